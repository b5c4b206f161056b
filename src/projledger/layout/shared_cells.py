"""Figures that are merged downwards over several projects: nobody knows whose they are."""

from collections.abc import Sequence

from projledger.layout.grid import Grid
from projledger.layout.row import Frame, is_figure
from projledger.layout.table import BodyRow, RowKind
from projledger.workbook.cells import Merge

#: More cells under merges than any ledger has: a hostile sheet's further merges are not looked at.
_MOST_COVERED = 100_000


def with_shared(rows: Sequence[BodyRow], grid: Grid, frame: Frame) -> list[BodyRow]:
    """``rows``, of each project the columns whose figure is merged over it and over another project.

    Rows without a name of their own go on with the project above.
    """
    projects = {
        row.row
        for row in rows
        if row.kind is RowKind.PROJECT and (frame.subject is None or frame.subject in row.values)
    }
    shared: dict[int, dict[int, Merge]] = {}
    left = _MOST_COVERED
    for merge in grid.sheet.merges:
        column = merge.first_column
        if merge.last_row <= merge.first_row or column not in frame.fields:
            continue
        left -= min(merge.last_row, grid.last_row) - merge.first_row + 1
        if left < 0:
            break
        covered = range(merge.first_row, min(merge.last_row, grid.last_row) + 1)
        if sum(row in projects for row in covered) > 1 and is_figure(grid.value(merge.first_row, column)):
            for row in covered:
                shared.setdefault(row, {})[column] = merge
    if not shared:
        return list(rows)
    return [
        row._replace(shared=shared[row.row]) if row.kind is RowKind.PROJECT and row.row in shared else row
        for row in rows
    ]
