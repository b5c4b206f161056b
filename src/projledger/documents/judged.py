"""Which lights count against a project in papers, and for how long they have run: one rule for all of them.

As in bulletins, a project of which nothing came is not judged, a finished one is behind in nothing but its
finish, and one that is not planned to have started yet lags in nothing. Nor does a light of investment count
for a month before the project was to start: a run begins with the month of the planned start, or with the
one in which it started where that was earlier.
"""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from projledger.documents.facts import Facts
from projledger.forms.report import FINISHED
from projledger.foundation.period import Month
from projledger.measures.latest import Stand
from projledger.measures.light_history import LightRow, running, step_after
from projledger.measures.lights import Light
from projledger.measures.milestones import Reached, month_of

_INVESTMENT = "investment"


class Signal(NamedTuple):
    """A yellow or red light of one measure (investment, start, finish).

    ``streak``: months in a row, up to the last, that were yellow or red, ``reds`` of them red to the end;
    ``step`` is what follows by the settings, "" where nothing does.
    """

    measure: str
    light: Light
    streak: int
    reds: int
    step: str

    @property
    def months(self) -> int:
        """For how many months in a row the light has been what it is, or worse."""
        return self.reds if self.light is Light.RED else self.streak


def judged(facts: Facts) -> Mapping[int, tuple[Signal, ...]]:
    """The lights that count against each project, by its id: in the order of the measures, worst first."""
    early = {item.project for item in facts.problems.not_yet_due}
    stands = {stand.project.id: stand for stand in facts.stands}
    found: dict[int, list[Signal]] = {}
    for measure, rows in facts.lights.items():
        for row in rows:
            stand = stands.get(row.project.id)
            if stand is not None and row.now in (Light.YELLOW, Light.RED) and _counts(measure, stand, early):
                found.setdefault(row.project.id, []).append(_signal(measure, row, row.now, facts))
    return {project: tuple(signals) for project, signals in found.items()}


def _counts(measure: str, stand: Stand, early: Collection[int]) -> bool:
    exempt = stand.status in FINISHED or stand.project.id in early
    return stand.known and not (measure == _INVESTMENT and exempt)


def _signal(measure: str, row: LightRow, light: Light, facts: Facts) -> Signal:
    if measure != _INVESTMENT:
        return Signal(measure, light, row.streak, row.reds, row.step)
    since = counted_from(facts.milestones[row.project.id].start)
    lights = [cell.was or cell.light for cell in row.cells if since is None or cell.month >= since]
    streak, reds = running(lights)
    return Signal(
        measure, light, streak, reds, step_after(streak, reds, measure, facts.settings.lights.steps)
    )


def counted_from(start: Reached) -> Month | None:
    """The first month whose light of investment counts; None where every month of the year does.

    That is the month of the planned start, or the one in which the project started where that was earlier.
    """
    planned = month_of(start.planned) if start.planned else None
    if start.reached and start.since is None:
        return None  # it had started before the year
    if start.since is not None and planned is not None:
        return min(planned, start.since)
    return planned
