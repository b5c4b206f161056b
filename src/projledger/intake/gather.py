"""The first pass over the files of a call: read, hash, find tables. Nothing is judged yet."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from projledger.forms.register import FORMS
from projledger.foundation.findings import Cell, Finding
from projledger.intake.hidden import hidden_findings, hidden_sheets
from projledger.intake.options import ImportOptions
from projledger.intake.vocabularies import Vocabularies
from projledger.intake.wording import says_nil
from projledger.layout.find import workbook_tables
from projledger.layout.grid import Grid
from projledger.layout.labels import labels_of, lines_of
from projledger.layout.table import Table
from projledger.layout.taught import TaughtLayout, TaughtVocabulary, with_taught
from projledger.layout.vocabulary import Vocabulary
from projledger.workbook.cells import Sheet, Workbook
from projledger.workbook.inputs import ReceivedFile
from projledger.workbook.process import Errand
from projledger.workbook.reader import Reader, Reading, Task

#: The form that the stamp of a list of open questions names; its answers are no return.
QUESTIONS_FORM = "questions"
Tick = Callable[[int, int], None]


class Gathered(NamedTuple):
    """One received file with the tables found in it; ``findings`` are those of reading it.

    ``judged`` is what a worker has made of the file, its fate included; there are no tables then.
    """

    received: ReceivedFile
    sha256: str
    workbook: Workbook | None
    tables: tuple[Table, ...]
    findings: tuple[Finding, ...]
    judged: bytes = b""

    @property
    def stamp_form(self) -> str:
        """The form that the workbook's stamp names; "" for workbooks that are not ours."""
        return self.workbook.stamp.get("form", "") if self.workbook is not None else ""

    def without_cells(self) -> "Gathered":
        """The file once its tables are judged: the cells of a call's files together would fill the memory."""
        workbook = replace(self.workbook, sheets=()) if self.workbook is not None else None
        return self._replace(workbook=workbook, tables=(), judged=b"")

    @property
    def is_answers(self) -> bool:
        """Whether this is a filled list of open questions."""
        return self.stamp_form == QUESTIONS_FORM


def gather(
    files: Iterable[ReceivedFile],
    reader: Reader,
    options: ImportOptions,
    vocabularies: Vocabularies | None = None,
    tick: Tick | None = None,
    errand: Callable[[ReceivedFile, str], Errand | None] | None = None,
) -> Iterator[Gathered]:
    """Read ``files`` and find their tables, one after another; ``tick`` is told (files done, files in all).

    ``errand`` says for a file, by its sha-256, how the reader's workers are to judge it; None leaves that
    to the caller.
    """
    waiting = list(files)
    words = vocabularies or Vocabularies()
    # before the reading: to hash lets go of the interpreter, and would wait for the reader's threads
    sums = [hashlib.sha256(one.data).hexdigest() for one in waiting]
    readings = reader.read_many(
        Task(one.data, one.name, errand(one, sha256) if errand else None)
        for one, sha256 in zip(waiting, sums, strict=True)
        if _to_be_read(one)
    )
    for number, (received, sha256) in enumerate(zip(waiting, sums, strict=True), start=1):
        reading = next(readings) if _to_be_read(received) else Reading(None)
        if reading.done:
            yield Gathered(received, sha256, None, (), (), reading.done)
        else:
            yield gathered(received, sha256, reading, options, words)
        if tick is not None:
            tick(number, len(waiting))


def gathered(
    received: ReceivedFile,
    sha256: str,
    reading: Reading,
    options: ImportOptions,
    vocabularies: Vocabularies,
) -> Gathered:
    """The file with the tables that ``vocabularies`` find in it."""
    workbook = reading.workbook
    findings = tuple(
        finding._replace(file=received.name) for finding in (*received.findings, *reading.findings)
    )
    found: tuple[Table, ...] = ()
    if workbook is not None:
        read = tuple(_tables(workbook, options.form or "", vocabularies))
        hidden = {sheet.name for sheet in workbook.sheets if sheet.hidden}
        found = tuple(table for table in read if table.sheet not in hidden)
        left_out = hidden_sheets(table for table in read if table.sheet in hidden)
        findings += tuple(finding._replace(file=received.name) for finding in left_out)
        if not workbook.stamp:
            findings += tuple(_in_hiding(workbook, found, received.name))
    if workbook is not None and "G901" not in {finding.code for finding in findings}:
        findings += tuple(_cleaned(workbook, received.name))
    return Gathered(received, sha256, workbook, found, findings)


