"""What one table says, before it is judged against plan and history: rows, nil, and how it was read."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from projledger.checks.known import Known
from projledger.forms.convert import Converted, ParsedRow, convert
from projledger.forms.field import Form
from projledger.foundation.findings import Finding
from projledger.intake.options import ImportOptions
from projledger.intake.parts import by_the_plan, planned_amounts
from projledger.intake.recognise import Recognised, unit_findings
from projledger.intake.splitting import rows_to_judge, units_in_column
from projledger.intake.units_above import with_confirmed_units, without_strange_units
from projledger.layout.table import Table


class TableRead(NamedTuple):
    """A table as rows of its form. ``rows`` are those that count, ``nil`` says that there are none to report.

    ``column_units`` are the units that the rows name; ``findings`` those of the return as a whole;
    ``table`` is the table as the plan lets its parts be understood.
    """

    converted: Converted
    rows: list[ParsedRow]
    nil: bool
    column_units: Counter[str]
    findings: list[Finding]
    table: Table


def read_table(
    form: Form,
    table: Table,
    recognised: Recognised,
    known: Known,
    options: ImportOptions,
    file_name: str,
    *,
    year: int | None,
    stamped: bool,
) -> TableRead:
    """``table`` read for the period that was recognised, with what is wrong with it as a whole.

    ``year`` is the return's year, None where nobody knows it. Of a plan or register no unit is asked;
    our own workbooks (``stamped``) may have columns that only help to fill them in.
    """
    plans: Mapping[int, int] = {}
    if form.name == "report":
        table = by_the_plan(table, known, recognised.unit.unit)
        table = without_strange_units(table, known, recognised.unit.unit)
        table = with_confirmed_units(table, known)
        plans = planned_amounts(table, known, recognised.unit.unit)
    converted = _converted(form, table, recognised, options, year, plans)
    rows, nil = rows_to_judge(form, table, converted.rows, file_name, stamped=stamped)
    findings = [*recognised.findings, *converted.findings]
    if stamped:
        findings = [finding for finding in findings if finding.code != "L307"]
    if form.name != "report":
        return TableRead(converted, rows, nil, Counter(), findings, table)
    column_units = units_in_column(converted, rows, recognised, known)
    findings += unit_findings(table, recognised.unit, column_units, known)
    return TableRead(converted, rows, nil, column_units, findings, table)


def _converted(
    form: Form,
    table: Table,
    recognised: Recognised,
    options: ImportOptions,
    year: int | None,
    plans: Mapping[int, int],
) -> Converted:
    if not table.columns:  # a sheet that only declares that there is nothing to report
        return Converted({}, (), (), None, "")
    return convert(
        form,
        table,
        period_year=year,
        period_month=recognised.month.month if recognised.month else None,
        money_unit=options.money_unit,
        sheet=table.sheet,
        rates=options.rates,
        plans=plans,
    )
