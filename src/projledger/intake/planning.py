"""Everything that one call would enter, worked out before anything is written.

All files are read first; then their registers of units are judged, then their plans, then their
reports, each against what the ledger knows with the earlier ones of the same call included. So the
order in which files are named does not matter.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import NamedTuple

from projledger.checks.identities import all_reported
from projledger.forms.register import FORMS
from projledger.foundation.findings import Cell, Finding, Verdict, has_errors
from projledger.foundation.settings import Settings
from projledger.intake.answering import AnswersReader, answered
from projledger.intake.gather import QUESTIONS_FORM, Gathered, Tick, gather
from projledger.intake.judging import Judged, Sitting, judge
from projledger.intake.options import ImportOptions
from projledger.intake.planned import Fate, PlannedFile, PlannedImport
from projledger.intake.recognise import FileNames, Recognised, recognise
from projledger.intake.registers import Registers
from projledger.layout.table import Table
from projledger.ledger.records import NewSubmission
from projledger.ledger.view import View
from projledger.workbook.inputs import ReceivedFile
from projledger.workbook.reader import Reader

_LAST = 9


def plan_import(
    files: Iterable[ReceivedFile],
    reader: Reader,
    view: View,
    settings: Settings,
    options: ImportOptions,
    tick: Tick | None = None,
    read_answers: AnswersReader | None = None,
) -> PlannedImport:
    """Read ``files`` and work out what importing them would do; nothing is written.

    ``tick`` is told (files read, files in all); ``read_answers`` reads a filled list of questions.
    """
    return plan_gathered(gather(files, reader, options, tick), view, settings, options, read_answers)


def plan_gathered(
    gathered: Sequence[Gathered],
    view: View,
    settings: Settings,
    options: ImportOptions,
    read_answers: AnswersReader | None = None,
) -> PlannedImport:
    """As :func:`plan_import`, for files that are read already."""
    registers = Registers(view, options.received_on, settings.returns.none_in)
    done: dict[int, PlannedFile] = {}
    for place, one in enumerate(gathered):
        if (settled := _without_tables(one, view, options)) is not None:
            done[place] = settled
        elif one.is_answers:
            done[place] = _answers(one, view, options, read_answers)
    twins = _twins(gathered, done)
    open_files = {place: one for place, one in enumerate(gathered) if place not in done | twins}
    judged = _judge_all(open_files, registers, settings, options)
    for place, one in open_files.items():
        done[place] = _planned(one, judged[place], options)
    return _in_order(gathered, done, twins, view, settings, options, registers)


def _without_tables(one: Gathered, view: View, options: ImportOptions) -> PlannedFile | None:
    """What becomes of a file in which no table is to be judged; None for all others."""
    codes = {finding.code for finding in one.findings}
    if "F009" in codes:
        return PlannedFile(one, Fate.SKIPPED, findings=one.findings)
    if one.received.data and (number := view.standing_sha(one.sha256)) is not None:
        return PlannedFile(one, Fate.DUPLICATE, duplicate_of=number)
    if "F008" in codes:
        return _kept(one, Fate.ATTACHMENT, one.findings, options)
    findings = one.findings
    if not has_errors(findings):
        if (wrong := _wrong_stamp(one)) is not None:
            findings = (*findings, wrong)
        elif not one.tables and not one.is_answers:
            findings = (*findings, Finding("L301", one.received.name))
    return _kept(one, Fate.REJECTED, findings, options) if has_errors(findings) else None


def _wrong_stamp(one: Gathered) -> Finding | None:
    """L308: the workbook bears our stamp, but for another form or version than there is now."""
    stamp = one.workbook.stamp if one.workbook is not None else {}
    form, version = stamp.get("form", ""), stamp.get("version", "")
    if not form or form == QUESTIONS_FORM:
        return None
    if form in FORMS and version in {"", str(FORMS[form].version)}:
        return None
    return Finding("L308", one.received.name, found=f"{form} {version}".strip())


def _kept(
    one: Gathered, fate: Fate, findings: Sequence[Finding], options: ImportOptions, *judged: Judged
) -> PlannedFile:
    submission = new_file(one, options, tuple(findings), judged)
    return PlannedFile(one, fate, submission, judged, tuple(findings))


def new_file(
    one: Gathered, options: ImportOptions, findings: tuple[Finding, ...], judged: Sequence[Judged] = ()
) -> NewSubmission:
    """The submission that keeps the file; a member that could not be unpacked has no bytes to keep."""
    received = one.received
    return NewSubmission(
        kind="file",
        received_on=options.received_on,
        who=options.who,
        file_name=received.name,
        container=received.container,
        data=received.data if received.data or not received.findings else None,
        returns=tuple(item.new for item in judged),
        findings=findings,
    )


def _answers(
    one: Gathered, view: View, options: ImportOptions, read_answers: AnswersReader | None
) -> PlannedFile:
    if read_answers is None or one.workbook is None:
        missing = Finding("L308", one.received.name, found=QUESTIONS_FORM)
        return _kept(one, Fate.REJECTED, (*one.findings, missing), options)
    ruling = answered(view, read_answers(one.workbook, one.received.name), one.received.name)
    findings = (*one.findings, *ruling.findings)
    submission = replace(
        new_file(one, options, findings), kind="answers", rulings=ruling.rulings, aliases=ruling.aliases
    )
    fate = Fate.HELD if has_errors(findings) else Fate.ENTERED
    return PlannedFile(one, fate, submission, findings=findings)


def _twins(gathered: Sequence[Gathered], done: dict[int, PlannedFile]) -> dict[int, int]:
    """The files whose bytes an earlier file of the same call has, each with that one's place."""
    first: dict[str, int] = {}
    twins: dict[int, int] = {}
    for place, one in enumerate(gathered):
        if place not in done or done[place].fate is Fate.ATTACHMENT:
            original = first.setdefault(one.sha256, place)
            if original != place:
                twins[place] = original
    return twins


