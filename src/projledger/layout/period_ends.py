"""Titles of the end of a period and what is to be done by then: 3月底目标, 一季度, 上半年累计任务（%）.

Such a title may be worded in many ways and orders, but of few words; which month it means is the last one of
its time. 二季度目标 leaves open whether it counts from January: its figures tell (the forms' matter).
"""

import re
from typing import NamedTuple

from projledger.layout.title import Title, canonical
from projledger.layout.wording import without_harmless

_WORDS = re.compile(
    r"(?:<Y>年?度?|<M>月份?|从|自|起|至|底|末|止|为止|本年度?|今年|全年|年度|年初以?来?|累计|累积|(?:应|需|须|计划|目标)完成|完成(?=目标|任务)|"
    r"时序|序时|时间|进度|节点|阶段|目标|任务|计划|安排|固定资产|投资|工作量|各(?:期末?|季度?末?|月)|期末|各?单位|项目|重点|建设|"
    r"占|比例|比重|比率|百分比|率|要求|金额|[额数值量的及和/、,:()])+"
)
_TARGET = re.compile(r"目标|任务|[应需须]完成")
_TOLD = re.compile(r"目标|任务|计划|安排|[应需须]完成|要求|进度")
_SHARE = re.compile(r"占|比例|比重|比率|百分比|率|进度")
_DONE = re.compile(r"(?<![应需须划标])完成")
#: How far the last month of a single month or quarter is from its first.
_MONTH_OR_QUARTER = (0, 2)
#: What says that a quarter or a month counts from January: 二季度末, 6月累计, 截至三季度.
_SINCE_JANUARY = re.compile(r"累计|累积|季度?[末底止]|[至到]")


class PeriodFields(NamedTuple):
    """The fields of a form for what is due by a month's end, with ``{month:02d}`` in place of the month."""

    amount: str
    percent: str


class PeriodEnd(NamedTuple):
    """The months of which a title speaks (from January, where that is sure), and whether it says a share."""

    months: tuple[int, int]
    percent: bool


def period_end(path: tuple[str, ...], titles: list[Title]) -> PeriodEnd | None:
    """What a title of one or more levels says of a period's end; None where it is another one."""
    text = canonical("".join(without_harmless(title.pattern) for title in titles))
    spans = [title.months for title in titles if title.months]
    if len(spans) != 1 or not spans[0][1] or text.count("<M>") != 1 or not _WORDS.fullmatch(text):
        return None
    first, last = spans[0]
    if any(title.counts and not title.percent for title in titles):
        return None
    in_money = any(title.unit for title in titles)
    percent = any(title.percent for title in titles) or (not in_money and bool(_SHARE.search(text)))
    if percent and _DONE.search(text):
        return None  # 完成目标比例 says how much of it was done
    since_january = first == 1 or bool(_SINCE_JANUARY.search("".join(path)))
    if not since_january and last - first not in _MONTH_OR_QUARTER:
        return None  # 下半年目标 is nobody's cumulative target
    return PeriodEnd((1, last) if since_january else (first, last), percent)


def sets_a_target(path: tuple[str, ...]) -> bool:
    """Whether the words of the title say that it is a target, and not merely a plan or a time."""
    return bool(_TARGET.search("".join(path)))


def says_what_is_due(path: tuple[str, ...]) -> bool:
    """Whether the words say that something is due, so that the title is no mere time."""
    return bool(_TOLD.search("".join(path)))
