"""Named curves: how the target grows over the year, each kind with the keys that belong to it.

A curve answers one question: which percent of a project's annual plan (or, for starts and finishes, of
its one start or finish) is due by a moment of the year. The rules of offices that these kinds stand for
are collected in DOMAIN 1.4; :mod:`projledger.measures.curve_kinds` computes them.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, InstanceOf, model_validator
from pydantic_core import PydanticCustomError

from projledger.foundation.language import N_
from projledger.foundation.settings.declared import kind_of
from projledger.foundation.settings.setting import Exact, Section, setting

MONTHS_OF_A_YEAR = 12
_WHOLE = 100
_NAME = N_("the name of a curve in double quotes, as under [curves.NAME]")
_PERCENT = N_("a number of percent from 0 to 1000, such as 50 or 33.3")
_BETWEEN = N_('"linear", "step" or "next"')
_TEXT = N_("a text in double quotes")


def _positive(value: Fraction) -> Fraction:
    if value <= 0:
        raise ValueError("not above 0")
    return value


def _percentage(value: Fraction) -> Fraction:
    if not 0 <= value <= 10 * _WHOLE:
        raise ValueError("not a percentage")
    return value


def _points(stated: object) -> object:
    """The points by month, in order; their keys are texts in the file."""
    if not isinstance(stated, Mapping) or not stated:
        raise ValueError("not a table of months")
    found = {Fraction(str(month)): value for month, value in stated.items()}
    if len(found) < len(stated) or not all(0 < month <= MONTHS_OF_A_YEAR for month in found):
        raise ValueError("not months of a year")
    return dict(sorted(found.items()))


def _never_less(points: Mapping[Fraction, Fraction]) -> Mapping[Fraction, Fraction]:
    if list(points.values()) != sorted(points.values()):
        raise ValueError("a cumulative target that falls")
    return points


def _day(value: object) -> object:
    """A day; TOML has dates of its own, and snapshots write them as texts."""
    return date.fromisoformat(value) if isinstance(value, str) else value


Positive = Annotated[Exact, AfterValidator(_positive)]
Percentage = Annotated[Exact, AfterValidator(_percentage)]
Points = Annotated[
    dict[InstanceOf[Fraction], Percentage], BeforeValidator(_points), AfterValidator(_never_less)
]
Day = Annotated[date, BeforeValidator(_day)]
Between = Literal["linear", "step", "next"]
_FACTOR = N_("a number above 0, such as 1 or 1.2")
_POINTS = N_("a table of months and rising percents, such as { 3 = 20, 6 = 50, 12 = 100 }")
_DAY = N_("a day such as 2021-06-01, without quotes")


def _factor() -> Any:
    return setting(Fraction(1), N_("By what the curve's target is multiplied."), _FACTOR)


def _otherwise(meaning: str) -> Any:
    return setting("linear", meaning, _NAME)


class Linear(Section):
    """One twelfth of the year's plan a month."""

    kind: Literal["linear"] = setting("linear", N_("The same share of the plan every month."), '"linear"')
    factor: Positive = _factor()
    data_to: Literal["month-end", "mid-month"] = setting(
        "month-end",
        N_("Up to which day of a month its figures go; to mid-month, the month counts half (7.5/12)."),
        N_('"month-end" or "mid-month"'),
    )


class PointsCurve(Section):
    """Percents of the annual plan that the settings state for some months."""

    kind: Literal["points"] = setting(..., N_("Percents stated for some months."), '"points"')
    points: Points = setting(
        ..., N_("The percent of the year's plan due by the end of each of these months."), _POINTS
    )
    between: Between = setting(
        "linear",
        N_(
            "What is due between two stated months: in proportion (linear), "
            "the earlier one (step) or already the next one (next)."
        ),
        _BETWEEN,
    )
    factor: Positive = _factor()


class NextQuarterEnd(Section):
    """What another curve asks for at the end of the quarter in which the month lies."""

    kind: Literal["next-quarter-end"] = setting(
        ..., N_("What is due at the end of the quarter, from its first month on."), '"next-quarter-end"'
    )
    curve: str = setting("linear", N_("The curve that is read at the quarter's end."), _NAME)
    factor: Positive = _factor()


class ProjectPlans(Section):
    """The cumulative plans that the projects have themselves."""

    kind: Literal["project-plans"] = setting(
        ..., N_("The cumulative plan by month that each project's annual plan states."), '"project-plans"'
    )
    between: Between = setting(
        "linear", N_("What is due between two months for which a project's plan says something."), _BETWEEN
    )
    otherwise: str = _otherwise(N_("The curve of projects whose plan states nothing by month."))
    factor: Positive = _factor()


class OwnWindow(Section):
    """Each project's own time of construction within the year."""

    kind: Literal["own-window"] = setting(
        ...,
        N_("Evenly over the months between a project's planned start and finish, or since it was added."),
        '"own-window"',
    )
    otherwise: str = _otherwise(N_("The curve of projects whose planned months lie in another year."))
    factor: Positive = _factor()


