"""The bands of the lights: half-open, without hole or overlap, from minus to plus infinity.

What follows from several lights in a row, and what becomes of a red one that was made up, is set here, too.
"""

from fractions import Fraction
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, model_validator
from pydantic_core import PydanticCustomError

from projledger.foundation.language import N_
from projledger.foundation.settings.setting import Exact, Section, exact_text, setting

#: What has lights.
Measure = Literal["investment", "start", "finish", "funds", "statistics"]
_POINTS = N_(
    "a number of percentage points, such as 0 or -10 (by ratio: percent of the target, such as 80); "
    "leave it out where the band has no end"
)
_BAND = N_("a band such as { from = -10, to = 0 }")
_BANDS = N_("the three bands green, yellow and red")
_MONTHS = N_("a whole number of months from 1 to 36")


def _as_tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


class Band(Section):
    """The gaps (points, or percent of the target) that give one light: ``lower <= gap < upper``."""

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

    by: Literal["points", "ratio"] = setting(
        "points",
        N_("Whether the bands are of the gap in percentage points, or of the rate in percent of its target."),
        N_('"points" or "ratio"'),
    )
    green: Band = setting(..., N_("On or ahead of the target."), _BAND)
    yellow: Band | None = setting(
        None, N_("Behind, to be reminded; left out where green and red meet."), _BAND
    )
    red: Band = setting(..., N_("Far behind, to be urged."), _BAND)

    def light_of(self, gap: Fraction) -> str:
        """``green``, ``yellow`` or ``red``: the band in which ``gap`` (percentage points) lies."""
        return next(name for name, band in self.named() if band.holds(gap))

    def named(self) -> tuple[tuple[str, Band], ...]:
        """The bands with their names, best first; without yellow where there is none."""
        bands = (("green", self.green), ("yellow", self.yellow), ("red", self.red))
        return tuple((name, band) for name, band in bands if band is not None)

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


class Overdue(Section):
    """The light of one project that is late: by how many month-ends have passed in a row without it."""

    yellow: int = setting(
        1, N_("From how many month-ends on that it is overdue a project is yellow."), _MONTHS, ge=1, le=36
    )
    red: int = setting(
        3, N_("From how many month-ends on that it is overdue a project is red."), _MONTHS, ge=1, le=36
    )

    @model_validator(mode="after")
    def _yellow_before_red(self) -> "Overdue":
        if self.yellow > self.red:
            raise PydanticCustomError(
                "light_months", "red before yellow", {"band": "red", "from": self.red, "to": self.yellow}
            )
        return self

    def light_of(self, months: int) -> str:
        """``green``, ``yellow`` or ``red`` after so many month-ends overdue."""
        if months >= self.red:
            return "red"
        return "yellow" if months >= self.yellow else "green"


def _bands() -> dict[str, Any]:
    return {
        "green": Band(lower=Fraction(0)),
        "yellow": Band(lower=Fraction(-10), upper=Fraction(0)),
        "red": Band(upper=Fraction(-10)),
    }


class DatedBands(LightBands):
    """Lights of a measure with due dates: bands for the rate of a group, months for a single project."""

    months: Overdue = setting(
        Overdue(),
        N_("The light of a single project, by the month-ends for which it is overdue."),
        N_("a table such as { yellow = 1, red = 3 }"),
    )


class Step(Section):
    """What follows after so many lights in a row."""

    light: Literal["yellow", "red"] = setting(
        ...,
        N_("The light that must run on; months that are red count as yellow, too."),
        N_('"yellow" or "red"'),
    )
    months: int = setting(..., N_("How many months in a row."), _MONTHS, ge=1, le=36)
    step: str = setting(..., N_("What then follows."), N_('a text such as "督办函"'), min_length=1)
    measures: Annotated[tuple[Measure, ...], BeforeValidator(_as_tuple)] = setting(
        (),
        N_("For which measures; for all if left out."),
        N_('a list of "investment", "start", "finish", "funds", "statistics"'),
    )


#: Reminded, then urged, then called in: how offices commonly go on.
STEPS = (
    Step(light="yellow", months=2, step="提醒函"),
    Step(light="red", months=1, step="督办函"),
    Step(light="red", months=3, step="约谈"),
)


def _lights(model: type[LightBands], meaning: str) -> Any:
    return setting(model(**_bands()), meaning, _BANDS)


class Lights(Section):
    """The lights by measure, and what follows from them."""

    investment: LightBands = _lights(
        LightBands, N_("The lights of completed investment, by the gap to the time-sequence target.")
    )
    start: DatedBands = _lights(DatedBands, N_("The lights of the start rate and of each project's start."))
    finish: DatedBands = _lights(
        DatedBands, N_("The lights of the finish rate and of each project's finish.")
    )
    funds: LightBands = _lights(LightBands, N_("The lights of funds in place."))
    statistics: DatedBands = _lights(
        DatedBands, N_("The lights of the entry in statistics, as a rate and of each project.")
    )
    made_up: Literal["keep", "yellow", "green"] = setting(
        "keep",
        N_("What a red month turns to once a later month is green: it stays red, or turns yellow or green."),
        N_('"keep", "yellow" or "green"'),
    )
    steps: Annotated[tuple[Step, ...], BeforeValidator(_as_tuple)] = setting(
        STEPS,
        N_("What follows after so many lights in a row, mildest first; the last that fits counts."),
        N_('a list such as [{ light = "red", months = 1, step = "督办函" }]'),
    )

    def of(self, measure: str) -> LightBands:
        """The bands of ``measure``."""
        bands: LightBands = getattr(self, measure)
        return bands


def lights_snapshot(lights: Lights) -> dict[str, Any]:
    """What of the lights changes figures, as JSON data; defaults are left out, but for investment."""
    unset = Lights()
    found: dict[str, Any] = {"investment": _bands_snapshot(lights.investment)}
    for measure in ("start", "finish", "funds", "statistics"):
        if lights.of(measure) != unset.of(measure):
            found[measure] = _bands_snapshot(lights.of(measure))
    if lights.made_up != unset.made_up:
        found["made_up"] = lights.made_up
    if lights.steps != unset.steps:
        found["steps"] = [
            {"light": step.light, "months": step.months, "step": step.step, "measures": list(step.measures)}
            for step in lights.steps
        ]
    return found


def _bands_snapshot(bands: LightBands) -> dict[str, Any]:
    found: dict[str, Any] = {
        name: {
            end: exact_text(value)
            for end, value in (("from", band.lower), ("to", band.upper))
            if value is not None
        }
        for name, band in bands.named()
    }
    if bands.by != "points":
        found["by"] = bands.by
    if isinstance(bands, DatedBands) and bands.months != Overdue():
        found["months"] = {"yellow": bands.months.yellow, "red": bands.months.red}
    return found
