"""Records of the ledger as frames: what is known of each project in each month of one year.

Two rules of DESIGN 5 live here. *Deriving*: a return states the year's cumulative figure, or this
month's, or the total since the start; the year's cumulative figure follows from each. *Carrying
forward*: a month without a figure keeps the last cumulative figure of the same year, never of the
year before; a project that never reported counts 0. Nothing is guessed: what a return added since the
month before is known only where the month before is.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

import pandas as pd

from projledger.foundation.findings import Verdict
from projledger.foundation.period import Month
from projledger.ledger.figure_columns import FIELD_COLUMNS, Figures
from projledger.ledger.records import FigureRecord, HeldRecord, ProjectRecord, ReturnRecord, UnitRecord
from projledger.measures.deriving import Given, followed, unknown
from projledger.measures.months import spans
from projledger.measures.units import unit_at

#: The fields of a report from which progress is worked out, remarks included.
FIGURE_FIELDS = (
    "completed_month", "completed_ytd", "completed_total", "completed_before",
    "status", "actual_finish", "problem", "remark",
)  # fmt: skip
#: Columns of :func:`monthly` and their dtypes.
MONTHLY: dict[str, str] = {
    "project": "Int64",
    "month": "Int64",
    "reported": "boolean",
    "flash": "boolean",
    "figure_month": "Int64",
    "completed_month": "Int64",
    "completed_ytd": "Int64",
    "gap": "boolean",
    "status": "string",
}
#: Columns of :func:`positions` and their dtypes.
POSITIONS: dict[str, str] = {
    "project": "Int64",
    "name": "string",
    "unit": "string",
    "level": "string",
    "listed": "boolean",
    "sector": "string",
    "industry": "string",
    "nature": "string",
    "annual_plan": "Int64",
    "completed_month": "Int64",
    "completed_ytd": "Int64",
    "completed_ytd_before": "Int64",
    "reported": "boolean",
    "not_reported": "boolean",
    "held": "boolean",
    "flash": "boolean",
    "figure_month": "Int64",
    "gap": "boolean",
    "status": "string",
}


class Stated(NamedTuple):
    """What one standing row says after deriving. Money in yuan; None where nothing follows from the row.

    ``gap``: the cumulative figure was made by adding single months, and one of the months between was not
    reported, so that what it brought may be missing.
    """

    figure: FigureRecord
    completed_month: int | None
    completed_ytd: int | None
    gap: bool = False

    @property
    def unknown(self) -> bool:
        """Whether the row states an amount from which the year's cumulative figure does not follow."""
        return unknown(self.completed_ytd, self.figure.values.get("completed_total"))


def derive(
    figures: Iterable[FigureRecord], completed_before: int | None, *, quiet: Collection[int] = ()
) -> Iterator[Stated]:
    """The rows of *one project and year* in the order of their months, with their missing amounts derived.

    What follows from which amount, and what ``completed_before`` and ``quiet`` are: :func:`followed`.
    """
    rows = sorted(figures, key=lambda record: record.month)
    given = [
        Given._make((row.month.month, *(row.values.get(name) for name in FIELD_COLUMNS), row.flash))
        for row in rows
    ]
    for row, found in zip(rows, followed(given, completed_before, quiet), strict=True):
        yield Stated(row, *found)


def stated(
    projects: Iterable[ProjectRecord],
    figures: Iterable[FigureRecord],
    through: Month,
    returns: Iterable[ReturnRecord] = (),
    *,
    none_in: Collection[int] = (),
    units: Sequence[UnitRecord] = (),
) -> dict[int, list[Stated]]:
    """The derived rows of ``through``'s year up to it, by project; projects without a row are left out.

    ``returns`` give the months of nil returns, ``none_in`` those in which no return is owed; without them a
    month without a row counts as not known. ``units`` is the register, for units that were renamed.
    """
    records = {project.id: project for project in projects}
    nil = _nil_by_unit(records.values(), returns, through, units)
    none_due = frozenset(none_in)
    quiet = {unit: none_due.union(months) for unit, months in nil.items()}
    rows: dict[int, list[FigureRecord]] = {}
    for figure in figures:
        if figure.verified_only:
            continue  # no report
        if figure.project in records and figure.month.year == through.year and figure.month <= through:
            rows.setdefault(figure.project, []).append(figure)
    return {
        key: list(
            derive(
                rows[key],
                records[key].completed_before,
                quiet=quiet.get(records[key].reporting_unit, none_due),
            )
        )
        for key in sorted(rows)
    }


