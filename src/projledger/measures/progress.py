"""Completed investment against the annual plan and the time sequence, by group of projects.

All sums are whole yuan added up by pandas; every rate is one exact division, rounded once, half up,
when shown (:mod:`projledger.measures.rates`). ``rows`` part the projects and add up to ``total``;
what overlaps stands in ``of_which`` (:mod:`projledger.measures.grouping`).
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from functools import cache

import pandas as pd

from projledger.foundation.period import Month, Period
from projledger.foundation.settings import Settings
from projledger.ledger.figure_columns import Figures
from projledger.ledger.records import FigureRecord, HeldRecord, ProjectRecord, ReturnRecord, UnitRecord
from projledger.measures.basis import Basis, Coverage, coverage, with_amounts
from projledger.measures.differences import differences
from projledger.measures.facts import Chosen, Facts, Stood
from projledger.measures.further import (
    further_of,
    keyed,
    with_vanished,
)
from projledger.measures.grouping import By, Crossed, Grouped, crossed, grouped, whole
from projledger.measures.months import heard, steps
from projledger.measures.progress_rows import ProgressRow, RowMaker
from projledger.measures.progress_table import TOTAL, Across, Narrowed, Progress
from projledger.measures.reconciliation import reconciliation
from projledger.measures.remarks import Named, remarks
from projledger.measures.row_order import in_order
from projledger.measures.targets import BY_THE_SETTINGS, Targets, Yardstick, idle_scopes, silent_at, unset_of
from projledger.measures.terms import USUAL, Terms, of_list
from projledger.measures.unassigned import unassigned
from projledger.measures.units import unfollowed, unit_at, units_at

#: The columns by which a table can be sorted.
SORTABLE = (
    "group", "projects", "annual_plan", "completed_ytd", "completed_month", "completion_rate",
    "schedule_gap", "rate_change", "shortfall", "needed_per_month", "not_reported", "held",
)  # fmt: skip


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
