"""A sheet with its merges, looked at as a reader sees it: a merged cell stands everywhere it covers."""

import re
from collections import defaultdict

from projledger.workbook.cells import CellKind, CellValue, Merge, Sheet

_BUCKET = 32
#: More (merge, bucket) pairs than any ledger has: a hostile sheet's further merges are not looked at.
_MOST = 200_000


def one_line(text: str) -> str:
    """``text`` without line breaks, outer blanks and blanks beside Chinese characters."""
    text = " ".join(text.split())
    return re.sub(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])", "", text) if " " in text else text


class Grid:
    """A sheet, its texts without idle blanks, and its merges by place."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.last_row = len(sheet.rows)
        self._buckets: dict[int, list[Merge]] = defaultdict(list)
        self._filled: dict[int, list[tuple[int, CellValue]]] = {}
        self._words: dict[int, list[tuple[int, str]]] = {}
        left = _MOST
        for merge in sheet.merges:
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
        for merge in self._buckets.get(row // _BUCKET, ()):
            if merge.first_row <= row <= merge.last_row and merge.first_column <= column <= merge.last_column:
                return merge
        return None

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
            self._filled[row] = list(self.sheet.filled(row)) if 1 <= row <= self.last_row else []
        return self._filled[row]
