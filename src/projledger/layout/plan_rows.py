"""Tables with two rows a project, one of what is planned and one of what was done: only the latter report."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from projledger.foundation.findings import Cell
from projledger.foundation.text import normal_title, remembered
from projledger.layout.row import Frame
from projledger.layout.table import BodyRow, Carried, RowKind, Unreported
from projledger.workbook.cells import BLANK, CellKind, CellValue

_WHEN = r"(?:本年度?|年度|全年|当年|本月|当月|月度|累计)?"
_PLANNED = re.compile(rf"{_WHEN}(?:计划|目标|任务)(?:完成|投资|数|值)*")
_DONE = re.compile(rf"{_WHEN}(?:实际|完成|实绩)(?:完成|投资|情况|数|值)*")
#: In a plan it is the planned rows that count; and a project's status may be 计划 or 完成.
_PLAN, _STATUS = "plan", "status"
_BEARING = (RowKind.PROJECT, RowKind.TOTAL)
_TEXT = CellKind.TEXT


def without_plan_rows(rows: Sequence[BodyRow], frame: Frame) -> tuple[list[BodyRow], int]:
    """``rows`` with those of plans made notes, and the column that tells them apart; 0 where none does.

    What such a row says besides amounts, the project's name above all, reaches the row of what was done below
    it. One without such a row beside it stays a project's but unreported, and so does one of which the column
    says neither, where it speaks of most.
    """
    column = 0 if frame.form == _PLAN else _telling(rows, frame)
    if not column:
        return list(rows), 0
    result = list(rows)
    done = next(_value(row, column).text for row in rows if _said(row, column) == "done")
    strict = _speaks_of_most(rows, column)
    for places in _of_one_project(rows, column, frame):
        turns = {_said(rows[place], column): place for place in places}
        if "planned" in turns and "done" in turns:
            _settle(result, turns["planned"], turns["done"], column, frame)
            continue
        for place in places:
            row, said = rows[place], _said(rows[place], column)
            if said == "planned" and row.kind is RowKind.TOTAL:
                result[place] = row._replace(kind=RowKind.NOTE, label=row.label or _value(row, column).text)
            elif row.kind is RowKind.PROJECT and (said == "planned" or (strict and not said)):
                word = _value(row, column).text
                result[place] = row._replace(unreported=Unreported(Cell(row.row, column), word, done))
    return result, column


def _telling(rows: Sequence[BodyRow], frame: Frame) -> int:
    """The column in which some rows say 计划 and others 实际, the one that does so most often; 0 if none."""
    if not _both_are_told(rows):
        return 0
    planned, done = Counter[int](), Counter[int]()
    for row in rows:
        if row.kind in _BEARING:
            for column in row.values.keys() | row.spread.keys():
                planned[column] += _said(row, column) == "planned"
                done[column] += _said(row, column) == "done"
    both = [
        column
        for column in planned
        if planned[column] and done[column] and frame.fields.get(column) != _STATUS
    ]
    return max(sorted(both), key=lambda column: planned[column] + done[column], default=0)


def _both_are_told(rows: Sequence[BodyRow]) -> bool:
    """Whether words of a plan and words of what was done stand in any cells, as in hardly any table."""
    bearing = [row for row in rows if row.kind in _BEARING]
    cells = [value for row in bearing for value in row.values.values()]
    cells += [carried.value for row in bearing for carried in row.spread.values()]
    told = {_meaning(text) for text in {cell.text for cell in cells if cell.kind is _TEXT}}
    return {"planned", "done"} <= told


def _speaks_of_most(rows: Sequence[BodyRow], column: int) -> bool:
    """Whether more rows say one of the two than not: the others then ought to."""
    said = [bool(_said(row, column)) for row in rows if row.kind is RowKind.PROJECT]
    return sum(said) > len(said) / 2


def _of_one_project(rows: Sequence[BodyRow], column: int, frame: Frame) -> Iterator[list[int]]:
    """The places of the rows, one after another, that are of one project or total.

    A row without a name goes with the one above it, unless that one's project has said the same already.
    """
    group: list[int] = []
    for place, row in enumerate(rows):
        if row.kind is RowKind.BLANK:
            continue
        bears = row.kind in _BEARING
        if group and not (bears and _goes_on(rows, group, row, column, frame)):
            yield group
            group = []
        if bears:
            group = [*group, place]
    if group:
        yield group


def _goes_on(rows: Sequence[BodyRow], group: Sequence[int], row: BodyRow, column: int, frame: Frame) -> bool:
    first, said = rows[group[0]], _said(row, column)
    if not said or said in {_said(rows[place], column) for place in group}:
        return False
    if frame.subject is not None and (name := _value(row, frame.subject).text):
        return name == _value(first, frame.subject).text
    return frame.sequence is None or _value(row, frame.sequence).text in (
        "",
        _value(first, frame.sequence).text,
    )


def _settle(rows: list[BodyRow], planned_at: int, done_at: int, column: int, frame: Frame) -> None:
    """The planned row is a note; the one of what was done is a total's if the other, above it, is."""
    planned, done = rows[planned_at], rows[done_at]
    rows[planned_at] = planned._replace(kind=RowKind.NOTE, label=_value(planned, column).text)
    if planned_at < done_at:
        passed = _passed_on(planned, done, frame)
        carried = {field: passed[number] for number, field in frame.fields.items() if number in passed}
        done = done._replace(spread=passed, carried={**done.carried, **carried})
        if planned.kind is RowKind.TOTAL:
            done = done._replace(kind=RowKind.TOTAL, label=done.label or planned.label)
        rows[done_at] = done


def _said(row: BodyRow, column: int) -> str:
    value = _value(row, column)
    return _meaning(value.text) if value.kind is _TEXT else ""


@remembered
def _meaning(text: str) -> str:
    """``planned`` or ``done`` where the words of a cell say nothing else; "" where they do."""
    words = normal_title(text)
    if _PLANNED.fullmatch(words):
        return "planned"
    return "done" if _DONE.fullmatch(words) else ""


def _value(row: BodyRow, column: int) -> CellValue:
    """What stands in the row's column, or reaches it from above."""
    own = row.values.get(column, BLANK)
    return row.spread[column].value if own.blank and column in row.spread else own


def _passed_on(planned: BodyRow, done: BodyRow, frame: Frame) -> dict[int, Carried]:
    passed = {
        number: Carried(value, Cell(planned.row, number))
        for number, value in planned.values.items()
        if number not in frame.amounts and done.values.get(number, BLANK).blank
    }
    return {**passed, **done.spread}
