"""Completed investment against the annual plan and the time sequence, by group of projects.

All sums are whole yuan added up by pandas; every rate is one exact division, rounded once, half up,
when shown (:mod:`projledger.measures.rates`). ``rows`` part the projects and add up to ``total``;
what overlaps stands in ``of_which`` (:mod:`projledger.measures.grouping`).
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from fractions import Fraction
from functools import cache

import pandas as pd

from projledger.foundation.period import Month, Period
from projledger.foundation.settings import Settings
from projledger.foundation.settings.curves import Scope
from projledger.ledger.figure_columns import Figures
from projledger.ledger.records import FigureRecord, HeldRecord, ProjectRecord, ReturnRecord, UnitRecord
from projledger.measures.basis import Basis, Coverage, coverage, with_amounts
from projledger.measures.curve_gaps import Silent
from projledger.measures.differences import Difference, differences
from projledger.measures.facts import Chosen, Facts, Stood
from projledger.measures.further import (
    further_columns,
    further_of,
    keyed,
    own_span,
    with_vanished,
)
from projledger.measures.grouping import SUMS, By, Crossed, Grouped, crossed, grouped, whole
from projledger.measures.months import Span, heard, spans, steps
from projledger.measures.progress_rows import ProgressRow, RowMaker
from projledger.measures.reconciliation import Reconciliation, reconciliation
from projledger.measures.remarks import Named, Remarks, remarks
from projledger.measures.row_order import in_order
from projledger.measures.schedule import Target
from projledger.measures.targets import BY_THE_SETTINGS, Targets, Yardstick, idle_scopes, silent_at, unset_of
from projledger.measures.terms import USUAL, Terms, of_list
from projledger.measures.unassigned import Unassigned, unassigned
from projledger.measures.units import unfollowed, unit_at, units_at

TOTAL = "合计"
#: The amounts of which nothing is known in a row without any figure on the table's basis.
_COMPLETED = ("completed_ytd", "completed_month")
#: The columns by which a table can be sorted.
SORTABLE = (
    "group", "projects", "annual_plan", "completed_ytd", "completed_month", "completion_rate",
    "schedule_gap", "rate_change", "shortfall", "needed_per_month", "not_reported", "held",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Across:
    """A second breakdown beside the rows': its ``columns``, and ``cells`` by (row, column) that part both.

    A cell without projects is not there. ``beside`` names the sets that overlap rows or columns and are in
    no cell of their own.
    """

    by: By
    columns: tuple["ProgressRow", ...]
    cells: Mapping[tuple[str, str], "ProgressRow"]
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a table leaves out: it is about ``projects`` of ``of``; the others plan ``annual_plan`` yuan.

    ``said`` are the choices that narrow it, (what, its value), such as ("unit", "云台镇").
    """

    said: tuple[tuple[str, str], ...]
    projects: int
    of: int
    annual_plan: int


