"""For which rows a total, a category or a 其中 stands, and how many projects these may be said to be."""

import re
import unicodedata
from collections.abc import Container, Sequence
from typing import NamedTuple

from projledger.layout.table import BodyRow, RowKind
from projledger.workbook.cells import CellKind

#: How a row names a package of several projects: 某镇打捆项目（13个）, 含子项目13个, 等13个项目.
_PACKAGE = re.compile(
    r"(?:打捆|打包|含|包含|包括|共|等)[^\d,，;；。]{0,10}(\d{1,4})(?:个|项)|\((?:共)?(\d{1,4})个(?:子?项目|子项)?\)"
)


class Scope(NamedTuple):
    """The project rows that a control row may stand for; with how many rows that only head parts, and
    how many parts that are not counted by themselves."""

    projects: list[int]
    headings: int
    parts: int

    def only(self, rows: Container[int]) -> "Scope":
        """The scope without the projects that are not among ``rows``."""
        return self._replace(projects=[number for number in self.projects if number in rows])


def scopes_of(rows: Sequence[BodyRow], index: int) -> list[Scope]:
    """The sets of project rows that a control row may stand for, the likeliest first."""
    body = rows[index]
    if body.kind is RowKind.GROUP:
        if body.part_of:
            return []
        above = _bearer(rows, index)
        return scopes_of(rows, above) if above is not None else []
    if body.heads_parts:
        own = {row.row for row in rows if row.kind is RowKind.PROJECT and row.part_of == body.row}
        return [_scope(rows, own)]
    everything = {row.row for row in rows if row.kind is RowKind.PROJECT}
    if body.kind is RowKind.CATEGORY:
        return [_scope(rows, _below(rows, index, body.depth))]
    near = [_above(rows, index), _below(rows, index, 0, until_total=True)]
    if "小计" in body.label or "本页" in body.label:
        near.append(_above(_of_its_page(rows, index), -1))
    nearby = [scope for scope in near if scope]
    ordered = [*nearby, everything] if "小计" in body.label or "本页" in body.label else [everything, *nearby]
    return [_scope(rows, scope) for scope in ordered]


def admissible_counts(scope: Scope, rows: Sequence[BodyRow]) -> set[int]:
    """How many projects the scope may be said to hold.

    A project with parts may be counted as one or by its parts, a package as one or by its contents.
    """
    counted = len(scope.projects)
    chosen = set(scope.projects)
    headed = sum(bool(row.part_of) for row in rows if row.row in chosen)
    packed = sum(_contents(row) - 1 for row in rows if row.row in chosen and _contents(row) > 1)
    whole = {counted, counted + scope.parts}
    if headed:
        whole |= {counted - headed + scope.headings, counted + scope.headings}
    return whole | {number + packed for number in whole}


def _contents(row: BodyRow) -> int:
    """How many projects a row says that it packs together; 0 where it says nothing of the kind."""
    for value in row.values.values():
        if value.kind is CellKind.TEXT and any(char.isdigit() for char in value.text):
            text = "".join(unicodedata.normalize("NFKC", value.text).split())
            if match := _PACKAGE.search(text):
                return int(match[1] or match[2])
    return 0


def _bearer(rows: Sequence[BodyRow], index: int) -> int | None:
    """The total or category of which a 其中 is a part; None where it is a part of a project."""
    for place in range(index - 1, -1, -1):
        if rows[place].kind in (RowKind.TOTAL, RowKind.CATEGORY):
            return place
        if rows[place].kind is RowKind.PROJECT:
            return None
    return None


def _scope(rows: Sequence[BodyRow], projects: set[int]) -> Scope:
    headings = {row.part_of for row in rows if row.row in projects and row.part_of}
    parts = sum(row.kind is RowKind.GROUP and row.part_of in projects for row in rows)
    return Scope(sorted(projects), len(headings), parts)


def _of_its_page(rows: Sequence[BodyRow], index: int) -> Sequence[BodyRow]:
    """The rows down to a subtotal since the header was last repeated: the rows of a header are not among them."""
    place = index
    while place and rows[place].row == rows[place - 1].row + 1:
        place -= 1
    return rows[place : index + 1]


def _above(rows: Sequence[BodyRow], index: int) -> set[int]:
    found: set[int] = set()
    for row in reversed(rows[:index]):
        if row.kind is RowKind.TOTAL or _begins_a_group(row):
            break
        if row.kind is RowKind.PROJECT:
            found.add(row.row)
    return found


def _below(rows: Sequence[BodyRow], index: int, depth: int, *, until_total: bool = False) -> set[int]:
    found: set[int] = set()
    for row in rows[index + 1 :]:
        if _begins_a_group(row) and (until_total or row.depth <= depth):
            break
        if row.kind is RowKind.TOTAL and until_total:
            break
        if row.kind is RowKind.PROJECT:
            found.add(row.row)
    return found


def _begins_a_group(row: BodyRow) -> bool:
    """Whether the row is a category; a project that only heads its parts ends no group of projects."""
    return row.kind is RowKind.CATEGORY and not row.heads_parts
