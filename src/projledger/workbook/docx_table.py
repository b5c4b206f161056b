"""A table of a Word document as rows of texts, its joined cells as merges."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from projledger.workbook.docx_text import child, local, text_of, value
from projledger.workbook.faults import Fault
from projledger.workbook.limits import Limits
from projledger.workbook.transport import Raw, RawSheet, Texts, address, trimmed

#: What surrounds rows, cells and paragraphs without being one.
_WRAPPERS = frozenset(
    {"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "AlternateContent", "Choice"}
)


def parts_of(element: Element, *names: str) -> Iterator[Element]:
    """The children called one of ``names``, also those in content controls and insertions."""
    for one in element:
        name = local(one.tag) if isinstance(one.tag, str) else ""
        if name in names:
            yield one
        elif name in _WRAPPERS:
            yield from parts_of(one, *names)


class TableReader:
    """Lays tables out, within the limits of one document."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._texts = Texts(limits)
        self._left = limits.cells

    def sheet(self, name: str, lines: list[list[str]], table: Element) -> RawSheet:
        """The sheet of ``table``, with ``lines`` (their pieces side by side) above it."""
        sheet = RawSheet(name, [])
        self.add_lines(sheet, lines)
        joined: dict[int, int] = {}  # column → the index of the merge that reaches down to this row
        for row in parts_of(table, "tr"):
            if child(row, "trPr", "del") is None:
                self._row(sheet, row, joined)
        sheet.merges = [
            merge for merge in sheet.merges if merge[0] < merge[2] or merge[1] < merge[3]
        ]  # a join begun and not gone on with covers one cell
        trimmed(sheet.rows)
        return sheet

    def add_lines(self, sheet: RawSheet, lines: list[list[str]]) -> None:
        """Put ``lines`` below what ``sheet`` has."""
        for line in lines:
            row: list[Raw] = []
            sheet.rows.append(row)
            row.extend(self._text(sheet, column, piece) for column, piece in enumerate(line, 1))

    def _row(self, sheet: RawSheet, row: Element, joined: dict[int, int]) -> None:
        cells: list[Raw] = [None] * _number(child(row, "trPr", "gridBefore"), 0, self._limits.columns)
        sheet.rows.append(cells)
        number = len(sheet.rows)
        for cell in parts_of(row, "tc"):
            if child(cell, "tcPr", "cellDel") is not None:
                continue
            column = len(cells) + 1
            span = _number(child(cell, "tcPr", "gridSpan"), 1, self._limits.columns)
            if column + span - 1 > self._limits.columns:
                raise Fault("F007", "far", cell=address(number, column))
            down, across = child(cell, "tcPr", "vMerge"), child(cell, "tcPr", "hMerge")
            if across is not None and value(across) != "restart" and column > 1:
                self._join_left(sheet, number, column)
                cells.append(None)
            elif down is not None and value(down) != "restart" and column in joined:
                first_row, first, _last_row, last = sheet.merges[joined[column]]
                sheet.merges[joined[column]] = (first_row, first, number, last)
                cells.extend([None] * span)
            else:
                joined.pop(column, None)
                cells.append(self._text(sheet, column, _words(cell)))
                cells.extend([None] * (span - 1))
                if down is not None or across is not None or span > 1:
                    self._merged(sheet, (number, column, number, column + span - 1))
                if down is not None:
                    joined[column] = len(sheet.merges) - 1
        self._left -= len(cells)
        if self._left < 0:
            raise Fault("F007", "cells", limit=self._limits.cells)

    def _join_left(self, sheet: RawSheet, row: int, column: int) -> None:
        """The cell goes on with the one before it, as old documents say it."""
        first_row, first, last_row, last = sheet.merges[-1] if sheet.merges else (0, 0, 0, 0)
        if first_row == row and last == column - 1:
            sheet.merges[-1] = (first_row, first, last_row, column)

    def _merged(self, sheet: RawSheet, merge: tuple[int, int, int, int]) -> None:
        sheet.merges.append(merge)
        if len(sheet.merges) > self._limits.merges:
            raise Fault("F007", "merges", limit=self._limits.merges)

    def _text(self, sheet: RawSheet, column: int, words: str) -> str | None:
        text, lost = self._texts(words)
        if lost:
            sheet.cleaned.append((len(sheet.rows), column))
        return text


def _words(cell: Element) -> str:
    """The cell's paragraphs as lines; a table in it is read by itself."""
    lines = [text_of(paragraph) for paragraph in parts_of(cell, "p")]
    return "\n".join(lines).strip("\n")


def _number(element: Element | None, usual: int, most: int) -> int:
    text = value(element) or ""
    return min(int(text[:6]), most) or usual if text.isascii() and text.isdigit() else usual
