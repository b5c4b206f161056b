"""Which projects lag, and by which kind of lag.

Each project has at most one kind, the one that explains the others: a site that crews never entered (未进场)
or that stands still (停工) before a start that is overdue (开工滞后), and that before investment behind the
time sequence (投资滞后). Finished projects lag in nothing. A project of which nothing ever came is not
called lagging, since nothing is known of it: it is not reported, or held. A nil return says no more than
that nothing has changed: it makes no site of a project whose planned start lies ahead.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from projledger.forms.report import FINISHED, SUSPENDED
from projledger.foundation.money import half_up
from projledger.foundation.period import Month, Period
from projledger.foundation.settings import Settings
from projledger.measures.latest import Stand
from projledger.measures.lights import Light, light_against
from projledger.measures.milestones import passed
from projledger.measures.rates import gap_of, rate_of
from projledger.measures.remarks import NOT_ON_SITE, Named
from projledger.measures.schedule import shown_target
from projledger.measures.targets import Targets

_BEFORE_START = frozenset({"前期", "未开工"})


class Lag(StrEnum):
    """The kind of lag."""

    INVESTMENT = "investment"  # 投资滞后: behind the time sequence
    START = "start"  # 开工滞后: the planned start has passed
    SUSPENDED = "suspended"  # 停工
    NOT_ON_SITE = "not-on-site"  # 未进场


@dataclass(frozen=True, slots=True)
class Lagging:
    """A project that lags. Money in yuan; ``rate`` and ``gap`` as shown, None without an annual plan.

    ``about`` names it with the unit's own words; ``shortfall`` is what is missing to the time-sequence
    target, 0 where nothing is; ``planned_start`` a partial ISO date; ``carried_from`` the month whose figure
    this is, where the period's own month was not reported.
    """

    about: Named
    kind: Lag
    listed: bool
    annual_plan: int | None
    completed_ytd: int
    rate: Decimal | None
    gap: Decimal | None
    light: Light | None
    shortfall: int
    planned_start: str | None
    carried_from: Month | None


@dataclass(frozen=True, slots=True)
class Lags:
    """The projects that lag, worst first, and those not started that are not planned to be by now."""

    lagging: tuple[Lagging, ...]
    not_yet_due: tuple[Named, ...]


def lags(standing: Iterable[Stand], period: Period, settings: Settings, targets: Targets) -> Lags:
    """The lags of projects that stand as given at the end of ``period``, when ``targets`` are due."""
    lagging: list[Lagging] = []
    not_yet_due: list[Named] = []
    for stand in standing:
        if _starts_later(stand, period.last):
            not_yet_due.append(stand.about)
        elif (found := _lagging(stand, settings, targets)) is not None:
            lagging.append(found)
    return Lags(tuple(sorted(lagging, key=_worst_first)), tuple(not_yet_due))


def _starts_later(stand: Stand, through: Month) -> bool:
    planned = stand.project.planned_start
    return _not_started(stand) and planned is not None and not passed(planned, through)


def _not_started(stand: Stand) -> bool:
    """Whether the status says so; where none was stated, a nil return tells of no start either."""
    if stand.status is not None:
        return stand.status in _BEFORE_START
    return stand.known and not stand.completed_ytd and not stand.said.get("actual_start")


def _lagging(stand: Stand, settings: Settings, targets: Targets) -> Lagging | None:
    plan, completed = stand.project.annual_plan or 0, stand.completed_ytd
    due = shown_target(targets.of_project(stand.project.id), settings.figures)
    rate = rate_of(completed, plan, settings.figures.decimals)
    gap = gap_of(rate, due, settings.figures)
    kind = _kind(stand, gap)
    if kind is None:
        return None
    return Lagging(
        about=stand.about,
        kind=kind,
        listed=stand.project.listed,
        annual_plan=stand.project.annual_plan,
        completed_ytd=completed,
        rate=rate.shown,
        gap=gap,
        light=light_against(rate, due, settings.lights.investment, settings.figures),
        shortfall=max(0, int(half_up(due.exact * plan / 100, 0)) - completed),
        planned_start=stand.project.planned_start,
        carried_from=stand.carried_from,
    )


def _kind(stand: Stand, gap: Decimal | None) -> Lag | None:
    if stand.status == NOT_ON_SITE:
        return Lag.NOT_ON_SITE
    if stand.status == SUSPENDED:
        return Lag.SUSPENDED
    if stand.status in _BEFORE_START and stand.project.planned_start is not None:
        return Lag.START
    behind = stand.known and stand.status not in FINISHED and gap is not None and gap < 0
    return Lag.INVESTMENT if behind else None


def _worst_first(item: Lagging) -> tuple[Decimal, int, int]:
    """The widest gap first; at equal gaps the larger sum, then the order in which projects came in."""
    return (item.gap if item.gap is not None else Decimal(0), -item.shortfall, item.about.project)
