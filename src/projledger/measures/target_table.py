"""What the target is where: each group's target at every month's end, and by which curves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from projledger.foundation.period import Month, Period
from projledger.foundation.settings import Settings
from projledger.foundation.settings.curves import MONTHS_OF_A_YEAR, ByScope, Scope
from projledger.ledger.records import ProjectRecord
from projledger.measures.curve_kinds import Ground, goes_by_the_table, holds
from projledger.measures.grouping import By
from projledger.measures.progress_rows import ProgressRow
from projledger.measures.progress_table import Progress
from projledger.measures.schedule import Target, shown_target
from projledger.measures.targets import (
    Aspect,
    Targets,
    Yardstick,
    curve_in_force,
    idle_scopes,
    unset_of,
)


class TargetRow(NamedTuple):
    """A group's targets by month (None without a plan); ``curves`` are those its projects follow."""

    group: str
    projects: int
    curves: tuple[str, ...]
    targets: tuple[Target | None, ...]


@dataclass(frozen=True, slots=True)
class TargetTable:
    """The targets of the plan in force at the end of ``period``, January to December.

    ``idle`` are scopes of the settings that hold for no project, with their place (from 1): misspelt, or
    not yet needed. ``unset`` are the units whose targets in the table that the curve goes by end before
    December, with the last month that has one (0: none); ``by_the_table`` says whether it goes by one.
    """

    period: Period
    by: By
    curve: str
    rows: tuple[TargetRow, ...]
    total: TargetRow
    idle: tuple[tuple[int, Scope], ...]
    unset: Mapping[str, int]
    by_the_table: bool = False


def target_table(
    table: Progress, projects: Sequence[ProjectRecord], settings: Settings, yardstick: Yardstick
) -> TargetTable:
    """The targets of the rows of ``table`` at every month's end of its year.

    ``projects`` are all of the plan in force, with units as ``table`` names them.
    """
    year = table.period.year
    records = {project.id: project for project in projects}
    months = [
        yardstick.at(projects, Month(year, month), settings) for month in range(1, MONTHS_OF_A_YEAR + 1)
    ]
    ground = Ground(year, settings)
    name, curve = curve_in_force(ground, Aspect.INVESTMENT, yardstick.curve)
    scopes = curve.scopes if isinstance(curve, ByScope) else ()
    otherwise = curve.otherwise if isinstance(curve, ByScope) else name

    def followed(project: ProjectRecord) -> str:
        return next((scope.curve for scope in scopes if holds(scope, project)), otherwise)

    def row(of: ProgressRow) -> TargetRow:
        members = [records[key] for key in of.members if key in records]
        plans = [_plan(project, of.group, table.by) for project in members]
        curves = dict.fromkeys(followed(project) for project in members)
        targets = tuple(_target(month, members, plans, settings) for month in months)
        return TargetRow(of.group, of.projects, tuple(curves), targets)

    return TargetTable(
        period=table.period,
        by=table.by,
        curve=name,
        rows=tuple(row(of) for of in table.rows),
        total=row(table.total),
        idle=idle_scopes(projects, settings, yardstick),
        unset=unset_of(
            [records[key] for key in table.total.members if key in records], months[MONTHS_OF_A_YEAR - 1]
        ),
        by_the_table=goes_by_the_table(curve, ground),
    )


def _plan(project: ProjectRecord, group: str, by: By) -> int:
    """The plan by which the project weighs: in a list, the one that it has there."""
    own = next((place.annual_plan for place in project.lists if by is By.LIST and place.name == group), None)
    return (project.annual_plan if own is None else own) or 0


def _target(
    month: Targets, members: Sequence[ProjectRecord], plans: Sequence[int], settings: Settings
) -> Target | None:
    due = month.of_group([project.id for project in members], plans)
    return None if due is None else shown_target(due, settings.figures)
