"""The annual plan that is not assigned to projects yet (尚未安排到项目), by unit.

Only where something declares a unit's plan of the year is there anything to compare with: a table of targets
that states 年度计划投资. A unit whose projects plan as much or more has nothing left to assign.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from projledger.foundation.period import Month
from projledger.ledger.records import ProjectRecord, UnitRecord
from projledger.measures.unit_table import UnitTarget
from projledger.measures.units import exists_at, unit_at


class Unassigned(NamedTuple):
    """A unit whose ``declared`` plan of the year is more than its projects have been ``assigned``; yuan."""

    unit: str
    declared: int
    assigned: int

    @property
    def left(self) -> int:
        """What no project has been assigned."""
        return self.declared - self.assigned


def unassigned(
    projects: Iterable[ProjectRecord],
    targets: Iterable[UnitTarget],
    month: Month,
    units: Sequence[UnitRecord],
    only: Collection[str] = (),
) -> tuple[Unassigned, ...]:
    """What is left to assign, by unit as it is called at the end of ``month``, in the order of the table.

    ``projects`` are all of the plan in force under these names, ``only`` the units that are asked about (all
    if empty). A unit that has ended and that no single one follows is left out: whose projects its plan went
    to is not known.
    """
    stated = {target.unit: target.declared for target in targets if target.declared}
    ended = {unit.name for unit in units if not exists_at(unit, month)}
    declared: dict[str, int] = defaultdict(int)
    for name, plan in stated.items():
        now = unit_at(name, month, units)
        if now not in ended and (now == name or now not in stated):
            declared[now] += plan
    assigned: dict[str, int] = defaultdict(int)
    for project in projects:
        assigned[project.lead_unit] += project.annual_plan or 0
    found = (Unassigned(unit, plan, assigned[unit]) for unit, plan in declared.items())
    return tuple(one for one in found if one.left > 0 and (not only or one.unit in only))
