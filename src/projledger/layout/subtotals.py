"""Groups that are summed up below their projects: 喜神镇2个项目 at the foot heads no row that follows."""

from collections.abc import Sequence

from projledger.layout.category import UNNUMBERED, declared_count, numbering
from projledger.layout.parts import Classed
from projledger.layout.row import Frame
from projledger.layout.table import RowKind


def with_subtotals_below(rows: Sequence[Classed], frame: Frame) -> list[Classed]:
    """``rows`` with their categories made totals where each stands at the foot of its projects.

    So it is where projects stand above the first category, none below the last, and each states figures
    or how many projects it sums up.
    """
    kinds = [one.kind for one in rows if one.kind in {RowKind.PROJECT, RowKind.CATEGORY}]
    if RowKind.CATEGORY not in kinds or kinds[0] is not RowKind.PROJECT or kinds[-1] is not RowKind.CATEGORY:
        return list(rows)
    if not all(_sums_up(one, frame) for one in rows if one.kind is RowKind.CATEGORY):
        return list(rows)
    return [one._replace(kind=RowKind.TOTAL) if one.kind is RowKind.CATEGORY else one for one in rows]


def _sums_up(category: Classed, frame: Frame) -> bool:
    if numbering(category.label)[0] != UNNUMBERED:
        return False
    return category.row.bears_figures(frame) or declared_count(category.label) is not None
