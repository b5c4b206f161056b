"""The units and projects in force as of a submission, with those rows that will be recorded next."""

from collections.abc import Mapping, Sequence
from copy import copy
from datetime import date
from typing import Protocol

from projledger.forms.register import FORMS
from projledger.foundation.period import Month
from projledger.ledger import plans, projects, registers, succession
from projledger.ledger.entries import EntryRow, expected
from projledger.ledger.new_records import NewAlias, NewReturn
from projledger.ledger.records import FigureRecord, ProjectRecord, UnitRecord
from projledger.ledger.scope import Scope
from projledger.ledger.store import Store

#: The year, the day of its latest adjustment, the names and successions in force.
State = tuple[int, str, tuple[NewAlias, ...]]

#: Ids beyond all that are recorded, for rows that are expected.
_FIRST_EXPECTED = 1 << 40


class FiguresGiven(Protocol):
    """Gives the figures that stand for a year's months through one, from January or ``since`` on."""

    def __call__(self, year: int, through: Month, *, since: Month | None = None) -> Sequence[FigureRecord]:
        """The figures, by project and month."""


class InForce:
    """The registers of units and projects as of a submission. All is read once and then kept.

    What a project completed before the year is last year's final figure where the plan leaves it blank.
    """

    def __init__(self, store: Store, scope: Scope, figures: "FiguresGiven"):
        self._store = store
        self._scope = scope
        self._figures = figures
        self._expected: dict[str, list[EntryRow]] = {}
        self._plan_rows: dict[int, list[EntryRow]] = {}
        self._parts: dict[int, tuple[int, ...]] | None = None
        self._forget()

    def _forget(self) -> None:
        """Drop all that depends on the rows that are expected."""
        self._plan_years: list[int] | None = None
        self._plan_names: dict[int, list[str]] | None = None
        self._unit_names: Mapping[str, str] | None = None
        self._finals: dict[int, dict[int, tuple[ProjectRecord, FigureRecord]]] = {}
        self._projects: dict[State, list[ProjectRecord]] = {}

    def expecting(
        self, files: Sequence[Sequence[NewReturn]], received_on: date, again: Sequence[int]
    ) -> "InForce":
        """The registers as they will be once ``files`` are recorded; see :meth:`View.expecting`."""
        found = copy(self)
        found._expected = {}
        recorded = [row for year in self.plan_years() for row in self.plan_rows(year)] if again else []
        of_files = [[row for row in recorded if row.submission == number] for number in again]
        first = _FIRST_EXPECTED
        for place, returns in enumerate(files):
            planned: list[EntryRow] = []
            for item in returns:
                if item.form in {"units", "plan"}:
                    form = FORMS[item.form]
                    rows = expected(form, item, self._scope.number + 1 + place, first, received_on)
                    first += len(rows)
                    found._expected.setdefault(item.form, []).extend(rows)
                    planned += [row for row in rows if item.form == "plan" and row.project is not None]
            if planned:
                of_files.append(planned)
        found._parts = {**self.parts(), **plans.parts_of_one_plan(of_files)}
        found._forget()
        return found

    def units(self) -> list[UnitRecord]:
        """The register of units."""
        return registers.units(self._store, self._scope, self._expected.get("units", ()))

    def unit_names(self) -> Mapping[str, str]:
        """The registered name for every name of a unit, normalised."""
        if self._unit_names is None:
            self._unit_names = registers.unit_names(self.units(), self.aliases())
        return self._unit_names

    def aliases(self) -> list[NewAlias]:
        """The other names that clerks have given to projects and units."""
        return registers.aliases(self._store, self._scope)

    def successors(self, last: Month | None = None) -> Mapping[int, succession.Successors]:
        """The projects that are reported under others by ``last`` (or ever), each with these."""
        return succession.successors(self.aliases(), last)

    def plan_names(self) -> Mapping[int, list[str]]:
        """The names that a project has or had in plans, by project id, earliest first."""
        if self._plan_names is None:
            self._plan_names = registers.project_names(self._store, self._scope, self._expected_plan())
        return self._plan_names

    def project_names(self) -> Mapping[int, list[str]]:
        """Every name that a project has or had, short ones of plans apart, by project id."""
        names, given = self.plan_names(), succession.given_names(self.aliases())
        return {key: [*names.get(key, ()), *given.get(key, ())] for key in {**names, **given}}

    def plan_rows(self, year: int) -> list[EntryRow]:
        """The entered and held rows of all plans of ``year``, in the order of recording."""
        if year not in self._plan_rows:
            self._plan_rows[year] = plans.plan_rows(self._store, self._scope, year)
        further = (row for row in self._expected_plan() if row.period == str(year))
        return [*self._plan_rows[year], *(row for row in further if row.project is not None)]

    def plan_years(self) -> list[int]:
        """The years that have a plan, earliest first."""
        if self._plan_years is None:
            entered = [
                row for row in self._expected_plan() if row.state == "entered" and row.project is not None
            ]
            years = {int(row.period) for row in entered if row.period and row.period.isdigit()}
            self._plan_years = sorted(years.union(plans.plan_years(self._store, self._scope)))
        return self._plan_years

    def parts(self) -> Mapping[int, tuple[int, ...]]:
        """The submissions that continue the plans of others, each with those."""
        if self._parts is None:
            self._parts = plans.continued(self._store, self._scope)
        return self._parts

    def next_project(self) -> int:
        """The id that no project has or had, undone and expected ones included."""
        recorded = registers.next_project(self._store, self._scope)
        return max([recorded, *((row.project or 0) + 1 for row in self._expected_plan())])

    def state(self, last: Month) -> State:
        """What may differ between ``last`` and other months of its year: of equal states all is equal."""
        names = tuple(alias for alias in self.aliases() if succession.in_force(alias, last))
        return last.year, plans.last_change(self.plan_rows(last.year), last), names

    def projects(self, last: Month) -> list[ProjectRecord]:
        """The plan in force at the end of ``last``; see :meth:`View.projects`."""
        state = self.state(last)
        if state not in self._projects:
            self._projects[state] = self._projects_at(last)
        return list(self._projects[state])

    def _projects_at(self, last: Month) -> list[ProjectRecord]:
        names = self.plan_names()
        given = succession.given_names(self.aliases(), last)
        lists = plans.in_force(self.plan_rows(last.year), last, self.parts())
        found = [
            projects.with_registered_units(
                projects.project_record(
                    project, lists[project], (*names.get(project, ()), *given.get(project, ()))
                ),
                self.unit_names(),
            )
            for project in sorted(lists)
        ]
        if all(project.completed_before is not None for project in found):
            return found
        finals = self._final_figures(last.year - 1)
        return [
            projects.with_last_years_figure(project, *finals[project.id])
            if project.completed_before is None and project.id in finals
            else project
            for project in found
        ]

    def _final_figures(self, year: int) -> dict[int, tuple[ProjectRecord, FigureRecord]]:
        """The last cumulative figure of ``year``, with the project as that year's plan had it."""
        if year not in self._finals:
            last = Month(year, 12)
            has_plan = year in self.plan_years()
            planned = {project.id: project for project in self.projects(last)} if has_plan else {}
            found: dict[int, FigureRecord] = {}
            for since in (last, None):  # nearly all report in December, and a year has many figures
                if planned.keys() - found.keys():
                    latest = {
                        figure.project: figure
                        for figure in self._figures(year, last, since=since)  # by month: the last one stays
                        if figure.values["completed_ytd"] is not None
                    }
                    found = {**latest, **found}
            self._finals[year] = {key: (planned[key], found[key]) for key in planned if key in found}
        return self._finals[year]

    def _expected_plan(self) -> Sequence[EntryRow]:
        return self._expected.get("plan", ())
