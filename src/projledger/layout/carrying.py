"""What rows take from elsewhere: from categories above, merged cells, the row they are part of."""

from projledger.foundation.findings import Cell
from projledger.layout.category import bare_label, declared_count, numbering
from projledger.layout.grid import Grid
from projledger.layout.row import Frame, Row
from projledger.layout.table import BodyRow, Carried, RowKind
from projledger.layout.vocabulary import Vocabulary
from projledger.workbook.cells import CellKind, CellValue

_COUNTED = (RowKind.TOTAL, RowKind.CATEGORY, RowKind.GROUP)


class Carrying:
    """Goes through the rows of a table from top to bottom and gives each what it takes from above."""

    def __init__(self, grid: Grid, frame: Frame, vocabulary: Vocabulary, first_row: int) -> None:
        self.grid, self.frame, self.vocabulary, self.first_row = grid, frame, vocabulary, first_row
        self._categories: list[tuple[int, dict[str, Carried]]] = []
        self._headings: dict[int, dict[str, Carried]] = {}

    def body_row(
        self, row: Row, kind: RowKind, label: str, *, part_of: int = 0, heads_parts: bool = False
    ) -> BodyRow:
        """The row with its carried values; ``part_of`` and ``heads_parts`` as in :class:`BodyRow`."""
        carried: dict[str, Carried] = {}
        declared = declared_count(label, bare=kind is RowKind.TOTAL) if kind in _COUNTED else None
        if heads_parts:
            self._headings[row.number] = self._words_of(row, label)
        elif kind is RowKind.CATEGORY:
            self._enter(numbering(label)[0], self._words_of(row, label))
        elif kind is RowKind.GROUP and not part_of:
            carried = self._words_of(row, label)
        elif kind is RowKind.PROJECT:
            carried = self._from_categories() | self._headings.get(part_of, {}) | self._from_merges(row)
        return BodyRow(row.number, kind, row.filled, carried, declared, label, part_of, heads_parts)

    def _words_of(self, row: Row, label: str) -> dict[str, Carried]:
        """What a category's words say of the rows below."""
        word = self.vocabulary.carried(self.frame.form, bare_label(label))
        if word is None:
            return {}
        return {word.field: Carried(CellValue(CellKind.TEXT, word.value), Cell(row.number, row.lead_column))}

    def _enter(self, depth: int, carried: dict[str, Carried]) -> None:
        """A category ends those of its own depth and deeper ones."""
        self._categories = [item for item in self._categories if item[0] < depth]
        self._categories.append((depth, carried))

    def _from_categories(self) -> dict[str, Carried]:
        """What the categories in force carry, the deeper ones first in rank."""
        values: dict[str, Carried] = {}
        for _depth, carried in self._categories:
            values.update(carried)
        return values

    def _from_merges(self, row: Row) -> dict[str, Carried]:
        """Values of merged cells that begin in a row above and reach this one; amounts are never spread."""
        carried: dict[str, Carried] = {}
        if not self.grid.merged(row.number):
            return carried
        for column, field in self.frame.fields.items():
            if column in row.filled or column in self.frame.amounts:
                continue
            merge = self.grid.merge(row.number, column)
            if (
                merge is not None
                and self.first_row <= merge.first_row < row.number
                and merge.first_column == column
            ):
                value = self.grid.value(merge.first_row, merge.first_column)
                if not value.blank:
                    carried[field] = Carried(value, Cell(merge.first_row, merge.first_column))
        return carried
