"""The plan in force: for a month's end, which projects stand in which lists with which annual plan.

Two kinds of plan rows, told apart by ``effective_from``:

* the *annual plan* (none given, or not after 1 January) holds from 1 January. One that is recorded
  later corrects the whole of each list it names: a project of the earlier one that is missing in
  it leaves the list. A project that stands in it only as a held row, or with a later date, stays.
* an *adjustment* holds from its date, over the annual plan whichever was recorded later, and touches
  only the projects it names. Without a column of lists it adjusts the lists of the row's level that
  the project stands in.

Fields whose column a later file does not have stay as they were, with their own source.

What counts as one plan is a submission; files of one call that share a list and no project are one
too: a later one names the others in its command (``continues``, their sha-256) and then takes none of
their projects out.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from projledger.forms.plan import LEVELS
from projledger.forms.register import FORMS
from projledger.foundation.period import Month
from projledger.ledger.entries import RULED, EntryRow, entries
from projledger.ledger.records import Source
from projledger.ledger.scope import Scope, live
from projledger.ledger.store import Store

_FORM = FORMS["plan"]
#: The word of a file's command that names, by sha-256, the files of the same call whose plan it continues.
CONTINUES = "continues"


class Membership(NamedTuple):
    """A project's place in one list: the row that gives it, from when, and its values.

    ``cells`` are the addresses of the values; ``sources`` the sources of those that are not the row's.
    ``since`` is the day on which the project came into the year's plan: an adjustment keeps it.
    """

    row: EntryRow
    effective: str
    values: Mapping[str, Any]
    cells: Mapping[str, str]
    sources: Mapping[str, Source]
    since: str

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


def continued(store: Store, scope: Scope) -> dict[int, tuple[int, ...]]:
    """The live submissions that continue the plan of other live ones, each with those."""
    sql = f"""
