"""Whether a submission may be undone: nothing that stands may lose the register or plan it rests on."""

import json

from projledger.foundation.findings import Verdict
from projledger.foundation.period import Month
from projledger.ledger.scope import touched
from projledger.ledger.store import Store
from projledger.ledger.view import View

_DECEMBER = 12


def obstacles(store: Store, head: int, number: int) -> list[int]:
    """The live submissions that rest on what would no longer be known if ``number`` were undone.

    They are those whose report rows name a project that is then in no plan of that year (for a row
    ruled in later, the ruling), or that come from, or in their plan rows name, a unit that is then in
    no register. What was recorded before ``number`` cannot rest on it.
    """
    if not _concerns_registers(store, number):
        return []
    before, after = View(store, head), View(store, head, undoing=number)
    found = _without_projects(before, after) | _without_units(before, after)
    return sorted(other for other in found if other > number)


def _concerns_registers(store: Store, number: int) -> bool:
    numbers = json.dumps(sorted(touched(store, number)))
    chosen = "(SELECT value FROM json_each(?))"
    return bool(
        store.value(
            f"SELECT EXISTS (SELECT 1 FROM entry_plan WHERE submission IN {chosen}) "  # noqa: S608 - a constant
            f"OR EXISTS (SELECT 1 FROM entry_units WHERE submission IN {chosen}) "
            f"OR EXISTS (SELECT 1 FROM ruling WHERE form <> 'report' AND submission IN {chosen})",
            (numbers, numbers, numbers),
        )
    )


def _known_projects(view: View, year: int) -> set[int]:
    """The projects that a report of ``year`` may name."""
    years = [found for found in view.plan_years() if found <= year]
    if not years:
        return set()
    return {project.id for project in view.projects(Month(years[-1], _DECEMBER))}


def _without_projects(before: View, after: View) -> set[int]:
    found: set[int] = set()
    lost: dict[int, set[int]] = {}
    for submission, period, project in after.reported():
        year = int(period[:4])
        if year not in lost:
            lost[year] = _known_projects(before, year) - _known_projects(after, year)
        if project in lost[year]:
            found.add(submission)
    return found


def _without_units(before: View, after: View) -> set[int]:
    lost = {unit.name for unit in before.units()} - {unit.name for unit in after.units()}
    if not lost:
        return set()
    senders = {
        item.submission
        for item in after.returns(None)
        if item.unit in lost and item.verdict is not Verdict.REJECTED
    }
    owners = {
        project.source.submission
        for year in after.plan_years()
        for project in after.projects(Month(year, _DECEMBER))
        if lost & {project.lead_unit, project.reporting_unit, *project.co_units}
    }
    return senders | owners
