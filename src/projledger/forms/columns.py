"""Which column of a table is which field of the form, once the period of the return is known."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from projledger.forms.either_field import settled
from projledger.forms.field import Form, Kind, Role, Spec
from projledger.forms.period_ends import with_period_ends
from projledger.forms.plan_in_force import in_force
from projledger.forms.since_when import counts_from_january
from projledger.forms.spans import span_column
from projledger.forms.versions import rivals, with_adjusted
from projledger.forms.windows import with_windows
from projledger.foundation.findings import Cell, Finding
from projledger.layout.amount_title import BARE, UNTIL
from projledger.layout.serials import numbers_rows
from projledger.layout.table import Column, MoneyUnit, RowKind, Table
from projledger.layout.title import read_title
from projledger.workbook.cells import BLANK, CellValue

_PROGRESS = (Role.YEAR_TO_DATE, Role.MONTH, Role.SINCE_START)
#: Kinds of which one of several claiming columns may be taken without asking: the leftmost.
_WORDS = frozenset([Kind.TEXT, Kind.LIST])
_MOST_NAMED = 6
_CUMULATIVE = re.compile(r"累计(?:已|实际)?完成(?:投资)?$|完成投资累计$|累计投资$")
#: What is cumulative too, but is not what was completed by the month.
_OTHER = re.compile(
    r"上年|去年|上一年|上月|上期|以前|资金|到位|拨付|支付|贷款|债券|计划|合同|产值|税收|入统|统计|预计|面积|工程量"
)


class ColumnChoice(NamedTuple):
    """The column of each field, the columns that are kept as extra values, and what was found wrong.

    ``earlier`` are, by field, the columns that state what was before the adjustment that its column states.
    """

    columns: dict[str, Column]
    extra: tuple[Column, ...]
    findings: tuple[Finding, ...]
    earlier: dict[str, tuple[Column, ...]] = {}  # noqa: RUF012 - never changed


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
    not of the form, L309 titles speak of another period, L311 a cumulative title does not say since
    when it counts, L312 which of several periods side by side was read, L335 whether a quarter's target
    counts from January is open.
    """
    table = settled(form, with_adjusted(form, table), year=year, month=month)
    table = with_windows(form, table, year=year, month=month, unit=money_unit or "")
    table, findings, open_periods = with_period_ends(form, table, money_unit or "", sheet)
    columns: dict[str, Column] = {}
    doubtful_form = {line.cell for line in table.form_doubt}
    #: columns of which a finding speaks already
    told = {column.number for column in table.columns if column.cell in doubtful_form} | open_periods
    chosen: list[tuple[Column, list[Column]]] = []  # of several periods side by side: the one, the others
    earlier: dict[str, tuple[Column, ...]] = {}
    by_field: dict[str, list[Column]] = {}
    for column in table.columns:
        by_field.setdefault(column.field, []).append(column)
    for spec in form.fields:
        claiming = _claiming(by_field.get(spec.name, []), spec)
        if not claiming:
            continue
        fitting = [column for column in claiming if _fits(column, spec, year, month)]
        doubtful = _doubtful_of(fitting, spec, form, table, money_unit or "")
        fitting = [column for column in fitting if column not in doubtful]
        findings.extend(_doubtful(column, sheet) for column in doubtful)
        others = [column for column in claiming if column not in fitting and column not in doubtful]
        told.update(column.number for column in doubtful)
        if not fitting and not doubtful and spec.asked:
            findings.append(_other_period(claiming, spec, year, month, sheet))
            told.update(column.number for column in claiming)
        if not fitting:
            continue
        fitting, before = in_force(table, fitting) if spec.kind is Kind.MONEY else (fitting, ())
        best, others_claim = _best_of(table, spec, fitting)
        first = best[0]
        if others_claim and spec.kind not in _WORDS:
            if spec.asked and not _period_unknown(spec, fitting, year, month):
                findings.append(_two_claim(spec, best, sheet))
            if spec.asked:
                told.update(column.number for column in fitting)
            continue
        columns[spec.name], earlier[spec.name] = _with_unit(first, spec, money_unit), before
        if others and spec.asked:
            chosen.append((first, others))
            told.update(column.number for column in others)
    findings.extend(_restated(form, table, columns, told, sheet))
    findings.extend(_side_by_side(chosen, columns, _asked(year, month), sheet))
    doubled = {finding.field for finding in findings if finding.code == "L304"}
    findings.extend(_missing(form, table, set(columns) | doubled, sheet))
    used = {column.number for column in columns.values()}
    extra = tuple(column for column in table.columns if column.number not in used) + _untitled(table)
    findings.extend(_unread(form, extra, told, sheet))
    if (span := span_column(form, columns, extra)) is not None:
        told.add(span.number)
    told.add(serial_column(extra))
    findings.extend(
        Finding("L307", "", sheet, column.cell, "", column.title)
        for column in extra
        if column.title and not column.taught and column.number not in told
    )
    return ColumnChoice(columns, extra, tuple(findings), earlier)


