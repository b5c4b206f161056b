"""The rows of one sheet as they arrive, with their repeats: laid out as far as the limits allow."""

from projledger.workbook.faults import Fault
from projledger.workbook.limits import Limits
from projledger.workbook.transport import Raw, RawSheet, Texts, address, trimmed

_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


class SheetRows:
    """One sheet under construction."""

    def __init__(self, name: str, limits: Limits, *, hidden: bool) -> None:
        self.sheet = RawSheet(name, [], hidden=hidden)
        self._limits = limits
        self._row: list[Raw] = []
        self._lost: list[int] = []  # columns of this row in which something was cut
        self._spans: list[tuple[int, int, int]] = []  # column, rows, columns of this row's merges
        self._column = 0  # of the last cell
        self._given = 0  # cells of this row that hold something, each counted once
        self._number = 0  # of the last row that was closed
        self._repeat, self._hidden, self._row_style = 1, False, ""
        self._columns: list[tuple[int, int, str]] = []  # first, last, default style of styled columns
        self._hidden_columns: list[tuple[int, int]] = []
        self._last_column = 0
        self._hidden_rows: list[tuple[int, int]] = []

    @property
    def default_style(self) -> str:
        """The style of the next cell where it has none of its own: its row's, else its column's."""
        if self._row_style:
            return self._row_style
        column = self._column + 1
        return next((style for first, last, style in self._columns if first <= column <= last), "")

    def column(self, count: int, style: str, *, hidden: bool) -> None:
        """The next ``count`` columns."""
        first, self._last_column = self._last_column + 1, self._last_column + count
        if first > self._limits.columns:
            return
        if style:
            self._columns.append((first, self._last_column, style))
        if hidden:
            self._hidden_columns.append((first, self._last_column))

    def open_row(self, repeat: int, style: str, *, hidden: bool) -> None:
        """A row that stands ``repeat`` times begins."""
        self._repeat, self._hidden, self._row_style = repeat, hidden, style
        self._row, self._lost, self._spans, self._column, self._given = [], [], [], 0, 0

    def cell(self, raw: Raw, count: int, *, lost: bool = False) -> None:
        """The next cell, ``count`` times."""
        first, self._column = self._column + 1, self._column + count
        if raw is None:
            return
        self._given += 1
        if self._column > _LAST_COLUMN:
            raise Fault("F007", "far", cell=str(self._number + 1))
        inside = min(self._column, self._limits.columns)
        for column in range(max(first, inside + 1), self._column + 1):
            self._strayed(self._number + 1, column)
        if first <= inside:
            self._row.extend([None] * (first - 1 - len(self._row)))
            self._row.extend([raw] * (inside - first + 1))
            if lost:
                self._lost.extend(range(first, inside + 1))

    def merge(self, rows: int, columns: int) -> None:
        """The last cell covers ``rows`` × ``columns``."""
        self._spans.append((self._column, rows, columns))

    def close_row(self, left: int, texts: Texts) -> int:
        """The row ends: how many of the ``left`` cells it took; ``texts`` counts what is repeated."""
        first, self._number = self._number + 1, self._number + self._repeat
        if self._hidden:
            self._hidden_rows.append((first, self._number))
        row = trimmed([self._row])[0] if self._row else []
        rows, taken = self.sheet.rows, len(row) * self._repeat
        if taken > left:
            raise Fault("F007", "cells", limit=self._limits.cells)
        if taken > self._given:
            texts.count(self._repeat * sum(len(raw) for raw in row if type(raw) is str))
        if row and self._number > _LAST_ROW:
            raise Fault("F007", "far", cell=str(self._number))
        if first - 1 - len(rows) > self._limits.gap:
            for number in range(first, self._number + 1) if row else ():
                for column, raw in enumerate(row, start=1):
                    if raw is not None:
                        self._strayed(number, column)
            return taken
        if row:
            rows.extend([] for _blank in range(first - 1 - len(rows)))
            rows.extend([row] * self._repeat)
        for number in range(first, self._number + 1 if row else first + 1):
            self.sheet.cleaned.extend([(number, column) for column in self._lost])
            self.sheet.merges.extend(
                [
                    (number, column, number + down - 1, column + across - 1)
                    for column, down, across in self._spans
                ]
            )
            if len(self.sheet.merges) > self._limits.merges:
                raise Fault("F007", "merges", limit=self._limits.merges)
        return taken

    def finished(self) -> RawSheet:
        """The sheet, with what is hidden within its used area."""
        sheet = self.sheet
        height, width = len(sheet.rows), max(map(len, sheet.rows), default=0)
        sheet.hidden_rows = _within(self._hidden_rows, height)
        sheet.hidden_columns = _within(self._hidden_columns, width)
        return sheet

    def _strayed(self, row: int, column: int) -> None:
        self.sheet.stray.append((row, column))
        if len(self.sheet.stray) > self._limits.stray:
            raise Fault("F007", "far", cell=address(*self.sheet.stray[0]))


def _within(ranges: list[tuple[int, int]], last: int) -> list[int]:
    return sorted({number for first, end in ranges for number in range(first, min(end, last) + 1)})
