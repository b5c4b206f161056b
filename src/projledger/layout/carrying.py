"""What rows take from elsewhere: from categories above, merged cells, the row they are part of."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from projledger.foundation.findings import Cell
from projledger.layout.category import (
    CHINESE_NUMERALS,
    UNNUMBERED,
    bare_label,
    declared_count,
    numbering,
    plain_words,
    states_its_kind,
)
from projledger.layout.grid import Grid
from projledger.layout.row import Frame, Row
from projledger.layout.table import BodyRow, Carried, Line, MoneyUnit, RowKind
from projledger.layout.vocabulary import Vocabulary
from projledger.workbook.cells import CellKind, CellValue, Merge

_WORDS = (RowKind.NOTE, RowKind.SIGNATURE)
_COUNTED = (RowKind.TOTAL, RowKind.CATEGORY, RowKind.GROUP)
#: More cells under merges than any ledger has: a hostile sheet's further merges are not looked at.
_MOST_COVERED = 100_000


class _Category(NamedTuple):
    """A category above the next rows: its depth, what it says of them, its words, its money unit."""

    depth: int
    words: Mapping[str, Carried]
    line: Line
    money: MoneyUnit | None = None


class Carrying:
    """Goes through the rows of a table from top to bottom and gives each what it takes from above."""

    def __init__(self, grid: Grid, frame: Frame, vocabulary: Vocabulary, rows: Sequence[Row]) -> None:
        self.grid, self.frame, self.vocabulary = grid, frame, vocabulary
        self._categories: list[_Category] = []
        self._right_below = False  # no project has stood below the last category yet
        self._headings: dict[int, dict[str, Carried]] = {}
        self._begun = False  # a row of the table's body has come
        self._below_line: MoneyUnit | None = None  # what a line among the rows states for those below it
        self._heads: dict[int, MoneyUnit] = {}  # those of projects that only head their parts
        self._merged = _merged_downwards(grid, rows)
        self._written_once = _written_once(frame, rows)

    def heading(self, row: Row, label: str) -> BodyRow:
        """The category above the header: without a number it stands around all others."""
        depth, column = numbering(label)[0], max(row.filled)
        line = Line(Cell(row.number, column), bare_label(label))
        carried = self._words_of(label, line.cell, asking=depth <= CHINESE_NUMERALS)
        outermost = 0 if depth == UNNUMBERED else depth
        self._categories.append(_Category(outermost, carried, line, None))
        declared = declared_count(label)
        return BodyRow(row.number, RowKind.CATEGORY, row.filled, {}, declared, label)

    def body_row(
        self, row: Row, kind: RowKind, label: str, *, part_of: int = 0, heads_parts: bool = False
    ) -> BodyRow:
        """The row with its carried values; ``part_of`` and ``heads_parts`` as in :class:`BodyRow`."""
        carried: dict[str, Carried] = {}
        spread: dict[int, Carried] = {}
        under: tuple[Line, ...] = ()
        declared = declared_count(label, bare=kind is RowKind.TOTAL) if kind in _COUNTED else None
        depth = 0
        if heads_parts:
            self._headings[row.number] = self._words_of(label, Cell(row.number, row.lead_column))
        elif kind is RowKind.CATEGORY:
            depth = self._enter(row, label)
        elif kind is RowKind.GROUP and not part_of:
            carried = self._words_of(label, Cell(row.number, row.lead_column))
        elif kind is RowKind.PROJECT:
            self._right_below = False
            for category in self._categories:
                carried |= category.words
            under = tuple(one.line for one in self._categories if not one.words and one.line.text)
            spread = self._spread(row)
            for beside in self._beside(row, spread):
                carried |= self._words_of(beside.text, beside.cell)
            carried |= self._headings.get(part_of, {})
            carried |= {
                field: spread[column] for column, field in self.frame.fields.items() if column in spread
            }
        money = self._unit_of(row, kind, self._heads.get(part_of), heads_parts=heads_parts)
        return BodyRow(
            row.number,
            kind,
            row.filled,
            carried,
            declared,
            label,
            part_of,
            heads_parts,
            spread,
            under,
            depth=depth,
            money=money,
        )

    def _unit_of(
        self, row: Row, kind: RowKind, heading: MoneyUnit | None, *, heads_parts: bool
    ) -> MoneyUnit | None:
        """The money unit that the row states, or what it stands under does; a total stands in its own only.

        That of a line of words among the rows (单位：亿元) holds for all that stands below it.
        """
        if row.money is not None and heads_parts:
            self._heads[row.number] = row.money
        elif row.money is not None and kind in _WORDS and self._begun:
            self._below_line = row.money
            self._categories = [one._replace(money=None) for one in self._categories]
        self._begun = self._begun or kind not in (*_WORDS, RowKind.BLANK)
        if row.money is not None or kind not in (RowKind.PROJECT, RowKind.CATEGORY):
            return row.money
        stated = (one.money for one in reversed(self._categories) if one.money is not None)
        return heading or next(stated, self._below_line)

    def _words_of(self, label: str, cell: Cell, *, asking: bool = False) -> dict[str, Carried]:
        """What a category's words say of the rows below."""
        words = self.vocabulary.carried(self.frame.form, bare_label(label), asking=asking)
        return {word.field: Carried(CellValue(CellKind.TEXT, word.value), cell) for word in words}

    def _enter(self, row: Row, label: str) -> int:
        """A category ends those of its own depth and deeper ones; in how many others it stands."""
        depth, cell = numbering(label)[0], Cell(row.number, row.lead_column)
        asking = (
            depth <= CHINESE_NUMERALS
            or states_its_kind(label)
            or self.vocabulary.names_unit(bare_label(label))
        )
        words = self._words_of(label, cell, asking=asking)
        self._categories = self._around(depth, words)
        self._categories.append(_Category(depth, words, Line(cell, bare_label(label)), row.money))
        self._right_below = True
        return len(self._categories) - 1

    def _around(self, depth: int, words: Mapping[str, Carried]) -> "list[_Category]":
        """The categories that a new one stands in.

        Without a number it ends the one that says the same of the rows (续建 after 新建), and stands in the
        one right above that says something else: 续建 under 云台镇.
        """
        numbered = [one for one in self._categories if one.depth < depth]
        if depth != UNNUMBERED or not words:
            return numbered
        for place, one in enumerate(self._categories):
            if one.depth == UNNUMBERED and one.words.keys() & words.keys():
                return self._categories[:place]
        known = all(one.words for one in self._categories if one.depth == UNNUMBERED)
        return list(self._categories) if self._right_below and known else numbered

    def _spread(self, row: Row) -> dict[int, Carried]:
        """The values that reach the row from above in its columns; amounts are never spread."""
        found = dict(self._written_once.get(row.number, {}))
        for column, merge in self._merged.get(row.number, ()):
            if column not in row.filled and column not in self.frame.amounts:
                value = self.grid.value(merge.first_row, column)
                if not value.blank:
                    found[column] = Carried(value, Cell(merge.first_row, column))
        return found

    def _beside(self, row: Row, spread: Mapping[int, Carried]) -> list[Line]:
        """The words left of the names in columns that are no field: a column of categories."""
        frame = self.frame
        found: list[Line] = []
        for column in range(1, frame.subject or 1):
            if column in frame.fields or column in frame.amounts | frame.apart or column == frame.sequence:
                continue
            own = row.filled.get(column)
            value = Carried(own, Cell(row.number, column)) if own is not None else spread.get(column)
            if value is not None and value.value.kind is CellKind.TEXT:
                found.append(Line(value.cell, plain_words(value.value.text)))
        return found


