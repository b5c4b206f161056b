"""The registers and the plan as they will stand once this call is posted: the view, and what is planned."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from projledger.checks.known import Known, KnownProject, KnownUnit
from projledger.forms.plan import LEVELS
from projledger.foundation.findings import Verdict
from projledger.foundation.period import Month
from projledger.foundation.text import normal_name
from projledger.ledger.plans import project_key
from projledger.ledger.records import NewEntry
from projledger.ledger.view import View


class Registers:
    """What the returns of one call are checked against: units and plans of the same call included."""

    def __init__(self, view: View, received_on: date, none_in: Iterable[int]) -> None:
        self._view = view
        self._received_on = received_on
        self._none_in = tuple(none_in)
        self._known: dict[tuple[int, Month | None], Known] = {}
        self._units: list[NewEntry] = []
        self._plans: list[tuple[int, list[NewEntry]]] = []
        self._assigned: dict[str, int] = {}
        self._next: int | None = None

    def known(self, year: int, last: Month | None = None) -> Known:
        """What is known of the plan year ``year`` at the end of ``last`` (default: of the year)."""
        key = (year, last)
        if key not in self._known:
            found = self._view.known(year, self._received_on, last or Month(year, 12), self._none_in)
            found = with_units(found, self._units)
            for planned_year, entries in self._plans:
                if planned_year == year:
                    found = with_plan(found, _in_force(entries, last))
            self._known[key] = found
        return self._known[key]

    def add_units(self, entries: Iterable[NewEntry]) -> None:
        """Add the entered rows of a register of units."""
        self._units.extend(entry for entry in entries if entry.state is Verdict.ENTERED)
        self._known.clear()

    def add_plan(self, year: int, entries: Iterable[NewEntry]) -> None:
        """Add the rows of a year's plan."""
        self._plans.append((year, list(entries)))
        self._known.clear()

    def project_of_plan_row(self, year: int, code: str | None, name: str) -> int | None:
        """The id of the project that a plan's row names, a new one where none is known by it.

        None where the code belongs to one known project and the name to another (P508).
        """
        by_code = self._by_code(year, code) if code else None
        named = self._named(year, name)
        if by_code is not None and named and by_code not in named:
            return None
        by_name = named[0] if named else None
        if by_code is None and by_name is None:
            by_name = self._new()
        project = by_code or by_name
        if project is not None:
            self._assigned.setdefault(_name_key(name), project)
            if code:
                self._assigned.setdefault(_code_key(code), project)
        return project

    def _by_code(self, year: int, code: str) -> int | None:
        for known in (self.known(year), self.known(year - 1)):
            if found := known.project_codes.get(normal_name(code)):
                return found
        return self._assigned.get(_code_key(code))

    def _named(self, year: int, name: str) -> tuple[int, ...]:
        """The projects of that name in the year's plan, else in last year's, else new in this call."""
        for known in (self.known(year), self.known(year - 1)):
            if found := known.project_names.get(normal_name(name)):
                return found
        assigned = self._assigned.get(_name_key(name))
        return (assigned,) if assigned is not None else ()

    def _new(self) -> int:
        if self._next is None:
            self._next = self._view.known(self._received_on.year, self._received_on).next_project
        self._next += 1
        return self._next - 1


def _in_force(entries: list[NewEntry], last: Month | None) -> list[NewEntry]:
    if last is None:
        return entries
    limit = last.last_day.isoformat()
    return [entry for entry in entries if str(entry.values.get("effective_from") or "") <= limit]


def _code_key(code: str) -> str:
    return f"code {normal_name(code)}"


def _name_key(name: str) -> str:
    return f"name {normal_name(name)}"


def with_units(known: Known, entries: Iterable[NewEntry]) -> Known:
    """``known`` with the units of ``entries`` added or replaced."""
    units, names = dict(known.units), dict(known.unit_names)
    for entry in entries:
        values = entry.values
        unit = KnownUnit(
            name=values["name"],
            kind=values["kind"],
            short_names=tuple(values.get("short_names") or ()),
            valid_from=values.get("valid_from"),
            valid_to=values.get("valid_to"),
            owes_return=values.get("owes_return", True) is not False,
        )
        units[unit.name] = unit
        names[normal_name(unit.name)] = unit.name
        for short in unit.short_names:
            names.setdefault(normal_name(short), unit.name)
    return replace(known, units=units, unit_names=names)


def with_plan(known: Known, entries: Iterable[NewEntry]) -> Known:
    """``known`` with the projects of a plan's ``entries`` added or replaced.

    An annual plan (rows without an effective date) is the whole of the lists it names: projects that
    stood only in those lists and are not among its rows, held ones included, are no longer in the plan.
    """
    all_rows = [entry for entry in entries if entry.project is not None]
    rows = [entry for entry in all_rows if entry.state is Verdict.ENTERED]
    projects, names, codes = dict(known.projects), dict(known.project_names), dict(known.project_codes)
    annual = {name for entry in rows if not _adjusts(entry.values) for name in lists_of(entry.values)}
    named = {entry.project for entry in all_rows}
    for project in known.projects.values():
        if project.lists and set(project.lists) <= annual and project.id not in named:
            del projects[project.id]
    lists: dict[int, tuple[str, ...]] = {}
    for entry in sorted(rows, key=lambda entry: _rank(entry.values)):
        project_id = entry.project or 0
        lists[project_id] = lists.get(project_id, ()) + lists_of(entry.values)
        before = projects.get(project_id) if _adjusts(entry.values) else None
        projects[project_id] = _project(project_id, entry.values, known, lists[project_id], before)
        for name in (entry.values["name"], *(entry.values.get("short_names") or ())):
            bearers = names.get(normal_name(name), ())
            if project_id not in bearers:
                names[normal_name(name)] = (*bearers, project_id)
        if code := entry.values.get("code"):
            codes[normal_name(code)] = project_id
    following = max([known.next_project, *(project + 1 for project in projects)])
    return replace(known, projects=projects, project_names=names, project_codes=codes, next_project=following)


def _adjusts(values: Mapping[str, Any]) -> bool:
    """Whether a plan's row is an adjustment (effective after 1 January) rather than the annual plan."""
    return str(values.get("effective_from") or "")[5:] not in {"", "01", "01-01"}


def lists_of(values: Mapping[str, Any]) -> tuple[str, ...]:
    """The lists that a plan's row names; without any, the list of its own level."""
    return tuple(values.get("lists") or ()) or (f"{values.get('level') or LEVELS[-1]}重点",)


def _rank(values: Mapping[str, Any]) -> int:
    """Rows of the highest level come last, so that theirs is the plan that stands for the project."""
    level = values.get("level")
    return -LEVELS.index(level) if level in LEVELS else -len(LEVELS)


def _project(
    number: int, values: Mapping[str, Any], known: Known, lists: tuple[str, ...], before: KnownProject | None
) -> KnownProject:
    lead = _unit(values.get("lead_unit"), known)

    def figure(name: str) -> Any:
        value = values.get(name)
        return getattr(before, name) if value is None and before is not None else value

    return KnownProject(
        id=number,
        key=project_key(number, values.get("code")),
        code=values.get("code"),
        name=values["name"],
        lead_unit=lead,
        reporting_unit=_unit(values.get("reporting_unit"), known) or lead,
        annual_plan=figure("annual_plan"),
        total_investment=figure("total_investment"),
        completed_before=figure("completed_before"),
        planned_start=figure("planned_start"),
        lists=lists,
    )


def _unit(name: object, known: Known) -> str:
    text = str(name or "")
    return known.unit_names.get(normal_name(text), text)
