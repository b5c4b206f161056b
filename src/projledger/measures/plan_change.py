"""What a newly entered plan changed in the plan in force: projects in, out and altered, and the sums."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from projledger.ledger.records import ProjectRecord


class Changed(NamedTuple):
    """One project whose annual plan is another now; yuan, None for none."""

    name: str
    before: int | None
    now: int | None


@dataclass(frozen=True, slots=True)
class PlanChange:
    """A plan before and after. Amounts in yuan; projects without an annual plan add nothing."""

    projects_before: int
    projects_now: int
    plan_before: int
    plan_now: int
    came: tuple[str, ...]
    left: tuple[str, ...]
    changed: tuple[Changed, ...]

    @property
    def nothing(self) -> bool:
        """Whether projects and annual plans are what they were."""
        return not (self.came or self.left or self.changed)


def plan_change(before: Sequence[ProjectRecord], now: Sequence[ProjectRecord]) -> PlanChange:
    """The difference between two plans in force, by project."""
    earlier = {project.id: project for project in before}
    later = {project.id: project for project in now}
    return PlanChange(
        projects_before=len(before),
        projects_now=len(now),
        plan_before=sum(project.annual_plan or 0 for project in before),
        plan_now=sum(project.annual_plan or 0 for project in now),
        came=tuple(project.name for key, project in later.items() if key not in earlier),
        left=tuple(project.name for key, project in earlier.items() if key not in later),
        changed=tuple(
            Changed(project.name, earlier[key].annual_plan, project.annual_plan)
            for key, project in later.items()
            if key in earlier and earlier[key].annual_plan != project.annual_plan
        ),
    )
