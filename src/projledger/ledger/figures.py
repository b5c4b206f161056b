"""The figures of a year, and every row behind them, as a view of the ledger asks for them."""

from collections.abc import Collection
from datetime import date

from projledger.forms.register import FORMS
from projledger.forms.report import VERIFIED
from projledger.foundation.errors import LedgerDamaged
from projledger.foundation.findings import Verdict
from projledger.foundation.language import _
from projledger.foundation.period import Month
from projledger.ledger import standing
from projledger.ledger.entries import (
    RULED,
    columns_of,
    entries,
    owners_of,
)
from projledger.ledger.figure_columns import Figures
from projledger.ledger.records import EntryRecord
from projledger.ledger.scope import Scope, live
from projledger.ledger.standing_figures import StandingFigures
from projledger.ledger.store import Store

_FORM = FORMS["report"]


def figures(
    store: Store,
    scope: Scope,
    year: int,
    through: Month,
    *,
    at_head: bool,
    project: int | None = None,
    only: Collection[str] | None = None,
    since: Month | None = None,
) -> Figures:
    """The figures of January of ``year`` to ``through`` by project and month.

    ``at_head`` says that ``scope`` is that of the last submission, for which the derived table holds.
    ``only`` are the fields to be read, None for all; ``since`` is the first month if not January.
    """
    # Whether a clerk's row is a flash shows in the verified fields.
    columns = columns_of(store, _FORM, None if only is None else {*only, *VERIFIED})
    with store.reading():
        head = at_head and store.value("SELECT max(number) FROM submission") == scope.number
        sql = f"""
SELECT e.id, e.submission, e."return", 'entered', p.project_id, e.row, e.raw, e.addresses, NULL{columns.sql},
  p.period, p.part
FROM ({standing.KEPT if head else standing.RANKED}) p
LEFT JOIN entry_report e ON e.id = p.entry AND {live("e.submission")}
{"" if project is None else "WHERE p.project_id = :project"}
ORDER BY p.project_id, p.period, p.entry"""  # noqa: S608 - the names are those of the form
        asked = {"form": "report", "first": str(since or Month(year, 1)), "last": str(through)}
        rows = store.rows(sql, {**scope.parameters, **asked, "project": project})
        if any(row[0] is None for row in rows):
            raise LedgerDamaged(
                _(
                    "What is worked out in the ledger {path} does not fit its entries; run: projledger verify"
                ).format(path=store.path)
            )
        owners = owners_of(store, {row[2] for row in rows})
    return StandingFigures(rows, owners, columns.kinds)


def history(store: Store, scope: Scope, project: int, year: int) -> list[EntryRecord]:
    """Every live report row of the project and year, standing or not, by month and order of receipt."""
    first, last = Month(year, 1), Month(year, 12)
    where = """e.id IN (
      SELECT id FROM entry_report WHERE project_id = :project
      UNION SELECT entry FROM ruling WHERE form = 'report' AND project_id = :project
    ) AND now_project = :project AND r.period BETWEEN :first AND :last"""
    parameters = {"project": project, "first": str(first), "last": str(last)}
    with store.reading():
        rows = entries(store, scope, _FORM, where, parameters)
        found = figures(store, scope, year, last, at_head=False, project=project)
    standing_rows = {figure.entry for figure in found}
    standing: dict[int, set[str]] = {}
    for figure in found:
        for name in figure.values:
            standing.setdefault(figure.entry_of(name), set()).add(name)
    records = [
        EntryRecord(
            id=row.id,
            project=project,
            month=Month(int(row.period[:4]), int(row.period[5:])),
            unit=row.unit or "",
            state=Verdict(row.state),
            stands=row.id in standing_rows,
            return_date=date.fromisoformat(row.return_date),
            values=row.values,
            source=row.source,
            cells=row.cells,
            standing=frozenset(standing.get(row.id, ())),
        )
        for row in rows
        if row.period
    ]
    return sorted(records, key=lambda record: (record.month, record.id))


def reported(store: Store, scope: Scope) -> list[tuple[int, str, int]]:
    """(submission, period, project) of every report row that is entered, each once.

    The submission is the one that entered it: that of its ruling, where it was held.
    """
    sql = f"""
WITH {RULED}
SELECT DISTINCT max(e.submission, coalesce(k.submission, 0)), r.period,
  coalesce(k.project_id, e.project_id) AS project
FROM entry_report e JOIN "return" r ON r.id = e."return" LEFT JOIN ruled k ON k.entry = e.id
WHERE {live("e.submission")} AND coalesce(k.state, e.state) = 'entered' AND r.period IS NOT NULL
  AND coalesce(k.project_id, e.project_id) IS NOT NULL"""  # noqa: S608 - constants
    return [
        (submission, period, project)
        for submission, period, project in store.rows(sql, {**scope.parameters, "form": "report"})
    ]