def _best_of(table: Table, spec: Spec, fitting: list[Column]) -> tuple[list[Column], list[Column]]:
    """The best of the columns that claim a field, the first before all, and those that contradict it."""
    strong = [column for column in fitting if column.taught]
    if not strong and spec.kind is not Kind.MONEY:  # of two amounts the title is no reason to prefer one
        strong = [column for column in fitting if column.rank == 0 or column.months or column.year]
    best = strong or fitting
    return best, [column for column in best[1:] if not _says_the_same(table, best[0], column)]


def _claiming(columns: list[Column], spec: Spec) -> list[Column]:
    """Those of the columns that may hold the field: of words none that measures, as 建设规模（平方米）."""
    return [column for column in columns if not column.measure] if spec.kind in _WORDS else columns


def _untitled(table: Table) -> tuple[Column, ...]:
    """The columns that hold values of projects under no title; bare serial numbers at the left are none."""
    titled = {column.number for column in table.columns}
    rows = [row.values for row in table.rows if row.kind is RowKind.PROJECT]
    found = set[int]().union(*rows) - titled
    left = [number for number in found if number < min(titled, default=0)]
    serial = {number for number in left if all(_is_count(values.get(number, BLANK)) for values in rows)}
    return tuple(
        Column(number, "", Cell(table.header[1], number), "", "", None) for number in sorted(found - serial)
    )


def _is_count(value: CellValue) -> bool:
    return value.blank or value.text.strip("()（）.、 ").isdigit()


def _doubtful_of(fitting: list[Column], spec: Spec, form: Form, table: Table, unit: str) -> list[Column]:
    """The columns of which it is open whether they count from January, and nothing in the table tells."""
    if spec.role is not Role.YEAR_TO_DATE or not spec.asked:
        return []
    return [
        column
        for column in fitting
        if column.role in {UNTIL, BARE}
        and not column.taught
        and not counts_from_january(column, fitting, form, table, unit)
    ]


def _period_unknown(spec: Spec, fitting: list[Column], year: int | None, month: int | None) -> bool:
    """Whether the columns differ by months (or years) and the return does not say which is asked for (L305)."""
    months = {column.months for column in fitting if spec.role not in {Role.THIS_YEAR, Role.LAST_YEAR}}
    years = {column.year for column in fitting}
    return (month is None and len(months) > 1) or (year is None and len(years) > 1)


def _asked(year: int | None, month: int | None) -> str:
    return str(year or "") if month is None else f"{year or ''}-{month:02d}"


def _named(columns: list[Column]) -> str:
    """The titles of the columns, the first few of them, on one line."""
    titles = ["".join(column.title.split()) for column in columns]
    return "、".join(titles[:_MOST_NAMED]) + ("…" if len(titles) > _MOST_NAMED else "")


def _other_period(
    columns: list[Column], spec: Spec, year: int | None, month: int | None, sheet: str
) -> Finding:
    """L309, once for all the columns of a field: none of them speaks of the asked period."""
    details = {"expected": _asked(year, month)}
    return Finding("L309", "", sheet, columns[0].cell, spec.name, _named(columns), details)


def _restated(
    form: Form, table: Table, columns: dict[str, Column], told: set[int], sheet: str
) -> Iterator[Finding]:
    """L304 for each amount of which another version stands beside it; neither is taken of ``columns``."""
    for name, others in rivals(form, table, columns, told).items():
        taken = columns.pop(name)
        told.update(column.number for column in (taken, *others))
        yield _two_claim(form.field(name), [taken, *others], sheet)


def _side_by_side(
    sides: list[tuple[Column, list[Column]]], columns: dict[str, Column], asked: str, sheet: str
) -> Iterator[Finding]:
    """L312, once for all fields: which columns of several periods were read, and which were not."""
    chosen = [(first, others) for first, others in sides if first.field in columns]
    if not chosen:
        return
    first = chosen[0][0]
    taken = "、".join(f"{Cell(0, column.number)} {_named([column])}" for column, _others in chosen)
    left = sorted({other for _column, others in chosen for other in others}, key=lambda other: other.number)
    details = {"expected": asked, "others": _named(left)}
    yield Finding("L312", "", sheet, first.cell, first.field, taken, details)


def _unread(form: Form, extra: tuple[Column, ...], told: set[int], sheet: str) -> Iterator[Finding]:
    """L311 for each cumulative column without a field of which no other finding speaks."""
    for column in extra:
        if column.number not in told and _unread_cumulative(form, column):
            told.add(column.number)
            yield _doubtful(column, sheet)


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
            if spec.kind is Kind.PERCENT and None not in (stated_year, year) and stated_year != year:
                return False  # 2020年投资完成率 in a return of 2021
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


def serial_column(columns: Iterable[Column]) -> int:
    """The first column that merely numbers the rows, whose numbers are not kept; 0 where none does."""
    return next((column.number for column in columns if is_serial(column)), 0)


def is_serial(column: Column) -> bool:
    """Whether the column's title says that it numbers the rows."""
    return not column.field and numbers_rows(read_title(column.title.rpartition("/")[2]).pattern)
