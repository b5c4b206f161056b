"""Who has sent the return of a month, when, and what of it is still open.

Two questions are kept apart. *When*: the first return that was not rejected decides, by the local day on
which it was received, whether the unit reported on time, late, or not at all. *What*: the latest such return
decides whether it is a nil return, and rows still held make it one that is to be corrected.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple, TypedDict

from projledger.foundation.findings import Verdict
from projledger.foundation.period import Month
from projledger.foundation.settings import Settings
from projledger.ledger.records import HeldRecord, ProjectRecord, ReturnRecord, UnitRecord
from projledger.measures.units import exists_in, unit_at, units_at


class ReportState(StrEnum):
    """The one word for a unit's return of a month; what still needs doing comes before what is done."""

    HELD = "held"  # 部分待核: rows of the return are held until corrected
    REJECTED = "rejected"  # 退回: only returns came that could not be entered
    MISSING = "missing"  # 未报
    NOT_DUE = "not-due"  # the deadline has not passed and nothing came
    LATE = "late"  # 迟报
    NIL = "nil"  # 零报告, on time
    ON_TIME = "on-time"  # 按时


class Scan(StrEnum):
    """Whether the stamped scan of a unit's return is in the ledger."""

    PRESENT = "present"
    EARLIER = "earlier"  # linked to a return that a later one has replaced
    MISSING = "missing"
    NONE = ""  # no return, no scan


class UnitReportingRecord(TypedDict):
    """One unit's line as JSON. Dates are ISO; ``submission`` is the number of the latest sound return."""

    unit: str
    kind: str
    state: str
    projects: int
    received_on: str | None
    submission: int | None
    late: bool
    nil: bool
    entered: int
    held: int
    scan: str


class ReportingRecord(TypedDict):
    """The reporting of a month as JSON. ``on_time + late + missing + rejected + not_due == expected``."""

    month: str
    deadline: str | None
    today: str
    expected: int
    received: int
    on_time: int
    late: int
    missing: int
    rejected: int
    not_due: int
    nil: int
    held: int
    units: list[UnitReportingRecord]
    urge: list[str]


@dataclass(frozen=True, slots=True)
class UnitReporting:
    """One unit's return of the month.

    ``received_on`` is the day of the first sound return (of the first rejected one where no sound return
    came); ``submission`` the number of the latest sound return (of the latest rejected one). ``entered``
    are the rows of that submission, ``held`` all rows of the month that are still held; ``files`` every
    return's file in order of receipt.
    """

    unit: str
    kind: str
    projects: int
    state: ReportState
    received_on: date | None
    submission: int | None
    late: bool
    nil: bool
    entered: int
    held: int
    files: tuple[str, ...]
    scan: Scan = Scan.NONE

    @property
    def received(self) -> bool:
        """Whether a sound return has come."""
        return self.state not in {ReportState.MISSING, ReportState.NOT_DUE, ReportState.REJECTED}

    def record(self) -> UnitReportingRecord:
        """The line as JSON."""
        return UnitReportingRecord(
            unit=self.unit,
            kind=self.kind,
            state=self.state.value,
            projects=self.projects,
            received_on=self.received_on.isoformat() if self.received_on else None,
            submission=self.submission,
            late=self.late,
            nil=self.nil,
            entered=self.entered,
            held=self.held,
            scan=self.scan.value,
        )


@dataclass(frozen=True, slots=True)
class Reporting:
    """The returns of one month. ``deadline`` is None in a month without returns; ``units`` is then empty."""

    month: Month
    deadline: date | None
    today: date
    units: tuple[UnitReporting, ...]

    def _in(self, *states: ReportState) -> tuple[UnitReporting, ...]:
        return tuple(unit for unit in self.units if unit.state in states)

    @property
    def received(self) -> tuple[UnitReporting, ...]:
        """Units of which a sound return has come, on time or late."""
        return tuple(unit for unit in self.units if unit.received)

    @property
    def on_time(self) -> tuple[UnitReporting, ...]:
        """Units whose first sound return came by the deadline."""
        return tuple(unit for unit in self.received if not unit.late)

    @property
    def late(self) -> tuple[UnitReporting, ...]:
        """Units whose first sound return came after the deadline."""
        return tuple(unit for unit in self.received if unit.late)

    @property
    def missing(self) -> tuple[UnitReporting, ...]:
        """Units that sent nothing, the deadline having passed (未报)."""
        return self._in(ReportState.MISSING)

    @property
    def rejected(self) -> tuple[UnitReporting, ...]:
        """Units that sent only returns that could not be entered (退回)."""
        return self._in(ReportState.REJECTED)

    @property
    def not_due(self) -> tuple[UnitReporting, ...]:
        """Units that sent nothing yet, the deadline not having passed."""
        return self._in(ReportState.NOT_DUE)

    @property
    def nil(self) -> tuple[UnitReporting, ...]:
        """Units whose latest return is a nil return (零报告), on time or late."""
        return tuple(unit for unit in self.received if unit.nil)

    @property
    def held(self) -> tuple[UnitReporting, ...]:
        """Units of whose latest return rows are still held (待核)."""
        return tuple(unit for unit in self.received if unit.held)

    @property
    def without_scan(self) -> tuple[UnitReporting, ...]:
        """Units whose latest return has no stamped scan of its own."""
        return tuple(unit for unit in self.received if unit.scan is not Scan.PRESENT)

    @property
    def urge(self) -> tuple[UnitReporting, ...]:
        """Whom to urge: first who sent nothing, then who was sent back, then who has rows to correct."""
        return (*self.missing, *self.rejected, *self.held)

    def record(self) -> ReportingRecord:
        """The reporting as JSON."""
        return ReportingRecord(
            month=str(self.month),
            deadline=self.deadline.isoformat() if self.deadline else None,
            today=self.today.isoformat(),
            expected=len(self.units),
            received=len(self.received),
            on_time=len(self.on_time),
            late=len(self.late),
            missing=len(self.missing),
            rejected=len(self.rejected),
            not_due=len(self.not_due),
            nil=len(self.nil),
            held=len(self.held),
            units=[unit.record() for unit in self.units],
            urge=[unit.unit for unit in self.urge],
        )


