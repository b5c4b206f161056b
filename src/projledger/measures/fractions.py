"""Every rate as a named fraction: which projects or amounts stand above the line, which below, since when.

Offices publish different things under one word (DOMAIN 1.5, 7.3): 206 of 255 planned starts, or of the 223
due by now; finishes of those planned, not of all projects. So each rate says its numerator, its denominator,
its basis (projects counted, or money) and its window, and is printed with them (``206/255 80.78%``).
Numerators need not lie within denominators: what started without being planned counts, and a rate may
exceed 100.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from projledger.foundation.language import N_, _
from projledger.foundation.money import show_money
from projledger.foundation.settings import Settings
from projledger.measures.lights import Light, light_against
from projledger.measures.rates import NO_RATE, Rate, gap_of, rate_of
from projledger.measures.schedule import Target


class Part(NamedTuple):
    """A side of a fraction: the projects in all of ``sets``, counted or their ``amount`` added up."""

    sets: tuple[str, ...]
    amount: str = ""

    def holds(self, of: frozenset[str]) -> bool:
        """Whether a project that is in the sets ``of`` stands here."""
        return of.issuperset(self.sets)


#: No project stands here: there is no such set.
NOWHERE = Part(("none",))


@dataclass(frozen=True, slots=True)
class NamedFraction:
    """What a rate is. ``title`` is an English message id, or the office's own words.

    ``aspect``: the measure whose curve gives the target (investment, start, finish), ``all`` for a target of
    100 percent, empty for none. ``measure``: whose lights it has, empty for none. ``own``: of the office's
    settings. ``window``: ``cumulative`` (since January) or ``period`` (its own months).
    """

    name: str
    title: str
    numerator: Part
    denominator: Part
    aspect: str = ""
    measure: str = ""
    window: str = "cumulative"
    unknown: Part = NOWHERE
    own: bool = False

    @property
    def beside(self) -> bool:
        """Whether projects of which the numerator is not known stand on neither side."""
        return self.basis == "investment" or not set(self.denominator.sets) <= set(self.unknown.sets)

    @property
    def basis(self) -> str:
        """``count`` or ``investment``."""
        return "investment" if self.denominator.amount else "count"

    @property
    def words(self) -> str:
        """The title in the language in force."""
        return self.title if self.own else _(self.title)


_COUNTS = (
    NamedFraction(
        "start-annual", N_("Start rate (year's plan)"), Part(("started",)), Part(("planned-starts",)),
        "start", "start", unknown=Part(("planned-starts", "start-unknown")),
    ),
    NamedFraction(
        "start-due", N_("Start rate (due by now)"), Part(("started",)), Part(("due-starts",)),
        unknown=Part(("due-starts", "start-unknown")),
    ),
    NamedFraction(
        "start-on-time", N_("Due starts done"), Part(("started-due",)), Part(("due-starts",)),
        "all", "start", unknown=Part(("due-starts", "start-unknown")),
    ),
    NamedFraction(
        "start-resumed", N_("Started or resumed"), Part(("at-work",)), Part(("all",)),
        unknown=Part(("all", "start-unknown")),
    ),
    NamedFraction(
        "finish-annual", N_("Finish rate (year's plan)"), Part(("finished",)), Part(("planned-finishes",)),
        "finish", "finish", unknown=Part(("planned-finishes", "finish-unknown")),
    ),
    NamedFraction(
        "finish-on-time", N_("Due finishes done"), Part(("finished-due",)), Part(("due-finishes",)),
        "all", "finish", unknown=Part(("due-finishes", "finish-unknown")),
    ),
    NamedFraction(
        "on-schedule", N_("On or ahead of the sequence"), Part(("under-way", "on-schedule")),
        Part(("under-way", "with-plan")),
    ),
)  # fmt: skip
COMPLETION = NamedFraction(
    "completion", N_("Investment completed"), Part(("with-plan",), "completed_ytd"),
    Part(("with-plan",), "annual_plan"), "investment", "investment",
)  # fmt: skip
_FUNDS = {
    "annual-plan": NamedFraction(
        "funds", N_("Funds in place"), Part(("with-plan",), "funds_ytd"), Part(("with-plan",), "annual_plan"),
        "investment", "funds",
    ),
    "total-investment": NamedFraction(
        "funds", N_("Funds in place"), Part(("all",), "funds_total"), Part(("all",), "total_investment"),
        "", "",
    ),
}  # fmt: skip
_STATISTICS = (
    NamedFraction(
        "statistics", N_("Entered in statistics"), Part(("in-statistics",)), Part(("statistics-due",)),
        "all", "statistics", unknown=Part(("statistics-unknown",)),
    ),
    NamedFraction(
        "statistics-investment", N_("Investment in statistics"), Part(("all",), "statistical_ytd"),
        Part(("all",), "completed_ytd"),
    ),
)  # fmt: skip


def fractions(settings: Settings) -> tuple[NamedFraction, ...]:
    """Every rate in order: the built-in ones by the definitions of ``settings``, then the office's own."""
    return (
        COMPLETION,
        *_COUNTS,
        _FUNDS[settings.definitions.funds],
        *_STATISTICS,
        *_own(settings),
    )


