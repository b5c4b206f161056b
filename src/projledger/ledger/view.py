"""What the book says as of a submission: everything that is shown is computed from a view."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from copy import copy
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from projledger.forms.register import FORMS
from projledger.foundation.period import Month
from projledger.ledger import figures as figure_rows
from projledger.ledger import returned, succession, unit_targets
from projledger.ledger.entries import EntryRow, entries
from projledger.ledger.figure_columns import Figures
from projledger.ledger.in_force import InForce
from projledger.ledger.new_records import NewAlias, NewReturn
from projledger.ledger.records import (
    EntryRecord,
    HeldRecord,
    ProjectRecord,
    ReturnRecord,
    SubmissionRecord,
    UnitRecord,
    UnitTargetRecord,
)
from projledger.ledger.schema import fact_tables
from projledger.ledger.scope import Scope, live, scope_at
from projledger.ledger.store import Store

if TYPE_CHECKING:  # what only some questions need is loaded by them
    from projledger.checks.known import Known
    from projledger.layout.taught import TaughtLayout
    from projledger.ledger.attachments import Attachment
    from projledger.ledger.extras import ExtraRecord
    from projledger.ledger.issues import IssueRecord
    from projledger.ledger.replies import Reply

#: The moment of a view before the first submission (not 1970: some systems cannot show it locally).
BEFORE_ALL = datetime(2000, 1, 1, tzinfo=UTC)


class View:
    """The book as of submission ``number`` (0: before the first). Nothing recorded later changes it.

    ``moment`` is the moment that was asked for, otherwise when ``number`` was recorded (UTC).
    """

    def __init__(self, store: Store, number: int, moment: datetime | None = None, undoing: int | None = None):
        """``undoing`` makes a view that sees the ledger as if that submission were undone too."""
        self.number = number
        self._store = store
        self._scope: Scope = scope_at(store, number, undoing)
        self._figures = partial(figure_rows.figures, store, self._scope, at_head=undoing is None)
        recorded = store.rows("SELECT recorded_at, digest FROM submission WHERE number = ?", (number,))
        self.moment = moment or (datetime.fromisoformat(recorded[0][0]) if recorded else BEFORE_ALL)
        #: The digest of submission ``number``; "" for an empty ledger.
        self.head_digest: str = recorded[0][1] if recorded else ""
        self._in_force = InForce(store, self._scope, self._figures)
        self._returns: dict[int | None, list[ReturnRecord]] = {}
        self._received: frozenset[str] | None = None
        self._known: dict[tuple[object, ...], Known] = {}

    @property
    def path(self) -> Path:
        """The ledger file that is viewed."""
        return self._store.path

    def at(self, number: int) -> "View":
        """The book as of the earlier submission ``number``."""
        return View(self._store, number)

    @property
    def undone(self) -> Mapping[int, int]:
        """Which submissions are undone in this view, each by which one."""
        return self._scope.undone

    def units(self) -> list[UnitRecord]:
        """The register of units in force."""
        return self._in_force.units()

    def aliases(self) -> list[NewAlias]:
        """The other names that clerks have given to projects and units."""
        return self._in_force.aliases()

    def projects(self, last: Month) -> list[ProjectRecord]:
        """The plan in force at the end of ``last``, by project id; [] where its year has no plan.

        Units bear their names of the register, however the plan writes them; ``values`` stay as written.
        What was completed before the year is last year's final figure where the plan leaves it blank.
        """
        return self._in_force.projects(last)

    def project_names(self) -> Mapping[int, list[str]]:
        """Every name that a project has or had, short ones of plans apart, by project id."""
        return self._in_force.project_names()

    def successors(self, last: Month | None = None) -> Mapping[int, succession.Successors]:
        """The projects that are reported under others by ``last`` (or ever), each with these."""
        return self._in_force.successors(last)

    def plan_rows(self, year: int) -> list[EntryRow]:
        """The entered and held rows of all plans of ``year``, in the order of recording."""
        return self._in_force.plan_rows(year)

    def unit_targets(self, year: int) -> list[UnitTargetRecord]:
        """What the tables of targets set for each unit in ``year``, as last corrected; [] without a table."""
        return unit_targets.unit_targets(self._store, self._scope, year, self._in_force.unit_names())

    def plan_years(self) -> list[int]:
        """The years that have a plan, earliest first."""
        return self._in_force.plan_years()

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
        view._in_force = self._in_force.expecting(files, received_on, again)
        view._known = {}
        return view

    def parts(self) -> Mapping[int, tuple[int, ...]]:
        """The submissions that continue the plans of others, each with those."""
        return self._in_force.parts()

    def known(
        self, year: int, received_on: date, last: Month | None = None, none_in: Iterable[int] = ()
    ) -> "Known":
        """What the checks may compare a return of ``year`` with.

        The plan is the one in force at ``last`` (default: the month before ``received_on``, within the
        year); a year without a plan knows the projects of the latest year before that has one.
        ``none_in`` are the months for which no return is due.
        """
        from projledger.ledger.known import known_at

        earlier = [found for found in self.plan_years() if found <= year]
        before = Month(received_on.year, received_on.month).plus(-1)
        chosen = last or min(max(before, Month(year, 1)), Month(year, 12))
        if earlier and earlier[-1] != year:
            chosen = Month(earlier[-1], 12)
        asked, none_due = last or Month(year, 12), tuple(none_in)
        states = self._in_force.state(chosen), self._in_force.state(asked)
        key = (year, received_on, none_due, *states)
        if key not in self._known:
            self._known[key] = known_at(self._in_force, year, received_on, chosen, asked, none_due)
        return self._known[key]

    def figures(
        self,
        year: int,
        through: Month,
        project: int | None = None,
        only: Collection[str] | None = None,
    ) -> Figures:
        """The figures that stand for January of ``year`` to ``through``, by project and month.

        Of each the fields ``only``, where not all are needed: a large year is read in half the time.
        """
        return self._figures(year, through, project=project, only=only)

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

    def attachments(self) -> "list[Attachment]":
        """The papers that are linked to submissions, in the order in which that was done."""
        from projledger.ledger.attachments import attachments

        return attachments(self._store, self._scope)

    def changed_since(self, number: int, year: int, last: Month) -> int:
        """How many submissions after ``number`` changed what stands for January of ``year`` to ``last``.

        Those count that changed a figure that stands now otherwise than as of ``number``, ruled on a held
        row of these months, or changed the plan in force at the end of ``last``; not those that only
        repeat what stood. 0 where ``number`` is not before this view.
        """
        return len(self.changing_since(number, year, last))

    def changing_since(self, number: int, year: int, last: Month) -> frozenset[int]:
        """The submissions that :meth:`changed_since` counts."""
        if number >= self.number:
            return frozenset()
        from projledger.ledger import changes

        at = partial(View, self._store)
        found = changes.submissions_that_changed(self._store, self._scope, at, self, number, year, last)
        return frozenset(found)

    def dropped(self, number: int) -> list[ProjectRecord]:
        """The projects that the plan in submission ``number`` took out of the plan in force, by id.

        They are as they stood before it, in the year that lost them; [] where it holds no plan.
        """
        from projledger.ledger import changes

        plans = [item for item in self.returns(None) if item.form == "plan" and item.submission == number]
        years = {int(item.period) for item in plans if item.period and item.period.isdigit()}
        return changes.projects_dropped(View(self._store, number - 1), View(self._store, number), years)

    def settings(self) -> Mapping[str, Any] | None:
        """The settings that change figures, as last recorded; None where none were."""
        sql = f"SELECT value FROM setting WHERE {live('submission')} ORDER BY id DESC LIMIT 1"  # noqa: S608 - a constant
        text = self._store.value(sql, self._scope.parameters)
        return None if text is None else dict(json.loads(text))

    def extras(self, year: int | None = None, project: int | None = None) -> "list[ExtraRecord]":
        """What stood in columns that no form knows: of ``year``, of ``project``, or all; held rows too."""
        from projledger.ledger import extras

        return extras.extras(self._store, self._scope, year, project)

    def layouts(self) -> "list[TaughtLayout]":
        """The layouts that the office has taught, the last first."""
        from projledger.ledger import layouts  # what finds tables is needed where files are read

        return layouts.layouts(self._store, self._scope)

    def replies(self) -> "list[Reply]":
        """The replies to letters that asked for figures to be confirmed, in the order of recording."""
        from projledger.ledger.replies import replies

        return replies(self._store, self._scope)

    def closed(self) -> dict[str, int]:
        """The closed periods (``2021-06``), each with the submission that closed it last."""
        sql = f"SELECT period, max(submission) FROM closing WHERE {live('submission')} GROUP BY period"  # noqa: S608 - a constant
        return dict(self._store.rows(sql, self._scope.parameters))

    def issues(self) -> "list[IssueRecord]":
        """The register of issued documents, in the order of issue; withdrawn ones are in it and say so."""
        from projledger.ledger.issues import issues

        return issues(self._store, self._scope)

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
