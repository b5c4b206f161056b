"""Everything that one call would enter, worked out before anything is written.

Registers of units are judged first, then plans, then reports, each against what the ledger knows with
the earlier ones of the same call included. So the order in which files are named does not matter.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from projledger.checks.identities import all_reported
from projledger.checks.match import match_unit
from projledger.forms.register import FORMS
from projledger.foundation.findings import Cell, Finding, Verdict
from projledger.foundation.settings import Settings
from projledger.intake.answering import AnswersReader
from projledger.intake.copies import without_copies
from projledger.intake.gather import Gathered, Tick, gather
from projledger.intake.judging import Judged, Sitting, judge
from projledger.intake.options import ImportOptions
from projledger.intake.planned import Earlier, Fate, PlannedFile, PlannedImport
from projledger.intake.recognise import FileNames, Recognised, recognise, sound_date
from projledger.intake.registers import Registers, posting_order
from projledger.intake.repeated import held_where_repeated
from projledger.intake.triage import answers, continuing, kept, new_file, twins_of, without_tables
from projledger.layout.table import Table
from projledger.ledger.view import View
from projledger.workbook.inputs import ReceivedFile
from projledger.workbook.reader import Reader

_LAST = 9
#: How many reports may wait, with all their cells, for registers and plans among the files after them.
AT_ONCE = 64


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
    options = replace(options, rates=settings.currency.rates)
    known = view.known(options.year or settings.office.year, options.received_on)

    def read(files: Iterable[ReceivedFile], tick: Tick | None = None) -> Iterator[Gathered]:
        return gather(
            files,
            reader,
            options,
            tick,
            is_unit=lambda words: match_unit(known, words) is not None,
            layouts=view.layouts(),
        )

    def again(files: Sequence[ReceivedFile], view: View) -> PlannedImport:
        return plan_import(files, reader, view, settings, options, None, read_answers)

    call = _Call(view, settings, options, read_answers)
    for one in read(files, tick):
        call.add(one)
    return call.planned(read, again)


class _Call:
    """The files of one call, from their reading to the plan.

    Reports are judged while the next files are read, and their cells let go, so that memory does not grow
    with the number of files. That they are judged too early shows when a register or plan turns up
    among many files: then they are read once more, when all registers are known.
    """

    def __init__(
        self, view: View, settings: Settings, options: ImportOptions, read_answers: AnswersReader | None
    ) -> None:
        self._view, self._settings, self._options = view, settings, options
        self._read_answers = read_answers
        self._registers = Registers(view, options.received_on, settings.returns.none_in)
        self._earlier = received_before(view)
        self._files: list[Gathered] = []
        self._settled: dict[int, PlannedFile] = {}
        self._done: dict[int, PlannedFile] = {}
        self._open: dict[int, Gathered] = {}  # with their cells, not yet judged
        self._reports: deque[int] = deque()  # those of them that hold reports alone
        self._postponed: list[int] = []  # without their cells
        self._first: dict[str, int] = {}
        self._registers_come = False

    def add(self, one: Gathered) -> None:
        """The next file of the call."""
        place = len(self._files)
        self._files.append(one.without_cells())
        settled = without_tables(one, self._view, self._options)
        if settled is None and one.is_answers:
            settled = answers(one, self._view, self._options, self._read_answers)
        if settled is not None:
            self._settled[place] = replace(settled, gathered=self._files[place])
            self._registers_come |= settled.duplicate_of is not None and self._plans(settled.duplicate_of)
        elif self._first.setdefault(one.sha256, place) == place:
            self._open[place] = one
            if all(table.form == "report" for table in one.tables):
                self._reports.append(place)
            else:
                self._registers_come = True
        if len(self._reports) > AT_ONCE:
            self._make_room()

    def _plans(self, number: int) -> bool:
        """Whether that submission holds rows of a plan."""
        rows = (row for year in self._view.plan_years() for row in self._view.plan_rows(year))
        return any(row.submission == number for row in rows)

    def _make_room(self) -> None:
        """Let go of the report that has waited longest: one at a time, so that the readers never idle."""
        place = self._reports.popleft()
        report = self._open.pop(place)
        if self._registers_come:
            self._postponed.append(place)
        else:
            self._judge({place: report})

    def _judge(self, files: dict[int, Gathered]) -> None:
        judged = _judge_all(files, self._registers, self._settings, self._options, self._earlier)
        for place, one in files.items():
            planned = _planned(one, judged[place], self._options)
            kept = tuple(replace(item, facts=replace(item.facts, rows=())) for item in planned.judged)
            self._done[place] = replace(planned, gathered=self._files[place], judged=kept)

    def planned(
        self,
        read: Callable[[Iterable[ReceivedFile]], Iterator[Gathered]],
        again: Callable[[Sequence[ReceivedFile], View], PlannedImport],
    ) -> PlannedImport:
        """The plan of the whole call; ``read`` reads files once more."""
        for place, settled in self._settled.items():
            if settled.duplicate_of is not None:
                self._registers.again(place, settled.duplicate_of)
        twins = twins_of(self._files, self._settled)
        if self._registers_come:
            self._postponed += self._done
        self._judge(self._open)
        postponed = sorted(self._postponed)
        waiting = [self._files[place].received for place in postponed]
        for place, one in zip(postponed, read(waiting) if waiting else (), strict=True):
            self._judge({place: one})
        done = self._settled | self._done
        for place, others in self._registers.parts().items():
            done[place] = continuing(done[place], [done[other] for other in others])
        files = _in_order(self._files, done, twins)
        years = {item.facts.known.year for file in files for item in file.judged if item.new.form == "report"}
        return PlannedImport(
            tuple(files),
            self._view.number,
            self._settings,
            self._options,
            {year: self._registers.known(year).projects for year in years},
            self._earlier,
            again,
        )


def received_before(view: View) -> dict[str, Earlier]:
    """For all bytes that came in before, undone submissions included: when first, and under which numbers."""
    found: dict[str, Earlier] = {}
    for submission in view.submissions():
        if submission.sha256:
            before = found.get(submission.sha256, Earlier(submission.received_on, frozenset()))
            first = min(before.first, submission.received_on)
            found[submission.sha256] = Earlier(first, before.numbers | {submission.number})
    return found


class _Waiting(NamedTuple):
    """One table waiting for its turn."""

    place: int
    table: Table
    recognised: Recognised


def _judge_all(
    files: dict[int, Gathered],
    registers: Registers,
    settings: Settings,
    options: ImportOptions,
    earlier: Mapping[str, Earlier],
) -> dict[int, list[Judged]]:
    judged: dict[int, list[Judged]] = {place: [] for place in files}
    for form in sorted(FORMS.values(), key=lambda form: form.order):
        for waiting in _recognised(form.name, files, registers, settings, options):
            one = files[waiting.place]
            recognised = waiting.recognised
            sitting = Sitting(
                known=registers.known(recognised.year, recognised.month),
                options=options,
                undated=earlier[one.sha256].first if one.sha256 in earlier else options.received_on,
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
        return _refused(one, judged, options)
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
    return kept(one, fate, findings, options, *counted)


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
    gathered: Sequence[Gathered], done: dict[int, PlannedFile], twins: dict[int, int]
) -> list[PlannedFile]:
    """Units, then plans, then reports by period, return date and name; what enters nothing comes last."""

    def order(place: int) -> tuple[object, ...]:
        returns = [item.new for item in done[place].judged if item.new.verdict is not Verdict.REJECTED]
        return (*(posting_order(returns) or (_LAST, "", "")), gathered[place].received.name, place)

    places = sorted(done, key=order)
    position = {place: index for index, place in enumerate(places)}
    files = [done[place] for place in places]
    for place, original in twins.items():
        twin = position[original]
        if _stays(done[original]):
            files.append(PlannedFile(gathered[place], Fate.DUPLICATE, twin=twin))
        else:
            files.append(_same_fault(done[original], gathered[place]))
    return files


def _same_fault(planned: PlannedFile, one: Gathered) -> PlannedFile:
    """The same bytes as a rejected file: the same findings under its own name, and nothing kept twice."""
    findings = tuple(finding._replace(file=one.received.name) for finding in planned.findings)
    return PlannedFile(one, planned.fate, None, planned.judged, findings)


def _stays(planned: PlannedFile) -> bool:
    return planned.fate not in {Fate.REJECTED, Fate.SKIPPED}
