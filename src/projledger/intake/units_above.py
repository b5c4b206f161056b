"""Units that stand above the rows of a report: which of them the register lets be the rows' own."""

from collections.abc import Container, Mapping
from dataclasses import replace

from projledger.checks.known import Known
from projledger.checks.match import match_project, match_unit
from projledger.forms.values import split_marks
from projledger.layout.table import BodyRow, Line, RowKind, Table
from projledger.layout.written_once import written_once
from projledger.workbook.cells import BLANK


def without_strange_units(table: Table, known: Known, unit: str | None) -> Table:
    """The report of ``unit`` whose categories only group its projects: 城东街道 is then where they are.

    Where no unit is known, or another category names one of the register, a strange one stays, and its
    rows are asked about: they must not be taken for another unit's.
    """
    categories = {row.row for row in table.rows if row.kind is RowKind.CATEGORY}
    words = {
        carried.value.text
        for row in table.rows
        if (carried := row.carried.get("unit")) is not None and carried.cell.row in categories
    }
    if unit is None or not words or any(match_unit(known, text) is not None for text in words):
        return table
    return replace(table, rows=tuple(_grouped(row, categories) for row in table.rows))


def _grouped(row: BodyRow, categories: Container[int]) -> BodyRow:
    strange = row.carried.get("unit")
    if strange is None or strange.cell.row not in categories:
        return row
    carried = {field: value for field, value in row.carried.items() if field != "unit"}
    return row._replace(carried=carried, under=(*row.under, Line(strange.cell, strange.value.text)))


def with_confirmed_units(table: Table, known: Known) -> Table:
    """The report whose rows take the unit that is written once above them where the register agrees.

    It does where that unit reports the row's project. Elsewhere a blank stays one, and is asked about.
    """
    above = written_once(table, frozenset({"unit"}))
    if not above:
        return table
    columns = {column.field: column.number for column in table.columns}
    rows = tuple(
        row._replace(carried={**row.carried, **above[row.row]})
        if row.row in above and _reports(above[row.row]["unit"].value.text, row, columns, known)
        else row
        for row in table.rows
    )
    return replace(table, rows=rows)


def _reports(words: str, row: BodyRow, columns: Mapping[str, int], known: Known) -> bool:
    unit = match_unit(known, words)
    code, name = (row.values.get(columns.get(field, 0), BLANK).text for field in ("code", "project"))
    if unit is None or not name:
        return False
    project = match_project(known, code or None, split_marks(name)[0], unit).project
    return project is not None and project.reporting_unit == unit
