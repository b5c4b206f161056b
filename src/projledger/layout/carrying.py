"""What rows take from elsewhere: from categories above, merged cells, the row they are part of."""

from collections.abc import Mapping, Sequence

from projledger.foundation.findings import Cell
from projledger.layout.category import bare_label, declared_count, numbering, plain_words
from projledger.layout.grid import Grid
from projledger.layout.row import Frame, Row
from projledger.layout.table import BodyRow, Carried, Line, RowKind
from projledger.layout.vocabulary import Vocabulary
from projledger.workbook.cells import CellKind, CellValue, Merge

_COUNTED = (RowKind.TOTAL, RowKind.CATEGORY, RowKind.GROUP)
#: More cells under merges than any ledger has: a hostile sheet's further merges are not looked at.
_MOST_COVERED = 100_000


class Carrying:
    """Goes through the rows of a table from top to bottom and gives each what it takes from above."""

    def __init__(self, grid: Grid, frame: Frame, vocabulary: Vocabulary, rows: Sequence[Row]) -> None:
        self.grid, self.frame, self.vocabulary = grid, frame, vocabulary
        self._categories: list[tuple[int, dict[str, Carried], Line]] = []
        self._headings: dict[int, dict[str, Carried]] = {}
        self._merged = _merged_downwards(grid, rows)
        self._written_once = _written_once(frame, rows)

    def body_row(
        self, row: Row, kind: RowKind, label: str, *, part_of: int = 0, heads_parts: bool = False
    ) -> BodyRow:
        """The row with its carried values; ``part_of`` and ``heads_parts`` as in :class:`BodyRow`."""
        carried: dict[str, Carried] = {}
        spread: dict[int, Carried] = {}
        under: tuple[Line, ...] = ()
        declared = declared_count(label, bare=kind is RowKind.TOTAL) if kind in _COUNTED else None
        if heads_parts:
            self._headings[row.number] = self._words_of(label, Cell(row.number, row.lead_column))
        elif kind is RowKind.CATEGORY:
            self._enter(row, label)
        elif kind is RowKind.GROUP and not part_of:
            carried = self._words_of(label, Cell(row.number, row.lead_column))
        elif kind is RowKind.PROJECT:
            for _depth, words, _line in self._categories:
                carried |= words
            under = tuple(line for _depth, words, line in self._categories if not words and line.text)
            spread = self._spread(row)
            for beside in self._beside(row, spread):
                carried |= self._words_of(beside.text, beside.cell)
            carried |= self._headings.get(part_of, {})
            carried |= {
                field: spread[column] for column, field in self.frame.fields.items() if column in spread
            }
        return BodyRow(
            row.number, kind, row.filled, carried, declared, label, part_of, heads_parts, spread, under
        )

    def _words_of(self, label: str, cell: Cell) -> dict[str, Carried]:
        """What a category's words say of the rows below."""
        words = self.vocabulary.carried(self.frame.form, bare_label(label))
        return {word.field: Carried(CellValue(CellKind.TEXT, word.value), cell) for word in words}

    def _enter(self, row: Row, label: str) -> None:
        """A category ends those of its own depth and deeper ones."""
        depth, cell = numbering(label)[0], Cell(row.number, row.lead_column)
        self._categories = [item for item in self._categories if item[0] < depth]
        self._categories.append((depth, self._words_of(label, cell), Line(cell, bare_label(label))))

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
            if column in frame.fields or column in frame.amounts or column == frame.sequence:
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
