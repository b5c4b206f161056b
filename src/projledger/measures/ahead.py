"""What is due next: the target at the end of the coming quarter and what is still missing to it."""

from dataclasses import dataclass
from decimal import Decimal

from projledger.foundation.money import half_up
from projledger.foundation.period import Month
from projledger.foundation.settings import Settings
from projledger.measures.progress import Progress
from projledger.measures.schedule import MONTHS_OF_A_YEAR, target

_QUARTER = 3


@dataclass(frozen=True, slots=True)
class Ahead:
    """The target at the end of ``month``. Money in yuan; ``target`` in percent of the annual plan, as shown.

    ``due`` is the amount that must then be completed, ``missing`` what of it is not yet (0 where all is).
    """

    month: Month
    target: Decimal
    due: int
    missing: int


def ahead(table: Progress, settings: Settings) -> Ahead | None:
    """What is due at the end of the next quarter; None at the year's end or without an annual plan."""
    last = table.period.last
    plan = table.total.annual_plan
    if last.month == MONTHS_OF_A_YEAR or not plan:
        return None
    month = Month(last.year, (last.month // _QUARTER + 1) * _QUARTER)
    coming = target(month, settings.schedule, settings.figures)
    due = int(half_up(coming.exact * plan / 100, 0))
    return Ahead(month, coming.shown, due, max(0, due - table.total.completed_ytd))
