"""Rates and gaps: exact fractions, rounded once, half up, when shown.

``completion_rate = completed_ytd ÷ annual_plan`` in percent; ``schedule_gap = rate − target`` in
percentage points. By the method ``shown`` the gap is the difference of the two printed figures, so
that a reader's calculator gives it too (DOMAIN 1.3: all published tables but two agree with it); by
``exact`` the difference is rounded last. The rate is printed at ``figures.decimals``, the target and
the gap at the gap's decimals; where these differ each is rounded at its own, then the difference.
"""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from projledger.foundation.money import half_up, percent
from projledger.foundation.settings import Figures
from projledger.measures.schedule import Target

#: What stands where there is no rate, because there is no plan.
NO_RATE = "—"
_JSON_DECIMALS = 6


class Rate(NamedTuple):
    """A named fraction in percent. ``exact`` and ``shown`` are None where the denominator is not positive."""

    numerator: int
    denominator: int
    exact: Fraction | None
    shown: Decimal | None


def rate_of(numerator: int, denominator: int, decimals: int) -> Rate:
    """``numerator ÷ denominator`` in percent, shown half up at ``decimals``."""
    exact = percent(numerator, denominator)
    return Rate(numerator, denominator, exact, None if exact is None else half_up(exact, decimals))


def gap_of(rate: Rate, target: Target, figures: Figures) -> Decimal | None:
    """The gap to the target in percentage points, as shown; None where there is no rate.

    Lights, “behind” and ranks are decided on this figure.
    """
    if rate.exact is None or rate.shown is None:
        return None
    if figures.gap == "exact":
        return half_up(rate.exact - target.exact, figures.gap_places)
    return half_up(rate.shown - target.shown, figures.gap_places)


def change_of(rate: Rate, earlier: Rate, figures: Figures) -> Decimal | None:
    """By how many percentage points ``rate`` exceeds ``earlier``, by the same method as the gap."""
    if rate.exact is None or rate.shown is None or earlier.exact is None or earlier.shown is None:
        return None
    if figures.gap == "exact":
        return half_up(rate.exact - earlier.exact, figures.gap_places)
    return half_up(rate.shown - earlier.shown, figures.gap_places)


def show_rate(value: Decimal | None, *, trim: bool = False) -> str:
    """``60.30``, ``60.3`` if zeros are trimmed, a dash where there is no rate. Without a percent sign."""
    if value is None:
        return NO_RATE
    text = f"{abs(value) if value == 0 else value:f}"
    return text.rstrip("0").rstrip(".") if trim and "." in text else text


def show_gap(value: Decimal | None, *, trim: bool = False) -> str:
    """``+10.30``, ``-3.28``, ``0.00``; a dash where there is no gap."""
    text = show_rate(value, trim=trim)
    return f"+{text}" if value is not None and value > 0 else text


def json_number(value: Fraction | Decimal | None) -> float | None:
    """A rate as JSON has it: a number rounded half up to 6 decimals, or null."""
    return None if value is None else float(half_up(value, _JSON_DECIMALS))
