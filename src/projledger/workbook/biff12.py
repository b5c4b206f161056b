"""The records of a binary workbook (.xlsb): a number, a length, and so many bytes, one after another."""

from collections.abc import Iterator
from struct import Struct
from typing import NamedTuple

ROW = 0
#: The kinds of cells; SHORT_ is added where a cell stands directly behind the one before it.
BLANK, RK, ERROR, BOOLEAN, REAL, TEXT, SHARED = range(1, 8)
FORMULA_TEXT, FORMULA_NUMBER, FORMULA_BOOLEAN, FORMULA_ERROR = range(8, 12)
SHORT, LAST_SHORT, RICH_TEXT = 11, 18, 62
STRING_ITEM, FORMAT, CELL_STYLE, COLUMN = 19, 44, 47, 60
END_OF_CELLS, WORKBOOK_PROPERTIES, SHEET, CALCULATION, MERGE = 146, 153, 156, 157, 176
CELL_STYLES, END_OF_CELL_STYLES = 617, 618

ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}

_INTEGER, _REAL = Struct("<I"), Struct("<d")


class Damaged(Exception):
    """A record reaches beyond its part, or a value beyond its record."""


class Record(NamedTuple):
    """One record; ``body`` holds its bytes."""

    number: int
    body: bytes

    def integer(self, position: int) -> int:
        """The unsigned integer of four bytes at ``position``."""
        if position + 4 > len(self.body):
            raise Damaged
        return int(_INTEGER.unpack_from(self.body, position)[0])

    def real(self, position: int) -> float:
        """The floating point number at ``position``."""
        if position + 8 > len(self.body):
            raise Damaged
        return float(_REAL.unpack_from(self.body, position)[0])

    def byte(self, position: int) -> int:
        """The byte at ``position``."""
        if position >= len(self.body):
            raise Damaged
        return self.body[position]

    def text(self, position: int) -> tuple[str, int]:
        """The text at ``position``, and where it ends. A text that is not there is empty."""
        length = self.integer(position)
        start = position + 4
        if length == 0xFFFFFFFF:  # noqa: PLR2004 - how the format writes "no text"
            return "", start
        end = start + 2 * length
        if end > len(self.body):
            raise Damaged
        return self.body[start:end].decode("utf-16-le", "replace"), end

    def packed_number(self, position: int) -> float:
        """A number in four bytes: an integer or the upper half of a real, perhaps hundredfold."""
        packed = self.integer(position)
        if packed & 2:
            value = float((packed >> 2) - (0x40000000 if packed & 0x80000000 else 0))
        else:
            value = _REAL.unpack(b"\x00\x00\x00\x00" + _INTEGER.pack(packed & 0xFFFFFFFC))[0]
        return value / 100 if packed & 1 else value


def records(part: bytes) -> Iterator[Record]:
    """The records of ``part``. Raises :class:`Damaged` where it is cut short."""
    position, end = 0, len(part)
    while position < end:
        number = part[position]
        position += 1
        if number & 0x80 and position < end:
            number = number & 0x7F | (part[position] & 0x7F) << 7
            position += 1
        length = shift = 0
        while True:
            if position >= end or shift > 21:  # noqa: PLR2004 - four groups of seven bits
                raise Damaged
            group = part[position]
            position += 1
            length |= (group & 0x7F) << shift
            shift += 7
            if not group & 0x80:
                break
        if position + length > end:
            raise Damaged
        yield Record(number, part[position : position + length])
        position += length
