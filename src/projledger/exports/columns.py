"""A table to be written: columns with a kind, rows of plain values; nothing yet of any file format."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

#: One value of a table: texts stay texts, whatever they begin with; numbers are exact.
Value = str | int | Decimal | bool | None


class Kind(StrEnum):
    """How a column's values are written and aligned."""

    TEXT = "text"
    COUNT = "count"
    AMOUNT = "amount"  # Decimal in the unit that the title names
    RATE = "rate"  # Decimal percent, written at the decimals it has
    POINTS = "points"  # Decimal percentage points, with their sign


class Column(NamedTuple):
    """One column: its key in a row, its title (with its unit), and what it means."""

    key: str
    title: str
    kind: Kind = Kind.TEXT
    meaning: str = ""
    width: int = 0  # console columns; 0: by the title and the values
    places: int | None = None  # decimals at which an amount is displayed; None: all that it has
    unit: str = ""  # 万元, %, 百分点, 个
    basis: str = ""  # 口径: whose figure it is (上报, 计划, 计算)
    source: str = ""  # which form and column it comes from


@dataclass(frozen=True, slots=True)
class Table:
    """A named table. ``bold`` are the indices of rows that are totals, ``indented`` of 其中 rows."""

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Mapping[str, Value]]
    title: str = ""
    left: str = ""  # what stands over the table at the left
    right: str = ""
    bold: frozenset[int] = frozenset()
    indented: frozenset[int] = frozenset()


def yuan_in(yuan: int | None, unit: int) -> Decimal | None:
    """``yuan`` in a money unit of ``unit`` yuan, exactly and without idle zeros."""
    if yuan is None:
        return None
    whole, rest = divmod(yuan, unit)
    return Decimal(whole) if rest == 0 else Decimal(yuan) / unit
