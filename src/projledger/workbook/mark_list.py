"""The first sheet of a marked-up copy: every finding in a row, with a link to its cell."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from projledger.foundation.findings import Cell
from projledger.workbook.cells import RETURN_LIST
from projledger.workbook.cleaning import cleaned

NOTE = "标红的单元格须更正，标黄的单元格供核对。更正后重新报送本工作簿即可，本表不必删除。"
HEADS = ("序号", "工作表", "单元格", "类别", "说明")
WIDTHS = (6, 16, 10, 10, 88)
_CHARACTERS_A_LINE = 44


class Mark(NamedTuple):
    """One remark for the sender. ``cell`` None (or row 0) means the sheet or the whole file.

    ``text`` says what is so and what to write instead; ``error`` colours the cell red, else yellow.
    """

    sheet: str
    cell: Cell | None
    text: str
    error: bool


def class_of(mark: Mark) -> str:
    """What the sender has to do about it."""
    return "须更正" if mark.error else "供核对"


def plain_text(mark: Mark) -> str:
    """The remark without anything that XML or Excel cannot hold."""
    return cleaned(mark.text, 2_000)[0]


def height_of(text: str) -> int:
    """Points that ``text`` needs in the last column."""
    lines = sum(1 + (len(line) - 1) // _CHARACTERS_A_LINE for line in text.split("\n"))
    return max(20, 15 * lines + 5)


def list_sheet(marks: Sequence[Mark], sheets: Sequence[str], styles: Mapping[str, int]) -> bytes:
    """The worksheet part that lists ``marks``; cells on one of ``sheets`` are linked."""
    rows = [
        f'<row r="1" ht="30" customHeight="1">{_text("A1", RETURN_LIST, styles["title"])}</row>',
        f'<row r="2" ht="22" customHeight="1">{_text("A2", NOTE, styles["note"])}</row>',
        '<row r="3" ht="22" customHeight="1">'
        + "".join(
            _text(f"{letter}3", head, styles["head"]) for letter, head in zip("ABCDE", HEADS, strict=True)
        )
        + "</row>",
    ]
    links = []
    for number, mark in enumerate(marks, start=1):
        row = number + 3
        text = plain_text(mark)
        cell = str(mark.cell) if mark.cell else ""
        rows.append(
            f'<row r="{row}" ht="{height_of(text)}" customHeight="1">'
            f'<c r="A{row}" s="{styles["middle"]}"><v>{number}</v></c>'
            + _text(f"B{row}", cleaned(mark.sheet, 100)[0], styles["middle"])
            + _text(f"C{row}", cell, styles["middle"])
            + _text(f"D{row}", class_of(mark), styles["error" if mark.error else "warning"])
            + _text(f"E{row}", text, styles["body"])
            + "</row>"
        )
        if mark.cell and mark.cell.row and mark.cell.column and mark.sheet in sheets:
            place = "'" + mark.sheet.replace("'", "''") + f"'!{cell}"
            links.append(f'<hyperlink ref="C{row}" location={quoteattr(place)} display="{cell}"/>')
    columns = "".join(
        f'<col min="{index}" max="{index}" width="{width}" customWidth="1"/>'
        for index, width in enumerate(WIDTHS, start=1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<sheetPr><tabColor rgb="FFC00000"/><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView workbookViewId="0" showGridLines="0"><pane ySplit="3" topLeftCell="A4" '
        'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>{"".join(rows)}</sheetData>'
        '<mergeCells count="2"><mergeCell ref="A1:E1"/><mergeCell ref="A2:E2"/></mergeCells>'
        + (f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else "")
        + '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    ).encode()


def _text(reference: str, text: str, style: int) -> str:
    if not text:
        return f'<c r="{reference}" s="{style}"/>'
    inside = f'<t xml:space="preserve">{escape(text)}</t>'
    return f'<c r="{reference}" s="{style}" t="inlineStr"><is>{inside}</is></c>'
