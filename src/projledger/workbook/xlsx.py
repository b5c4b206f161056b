"""Reading .xlsx and .xlsm: calamine for the values, one scan of the XML for what it loses.

Where calamine fails or the XML is unusual, openpyxl reads instead (:mod:`.xlsx_second`).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from math import isfinite
from xml.etree.ElementTree import Element

from projledger.workbook.far_cells import without_far_cells
from projledger.workbook.faults import Fault
from projledger.workbook.limits import Limits
from projledger.workbook.number_formats import percent_styles, unit_styles
from projledger.workbook.package import Package, SheetPart
from projledger.workbook.sheet_doubts import doubtful, lost, one_value_each
from projledger.workbook.sheet_scan import (
    Place,
    SheetXml,
    cells_styled,
    has_formulas,
    hidden,
    merges,
    names_no_string,
    raw_numbers,
    special_cells,
)
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
    address,
    neutral_sheet,
    trimmed,
)
from projledger.workbook.xlsx_bounds import (
    few_characters,
    few_slow_cells,
    few_styles,
    few_values,
    without_counts,
)
from projledger.workbook.xml_whole import whole

_SHORT = 24  # characters
_STYLED = re.compile(rb"""<(?:\w+:)?c\b[^<>]*\ss\s*=\s*["'][1-9]""")
_MEBIBYTE = 1_048_576
#: Parts that readers take by their usual names, whatever the relationships say.
_FOUND_BY_NAME = (
    "[Content_Types].xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/sharedStrings.xml",
)


def read_xlsx(data: bytes, limits: Limits, *, second_reader: bool = False) -> list[RawSheet]:
    """The sheets of ``data``. Raises :class:`Fault`. ``second_reader`` asks for openpyxl at once."""
    package = Package(data, limits)
    part = package.workbook_part()
    workbook = package.xml(part)
    sheets = [
        sheet
        for sheet in package.sheets(workbook, part)
        if sheet.state == "visible" or not neutral_sheet(sheet.name)
    ]
    if not sheets:
        raise Fault("F005", "sheetless")
    relations = dict(package.relations(part).values())
    trims = [without_far_cells(content, limits) for content in _sheet_contents(package, sheets, limits)]
    contents = [trim.sheet for trim in trims]
    few_values(contents, limits)
    styles = package.optional(relations.get("styles", "xl/styles.xml"))
    strings = package.optional(relations.get("sharedStrings", "xl/sharedStrings.xml"))
    few_styles(styles, limits)
    for content in (styles, strings):
        whole(content)
    if not styles and any(_STYLED.search(content.content) for content in contents):
        raise Fault("F005", "part", part="styles.xml")  # what is a date or a percentage is not known
    few_characters(contents, strings, limits)
    if any(names_no_string(content) for content in contents):
        raise Fault("F005", "unreadable")
    changed = {
        package.real_name(sheet.part): content.content
        for sheet, content in zip(sheets, contents, strict=True)
        if content.content is not package.read(sheet.part)
    }
    if (uncounted := without_counts(strings)) is not strings:
        changed[package.real_name(relations.get("sharedStrings", "xl/sharedStrings.xml"))] = uncounted
    for name in _FOUND_BY_NAME:
        package.optional(name)
    found = None
    if not second_reader and not any(content.odd for content in contents):
        found = _by_calamine(package.rebuilt(changed), sheets, contents, styles, workbook, limits)
    if found is None:
        found = _by_openpyxl(sheets, contents, strings, styles, workbook, limits)
    for trim, raw in zip(trims, found, strict=True):
        raw.stray = trim.stray
    return found


def _by_openpyxl(
    sheets: list[SheetPart],
    contents: list[SheetXml],
    strings: bytes,
    styles: bytes,
    workbook: Element,
    limits: Limits,
) -> list[RawSheet]:
    from projledger.workbook.xlsx_plain import plain_package
    from projledger.workbook.xlsx_second import read_by_openpyxl

    few_slow_cells(contents, limits)
    for content in contents:
        one_value_each(content)
    data, named = plain_package(sheets, [content.content for content in contents], strings, styles, workbook)
    found = read_by_openpyxl(
        data, named, limits, recalculate=_recalculates(workbook), formulas=any(map(has_formulas, contents))
    )
    for sheet, raw in zip(sheets, found, strict=True):
        raw.name, raw.hidden = sheet.name, sheet.state != "visible"
    return found


def _recalculates(workbook: Element) -> bool:
    """Whether the workbook asks to be computed when it is opened."""
    return any(
        element.tag.endswith("}calcPr") and element.get("fullCalcOnLoad") in {"1", "true"}
        for element in workbook
    )


def _sheet_contents(package: Package, sheets: list[SheetPart], limits: Limits) -> Iterator[SheetXml]:
    """The XML of each sheet; many sheets that are one and the same part count as often as they are read."""
    left = limits.unpacked_mebibytes * _MEBIBYTE
    for sheet in sheets:
        content = package.read(sheet.part)
        left -= len(content)
        if left < 0:
            raise Fault("F007", "unpacked", limit=limits.unpacked_mebibytes)
        yield SheetXml(content)


