"""What each kind of curve asks for: percent of a project's plan due by a moment of the year, exactly.

A moment is the number of months elapsed since the year began, parts of a month in its days: the end of
June is 6, the end of 10 September is 8 + 10/30. The rules are those of DOMAIN 1.4 (R1 to R6).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from itertools import accumulate
from math import ceil

from projledger.foundation.errors import SettingsError
from projledger.foundation.language import _
from projledger.foundation.period import Month
from projledger.foundation.settings import Curve, Settings
from projledger.foundation.settings.curve_references import unknown_curve
from projledger.foundation.settings.curves import (
    MONTHS_OF_A_YEAR,
    ByScope,
    Campaign,
    Linear,
    NextQuarterEnd,
    OwnWindow,
    PointsCurve,
    ProjectPlans,
    Scope,
    UnitTable,
    curve_of,
)
from projledger.ledger.records import ProjectRecord

_WHOLE = 100
_QUARTER = 3


@dataclass(frozen=True, slots=True)
class Ground:
    """What curves rest on beside the project: the year, the settings, and what is set for each unit.

    ``unit_points`` are a unit's percents by month; without the unit the table does not name it.
    """

    year: int
    settings: Settings
    unit_points: Mapping[str, Mapping[Fraction, Fraction]] = field(default_factory=dict)

    def curve(self, name: str) -> Curve:
        """The curve of that name; SettingsError where there is none."""
        found = curve_of(name, self.settings.curves, self.settings.schedule)
        if found is None:
            raise SettingsError(unknown_curve(name, self.settings.curves, key="curve"))
        return found


def percent_due(curve: Curve, project: ProjectRecord | None, elapsed: Fraction, ground: Ground) -> Fraction:
    """The percent of ``project``'s plan that ``curve`` asks for after ``elapsed`` months of the year.

    ``project`` may be None where the curve asks the same of all (:func:`asks_the_same`).
    """
    match curve:
        case Linear():
            counted = elapsed - Fraction(1, 2) if curve.data_to == "mid-month" else elapsed
            due = _WHOLE * max(counted, Fraction(0)) / MONTHS_OF_A_YEAR
        case PointsCurve():
            due = at_points(curve.points, elapsed, curve.between)
        case NextQuarterEnd():
            due = percent_due(ground.curve(curve.curve), project, quarter_end(elapsed), ground)
        case Campaign():
            due = _in_campaign(curve, project, elapsed, ground)
        case ByScope():
            due = percent_due(ground.curve(_scoped(curve, project)), project, elapsed, ground)
        case ProjectPlans() | UnitTable():
            points = _own_points(curve, project, ground)
            due = at_points(points, elapsed, curve.between) if points else Fraction(0)
            if not _reach(points, elapsed):  # what was due once stays due
                due = max(due, percent_due(ground.curve(curve.otherwise), project, elapsed, ground))
        case OwnWindow():
            window = own_window(project, ground.year) if project else None
            if window is None:
                due = percent_due(ground.curve(curve.otherwise), project, elapsed, ground)
            else:
                first, last = window
                due = _WHOLE * min(max((elapsed - first) / (last - first), Fraction(0)), Fraction(1))
    return due * curve.factor


def measured_instead(
    curve: Curve, project: ProjectRecord, ground: Ground, elapsed: Fraction
) -> tuple[str, str] | None:
    """The kind of ``curve``, and the name of the one it takes for ``project`` for want of own points.

    None where the curve says something of the project itself.
    """
    if isinstance(curve, ByScope):
        return measured_instead(ground.curve(_scoped(curve, project)), project, ground, elapsed)
    if isinstance(curve, NextQuarterEnd):
        return measured_instead(ground.curve(curve.curve), project, ground, quarter_end(elapsed))
    if isinstance(curve, ProjectPlans | UnitTable):
        own = _reach(_own_points(curve, project, ground), elapsed)
    elif isinstance(curve, OwnWindow):
        own = own_window(project, ground.year) is not None
    else:
        return None
    return None if own else (curve.kind, curve.otherwise)


def target_ends(curve: Curve, project: ProjectRecord, ground: Ground, elapsed: Fraction) -> int | None:
    """The last month for which the table sets a target for the project's unit (0: for none).

    None where it sets one that counts after ``elapsed`` months, or ``curve`` does not go by the table.
    """
    match curve:
        case ByScope():
            return target_ends(ground.curve(_scoped(curve, project)), project, ground, elapsed)
        case NextQuarterEnd():
            return target_ends(ground.curve(curve.curve), project, ground, quarter_end(elapsed))
        case UnitTable():
            points = _own_points(curve, project, ground)
            return None if _reach(points, elapsed) else int(max(points, default=Fraction(0)))
        case _:
            return None


def goes_by_the_table(curve: Curve, ground: Ground) -> bool:
    """Whether ``curve``, or one that it takes for some projects, is that of the table of targets."""
    match curve:
        case UnitTable():
            return True
        case ByScope():
            others = [scope.curve for scope in curve.scopes] + [curve.otherwise]
        case NextQuarterEnd():
            others = [curve.curve]
        case ProjectPlans() | OwnWindow() | Campaign():
            others = [curve.otherwise]
        case _:
            others = []
    return any(goes_by_the_table(ground.curve(name), ground) for name in others)


def _reach(points: Mapping[Fraction, Fraction], elapsed: Fraction) -> bool:
    """Whether ``points`` say what is due then: a later one does, or the whole plan is due already."""
    return bool(points) and (max(points) >= elapsed or max(points.values()) >= _WHOLE)


def quarter_end(elapsed: Fraction) -> Fraction:
    """The end of the quarter in which the moment lies, in months."""
    return Fraction(ceil(elapsed / _QUARTER) * _QUARTER)


def asks_the_same(curve: Curve, ground: Ground) -> bool:
    """Whether ``curve`` asks the same of every project, whatever it is."""
    match curve:
        case Linear() | PointsCurve():
            return True
        case NextQuarterEnd():
            return asks_the_same(ground.curve(curve.curve), ground)
        case Campaign():
            return asks_the_same(ground.curve(curve.otherwise), ground)
        case _:
            return False


def at_points(points: Mapping[Fraction, Fraction], elapsed: Fraction, between: str) -> Fraction:
    """What cumulative ``points`` (by month, in order) say of a moment between them; 0 at the year's start.

    ``step`` keeps the point that was reached, ``next`` already asks for the one to come, ``linear`` goes
    in proportion; after the last point that one stands.
    """
    reached = [(month, value) for month, value in points.items() if month <= elapsed]
    coming = [(month, value) for month, value in points.items() if month > elapsed]
    month, value = reached[-1] if reached else (Fraction(0), Fraction(0))
    if between == "step" or month == elapsed or not coming:
        return value
    following, target = coming[0]
    if between == "next":
        return target
    return value + (target - value) * (elapsed - month) / (following - month)


def own_window(project: ProjectRecord, year: int) -> tuple[Fraction, Fraction] | None:
    """From which to which moment of ``year`` the project works: its planned start and finish within it.

    A project that was added during the year begins no earlier than that. None where nothing is left.
    """
    begins = [_moment(text, year) for text in (project.planned_start, project.in_plan_since) if text]
    first = max([Fraction(0), *begins])
    last = _moment(project.planned_finish, year, end=True) if project.planned_finish else Fraction(12)
    last = min(last, Fraction(MONTHS_OF_A_YEAR))
    return (first, last) if first < last else None


def moment_of(day: date, year: int, *, end: bool = False) -> Fraction:
    """The beginning of ``day``, or its end, in months since ``year`` began (any number, other years too)."""
    days = Month(day.year, day.month).last_day.day
    whole = MONTHS_OF_A_YEAR * (day.year - year) + day.month - 1
    return whole + Fraction(day.day if end else day.day - 1, days)


def _moment(partial: str, year: int, *, end: bool = False) -> Fraction:
    """The beginning or end of a partial ISO date: of a month's or a year's, where it says no more."""
    stated, *rest = (int(part) for part in partial.split("-"))
    month = rest[0] if rest else (MONTHS_OF_A_YEAR if end else 1)
    of_month = Month(stated, month)
    day = rest[1] if len(rest) > 1 else (of_month.last_day.day if end else 1)
    return moment_of(date(stated, month, day), year, end=end)


def _own_points(
    curve: ProjectPlans | UnitTable, project: ProjectRecord | None, ground: Ground
) -> Mapping[Fraction, Fraction]:
    """The points of the project's own cumulative plan, or of its unit; {} where there are none."""
    if project is None:
        return {}
    if isinstance(curve, UnitTable):
        if not ground.unit_points:  # to fall back in silence would be another target than was asked for
            text = _(
                "The curve unit-table needs a table of targets for {year}, and the ledger has none. "
                "Import it (projledger template targets makes a blank one), or name another curve."
            )
            raise SettingsError(text.format(year=ground.year))
        return _risen(ground.unit_points.get(project.lead_unit, {}))
    if not project.annual_plan or not project.monthly_plan:
        return {}
    months = dict(sorted(project.monthly_plan.items()))
    months.setdefault(MONTHS_OF_A_YEAR, project.annual_plan)  # the year's plan is the plan to December
    return _risen(
        {Fraction(month): Fraction(_WHOLE * amount, project.annual_plan) for month, amount in months.items()}
    )


