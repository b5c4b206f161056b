"""Columns in which a word is written in the first row of each group only, and left blank below it.

Nothing but the look of the column says that the blanks mean the word above: the cells are not merged.
What it may mean is handed on as that, never as the row's own.
"""

from collections.abc import Container

from projledger.foundation.findings import Cell
from projledger.layout.table import BodyRow, Carried, RowKind, Table
from projledger.workbook.cells import BLANK, CellKind

_LEAST_BLANKS = 2
#: At least one row in so many is blank.
_SHARE = 3


def written_once(table: Table, fields: Container[str]) -> dict[int, dict[str, Carried]]:
    """By row and field what stands above a blank cell, in the columns of ``fields`` that look so.

    The first project has a word there, no project repeats the word of the one above it, and many are
    blank. A total or a category ends what was written above it.
    """
    found: dict[int, dict[str, Carried]] = {}
    for column in table.columns:
        if column.field in fields:
            for row, carried in _below(table, column.number, column.field).items():
                found.setdefault(row, {})[column.field] = carried
    return found


def _below(table: Table, number: int, field: str) -> dict[int, Carried]:
    projects = [row for row in table.rows if row.kind is RowKind.PROJECT]
    blank = [row for row in projects if _open(row, number, field)]
    filled = len(projects) - len(blank)
    if len(blank) < _LEAST_BLANKS or len(blank) * _SHARE < len(projects) or filled < 1:
        return {}
    found: dict[int, Carried] = {}
    above: Carried | None = None
    before = ""  # what the project right above has in the column
    for row in table.rows:
        if row.kind in (RowKind.TOTAL, RowKind.CATEGORY):
            above = None
        if row.kind is not RowKind.PROJECT:
            continue
        value = row.values.get(number, BLANK)
        if not value.blank:
            if value.kind is not CellKind.TEXT or value.text == before:
                return {}  # who repeats a word does not write it once
            above = Carried(value, Cell(row.row, number))
        elif above is not None and _open(row, number, field):
            found[row.row] = above
        elif row is projects[0]:
            return {}
        before = value.text
    return found


def _open(row: BodyRow, number: int, field: str) -> bool:
    """Whether nothing states the field for the row: no cell of its own, no merge, no category."""
    return row.values.get(number, BLANK).blank and field not in row.carried
