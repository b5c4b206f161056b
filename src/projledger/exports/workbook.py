"""Tables as a workbook: styled, frozen below the titles, with number formats; texts stay texts."""

import io
from collections.abc import Sequence
from copy import copy
from decimal import Decimal
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from projledger.exports.columns import Column, Kind, Table, Value
from projledger.foundation.text import columns_wide

_FONT = "宋体"
_THIN = Side(style="thin", color="FF9AA5B1")
_GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_HEAD = PatternFill("solid", fgColor="FFDCE6F1")
_TOTAL_ROW = "total"
_FORMULA_STARTS = ("=", "+", "-", "@")
_LIGHTS = ("绿", "黄", "红")
_FILLS = {
    _TOTAL_ROW: PatternFill("solid", fgColor="FFF2F2F2"),
    "绿": PatternFill("solid", fgColor="FFC6EFCE"),
    "黄": PatternFill("solid", fgColor="FFFFEB9C"),
    "红": PatternFill("solid", fgColor="FFFFC7CE"),
}
_NARROWEST, _WIDEST = 6, 44
_LONGEST = 32767  # characters that a cell holds
_MOST_LINES = 12
_SAMPLED = 300  # rows that decide a column's width


def tables_xlsx(tables: Sequence[Table]) -> bytes:
    """A workbook with one sheet a table, in order."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for table in tables:
        _write(book.create_sheet(table.name), table)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _write(sheet: Worksheet, table: Table) -> None:
    last = len(table.columns)
    row = 1
    if table.title:
        _put(_cell(sheet, 1, 1), table.title, Font(name=_FONT, size=16, bold=True), "center")
        sheet.row_dimensions[1].height = 30
        _put(_cell(sheet, 2, 1), table.left, Font(name=_FONT, size=10), "left")
        _put(_cell(sheet, 2, last), table.right, Font(name=_FONT, size=10), "right")
        sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=last)
        row = 3
    for number, column in enumerate(table.columns, start=1):
        cell = _cell(sheet, row, number)
        _put(cell, column.title, Font(name=_FONT, size=11, bold=True), "center", wrap=True)
        cell.fill, cell.border = _HEAD, _GRID
        sheet.column_dimensions[get_column_letter(number)].width = _width(column, table)
    lines = max((column.title.count("\n") + 1 for column in table.columns), default=1)
    sheet.row_dimensions[row].height = 17 * lines + 6
    sheet.freeze_panes = f"B{row + 1}"
    _fill(sheet, table, row + 1)
    if not table.bold and table.rows:  # a total must not be sorted or filtered away from its place
        sheet.auto_filter.ref = f"A{row}:{get_column_letter(last)}{row + len(table.rows)}"
    _print_setup(sheet, row)


def _fill(sheet: Worksheet, table: Table, first: int) -> None:
    painter = _Painter()
    for index, values in enumerate(table.rows):
        lines = max((_lines(column, values.get(column.key)) for column in table.columns), default=1)
        sheet.row_dimensions[first + index].height = 15 * lines + 5
        total = index in table.bold
        for number, column in enumerate(table.columns, start=1):
            cell, value = _cell(sheet, first + index, number), values.get(column.key)
            _write_value(cell, value)
            lit = column.kind is Kind.TEXT and value in _LIGHTS
            look = _Look(
                side="center" if lit else "left" if column.kind is Kind.TEXT else "right",
                number_format=_number_format(column, value),
                bold=total,
                indent=2 if number == 1 and index in table.indented else 0,
                wrap=_lines(column, value) > 1,
                fill=str(value) if lit else _TOTAL_ROW if total else "",
                quoted=isinstance(value, str) and value.startswith(_FORMULA_STARTS),
            )
            painter.paint(cell, look)


class _Look(NamedTuple):
    """How a cell of the body looks; few looks serve all cells."""

    side: str
    number_format: str
    bold: bool
    indent: int
    wrap: bool
    fill: str
    quoted: bool


class _Painter:
    """Gives cells their look; a look is composed once for a sheet and copied, which is far faster."""

    def __init__(self) -> None:
        self._done: dict[_Look, StyleArray] = {}

    def paint(self, cell: Cell, look: _Look) -> None:
        """Give ``cell`` that look."""
        if look in self._done:
            cell._style = copy(self._done[look])  # type: ignore[attr-defined]  # not in the stubs
            return
        cell.font = Font(name=_FONT, size=11, bold=look.bold)
        cell.alignment = _aligned(look.side, indent=look.indent, wrap=look.wrap)
        cell.border = _GRID
        cell.number_format = look.number_format
        if look.fill:
            cell.fill = _FILLS[look.fill]
        cell.quotePrefix = look.quoted
        self._done[look] = copy(cell._style)  # type: ignore[attr-defined]  # not in the stubs


def _aligned(side: str, *, indent: int = 0, wrap: bool = False) -> Alignment:
    return Alignment(horizontal=side, vertical="center", indent=indent, wrap_text=wrap)


def _put(cell: Cell, value: str, font: Font, side: str, *, wrap: bool = False) -> None:
    """Write a title or a line above the table."""
    _write_value(cell, value)
    cell.font, cell.alignment = font, _aligned(side, wrap=wrap)


def _write_value(cell: Cell, value: Value) -> None:
    """Write ``value``; a text stays a text even where it looks like a formula."""
    if isinstance(value, bool):
        value = "是" if value else "否"
    if not isinstance(value, str):
        cell.value = value
    elif text := ILLEGAL_CHARACTERS_RE.sub("", value)[:_LONGEST]:
        cell.value = text
        cell.data_type = "s"


def _number_format(column: Column, value: Value) -> str:
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


def _width(column: Column, table: Table) -> float:
    if column.width:
        return column.width
    texts = [_shown(column, row.get(column.key)) for row in table.rows[:_SAMPLED]] + column.title.split("\n")
    return min(max(max(columns_wide(text) for text in texts) + 2, _NARROWEST), _WIDEST)


def _lines(column: Column, value: Value) -> int:
    """How many lines a text takes in a column of explicit width; WPS fits no height by itself."""
    if not column.width or not isinstance(value, str):
        return 1
    room = column.width - 2
    needed = sum(max(-(-columns_wide(line) // room), 1) for line in value.split("\n"))
    return min(needed, _MOST_LINES)


def _shown(column: Column, value: Value) -> str:
    """About what the cell displays, for its width."""
    if isinstance(value, Decimal):
        return f"{value:,f}" if column.places is None else f"{value:,.{column.places}f}"
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return "" if value is None else str(value).split("\n", maxsplit=1)[0]


def _print_setup(sheet: Worksheet, header: int) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.6, bottom=0.75, footer=0.35)
    sheet.print_options.horizontalCentered = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"1:{header}"
    footer = sheet.oddFooter
    if footer is not None and footer.center is not None:
        footer.center.text = "第 &P 页，共 &N 页"


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):  # pragma: no cover - titles are merged after they are written
        raise TypeError(f"{cell.coordinate} is merged")
    return cell
