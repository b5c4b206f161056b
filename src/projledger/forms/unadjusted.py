"""Rows of which an amount is stated before an adjustment and left blank after it."""

from collections.abc import Mapping, Sequence

from projledger.forms.field import Form, Role, Spec
from projledger.forms.row_reader import ParsedRow
from projledger.forms.values import parse_cell
from projledger.foundation.findings import Cell, Finding
from projledger.foundation.text import in_runs
from projledger.layout.row import is_figure
from projledger.layout.table import Column, Table
from projledger.workbook.cells import BLANK, CellValue

_LONGEST_RUNS = 60


def asked_of_unadjusted(
    form: Form,
    table: Table,
    rows: Sequence[ParsedRow],
    columns: Mapping[str, Column],
    earlier: Mapping[str, Sequence[Column]],
    sheet: str,
) -> tuple[list[ParsedRow], list[Finding]]:
    """The rows; those that state an amount only before an adjustment are asked about.

    Whether it was kept or struck out only the office knows. A plan's row is held with N123; of a
    return, whose amounts of the plan are merely compared, L334 names the rows, once for each amount.
    """
    reports = any(spec.role is Role.YEAR_TO_DATE for spec in form.fields)
    asked, findings = list(rows), list[Finding]()
    places = {row.row: row for row in table.rows} if any(earlier.values()) else {}
    for name, before in earlier.items():
        if not before or name not in columns:
            continue
        spec, open_rows = form.field(name), list[int]()
        number = columns[name].number
        for place, row in enumerate(asked):
            values = places[row.row].values
            stated = next((one for one in before if is_figure(values.get(one.number, BLANK))), None)
            value = values.get(number, BLANK)
            if stated is None or name in row.values or not _leaves_open(value, spec):
                continue
            open_rows.append(row.row)
            if not reports:
                found = values[stated.number].text
                details = {"title": spec.title, "column": _plain(stated)}
                finding = Finding("N123", "", sheet, Cell(row.row, number), name, found, details)
                others = [one for one in row.findings if (one.code, one.field) != ("N101", name)]
                asked[place] = row._replace(model=None, findings=(*others, finding))
        if reports and open_rows:
            named = in_runs(open_rows)
            details = {
                "title": spec.title,
                "rows": named if len(named) <= _LONGEST_RUNS else f"{named[:_LONGEST_RUNS]}…",
            }
            found = "、".join(_plain(one) for one in before)
            findings.append(Finding("L334", "", sheet, Cell(open_rows[0], number), name, found, details))
    return asked, findings


def _leaves_open(value: CellValue, spec: Spec) -> bool:
    """Whether nothing stands in the cell of an amount, or words that leave it open: ——, 待定."""
    parsed = parse_cell(value, spec, unit="元")
    return parsed.value is None and not parsed.code


def _plain(column: Column) -> str:
    return "".join(column.title.split())
