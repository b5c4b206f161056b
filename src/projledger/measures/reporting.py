"""Who has sent the return of a month, when, and what of it is still open.

Two questions are kept apart. *When*: the first return that was not rejected decides, by the local day on
which it was received, whether the unit reported on time, late, or not at all. *What*: the latest such return
decides whether it is a nil return, and rows still held make it one that is to be corrected.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from projledger.foundation.findings import Verdict
from projledger.foundation.period import Month
from projledger.foundation.settings import Settings
from projledger.ledger.records import HeldRecord, ProjectRecord, ReturnRecord, UnitRecord
from projledger.measures.reporting_record import Reporting, ReportState, Scan, UnitReporting
from projledger.measures.units import exists_in, unit_at, units_at


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
