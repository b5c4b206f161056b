"""Reading .xlsb from its records, which tell errors, percentages, merges and what is hidden.

calamine reads the values too but shows errors as blanks; nothing here lays out more than is filled.
"""

from collections.abc import Iterator
from typing import NamedTuple

from projledger.workbook import biff12
from projledger.workbook.biff12 import Damaged, Record, records
from projledger.workbook.faults import Fault
from projledger.workbook.limits import Limits
from projledger.workbook.number_formats import shows_date, shows_percent
from projledger.workbook.package import Package
from projledger.workbook.shown_units import shown_units
from projledger.workbook.transport import RawSheet, Texts, neutral_sheet
from projledger.workbook.xlsb_sheet import Book, read_sheet

_WORKBOOK = "xl/workbook.bin"
_PERCENT_BUILT_IN = frozenset({9, 10})


class _Bundle(NamedTuple):
    """A sheet as the workbook part names it."""

    name: str
    part: str
    hidden: bool


def read_xlsb(data: bytes, limits: Limits) -> list[RawSheet]:
    """The sheets of ``data``. Raises :class:`Fault`."""
    package = Package(data, limits)
    part = package.workbook_part(_WORKBOOK)
    try:
        bundles, from_1904, recalculate = _workbook(package, part)
        targets = dict(package.relations(part).values())
        texts = Texts(limits)
        percents, dates, units = _styles(package.optional(targets.get("styles", "xl/styles.bin")))
        book = Book(
            strings=_strings(package.optional(targets.get("sharedStrings", "xl/sharedStrings.bin"))),
            percents=percents,
            dates=dates,
            units=units,
            from_1904=from_1904,
            recalculate=recalculate,
            texts=texts,
            limits=limits,
        )
        found, left = [], limits.cells
        for bundle in bundles:
            if bundle.hidden and neutral_sheet(bundle.name):
                continue
            sheet = read_sheet(package.read(bundle.part), bundle.name, book, left)
            sheet.hidden = bundle.hidden
            left -= sum(map(len, sheet.rows))
            if left < 0:
                raise Fault("F007", "cells", limit=limits.cells)
            found.append(sheet)
    except Damaged as error:
        raise Fault("F005", "unreadable") from error
    if not found:
        raise Fault("F005", "sheetless")
    return found


def _workbook(package: Package, part: str) -> tuple[list[_Bundle], bool, bool]:
    """The worksheets, whether dates count from 1904, and whether all is to be computed when opened."""
    relations = package.relations(part)
    bundles: list[_Bundle] = []
    from_1904 = recalculate = False
    for record in records(package.read(part)):
        if record.number == biff12.SHEET:
            state = record.integer(0)
            key, end = record.text(8)
            name, _end = record.text(end)
            kind, target = relations.get(key, ("", ""))
            if kind == "worksheet":
                bundles.append(_Bundle(name, target, bool(state)))
            if len(bundles) > package.limits.sheets:
                raise Fault("F007", "sheets", limit=package.limits.sheets)
        elif record.number == biff12.WORKBOOK_PROPERTIES:
            from_1904 = bool(record.byte(0) & 1)
        elif record.number == biff12.CALCULATION and len(record.body) > 24:  # noqa: PLR2004 - place of the flags
            recalculate = bool(record.byte(24) & 1)
    return bundles, from_1904, recalculate


def _strings(part: bytes) -> list[str]:
    """The shared strings; runs of fonts and pronunciations stand behind each and are not read."""
    return [record.text(1)[0] for record in records(part) if record.number == biff12.STRING_ITEM]


def _styles(part: bytes) -> tuple[frozenset[int], frozenset[int], dict[int, str]]:
    """The cell styles that show percentages, those that show dates, and what others show of a number."""
    formats: dict[int, str] = {}
    numbers = list(_style_numbers(records(part), formats))
    percents = {
        index
        for index, number in enumerate(numbers)
        if (shows_percent(formats[number]) if number in formats else number in _PERCENT_BUILT_IN)
    }
    dates = {index for index, number in enumerate(numbers) if shows_date(formats.get(number, ""), number)}
    words = shown_units(formats.items())
    units = {index: words[number] for index, number in enumerate(numbers) if number in words}
    return frozenset(percents), frozenset(dates - percents), units


def _style_numbers(all_records: Iterator[Record], formats: dict[int, str]) -> Iterator[int]:
    """The number of each cell style's format; texts of formats go to ``formats``."""
    inside = False
    for record in all_records:
        if record.number == biff12.FORMAT:
            formats[record.byte(0) | record.byte(1) << 8] = record.text(2)[0]
        elif record.number in (biff12.CELL_STYLES, biff12.END_OF_CELL_STYLES):
            inside = record.number == biff12.CELL_STYLES
        elif record.number == biff12.CELL_STYLE and inside:
            yield record.byte(2) | record.byte(3) << 8
