"""A table of targets as JSON data."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import TypedDict

from projledger.ledger.records import UnitTargetRecord
from projledger.measures.grouping import By
from projledger.measures.rates import json_number
from projledger.measures.target_table import TargetRow, TargetTable


class StatedRecord(TypedDict):
    """Where a table of targets states one: the submission, the file, the cell ``目标!C5``.

    It stands there as an ``amount`` in yuan or in ``percent``; the other is null.
    """

    submission: int
    file: str
    cell: str
    amount: int | None
    percent: float | None


class TargetRowRecord(TypedDict):
    """A group's targets in percent of its plan by month (``"6"``), null without a plan.

    ``stated`` are a unit's own in the table of targets, by month; {} where none counts.
    """

    group: str
    projects: int
    curves: list[str]
    targets: dict[str, float | None]
    stated: dict[str, StatedRecord]


class TargetTableRecord(TypedDict):
    """The targets of a year; ``idle_scopes`` are the places (from 1) of scopes that hold for no project."""

    period: str
    by: str
    curve: str
    rows: list[TargetRowRecord]
    total: TargetRowRecord
    idle_scopes: list[int]


def target_table_record(
    table: TargetTable, stated: Mapping[str, UnitTargetRecord] = MappingProxyType({})
) -> TargetTableRecord:
    """``table`` as JSON data; ``stated`` says by unit where the table of targets states them."""
    by_unit = stated if table.by is By.UNIT else {}
    return TargetTableRecord(
        period=str(table.period),
        by=table.by.value,
        curve=table.curve,
        rows=[_row(row, by_unit.get(row.group)) for row in table.rows],
        total=_row(table.total, None),
        idle_scopes=[place for place, _scope in table.idle],
    )


def _row(row: TargetRow, stated: UnitTargetRecord | None) -> TargetRowRecord:
    return TargetRowRecord(
        group=row.group,
        projects=row.projects,
        curves=list(row.curves),
        targets={
            str(month): None if target is None else json_number(target.exact)
            for month, target in enumerate(row.targets, start=1)
        },
        stated={} if stated is None else dict(_stated(stated)),
    )


def _stated(record: UnitTargetRecord) -> Iterator[tuple[str, StatedRecord]]:
    for month, place in sorted(record.stated.items()):
        percent = record.percents.get(month)
        yield (
            str(month),
            StatedRecord(
                submission=place.source.submission,
                file=place.source.file_name,
                cell=place.cell,
                amount=None if percent is not None else record.amounts.get(month),
                percent=None if percent is None else json_number(Fraction(percent)),
            ),
        )
