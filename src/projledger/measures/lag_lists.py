"""Named lists of projects in which nothing moves: due but not started, not on site, suspended, no progress.

Each project stands in at most one list, the first of these that holds. What counts as started and
finished is set (:mod:`projledger.measures.milestones`). Of a project that did not report the period's
last month nothing is said but what it said before: that it is suspended or has not started. Finished
projects stand in no list, those that have met their year's plan (by the rate as shown) not among those
without progress. Projects behind the time sequence are the rows of the progress table by project.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from projledger.forms.report import SUSPENDED
from projledger.foundation.period import Month, Period
from projledger.foundation.settings import Settings
from projledger.ledger.records import FigureRecord, HeldRecord, ProjectRecord, ReturnRecord, UnitRecord
from projledger.measures.frames import monthly, positions
from projledger.measures.latest import Stand, stands
from projledger.measures.milestones import Milestones, milestones
from projledger.measures.rates import Rate, rate_of
from projledger.measures.remarks import NOT_ON_SITE, Named
from projledger.measures.units import units_at

_ALL = 100


class LagList(StrEnum):
    """The lists, in the order in which they stand and in which a project is looked for in them."""

    NOT_STARTED = "not-started"  # the planned start has passed
    NOT_ON_SITE = "not-on-site"  # 未进场, with no planned start that has passed
    SUSPENDED = "suspended"  # 停工
    IDLE = "idle"  # nothing added to the cumulative figure


@dataclass(frozen=True, slots=True)
class LagLine:
    """One project of a list. Money in yuan; ``rate`` has no figure without an annual plan.

    ``about`` names it with the unit's own words. ``months``: how many month-ends have passed since the
    planned start (not started), or how many months running brought nothing (suspended, idle); 0
    elsewhere. ``since`` is a partial ISO date: the planned start, or the last month that brought
    something, None for none of the year.
    """

    about: Named
    kind: LagList
    status: str | None
    months: int
    since: str | None
    annual_plan: int | None
    completed_ytd: int
    rate: Rate


@dataclass(frozen=True, slots=True)
class LagLists:
    """The lists of a period, the longest standing first.

    ``least`` is how many months running make a project idle. ``unreported`` projects did not report the
    last month: whether they are idle is not known.
    """

    period: Period
    lines: tuple[LagLine, ...]
    least: int
    unreported: int
    projects: int
    settings: Settings

    def of_kind(self, kind: LagList) -> tuple[LagLine, ...]:
        """The lines of one list."""
        return tuple(line for line in self.lines if line.kind is kind)


def lag_lists(
    projects: Sequence[ProjectRecord],
    figures: Iterable[FigureRecord],
    held: Iterable[HeldRecord],
    returns: Iterable[ReturnRecord],
    period: Period,
    settings: Settings,
    *,
    least: int = 1,
    unit_records: Sequence[UnitRecord] = (),
    named_at: Month | None = None,
) -> LagLists:
    """The lists at the end of ``period``; idle are those that brought nothing for ``least`` months or more.

    ``unit_records`` is the register: with it, units are those that answer at the end of the period, or as
    they are called at ``named_at``. Raises ValueError for a ``least`` below 1.
    """
    if least < 1:
        raise ValueError(f"{least} months")
    figures, returns, through = list(figures), list(returns), period.last
    named = units_at(projects, named_at or through, unit_records)
    projects = units_at(projects, through, unit_records)
    none_in = settings.returns.none_in
    table = positions(projects, figures, held, returns, through, none_in=none_in, units=unit_records)
    reached = milestones(projects, figures, through, settings.definitions)
    cumulative = _cumulative(
        monthly(projects, figures, returns, through, none_in=none_in, units=unit_records)
    )
    lines = []
    standing = stands(named, table, figures, through)
    for stand in standing:
        one = reached[stand.project.id]
        line = _line(stand, one, cumulative.get(stand.project.id, []), through, settings)
        if line is not None and (line.kind is not LagList.IDLE or line.months >= least):
            lines.append(line)
    order = list(LagList)
    lines.sort(key=lambda line: (order.index(line.kind), -line.months))
    return LagLists(
        period=period,
        lines=tuple(lines),
        least=least,
        unreported=sum(1 for stand in standing if stand.carried_from is not None or not stand.known),
        projects=len(standing),
        settings=settings,
    )


def idle_months(cumulative: Sequence[tuple[int, int]], through: int, *, started_in: int = 1) -> int | None:
    """How many months running up to ``through`` brought nothing; None where that is not known.

    ``cumulative`` are the reported months of a year and their cumulative figures, in order; a month
    between two equal figures brought nothing, reported or not. Without a figure of ``through`` nothing is
    known. Months before ``started_in``, the month of the start, do not count. A figure that fell (a
    correction) ends the run.
    """
    if not cumulative or cumulative[-1][0] != through:
        return None
    last = cumulative[-1][1]
    since = through
    for month, amount in reversed([(0, 0), *cumulative]):
        if amount != last:
            break
        since = month
    return max(through - max(since, started_in - 1), 0)


def _last_moved(cumulative: Sequence[tuple[int, int]], through: Month) -> str | None:
    """The month whose figure was the first to reach the present one; None where nothing was completed."""
    if not cumulative or not cumulative[-1][1]:
        return None
    last = through.month
    for month, amount in reversed(cumulative):
        if amount != cumulative[-1][1]:
            break
        last = month
    return str(Month(through.year, last))


def _cumulative(table: pd.DataFrame) -> dict[int, list[tuple[int, int]]]:
    """The reported months of each project and their cumulative figures, in order."""
    found: dict[int, list[tuple[int, int]]] = {}
    rows = table.loc[table["reported"].astype(bool), ["project", "month", "completed_ytd"]]
    for project, month, amount in rows.itertuples(index=False, name=None):
        found.setdefault(int(project), []).append((int(month), int(amount)))
    return found


def _line(
    stand: Stand, one: Milestones, cumulative: Sequence[tuple[int, int]], through: Month, settings: Settings
) -> LagLine | None:
    project = stand.project
    rate = rate_of(stand.completed_ytd, project.annual_plan or 0, settings.figures.decimals)
    kind, months, since = LagList.IDLE, 0, project.planned_start
    if one.finish.reached:
        return None
    if one.start.overdue_months(through):
        kind, months = LagList.NOT_STARTED, one.start.overdue_months(through)
    elif stand.status == NOT_ON_SITE:
        kind = LagList.NOT_ON_SITE
    else:
        met = rate.shown is not None and rate.shown >= _ALL
        start = one.start.since
        months = idle_months(cumulative, through.month, started_in=start.month if start else 1) or 0
        if stand.status == SUSPENDED:
            kind = LagList.SUSPENDED
        elif met or one.start.reached is False or not months:
            return None
        since = _last_moved(cumulative, through)
    return LagLine(
        about=stand.about,
        kind=kind,
        status=stand.status,
        months=months,
        since=since,
        annual_plan=project.annual_plan,
        completed_ytd=stand.completed_ytd,
        rate=rate,
    )