@dataclass(frozen=True, slots=True)
class Progress:
    """A progress table: rows, their total, and what is to be remarked below.

    ``target`` is that of the total, by ``curve``; ``instead`` counts the projects with a plan of which that
    says nothing, by its kind and the curve that measures them instead; ``unset`` names the units that have
    no target by then in the table that the curve goes by, with the last month for which they have one (0:
    none), ``idle`` the settings' scopes that hold for no project, by their place, ``beyond_points`` the
    curves of points that say nothing of the period's end. ``unassigned`` are units of which a table of
    targets declares more than their projects plan; of all projects of a unit, or of none. Rows have their
    own target (:attr:`one_target`). ``due_of`` gives a row's at the end of a month of the year, exactly, by
    the same plan (None without one).
    ``money_unit`` is that of the ``shown`` amounts. ``as_of`` and ``submission`` say which state of
    the ledger it was computed from: the moment (UTC) and the number of the last submission that it knows,
    not the day on which the table was asked for (取数). ``settings`` say by which rules, ``terms`` on which
    basis, for which list and under which units' names. ``coverage`` tells, on another basis than the
    reported one, which projects have a figure on it, ``left_unstated`` which planned projects of the opening
    plan, where that stands beside, are out of the one in force and have none. ``unfollowed`` are the units
    that had ended by the month of ``terms.units_at`` and that no single unit follows. ``differences`` are
    the projects whose figures differ by basis, where the terms compare them; ``reconciliation`` leads from
    the opening plan to the one in force, where they set these side by side (of all chosen projects, not
    only those behind).
    ``narrowed`` says what was left out, None where nothing was asked to be; ``across`` is a second breakdown.
    ``taken`` is the day on which the table was asked for, or for which. ``behind_only``: its rows are those
    that lag.
    """

    period: Period
    by: By
    target: Target
    rows: tuple[ProgressRow, ...]
    total: ProgressRow
    remarks: Remarks
    money_unit: str
    settings: Settings
    as_of: datetime | None = None
    submission: int | None = None
    terms: Terms = USUAL
    coverage: Coverage | None = None
    left_unstated: tuple[Named, ...] = ()
    unfollowed: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    reconciliation: Reconciliation | None = None
    narrowed: Narrowed | None = None
    curve: str = "linear"
    instead: Mapping[tuple[str, str], int] = field(default_factory=dict)
    unset: Mapping[str, int] = field(default_factory=dict)
    idle: tuple[tuple[int, Scope], ...] = ()
    beyond_points: tuple[Silent, ...] = ()
    unassigned: tuple[Unassigned, ...] = ()
    due_of: Callable[[ProgressRow, int], Fraction | None] = field(
        default=lambda _row, _month: None, repr=False, compare=False
    )
    across: Across | None = None
    taken: date | None = None
    behind_only: bool = False

    @property
    def empty(self) -> bool:
        """Whether the table is about no project at all, so that none of its figures says anything."""
        return not self.rows and not self.total.members

    @property
    def none_behind(self) -> bool:
        """Whether it is empty because, of what was chosen, no row lags as shown."""
        return self.empty and self.behind_only and (self.narrowed is None or bool(self.narrowed.projects))

    @property
    def taken_on(self) -> date | None:
        """The local day of 取数: when the table was asked for, or else that of the ledger's state."""
        return self.taken or (self.as_of.astimezone().date() if self.as_of else None)

    @property
    def own_span(self) -> Span:
        """The months of the period alone, which the rows' ``own`` is of."""
        return own_span(self.period, self.settings.returns.none_in)

    def due_by(self, month: int) -> Fraction | None:
        """What is due of the whole at the end of a month of the year, as ``due_of`` says."""
        return self.due_of(self.total, month)

    @property
    def one_target(self) -> bool:
        """Whether all rows, 其中 rows too, share the total's target, so that one figure says it for all."""
        parts = (*self.rows, self.total)
        return all(
            row.target == self.target for part in parts for row in (part, *part.of_which) if row.projects
        )

    @property
    def spans(self) -> tuple[Span, ...]:
        """The months that the rows' ``steps`` are of."""
        return spans(self.period.last, self.settings.returns.none_in)

    @property
    def missing_months(self) -> tuple[int, ...]:
        """The months since the last one of which anything came that owed a return; empty before the first."""
        came = [span.last for span, own in zip(self.spans, self.total.heard, strict=False) if own]
        none_in = self.settings.returns.none_in
        first = came[-1] + 1 if came else self.period.last.month + 1
        return tuple(month for month in range(first, self.period.last.month + 1) if month not in none_in)

    @property
    def silent(self) -> bool:
        """Whether nothing of the year counts of any project, so that its zeros say nothing."""
        return len(self.remarks.unknown) == self.total.projects + self.total.no_plan

    def frame(self) -> pd.DataFrame:
        """The rows as a frame, 其中 rows and the total left out.

        Columns: group (string), projects, annual_plan, completed_ytd, completed_month, month_unknown,
        shortfall, needed_per_month, not_reported, held, flash, no_plan, no_plan_completed (Int64, yuan or
        counts), completion_rate, target, schedule_gap, rate_change (object: Decimal as shown, or None),
        light (string: green, yellow, red). Of an ``unstated`` row completed_ytd
        and completed_month are NA. Where the terms ask for them also own_completed, own_unsure,
        opening_projects, opening_plan, opening_completed, and of each basis beside (statistical_…) _projects,
        _reported, _stated (Int64), own_rate and opening_rate (object: Decimal as shown, or None).
        """
        return pd.DataFrame(
            {
                "group": pd.array([row.group for row in self.rows], dtype="string"),
                **{
                    name: pd.array(
                        [
                            None if row.unstated and name in _COMPLETED else getattr(row, name)
                            for row in self.rows
                        ],
                        dtype="Int64",
                    )
                    for name in (
                        *(n for n in SUMS if n != "completed_ytd_before"),
                        "shortfall",
                        "needed_per_month",
                    )
                },
                "completion_rate": pd.Series([row.rate.shown for row in self.rows], dtype=object),
                "target": pd.Series([row.target.shown for row in self.rows], dtype=object),
                "schedule_gap": pd.Series([row.schedule_gap for row in self.rows], dtype=object),
                "rate_change": pd.Series([row.rate_change for row in self.rows], dtype=object),
                "light": pd.array([row.light and row.light.value for row in self.rows], dtype="string"),
                **further_columns([(row.own, row.opening, row.beside) for row in self.rows]),
            }
        )


