"""Whether calamine gave what a sheet holds: a value may be lost, or one of two be taken without a word."""

import re
from collections.abc import Sequence

from projledger.workbook.faults import Fault
from projledger.workbook.sheet_scan import SheetXml, column_number

_ENDS = re.compile(rb"</(?:\w+:)?v\s*>")
_CELL = re.compile(rb"<(?:\w+:)?c\b([^<>]*?)(?:/>|>(.*?)</(?:\w+:)?c\s*>)", re.DOTALL)
_REF = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["']""")
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^<>]*>\s*([^\s<])?")
_TEXT = re.compile(rb"""\st\s*=\s*["'](?:s|str|e|inlineStr)["']""")


def doubtful(sheet: SheetXml, rows: Sequence[Sequence[object]]) -> bool:
    """Whether the XML has more values than ``rows``: then each has to be looked at."""
    content = sheet.content
    ends = content.count(b"</v>") if sheet.plain else len(_ENDS.findall(content))
    return ends > sum(len(row) - row.count(None) - row.count("") for row in rows)


def one_value_each(sheet: SheetXml) -> None:
    """Raises :class:`Fault` (F005) where a cell stands twice or has two values: nobody knows which counts."""
    seen: set[tuple[bytes, bytes]] = set()
    for attributes, inside in _filled(sheet):
        place = _REF.search(attributes)
        if place is None:
            continue
        where = (place[1].upper(), place[2])
        if where in seen or len(_VALUE.findall(inside)) > 1:
            raise Fault("F005", "twice", cell=(where[0] + where[1]).decode())
        seen.add(where)


def lost(sheet: SheetXml, rows: Sequence[Sequence[object]]) -> bool:
    """Whether a cell whose XML has a number is blank in ``rows``."""
    for attributes, inside in _filled(sheet):
        place, value = _REF.search(attributes), _VALUE.search(inside)
        if place is None or value is None or not value[1] or _TEXT.search(attributes):
            continue
        row, column = int(place[2]), column_number(place[1])
        if row > len(rows) or column > len(rows[row - 1]) or rows[row - 1][column - 1] in (None, ""):
            return True
    return False


def _filled(sheet: SheetXml) -> list[tuple[bytes, bytes]]:
    """The attributes and the content of the cells that hold something."""
    return [(cell[1], cell[2]) for cell in _CELL.finditer(sheet.content) if cell[2]]
