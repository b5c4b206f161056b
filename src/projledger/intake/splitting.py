"""Which rows of a table make a return: nil returns, and sheets that hold the rows of several units."""

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from projledger.checks.known import Known, KnownProject
from projledger.checks.match import match_project, match_unit
from projledger.forms.convert import Converted, ParsedRow
from projledger.forms.field import Form
from projledger.intake.recognise import Recognised
from projledger.intake.wording import says_nil
from projledger.layout.table import RowKind, Table

#: Titles of a column that names who reports a row; 责任单位 and the like name who answers for it.
_REPORTING_TITLES = frozenset({"填报单位", "报送单位", "单位"})
#: What a row tells of its month: where one of these cells is filled, the return is not nil.
_TOLD = ("completed_month", "completed_ytd", "completed_total", "physical_progress", "problem", "help_asked")


def rows_to_judge(
    form: Form, table: Table, rows: Sequence[ParsedRow], file_name: str, *, stamped: bool
) -> tuple[list[ParsedRow], bool]:
    """The rows to judge, and whether the return is nil: it says so, or it is ours and bears no row.

    A return whose rows tell anything is not nil, whatever its lines, sheet or file are called.
    """
    if form.name != "report":
        return list(rows), False
    kept = [row for row in rows if not any(says_nil(row.raw.get(name, "")) for name in ("code", "project"))]
    words = [line.text for line in (*table.above, *table.below)]
    words += [row.label for row in table.rows if row.kind is not RowKind.PROJECT]
    declared = len(kept) < len(rows) or any(
        says_nil(text) for text in (*words, PurePath(file_name).stem, table.sheet)
    )
    told = any(row.raw.get(name, "").strip() for row in kept for name in _TOLD)
    if declared and not told:
        return [], True
    return kept, stamped and not kept


def units_in_column(
    converted: Converted, rows: Sequence[ParsedRow], recognised: Recognised, known: Known
) -> Counter[str]:
    """The known units that the rows name in a column or under category rows, each with its count of rows.

    Where the table itself names its unit, only a column that says who *reports* a row counts.
    """
    column = converted.columns.get("unit")
    reporting = column is not None and column.title.rpartition("/")[2] in _REPORTING_TITLES
    if recognised.unit.unit is not None and not reporting:
        return Counter()
    named = (match_unit(known, str(row.values.get("unit") or "")) for row in rows)
    return Counter(unit for unit in named if unit is not None)


def rows_by_unit(
    recognised: Recognised, column_units: Counter[str], rows: Sequence[ParsedRow], known: Known
) -> dict[str | None, list[ParsedRow]]:
    """The rows by the unit whose return they belong to.

    A row of a split sheet that names no known unit goes, held, to the unit that reports its project.
    """
    own = recognised.unit.unit
    if not column_units or (own is not None and len(column_units) == 1):
        return {own: list(rows)}
    split: dict[str | None, list[ParsedRow]] = {}
    for row in rows:
        unit = match_unit(known, str(row.values.get("unit") or ""))
        if unit is None:
            project = project_of(row, known, None)
            unit = project.reporting_unit if project is not None else own
        split.setdefault(unit, []).append(row)
    return split


def project_of(row: ParsedRow, known: Known, unit: str | None) -> KnownProject | None:
    """The project that a report's row speaks of beyond doubt, or None."""
    name = str(row.values.get("project") or "")
    return match_project(known, row.values.get("code"), name, unit).project if name else None
