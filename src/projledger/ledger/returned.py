"""What was received: returns, rows still held, and the log of submissions."""

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from projledger.forms.register import FORMS
from projledger.foundation.codes import Severity
from projledger.foundation.findings import Finding, Verdict
from projledger.foundation.text import normal_name
from projledger.ledger.entries import RULED, EntryRow, entries
from projledger.ledger.facts import finding_of
from projledger.ledger.records import HeldRecord, ReturnRecord, SubmissionRecord
from projledger.ledger.scope import Scope, live
from projledger.ledger.store import Store

_Counts = tuple[int, int, int]


def returns(store: Store, scope: Scope, year: int | None) -> list[ReturnRecord]:
    """The live returns of the periods of ``year`` (None: all, those without a period too)."""
    found: list[tuple[Any, ...]] = []
    for form in FORMS:
        sql = f"""
WITH {RULED}
SELECT r.id, r.submission, r.unit, r.period, r.verdict, r.nil, r.return_date, s.received_on, s.recorded_at,
  s.file_name, coalesce(sum(coalesce(k.state, e.state) = 'entered'), 0),
  coalesce(sum(coalesce(k.state, e.state) = 'held'), 0),
  group_concat(DISTINCT CASE WHEN coalesce(k.state, e.state) IN ('entered', 'held')
    THEN coalesce(k.project_id, e.project_id) END), r.form
FROM "return" r JOIN submission s ON s.number = r.submission
LEFT JOIN "entry_{form}" e ON e."return" = r.id LEFT JOIN ruled k ON k.entry = e.id
WHERE r.form = :form AND s.kind <> 'enter' AND {live("r.submission")}
  AND (:year IS NULL OR substr(r.period, 1, 4) = :year)
GROUP BY r.id"""  # noqa: S608 - the names are those of the forms
        year_text = None if year is None else f"{year:04d}"
        found += store.rows(sql, {**scope.parameters, "form": form, "year": year_text})
    latest: dict[tuple[Any, ...], tuple[str, int]] = {}
    for row in found:
        if row[4] != Verdict.REJECTED:
            latest[_slot(row)] = max(latest.get(_slot(row), ("", 0)), _order(row))
    records = [_return_record(row, stands=latest.get(_slot(row)) == _order(row)) for row in found]
    return sorted(records, key=lambda record: record.id)