class UnitTable(Section):
    """The amounts or percents that the target table (分单位目标任务表) sets for each unit."""

    kind: Literal["unit-table"] = setting(
        ..., N_("What the target table that was imported sets for each unit."), '"unit-table"'
    )
    between: Between = setting("next", N_("What is due between two period ends of the table."), _BETWEEN)
    otherwise: str = _otherwise(N_("The curve of units that the table does not name."))
    factor: Positive = _factor()


class Campaign(Section):
    """A window with a target of its own; before and after it another curve."""

    kind: Literal["campaign"] = setting(..., N_("A campaign with a target of its own."), '"campaign"')
    first_day: Day = setting(..., N_("The campaign's first day."), _DAY, alias="from")
    last_day: Day = setting(..., N_("The campaign's last day."), _DAY, alias="to")
    target: Percentage = setting(..., N_("The percent of the annual plan due on the last day."), _PERCENT)
    points: Points | None = setting(
        None, N_("Percents due by the ends of months within the campaign, if it sets any."), _POINTS
    )
    otherwise: str = _otherwise(N_("The curve before the campaign, and after it where that asks for more."))
    factor: Positive = _factor()

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> "Campaign":
        if self.last_day < self.first_day:
            raise PydanticCustomError(
                "curve_window",
                "ends before it begins",
                {"from": str(self.first_day), "to": str(self.last_day)},
            )
        return self


class Scope(Section):
    """Which projects a curve is for: all that agree with every key given."""

    level: Literal["国家级", "省级", "市级", "县级"] | None = setting(
        None, N_("Projects of this level."), N_('"国家级", "省级", "市级" or "县级"')
    )
    sector: str | None = setting(None, N_("Projects of this sector."), _TEXT)
    unit: str | None = setting(None, N_("Projects that this unit leads, by its registered name."), _TEXT)
    listed: bool | None = setting(
        None, N_("Listed projects (true) or those that are not (false)."), N_("true or false")
    )
    project: str | None = setting(None, N_("The project of this name, code or key."), _TEXT)
    curve: str = setting(..., N_("The curve of these projects."), _NAME)

    @model_validator(mode="after")
    def _narrows(self) -> "Scope":
        if all(getattr(self, key) is None for key in SCOPE_KEYS):
            raise PydanticCustomError("scope_empty", "no key", {"curve": self.curve})
        return self


#: What a scope can be narrowed by.
SCOPE_KEYS = ("level", "sector", "unit", "listed", "project")


def _as_tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


Scopes = Annotated[tuple[Scope, ...], BeforeValidator(_as_tuple)]
_SCOPES = N_("a list of tables with level, sector, unit, listed or project, and curve")


class ByScope(Section):
    """Other curves for some projects: the first scope that holds decides."""

    kind: Literal["by-scope"] = setting(
        ..., N_("Other curves for some levels, sectors, units or projects."), '"by-scope"'
    )
    scopes: Scopes = setting(..., N_("The scopes in order; the first that holds decides."), _SCOPES)
    otherwise: str = _otherwise(N_("The curve of projects for which no scope holds."))
    factor: Positive = _factor()


Curve = Linear | PointsCurve | NextQuarterEnd | ProjectPlans | OwnWindow | UnitTable | Campaign | ByScope
#: The curves of ``[curves.NAME]``.
Curves = dict[str, Annotated[Curve, Field(discriminator="kind")]]
#: The kinds by the word that ``kind`` says.
KINDS: dict[str, type[Section]] = {kind_of(section): section for section in Curve.__args__}
#: Curves that need no section: their name is their kind, all their keys are at their defaults.
BUILT_IN: dict[str, Curve] = {
    "linear": Linear(),
    "half-month": Linear(data_to="mid-month"),
    "next-quarter-end": NextQuarterEnd(kind="next-quarter-end"),
    "project-plans": ProjectPlans(kind="project-plans"),
    "own-window": OwnWindow(kind="own-window"),
    "unit-table": UnitTable(kind="unit-table"),
}


class Schedule(Section):
    """The curve of the time-sequence target."""

    curve: str = setting(
        "linear",
        N_("The curve by which the year's target grows; the built-in `linear` is one twelfth a month."),
        _NAME,
    )
    factor: Positive = setting(
        Fraction(1),
        N_("By what the target of the built-in curve `linear` is multiplied: 1.2 asks for 60% by mid-year."),
        _FACTOR,
    )
    scopes: Scopes = setting(
        (), N_("Other curves for some projects; the first scope that holds decides."), _SCOPES
    )
    start: str | None = setting(
        None, N_("The curve of the start rate; if left out that of investment, without its factor."), _NAME
    )
    finish: str | None = setting(
        None, N_("The curve of the finish rate; if left out that of investment, without its factor."), _NAME
    )


def curve_of(name: str, curves: Mapping[str, Curve], schedule: Schedule) -> Curve | None:
    """The curve of that name: the office's own, or a built-in one; None where there is none."""
    if name == "linear":
        return Linear(factor=schedule.factor)
    return curves.get(name) or BUILT_IN.get(name)


def named_by(curve: Curve) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The curves that ``curve`` names, each with the path of the key in its section."""
    if isinstance(curve, ByScope):
        yield from ((("scopes", place, "curve"), scope.curve) for place, scope in enumerate(curve.scopes))
    for key in ("curve", "otherwise"):
        if (name := getattr(curve, key, None)) is not None:
            yield (key,), name
