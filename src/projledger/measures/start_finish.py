"""Each project's start and finish against the plan, as far as its returns say.

A start counts as made by a status that can only follow it (在建, 停工, 完工 …) or by a stated day that has
come; a finish by a finished status. What is planned for a month has been due when the month has ended; a
year, when the year has. Where nothing came of a project, nothing is said of it but its plan.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from projledger.forms.report import FINISHED, NOT_STARTED, STATUSES
from projledger.foundation.period import Month
from projledger.ledger.records import FigureRecord, ProjectRecord
from projledger.measures.remarks import earlier

_STARTED = frozenset(STATUSES) - NOT_STARTED


class Milestone(StrEnum):
    """How a planned start or finish stands."""

    EARLY = "early"  # made before the planned day, month or year
    ON_TIME = "on-time"
    LATE = "late"  # made after it
    MADE = "made"  # made; the plan or the returns name no day to compare
    OVERDUE = "overdue"  # planned to be made by now, and not made
    NOT_DUE = "not-due"
    UNKNOWN = "unknown"  # nothing is planned, or nothing came that tells

    @property
    def made(self) -> bool:
        """Whether it has been made."""
        return self in {Milestone.EARLY, Milestone.ON_TIME, Milestone.LATE, Milestone.MADE}


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
    start: Milestone
    finish: Milestone
    said: Mapping[str, FigureRecord]


def starts_and_finishes(
    projects: Iterable[ProjectRecord], figures: Iterable[FigureRecord], through: Month
) -> dict[int, StartFinish]:
    """How the start and the finish of each of ``projects`` stand at the end of ``through``, by project id.

    Of a field that several rows of the year state, the latest counts.
    """
    said: dict[int, dict[str, FigureRecord]] = {}
    for figure in sorted(figures, key=lambda record: record.month):
        if figure.month.year == through.year and figure.month <= through:
            of_it = said.setdefault(figure.project, {})
            for field in ("status", "actual_start", "actual_finish"):
                if figure.values.get(field):
                    of_it[field] = figure
    return {project.id: _of(project, said.get(project.id, {}), through) for project in projects}


def _of(project: ProjectRecord, said: Mapping[str, FigureRecord], through: Month) -> StartFinish:
    def stated(field: str) -> str | None:
        return str(said[field].values[field]) if field in said else None

    status, began, ended = stated("status"), stated("actual_start"), stated("actual_finish")
    finished = status in FINISHED
    started = status in _STARTED or (status is None and began is not None and come(began, through))
    known = status is not None or began is not None
    return StartFinish(
        planned_start=project.planned_start,
        actual_start=began,
        planned_finish=project.planned_finish,
        actual_finish=ended,
        status=status,
        start=_milestone(project.planned_start, began, through, made=started, known=known),
        finish=_milestone(project.planned_finish, ended, through, made=finished, known=known),
        said=said,
    )


def _milestone(
    planned: str | None, actual: str | None, through: Month, *, made: bool, known: bool
) -> Milestone:
    if made:
        if planned is None or actual is None:
            return Milestone.MADE
        if earlier(actual, planned):
            return Milestone.EARLY
        return Milestone.LATE if earlier(planned, actual) else Milestone.ON_TIME
    if planned is None or not known:
        return Milestone.UNKNOWN
    return Milestone.OVERDUE if ended_by(planned, through) else Milestone.NOT_DUE


def come(day: str, through: Month) -> bool:
    """Whether the partial ISO date ``day`` has begun by the end of ``through``."""
    last = through.last_day.isoformat()
    return day <= last[: len(day)]


def ended_by(day: str, through: Month) -> bool:
    """Whether the day, month or year that ``day`` names has ended by the end of ``through``."""
    return day < through.plus(1).first_day.isoformat()[: len(day)]
