"""Rows whose figures cannot be told to be their own: nothing of what is doubtful is entered."""

from projledger.forms.field import Form, Kind
from projledger.forms.row_reader import ParsedRow
from projledger.foundation.findings import Cell, Finding
from projledger.layout.table import BodyRow, Unreported
from projledger.workbook.cells import BLANK, Merge

_FIGURES = frozenset({Kind.MONEY, Kind.AREA})


def without_doubtful(row: ParsedRow, body: BodyRow, form: Form, sheet: str) -> ParsedRow:
    """The row without the values that a comma inside a cell has shifted (N114), or that several projects
    (N115) or several columns (N120) share, or that may be planned figures (N110)."""
    if body.unreported is not None:
        return _unreported(row, body.unreported, form, sheet)
    if body.cut:
        return _cut(row, body, form, sheet)
    row = _shared(row, body, form, sheet) if body.shared else row
    return _over_columns(row, body, form, sheet) if body.sideways else row


def _unreported(row: ParsedRow, told: Unreported, form: Form, sheet: str) -> ParsedRow:
    """Without figures: they are those of a plan, or may be."""
    values = {name: value for name, value in row.values.items() if form.field(name).kind not in _FIGURES}
    found = Finding("N110", "", sheet, told.cell, "", told.said, {"allowed": told.done})
    return row._replace(values=values, model=None, findings=(found, *row.findings))


def _cut(row: ParsedRow, body: BodyRow, form: Form, sheet: str) -> ParsedRow:
    """Only the names left of the cut are believed."""
    values = {
        name: value
        for name, value in row.values.items()
        if form.field(name).kind is Kind.NAME and name in row.cells and row.cells[name].column < body.cut
    }
    found = Finding("N114", "", sheet, Cell(body.row, body.cut), "", body.values[body.cut].text)
    return row._replace(values=values, model=None, findings=(found,))


def _shared(row: ParsedRow, body: BodyRow, form: Form, sheet: str) -> ParsedRow:
    """Without the figures that stand in a cell merged over several projects."""
    merges = {
        spec.name: body.shared[row.cells[spec.name].column]
        for spec in form.fields
        if spec.kind in _FIGURES and spec.name in row.cells and row.cells[spec.name].column in body.shared
    }
    if not merges:
        return row
    findings = [finding for finding in row.findings if finding.field not in merges]
    for name, merge in merges.items():
        first, last = Cell(merge.first_row, merge.first_column), Cell(merge.last_row, merge.last_column)
        cell = Cell(body.row, merge.first_column)
        details = {"title": form.field(name).title, "cells": f"{first}:{last}"}
        findings.append(Finding("N115", "", sheet, cell, name, row.raw.get(name, ""), details))
    values = {name: value for name, value in row.values.items() if name not in merges}
    return row._replace(values=values, model=None, findings=tuple(findings))


def _over_columns(row: ParsedRow, body: BodyRow, form: Form, sheet: str) -> ParsedRow:
    """Without the figures that stand in a cell merged over several columns, one finding for each such cell."""
    merges: dict[Merge, list[str]] = {}
    for spec in form.fields:
        cell = row.cells.get(spec.name)
        if cell is not None and cell.row == body.row and cell.column in body.sideways:
            merges.setdefault(body.sideways[cell.column], []).append(spec.name)
    if not merges:
        return row
    doubtful = {name for names in merges.values() for name in names}
    findings = [finding for finding in row.findings if finding.field not in doubtful]
    for merge, names in merges.items():
        first, last = Cell(merge.first_row, merge.first_column), Cell(merge.last_row, merge.last_column)
        text = body.values.get(merge.first_column, BLANK).text
        details = {"cells": f"{first}:{last}", "titles": "、".join(form.field(name).title for name in names)}
        findings.append(Finding("N120", "", sheet, first, names[0], text, details))
    values = {name: value for name, value in row.values.items() if name not in doubtful}
    return row._replace(values=values, model=None, findings=tuple(findings))
