"""A project that several tables of one file report for the same unit and month: the later row is held."""

from collections.abc import Sequence
from dataclasses import replace

from projledger.checks.facts import RowFacts
from projledger.foundation.findings import Finding, Verdict
from projledger.intake.judging import Judged
from projledger.ledger.new_records import NewEntry

#: Rows that agree on these say the same, whatever their remarks.
_COMPARED = ("completed_month", "completed_ytd", "completed_total", "status")
_Row = tuple[Judged, NewEntry]


def held_where_repeated(judged: Sequence[Judged], *, strict: bool) -> list[Judged]:
    """The returns of one file, with P503 at each row that differs from an earlier table's row.

    Rows that say the same stay as they are. With ``strict`` a return with such a row is rejected.
    """
    seen: dict[tuple[str | None, str | None, int], _Row] = {}
    result: list[Judged] = []
    for item in judged:
        new = item.new
        if new.form != "report" or new.verdict is Verdict.REJECTED:
            result.append(item)
            continue
        rows = {row.row: row for row in item.facts.rows}
        entries: list[NewEntry] = []
        findings: list[Finding] = []
        for entry in new.entries:
            place = (new.unit, new.period, entry.project or 0)
            first = seen.setdefault(place, (item, entry)) if entry.project is not None else None
            if first is None or first[0] is item or not _differ(first[1], entry):
                entries.append(entry)
                continue
            row = rows[entry.row]
            findings.append(_twice(item, row, first))
            entries.append(replace(entry, state=Verdict.HELD, raw=row.raw))
        result.append(_with(item, entries, findings, strict=strict) if findings else item)
    return result


def _differ(first: NewEntry, second: NewEntry) -> bool:
    return any(first.values.get(name) != second.values.get(name) for name in _COMPARED)


def _twice(item: Judged, row: RowFacts, first: _Row) -> Finding:
    earlier, entry = first
    sheet = earlier.new.sheet
    place = str(entry.row) if sheet == item.new.sheet else f"{sheet}!{entry.row}"
    return item.facts.finding("P503", row, "project", found=row.text("project"), row=place)


def _with(item: Judged, entries: list[NewEntry], findings: list[Finding], *, strict: bool) -> Judged:
    verdict = Verdict.REJECTED if strict else Verdict.HELD
    kept = () if strict else tuple(entries)
    new = replace(item.new, verdict=verdict, entries=kept)
    return replace(item, new=new, findings=(*item.findings, *findings))