def _own(settings: Settings) -> Iterator[NamedFraction]:
    for name, rate in settings.rates.items():
        amount = "total_investment" if rate.basis == "investment" else ""
        yield NamedFraction(
            name,
            rate.title,
            Part((rate.numerator,), amount),
            Part((rate.denominator,), amount),
            window=rate.window,
            own=True,
        )


class Facts(NamedTuple):
    """What one project gives to fractions: its sets by window, and its amounts in yuan (None: not known)."""

    sets: Mapping[str, frozenset[str]]
    amounts: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class FractionValue:
    """A named fraction of one group. ``gap`` in percentage points as shown, None without target or rate.

    ``unknown`` counts projects of which the numerator is not known. Of funds and statistics, which many
    returns do not state, these stand on neither side; of a start or a finish they stand below the line only.
    """

    of: NamedFraction
    rate: Rate
    target: Target | None = None
    gap: Decimal | None = None
    light: Light | None = None
    unknown: int = 0

    def fraction_shown(self, money_unit: str, decimals: int = 2) -> str:
        """``206/255``, or ``134.19/244.69`` in ``money_unit``; a dash where nothing stands below the line."""
        sides = (self.rate.numerator, self.rate.denominator)
        if not any(sides):
            return NO_RATE
        if self.of.basis == "count":
            return "/".join(str(side) for side in sides)
        return "/".join(show_money(side, money_unit, decimals) for side in sides)


def fraction_rate(fraction: NamedFraction, members: Iterable[Facts], decimals: int) -> tuple[Rate, int]:
    """The rate of ``fraction`` among ``members``, and how many of its denominator are not known."""
    above, below = fraction.numerator, fraction.denominator
    numerator = denominator = unknown = 0
    for member in members:
        of = member.sets[fraction.window]
        if not fraction.denominator.amount:
            numerator += above.holds(of)
            denominator += below.holds(of)
            unknown += fraction.unknown.holds(of)
            continue
        over, under = member.amounts.get(above.amount), member.amounts.get(below.amount)
        if above.amount != below.amount and below.holds(of) and (over is None or under is None):
            unknown += 1  # stands on neither side
            continue
        numerator += (over or 0) if above.holds(of) else 0
        denominator += (under or 0) if below.holds(of) else 0
    return rate_of(numerator, denominator, decimals), unknown


def valued(
    fraction: NamedFraction, rate: Rate, unknown: int, target: Target | None, settings: Settings
) -> FractionValue:
    """``fraction`` with its gap to ``target`` and the light that the settings give it."""
    if target is None:
        return FractionValue(fraction, rate, unknown=unknown)
    light = None
    if fraction.measure:
        light = light_against(rate, target, settings.lights.of(fraction.measure), settings.figures)
    return FractionValue(fraction, rate, target, gap_of(rate, target, settings.figures), light, unknown)
