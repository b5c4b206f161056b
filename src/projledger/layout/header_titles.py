"""The title of each column of a header: its levels, put together from merged or merely blank cells."""

from typing import NamedTuple

from projledger.foundation.findings import Cell
from projledger.layout.grid import Block, Grid
from projledger.layout.title_units import is_measure

#: Longer texts are no titles.
LONGEST_TITLE = 60
#: Columns further right bear no titles.
MOST_COLUMNS = 400
#: A call's returns share a few headers, whose titles are put together once.
_MOST_BLOCKS, _MOST_CHARACTERS = 100, 20_000
_COMPOSED: dict[Block, tuple["HeaderColumn", ...]] = {}


class HeaderColumn(NamedTuple):
    """One column's title: its levels as written, outermost first, and the cell of the lowest."""

    number: int
    path: tuple[str, ...]
    cell: Cell
    parents: tuple[Cell, ...]

    @property
    def title(self) -> str:
        """The levels joined by ``/``."""
        return "/".join(self.path)


def compose(grid: Grid, top: int, bottom: int) -> tuple[HeaderColumn, ...]:
    """The titles of the columns over the rows ``top`` to ``bottom``; columns without any are left out."""
    block = grid.block(top, bottom)
    columns = _COMPOSED.get(block)
    if columns is None:
        columns = _composed(grid, top, bottom)
        if sum(len(value.text) for row in block[1] for value in row) <= _MOST_CHARACTERS:
            if len(_COMPOSED) >= _MOST_BLOCKS:
                _COMPOSED.clear()
            _COMPOSED[block] = columns
    return columns


def _composed(grid: Grid, top: int, bottom: int) -> tuple[HeaderColumn, ...]:
    last = 0
    for row in range(top, bottom + 1):
        for column, _text in grid.words(row):
            merge = grid.merge(row, column)
            last = max(last, merge.last_column if merge else column)
    columns = []
    for number in range(1, min(last, MOST_COLUMNS) + 1):
        levels: list[tuple[str, Cell]] = []
        for row in range(top, bottom + 1):
            level = _level(grid, row, number, top, bottom)
            if level is not None and (not levels or levels[-1][1] != level[1]):
                levels.append(level)
        if levels:
            columns.append(
                HeaderColumn(
                    number,
                    tuple(text for text, _cell in levels),
                    levels[-1][1],
                    tuple(cell for _text, cell in levels[:-1]),
                )
            )
    return tuple(columns)


def _level(grid: Grid, row: int, column: int, top: int, bottom: int) -> tuple[str, Cell] | None:
    if text := grid.text(row, column):
        return text[: 4 * LONGEST_TITLE], Cell(row, column)
    if merge := grid.merge(row, column):
        text = grid.text(merge.first_row, merge.first_column)
        inside = merge.first_row >= top
        return (text, Cell(merge.first_row, merge.first_column)) if text and inside else None
    below = range(row + 1, bottom + 1)
    if row < bottom and _has_text(grid, below, column) and not _has_but_its_unit(grid, top, below, column):
        return _parent_to_the_left(grid, row, column, bottom)
    return None


def _parent_to_the_left(grid: Grid, row: int, column: int, bottom: int) -> tuple[str, Cell] | None:
    """The unmerged title further left that stretches over blank cells, if it has a child of its own."""
    for left in range(column - 1, 0, -1):
        if grid.merge(row, left):
            return None
        if text := grid.text(row, left):
            has_child = _has_text(grid, range(row + 1, bottom + 1), left)
            return (text, Cell(row, left)) if has_child else None
        if not grid.value(row, left).blank or not _has_text(grid, range(row + 1, bottom + 1), left):
            return None
    return None


def _has_text(grid: Grid, rows: range, column: int) -> bool:
    return any(grid.text(row, column) for row in rows)


def _has_but_its_unit(grid: Grid, top: int, rows: range, column: int) -> bool:
    """Whether nothing but a unit (万元) stands in ``rows``, and the title that it belongs to further up."""
    texts = [text for row in rows if (text := grid.text(row, column))]
    titled = _has_text(grid, range(top, rows.start - 1), column)
    return titled and all(is_measure(text) for text in texts)
