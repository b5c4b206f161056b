"""Totals and declared counts as control figures: compared with the rows, reported, never imported."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from projledger.forms.amounts import own_unit, parse_amount
from projledger.forms.field import Form, Kind
from projledger.forms.scopes import Scope, admissible_counts, scopes_of
from projledger.foundation.findings import Cell, Finding
from projledger.foundation.money import MONEY_UNITS, plain, scale, show_money
from projledger.layout.row import is_figure
from projledger.layout.table import BodyRow, Column, RowKind, Table
from projledger.workbook.cells import BLANK, CellKind, CellValue

_CONTROLS = (RowKind.TOTAL, RowKind.CATEGORY, RowKind.GROUP)
_UNREADABLE = (CellKind.ERROR, CellKind.UNCALCULATED)
#: No number, beyond any ledger, foreign money, another figure shown than held.
_NOT_TO_COMPARE = frozenset({"N103", "N107", "N112", "N113"})


class RowValues(NamedTuple):
    """What the comparison needs of an entered row: its number, values, and fields with errors.

    ``units`` are by field, where rows of one table are in different money units.
    """

    row: int
    values: Mapping[str, Any]
    faulty: frozenset[str]
    units: Mapping[str, str] | None = None


def control_findings(
    form: Form, table: Table, columns: Mapping[str, Column], rows: Sequence[RowValues], sheet: str
) -> list[Finding]:
    """T801 where a stated total is not the sum of its rows, T802 where a declared count is not theirs.

    The tolerance is half a unit of the last shown place for each addend and for the sum. A column in
    which a row has an error is not compared. T804 names the projects beside which their parts are not
    entered, T805 the cells of totals that state no amount to compare.
    """
    comparison = _Comparison(form, table, columns, rows, sheet)
    findings = list(_parts_left_out(form, table, sheet))
    for index, body in enumerate(table.rows):
        if body.kind in _CONTROLS:
            findings.extend(comparison.of(index, body))
    return findings


def _parts_left_out(form: Form, table: Table, sheet: str) -> Iterator[Finding]:
    parts: dict[int, list[BodyRow]] = {}
    for row in table.rows:
        if row.kind is RowKind.GROUP and row.part_of:
            parts.setdefault(row.part_of, []).append(row)
    subject = next((one.number for one in table.columns if one.field == form.subject), 0)
    for row in table.rows:
        if found := parts.get(row.row):
            name = row.values.get(subject, BLANK).text
            numbers = "、".join(str(part.row) for part in found)
            details = {"row": str(row.row), "rows": numbers}
            place = Cell(found[0].row, min(found[0].values))
            yield Finding("T804", "", sheet, place, "", name, details)


class _Comparison:
    """The rows of one table, against which each of its control rows is held."""

    def __init__(
        self,
        form: Form,
        table: Table,
        columns: Mapping[str, Column],
        rows: Sequence[RowValues],
        sheet: str,
    ) -> None:
        self.table, self.sheet = table, sheet
        self.entered = {row.row: row for row in rows}
        self.cells = {row.row: row.values for row in table.rows if row.kind is RowKind.PROJECT}
        faulty = frozenset(name for row in rows for name in row.faulty)
        money = [
            column
            for spec in form.fields
            if spec.kind is Kind.MONEY and (column := columns.get(spec.name)) is not None
        ]
        self.columns = [column for column in money if not column.measure]
        self.compared = [column for column in self.columns if column.field not in faulty and self.cells]

    def of(self, index: int, body: BodyRow) -> Iterator[Finding]:
        """What is found wrong with one control row."""
        scopes = scopes_of(self.table.rows, index)
        if body.kind is RowKind.GROUP:
            scopes = [own for scope in scopes for own in self._of_words(index, scope)]
        if (scopes or body.kind is RowKind.TOTAL) and (unread := self._unreadable(body)):
            yield unread
        if not scopes:
            return
        if body.declared is not None and (finding := self._count(body, scopes)):
            yield finding
        for column in self.compared:
            if finding := self._sum(body, column, scopes):
                yield finding

    def _of_words(self, index: int, scope: Scope) -> list[Scope]:
        """The rows of a scope for which a 其中 stands (``其中：在建``), if each row tells whether it is one.

        It may be one of a 其中 above it, too: 续建 among the projects of 市级.
        """
        own = self._with_word(self.table.rows[index], scope)
        if own is None:
            return []
        found = [own]
        for body in reversed(self.table.rows[:index]):
            if body.kind is not RowKind.GROUP:
                break
            if body.carried.keys() != self.table.rows[index].carried.keys() and (
                inner := self._with_word(body, own)
            ):
                found.append(inner)
        return found

    def _with_word(self, body: BodyRow, scope: Scope) -> Scope | None:
        if len(body.carried) != 1:
            return None
        ((field, word),) = body.carried.items()
        told = {
            number: self.entered[number].values.get(field)
            for number in scope.projects
            if number in self.entered
        }
        if not told or any(value is None for value in told.values()):
            return None
        return Scope([number for number, value in told.items() if value == word.value.text], 0, 0)

    def _count(self, body: BodyRow, scopes: Sequence[Scope]) -> Finding | None:
        present = [scope.only(self.entered) for scope in scopes]
        if any(body.declared == len(scope.projects) for scope in present) or any(
            body.declared in admissible_counts(scope, self.table.rows) for scope in present
        ):
            return None
        details = {"declared": str(body.declared), "counted": str(len(present[0].projects))}
        return Finding("T802", "", self.sheet, Cell(body.row, min(body.values)), "", body.label, details)

    def _sum(self, body: BodyRow, column: Column, scopes: Sequence[Scope]) -> Finding | None:
        value = body.values.get(column.number, BLANK)
        if value.blank:
            return None
        sums: list[tuple[int, str]] = []
        for scope in scopes:
            rows = [number for number in scope.projects if number in self.entered]
            unit = self._unit_of(body, column, value, rows)
            stated = parse_amount(value, unit, "").value if unit else None
            if stated is None:
                continue
            amounts = [self.entered[number].values.get(column.field) for number in rows]
            cells = [self.cells.get(number, {}).get(column.number, BLANK) for number in rows]
            if any(one is None and is_figure(cell) for one, cell in zip(amounts, cells, strict=True)):
                return None  # a figure whose money unit is not known
            addends = [one or 0 for one in amounts]
            if sum(addends) == stated:
                return None
            units = [
                own_unit(cell) or (self.entered[number].units or {}).get(column.field, "")
                for number, cell in zip(rows, cells, strict=True)
            ]
            if column.money is None and set(units) != {unit}:
                own = zip((value, *cells), (own_unit(value) or unit, *units), strict=True)
                tolerance = sum((_half(_decimals(cell), each or "元") for cell, each in own), Fraction(0))
            else:
                tolerance = _tolerance(value, [_decimals(cell) for cell in cells], unit)
            if abs(stated - sum(addends)) <= tolerance:
                return None
            sums.append((sum(addends), unit))
        if not sums:
            return None
        details = {"expected": show_money(*sums[0], grouped=False), "title": column.title}
        place = Cell(body.row, column.number)
        return Finding("T801", "", self.sheet, place, column.field, value.text, details)

    def _unit_of(self, body: BodyRow, column: Column, value: CellValue, rows: Sequence[int]) -> str:
        """In which unit of yuan the control row states the column; "" where that is not known."""
        if body.money is not None:
            return body.money.unit if body.money.unit in MONEY_UNITS else ""
        units = {(self.entered[number].units or {}).get(column.field, "") for number in rows}
        if units - {""}:  # those of the rows, where rows of one table are in different units
            return units.pop() if len(units) == 1 and units <= MONEY_UNITS.keys() else ""
        unit = column.money.unit if column.money else own_unit(value)
        return unit if unit in MONEY_UNITS else ""

    def _unreadable(self, body: BodyRow) -> Finding | None:
        """T805 for the cells that state no amount to compare: an error, words, another shown than held."""
        found: list[tuple[Cell, str]] = []
        for column in self.columns:
            value = body.values.get(column.number, BLANK)
            parsed = parse_amount(value, self._unit_of(body, column, value, ()) or "元", "")
            if not value.blank and (value.kind in _UNREADABLE or parsed.code in _NOT_TO_COMPARE):
                shown = parsed.details.get("shown", "")
                text = f"{value.text} ({shown})" if shown else value.text
                found.append((Cell(body.row, column.number), text))
        if not found:
            return None
        place, text = found[0]
        named = "、".join(str(cell) for cell, _text in found)
        return Finding("T805", "", self.sheet, place, "", text, {"cells": named})


def _tolerance(value: CellValue, places: Sequence[int], unit: str) -> Fraction:
    """Half a unit of the addends' last place for each of them, and half of the sum's, in yuan.

    A sum without decimals is taken to show as many as its addends: idle noughts are not kept in numbers.
    """
    own, shown = _decimals(value), max(places, default=0)
    return _half(max(shown, own), unit) * len(places) + _half(own or shown, unit)


def _half(decimals: int, unit: str) -> Fraction:
    amount = scale(Decimal(1).scaleb(-decimals), unit)
    return max(Fraction(amount.yuan if amount else 1), Fraction(1)) / 2


def _decimals(value: Any) -> int:
    """How many decimals a cell shows; a text is counted as it stands, a number without idle zeros."""
    if value is None or value.blank:
        return 0
    if value.kind is CellKind.NUMBER and isinstance(value.value, Decimal) and value.value.is_finite():
        exponent = value.value.normalize().as_tuple().exponent
        return max(0, -exponent) if isinstance(exponent, int) else 0
    _whole, _point, decimals = plain(value.text).partition(".")
    return sum(char.isdigit() for char in decimals)
