"""Lights: one word for a gap, or for a rate in percent of its target, decided on the figures as shown."""

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from projledger.foundation.language import N_, _
from projledger.foundation.money import half_up
from projledger.foundation.settings import Figures, LightBands
from projledger.measures.rates import Rate, gap_of
from projledger.measures.schedule import Target


class Light(StrEnum):
    """Green: on or ahead; yellow: behind; red: far behind, by the bands of the settings."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


#: The lights in documents and workbooks, which are always Chinese.
CHINESE = {Light.GREEN: "绿", Light.YELLOW: "黄", Light.RED: "红"}
_WORDS = {Light.GREEN: N_("green"), Light.YELLOW: N_("yellow"), Light.RED: N_("red")}


def light_of(gap: Decimal | None, bands: LightBands) -> Light | None:
    """The light of ``gap`` (percentage points, as shown); None where there is no gap."""
    return None if gap is None else Light(bands.light_of(Fraction(gap)))


def light_against(rate: Rate, target: Target, bands: LightBands, figures: Figures) -> Light | None:
    """The light of ``rate`` against ``target`` as shown; None where there is no rate.

    By ratio the bands are of the rate in percent of its target, at the gap's decimals; where nothing is due
    yet, whatever was done is as good as can be.
    """
    if bands.by == "points":
        return light_of(gap_of(rate, target, figures), bands)
    if rate.shown is None:
        return None
    if not target.shown:
        return Light(next(name for name, band in bands.named() if band.upper is None))
    ratio = half_up(100 * Fraction(rate.shown) / Fraction(target.shown), figures.gap_places)
    return light_of(ratio, bands)


def show_light(light: Light | None) -> str:
    """The light's word in the language in force; a dash where there is none."""
    return "—" if light is None else _(_WORDS[light])
