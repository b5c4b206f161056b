"""Where a year is heading: months ahead or behind along the curve in force, and the year's end at this pace.

*Months ahead* is the earned schedule of project control (Lipke, 2003): the moment at which the curve asks
for what is done, less the present moment. Between month ends the curve is taken as a straight line. Where
it stands still (nothing is due before a start in September), the moment nearest to the present counts, so
that what is exactly on its curve is neither ahead nor behind. Beyond either end of the curve it cannot be
told further.

*The year's end at the present pace* is what was done so far, divided by the months passed and multiplied by
twelve: every remaining month is taken to bring the average of the months so far. It is a reckoning, not a
judgement: seasons, projects that start later and months carried on are not allowed for.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from projledger.foundation.money import half_up
from projledger.foundation.settings.curves import MONTHS_OF_A_YEAR

#: Decimal places of months ahead or behind.
MONTH_DECIMALS = 1


def months_ahead(rate: Fraction, due: Sequence[Fraction], month: int) -> Fraction | None:
    """By how many months ``rate`` is ahead of the curve (negative: behind) at the end of ``month``, exactly.

    ``rate`` and ``due`` are percent of the annual plan, or both are amounts; ``due[m]`` is what the curve
    asks for by the end of month ``m`` and must not fall, ``due[0]`` is the year's beginning. None where
    the curve asks for nothing in the whole year. Raises ValueError for a ``month`` outside the curve or a
    curve that falls.
    """
    last = len(due) - 1
    if not 0 <= month <= last:
        raise ValueError(f"month {month} of a curve of {last}")
    if any(after < before for before, after in pairwise(due)):
        raise ValueError("a curve that falls")
    if due[last] <= due[0]:
        return None
    if rate == due[month]:
        return Fraction(0)
    if rate > due[month]:
        reached = next((m for m in range(month + 1, last + 1) if due[m] >= rate), None)
        if reached is None:
            return Fraction(last - month)
        return reached - 1 + _part(rate, due[reached - 1], due[reached]) - month
    left = next((m for m in range(month - 1, -1, -1) if due[m] <= rate), None)
    if left is None:
        return Fraction(-month)
    return left + _part(rate, due[left], due[left + 1]) - month


def _part(rate: Fraction, before: Fraction, after: Fraction) -> Fraction:
    return (rate - before) / (after - before)


def year_end(completed: int, month: int) -> int:
    """The year's cumulative figure in yuan at the average pace of its first ``month`` months, half up.

    ``completed`` is what was done in them, in yuan. Raises ValueError outside months 1 to 12.
    """
    if not 1 <= month <= MONTHS_OF_A_YEAR:
        raise ValueError(f"month {month}")
    return int(half_up(Fraction(completed * MONTHS_OF_A_YEAR, month), 0))
