"""Which column of a table is which field of the form, once the period of the return is known."""

import re
from typing import NamedTuple

from projledger.forms.field import Form, Kind, Role, Spec
from projledger.foundation.findings import Cell, Finding
from projledger.layout.table import Column, MoneyUnit, RowKind, Table
from projledger.layout.title import read_title
from projledger.workbook.cells import BLANK, CellValue

_PROGRESS = (Role.YEAR_TO_DATE, Role.MONTH, Role.SINCE_START)
#: Kinds of which one of several claiming columns may be taken without asking: the leftmost.
_WORDS = frozenset([Kind.TEXT, Kind.LIST])
#: Titles that say until when a cumulative figure counts (截至5月底累计完成投资, 目前累计完成投资).
_UNTIL = re.compile(r"(?:至(?:<Y>年)?<M>月|至?(?:目前|今|现在|报告期))(?=.*累计)")
_OF_THE_YEAR = re.compile(r"本年|今年|当年|年初|年内|年度|1月")
_CUMULATIVE = re.compile(r"累计(?:已|实际)?完成(?:投资)?$|完成投资累计$|累计投资$")
#: What is cumulative too, but is not what was completed by the month.
_OTHER = re.compile(
    r"上年|去年|上一年|上月|以前|资金|到位|拨付|支付|贷款|债券|计划|合同|产值|税收|入统|统计|预计|面积|工程量"
)


class ColumnChoice(NamedTuple):
    """The column of each field, the columns that are kept as extra values, and what was found wrong."""

    columns: dict[str, Column]
    extra: tuple[Column, ...]
    findings: tuple[Finding, ...]


def choose_columns(
    form: Form,
    table: Table,
    *,
    year: int | None,
    month: int | None,
    money_unit: str | None,
    sheet: str,
) -> ColumnChoice:
    """The columns that speak of the asked period; ``money_unit`` is used where nothing states one.

    Findings: L303 a required column is missing, L304 two columns claim one field, L307 a column is
    not of the form, L309 a title speaks of another period, L311 a cumulative title
    does not say since when it counts.
    """
    columns: dict[str, Column] = {}
    findings: list[Finding] = []
    expected = str(year or "") if month is None else f"{year or ''}-{month:02d}"
    for spec in form.fields:
        doubtful: list[Column] = []
        claiming = [column for column in table.columns if column.field == spec.name]
        fitting = [column for column in claiming if _fits(column, spec, year, month)]
        if spec.role is Role.YEAR_TO_DATE and fitting and spec.asked:
            fitting, doubtful = _without_doubtful(fitting, form, table)
            findings.extend(_doubtful(column, sheet) for column in doubtful)
        if claiming and not fitting and not doubtful and spec.asked:
            findings.extend(
                Finding("L309", "", sheet, column.cell, spec.name, column.title, {"expected": expected})
                for column in claiming
            )
        if not fitting:
            continue
        strong = [column for column in fitting if column.taught] or [
            column for column in fitting if column.rank == 0 or column.months or column.year
        ]
        first = (strong or fitting)[0]
        others = [column for column in (strong or fitting)[1:] if not _says_the_same(table, first, column)]
        if others and spec.kind not in _WORDS:
            if not spec.asked:
                continue
            findings.append(_two_claim(spec, strong or fitting, sheet))
            continue
        columns[spec.name] = _with_unit(first, spec, money_unit)
    doubled = {finding.field for finding in findings if finding.code == "L304"}
    known = set(columns) | doubled
    findings.extend(_missing(form, table, known, sheet))
    used = {column.number for column in columns.values()}
    extra = tuple(column for column in table.columns if column.number not in used) + _untitled(table)
    findings.extend(_doubtful(column, sheet) for column in extra if _unread_cumulative(form, column))
    left_out = {finding.cell for finding in findings}
    findings.extend(
        Finding("L307", "", sheet, column.cell, "", column.title)
        for column in extra
        if column.title
        and not column.taught
        and column.cell not in left_out
        and column.field not in doubled
        and not is_serial(column)
    )
    return ColumnChoice(columns, extra, tuple(findings))


def _untitled(table: Table) -> tuple[Column, ...]:
    """The columns that hold values of projects under no title; bare serial numbers at the left are none."""
    titled = {column.number for column in table.columns}
    rows = [row.values for row in table.rows if row.kind is RowKind.PROJECT]
    found = {number for values in rows for number in values} - titled
    left = [number for number in found if number < min(titled, default=0)]
    serial = {number for number in left if all(_is_count(values.get(number, BLANK)) for values in rows)}
    return tuple(
        Column(number, "", Cell(table.header[1], number), "", "", None) for number in sorted(found - serial)
    )


