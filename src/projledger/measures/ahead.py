"""What is due next: the target at the end of the coming quarter and what is still missing to it."""

from dataclasses import dataclass
from decimal import Decimal

from projledger.foundation.money import half_up
from projledger.foundation.period import Month
from projledger.foundation.settings.curves import MONTHS_OF_A_YEAR
from projledger.measures.progress_table import Progress
from projledger.measures.schedule import shown_target

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


def ahead(table: Progress) -> Ahead | None:
    """What is due at the end of the next quarter; None at the year's end or without an annual plan."""
    last = table.period.last
    if last.month == MONTHS_OF_A_YEAR:
        return None
    month = Month(last.year, (last.month // _QUARTER + 1) * _QUARTER)
    coming = table.due_by(month.month)
    if coming is None:
        return None
    due = int(half_up(coming * table.total.annual_plan / 100, 0))
    shown = shown_target(coming, table.settings.figures).shown
    return Ahead(month, shown, due, max(0, due - table.total.completed_ytd))
