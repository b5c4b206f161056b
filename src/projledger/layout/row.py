"""One row below a header as the classes of rows look at it: its cells, its leading words, its number."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from projledger.foundation.findings import Cell
from projledger.foundation.text import remembered
from projledger.layout.category import plain_words
from projledger.layout.grid import Grid
from projledger.layout.money_words import unit_in_label, unit_of_item
from projledger.layout.serials import Serial, serial_of
from projledger.layout.table import MoneyUnit
from projledger.workbook.cells import BLANK, CellKind, CellValue

_SAMPLE_ROWS = 300
#: A figure typed as text, bare or with its unit, or what stands for none: ``1,200万元``, ``45.3%``, ``——``.
_FIGURE = re.compile(r"[-+]?(?:\d[\d,]*)?\.?\d+(?:[eE][-+]?\d+)?(?:[百千]?[万亿]?元?|亩|%)|[-—–/]+|无")


class Frame(NamedTuple):
    """What the classes of rows depend on: a table's form, its edges, and what its columns hold."""

    form: str
    first: int
    last: int
    subject: int | None  # the column of the project's (unit's) name
    sequence: int | None  # the column of serial numbers
    fields: Mapping[int, str]  # column → field
    amounts: frozenset[int]  # columns of money, which no merged cell spreads over several rows
    apart: frozenset[int] = frozenset()  # columns whose title says that they group nothing: 坐落, 施工单位


class Row(NamedTuple):
    """One row's cells within the frame, and its leading words (in half width)."""

    number: int
    filled: dict[int, CellValue]
    lead: str  # the first words
    lead_column: int
    sequence: str
    subject: str
    serial: Serial | None
    money: MoneyUnit | None = None  # the money unit that its words, or a cell beside them, state

    def others(self, frame: Frame) -> dict[int, CellValue]:
        """The cells beside the serial number, the name and the leading words."""
        named = {frame.sequence, frame.subject, self.lead_column}
        return {column: value for column, value in self.filled.items() if column not in named}

    def bears_figures(self, frame: Frame) -> bool:
        """Whether an amount other than nought stands in the row; what cannot be read counts as one."""
        return any(is_figure(self.filled.get(column, BLANK)) for column in frame.amounts)


def is_figure(value: CellValue) -> bool:
    """Whether the cell states an amount other than nought, or may do so."""
    match value.kind:
        case CellKind.BLANK:
            return False
        case CellKind.NUMBER:
            return value.value != 0
        case CellKind.TEXT:
            return any(char in "123456789" for char in plain_words(value.text))
        case _:
            return True


_TEXT = CellKind.TEXT


def says_words(value: CellValue) -> bool:
    """Whether the cell holds words: text that is no figure and does not stand for one."""
    return value.kind is _TEXT and _are_words(value.text)


@remembered
def _are_words(text: str) -> bool:
    return not _FIGURE.fullmatch("".join(plain_words(text).split()))


def read_row(grid: Grid, number: int, frame: Frame) -> Row:
    """The row of that number; a money unit that its words state is no part of them."""
    filled = dict(grid.filled(number))
    lead, lead_column = "", frame.first
    sequence = subject = ""
    serial = money = None
    if frame.sequence in filled:
        text = filled[frame.sequence].text
        sequence, serial = plain_words(text), serial_of(text)
    if serial is None:
        money = _apart(filled, number, frame)
    for column, value in filled.items():
        if says_words(value) and column <= frame.last:
            lead, lead_column = plain_words(value.text), column
            break
    if frame.subject in filled:
        subject = plain_words(filled[frame.subject].text)
    stated = unit_in_label(lead)
    if stated.units:
        money = MoneyUnit("、".join(stated.units), "category", Cell(number, lead_column))
        sequence, subject = (stated.rest if text == lead else text for text in (sequence, subject))
    return Row(number, filled, stated.rest, lead_column, sequence, subject, serial, money)


def _apart(filled: dict[int, CellValue], number: int, frame: Frame) -> MoneyUnit | None:
    """The money unit that stands in a cell of its own beside a row's words, which is taken out of ``filled``.

    A row that says nothing else keeps the cell: it is a line of words.
    """
    if len(filled) < 2:  # noqa: PLR2004 - the words and the cell
        return None
    for column, value in filled.items():
        if column not in (frame.sequence, frame.subject) and value.kind is _TEXT and "单位" in value.text:
            words = "".join(plain_words(value.text).split()).strip("()")
            if unit := unit_of_item(words):
                del filled[column]
                return MoneyUnit(unit, "category", Cell(number, column))
    return None


def bears_serial_numbers(rows: list[Row], frame: Frame) -> bool:
    """Whether rows are numbered 1, 2, 3 … in the column of serial numbers."""
    return frame.sequence is not None and any(
        row.serial is not None and row.serial.path[-1].isdigit() for row in rows[:_SAMPLE_ROWS]
    )
