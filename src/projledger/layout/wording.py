"""A column's title of several levels: in which shorter wordings it may be looked up, and for what."""

import re
from typing import NamedTuple

from projledger.layout.amount_title import understood
from projledger.layout.title import Title, read_title

#: A parent title that gives its children another sense: last year's, statistical, received, expected …
_SHIFTING = re.compile(
    r"上年|去年|上一年|往年|上月|下月|明年|次年|下年|同期|增长|增减|预计|力争|拟|统计|入统|到位|贷款|债券|拨付|支付|合同|产值|税收|其他"
)
#: A parent title whose children are parts of an amount, by source or by kind of cost.
_PARTS = re.compile(
    r"中央|财政|银行|自筹|社会资本|民间|外资|国债|专项|设备|土建|安装|征地|征拆|拆迁|土地|资金|费用"
)
#: The words of a parent title that leaves its children the amounts of the whole project: times, headings,
#: completion and plan, and kinds of projects. Any other may make parts of them: 建安工程, 其中：房地产.
_OF_THE_WHOLE = re.compile(
    r"(?:<Y>年?度?|<M>月份?|本年度?|今年度?|当年度?|全年度?|年度|年初|年内|本月|当月|本期|报告期|目前|当前|至今|今|至|底|末|止|为止|以来|开工|累计|合计|总计|小计|"
    r"(?:政府(?:性|直接)?投资|企业投资|社会投资|民间投资|ppp|(?:国家|省|市|县|区)级?(?:重点|重大)?|新建|续建|新开工)(?:类)?(?:建设)?项目|"
    r"(?:计划|概算|估算|批复)?总投资|项目|工程建设|建设|基本|总体|主要|重点|重大|最新|投资|推进|进展|进度|形象|经济|有关|相关|情况|概况|信息|指标|数据|内容|规模|"
    r"\d{1,2}日|口径|完成|实际|计划|目标|任务|安排|实施|工作|金额|总?额|填报|填写|上报|报送|单位|部门|月报|报表|一览|明细|清单|台账|表|"
    r"要素|缺口|保障|需求|存在|问题|困难|需要?|协调|解决|"
    r"工程(?=进展|进度|情况|概况|总投资|完成|项目|$)|[的及和与、,:;/()])*+",
    re.IGNORECASE,
)
#: A parent title under which 总投资 is not the whole-life total.
_OF_TIME = re.compile(r"计划|目标|任务|<Y>年|本年|今年|当年|年度|完成")
#: Child titles that mean nothing without their parent.
_GENERIC = re.compile(
    r"名称|单位|类别|类型|性质|编号|代码|金额|数额|时间|日期|说明|合计|小计|总计|计|数量|个数|电话|其他|状态|级别|责任人|领域|简称"
)
#: Child titles that add nothing to their parent.
_FILLERS = frozenset(
    ["", "金额", "数额", "合计", "小计", "总计", "计", "名称", "单位名称", "时间", "内容", "情况"]
)
#: Child titles that say who states what was completed: beside 核定 the figure that a return reports.
_REPORTED = re.compile(
    r"(?:项目|责任|建设)?(?:单位|部门)?(?:上报|填报|申报|报送|自报)(?:口径|数据?|投资|金额|情况)?"
)
_INVESTMENT = re.compile(r"投资|完成情况|进展情况|推进情况|项目情况|基本情况")
#: Parent titles that say nothing of their own.
_HEADING = re.compile(
    r"(?:项目|工程|建设|基本|总体|主要|重点|投资|资金|推进|进展|经济|有关|相关|及|、)*(?:情况|概况|信息|指标|进度|进展)"
    r"|项目|项目投资|至?(?:目前|当前|今)(?:为止)?(?:项目|投资|实际)*(?:完成|进展)(?:投资)?情况"
)
_COMPLETION = re.compile(r"(?:实际)?(?:投资完成(?:情况)?|完成投资情况)$")
_TIMED = re.compile(r"((?:<Y>年)?(?:<M>月)?)(?:实际|投资)?(?:完成|进展)(?:投资)?情况")
_REMARK = re.compile(r"\((?![^()]*(?:不含|剔除|除外|不包括|其中|另))[^()]*\)")
#: What stands in brackets behind an amount and does not change which amount it is: how it is to be
#: filled in, who states it, the number of a note or of the column, costs that the whole includes.
_HARMLESS = re.compile(
    r"\((?:"
    r"(?:项目|建设|责任|业主)?(?:单位|部门)?(?:上报|填报|报送|自报)(?:口径|数据?|金额)?|"
    r"必填项?|选填项?|(?:由)?(?:系统|表格|公式)?自动(?:计算|生成)|公式(?:计算)?|(?:请勿|不用|无需|不必)(?:填写|填)|"
    r"(?:单位|货币|币种|金额|人民币|大写|小写|数字|数值|整数|小数|取整|阿拉伯|填|填写|保留|精确|到|至|小数点|后|[一二两三四\d]位|[,、:;])*|"
    r"注?[\d一二三四五六七八九十]{0,3}|[A-F]|[\dA-Z][\dA-Z+\-*/÷×=]*=[\dA-Z+\-*/÷×=]+|"
    r"(?:包含|包括|含)(?:税|增值税|土地|用地|征地|拆迁|征拆|安置|补偿|出让金|利息|建设期|铺底|流动资金|前期|设备|购置|安装|勘察|设计|监理|管理|不可预见|配套|附属|费用|费|等|和|及|与|、)+"
    r")\)"
)
#: A year alone in brackets behind a title that is checked against the period.
_YEAR_IN_BRACKETS = re.compile(r"\(<Y>年?度?\)")
_TIME_IN_BRACKETS = re.compile(r"\((?:<Y>年)?(?:至)?<M>月(?:份|底|末|止)*\)")


