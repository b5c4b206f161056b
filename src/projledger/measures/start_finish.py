"""Each project's start and finish against the plan, day by day, and the rows that state them.

What has started or finished is decided in :mod:`projledger.measures.milestones`, by the definitions of the
settings; this says besides whether it was made before, with or after the planned day, and where the days and
the status stand.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from projledger.foundation.period import Month
from projledger.foundation.settings import Definitions
from projledger.ledger.records import FigureRecord, ProjectRecord
from projledger.measures.milestones import Reached, Window, milestones, sets_of
from projledger.measures.remarks import earlier

_FIELDS = ("status", "actual_start", "actual_finish")


class AgainstPlan(StrEnum):
    """How a start or finish stands against its planned day, month or year."""

    EARLY = "early"  # made before it
    ON_TIME = "on-time"
    LATE = "late"  # made after it
    MADE = "made"  # made; the plan or the returns name no day to compare
    OVERDUE = "overdue"  # due and not made, as `progress --rates` counts it
    NOT_DUE = "not-due"
    UNKNOWN = "unknown"  # nothing is planned, or nothing came that tells


@dataclass(frozen=True, slots=True)
class StartFinish:
    """One project's days, as partial ISO dates, and how its start and finish stand at the end of a month.

    ``said`` maps ``status``, ``actual_start`` and ``actual_finish`` to the latest row of the year that
    states them, for their sources.
    """

    planned_start: str | None
    actual_start: str | None
    planned_finish: str | None
    actual_finish: str | None
    status: str | None
    start: AgainstPlan
    finish: AgainstPlan
    said: Mapping[str, FigureRecord]


def starts_and_finishes(
    projects: Sequence[ProjectRecord],
    figures: Iterable[FigureRecord],
    through: Month,
    definitions: Definitions,
) -> dict[int, StartFinish]:
    """How the start and the finish of each of ``projects`` stand at the end of ``through``, by project id.

    Of a field that several rows of the year state, the latest counts.
    """
    figures = list(figures)
    reached = milestones(projects, figures, through, definitions)
    said = _latest(figures, through)
    window, found = Window.cumulative(through), {}
    for project in projects:
        own, stood = said.get(project.id, {}), reached[project.id]
        sets = sets_of(stood, window, on_schedule=None)
        status, began, ended = (_value(own, field) for field in _FIELDS)
        found[project.id] = StartFinish(
            planned_start=project.planned_start,
            actual_start=began,
            planned_finish=project.planned_finish,
            actual_finish=ended,
            status=status,
            start=_against_plan(stood.start, began, overdue="overdue-starts" in sets),
            finish=_against_plan(stood.finish, ended, overdue="overdue-finishes" in sets),
            said=own,
        )
    return found


def _latest(figures: Iterable[FigureRecord], through: Month) -> dict[int, dict[str, FigureRecord]]:
    said: dict[int, dict[str, FigureRecord]] = {}
    for figure in sorted(figures, key=lambda record: record.month):
        if figure.month.year == through.year and figure.month <= through:
            stated = {field: figure for field in _FIELDS if figure.values.get(field)}
            said.setdefault(figure.project, {}).update(stated)
    return said


def _value(said: Mapping[str, FigureRecord], field: str) -> str | None:
    return str(said[field].values[field]) if field in said else None


def _against_plan(one: Reached, actual: str | None, *, overdue: bool) -> AgainstPlan:
    if overdue:
        return AgainstPlan.OVERDUE
    if one.reached:
        if one.planned is None or actual is None:
            return AgainstPlan.MADE
        if earlier(actual, one.planned):
            return AgainstPlan.EARLY
        return AgainstPlan.LATE if earlier(one.planned, actual) else AgainstPlan.ON_TIME
    return AgainstPlan.UNKNOWN if one.reached is None or one.planned is None else AgainstPlan.NOT_DUE


def come(day: str, through: Month) -> bool:
    """Whether the partial ISO date ``day`` has begun by the end of ``through``."""
    return day <= through.last_day.isoformat()[: len(day)]
