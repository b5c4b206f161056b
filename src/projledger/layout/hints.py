"""Words below a header that tell how its columns are filled in, and nothing of what stands in them."""

import re
import unicodedata
from collections.abc import Sequence

from projledger.layout.grid import Grid
from projledger.workbook.cells import CellKind

_HINT = re.compile(
    r"[(（\[【*]*(?:必填|选填|必须填写|可不填|不填|免填|勿填|可填|(?:自动|手工|人工|手动|公式|系统|下拉|由系统|按实际|据实|如实)"
    r"(?:自动)?(?:计算|生成|填写|填报|录入|填入|填|选择|汇总|带出|导入)?(?:项|列|栏)?|填写|填报|录入|下拉选择|请选择|请填写|(?:必|选)填(?:项|列|栏))[)）\]】*]*"
)
_NONE = re.compile(r"暂?无|[-—/]+")
#: Words that change what a column of amounts holds, even where all of its neighbours bear them, too.
_MEANING = re.compile(
    r"[年月日季期]|计划|目标|任务|安排|完成|实际|累计|投资|资金|金额|口径|调整|增|减|率|比|款|债|贷|预算|其中|计|数|额|元"
)


def merely_hints(grid: Grid, row: int) -> bool:
    """Whether the row says only how the columns are filled in: ``必填|选填``, ``自动计算|手工填写``."""
    texts = [_plain(value.text) for _column, value in grid.filled(row) if value.kind is CellKind.TEXT]
    return bool(texts) and len(texts) == len(grid.filled(row)) and all(_HINT.fullmatch(one) for one in texts)


def tell_nothing_apart(texts: Sequence[str]) -> bool:
    """Whether words under titles of amounts are no titles.

    They stand for none, or are all one word that says nothing of amounts or time.
    """
    plain = {_plain(text) for text in texts}
    if all(_NONE.fullmatch(text) for text in plain):
        return True
    return len(texts) > 1 and len(plain) == 1 and not _MEANING.search(plain.pop())


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
