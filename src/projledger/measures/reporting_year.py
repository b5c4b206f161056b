"""A year of reporting by unit: each month's state, how often on time, and how long it has been late."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import TypedDict

from projledger.foundation.period import Month
from projledger.measures.reporting_record import Reporting, ReportState, UnitReporting

#: The unit did not do what was asked: nothing sound came by the deadline.
_FAILED = frozenset([ReportState.MISSING, ReportState.REJECTED])


class UnitYearRecord(TypedDict):
    """One unit's months as JSON; ``months`` holds the state of each month in which it owed a return."""

    unit: str
    kind: str
    expected: int
    on_time: int
    late: int
    to_correct: int
    missing: int
    rejected: int
    nil: int
    streak: int
    months: dict[str, str]


@dataclass(frozen=True, slots=True)
class UnitYear:
    """The returns of one unit, by month; months in which it owed none, or which are not due, are left out.

    ``streak`` is for how many months running, the latest due one included, its return was late, rejected or
    missing.
    """

    unit: str
    kind: str
    months: tuple[tuple[Month, UnitReporting], ...]

    def _count(self, *states: ReportState) -> int:
        return sum(line.state in states for _month, line in self.months)

    @property
    def on_time(self) -> int:
        """In how many months the return came by the deadline, with no row that is to be corrected."""
        return sum(line.on_time for _month, line in self.months)

    @property
    def late(self) -> int:
        """In how many months it came after the deadline."""
        return sum(line.received and line.late for _month, line in self.months)

    @property
    def to_correct(self) -> int:
        """In how many months it came by the deadline with rows that were sent back and wait (退回待改)."""
        return sum(line.to_correct for _month, line in self.months)

    @property
    def missing(self) -> int:
        """In how many months nothing came (未报)."""
        return self._count(ReportState.MISSING)

    @property
    def rejected(self) -> int:
        """In how many months only returns came that could not be entered (退回)."""
        return self._count(ReportState.REJECTED)

    @property
    def nil(self) -> int:
        """In how many months there was nothing to report (零报告)."""
        return sum(line.received and line.nil for _month, line in self.months)

    @property
    def streak(self) -> int:
        """For how many months running, up to now, it has not reported on time."""
        latest_first = (line for _month, line in reversed(self.months))
        return sum(1 for _ in takewhile(lambda line: line.late or line.state in _FAILED, latest_first))

    def record(self) -> UnitYearRecord:
        """The unit's year as JSON."""
        return UnitYearRecord(
            unit=self.unit,
            kind=self.kind,
            expected=len(self.months),
            on_time=self.on_time,
            late=self.late,
            to_correct=self.to_correct,
            missing=self.missing,
            rejected=self.rejected,
            nil=self.nil,
            streak=self.streak,
            months={str(month): line.state.value for month, line in self.months},
        )


def reporting_year(months: Sequence[Reporting]) -> tuple[UnitYear, ...]:
    """The units of ``months`` (one year's, in order): who failed longest first, then as in the register."""
    lines: dict[str, list[tuple[Month, UnitReporting]]] = {}
    for found in months:
        for line in found.units:
            own = lines.setdefault(line.unit, [])
            if line.state is not ReportState.NOT_DUE:
                own.append((found.month, line))
    kinds = {line.unit: line.kind for found in months for line in found.units}
    years = [UnitYear(unit, kinds[unit], tuple(own)) for unit, own in lines.items()]
    return tuple(sorted(years, key=lambda year: -year.streak))
