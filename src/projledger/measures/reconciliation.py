"""A plan adjustment as it is reconciled: opening, out, in, changed, closing, in counts and amounts.

The identity ``closing = opening − out + in + (changed now − changed before)`` holds in all three columns,
since the two plans are compared project by project (DOMAIN 1.6).
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from projledger.ledger.records import ProjectRecord


class Line(NamedTuple):
    """Projects with their total investment and annual plan in yuan; what is not stated adds nothing."""

    projects: int
    total_investment: int
    annual_plan: int


class Altered(NamedTuple):
    """One project whose plan or total investment is another now; None where a plan lacks it or its amount."""

    project: int
    name: str
    unit: str
    plan_before: int | None
    plan_now: int | None
    total_before: int | None
    total_now: int | None


class Reconciliation(NamedTuple):
    """From the opening to the closing plan; the three lists name the projects behind the lines between."""

    opening: Line
    out: Line
    came: Line
    changed_before: Line
    changed_now: Line
    closing: Line
    left: tuple[Altered, ...]
    joined: tuple[Altered, ...]
    altered: tuple[Altered, ...]

    @property
    def nothing(self) -> bool:
        """Whether the two plans are the same."""
        return not (self.left or self.joined or self.altered)


def reconciliation(before: Sequence[ProjectRecord], now: Sequence[ProjectRecord]) -> Reconciliation:
    """What makes the plan ``now`` of the plan ``before``, by project."""
    earlier, later = ({project.id: project for project in plan} for plan in (before, now))
    out = [project for key, project in earlier.items() if key not in later]
    came = [project for key, project in later.items() if key not in earlier]
    changed = [key for key in later if key in earlier and _figures(earlier[key]) != _figures(later[key])]
    return Reconciliation(
        opening=_line(before),
        out=_line(out),
        came=_line(came),
        changed_before=_line(earlier[key] for key in changed),
        changed_now=_line(later[key] for key in changed),
        closing=_line(now),
        left=tuple(_altered(project, None) for project in out),
        joined=tuple(_altered(None, project) for project in came),
        altered=tuple(_altered(earlier[key], later[key]) for key in changed),
    )


def _figures(project: ProjectRecord) -> tuple[int | None, int | None]:
    return project.annual_plan, project.total_investment


def _line(projects: Iterable[ProjectRecord]) -> Line:
    figures = [_figures(project) for project in projects]
    return Line(
        len(figures), sum(total or 0 for _plan, total in figures), sum(plan or 0 for plan, _ in figures)
    )


def _altered(before: ProjectRecord | None, now: ProjectRecord | None) -> Altered:
    project = now or before
    if project is None:
        raise ValueError("a project of neither plan")
    plan_before, total_before = _figures(before) if before else (None, None)
    plan_now, total_now = _figures(now) if now else (None, None)
    return Altered(
        project.id, project.name, project.lead_unit, plan_before, plan_now, total_before, total_now
    )
