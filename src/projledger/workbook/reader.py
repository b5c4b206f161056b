"""Reading one received file after another, whatever they hold: cells, or the finding why not."""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as Late
from contextlib import nullcontext
from queue import LifoQueue
from threading import Lock
from types import TracebackType
from typing import NamedTuple, Self

from projledger.foundation.findings import Cell, Finding
from projledger.workbook.cells import Workbook
from projledger.workbook.faults import Fault, described
from projledger.workbook.limits import Limits
from projledger.workbook.process import READING, Errand, WorkerDied, WorkerProcess, is_large
from projledger.workbook.sniff import (
    ARCHIVES,
    ATTACHMENTS,
    READABLE,
    WORKBOOK_SUFFIXES,
    ZIPPED_SUFFIXES,
    Content,
    is_lock_file,
    sniff,
    suffix,
)
from projledger.workbook.transport import RawWorkbook, packed, unpacked
from projledger.workbook.worker import DONE, FIRST_READER, SECOND_READER
from projledger.workbook.zip_names import ends_as_zip

_MEBIBYTE = 1_048_576
_SMALL_TEXT = _MEBIBYTE  # a csv up to this size is read here: nothing in it can unfold
_AHEAD = 4  # files handed to workers before their turn
_START = 10  # seconds that a slow machine may need to start a worker, beyond the time for the file


class Reading(NamedTuple):
    """What one file gave. ``workbook`` is None where the findings say why it could not be read.

    ``done`` is what a worker answered that was on an errand with the file; then there is nothing else.
    """

    workbook: Workbook | None
    findings: tuple[Finding, ...] = ()
    done: bytes = b""


class Task(NamedTuple):
    """A file to be read; with ``errand``, to be taken on it if it is a workbook."""

    data: bytes
    name: str
    errand: Errand | None = None


