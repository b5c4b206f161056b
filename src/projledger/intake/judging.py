"""One table becomes one return, or one for each unit that its rows name: entered, held or rejected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from projledger.checks.facts import Place, ReturnFacts, RowFacts
from projledger.checks.known import Known
from projledger.checks.registry import Found, check_return
from projledger.forms.convert import Converted, ParsedRow
from projledger.forms.field import Form, Row
from projledger.foundation.codes import Severity
from projledger.foundation.findings import Cell, Finding, Verdict, has_errors
from projledger.foundation.text import normal_code
from projledger.intake.options import ImportOptions
from projledger.intake.recognise import OF_A_YEAR, Recognised, sound_date
from projledger.intake.registers import Registers, lists_of
from projledger.intake.splitting import project_of, rows_by_unit
from projledger.intake.table_reading import read_table
from projledger.layout.table import Table
from projledger.ledger.new_records import NewEntry, NewReturn


@dataclass(frozen=True, slots=True)
class Judged:
    """A return ready to be written, with all its findings and the facts that the checks were given."""

    new: NewReturn
    facts: ReturnFacts
    findings: tuple[Finding, ...]

    @property
    def classified(self) -> bool:
        """Whether a row is marked 涉密, so that the whole file is refused."""
        return any(finding.code == "P507" for finding in self.findings)


class Sitting(NamedTuple):
    """What all tables of one file are judged by; ``undated`` dates the returns that bear no date."""

    known: Known
    options: ImportOptions
    undated: date
    file_name: str
    stamped: bool
    due_within_month: bool
    registers: Registers


def judge(form: Form, table: Table, recognised: Recognised, sitting: Sitting) -> list[Judged]:
    """The returns of one table; [] where it holds no row of its form and declares nothing either."""
    read = read_table(
        form,
        table,
        recognised,
        sitting.known,
        sitting.options,
        sitting.file_name,
        year=recognised.year,
        stamped=sitting.stamped,
    )
    converted, rows, nil, common = read.converted, read.rows, read.nil, read.findings
    if not rows and not nil and not has_errors(converted.findings):
        return []
    if form.name != "report":
        facts = _facts(form, table, converted, recognised, sitting, rows, None, nil=False)
        return [_judged(facts, table, converted, recognised, rows, common, sitting)]
    split = recognised.unit.unit is None or len(read.column_units) > 1
    judged = []
    for unit, unit_rows in rows_by_unit(recognised, read.column_units, rows, sitting.known).items():
        facts = _facts(form, table, converted, recognised, sitting, unit_rows, unit, nil=nil)
        judged.append(_judged(facts, table, converted, recognised, unit_rows, common, sitting, split=split))
        common = [finding for finding in common if finding.severity is Severity.ERROR]
    return judged


def _facts(
    form: Form,
    table: Table,
    converted: Converted,
    recognised: Recognised,
    sitting: Sitting,
    rows: Sequence[ParsedRow],
    unit: str | None,
    *,
    nil: bool,
) -> ReturnFacts:
    known = sitting.known
    units = {
        name: column.money.unit for name, column in converted.columns.items() if column.money is not None
    }
    seen: dict[tuple[int, str], int] = {}
    facts: list[RowFacts] = []
    for row in rows:
        project = project_of(row, known, unit) if form.name == "report" else None
        keys: list[tuple[int, str]] = [(project.id, "")] if project is not None else []
        if form.name == "plan" and (number := _planned_project(row, recognised.year, sitting)) is not None:
            keys = [(number, name) for name in lists_of(row.values)]
        double = next((seen[key] for key in keys if key in seen), None)
        seen |= {key: row.row for key in keys if key not in seen}
        faulty = frozenset(one.field for one in row.findings if one.severity is Severity.ERROR)
        facts.append(
            RowFacts(row.row, row.values, row.cells, row.raw, row.units or units, project, double, faulty)
        )
    return ReturnFacts(
        form=form,
        known=known,
        rows=tuple(facts),
        unit=unit,
        period=recognised.month,
        return_date=recognised.date,
        nil=nil,
        due_within_month=sitting.due_within_month,
        place=Place(sitting.file_name, table.sheet),
        date_cell=recognised.date_cell,
        period_cell=recognised.period.cell,
        unit_cell=recognised.unit.cell,
    )


def _planned_project(row: ParsedRow, year: int, sitting: Sitting) -> int | None:
    name = str(row.values.get("name") or "")
    return sitting.registers.project_of_plan_row(year, row.values.get("code"), name) if name else None


def _judged(
    facts: ReturnFacts,
    table: Table,
    converted: Converted,
    recognised: Recognised,
    rows: Sequence[ParsedRow],
    common: Sequence[Finding],
    sitting: Sitting,
    *,
    split: bool = False,
) -> Judged:
    found = check_return(facts) + (_unit_column_blank(facts, converted) if split else [])
    by_row: dict[int, list[Finding]] = {}
    whole = list(common)
    for one in found:
        (whole if one.row is None else by_row.setdefault(one.row, [])).append(one.finding)
    findings = list(whole)
    entries: list[NewEntry] = []
    for row, row_facts in zip(rows, facts.rows, strict=True):
        of_row = [*row.findings, *by_row.get(row.row, ())]
        findings.extend(item for item in of_row if not _said_of_the_category(item, row, findings))
        project = row_facts.project.id if row_facts.project is not None else None
        if facts.form.name == "plan":
            project = _planned_project(row, recognised.year, sitting)
            if project is None and row.values.get("name"):
                conflict = facts.finding("P508", row_facts, "name", expected=_owner(row, facts.known))
                of_row.append(conflict)
                findings.append(conflict)
        entries.append(_entry(row, project, of_row))
    rejected = has_errors(whole) or (sitting.options.strict and has_errors(findings))
    held = any(entry.state is Verdict.HELD for entry in entries)
    verdict = Verdict.REJECTED if rejected else Verdict.HELD if held else Verdict.ENTERED
    first, last = table.header
    dated = sound_date(recognised, facts.known.received_on)
    new = NewReturn(
        form=facts.form.name,
        unit=facts.unit,
        period=_period(facts, recognised),
        verdict=verdict,
        sheet=table.sheet,
        header_rows="" if not first else str(first) if first == last else f"{first}-{last}",
        column_map={name: str(Cell(0, column.number)) for name, column in converted.columns.items()},
        money_unit=converted.money_unit,
        money_source=converted.money_source,
        return_date=dated or sitting.undated,
        date_source=str(recognised.date_cell) if dated and recognised.date_cell else "received",
        nil=facts.nil,
        layout="stamp" if sitting.stamped else table.layout,
        entries=() if rejected else tuple(entries),
        extra_map={key: str(Cell(0, column.number)) for key, column in converted.extra.items()},
    )
    return Judged(new, facts, tuple(_placed(finding, sitting.file_name) for finding in findings))


def _said_of_the_category(item: Finding, row: ParsedRow, before: Sequence[Finding]) -> bool:
    """Whether the finding is of a cell above the row and was made for an earlier row below it: asked once."""
    return item.cell is not None and item.cell.row != row.row and item in before


def _unit_column_blank(facts: ReturnFacts, converted: Converted) -> list[Found]:
    """N101: in a sheet for several units, a row that names none."""
    if "unit" not in converted.columns:
        return []
    title = facts.title("unit")
    blank = [row for row in facts.rows if not row.text("unit")]
    return [Found(row.row, facts.finding("N101", row, "unit", title=title)) for row in blank]


def _owner(row: ParsedRow, known: Known) -> str:
    number = known.project_codes.get(normal_code(str(row.values.get("code") or "")), 0)
    return known.projects[number].name if number in known.projects else ""


def _period(facts: ReturnFacts, recognised: Recognised) -> str | None:
    if facts.form.name == "report":
        return str(facts.period) if facts.period is not None else None
    return str(recognised.year) if facts.form.name in OF_A_YEAR else ""


def _entry(row: ParsedRow, project: int | None, findings: Sequence[Finding]) -> NewEntry:
    held = has_errors(tuple(findings)) or row.model is None
    return NewEntry(
        row=row.row,
        state=Verdict.HELD if held else Verdict.ENTERED,
        values=stored_values(row.model, row.values),
        project=project,
        addresses=row.addresses,
        raw=row.raw if held else {},
        extra=row.extra,
    )


def stored_values(model: Row | None, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values to keep: those of the sound row with its defaults, else what could be read."""
    stored = vars(model) if model is not None else values  # plain values: nothing to be dumped
    return {name: value for name, value in stored.items() if value is not None and value != ()}


def _placed(finding: Finding, file_name: str) -> Finding:
    return finding if finding.file else finding._replace(file=file_name)
