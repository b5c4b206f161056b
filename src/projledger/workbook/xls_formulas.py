"""Formulas of an .xls that were never computed; xlrd shows them as blanks or zeros.

Programs that cannot compute leave "an empty text" as the result, or 0 and the wish to be computed when
the workbook is opened. Both are also results that formulas can have: only where no formula of
the workbook has any other are they taken for what they look like.
"""

import struct
from typing import Any

_FORMULAS = frozenset({0x0006, 0x0206, 0x0406})
_BEGINS, _ENDS = 0x0809, 0x000A
_NO_NUMBER, _EMPTY_TEXT = b"\xff\xff", 3
_WHEN_OPENED = 2
_BIFF5 = 50
_HEAD = 22  # bytes before a formula's tokens

#: (row, column) from 1, and the formula.
Place = tuple[int, int, str]


def uncalculated(book: Any) -> dict[int, list[Place]]:
    """By sheet the formulas of ``book`` (xlrd's) without a computed value."""
    if book.biff_version < _BIFF5:
        return {}
    found: dict[int, list[Place]] = {}
    for index, start in enumerate(book._sh_abs_posn):  # no public way to the records
        try:
            places = _places(book, start)
        except (struct.error, IndexError, ValueError):
            return {}
        if places is None:
            return {}
        found[index] = places
    return found


def _places(book: Any, position: int) -> list[Place] | None:
    """The formulas of the sheet at ``position`` that look uncomputed; None where one is computed."""
    memory, found, depth = book.mem, list[Place](), 0
    while True:
        number, length = struct.unpack_from("<HH", memory, position)
        position += 4
        if number == _BEGINS:
            depth += 1
        elif number == _ENDS:
            depth -= 1
            if depth <= 0:
                return found
        elif number in _FORMULAS and length >= _HEAD - 2:
            row, column = struct.unpack_from("<HH", memory, position)
            result = bytes(memory[position + 6 : position + 14])
            (options,) = struct.unpack_from("<H", memory, position + 14)
            never = (
                result[0] == _EMPTY_TEXT
                if result[6:] == _NO_NUMBER
                else not any(result) and bool(options & _WHEN_OPENED)
            )
            if not never:
                return None
            tokens = bytes(memory[position + _HEAD : position + length])
            found.append((row + 1, column + 1, _text(book, tokens, row, column)))
        position += length


def _text(book: Any, tokens: bytes, row: int, column: int) -> str:
    """The formula as words, as far as xlrd can put it into words."""
    from xlrd.formula import FMLA_TYPE_CELL, decompile_formula

    try:
        words = decompile_formula(book, tokens, len(tokens), FMLA_TYPE_CELL, browx=row, bcolx=column)
    except Exception:  # xlrd's decompiler is of no promise; that the cell is a formula is known
        words = ""
    return f"={words or ''}"
