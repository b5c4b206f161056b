"""Spans of construction (建设起止年限) that state start and finish in one cell: ``2009-2011``, ``09.10-11.3``."""

import re
import unicodedata

from projledger.layout.table import Column
from projledger.layout.title import read_title
from projledger.workbook.cells import CellKind, CellValue

_TITLES = re.compile(
    r"(?:项目)?(?:计划)?(?:建设|施工)?(?:起止|起讫)(?:时间|年限|年月|日期|年度)|(?:项目)?建设(?:年限|工期|期限|周期)|项目工期"
)
_MONTH = r"(?P<{0}y>(?:19|20)\d\d|\d\d(?=[.年/]))年?(?:[.年/-]?(?P<{0}m>0?[1-9]|1[0-2])月?)?"
_SPAN = re.compile(_MONTH.format("a") + r"(?:[-~至到]+)(?:" + _MONTH.format("b") + r")?(?:底|末)?")


def is_span(column: Column) -> bool:
    """Whether the column's title says that it holds start and finish together."""
    return bool(_TITLES.fullmatch(read_title(column.title.rsplit("/", 1)[-1]).pattern))


def parse_span(value: CellValue) -> tuple[str | None, str | None] | None:
    """Start and finish as partial ISO dates (the finish None where open), or None where it is no span."""
    if value.kind is not CellKind.TEXT:
        return None
    plain = "".join(unicodedata.normalize("NFKC", str(value.value)).split())
    plain = re.sub(r"[—–―]+", "-", plain)
    match = _SPAN.fullmatch(plain)
    if match is None:
        return None
    start = _iso(match["ay"], match["am"])
    finish = _iso(match["by"], match["bm"]) if match["by"] else None
    return None if finish is not None and finish[:4] < start[:4] else (start, finish)


def _iso(year: str, month: str | None) -> str:
    full = year if len(year) == 4 else f"20{year}"  # noqa: PLR2004 - a year in full
    return f"{full}-{int(month):02d}" if month else full
