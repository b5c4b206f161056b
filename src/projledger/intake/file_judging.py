"""What becomes of files whose tables are known: their returns are judged, and each file meets its fate."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from projledger.checks.identities import all_reported
from projledger.forms.register import FORMS
from projledger.foundation.findings import Cell, Finding, Verdict
from projledger.foundation.settings import Settings
from projledger.intake.copies import without_copies
from projledger.intake.gather import Gathered
from projledger.intake.judging import Judged, Sitting, judge
from projledger.intake.options import ImportOptions
from projledger.intake.planned import Fate, PlannedFile, PlannedReturn, PlannedRow
from projledger.intake.recognise import FileNames, Recognised, recognise, sound_date
from projledger.intake.registers import Registers
from projledger.intake.repeated import held_where_repeated
from projledger.intake.triage import file_kept, refused
from projledger.layout.table import Table


class _Waiting(NamedTuple):
    """One table waiting for its turn."""

    place: int
    table: Table
    recognised: Recognised


def judge_files(
    files: Mapping[int, Gathered],
    registers: Registers,
    settings: Settings,
    options: ImportOptions,
    first_receipts: Mapping[str, date],
) -> dict[int, PlannedFile]:
    """The fate of each file, by its place in the call.

    Registers and plans among them are added to ``registers``; ``first_receipts`` say when the same bytes
    (by sha-256) came in before.
    """
    files = dict(files)
    judged = _judge_all(files, registers, settings, options, first_receipts)
    return {place: _planned(one, judged[place], options) for place, one in files.items()}


def _judge_all(
    files: dict[int, Gathered],
    registers: Registers,
    settings: Settings,
    options: ImportOptions,
    first_receipts: Mapping[str, date],
) -> dict[int, list[Judged]]:
    judged: dict[int, list[Judged]] = {place: [] for place in files}
    for form in sorted(FORMS.values(), key=lambda form: form.order):
        for waiting in _recognised(form.name, files, registers, settings, options):
            one = files[waiting.place]
            recognised = waiting.recognised
            sitting = Sitting(
                known=registers.known(recognised.year, recognised.month),
                options=options,
                undated=first_receipts.get(one.sha256, options.received_on),
                file_name=one.received.name,
                stamped=bool(one.stamp_form),
                due_within_month=settings.returns.deadline.of == "month",
                registers=registers,
            )
            found = judge(form, waiting.table, recognised, sitting)
            judged[waiting.place].extend(found)
            if form.name != "report" and not any(item.classified for item in found):
                for item in found:
                    registers.add(waiting.place, one.received.name, item.new)
    return judged


def _recognised(
    form: str, files: dict[int, Gathered], registers: Registers, settings: Settings, options: ImportOptions
) -> list[_Waiting]:
    """The tables of one form in all files, in the order in which their returns will be posted.

    Copies are left out; the files say so among their findings.
    """
    default_year = options.year or settings.office.year
    found: list[_Waiting] = []
    for place, one in files.items():
        tables = [table for table in one.tables if table.form == form]
        stamp = one.workbook.stamp if one.workbook is not None else {}
        if tables:
            known = registers.known(default_year)
            answers = recognise(tables, stamp, FileNames.of(one.received), options, known, default_year)
            kept, repeated = without_copies(tables, answers)
            found.extend(_Waiting(place, *pair) for pair in kept)
            said = tuple(finding._replace(file=one.received.name) for finding in repeated)
            files[place] = one._replace(findings=(*one.findings, *said))

    def order(waiting: _Waiting) -> tuple[object, ...]:
        recognised = waiting.recognised
        dated = sound_date(recognised, options.received_on) or options.received_on
        return (
            recognised.year,
            str(recognised.month or ""),
            dated,
            files[waiting.place].received.name,
            waiting.place,
        )

    return sorted(found, key=order)


def _planned(one: Gathered, judged: Sequence[Judged], options: ImportOptions) -> PlannedFile:
    if any(item.classified for item in judged):
        secret = [finding for item in judged for finding in item.findings if finding.code == "P507"]
        return refused(one, options, tuple(finding._replace(found="") for finding in secret))
    counted = held_where_repeated(_without_summaries(judged), strict=options.strict)
    findings = [*one.findings, *(finding for item in counted for finding in item.findings)]
    findings.extend(_missing_projects(counted))
    if not counted:
        findings.extend(_empty(one))
    verdicts = {item.new.verdict for item in counted}
    if not counted or verdicts == {Verdict.REJECTED}:
        fate = Fate.REJECTED
    else:
        fate = Fate.HELD if verdicts - {Verdict.ENTERED} else Fate.ENTERED
    returns = [
        PlannedReturn(
            item.new, item.facts.known.year, item.facts.date_cell, tuple(map(PlannedRow.of, item.new.entries))
        )
        for item in counted
    ]
    return file_kept(one, fate, findings, options, *returns)


def _without_summaries(judged: Sequence[Judged]) -> list[Judged]:
    """Without the summary sheets: tables that yield no row beside others that do."""
    sound = [item for item in judged if item.facts.rows or item.facts.nil]
    return sound or list(judged)


def _missing_projects(judged: Sequence[Judged]) -> Iterator[Finding]:
    """P510 for each unit and month, over all the sheets of the file."""
    groups: dict[tuple[str | None, str | None], list[Judged]] = {}
    for item in judged:
        if item.new.form == "report" and item.new.verdict is not Verdict.REJECTED:
            groups.setdefault((item.new.unit, item.new.period), []).append(item)
    for group in groups.values():
        rows = tuple(row for item in group for row in item.facts.rows)
        nil = any(item.facts.nil for item in group)
        yield from all_reported(replace(group[0].facts, rows=rows, nil=nil))


def _empty(one: Gathered) -> Iterator[Finding]:
    """N101: the tables of the file hold no row at all, and none says that there is nothing to report."""
    for table in one.tables:
        anchor = FORMS[table.form].subject
        column = next((column for column in table.columns if column.field == anchor), None)
        cell = Cell(table.header[1] + 1, column.number) if column is not None else None
        title = FORMS[table.form].field(anchor).title
        yield Finding("N101", one.received.name, table.sheet, cell, anchor, "", {"title": title})
