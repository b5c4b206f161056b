"""The named fractions of each group of projects, and how due, overdue and early make the starts.

Groups part the projects as in :mod:`projledger.measures.progress`, whose completion rate stands here too.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import NamedTuple

import pandas as pd

from projledger.foundation.period import Period
from projledger.foundation.settings import Settings
from projledger.ledger.records import FigureRecord, HeldRecord, ProjectRecord, ReturnRecord, UnitRecord
from projledger.measures.fractions import (
    COMPLETION,
    Facts,
    FractionValue,
    NamedFraction,
    fraction_rate,
    fractions,
    valued,
)
from projledger.measures.frames import positions
from projledger.measures.grouping import By, Group, grouped, whole
from projledger.measures.milestones import Milestones, Window, milestones, sets_of
from projledger.measures.progress_table import TOTAL
from projledger.measures.rates import gap_of, rate_of
from projledger.measures.schedule import Target, shown_target
from projledger.measures.targets import BY_THE_SETTINGS, Aspect, Targets, Yardstick
from projledger.measures.terms import of_list
from projledger.measures.units import units_at

_ALL = Fraction(100)


class Balance(NamedTuple):
    """How many starts (or finishes) are planned, due, overdue, early, done; ``unknown`` of the planned."""

    planned: int
    due: int
    overdue: int
    early: int
    done: int
    unknown: int

    @property
    def holds(self) -> bool:
        """Whether due − overdue + early = done, as it must (DOMAIN 1.5)."""
        return self.due - self.overdue + self.early == self.done


@dataclass(frozen=True, slots=True)
class RateRow:
    """One group's fractions in the order of the table, and its balances of starts and finishes."""

    group: str
    values: tuple[FractionValue, ...]
    starts: Balance
    finishes: Balance
    of_which: tuple["RateRow", ...] = ()

    def value(self, name: str) -> FractionValue:
        """The fraction of that name; KeyError where there is none."""
        for value in self.values:
            if value.of.name == name:
                return value
        raise KeyError(name)


@dataclass(frozen=True, slots=True)
class RateTable:
    """The fractions of a period by group; ``rows`` part the projects of ``total``.

    ``as_of`` and ``submission`` as in :class:`~projledger.measures.progress_table.Progress`; ``settings``
    hold the definitions by which it was counted. ``of_list`` is the list that it is about, "" for all.
    """

    period: Period
    by: By
    rows: tuple[RateRow, ...]
    total: RateRow
    settings: Settings
    of_list: str = ""
    as_of: datetime | None = None
    submission: int | None = None


def rate_table(
    projects: Sequence[ProjectRecord],
    figures: Iterable[FigureRecord],
    held: Iterable[HeldRecord],
    returns: Iterable[ReturnRecord],
    period: Period,
    settings: Settings,
    *,
    by: By = By.LEVEL,
    keep: Collection[int] | None = None,
    list_name: str = "",
    as_of: datetime | None = None,
    submission: int | None = None,
    unit_records: Sequence[UnitRecord] = (),
    yardstick: Yardstick = BY_THE_SETTINGS,
) -> RateTable:
    """The named fractions of ``period``, of the projects ``keep`` (ids) if given, else of all.

    ``list_name``: only the projects of this list, with the annual plans that they have there.

    The other arguments are those of ``measures.progress.progress``.
    """
    figures = list(figures)
    planned = units_at(projects, period.last, unit_records)
    members = units_at(of_list(projects, list_name), period.last, unit_records) if list_name else planned
    chosen = [project for project in members if keep is None or project.id in keep]
    none_in = settings.returns.none_in
    frame = positions(chosen, figures, held, returns, period.last, none_in=none_in, units=unit_records)
    parts = grouped(frame, chosen, by, settings.sizes)
    targets = {aspect: yardstick.at(planned, period.last, settings, aspect) for aspect in Aspect}
    facts = project_facts(chosen, figures, frame, period, settings, targets[Aspect.INVESTMENT])
    maker = _RowMaker(settings, facts, targets)
    return RateTable(
        period=period,
        by=by,
        rows=tuple(maker.row(group) for group in parts.rows),
        total=maker.row(whole(frame, TOTAL, parts.of_which)),
        settings=settings,
        of_list=list_name,
        as_of=as_of,
        submission=submission,
    )


