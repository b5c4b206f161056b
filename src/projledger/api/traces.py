"""Where a project's figures come from: entries of a field, and values of columns that no form knows."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple, TypedDict

from projledger.foundation.period import Month
from projledger.ledger.records import ProjectRecord


class TraceRecord(TypedDict):
    """One entry of a field as JSON. ``value`` is as stored: whole yuan, ISO dates, words."""

    month: str
    value: Any
    submission: int
    kind: str
    file: str
    sheet: str
    cell: str
    recorded_at: str
    received_on: str
    return_date: str
    stands: bool
    state: str
    derived_from: str


@dataclass(frozen=True, slots=True)
class TraceLine:
    """One entry of a field, whether it stands or not.

    ``month`` is None for the plan's own cell. ``derived_from`` names the field that was stated where
    the value follows from another one; ``cell`` is then that field's.
    """

    month: Month | None
    value: Any
    submission: int
    kind: str
    file_name: str
    sheet: str
    cell: str
    recorded_at: datetime
    received_on: date
    return_date: date
    stands: bool
    state: str
    derived_from: str = ""

    def record(self) -> TraceRecord:
        """The line as JSON."""
        return TraceRecord(
            month=str(self.month or ""),
            value=list(self.value) if isinstance(self.value, tuple) else self.value,
            submission=self.submission,
            kind=self.kind,
            file=self.file_name,
            sheet=self.sheet,
            cell=self.cell,
            recorded_at=self.recorded_at.isoformat(),
            received_on=self.received_on.isoformat(),
            return_date=self.return_date.isoformat(),
            stands=self.stands,
            state=self.state,
            derived_from=self.derived_from,
        )


@dataclass(frozen=True, slots=True)
class Trace:
    """Every entry of one field of one project, by month, then in the order of recording."""

    project: ProjectRecord
    field: str
    title: str
    lines: tuple[TraceLine, ...]

    def record(self) -> dict[str, Any]:
        """The trace as JSON."""
        return {
            "project": self.project.key,
            "name": self.project.name,
            "field": self.field,
            "entries": [line.record() for line in self.lines],
        }


class ExtraLine(NamedTuple):
    """One value of a column that no form knows. ``period`` is a month or, for the plan, its year."""

    period: str
    title: str
    text: str
    submission: int
    file_name: str
    cell: str
    state: str
    stands: bool


class ExtraLineRecord(TypedDict):
    """An extra value as JSON."""

    period: str
    title: str
    text: str
    submission: int
    file: str
    cell: str
    state: str
    stands: bool


class Extras(NamedTuple):
    """The extra values of one project's rows, by period; ``stands`` where the row is the one that counts."""

    project: ProjectRecord
    lines: tuple[ExtraLine, ...]

    def record(self) -> dict[str, Any]:
        """The values as JSON."""
        lines = [
            ExtraLineRecord(
                period=line.period,
                title=line.title,
                text=line.text,
                submission=line.submission,
                file=line.file_name,
                cell=line.cell,
                state=line.state,
                stands=line.stands,
            )
            for line in self.lines
        ]
        return {"project": self.project.key, "name": self.project.name, "extra": lines}
