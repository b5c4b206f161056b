"""Amounts before and after an adjustment side by side: the adjusted one (调整后) is in force."""

import re
from collections.abc import Sequence

from projledger.forms.versions import AFTER, BEFORE
from projledger.foundation.text import normal_title
from projledger.layout.table import Column, Table

_PLAN, _TOTAL = re.compile(r"计划|目标|任务|安排"), re.compile(r"总投资|投资总|概算|估算")


def in_force(table: Table, fitting: Sequence[Column]) -> tuple[list[Column], tuple[Column, ...]]:
    """Of the columns that claim one amount those after an adjustment, and those that state it before.

    Where none of them is adjusted, all of them, and none before.
    """
    after = [column for column in fitting if AFTER.search(normal_title(column.title))]
    if not after:
        return list(fitting), ()
    return after, tuple(
        column
        for column in table.columns
        if column not in after and (column in fitting or _is_the_same_before(column, after[0]))
    )


def _is_the_same_before(column: Column, after: Column) -> bool:
    title, adjusted = normal_title(column.title), normal_title(after.title)
    if column.field or column.measure or not BEFORE.search(title):
        return False
    return bool(_TOTAL.search(title)) == bool(_TOTAL.search(adjusted)) and bool(_PLAN.search(title)) == bool(
        _PLAN.search(adjusted)
    )
