"""How cells look: few looks serve all cells of a workbook; texts stay texts whatever they begin with."""

from copy import copy
from decimal import Decimal
from typing import NamedTuple

from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet.worksheet import Worksheet

from projledger.exports.columns import Column, Kind, Value

FONT = "宋体"
TOTAL = "total"
GROUP = "group"
HEAD = PatternFill("solid", fgColor="FFDCE6F1")
_THIN = Side(style="thin", color="FF9AA5B1")
GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_FORMULA_STARTS = ("=", "+", "-", "@")
LIGHTS = ("绿", "黄", "红")
_FILLS = {
    TOTAL: PatternFill("solid", fgColor="FFF2F2F2"),
    GROUP: PatternFill("solid", fgColor="FFF7FAFD"),
    "绿": PatternFill("solid", fgColor="FFC6EFCE"),
    "黄": PatternFill("solid", fgColor="FFFFEB9C"),
    "红": PatternFill("solid", fgColor="FFFFC7CE"),
}
_LONGEST = 32767  # characters that a cell holds


class Look(NamedTuple):
    """How a cell of the body looks; few looks serve all cells."""

    side: str
    number_format: str
    bold: bool
    indent: int
    wrap: bool
    fill: str
    quoted: bool
    size: int = 11


class Painter:
    """Gives cells their look; a look is composed once for a sheet and copied, which is far faster."""

    def __init__(self) -> None:
        self._done: dict[Look, StyleArray] = {}

    def paint(self, cell: Cell, look: Look) -> None:
        """Give ``cell`` that look."""
        if look in self._done:
            cell._style = copy(self._done[look])  # type: ignore[attr-defined]  # not in the stubs
            return
        cell.font = Font(name=FONT, size=look.size, bold=look.bold)
        cell.alignment = aligned(look.side, indent=look.indent, wrap=look.wrap)
        cell.border = GRID
        cell.number_format = look.number_format
        if look.fill:
            cell.fill = _FILLS[look.fill]
        cell.quotePrefix = look.quoted
        self._done[look] = copy(cell._style)  # type: ignore[attr-defined]  # not in the stubs


def aligned(side: str, *, indent: int = 0, wrap: bool = False) -> Alignment:
    """In the middle of its row, at ``side``."""
    return Alignment(horizontal=side, vertical="center", indent=indent, wrap_text=wrap)


def put(cell: Cell, value: str, font: Font, side: str, *, wrap: bool = False) -> None:
    """Write a title or a line above the table."""
    write_value(cell, value)
    cell.font, cell.alignment = font, aligned(side, wrap=wrap)


def write_value(cell: Cell, value: Value) -> None:
    """Write ``value``; a text stays a text even where it looks like a formula."""
    if isinstance(value, bool):
        value = "是" if value else "否"
    if not isinstance(value, str):
        cell.value = value
    elif text := ILLEGAL_CHARACTERS_RE.sub("", value)[:_LONGEST]:
        cell.value = text
        cell.data_type = "s"


def is_quoted(value: Value) -> bool:
    """Whether a spreadsheet would take the text for a formula if it were typed."""
    return isinstance(value, str) and value.startswith(_FORMULA_STARTS)


def number_format(column: Column, value: Value) -> str:
    """The format in which ``value`` of ``column`` is displayed with all decimals it has."""
    kind, places = column.kind, column.places
    if isinstance(value, (bool, str)) or value is None:
        return "@" if kind is Kind.TEXT else "General"
    if places is None:
        places = max(-int(value.as_tuple().exponent), 0) if isinstance(value, Decimal) else 0
    zeros = f".{'0' * places}" if places else ""
    match kind:
        case Kind.AMOUNT:
            return f"#,##0{zeros}"
        case Kind.RATE:
            return f"0{zeros}"
        case Kind.POINTS:
            return f"+0{zeros};-0{zeros};0{zeros}"
        case _:
            return "0"


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """The cell, which must not lie within a merged range."""
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):  # pragma: no cover - titles are merged after they are written
        raise TypeError(f"{cell.coordinate} is merged")
    return cell
