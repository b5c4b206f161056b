"""Everything that one call would enter, worked out before anything is written.

Registers of units are judged first, then plans, then reports, each against what the ledger knows with
the earlier ones of the same call included. So the order in which files are named does not matter.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from projledger.foundation.findings import Verdict
from projledger.foundation.settings import Settings
from projledger.intake.answering import AnswersReader
from projledger.intake.desk import Desk
from projledger.intake.file_judging import judge_files
from projledger.intake.gather import Gathered, Tick, gather
from projledger.intake.options import ImportOptions
from projledger.intake.plan_transport import About, Brief, unpacked_plan
from projledger.intake.planned import Earlier, Fate, PlannedFile, PlannedImport
from projledger.intake.registers import posting_order
from projledger.intake.spool import Spool
from projledger.intake.triage import answers, continuing, twins_of, without_tables
from projledger.ledger.view import View
from projledger.workbook.inputs import ReceivedFile
from projledger.workbook.process import Errand
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

    ``tick`` is told (files read, files in all); ``read_answers`` reads a filled list of questions. Where
    the reader's workers can judge (:mod:`projledger.intake.worker`), reports are judged there.
    """
    desk = Desk(view, settings, options)
    call = _Call(desk, read_answers)

    def read(
        files: Iterable[ReceivedFile], tick: Tick | None = None, *, away: bool = False
    ) -> Iterator[Gathered]:
        errand = call.errand if away else None
        return gather(files, reader, desk.options, desk.vocabularies(), tick, errand)

    def again(files: Sequence[ReceivedFile], view: View) -> PlannedImport:
        return plan_import(files, reader, view, settings, options, None, read_answers)

    for one in read(files, tick, away=reader.runs_errands):
        call.add(one)
    return call.planned(read, again)


class _Call:
    """The files of one call, from their reading to the plan.

    Reports are judged while the next files are read, and their cells let go, so that memory does not grow
    with the number of files. That they are judged too early shows when a register or plan turns up
    among many files: then they are read once more, when all registers are known.
    """

    def __init__(self, desk: Desk, read_answers: AnswersReader | None) -> None:
        self._desk = desk
        self._view, self._settings, self._options = desk.view, desk.settings, desk.options
        self._registers = desk.registers
        self._read_answers = read_answers
        self._earlier = received_before(desk.view)
        self._first_receipts = {sha256: before.first for sha256, before in self._earlier.items()}
        self._files: list[Gathered] = []
        self._settled: dict[int, PlannedFile] = {}
        self._done: dict[int, PlannedFile] = {}
        self._open: dict[int, Gathered] = {}  # with their cells, not yet judged
        self._reports: deque[int] = deque()  # those of them that hold reports alone
        self._postponed: list[int] = []  # without their cells
        self._first: dict[str, int] = {}
        self._registers_come = False
        self._spool = Spool()
        self._brief = b""

    def errand(self, received: ReceivedFile, sha256: str) -> Errand | None:
        """How a worker is to judge the next file; None once registers or plans are among the files."""
        if self._registers_come or self._view.standing_sha(sha256) is not None:
            return None
        if not self._brief:
            desk = self._desk
            self._brief = Brief(desk.view.path, desk.view.number, desk.settings, desk.options).packed()
        about = About(received, sha256, self._first_receipts.get(sha256))
        return Errand(self._brief, about.packed())

    def add(self, one: Gathered) -> None:
        """The next file of the call."""
        place = len(self._files)
        self._files.append(one.without_cells())
        if one.judged:
            if self._first.setdefault(one.sha256, place) == place:
                self._done[place] = unpacked_plan(one.judged, self._files[place], self._options, self._spool)
            return
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
        planned = judge_files(files, self._registers, self._settings, self._options, self._first_receipts)
        for place, one in planned.items():
            self._done[place] = replace(one, gathered=self._files[place])

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
        years = {item.year for file in files for item in file.returns if item.new.form == "report"}
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


def _in_order(
    gathered: Sequence[Gathered], done: dict[int, PlannedFile], twins: dict[int, int]
) -> list[PlannedFile]:
    """Units, then plans, then reports by period, return date and name; what enters nothing comes last."""

    def order(place: int) -> tuple[object, ...]:
        returns = [item.new for item in done[place].returns if item.new.verdict is not Verdict.REJECTED]
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
    return PlannedFile(one, planned.fate, None, planned.returns, findings)


def _stays(planned: PlannedFile) -> bool:
    return planned.fate not in {Fate.REJECTED, Fate.SKIPPED}
