"""Every project's months of a year with the row that each figure came from: many projects at once.

:mod:`projledger.measures.project_history` tells one project's year with rates and lights; this is for
tables in which each figure must lead to its cell.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

import pandas as pd

from projledger.foundation.period import Month
from projledger.ledger.records import FigureRecord, ProjectRecord, ReturnRecord, UnitRecord
from projledger.measures.frames import monthly


class SourcedMonth(NamedTuple):
    """One month of one project. Amounts in yuan, ``completed_month`` None where it is not known.

    ``figure`` is the row from which ``completed_ytd`` follows, None before the first figure of the year;
    where it is of an earlier month, that figure is carried. ``reported``: a figure or a nil return of the
    month came.
    """

    month: Month
    completed_month: int | None
    completed_ytd: int
    reported: bool
    flash: bool
    figure: FigureRecord | None


def months_with_sources(
    projects: Sequence[ProjectRecord],
    figures: Iterable[FigureRecord],
    returns: Iterable[ReturnRecord],
    through: Month,
    *,
    none_in: Collection[int] = (),
    units: Sequence[UnitRecord] = (),
) -> dict[int, list[SourcedMonth]]:
    """January to ``through`` of each project, by its id; arguments as for :func:`frames.monthly`."""
    figures = list(figures)
    rows = {
        (figure.project, figure.month.month): figure
        for figure in figures
        if figure.month.year == through.year
    }
    table = monthly(projects, figures, returns, through, none_in=none_in, units=units)
    columns = ["project", "month", "completed_month", "completed_ytd", "reported", "flash"]
    found: dict[int, list[SourcedMonth]] = {}
    counts: dict[int, FigureRecord] = {}
    for key, number, added, done, reported, flash in table[columns].itertuples(index=False, name=None):
        project, month = int(key), Month(through.year, int(number))
        row = rows.get((project, month.month))
        if reported and row is not None:
            counts[project] = row
        found.setdefault(project, []).append(
            SourcedMonth(
                month,
                None if pd.isna(added) else int(added),
                int(done),
                bool(reported),
                bool(flash),
                counts.get(project),
            )
        )
    return found
