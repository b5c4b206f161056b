"""A marked-up copy of what is no .xlsx: a new workbook with the values, the colours and the comments."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from projledger.foundation.text import columns_wide
from projledger.workbook.cells import BLANK, RETURN_LIST, CellKind, CellValue, Sheet, Workbook
from projledger.workbook.mark_comments import AUTHOR
from projledger.workbook.mark_list import HEADS, NOTE, WIDTHS, Mark, class_of, height_of, plain_text
from projledger.workbook.write import put_text

_RED, _YELLOW, _GREY = "FFFFC7CE", "FFFFEB9C", "FFF2F2F2"
_NARROWEST, _WIDEST = 6, 40
#: So many filled cells make a row one of a table; titles, notes and signatures have fewer.
_OF_A_TABLE = 3


def marked_values(workbook: Workbook | None, marks: Sequence[Mark]) -> bytes:
    """A new .xlsx with the list of ``marks`` and, where there is a ``workbook``, its sheets."""
    from openpyxl import Workbook as New

    new = New()
    new.remove(new.worksheets[0])
    listing = new.create_sheet(RETURN_LIST)
    titles: dict[str, str] = {}
    for sheet in workbook.sheets if workbook else ():
        titles[sheet.name] = _title(sheet.name, new.sheetnames)
        target = new.create_sheet(titles[sheet.name])
        _copy(sheet, target)
        _comment(target, sheet, [mark for mark in marks if mark.sheet == sheet.name])
    _fill_list(listing, marks, titles)
    if len(new.sheetnames) > 1 and all(mark.cell and mark.cell.row and mark.cell.column for mark in marks):
        new.active = 1
    out = BytesIO()
    new.save(out)
    return out.getvalue()


def _title(name: str, taken: Sequence[str]) -> str:
    plain = "".join("_" if char in "[]:*?/\\'" else char for char in name)[:28] or "Sheet"
    lowered = {title.lower() for title in taken}
    title, number = plain, 1
    while title.lower() in lowered:
        number += 1
        title = f"{plain}({number})"
    return title


def _copy(sheet: Sheet, target: Any) -> None:
    """The values with the look of a table: columns as wide as its rows need, lines, one page wide."""
    from openpyxl.styles import Border, Side
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    edge = Side(style="thin", color="FFBFBFBF")
    border = Border(left=edge, right=edge, top=edge, bottom=edge)
    widths: dict[int, int] = {}
    table, width = _table(sheet)
    for row, cells in enumerate(sheet.rows, start=1):
        in_table = row in table
        for column in range(1, max(len(cells), width if in_table else 0) + 1):
            value = cells[column - 1] if column <= len(cells) else BLANK
            if value.kind is CellKind.BLANK and not (in_table and column <= width):
                continue
            cell = target.cell(row, column)
            _put(cell, value, wrap=in_table)
            if in_table:  # titles and notes run on over the cells beside them
                cell.border = border
                longest = max(map(columns_wide, value.text.split("\n")))
                widths[column] = max(widths.get(column, 0), min(longest + 2, _WIDEST))
    for merge in sheet.merges:
        target.merge_cells(
            start_row=merge.first_row,
            start_column=merge.first_column,
            end_row=merge.last_row,
            end_column=merge.last_column,
        )
    for column, width in widths.items():
        target.column_dimensions[get_column_letter(column)].width = max(width, _NARROWEST)
    for column in sheet.hidden_columns:
        target.column_dimensions[get_column_letter(column)].hidden = True
    for row in sheet.hidden_rows:
        target.row_dimensions[row].hidden = True
    if sheet.hidden:
        target.sheet_state = "hidden"
    target.page_setup.orientation, target.page_setup.paperSize = "landscape", 9
    target.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    target.page_setup.fitToHeight = 0


def _table(sheet: Sheet) -> tuple[range, int]:
    """The rows of the table: from the first more than half full to the last of several cells; its width."""
    filled = [
        [column for column, value in enumerate(cells, start=1) if value.kind is not CellKind.BLANK]
        for cells in sheet.rows
    ]
    fullest = max(map(len, filled), default=0)
    if fullest < _OF_A_TABLE:
        return range(0), 0
    first = next(row for row, columns in enumerate(filled, start=1) if 2 * len(columns) > fullest)
    last = max(row for row, columns in enumerate(filled, start=1) if len(columns) >= _OF_A_TABLE)
    return range(first, last + 1), max(columns[-1] for columns in filled[first - 1 : last] if columns)


def _put(cell: Any, value: CellValue, *, wrap: bool) -> None:
    from openpyxl.styles import Alignment

    match value.kind:
        case CellKind.BLANK:
            pass
        case CellKind.NUMBER:
            cell.value = value.value
            cell.number_format = "0.00%" if value.percent else "General"
        case CellKind.DATE:
            cell.value = value.value
        case CellKind.BOOLEAN:
            cell.value = value.value
        case CellKind.ERROR:
            cell.value = value.value
            cell.data_type = "e"
        case _:
            put_text(cell, value.text)
            cell.alignment = Alignment(vertical="center", wrap_text=wrap)


def _comment(target: Any, sheet: Sheet, marks: Sequence[Mark]) -> None:
    from openpyxl.comments import Comment

    words: dict[tuple[int, int], str] = {}
    errors: dict[tuple[int, int], bool] = {}
    for mark in marks:
        if not mark.cell or not mark.cell.row or not mark.cell.column:
            continue
        place = (mark.cell.row, mark.cell.column)
        for merge in sheet.merges:
            if (
                merge.first_row <= place[0] <= merge.last_row
                and merge.first_column <= place[1] <= merge.last_column
            ):
                place = (merge.first_row, merge.first_column)
        text = plain_text(mark)
        words[place] = f"{words[place]}\n{text}" if place in words else text
        errors[place] = errors.get(place, False) or mark.error
    for place, text in words.items():
        cell = target.cell(*place)
        cell.fill = _solid(_RED if errors[place] else _YELLOW)
        comment = Comment(text, AUTHOR)
        comment.width, comment.height = 260, 24 + 18 * (1 + len(text) // 18 + text.count("\n"))
        cell.comment = comment


def _solid(colour: str) -> Any:
    from openpyxl.styles import PatternFill

    return PatternFill("solid", fgColor=colour)


def _fill_list(target: Any, marks: Sequence[Mark], titles: dict[str, str]) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side
    from openpyxl.worksheet.properties import PageSetupProperties

    edge = Side(style="thin", color="FFBFBFBF")
    border = Border(left=edge, right=edge, top=edge, bottom=edge)
    put_text(target["A1"], RETURN_LIST)
    put_text(target["A2"], NOTE)
    target["A1"].font = Font(name="宋体", size=16, bold=True)
    for letter, width in zip("ABCDE", WIDTHS, strict=True):
        target.column_dimensions[letter].width = width
    for column, head in enumerate(HEADS, start=1):
        cell = target.cell(3, column)
        put_text(cell, head)
        cell.font, cell.fill, cell.border = Font(name="宋体", bold=True), _solid(_GREY), border
        cell.alignment = Alignment(horizontal="center", vertical="center")
    for number, mark in enumerate(marks, start=1):
        row = number + 3
        text = plain_text(mark)
        target.row_dimensions[row].height = height_of(text)
        sheet = titles.get(mark.sheet, mark.sheet)
        for column, words in enumerate(("", sheet, str(mark.cell or ""), class_of(mark), text), start=1):
            cell = target.cell(row, column)
            put_text(cell, words)
            if column == 1:
                cell.value = number
            cell.border = border
            cell.alignment = Alignment(
                horizontal="left" if column == len(HEADS) else "center", vertical="center", wrap_text=True
            )
        target.cell(row, 4).fill = _solid(_RED if mark.error else _YELLOW)
    target.sheet_properties.tabColor = "FFC00000"
    target.freeze_panes = "A4"
    target.page_setup.orientation, target.page_setup.paperSize = "landscape", 9
    target.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    target.page_setup.fitToHeight = 0
