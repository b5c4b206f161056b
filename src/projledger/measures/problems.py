"""What holds projects up, from the same positions as the progress table: for bulletins and lists."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from projledger.foundation.period import Period
from projledger.foundation.settings import Settings
from projledger.ledger.records import FigureRecord, HeldRecord, ProjectRecord, ReturnRecord, UnitRecord
from projledger.measures.frames import positions
from projledger.measures.lags import Lag, Lagging, lags
from projledger.measures.latest import Stand, stands
from projledger.measures.remarks import Named, Remarks, remarks
from projledger.measures.targets import BY_THE_SETTINGS, Yardstick
from projledger.measures.units import units_at


@dataclass(frozen=True, slots=True)
class Shortage:
    """What a project says it lacks: ``funds`` in yuan, ``land`` in hundredths of a mu (亩); 0 for nothing."""

    about: Named
    funds: int
    land: int
    help_asked: str


@dataclass(frozen=True, slots=True)
class StatedProblem:
    """A unit's own words on a project: the problem, and what it asks for."""

    about: Named
    problem: str
    help_asked: str


@dataclass(frozen=True, slots=True)
class Problems:
    """Everything that holds projects up at the end of a period, worst first.

    ``not_yet_due``: not started, and not planned to be by now. ``remarks`` are those of the progress table
    over the same projects: not reported (未报), held (待核), flash (快报), finished early, without plan.
    """

    lagging: tuple[Lagging, ...]
    not_yet_due: tuple[Named, ...]
    shortages: tuple[Shortage, ...]
    stated: tuple[StatedProblem, ...]
    remarks: Remarks

    def of_kind(self, *kinds: Lag) -> tuple[Lagging, ...]:
        """The lagging projects of these kinds."""
        return tuple(item for item in self.lagging if item.kind in kinds)

    @property
    def funds_lacking(self) -> int:
        """The sum of the funds lacking, in yuan."""
        return sum(item.funds for item in self.shortages)

    @property
    def land_lacking(self) -> int:
        """The sum of the land lacking, in hundredths of a mu."""
        return sum(item.land for item in self.shortages)


def problems(
    projects: Sequence[ProjectRecord],
    figures: Iterable[FigureRecord],
    held: Iterable[HeldRecord],
    returns: Iterable[ReturnRecord],
    period: Period,
    settings: Settings,
    unit_records: Sequence[UnitRecord] = (),
    yardstick: Yardstick = BY_THE_SETTINGS,
) -> Problems:
    """What holds ``projects`` up at the end of ``period``, by the latest row of each in that year.

    ``unit_records`` is the register: with it, units are those that answer at the end of the period.
    """
    figures, held = list(figures), list(held)
    through = period.last
    projects = units_at(projects, through, unit_records)
    table = positions(
        projects, figures, held, returns, through, none_in=settings.returns.none_in, units=unit_records
    )
    standing = stands(projects, table, figures, through)
    behind = lags(standing, period, settings, yardstick.at(projects, through, settings))
    return Problems(
        lagging=behind.lagging,
        not_yet_due=behind.not_yet_due,
        shortages=_shortages(standing),
        stated=_stated(standing),
        remarks=remarks(table, projects, figures, held, through),
    )


def _shortages(standing: Iterable[Stand]) -> tuple[Shortage, ...]:
    found = [
        Shortage(
            stand.about,
            int(stand.said.get("funds_lacking", 0)),
            int(stand.said.get("land_lacking", 0)),
            str(stand.said.get("help_asked", "")),
        )
        for stand in standing
    ]
    lacking = [item for item in found if item.funds or item.land]
    return tuple(sorted(lacking, key=lambda item: (-item.funds, -item.land, item.about.project)))


def _stated(standing: Iterable[Stand]) -> tuple[StatedProblem, ...]:
    found = [
        StatedProblem(stand.about, str(stand.said.get("problem", "")), str(stand.said.get("help_asked", "")))
        for stand in standing
    ]
    return tuple(item for item in found if item.problem or item.help_asked)
