"""Names in force for a time, and projects that others took over: split (拆分) or packaged (打包)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from projledger.foundation.period import Month
from projledger.ledger.new_records import NewAlias

#: The target of an alias: the project ``name`` (an id) is reported under ``key`` from ``valid_from`` on.
SUCCESSOR = "successor"


class Successors(NamedTuple):
    """By whom a project is reported from ``since`` on."""

    since: Month
    projects: tuple[int, ...]


def in_force(alias: NewAlias, last: Month) -> bool:
    """Whether the name holds in the month ``last``."""
    first, end = alias.valid_from, alias.valid_to
    return (first is None or first <= str(last)) and (end is None or str(last) <= end)


def given_names(aliases: Iterable[NewAlias], last: Month | None = None) -> dict[int, list[str]]:
    """The names that clerks gave, by project; only those in force at ``last``, where it is given."""
    names: dict[int, list[str]] = {}
    for alias in aliases:
        if alias.target == "project" and alias.key.isdigit() and (last is None or in_force(alias, last)):
            names.setdefault(int(alias.key), []).append(alias.name)
    return names


def successors(aliases: Iterable[NewAlias], last: Month | None = None) -> dict[int, Successors]:
    """The projects that others took over by ``last`` (or ever), each with them."""
    found: dict[int, Successors] = {}
    for alias in aliases:
        if alias.target != SUCCESSOR or (last is not None and not in_force(alias, last)):
            continue
        since = Month.parse(alias.valid_from or "")
        if since is not None and alias.name.isdigit() and alias.key.isdigit():
            before = found.get(int(alias.name), Successors(since, ()))
            taken = dict.fromkeys((*before.projects, int(alias.key)))
            found[int(alias.name)] = Successors(min(before.since, since), tuple(taken))
    return found


def leads_to(taken_over: Mapping[int, Successors], start: Sequence[int], wanted: int) -> bool:
    """Whether one of ``start`` is, at once or in the end, taken over by ``wanted``."""
    seen: set[int] = set()
    waiting = list(start)
    while waiting:
        project = waiting.pop()
        if project == wanted:
            return True
        if project not in seen:
            seen.add(project)
            waiting.extend(taken_over[project].projects if project in taken_over else ())
    return False
