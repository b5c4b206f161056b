"""Rates without a percent sign: all those of one column are per cents or all fractions, as the figures prove."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import NamedTuple

from projledger.forms.amounts import parse_amount
from projledger.forms.field import Form, Kind
from projledger.forms.row_units import unit_of_row
from projledger.foundation.money import plain
from projledger.layout.table import BodyRow, Column, RowKind, Table
from projledger.workbook.cells import BLANK, CellKind, CellValue

#: The field that states what was completed of the year's plan.
_OF_THE_PLAN = "stated_rate"
#: No project completes so many times its annual plan; a rate beyond it is a number of per cents.
_MOST_TIMES = 3
#: Figures that a formula computed are compared to so many decimals.
_MOST_DECIMALS = 6


class Scaled(NamedTuple):
    """The columns, those of rates with their scale, and the columns of rates of which it cannot be told."""

    columns: dict[str, Column]
    open: tuple[Column, ...]


def with_scales(
    form: Form, columns: Mapping[str, Column], table: Table, plans: Mapping[int, int], by_row: int
) -> Scaled:
    """``columns``, those of rates as if their titles said in what their bare figures are.

    The scale is the one by which more rows state what was completed of the year's plan; ``plans`` are those
    that the register knows, in yuan by row, ``by_row`` the column of the rows' money units. Where nothing can
    be computed one figure too large for a fraction tells: 0.22 beside 18.08 is 0.22 %, not 22 %.
    """
    told, left = dict(columns), []
    for name, column in columns.items():
        if form.field(name).kind is not Kind.PERCENT:
            continue
        rows = [row for row in table.rows if row.kind is RowKind.PROJECT]
        bare = {row.row: number for row in rows if (number := bare_rate(row, column)) is not None}
        if not bare:
            continue
        of_the_plan = name == _OF_THE_PLAN
        shares = {
            row.row: share for row in rows if of_the_plan and (share := _share(row, columns, plans, by_row))
        }
        rate = told.get(_OF_THE_PLAN)
        if (
            rate is not None and rate.fractions and not column.percent
        ):  # what lags behind is stated like the rate
            told[name] = column._replace(fractions=True)
            continue
        match _scale(bare, shares, says_percent=column.percent):
            case "percent":
                told[name] = column._replace(percent=True)
            case "fraction":
                told[name] = column._replace(percent=False, fractions=True)
            case _ if of_the_plan:
                del told[name]
                left.append(column)
    return Scaled(told, tuple(left))


def _scale(bare: Mapping[int, Decimal], shares: Mapping[int, Fraction], *, says_percent: bool) -> str:
    """``percent``, ``fraction``, or nothing where neither the figures nor their size tell."""
    compared = [(number, shares[row]) for row, number in bare.items() if number and row in shares]
    as_percent = sum(_states(number, 100 * share) for number, share in compared)
    as_fraction = sum(_states(number, share) for number, share in compared)
    if as_percent != as_fraction:
        return "percent" if as_percent > as_fraction else "fraction"
    largest = max(abs(number) for number in bare.values())
    if says_percent or largest > _MOST_TIMES:
        return "percent"
    return "fraction" if largest <= 1 else ""


def _states(number: Decimal, share: Fraction) -> bool:
    """Whether the number is the share, within half a unit of its last decimal."""
    exponent = number.normalize().as_tuple().exponent
    decimals = min(max(-exponent, 0), _MOST_DECIMALS) if isinstance(exponent, int) else 0
    half = Fraction(1, 2 * 10**decimals)
    return abs(Fraction(number) - share) <= half


def _share(
    row: BodyRow, columns: Mapping[str, Column], plans: Mapping[int, int], by_row: int
) -> Fraction | None:
    """What the row's figures give: the part of the year's plan that was completed, where both are known."""
    completed = _amount(row, columns.get("completed_ytd"), by_row)
    plan = _amount(row, columns.get("annual_plan"), by_row) or plans.get(row.row)
    return Fraction(completed, plan) if completed and plan else None


def _amount(row: BodyRow, column: Column | None, by_row: int) -> int | None:
    if column is None:
        return None
    stated = column.money or unit_of_row(row, by_row)
    value = parse_amount(row.values.get(column.number, BLANK), stated.unit if stated else "", "").value
    return value if isinstance(value, int) else None


def bare_rate(row: BodyRow, column: Column) -> Decimal | None:
    """The number in the row's cell if that neither shows nor writes a percent sign."""
    value: CellValue = row.values.get(column.number, BLANK)
    if value.percent:
        return None
    if value.kind is CellKind.NUMBER:
        return value.value if isinstance(value.value, Decimal) and value.value.is_finite() else None
    try:
        number = Decimal(plain(value.text)) if value.kind is CellKind.TEXT else None
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() else None
