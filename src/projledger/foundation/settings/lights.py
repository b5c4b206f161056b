"""The bands of the lights: half-open, without hole or overlap, from minus to plus infinity."""

from fractions import Fraction
from itertools import pairwise

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from projledger.foundation.language import N_
from projledger.foundation.settings.setting import Exact, Section, exact_text, setting

_POINTS = N_("a number of percentage points, such as 0 or -10; leave it out where the band has no end")
_BAND = N_("a band such as { from = -10, to = 0 }")


class Band(Section):
    """The gaps, in percentage points, that give one light: ``lower <= gap < upper``."""

    lower: Exact | None = setting(
        None, N_("The smallest gap that belongs to the band."), _POINTS, alias="from"
    )
    upper: Exact | None = setting(
        None,
        N_("The gap at which the next band begins; it no longer belongs to this one."),
        _POINTS,
        alias="to",
    )

    def holds(self, gap: Fraction) -> bool:
        """Whether ``gap`` lies in the band."""
        return (self.lower is None or self.lower <= gap) and (self.upper is None or gap < self.upper)


class LightBands(Section):
    """The three lights of one measure. Together they say something about every gap, and only once."""

    green: Band = setting(..., N_("On or ahead of the target."), _BAND)
    yellow: Band = setting(..., N_("Behind, to be reminded."), _BAND)
    red: Band = setting(..., N_("Far behind, to be urged."), _BAND)

    def light_of(self, gap: Fraction) -> str:
        """``green``, ``yellow`` or ``red``: the band in which ``gap`` (percentage points) lies."""
        return next(name for name, band in self.named() if band.holds(gap))

    def named(self) -> tuple[tuple[str, Band], ...]:
        """The bands with their names, best first."""
        return (("green", self.green), ("yellow", self.yellow), ("red", self.red))

    @model_validator(mode="after")
    def _no_hole_no_overlap(self) -> "LightBands":
        for name, band in self.named():
            if band.lower is not None and band.upper is not None and band.lower >= band.upper:
                raise PydanticCustomError(
                    "light_empty",
                    "empty band",
                    {"band": name, "from": exact_text(band.lower), "to": exact_text(band.upper)},
                )
        # A band without lower end stands first; two such bands then overlap and are found below.
        ordered = sorted(self.named(), key=lambda item: (item[1].lower is not None, item[1].lower or 0))
        (first_name, first), (last_name, last) = ordered[0], ordered[-1]
        if first.lower is not None:
            raise PydanticCustomError(
                "light_bottom", "open below", {"band": first_name, "from": exact_text(first.lower)}
            )
        for (name, band), (next_name, following) in pairwise(ordered):
            _adjoin(name, band, next_name, following)
        if last.upper is not None:
            raise PydanticCustomError(
                "light_top", "open above", {"band": last_name, "to": exact_text(last.upper)}
            )
        return self


def _adjoin(name: str, band: Band, next_name: str, following: Band) -> None:
    """Raise where two neighbouring bands leave a hole or overlap."""
    if following.lower is None or band.upper is None or band.upper > following.lower:
        ends = (band.upper, following.upper)
        upto = min((end for end in ends if end is not None), default=None)
        raise PydanticCustomError(
            "light_overlap",
            "overlap",
            {
                "band": name,
                "next": next_name,
                "from": "" if following.lower is None else exact_text(following.lower),
                "to": "" if upto is None else exact_text(upto),
            },
        )
    if band.upper < following.lower:
        below = "" if band.lower is None else f"from = {exact_text(band.lower)}, "
        raise PydanticCustomError(
            "light_hole",
            "hole",
            {
                "band": name,
                "next": next_name,
                "from": exact_text(band.upper),
                "to": exact_text(following.lower),
                "example": f"{name} = {{ {below}to = {exact_text(following.lower)} }}",
            },
        )


class Lights(Section):
    """The lights by measure."""

    investment: LightBands = setting(
        LightBands(
            green=Band(lower=Fraction(0)),
            yellow=Band(lower=Fraction(-10), upper=Fraction(0)),
            red=Band(upper=Fraction(-10)),
        ),
        N_("The lights of completed investment, by the gap to the time-sequence target."),
        N_("the three bands green, yellow and red"),
    )
