"""The month's return of one unit, filled in with its projects; and filling it in as the unit would."""

import io
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from projledger.forms.field import Kind
from projledger.forms.report import FORM
from projledger.foundation.period import Month
from projledger.returns.cell_values import day, put, wan
from projledger.returns.columns import LAST, columns_of
from projledger.returns.frame import FIRST_ROW, fit_height
from projledger.returns.report_sheet import (
    SHEET,
    put_return_date,
    report_workbook,
    results,
    total_row,
)
from projledger.returns.seal import sealed

#: Spare rows for projects that the plan does not have yet.
SPARE_ROWS = 10


class PrefilledProject(NamedTuple):
    """One project as the workbook shows it beforehand. Money in yuan; dates partial ISO.

    ``last_ytd`` is this year's cumulative figure by the end of the month before; None where there is
    none (in January it counts as 0, later the unit has to write the cumulative figure).
    """

    code: str | None
    name: str
    total_investment: int | None
    completed_before: int | None
    annual_plan: int | None
    last_ytd: int | None
    status: str | None = None
    actual_start: str | None = None
    start_basis: str | None = None
    actual_finish: str | None = None


def prefilled_workbook(
    unit: str, month: Month, projects: Sequence[PrefilledProject], *, county: str
) -> bytes:
    """The return of ``unit`` for ``month`` as an .xlsx, ready to be filled in; equal input, equal bytes."""
    rows = [_row(project, month) for project in projects]
    return report_workbook(county=county, unit=unit, month=month, rows=rows, spare=SPARE_ROWS)


def fill_prefilled(
    data: bytes,
    rows: Mapping[str, Mapping[str, str | int | Decimal | date]],
    *,
    return_date: date | None,
) -> bytes:
    """A pre-filled workbook filled in and saved, with the formulas' results as Excel would save them.

    ``rows`` give the values by project name and report field, amounts in 万元 as typed; a name that is
    not among the projects goes into the next spare row; ``上月底累计完成投资`` may be given for it. Text
    for an amount is written as text (as units do). Giving ``completed_ytd`` or ``completed_total``
    writes over the formula.
    """
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    sheet: Worksheet = workbook[SHEET]
    columns = columns_of(FORM)
    name_column = columns.of("project").number
    last = total_row(sheet, columns) - 1
    places = {str(sheet.cell(row, name_column).value): row for row in range(FIRST_ROW, last + 1)}
    spare = [row for row in range(FIRST_ROW, last + 1) if sheet.cell(row, name_column).value is None]
    for name, values in rows.items():
        row = places[name] if name in places else spare.pop(0)
        put(sheet.cell(row, name_column), name)
        for field, value in values.items():
            column = columns.of(field)
            is_day = column.kind is Kind.DATE and isinstance(value, str)
            put(sheet.cell(row, column.number), day(value) if is_day else value)  # type: ignore[arg-type]
        fit_height(sheet, row, columns)
    if return_date is not None:
        put_return_date(sheet, return_date)
    return sealed(workbook, {SHEET: results(sheet, columns)})


def _row(project: PrefilledProject, month: Month) -> dict[str, Any]:
    last = project.last_ytd if project.last_ytd is not None or month.month > 1 else 0
    return {
        "code": project.code,
        "project": project.name,
        "total_investment": wan(project.total_investment),
        "completed_before": wan(project.completed_before),
        "annual_plan": wan(project.annual_plan),
        LAST: wan(last),
        "status": project.status,
        "actual_start": day(project.actual_start),
        "start_basis": project.start_basis,
        "actual_finish": day(project.actual_finish),
    }
