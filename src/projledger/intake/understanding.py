"""What was understood of one file: sheet by sheet, column by column, row by row. Nothing is entered."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from projledger.checks.known import Known
from projledger.forms.columns import is_serial
from projledger.forms.register import FORMS
from projledger.forms.titles import vocabulary
from projledger.foundation.findings import Cell, Finding, has_errors
from projledger.intake.copies import without_copies
from projledger.intake.gather import Gathered, wrong_stamp
from projledger.intake.options import ImportOptions
from projledger.intake.recognise import OF_A_YEAR, FileNames, Recognised, recognise
from projledger.intake.refused import no_return_found
from projledger.intake.table_reading import TableRead, read_table
from projledger.layout.find import has_header
from projledger.layout.grid import Grid
from projledger.layout.table import Column, Table
from projledger.layout.taught import TaughtLayout, Unused, nearly_fitting
from projledger.workbook.cells import Sheet

_FIRST_ROWS, _LEAST_TITLES = 30, 2
_INSTRUCTIONS = re.compile(r"说明|示例|样表|样例|举例|字典|须知|目录|封面|模板说明")


class Choice(NamedTuple):
    """One column: the ``field`` it was taken for ("" for none), or why it was left out.

    ``kept_as`` is the title under which its values stay with the rows; ``left_out`` why it is no field:
    the code of a finding, ``serial`` for running numbers, ``money-unit`` for each row's own,
    ``taught`` where the office has said so, ``other-period`` or ``doubled`` where another column was taken
    for the same field, or empty.
    """

    column: Column
    field: str
    kept_as: str
    left_out: str


@dataclass(frozen=True, slots=True)
class Understood:
    """One table. ``unit`` and ``period`` are None where they are not known.

    Outside a workspace no register knows the units: ``unit`` is then the name as it stands.
    """

    table: Table
    recognised: Recognised
    read: TableRead
    choices: tuple[Choice, ...]
    unit: str | None
    period: str | None
    layout: str


@dataclass(frozen=True, slots=True)
class UnderstoodSheet:
    """One sheet; ``ignored`` says why no table was taken from it.

    It is ``hidden``, ``empty``, ``copy``, ``nameless``, ``answers``, ``summary``, ``instructions`` or
    ``no-table``, and empty otherwise. ``seen`` are the cells of the row that may be its header, where
    no table was found.
    """

    name: str
    hidden: bool
    ignored: str
    tables: tuple[Understood, ...]
    seen: tuple[tuple[Cell, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Understanding:
    """A whole file, with the findings that concern its reading; ``unused`` are layouts that nearly fit."""

    file: str
    sha256: str
    format: str
    sheets: tuple[UnderstoodSheet, ...]
    findings: tuple[Finding, ...]
    unused: tuple[Unused, ...] = ()

    @property
    def troubled(self) -> bool:
        """Whether the exit code is 1: an error-level finding."""
        return has_errors(self.findings)


def understand(
    one: Gathered,
    known: Known | None,
    options: ImportOptions,
    default_year: int | None,
    layouts: Sequence[TaughtLayout] = (),
) -> Understanding:
    """What the tables of ``one`` say.

    ``known`` is None where there is no register to find units in, ``default_year`` None where only the
    file can say of which year it is; ``layouts`` are the taught ones.
    """
    if one.workbook is None:  # an attachment, or the findings say why it could not be read
        return Understanding(one.received.name, one.sha256, "", (), one.findings)
    findings = list(one.findings)
    if (wrong := wrong_stamp(one)) is not None:
        findings.append(wrong)
    elif not one.tables and not one.is_answers:
        findings += no_return_found(one.workbook, one.received.name, vocabulary())
    by_sheet: dict[str, list[Understood]] = {}
    ignored: dict[str, str] = {}
    for understood, said in _tables(one, known, options, default_year):
        if understood is None:
            ignored |= {finding.sheet: "copy" for finding in said}
        else:
            by_sheet.setdefault(understood.table.sheet, []).append(understood)
        ignored |= {finding.sheet: "nameless" for finding in said if finding.code == "L330"}
        findings += [item if item.file else item._replace(file=one.received.name) for item in said]
    sheets = tuple(
        _sheet(sheet, tuple(by_sheet.get(sheet.name, ())), one, options, ignored)
        for sheet in one.workbook.sheets
    )
    shown = [sheet for sheet in one.workbook.sheets if not sheet.hidden]
    unused = tuple(nearly_fitting(shown, one.tables, () if one.stamp_form else layouts))
    return Understanding(one.received.name, one.sha256, one.workbook.format, sheets, tuple(findings), unused)


def _sheet(
    sheet: Sheet,
    tables: tuple[Understood, ...],
    one: Gathered,
    options: ImportOptions,
    ignored: Mapping[str, str],
) -> UnderstoodSheet:
    if tables:
        return UnderstoodSheet(sheet.name, sheet.hidden, "", tables)
    reason = "answers" if one.is_answers else _why_ignored(sheet, options, ignored)
    seen = _likely_titles(sheet) if reason == "no-table" else ()
    return UnderstoodSheet(sheet.name, sheet.hidden, reason, (), seen)


def _likely_titles(sheet: Sheet) -> tuple[tuple[Cell, str], ...]:
    """The first row of those that hold most texts, where it holds at least two."""
    grid = Grid(sheet)
    rows = [grid.words(row) for row in range(1, min(grid.last_row, _FIRST_ROWS) + 1)]
    most = max((len(words) for words in rows), default=0)
    if most < _LEAST_TITLES:
        return ()
    row = next(number for number, words in enumerate(rows, start=1) if len(words) == most)
    return tuple((Cell(row, column), text) for column, text in grid.words(row))


def _tables(
    one: Gathered, known: Known | None, options: ImportOptions, default_year: int | None
) -> Iterator[tuple[Understood | None, list[Finding]]]:
    """Each table with its findings; without a table those of the tables that only repeat another."""
    stamp = one.workbook.stamp if one.workbook is not None else {}
    year_now = default_year or options.received_on.year
    register = known or Known(year_now, options.received_on)
    for form in sorted(FORMS.values(), key=lambda form: form.order):
        tables = [table for table in one.tables if table.form == form.name]
        found = recognise(tables, stamp, FileNames.of(one.received), options, register, year_now)
        kept, repeated = without_copies(tables, found)
        for table, recognised in kept:
            yield _understood(one, table, recognised, known, register, options, default_year)
        if repeated:
            yield None, repeated


def _understood(
    one: Gathered,
    table: Table,
    recognised: Recognised,
    known: Known | None,
    register: Known,
    options: ImportOptions,
    default_year: int | None,
) -> tuple[Understood, list[Finding]]:
    year = recognised.period.year or options.year or default_year
    if year is None and recognised.month is not None:  # 6月, and nothing says of which year
        recognised = recognised._replace(
            month=None, findings=(*recognised.findings, Finding("L305", sheet=table.sheet))
        )
    form = FORMS[table.form]
    stamped = bool(one.stamp_form)
    read = read_table(
        form, table, recognised, register, options, one.received.name, year=year, stamped=stamped
    )
    findings = [item for item in read.findings if known is not None or not item.code.startswith("U")]
    findings += [item for row in read.rows for item in row.findings]
    settled = recognised.unit
    understood = Understood(
        read.table,
        recognised,
        read,
        tuple(_choices(table, read, findings)),
        settled.unit or (settled.unknown if known is None and settled.unknown else None),
        _period(table.form, recognised, year),
        "stamp" if stamped else table.layout,
    )
    return understood, findings


def _period(form: str, recognised: Recognised, year: int | None) -> str | None:
    if form == "report":
        return str(recognised.month) if recognised.month is not None else None
    return str(year) if form in OF_A_YEAR and year is not None else None


def _choices(table: Table, read: TableRead, findings: list[Finding]) -> Iterator[Choice]:
    """Every column of the table, also those without a title that hold something."""
    fields = {(column.number, column.cell): field for field, column in read.converted.columns.items()}
    kept = {(column.number, column.cell): key for key, column in read.converted.extra.items()}
    reasons = {finding.cell: finding.code for finding in findings if finding.code.startswith("L3")}
    claimed_twice = {finding.field for finding in findings if finding.code == "L304"}
    columns: Mapping[tuple[int, Cell], Column] = {
        (column.number, column.cell): column for column in (*table.columns, *read.converted.extra.values())
    }
    for place in sorted(columns, key=lambda place: place[0]):
        column = columns[place]
        field = fields.get(place, "")
        told = reasons.get(column.cell, "L304" if column.field in claimed_twice else "")
        reason = "" if field else _why_left_out(column, read, told)
        yield Choice(column, field, kept.get(place, ""), reason)


def _why_left_out(column: Column, read: TableRead, code: str) -> str:
    if column.taught and not column.field:
        return "taught"
    if is_serial(column):
        return "serial"
    if column.number == read.converted.unit_column:
        return "money-unit"
    taken = read.converted.columns.get(column.field)
    if taken is None or code not in {"", "L307"}:
        return code
    differs = (column.year, column.months) != (taken.year, taken.months)
    return "other-period" if differs else "doubled"


def _why_ignored(sheet: Sheet, options: ImportOptions, ignored: Mapping[str, str]) -> str:
    if sheet.hidden:
        return "hidden"
    if sheet.name in ignored:
        return ignored[sheet.name]
    if all(value.blank for row in sheet.rows for value in row):
        return "empty"
    if _INSTRUCTIONS.search(sheet.name):
        return "instructions"
    return "summary" if has_header(sheet, vocabulary(options.form or "")) else "no-table"
