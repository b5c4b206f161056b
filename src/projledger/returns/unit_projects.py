"""Which projects a unit's pre-filled return shows, and with which figures, from the ledger's records."""

from collections.abc import Iterable, Sequence
from typing import Any

from projledger.foundation.period import Month
from projledger.ledger.records import FigureRecord, ProjectRecord
from projledger.returns.prefilled import PrefilledProject


def unit_projects(
    unit: str, month: Month, projects: Iterable[ProjectRecord], figures: Sequence[FigureRecord]
) -> list[PrefilledProject]:
    """The projects that ``unit`` reports, in the plan's order, as they stood by the end of the month before.

    ``projects`` is the plan in force, ``figures`` this year's standing figures; those of ``month`` and
    later are not looked at. A figure missing last month is carried forward within the year.
    """
    latest: dict[int, dict[str, Any]] = {}
    for figure in sorted(figures, key=lambda one: one.month):
        if figure.month.year == month.year and figure.month < month:
            known = latest.setdefault(figure.project, {})
            known.update({field: value for field, value in figure.values.items() if value is not None})
    return [
        _prefilled(project, latest.get(project.id, {}))
        for project in projects
        if project.reporting_unit == unit
    ]


def _prefilled(project: ProjectRecord, last: dict[str, Any]) -> PrefilledProject:
    return PrefilledProject(
        code=project.code or project.key,
        name=project.name,
        total_investment=project.total_investment,
        completed_before=project.completed_before,
        annual_plan=project.annual_plan,
        last_ytd=last.get("completed_ytd"),
        status=last.get("status"),
        actual_start=last.get("actual_start"),
        start_basis=last.get("start_basis"),
        actual_finish=last.get("actual_finish"),
    )