class _Waiting(NamedTuple):
    """One table waiting for its turn."""

    place: int
    table: Table
    recognised: Recognised


def _judge_all(
    files: dict[int, Gathered], registers: Registers, settings: Settings, options: ImportOptions
) -> dict[int, list[Judged]]:
    judged: dict[int, list[Judged]] = {place: [] for place in files}
    for form in sorted(FORMS.values(), key=lambda form: form.order):
        for waiting in _recognised(form.name, files, registers, settings, options):
            one = files[waiting.place]
            recognised = waiting.recognised
            sitting = Sitting(
                known=registers.known(recognised.year, recognised.month),
                options=options,
                file_name=one.received.name,
                stamped=bool(one.stamp_form),
                due_within_month=settings.returns.deadline.of == "month",
                registers=registers,
            )
            found = judge(form, waiting.table, recognised, sitting)
            judged[waiting.place].extend(found)
            for item in found:
                if form.name == "units":
                    registers.add_units(item.new.entries)
                elif form.name == "plan":
                    registers.add_plan(recognised.year, item.new.entries)
    return judged


def _recognised(
    form: str, files: dict[int, Gathered], registers: Registers, settings: Settings, options: ImportOptions
) -> list[_Waiting]:
    """The tables of one form in all files, in the order in which their returns will be posted."""
    default_year = options.year or settings.office.year
    found: list[_Waiting] = []
    for place, one in files.items():
        tables = [table for table in one.tables if table.form == form]
        stamp = one.workbook.stamp if one.workbook is not None else {}
        if tables:
            known = registers.known(default_year)
            answers = recognise(tables, stamp, _names(one), options, known, default_year)
            found.extend(_Waiting(place, *pair) for pair in zip(tables, answers, strict=True))

    def order(waiting: _Waiting) -> tuple[object, ...]:
        recognised = waiting.recognised
        dated = recognised.date or options.received_on
        return (
            recognised.year,
            str(recognised.month or ""),
            dated,
            files[waiting.place].received.name,
            waiting.place,
        )

    return sorted(found, key=order)


