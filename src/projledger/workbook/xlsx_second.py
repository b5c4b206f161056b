"""The second reader of .xlsx: openpyxl, slower and more patient, for what calamine cannot read."""

import re
import warnings
from datetime import date, datetime, time, timedelta
from io import BytesIO
from math import isfinite
from typing import Any

from projledger.workbook.faults import Fault
from projledger.workbook.limits import Limits
from projledger.workbook.number_formats import shows_percent
from projledger.workbook.package import SheetPart
from projledger.workbook.shown_units import shown_unit
from projledger.workbook.transport import (
    CLOCK,
    DAY,
    ERROR,
    MOMENT,
    PERCENT,
    SHOWN,
    UNCALCULATED,
    Raw,
    RawSheet,
    Texts,
    trimmed,
)

# how the format writes what XML cannot; calamine knows it, openpyxl does not
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def read_by_openpyxl(
    data: bytes, sheets: list[SheetPart], limits: Limits, *, recalculate: bool = False, formulas: bool = True
) -> list[RawSheet]:
    """The ``sheets`` as openpyxl reads them, for the values and, where there are ``formulas``, for these.

    ``recalculate`` says that the workbook asks to be computed: formulas that all have the value 0 never were.
    """
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            values = load_workbook(BytesIO(data), data_only=True, keep_links=False)
            other = load_workbook(BytesIO(data), data_only=False, keep_links=False) if formulas else values
            texts = Texts(limits)
            found, left = [], limits.cells
            for sheet in sheets:
                raw = _sheet(
                    values[sheet.name], other[sheet.name], sheet, texts, limits, recalculate=recalculate
                )
                left -= sum(map(len, raw.rows))
                if left < 0:
                    raise Fault("F007", "cells", limit=limits.cells)
                found.append(raw)
            return found
    except (Fault, MemoryError):
        raise
    except Exception as error:  # openpyxl raises at least nine kinds on damaged files
        raise Fault("F005", "unreadable") from error


def _sheet(
    values: Any, formulas: Any, sheet: SheetPart, texts: Texts, limits: Limits, *, recalculate: bool
) -> RawSheet:
    rows: list[list[Raw]] = []
    lost: list[tuple[int, int]] = []
    zeros: list[tuple[int, int, str]] = []
    computed = False
    if values.max_row * values.max_column > limits.area:
        raise Fault("F007", "area", limit=limits.area)
    for line, formula_line in zip(values.iter_rows(), formulas.iter_rows(), strict=True):
        row: list[Raw] = []
        for cell, formula_cell in zip(line, formula_line, strict=True):
            raw = _raw(cell, formula_cell)
            if recalculate and formula_cell.data_type == "f":
                if raw == 0 and type(raw) is float:
                    zeros.append((cell.row, cell.column, _formula(formula_cell)))
                else:
                    computed = computed or not (type(raw) is list and raw[0] == UNCALCULATED)
            if type(raw) is str:
                raw, cut = texts(raw)
                if cut:
                    lost.append((cell.row, cell.column))
            row.append(raw)
        rows.append(row)
    for row_number, column, text in zeros if not computed else ():
        rows[row_number - 1][column - 1] = [UNCALCULATED, text]
    trimmed(rows)
    width = max(map(len, rows), default=0)
    ranges = [
        (merge.min_row, merge.min_col, merge.max_row, merge.max_col) for merge in values.merged_cells.ranges
    ]
    if len(ranges) > limits.merges:
        raise Fault("F007", "merges", limit=limits.merges)
    columns: set[int] = set()
    for dimension in values.column_dimensions.values():
        if dimension.hidden and dimension.min:
            columns.update(range(dimension.min, min(dimension.max, width) + 1))
    return RawSheet(
        sheet.name,
        rows,
        merges=ranges,
        hidden=sheet.state != "visible",
        hidden_rows=[
            number for number, line in values.row_dimensions.items() if line.hidden and number <= len(rows)
        ],
        hidden_columns=sorted(columns),
        cleaned=lost,
    )


def _raw(cell: Any, formula_cell: Any) -> Raw:  # noqa: PLR0911 - one answer a kind
    value = cell.value
    if value is None:
        text = _formula(formula_cell) if formula_cell.data_type == "f" else ""
        return [UNCALCULATED, text] if text and "DISPIMG" not in text else None
    if cell.data_type == "e":
        if formula_cell.data_type == "f" and "DISPIMG" in _formula(formula_cell):
            return None  # a picture in a WPS cell is no error
        return [ERROR, str(value)]
    match value:
        case bool():
            return value
        case int() | float():
            number = float(value)
            if not isfinite(number):
                return str(number)
            if shows_percent(cell.number_format or ""):
                return [PERCENT, number]
            shown = shown_unit(cell.number_format or "")
            return [SHOWN, [number, shown]] if shown else number
        case datetime():
            return [DAY, value.date().isoformat()] if value.time() == time() else [MOMENT, value.isoformat()]
        case date():
            return [DAY, value.isoformat()]
        case time():
            return [CLOCK, value.isoformat()]
        case timedelta():
            return value / timedelta(days=1)
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), str(value))


def _formula(cell: Any) -> str:
    return str(getattr(cell.value, "text", cell.value))