def _is_count(value: CellValue) -> bool:
    return value.blank or value.text.strip("()（）.、 ").isdigit()


def _without_doubtful(fitting: list[Column], form: Form, table: Table) -> tuple[list[Column], list[Column]]:
    """The columns that count from January, and those of which that is not sure.

    截至5月底累计完成投资 counts from January where the table also has a column since the start.
    """
    doubtful = [column for column in fitting if _until_only(column) and not column.taught]
    firm = [column for column in fitting if column not in doubtful]
    since_start = {spec.name for spec in form.fields if spec.role is Role.SINCE_START and spec.asked}
    if not firm and any(column.field in since_start for column in table.columns):
        return fitting, []
    return firm, doubtful


def _until_only(column: Column) -> bool:
    """Whether the title says up to when it counts, but not from when."""
    levels = [read_title(level).pattern for level in column.title.split("/")]
    return bool(_UNTIL.match(levels[-1])) and not any(_OF_THE_YEAR.search(level) for level in levels)


def _unread_cumulative(form: Form, column: Column) -> bool:
    """Whether a report's column without a field holds cumulative completed amounts."""
    words = read_title(column.title.rpartition("/")[2]).pattern
    reported = any(spec.role is Role.YEAR_TO_DATE for spec in form.fields)
    return (
        reported
        and not column.taught
        and not column.field
        and bool(_CUMULATIVE.search(words))
        and not _OTHER.search(column.title)
    )


def _doubtful(column: Column, sheet: str) -> Finding:
    return Finding("L311", "", sheet, column.cell, "", column.title)


def _fits(column: Column, spec: Spec, year: int | None, month: int | None) -> bool:
    """Whether what the title says of time is the window of the field in the asked period."""
    stated_year, months = column.year, column.months
    match spec.role:
        case Role.LAST_YEAR:
            return stated_year is None or year is None or stated_year == year - 1
        case Role.THIS_YEAR:
            return stated_year is None or year is None or stated_year == year
        case Role.MONTH | Role.YEAR_TO_DATE | Role.SINCE_START:
            right_year = stated_year is None or year is None or stated_year == year
            return right_year and (months is None or month is None or months[1] == month)
        case _:
            timeless = spec.kind is Kind.MONEY or months is None or month is None
            return timeless or (months is not None and months[1] == month)


def _says_the_same(table: Table, first: Column, other: Column) -> bool:
    """Whether two columns hold the same values in every row, so that either may be taken."""
    if (first.money and first.money.unit) != (other.money and other.money.unit):
        return False
    return all(
        row.values.get(first.number, BLANK) == row.values.get(other.number, BLANK)
        for row in table.rows
        if row.kind is RowKind.PROJECT
    )


def _with_unit(column: Column, spec: Spec, money_unit: str | None) -> Column:
    if spec.kind is Kind.MONEY and column.money is None and money_unit and not column.measure:
        return column._replace(money=MoneyUnit(money_unit, "option", None))
    return column


def _two_claim(spec: Spec, columns: list[Column], sheet: str) -> Finding:
    letters = "、".join(str(Cell(0, column.number)) for column in columns)
    return Finding(
        "L304",
        "",
        sheet,
        columns[1].cell,
        spec.name,
        columns[1].title,
        {"columns": letters, "title": spec.title},
    )


def _missing(form: Form, table: Table, known: set[str], sheet: str) -> list[Finding]:
    """L303 for each required field without a column, and where no column states any progress."""
    carried = {field for row in table.rows for field in row.carried}
    wanted = [spec for spec in form.fields if spec.required and spec.name not in known | carried]
    progress = [spec for role in _PROGRESS for spec in form.fields if spec.role is role and spec.asked]
    if progress and not any(spec.name in known for spec in progress):
        wanted.append(progress[0])
    place = Cell(table.header[1], table.columns[0].number)
    return [Finding("L303", "", sheet, place, spec.name, "", {"title": spec.title}) for spec in wanted]


def is_serial(column: Column) -> bool:
    """Whether the column merely numbers the rows; its numbers are not kept."""
    return "".join(column.title.split()).casefold() in {"序号", "序", "行次", "no.", "no", "#", "项次"}
