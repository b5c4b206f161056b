"""Start and finish of each project, planned and actual, and how far they lie apart at a month's end."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from projledger.foundation.period import Month
from projledger.foundation.settings import Settings
from projledger.ledger.records import FigureRecord, ProjectRecord
from projledger.measures.milestones import Reached, milestones, month_of, months_between
from projledger.measures.progress_rows import ProgressRow
from projledger.measures.start_finish import come, starts_and_finishes


@dataclass(frozen=True, slots=True)
class ProjectDates:
    """One project's dates as partial ISO dates (2021, 2021-06, 2021-06-15), None where not stated.

    ``row`` is its line of the progress table, ``status`` the last one stated in the year. ``started`` and
    ``finished`` as the settings define them; what was completed before this year shows a start too where
    nothing of the year tells. ``actual_start`` may be unknown of a started project. ``start_overdue`` and
    ``finish_overdue`` are the month-ends since a planned start or finish that has passed without the thing
    itself, as :meth:`Reached.overdue_months` counts them; ``finished_after`` how many months
    after its planned finish a finished project was finished (negative: before it). None elsewhere.
    """

    row: ProgressRow
    status: str | None
    planned_start: str | None
    planned_finish: str | None
    actual_start: str | None
    actual_finish: str | None
    started: bool
    finished: bool
    start_overdue: int | None
    finish_overdue: int | None
    finished_after: int | None

    @property
    def overdue(self) -> int | None:
        """Months overdue, of the finish before the start; None where nothing is."""
        return self.start_overdue if self.finish_overdue is None else self.finish_overdue


def timeline(
    rows: Sequence[ProgressRow],
    projects: Iterable[ProjectRecord],
    figures: Sequence[FigureRecord],
    through: Month,
    settings: Settings,
) -> tuple[ProjectDates, ...]:
    """The dates of the projects of ``rows`` (a progress table by project), in their order.

    ``projects`` and ``figures`` are those of the same view. A stated date after ``through`` is not yet so.
    """
    records: Mapping[int | None, ProjectRecord] = {project.id: project for project in projects}
    chosen = [records[row.key] for row in rows]
    reached = milestones(chosen, figures, through, settings.definitions)
    stated = starts_and_finishes(chosen, figures, through, settings.definitions)
    found = []
    for row, project in zip(rows, chosen, strict=True):
        dates, start, finish = stated[project.id], reached[project.id].start, reached[project.id].finish
        finished = bool(finish.reached)
        started = (
            finished or bool(start.reached) or (start.reached is None and bool(project.completed_before))
        )
        made = _come(dates.actual_finish, through) if finished else None
        found.append(
            ProjectDates(
                row=row,
                status=dates.status,
                planned_start=project.planned_start,
                planned_finish=project.planned_finish,
                actual_start=_come(dates.actual_start, through) if started else None,
                actual_finish=made,
                started=started,
                finished=finished,
                start_overdue=None if started else _overdue(start, through),
                finish_overdue=_overdue(finish, through),
                finished_after=_after(project.planned_finish, made),
            )
        )
    return tuple(found)


def _come(stated: str | None, through: Month) -> str | None:
    return stated if stated is not None and come(stated, through) else None


def _overdue(milestone: Reached, through: Month) -> int | None:
    """Month-ends since the planned date where it has passed without the thing, else None."""
    return milestone.overdue_months(through) or None


def _after(planned: str | None, made: str | None) -> int | None:
    """Months from the planned to the actual finish; None where either is not known to the month."""
    if planned is None or made is None or len(planned) < len("2021-06") or len(made) < len("2021-06"):
        return None
    return months_between(month_of(planned), month_of(made))