class Reader:
    """Reads files in kept worker processes, started when the first file needs one.

    Use it as a context manager. Whatever a file does to its reader (kill it, hang it, fill its memory)
    becomes that file's finding, and the next file is read. ``workers`` is how many processes
    :meth:`read_many` may use (0: two where there are two cores); :meth:`read` uses one. ``module`` is
    what they run; any but the usual one takes files on errands.
    """

    def __init__(self, limits: Limits | None = None, *, workers: int = 0, module: str = READING) -> None:
        self.limits = limits or Limits()
        self._count = workers or min(2, os.cpu_count() or 1)
        self._module = module
        self._pool: ThreadPoolExecutor | None = None
        self._idle: LifoQueue[WorkerProcess] = LifoQueue()
        self._all: list[WorkerProcess] = []
        self._one_large = Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the workers. A closed reader starts new ones when it is asked again."""
        if self._pool:
            for worker in self._all:
                worker.kill()
            self._pool.shutdown(cancel_futures=True)
            for worker in self._all:
                worker.close()
            self._pool, self._all, self._idle = None, [], LifoQueue()

    @property
    def runs_errands(self) -> bool:
        """Whether a task may come with an errand."""
        return self._module != READING

    def warm(self) -> None:
        """Begin to start a worker, so that whoever still has things to load need not wait for it later."""
        self._executor().submit(self._warmed)

    def _warmed(self) -> None:
        worker = self._idle.get()
        try:
            worker.start()
        finally:
            self._idle.put(worker)

    def read(self, data: bytes, name: str) -> Reading:
        """The cells of ``data``, a file called ``name``, or the findings why there are none."""
        return self._finished(self._begun(Task(data, name)))

    def read_many(self, tasks: Iterable[Task]) -> Iterator[Reading]:
        """As :meth:`read`, one after another in their order; the workers are a few files ahead."""
        begun: deque[_Job] = deque()
        for task in tasks:
            begun.append(self._begun(task))
            if len(begun) > _AHEAD:
                yield self._finished(begun.popleft())
        while begun:
            yield self._finished(begun.popleft())

    def _begun(self, task: Task) -> "_Job":
        data, name, errand = task
        job = _Job(name)
        try:
            content = self._content(data, name)
            if content is Content.CSV and len(data) <= _SMALL_TEXT and errand is None:
                job.answer = _csv_answer(data, name, self.limits)
            else:
                job.future = self._executor().submit(self._work, job, data, errand)
        except Fault as fault:
            job.fault = fault
        return job

    def _content(self, data: bytes, name: str) -> Content:
        """What is to be read. Raises :class:`Fault` for what is no spreadsheet."""
        if is_lock_file(name):
            raise Fault("F009")
        if len(data) > self.limits.file_mebibytes * _MEBIBYTE:
            raise Fault("F007", "size", limit=self.limits.file_mebibytes)
        content = sniff(data, name)
        if content in READABLE:
            return content
        if content is Content.EMPTY:
            raise Fault("F001")
        meant = suffix(name) in WORKBOOK_SUFFIXES
        if content is Content.ENCRYPTED:
            raise Fault("F002") if meant else Fault("F008", "ole")
        if content in ARCHIVES:
            raise Fault("F006", content.value)
        if content is Content.ZIP:
            if not ends_as_zip(data):
                raise Fault("F005", "cut")
            if suffix(name) in ZIPPED_SUFFIXES:
                raise Fault("F005", "zip")
            raise Fault("F004" if meant else "F003", "archive")
        if meant:
            raise Fault("F004", content.value)
        raise Fault("F008" if content in ATTACHMENTS else "F003", content.value)

    def _executor(self) -> ThreadPoolExecutor:
        if self._pool is None:
            self._pool = ThreadPoolExecutor(self._count, thread_name_prefix="reader")
            self._all = [WorkerProcess(self.limits, self._module) for _ in range(self._count)]
            for worker in self._all:
                self._idle.put(worker)
        return self._pool

    def _work(self, job: "_Job", data: bytes, errand: Errand | None) -> bytes:
        """In a thread: one file in one worker; of large ones never two at once, for the memory they take."""
        with self._one_large if is_large(data) else nullcontext():
            return self._asked(job, data, errand)

    def _asked(self, job: "_Job", data: bytes, errand: Errand | None) -> bytes:
        """The answer of a worker; what kills the first reader is tried with the second.

        An errand that fails, for whatever reason, comes to be a reading.
        """
        idle = self._idle
        job.worker = worker = idle.get()
        try:
            try:
                if errand is not None:
                    try:
                        return worker.on_errand(errand, data)
                    except WorkerDied:
                        pass
                return worker.ask(FIRST_READER, data, job.name)
            except WorkerDied as died:
                if died.reason != "died" or sniff(data, job.name) is not Content.XLSX:
                    raise
                return worker.ask(SECOND_READER, data, job.name)
        finally:
            job.worker = None
            idle.put(worker)

    def _finished(self, job: "_Job") -> Reading:
        try:
            if job.fault:
                raise job.fault
            answer = job.answer if job.future is None else self._awaited(job, job.future)
            if answer.startswith(DONE):
                return Reading(None, done=answer[len(DONE) :])
            return reading_of(unpacked(answer), job.name, self.limits)
        except Fault as fault:
            meant = fault.code == "F008" and suffix(job.name) in WORKBOOK_SUFFIXES
            code, found = "F004" if meant else fault.code, described(fault.phrase, fault.values)
            return Reading(None, (Finding(code, file=job.name, found=found),))

    def _awaited(self, job: "_Job", future: "Future[bytes]") -> bytes:
        limits = self.limits
        late = Fault("F007", "seconds", limit=limits.seconds)
        try:
            # thrice: after an errand that failed, the first reader and the second may have their turns
            return future.result(timeout=3 * limits.seconds + _START)
        except Late:
            if job.worker:
                job.worker.kill()
            raise late from None
        except WorkerDied as died:
            if died.reason == "seconds":
                raise late from died
            if died.reason == "memory":
                raise Fault("F007", "memory", limit=limits.memory_mebibytes) from died
            raise Fault("F005", "died") from died


class _Job:
    """A file under way: its fault, its answer, or the future of one."""

    __slots__ = ("answer", "fault", "future", "name", "worker")

    def __init__(self, name: str) -> None:
        self.name = name
        self.fault: Fault | None = None
        self.answer = b""
        self.future: Future[bytes] | None = None
        self.worker: WorkerProcess | None = None


def reading_of(workbook: Workbook, name: str, limits: Limits) -> Reading:
    """``workbook`` with the findings of its reading. Raises :class:`Fault` where it has too many rows."""
    if sum(1 for sheet in workbook.sheets for row in sheet.rows if row) > limits.rows:
        raise Fault("F007", "rows", limit=limits.rows)
    return Reading(workbook, tuple(_strays(workbook, name)))


def _csv_answer(data: bytes, name: str, limits: Limits) -> bytes:
    from projledger.workbook.csv_text import read_csv

    return packed(RawWorkbook("csv", read_csv(data, name, limits)))


def _strays(workbook: Workbook, name: str) -> Iterator[Finding]:
    for sheet in workbook.sheets:
        if sheet.stray:
            shown = ", ".join(sheet.stray[:3]) + (" …" if len(sheet.stray) > 3 else "")  # noqa: PLR2004
            yield Finding("F012", file=name, sheet=sheet.name, cell=_cell(sheet.stray[0]), found=shown)


def _cell(address: str) -> Cell:
    from projledger.workbook.sheet_scan import column_number

    letters = address.rstrip("0123456789")
    return Cell(int(address[len(letters) :]), column_number(letters))
