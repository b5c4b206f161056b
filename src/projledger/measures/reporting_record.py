"""The returns of a month as they are shown: the state of each unit's return, and who is in which state."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypedDict

from projledger.foundation.period import Month


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
    """The reporting of a month as JSON.

    ``on_time + late + to_correct + missing + rejected + not_due == expected``; ``held`` are the late ones
    with rows to correct besides.
    """

    month: str
    deadline: str | None
    today: str
    expected: int
    received: int
    on_time: int
    late: int
    to_correct: int
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

    @property
    def on_time(self) -> bool:
        """Whether it came by the deadline and nothing of it is to be corrected (按时)."""
        return self.received and not self.late and not self.held

    @property
    def to_correct(self) -> bool:
        """Whether it came by the deadline, but rows of it were sent back and still wait (退回待改)."""
        return self.received and not self.late and bool(self.held)

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
        """Units whose first sound return came by the deadline, and of which no row is to be corrected."""
        return tuple(unit for unit in self.units if unit.on_time)

    @property
    def late(self) -> tuple[UnitReporting, ...]:
        """Units whose first sound return came after the deadline."""
        return tuple(unit for unit in self.received if unit.late)

    @property
    def to_correct(self) -> tuple[UnitReporting, ...]:
        """Units whose return came by the deadline, but with rows that were sent back (退回待改)."""
        return tuple(unit for unit in self.units if unit.to_correct)

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
            to_correct=len(self.to_correct),
            missing=len(self.missing),
            rejected=len(self.rejected),
            not_due=len(self.not_due),
            nil=len(self.nil),
            held=len(self.held),
            units=[unit.record() for unit in self.units],
            urge=[unit.unit for unit in self.urge],
        )
