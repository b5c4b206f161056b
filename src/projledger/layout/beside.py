"""Tables that stand side by side: each is looked at by itself, in its own columns."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from projledger.layout.grid import Grid
from projledger.layout.header import Header
from projledger.layout.title import read_title
from projledger.workbook.cells import BLANK, CellValue, Sheet

_SAMPLE_ROWS = 200
#: Titles with which another table begins; a column of amounts or remarks behind a gap is still this one's.
_BEGINS = re.compile(
    r"序号?|编号|类别|类型|分类|级别|地区|区域|乡镇|单位|责任单位|项目|名称|项目名称|领域|行业|性质|状态"
    r"|.*(?:个数|数量)|指标.*"
)


def beside(grid: Grid, header: Header, subjects: Iterable[int]) -> tuple[int, ...]:
    """The first columns of the tables right of the first one; () where the header is of one table.

    ``subjects`` are the columns that may hold the names. A second one begins a table of its own, unless
    it repeats the names of the first row by row (the plan left, the progress right).
    """
    columns = sorted(subjects)
    if len(columns) < 2 or all(_same(grid, header, columns[0], other) for other in columns[1:]):  # noqa: PLR2004 - a pair
        return ()
    titles = {column.number: read_title(column.path[-1]).pattern for column in header.columns}
    first = titles[min(titles)]
    starts = []
    for before, subject in pairwise(columns):
        between = range(before + 1, subject + 1)
        repeated = [number for number in between if titles.get(number) == first]
        after_gap = [number + 1 for number in between if number not in titles and number < subject]
        starts.append((repeated or after_gap or [subject])[-1])
    return tuple(starts)


def parts(sheet: Sheet, header: Header, starts: tuple[int, ...]) -> Iterator[Sheet]:
    """The sheet once for each of the tables that begin in the columns 1 and ``starts``, without the others.

    Of the rows above the header, cells over other tables are left out where each table has its own.
    """
    edges = (1, *starts, max(map(len, sheet.rows)) + 1)
    for first, end in pairwise(edges):
        own = range(first, end)
        rows = tuple(
            row if number < header.top and not _one_each(sheet, number, edges) else _only(row, own)
            for number, row in enumerate(sheet.rows, start=1)
        )
        merges = tuple(
            merge for merge in sheet.merges if merge.first_row < header.top or merge.first_column in own
        )
        yield replace(sheet, rows=rows, merges=merges)


def of_another(grid: Grid, header: Header, subject: int) -> frozenset[int]:
    """The columns behind a wholly empty one, where they begin as a table of another kind does."""
    titles = {column.number: read_title(column.path[-1]).pattern for column in header.columns}
    for gap in range(subject + 1, max(titles)):
        if gap in titles or not _empty(grid, header, gap):
            continue
        behind = [number for number in titles if number > gap]
        if behind and _BEGINS.fullmatch(titles[min(behind)]):
            return frozenset(behind)
    return frozenset()


def _one_each(sheet: Sheet, row: int, edges: tuple[int, ...]) -> bool:
    """Whether each of the tables has a cell of its own in that row."""
    filled = {bisect_right(edges, column) for column, _value in sheet.filled(row)}
    return len(filled) == len(edges) - 1


def _only(row: tuple[CellValue, ...], own: range) -> tuple[CellValue, ...]:
    return tuple(value if column in own else BLANK for column, value in enumerate(row, start=1))


def _same(grid: Grid, header: Header, first: int, second: int) -> bool:
    """Whether two columns hold the same names in every row."""
    rows = range(header.body, min(header.body + _SAMPLE_ROWS, grid.last_row + 1))
    return all(grid.text(row, first) == grid.text(row, second) for row in rows)


def _empty(grid: Grid, header: Header, column: int) -> bool:
    rows = range(header.top, min(header.body + _SAMPLE_ROWS, grid.last_row + 1))
    return all(grid.shown(row, column)[0].blank or _is_line(grid, row, column) for row in rows)


def _is_line(grid: Grid, row: int, column: int) -> bool:
    """Whether a merge from the left edge covers the cell: a line of words over the whole width."""
    merge = grid.merge(row, column)
    return merge is not None and merge.first_column == 1
