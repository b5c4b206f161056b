"""What stands under a progress table: finished early, not on site, not reported, held, told by phone."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from projledger.forms.report import FINISHED
from projledger.foundation.period import Month
from projledger.ledger.figure_columns import Figures
from projledger.ledger.records import FigureRecord, HeldRecord, ProjectRecord
from projledger.measures.frames import stated
from projledger.measures.said import NOTHING_SAID, last_said

NOT_ON_SITE = "未进场"


class Named(NamedTuple):
    """One project with what is to be said of it: ``text`` is its reported problem or remark.

    ``figure_month`` is the month whose figure (or nil return) stands, None where none of the year came.
    """

    project: int
    name: str
    unit: str
    text: str = ""
    figure_month: Month | None = None


class Confirmed(NamedTuple):
    """A clerk's figure (快报) that a return of the same month has since replaced with another one.

    ``told`` and ``returned`` are the cumulative figures of the year, in yuan, after deriving.
    """

    project: int
    name: str
    unit: str
    told: int
    returned: int


@dataclass(frozen=True, slots=True)
class Remarks:
    """The projects behind the last lines of a progress table; each in the order of the plan.

    ``reported`` counts the projects of which a figure or a nil return of the month itself counts.
    ``not_reported``: nothing of the month came, and it was owed. ``carried``: the same in a month in which
    nothing is owed. ``held`` (待核): a later row waits for its correction; ``held_unknown`` counts the held
    rows of the month whose project is not known, in no group's count. ``unknown``: of which nothing of the
    year counts, whether not reported, held or carried; they add 0. ``gap``: whose figure may lack a month
    that was not reported. ``confirmed``: whose clerk's figure of the month a return put right.
    """

    finished_early: tuple[Named, ...] = ()
    not_on_site: tuple[Named, ...] = ()
    not_reported: tuple[Named, ...] = ()
    carried: tuple[Named, ...] = ()
    held: tuple[Named, ...] = ()
    flash: tuple[Named, ...] = ()
    no_plan: tuple[Named, ...] = ()
    unknown: tuple[Named, ...] = ()
    gap: tuple[Named, ...] = ()
    confirmed: tuple[Confirmed, ...] = ()
    reported: int = 0
    held_unknown: int = 0

    @property
    def held_standing(self) -> tuple[Named, ...]:
        """The held projects for which an earlier figure of the year stands."""
        return tuple(item for item in self.held if item.figure_month is not None)

    @property
    def held_at_zero(self) -> tuple[Named, ...]:
        """The held projects that count 0, since no figure of the year came before."""
        return tuple(item for item in self.held if item.figure_month is None)

    def carried_from(self) -> list[tuple[Month | None, int]]:
        """How many unreported projects keep the figure of which month, latest first; None: never reported."""
        return _by_month(self.not_reported)

    def carried_over(self) -> list[tuple[Month | None, int]]:
        """The same of ``carried``: which figures stand in a month in which nothing is owed."""
        return _by_month(self.carried)


def _by_month(items: Iterable[Named]) -> list[tuple[Month | None, int]]:
    counts = Counter(item.figure_month for item in items)
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
    finish = last_said(figures, through).get(project.id, NOTHING_SAID).actual_finish
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
    figures = Figures.of(figures)
    records = {project.id: project for project in projects}
    reported, missing, held_now = (positions[name] for name in ("reported", "not_reported", "held"))
    places = {
        "not_on_site": _places(positions["status"] == NOT_ON_SITE),
        "not_reported": _places(missing),
        "carried": _places(~(reported | missing | held_now)),
        "held": _places(held_now),
        "flash": _places(positions["flash"]),
        "no_plan": _places(positions["annual_plan"].isna()),
        "unknown": _places(positions["figure_month"].isna()),
        "gap": _places(positions["gap"]),
    }
    finished = _places(positions["status"].isin(FINISHED))
    of_interest = sorted(set(finished).union(*places.values()))  # of most projects nothing is to be remarked
    chosen = [records[key] for key in positions["project"].iloc[of_interest].tolist()]
    months = positions["figure_month"].iloc[of_interest].tolist()
    ids = {project.id for project in chosen}
    said = last_said(figures.of_projects(ids), through)
    named = {
        place: Named(
            project.id,
            project.name,
            project.lead_unit,
            said.get(project.id, NOTHING_SAID).words,
            None if pd.isna(month) else Month(through.year, int(month)),
        )
        for place, project, month in zip(of_interest, chosen, months, strict=True)
    }
    return Remarks(
        **{kind: tuple(named[place] for place in found) for kind, found in places.items()},
        finished_early=tuple(
            named[place]
            for place in finished
            if earlier(
                said.get(named[place].project, NOTHING_SAID).actual_finish,
                records[named[place].project].planned_finish,
            )
        ),
        confirmed=_confirmed([records[int(key)] for key in positions["project"]], figures, through),
        reported=int(reported.sum()),
        held_unknown=sum(1 for row in held if row.project is None and row.period == str(through)),
    )


def _places(mask: "pd.Series[bool]") -> list[int]:
    """The places of the rows for which ``mask`` holds; what is not known does not hold."""
    found: list[int] = mask.to_numpy(dtype=bool, na_value=False).nonzero()[0].tolist()
    return found


def _confirmed(projects: Sequence[ProjectRecord], figures: Figures, through: Month) -> tuple[Confirmed, ...]:
    """The projects whose figure of ``through`` was told otherwise before, in the order of ``projects``."""
    columns = figures.columns
    told = {
        project
        for project, month, replaced in zip(columns.project, columns.month, columns.replaced, strict=True)
        if replaced and month == through
    }
    if not told:
        return ()
    figures = figures.of_projects(told)
    chosen = [project for project in projects if project.id in told]
    now = stated(chosen, figures, through)
    before = stated(
        chosen,
        [
            figure._replace(values=figure.replaced_flash)
            if figure.month == through and figure.replaced_flash is not None
            else figure
            for figure in figures
        ],
        through,
    )
    found = []
    for project in chosen:
        said, came = before[project.id][-1].completed_ytd, now[project.id][-1].completed_ytd
        if said is not None and came is not None and said != came:
            found.append(Confirmed(project.id, project.name, project.lead_unit, said, came))
    return tuple(found)
