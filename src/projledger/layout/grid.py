"""A sheet with its merges, looked at as a reader sees it: a merged cell stands everywhere it covers."""

import re
from collections import defaultdict

from projledger.workbook.cells import BLANK, CellKind, CellValue, Merge, Sheet

_BUCKET = 32
_FEW_ROWS = 6
#: More (merge, bucket) pairs than any ledger has: a hostile sheet's further merges are not looked at.
_MOST = 200_000


def one_line(text: str) -> str:
    """``text`` without line breaks, outer blanks and blanks beside Chinese characters."""
    text = " ".join(text.split())
    return re.sub(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])", "", text) if " " in text else text


#: The first row of a stretch of rows, their cells, and the merges that touch them.
Block = tuple[int, tuple[tuple[CellValue, ...], ...], tuple[Merge, ...]]


class Grid:
    """A sheet, its texts without idle blanks, and its merges by place."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.last_row = len(sheet.rows)
        self._by_row: dict[int, list[Merge]] = defaultdict(list)  # those of few rows
        self._buckets: dict[int, list[Merge]] = defaultdict(list)
        self._filled: dict[int, list[tuple[int, CellValue]]] = {}
        self._words: dict[int, list[tuple[int, str]]] = {}
        left = _MOST
        for merge in sheet.merges:
            if merge.last_row - merge.first_row < _FEW_ROWS:
                for row in range(merge.first_row, merge.last_row + 1):
                    self._by_row[row].append(merge)
                left -= 1
                continue
            first, last = merge.first_row // _BUCKET, min(merge.last_row, self.last_row) // _BUCKET
            for bucket in range(first, last + 1):
                self._buckets[bucket].append(merge)
            left -= last - first + 1
            if left <= 0:
                break

    def value(self, row: int, column: int) -> CellValue:
        """The cell itself; blank where it is covered by a merge that begins elsewhere."""
        return self.sheet.cell(row, column)

    def text(self, row: int, column: int) -> str:
        """The cell's own words if it holds text, without line breaks and outer blanks."""
        value = self.sheet.cell(row, column)
        return one_line(value.text) if value.kind is CellKind.TEXT else ""

    def merge(self, row: int, column: int) -> Merge | None:
        """The merge that covers the cell, or None."""
        for merge in self._by_row.get(row, ()):
            if merge.first_column <= column <= merge.last_column:
                return merge
        for merge in self._buckets.get(row // _BUCKET, ()) if self._buckets else ():
            if merge.first_row <= row <= merge.last_row and merge.first_column <= column <= merge.last_column:
                return merge
        return None

    def merged(self, row: int) -> bool:
        """Whether a merge may cover a cell of the row; False is sure."""
        return row in self._by_row or row // _BUCKET in self._buckets

    def shown(self, row: int, column: int) -> tuple[CellValue, int, int]:
        """What a reader sees there: the cell's value, or that of the merge over it, and where it stands."""
        value = self.sheet.cell(row, column)
        if value.blank and (merge := self.merge(row, column)) is not None:
            return self.sheet.cell(merge.first_row, merge.first_column), merge.first_row, merge.first_column
        return value, row, column

    def words(self, row: int) -> list[tuple[int, str]]:
        """The columns and texts of the row's cells that hold text."""
        if row not in self._words:
            self._words[row] = [
                (column, one_line(value.text))
                for column, value in self.filled(row)
                if value.kind is CellKind.TEXT
            ]
        return self._words[row]

    def filled(self, row: int) -> list[tuple[int, CellValue]]:
        """The columns and values of the row's cells that hold something."""
        if row not in self._filled:
            number = CellKind.NUMBER
            line = self.sheet.rows[row - 1] if 1 <= row <= self.last_row else ()
            self._filled[row] = [
                (column, value)
                for column, value in enumerate(line, start=1)
                if value is not BLANK and (value.kind is number or not value.blank)
            ]
        return self._filled[row]

    def block(self, top: int, bottom: int) -> Block:
        """All that stands in the rows ``top`` to ``bottom``: of equal blocks the titles are equal, too."""
        merges = [merge for row in range(top, bottom + 1) for merge in self._by_row.get(row, ())]
        tall = [
            merge
            for bucket in range(top // _BUCKET, bottom // _BUCKET + 1)
            for merge in self._buckets.get(bucket, ())
        ]
        return top, self.sheet.rows[top - 1 : bottom], (*merges, *tall)