def _slot(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return (row[13], row[2], row[3])


def _order(row: tuple[Any, ...]) -> tuple[str, int]:
    """Reports stand by their return date, registers and plans by the order in which they came."""
    return (row[6] if row[13] == "report" else "", row[1])


def _return_record(row: tuple[Any, ...], *, stands: bool) -> ReturnRecord:
    number, submission, unit, period, verdict, nil, return_date, received_on, recorded_at = row[:9]
    file_name, entered, held, projects, form = row[9:]
    located = form != "report" or (unit is not None and period is not None)
    settled = verdict == Verdict.HELD and not held
    return ReturnRecord(
        id=number,
        submission=submission,
        form=form,
        unit=unit,
        period=period,
        verdict=Verdict.ENTERED if settled else Verdict(verdict),
        nil=bool(nil),
        return_date=date.fromisoformat(return_date),
        received_on=date.fromisoformat(received_on),
        recorded_at=datetime.fromisoformat(recorded_at),
        file_name=file_name,
        entered=entered,
        held=held,
        projects=frozenset(int(project) for project in projects.split(",")) if projects else frozenset(),
        stands=stands and located and verdict != Verdict.REJECTED,
    )


def held(
    store: Store,
    scope: Scope,
    form: str | None,
    received: Callable[[], list[ReturnRecord]],
    *,
    superseded: bool,
) -> list[HeldRecord]:
    """The rows that are held and that no live ruling has settled, in the order of their receipt.

    A row that a later return of the same period has again (or, where its project is not known, a
    later report of the same unit and month) is left out unless ``superseded``. ``received`` gives all
    live returns.
    """
    rows = [
        (name, row)
        for name in FORMS
        if form in (None, name)
        for row in entries(store, scope, FORMS[name], "now_state = 'held'")
    ]
    if rows and not superseded:
        rows = [(name, row) for name, row in rows if not _superseded(store, scope, name, row, received())]
    found = _findings(store, {row.submission for _name, row in rows})
    records = [_held_record(name, row, found.get(row.submission, [])) for name, row in rows]
    return sorted(records, key=lambda record: (record.submission, record.form, record.entry))


def _superseded(
    store: Store, scope: Scope, form: str, row: EntryRow, received: Iterable[ReturnRecord]
) -> bool:
    by_date = form == "report"
    own = (row.return_date if by_date else "", row.submission, row.return_id)
    later = [
        other
        for other in received
        if other.form == form
        and other.period == row.period
        and other.verdict is not Verdict.REJECTED
        and (other.return_date.isoformat() if by_date else "", other.submission, other.id) > own
    ]
    if row.project is not None:
        return any(row.project in other.projects for other in later)
    if by_date:
        return any(other.unit == row.unit and other.entered + other.held for other in later)
    ids = json.dumps([other.id for other in later])
    where = 'e."return" IN (SELECT value FROM json_each(:ids))'
    again = entries(store, scope, FORMS[form], where, {"ids": ids}) if later else []
    subject = FORMS[form].subject
    return normal_name(_name(row, subject)) in {normal_name(_name(other, subject)) for other in again}


def _name(row: EntryRow, subject: str) -> str:
    return str(row.values.get(subject) or row.raw.get(subject) or "")


def _held_record(form: str, row: EntryRow, findings: list[Finding]) -> HeldRecord:
    sheet, line = row.source.sheet, row.source.row
    elsewhere = set(row.cells.elsewhere.values())
    return HeldRecord(
        entry=row.id,
        form=form,
        submission=row.submission,
        file_name=row.source.file_name,
        unit=row.unit,
        period=row.period,
        sheet=sheet,
        row=line,
        project=row.project,
        name=_name(row, FORMS[form].subject),
        values=row.values,
        raw=row.raw,
        findings=tuple(
            found
            for found in findings
            if found.address in elsewhere
            or (found.cell is not None and (found.sheet, found.cell.row) == (sheet, line))
        ),
    )


def _findings(store: Store, submissions: set[int] | None = None) -> dict[int, list[Finding]]:
    sql = "SELECT submission, code, file, sheet, cell_row, cell_column, field, found, details FROM finding"
    if submissions is None:
        rows = store.rows(f"{sql} ORDER BY id")
    else:
        chosen = json.dumps(sorted(submissions))
        where = "WHERE submission IN (SELECT value FROM json_each(?))"
        rows = store.rows(f"{sql} {where} ORDER BY id", (chosen,))
    found: dict[int, list[Finding]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(finding_of(row[1:]))
    return found


def submissions(store: Store, scope: Scope) -> list[SubmissionRecord]:
    """All submissions of the view, undone ones too, by number."""
    counts = _row_counts(store, scope)
    findings = _findings(store)
    ruled = _ruled(store, scope)
    rows = store.rows(
        "SELECT number, kind, recorded_at, received_on, who, file_name, container, sha256, original, "
        "command, digest FROM submission WHERE number <= ? ORDER BY number",
        (scope.number,),
    )
    return [
        replace(
            _submission_record(row, scope, counts.get(row[0], (0, 0, 0)), tuple(findings.get(row[0], ()))),
            ruled=ruled.get(row[0], 0),
        )
        for row in rows
    ]


def _submission_record(
    row: tuple[Any, ...], scope: Scope, counts: _Counts, findings: tuple[Finding, ...]
) -> SubmissionRecord:
    number, kind, recorded_at, received_on, who, file_name, container, sha256, original, command, digest = row
    entered, kept, rejected = counts
    return SubmissionRecord(
        number=number,
        kind=kind,
        recorded_at=datetime.fromisoformat(recorded_at),
        received_on=date.fromisoformat(received_on),
        who=who,
        file_name=file_name,
        container=container,
        sha256=sha256,
        kept=bool(original),
        command=json.loads(command),
        digest=digest,
        undone_by=scope.undone.get(number),
        entered=entered,
        held=kept,
        rejected=rejected,
        findings=findings,
    )


def _ruled(store: Store, scope: Scope) -> dict[int, int]:
    """How many held rows of others each submission entered."""
    sql = "SELECT submission, count(*) FROM ruling WHERE state = 'entered' AND submission <= ? GROUP BY 1"
    return dict(store.rows(sql, (scope.number,)))


def _row_counts(store: Store, scope: Scope) -> dict[int, _Counts]:
    counts: dict[int, _Counts] = {}
    for form in FORMS:
        sql = f"""
WITH {RULED}
SELECT e.submission, sum(coalesce(k.state, e.state) = 'entered'), sum(coalesce(k.state, e.state) = 'held'),
  sum(coalesce(k.state, e.state) = 'rejected')
FROM "entry_{form}" e LEFT JOIN ruled k ON k.entry = e.id
WHERE e.submission <= :number GROUP BY e.submission"""  # noqa: S608 - the names are those of the forms
        for number, *more in store.rows(sql, {**scope.parameters, "form": form}):
            entered, kept, rejected = counts.get(number, (0, 0, 0))
            counts[number] = (entered + more[0], kept + more[1], rejected + more[2])
    return counts


def received(store: Store, scope: Scope) -> frozenset[str]:
    """The sha-256 of all live submissions."""
    sql = f"SELECT sha256 FROM submission WHERE {live('number')}"  # noqa: S608 - constants
    return frozenset(sha256 for (sha256,) in store.rows(sql, scope.parameters))


def standing_sha(
    store: Store, scope: Scope, sha256: str, received: Callable[[], list[ReturnRecord]]
) -> int | None:
    """The latest live submission of these bytes that needs not be judged anew, or None.

    Bytes are judged anew when they were rejected in whole or part, or when rows of them are still held.
    ``received`` gives all live returns.
    """
    sql = f"SELECT number FROM submission WHERE sha256 = :sha AND {live('number')} ORDER BY number DESC"  # noqa: S608 - constants
    for (number,) in store.rows(sql, {**scope.parameters, "sha": sha256}):
        own = [item for item in received() if item.submission == number]
        if own:
            sound = all(item.verdict is Verdict.ENTERED and not item.held for item in own)
        else:
            found = _findings(store, {number}).get(number, [])
            sound = not any(finding.severity is Severity.ERROR for finding in found)
        if sound:
            return int(number)
    return None
