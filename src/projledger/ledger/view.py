"""What the book says as of a submission: everything that is shown is computed from a view."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from projledger.checks.known import Known
from projledger.foundation.period import Month
from projledger.ledger import figures as figure_rows
from projledger.ledger import plans, registers, returned
from projledger.ledger.records import (
    EntryRecord,
    FigureRecord,
    HeldRecord,
    NewAlias,
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
        self._plan_rows: dict[int, list[Any]] = {}
        self._plan_years: list[int] | None = None
        self._project_names: dict[int, list[str]] | None = None
        self._unit_names: Mapping[str, str] | None = None
        self._returns: dict[int | None, list[ReturnRecord]] = {}

    @property
    def undone(self) -> Mapping[int, int]:
        """Which submissions are undone in this view, each by which one."""
        return self._scope.undone

    def units(self) -> list[UnitRecord]:
        """The register of units in force."""
        return registers.units(self._store, self._scope)

    def aliases(self) -> list[NewAlias]:
        """The other names that clerks have given to projects and units."""
        return registers.aliases(self._store, self._scope)

    def projects(self, last: Month) -> list[ProjectRecord]:
        """The plan in force at the end of ``last``, by project id; [] where its year has no plan.

        Units bear their names of the register, however the plan writes them; ``values`` stay as written.
        """
        if last.year not in self._plan_rows:
            self._plan_rows[last.year] = plans.plan_rows(self._store, self._scope, last.year)
        if self._project_names is None:
            self._project_names = registers.project_names(self._store, self._scope)
        if self._unit_names is None:
            self._unit_names = registers.unit_names(self._store, self._scope)
        lists = plans.in_force(self._plan_rows[last.year], last)
        return [
            plans.with_registered_units(
                plans.project_record(project, lists[project], self._project_names.get(project, ())),
                self._unit_names,
            )
            for project in sorted(lists)
        ]

    def plan_years(self) -> list[int]:
        """The years that have a plan, earliest first."""
        if self._plan_years is None:
            self._plan_years = plans.plan_years(self._store, self._scope)
        return self._plan_years

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
        found = registers.known(self._store, self._scope, self.projects, chosen, received_on, none_in)
        return replace(found, year=year)

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

    def settings(self) -> Mapping[str, Any] | None:
        """The settings that change figures, as last recorded; None where none were."""
        sql = f"SELECT value FROM setting WHERE {live('submission')} ORDER BY id DESC LIMIT 1"  # noqa: S608 - a constant
        text = self._store.value(sql, self._scope.parameters)
        return None if text is None else dict(json.loads(text))

    def closed(self) -> dict[str, int]:
        """The closed periods (``2021-06``), each with the submission that closed it last."""
        sql = f"SELECT period, max(submission) FROM closing WHERE {live('submission')} GROUP BY period"  # noqa: S608 - a constant
        return dict(self._store.rows(sql, self._scope.parameters))

    def standing_sha(self, sha256: str) -> int | None:
        """The live submission of the same bytes that makes them a duplicate, or None.

        Bytes that were rejected or undone, or of which rows are still held, are judged anew.
        """
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
