"""Tables with two rows a project, one of what is planned and one of what was done: only the latter report."""

import re
from collections.abc import Iterator, Sequence

from projledger.foundation.findings import Cell
from projledger.foundation.text import normal_title
from projledger.layout.row import Frame
from projledger.layout.table import BodyRow, Carried, RowKind
from projledger.workbook.cells import BLANK, CellKind

_WHEN = r"(?:本年度?|年度|全年|当年|本月|当月|月度|累计)?"
_PLANNED = re.compile(rf"{_WHEN}(?:计划|目标|任务)(?:完成|投资|数|值)*")
_DONE = re.compile(rf"{_WHEN}(?:实际|完成|实绩)(?:完成|投资|情况|数|值)*")


def without_plan_rows(rows: Sequence[BodyRow], frame: Frame) -> tuple[list[BodyRow], int]:
    """``rows`` with those of plans made notes, and the column that tells them apart; 0 where none does.

    What such a row says besides amounts, the project's name above all, reaches the row of what was done.
    """
    first = next((row for row in rows if row.kind is RowKind.PROJECT), None)
    told = [column for column in first.values if _says(first, column, _PLANNED)] if first is not None else []
    for column in told:
        bearing = [place for place, row in enumerate(rows) if _bears(row, column)]
        if _go_by_turns([rows[place] for place in bearing], column, frame):
            return _without(rows, bearing, column, frame), column
    return list(rows), 0


def _without(rows: Sequence[BodyRow], bearing: Sequence[int], column: int, frame: Frame) -> list[BodyRow]:
    result = list(rows)
    for first, second in _pairs(bearing):
        planned, done = rows[first], rows[second]
        result[first] = planned._replace(kind=RowKind.NOTE, label=planned.values[column].text)
        kind = RowKind.TOTAL if planned.kind is RowKind.TOTAL else done.kind
        passed = _passed_on(planned, done, frame)
        carried = {field: passed[number] for number, field in frame.fields.items() if number in passed}
        result[second] = done._replace(kind=kind, spread=passed, carried={**done.carried, **carried})
    return result


def _bears(row: BodyRow, column: int) -> bool:
    """Whether the row must say which of the two it is: a project's does, a total's may."""
    return row.kind is RowKind.PROJECT or (row.kind is RowKind.TOTAL and bool(_said(row, column)))


def _pairs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The places two by two."""
    return zip(places[::2], places[1::2], strict=True)


def _go_by_turns(rows: Sequence[BodyRow], column: int, frame: Frame) -> bool:
    """Whether each project has a row that says 计划 and then one that says 实际 in that column."""
    turns = [_said(row, column) for row in rows]
    if not turns or turns != ["planned", "done"] * (len(turns) // 2):
        return False
    return all(_of_one_project(rows[one], rows[other], frame) for one, other in _pairs(range(len(rows))))


def _said(row: BodyRow, column: int) -> str:
    if _says(row, column, _PLANNED):
        return "planned"
    return "done" if _says(row, column, _DONE) else ""


def _says(row: BodyRow, column: int, words: re.Pattern[str]) -> bool:
    value = row.values.get(column, BLANK)
    return value.kind is CellKind.TEXT and bool(words.fullmatch(normal_title(value.text)))


def _of_one_project(planned: BodyRow, done: BodyRow, frame: Frame) -> bool:
    """Whether the second row names no other project than the first."""
    if frame.subject is None:
        return True
    own = done.values.get(frame.subject, BLANK)
    return own.blank or own.text == planned.values.get(frame.subject, BLANK).text


def _passed_on(planned: BodyRow, done: BodyRow, frame: Frame) -> dict[int, Carried]:
    passed = {
        number: Carried(value, Cell(planned.row, number))
        for number, value in planned.values.items()
        if number not in frame.amounts and done.values.get(number, BLANK).blank
    }
    return {**passed, **done.spread}
