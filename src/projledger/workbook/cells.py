"""The neutral form of a workbook: sheets of cells with their kind, and nothing of their meaning."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class CellKind(StrEnum):
    """What stands in a cell."""

    BLANK = ""
    TEXT = "s"
    NUMBER = "n"
    DATE = "d"
    BOOLEAN = "b"
    ERROR = "e"  # ``value`` is the error's text, such as ``#REF!``
    UNCALCULATED = "f"  # a formula without a cached value; ``value`` is the formula


# a member looked up in its class costs more than all else that is asked of a cell
_BLANK, _TEXT = CellKind.BLANK, CellKind.TEXT


class CellValue(NamedTuple):
    """One cell. ``percent`` says that the number is shown as a percentage (0.5 stands for 50 %).

    ``shown`` is what the number's format shows of it beside the figure, or instead of it: see
    :mod:`~projledger.workbook.shown_units`.
    """

    kind: CellKind
    value: str | Decimal | date | datetime | time | bool | None = None
    percent: bool = False
    shown: str = ""

    @property
    def text(self) -> str:  # noqa: PLR0911 - one answer a kind
        """What stands there, as words for a message."""
        if type(self.value) is str:
            return self.value
        match self.value:
            case None:
                return ""
            case Decimal():
                number = self.value * 100 if self.percent else self.value
                shown = f"{number:f}"
                shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
                return f"{shown}%" if self.percent else shown
            case bool():
                return "TRUE" if self.value else "FALSE"
            case datetime() if self.value.time() == time():
                return self.value.date().isoformat()
            case datetime() | date() | time():
                return self.value.isoformat()
            case str():
                return self.value

    @property
    def blank(self) -> bool:
        """Whether nothing (or only white space) stands in the cell."""
        value = self.value
        if type(value) is str and self.kind is _TEXT:
            return not value or value.isspace()
        return self.kind is _BLANK


BLANK = CellValue(CellKind.BLANK)


class Merge(NamedTuple):
    """A merged range, counted from 1, both ends inclusive."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. ``rows[r - 1][c - 1]`` is the cell in row r, column c; rows may be of unequal length.

    ``cleaned`` holds the (row, column) of texts from which control characters were taken or that
    were cut for their length; ``stray`` the addresses of far cells that the guard cut off; ``pieces``
    into how many cells commas cut each row of a text, where the file is such a text.
    """

    name: str
    rows: tuple[tuple[CellValue, ...], ...]
    merges: tuple[Merge, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    cleaned: frozenset[tuple[int, int]] = frozenset()
    stray: tuple[str, ...] = ()
    pieces: tuple[int, ...] = ()

    def cell(self, row: int, column: int) -> CellValue:
        """The cell in ``row``, ``column`` (from 1); blank outside the sheet."""
        if 1 <= row <= len(self.rows) and 1 <= column <= len(self.rows[row - 1]):
            return self.rows[row - 1][column - 1]
        return BLANK

    def filled(self, row: int) -> Iterator[tuple[int, CellValue]]:
        """The cells of ``row`` that hold something, with their column numbers."""
        for column, value in enumerate(self.rows[row - 1], start=1):
            if value is not BLANK and not value.blank:
                yield column, value


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file's sheets. ``format`` is ``xlsx``, ``xls``, ``xlsb``, ``ods``, ``csv`` or ``docx``.

    ``stamp`` is what projledger wrote into its own workbooks (form, version, unit, period), read
    from the hidden sheet :data:`STAMP_SHEET`; empty for any other workbook. That sheet and other very
    hidden sheets of ours (names that begin with ``_``) are not among ``sheets``.
    """

    format: str
    sheets: tuple[Sheet, ...]
    stamp: Mapping[str, str] = field(default_factory=dict)


#: The very hidden sheet with the stamp: keys in column A, values in column B.
STAMP_SHEET = "_projledger"
#: The hidden sheet with the dictionaries behind drop-down lists.
CHOICES_SHEET = "_choices"
#: The first sheet of a marked-up copy, which lists what is to be corrected; read back, it is left out.
RETURN_LIST = "退回说明"
