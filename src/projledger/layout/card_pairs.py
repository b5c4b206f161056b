"""The titles on a card, each with its value: in the cell to its right, the one below, or behind a colon."""

import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from projledger.foundation.findings import Cell
from projledger.foundation.text import normal_title
from projledger.layout.grid import Grid
from projledger.layout.money_words import in_usual_characters, unit_of_item
from projledger.layout.vocabulary import Vocabulary
from projledger.workbook.cells import CellKind, CellValue

LAST_ROW, LAST_COLUMN = 60, 40
_INNER = 4  # so many cells make a row part of a table within the card


class Pair(NamedTuple):
    """A known title in ``cell`` and its value in ``place``."""

    title: str
    cell: Cell
    value: CellValue
    place: Cell


def pairs_of(grid: Grid, vocabulary: Vocabulary) -> list[Pair]:
    """Every known title with a value, from top to bottom; tables within the card give none."""
    found: list[Pair] = []
    for row in range(1, min(grid.last_row, LAST_ROW) + 1):
        if _is_inner(grid, row, vocabulary):
            continue
        band = _band(grid, row, vocabulary)
        found.extend(band or _beside(grid, row, vocabulary))
    return found


def is_in_bands(grid: Grid, vocabulary: Vocabulary) -> bool:
    """Whether rows of titles alternate with rows of their values: a card, and no tables of one row each.

    Of the titles, which all differ, one is that of the name.
    """
    bands = [
        band for row in range(1, min(grid.last_row, LAST_ROW) + 1) if (band := _band(grid, row, vocabulary))
    ]
    titles = [pair.title for band in bands for pair in band]
    wide = sum(len(band) > 1 for band in bands)
    names = sum(names_a_project(title, vocabulary) for title in titles)
    return wide > 1 and len(set(titles)) == len(titles) and names == 1


def names_a_project(title: str, vocabulary: Vocabulary) -> bool:
    """Whether the title is that of a project's name."""
    return any(
        claim.field == vocabulary.subjects.get(claim.form)
        for claim in vocabulary.claims((title,))
        if claim.form in vocabulary.planning | vocabulary.reporting
    )


def _beside(grid: Grid, row: int, vocabulary: Vocabulary) -> Iterator[Pair]:
    for column, text in grid.words(row):
        if column > LAST_COLUMN:
            return
        if not vocabulary.knows(text):
            yield from _behind_a_colon(text, Cell(row, column), vocabulary)
            continue
        merge = grid.merge(row, column)
        beside = (merge.last_column if merge else column) + 1
        value = grid.value(row, beside)
        if not value.blank and not vocabulary.knows(grid.text(row, beside)) and not _is_unit(value.text):
            yield Pair(text, Cell(row, column), value, Cell(row, beside))


def _behind_a_colon(text: str, cell: Cell, vocabulary: Vocabulary) -> Iterator[Pair]:
    """``项目名称：甲路`` in one cell."""
    title, _colon, words = unicodedata.normalize("NFKC", text).partition(":")
    title, words = title.strip(), words.strip()
    if words and ":" not in words and vocabulary.knows(title) and not _is_unit(words):
        yield Pair(title, cell, CellValue(CellKind.TEXT, words), cell)


def _is_unit(text: str) -> bool:
    """Whether the text is nothing but a money unit, which no title has for its value: 单位：万元."""
    plain = in_usual_characters(normal_title(text).strip("。.;,、"))
    return bool(unit_of_item(plain.removeprefix("(").removesuffix(")")))


def _band(grid: Grid, row: int, vocabulary: Vocabulary) -> list[Pair]:
    """The titles of a row that holds nothing else, with the values right below; none where it is no such row.

    The titles adjoin one another, the row below holds no title, and the one after it no further values. A
    single title is merged over several columns, as its value is.
    """
    filled, below = grid.filled(row), grid.filled(row + 1)
    if not filled or not below or filled[-1][0] > LAST_COLUMN:
        return []
    if not all(vocabulary.knows(grid.text(row, column)) for column, _value in filled):
        return []
    if _has_titles(grid, row + 1, vocabulary):
        return []
    ends = [merge.last_column if (merge := grid.merge(row, column)) else column for column, _value in filled]
    starts = [column for column, _value in filled]
    adjoining = all(end + 1 == start for end, start in zip(ends, starts[1:], strict=False))
    single = len(filled) == 1 and ends[0] > starts[0] and _ends_like(grid, row + 1, starts[0], ends[0])
    if not (adjoining and len(filled) > 1) and not single:
        return []
    if any(column not in starts for column, _value in below) or _goes_on(grid, row + 2, vocabulary):
        return []
    return [
        Pair(grid.text(row, column), Cell(row, column), value, Cell(row + 1, column))
        for column, value in below
    ]


def _ends_like(grid: Grid, row: int, first: int, last: int) -> bool:
    merge = grid.merge(row, first)
    return merge is not None and merge.last_column == last


def _goes_on(grid: Grid, row: int, vocabulary: Vocabulary) -> bool:
    """Whether the row holds several values and no title: what stands above it is a table of several rows."""
    return len(grid.filled(row)) > 1 and not _has_titles(grid, row, vocabulary)


def _has_titles(grid: Grid, row: int, vocabulary: Vocabulary) -> bool:
    return any(vocabulary.knows(text) for _column, text in grid.words(row))


def _is_inner(grid: Grid, row: int, vocabulary: Vocabulary) -> bool:
    """Whether the row is part of a table within the card: like its neighbour, many cells, hardly a title."""
    return _many(grid, row, vocabulary) and any(
        _many(grid, other, vocabulary) for other in (row - 1, row + 1)
    )


def _many(grid: Grid, row: int, vocabulary: Vocabulary) -> bool:
    columns = [column for column, _value in grid.filled(row)]
    titles = sum(vocabulary.knows(text) for _column, text in grid.words(row))
    return (
        len(columns) >= _INNER and titles <= 1 and any(after - one == 1 for one, after in pairwise(columns))
    )