def nil_months(
    returns: Iterable[ReturnRecord], units: Sequence[UnitRecord] = ()
) -> frozenset[tuple[str, Month]]:
    """The units and months whose standing return says that nothing has changed (零报告).

    A unit is named as the register ``units`` has it at that month.
    """
    found = set()
    for record in returns:
        month = Month.parse(record.period) if record.period else None
        if record.nil and record.stands and record.unit and month and record.verdict is not Verdict.REJECTED:
            found.add((unit_at(record.unit, month, units), month))
    return frozenset(found)


def monthly(
    projects: Sequence[ProjectRecord],
    figures: Iterable[FigureRecord],
    returns: Iterable[ReturnRecord],
    through: Month,
    *,
    none_in: Collection[int] = (),
    units: Sequence[UnitRecord] = (),
) -> pd.DataFrame:
    """One row a project and month from January to ``through``, in the columns of :data:`MONTHLY`.

    ``reported``: a figure or a nil return came for that month; a row from which no cumulative figure
    follows counts as none. ``completed_ytd``: carried forward within the year, 0 before the first figure.
    ``figure_month``: the month whose figure or nil return that is, NA before the first.
    ``completed_month``: NA where it is not known (:func:`derive`), 0 for a nil return. ``status``,
    ``flash`` (快报) and ``gap`` (:class:`Stated`) are carried like the figure. ``none_in`` and ``units``
    as for :func:`stated`.
    """
    returns = list(returns)
    nil = _nil_by_unit(projects, returns, through, units)
    none_due = frozenset(none_in)
    told = _told(figures, through)
    rows: list[tuple[Any, ...]] = []
    for project in projects:
        silent = nil.get(project.reporting_unit, ())
        given = sorted(told.get(project.id, ()), key=itemgetter(0))
        found = followed(given, project.completed_before, none_due.union(silent))
        lines = {row.month: (row, amounts) for row, amounts in zip(given, found, strict=True)}
        figure_month, ytd, status, flash, gap = None, 0, None, False, False
        for number in range(1, through.month + 1):
            month, reported = None, False
            if number in lines:
                row, (of_month, of_year, lacking) = lines[number]
                status = status if row.status is None else row.status
                if not unknown(of_year, row.completed_total):
                    reported, figure_month, month, flash, gap = True, number, of_month, row.flash, lacking
                    ytd = ytd if of_year is None else of_year
            if not reported and number in silent:
                reported, figure_month, month = True, number, 0
            rows.append((project.id, number, reported, flash, figure_month, month, ytd, gap, status))
    return _typed(rows, MONTHLY)


def _told(figures: Iterable[FigureRecord], through: Month) -> dict[int, list[Given]]:
    """What the reports of ``through``'s year up to it state, by project."""
    numbers = {month: month.month for month in through.through_year()}
    told: dict[int, list[Given]] = {}
    rows = zip(*Figures.of(figures).columns, strict=True)
    for project, moment, month, ytd, total, before, status, flash, verified_only, _replaced in rows:
        if moment in numbers and not verified_only:
            row = Given(numbers[moment], month, ytd, total, before, status, flash)
            told.setdefault(project, []).append(row)
    return told


def _nil_by_unit(
    projects: Iterable[ProjectRecord],
    returns: Iterable[ReturnRecord],
    through: Month,
    units: Sequence[UnitRecord],
) -> dict[str, list[int]]:
    """The months of ``through``'s year up to it in which a reporting unit sent a nil return.

    By the unit's name in the plan; units without a nil return are left out.
    """
    nil = nil_months(returns, units)
    if not nil:
        return {}
    months = list(through.through_year())
    found = {
        name: [month.month for month in months if (unit_at(name, month, units), month) in nil]
        for name in {project.reporting_unit for project in projects}
    }
    return {name: numbers for name, numbers in found.items() if numbers}


