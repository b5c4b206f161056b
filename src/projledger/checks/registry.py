"""The ordered list of checks: a new check is one pure function and one line here.

A row check yields findings of one row; a return check findings of the return as a whole; a
comparison of rows yields the row that each of its findings belongs to.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from projledger.checks import amounts, dates, identities, statuses, targets
from projledger.checks.facts import ReturnFacts, RowFacts
from projledger.foundation.findings import Finding

RowCheck = Callable[[ReturnFacts, RowFacts], Iterator[Finding]]
ReturnCheck = Callable[[ReturnFacts], Iterator[Finding]]
Comparison = Callable[[ReturnFacts], Iterator[tuple[RowFacts, Finding]]]

ROW_CHECKS: dict[str, tuple[RowCheck, ...]] = {
    "units": (dates.finish_after_start,),
    "plan": (
        identities.code_shape,
        identities.units_known,
        identities.credit_code,
        amounts.money_unit,
        amounts.annual_plan_given,
        dates.finish_after_start,
    ),
    "targets": (identities.units_known, targets.targets_given, targets.targets_rise, targets.plan_agrees),
    "report": (
        identities.project_known,
        identities.code_shape,
        identities.units_known,
        identities.reported_by_its_unit,
        amounts.figures_given,
        amounts.year_follows,
        amounts.money_unit,
        amounts.parts_within_wholes,
        amounts.beyond_total,
        amounts.stated_rate,
        amounts.plan_unchanged,
        statuses.finished_below_plan,
        statuses.started_without_date,
        statuses.not_started_with_figures,
        statuses.suspended_with_figures,
        statuses.finished_without_date,
        statuses.started_by_date_only,
        dates.not_in_future,
        dates.finish_after_start,
    ),
}
RETURN_CHECKS: dict[str, tuple[ReturnCheck, ...]] = {
    "units": (),
    "plan": (),
    "targets": (),
    "report": (dates.month_is_over, dates.month_is_due, dates.dated_by_receipt, identities.unit_in_force),
}
COMPARISONS: dict[str, tuple[Comparison, ...]] = {
    "units": (identities.names_once,),
    "plan": (identities.nothing_twice,),
    "targets": (identities.names_once,),
    "report": (identities.nothing_twice,),
}


class Found(NamedTuple):
    """A finding and the row that it holds if it is an error; row None stands for the whole return."""

    row: int | None
    finding: Finding


def check_return(facts: ReturnFacts) -> list[Found]:
    """All findings of a return, in the order of its rows; the return's own come first."""
    form = facts.form.name
    found = [Found(None, finding) for check in RETURN_CHECKS[form] for finding in check(facts)]
    by_row: dict[int, list[Finding]] = {row.row: [] for row in facts.rows}
    for row in facts.rows:
        by_row[row.row].extend(finding for check in ROW_CHECKS[form] for finding in check(facts, row))
    for comparison in COMPARISONS[form]:
        for row, finding in comparison(facts):
            by_row[row.row].append(finding)
    found.extend(Found(number, finding) for number, findings in by_row.items() for finding in findings)
    return found
