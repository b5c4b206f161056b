"""How each project stands at the end of a month, and what its latest row of the year says."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from projledger.foundation.period import Month
from projledger.ledger.records import FigureRecord, ProjectRecord
from projledger.measures.remarks import Named


@dataclass(frozen=True, slots=True)
class Stand:
    """A project at the end of a month. ``completed_ytd`` in yuan, carried forward within the year.

    ``about`` names it, with its problem or remark and the month whose figure counts; ``said`` are the values
    of its latest row of the year, without absent ones, empty before the first; ``status`` the last stated;
    ``carried_from`` the month whose figure counts where the month itself was not reported.
    """

    project: ProjectRecord
    about: Named
    completed_ytd: int
    status: str | None
    said: Mapping[str, Any]
    carried_from: Month | None


def stands(
    projects: Sequence[ProjectRecord],
    table: pd.DataFrame,
    figures: Iterable[FigureRecord],
    through: Month,
) -> tuple[Stand, ...]:
    """How ``projects`` stand; ``table`` is their frame of :func:`~projledger.measures.frames.positions`."""
    latest = _latest_values(figures, through)
    records = {project.id: project for project in projects}
    columns = ["project", "completed_ytd", "status", "reported", "figure_month"]
    found = []
    for key, completed, status, reported, number in table[columns].itertuples(index=False, name=None):
        project, said = records[int(key)], latest.get(int(key), {})
        month = None if pd.isna(number) else Month(through.year, int(number))
        words = str(said.get("problem") or said.get("remark") or "")
        found.append(
            Stand(
                project=project,
                about=Named(project.id, project.name, project.lead_unit, words, month),
                completed_ytd=int(completed),
                status=None if pd.isna(status) else str(status),
                said=said,
                carried_from=None if reported else month,
            )
        )
    return tuple(found)


def _latest_values(figures: Iterable[FigureRecord], through: Month) -> dict[int, Mapping[str, Any]]:
    """The values of each project's latest row of ``through``'s year.

    Problems and shortages are not carried over: a later row that names none says that they are gone.
    """
    found: dict[int, Mapping[str, Any]] = {}
    for figure in sorted(figures, key=lambda record: record.month):
        if figure.month.year == through.year and figure.month <= through:
            found[figure.project] = {
                name: value for name, value in figure.values.items() if value is not None
            }
    return found
