"""The plan in force: for a month's end, which projects stand in which lists with which annual plan.

Two kinds of plan rows, told apart by ``effective_from``:

* the *annual plan* (none given, or not after 1 January) holds from 1 January. One that is recorded
  later corrects the whole of each list it names: a project of the earlier one that is missing in
  it leaves the list. A project that stands in it only as a held row stays.
* an *adjustment* holds from its date, over the annual plan whichever was recorded later, and touches
  only the projects it names. Fields whose column it does not have stay as they were; without a
  column of lists it adjusts the lists of the row's level that the project stands in.

A plan sent in by one unit corrects only what that unit sent in before.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any, NamedTuple

from projledger.forms.plan import LEVELS
from projledger.forms.register import FORMS
from projledger.foundation.period import Month
from projledger.foundation.text import normal_name
from projledger.ledger.entries import RULED, EntryRow, entries
from projledger.ledger.records import ListPlan, ProjectRecord
from projledger.ledger.scope import Scope, live
from projledger.ledger.store import Store

_FORM = FORMS["plan"]


class Membership(NamedTuple):
    """A project's place in one list: the row that gives it, from when, and its values."""

    row: EntryRow
    effective: str
    values: Mapping[str, Any]

    @property
    def recency(self) -> tuple[str, int, int]:
        """Later is greater."""
        return (self.effective, self.row.submission, self.row.id)


Lists = dict[int, dict[str, Membership]]


def plan_rows(store: Store, scope: Scope, year: int) -> list[EntryRow]:
    """The entered and held plan rows of ``year``, in the order in which they were recorded."""
    where = "r.period = :year AND now_state IN ('entered', 'held') AND now_project IS NOT NULL"
    return entries(store, scope, _FORM, where, {"year": str(year)})


def plan_years(store: Store, scope: Scope) -> list[int]:
    """The years for which any plan row is entered, earliest first."""
    sql = f"""
WITH {RULED}
SELECT DISTINCT r.period FROM entry_plan e JOIN "return" r ON r.id = e."return"
LEFT JOIN ruled k ON k.entry = e.id
WHERE {live("e.submission")} AND coalesce(k.state, e.state) = 'entered'
  AND coalesce(k.project_id, e.project_id) IS NOT NULL"""  # noqa: S608 - constants
    found = store.rows(sql, {**scope.parameters, "form": "plan"})
    return sorted(int(period) for (period,) in found if period and period.isdigit())


def in_force(rows: Sequence[EntryRow], last: Month) -> Lists:
    """The memberships at the end of ``last`` by project and list, from the year's :func:`plan_rows`."""
    first_day = f"{last.year:04d}-01-01"
    dated = [(_effective(row, first_day), row) for row in rows]
    lists: Lists = {}
    annual = [row for effective, row in dated if effective == first_day]
    for _submission, group in groupby(annual, key=lambda row: row.submission):
        _correct(lists, list(group), first_day)
    adjustments = [
        (effective, row)
        for effective, row in dated
        if first_day < effective <= last.last_day.isoformat() and row.state == "entered"
    ]
    for effective, row in sorted(adjustments, key=lambda item: (item[0], item[1].submission, item[1].id)):
        _adjust(lists, row, effective)
    return {project: places for project, places in lists.items() if places}


def _effective(row: EntryRow, first_day: str) -> str:
    stated = row.values["effective_from"] or ""
    padded = stated + "-01" * (2 - stated.count("-")) if stated else first_day
    return max(padded, first_day)


def _correct(lists: Lists, rows: list[EntryRow], first_day: str) -> None:
    entered = [row for row in rows if row.state == "entered"]
    kept = {row.project for row in rows if row.state == "held"}
    senders = {row.unit for row in rows}
    named: dict[str, set[int | None]] = {}
    for row in entered:
        for name in _stated_lists(row) or (_default_list(row),):
            named.setdefault(name, set()).add(row.project)
    for project, places in lists.items():
        for name in [name for name in places if name in named]:
            sent_before = None in senders or places[name].row.unit in senders
            if project not in named[name] and project not in kept and sent_before:
                del places[name]
    for row in entered:
        for name in _stated_lists(row) or (_default_list(row),):
            lists.setdefault(_project(row), {})[name] = Membership(row, first_day, row.values)


