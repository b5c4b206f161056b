"""Checks of dates. Partial dates (``2021``, ``2021-06``) are compared as far as both say something."""

from collections.abc import Iterator
from datetime import date

from projledger.checks.facts import ReturnFacts, RowFacts
from projledger.foundation.findings import Finding

#: Per form, the pairs (start, finish) of fields.
_PAIRS = {
    "report": (("actual_start", "actual_finish"),),
    "plan": (("planned_start", "planned_finish"),),
    "units": (("valid_from", "valid_to"),),
}
_HAPPENED = ("actual_start", "actual_finish", "statistical_entry")


def not_in_future(facts: ReturnFacts, row: RowFacts) -> Iterator[Finding]:
    """D402: what has happened had happened when the return was dated and its month was over."""
    if facts.period is None:
        return
    dated = min(facts.return_date or date.min, facts.known.received_on)
    limit = max(facts.period.last_day, dated).isoformat()
    for name in _HAPPENED:
        stated = row.text(name)
        if stated and stated > limit[: len(stated)]:
            yield facts.finding("D402", row, name, found=stated, expected=limit)


def finish_after_start(facts: ReturnFacts, row: RowFacts) -> Iterator[Finding]:
    """D403: nothing finishes before it starts."""
    for start_name, finish_name in _PAIRS.get(facts.form.name, ()):
        start, finish = row.text(start_name), row.text(finish_name)
        known = min(len(start), len(finish))
        if start and finish and finish[:known] < start[:known]:
            yield facts.finding("D403", row, finish_name, found=finish, expected=start)


def month_is_over(facts: ReturnFacts) -> Iterator[Finding]:
    """D404: a report is for a month that had ended (or begun, where returns are due within it)."""
    if facts.period is None:
        return
    earliest = facts.period.first_day if facts.due_within_month else facts.period.last_day
    received = facts.known.received_on
    if received < earliest:
        found = facts.finding("D404", found=str(facts.period), expected=received.isoformat())
        yield found._replace(cell=facts.period_cell)


def month_is_due(facts: ReturnFacts) -> Iterator[Finding]:
    """D405: the calendar of returns asks for none in this month."""
    if facts.period is not None and facts.period.month in facts.known.none_in:
        yield facts.finding("D405", found=str(facts.period))._replace(cell=facts.period_cell)


def dated_by_receipt(facts: ReturnFacts) -> Iterator[Finding]:
    """D406: a return is not dated after the day on which it was received; that day counts instead."""
    received = facts.known.received_on
    if facts.return_date is not None and facts.return_date > received:
        found = facts.finding("D406", found=facts.return_date.isoformat(), expected=received.isoformat())
        yield found._replace(cell=facts.date_cell)
