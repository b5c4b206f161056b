"""Rows of a text divided by commas in which a comma inside a cell (``23,000``) has cut that cell in two."""

import re
from collections.abc import Sequence

from projledger.layout.grid import Grid
from projledger.layout.row import Frame
from projledger.layout.table import BodyRow, RowKind
from projledger.workbook.cells import BLANK

_HEAD, _THOUSANDS, _LED_BY_NOUGHT = (
    re.compile(r"\s*[-+]?\d{1,3}"),
    re.compile(r"\d{3}(?:\.\d+)?\s*"),
    re.compile(r"0\d\d(?:\.\d+)?\s*"),
)


def with_cuts(rows: Sequence[BodyRow], grid: Grid, header: range, frame: Frame) -> list[BodyRow]:
    """``rows``, of those in which a comma has shifted the cells the column from which on it has.

    A row has too many cells, or one behind the last title; or an amount is followed by a cell such as
    ``000``, which no amount begins with. ``header`` are the header's rows.
    """
    pieces = grid.sheet.pieces
    if not pieces:
        return list(rows)
    width = max((pieces[row - 1] for row in header if row <= len(pieces)), default=0)
    return [
        row._replace(cut=_cut(row, frame, wider=row.row <= len(pieces) and pieces[row.row - 1] > width))
        if row.kind is RowKind.PROJECT
        else row
        for row in rows
    ]


def _cut(row: BodyRow, frame: Frame, *, wider: bool) -> int:
    """The column of the cell that is cut, or at least of one that is shifted; 0 where none is."""
    beyond = next((column for column in row.values if column > frame.last), 0)
    # a row that is too long may be cut in an amount whose title nobody knows
    others = row.values.keys() - {frame.sequence} if wider else frozenset[int]()
    for column in sorted(frame.amounts | others):
        here, following = row.values.get(column, BLANK).text, row.values.get(column + 1, BLANK).text
        if not (_HEAD.fullmatch(here) and _THOUSANDS.fullmatch(following)):
            continue
        if wider or beyond or _LED_BY_NOUGHT.fullmatch(following):
            return column
    return beyond if wider else 0
