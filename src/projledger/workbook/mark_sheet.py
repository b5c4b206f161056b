"""The worksheet part of a marked-up copy: other styles on some cells, and the link to the comments."""

import re
from collections.abc import Callable, Mapping

from projledger.workbook.sheet_scan import column_number
from projledger.workbook.transport import address

Restyle = Callable[[int], int]

_ROW = re.compile(rb"<row\b([^>]*?)(/>|>(.*?)</row>)", re.DOTALL)
_CELL = re.compile(rb"<c\b([^>]*?)(/>|>.*?</c>)", re.DOTALL)
_ROW_NUMBER = re.compile(rb'\sr="(\d+)"')
_REFERENCE = re.compile(rb'\sr="([A-Z]+)(\d+)"')
_STYLE = re.compile(rb'\ss="(\d+)"')
_COLUMN = re.compile(rb"<col\b[^>]*?/>")
# what may stand behind legacyDrawing in a worksheet, in the order of the standard
_BEHIND = re.compile(
    rb"<(?:legacyDrawingHF|drawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst|mc:AlternateContent)\b"
)


def restyled(sheet: bytes, wanted: Mapping[tuple[int, int], Restyle]) -> bytes:
    """``sheet`` with the style of each wanted (row, column) replaced by what its function makes of it.

    A cell that is not there is put in, with the style that its row or column has.
    """
    start = re.search(rb"<sheetData\b[^>]*>", sheet)
    if not start:
        raise ValueError("no sheet data")
    if start[0].endswith(b"/>"):
        sheet = sheet[: start.start()] + b"<sheetData></sheetData>" + sheet[start.end() :]
        begin = start.start() + len(b"<sheetData>")
    else:
        begin = start.end()
    end = sheet.index(b"</sheetData>", begin)
    defaults = _column_styles(sheet[:begin])
    rows: dict[int, dict[int, Restyle]] = {}
    for (row, column), restyle in wanted.items():
        rows.setdefault(row, {})[column] = restyle
    pieces, position, number = [sheet[:begin]], begin, 0
    waiting = sorted(rows)
    for line in _ROW.finditer(sheet, begin, end):
        stated = _ROW_NUMBER.search(line[1])
        number = int(stated[1]) if stated else number + 1
        while waiting and waiting[0] <= number:
            row = waiting.pop(0)
            pieces.append(sheet[position : line.start()])
            position = line.start()
            if row < number:
                pieces.append(_new_row(row, rows[row], defaults))
            else:
                pieces.append(_row(line, rows[row], defaults, row))
                position = line.end()
    pieces.append(sheet[position:end])
    pieces.extend(_new_row(row, rows[row], defaults) for row in waiting)
    pieces.append(sheet[end:])
    return b"".join(pieces)


def _column_styles(head: bytes) -> dict[int, int]:
    styles: dict[int, int] = {}
    for match in _COLUMN.finditer(head):
        first, last = (re.search(rb'\s%s="(\d+)"' % name, match[0]) for name in (b"min", b"max"))
        style = re.search(rb'\sstyle="(\d+)"', match[0])
        if first and last and style:
            columns = range(int(first[1]), min(int(last[1]), 2_000) + 1)
            styles.update(dict.fromkeys(columns, int(style[1])))
    return styles


def _new_row(row: int, cells: Mapping[int, Restyle], defaults: Mapping[int, int]) -> bytes:
    inside = b"".join(
        _new_cell(row, column, restyle(defaults.get(column, 0))) for column, restyle in sorted(cells.items())
    )
    return b'<row r="%d">%s</row>' % (row, inside)


def _new_cell(row: int, column: int, style: int) -> bytes:
    return f'<c r="{address(row, column)}" s="{style}"/>'.encode()


def _row(
    line: re.Match[bytes], wanted: Mapping[int, Restyle], defaults: Mapping[int, int], row: int
) -> bytes:
    own = _STYLE.search(line[1]) if b"customFormat" in line[1] else None
    inside = line[3] or b""
    pieces, position, column = [], 0, 0
    waiting = sorted(wanted)

    def missing(number: int) -> bytes:
        return _new_cell(row, number, wanted[number](int(own[1]) if own else defaults.get(number, 0)))

    for cell in _CELL.finditer(inside):
        reference = _REFERENCE.search(cell[1])
        column = column_number(reference[1]) if reference else column + 1
        while waiting and waiting[0] <= column:
            number = waiting.pop(0)
            pieces.append(inside[position : cell.start()])
            position = cell.start()
            if number < column:
                pieces.append(missing(number))
            else:
                style = _STYLE.search(cell[1])
                new = wanted[number](int(style[1]) if style else 0)
                attributes = _STYLE.sub(b"", cell[1], count=1) + b' s="%d"' % new
                pieces.append(b"<c" + attributes + cell[2])
                position = cell.end()
    pieces.append(inside[position:])
    pieces.extend(missing(number) for number in waiting)
    return b"<row" + line[1] + b">" + b"".join(pieces) + b"</row>"


def legacy_drawing(sheet: bytes) -> str:
    """The relationship id of the drawing that holds the comments' boxes; empty where there is none."""
    match = re.search(rb'<legacyDrawing\b[^>]*?\w+:id="([^"]+)"', sheet)
    return match[1].decode() if match else ""


def with_legacy_drawing(sheet: bytes, relation: str, namespace: str) -> bytes:
    """``sheet`` with a reference to the drawing of its comments, where the standard wants it."""
    element = f'<legacyDrawing xmlns:r="{namespace}" r:id="{relation}"/>'.encode()
    tail = sheet.rindex(b"</sheetData>")
    end = sheet.rindex(b"</worksheet>")
    depth_free = _top_level(sheet[tail + len(b"</sheetData>") : end])
    place = tail + len(b"</sheetData>") + depth_free
    return sheet[:place] + element + sheet[place:]


def _top_level(tail: bytes) -> int:
    """Where in what follows the cells the first element stands that must come behind the drawing."""
    depth = 0
    for tag in re.finditer(rb"<(/?)[\w:]+\b[^>]*?(/?)>", tail):
        if tag[1]:
            depth -= 1
            continue
        if depth == 0 and _BEHIND.match(tail, tag.start()):
            return tag.start()
        if not tag[2]:
            depth += 1
    return len(tail)


def unselected(sheet: bytes) -> bytes:
    """``sheet`` no longer the selected tab."""
    return re.sub(rb'\stabSelected="(?:1|true)"', b"", sheet, count=1)