def _merged_downwards(grid: Grid, rows: Sequence[Row]) -> dict[int, list[tuple[int, Merge]]]:
    """For each row the cells (by column) that a merge from a row above within the table covers."""
    found: dict[int, list[tuple[int, Merge]]] = {}
    if not rows:
        return found
    first, last, left = rows[0].number, rows[-1].number, _MOST_COVERED
    for merge in grid.sheet.merges:
        if not first <= merge.first_row < merge.last_row or merge.first_row > last:
            continue
        for number in range(merge.first_row + 1, min(merge.last_row, last) + 1):
            found.setdefault(number, []).append((merge.first_column, merge))
            left -= 1
        if left <= 0:
            break
    return found


def _written_once(frame: Frame, rows: Sequence[Row]) -> dict[int, dict[int, Carried]]:
    """Values written in the first row of each group only: beyond doubt where the numbers begin anew there.

    A column left of the names counts, if every row numbered 1 fills it and no other row does.
    """
    numbered = [row for row in rows if row.serial is not None and row.subject]
    starts = [row for row in numbered if row.serial is not None and row.serial.path == ("1",)]
    found: dict[int, dict[int, Carried]] = {}
    if len(starts) < 2 or len(starts) == len(numbered) or numbered[0] is not starts[0]:  # noqa: PLR2004 - groups
        return found
    first = {row.number for row in starts}
    for column in range(1, frame.subject or 1):
        filled = {row.number for row in numbered if column in row.filled}
        if filled != first or column in frame.amounts or column == frame.sequence:
            continue
        carried: Carried | None = None
        for row in numbered:
            if row.number in first:
                carried = Carried(row.filled[column], Cell(row.number, column))
            elif carried is not None:
                found.setdefault(row.number, {})[column] = carried
    return found
