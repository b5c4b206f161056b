"""Sheets written as text: one line a row, ``|`` between cells.

Blanks of ASCII at the ends of a cell are idle, full-width ones stay. ``<`` merges a cell with the one on its left, ``^`` with the one above; ``⏎`` is a line break. Numbers are
numbers unless quoted (``'12``); ``45.83%%`` is a number shown as a percentage, ``@2021-06-03`` a date,
``#REF!`` an error, ``=A1`` a formula that was never computed, ``TRUE`` a boolean.
"""

import re
from datetime import datetime
from decimal import Decimal

from projledger.workbook.cells import BLANK, CellKind, CellValue, Merge, Sheet


def cell(text: str) -> CellValue:
    text = text.strip(" ")
    if text in ("", "<", "^"):
        value = BLANK
    elif text.startswith("'"):
        value = CellValue(CellKind.TEXT, text[1:])
    elif text.endswith("%%"):
        value = CellValue(CellKind.NUMBER, Decimal(text[:-2]) / 100, percent=True)
    elif text.startswith("@"):
        value = CellValue(CellKind.DATE, datetime.fromisoformat(text[1:]))
    elif text.startswith("#"):
        value = CellValue(CellKind.ERROR, text)
    elif text.startswith("="):
        value = CellValue(CellKind.UNCALCULATED, text)
    elif text in ("TRUE", "FALSE"):
        value = CellValue(CellKind.BOOLEAN, text == "TRUE")
    elif re.fullmatch(r"-?\d+(\.\d+)?", text):
        value = CellValue(CellKind.NUMBER, Decimal(text))
    else:
        value = CellValue(CellKind.TEXT, text.replace("⏎", "\n"))
    return value


def sheet(text: str, name: str = "月报") -> Sheet:
    lines = text.removeprefix("\n").rstrip("\n").split("\n")
    table = [[part.strip(" ") for part in line.split("|")] for line in lines]
    rows = tuple(tuple(cell(part) for part in line) for line in table)
    return Sheet(name, rows, tuple(_merges(table)))


def _merges(table: list[list[str]]) -> list[Merge]:
    merges = []
    for row, line in enumerate(table):
        for column, part in enumerate(line):
            if part in ("<", "^"):
                continue
            right = column
            while right + 1 < len(line) and line[right + 1] == "<":
                right += 1
            down = row
            while down + 1 < len(table) and column < len(table[down + 1]) and table[down + 1][column] == "^":
                down += 1
            if right > column or down > row:
                merges.append(Merge(row + 1, column + 1, down + 1, right + 1))
    return merges
