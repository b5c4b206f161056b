"""The list of projects (一览表): each project's figures beside what its plan and its latest row say.

The figures are those of the progress tables that it is made of, so that a project, its group and the total
agree with every other table of the same moment.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from projledger.foundation.period import Month
from projledger.ledger.records import FigureRecord, ProjectRecord
from projledger.measures.grouping import By
from projledger.measures.progress_rows import ProgressRow
from projledger.measures.progress_table import Progress
from projledger.measures.said import NOTHING_SAID, last_said

#: A group of projects that stand in no sum, since they have no annual plan.
NO_PLAN = "无年度计划"


@dataclass(frozen=True, slots=True)
class ListedProject:
    """One line: ``row`` are the project's figures, ``project`` what the plan says of it.

    ``said`` are the values of its latest row of the year, empty before the first. ``notes`` are what a reader
    of its figures must know: not reported and carried on, held, told by phone, internal.
    """

    row: ProgressRow
    project: ProjectRecord
    said: Mapping[str, Any]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListedGroup:
    """The projects of one row of the table by groups, in the order of the plan, below their subtotal.

    ``total_investment`` and ``completed_before`` add up what the plan states of them, in whole yuan.
    """

    row: ProgressRow
    projects: tuple[ListedProject, ...]
    total_investment: int
    completed_before: int


@dataclass(frozen=True, slots=True)
class ProjectList:
    """All projects with an annual plan in their groups, and apart from them those without one.

    ``progress`` is the table by groups: its total stands first. ``total_investment`` and
    ``completed_before`` are of the projects in ``groups``.
    """

    progress: Progress
    groups: tuple[ListedGroup, ...]
    without_plan: tuple[ListedProject, ...]
    total_investment: int
    completed_before: int


def project_list(
    groups: Progress, each: Progress, projects: Sequence[ProjectRecord], figures: Iterable[FigureRecord]
) -> ProjectList:
    """The list by the rows of ``groups``; ``each`` is the table by project of the same projects.

    Where ``groups`` is by project too, there is one group, of all.
    """
    records = {project.id: project for project in projects}
    said = last_said(figures, groups.period.last)
    notes = _notes(each)
    lines = {
        row.key: ListedProject(
            row,
            records[row.key],
            said.get(row.key, NOTHING_SAID).values,
            (*notes.get(row.key, ()), *(("内部掌握",) if records[row.key].internal else ())),
        )
        for row in each.rows
        if row.key is not None
    }
    found = []
    whole = (groups.total,) if groups.by is By.PROJECT else groups.rows
    for row in whole:
        planned = [lines[key] for key in row.members if key in lines and lines[key].row.projects]
        if planned:
            found.append(ListedGroup(row, tuple(planned), *_stated(planned)))
    every = [line for group in found for line in group.projects]
    without = tuple(line for line in lines.values() if not line.row.projects)
    return ProjectList(groups, tuple(found), without, *_stated(every))


def _stated(lines: Iterable[ListedProject]) -> tuple[int, int]:
    """What the plan states of ``lines``: total investment, and completed before this year."""
    projects = [line.project for line in lines]
    return (
        sum(project.total_investment or 0 for project in projects),
        sum(project.completed_before or 0 for project in projects),
    )


def _notes(each: Progress) -> dict[int, tuple[str, ...]]:
    """By project what is to be said of its figure, in a few words."""
    said, now = each.remarks, f"{each.period.last.month}月"
    found: dict[int, tuple[str, ...]] = {}

    def note(project: int, text: str) -> None:
        found[project] = (*found.get(project, ()), text)

    for item in (*said.not_reported, *said.carried):
        note(item.project, f"{now}未报，{_carried(item.figure_month)}")
    for item in said.held:
        note(item.project, f"待核，{_carried(item.figure_month)}")
    for item in said.flash:
        note(item.project, "快报数")
    for item in said.gap:
        note(item.project, "累计数可能缺月")
    for item in said.finished_early:
        note(item.project, "提前完工")
    return found


def _carried(month: Month | None) -> str:
    return "本年无数，按0计" if month is None else f"沿用{month.month}月底数"
