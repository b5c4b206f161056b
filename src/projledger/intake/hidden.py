"""What tables hold in hidden rows and columns: it is read like the rest, and said to be hidden."""

from collections.abc import Iterable, Iterator, Sequence

from projledger.forms.spans import is_span
from projledger.foundation.findings import Cell, Finding
from projledger.foundation.text import in_runs
from projledger.layout.table import BodyRow, RowKind, Table
from projledger.workbook.cells import BLANK, Sheet

_MOST_NAMED = 4


def hidden_sheets(tables: Iterable[Table]) -> Iterator[Finding]:
    """L310 for each hidden sheet that holds tables, with the projects in them."""
    by_sheet: dict[str, list[str]] = {}
    for table in tables:
        rows = (row for row in table.rows if row.kind is RowKind.PROJECT)
        by_sheet.setdefault(table.sheet, []).extend(name for row in rows if (name := _name(table, row)))
    for sheet, names in by_sheet.items():
        yield Finding("L310", "", sheet, None, "", sheet, {"count": str(len(names)), "names": _listed(names)})


def _name(table: Table, row: BodyRow) -> str:
    """What the row calls its project or unit; a card's name is carried."""
    subject = next((column for column in table.columns if column.field in {"project", "name"}), None)
    if subject is None:
        return ""
    carried = row.carried.get(subject.field)
    value = row.values.get(subject.number, carried.value if carried is not None else BLANK)
    return " ".join(value.text.split())


def _listed(names: Sequence[str]) -> str:
    return "、".join(names[:_MOST_NAMED]) + ("…" if len(names) > _MOST_NAMED else "") or "—"


def hidden_findings(sheet: Sheet, table: Table) -> Iterator[Finding]:
    """L315 for the table's projects in hidden rows, L316 for its columns of known fields that are hidden."""
    projects = [row for row in table.rows if row.kind is RowKind.PROJECT and row.row in sheet.hidden_rows]
    rows = [row.row for row in projects]
    if rows:
        place = Cell(rows[0], min(column.number for column in table.columns))
        names = [name for row in projects if (name := _name(table, row))]
        details = {"count": str(len(rows)), "names": _listed(names)}
        yield Finding("L315", "", sheet.name, place, "", in_runs(rows), details)
    columns = [
        column
        for column in table.columns
        if column.number in sheet.hidden_columns and (column.field or is_span(column))
    ]
    if columns:
        named = "、".join(f"{Cell(0, column.number)} {column.title}".strip() for column in columns)
        yield Finding("L316", "", sheet.name, columns[0].cell, "", named)