SELECT s.number, p.number FROM submission s, json_each(s.command, '$.{CONTINUES}') c
JOIN submission p ON p.sha256 = c.value
WHERE s.kind = 'file' AND p.kind = 'file' AND {live("s.number")} AND {live("p.number")}
ORDER BY s.number, p.number"""  # noqa: S608 - constants
    found: dict[int, tuple[int, ...]] = {}
    for number, other in store.rows(sql, scope.parameters):
        found[number] = (*found.get(number, ()), other)
    return found


def parts_of_one_plan(files: Iterable[Sequence[EntryRow]]) -> dict[int, tuple[int, ...]]:
    """Of the plan files of one call, in their order, those that continue earlier ones, with those.

    A file continues those with which it shares the annual plan of a list, and no project.
    """
    earlier: list[tuple[int, set[tuple[str, str]], set[int]]] = []
    found: dict[int, tuple[int, ...]] = {}
    for rows in files:
        lists = {(row.period or "", name) for row in _annual(rows) for name in stated_lists(row.values)}
        projects = {_project(row) for row in rows}
        if lists:
            number = rows[0].submission
            others = [one for one, theirs, named in earlier if theirs & lists and not named & projects]
            found |= {number: tuple(others)} if others else {}
            earlier.append((number, lists, projects))
    return found


def _annual(rows: Sequence[EntryRow]) -> list[EntryRow]:
    return [row for row in rows if row.state == "entered" and not _adjusts(row)]


def _adjusts(row: EntryRow) -> bool:
    first_day = f"{row.period}-01-01"
    return _effective(row, first_day) > first_day


def in_force(
    rows: Sequence[EntryRow], last: Month, parts: Mapping[int, tuple[int, ...]] | None = None
) -> Lists:
    """The memberships at the end of ``last`` by project and list, from the year's :func:`plan_rows`.

    ``parts`` are the submissions that continue the plans of others, as of :func:`continued`.
    """
    first_day = f"{last.year:04d}-01-01"
    lists: Lists = {}
    for number, group in groupby(rows, key=lambda row: row.submission):
        others = (parts or {}).get(number, ())
        elsewhere = {row.project for row in rows if row.submission in others} if others else set()
        _correct(lists, list(group), first_day, elsewhere)
    adjustments = [
        (effective, row)
        for row in rows
        if row.state == "entered"
        and first_day < (effective := _effective(row, first_day)) <= last.last_day.isoformat()
    ]
    for effective, row in sorted(adjustments, key=lambda item: (item[0], item[1].submission, item[1].id)):
        _adjust(lists, row, effective)
    return {project: places for project, places in lists.items() if places}


def last_change(rows: Iterable[EntryRow], last: Month) -> str:
    """The day of the year's latest adjustment by the end of ``last``; "" where there is none by then.

    Between two such days the plan in force is the same.
    """
    first_day, end = f"{last.year:04d}-01-01", last.last_day.isoformat()
    days = {_effective(row, first_day) for row in rows if row.state == "entered"}
    return max((day for day in days if first_day < day <= end), default="")


def _effective(row: EntryRow, first_day: str) -> str:
    stated = row.values["effective_from"] or ""
    padded = stated + "-01" * (2 - stated.count("-")) if stated else first_day
    return max(padded, first_day)


def _correct(lists: Lists, rows: list[EntryRow], first_day: str, elsewhere: set[int | None]) -> None:
    """Let the annual rows of one plan stand for the whole of the lists they name.

    ``elsewhere`` are the projects of its other parts.
    """
    annual = [row for row in rows if row.state == "entered" and _effective(row, first_day) == first_day]
    earlier = {_project(row): dict(lists.get(_project(row), {})) for row in annual}
    named: dict[str, set[int | None]] = {}
    for row in annual:
        for name in stated_lists(row.values):
            named.setdefault(name, set()).add(row.project)
    annual_ids = {row.id for row in annual}
    kept = elsewhere | {row.project for row in rows if row.id not in annual_ids}  # held, or dated later
    for project, places in lists.items():
        for name in [name for name in places if name in named]:
            if project not in named[name] and project not in kept:
                del places[name]
    for row in annual:
        before = earlier[_project(row)]
        for name in stated_lists(row.values):
            lists.setdefault(_project(row), {})[name] = _membership(row, first_day, _earlier(before, name))


def _adjust(lists: Lists, row: EntryRow, effective: str) -> None:
    places = lists.setdefault(_project(row), {})
    level = row.values["level"]
    names = tuple(row.values["lists"]) or tuple(
        name for name, place in places.items() if place.values["level"] == level
    )
    before = dict(places)
    for name in names or stated_lists(row.values):
        places[name] = _membership(row, effective, _earlier(before, name))


def _earlier(places: Mapping[str, Membership], name: str) -> Membership | None:
    latest = max(places.values(), key=lambda place: place.recency, default=None)
    return places.get(name, latest)


def _membership(row: EntryRow, effective: str, before: Membership | None) -> Membership:
    """The row's values; fields whose column it does not have are those from before, with their source."""
    if before is None:
        return Membership(row, effective, row.values, row.cells, {}, effective)
    kept = [
        field
        for field, value in row.values.items()
        if field not in row.cells and _unsaid(value) and field != "effective_from"
    ]
    values = {**row.values, **{field: before.values[field] for field in kept}}
    cells = {**row.cells, **{field: before.cells[field] for field in kept if field in before.cells}}
    sources = {field: before.sources.get(field, before.row.source) for field in kept}
    return Membership(row, effective, values, cells, sources, min(before.since, effective))


def _unsaid(value: object) -> bool:
    """Whether a value may be no more than the form's default for a column that is not there."""
    return value is None or value == () or value is False


def stated_lists(values: Mapping[str, Any]) -> tuple[str, ...]:
    """The lists that a plan's row names; without any, the list of its own level."""
    return tuple(values.get("lists") or ()) or (f"{values.get('level') or LEVELS[-1]}重点",)


def _project(row: EntryRow) -> int:
    if row.project is None:
        raise ValueError("a plan row that is entered has a project")
    return row.project
