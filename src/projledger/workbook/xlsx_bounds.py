"""How much the parts of an .xlsx may hold, counted before any reader makes room for it.

Each raises :class:`Fault` (F007) for more than that. What can only be counted slowly is counted only
where the part is long enough to hold it.
"""

import re
from collections.abc import Sequence

from projledger.workbook.faults import Fault
from projledger.workbook.limits import Limits
from projledger.workbook.package import few_elements
from projledger.workbook.sheet_scan import SheetXml

_VALUE_END = b"v>"
_HEAD = 1_000  # bytes
# numbers of strings, for which calamine makes room before it has seen any
_COUNTS = re.compile(rb"""(<(?:\w+:)?sst\b[^<>]*?)\s(?:uniqueCount|count)\s*=\s*["']\d{7,}["']""")
_STRING = 10  # bytes of the shortest shared string
_STYLES = 4  # times as many elements as other parts: Excel itself keeps 65,490 cell formats
_TAGS_A_CELL = 5


def few_values(contents: Sequence[SheetXml], limits: Limits) -> None:
    """The sheets have no more values than cells are allowed."""
    most = 2 * limits.cells + len(contents)  # a value begins and ends
    if (
        sum(len(content.content) for content in contents) > len(_VALUE_END) * most
        and sum(content.content.count(_VALUE_END) for content in contents) > most
    ):
        raise Fault("F007", "cells", limit=limits.cells)


def few_slow_cells(contents: Sequence[SheetXml], limits: Limits) -> None:
    """The sheets have no more cells than the second reader can take in time."""
    if sum(content.content.count(b"<") for content in contents) > _TAGS_A_CELL * limits.slow_cells:
        raise Fault("F007", "slow", limit=limits.slow_cells)


def few_styles(styles: bytes, limits: Limits) -> None:
    """There are no more cell formats than any program writes."""
    few_elements(styles, "xl/styles.xml", _STYLES * limits.elements)


def without_counts(strings: bytes) -> bytes:
    """``strings`` without a large number of its strings, be it true or not; the same where there is none."""
    if not _COUNTS.search(strings, 0, _HEAD):
        return strings
    return _COUNTS.sub(rb"\1", _COUNTS.sub(rb"\1", strings))


def few_characters(contents: Sequence[SheetXml], strings: bytes, limits: Limits) -> None:
    """Refuse a workbook whose shared strings, or the cells that repeat long ones, fill the memory."""
    if len(strings) > _STRING * limits.cells and strings.count(b"<si") > 2 * limits.cells:
        raise Fault("F007", "texts", limit=2 * limits.cells)
    enough = 50 * limits.characters
    if sum(len(content.content) for content in contents) // 3 * len(strings) < enough:
        return  # not even where every byte began a tag
    count = sum(content.content.count(b"<") for content in contents) // 3
    if count * len(strings) < enough:
        return
    lengths = [
        len(match[0]) for match in re.finditer(rb"<(?:\w+:)?si\b.*?</(?:\w+:)?si\s*>", strings, re.DOTALL)
    ]
    total = 0
    for content in contents:
        for match in re.finditer(rb"<(?:\w+:)?v\b[^<>]*>(\d+)</", content.content):
            index = int(match[1][:9])
            total += lengths[index] if index < len(lengths) else 0
        if total > 4 * limits.characters:
            raise Fault("F007", "characters", limit=limits.characters)
