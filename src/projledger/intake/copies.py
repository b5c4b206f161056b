"""A table that stands in a workbook twice, as a copied sheet 月报 (2) does: the second is not read."""

from collections.abc import Sequence

from projledger.foundation.findings import Finding
from projledger.intake.recognise import Recognised
from projledger.layout.table import RowKind, Table


def without_copies(
    tables: Sequence[Table], recognised: Sequence[Recognised]
) -> tuple[list[tuple[Table, Recognised]], list[Finding]]:
    """The tables that count, each with what it is for, and L317 for each that only repeats an earlier one."""
    if len(tables) == 1:
        return [(tables[0], recognised[0])], []
    kept: list[tuple[Table, Recognised]] = []
    findings: list[Finding] = []
    first: dict[object, Table] = {}
    for table, what in zip(tables, recognised, strict=True):
        said = _said(table)
        unit = what.unit.unit or what.unit.unknown
        original = first.setdefault((table.form, unit, what.period.month, what.year, said), table)
        if said and original is not table:
            place = {"expected": original.sheet}
            findings.append(Finding("L317", "", table.sheet, None, "", table.sheet, place))
        else:
            kept.append((table, what))
    return kept, findings


def _said(table: Table) -> tuple[object, ...]:
    """What the rows of projects say, by field or title, in their order; what a card carries included."""
    titles = {column.number: column.field or column.title for column in table.columns}
    rows = [row for row in table.rows if row.kind is RowKind.PROJECT]
    said = tuple(
        (
            *((titles[number], value.text) for number, value in row.values.items() if titles.get(number)),
            *((field, carried.value.text) for field, carried in row.carried.items()),
        )
        for row in rows
    )
    return said if any(said) else ()
