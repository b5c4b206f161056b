"""Amounts before and after an adjustment side by side: the adjusted one (调整后) is in force."""

import re
from collections.abc import Sequence

from projledger.foundation.text import normal_title
from projledger.layout.row import is_figure
from projledger.layout.table import Column, RowKind, Table
from projledger.workbook.cells import BLANK

_AFTER = re.compile(r"(?:调整|修订|变更)后")
_BEFORE = re.compile(
    r"(?:调整|修订|变更)前|(?:^|/)原(?:定|来|有)?(?=年|计划|总投资|投资|目标|任务)|年初(?:计划|下达|安排|目标)"
)
_PLAN, _TOTAL = re.compile(r"计划|目标|任务|安排"), re.compile(r"总投资|投资总|概算|估算")


def in_force(table: Table, fitting: Sequence[Column]) -> tuple[list[Column], list[Column]]:
    """Of the columns that claim one amount those to choose from, and columns that may state it, too.

    The second are those before the adjustment, where they state a figure of a project of which the
    adjusted column states none: whether it was kept or struck out only the office knows.
    """
    after = [column for column in fitting if _AFTER.search(normal_title(column.title))]
    if not after:
        return list(fitting), []
    before = [
        column
        for column in table.columns
        if column not in after and (column in fitting or _is_the_same_before(column, after[0]))
    ]
    if any(_only_before(table, after, column) for column in before):
        return after, before
    return after, []


def _is_the_same_before(column: Column, after: Column) -> bool:
    title, adjusted = normal_title(column.title), normal_title(after.title)
    if column.field or column.measure or not _BEFORE.search(title):
        return False
    return bool(_TOTAL.search(title)) == bool(_TOTAL.search(adjusted)) and bool(_PLAN.search(title)) == bool(
        _PLAN.search(adjusted)
    )


def _only_before(table: Table, after: Sequence[Column], before: Column) -> bool:
    return any(
        is_figure(row.values.get(before.number, BLANK))
        and all(row.values.get(column.number, BLANK).blank for column in after)
        for row in table.rows
        if row.kind is RowKind.PROJECT
    )
