"""What comes out of the book, as plain frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any, NamedTuple

from projledger.foundation.findings import Finding, Verdict
from projledger.foundation.period import Month

_NONE: Mapping[str, Any] = MappingProxyType({})


class Source(NamedTuple):
    """Where an entry came from. ``cells`` maps each field to its address ``月报!F8``."""

    submission: int
    kind: str  # of the submission: "file", "enter"
    file_name: str
    sheet: str
    row: int
    recorded_at: datetime
    received_on: date
    stated: str = ""  # a clerk's entry: its stated source


class UnitRecord(NamedTuple):
    """A unit as the register in force has it."""

    name: str
    kind: str
    short_names: tuple[str, ...]
    valid_from: str | None
    valid_to: str | None
    predecessor: str | None
    owes_return: bool


class Stated(NamedTuple):
    """Where a value stands: its source, and its address ``目标!C5``."""

    source: Source
    cell: str


@dataclass(frozen=True, slots=True)
class UnitTargetRecord:
    """What the tables of targets set for a unit in a year, by month ends: yuan, or percent of its plan.

    ``annual_plan`` is the plan of the table to which they refer, None where it states none. ``stated``
    says by month where its target stands, ``plan_stated`` where the plan does.
    """

    unit: str
    annual_plan: int | None
    amounts: Mapping[int, int]
    percents: Mapping[int, Decimal]
    stated: Mapping[int, Stated]
    plan_stated: Stated | None = None


class ListPlan(NamedTuple):
    """A project's membership in one list, with the annual plan it has there (yuan or None)."""

    name: str
    annual_plan: int | None


@dataclass(frozen=True, slots=True)
class ProjectRecord:
    """A project as the plan in force has it. Money in yuan; ``annual_plan`` None means no plan.

    ``level`` is the highest list's; ``monthly_plan[m]`` the optional cumulative plan to month m;
    ``values`` all fields of the plan's row, ``source`` and ``cells`` where they stand. ``sources`` are the
    sources of the fields that are not from ``source``: those that an adjustment has no column for, and
    ``completed_before`` where it is last year's final figure (``values`` then has none). ``in_plan_since``
    is the day since when it stands in the year's plan, where that is later than 1 January. ``industry``
    (行业) stands for the ``sector`` (领域) too where the plan has no column of sectors.
    """

    id: int
    key: str
    code: str | None
    name: str
    aliases: tuple[str, ...]
    level: str
    listed: bool
    lists: tuple[ListPlan, ...]
    sector: str | None
    nature: str | None
    place: str | None
    lead_unit: str
    co_units: tuple[str, ...]
    reporting_unit: str
    total_investment: int | None
    completed_before: int | None
    annual_plan: int | None
    monthly_plan: Mapping[int, int]
    planned_start: str | None
    planned_finish: str | None
    internal: bool
    values: Mapping[str, Any]
    source: Source
    cells: Mapping[str, str]
    sources: Mapping[str, Source] = field(default_factory=dict)
    in_plan_since: str | None = None
    industry: str | None = None

    def source_of(self, name: str) -> Source:
        """Where the field really comes from; its cell there is ``cells.get(name)``."""
        return self.sources.get(name, self.source)


class FigureRecord(NamedTuple):
    """The row that stands for one project and month. ``values`` are the report form's stored values.

    ``flash`` marks a clerk's entry that no return has confirmed (快报); ``entry`` is the row's id in
    the report form's table; ``replaced_flash`` the clerk's earlier figures that this return replaced,
    by field, given fields only. A clerk's entry lies over the return's row: fields it does not give are
    that row's, with their cells in the file of ``base``; the figures of completed investment (month,
    year, total, rate) are one statement and are taken over or given together. ``sources`` and ``entries``
    are, by field, the source and the row of what is not from ``source`` and ``entry``. What was verified on
    site (核定) is no flash: it stays when a return comes, and without one it makes no report
    (``verified_only``).
    """

    project: int
    month: Month
    unit: str
    entry: int
    values: Mapping[str, Any]
    flash: bool
    return_date: date
    source: Source
    cells: Mapping[str, str]
    replaced_flash: Mapping[str, Any] | None = None
    base: Source | None = None  # of a flash: where the fields come from that the clerk did not give
    sources: Mapping[str, Source] = _NONE
    entries: Mapping[str, int] = _NONE
    verified_only: bool = False

    def source_of(self, name: str) -> Source:
        """Where the field really comes from; its cell there is ``cells.get(name)``."""
        return self.sources.get(name, self.source)

    def entry_of(self, name: str) -> int:
        """The row that the field really comes from."""
        return self.entries.get(name, self.entry)

    @property
    def amount_field(self) -> str:
        """The field from which the year's cumulative amount follows; "" where the row states none."""
        stated = ("completed_ytd", "completed_month", "completed_total")
        return next((name for name in stated if self.values.get(name) is not None), "")


@dataclass(frozen=True, slots=True)
class EntryRecord:
    """One report row of a project, whatever became of it. ``cells`` as in :class:`Source`.

    ``state`` is the one after rulings; ``stands`` says that the row is the figure of its month, or lies
    over it (a clerk's entry that no return has confirmed). Such an entry gives only some fields:
    ``standing`` are the fields for which this row is the one that stands.
    """

    id: int
    project: int
    month: Month
    unit: str
    state: Verdict
    stands: bool
    return_date: date
    values: Mapping[str, Any]
    source: Source
    cells: Mapping[str, str]
    standing: frozenset[str] = frozenset()

    def stands_for(self, name: str) -> bool:
        """Whether this row is where the month's value of the field comes from."""
        return name in self.standing


@dataclass(frozen=True, slots=True)
class HeldRecord:
    """A held row that nothing has entered yet (待核). ``project`` is None where it is not known."""

    entry: int
    form: str
    submission: int
    file_name: str
    unit: str | None
    period: str | None
    sheet: str
    row: int
    project: int | None
    name: str
    values: Mapping[str, Any]
    raw: Mapping[str, str]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class ReturnRecord:
    """A return received for a unit and period, as status and log need it; never a clerk's entry.

    ``verdict`` is ``entered`` too for a return whose held rows have all been ruled on since.
    ``projects`` are those of its entered and held rows.
    """

    id: int
    submission: int
    form: str
    unit: str | None
    period: str | None
    verdict: Verdict
    nil: bool
    return_date: date
    received_on: date
    recorded_at: datetime
    file_name: str
    entered: int  # rows entered, later rulings included
    held: int  # rows still held
    projects: frozenset[int]
    stands: bool  # whether it is the latest of its form, unit and period and not rejected


@dataclass(frozen=True, slots=True)
class SubmissionRecord:
    """One line of the log; undone submissions are there too.

    Row counts are those after rulings; ``ruled`` are the rows of others that this one entered.
    """

    number: int
    kind: str
    recorded_at: datetime
    received_on: date
    who: str
    file_name: str
    container: str
    sha256: str
    kept: bool
    command: Mapping[str, Any]
    digest: str
    undone_by: int | None
    entered: int
    held: int
    rejected: int
    findings: tuple[Finding, ...]
    ruled: int = 0