def progress(
    projects: Sequence[ProjectRecord],
    figures: Iterable[FigureRecord],
    held: Iterable[HeldRecord],
    returns: Iterable[ReturnRecord],
    period: Period,
    settings: Settings,
    *,
    by: By = By.LEVEL,
    across: By | None = None,
    units: Collection[str] = (),
    levels: Collection[str] = (),
    behind: bool = False,
    sort: str | None = None,
    ascending: bool = False,
    money_unit: str | None = None,
    as_of: datetime | None = None,
    submission: int | None = None,
    unit_records: Sequence[UnitRecord] = (),
    terms: Terms = USUAL,
    opening: Sequence[ProjectRecord] = (),
    yardstick: Yardstick = BY_THE_SETTINGS,
) -> Progress:
    """The progress table of ``period``, from what a view of the ledger gives.

    ``units`` (lead units) and ``levels`` narrow the projects, ``behind`` the rows to those that lag
    as shown; the total is always that of the rows. ``sort`` is one of :data:`SORTABLE` (descending
    unless ``ascending``; rows without the figure last), None keeps the plan's order. ``money_unit``
    is 亿元, or 万元 in a table by project, unless given. ``unit_records`` is the register: with it, units
    are those that answer at the end of the period, or at the month that ``terms`` name. ``opening`` is
    the plan of the year's start, where the terms ask for it. ``yardstick`` holds the target table and
    another curve than the settings'. ``across`` is a second breakdown for the columns of a cross table.
    Raises ValueError for an unknown ``sort``.
    """
    if sort is not None and sort not in SORTABLE:
        raise ValueError(sort)
    figures, held = Figures.of(figures), list(held)
    facts = Facts(figures, held, list(returns), period, settings, unit_records)
    named_at = terms.units_at or period.last
    asked = {unit_at(unit, named_at, unit_records) for unit in units}

    def narrowed(plan: Sequence[ProjectRecord]) -> Chosen:
        listed = of_list(plan, terms.of_list) if terms.of_list else plan
        return Chosen(
            listed,
            [
                project
                for project in units_at(listed, named_at, unit_records)
                if (not asked or project.lead_unit in asked)
                and (not levels or project.level in levels)
                and (terms.selected is None or project.id in terms.selected.members)
            ],
        )

    selected, at_opening = narrowed(projects), narrowed(opening) if terms.opening else None
    chosen = selected.projects
    reported = facts.stood(selected)
    stood = reported
    if terms.basis is not Basis.REPORTED:
        other = facts.stood(selected, terms.basis)
        stood = Stood(with_amounts(reported.frame, other.frame), other.months)
    frame = stood.frame
    parts = grouped(frame, chosen, by, settings.sizes)
    then, then_covered = None, None
    if at_opening is not None:
        then_stood = facts.stood(at_opening, terms.basis)
        then = grouped(then_stood.frame, at_opening.projects, by, settings.sizes)
        parts = with_vanished(parts, then, by)
        if terms.basis is not Basis.REPORTED:
            then_covered = coverage(at_opening.projects, figures, terms.basis, period.last)
    planned = units_at(projects, named_at, unit_records)
    due = yardstick.at(planned, period.last, settings)
    covered = None
    if terms.basis is not Basis.REPORTED:
        covered = coverage(chosen, figures, terms.basis, period.last)
    with_plan = stood.months[stood.months["project"].isin(stood.with_plan)]
    none_in = settings.returns.none_in
    maker = RowMaker(
        period,
        settings,
        money_unit or ("万元" if by is By.PROJECT else "亿元"),
        steps(with_plan, period.last, none_in),
        heard(with_plan, period.last, none_in),
        further_of(
            facts,
            selected,
            reported,
            stood,
            terms,
            keyed(then, TOTAL, by) if then else None,
            None if then_covered is None else {item.project for item in then_covered.stated},
        ),
        due,
        None if covered is None else {item.project for item in covered.stated},
    )
    if behind:
        parts = Grouped(tuple(group for group in parts.rows if maker.row(group, by=by).behind))
        frame = frame[frame["project"].isin([key for group in parts.rows for key in group.members])]
    rows = [maker.row(group, by=by) for group in parts.rows]
    if by is By.PROJECT:
        records = {project.id: project for project in (*(at_opening.projects if at_opening else ()), *chosen)}
        rows = [
            _of_project(row, records[group.members[0]]) for row, group in zip(rows, parts.rows, strict=True)
        ]
        if terms.selected and terms.selected.order:  # an agenda is gone through in its own order
            places = {project: place for place, project in enumerate(terms.selected.order)}
            rows.sort(key=lambda row: places[row.members[0]])
    shown = _in(chosen, frame)
    all_of_it = whole(frame, TOTAL, parts.of_which)
    total = maker.total(all_of_it, rows)

    groups = {
        (group.name, group.members): group
        for part in (all_of_it, *parts.rows)
        for group in (part, *part.of_which)
    }

    @cache
    def targets_by(month: int) -> Targets:
        return yardstick.at(planned, Month(period.year, month), settings)

    def due_of(row: ProgressRow, month: int) -> Fraction | None:
        group = groups[row.group, row.members]
        return targets_by(month).of_group(group.members, group.plans)

    return Progress(
        period=period,
        by=by,
        target=total.target,
        rows=in_order(rows, sort, ascending=ascending),
        total=total,
        remarks=remarks(frame, chosen, figures, held, period.last),
        money_unit=maker.money_unit,
        settings=settings,
        as_of=as_of,
        submission=submission,
        terms=terms,
        coverage=None if covered is None else coverage(shown, figures, terms.basis, period.last),
        left_unstated=_left_unstated(then_covered, chosen),
        unfollowed=unfollowed(chosen, terms.units_at, unit_records) if terms.units_at else (),
        differences=differences(shown, figures, maker.further.pairs, period.last),
        reconciliation=reconciliation(at_opening.projects, chosen) if at_opening else None,
        curve=due.curve,
        instead=Counter(
            due.instead[project.id] for project in shown if project.annual_plan and project.id in due.instead
        ),
        unset=unset_of(shown, due),
        idle=idle_scopes(planned, settings, yardstick),
        beyond_points=silent_at(period.last, settings, yardstick),
        unassigned=()
        if levels or terms.of_list or terms.selected
        else unassigned(planned, yardstick.unit_targets, named_at, unit_records, asked),
        narrowed=_narrowed(chosen, selected.planned, asked, levels, terms),
        due_of=due_of,
        behind_only=behind,
        across=None
        if across is None
        else _across(maker, crossed(frame, chosen, by, across, settings.sizes), across),
    )


