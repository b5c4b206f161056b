"""What is due of each project and each group at a month's end, by the curve that the settings name.

The target of a group is the plan-weighted sum of its projects' targets, exactly: what is due of all
together, as a percent of all their plans. For counts (starts, finishes) each project weighs the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple, Self

from projledger.foundation.period import Month
from projledger.foundation.settings import Curve, Settings
from projledger.foundation.settings.curves import ByScope
from projledger.ledger.records import ProjectRecord, UnitTargetRecord
from projledger.measures.curve_kinds import Ground, asks_the_same, measured_instead, percent_due


class Aspect(StrEnum):
    """What a curve is asked about: each may follow a curve of its own."""

    INVESTMENT = "investment"
    START = "start"
    FINISH = "finish"


class UnitTarget(NamedTuple):
    """What a target table sets for a unit: yuan or percent due by month ends, and the plan they refer to.

    Where a month has both, the percent stands. ``annual_plan`` None: the unit's plans as in force.
    """

    unit: str
    annual_plan: int | None
    amounts: Mapping[int, int]
    percents: Mapping[int, Fraction]


@dataclass(frozen=True, slots=True)
class Targets:
    """The targets at the end of ``month`` in percent: ``shared`` by all projects, or ``each`` by project id.

    ``curve`` is the name by which the curve was asked for, or the one of the settings. ``instead``: of
    each project of which that curve says nothing, its kind and the name of the one that measures it instead.
    """

    month: Month
    curve: str
    shared: Fraction | None
    each: Mapping[int, Fraction]
    instead: Mapping[int, tuple[str, str]] = field(default_factory=dict)

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


@dataclass(frozen=True, slots=True)
class Yardstick:
    """By what progress is measured: the target table as it stands, and another curve than the settings'."""

    unit_targets: tuple[UnitTarget, ...] = ()
    curve: str | None = None

    @classmethod
    def of(
        cls,
        records: Iterable[UnitTargetRecord],
        curve: str | None = None,
        plan: Sequence[ProjectRecord] = (),
    ) -> Self:
        """The target table as the ledger has it.

        ``plan`` are all projects of the plan in force, where only some of them will be asked about.
        """
        plans = _plans(plan)
        return cls(
            tuple(
                UnitTarget(
                    record.unit,
                    record.annual_plan or plans.get(record.unit),
                    record.amounts,
                    {month: Fraction(percent) for month, percent in record.percents.items()},
                )
                for record in records
            ),
            curve,
        )

    def at(
        self,
        projects: Sequence[ProjectRecord],
        month: Month,
        settings: Settings,
        aspect: Aspect = Aspect.INVESTMENT,
    ) -> Targets:
        """The targets of ``projects`` (all of the plan in force) at the end of ``month``."""
        return targets_of(
            projects, month, settings, aspect=aspect, curve=self.curve, unit_targets=self.unit_targets
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
    unit_targets: Iterable[UnitTarget] = (),
) -> Targets:
    """The targets of ``projects`` at the end of ``month``.

    ``projects`` are all of the plan in force, since the amounts of a target table are parted among all
    projects that a unit leads. ``curve`` names another curve than the settings have for ``aspect``.
    Raises SettingsError where there is no such curve.
    """
    ground = Ground(month.year, _of_aspect(settings, aspect), unit_points(projects, unit_targets))
    name, found = curve_in_force(ground, aspect, curve)
    elapsed = Fraction(month.month)
    if asks_the_same(found, ground):
        return Targets(month, name, percent_due(found, None, elapsed, ground), {})
    each = {project.id: percent_due(found, project, elapsed, ground) for project in projects}
    distinct = set(each.values())
    instead = {project.id: measured_instead(found, project, ground) for project in projects}
    return Targets(
        month,
        name,
        distinct.pop() if len(distinct) == 1 else None,
        each,
        {project: other for project, other in instead.items() if other is not None},
    )


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


def _plans(projects: Iterable[ProjectRecord]) -> dict[str, int]:
    """The year's plan of each unit: that of all projects that it leads."""
    plans: dict[str, int] = defaultdict(int)
    for project in projects:
        plans[project.lead_unit] += project.annual_plan or 0
    return plans


def unit_points(
    projects: Iterable[ProjectRecord], unit_targets: Iterable[UnitTarget]
) -> dict[str, dict[Fraction, Fraction]]:
    """The target table as percents by month of each unit's plan; a unit without a plan has none."""
    table = {target.unit: target for target in unit_targets}
    plans = _plans(projects if table else ())
    found: dict[str, dict[Fraction, Fraction]] = {}
    for unit, target in table.items():
        plan = target.annual_plan or plans.get(unit, 0)
        percents = {month: Fraction(100 * amount, plan) for month, amount in target.amounts.items() if plan}
        percents |= target.percents
        found[unit] = {Fraction(month): percents[month] for month in sorted(percents)}
    return {unit: points for unit, points in found.items() if points}
