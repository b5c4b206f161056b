"""Records of the ledger as frames: what is known of each project in each month of one year.

Two rules of DESIGN 5 live here. *Deriving*: a return states the year's cumulative figure, or this
month's, or the total since the start; the year's cumulative figure follows from each. *Carrying
forward*: a month without a figure keeps the last cumulative figure of the same year, never of the
year before; a project that never reported counts 0. Nothing is guessed: what a return added since the
month before is known only where the month before is.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from projledger.foundation.findings import Verdict
from projledger.foundation.period import Month
from projledger.ledger.records import FigureRecord, HeldRecord, ProjectRecord, ReturnRecord, UnitRecord
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
        return self.completed_ytd is None and self.figure.values.get("completed_total") is not None


def derive(
    figures: Iterable[FigureRecord], completed_before: int | None, *, quiet: Collection[int] = ()
) -> Iterator[Stated]:
    """The rows of *one project and year* in the order of their months, with their missing amounts derived.

    ``completed_ytd`` is the stated one, else the last cumulative figure plus this month's, else the
    total since the start less ``completed_before`` (the plan's; the row's own where the plan has
    none). ``completed_month`` is the stated one, else the difference to the last cumulative figure; None
    where that one is not of the month before, since the difference would be that of several months.
    ``quiet`` are the months that a nil return or the calendar accounts for: they may lie between.
    """
    last, last_month, lacking = 0, 0, False
    for figure in sorted(figures, key=lambda record: record.month):
        values, number = figure.values, figure.month.month
        month, ytd = values.get("completed_month"), values.get("completed_ytd")
        joined = number == last_month + 1 or all(
            between in quiet for between in range(last_month + 1, number)
        )
        gap = ytd is None and month is not None and (lacking or not joined)
        if ytd is None and month is not None:
            ytd = last + month
        if ytd is None and (total := values.get("completed_total")) is not None:
            before = values.get("completed_before") if completed_before is None else completed_before
            ytd = None if before is None else total - before
        if month is None and ytd is not None and joined:
            month = ytd - last
        row = Stated(figure, month, ytd, gap)
        yield row
        if ytd is not None:
            last, lacking = ytd, gap
        last_month = last_month if row.unknown else number


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
    facts = [
        (project, row.figure.month.month, True, row.figure.flash, row.figure.month.month,
         row.completed_month, row.completed_ytd, row.gap, row.figure.values.get("status"))
        if not row.unknown
        else (project, row.figure.month.month, False, None, None, None, None, None,
              row.figure.values.get("status"))
        for project, rows in stated(
            projects, figures, through, returns, none_in=none_in, units=units
        ).items()
        for row in rows
    ]  # fmt: skip
    grid = pd.MultiIndex.from_product(
        [[project.id for project in projects], range(1, through.month + 1)], names=["project", "month"]
    )
    frame = _typed(facts, MONTHLY).set_index(["project", "month"]).reindex(grid).reset_index()
    frame["reported"] = frame["reported"].fillna(value=False)
    nil = _nil_by_unit(projects, returns, through, units)
    quiet = [(project.id, number) for project in projects for number in nil.get(project.reporting_unit, ())]
    said_nothing = pd.MultiIndex.from_frame(frame[["project", "month"]]).isin(quiet) & ~frame["reported"]
    frame.loc[said_nothing, "completed_month"] = 0
    frame.loc[said_nothing, "reported"] = True
    frame.loc[said_nothing, "figure_month"] = frame.loc[said_nothing, "month"]
    carried = ["figure_month", "completed_ytd", "status", "flash", "gap"]
    frame[carried] = frame.groupby("project", sort=False)[carried].ffill()
    frame["completed_ytd"] = frame["completed_ytd"].fillna(0)
    for flag in ("flash", "gap"):
        frame[flag] = frame[flag].fillna(value=False)
    return frame.astype(MONTHLY)


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
    figures = list(figures)
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


def _waiting(
    figures: Iterable[FigureRecord], held: Iterable[HeldRecord], through: Month
) -> set[tuple[int, Month]]:
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
    for figure in figures if rows else ():
        if figure.project not in latest or figure.verified_only:
            continue
        if figure.month.year == through.year and figure.month <= through:
            latest[figure.project] = max(latest[figure.project], (figure.month, figure.source.submission))
    return {(project, month) for project, month, submission in rows if (month, submission) > latest[project]}


def _typed(rows: Sequence[tuple[Any, ...]], columns: Mapping[str, str]) -> pd.DataFrame:
    """A frame of ``rows`` without ever passing an amount through a float."""
    frame = pd.DataFrame(rows, columns=list(columns), dtype=object)
    return frame.astype(dict(columns))
