"""Figures that are merged over several projects or several columns: nobody knows whose they are."""

from collections.abc import Mapping, Sequence

from projledger.foundation.findings import Cell
from projledger.layout.grid import Grid
from projledger.layout.row import Frame, is_figure, says_words
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


def with_sideways(
    rows: Sequence[BodyRow], grid: Grid, frame: Frame, titles: Mapping[int, Cell]
) -> list[BodyRow]:
    """``rows``, of each project the columns whose figure is merged over them and a column of another title.

    ``titles`` are the cells of the columns' titles; one that stands over both columns makes one of them.
    """
    projects = {row.row for row in rows if row.kind is RowKind.PROJECT}
    found: dict[int, dict[int, Merge]] = {}
    left = _MOST_COVERED
    for merge in grid.sheet.merges:
        if merge.last_column <= merge.first_column or merge.first_row not in projects:
            continue
        covered = range(merge.first_column, min(merge.last_column, frame.last) + 1)
        left -= len(covered)
        if left < 0:
            break
        value = grid.value(merge.first_row, merge.first_column)
        over = {titles[column] for column in covered if column in titles}
        amounts = [column for column in covered if column in frame.amounts]
        if amounts and len(over) > 1 and is_figure(value) and not says_words(value):
            found.setdefault(merge.first_row, {}).update(dict.fromkeys(amounts, merge))
    return [row._replace(sideways=found[row.row]) if row.row in found else row for row in rows]