#: What is in force of a plan or a total: 调整后年度计划, 总投资（调整后）.
_ADJUSTED = re.compile(
    r"\s*[(（]?(?:中期|年中)?(?:调整|修订|变更)\s*后[)）](?:的)?\s*|(?:中期|年中)?(?:调整|修订|变更)\s*后的?|^现(?=年|计划|总投资)"
)
_MERE_PLAN = re.compile(r"(?:投资)?(?:计划|目标|任务)(?:投资)?")


def without_adjustment(path: tuple[str, ...]) -> tuple[str, ...]:
    """``path`` without 调整后, which says of a plan or a total that it is in force; () where nothing is left.

    ``调整后计划`` is the year's plan: only that is adjusted.
    """
    if not any(_ADJUSTED.search(level) for level in path):
        return path
    levels = [bare for level in path if (bare := _ADJUSTED.sub("", level).strip())]
    if levels and _MERE_PLAN.fullmatch(read_title(levels[-1]).pattern):
        levels[-1] = f"年度{levels[-1]}"
    return tuple(levels)


class Wording(NamedTuple):
    """One wording of a title: the patterns to look up, and the levels whose words are put together.

    ``amounts`` says which amounts may be read from it: ``all``, ``investment`` (where the words speak
    of 投资 or the amount is of no time), ``done`` (what was completed, no plan or total) or ``none``;
    ``total`` is left out under titles of time.
    """

    patterns: tuple[str, ...]
    levels: tuple[Title, ...]
    amounts: str = "all"
    total: bool = True


def wordings(path: tuple[str, ...]) -> list[Wording]:
    """The wordings of the title, the whole of it first; its lowest level alone where the others allow it."""
    titles = tuple(read_title(level) for level in path)
    child = titles[-1].pattern
    if not child and len(path) > 2:  # noqa: PLR2004 - 总投资/合计/（万元）
        return wordings(path[:-1])
    if len(path) == 1:
        return [Wording((child,), titles)]
    above = [title.pattern for title in titles[:-1]]
    if any(_HEADING.fullmatch(pattern) for pattern in above):
        told = [
            "投资" if "投资" in pattern and _HEADING.fullmatch(pattern) else level
            for level, pattern in zip(path, above, strict=False)
            if "投资" in pattern or not _HEADING.fullmatch(pattern)
        ]
        return [Wording(_whole(path, titles), ()), *wordings((*told, path[-1]))]
    if "投资" in above and "投资" in child:  # 投资/当月投资 says nothing that 当月投资 does not
        told = [level for level, pattern in zip(path, above, strict=False) if pattern != "投资"]
        return [Wording(_whole(path, titles), ()), *wordings((*told, path[-1]))]
    found = [Wording(_whole(path, titles), titles), *_timed(titles)]
    beyond = [pattern for pattern in above[:-1] if pattern]
    if len(path) > 2 and not any(_SHIFTING.search(one) or _PARTS.search(one) for one in beyond):  # noqa: PLR2004
        found.append(Wording(_pair(path, titles), titles[-2:], "all" if _leave_the_whole(beyond) else "none"))
    read = any(understood(one.levels).complete for one in found)
    parents = [pattern for pattern in above if pattern]
    if not any(_SHIFTING.search(pattern) for pattern in parents) and (
        not _GENERIC.fullmatch(child) or all(_mere_time(pattern) for pattern in parents)
    ):
        speaks = all(_mere_time(one) or _INVESTMENT.search(one) for one in parents)
        parts = any(_PARTS.search(one) for one in parents)
        amounts = (
            "none" if read or parts or not _leave_the_whole(parents) else "all" if speaks else "investment"
        )
        total = not any(_OF_TIME.search(one) for one in parents)
        found.append(Wording((child,), titles[-1:], amounts, total))
    if _REPORTED.fullmatch(child):
        found.append(Wording((above[-1],), titles[-2:-1], "done" if _leave_the_whole(beyond) else "none"))
    if child in _FILLERS:
        found.append(Wording((above[-1],), titles[-2:-1], "all" if _leave_the_whole(beyond) else "none"))
    return found


