"""Which unit answers at a month for what the plan gave to a unit: units are renamed and merged.

The plan keeps the name that stood in it. The register says until when a unit existed and from which one
its successor came; both are followed, forwards and backwards, so that June is spoken of under June's name.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from projledger.foundation.period import Month
from projledger.ledger.records import ProjectRecord, UnitRecord

#: What stands between the names of several units in one cell.
_BETWEEN = re.compile(r"[、，,；;]")


def unit_at(name: str, month: Month, units: Sequence[UnitRecord]) -> str:
    """The name of the unit that answers for ``name`` at the end of ``month``.

    A unit that has ended is followed to its successor, one that has not begun to its predecessor, over
    several steps where need be. The name stays as it is where the register lacks it, where no unit follows
    it, and where several do (or, backwards, where several went into it): which of them answers for a project
    is then for the plan to say.
    """
    records = {unit.name: unit for unit in units}
    found, seen = name, {name}
    while (unit := records.get(found)) is not None and not exists_at(unit, month):
        if _begun(unit, month):
            after = [one.name for one in units if found in predecessors(one) and _begun(one, month)]
            following = after[0] if len(after) == 1 else None
        else:
            earlier = predecessors(unit)
            following = earlier[0] if len(earlier) == 1 else None
        if following is None or following not in records or following in seen:
            return name
        found = following
        seen.add(found)
    return found


def units_at(
    projects: Iterable[ProjectRecord], month: Month, units: Sequence[UnitRecord]
) -> list[ProjectRecord]:
    """``projects`` with the lead and reporting units that answer for them at the end of ``month``."""
    projects = list(projects)
    told = {unit for project in projects for unit in (project.lead_unit, project.reporting_unit)}
    names = {name: unit_at(name, month, units) for name in told}
    return [
        project
        if names[project.lead_unit] == project.lead_unit
        and names[project.reporting_unit] == project.reporting_unit
        else replace(
            project,
            lead_unit=names[project.lead_unit],
            reporting_unit=names[project.reporting_unit],
        )
        for project in projects
    ]


def predecessors(unit: UnitRecord) -> tuple[str, ...]:
    """The units that became this one or were merged into it; the register writes several as 甲乡、乙乡."""
    return tuple(name for name in map(str.strip, _BETWEEN.split(unit.predecessor or "")) if name)


def unfollowed(
    projects: Iterable[ProjectRecord], month: Month, units: Sequence[UnitRecord]
) -> tuple[str, ...]:
    """The lead units of ``projects`` that have ended by ``month``: no unit follows them, or several do."""
    records = {unit.name: unit for unit in units}
    names = dict.fromkeys(project.lead_unit for project in projects)
    return tuple(name for name in names if name in records and not exists_at(records[name], month))


def exists_at(unit: UnitRecord, month: Month) -> bool:
    """Whether the unit exists on the last day of ``month``; partial dates compare at their own precision."""
    day = month.last_day.isoformat()
    return _begun(unit, month) and (not unit.valid_to or unit.valid_to >= day[: len(unit.valid_to)])


def exists_in(unit: UnitRecord, month: Month) -> bool:
    """Whether the unit exists on any day of ``month``; partial dates compare at their own precision."""
    day = month.first_day.isoformat()
    return _begun(unit, month) and (not unit.valid_to or unit.valid_to >= day[: len(unit.valid_to)])


def _begun(unit: UnitRecord, month: Month) -> bool:
    day = month.last_day.isoformat()
    return not unit.valid_from or unit.valid_from <= day[: len(unit.valid_from)]
