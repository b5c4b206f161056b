"""The sheet around a form's rows: title, lines above, header, foot, page, protection, stamp."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.styles import Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from projledger.foundation.text import columns_wide
from projledger.returns import look
from projledger.returns.cell_values import put
from projledger.returns.columns import Columns
from projledger.workbook.cells import STAMP_SHEET

TITLE_ROW, LINES_ROW, HINT_ROW, HEADER_ROW, FIRST_ROW = 1, 2, 3, 4, 5
UNLOCKED = Protection(locked=False)
_A3, _A4 = 8, 9
LINE_HEIGHT, _LEAST_HEIGHT, _MOST_HEIGHT = 15.0, 39.0, 400.0


class Label(NamedTuple):
    """A line above the table: its words, and the cell for the answer where the unit writes one.

    ``first``/``last`` are the columns of the words, ``answer`` the columns of the answer.
    """

    words: str
    first: int
    last: int
    answer: tuple[int, int] | None = None
    right: bool = False


def put_head(
    sheet: Worksheet, columns: Columns, title: str, labels: Sequence[Label], hint: str, *, across: int
) -> None:
    """Title, lines and hint, and the header row. ``across`` is how many columns the title spans."""
    sheet.merge_cells(start_row=TITLE_ROW, start_column=1, end_row=TITLE_ROW, end_column=across)
    cell = sheet.cell(TITLE_ROW, 1)
    put(cell, title)
    cell.font, cell.alignment = look.TITLE_FONT, look.CENTRE
    sheet.row_dimensions[TITLE_ROW].height = 46
    put_labels(sheet, LINES_ROW, labels)
    sheet.merge_cells(start_row=HINT_ROW, start_column=1, end_row=HINT_ROW, end_column=across)
    cell = sheet.cell(HINT_ROW, 1, hint)
    cell.font, cell.alignment = look.HINT_FONT, look.PLAIN_LEFT
    sheet.row_dimensions[HINT_ROW].height = 19
    lines = 1
    for column in columns:
        cell = sheet.cell(HEADER_ROW, column.number, column.heading)
        cell.font, cell.fill, cell.border = look.HEADER_FONT, look.HEADER_FILL, look.GRID
        cell.alignment = look.CENTRE
        sheet.column_dimensions[column.letter].width = column.width
        lines = max(lines, lines_needed(column.heading, column.width))
    sheet.row_dimensions[HEADER_ROW].height = 14 + lines * 15


def put_labels(sheet: Worksheet, row: int, labels: Sequence[Label]) -> None:
    """Labels such as 填报单位： with an underlined cell for the answer where there is one."""
    sheet.row_dimensions[row].height = 26
    for label in labels:
        _merge(sheet, row, label.first, label.last)
        cell = sheet.cell(row, label.first)
        put(cell, label.words)
        cell.font = look.LINE_FONT
        cell.alignment = look.PLAIN_RIGHT if label.right else look.PLAIN_LEFT
        if label.answer is None:
            continue
        _merge(sheet, row, *label.answer)
        for number in range(label.answer[0], label.answer[1] + 1):
            answer = sheet.cell(row, number)
            answer.border, answer.protection = look.UNDERLINE, UNLOCKED
            answer.font, answer.alignment = look.LINE_FONT, look.PLAIN_LEFT
            answer.fill = look.INPUT_FILL


def _merge(sheet: Worksheet, row: int, first: int, last: int) -> None:
    if last > first:
        sheet.merge_cells(start_row=row, start_column=first, end_row=row, end_column=last)


def lines_needed(text: str, width: float) -> int:
    """How many lines ``text`` takes in a column of that width (in half-width characters)."""
    room = max(2, int(width) - 1)
    return sum(max(1, -(-columns_wide(piece) // room)) for piece in text.split("\n"))


def fit_height(sheet: Worksheet, row: int, columns: Columns) -> None:
    """Make the row high enough for what stands in it."""
    lines = 1
    for column in columns:
        value = sheet.cell(row, column.number).value
        if isinstance(value, str) and not value.startswith("="):
            lines = max(lines, lines_needed(value, column.width))
    sheet.row_dimensions[row].height = min(_MOST_HEIGHT, max(_LEAST_HEIGHT, 6 + lines * LINE_HEIGHT))


def put_page(
    sheet: Worksheet, last_row: int, last_column: int, freeze: int, *, small: bool = False, wide: int = 1
) -> None:
    """Landscape A3 (A4 if ``small``), ``wide`` pages across, with repeated titles and page numbers.

    ``freeze`` is the first column that scrolls.
    """
    sheet.freeze_panes = sheet.cell(FIRST_ROW, freeze).coordinate
    sheet.sheet_view.zoomScale = 90
    sheet.sheet_view.showGridLines = False
    setup = sheet.page_setup
    setup.orientation, setup.paperSize = "landscape", _A4 if small else _A3
    setup.fitToWidth, setup.fitToHeight = wide, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    if wide > 1:
        sheet.print_title_cols = f"A:{get_column_letter(freeze - 1)}"
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom, margins.header, margins.footer = 0.5, 0.6, 0.3, 0.3
    put_page_numbers(sheet)
    sheet.print_area = f"A1:{sheet.cell(last_row, last_column).coordinate}"


def put_page_numbers(sheet: Worksheet) -> None:
    """第 1 页，共 2 页 at the foot of each page."""
    footer = sheet.HeaderFooter.oddFooter
    if footer is not None and footer.center is not None:
        footer.center.text, footer.center.size = "第 &P 页，共 &N 页", 9


def protect(sheet: Worksheet) -> None:
    """Lock what is not for writing, without password; filters, sorting, widths and heights stay free."""
    protection = sheet.protection
    protection.sheet = True
    protection.formatCells = protection.formatColumns = protection.formatRows = False
    protection.autoFilter = protection.sort = False
    protection.objects = protection.scenarios = False


def put_stamp(workbook: Workbook, stamp: Mapping[str, str]) -> None:
    """The very hidden sheet that says which form, version, unit and period this workbook is for."""
    sheet = workbook.create_sheet(STAMP_SHEET)
    sheet.sheet_state = "veryHidden"
    for row, (key, value) in enumerate(stamp.items(), start=1):
        sheet.cell(row, 1, key)
        cell = sheet.cell(row, 2)
        put(cell, value)
        cell.number_format = look.TEXT_FORMAT
