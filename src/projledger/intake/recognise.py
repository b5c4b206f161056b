"""Which unit and period the tables of one file are for, and on which day they were filled in."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import PurePath
from typing import NamedTuple, Self

from projledger.checks.known import Known
from projledger.checks.match import match_unit, near_units, unit_within
from projledger.forms.field import Role
from projledger.forms.row_periods import months_told
from projledger.foundation.findings import Cell, Finding
from projledger.foundation.money import MONEY_UNITS
from projledger.foundation.period import Month
from projledger.intake.options import ImportOptions
from projledger.intake.settling import (
    PeriodSaid,
    Settled,
    UnitSaid,
    in_words,
    settle_period,
    settle_unit,
)
from projledger.intake.wording import Stated, stated_periods
from projledger.layout.amount_title import UNTIL
from projledger.layout.context import earlier_hints, period_hints, return_date, unit_hints
from projledger.layout.labels import MONEY_LABEL
from projledger.layout.plan_or_report import Told, part_of_title, states_completion, told_by
from projledger.layout.table import Column, Table
from projledger.workbook.inputs import ReceivedFile

#: A line above a table that is longer than this is a note, not a title.
_LONGEST_TITLE = 60
#: Fields that count to the month of the return; completed_before counts to last December.
_COMPLETED = frozenset(["completed_month", "completed_ytd", "completed_total"])
_MOST_TITLES = 6
_WHOLE_YEAR = (1, 12)
_SEAL = re.compile(r"[(（]\s*(?:盖章|公章|章|签章|加盖公章)\s*[)）]?\s*$")
#: The forms that are for a whole year.
OF_A_YEAR = frozenset(["plan", "targets"])
_SOURCE_OF_HINT = {"label": "label", "line": "title", "sheet": "sheet"}


class Recognised(NamedTuple):
    """What one table is for. ``month`` is None for plans and registers; ``findings`` may reject it."""

    unit: Settled
    period: Settled
    month: Month | None
    year: int
    date: date | None
    date_cell: Cell | None
    findings: tuple[Finding, ...]


def sound_date(recognised: Recognised, received_on: date) -> date | None:
    """The date that the return bears, unless it had not come when it was received (D406 tells)."""
    dated = recognised.date
    return dated if dated is not None and dated <= received_on else None


class FileNames(NamedTuple):
    """The names a file came under: its own, and those of the folders or zips around it, nearest first."""

    own: str
    around: tuple[str, ...]

    @classmethod
    def of(cls, received: ReceivedFile) -> Self:
        """The names of a received file."""
        inner = PurePath(received.name).parts
        outer = PurePath(received.container).parts if received.container else ()
        around = [*reversed(inner[:-1]), *reversed(outer), received.path.parent.name]
        return cls(inner[-1] if inner else received.name, tuple(dict.fromkeys(around)))


def recognise(
    tables: Sequence[Table],
    stamp: Mapping[str, str],
    names: FileNames,
    options: ImportOptions,
    known: Known,
    default_year: int,
) -> list[Recognised]:
    """For each table of a file its unit and period, settled from all that is said of them.

    A file's name says nothing where its tables are for several units or months.
    """
    stem = PurePath(names.own).stem
    sheets = [table.sheet if table.sheet != stem else "" for table in tables]  # a csv's sheet is its file
    periods = [_periods(*pair, stamp, options) for pair in zip(tables, sheets, strict=True)]
    units = [_units(*pair, stamp, options, known) for pair in zip(tables, sheets, strict=True)]
    one_month = len({settle_period(said).month for said in periods} - {None}) <= 1
    one_unit = len({settle_unit(said).unit for said in units} - {None}) <= 1
    found: list[Recognised] = []
    for table, period_said, unit_said in zip(tables, periods, units, strict=True):
        named = _named_periods(names, period_said, table.form, own=one_month)
        period = settle_period([*period_said, *named])
        unit = settle_unit([*unit_said, *_named_units(names, known, own=one_unit)])
        found.append(_recognised(table, period, unit, options, default_year, _form_doubt(table, names)))
    return found


def _form_doubt(table: Table, names: FileNames) -> list[Finding]:
    """L319 where a plan may be a report; the file's name settles it unless amounts speak of completion."""
    completed = any(states_completion(tuple(line.text.split("/"))) for line in table.form_doubt)
    if not table.form_doubt or (told_by(PurePath(names.own).stem) is Told.PLAN and not completed):
        return []
    titles = "、".join("".join(line.text.split()) for line in table.form_doubt[:_MOST_TITLES])
    return [Finding("L319", sheet=table.sheet, cell=table.form_doubt[0].cell, found=titles)]


