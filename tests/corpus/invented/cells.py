"""A workbook before it is written: what stands in which cell, what is merged, what is hidden."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Number:
    """A number cell; ``form`` is its number format."""

    amount: Decimal
    form: str = "General"


@dataclass(frozen=True, slots=True)
class Words:
    """A text cell."""

    text: str


@dataclass(frozen=True, slots=True)
class Bare:
    """Text that a .csv holds as it is, though it needs quotation marks."""

    text: str


@dataclass(frozen=True, slots=True)
class Day:
    """A date cell: a serial number with a date format."""

    day: date
    form: str = "yyyy/m/d"


@dataclass(frozen=True, slots=True)
class Broken:
    """An error cell, such as ``#DIV/0!``."""

    shown: str


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula; ``result`` is None where no program ever calculated it."""

    text: str
    result: Decimal | None
    form: str = "General"


Value = Number | Words | Bare | Day | Broken | Formula
Place = tuple[int, int]


@dataclass
class Sheet:
    """One sheet; rows and columns count from 1."""

    name: str
    cells: dict[Place, Value] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    hidden: bool = False

    def put(self, row: int, column: int, value: Value | str | None) -> None:
        """Write ``value``; blank text and None leave the cell as it is."""
        if isinstance(value, str):
            value = Words(value) if value else None
        if value is not None:
            self.cells[row, column] = value

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Merge a block of cells; a block of one cell is left alone."""
        if (top, left) != (bottom, right):
            self.merges.append((top, left, bottom, right))

    @property
    def last_row(self) -> int:
        """The last row that holds anything."""
        return max((row for row, _ in self.cells), default=0)

    @property
    def last_column(self) -> int:
        """The last column that holds anything."""
        return max((column for _, column in self.cells), default=0)


@dataclass
class Book:
    """A workbook's sheets in their order."""

    sheets: list[Sheet]
    from_1904: bool = False
