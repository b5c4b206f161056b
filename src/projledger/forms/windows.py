"""Cumulative columns whose window is told by the asked period or by the column beside them.

截至2020年12月底累计完成投资 is what was completed before 2021; 累计完成投资 beside 本年累计完成投资 counts
since the start, where the figures bear it out.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from projledger.forms.amounts import parse_amount
from projledger.forms.field import Form, Role
from projledger.layout.amount_title import BARE, UNTIL
from projledger.layout.table import Column, RowKind, Table
from projledger.layout.title import read_title
from projledger.workbook.cells import BLANK

_LAST_MONTH = 12
_UNTIL_A_YEAR = re.compile(r"至<Y>年?累计(?:完成)?(?:投资)?")
#: One row in so many may contradict what the others prove: a slip.
_ONE_IN = 5
_A_HUNDREDTH = Decimal("0.01")


def with_windows(form: Form, table: Table, *, year: int | None, month: int | None, unit: str) -> Table:
    """``table`` with the fields of such columns settled; ``unit`` is that of columns that state none."""
    fields: dict[Role, str] = {
        spec.role: spec.name for spec in form.fields if spec.asked and spec.role is not Role.NONE
    }
    if not {Role.YEAR_TO_DATE, Role.SINCE_START, Role.LAST_YEAR} <= fields.keys():
        return table
    columns = list(table.columns)
    _settle_last_year(columns, fields, year)
    _settle_since_start(columns, fields, table, year, month, unit)
    return table if tuple(columns) == table.columns else replace(table, columns=tuple(columns))


def _settle_last_year(columns: list[Column], fields: dict[Role, str], year: int | None) -> None:
    """A column that counts until the last day of the year before the asked one is what was done before."""
    before = fields[Role.LAST_YEAR]
    if year is None or any(column.field == before for column in columns):
        return
    cumulative = {fields[Role.YEAR_TO_DATE], fields[Role.SINCE_START]}
    found = [
        place
        for place, column in enumerate(columns)
        if column.field in cumulative
        and not column.taught
        and column.year == year - 1
        and _ends_the_year(column)
    ]
    if len(found) == 1:
        columns[found[0]] = columns[found[0]]._replace(field=before, role=Role.LAST_YEAR.value, months=None)


def _ends_the_year(column: Column) -> bool:
    title = read_title(column.title.rpartition("/")[2])
    until = column.role in {UNTIL, Role.SINCE_START.value}
    return (until and column.months == (1, _LAST_MONTH)) or (
        column.months is None and bool(_UNTIL_A_YEAR.fullmatch(title.pattern))
    )


def _settle_since_start(
    columns: list[Column],
    fields: dict[Role, str],
    table: Table,
    year: int | None,
    month: int | None,
    unit: str,
) -> None:
    """The only open cumulative column beside one that surely counts from January."""
    total, of_year = fields[Role.SINCE_START], fields[Role.YEAR_TO_DATE]
    if any(column.field == total for column in columns):
        return
    cumulative = [
        place for place, column in enumerate(columns) if column.field == of_year and not column.taught
    ]
    open_ones = [place for place in cumulative if columns[place].role in {UNTIL, BARE}]
    sure = [
        columns[place]
        for place in cumulative
        if place not in open_ones and _of_the_period(columns[place], year, month)
    ]
    if len(open_ones) != 1 or len(sure) != 1 or not _of_the_period(columns[open_ones[0]], year, month):
        return
    before = next((column for column in columns if column.field == fields[Role.LAST_YEAR]), None)
    if _contains(table, columns[open_ones[0]], sure[0], before, unit):
        place = open_ones[0]
        columns[place] = columns[place]._replace(field=total, role=Role.SINCE_START.value)


def _of_the_period(column: Column, year: int | None, month: int | None) -> bool:
    return (column.year is None or year is None or column.year == year) and (
        column.months is None or month is None or column.months[1] == month
    )


def _contains(table: Table, column: Column, of_year: Column, before: Column | None, unit: str) -> bool:
    """Whether the figures of ``column`` are those of the year and what was completed before it.

    Without a column of what was completed before, none may be less than the year's, and some must be more.
    """
    kept = against = more = 0
    for own, january, earlier in _figures(table, column, of_year, before, unit):
        kept += 1
        more += own > january
        if earlier is None:
            against += own < january
        else:
            against += abs(own - january - earlier) > max(own, january) * _A_HUNDREDTH
    return more > 0 and against * _ONE_IN <= (kept if before is not None else 0)


def _figures(
    table: Table, column: Column, of_year: Column, before: Column | None, unit: str
) -> Iterable[tuple[Decimal, Decimal, Decimal | None]]:
    for row in table.rows:
        if row.kind is RowKind.PROJECT:
            amounts = []
            for one in (column, of_year, before):
                value = BLANK if one is None else row.values.get(one.number, BLANK)
                own_unit = one.money.unit if one is not None and one.money else unit or "元"
                parsed = parse_amount(value, own_unit, "").value
                amounts.append(None if parsed is None or value.blank else Decimal(parsed))
            own, january, earlier = amounts
            if own is not None and january is not None:
                yield own, january, earlier