def project_facts(
    projects: Sequence[ProjectRecord],
    figures: Iterable[FigureRecord],
    frame: pd.DataFrame,
    period: Period,
    settings: Settings,
    targets: Targets,
) -> dict[int, Facts]:
    """What each project gives to the fractions of ``period``; ``frame`` is their frame of ``positions``.

    ``targets`` are those of investment.
    """
    windows = {
        "cumulative": Window.cumulative(period.last),
        "period": Window.own_months(period.kind, period.last),
    }
    stood = milestones(projects, figures, period.last, settings.definitions)
    completed = {
        int(key): int(value) for key, value in zip(frame["project"], frame["completed_ytd"], strict=True)
    }
    found = {}
    for project in projects:
        one = stood[project.id]
        due = shown_target(targets.of_project(project.id), settings.figures)
        so = on_schedule(project, completed[project.id], due, settings)
        sets = {name: sets_of(one, window, on_schedule=so) for name, window in windows.items()}
        found[project.id] = Facts(sets, _amounts(one, completed[project.id]))
    return found


def on_schedule(project: ProjectRecord, completed: int, due: Target, settings: Settings) -> bool | None:
    """Whether the project's investment is on or ahead of the time sequence as shown; None without a plan."""
    rate = rate_of(completed, project.annual_plan or 0, settings.figures.decimals)
    gap = gap_of(rate, due, settings.figures)
    return None if gap is None else gap >= 0


def _amounts(one: Milestones, completed: int) -> Mapping[str, int | None]:
    return {
        "annual_plan": one.project.annual_plan,
        "total_investment": one.project.total_investment,
        "completed_ytd": completed,
        "funds_ytd": one.funds_ytd,
        "funds_total": one.funds_total,
        "statistical_ytd": one.statistical_ytd,
    }


class _RowMaker:
    """Makes rows of groups from the facts of their projects."""

    def __init__(
        self, settings: Settings, facts: Mapping[int, Facts], targets: Mapping[Aspect, Targets]
    ) -> None:
        self.settings = settings
        self.facts = facts
        self.fractions = fractions(settings)
        self.targets = targets

    def row(self, group: Group) -> RateRow:
        """The fractions of ``group``."""
        members = [self.facts[key] for key in group.members]
        return RateRow(
            group=group.name,
            values=tuple(self._value(fraction, group, members) for fraction in self.fractions),
            starts=balance(members, "starts", "started", "start-unknown"),
            finishes=balance(members, "finishes", "finished", "finish-unknown"),
            of_which=tuple(self.row(part) for part in group.of_which),
        )

    def _value(self, fraction: NamedFraction, group: Group, members: Sequence[Facts]) -> FractionValue:
        decimals = self.settings.figures.decimals
        if fraction is COMPLETION:  # a list's own annual plans stand in its sums only
            rate, unknown = rate_of(group.sums["completed_ytd"], group.sums["annual_plan"], decimals), 0
        else:
            rate, unknown = fraction_rate(fraction, members, decimals)
        return valued(fraction, rate, unknown, self._target(fraction, group), self.settings)

    def _target(self, fraction: NamedFraction, group: Group) -> Target | None:
        """What is due of the group by its curve: by plan, or of the starts and finishes planned."""
        if fraction.aspect == "all":
            return shown_target(_ALL, self.settings.figures)
        if fraction.aspect not in set(Aspect):
            return None
        targets, weights = self.targets[Aspect(fraction.aspect)], list(group.plans)
        if fraction.aspect != Aspect.INVESTMENT:
            planned = f"planned-{fraction.aspect}{'es' if fraction.aspect == Aspect.FINISH else 's'}"
            weights = [int(planned in self.facts[key].sets["cumulative"]) for key in group.members]
        due = targets.of_group(group.members, weights)
        if due is None:
            due = targets.shared
        return None if due is None else shown_target(due, self.settings.figures)


def balance(members: Iterable[Facts], plural: str, done: str, unknown: str) -> Balance:
    """The balance of starts or finishes among ``members`` since January; each figure is counted by itself."""
    of = [member.sets["cumulative"] for member in members]

    def count(*names: str) -> int:
        return sum(1 for sets in of if sets.issuperset(names))

    return Balance(
        planned=count(f"planned-{plural}"),
        due=count(f"due-{plural}"),
        overdue=count(f"overdue-{plural}"),
        early=count(f"early-{plural}"),
        done=count(done),
        unknown=count(f"planned-{plural}", unknown),
    )
