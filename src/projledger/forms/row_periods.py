"""A column 月份 that says of each row which month it is for: rows of another month are not this return's."""

import re
from collections.abc import Sequence

from projledger.foundation.findings import Cell, Finding
from projledger.foundation.period import Month
from projledger.layout.context import periods_in
from projledger.layout.table import Column, RowKind, Table
from projledger.layout.title import read_title
from projledger.workbook.cells import CellKind, CellValue

_MONTH_TITLES = re.compile(r"(?:报告|填报|统计|所属|数据|上报)?(?:月份|年月|期别|月度)|报告期|所属期|统计期")
_YEAR_TITLES = re.compile(r"(?:报告|填报|统计|所属)?(?:年份|年度)")


def other_periods(
    table: Table, columns: Sequence[Column], *, year: int | None, month: int | None, sheet: str
) -> list[Finding]:
    """L306 for each other month or year that the rows state in such a column, at its first cell."""
    findings: list[Finding] = []
    for column in columns:
        pattern = read_title(column.title).pattern
        by_month = month is not None and _MONTH_TITLES.fullmatch(pattern)
        if not by_month and not _YEAR_TITLES.fullmatch(pattern):
            continue
        seen: set[str] = set()
        for row in table.rows:
            value = row.values.get(column.number)
            if row.kind is not RowKind.PROJECT or value is None or value.text in seen:
                continue
            seen.add(value.text)
            if any(_differs(item, year, month) for item in _stated(value, year, by_month=bool(by_month))):
                found = f"{column.title} {value.text}"
                findings.append(Finding("L306", "", sheet, Cell(row.row, column.number), "", found))
    return findings


def months_told(table: Table) -> list[tuple[str, Cell]]:
    """What a column 月份 says of the projects' rows: each different word (``6月``) with its first cell."""
    told: dict[str, Cell] = {}
    for column in table.columns:
        if column.field or not _MONTH_TITLES.fullmatch(read_title(column.title).pattern):
            continue
        for row in table.rows:
            value = row.values.get(column.number)
            if row.kind is RowKind.PROJECT and value is not None:
                told.setdefault(_in_words(value), Cell(row.row, column.number))
    return list(told.items())


def _in_words(value: CellValue) -> str:
    """A bare 6 of a column 月份 as ``6月``."""
    text = value.text.strip()
    bare = (value.kind is CellKind.NUMBER or text.isdigit()) and len(text) <= 2  # noqa: PLR2004 - 6, 12
    return f"{text}月" if bare else text


def _stated(value: CellValue, year: int | None, *, by_month: bool) -> list[Month | int]:
    return periods_in(_in_words(value) if by_month else value.text, year)


def _differs(stated: Month | int, year: int | None, month: int | None) -> bool:
    if isinstance(stated, Month):
        return (year is not None and stated.year != year) or (month is not None and stated.month != month)
    return year is not None and stated != year
