"""Reading delimited text: its delimiter, its cells as text."""

import csv
import re
from io import StringIO
from pathlib import PurePath

from projledger.workbook.faults import Fault
from projledger.workbook.limits import Limits
from projledger.workbook.text_encoding import decoded
from projledger.workbook.transport import Raw, RawSheet, Texts, trimmed

# a tab hardly ever stands in a cell, a comma often does: in this order where two fit alike
_DELIMITERS = "\t;,"
# Excel's own hint, one character in a line of its own
_HINT = re.compile(r"sep=(.)(\r\n|\r|\n|$)", re.IGNORECASE)
# how programs keep Excel from taking a code for a number
_AS_TEXT = re.compile(r'="([^"]*)"')
_RARE = 100  # a zero in so many characters is a slip; more of them are no text


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
    lost: list[tuple[int, int]] = []
    stray: list[tuple[int, int]] = []
    csv.field_size_limit(limits.file_mebibytes * 1_048_576)
    try:
        for number, line in enumerate(csv.reader(StringIO(text, newline=""), delimiter=delimiter), start=1):
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
            left -= len(row)
            if left < 0:
                raise Fault("F007", "cells", limit=limits.cells)
            if len(stray) > limits.stray:
                raise Fault("F007", "far", cell=f"A{stray[0][0]}")
    except csv.Error as error:
        raise Fault("F005", "unreadable") from error
    return [RawSheet(sheet_name(name), trimmed(rows), cleaned=lost, stray=stray)]
