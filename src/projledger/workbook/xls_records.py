"""The stream of an old workbook (.xls), looked through before its records are read.

xlrd keeps what many records say whether anybody asks or not: one record of a link over a whole sheet becomes
sixteen million entries, defined names are worked out and may double each other, blank cells are laid
out. Only the records from which cells come are left for it.
"""

import struct
from io import StringIO

from projledger.workbook.faults import Fault
from projledger.workbook.limits import Limits

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD = struct.Struct("<HH")
_START = struct.Struct("<I")
_BOF, _EOF, _BOUNDSHEET, _FILEPASS = 0x0809, 0x0A, 0x85, 0x2F
_MULRK, _LABELSST = 0xBD, 0xFD
#: One cell each.
_CELLS = frozenset({0x02, 0x03, 0x203, 0x27E, 0x04, 0x204, 0xFD, 0xD6, 0x06, 0x206, 0x406, 0x05, 0x205})
_KEPT = _CELLS | {
    *(_BOF, _EOF, _BOUNDSHEET, _FILEPASS, _MULRK, 0x09, 0x209, 0x409),
    *(0x8E, 0x8F, 0x55, 0x56),  # the sheets of a workbook of version 4, counts
    *(0x42, 0x8C, 0x22, 0x5C),  # code page, country, 1904, who wrote it
    *(0x31, 0x231, 0x45, 0x1E, 0x41E, 0x43, 0x243, 0x443, 0xE0, 0x44, 0x293),  # fonts, formats, styles
    *(0xFC, 0x3C),  # shared strings and their continuation
    *(0x00, 0x200, 0x08, 0x208, 0x7D, 0x24, 0x225, 0x25, 0x99, 0xAB),  # size, rows, columns
    *(0x207, 0x07, 0x21, 0x221, 0x4BC, 0x236, 0x36, 0x37),  # results of formulas that are texts
    *(0x17, 0x1AE),  # sheets that formulas refer to
    *(0xE5, 0x3D, 0x23E, 0x3E),  # merges, windows
}
_NOTHING = 0x0FFF  # a number that no record has
_LONGEST = 0xFFFF  # bytes of a record
_RECORDS_A_CELL = 4


def sound_stream(data: bytes, limits: Limits, *, patient: bool = False) -> bytes:
    """The workbook stream in ``data`` with the records of cells, and nothing that unfolds.

    ``patient`` passes over a container whose sectors are wrongly chained.

    Raises :class:`Fault`, and whatever xlrd raises at a damaged container.
    """
    stream = bytearray(_stream(data, patient=patient))
    if _HEAD.unpack_from(stream.ljust(4, b"\x00"))[0] != _BOF:  # older: one sheet, no directory of sheets
        _Walk(stream, limits).through(0, nested=False)
        return bytes(stream)
    walk = _Walk(stream, limits)
    walk.through(0)
    starts = walk.sheets
    if len(starts) > limits.sheets:
        raise Fault("F007", "sheets", limit=limits.sheets)
    cells = {start: walk.through(start) for start in set(starts)}
    if sum(cells[start] for start in starts) > limits.cells:
        raise Fault("F007", "cells", limit=limits.cells)
    return bytes(stream)


def _stream(data: bytes, *, patient: bool) -> bytes:
    if not data.startswith(_OLE):
        return data
    from projledger.workbook.xls_container import Container

    container = Container(data, logfile=StringIO(), ignore_workbook_corruption=patient)
    for name in ("Workbook", "Book"):
        content, start, size = container.locate_named_stream(name)
        if content:
            return bytes(content[start : start + size])
    raise Fault("F005", "sheetless")


class _Walk:
    """Goes from record to record and takes the number from those that are not needed."""

    def __init__(self, stream: bytearray, limits: Limits) -> None:
        self._stream = stream
        self._left = _RECORDS_A_CELL * limits.cells
        self._limits = limits
        self.sheets: list[int] = []  # where each sheet begins, as the directory of sheets says

    def _passed_over(self, gap: int, position: int, length: int) -> int:
        """One more record that is not needed: a part of the one at ``gap`` while that has room.

        Returns where the record begins whose part it is now: xlrd takes its time for each.
        """
        whole = position + length - gap
        if gap < 0 or whole > _LONGEST:
            gap, whole = position, length
        _HEAD.pack_into(self._stream, gap, _NOTHING, whole)
        return gap

    def through(self, position: int, *, nested: bool = True) -> int:
        """The cells of the part that begins at ``position`` and ends with its end record."""
        stream, end = self._stream, len(self._stream) - 4
        cells = depth = 0
        gap = -1  # where the records that are not needed begin, between two that are
        while 0 <= position <= end:
            kind, length = _HEAD.unpack_from(stream, position)
            gap = self._passed_over(gap, position, length) if kind not in _KEPT else -1
            if kind in _CELLS:
                cells += 1
                # xlrd takes a number above 2^31 for one counted from the end of the table
                if kind == _LABELSST and length >= 10 and stream[position + 13] > 127:  # noqa: PLR2004 - its highest bit
                    raise Fault("F005", "unreadable")
            elif kind == _MULRK:
                cells += max(length - 6, 0) // 6
            elif kind == _BOF:
                depth += 1
            elif kind == _EOF:
                depth -= 1
                if nested and depth <= 0:
                    break
            elif kind == _BOUNDSHEET and length >= _START.size:
                self.sheets.append(*_START.unpack_from(stream, position + 4))
            elif kind == _FILEPASS:
                raise Fault("F002")
            self._left -= 1
            if self._left < 0:
                raise Fault("F007", "cells", limit=self._limits.cells)
            position += 4 + length
        return cells
