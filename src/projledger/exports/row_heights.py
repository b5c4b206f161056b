"""How high a row must be for its words, and how a sheet may be called."""

import re

from projledger.foundation.text import columns_wide

#: Points that a line takes beyond the size of its letters, and what a row keeps free above and below.
_LEADING, _AROUND = 1.32, 6.0
_HIGHEST = 409.0  # that a spreadsheet allows
#: Pixels of a unit of column width, of the edges of a cell, and of half a Chinese character of one point.
_UNIT, _EDGES, _HALF = 7.0, 7.0, 2 / 3
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_NAME = 31


def lines_of(text: str, width: float, size: int) -> int:
    """How many lines ``text`` takes in a column (or merged columns) of ``width`` with letters of ``size``.

    Chinese breaks anywhere, but not within a character: an odd place at the end of a line stays empty.
    """
    room = max(int((width * _UNIT - _EDGES) / (size * _HALF)), 2)
    room -= room % 2
    return sum(max(-(-columns_wide(line) // room), 1) for line in text.split("\n"))


def height_of(text: str, width: float, size: int) -> float:
    """The height in points that a row needs to show ``text``, up to the highest that there is."""
    return min(round(lines_of(text, width, size) * size * _LEADING + _AROUND, 1), _HIGHEST)


def sheet_name(text: str, taken: set[str]) -> str:
    """``text`` as a name that a sheet may bear and that none of ``taken`` has; it is added to them."""
    bare = _FORBIDDEN.sub(" ", text).strip().strip("'") or "表"
    name, number = bare[:_LONGEST_NAME], 1
    while name.casefold() in {other.casefold() for other in taken}:
        number += 1
        name = f"{bare[: _LONGEST_NAME - len(str(number)) - 2]}({number})"
    taken.add(name)
    return name
