"""The figures of some columns of a table, project by project: what settles titles that leave something open."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from projledger.forms.amounts import parse_amount, parse_percent
from projledger.layout.table import Column, RowKind, Table
from projledger.workbook.cells import BLANK

#: Shares agree if they differ by no more than this many percent.
HALF_OF_A_PERCENT = Decimal("0.6")


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
    """Whether ``percent`` is what ``part`` is of ``whole``, within what rounding and haste make."""
    return whole > 0 and abs(part * 100 / whole - percent) <= HALF_OF_A_PERCENT