def reporting(
    units: Sequence[UnitRecord],
    projects: Sequence[ProjectRecord],
    returns: Iterable[ReturnRecord],
    held: Iterable[HeldRecord],
    month: Month,
    settings: Settings,
    today: date,
    scanned: Collection[int] = (),
) -> Reporting:
    """The state of every unit that owes a return for ``month``, in the order of the register.

    A unit owes a return where it is the reporting unit of a project of the plan and the register does not
    excuse it (``owes_return``, validity in that month). A reporting unit that the register lacks owes one.
    A renamed unit's successor owes its return, and a return under either name is that unit's.
    ``held`` are rows that are still held and that no later return has again, as a view of the ledger gives
    them; a row counts with the unit and month of its return. ``scanned`` are the submissions to which a
    stamped scan is linked.
    """
    if not settings.returns.owed(month):
        return Reporting(month, None, today, ())
    last_day = settings.returns.deadline.of_month(month)
    sent: dict[str, list[ReturnRecord]] = {}
    for item in returns:
        if item.form == "report" and item.period == str(month) and item.unit is not None:
            sent.setdefault(unit_at(item.unit, month, units), []).append(item)
    open_rows: dict[str, int] = {}
    for row in held:
        if row.form == "report" and row.period == str(month) and row.unit is not None:
            unit = unit_at(row.unit, month, units)
            open_rows[unit] = open_rows.get(unit, 0) + 1
    lines = tuple(
        _line(
            owing,
            sorted(sent.get(owing.name, ()), key=_receipt),
            open_rows.get(owing.name, 0),
            last_day,
            today,
            scanned,
        )
        for owing in _owing(units, projects, month)
    )
    return Reporting(month, last_day, today, lines)


class Due(NamedTuple):
    """One month of the calendar of returns; ``deadline`` is None where no return is owed."""

    month: Month
    deadline: date | None


def calendar(year: int, settings: Settings) -> tuple[Due, ...]:
    """The twelve months of ``year`` with the last day on which each month's return is on time."""
    months = (Month(year, number) for number in range(1, 13))
    return tuple(
        Due(month, settings.returns.deadline.of_month(month) if settings.returns.owed(month) else None)
        for month in months
    )


class _Owing(NamedTuple):
    name: str
    kind: str
    projects: int


def _owing(units: Sequence[UnitRecord], projects: Sequence[ProjectRecord], month: Month) -> Iterator[_Owing]:
    counts: dict[str, int] = {}
    for project in units_at(projects, month, units):
        counts[project.reporting_unit] = counts.get(project.reporting_unit, 0) + 1
    for unit in units:
        count = counts.pop(unit.name, 0)
        if count and unit.owes_return and exists_in(unit, month):
            yield _Owing(unit.name, unit.kind, count)
    for name, count in counts.items():
        yield _Owing(name, "", count)


def _receipt(item: ReturnRecord) -> tuple[date, int, int]:
    return (item.received_on, item.submission, item.id)


def _line(
    owing: _Owing,
    sent: Sequence[ReturnRecord],
    held: int,
    last_day: date,
    today: date,
    scanned: Collection[int],
) -> UnitReporting:
    """``sent`` are the unit's returns of the month in order of receipt."""
    sound = [item for item in sent if item.verdict is not Verdict.REJECTED]
    files = tuple(dict.fromkeys(item.file_name for item in sent))
    if not sound:
        waiting = ReportState.NOT_DUE if today <= last_day else ReportState.MISSING
        return UnitReporting(
            owing.name,
            owing.kind,
            owing.projects,
            state=ReportState.REJECTED if sent else waiting,
            received_on=sent[0].received_on if sent else None,
            submission=max((item.submission for item in sent), default=None),
            late=False,
            nil=False,
            entered=0,
            held=0,
            files=files,
        )
    latest = max(sound, key=lambda item: (item.return_date, item.submission, item.id))
    # A unit may send its projects in several sheets of one file: they stand together.
    standing = [item for item in sound if item.submission == latest.submission]
    late = sound[0].received_on > last_day
    nil = all(item.nil for item in standing)
    return UnitReporting(
        owing.name,
        owing.kind,
        owing.projects,
        state=_state(late=late, nil=nil, held=held),
        received_on=sound[0].received_on,
        submission=latest.submission,
        late=late,
        nil=nil,
        entered=sum(item.entered for item in standing),
        held=held,
        files=files,
        scan=_scan(latest.submission, sent, scanned),
    )


def _scan(latest: int, sent: Sequence[ReturnRecord], scanned: Collection[int]) -> Scan:
    if latest in scanned:
        return Scan.PRESENT
    return Scan.EARLIER if any(item.submission in scanned for item in sent) else Scan.MISSING


def _state(*, late: bool, nil: bool, held: int) -> ReportState:
    if held:
        return ReportState.HELD
    if late:
        return ReportState.LATE
    return ReportState.NIL if nil else ReportState.ON_TIME
