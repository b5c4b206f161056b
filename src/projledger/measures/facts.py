"""What a view of the ledger gives for a period, and how chosen projects stand by it on a basis."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from projledger.foundation.period import Period
from projledger.foundation.settings import Settings
from projledger.ledger.records import FigureRecord, HeldRecord, ProjectRecord, ReturnRecord, UnitRecord
from projledger.measures.basis import Basis, on_basis
from projledger.measures.frames import monthly, positions


class Chosen(NamedTuple):
    """Projects as the plan has them, and those of them that are chosen, under the units' names of a month."""

    planned: Sequence[ProjectRecord]
    projects: Sequence[ProjectRecord]


class Stood(NamedTuple):
    """How projects stand on a basis (a frame of ``positions``), and their months (of ``monthly``) on it."""

    frame: pd.DataFrame
    months: pd.DataFrame

    @property
    def with_plan(self) -> set[int]:
        """The projects that have an annual plan."""
        return set(self.frame["project"][self.frame["annual_plan"].notna()].tolist())


class Facts(NamedTuple):
    """Figures, held rows and returns of the period's year, the settings, and the register of units."""

    figures: Sequence[FigureRecord]
    held: Sequence[HeldRecord]
    returns: Sequence[ReturnRecord]
    period: Period
    settings: Settings
    units: Sequence[UnitRecord]

    def stood(self, chosen: Chosen, basis: Basis = Basis.REPORTED) -> Stood:
        """How the chosen projects stand on ``basis``; rows are only held on the reported one.

        Who reported is looked up under the names that the plan gives: from there a unit is followed to each
        month, while one that several were merged into leads back to none of them.
        """
        by_id = {project.id: project for project in chosen.planned}
        projects = [by_id[project.id] for project in chosen.projects]
        rows, held = on_basis(self.figures, basis), self.held if basis is Basis.REPORTED else ()
        last, none_in, units = self.period.last, self.settings.returns.none_in, self.units
        months = monthly(projects, rows, self.returns, last, none_in=none_in, units=units)
        frame = positions(
            projects, rows, held, self.returns, last, none_in=none_in, units=units, table=months
        )
        named = pd.array([project.lead_unit for project in chosen.projects], dtype="string")
        return Stood(frame.assign(unit=named), months)
