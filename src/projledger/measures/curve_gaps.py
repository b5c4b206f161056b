"""Where the points of a curve say nothing of a moment: before the first step, after a last one below 100."""

from fractions import Fraction
from typing import NamedTuple

from projledger.foundation.settings import Curve
from projledger.foundation.settings.curves import ByScope, Campaign, NextQuarterEnd, PointsCurve
from projledger.measures.curve_kinds import Ground, quarter_end

_WHOLE = 100


class Silent(NamedTuple):
    """A curve of points that says nothing of a moment of its own.

    ``target`` is what counts nevertheless, in percent: that of the last point, the one of ``month``; 0
    before the first, which is that of ``month``.
    """

    curve: str
    month: Fraction
    target: Fraction


def silent_points(name: str, curve: Curve, ground: Ground, elapsed: Fraction) -> tuple[Silent, ...]:
    """The curves of points by which ``curve`` (of that name) goes and that say nothing of the moment."""
    match curve:
        case PointsCurve():
            first, last = min(curve.points), max(curve.points)
            if elapsed > last and curve.points[last] < _WHOLE:
                return (Silent(name, last, curve.points[last]),)
            if elapsed < first and curve.between == "step":
                return (Silent(name, first, Fraction(0)),)
            return ()
        case ByScope():
            others = [*(scope.curve for scope in curve.scopes), curve.otherwise]
        case NextQuarterEnd():
            others, elapsed = [curve.curve], quarter_end(elapsed)
        case Campaign():
            others = [curve.otherwise]
        case _:
            others = []
    found = [one for other in others for one in silent_points(other, ground.curve(other), ground, elapsed)]
    return tuple(dict.fromkeys(found))