def positions(
    projects: Sequence[ProjectRecord],
    figures: Iterable[FigureRecord],
    held: Iterable[HeldRecord],
    returns: Iterable[ReturnRecord],
    through: Month,
    *,
    owed: bool = True,
    none_in: Collection[int] = (),
    units: Sequence[UnitRecord] = (),
    table: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """One row a project as it stands at the end of ``through``, in the columns of :data:`POSITIONS`.

    ``unit`` is the lead unit. ``annual_plan`` is NA where there is no plan (a plan of 0 is none).
    ``completed_ytd_before`` is the cumulative figure of the month before, 0 in January. Months of ``none_in``
    go with the next (January with February): then ``completed_month`` is of all of them, and ``_before`` of
    the month before the first. ``held``: a
    later row waits for its correction (待核). ``not_reported``: neither figure, nil return nor held
    row came for the month; never so where no return is ``owed`` for it, or in a month of ``none_in``.
    ``units`` is the register, for units that were renamed; ``table`` the :func:`monthly` frame of the same
    records where the caller has it.
    """
    figures = Figures.of(figures)
    if table is None:
        table = monthly(projects, figures, returns, through, none_in=none_in, units=units)
    now = table[table["month"] == through.month].set_index("project")
    span = spans(through, none_in)[-1]
    before = table[table["month"] == span.first - 1].set_index("project")[["completed_ytd"]]
    if span.first < span.last:
        within = table[table["month"].between(span.first, span.last - 1)]
        now["completed_month"] += within.groupby("project")["completed_month"].sum()
    waiting = _waiting(figures, held, through)
    facts = pd.DataFrame(
        [
            (project.id, project.name, project.lead_unit, project.level, project.listed, project.sector,
             project.industry, project.nature, project.annual_plan or None)
            for project in projects
        ],
        columns=["project", "name", "unit", "level", "listed", "sector", "industry", "nature", "annual_plan"],
        dtype=object,
    ).astype({"project": "Int64"})  # fmt: skip
    frame = facts.join(now.drop(columns="month"), on="project").join(
        before.rename(columns={"completed_ytd": "completed_ytd_before"}), on="project"
    )
    frame["completed_ytd_before"] = frame["completed_ytd_before"].fillna(0)
    frame["held"] = frame["project"].isin([project for project, _month in waiting])
    held_now = frame["project"].isin([project for project, month in waiting if month == through])
    owed = owed and through.month not in none_in
    frame["not_reported"] = ~(frame["reported"].astype(bool) | held_now) if owed else False
    return frame[list(POSITIONS)].astype(POSITIONS)


def _waiting(figures: Figures, held: Iterable[HeldRecord], through: Month) -> set[tuple[int, Month]]:
    """The projects and months with a held row that is newer than every figure that counts."""
    rows = {
        (record.project, month, record.submission)
        for record in held
        if record.project is not None
        and (month := Month.parse(record.period) if record.period else None) is not None
        and month.year == through.year
        and month <= through
    }
    latest = {project: (Month(0, 1), 0) for project, _month, _submission in rows}
    for figure in figures.of_projects(latest.keys()) if rows else ():
        if figure.verified_only:
            continue
        if figure.month.year == through.year and figure.month <= through:
            latest[figure.project] = max(latest[figure.project], (figure.month, figure.source.submission))
    return {(project, month) for project, month, submission in rows if (month, submission) > latest[project]}


def _typed(rows: Sequence[tuple[Any, ...]], columns: Mapping[str, str]) -> pd.DataFrame:
    """A frame of ``rows`` without ever passing an amount through a float."""
    values = list(zip(*rows, strict=True)) or [()] * len(columns)
    return pd.DataFrame(
        {
            name: pd.Series(list(column), dtype=dtype)
            for (name, dtype), column in zip(columns.items(), values, strict=True)
        }
    )
