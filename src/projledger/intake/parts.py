"""Which of a project and its parts the plan knows: what stands in the plan is what is entered."""

from dataclasses import replace

from projledger.checks.known import Known
from projledger.checks.match import match_project
from projledger.forms.bare_percents import bare_rate
from projledger.forms.values import split_marks
from projledger.layout.table import BodyRow, RowKind, Table


def by_the_plan(table: Table, known: Known, unit: str | None) -> Table:
    """The report whose parts are its projects where the plan knows them and not the row above them.

    A row above that bears their figures then only heads them: entered beside them it would count twice.
    A part, or a row after 其中, that the plan knows beside the row above is a project of its own.
    """
    subject = next((column.number for column in table.columns if column.field == "project"), 0)
    parts: dict[int, list[BodyRow]] = {}
    for row in table.rows:
        if row.kind is RowKind.GROUP and row.part_of:
            parts.setdefault(row.part_of, []).append(row)
    grouped = [row for row in table.rows if row.kind is RowKind.GROUP and subject in row.values]
    if not grouped or not subject or not known.projects:
        return table
    turned = {
        row.row
        for row in table.rows
        if row.kind is RowKind.PROJECT
        and row.row in parts
        and not _planned(row, subject, known, unit)
        and all(_planned(part, subject, known, unit) for part in parts[row.row])
    }
    above = {row.row: row for row in table.rows if row.row in parts}
    own = {
        row.row
        for row in grouped
        if _planned(row, subject, known, unit)
        and (not row.part_of or _planned(above[row.part_of], subject, known, unit))
    }
    rows = tuple(_turned(row, subject, turned, own) for row in table.rows)
    return replace(table, rows=rows) if turned or own else table


def planned_amounts(table: Table, known: Known, unit: str | None) -> dict[int, int]:
    """The year's plan of each project of a report with bare rates, in yuan by row, as in the register."""
    fields = {column.field: column for column in table.columns}
    if "stated_rate" not in fields or "project" not in fields or not known.projects:
        return {}
    rows = [row for row in table.rows if row.kind is RowKind.PROJECT]
    if all(bare_rate(row, fields["stated_rate"]) is None for row in rows):
        return {}
    found: dict[int, int] = {}
    for row in rows:
        if name := _name(row, fields["project"].number):
            project = match_project(known, None, name, unit).project
            if project is not None and project.annual_plan:
                found[row.row] = project.annual_plan
    return found


def _turned(row: BodyRow, subject: int, turned: set[int], own: set[int]) -> BodyRow:
    if row.row in turned:
        return row._replace(kind=RowKind.CATEGORY, label=_name(row, subject), heads_parts=True)
    if row.row in own or (row.kind is RowKind.GROUP and row.part_of in turned):
        return row._replace(kind=RowKind.PROJECT, label="")
    return row


def _planned(row: BodyRow, subject: int, known: Known, unit: str | None) -> bool:
    name = _name(row, subject)
    return bool(name) and match_project(known, None, name, unit).project is not None


def _name(row: BodyRow, subject: int) -> str:
    value = row.values.get(subject)
    if value is None and subject in row.spread:
        value = row.spread[subject].value
    return split_marks(value.text)[0] if value is not None else ""
