"""The figure of each project and month, put together from the rows that make it up."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from projledger.forms.field import Kind
from projledger.forms.register import FORMS
from projledger.forms.report import VERIFIED
from projledger.foundation.errors import LedgerDamaged
from projledger.foundation.findings import Verdict
from projledger.foundation.language import _
from projledger.foundation.period import Month
from projledger.ledger import standing
from projledger.ledger.entries import (
    RULED,
    EntryRow,
    Owner,
    Values,
    cells_of,
    columns_of,
    entries,
    entry_row,
    owners_of,
    source_of,
)
from projledger.ledger.records import EntryRecord, FigureRecord
from projledger.ledger.scope import Scope, live
from projledger.ledger.standing import BASE, CONFIRMED, FLASH
from projledger.ledger.store import Store

_FORM = FORMS["report"]
#: One statement told in several ways: who gives one of them anew takes the others back.
_ONE_STATEMENT = frozenset({"completed_month", "completed_ytd", "completed_total", "stated_rate"})


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
) -> list[FigureRecord]:
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
    months = {period: Month(int(period[:4]), int(period[5:])) for period in {row[-2] for row in rows}}
    return [
        _figure(key[0], months[key[1]], list(group), owners, columns.kinds)
        for key, group in groupby(rows, key=itemgetter(4, -2))
    ]


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


def _figure(
    project: int,
    month: Month,
    rows: Sequence[tuple[Any, ...]],
    owners: Mapping[int, Owner],
    kinds: Mapping[str, tuple[int, Kind | None]],
) -> FigureRecord:
    """The figure that ``rows`` make up, each with its part in it at the end."""
    first, owner = rows[0], owners[rows[0][2]]
    if len(rows) > 1 or first[-1] != BASE:
        parts = [(row[-1], entry_row(row, owners[row[2]], kinds)) for row in rows]
        return _put_together(project, month, parts)
    day, source, cells = _day(owner.return_date), source_of(first, owner), cells_of(first, owner)
    values = Values(first, kinds)
    return FigureRecord(project, month, owner.unit or "", first[0], values, False, day, source, cells)


def _put_together(project: int, month: Month, parts: Sequence[tuple[str, EntryRow]]) -> FigureRecord:
    base = next((row for part, row in parts if part == BASE), None)
    verified = [row for part, row in parts if part != BASE and _verifies(row)]
    flashes = [row for part, row in parts if part == FLASH and not _verifies(row)]
    confirmed = [_given(row) for part, row in parts if part == CONFIRMED and not _verifies(row)]
    values: dict[str, Any] = dict(base.values) if base else dict.fromkeys(_FIELDS)
    cells: dict[str, str] | Mapping[str, str] = base.cells if base else {}
    lie_over = flashes or verified
    origins: dict[str, EntryRow] = dict.fromkeys(values, base) if base and lie_over else {}
    for flash in flashes:
        given = _given(flash)
        taken_back = _ONE_STATEMENT if given.keys() & _ONE_STATEMENT else frozenset()
        values = {**values, **dict.fromkeys(taken_back), **given}
        cells = {field: cell for field, cell in cells.items() if field not in taken_back | given.keys()}
        cells |= dict(flash.cells)
        origins |= dict.fromkeys((*taken_back, *given), flash)
    for row in verified:
        values |= {field: row.values[field] for field in VERIFIED}
        cells = {field: cell for field, cell in cells.items() if field not in VERIFIED}
        origins |= dict.fromkeys(VERIFIED, row)
    top = flashes[-1] if flashes else base or (verified[-1] if verified else None)
    if top is None:  # a clerk's row is confirmed only by a return's row, which is then the base
        raise LookupError(f"no row stands for project {project} in {month}")
    return FigureRecord(
        project=project,
        month=month,
        unit=top.unit or (base.unit if base else None) or "",
        entry=top.id,
        values=values,
        flash=bool(flashes),
        return_date=_day(top.return_date),
        source=top.source,
        cells=cells,
        replaced_flash=_merged(confirmed) if confirmed else None,
        base=base.source if base and flashes else None,
        sources={name: row.source for name, row in origins.items() if row.id != top.id},
        entries={name: row.id for name, row in origins.items() if row.id != top.id},
        verified_only=base is None and not flashes,
    )


@lru_cache(maxsize=1024)
def _day(text: str) -> date:
    return date.fromisoformat(text)


def _given(row: EntryRow) -> dict[str, Any]:
    return {field: value for field, value in row.values.items() if value is not None and value != ()}


def _verifies(row: EntryRow) -> bool:
    """Whether a clerk's row says what was verified on site; it then says nothing else."""
    return row.source.kind == "enter" and any(row.values.get(field) is not None for field in VERIFIED)


def _merged(given: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for values in given:
        merged.update(values)
    return merged


_FIELDS = tuple(spec.name for spec in _FORM.fields)
