"""A progress table as JSON: amounts in whole yuan, rates in percent to 6 decimals, and what was printed."""

from typing import TypedDict

from projledger.measures.differences import Difference
from projledger.measures.progress_rows import ProgressRow
from projledger.measures.progress_table import Progress
from projledger.measures.rates import json_number
from projledger.measures.reconciliation import Altered, Line, Reconciliation
from projledger.measures.remarks_record import RemarksRecord, remarks_record


class BesideRecord(TypedDict):
    """Of ``projects`` with a figure on ``basis``: what was reported, what that basis says, the difference."""

    basis: str
    projects: int
    reported: int
    stated: int
    difference: int


class OwnRecord(TypedDict):
    """What the period alone brought, its percentage of the annual plan, of how many projects it is unsure."""

    completed: int
    rate: float | None
    unsure: int


class OpeningRecord(TypedDict):
    """The group in the plan of the year's start, and what is completed of it (null where ``unstated``)."""

    projects: int
    annual_plan: int
    completed: int | None
    completion_rate: float | None
    unstated: bool


class RowRecord(TypedDict):
    """One row. ``shown`` holds the printed strings by column; 其中 rows stand in ``of_which``.

    ``completed_ytd`` and ``completed_month`` are null where ``unstated``: none of the group's projects has a
    figure on the table's basis. ``project_key``, ``unit`` and ``level`` are empty but in a table by project.
    ``steps`` is what each of the table's ``spans`` of months brought, in whole yuan.
    """

    group: str
    project_key: str
    unit: str
    level: str
    projects: int
    annual_plan: int
    completed_ytd: int | None
    completed_month: int | None
    month_unknown: int
    unstated: bool
    completion_rate: float | None
    target: float | None
    schedule_gap: float | None
    rate_change: float | None
    light: str | None
    shortfall: int | None
    needed_per_month: int | None
    not_reported: int
    held: int
    flash: int
    no_plan: int
    no_plan_completed: int
    steps: list[int]
    beside: list[BesideRecord]
    own: OwnRecord | None
    opening: OpeningRecord | None
    shown: dict[str, str]
    of_which: list["RowRecord"]


class SpanRecord(TypedDict):
    """Months of the year, by number, whose steps stand together."""

    first: int
    last: int


class CoverageRecord(TypedDict):
    """The projects, by name, with and without a figure on the table's basis; ``earlier``: of ``stated``.

    ``left_unstated``: without one, of the opening plan alone.
    """

    stated: list[str]
    earlier: list[str]
    unstated: list[str]
    left_unstated: list[str]


class DifferenceRecord(TypedDict):
    """A project whose reported figure is another than that on ``basis``, with the reason that is stated.

    ``figure_month`` is that of the figure on ``basis`` where it is carried on from an earlier month.
    """

    name: str
    unit: str
    basis: str
    reported: int
    stated: int
    difference: int
    reason: str
    reason_month: str | None
    figure_month: str | None


class LineRecord(TypedDict):
    """A line of a reconciliation; whole yuan."""

    projects: int
    total_investment: int
    annual_plan: int


class AlteredRecord(TypedDict):
    """A project that the adjustment took out, put in or changed; null where it has no such amount then."""

    name: str
    unit: str
    plan_before: int | None
    plan_now: int | None
    total_before: int | None
    total_now: int | None


class ReconciliationRecord(TypedDict):
    """From the opening plan to the one in force: closing = opening - out + came - before + now."""

    opening: LineRecord
    out: LineRecord
    came: LineRecord
    changed_before: LineRecord
    changed_now: LineRecord
    closing: LineRecord
    left: list[AlteredRecord]
    joined: list[AlteredRecord]
    altered: list[AlteredRecord]


class UnmatchedRecord(TypedDict):
    """A line of a written list that names no project for certain, and the nearest names."""

    row: int
    text: str
    near: list[str]


class NarrowedRecord(TypedDict):
    """What was chosen (``said``, by option): ``projects`` of ``of``; the plan of the others in yuan."""

    said: dict[str, str]
    projects: int
    of: int
    left_out_plan: int
    unmatched: list[UnmatchedRecord]


class CellRecord(TypedDict):
    """One cell of a cross table: its row, its column, and all of its figures."""

    row: str
    column: str
    figures: RowRecord


class AcrossRecord(TypedDict):
    """The second breakdown of a cross table: its columns, and the cells that hold projects."""

    by: str
    columns: list[RowRecord]
    cells: list[CellRecord]
    beside: list[str]


class ProgressRecord(TypedDict):
    """A progress table; ``rows`` sum to ``total``.

    ``basis``, ``of_list`` and ``units_at`` are its terms: what counts as completed, the list ("" for all
    projects), and the month whose names the units bear (null: the period's last). ``coverage`` is null on the
    reported basis, ``narrowed`` where all projects are in the table, ``across``
    in a table by one breakdown.

    ``as_of`` is the moment (UTC) of the last submission that the table knows, ``submission`` its number.
    ``target`` is the one of all rows by ``curve``, null where they differ (each row states its own).
    """

    period: str
    by: str
    as_of: str | None
    submission: int | None
    curve: str
    target: float | None
    money_unit: str
    spans: list[SpanRecord]
    basis: str
    of_list: str
    units_at: str | None
    unfollowed: list[str]
    coverage: CoverageRecord | None
    compared: bool
    own_span: SpanRecord | None
    differences: list[DifferenceRecord]
    reconciliation: ReconciliationRecord | None
    narrowed: NarrowedRecord | None
    across: AcrossRecord | None
    rows: list[RowRecord]
    total: RowRecord
    remarks: RemarksRecord


