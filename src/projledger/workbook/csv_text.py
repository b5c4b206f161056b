"""Reading delimited text: its delimiter, its cells as text."""

import csv
import re
from collections.abc import Iterator
from pathlib import PurePath

from projledger.workbook.faults import Fault
from projledger.workbook.limits import Limits
from projledger.workbook.text_encoding import decoded
from projledger.workbook.transport import Raw, RawSheet, Texts, trimmed

# a tab hardly ever stands in a cell, a comma often does: in this order where two fit alike
_DELIMITERS = "\t;,"
# Excel's own hint, one character in a line of its own
_HINT = re.compile(r"sep=(.)(\r\n|\r|\n|$)", re.IGNORECASE)
_BREAK = re.compile(r"\r\n|\r|\n")
# how programs keep Excel from taking a code for a number
_AS_TEXT = re.compile(r'="([^"]*)"')
_RARE = 100  # a zero in so many characters is a slip; more of them are no text

#: A line, or a cell over many lines, of more characters than that belongs to no table.
_LONGEST_LINE = 1_000_000
_END = "\ue000"  # the line behind the last: a record of its own where every quotation mark is closed


def delimiter_of(text: str) -> str:
    """The delimiter of ``text``: the one that divides most of its first lines, most evenly."""
    if hint := _HINT.match(text):
        return hint[1]
    lines = _unquoted(text[:65_536]).splitlines()[:50]
    best, score = ",", 0.0
    for delimiter in _DELIMITERS:
        counts = [line.count(delimiter) for line in lines if line.strip()]
        filled = [count for count in counts if count]
        if not filled:
            continue
        common = max(set(filled), key=filled.count)
        weight = filled.count(common) / len(counts) * (1 + min(common, 20) / 10)
        if weight > score:
            best, score = delimiter, weight
    return best


def _unquoted(text: str) -> str:
    return "".join(text.split('"')[::2])


def sheet_name(name: str) -> str:
    """The name of the only sheet: the file's stem, as Excel shows it."""
    return PurePath(name).stem[:31] or "Sheet1"


class _Lines:
    """The lines of a text, and one more by which a quotation mark that is never closed is found."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.over = False

    def __iter__(self) -> Iterator[str]:
        begin = 0
        while begin < len(self._text):
            end = found.end() if (found := _BREAK.search(self._text, begin)) else len(self._text)
            if end - begin > _LONGEST_LINE:  # told before the line is copied
                raise Fault("F007", "line", limit=_LONGEST_LINE)
            yield self._text[begin:end]
            begin = end
        self.over = True
        yield _END


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of ``text`` with their numbers. Raises :class:`Fault` for quotation marks that never close."""
    csv.field_size_limit(_LONGEST_LINE)
    lines = _Lines(text)
    records, began = csv.reader(lines, delimiter=delimiter), 1
    try:
        for number, line in enumerate(records, start=1):
            if lines.over:
                if line != [_END]:
                    raise Fault("F005", "quote", line=began)
                return
            yield number, line
            began = records.line_num + 1
    except csv.Error as error:
        if "field larger" in str(error):
            raise Fault("F007", "line", limit=_LONGEST_LINE) from error
        raise Fault("F005", "unreadable") from error


def read_csv(data: bytes, name: str, limits: Limits) -> list[RawSheet]:
    """The one sheet of ``data``; every cell is text. Raises :class:`Fault`."""
    text = decoded(data)
    if text.count("\x00") > 2 + len(text) // _RARE:
        raise Fault("F003", "binary")
    delimiter = delimiter_of(text)
    if hint := _HINT.match(text):
        text = "\n" + text[hint.end() :]  # the rows below keep their numbers
    texts, left = Texts(limits), limits.cells
    rows: list[list[Raw]] = []
    widths: list[int] = []
    lost: list[tuple[int, int]] = []
    stray: list[tuple[int, int]] = []
    for number, line in _records(text, delimiter):
        row: list[Raw] = []
        for column, value in enumerate(line, start=1):
            if not value:
                row.append(None)
                continue
            if column > limits.columns:
                stray.append((number, column))
                continue
            if value[0] == "=" and (quoted := _AS_TEXT.fullmatch(value)):
                value = quoted[1]  # noqa: PLW2901 - what is shown of it
            kept, cut = texts(value)
            row.append(kept)
            if cut:
                lost.append((number, column))
        rows.append(row)
        widths.append(len(line))
        left -= len(row)
        if left < 0:
            raise Fault("F007", "cells", limit=limits.cells)
        if len(stray) > limits.stray:
            raise Fault("F007", "far", cell=f"A{stray[0][0]}")
    pieces = widths if delimiter == "," else []  # no other delimiter stands in an amount
    return [RawSheet(sheet_name(name), trimmed(rows), cleaned=lost, stray=stray, pieces=pieces)]
