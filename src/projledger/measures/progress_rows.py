"""The rows of a progress table: one group's figures, and how they are made of its sums.

Rates and gaps are exact until they are shown; see :mod:`projledger.measures.progress`.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from projledger.foundation.money import half_up, show_money
from projledger.foundation.period import Period
from projledger.foundation.settings import Settings
from projledger.measures.further import (
    Beside,
    Further,
    Opening,
    Own,
    key_of,
    shown_beside,
    shown_opening,
    shown_own,
    unstated,
)
from projledger.measures.grouping import By, Group
from projledger.measures.lights import Light, light_against, show_light
from projledger.measures.months import Heard, Steps, heard_of_any, summed
from projledger.measures.rates import Rate, change_of, gap_of, rate_of, show_gap, show_rate
from projledger.measures.schedule import Target, months_left, shown_target
from projledger.measures.targets import Targets

#: Decimal places of amounts in 亿元; stated amounts in 万元 are shown exactly, derived ones with as many.
YI_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """One group's figures. Amounts are whole yuan, gaps and changes percentage points as shown.

    ``projects``, ``annual_plan``, ``completed_ytd`` and ``completed_month`` are of projects with an
    annual plan; ``no_plan`` further projects have none, and completed ``no_plan_completed``.
    ``completed_month`` adds what is known: of ``month_unknown`` projects this month's amount is not, since
    nothing came or the month before is not known. ``not_reported``, ``held`` (待核) and ``flash`` (快报)
    count projects with or without plan.
    ``unstated``: on another basis than the reported one, none of the group's projects with a plan has a
    figure: what is completed is not known, is shown as a dash and has no rate, though it adds 0.
    ``rate_change`` is the change of the rate since the month before. ``shortfall`` is what is missing
    to the time sequence (negative: ahead of it); ``needed_per_month`` what each remaining month
    must bring to reach the annual plan. Both are None without a plan, the second also in December.
    In a table by project ``key`` is its id, ``project_key`` its code or key as people know it, ``unit`` its
    lead unit and ``level`` its level; elsewhere they are None and empty. ``shown`` holds the printed strings.
    ``members`` are the ids of the group's projects, ``steps`` what each of :attr:`Progress.spans` brought, in
    yuan: they add up to ``completed_ytd``, and are empty where that does not follow from months. ``heard``
    tells of which of these spans any of the projects has a month of its own: where none has, the step of 0
    says nothing (:attr:`brought`), and of the last span there is no ``rate_change``.
    """

    group: str
    projects: int
    annual_plan: int
    completed_ytd: int
    completed_month: int
    rate: Rate
    target: Target
    schedule_gap: Decimal | None
    rate_change: Decimal | None
    light: Light | None
    shortfall: int | None
    needed_per_month: int | None
    not_reported: int
    held: int
    flash: int
    no_plan: int
    no_plan_completed: int
    month_unknown: int = 0
    unstated: bool = False
    key: int | None = None
    project_key: str = ""
    unit: str = ""
    level: str = ""
    shown: Mapping[str, str] = field(default_factory=dict)
    of_which: tuple["ProgressRow", ...] = ()
    members: tuple[int, ...] = ()
    steps: tuple[int, ...] = ()
    heard: tuple[bool, ...] = ()
    beside: tuple[Beside, ...] = ()
    own: Own | None = None
    opening: Opening | None = None

    @property
    def brought(self) -> tuple[int | None, ...]:
        """The ``steps``, None for months of which none of the projects has a figure or nil return."""
        return tuple(step if came else None for step, came in zip(self.steps, self.heard, strict=True))

    @property
    def behind(self) -> bool:
        """Whether the group lags behind the time sequence, by the gap as shown."""
        return self.schedule_gap is not None and self.schedule_gap < 0


class RowMaker:
    """Makes rows of groups under one period, one set of settings, one money unit and one curve."""

    def __init__(
        self,
        period: Period,
        settings: Settings,
        money_unit: str,
        of_projects: Steps,
        heard: Heard,
        further: Further,
        targets: Targets,
        stated: Collection[int] | None = None,
    ) -> None:
        self.settings = settings
        self.money_unit = money_unit
        self.steps = of_projects
        self.heard = heard
        self.further = further
        self.months_left = months_left(period)
        self.targets = targets
        self.stated = stated

    def total(self, group: Group, rows: Iterable[ProgressRow]) -> ProgressRow:
        """The figures of ``group``, the whole of ``rows``."""
        row = self.row(group)
        opening = self.further.opening_of_all([part.opening for part in rows if part.opening])
        return replace(row, opening=opening, shown={**row.shown, **shown_opening(opening, self._money)})

    def row(self, group: Group, parent: str = "", by: By | None = None) -> ProgressRow:
        """The figures of ``group``, which stands within ``parent``; ``by`` tells a project's row."""
        sums = group.sums
        figures = self.settings.figures
        plan, done = sums["annual_plan"], sums["completed_ytd"]
        none_stated = unstated(group, self.stated)
        rate = Rate(done, plan, None, None) if none_stated else rate_of(done, plan, figures.decimals)
        target = self._target(group)
        gap = gap_of(rate, target, figures)
        heard = heard_of_any(self.heard, group.members)
        change = None
        if heard and heard[-1]:
            change = change_of(rate, rate_of(sums["completed_ytd_before"], plan, figures.decimals), figures)
        light = light_against(rate, target, self.settings.lights.investment, figures)
        owed = int(half_up(plan * target.exact / 100, 0))
        shortfall = None if none_stated or not plan else owed - done
        needed = None if none_stated else self._needed(plan, done)
        beside = self.further.beside(group.members)
        own = self.further.of_period(group.members, plan)
        if own is not None and none_stated:
            own = own._replace(rate=Rate(own.amount, plan, None, None))
        opening = self.further.at_opening(key_of(group, parent, by))
        return ProgressRow(
            group=group.name,
            projects=sums["projects"],
            annual_plan=plan,
            completed_ytd=done,
            completed_month=sums["completed_month"],
            rate=rate,
            target=target,
            schedule_gap=gap,
            rate_change=change,
            light=light,
            shortfall=shortfall,
            needed_per_month=needed,
            not_reported=sums["not_reported"],
            held=sums["held"],
            flash=sums["flash"],
            no_plan=sums["no_plan"],
            no_plan_completed=sums["no_plan_completed"],
            month_unknown=sums["month_unknown"],
            unstated=none_stated,
            shown={
                **{
                    name: str(sums[name]) for name in ("projects", "not_reported", "held", "flash", "no_plan")
                },
                "annual_plan": self._money(plan if sums["projects"] else None),
                "completed_ytd": self._money(None if none_stated else done),
                "completed_month": self._money(
                    sums["completed_month"]
                    if sums["month_unknown"] < sums["projects"] and not none_stated
                    else None
                ),
                "completion_rate": show_rate(rate.shown),
                "target": show_rate(target.shown if plan or self.targets.shared is not None else None),
                "schedule_gap": show_gap(gap),
                "rate_change": show_gap(change),
                "light": show_light(light),
                "shortfall": self._money(shortfall, YI_DECIMALS),
                "needed_per_month": self._money(needed, YI_DECIMALS),
                "no_plan_completed": self._money(sums["no_plan_completed"]),
                **shown_beside(beside, self._money),
                **shown_own(own, (lambda _yuan: show_rate(None)) if none_stated else self._money),
                **shown_opening(opening, self._money),
            },
            of_which=tuple(self.row(part, group.name) for part in group.of_which),
            members=group.members,
            steps=(added := () if none_stated else summed(self.steps, group.members, done)),
            heard=heard if added else (),
            beside=beside,
            own=own,
            opening=opening,
        )

    def _target(self, group: Group) -> Target:
        """What is due of the group; without any plan the mean of its projects, and no rate is held to it.

        Of no project at all it is what all projects share, if they do.
        """
        if not group.members:
            return shown_target(self.targets.shared or Fraction(0), self.settings.figures)
        due = self.targets.of_group(group.members, group.plans) if group.plans else None
        if due is None:
            due = self.targets.of_group(key for key in group.members if self.targets.knows(key))
        return shown_target(due or Fraction(0), self.settings.figures)

    def _needed(self, plan: int, done: int) -> int | None:
        if not plan or not self.months_left:
            return None
        return int(half_up(Decimal(max(plan - done, 0)) / self.months_left, 0))

    def _money(self, yuan: int | None, decimals: int | None = None) -> str:
        if yuan is None:
            return show_rate(None)
        return show_money(yuan, self.money_unit, YI_DECIMALS if self.money_unit == "亿元" else decimals)
