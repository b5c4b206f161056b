"""Whether a submission may be undone: nothing that stands may lose the register or plan it rests on."""

import json

from projledger.foundation.findings import Verdict
from projledger.foundation.period import Month
from projledger.foundation.text import normal_name
from projledger.ledger.scope import touched
from projledger.ledger.store import Store
from projledger.ledger.view import View

_DECEMBER = 12


def obstacles(store: Store, head: int, number: int) -> list[int]:
    """The live submissions that rest on what would no longer be known if ``number`` were undone.

    They are those whose report rows name a project that is then in no plan of that year (for a row
    ruled in later, the ruling), or that come from, or in their plan rows name, a unit that is then in
    no register; and those of which a report row was entered under a name of its project that is then no
    name of it any more. What was recorded before ``number`` cannot rest on it.
    """
    registers, names = _concerns_registers(store, number), _concerns_names(store, number)
    if not registers and not names:
        return []
    before, after = View(store, head), View(store, head, undoing=number)
    found: set[int] = set()
    if registers:
        found |= _without_projects(before, after) | _without_units(before, after)
    if names:
        found |= _without_names(before, after)
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


def _concerns_names(store: Store, number: int) -> bool:
    numbers = json.dumps(sorted(touched(store, number)))
    sql = (
        "SELECT EXISTS (SELECT 1 FROM alias WHERE target = 'project' "
        "AND submission IN (SELECT value FROM json_each(?)))"
    )
    return bool(store.value(sql, (numbers,)))


def _without_names(before: View, after: View) -> set[int]:
    """The submissions with rows that no code and no other name leads to their project."""
    lost = _given_names(before) - _given_names(after)
    if not lost:
        return set()
    names = after.project_names()
    kept = {(str(project), normal_name(name)) for project, own in names.items() for name in own}
    lost -= kept
    return {
        row.submission
        for row in after.entered_reports()
        if not row.values["code"] and (str(row.project), normal_name(row.values["project"] or "")) in lost
    }


def _given_names(view: View) -> set[tuple[str, str]]:
    return {(alias.key, normal_name(alias.name)) for alias in view.aliases() if alias.target == "project"}


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
