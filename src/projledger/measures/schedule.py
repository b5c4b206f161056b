"""The time-sequence target: which share of the year's plan is due by now.

The linear curve asks for one twelfth of the year's plan a month, times a factor (DOMAIN 1.4, R1 to
R3: ``m/12``, the half-month ``7.5/12``, and ``1.2 × m/12``). Targets are percent of the annual plan.
"""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from projledger.foundation.money import half_up
from projledger.foundation.period import Month, Period
from projledger.foundation.settings import Figures, Schedule

MONTHS_OF_A_YEAR = 12


class Target(NamedTuple):
    """What is due, in percent of the annual plan: exactly, and as shown at the gap's decimals."""

    exact: Fraction
    shown: Decimal


def due_after(months: Fraction | int, schedule: Schedule) -> Fraction:
    """Percent of the annual plan due after ``months`` of the year, half months included, exactly.

    Raises ValueError outside 0 to 12.
    """
    elapsed = Fraction(months)
    if not 0 <= elapsed <= MONTHS_OF_A_YEAR:
        raise ValueError(f"{months} months of a year")
    return 100 * schedule.factor * elapsed / MONTHS_OF_A_YEAR


def shown_target(exact: Fraction, figures: Figures) -> Target:
    """The target with its shown form, half up at the gap's decimals."""
    return Target(exact, half_up(exact, figures.gap_places))


def target(period: Period | Month, schedule: Schedule, figures: Figures) -> Target:
    """The target at the end of ``period``."""
    last = period.last if isinstance(period, Period) else period
    return shown_target(due_after(last.month, schedule), figures)


def months_left(period: Period | Month) -> int:
    """The whole months of the year that remain after ``period``."""
    last = period.last if isinstance(period, Period) else period
    return MONTHS_OF_A_YEAR - last.month