def _in_campaign(
    curve: Campaign, project: ProjectRecord | None, elapsed: Fraction, ground: Ground
) -> Fraction:
    """Before the first day the other curve; from what that asks for then, to the target on the last day."""
    first = moment_of(curve.first_day, ground.year)
    last = moment_of(curve.last_day, ground.year, end=True)
    other = ground.curve(curve.otherwise)
    if elapsed < first:
        return percent_due(other, project, elapsed, ground)
    begun = percent_due(other, project, max(first, Fraction(0)), ground)
    if elapsed >= last:
        return max(begun, curve.target, percent_due(other, project, elapsed, ground))
    within = {month: value for month, value in (curve.points or {}).items() if first < month < last}
    return at_points(_risen({first: begun, **within, last: curve.target}), elapsed, "linear")


def _risen(points: Mapping[Fraction, Fraction]) -> dict[Fraction, Fraction]:
    """``points`` in order, of which none is less than an earlier one: what was once due stays due."""
    return dict(zip(points, accumulate(points.values(), max), strict=True))


def _scoped(curve: ByScope, project: ProjectRecord | None) -> str:
    for scope in curve.scopes:
        if project is not None and holds(scope, project):
            return scope.curve
    return curve.otherwise


def holds(scope: Scope, project: ProjectRecord) -> bool:
    """Whether ``project`` agrees with every key that ``scope`` gives."""
    stated = {
        "level": (project.level,),
        "sector": (project.sector,),
        "unit": (project.lead_unit,),
        "listed": (project.listed,),
        "project": (project.name, project.code, project.key, *project.aliases),
    }
    return all(getattr(scope, key) is None or getattr(scope, key) in values for key, values in stated.items())
