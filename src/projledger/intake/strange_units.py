"""Categories in the shape of a unit's name that no register holds, in a return whose unit is known."""

from collections.abc import Container
from dataclasses import replace

from projledger.checks.known import Known
from projledger.checks.match import match_unit
from projledger.layout.table import BodyRow, Line, RowKind, Table


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
