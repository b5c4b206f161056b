"""Reading .xls with xlrd, which keeps number formats, error cells and hidden rows."""

from collections.abc import Mapping
from io import StringIO
from math import isfinite
from typing import Any, NamedTuple

from projledger.workbook.faults import Fault
from projledger.workbook.limits import Limits
from projledger.workbook.number_formats import shows_percent, shows_span
from projledger.workbook.serials import dated
from projledger.workbook.shown_units import shown_unit
from projledger.workbook.transport import (
    ERROR,
    PERCENT,
    SHOWN,
    UNCALCULATED,
    Raw,
    RawSheet,
    Texts,
    address,
    neutral_sheet,
    trimmed,
)
from projledger.workbook.xls_formulas import Place, uncalculated
from projledger.workbook.xls_records import sound_stream

_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = 1, 2, 3, 4, 5


def read_xls(data: bytes, limits: Limits) -> list[RawSheet]:
    """The sheets of ``data``. Raises :class:`Fault`.

    Where xlrd gives up, a second attempt passes over a container whose sectors are wrongly chained, or
    over the formats of cells; these only in a workbook that has no percentages and units to lose.
    calamine reads some such files too; it would show their errors as blanks.
    """
    try:
        return _attempt(data, limits)
    except _GaveUp as gave_up:
        reason = str(gave_up.__cause__)
        if "corruption" in reason:
            second = {"patient": True}
        elif isinstance(gave_up.__cause__, LookupError | AssertionError | AttributeError):
            second = {"formats": False}
        else:
            raise Fault("F005", "unreadable") from gave_up
    try:
        return _attempt(data, limits, **second)
    except _GaveUp as gave_up:
        raise Fault("F005", "unreadable") from gave_up


class _GaveUp(Exception):
    """xlrd cannot read the workbook, for the reason that is the cause."""


def _attempt(data: bytes, limits: Limits, *, formats: bool = True, patient: bool = False) -> list[RawSheet]:
    try:
        return _read(data, limits, formats=formats, patient=patient)
    except (Fault, MemoryError):
        raise
    except Exception as error:  # xlrd raises struct, index, assertion and its own errors
        if "encrypted" in str(error).lower():
            raise Fault("F002") from error
        raise _GaveUp from error


def _read(data: bytes, limits: Limits, *, formats: bool, patient: bool) -> list[RawSheet]:
    import xlrd

    with xlrd.open_workbook(
        file_contents=sound_stream(data, limits, patient=patient),
        formatting_info=formats,
        on_demand=True,
        ragged_rows=True,
        logfile=StringIO(),
    ) as book:
        return _sheets(book, limits, formats=formats)


def _sheets(book: Any, limits: Limits, *, formats: bool) -> list[RawSheet]:
    if book.nsheets > limits.sheets:
        raise Fault("F007", "sheets", limit=limits.sheets)
    percents = {
        index
        for index, style in enumerate(book.xf_list)
        if (shown := book.format_map.get(style.format_key)) and shows_percent(shown.format_str or "")
    }
    units = {
        index: word
        for index, style in enumerate(book.xf_list)
        if (shown := book.format_map.get(style.format_key)) and (word := shown_unit(shown.format_str or ""))
    }
    if (percents or units) and not formats:
        raise Fault("F005", "unreadable")
    spans = {
        index
        for index, style in enumerate(book.xf_list)
        if (shown := book.format_map.get(style.format_key)) and shows_span(shown.format_str or "")
    }
    looks = _Looks(frozenset(percents), frozenset(spans), units) if formats else None
    never = uncalculated(book)
    texts, left, found = Texts(limits), limits.cells, []
    for index, name in enumerate(book.sheet_names()):
        hidden = book._sheet_visibility[index] != 0  # no public way before the sheet is loaded
        if hidden and neutral_sheet(name):
            continue
        sheet = book.sheet_by_index(index)
        raw = _sheet(book, sheet, looks, texts, limits)
        raw.hidden = hidden
        _restore(raw, never.get(index, []), limits)
        left -= sum(map(len, raw.rows))
        if left < 0:
            raise Fault("F007", "cells", limit=limits.cells)
        found.append(raw)
        book.unload_sheet(index)
    if not found:
        raise Fault("F005", "sheetless")
    return found


class _Looks(NamedTuple):
    """Which cell styles show percentages, which spans of time, and which another figure than the cell's."""

    percents: frozenset[int]
    spans: frozenset[int]
    units: Mapping[int, str]


def _restore(raw: RawSheet, never: list[Place], limits: Limits) -> None:
    """Put the formulas without a computed value into their places."""
    for row, column, formula in never:
        if row > len(raw.rows) + limits.gap or column > limits.columns:
            raise Fault("F007", "far", cell=address(row, column))
        raw.rows.extend([] for _ in range(row - len(raw.rows)))
        line = raw.rows[row - 1]
        line.extend([None] * (column - len(line)))
        line[column - 1] = [UNCALCULATED, formula[: limits.text]]


def _sheet(book: Any, sheet: Any, looks: _Looks | None, texts: Texts, limits: Limits) -> RawSheet:
    rows: list[list[Raw]] = []
    lost: list[tuple[int, int]] = []
    stray: list[tuple[int, int]] = []
    last = 0
    for number in range(sheet.nrows):
        types = sheet.row_types(number)
        if not types or not any(kind not in (0, 6) for kind in types):
            continue
        row = [
            _raw(book, kind, value, sheet.cell_xf_index(number, column) if looks else 0, looks)
            for column, (kind, value) in enumerate(zip(types, sheet.row_values(number), strict=True))
        ]
        for column, value in enumerate(row):
            if type(value) is str:
                row[column], cut = texts(value)
                if cut:
                    lost.append((number + 1, column + 1))
        trimmed([row])
        if not row:
            continue
        if number + 1 - last > limits.gap or stray:
            stray.extend((number + 1, column) for column, raw in enumerate(row, 1) if raw is not None)
            if len(stray) > limits.stray:
                raise Fault("F007", "far", cell=f"A{stray[0][0]}")
            continue
        rows.extend([] for _ in range(number - len(rows)))
        rows.append(row)
        last = number + 1
    if len(sheet.merged_cells) > limits.merges:
        raise Fault("F007", "merges", limit=limits.merges)
    return RawSheet(
        sheet.name,
        rows,
        merges=[
            (first_row + 1, first_column + 1, last_row, last_column)
            for first_row, last_row, first_column, last_column in sheet.merged_cells
            if last_row > first_row and last_column > first_column
        ],
        hidden_rows=sorted(
            number + 1 for number, line in sheet.rowinfo_map.items() if line.hidden and number < len(rows)
        ),
        hidden_columns=sorted(
            number + 1
            for number, column in sheet.colinfo_map.items()
            if column.hidden and number < sheet.ncols
        ),
        cleaned=lost,
        stray=stray,
    )


def _raw(book: Any, kind: int, value: Any, style: int, looks: _Looks | None) -> Raw:  # noqa: PLR0911 - one answer a kind
    if kind == _TEXT:
        return value or None
    if kind == _NUMBER:
        number = float(value)
        if not isfinite(number):
            return str(number)
        if looks and style in looks.percents:
            return [PERCENT, number]
        return [SHOWN, [number, looks.units[style]]] if looks and style in looks.units else number
    if kind == _DATE:
        return float(value) if looks and style in looks.spans else dated(value, from_1904=book.datemode == 1)
    if kind == _BOOLEAN:
        return bool(value)
    if kind == _ERROR:
        import xlrd

        return [ERROR, xlrd.error_text_from_code.get(value, "#VALUE!")]
    return None
