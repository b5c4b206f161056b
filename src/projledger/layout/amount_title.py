"""What a title of amounts says, put together from its words: 本年 + 累计 + 完成 + 投资.

Offices word such titles in hundreds of ways. Each word here has one meaning; a title is understood
only where every word of it is known, and where the words leave one reading. All else is ``None``.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from projledger.layout.title import Title, canonical

COMPLETED, PLAN, TOTAL, RATE = "completed", "plan", "total", "rate"
MONTH, YEAR_TO_DATE, SINCE_START = "month", "year-to-date", "since-start"
LAST_YEAR, THIS_YEAR, ANY = "last-year", "this-year", ""
#: The title says until when it counts (截至6月底累计), or nothing of time (累计完成投资): since when is open.
UNTIL, BARE = "until", "bare"

#: Each word with its kind; the longer ones first where one begins with another.
_WORDS = (
    ("last", r"(?:上年|去年|上一年)(?:底|末)|以前年度|往年|历年"),
    ("last", r"<Y>年(?:底|末)(?:以?前)?|<Y>年(?:及|和)?以?前"),
    ("prior", r"上年度?|去年度?|上一年度?"),
    (
        "since",
        r"(?:自|从)?(?:项目)?(?:开工|开始|开建)(?:建设)?(?:日)?(?:以来|至今|之日起|起)?|"
        r"(?:自|从)?(?:项目)?建设(?:以来|开始)|(?:项目)?总(?=累计)|开(?=累完成)",
    ),
    ("january", r"(?:自|从)?年初(?:以来|至今|起|开始)?|今年以来|本年以来"),
    ("whole", r"全年度?"),
    ("date", r"至(?:<Y>年)?<M>月份?(?:底|末|止|为止)*"),
    (
        "now",
        r"至?(?:目前|当前|现在|今(?!年)|报告期(?:末)?|本期末)(?:为止|止)?|至(?:本|当|今)年度?(?:底|末|止)*(?:为止)?|至(?:本|当)月(?:底|末|止)*|(?:本|当)月(?:底|末)(?:止)?|至旬末?",
    ),
    ("months", r"<M>月份?"),
    ("year", r"本年度?|今年度?|当年度?|年度|年内|<Y>(?:年度?)?|本年内|年(?=计划|投资|完成|累计)"),
    ("month", r"本月份?|当月份?|本期|月度|单月|月(?=计划|投资|完成|新增)"),
    ("sum", r"累计|累积|累(?=完成)"),
    ("plan", r"(?:计划)?安排|计划|目标|任务"),
    ("new", r"新增"),
    ("done", r"完成|实际|实现"),
    ("money", r"投资(?:额|量)?|工作量"),
    ("case", r"情况|进度"),
    (
        "",
        r"已(?=完成|累计完成|实际)|及?资金来源|及来源|其中[:,、]?|小计|总计|合计|项目|建设|工程|金额|[额数的:()、,]|以来|为止",
    ),
)
_WORD = re.compile("|".join(f"(?P<w{place}>{pattern})" for place, (_kind, pattern) in enumerate(_WORDS)))
_KINDS = {f"w{place}": kind for place, (kind, _pattern) in enumerate(_WORDS)}
_TOTAL = re.compile(
    r"(?:其中[:,、]?|项目|工程|建设|计划|概算|估算|匡算|预算|批复|备案|核准|立项|可研|预估|预计|拟|规划|投资(?=概算|估算|匡算|总投资)|[的()、,])*"
    r"(?:总投资(?:规模|估算|概算|匡算)?|投资总(?:额|量|规模)|投资(?:总)?(?:概算|估算|匡算)|概算总?投资|估算总?投资|匡算总?投资|总(?:概算|估算))"
)
#: The total above its sources: 项目总投资及资金来源/总投资.
_AND_SOURCES = re.compile(
    r"总投资(?:规模)?(?:及|和|与)(?:其)?资金(?:来源|筹措|构成)(?:情况)?(?:总投资|合计|总计|小计|总额)$"
)
#: By which document a total is stated, in brackets behind it: 总投资（概算）, 总投资（可研批复）.
_BASIS = re.compile(r"\((?:概算?|估算?|匡算?|预算|批复|备案|核准|立项|可研|计划|规划|预计|预估|、|/)+\)$")
_RATE_WORDS = re.compile(
    r"(?:<Y>年|<M>月|本年度?|今年度?|当年度?|全年度?|年度|年初|年|累计|实际|完成|投资|计划|任务|目标|占|比例|比率|比重|占比|百分比|率|进度|情况|总|至|目前|今|[的额数:()、,])+"
)
_RATE = re.compile(r"率|占|比例|比重|百分比|比率")
#: What makes a rate one of the year's plan; 完成一季度目标任务占比 and 占总投资比例 are none.
_OF_PLAN = re.compile(r"计划|任务|目标|年|^(?:投资)?完成(?:投资)?(?:率|比例|占比|百分比)$")
#: 年度计划投资（%） says of nothing how much of it was completed.
_OF_COMPLETION = re.compile(r"完成|率|占|比|进度")
_OTHER_RATE = re.compile(r"总投资|<M>月(?:计划|目标|任务)")


#: The lowest level of a title under which words stand, whatever amounts its parents speak of.
_NARRATIVE = re.compile(
    r"(?:至?(?:目前|当前|本月|当月|<M>月)|项目|工程|建设|工作|施工|现场)*(?:形象)?(?:进展|进度)(?:情况)?"
)
#: 今年累计, 开工以来累计: a cumulative title that names a time and leaves out what was completed.
_MERE_SUM = frozenset({"sum", "year", "january", "since", "now", "date"})


#: The words of a heading over completed amounts, and the windows that a title below it may name itself.
_OF_COMPLETED = frozenset({"year", "months", "money", "done", "case"})
_SURE = frozenset({MONTH, YEAR_TO_DATE, SINCE_START})


class Amount(NamedTuple):
    """What a title of amounts speaks of: ``act`` (completed, plan, total, rate) in which ``window``.

    ``window`` is the value of a role (``month``, ``year-to-date`` …), or ``until`` or ``bare`` where
    the title leaves open whether it counts from January or from the start of construction.
    """

    act: str
    window: str


class Understood(NamedTuple):
    """Whether every word of a title is known, and its one meaning (None where there is none or several)."""

    complete: bool
    amount: Amount | None


@lru_cache(maxsize=8192)
def understood(titles: tuple[Title, ...]) -> Understood:
    """The meaning of a title of one or more levels, outermost first."""
    text = canonical("".join(title.pattern for title in titles))  # 当月已/完成投资: one title in two cells
    if len(titles) > 1 and _NARRATIVE.fullmatch(titles[-1].pattern):
        return Understood(complete=True, amount=None)  # 1-6月完成情况/目前进展情况
    if any(title.percent for title in titles) or _RATE.search(text):
        return _rate(text)
    if _TOTAL.fullmatch(_BASIS.sub("", _AND_SOURCES.sub("总投资", text))):
        return Understood(complete=True, amount=Amount(TOTAL, ANY))
    words = _words(text)
    if words is None:
        return Understood(complete=False, amount=None)
    months = next((title.months for title in reversed(titles) if title.months), None)
    return Understood(complete=True, amount=_amount(words, months) or _of_the_lowest(titles))


def _of_the_lowest(titles: tuple[Title, ...]) -> Amount | None:
    """What the lowest level says by itself was completed, under titles that only head what was completed.

    投资完成情况/本年度投资计划完成情况: put together the words would speak of a plan for what is done.
    """
    above = _words("".join(title.pattern for title in titles[:-1])) if len(titles) > 1 else None
    if above is None or "done" not in above or not set(above) <= _OF_COMPLETED:
        return None
    lowest = understood(titles[-1:]).amount
    return lowest if lowest and lowest.act == COMPLETED and lowest.window in _SURE else None


def _rate(text: str) -> Understood:
    if not _RATE_WORDS.fullmatch(text):
        return Understood(complete=False, amount=None)
    sound = bool(_OF_COMPLETION.search(text) and _OF_PLAN.search(text)) and not _OTHER_RATE.search(text)
    return Understood(complete=True, amount=Amount(RATE, ANY) if sound else None)


def _words(text: str) -> list[str] | None:
    """The kinds of the words of ``text`` in their order; None where a part of it is not known."""
    kinds: list[str] = []
    place = 0
    while place < len(text):
        match = _WORD.match(text, place)
        if match is None or match.end() == place:
            # 至 stands alone before words that say until when: 年初至本月底
            if text[place] in "至自从":
                place += 1
                continue
            return None
        kinds.append(_KINDS[str(match.lastgroup)])
        place = match.end()
    return [kind for kind in kinds if kind]


def _amount(words: list[str], months: tuple[int, int] | None) -> Amount | None:
    if "case" in words and "plan" not in words and {"month", "money"} <= set(words[words.index("case") :]):
        words = ["done" if word == "case" else word for word in words]  # 本年度进展情况/当月投资
    kinds = set(words)
    act = _act(words)
    if act is None:
        return None
    if act == PLAN:
        window = _window_of_plan(kinds, months) if "money" in kinds and "case" not in kinds else None
    else:
        window = _window_of_completed(kinds, months)
        named = "money" in kinds or ("case" not in kinds and "done" in kinds and len(kinds) > 1)
        named = named or ("sum" in kinds and kinds <= _MERE_SUM and len(kinds) > 1)
        if not named or ("new" in kinds and window != MONTH):
            window = None
        if (
            "done" not in kinds
            and "new" not in kinds
            and window not in {SINCE_START, YEAR_TO_DATE, LAST_YEAR, BARE}
            and not (window == UNTIL and "sum" in kinds)
        ):
            window = None  # 本月投资 and the like are left to the titles known as a whole
    return Amount(act, window) if window is not None else None


def _act(words: list[str]) -> str | None:
    """Whether the words speak of a plan or of what was completed.

    计划完成投资 is a plan, 投资计划完成情况 is not.
    """
    done = "done" in words or "new" in words
    if "plan" not in words:
        return COMPLETED if done or "sum" in words else None
    if not done:
        return PLAN
    if words.count("plan") > 1 or words.index("plan") > words.index("done" if "done" in words else "new"):
        return None
    after = words[words.index("plan") + 1 :]
    if after[:2] == ["money", "done"] or (after[0] == "done" and after[1:2] == ["case"]):
        return COMPLETED  # 计划投资完成情况
    return PLAN if after[0] == "done" and after[1:] == ["money"] else None


def _window_of_plan(kinds: set[str], months: tuple[int, int] | None) -> str | None:
    if kinds & {"last", "prior", "since", "january", "date", "now", "new"}:
        return None
    if "month" in kinds:
        return None if kinds & {"sum", "whole", "year"} else MONTH
    if "months" in kinds:
        if months is None or months[0] == months[1]:
            return None if "sum" in kinds else MONTH
        return YEAR_TO_DATE if months[0] == 1 else None
    return THIS_YEAR if kinds & {"year", "whole"} and "sum" not in kinds else None


def _window_of_completed(kinds: set[str], months: tuple[int, int] | None) -> str | None:
    of_year = bool(kinds & {"year", "january"})
    window: str | None = BARE if "sum" in kinds else None
    if kinds & {"prior", "whole"}:
        window = None
    elif "since" in kinds:
        started = LAST_YEAR if "last" in kinds else SINCE_START
        window = None if of_year or "month" in kinds else started
    elif "last" in kinds:
        other = of_year or kinds & {"month", "months", "date", "now"}
        window = None if other else LAST_YEAR
    elif "month" in kinds:
        of_span = months is None or months[0] == months[1] or months[0] == 1  # 1-6月完成情况/本月
        window = MONTH if of_span and not kinds & {"sum", "date", "now", "january"} else None
    elif "months" in kinds:
        window = _window_of_months(kinds, months)
    elif of_year:
        window = YEAR_TO_DATE
    elif kinds & {"date", "now"}:
        window = UNTIL
    return window


def _window_of_months(kinds: set[str], months: tuple[int, int] | None) -> str | None:
    if months is not None and months[0] != months[1]:
        return YEAR_TO_DATE if months[0] == 1 else None
    return YEAR_TO_DATE if kinds & {"sum", "january"} else MONTH
