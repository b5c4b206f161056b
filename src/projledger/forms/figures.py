"""The figures of some columns of a table, project by project: what settles titles that leave something open."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from projledger.forms.amounts import parse_amount, parse_percent
from projledger.layout.table import Column, RowKind, Table
from projledger.workbook.cells import BLANK

#: Shares that were computed are compared to so many decimals.
_MOST_DECIMALS = 6
#: A share may differ from what it proves by no more than this part of it, however few decimals it states.
_A_TENTH = Decimal("0.1")
#: A share that differs by more than this many per cents is that of something else, whatever haste made of it.
_FAR = Decimal("0.6")


def figures(
    table: Table, columns: Mapping[str, Column], unit: str, *, shares: frozenset[str] = frozenset()
) -> Iterator[dict[str, Decimal]]:
    """Per project the figures of ``columns`` by their names: yuan, percent for those among ``shares``.

    What is blank or cannot be read is left out. ``unit`` is the money unit of columns that state none.
    """
    for row in table.rows:
        if row.kind is not RowKind.PROJECT:
            continue
        found: dict[str, Decimal] = {}
        for name, column in columns.items():
            value = row.values.get(column.number, BLANK)
            if name in shares:
                parsed = parse_percent(value, title_says_percent=column.percent, example="")
            else:
                parsed = parse_amount(value, column.money.unit if column.money else unit or "元", "")
            if not value.blank and parsed.value is not None:
                found[name] = Decimal(parsed.value)
        yield found


def is_share(part: Decimal, whole: Decimal, percent: Decimal) -> bool:
    """Whether ``percent`` proves to be what ``part`` is of ``whole``: within half a unit of its last decimal.

    0.8 proves nothing of 60 out of 30,000, nor does 0.
    """
    if whole <= 0:
        return False
    exact = part * 100 / whole
    exponent = percent.normalize().as_tuple().exponent
    decimals = min(max(-exponent, 0), _MOST_DECIMALS) if isinstance(exponent, int) else 0
    half_unit = Decimal(5).scaleb(-decimals - 1)
    return abs(exact - percent) <= min(half_unit, abs(exact) * _A_TENTH)


def is_no_share(part: Decimal, whole: Decimal, percent: Decimal) -> bool:
    """Whether ``percent`` is too far from what ``part`` is of ``whole`` for rounding and haste."""
    return whole > 0 and abs(part * 100 / whole - percent) > _FAR
