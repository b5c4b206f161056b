"""Stray cells far outside a table: an everyday accident, and the cheapest bomb.

A reader that lays a sheet out as a rectangle dies of one cell in XFD1048576. What is far is found with
one expression over the XML, cut out, and reported.
"""

import re
from typing import NamedTuple

from projledger.workbook.faults import Fault
from projledger.workbook.limits import Limits
from projledger.workbook.sheet_scan import SheetXml, column_number
from projledger.workbook.transport import address

# Row numbers of five digits and more, columns from SS on: cheap, and never true of a typical sheet.
_FAR = rb"""(?:\$?(?:[A-Za-z]{3,}|[T-Zt-z][A-Za-z]|[Ss][S-Zs-z])\$?\d+|[$A-Za-z]*\d{5,})["']"""
_SUSPECT = re.compile(rb"""\sr\s*=\s*["']""" + _FAR)
_SUSPECT_PLAIN = re.compile(rb' r="' + _FAR)
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?row\s*>)", re.DOTALL)
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(/>|>.*?</(?:\w+:)?c\s*>)", re.DOTALL)
_ROW_NUMBER = re.compile(rb"""\sr\s*=\s*["'](\d+)["']""")
_REF = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]+)(\d+)["']""")
_ANY_CELL = re.compile(rb"""<(?:\w+:)?c\b[^>]*?\sr\s*=\s*["']([A-Za-z]+)(\d+)["']""")
_FILLED_PLAIN = re.compile(rb'<c r="([A-Z]{1,4})(\d{1,12})"[^>/]*><[vfi]')
# a cell without a reference first: its place has to be counted
_UNNUMBERED = re.compile(rb"<c(?:>| [^r])")
_CONTENT = re.compile(rb"<(?:\w+:)?(?:v|f|is)[\s/>]")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


class Trimmed(NamedTuple):
    """A sheet's XML without its far cells, and where those stood."""

    sheet: SheetXml
    stray: list[tuple[int, int]]


class _Found(NamedTuple):
    start: int
    end: int
    row: int
    column: int
    filled: bool


def without_far_cells(sheet: SheetXml, limits: Limits) -> Trimmed:
    """``sheet`` without cells far outside its table.

    Raises :class:`Fault` (F007) where so many are far that it is no accident, or where a number lies
    outside what a sheet can have.
    """
    content = sheet.content
    if not (_SUSPECT_PLAIN if sheet.plain else _SUSPECT).search(content):
        return Trimmed(sheet, [])
    if sheet.plain and not _UNNUMBERED.search(content):
        quick = _within(content, limits)
        if quick:
            return Trimmed(sheet, [])
    cells = _cells(content)
    last = _last_dense_row(sorted({cell.row for cell in cells if cell.filled}), limits.gap)
    far = [cell for cell in cells if cell.row > last or cell.column > limits.columns]
    stray = [(cell.row, cell.column) for cell in far if cell.filled]
    if len(stray) > limits.stray:
        raise Fault("F007", "far", cell=address(*stray[0]))
    pieces, position = [], 0
    for cell in far:
        pieces.append(content[position : cell.start])
        position = cell.end
    pieces.append(content[position:])
    kept = _without_far_rows(b"".join(pieces), last)
    widest = 1
    for reference in _ANY_CELL.finditer(kept):
        row, column = int(reference[2]), column_number(reference[1][:8])
        if row > last or column > limits.columns:  # a cell that stands where no cell should
            raise Fault("F007", "far", cell=address(row, column))
        widest = max(widest, column)
    if last * widest > limits.area:
        raise Fault("F007", "area", limit=limits.area)
    return Trimmed(SheetXml(kept), stray)


def _within(content: bytes, limits: Limits) -> bool:
    """Whether no cell with content is far; one pass, for long sheets and formatted blank ones."""
    numbers: set[int] = set()
    columns: set[bytes] = set()
    for letters, number in _FILLED_PLAIN.findall(content):
        numbers.add(int(number))
        columns.add(letters)
    rows = sorted(numbers)
    widest = max(map(column_number, columns), default=1)
    last = _last_dense_row(rows, limits.gap)
    if widest > limits.columns or (rows and rows[-1] > last):
        return False
    if last * widest > limits.area:
        raise Fault("F007", "area", limit=limits.area)
    return True


def _cells(sheet: bytes) -> list[_Found]:
    """Every cell with its place as readers work it out: its reference, else one after the last."""
    found: list[_Found] = []
    row = 0
    for line in _ROW.finditer(sheet):
        number = _ROW_NUMBER.search(line[1])
        row = int(number[1]) if number else row + 1
        column = 0
        for cell in _CELL.finditer(sheet, *(line.span(2) if line[2] is not None else (0, 0))):
            reference = _REF.search(cell[1])
            if reference:
                column, row = column_number(reference[1][:8]), int(reference[2])
            else:
                column += 1
            if row > _LAST_ROW or column > _LAST_COLUMN:
                raise Fault("F007", "far", cell=address(row, column))
            filled = _CONTENT.search(cell[2]) is not None
            found.append(_Found(cell.start(), cell.end(), row, column, filled))
        if row > _LAST_ROW:
            raise Fault("F007", "far", cell=str(row))
    return found


def _last_dense_row(rows: list[int], gap: int) -> int:
    """The last row before the first stretch of more than ``gap`` rows without content."""
    last = 0
    for row in rows:
        if row - last > gap:
            break
        last = row
    return last


def _without_far_rows(sheet: bytes, last: int) -> bytes:
    """``sheet`` without the rows below ``last``, which hold nothing any more."""

    def kept(line: re.Match[bytes]) -> bytes:
        number = _ROW_NUMBER.search(line[1])
        return b"" if number and int(number[1]) > last else line[0]

    return _ROW.sub(kept, sheet)
