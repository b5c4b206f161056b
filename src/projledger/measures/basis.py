"""The basis (口径) of a figure: as units report it, as verified on site, as the statistics have it.

One project's figures may differ by basis and all be right: statistics count booked payments, reports the
physical progress (DOMAIN 5.5). A table therefore says its basis, and never adds figures of two. What a row
says on another basis than the reported one is a cumulative figure of the year, carried forward by the same
rules (:mod:`projledger.measures.frames`): a month without one keeps the last of the same year, and a project
without any counts 0, keeps its plan in the denominator, and is counted and named (:class:`Coverage`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from projledger.foundation.language import N_
from projledger.foundation.period import Month
from projledger.ledger.figure_columns import Figures
from projledger.ledger.records import FigureRecord, ProjectRecord
from projledger.measures.remarks import Named


class Basis(StrEnum):
    """On which basis completed investment counts."""

    REPORTED = "reported"  # 上报
    VERIFIED = "verified"  # 核定
    STATISTICAL = "statistical"  # 入统


#: The same in documents, workbooks and heads of tables, which are always Chinese.
CHINESE_BASIS = {
    Basis.REPORTED: "上报口径",
    Basis.VERIFIED: "核定口径",
    Basis.STATISTICAL: "入统口径",
}
#: The same in the language of the screen.
BASIS_WORDS = {
    Basis.REPORTED: N_("reported basis"),
    Basis.VERIFIED: N_("verified basis"),
    Basis.STATISTICAL: N_("statistical basis"),
}
#: The field of a report's row that holds the year's cumulative figure on a basis other than the reported one.
FIELDS = {Basis.VERIFIED: "verified_ytd", Basis.STATISTICAL: "statistical_ytd"}
#: The columns of ``frames.positions`` that are amounts of completed investment.
AMOUNTS = ("completed_month", "completed_ytd", "completed_ytd_before")


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of which projects a figure on ``basis`` counts, in the order of the plan.

    ``stated``: with any figure of the year on it; ``earlier``: those of them whose figure is of an earlier
    month than the period's last, which is carried on; ``unstated``: without any, which count 0.
    """

    basis: Basis
    stated: tuple[Named, ...]
    earlier: tuple[Named, ...]
    unstated: tuple[Named, ...]


def on_basis(figures: Iterable[FigureRecord], basis: Basis) -> Figures:
    """The rows with what they say on ``basis`` as the year's cumulative figure.

    Those that say nothing are left out. On the reported basis the rows are as they are.
    """
    if basis is Basis.REPORTED:
        return Figures.of(figures)
    field = FIELDS[basis]
    return Figures(
        [
            figure._replace(values={"completed_ytd": figure.values[field]}, verified_only=False)
            for figure in figures
            if figure.values.get(field) is not None
        ]
    )


def with_amounts(positions: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    """``positions`` with the amounts of ``other``, both of the same projects in the same order.

    Who reported, and what is held, stays as it is: a unit that reported is not blamed for a figure
    that others have to state.
    """
    return positions.assign(**{column: other[column].to_numpy(dtype=object) for column in AMOUNTS}).astype(
        dict.fromkeys(AMOUNTS, "Int64")
    )


def coverage(
    projects: Sequence[ProjectRecord], figures: Iterable[FigureRecord], basis: Basis, through: Month
) -> Coverage:
    """Which of ``projects`` have a figure on ``basis`` by the end of ``through``, from which month."""
    latest: dict[int, Month] = {}
    for figure in on_basis(figures, basis):
        if figure.month.year == through.year and figure.month <= through:
            latest[figure.project] = max(figure.month, latest.get(figure.project, figure.month))
    named = [
        Named(project.id, project.name, project.lead_unit, figure_month=latest.get(project.id))
        for project in projects
    ]
    return Coverage(
        basis,
        stated=tuple(item for item in named if item.figure_month is not None),
        earlier=tuple(
            item for item in named if item.figure_month is not None and item.figure_month < through
        ),
        unstated=tuple(item for item in named if item.figure_month is None),
    )