def _timed(titles: tuple[Title, ...]) -> list[Wording]:
    """The child with the months of a heading that says no more: 1-6月进展情况/完成投资 is 1-6月完成投资."""
    parent, child = titles[-2], titles[-1]
    match = _TIMED.fullmatch(parent.pattern)
    if match is None or not match[1] or len(titles) != 2 or child.months or child.year:  # noqa: PLR2004
        return []
    pattern = match[1] + child.pattern
    whole = child._replace(pattern=pattern, months=parent.months, year=parent.year)
    return [Wording((pattern,), (whole,))]


def _leave_the_whole(parents: list[str]) -> bool:
    """Whether under these titles an amount is still that of the whole project."""
    return all(_OF_THE_WHOLE.fullmatch(parent) for parent in parents)


def _whole(path: tuple[str, ...], titles: tuple[Title, ...]) -> tuple[str, ...]:
    patterns = [title.pattern for title in titles]
    tried = ["/".join(patterns)]
    if len(path) == 2:  # noqa: PLR2004 - parent and child
        tried += _pair(path, titles)
    return tuple(dict.fromkeys([*tried, read_title("".join(path)).pattern]))


def _pair(path: tuple[str, ...], titles: tuple[Title, ...]) -> tuple[str, ...]:
    parent, child = titles[-2].pattern, titles[-1].pattern
    tried = [f"{parent}/{child}", read_title(path[-2] + path[-1]).pattern]
    tried.append(read_title(path[-1] + path[-2]).pattern)
    if (stem := _COMPLETION.sub("完成投资", parent)) != parent:
        tried.append(child + stem.removeprefix("<Y>年"))  # 2021年投资完成情况/1-6月
    if match := _TIMED.fullmatch(parent):
        tried.append(match[1] + child)  # the year and months of 2021年1-6月完成情况
    return tuple(dict.fromkeys(tried))


def _mere_time(pattern: str) -> bool:
    return not re.sub(r"<Y>年?|<M>月|至|累计", "", pattern)


class Variant(NamedTuple):
    """A shorter writing of a title. ``dropped``: a year or month was left away; ``words``: for words only.

    What is said in brackets may turn an amount into another (预计, 上年同期, 户), so that a writing
    without it stands for no amount unless the brackets are known to be harmless.
    """

    text: str
    dropped: bool = False
    words: bool = False


def without_remarks(pattern: str) -> str:
    """``pattern`` without what stands in brackets, where that takes nothing from the sense of words."""
    return _REMARK.sub("", pattern).strip(":") or pattern


def without_harmless(pattern: str) -> str:
    """``pattern`` without the brackets that change nothing of an amount."""
    return _HARMLESS.sub("", pattern).strip(":") or pattern


def variants(pattern: str, *, timed: bool = False) -> list[Variant]:
    """``pattern`` and shorter writings of it; ``timed``: months in brackets may be left away too."""
    found = {pattern: Variant(pattern)}

    def add(text: str, variant: Variant, *, dropped: bool = False) -> None:
        if text:
            found.setdefault(text, Variant(text, variant.dropped or dropped, variant.words))

    add(without_harmless(pattern), found[pattern])
    for variant in tuple(found.values()):
        add(_YEAR_IN_BRACKETS.sub("", variant.text), variant, dropped=True)
        if timed:
            add(_TIME_IN_BRACKETS.sub("", variant.text), variant, dropped=True)
    bare = without_remarks(pattern)
    found.setdefault(bare, Variant(bare, words=True))
    for variant in tuple(found.values()):
        add(re.sub(r"^其中[:,、]?", "", variant.text), variant)
    for variant in tuple(found.values()):
        add(re.sub(r"^(?:<Y>年?)?(?:<M>月)?", "", variant.text), variant, dropped=True)
        add(
            re.sub(r"^至(?:<Y>年)?<M>月(?=开工|自开工|形象|项目|工程)", "", variant.text),
            variant,
            dropped=True,
        )
    return list(found.values())
