"""Parts of projects: rows numbered 1.1, （1） or ① below a row 1, indented rows, rows that add up.

A row above without figures of its own is a heading over its parts, which are the projects. One with figures
bears them for its parts, which are not counted beside it.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from projledger.layout.row import Frame, Row, is_figure
from projledger.layout.serials import Serial, names_a_part, serial_before
from projledger.layout.table import RowKind
from projledger.workbook.cells import BLANK, CellKind


class Classed(NamedTuple):
    """A row with its class, and the words that say why it is no project."""

    row: Row
    kind: RowKind
    label: str = ""


class Parts(NamedTuple):
    """Row numbers: of each part the row it is part of; of the rows that only head their parts; of the
    parts whose figures the row above bears."""

    parents: dict[int, int]
    headings: frozenset[int]
    within: frozenset[int]


NONE = Parts({}, frozenset(), frozenset())


def parts_of(rows: Sequence[Classed], frame: Frame, *, numbered: bool) -> Parts:
    """The parts among the rows classed as projects. A total or category ends what was above it."""
    if frame.subject is None:
        return NONE
    children: dict[int, list[Row]] = {}
    by_number: dict[int, Row] = {}
    for run in _runs(rows):
        for child, parent in _related(run, frame, numbered=numbered):
            children.setdefault(parent.number, []).append(child)
            by_number[parent.number] = parent
    if not children:
        return NONE
    parents = {child.number: number for number, found in children.items() for child in found}
    headings = {number for number, found in children.items() if not _bears(by_number[number], found, frame)}
    within: set[int] = set()
    for number, above in sorted(parents.items()):
        if above not in headings or above in within:
            within.add(number)
    return Parts(parents, frozenset(headings - within), frozenset(within))


def _runs(rows: Sequence[Classed]) -> Iterable[list[Classed]]:
    """The stretches of projects and their 其中 rows between totals and categories."""
    run: list[Classed] = []
    for item in rows:
        if item.kind in (RowKind.PROJECT, RowKind.GROUP):
            run.append(item)
        elif item.kind in (RowKind.TOTAL, RowKind.CATEGORY):
            if run:
                yield run
            run = []
    if run:
        yield run


def _related(run: Sequence[Classed], frame: Frame, *, numbered: bool) -> Iterable[tuple[Row, Row]]:
    """Pairs of a part and the row it is part of."""
    by_path: dict[tuple[str, ...], Row] = {}
    outer: Row | None = None
    inner = 0  # the last of the numbers in brackets below ``outer``
    unnumbered: list[Row] = []
    for item in run:
        row = item.row
        if item.kind is RowKind.GROUP:
            unnumbered.append(row)
            continue
        serial = _serial(row, frame, numbered=numbered)
        if serial is None:
            if outer is not None and _indented(row, frame, numbered=numbered):
                yield row, outer
            else:
                unnumbered.append(row)
            continue
        if serial.inner:
            number = int(serial.path[0])
            if outer is not None and number == inner + 1:
                inner = number
                yield row, outer
            continue
        yield from _adding_up(outer, unnumbered, run, frame, numbered=numbered)
        unnumbered = []
        above = by_path.get(serial.path[:-1]) if len(serial.path) > 1 else None
        by_path[serial.path] = row
        if above is not None:
            yield row, above
        outer, inner = row, 0
    yield from _adding_up(outer, unnumbered, run, frame, numbered=numbered)


def _serial(row: Row, frame: Frame, *, numbered: bool) -> Serial | None:
    """The row's number; one before the name is an inner one where a column of numbers stands beside."""
    if row.serial is not None:
        return row.serial
    before = serial_before(row.filled[frame.subject].text) if frame.subject in row.filled else None
    if before is not None and numbered and not before.inner and len(before.path) == 1:
        return Serial(before.path, inner=True)
    return before


def _indented(row: Row, frame: Frame, *, numbered: bool) -> bool:
    return numbered and frame.subject in row.filled and names_a_part(row.filled[frame.subject].text)


def _adding_up(
    outer: Row | None, rows: Sequence[Row], run: Sequence[Classed], frame: Frame, *, numbered: bool
) -> Iterable[tuple[Row, Row]]:
    """Rows without a number below a numbered one that only names them, or whose figures add up to its own."""
    if outer is None or not numbered:
        return
    projects = {item.row.number for item in run if item.kind is RowKind.PROJECT}
    if _names_only(outer, frame):  # a package, whose projects stand below it
        yield from ((row, outer) for row in rows if row.number in projects and row.bears_figures(frame))
        return
    if len(rows) < 2:  # noqa: PLR2004 - one row alone proves nothing
        return
    agreeing = 0
    for column in frame.amounts:
        whole = outer.filled.get(column, BLANK)
        if whole.kind is not CellKind.NUMBER or not whole.value:
            continue
        values = [row.filled.get(column, BLANK).value or Decimal(0) for row in rows]
        if not all(isinstance(value, Decimal) for value in values):
            return
        if sum(value for value in values if isinstance(value, Decimal)) != whole.value:
            return
        agreeing += 1
    if agreeing:
        yield from ((row, outer) for row in rows if row.number in projects)


def _names_only(row: Row, frame: Frame) -> bool:
    """Whether nothing but a number and a name stands in the row."""
    return set(row.filled) == {frame.sequence, frame.subject}


def _bears(parent: Row, children: Sequence[Row], frame: Frame) -> bool:
    """Whether the parent states every amount of which its parts state any, so that it stands for them."""
    stated = [column for column in frame.amounts if is_figure(parent.filled.get(column, BLANK))]
    told = {
        column
        for column in frame.amounts
        if any(is_figure(child.filled.get(column, BLANK)) for child in children)
    }
    return bool(stated) and told <= set(stated)