def _in_hiding(workbook: Workbook, tables: Sequence[Table], name: str) -> Iterator[Finding]:
    """L315, L316: what the tables hold in hidden rows and columns."""
    sheets = {sheet.name: sheet for sheet in workbook.sheets if sheet.hidden_rows or sheet.hidden_columns}
    for table in tables:
        if table.sheet in sheets:
            for finding in hidden_findings(sheets[table.sheet], table):
                yield finding._replace(file=name)


def wrong_stamp(one: Gathered) -> Finding | None:
    """L308: the workbook bears our stamp, but for another form or version than there is now."""
    stamp = one.workbook.stamp if one.workbook is not None else {}
    form, version = stamp.get("form", ""), stamp.get("version", "")
    if not form or form == QUESTIONS_FORM:
        return None
    if form in FORMS and version in {"", str(FORMS[form].version)}:
        return None
    return Finding("L308", one.received.name, found=f"{form} {version}".strip())


def _to_be_read(received: ReceivedFile) -> bool:
    """A file that its folder or archive already condemned has no bytes to read."""
    return bool(received.data) or not received.findings


def _cleaned(workbook: Workbook, name: str) -> Iterator[Finding]:
    """G901 for each cell from which characters were taken, or that was cut."""
    for sheet in workbook.sheets:
        for row, column in sorted(sheet.cleaned):
            yield Finding("G901", name, sheet.name, Cell(row, column), "", sheet.cell(row, column).text)


def _tables(workbook: Workbook, form: str, vocabularies: Vocabularies) -> Iterator[Table]:
    """The tables of a workbook; of our own only those of the form that it is stamped for."""
    stamped = workbook.stamp.get("form", "")
    if stamped == QUESTIONS_FORM:
        return
    form = form or (stamped if stamped in FORMS else "")
    words = vocabularies.of_form(form)
    layouts = () if stamped else vocabularies.layouts_for(form)
    yield from tables_read(workbook, form, words, layouts, vocabularies.of_layout)


def tables_read(
    workbook: Workbook,
    form: str,
    words: Vocabulary,
    layouts: Sequence[TaughtLayout] = (),
    words_of: Callable[[TaughtLayout], TaughtVocabulary] | None = None,
) -> Iterator[Table]:
    """The tables of ``form`` ("" for any) that ``words`` find, those of a taught shape by its layout."""
    for hidden in (False, True):  # apart, so that a hidden sheet takes nothing from those that are seen
        sheets = tuple(sheet for sheet in workbook.sheets if sheet.hidden is hidden)
        found = [table for _sheet, table in workbook_tables(replace(workbook, sheets=sheets), words)]
        if layouts and words_of is not None:
            found = with_taught(sheets, found, layouts, words_of)
        yield from found
        if not found and not hidden and form in {"", "report"}:
            yield from (nil for sheet in sheets if (nil := _nil_declared(sheet)) is not None)


def _nil_declared(sheet: Sheet) -> Table | None:
    """A sheet without a table that says 零报告 in so many words: a report without rows."""
    grid = Grid(sheet)
    every_row = range(1, len(sheet.rows) + 1)
    lines = tuple(lines_of(grid, every_row))
    if not any(says_nil(line.text) for line in lines):
        return None
    return Table(
        sheet=sheet.name,
        form="report",
        header=(0, 0),
        columns=(),
        rows=(),
        above=lines,
        labels=labels_of(grid, every_row),
    )
