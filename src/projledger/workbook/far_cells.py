"""Stray cells far outside a table: an everyday accident, and the cheapest bomb.

A reader that lays a sheet out as a rectangle dies of one cell in XFD1048576. What is far is found with
one expression over the XML, cut out, and reported.
"""

import re
from typing import NamedTuple

from projledger.workbook.faults import Fault
from projledger.workbook.limits import Limits
from projledger.workbook.sheet_scan import SheetXml, closed, column_number
from projledger.workbook.transport import address
from projledger.workbook.xml_whole import well_formed

# Row numbers of five digits and more, columns from SS on: cheap, and never true of a typical sheet.
_FAR = rb"""(?:\$?(?:[A-Za-z]{3,}|[T-Zt-z][A-Za-z]|[Ss][S-Zs-z])\$?\d+|[$A-Za-z]*\d{5,})["']"""
_SUSPECT = re.compile(rb"""\sr\s*=\s*["']""" + _FAR)
_SUSPECT_PLAIN = re.compile(rb' r="' + _FAR)
_ROW = re.compile(rb"<(?:\w+:)?row\b([^<>]*?)(?:/>|>(.*?)</(?:\w+:)?row\s*>)", re.DOTALL)
_CELL = re.compile(rb"<(?:\w+:)?c\b([^<>]*?)(/>|>.*?</(?:\w+:)?c\s*>)", re.DOTALL)
_ROW_NUMBER = re.compile(rb"""\sr\s*=\s*["'](\d+)["']""")
_REF = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]+)(\d+)["']""")
_ANY_CELL = re.compile(rb"""<(?:\w+:)?c\b[^<>]*?\sr\s*=\s*["']([A-Za-z]+)(\d+)["']""")
_FILLED_PLAIN = re.compile(rb'<c r="([A-Z]{1,4})(\d+)"[^<>]*>\s*<[vfi]')
# a cell that holds something which the expression above does not see
_FILLED_OTHERWISE = re.compile(rb"<c[ >](?![^<>]*/>|[^<>]*>\s*<(?:[vfi]|/c>))")
# a cell without a reference, whose place has to be counted, or with an odd one
_UNNUMBERED_PLAIN = re.compile(rb'<c(?:>|/>| (?!r="[A-Z]*[1-9]|[^<>]* r="[A-Z]*[1-9]))')
_UNNUMBERED = re.compile(rb"""<(?:\w+:)?c(?:>|/>|\s(?![^<>]*\br\s*=\s*["'][A-Za-z]*[1-9]))""")
_CONTENT = re.compile(rb"<(?:\w+:)?(?:v|f|is)[\s/>]")
_TAGS_A_CELL = 5
_DIGITS = 20
_LONG_END = 100_000  # bytes
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
    sheet = _without_blank_end(sheet)
    closed(sheet)
    content = sheet.content
    unnumbered = (_UNNUMBERED_PLAIN if sheet.plain else _UNNUMBERED).search(content)
    if not unnumbered and not (_SUSPECT_PLAIN if sheet.plain else _SUSPECT).search(content):
        return Trimmed(sheet, [])
    if sheet.plain and not unnumbered and not _FILLED_OTHERWISE.search(content) and _within(content, limits):
        return Trimmed(sheet, [])
    well_formed(content)
    if content.count(b"<") > _TAGS_A_CELL * limits.cells:
        raise Fault("F007", "cells", limit=limits.cells)
    cells = _cells(content, limits)
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
        row, column = _number(reference[2]), column_number(reference[1][:8])
        if row > last or column > limits.columns:  # a cell that stands where no cell should
            raise Fault("F007", "far", cell=address(row, column))
        widest = max(widest, column)
    if last * widest > limits.area:
        raise Fault("F007", "area", limit=limits.area)
    return Trimmed(SheetXml(kept), stray)


def _without_blank_end(sheet: SheetXml) -> SheetXml:
    """``sheet`` without a long run of rows at its end that are formatted and hold nothing."""
    content = sheet.content
    if not sheet.plain or len(content) < _LONG_END:
        return sheet
    end = content.find(b"</sheetData>")
    last = max(content.rfind(tag, 0, end) for tag in (b"<v", b"<f", b"<is", b' t="e"'))
    closing = content.find(b"</row>", last, end) + len(b"</row>")
    if last < 0 or closing < last or end - closing < _LONG_END:
        return sheet
    return SheetXml(content[:closing] + content[end:])


def _within(content: bytes, limits: Limits) -> bool:
    """Whether no cell with content is far; one pass, for long sheets and formatted blank ones."""
    numbers: set[int] = set()
    columns: set[bytes] = set()
    for count, cell in enumerate(_FILLED_PLAIN.finditer(content), start=1):
        if count > limits.cells:
            raise Fault("F007", "cells", limit=limits.cells)
        columns.add(cell[1])
        numbers.add(_number(cell[2]))
    rows = sorted(numbers)
    widest = max(map(column_number, columns), default=1)
    last = _last_dense_row(rows, limits.gap)
    if widest > limits.columns or (rows and rows[-1] > last):
        return False
    if last * widest > limits.area:
        raise Fault("F007", "area", limit=limits.area)
    return True


def _cells(sheet: bytes, limits: Limits) -> list[_Found]:
    """The cells that hold something or lie too far to the right, each with its place as readers work it out.

    That is its reference, else one after the last.
    """
    found: list[_Found] = []
    row = 0
    for line in _ROW.finditer(sheet):
        number = _ROW_NUMBER.search(line[1])
        row = _number(number[1]) if number else row + 1
        column = 0
        for cell in _CELL.finditer(sheet, *(line.span(2) if line[2] is not None else (0, 0))):
            reference = _REF.search(cell[1])
            if reference:
                column, row = column_number(reference[1][:8]), _number(reference[2])
            else:
                column += 1
            if not row:  # readers leave it out without a word
                raise Fault("F005", "unreadable")
            if row > _LAST_ROW or column > _LAST_COLUMN:
                raise Fault("F007", "far", cell=address(row, column))
            filled = _CONTENT.search(cell[2]) is not None
            if filled or column > limits.columns:
                found.append(_Found(cell.start(), cell.end(), row, column, filled))
                if len(found) > _TAGS_A_CELL * limits.cells // 2:
                    raise Fault("F007", "cells", limit=limits.cells)
        if row > _LAST_ROW:
            raise Fault("F007", "far", cell=str(row))
    return found


def _number(digits: bytes) -> int:
    """A row's number; of thousands of digits, which Python refuses, the first are enough."""
    return int(digits[:_DIGITS])


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
        return b"" if number and _number(number[1]) > last else line[0]

    return _ROW.sub(kept, sheet)
