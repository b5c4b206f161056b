"""One sheet of a binary workbook."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite

from projledger.workbook import biff12
from projledger.workbook.biff12 import Damaged, Record, records
from projledger.workbook.faults import Fault
from projledger.workbook.limits import Limits
from projledger.workbook.serials import dated
from projledger.workbook.transport import (
    ERROR,
    PERCENT,
    SHOWN,
    UNCALCULATED,
    Raw,
    RawSheet,
    Texts,
    address,
    trimmed,
)

_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_HIDDEN_ROW, _HIDDEN_COLUMN = 0x10, 0x01
_FORMULAS = frozenset(
    {biff12.FORMULA_TEXT, biff12.FORMULA_NUMBER, biff12.FORMULA_BOOLEAN, biff12.FORMULA_ERROR}
)


@dataclass(frozen=True, slots=True)
class Book:
    """What the sheets of a workbook share."""

    strings: list[str]
    percents: frozenset[int]
    dates: frozenset[int]
    units: Mapping[int, str]
    from_1904: bool
    recalculate: bool
    texts: Texts
    limits: Limits


@dataclass(slots=True)
class _Rows:
    """The rows as they arrive."""

    sheet: RawSheet
    number: int = 0  # of the row that is open
    row: list[Raw] = field(default_factory=list)
    column: int = 0  # of the last cell
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    zeros: list[tuple[int, int]] = field(default_factory=list)  # formulas whose value is 0
    computed: bool = False  # whether any formula has another value


def read_sheet(part: bytes, name: str, book: Book, left: int) -> RawSheet:
    """The sheet in ``part``, of at most ``left`` cells. Raises :class:`Fault` and :class:`Damaged`."""
    rows = _Rows(RawSheet(name, []))
    merges, limits = rows.sheet.merges, book.limits
    for record in records(part):
        number = record.number
        if number == biff12.ROW:
            left -= _closed(rows, limits)
            if left < 0:
                raise Fault("F007", "cells", limit=limits.cells)
            _open(rows, record)
        elif 0 < number <= biff12.LAST_SHORT or number == biff12.RICH_TEXT:
            _cell(rows, record, book)
        elif number == biff12.COLUMN:
            if record.byte(16) & _HIDDEN_COLUMN:
                rows.hidden_columns.append((record.integer(0) + 1, record.integer(4) + 1))
        elif number == biff12.MERGE:
            first_row, last_row, first_column, last_column = (
                record.integer(place) + 1 for place in (0, 4, 8, 12)
            )
            if first_row <= last_row and first_column <= last_column:
                merges.append((first_row, first_column, last_row, last_column))
            if len(merges) > limits.merges:
                raise Fault("F007", "merges", limit=limits.merges)
    _closed(rows, limits)
    return _finished(rows, book)


def _open(rows: _Rows, record: Record) -> None:
    number = record.integer(0) + 1
    if number > _LAST_ROW:
        raise Fault("F007", "far", cell=str(number))
    if number <= rows.number:
        raise Damaged
    rows.number, rows.row, rows.column = number, [], 0
    if record.byte(11) & _HIDDEN_ROW:
        rows.hidden_rows.append(number)


def _cell(rows: _Rows, record: Record, book: Book) -> None:
    kind = record.number
    if not rows.number:
        raise Damaged
    if biff12.SHORT < kind <= biff12.LAST_SHORT:
        kind, start = kind - biff12.SHORT, 4
        rows.column += 1
    else:
        start = 8
        rows.column = record.integer(0) + 1
    column = rows.column
    if kind == biff12.BLANK:
        return
    if column > _LAST_COLUMN:
        raise Fault("F007", "far", cell=address(rows.number, column))
    raw = _raw(record, kind, start, book)
    if type(raw) is str:
        raw, lost = book.texts(raw)
        if lost:
            rows.sheet.cleaned.append((rows.number, column))
    if kind in _FORMULAS:
        if raw == 0 and kind == biff12.FORMULA_NUMBER:
            rows.zeros.append((rows.number, column))
        else:
            rows.computed = True
    if raw is None:
        return
    if column > book.limits.columns:
        _strayed(rows, rows.number, column, book.limits)
        return
    _put(rows, column, raw)


def _put(rows: _Rows, column: int, raw: Raw) -> None:
    """The cell's value into its place. Raises :class:`Fault` where there is one already."""
    rows.row.extend([None] * (column - len(rows.row)))
    if rows.row[column - 1] is not None:
        raise Fault("F005", "twice", cell=address(rows.number, column))
    rows.row[column - 1] = raw


def _raw(record: Record, kind: int, start: int, book: Book) -> Raw:  # noqa: PLR0911 - one answer a kind
    match kind:
        case biff12.ERROR | biff12.FORMULA_ERROR:
            return [ERROR, biff12.ERRORS.get(record.byte(start), "#VALUE!")]
        case biff12.BOOLEAN | biff12.FORMULA_BOOLEAN:
            return bool(record.byte(start))
        case biff12.TEXT | biff12.FORMULA_TEXT:
            return record.text(start)[0] or None
        case biff12.RICH_TEXT:
            return record.text(start + 1)[0] or None
        case biff12.SHARED:
            index = record.integer(start)
            if index >= len(book.strings):
                raise Damaged
            return book.strings[index] or None
    number = record.packed_number(start) if kind == biff12.RK else record.real(start)
    if not isfinite(number):
        return str(number)  # a word, so that nobody adds it up
    style = record.integer(start - 4) & 0xFFFFFF
    if style in book.percents:
        return [PERCENT, number]
    if style in book.dates:
        return dated(number, from_1904=book.from_1904)
    return [SHOWN, [number, book.units[style]]] if style in book.units else number


def _closed(rows: _Rows, limits: Limits) -> int:
    """The open row joins the others: how many cells it has."""
    row = trimmed([rows.row])[0] if rows.row else []
    if not row:
        return 0
    done = rows.sheet.rows
    if rows.number - 1 - len(done) > limits.gap:
        for column, raw in enumerate(row, start=1):
            if raw is not None:
                _strayed(rows, rows.number, column, limits)
    else:
        done.extend([] for _blank in range(rows.number - 1 - len(done)))
        done.append(row)
    rows.row = []
    return len(row)


def _strayed(rows: _Rows, row: int, column: int, limits: Limits) -> None:
    rows.sheet.stray.append((row, column))
    if len(rows.sheet.stray) > limits.stray:
        raise Fault("F007", "far", cell=address(*rows.sheet.stray[0]))


def _finished(rows: _Rows, book: Book) -> RawSheet:
    sheet = rows.sheet
    height, width = len(sheet.rows), max(map(len, sheet.rows), default=0)
    sheet.hidden_rows = [number for number in rows.hidden_rows if number <= height]
    sheet.hidden_columns = sorted(
        {column for first, last in rows.hidden_columns for column in range(first, min(last, width) + 1)}
    )
    if book.recalculate and rows.zeros and not rows.computed:
        # a workbook that is to be computed when it is opened, in which nothing ever was
        for row, column in rows.zeros:
            if row <= height and column <= len(sheet.rows[row - 1]):
                sheet.rows[row - 1][column - 1] = [UNCALCULATED, "="]
    return sheet
