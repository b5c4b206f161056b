"""The period columns of a table of targets: which count from January, and which are in percent.

二季度目标 and 6月目标 may be what is due by the end of June or of the quarter, the month alone. Figures that
fall somewhere are no cumulative ones; where those of the last period are the year's plan, they are. All else
is asked about (L335): two quarters' own amounts must not be taken for what is due by June.
"""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from projledger.forms.amounts import parse_amount, parse_percent
from projledger.forms.field import Form
from projledger.forms.targets import AMOUNTS, MONTHS, PERCENTS
from projledger.foundation.findings import Finding
from projledger.foundation.money import MONEY_UNITS
from projledger.layout.table import BodyRow, Column, RowKind, Table
from projledger.layout.title import read_title
from projledger.workbook.cells import BLANK, CellKind, CellValue

_MONTH_OF = {field: month for fields in (AMOUNTS, PERCENTS) for month, field in fields.items()}
_WHOLE = Decimal(100)
#: Rounded amounts may miss the year's plan by so much of it.
_NEARLY = Fraction(1, 200)


def with_period_ends(
    form: Form, table: Table, unit: str, sheet: str
) -> tuple[Table, list[Finding], frozenset[int]]:
    """``table`` with its period columns settled, L335 for those that leave it open, and their numbers.

    L303 where there is no period column.

    ``unit`` is the money unit of columns that state none.
    """
    if form.name != "targets":
        return table, [], frozenset()
    rows = [row for row in table.rows if row.kind is RowKind.PROJECT]
    columns = tuple(_in_percent(column, rows) for column in table.columns)
    columns, open_ones = _since_january(columns, rows, unit)
    findings = []
    if not any(column.field in _MONTH_OF for column in table.columns):
        title = form.field(AMOUNTS[3]).title
        findings.append(Finding("L303", "", sheet, table.columns[0].cell, AMOUNTS[3], "", {"title": title}))
    if open_ones:
        named = "、".join("".join(column.title.split()) for column in open_ones)
        findings.append(Finding("L335", "", sheet, open_ones[0].cell, "", named))
    settled = table if columns == table.columns else replace(table, columns=columns)
    return settled, findings, frozenset(column.number for column in open_ones)


def _in_percent(column: Column, rows: list[BodyRow]) -> Column:
    """A column of amounts whose cells are all per cents (25%) states shares of the year's plan."""
    month = _MONTH_OF.get(column.field)
    if month is None or column.field != AMOUNTS[month] or read_title(column.title.rpartition("/")[2]).unit:
        return column
    values = [value for row in rows if not (value := row.values.get(column.number, BLANK)).blank]
    if not values or not all(_is_share(value) for value in values):
        return column
    return column._replace(field=PERCENTS[month], money=None, percent=True)


def _is_share(value: CellValue) -> bool:
    text = value.text.strip()
    return value.percent or (value.kind is CellKind.TEXT and text.endswith(("%", "％")))


def _since_january(
    columns: tuple[Column, ...], rows: list[BodyRow], unit: str
) -> tuple[tuple[Column, ...], list[Column]]:
    """The columns, those of single quarters or months counted from January where the figures prove it."""
    open_ones = [column for column in columns if _is_open(column)]
    if not open_ones:
        return columns, []
    kinds = {column.field in PERCENTS.values() for column in open_ones}
    plan = next((column for column in columns if column.field == "annual_plan"), None)
    proven = all(_proven(columns, rows, plan, unit, percent=percent) for percent in kinds)
    found = tuple(
        column
        if column not in open_ones
        else column._replace(months=(1, _MONTH_OF[column.field]))
        if proven
        else column._replace(field="", months=None)
        for column in columns
    )
    return found, [] if proven else open_ones


def _is_open(column: Column) -> bool:
    return column.field in _MONTH_OF and not column.taught and bool(column.months and column.months[0] > 1)


def _proven(
    columns: tuple[Column, ...], rows: list[BodyRow], plan: Column | None, unit: str, *, percent: bool
) -> bool:
    """Whether no row's figures fall from period to period, and those of December are the year's plan in all."""
    fields = PERCENTS if percent else AMOUNTS
    by_field = {column.field: column for column in columns}
    periods = [by_field[fields[month]] for month in MONTHS if fields[month] in by_field]
    if fields[MONTHS[-1]] not in by_field or (plan is None and not percent):
        return False
    seen = False
    for row in rows:
        amounts = [_number(row, column, unit, percent=percent) for column in periods]
        given = [amount for amount in amounts if amount is not None]
        whole = _WHOLE if percent or plan is None else _number(row, plan, unit, percent=False)
        if not given or whole is None:
            continue
        if given != sorted(given) or amounts[-1] is None:
            return False
        if abs(Fraction(amounts[-1]) - Fraction(whole)) > Fraction(whole) * _NEARLY:
            return False
        seen = seen or len(set(given)) > 1
    return seen


def _number(row: BodyRow, column: Column, unit: str, *, percent: bool) -> Decimal | None:
    value = row.values.get(column.number, BLANK)
    if value.blank:
        return None
    if percent:
        share: Decimal | None = parse_percent(value, title_says_percent=column.percent, example="").value
        return share
    stated = column.money.unit if column.money else unit or "元"
    found = parse_amount(value, stated if stated in MONEY_UNITS else "元", "").value
    return None if found is None else Decimal(found)
