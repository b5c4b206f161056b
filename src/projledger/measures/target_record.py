"""A table of targets as JSON data."""

from typing import TypedDict

from projledger.measures.rates import json_number
from projledger.measures.target_table import TargetRow, TargetTable


class TargetRowRecord(TypedDict):
    """A group's targets in percent of its plan by month (``"6"``), null without a plan."""

    group: str
    projects: int
    curves: list[str]
    targets: dict[str, float | None]


class TargetTableRecord(TypedDict):
    """The targets of a year; ``idle_scopes`` are the places (from 1) of scopes that hold for no project."""

    period: str
    by: str
    curve: str
    rows: list[TargetRowRecord]
    total: TargetRowRecord
    idle_scopes: list[int]


def target_table_record(table: TargetTable) -> TargetTableRecord:
    """``table`` as JSON data."""
    return TargetTableRecord(
        period=str(table.period),
        by=table.by.value,
        curve=table.curve,
        rows=[_row(row) for row in table.rows],
        total=_row(table.total),
        idle_scopes=[place for place, _scope in table.idle],
    )


def _row(row: TargetRow) -> TargetRowRecord:
    return TargetRowRecord(
        group=row.group,
        projects=row.projects,
        curves=list(row.curves),
        targets={
            str(month): None if target is None else json_number(target.exact)
            for month, target in enumerate(row.targets, start=1)
        },
    )
