"""Columns whose title may mean either of two fields: what stands in them decides.

项目性质 may be how a project is built (新建, 续建) or its stage (前期, 在建); 项目类别 a sector or a stage;
开工时间 a day that has come or one that is planned; 年度目标 a milestone or a figure.
"""

from collections.abc import Callable
from dataclasses import replace

from projledger.forms.dates import parse_date
from projledger.forms.field import Form, Spec
from projledger.forms.report import FORM as REPORT
from projledger.foundation.period import Month
from projledger.foundation.text import normal_title
from projledger.layout.row import says_words
from projledger.layout.table import Column, RowKind, Table
from projledger.layout.title import read_title
from projledger.workbook.cells import CellKind, CellValue

#: Per field, the titles that leave it open, and the other field they may mean.
_WORDS = {
    "nature": (frozenset(["项目性质", "性质"]), "status"),
    "sector": (frozenset(["项目类别", "类别"]), "status"),
}
_A_THIRD = 3
_DATES = {"actual_start": "planned_start", "actual_finish": "planned_finish"}
_OPEN = frozenset([*_WORDS, *_DATES]) | {"milestone"}


def settled(form: Form, table: Table, *, year: int | None, month: int | None) -> Table:
    """``table`` with the fields of such columns settled; one that fits neither field has none."""
    names = {spec.name for spec in form.fields}
    taken = {column.field for column in table.columns}
    columns = tuple(_settled(column, form, table, names, taken, year, month) for column in table.columns)
    return table if columns == table.columns else replace(table, columns=columns)


def _settled(
    column: Column,
    form: Form,
    table: Table,
    names: set[str],
    taken: set[str],
    year: int | None,
    month: int | None,
) -> Column:
    if column.taught or column.field not in _OPEN:
        return column
    if column.field == "milestone":  # 年度目标 in words, or in figures of which nobody says what they count
        values = _values(table, column)
        return column._replace(field="") if values and all(map(_is_figure, values)) else column
    pattern = read_title(column.title.rpartition("/")[2]).pattern
    titles, other = _WORDS.get(column.field, (frozenset(), ""))
    if pattern in titles:
        own, stages = _admitting(form.field(column.field)), _admitting(REPORT.field(other))
        values = [value for value in _values(table, column) if not own(value)]
        if not any(map(stages, values)):
            return column
        is_stage = other in names and other not in taken and all(map(stages, _values(table, column)))
        return column._replace(field=other if is_stage else "")
    other = _DATES.get(column.field, "")
    plain = not any(word in pattern for word in ("实际", "已"))
    if other in names and other not in taken and plain and year is not None and month is not None:
        limit = Month(year, month).last_day.isoformat()
        days = [str(day) for value in _values(table, column) if (day := parse_date(value, "", year).value)]
        to_come = sum(day > limit[: len(day)] for day in days)
        if to_come * _A_THIRD >= len(days) > 0:  # a single one may be a slip
            return column._replace(field=other)
    return column


def _values(table: Table, column: Column) -> list[CellValue]:
    return [
        value
        for row in table.rows
        if row.kind is RowKind.PROJECT
        and (value := row.values.get(column.number)) is not None
        and not value.blank
    ]


def _is_figure(value: CellValue) -> bool:
    return value.kind is CellKind.NUMBER or not says_words(value)


def _admitting(spec: Spec) -> Callable[[CellValue], bool]:
    known = {normal_title(word) for word in (*spec.choices, *spec.synonyms)}
    return lambda value: normal_title(value.text).removesuffix("项目") in known
