"""What the book says as of a submission: everything that is shown is computed from a view."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from projledger.checks.known import Known, Succession
from projledger.forms.register import FORMS
from projledger.foundation.period import Month
from projledger.layout.taught import TaughtLayout
from projledger.ledger import changes, extras, layouts, plans, projects, registers, returned, succession
from projledger.ledger import figures as figure_rows
from projledger.ledger.attachments import Attachment, attachments
from projledger.ledger.entries import EntryRow, entries, expected
from projledger.ledger.extras import ExtraRecord
from projledger.ledger.projects import project_key
from projledger.ledger.records import (
    EntryRecord,
    FigureRecord,
    HeldRecord,
    NewAlias,
    NewReturn,
    ProjectRecord,
    ReturnRecord,
    SubmissionRecord,
    UnitRecord,
)
from projledger.ledger.schema import fact_tables
from projledger.ledger.scope import Scope, live, scope_at
from projledger.ledger.store import Store

#: The moment of a view before the first submission (not 1970: some systems cannot show it locally).
BEFORE_ALL = datetime(2000, 1, 1, tzinfo=UTC)

#: The year, the day of its latest adjustment, the names and successions in force.
_State = tuple[int, str, tuple[NewAlias, ...]]


class View:
    """The book as of submission ``number`` (0: before the first). Nothing recorded later changes it.

    ``moment`` is the moment that was asked for, otherwise when ``number`` was recorded (UTC).
    """

    def __init__(self, store: Store, number: int, moment: datetime | None = None, undoing: int | None = None):
        """``undoing`` makes a view that sees the ledger as if that submission were undone too."""
        self.number = number
        self._store = store
        self._scope: Scope = scope_at(store, number, undoing)
        self._at_head = undoing is None
        recorded = store.rows("SELECT recorded_at, digest FROM submission WHERE number = ?", (number,))
        self.moment = moment or (datetime.fromisoformat(recorded[0][0]) if recorded else BEFORE_ALL)
        #: The digest of submission ``number``; "" for an empty ledger.
        self.head_digest: str = recorded[0][1] if recorded else ""
        self._plan_rows: dict[int, list[EntryRow]] = {}
        self._plan_years: list[int] | None = None
        self._parts: dict[int, tuple[int, ...]] | None = None
        self._finals: dict[int, dict[int, tuple[ProjectRecord, FigureRecord]]] = {}
        self._expected: dict[str, list[EntryRow]] = {}
        self._project_names: dict[int, list[str]] | None = None
        self._unit_names: Mapping[str, str] | None = None
        self._returns: dict[int | None, list[ReturnRecord]] = {}
        self._received: frozenset[str] | None = None
        self._projects: dict[_State, list[ProjectRecord]] = {}
        self._known: dict[tuple[object, ...], Known] = {}

    @property
    def undone(self) -> Mapping[int, int]:
        """Which submissions are undone in this view, each by which one."""
        return self._scope.undone

    def units(self) -> list[UnitRecord]:
        """The register of units in force."""
        return registers.units(self._store, self._scope, self._expected.get("units", ()))

    def aliases(self) -> list[NewAlias]:
        """The other names that clerks have given to projects and units."""
        return registers.aliases(self._store, self._scope)

    def projects(self, last: Month) -> list[ProjectRecord]:
        """The plan in force at the end of ``last``, by project id; [] where its year has no plan.

        Units bear their names of the register, however the plan writes them; ``values`` stay as written.
        What was completed before the year is last year's final figure where the plan leaves it blank.
        """
        state = self._state(last)
        if state not in self._projects:
            self._projects[state] = self._projects_at(last)
        return list(self._projects[state])

    def _state(self, last: Month) -> _State:
        """What may differ between ``last`` and other months of its year: of equal states all is equal."""
        names = tuple(alias for alias in self.aliases() if succession.in_force(alias, last))
        return last.year, plans.last_change(self.plan_rows(last.year), last), names

    def _projects_at(self, last: Month) -> list[ProjectRecord]:
        if self._unit_names is None:
            self._unit_names = registers.unit_names(self.units(), self.aliases())
        names = self._plan_names()
        given = succession.given_names(self.aliases(), last)
        lists = plans.in_force(self.plan_rows(last.year), last, self.parts())
        found = [
            projects.with_registered_units(
                projects.project_record(
                    project, lists[project], (*names.get(project, ()), *given.get(project, ()))
                ),
                self._unit_names,
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

    def project_names(self) -> Mapping[int, list[str]]:
        """Every name that a project has or had, short ones of plans apart, by project id."""
        names, given = self._plan_names(), succession.given_names(self.aliases())
        return {key: [*names.get(key, ()), *given.get(key, ())] for key in {**names, **given}}

    def successors(self, last: Month | None = None) -> Mapping[int, succession.Successors]:
        """The projects that are reported under others by ``last`` (or ever), each with these."""
        return succession.successors(self.aliases(), last)

    def _plan_names(self) -> Mapping[int, list[str]]:
        if self._project_names is None:
            further = self._expected.get("plan", ())
            self._project_names = registers.project_names(self._store, self._scope, further)
        return self._project_names

    def plan_rows(self, year: int) -> list[EntryRow]:
        """The entered and held rows of all plans of ``year``, in the order of recording."""
        if year not in self._plan_rows:
            self._plan_rows[year] = plans.plan_rows(self._store, self._scope, year)
        further = self._expected.get("plan", ())
        return [
            *self._plan_rows[year],
            *(row for row in further if row.period == str(year) and row.project is not None),
        ]

    def _final_figures(self, year: int) -> dict[int, tuple[ProjectRecord, FigureRecord]]:
        """The last cumulative figure of ``year``, with the project as that year's plan had it."""
        if year not in self._finals:
            last = Month(year, 12)
            planned = {project.id: project for project in self.projects(last)} if self._has(year) else {}
            self._finals[year] = {
                figure.project: (planned[figure.project], figure)
                for figure in (self.figures(year, last) if planned else ())  # by month: the last one stays
                if figure.project in planned and figure.values["completed_ytd"] is not None
            }
        return self._finals[year]

    def _has(self, year: int) -> bool:
        return year in self.plan_years()

    def plan_years(self) -> list[int]:
        """The years that have a plan, earliest first."""
        if self._plan_years is None:
            further = self._expected.get("plan", ())
            entered = [row for row in further if row.state == "entered" and row.project is not None]
            years = {int(row.period) for row in entered if row.period and row.period.isdigit()}
            self._plan_years = sorted(years.union(plans.plan_years(self._store, self._scope)))
        return self._plan_years

    def expecting(
        self, files: Sequence[Sequence[NewReturn]], received_on: date, again: Sequence[int] = ()
    ) -> "View":
        """This view as it will be once ``files`` (each the returns of one) are recorded, in this order.

        Only registers of units and plans are looked at. Files of one call may be parts of one plan, with
        those too that were recorded before as the submissions ``again``; :meth:`parts` then says so.
        """
        if not files and not again:
            return self
        view = copy(self)
        view._expected = {}
        recorded = [row for year in self.plan_years() for row in self.plan_rows(year)] if again else []
        of_files = [[row for row in recorded if row.submission == number] for number in again]
        first = 1 << 40  # ids beyond all that are recorded
        for place, returns in enumerate(files):
            planned: list[EntryRow] = []
            for item in returns:
                if item.form in {"units", "plan"}:
                    form = FORMS[item.form]
                    rows = expected(form, item, self.number + 1 + place, first, received_on)
                    first += len(rows)
                    view._expected.setdefault(item.form, []).extend(rows)
                    planned += [row for row in rows if item.form == "plan" and row.project is not None]
            if planned:
                of_files.append(planned)
        view._parts = {**self.parts(), **plans.parts_of_one_plan(of_files)}
        view._plan_years = view._project_names = view._unit_names = None
        view._finals, view._projects, view._known = {}, {}, {}
        return view

    def parts(self) -> Mapping[int, tuple[int, ...]]:
        """The submissions that continue the plans of others, each with those."""
        if self._parts is None:
            self._parts = plans.continued(self._store, self._scope)
        return self._parts

    def known(
        self, year: int, received_on: date, last: Month | None = None, none_in: Iterable[int] = ()
    ) -> Known:
        """What the checks may compare a return of ``year`` with.

        The plan is the one in force at ``last`` (default: the month before ``received_on``, within the
        year); a year without a plan knows the projects of the latest year before that has one.
        ``none_in`` are the months for which no return is due.
        """
        earlier = [found for found in self.plan_years() if found <= year]
        before = Month(received_on.year, received_on.month).plus(-1)
        chosen = last or min(max(before, Month(year, 1)), Month(year, 12))
        if earlier and earlier[-1] != year:
            chosen = Month(earlier[-1], 12)
        asked, none_due = last or Month(year, 12), tuple(none_in)
        key = (year, received_on, none_due, self._state(chosen), self._state(asked))
        if key not in self._known:
            self._known[key] = self._known_at(year, received_on, chosen, asked, none_due)
        return self._known[key]

    def _known_at(
        self, year: int, received_on: date, last: Month, asked: Month, none_in: Iterable[int]
    ) -> Known:
        following = max(
            [
                registers.next_project(self._store, self._scope),
                *((row.project or 0) + 1 for row in self._expected.get("plan", ())),
            ]
        )
        taken_over = self.successors(asked)
        names = self._names_and_codes(taken_over, last.year)
        named = {
            project: Succession(one.since, tuple(names[key][0] for key in one.projects))
            for project, one in taken_over.items()
        }
        found = registers.known(
            self.units(),
            self.aliases(),
            self.projects,
            last,
            received_on,
            none_in,
            following,
            named,
            names,
        )
        return replace(found, year=year)

    def _names_and_codes(
        self, taken_over: Mapping[int, succession.Successors], year: int
    ) -> dict[int, list[str]]:
        """The names in plans of all projects concerned, the latest first, then further names and codes."""
        if not taken_over:
            return {}
        concerned = {*taken_over, *(key for one in taken_over.values() for key in one.projects)}
        planned, given = self._plan_names(), succession.given_names(self.aliases())
        names = {
            key: [*reversed(planned.get(key, [project_key(key, None)])), *given.get(key, ())]
            for key in concerned
        }
        for row in self.plan_rows(year):
            if row.project in names and row.values["code"]:
                names[row.project].append(row.values["code"])
        return names

    def figures(self, year: int, through: Month, project: int | None = None) -> list[FigureRecord]:
        """The figures that stand for January of ``year`` to ``through``, by project and month."""
        return figure_rows.figures(
            self._store, self._scope, year, through, at_head=self._at_head, project=project
        )

    def history(self, project: int, year: int) -> list[EntryRecord]:
        """Every live report row of ``project`` in ``year``, standing or not, by month and receipt."""
        return figure_rows.history(self._store, self._scope, project, year)

    def reported(self) -> list[tuple[int, str, int]]:
        """(submission, period, project) of every report row, by the submission that entered it."""
        return figure_rows.reported(self._store, self._scope)

    def entered_reports(self) -> list[EntryRow]:
        """Every report row that is entered, standing or not, in the order of recording."""
        return entries(
            self._store,
            self._scope,
            FORMS["report"],
            "now_state = 'entered' AND now_project IS NOT NULL",
        )

    def months(self) -> list[Month]:
        """The months for which any live report is there, rejected ones apart, earliest first."""
        periods = {item.period for item in self.returns(None) if item.form == "report" and item.stands}
        clerks = self._store.rows(
            'SELECT DISTINCT r.period FROM "return" r JOIN submission s ON s.number = r.submission '  # noqa: S608 - constants
            f"WHERE r.form = 'report' AND s.kind = 'enter' AND {live('r.submission')}",
            self._scope.parameters,
        )
        found = {Month.parse(period) for period in periods | {row[0] for row in clerks} if period}
        return sorted(month for month in found if month)

    def held(self, form: str | None = None, *, superseded: bool = False) -> list[HeldRecord]:
        """The rows still held (待核), of one form or all.

        A row that a later return of its period has again is left out unless ``superseded``.
        """
        return returned.held(
            self._store, self._scope, form, lambda: self.returns(None), superseded=superseded
        )

    def returns(self, year: int | None) -> list[ReturnRecord]:
        """The live returns for the periods of ``year``, or all, in the order of receipt."""
        if year not in self._returns:
            self._returns[year] = returned.returns(self._store, self._scope, year)
        return self._returns[year]

    def submissions(self) -> list[SubmissionRecord]:
        """The log up to this view, by number; undone submissions are in it and say by which."""
        return returned.submissions(self._store, self._scope)

    def attachments(self) -> list[Attachment]:
        """The papers that are linked to submissions, in the order in which that was done."""
        return attachments(self._store, self._scope)

    def changed_since(self, number: int, year: int, last: Month) -> int:
        """How many submissions after ``number`` changed what stands for January of ``year`` to ``last``.

        Those count that changed a figure that stands now otherwise than as of ``number``, ruled on a held
        row of these months, or changed the plan in force at the end of ``last``; not those that only
        repeat what stood. 0 where ``number`` is not before this view.
        """
        if number >= self.number:
            return 0
        store, scope = self._store, self._scope
        then = View(store, number)
        rows = changes.figures_behind(then.figures(year, last), self.figures(year, last))
        found = changes.entered_after(store, scope, number, rows)
        found |= changes.ruled_after(store, scope, number, str(Month(year, 1)), str(last))
        undos = changes.undone_after(store, scope, number)
        planned: set[int] = set()
        if changes.plan_differs(then.projects(last), self.projects(last)):
            planned = changes.planned_after(store, scope, number, year)
        for candidate in planned | undos:
            before, after = View(store, candidate - 1), View(store, candidate)
            plan = changes.plan_differs(before.projects(last), after.projects(last))
            if plan or (
                candidate in undos
                and changes.figures_behind(before.figures(year, last), after.figures(year, last))
            ):
                found.add(candidate)
        return len(found)

    def dropped(self, number: int) -> list[ProjectRecord]:
        """The projects that the plan in submission ``number`` took out of the plan in force, by id.

        They are as they stood before it, in the year that lost them; [] where it holds no plan.
        """
        before, after = View(self._store, number - 1), View(self._store, number)
        found: dict[int, ProjectRecord] = {}
        for year in {int(item.period or 0) for item in self.returns(None) if _is_plan(item, number)}:
            stays = {project.id for project in after.projects(Month(year, 12))}
            found |= {one.id: one for one in before.projects(Month(year, 12)) if one.id not in stays}
        return [found[project] for project in sorted(found)]

    def settings(self) -> Mapping[str, Any] | None:
        """The settings that change figures, as last recorded; None where none were."""
        sql = f"SELECT value FROM setting WHERE {live('submission')} ORDER BY id DESC LIMIT 1"  # noqa: S608 - a constant
        text = self._store.value(sql, self._scope.parameters)
        return None if text is None else dict(json.loads(text))

    def extras(self, year: int | None = None, project: int | None = None) -> list[ExtraRecord]:
        """What stood in columns that no form knows: of ``year``, of ``project``, or all; held rows too."""
        return extras.extras(self._store, self._scope, year, project)

    def layouts(self) -> list[TaughtLayout]:
        """The layouts that the office has taught, the last first."""
        return layouts.layouts(self._store, self._scope)

    def closed(self) -> dict[str, int]:
        """The closed periods (``2021-06``), each with the submission that closed it last."""
        sql = f"SELECT period, max(submission) FROM closing WHERE {live('submission')} GROUP BY period"  # noqa: S608 - a constant
        return dict(self._store.rows(sql, self._scope.parameters))

    def standing_sha(self, sha256: str) -> int | None:
        """The live submission of the same bytes that makes them a duplicate, or None.

        Bytes that were rejected or undone, or of which rows are still held, are judged anew.
        """
        if self._received is None:
            self._received = returned.received(self._store, self._scope)
        if sha256 not in self._received:
            return None
        return returned.standing_sha(self._store, self._scope, sha256, lambda: self.returns(None))

    def tables(self) -> Iterator[tuple[str, tuple[str, ...], list[tuple[Any, ...]]]]:
        """Every fact table as it is kept: name, columns, and its rows up to this view (undone ones too)."""
        for table in fact_tables():
            columns = self._store.columns(table.name)
            key = "number" if table.name == "submission" else "submission"
            names = ", ".join(f'"{name}"' for name in columns)
            order = "number" if key == "number" else "submission, id"
            sql = f'SELECT {names} FROM "{table.name}" WHERE {key} <= ? ORDER BY {order}'  # noqa: S608 - our tables
            yield table.name, columns, self._store.rows(sql, (self.number,))


def _is_plan(item: ReturnRecord, number: int) -> bool:
    return item.form == "plan" and item.submission == number and (item.period or "").isdigit()
