"""Tables as a workbook: styled, frozen below the titles, with number formats; texts stay texts."""

import io
from collections.abc import Sequence
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from projledger.exports.columns import Column, Kind, Table, Value
from projledger.exports.painting import (
    FONT,
    GRID,
    HEAD,
    LIGHTS,
    TOTAL,
    Look,
    Painter,
    cell_at,
    is_quoted,
    number_format,
    put,
    write_value,
)
from projledger.exports.paper import A4, print_on
from projledger.foundation.text import columns_wide

_NARROWEST, _WIDEST = 6, 44
_MOST_LINES = 12
_SAMPLED = 300  # rows that decide a column's width


def tables_xlsx(tables: Sequence[Table]) -> bytes:
    """A workbook with one sheet a table, in order."""
    return saved(book_of(tables))


def book_of(tables: Sequence[Table]) -> Workbook:
    """The same before it is saved, for further sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for table in tables:
        add_table(book, table)
    return book


def saved(book: Workbook) -> bytes:
    """``book`` as a file has it."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def add_table(book: Workbook, table: Table) -> Worksheet:
    """A sheet of ``table`` at the end of ``book``."""
    sheet: Worksheet = book.create_sheet(table.name)
    _write(sheet, table)
    return sheet


def _write(sheet: Worksheet, table: Table) -> None:
    last = len(table.columns)
    row = 1
    if table.title:
        put(cell_at(sheet, 1, 1), table.title, Font(name=FONT, size=16, bold=True), "center")
        sheet.row_dimensions[1].height = 30
        put(cell_at(sheet, 2, 1), table.left, Font(name=FONT, size=10), "left")
        put(cell_at(sheet, 2, last), table.right, Font(name=FONT, size=10), "right")
        sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=last)
        row = 3
    for number, column in enumerate(table.columns, start=1):
        cell = cell_at(sheet, row, number)
        put(cell, column.title, Font(name=FONT, size=11, bold=True), "center", wrap=True)
        cell.fill, cell.border = HEAD, GRID
        sheet.column_dimensions[get_column_letter(number)].width = _width(column, table)
    lines = max((column.title.count("\n") + 1 for column in table.columns), default=1)
    sheet.row_dimensions[row].height = 17 * lines + 6
    sheet.freeze_panes = f"B{row + 1}"
    _fill(sheet, table, row + 1)
    end = min(table.bold, default=len(table.rows))
    if end and not any(index < end for index in table.indented):  # nothing must be sorted from its place
        sheet.auto_filter.ref = f"A{row}:{get_column_letter(last)}{row + end}"
    print_on(sheet, A4, head_rows=row)


def _fill(sheet: Worksheet, table: Table, first: int) -> None:
    painter = Painter()
    for index, values in enumerate(table.rows):
        lines = max((_lines(column, values.get(column.key)) for column in table.columns), default=1)
        sheet.row_dimensions[first + index].height = 15 * lines + 5
        total = index in table.bold
        for number, column in enumerate(table.columns, start=1):
            cell, value = cell_at(sheet, first + index, number), values.get(column.key)
            write_value(cell, value)
            lit = column.kind is Kind.TEXT and value in LIGHTS
            look = Look(
                side="center" if lit else "left" if column.kind is Kind.TEXT else "right",
                number_format=number_format(column, value),
                bold=total,
                indent=2 if number == 1 and index in table.indented else 0,
                wrap=_lines(column, value) > 1,
                fill=str(value) if lit else TOTAL if total else "",
                quoted=is_quoted(value),
            )
            painter.paint(cell, look)


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
