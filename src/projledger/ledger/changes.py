"""What differs between two views of the book, and through which submissions."""

import json
from collections.abc import Callable, Iterable
from dataclasses import fields
from typing import TYPE_CHECKING

from projledger.foundation.period import Month
from projledger.ledger.records import FigureRecord, ProjectRecord
from projledger.ledger.scope import Scope, live
from projledger.ledger.store import Store

if TYPE_CHECKING:
    from projledger.ledger.view import View

#: Where a record stands, and the names that a project bears beside its own.
_NOT_SAID = frozenset({"source", "cells", "sources", "values", "aliases"})


def submissions_that_changed(
    store: Store, scope: Scope, at: Callable[[int], "View"], now: "View", since: int, year: int, last: Month
) -> set[int]:
    """The submissions after ``since`` that changed what stands for January of ``year`` to ``last``.

    ``at`` gives the view as of a submission; which changes count is said at :meth:`View.changed_since`.
    """
    then = at(since)
    found = entered_after(
        store, scope, since, _figures_behind(then.figures(year, last), now.figures(year, last))
    )
    found |= ruled_after(store, scope, since, str(Month(year, 1)), str(last))
    undos = undone_after(store, scope, since)
    planned = planned_after(store, scope, since, year) if _plan_differs(then, now, last) else set()
    for candidate in planned | undos:
        before, after = at(candidate - 1), at(candidate)
        if _plan_differs(before, after, last) or (
            candidate in undos and _figures_behind(before.figures(year, last), after.figures(year, last))
        ):
            found.add(candidate)
    return found


def projects_dropped(before: "View", after: "View", years: Iterable[int]) -> list[ProjectRecord]:
    """The projects that the plans of ``years`` had ``before`` and ``after`` has not; as they stood, by id."""
    found: dict[int, ProjectRecord] = {}
    for year in years:
        stays = {project.id for project in after.projects(Month(year, 12))}
        found |= {one.id: one for one in before.projects(Month(year, 12)) if one.id not in stays}
    return [found[project] for project in sorted(found)]


def _figures_behind(before: Iterable[FigureRecord], now: Iterable[FigureRecord]) -> set[int]:
    """The report rows that make up the figures in which two views differ, in either view."""
    earlier, later = _by_month(before), _by_month(now)
    return {
        row
        for key in earlier.keys() | later.keys()
        if key not in earlier or key not in later or earlier[key].values != later[key].values
        for figures in (earlier, later)
        if key in figures
        for row in (figures[key].entry, *figures[key].entries.values())
    }


def _plan_differs(before: "View", now: "View", last: Month) -> bool:
    """Whether two plans in force say another thing of any project, wherever it stands."""
    return [_said(one) for one in before.projects(last)] != [_said(one) for one in now.projects(last)]


def entered_after(store: Store, scope: Scope, after: int, rows: Iterable[int]) -> set[int]:
    """The live submissions after ``after`` that brought, or ruled on, any of the report ``rows``."""
    sql = f"""
SELECT submission FROM entry_report
WHERE id IN (SELECT value FROM json_each(:rows)) AND submission > :after AND {live("submission")}
UNION
SELECT submission FROM ruling WHERE form = 'report' AND entry IN (SELECT value FROM json_each(:rows))
  AND submission > :after AND {live("submission")}"""  # noqa: S608 - constants
    parameters = {**scope.parameters, "after": after, "rows": json.dumps(sorted(rows))}
    return {number for (number,) in store.rows(sql, parameters)}


def ruled_after(store: Store, scope: Scope, after: int, first: str, last: str) -> set[int]:
    """The live submissions after ``after`` that ruled on report rows of ``first`` to ``last``."""
    sql = f"""
SELECT DISTINCT k.submission FROM ruling k JOIN entry_report e ON e.id = k.entry
JOIN "return" r ON r.id = e."return"
WHERE k.form = 'report' AND k.submission > :after AND {live("k.submission")}
  AND r.period BETWEEN :first AND :last"""  # noqa: S608 - constants
    parameters = {**scope.parameters, "after": after, "first": first, "last": last}
    return {number for (number,) in store.rows(sql, parameters)}


def planned_after(store: Store, scope: Scope, after: int, year: int) -> set[int]:
    """The live submissions after ``after`` with a plan of ``year`` or a ruling on a row of any plan."""
    sql = f"""
SELECT submission FROM "return"
WHERE form = 'plan' AND period = :year AND submission > :after AND {live("submission")}
UNION
SELECT submission FROM ruling WHERE form = 'plan' AND submission > :after AND {live("submission")}"""  # noqa: S608 - constants
    parameters = {**scope.parameters, "after": after, "year": str(year)}
    return {number for (number,) in store.rows(sql, parameters)}


def undone_after(store: Store, scope: Scope, after: int) -> set[int]:
    """The live undos after ``after`` of what was recorded by then."""
    sql = f"""
SELECT submission FROM undo
WHERE submission > :after AND undoes <= :after AND {live("submission")}"""  # noqa: S608 - constants
    return {number for (number,) in store.rows(sql, {**scope.parameters, "after": after})}


def _by_month(figures: Iterable[FigureRecord]) -> dict[tuple[int, Month], FigureRecord]:
    return {(figure.project, figure.month): figure for figure in figures}


def _said(record: ProjectRecord) -> dict[str, object]:
    return {item.name: getattr(record, item.name) for item in fields(record) if item.name not in _NOT_SAID}
