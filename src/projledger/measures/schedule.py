"""The time-sequence target as figures: exactly, and as it is shown.

Which target holds is the curves' matter (:mod:`projledger.measures.targets`). Targets are percent of
the annual plan.
"""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from projledger.foundation.money import half_up
from projledger.foundation.period import Month, Period
from projledger.foundation.settings import Figures
from projledger.foundation.settings.curves import MONTHS_OF_A_YEAR


class Target(NamedTuple):
    """What is due, in percent of the annual plan: exactly, and as shown at the gap's decimals."""

    exact: Fraction
    shown: Decimal


def shown_target(exact: Fraction, figures: Figures) -> Target:
    """The target with its shown form, half up at the gap's decimals."""
    return Target(exact, half_up(exact, figures.gap_places))


def months_left(period: Period | Month) -> int:
    """The whole months of the year that remain after ``period``."""
    last = period.last if isinstance(period, Period) else period
    return MONTHS_OF_A_YEAR - last.month