def _by_calamine(
    data: bytes,
    sheets: list[SheetPart],
    contents: list[SheetXml],
    styles: bytes,
    workbook: Element,
    limits: Limits,
) -> list[RawSheet] | None:
    """The sheets as calamine reads them, corrected by the scan; None where it cannot be trusted."""
    from python_calamine import CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        del data  # calamine has its own copy
        names = book.sheet_names
        percents, units = percent_styles(styles), unit_styles(styles)
        recalculate = _recalculates(workbook)
        texts, left, laid_out, found = Texts(limits), limits.cells, 0, []
        for sheet, content in zip(sheets, contents, strict=True):
            if names.count(sheet.name) != 1:
                return None
            area = book.get_sheet_by_name(sheet.name)
            laid_out += area.total_height * area.total_width
            if laid_out > limits.area:
                raise Fault("F007", "area", limit=limits.area)
            raw = _raw_sheet(sheet, area.to_python(skip_empty_area=False), content, texts)
            _restore(raw, content, percents, units, limits, recalculate=recalculate)
            trimmed(raw.rows)
            if doubtful(content, raw.rows):
                one_value_each(content)
                if lost(content, raw.rows):
                    return None
            left -= sum(map(len, raw.rows))
            if left < 0:
                raise Fault("F007", "cells", limit=limits.cells)
            raw.merges = merges(content, limits)
            raw.hidden_rows, raw.hidden_columns = hidden(
                content, len(raw.rows), max(map(len, raw.rows), default=0)
            )
            found.append(raw)
        return found
    except (Fault, MemoryError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # calamine's PanicException derives from BaseException
        return None


def _raw_sheet(
    sheet: SheetPart, values: Sequence[Sequence[object]], content: SheetXml, texts: Texts
) -> RawSheet:
    lost: list[tuple[int, int]] = []
    rows: list[list[Raw]] = []
    other = _Other(content)
    if texts.plain([value for line in values for value in line if type(value) is str]):
        rows = [
            []
            if line.count("") == len(line)
            else list(line)  # type: ignore[arg-type] # texts and floats alone, as is found out
            if _texts_and_numbers(line)
            else [
                value
                if type(value) is str or (type(value) is float and isfinite(value))
                else other(value, Place(number, column))
                for column, value in enumerate(line, start=1)
            ]
            for number, line in enumerate(values, start=1)
        ]
        return RawSheet(sheet.name, rows, hidden=sheet.state != "visible")
    short: dict[object, str] = {}  # texts that need no work, so short that their number bounds their sum
    for number, line in enumerate(values, start=1):
        row: list[Raw] = []
        if line.count("") == len(line):
            rows.append(row)
            continue
        for column, value in enumerate(line, start=1):
            kind = type(value)
            if kind is str:
                if not value:
                    row.append(None)
                elif value in short:
                    row.append(short[value])
                else:
                    text, cut = texts(value)  # type: ignore[arg-type] # its type is str, tested above
                    row.append(text)
                    if cut:
                        lost.append((number, column))
                    elif text and len(text) <= _SHORT:
                        short[value] = text
            elif kind is float and isfinite(value):  # type: ignore[arg-type] # a float, tested above
                row.append(value)  # type: ignore[arg-type] # a float, tested above
            else:
                row.append(other(value, Place(number, column)))
        rows.append(row)
    return RawSheet(sheet.name, rows, hidden=sheet.state != "visible", cleaned=lost)


_PLAIN_TYPES = frozenset([str, float])


def _texts_and_numbers(line: Sequence[object]) -> bool:
    """Whether nothing but texts and finite numbers stands in the line."""
    if not _PLAIN_TYPES.issuperset(map(type, line)):
        return False
    return isfinite(sum(value for value in line if type(value) is float))


class _Other:
    """What calamine gives beside texts and plain numbers, as it travels."""

    def __init__(self, content: SheetXml) -> None:
        self._content = content
        self._numbers: dict[Place, float] | None = None

    def __call__(self, value: object, place: Place) -> Raw:  # noqa: PLR0911 - one answer a kind
        match value:
            case bool():
                return value
            case int():
                return float(value)
            case float():
                return str(value)  # nan, inf: words, so that nobody adds them up
            case datetime():
                return [MOMENT, value.isoformat()]
            case date():
                return [DAY, value.isoformat()]
            case time():
                # calamine shows a serial of 0 and below as midnight; the cell holds a number
                number = self._number(place) if value == time() else None
                return [CLOCK, value.isoformat()] if number is None or 0 < number < 1 else number
            case timedelta():
                return value / timedelta(days=1)
        return str(value)

    def _number(self, place: Place) -> float | None:
        if self._numbers is None:
            self._numbers = raw_numbers(self._content)
        return self._numbers.get(place)


def _restore(
    raw: RawSheet,
    content: SheetXml,
    percents: tuple[int, ...],
    units: Mapping[str, tuple[int, ...]],
    limits: Limits,
    *,
    recalculate: bool,
) -> None:
    """Put back what calamine left out: what formats show, error cells, formulas without a value."""
    rows = raw.rows
    for row, column in cells_styled(content, percents):
        if row <= len(rows) and column <= len(rows[row - 1]):
            value = rows[row - 1][column - 1]
            if type(value) is float:
                rows[row - 1][column - 1] = [PERCENT, value]
    for shown, styles in units.items():
        for row, column in cells_styled(content, styles):
            if row <= len(rows) and column <= len(rows[row - 1]):
                value = rows[row - 1][column - 1]
                if type(value) is float:
                    rows[row - 1][column - 1] = [SHOWN, [value, shown]]
    for (row, column), error, formula in special_cells(content, recalculate=recalculate):
        if row - len(rows) > limits.gap or column > limits.columns:  # blank but for an error far away
            raise Fault("F007", "far", cell=address(row, column))
        while len(rows) < row:
            rows.append([])
        line = rows[row - 1]
        line.extend([None] * (column - len(line)))
        line[column - 1] = [ERROR, error] if error else [UNCALCULATED, formula]