def _recognised(
    table: Table,
    period: Settled,
    unit: Settled,
    options: ImportOptions,
    default_year: int,
    doubt: list[Finding],
) -> Recognised:
    year = period.year or options.year or default_year
    unread = period.unread_year and options.year is None  # 202年6月 is not of the year that is open
    month = Month(year, period.month) if table.form == "report" and period.month and not unread else None
    dated = return_date(table, year)
    findings = doubt
    if (table.form == "report" and month is None) or (table.form in OF_A_YEAR and unread):
        findings.append(Finding("L305", sheet=table.sheet))
    if table.form != "units" and period.contradiction:
        findings.append(Finding("L306", sheet=table.sheet, cell=period.cell, found=period.contradiction))
    return Recognised(
        unit=unit,
        period=period,
        month=month,
        year=year,
        date=dated[0] if dated else None,
        date_cell=dated[1] if dated else None,
        findings=tuple(findings),
    )


def _periods(table: Table, sheet: str, stamp: Mapping[str, str], options: ImportOptions) -> list[PeriodSaid]:
    said = [
        PeriodSaid("stamp", stamp.get("period", ""), one) for one in stated_periods(stamp.get("period", ""))
    ]
    if options.month is not None and table.form == "report":
        said.append(PeriodSaid("option", str(options.month), Stated(options.month.year, options.month.month)))
    elif options.year is not None and table.form in OF_A_YEAR:
        said.append(PeriodSaid("option", str(options.year), Stated(options.year, None)))
    told = _told(table.form)
    for hint in period_hints(table, sheet):
        if len(hint.text) <= _LONGEST_TITLE:
            source = _SOURCE_OF_HINT[hint.source]
            stated = stated_periods(part_of_title(hint.text, told))
            said.extend(PeriodSaid(source, shown(one), one, hint.cell) for one in stated)
    if not any(one.stated.month for one in said):
        said.extend(
            PeriodSaid("title", shown(one), one, hint.cell)
            for hint in earlier_hints(table)[0]
            if len(hint.text) <= _LONGEST_TITLE
            for one in stated_periods(part_of_title(hint.text, told))
        )
    if not any(one.stated.month for one in said):
        said.extend(_of_columns(table) or _of_rows(table))
    return said


def _told(form: str) -> Told:
    return Told.PLAN if form in OF_A_YEAR else Told.REPORT


def _of_rows(table: Table) -> list[PeriodSaid]:
    """The month of a column 月份, where all rows agree."""
    told = [(text, cell, one) for text, cell in months_told(table) for one in stated_periods(text)]
    if table.form != "report" or len({one.month for _text, _cell, one in told}) != 1:
        return []
    return [PeriodSaid("column", text, one, cell) for text, cell, one in told]


def _of_columns(table: Table) -> list[PeriodSaid]:
    """The month of titles such as 2021年1-6月累计完成投资, where all such titles agree."""
    timeless = {column.field for column in table.columns if column.months is None}
    columns = _newest(
        [
            column
            for column in table.columns
            if column.field in _COMPLETED
            and column.months
            and column.field not in timeless  # 上月累计 may stand beside 本年累计
            and not _may_close_last_year(column, table)
        ]
    )
    stated = {Stated(column.year, column.months[1]) for column in columns if column.months}
    if len({one.month for one in stated}) != 1:
        return []
    return [PeriodSaid("column", shown(one), one, columns[0].cell) for one in sorted(stated, key=str)]


def _newest(columns: Sequence[Column]) -> list[Column]:
    """Of columns of the same field and months that name several years the last: the others only compare.

    One without a year is newer than all that name theirs: 2020年1-6月完成投资 beside 1-6月完成投资.
    """
    years: dict[tuple[object, ...], list[int | None]] = {}
    for column in columns:
        years.setdefault((column.field, column.months), []).append(column.year)
    newest = {
        key: None if None in found else max(year for year in found if year) for key, found in years.items()
    }
    return [column for column in columns if column.year == newest[column.field, column.months]]


