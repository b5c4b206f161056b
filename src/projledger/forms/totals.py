"""Totals and declared counts as control figures: compared with the rows, reported, never imported."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from projledger.forms.amounts import parse_amount
from projledger.forms.field import Form, Kind
from projledger.foundation.findings import Cell, Finding
from projledger.foundation.money import scale, show_money
from projledger.layout.category import numbering
from projledger.layout.table import BodyRow, Column, RowKind, Table
from projledger.workbook.cells import CellKind

_WHOLE_YUAN = Decimal(1)


class RowValues(NamedTuple):
    """What the comparison needs of an entered row: its number, values, and fields with errors."""

    row: int
    values: Mapping[str, Any]
    faulty: frozenset[str]


def control_findings(
    form: Form, table: Table, columns: Mapping[str, Column], rows: Sequence[RowValues], sheet: str
) -> list[Finding]:
    """T801 where a stated total is not the sum of its rows, T802 where a declared count is not theirs.

    The tolerance is half a unit of the last shown place for each addend and for the sum. A column in
    which a row has an error is not compared.
    """
    projects = [row.row for row in table.rows if row.kind is RowKind.PROJECT]
    entered = {row.row: row for row in rows}
    findings: list[Finding] = []
    for index, body in enumerate(table.rows):
        if body.kind not in (RowKind.TOTAL, RowKind.CATEGORY):
            continue
        scopes = _scopes(table.rows, index)
        findings.extend(_count(body, scopes, entered, sheet))
        for spec in form.fields:
            column = columns.get(spec.name)
            if column is None or spec.kind is not Kind.MONEY or column.money is None:
                continue
            if any(spec.name in row.faulty for row in rows) or not projects:
                continue
            if finding := _sum(table, body, column, scopes, entered, sheet):
                findings.append(finding)
    return findings


def _scopes(rows: Sequence[BodyRow], index: int) -> list[list[int]]:
    """The sets of project rows that a total or category may stand for, the likeliest first."""
    body = rows[index]
    everything = [row.row for row in rows if row.kind is RowKind.PROJECT]
    if body.kind is RowKind.CATEGORY:
        return [_below(rows, index, numbering(body.label)[0])]
    above: list[int] = []
    for row in reversed(rows[:index]):
        if row.kind in (RowKind.CATEGORY, RowKind.TOTAL):
            break
        if row.kind is RowKind.PROJECT:
            above.append(row.row)
    nearby = [scope for scope in (above, _below(rows, index, 0, until_total=True)) if scope]
    if "小计" in body.label:
        return [*nearby, everything]
    return [everything, *nearby]


def _below(rows: Sequence[BodyRow], index: int, depth: int, *, until_total: bool = False) -> list[int]:
    found: list[int] = []
    for row in rows[index + 1 :]:
        if row.kind is RowKind.CATEGORY and (until_total or numbering(row.label)[0] <= depth):
            break
        if row.kind is RowKind.TOTAL and until_total:
            break
        if row.kind is RowKind.PROJECT:
            found.append(row.row)
    return found


def _count(
    body: BodyRow, scopes: list[list[int]], entered: Mapping[int, RowValues], sheet: str
) -> list[Finding]:
    if body.declared is None:
        return []
    counts = [sum(row in entered for row in scope) for scope in scopes]
    if body.declared in counts:
        return []
    place = Cell(body.row, min(body.values))
    details = {"declared": str(body.declared), "counted": str(counts[0])}
    return [Finding("T802", "", sheet, place, "", body.label, details)]


def _sum(
    table: Table,
    body: BodyRow,
    column: Column,
    scopes: list[list[int]],
    entered: Mapping[int, RowValues],
    sheet: str,
) -> Finding | None:
    value = body.values.get(column.number)
    if value is None or column.money is None:
        return None
    unit = column.money.unit
    stated = parse_amount(value, unit, "").value
    if stated is None:
        return None
    cells = {row.row: row.values.get(column.number) for row in table.rows}
    sums = []
    for scope in scopes:
        addends = [entered[row].values.get(column.field) or 0 for row in scope if row in entered]
        places = [_decimals(cells.get(row)) for row in scope] + [_decimals(value)]
        place = scale(Decimal(1).scaleb(-max(places)), unit)
        smallest = max(Fraction(place.yuan if place else 1), Fraction(1))
        if abs(stated - sum(addends)) <= smallest * (len(addends) + 1) / 2:
            return None
        sums.append(sum(addends))
    found, expected = value.text, show_money(sums[0], unit, grouped=False)
    return Finding(
        "T801",
        "",
        sheet,
        Cell(body.row, column.number),
        column.field,
        found,
        {"expected": expected, "title": column.title},
    )


def _decimals(value: Any) -> int:
    """How many decimals a cell shows; a text is counted as it stands, a number without idle zeros."""
    if value is None or value.blank:
        return 0
    if value.kind is CellKind.NUMBER and isinstance(value.value, Decimal) and value.value.is_finite():
        exponent = value.value.normalize().as_tuple().exponent
        return max(0, -exponent) if isinstance(exponent, int) else 0
    _whole, _point, decimals = str(value.text).partition(".")
    return sum(char.isdigit() for char in decimals)
