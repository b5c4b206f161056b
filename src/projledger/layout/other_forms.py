"""Sheets of offices that are no returns: what such a sheet looks like, and which of its titles are known.

A ranking, a list of problems or a list of contractors states no figures that a project's return states;
read as one it would give wrong figures.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from projledger.foundation.findings import Cell
from projledger.foundation.text import normal_title
from projledger.layout.grid import Grid
from projledger.layout.vocabulary import Vocabulary

_LAST_ROW, _LAST_COLUMN = 60, 60
_LONGEST_TITLE = 40
_MOST_NAMED = 8
PRELIMINARY = "前期工作台账"
#: Each kind by its signs: of every group at least one title is found among the sheet's words.
_KINDS = (
    ("资金到位表", (r"资金来源|来源说明|资金类别", r"到位|拨付|落实")),
    ("参建单位表", (r"参建单位|施工单位|监理单位|承包单位|中标单位|单位类型", r"合同|资质|项目经理|总监")),
    (
        "前期工作台账",
        (r"可研|可行性研究", r"环评|环境评价|环境影响", r"用地|选址|审图|招投标|施工许可|开工许可"),
    ),
    ("储备项目表", (r"储备|谋划|匡算", r"必要性|储备阶段|储备状态|储备批次|工程咨询|拟建设|入库时间")),
    ("问题清单", (r"问题", r"解决时限|整改时限|完成时限|解决情况|整改情况|整改措施|办结|销号")),
    ("排名表", (r"^(?:排名|名次|位次|排序)$|排名$", r"地区|县|区|乡镇|街道|单位")),
    (
        "汇总表",
        (r"^(?:地区|区域|县区|县\(市、区\)|乡镇|街道|镇街|部门|地区\(或类别\))$", r"总投资|计划|完成"),
    ),
    ("汇总表", (r"项目?(?:个数|数量|数)(?:\(.*\))?$|^(?:个数|数量\(个\))", r"总投资|计划|完成")),
)
#: Kinds whose rows may bear the names of projects and are no returns still.
OTHER_KINDS = frozenset(["储备项目表", "问题清单", "参建单位表", PRELIMINARY])
_NAMES = re.compile(r"(?:项目|工程)?(?:名称|全称)$")


class Likeness(NamedTuple):
    """What a sheet looks like: the ``kind`` in the office's own word ("" if none), a cell that says so,
    and the titles on it that some form knows."""

    kind: str
    cell: Cell | None
    known: tuple[str, ...]

    @property
    def named(self) -> str:
        """The known titles, the first few of them."""
        more = "…" if len(self.known) > _MOST_NAMED else ""
        return "、".join(self.known[:_MOST_NAMED]) + more


def kind_of(titles: Iterable[str]) -> str:
    """The kind of sheet whose columns bear these titles; "" where they are those of none."""
    words = [(text, None) for text in titles]
    return next((kind for kind, signs in _KINDS if all(_signed(words, sign) for sign in signs)), "")


def _signed(words: Iterable[tuple[str, object]], sign: str) -> bool:
    return any(re.search(sign, text) for text, _cell in words)


def likeness(grid: Grid, vocabulary: Vocabulary) -> Likeness:
    """What the sheet looks like by the words in its first rows."""
    words = [
        (normal_title(text), Cell(row, column))
        for row in range(1, min(grid.last_row, _LAST_ROW) + 1)
        for column, text in grid.words(row)
        if column <= _LAST_COLUMN and len(text) <= _LONGEST_TITLE
    ]
    known = tuple(dict.fromkeys(text for text, _cell in words if vocabulary.knows(text)))
    titled = any(_NAMES.search(text) for text in known)
    for kind, signs in _KINDS:
        found = [next((cell for text, cell in words if re.search(sign, text)), None) for sign in signs]
        if all(found) and not (titled and kind in {"排名表", "汇总表"}):
            return Likeness(kind, found[0], known)
    return Likeness("", None, known)
