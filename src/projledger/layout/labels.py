"""Lines of words around a table, and the labels in them: 填报单位：云台镇, 填报日期：2021年7月3日."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from projledger.foundation.findings import Cell
from projledger.layout.grid import Grid
from projledger.layout.money_unit import units_in
from projledger.layout.table import Line

_LABELS = """
    填报单位 报送单位 填表单位 上报单位 编报单位 编制单位 制表单位 报告单位 单位名称
    牵头责任单位 责任单位 填报部门 报送部门 金额单位 货币单位 计量单位 单位
    填报日期 填表日期 上报日期 报送日期 制表日期 报出日期 日期
    填报时间 填表时间 上报时间 报送时间 制表时间
    报告期别 报告期间 报告期 报告月份 报告时间 所属期 所属月份 统计期间 统计期 统计时间
    期别 报表期 填报月份 报表月份 报送月份 月份 年度 年份 数据截至 截至 截止 数据截止 截止日期 数据截止日期
    截止时间 数据截止时间 统计截止时间 统计截止日期
    填表人 填报人 审核人 制表人 复核人 经办人 单位负责人 分管领导 负责人 联系人 联系电话 电话
"""
_ONE_OF = "|".join(r"\s*".join(word) for word in sorted(_LABELS.split(), key=len, reverse=True))
_LABEL = re.compile(
    rf"(?<![一-鿿])({_ONE_OF})\s*(?:\([^()]*\)\s*)?[:]\s*|(?<=[^一-鿿\s])({_ONE_OF})\s*[:]\s*"
)
_BARE = re.compile(rf"\s*({_ONE_OF})\s*(?:\([^()]*\))?\s*[:]?\s*")
_LONGEST_VALUE = 60
#: The label of a money unit, whatever it is called where it stands.
MONEY_LABEL = "金额单位"


def lines_of(grid: Grid, rows: Iterable[int]) -> list[Line]:
    """Every filled cell of ``rows`` as a line of words."""
    return [
        Line(Cell(row, column), " ".join(value.text.split()))
        for row in rows
        for column, value in grid.filled(row)
    ]


def labels_of(grid: Grid, rows: Iterable[int]) -> dict[str, Line]:
    """The labels in ``rows`` with their values; the value may stand in the next filled cell.

    ``单位：万元`` is the label 金额单位. A label without a value is left out; the first one counts.
    """
    found: dict[str, Line] = {}
    for row in rows:
        cells = [(column, unicodedata.normalize("NFKC", value.text)) for column, value in grid.filled(row)]
        for index, (column, text) in enumerate(cells):
            for label, value in _pairs(text):
                if value:
                    _keep(found, label, Line(Cell(row, column), value))
                elif index + 1 < len(cells) and not _is_label(cells[index + 1][1]):
                    beside, words = cells[index + 1]
                    _keep(found, label, Line(Cell(row, beside), words.strip()))
    return found


def labels_in(lines: Sequence[Line]) -> dict[str, Line]:
    """As :func:`labels_of`, of lines that were taken from a sheet before."""
    found: dict[str, Line] = {}
    texts = [unicodedata.normalize("NFKC", line.text) for line in lines]
    for index, line in enumerate(lines):
        beside = lines[index + 1] if index + 1 < len(lines) else None
        for label, value in _pairs(texts[index]):
            if value:
                _keep(found, label, Line(line.cell, value))
            elif beside and beside.cell.row == line.cell.row and not _is_label(texts[index + 1]):
                _keep(found, label, Line(beside.cell, texts[index + 1].strip()))
    return found


def _pairs(text: str) -> list[tuple[str, str]]:
    if match := _BARE.fullmatch(text):
        return [(_normal(match[1]), "")]
    matches = list(_LABEL.finditer(text))
    ends = [*(match.start() for match in matches[1:]), len(text)][: len(matches)]
    return [
        (_normal(match[1] or match[2]), _within(text[match.end() : end]))
        for match, end in zip(matches, ends, strict=True)
    ]


def _within(value: str) -> str:
    """A label's value without what merely ends it: ``云台镇`` of ``云台镇)；``."""
    value = value.strip(" \t\n;,。、_")
    while value.endswith(")") and value.count(")") > value.count("("):
        value = value[:-1].rstrip(" ;,。、_")
    return value


def _is_label(text: str) -> bool:
    return bool(_BARE.fullmatch(text) or _LABEL.match(text))


def _normal(label: str) -> str:
    return "".join(label.split())


def _keep(found: dict[str, Line], label: str, line: Line) -> None:
    if len(line.text) > _LONGEST_VALUE:
        return
    if label in ("单位", MONEY_LABEL, "计量单位", "货币单位"):
        money = units_in(line.text)
        if money or label != "单位":
            label = MONEY_LABEL
    found.setdefault(label, line)
