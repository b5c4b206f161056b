"""Months sent in projledger's own pre-filled workbook, which projledger itself makes."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from county.model import MU, WAN, YEAR, Unit

from projledger.foundation.period import Month
from projledger.returns.prefilled import PrefilledProject, fill_prefilled, prefilled_workbook
from sheets.lines import Line


def prefilled(unit: Unit, month: int, lines: Sequence[Line], earlier: dict[int, int], day: date) -> bytes:
    """The unit's workbook for the month, filled in. ``earlier`` is last month's figure by project number."""
    known = [
        PrefilledProject(
            code=line.project.code,
            name=line.project.name,
            total_investment=line.project.total,
            completed_before=line.project.before,
            annual_plan=line.project.plan,
            last_ytd=earlier.get(line.project.number),
            status=line.project.status(month - 1) if month > 1 else None,
            actual_start=line.start or None,
            actual_finish=None,
        )
        for line in lines
    ]
    data = prefilled_workbook(unit.name, Month(YEAR, month), known, county="示例县")
    return fill_prefilled(data, {line.project.name: _typed(line, earlier) for line in lines}, return_date=day)


def _typed(line: Line, earlier: dict[int, int]) -> dict[str, str | int | Decimal | date]:
    values: dict[str, str | int | Decimal | date] = {}
    if line.month == 1 or line.project.number in earlier:
        values["completed_month"] = _wan(line.ytd - earlier.get(line.project.number, 0))
    else:
        values["completed_ytd"] = _wan(line.ytd)
    values["status"] = line.status
    texts = {
        "physical_progress": line.progress,
        "actual_start": line.start,
        "actual_finish": line.finish,
        "problem": line.problem,
        "help_asked": line.asked,
        "statistical_entry": line.statistical_entry,
        "difference_reason": line.difference,
        "correction_reason": line.correction,
    }
    values.update({field: text for field, text in texts.items() if text})
    if line.start:
        values["start_basis"] = ("施工许可证", "开工报告", "主体工程开挖")[line.project.number % 3]
    if line.funds:
        values["funds_lacking"] = _wan(line.funds)
    if line.land:
        values["land_lacking"] = Decimal(line.land) / MU
    if line.statistical is not None:
        values["statistical_ytd"] = _wan(line.statistical)
    return values


def _wan(yuan: int) -> int | Decimal:
    return yuan // WAN if yuan % WAN == 0 else Decimal(yuan) / WAN
