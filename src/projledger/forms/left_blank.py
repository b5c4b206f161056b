"""Rows with blanks where the form needs a word: below one that is written once, or beside a mere name."""

from collections.abc import Iterator, Mapping, Sequence

from projledger.forms.field import Form
from projledger.forms.row_reader import ParsedRow
from projledger.foundation.findings import Cell, Finding
from projledger.foundation.text import in_runs
from projledger.layout.table import Carried, Table
from projledger.layout.written_once import written_once

#: What rows are grouped by.
_GROUPING = frozenset(
    {"unit", "lead_unit", "reporting_unit", "level", "sector", "industry", "nature", "county_leader"}
)
_LONGEST_RUNS, _SEVERAL = 60, 2


def asked_of_blanks(
    form: Form, table: Table, rows: Sequence[ParsedRow], sheet: str
) -> tuple[list[ParsedRow], list[Finding]]:
    """The rows with N121 in place of N101 where a word stands above the blank; L332 for what may be blank.

    Whose return a row is belongs to the judging of reports, which knows the register.
    """
    above = written_once(table, _GROUPING)
    if not above:
        return list(rows), []
    asked = [_asked(row, above.get(row.row, {}), form, sheet) for row in rows]
    entered = {row.row for row in rows}
    optional = {spec.name for spec in form.fields if not spec.required} - {"unit"}
    return asked, list(_may_be_meant(form, above, entered, optional, sheet))


def _asked(row: ParsedRow, above: Mapping[str, Carried], form: Form, sheet: str) -> ParsedRow:
    if not any(finding.code == "N101" and finding.field in above for finding in row.findings):
        return row
    return row._replace(
        findings=tuple(
            Finding(
                "N121",
                "",
                sheet,
                finding.cell,
                finding.field,
                above[finding.field].value.text,
                {"title": form.field(finding.field).title, "above": str(above[finding.field].cell)},
            )
            if finding.code == "N101" and finding.field in above
            else finding
            for finding in row.findings
        )
    )


def _may_be_meant(
    form: Form,
    above: Mapping[int, Mapping[str, Carried]],
    entered: set[int],
    optional: set[str],
    sheet: str,
) -> Iterator[Finding]:
    """L332, once for each column."""
    rows: dict[str, list[int]] = {}
    cells: dict[str, Cell] = {}
    for row, fields in above.items():
        for field in fields.keys() & optional if row in entered else ():
            rows.setdefault(field, []).append(row)
            cells.setdefault(field, fields[field].cell)
    for field, numbers in rows.items():
        named = in_runs(sorted(numbers))
        details = {"rows": named if len(named) <= _LONGEST_RUNS else f"{named[:_LONGEST_RUNS]}…"}
        yield Finding("L332", "", sheet, cells[field], field, form.field(field).title, details)


def asked_of_names(row: ParsedRow, form: Form, sheet: str) -> ParsedRow:
    """The row, with N122 in place of what it lacks if nothing but a name stands in it."""
    lacking = [finding for finding in row.findings if finding.code == "N101"]
    named = form.subject
    if len(lacking) < _SEVERAL or named not in row.raw or row.raw.keys() - {named, "code"} or row.extra:
        return row
    titles = "、".join(form.field(finding.field).title for finding in lacking if finding.field)
    found = Finding("N122", "", sheet, row.cells[named], named, row.raw[named], {"titles": titles})
    others = tuple(finding for finding in row.findings if finding.code != "N101")
    return row._replace(findings=(found, *others))