def progress_record(table: Progress) -> ProgressRecord:
    """``table`` as JSON data."""
    return ProgressRecord(
        period=str(table.period),
        by=table.by.value,
        as_of=None if table.as_of is None else table.as_of.isoformat(timespec="seconds"),
        submission=table.submission,
        curve=table.curve,
        target=json_number(table.target.exact) if table.one_target else None,
        money_unit=table.money_unit,
        spans=[SpanRecord(first=span.first, last=span.last) for span in table.spans],
        basis=table.terms.basis.value,
        of_list=table.terms.of_list,
        units_at=None if table.terms.units_at is None else str(table.terms.units_at),
        unfollowed=list(table.unfollowed),
        coverage=_coverage(table),
        compared=table.terms.compare,
        own_span=SpanRecord(first=table.own_span.first, last=table.own_span.last)
        if table.terms.single
        else None,
        differences=[_difference(one) for one in table.differences],
        reconciliation=_reconciliation(table.reconciliation),
        narrowed=narrowed_record(table),
        across=_across(table),
        rows=[_row(row) for row in table.rows],
        total=_row(table.total),
        remarks=remarks_record(table),
    )


def _difference(one: Difference) -> DifferenceRecord:
    return DifferenceRecord(
        name=one.name,
        unit=one.unit,
        basis=one.basis.value,
        reported=one.reported,
        stated=one.stated,
        difference=one.difference,
        reason=one.reason,
        reason_month=None if one.reason_month is None else str(one.reason_month),
        figure_month=None if one.figure_month is None else str(one.figure_month),
    )


def _reconciliation(found: Reconciliation | None) -> ReconciliationRecord | None:
    if found is None:
        return None
    return ReconciliationRecord(
        opening=_line(found.opening),
        out=_line(found.out),
        came=_line(found.came),
        changed_before=_line(found.changed_before),
        changed_now=_line(found.changed_now),
        closing=_line(found.closing),
        left=[_altered(one) for one in found.left],
        joined=[_altered(one) for one in found.joined],
        altered=[_altered(one) for one in found.altered],
    )


def _line(line: Line) -> LineRecord:
    return LineRecord(
        projects=line.projects, total_investment=line.total_investment, annual_plan=line.annual_plan
    )


def _altered(one: Altered) -> AlteredRecord:
    return AlteredRecord(
        name=one.name,
        unit=one.unit,
        plan_before=one.plan_before,
        plan_now=one.plan_now,
        total_before=one.total_before,
        total_now=one.total_now,
    )


def _coverage(table: Progress) -> CoverageRecord | None:
    covered = table.coverage
    if covered is None:
        return None
    return CoverageRecord(
        stated=[item.name for item in covered.stated],
        earlier=[item.name for item in covered.earlier],
        unstated=[item.name for item in covered.unstated],
        left_unstated=[item.name for item in table.left_unstated],
    )


def _across(table: Progress) -> AcrossRecord | None:
    if table.across is None:
        return None
    return AcrossRecord(
        by=table.across.by.value,
        columns=[_row(column) for column in table.across.columns],
        cells=[
            CellRecord(row=row, column=column, figures=_row(cell))
            for (row, column), cell in table.across.cells.items()
        ],
        beside=list(table.across.beside),
    )


def narrowed_record(table: Progress | None) -> NarrowedRecord | None:
    """What was chosen and what that leaves out; None where nothing was."""
    if table is None or table.narrowed is None:
        return None
    lines = table.terms.selected.unmatched if table.terms.selected else ()
    return NarrowedRecord(
        said=dict(table.narrowed.said),
        projects=table.narrowed.projects,
        of=table.narrowed.of,
        left_out_plan=table.narrowed.annual_plan,
        unmatched=[UnmatchedRecord(row=line.row, text=line.text, near=list(line.near)) for line in lines],
    )


def _row(row: ProgressRow) -> RowRecord:
    return RowRecord(
        group=row.group,
        project_key=row.project_key,
        unit=row.unit,
        level=row.level,
        projects=row.projects,
        annual_plan=row.annual_plan,
        completed_ytd=None if row.unstated else row.completed_ytd,
        completed_month=None if row.unstated else row.completed_month,
        month_unknown=row.month_unknown,
        unstated=row.unstated,
        completion_rate=json_number(row.rate.exact),
        target=json_number(row.target.exact),
        schedule_gap=json_number(row.schedule_gap),
        rate_change=json_number(row.rate_change),
        light=row.light.value if row.light else None,
        shortfall=row.shortfall,
        needed_per_month=row.needed_per_month,
        not_reported=row.not_reported,
        held=row.held,
        flash=row.flash,
        no_plan=row.no_plan,
        no_plan_completed=row.no_plan_completed,
        steps=list(row.steps),
        beside=[
            BesideRecord(
                basis=one.basis.value,
                projects=one.projects,
                reported=one.reported,
                stated=one.stated,
                difference=one.difference,
            )
            for one in row.beside
        ],
        own=row.own
        and OwnRecord(completed=row.own.amount, rate=json_number(row.own.rate.exact), unsure=row.own.unsure),
        opening=row.opening
        and OpeningRecord(
            projects=row.opening.projects,
            annual_plan=row.opening.annual_plan,
            completed=None if row.opening.unstated else row.opening.completed,
            completion_rate=json_number(row.opening.rate.exact),
            unstated=row.opening.unstated,
        ),
        shown=dict(row.shown),
        of_which=[_row(part) for part in row.of_which],
    )
