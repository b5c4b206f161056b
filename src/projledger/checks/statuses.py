"""Checks of a project's status against its figures and dates, within one row and the plan."""

from collections.abc import Iterator

from projledger.checks.facts import ReturnFacts, RowFacts, yuan
from projledger.forms.report import FINISHED, NOT_STARTED, SUSPENDED, UNDER_WAY
from projledger.foundation.findings import Finding


def finished_below_plan(facts: ReturnFacts, row: RowFacts) -> Iterator[Finding]:
    """S701: finished, yet the year's plan is not done."""
    completed = row.money("completed_ytd")
    plan = row.project.annual_plan if row.project is not None else None
    if row.text("status") in FINISHED and completed is not None and plan and completed < plan:
        yield facts.finding("S701", row, "status", found=yuan(completed), expected=yuan(plan))


def started_without_date(facts: ReturnFacts, row: RowFacts) -> Iterator[Finding]:
    """S702: under construction without an actual start; a project begun in an earlier year needs none."""
    if row.text("status") in UNDER_WAY and _left_open(row, "actual_start") and not _continuing(facts, row):
        yield facts.finding("S702", row, "actual_start")


def _continuing(facts: ReturnFacts, row: RowFacts) -> bool:
    year = facts.period.year if facts.period is not None else facts.known.year
    before = row.money("completed_before")
    started = None
    if row.project is not None:
        before, started = row.project.completed_before or before, row.project.planned_start
    return bool(before) or (started is not None and started[:4] < str(year))


def _left_open(row: RowFacts, field: str) -> bool:
    """Whether the return has the column and nothing stands in the cell, readable or not."""
    return field in row.cells and not row.text(field) and not row.raw.get(field, "").strip()


def not_started_with_figures(facts: ReturnFacts, row: RowFacts) -> Iterator[Finding]:
    """S703: not started, yet something is completed this year.

    A status that a category gives (预备项目) says where the list puts the project, whose preliminary
    work may well have cost something.
    """
    status = row.text("status")
    if (cell := row.cells.get("status")) is not None and cell.row != row.row:
        return
    amount = max(row.money("completed_ytd") or 0, row.money("completed_month") or 0)
    if status in NOT_STARTED and amount > 0:
        yield facts.finding("S703", row, "status", found=status, expected=yuan(amount))


def suspended_with_figures(facts: ReturnFacts, row: RowFacts) -> Iterator[Finding]:
    """S704: suspended, yet something was completed this month."""
    amount = row.money("completed_month")
    if row.text("status") == SUSPENDED and amount:
        yield facts.finding("S704", row, "completed_month", found=yuan(amount))


def finished_without_date(facts: ReturnFacts, row: RowFacts) -> Iterator[Finding]:
    """S705: finished without an actual finish."""
    if row.text("status") in FINISHED and _left_open(row, "actual_finish"):
        yield facts.finding("S705", row, "actual_finish")


def started_by_date_only(facts: ReturnFacts, row: RowFacts) -> Iterator[Finding]:
    """S706: an actual start is given, but the status says that nothing has begun."""
    status, start = row.text("status"), row.text("actual_start")
    if status in NOT_STARTED and start:
        yield facts.finding("S706", row, "status", found=start, expected=status)