def _left_unstated(then: Coverage | None, chosen: Iterable[ProjectRecord]) -> tuple[Named, ...]:
    """The projects of the opening plan without a figure on the basis that are not among ``chosen`` now."""
    now = {project.id for project in chosen}
    return () if then is None else tuple(item for item in then.unstated if item.project not in now)


def _across(maker: "RowMaker", found: Crossed, by: By) -> Across:
    return Across(
        by,
        tuple(maker.row(group) for group in found.columns),
        {place: maker.row(group) for place, group in found.cells.items()},
        found.beside,
    )


def _narrowed(
    chosen: Sequence[ProjectRecord],
    listed: Sequence[ProjectRecord],
    units: Collection[str],
    levels: Collection[str],
    terms: Terms,
) -> Narrowed | None:
    """What is left out of ``listed`` by the choices made; None where none was."""
    selected = terms.selected
    said = [("unit", "、".join(sorted(units))), ("level", "、".join(levels))]
    if selected is not None:
        said += [("where", selected.condition), ("only", selected.file)]
    named = tuple((what, value) for what, value in said if value)
    if not named:
        return None
    kept = {project.id for project in chosen}
    plans = (project.annual_plan or 0 for project in listed if project.id not in kept)
    return Narrowed(named, len(chosen), len(listed), sum(plans))


def _in(projects: Iterable[ProjectRecord], frame: pd.DataFrame) -> list[ProjectRecord]:
    kept = set(frame["project"].tolist())
    return [project for project in projects if project.id in kept]


def _of_project(row: ProgressRow, project: ProjectRecord) -> ProgressRow:
    return replace(
        row,
        key=project.id,
        project_key=project.code or project.key,
        unit=project.lead_unit,
        level=project.level,
    )
