"""How each project stands at the end of a month, and what its latest row of the year says."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from projledger.foundation.period import Month
from projledger.ledger.records import FigureRecord, ProjectRecord
from projledger.measures.remarks import Named
from projledger.measures.said import NOTHING_SAID, last_said


@dataclass(frozen=True, slots=True)
class Stand:
    """A project at the end of a month. ``completed_ytd`` in yuan, carried forward within the year.

    ``about`` names it, with its problem or remark and the month whose figure counts; ``said`` are the values
    of its latest row of the year, without absent ones, empty before the first; ``status`` the last stated;
    ``carried_from`` the month whose figure counts where the month itself was not reported. ``known``:
    anything came of it in the year, be it a nil return; where nothing did, nothing is judged.
    """

    project: ProjectRecord
    about: Named
    completed_ytd: int
    status: str | None
    said: Mapping[str, Any]
    carried_from: Month | None

    @property
    def known(self) -> bool:
        """Whether a figure or a nil return of the year counts."""
        return self.about.figure_month is not None


def stands(
    projects: Sequence[ProjectRecord],
    table: pd.DataFrame,
    figures: Iterable[FigureRecord],
    through: Month,
) -> tuple[Stand, ...]:
    """How ``projects`` stand; ``table`` is their frame of :func:`~projledger.measures.frames.positions`."""
    latest = last_said(figures, through)
    records = {project.id: project for project in projects}
    columns = ["project", "completed_ytd", "status", "reported", "figure_month"]
    found = []
    for key, completed, status, reported, number in table[columns].itertuples(index=False, name=None):
        project, said = records[int(key)], latest.get(int(key), NOTHING_SAID)
        month = None if pd.isna(number) else Month(through.year, int(number))
        found.append(
            Stand(
                project=project,
                about=Named(project.id, project.name, project.lead_unit, said.words, month),
                completed_ytd=int(completed),
                status=None if pd.isna(status) else str(status),
                said=said.values,
                carried_from=None if reported else month,
            )
        )
    return tuple(found)