def _names(one: Gathered) -> FileNames:
    received = one.received
    inner = PurePath(received.name).parts
    outer = PurePath(received.container).parts if received.container else ()
    around = [*reversed(inner[:-1]), *reversed(outer), received.path.parent.name]
    return FileNames(inner[-1] if inner else received.name, tuple(dict.fromkeys(around)))


def _planned(one: Gathered, judged: Sequence[Judged], options: ImportOptions) -> PlannedFile:
    if any(item.classified for item in judged):
        return _refused(one, judged, options)
    kept = _without_summaries(judged)
    findings = [*one.findings, *(finding for item in kept for finding in item.findings)]
    findings.extend(_missing_projects(kept))
    if not kept:
        findings.extend(_empty(one))
    verdicts = {item.new.verdict for item in kept}
    if not kept or verdicts == {Verdict.REJECTED}:
        fate = Fate.REJECTED
    else:
        fate = Fate.HELD if verdicts - {Verdict.ENTERED} else Fate.ENTERED
    return _kept(one, fate, findings, options, *kept)


def _refused(one: Gathered, judged: Sequence[Judged], options: ImportOptions) -> PlannedFile:
    """P507: neither the bytes nor any other word of a file with a classified row is kept."""
    findings = tuple(
        finding._replace(found="") for item in judged for finding in item.findings if finding.code == "P507"
    )
    refused = replace(
        new_file(one, options, findings), data=None, sha256=one.sha256, size=len(one.received.data)
    )
    return PlannedFile(one, Fate.REJECTED, refused, findings=findings)


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
        anchor = "project" if table.form == "report" else "name"
        column = next((column for column in table.columns if column.field == anchor), None)
        cell = Cell(table.header[1] + 1, column.number) if column is not None else None
        title = FORMS[table.form].field(anchor).title
        yield Finding("N101", one.received.name, table.sheet, cell, anchor, "", {"title": title})


def _in_order(
    gathered: Sequence[Gathered],
    done: dict[int, PlannedFile],
    twins: dict[int, int],
    view: View,
    settings: Settings,
    options: ImportOptions,
    registers: Registers,
) -> PlannedImport:
    """Units, then plans, then reports by period, return date and name; what enters nothing comes last."""

    def order(place: int) -> tuple[object, ...]:
        returns = [item.new for item in done[place].judged if item.new.verdict is not Verdict.REJECTED]
        keys = [(FORMS[item.form].order, item.period or "", str(item.return_date or "")) for item in returns]
        return (*min(keys, default=(_LAST, "", "")), gathered[place].received.name, place)

    places = sorted(done, key=order)
    position = {place: index for index, place in enumerate(places)}
    files = [done[place] for place in places]
    for place, original in twins.items():
        twin = position[original]
        if _stays(done[original]):
            files.append(PlannedFile(gathered[place], Fate.DUPLICATE, twin=twin))
        else:
            files.append(_same_fault(done[original], gathered[place]))
    years = {
        item.facts.known.year for planned in files for item in planned.judged if item.new.form == "report"
    }
    projects = {year: registers.known(year).projects for year in years}
    return PlannedImport(tuple(files), view.number, settings, options, projects)


def _same_fault(planned: PlannedFile, one: Gathered) -> PlannedFile:
    """The same bytes as a rejected file: the same findings under its own name, and nothing kept twice."""
    findings = tuple(finding._replace(file=one.received.name) for finding in planned.findings)
    return PlannedFile(one, planned.fate, None, planned.judged, findings)


def _stays(planned: PlannedFile) -> bool:
    return planned.fate not in {Fate.REJECTED, Fate.SKIPPED}