def _adjust(lists: Lists, row: EntryRow, effective: str) -> None:
    places = lists.setdefault(_project(row), {})
    level = row.values["level"]
    names = _stated_lists(row) or tuple(
        name for name, place in places.items() if place.values["level"] == level
    )
    latest = max(places.values(), key=lambda place: place.recency, default=None)
    for name in names or (_default_list(row),):
        before = places.get(name, latest)
        places[name] = Membership(row, effective, _completed(row, before))


def _completed(row: EntryRow, before: Membership | None) -> Mapping[str, Any]:
    """The row's values; fields whose column the adjustment does not have are those from before."""
    if before is None:
        return row.values
    return {
        field: before.values[field] if value in (None, ()) and field not in row.cells else value
        for field, value in row.values.items()
    }


def _stated_lists(row: EntryRow) -> tuple[str, ...]:
    return tuple(row.values["lists"])


def _default_list(row: EntryRow) -> str:
    return f"{row.values['level'] or LEVELS[-1]}重点"


def _project(row: EntryRow) -> int:
    if row.project is None:
        raise ValueError("a plan row that is entered has a project")
    return row.project


def _rank(place: Membership) -> int:
    level = place.values["level"]
    return LEVELS.index(level) if level in LEVELS else len(LEVELS)


def project_key(project: int, code: str | None) -> str:
    """What a clerk types to name the project: its code, or ``P0012``."""
    return code or f"P{project:04d}"


def project_record(project: int, places: Mapping[str, Membership], names: Iterable[str]) -> ProjectRecord:
    """The project with its memberships; ``names`` are its further names."""
    ranked = sorted(places.items(), key=lambda item: _rank(item[1]))
    top = min(places.values(), key=lambda place: (_rank(place), _reversed(place.recency)))
    values = top.values
    aliases = dict.fromkeys((*values["short_names"], *names))
    aliases.pop(values["name"], None)
    return ProjectRecord(
        id=project,
        key=project_key(project, values["code"]),
        code=values["code"],
        name=values["name"] or "",
        aliases=tuple(aliases),
        level=values["level"] or LEVELS[-1],
        listed=any(place.values["listed"] for place in places.values()),
        lists=tuple(ListPlan(name, place.values["annual_plan"]) for name, place in ranked),
        sector=values["sector"],
        nature=values["nature"],
        place=values["place"],
        lead_unit=values["lead_unit"] or "",
        co_units=values["co_units"],
        reporting_unit=values["reporting_unit"] or values["lead_unit"] or "",
        total_investment=values["total_investment"],
        completed_before=values["completed_before"],
        annual_plan=values["annual_plan"],
        monthly_plan={
            month: values[f"plan_{month:02d}"]
            for month in range(1, 13)
            if values[f"plan_{month:02d}"] is not None
        },
        planned_start=values["planned_start"],
        planned_finish=values["planned_finish"],
        internal=any(place.values["internal"] for place in places.values()),
        values=values,
        source=top.row.source,
        cells={field: cell for field, cell in top.row.cells.items() if field in values},
    )


def with_registered_units(project: ProjectRecord, names: Mapping[str, str]) -> ProjectRecord:
    """``project`` with its units under their names of the register (``names``, by normalised name)."""

    def registered(name: str) -> str:
        return names.get(normal_name(name), name)

    return replace(
        project,
        lead_unit=registered(project.lead_unit),
        reporting_unit=registered(project.reporting_unit),
        co_units=tuple(registered(name) for name in project.co_units),
    )


def _reversed(recency: tuple[str, int, int]) -> tuple[int, int, int]:
    effective, submission, entry = recency
    return (-int(effective.replace("-", "")), -submission, -entry)
