"""Workbooks of the old format, taken apart into records and put together again with whatever a test wants."""

import io
import struct
from collections.abc import Callable, Iterable
from typing import NamedTuple

import xlwt
from xlwt.CompoundDoc import XlsDoc

BOF, EOF, BOUNDSHEET, SST, CONTINUE = 0x809, 0x0A, 0x85, 0xFC, 0x3C
LABELSST, NUMBER, MULBLANK, DIMENSIONS, NAME = 0xFD, 0x203, 0xBE, 0x200, 0x18
FILEPASS, MERGEDCELLS = 0x2F, 0xE5


class Record(NamedTuple):
    """One record of a stream."""

    kind: int
    data: bytes


def book_of(rows: Iterable[Iterable[object]], name: str = "月报") -> xlwt.Workbook:
    """A workbook with one sheet of ``rows``."""
    book = xlwt.Workbook()
    sheet = book.add_sheet(name)
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            sheet.write(number, column, value)
    return book


def records(stream: bytes) -> list[Record]:
    """The records of ``stream``."""
    found, position = [], 0
    while position + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, position)
        found.append(Record(kind, stream[position + 4 : position + 4 + length]))
        position += 4 + length
    return found


def joined(parts: Iterable[Record], *, same_sheet: bool = False) -> bytes:
    """The stream of ``parts``; each BOUNDSHEET is led to its sheet, or with ``same_sheet`` to the last."""
    parts = list(parts)
    starts, position = [], 0
    for part in parts:
        if part.kind == BOF:
            starts.append(position)
        position += 4 + len(part.data)
    starts = starts or [0]
    sheets, out = iter(starts[1:]), bytearray()
    for part in parts:
        data = part.data
        if part.kind == BOUNDSHEET:
            data = struct.pack("<I", starts[-1] if same_sheet else next(sheets, 0)) + data[4:]
        out += struct.pack("<HH", part.kind, min(len(data), 0xFFFF)) + data
    return bytes(out)


def container(stream: bytes) -> bytes:
    """``stream`` as the workbook stream of a compound file."""
    out = io.BytesIO()
    XlsDoc().save(out, stream)
    return out.getvalue()


def xls(book: xlwt.Workbook, change: Callable[[list[Record]], Iterable[Record]] = list) -> bytes:
    """``book`` as a file, its records changed."""
    return container(joined(change(records(book.get_biff_data()))))


def globals_end(parts: list[Record]) -> int:
    """The place of the record that ends the workbook's own part."""
    return next(place for place, part in enumerate(parts) if part.kind == EOF)


def in_globals(parts: list[Record], more: Iterable[Record]) -> list[Record]:
    """``parts`` with ``more`` before the end of the workbook's own part."""
    place = globals_end(parts)
    return [*parts[:place], *more, *parts[place:]]


def in_sheet(parts: list[Record], more: Iterable[Record]) -> list[Record]:
    """``parts`` with ``more`` at the end of the last sheet."""
    return [*parts[:-1], *more, parts[-1]]
