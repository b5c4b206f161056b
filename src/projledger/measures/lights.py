"""Lights: one word for a gap, decided on the gap as shown."""

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from projledger.foundation.language import N_, _
from projledger.foundation.settings import LightBands


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


def show_light(light: Light | None) -> str:
    """The light's word in the language in force; a dash where there is none."""
    return "—" if light is None else _(_WORDS[light])
