"""Groups that are summed up below their projects: 喜神镇2个项目 at the foot heads no row that follows."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from projledger.layout.category import UNNUMBERED, declared_count, numbering, plain_words, states_its_kind
from projledger.layout.parts import Classed
from projledger.layout.row import Frame, Row
from projledger.layout.table import RowKind
from projledger.workbook.cells import BLANK, CellKind

_ENDS = frozenset([RowKind.CATEGORY, RowKind.TOTAL])


def with_subtotals_below(rows: Sequence[Classed], frame: Frame) -> list[Classed]:
    """``rows`` with their categories made totals where each stands at the foot of its projects.

    So it may be where projects stand above the first category, and each states figures or how many projects
    it sums up. If projects stand below the last one too, what the categories state decides: where it is no
    more often that of the rows below them than of those above, they give nothing to the rows below, unless
    their words head these (责任单位：云台镇).
    """
    kinds = [one.kind for one in rows if one.kind in {RowKind.PROJECT, RowKind.CATEGORY}]
    if RowKind.CATEGORY not in kinds or kinds[0] is not RowKind.PROJECT:
        return list(rows)
    places = [place for place, one in enumerate(rows) if one.kind is RowKind.CATEGORY]
    if not all(_sums_up(rows[place], frame) for place in places):
        return list(rows)
    if kinds[-1] is not RowKind.CATEGORY:
        above = sum(_states(rows[place], _projects(rows[:place][::-1]), frame) for place in places)
        below = sum(_states(rows[place], _projects(rows[place + 1 :]), frame) for place in places)
        worded = all(states_its_kind(rows[place].label) for place in places)
        if below > above or (below == above and worded):
            return list(rows)
    return [one._replace(kind=RowKind.TOTAL) if one.kind is RowKind.CATEGORY else one for one in rows]


def _sums_up(category: Classed, frame: Frame) -> bool:
    if numbering(category.label)[0] != UNNUMBERED:
        return False
    return category.row.bears_figures(frame) or declared_count(category.label) is not None


def _projects(rows: Sequence[Classed]) -> list[Row]:
    """The projects' rows from the first on, until a category or a total ends them."""
    found: list[Row] = []
    for one in rows:
        if one.kind in _ENDS:
            break
        if one.kind is RowKind.PROJECT:
            found.append(one.row)
    return found


def _states(category: Classed, rows: Sequence[Row], frame: Frame) -> bool:
    """Whether the category counts those rows, and more of its figures are their sums than are not."""
    declared = declared_count(category.label)
    if not rows or declared not in (None, len(rows)):
        return False
    right = [
        _adds_up(stated, rows, column)
        for column in frame.amounts
        if (stated := _number(category.row, column)) is not None
    ]
    return 2 * sum(right) > len(right) or (not right and declared is not None)


def _adds_up(stated: Decimal, rows: Sequence[Row], column: int) -> bool:
    """Whether the rows' figures give the stated one, but for half a unit of the last decimal of each."""
    figures = [number for row in rows if (number := _number(row, column)) is not None]
    exponents = [one.normalize().as_tuple().exponent for one in (stated, *figures)]
    finest = min(0, *(one for one in exponents if isinstance(one, int)))
    apart = abs(stated - sum(figures, Decimal(0)))
    return bool(figures) and 2 * apart <= len(figures) * Decimal(1).scaleb(finest)


def _number(row: Row, column: int) -> Decimal | None:
    value = row.filled.get(column, BLANK)
    if value.kind is CellKind.NUMBER:
        return value.value if isinstance(value.value, Decimal) and value.value.is_finite() else None
    try:
        number = Decimal(plain_words(value.text).replace(",", "")) if value.kind is CellKind.TEXT else None
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() else None
