"""What stands under a progress table: finished early, not on site, not reported, held, told by phone."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from projledger.forms.report import FINISHED
from projledger.foundation.period import Month
from projledger.ledger.records import FigureRecord, HeldRecord, ProjectRecord

NOT_ON_SITE = "未进场"


class Named(NamedTuple):
    """One project with what is to be said of it: ``text`` is its reported problem or remark.

    ``figure_month`` is the month whose figure stands, None where none ever came.
    """

    project: int
    name: str
    unit: str
    text: str = ""
    figure_month: Month | None = None


@dataclass(frozen=True, slots=True)
class Remarks:
    """The projects behind the last lines of a progress table; each in the order of the plan.

    ``held_unknown`` counts the held rows of the month whose project is not known, in no group's count.
    """

    finished_early: tuple[Named, ...] = ()
    not_on_site: tuple[Named, ...] = ()
    not_reported: tuple[Named, ...] = ()
    held: tuple[Named, ...] = ()
    flash: tuple[Named, ...] = ()
    no_plan: tuple[Named, ...] = ()
    held_unknown: int = 0

    def carried_from(self) -> list[tuple[Month | None, int]]:
        """How many unreported projects keep the figure of which month, latest first; None: never reported."""
        counts = Counter(item.figure_month for item in self.not_reported)
        return sorted(counts.items(), key=lambda item: item[0] or Month(0, 1), reverse=True)


def earlier(actual: str | None, planned: str | None) -> bool:
    """Whether the partial date ``actual`` lies before ``planned``, at the precision that both have."""
    if not actual or not planned:
        return False
    shared = min(len(actual), len(planned))
    return actual[:shared] < planned[:shared]


def months_early(
    project: ProjectRecord, status: str | None, figures: Iterable[FigureRecord], through: Month
) -> int | None:
    """How many months before its planned finish ``project`` was finished; None where it was not early.

    ``status`` is the one that holds at the end of ``through``; whole years count 12 months where one
    of the dates names only a year.
    """
    finish = _last_said(figures, through).get(project.id, {}).get("actual_finish")
    if not _early(project, status, finish):
        return None
    done, planned = ([int(part) for part in str(day).split("-")] for day in (finish, project.planned_finish))
    months = (planned[1] - done[1]) if len(done) > 1 and len(planned) > 1 else 0
    return 12 * (planned[0] - done[0]) + months


def _early(project: ProjectRecord, status: str | None, finish: str | None) -> bool:
    return status in FINISHED and earlier(finish, project.planned_finish)


def remarks(
    positions: pd.DataFrame,
    projects: Sequence[ProjectRecord],
    figures: Iterable[FigureRecord],
    held: Iterable[HeldRecord],
    through: Month,
) -> Remarks:
    """The remarks on the projects of ``positions`` (a frame of ``frames.positions``)."""
    records = {project.id: project for project in projects}
    said = _last_said(figures, through)
    found: dict[str, list[Named]] = {}
    for row in positions.to_dict("records"):
        project = records[int(row["project"])]
        values = said.get(project.id, {})
        month = None if pd.isna(row["figure_month"]) else Month(through.year, int(row["figure_month"]))
        named = Named(project.id, project.name, project.lead_unit, _reason(values), month)
        status = None if pd.isna(row["status"]) else str(row["status"])
        early = _early(project, status, values.get("actual_finish"))
        for kind, so in (
            ("finished_early", early),
            ("not_on_site", status == NOT_ON_SITE),
            ("not_reported", bool(row["not_reported"])),
            ("held", bool(row["held"])),
            ("flash", bool(row["flash"])),
            ("no_plan", bool(pd.isna(row["annual_plan"]))),
        ):
            if so:
                found.setdefault(kind, []).append(named)
    unknown = sum(1 for row in held if row.project is None and row.period == str(through))
    return Remarks(**{kind: tuple(names) for kind, names in found.items()}, held_unknown=unknown)


def _last_said(figures: Iterable[FigureRecord], through: Month) -> dict[int, dict[str, str]]:
    """By project, the year's last stated finish, and the problem and remark of its latest row."""
    said: dict[int, dict[str, str]] = {}
    for figure in sorted(figures, key=lambda record: record.month):
        if figure.month.year == through.year and figure.month <= through:
            words = said.setdefault(figure.project, {})
            if finish := figure.values.get("actual_finish"):
                words["actual_finish"] = str(finish)
            for field in ("problem", "remark"):
                words[field] = str(figure.values.get(field) or "")
    return said


def _reason(values: dict[str, str]) -> str:
    return values.get("problem") or values.get("remark") or ""
