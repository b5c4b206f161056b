"""Reading .xls with xlrd, which keeps number formats, error cells and hidden rows."""

from datetime import time
from io import StringIO
from math import isfinite
from typing import Any

from projledger.workbook.faults import Fault
from projledger.workbook.limits import Limits
from projledger.workbook.number_formats import shows_percent
from projledger.workbook.transport import (
    CLOCK,
    DAY,
    ERROR,
    MOMENT,
    PERCENT,
    Raw,
    RawSheet,
    Texts,
    neutral_sheet,
    trimmed,
)

_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = 1, 2, 3, 4, 5


def read_xls(data: bytes, limits: Limits) -> list[RawSheet]:
    """The sheets of ``data``. Raises :class:`Fault`."""
    import xlrd

    try:
        with xlrd.open_workbook(
            file_contents=data, formatting_info=True, on_demand=True, ragged_rows=True, logfile=StringIO()
        ) as book:
            return _sheets(book, limits)
    except (Fault, MemoryError):
        raise
    except Exception as error:  # xlrd raises struct, index, assertion and its own errors
        if "encrypted" in str(error).lower():
            raise Fault("F002") from error
        raise Fault("F005", "unreadable") from error


def _sheets(book: Any, limits: Limits) -> list[RawSheet]:
    if book.nsheets > limits.sheets:
        raise Fault("F007", "sheets", limit=limits.sheets)
    percents = {
        index
        for index, style in enumerate(book.xf_list)
        if (shown := book.format_map.get(style.format_key)) and shows_percent(shown.format_str or "")
    }
    texts, left, found = Texts(limits), limits.cells, []
    for index, name in enumerate(book.sheet_names()):
        hidden = book._sheet_visibility[index] != 0  # no public way before the sheet is loaded
        if hidden and neutral_sheet(name):
            continue
        sheet = book.sheet_by_index(index)
        raw = _sheet(book, sheet, percents, texts, limits)
        raw.hidden = hidden
        left -= sum(map(len, raw.rows))
        if left < 0:
            raise Fault("F007", "cells", limit=limits.cells)
        found.append(raw)
        book.unload_sheet(index)
    if not found:
        raise Fault("F005", "sheetless")
    return found


def _sheet(book: Any, sheet: Any, percents: set[int], texts: Texts, limits: Limits) -> RawSheet:
    rows: list[list[Raw]] = []
    lost: list[tuple[int, int]] = []
    stray: list[tuple[int, int]] = []
    last = 0
    for number in range(sheet.nrows):
        types = sheet.row_types(number)
        if not types or not any(kind not in (0, 6) for kind in types):
            continue
        styles = [sheet.cell_xf_index(number, column) for column in range(len(types))]
        row = [
            _raw(book, kind, value, style in percents)
            for kind, value, style in zip(types, sheet.row_values(number), styles, strict=True)
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


def _raw(book: Any, kind: int, value: Any, percent: bool) -> Raw:  # noqa: PLR0911 - one answer a kind
    import xlrd

    if kind == _TEXT:
        return value or None
    if kind == _NUMBER:
        number = float(value)
        if not isfinite(number):
            return str(number)
        return [PERCENT, number] if percent else number
    if kind == _DATE:
        return _date(xlrd, value, book.datemode)
    if kind == _BOOLEAN:
        return bool(value)
    if kind == _ERROR:
        return [ERROR, xlrd.error_text_from_code.get(value, "#VALUE!")]
    return None


def _date(xlrd: Any, value: float, mode: int) -> Raw:
    if not 0 < value < 2_958_466:  # noqa: PLR2004 - the serial of 9999-12-31; outside it is a number
        return float(value)
    moment = xlrd.xldate.xldate_as_datetime(value, mode)
    if value < 1:
        return [CLOCK, moment.time().isoformat()]
    if moment.time() == time():
        return [DAY, moment.date().isoformat()]
    return [MOMENT, moment.isoformat()]
