"""What goes into the book and what comes out of it, as plain frozen values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from projledger.foundation.findings import Finding, Verdict
from projledger.foundation.period import Month

# ---- in ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NewEntry:
    """One row of a return, to be written.

    ``values`` are the form's stored values by field (absent fields are left out); ``project`` is the
    project's internal id, None where it is not known (the row is then held) or the form has none.
    ``addresses`` hold the cell (``月报!B4``) of a field read elsewhere than (row, mapped column);
    ``raw`` what stood in each mapped cell, kept for held rows; ``extra`` the columns unknown to the form.
    """

    row: int
    state: Verdict
    values: Mapping[str, Any]
    project: int | None = None
    addresses: Mapping[str, str] = field(default_factory=dict)
    raw: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NewReturn:
    """One return, to be written. ``period`` is ``2021-06`` for reports, ``2021`` for plans, "" for units."""

    form: str
    unit: str | None
    period: str | None
    verdict: Verdict
    sheet: str = ""
    header_rows: str = ""  # "3-4"
    column_map: Mapping[str, str] = field(default_factory=dict)  # field → column letters
    money_unit: str | None = None
    money_source: str = ""  # "title F4", "line A2", "option"
    return_date: date | None = None
    date_source: str = ""  # the cell, or "received" where the return bears no date
    nil: bool = False
    layout: str = ""  # "stamp" for our own workbooks, or the name of the taught layout it was read by
    entries: Sequence[NewEntry] = ()
    extra_map: Mapping[str, str] = field(default_factory=dict)  # title of an extra value → column letters


class NewRuling(NamedTuple):
    """A held entry's later fate: ``entered`` under ``project``, or ``rejected``."""

    form: str
    entry: int
    state: Verdict
    project: int | None
    reason: str


class NewAlias(NamedTuple):
    """Another name of a project (``target`` "project", ``key`` its id) or unit ("unit", ``key`` its name).

    It holds for returns of the months ``valid_from`` to ``valid_to`` (``2021-07``; None: without end). With
    the target "successor" the project whose id is ``name`` is reported under ``key`` from then on.
    """

    target: str
    name: str
    key: str
    valid_from: str | None = None
    valid_to: str | None = None


class NewLayout(NamedTuple):
    """One shape of a taught layout, as :class:`~projledger.layout.taught.TaughtLayout`; form "" ends it."""

    name: str
    form: str = ""
    titles: tuple[str, ...] = ()
    columns: Mapping[str, str] = {}
    money_unit: str = ""


@dataclass(frozen=True, slots=True)
class NewSubmission:
    """Bytes or a command, to be written whole or not at all.

    ``kind``: ``file``, ``enter``, ``alias``, ``accept``, ``answers``, ``attach``, ``undo``, ``close``,
    ``layout``, ``settings``.
    ``data`` are the received bytes (None for commands, and for a refused classified file, whose
    ``sha256`` and ``size`` are then given). ``command`` are the words of the command as JSON data.
    """

    kind: str
    received_on: date
    who: str = ""
    file_name: str = ""
    container: str = ""  # the zip it came in
    data: bytes | None = None
    sha256: str = ""
    size: int = 0
    command: Mapping[str, Any] = field(default_factory=dict)
    returns: tuple[NewReturn, ...] = ()
    findings: tuple[Finding, ...] = ()
    rulings: tuple[NewRuling, ...] = ()
    aliases: tuple[NewAlias, ...] = ()
    undoes: int | None = None
    closes: str | None = None  # period, "2021-06"
    layouts: tuple[NewLayout, ...] = ()
    settings: Mapping[str, Any] | None = None  # the settings that change figures, whole


# ---- out -----------------------------------------------------------------------------------------


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
    ``completed_before`` where it is last year's final figure (``values`` then has none).
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

    def source_of(self, name: str) -> Source:
        """Where the field really comes from; its cell there is ``cells.get(name)``."""
        return self.sources.get(name, self.source)


@dataclass(frozen=True, slots=True)
class FigureRecord:
    """The row that stands for one project and month. ``values`` are the report form's stored values.

    ``flash`` marks a clerk's entry that no return has confirmed (快报); ``entry`` is the row's id in
    the report form's table; ``replaced_flash`` the clerk's earlier figures that this return replaced,
    by field, given fields only. A clerk's entry lies over the return's row: fields it does not give are
    that row's, with their cells in the file of ``base``; the figures of completed investment (month,
    year, total, rate) are one statement and are taken over or given together. ``sources`` and ``entries``
    are, by field, the source and the row of what is not from ``source`` and ``entry``.
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
    sources: Mapping[str, Source] = field(default_factory=dict)
    entries: Mapping[str, int] = field(default_factory=dict)

    def source_of(self, name: str) -> Source:
        """Where the field really comes from; its cell there is ``cells.get(name)``."""
        return self.sources.get(name, self.source)

    def entry_of(self, name: str) -> int:
        """The row that the field really comes from."""
        return self.entries.get(name, self.entry)


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
    """One line of the log; undone submissions are there too. Row counts are those after rulings."""

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
