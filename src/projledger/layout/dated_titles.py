"""Months in a header that a spreadsheet program has made dates of: of 2021年6月 it makes 2021-06-01."""

from dataclasses import replace
from datetime import date

from projledger.layout.grid import one_line
from projledger.layout.vocabulary import Vocabulary
from projledger.workbook.cells import CellKind, CellValue, Sheet

#: A sheet's first header begins in one of these rows, and has at most five.
_FIRST_ROWS = 35
_KINDS = frozenset({CellKind.TEXT, CellKind.DATE, CellKind.BLANK})
_COMPLETED = frozenset(["month", "year-to-date", "bare", "until"])
Row = tuple[CellValue, ...]


def with_months_named(sheet: Sheet, vocabulary: Vocabulary) -> Sheet:
    """``sheet``, in its headers the date cells that stand for months as the words they mean: 2021年6月.

    A row is part of a header where words and first days of months stand and nothing else, and known titles
    beside several dates or several of them beside one; or several dates over a row of known titles.
    """
    if not any(_months(row) for row in sheet.rows[:_FIRST_ROWS]):
        return sheet
    rows = list(sheet.rows)
    for index, row in enumerate(sheet.rows):
        below = sheet.rows[index + 1] if index + 1 < len(sheet.rows) else ()
        if (months := _months(row)) and _heads(row, below, months, vocabulary):
            rows[index] = tuple(map(_named, row))
    return replace(sheet, rows=tuple(rows))


def _months(row: Row) -> int:
    """How many first days of months stand in a row of words; 0 where anything else does."""
    kinds = {value.kind for value in row}
    if CellKind.DATE not in kinds or not kinds <= _KINDS:
        return 0
    dates = [value.value for value in row if value.kind is CellKind.DATE]
    return len(dates) if all(isinstance(day, date) and day.day == 1 for day in dates) else 0


def _heads(row: Row, below: Row, months: int, vocabulary: Vocabulary) -> bool:
    several = 2
    known, words = _known(row, vocabulary)
    if words and known >= (1 if months >= several else several):
        return True
    if words and not _over_amounts(row, below, vocabulary):
        return False
    known, words = _known(below, vocabulary)
    return months >= several and known >= several and all(value.kind in _KINDS for value in below)


def _over_amounts(row: Row, below: Row, vocabulary: Vocabulary) -> bool:
    """Whether right below each date stands the title of an amount completed in its month or until then."""
    dated = [column for column, value in enumerate(row) if value.kind is CellKind.DATE]
    titles = [one_line(below[column].text) if column < len(below) else "" for column in dated]
    return all(any(claim.role in _COMPLETED for claim in vocabulary.claims((title,))) for title in titles)


def _known(row: Row, vocabulary: Vocabulary) -> tuple[int, int]:
    """How many known titles stand in the row, and how many texts at all."""
    texts = [one_line(value.text) for value in row if value.kind is CellKind.TEXT and not value.blank]
    return sum(vocabulary.knows(text) for text in texts), len(texts)


def _named(value: CellValue) -> CellValue:
    day = value.value
    return CellValue(CellKind.TEXT, f"{day.year}年{day.month}月") if isinstance(day, date) else value
