"""What is due of each project and each group at a month's end, by the curve that the settings name.

The target of a group is the plan-weighted sum of its projects' targets, exactly: what is due of all
together, as a percent of all their plans. For counts (starts, finishes) each project weighs the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Self

from projledger.foundation.period import Month
from projledger.foundation.settings import Curve, Settings
from projledger.foundation.settings.curves import ByScope, Scope, curve_of
from projledger.ledger.records import ProjectRecord, UnitRecord, UnitTargetRecord
from projledger.measures.curve_gaps import Silent, silent_points
from projledger.measures.curve_kinds import (
    Ground,
    asks_the_same,
    holds,
    measured_instead,
    percent_due,
    target_ends,
)
from projledger.measures.unit_table import UnitTarget, unit_points, unit_targets


class Aspect(StrEnum):
    """What a curve is asked about: each may follow a curve of its own."""

    INVESTMENT = "investment"
    START = "start"
    FINISH = "finish"


@dataclass(frozen=True, slots=True)
class Targets:
    """The targets at the end of ``month`` in percent: ``shared`` by all projects, or ``each`` by project id.

    ``curve`` is the name by which the curve was asked for, or the one of the settings. ``instead``: of
    each project of which that curve says nothing, its kind and the name of the one that measures it instead.
    ``unset``: of each project whose unit has no target by then in the table that the curve goes by, the last
    month for which it has one, 0 where it has none.
    """

    month: Month
    curve: str
    shared: Fraction | None
    each: Mapping[int, Fraction]
    instead: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    unset: Mapping[int, int] = field(default_factory=dict)

    def of_project(self, project: int) -> Fraction:
        """The percent of the project's plan that is due; KeyError for a project that was not given."""
        return self.each[project] if self.shared is None else self.shared

    def knows(self, project: int) -> bool:
        """Whether a target is known of the project."""
        return self.shared is not None or project in self.each

    def of_group(self, projects: Iterable[int], weights: Iterable[int] | None = None) -> Fraction | None:
        """The percent due of ``projects`` together, each weighing its plan in yuan (1 each if not given).

        None where nothing weighs anything: no plan, no target.
        """
        members = list(projects)
        pairs = list(zip(members, weights if weights is not None else [1] * len(members), strict=True))
        pairs = [(project, weight) for project, weight in pairs if weight]
        whole = sum(weight for _project, weight in pairs)
        if whole <= 0:
            return None
        if self.shared is not None:
            return self.shared
        # One sum a distinct target: most projects share theirs with many others.
        weighed: dict[Fraction, int] = defaultdict(int)
        for project, weight in pairs:
            weighed[self.each[project]] += weight
        return sum((target * weight for target, weight in weighed.items()), Fraction(0)) / whole


def unset_of(projects: Iterable[ProjectRecord], targets: Targets) -> dict[str, int]:
    """The units of ``projects`` with a plan that have no target then, each with its last month of one."""
    return {
        project.lead_unit: targets.unset[project.id]
        for project in projects
        if project.annual_plan and project.id in targets.unset
    }


@dataclass(frozen=True, slots=True)
class Yardstick:
    """By what progress is measured: the target table as it stands, and another curve than the settings'.

    ``units`` is the register, which says who took over whose target.
    """

    unit_targets: tuple[UnitTarget, ...] = ()
    curve: str | None = None
    units: tuple[UnitRecord, ...] = ()

    @classmethod
    def of(
        cls,
        records: Iterable[UnitTargetRecord],
        curve: str | None = None,
        *,
        units: Sequence[UnitRecord] = (),
        plan: Sequence[ProjectRecord] = (),
    ) -> Self:
        """The target table as the ledger has it, and the register of units.

        ``plan`` are all projects of the plan in force, where only some of them will be asked about.
        """
        return cls(unit_targets(records, plan), curve, tuple(units))

    def at(
        self,
        projects: Sequence[ProjectRecord],
        month: Month,
        settings: Settings,
        aspect: Aspect = Aspect.INVESTMENT,
    ) -> Targets:
        """The targets of ``projects`` (all of the plan in force) at the end of ``month``."""
        return targets_of(
            projects,
            month,
            settings,
            aspect=aspect,
            curve=self.curve,
            points=unit_points(projects, self.unit_targets, self.units),
        )