def _may_close_last_year(column: Column, table: Table) -> bool:
    """Whether 截至2020年12月底累计完成投资 may be what was done before the year of which the others speak."""
    if column.months != _WHOLE_YEAR or column.role not in {UNTIL, Role.SINCE_START.value}:
        return False
    others = [other for other in table.columns if other.field and other.number != column.number]
    return any(
        (other.year or 0) > (column.year or 0)
        or (other.field in {"completed_month", "completed_ytd"} and other.months is None)
        for other in others
    )


def shown(stated: Stated) -> str:
    """``2021年6月``, ``6月`` or ``2021年``."""
    year = f"{stated.year}年" if stated.year else ""
    return f"{year}{stated.month}月" if stated.month else year


def _named_periods(names: FileNames, said: Sequence[PeriodSaid], form: str, *, own: bool) -> list[PeriodSaid]:
    """What the file's name says; where neither it nor the file names a month, the folder around it."""
    stem = part_of_title(PurePath(names.own).stem, _told(form)) if own else ""
    found = [PeriodSaid("file", shown(one), one) for one in stated_periods(stem)]
    if not any(one.stated.month and not one.stated.unread for one in (*said, *found)):
        for folder in names.around:
            around = [PeriodSaid("folder", shown(one), one) for one in stated_periods(folder)]
            if any(one.stated.month for one in around):
                return [*found, *around]
    return found


def _units(
    table: Table, sheet: str, stamp: Mapping[str, str], options: ImportOptions, known: Known
) -> list[UnitSaid]:
    said: list[UnitSaid] = []
    if stamped := stamp.get("unit", "").strip():
        said.append(UnitSaid("stamp", stamped, match_unit(known, stamped)))
    if options.unit is not None:
        said.append(UnitSaid("option", options.unit, options.unit))
    own = unit_hints(table)
    for hint in own or earlier_hints(table)[1]:
        words = _SEAL.sub("", hint.text).strip()
        if words and words not in MONEY_UNITS:
            said.append(UnitSaid("label", words, match_unit(known, words), hint.cell))
            break
    labelled = {line.cell for name, line in table.labels.items() if name != MONEY_LABEL}
    for line in table.above:
        unit = unit_within(known, line.text) if len(line.text) <= _LONGEST_TITLE else None
        if unit is not None and line.cell not in labelled:
            said.append(UnitSaid("title", line.text, unit, line.cell))
    if unit := unit_within(known, sheet):
        said.append(UnitSaid("sheet", sheet, unit))
    return said


def _named_units(names: FileNames, known: Known, *, own: bool) -> list[UnitSaid]:
    found: list[UnitSaid] = []
    if own and (unit := unit_within(known, PurePath(names.own).stem)):
        found.append(UnitSaid("file", names.own, unit))
    for folder in names.around:
        if not found and (unit := unit_within(known, folder)):
            found.append(UnitSaid("folder", folder, unit))
    return found


def unit_findings(table: Table, unit: Settled, column_units: Counter[str], known: Known) -> list[Finding]:
    """U601, U602 and U603 of a report, given the units that its rows name (each with its count of rows).

    A label that names no unit of the register (the office that compiled the sheet) does not matter
    where the rows name their units; rows that all name another unit than the label contradict it.
    """
    if unit.contradiction:
        return [Finding("U603", sheet=table.sheet, cell=unit.cell, found=unit.contradiction)]
    if unit.unknown and not column_units:
        near = near_units(known, unit.unknown)
        return [Finding("U601", "", table.sheet, unit.cell, "", unit.unknown, {"candidates": near})]
    if unit.unit is None:
        return [] if column_units else [Finding("U602", sheet=table.sheet)]
    if len(column_units) == 1 and unit.unit not in column_units and unit.source != "folder":
        words = in_words([(unit.source, unit.unit), ("column", next(iter(column_units)))])
        return [Finding("U603", sheet=table.sheet, cell=unit.cell, found=words)]
    return []
