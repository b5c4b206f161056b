"""What a mark, a category and a cell say differently of the same rows."""

from collections.abc import Iterator

from projledger.forms.field import Form
from projledger.foundation.findings import Cell, Finding
from projledger.foundation.text import in_runs
from projledger.layout.table import BodyRow, Contradiction, Table

_LONGEST_RUNS = 60


def contradictions(form: Form, table: Table, sheet: str) -> Iterator[Finding]:
    """L331, once for all rows of which the same place says the same other thing than what was taken."""
    found: dict[tuple[str, str, Cell], list[tuple[BodyRow, Contradiction]]] = {}
    for row in table.rows:
        for one in row.contradictions:
            key = (one.field, one.taken.value.text, one.other.cell)
            found.setdefault(key, []).append((row, one))
    for (field, taken, _cell), rows in found.items():
        first, one = rows[0]
        numbers = in_runs([row.row for row, _one in rows])
        details = {
            "title": form.field(field).title,
            "rows": numbers if len(numbers) <= _LONGEST_RUNS else f"{numbers[:_LONGEST_RUNS]}…",
            "expected": taken,
        }
        said = f"{one.taken.cell} {taken}、{one.other.cell} {one.other.value.text}"
        yield Finding("L331", "", sheet, Cell(first.row, min(first.values)), field, said, details)
