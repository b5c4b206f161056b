"""What tables hold in hidden rows and columns: it is read like the rest, and said to be hidden."""

from collections.abc import Iterator

from projledger.forms.spans import is_span
from projledger.foundation.findings import Cell, Finding
from projledger.foundation.text import in_runs
from projledger.layout.table import RowKind, Table
from projledger.workbook.cells import Sheet


def hidden_findings(sheet: Sheet, table: Table) -> Iterator[Finding]:
    """L315 for the table's projects in hidden rows, L316 for its columns of known fields that are hidden."""
    rows = [row.row for row in table.rows if row.kind is RowKind.PROJECT and row.row in sheet.hidden_rows]
    if rows:
        place = Cell(rows[0], min(column.number for column in table.columns))
        details = {"count": str(len(rows))}
        yield Finding("L315", "", sheet.name, place, "", in_runs(rows), details)
    columns = [
        column
        for column in table.columns
        if column.number in sheet.hidden_columns and (column.field or is_span(column))
    ]
    if columns:
        named = "、".join(f"{Cell(0, column.number)} {column.title}".strip() for column in columns)
        yield Finding("L316", "", sheet.name, columns[0].cell, "", named)