#: The settings' own curve, without a target table.
BY_THE_SETTINGS = Yardstick()


def targets_of(
    projects: Sequence[ProjectRecord],
    month: Month,
    settings: Settings,
    *,
    aspect: Aspect = Aspect.INVESTMENT,
    curve: str | None = None,
    points: Mapping[str, Mapping[Fraction, Fraction]] | None = None,
) -> Targets:
    """The targets of ``projects`` at the end of ``month``.

    ``points`` are what a target table sets for units, in percent by month. ``curve`` names another curve
    than the settings have for ``aspect``.
    Raises SettingsError where there is no such curve.
    """
    ground = Ground(month.year, _of_aspect(settings, aspect), points or {})
    name, found = curve_in_force(ground, aspect, curve)
    elapsed = Fraction(month.month)
    if asks_the_same(found, ground):
        return Targets(month, name, percent_due(found, None, elapsed, ground), {})
    each = {project.id: percent_due(found, project, elapsed, ground) for project in projects}
    distinct = set(each.values())
    instead = {project.id: measured_instead(found, project, ground, elapsed) for project in projects}
    unset = {project.id: target_ends(found, project, ground, elapsed) for project in projects}
    return Targets(
        month,
        name,
        distinct.pop() if len(distinct) == 1 else None,
        each,
        {project: other for project, other in instead.items() if other is not None},
        {project: month for project, month in unset.items() if month is not None},
    )


def idle_scopes(
    projects: Iterable[ProjectRecord], settings: Settings, yardstick: Yardstick
) -> tuple[tuple[int, Scope], ...]:
    """The scopes in force that hold for none of ``projects``, with their places from 1: misspelt, perhaps."""
    scopes = settings.schedule.scopes if yardstick.curve is None else ()
    if yardstick.curve is not None:
        curve = curve_of(yardstick.curve, settings.curves, settings.schedule)
        scopes = curve.scopes if isinstance(curve, ByScope) else ()
    open_ones = dict(enumerate(scopes, start=1))
    for project in projects if open_ones else ():
        open_ones = {place: scope for place, scope in open_ones.items() if not holds(scope, project)}
    return tuple(open_ones.items())


def silent_at(month: Month, settings: Settings, yardstick: Yardstick) -> tuple[Silent, ...]:
    """The curves of points in force that say nothing of the end of ``month`` of their own."""
    ground = Ground(month.year, settings)
    name, curve = curve_in_force(ground, Aspect.INVESTMENT, yardstick.curve)
    return silent_points(name, curve, ground, Fraction(month.month))


def curve_in_force(ground: Ground, aspect: Aspect, asked: str | None = None) -> tuple[str, Curve]:
    """The curve of ``aspect`` with its name; the settings' scopes hold unless another curve is asked for."""
    schedule = ground.settings.schedule
    if name := asked or _own_curve(ground.settings, aspect):
        return name, ground.curve(name)
    if schedule.scopes:
        return schedule.curve, ByScope(kind="by-scope", scopes=schedule.scopes, otherwise=schedule.curve)
    return schedule.curve, ground.curve(schedule.curve)


def _own_curve(settings: Settings, aspect: Aspect) -> str | None:
    return {Aspect.START: settings.schedule.start, Aspect.FINISH: settings.schedule.finish}.get(aspect)


def _of_aspect(settings: Settings, aspect: Aspect) -> Settings:
    """The settings whose factor is that of ``aspect``.

    A factor raises what is to be invested. Starts and finishes that take the investment's curve take it
    without: nobody can start 120 of 100 projects.
    """
    if aspect is Aspect.INVESTMENT or _own_curve(settings, aspect) or settings.schedule.factor == 1:
        return settings
    return settings.model_copy(
        update={"schedule": settings.schedule.model_copy(update={"factor": Fraction(1)})}
    )
