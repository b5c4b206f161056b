"""Reading delimited text: encoding, delimiter, cells as text.

Encodings are tried in the order that was right on every file met: a byte order mark, UTF-8 taken
strictly over the whole file, else GB18030 (which holds GBK and GB2312).
"""

import csv
from io import StringIO
from pathlib import PurePath

from projledger.workbook.faults import Fault
from projledger.workbook.limits import Limits
from projledger.workbook.transport import Raw, RawSheet, Texts, trimmed

_DELIMITERS = ",;\t"


def decoded(data: bytes) -> str:
    """``data`` as text. Raises :class:`Fault` (F005) where it is text in none of the encodings."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif data.startswith(b"\xef\xbb\xbf"):
        encodings = ["utf-8-sig", "gb18030"]
    else:
        encodings = ["utf-8", "gb18030"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Fault("F005", "unreadable")


def delimiter_of(text: str) -> str:
    """The delimiter of ``text``: the one that divides most of its first lines, most evenly."""
    first = text.split("\n", 1)[0].strip().lower()
    if first.startswith("sep=") and len(first) == 5:  # noqa: PLR2004 - Excel's own hint, one character
        return first[4]
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
    if "\x00" in text[:1000] and text.count("\x00") > 2:  # noqa: PLR2004 - stray zeros are cleaned away
        raise Fault("F003", "binary")
    delimiter = delimiter_of(text)
    if text.lower().startswith("sep="):
        text = "\n" + text.partition("\n")[2]
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
