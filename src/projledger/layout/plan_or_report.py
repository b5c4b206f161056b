"""Whether a table plans the year or reports what was done: what its title and its columns say.

A report whose completed amounts bear titles that nobody knows must never be entered as a plan.
"""

import re
from enum import StrEnum

from projledger.foundation.text import normal_title
from projledger.layout.digits import in_digits
from projledger.layout.grid import Grid
from projledger.layout.labels import lines_of
from projledger.layout.title import read_title

_LONGEST_TITLE = 40
#: How a sheet's own title ends: 重点项目进展情况表（2021年6月）.
_SHEETS_TITLE = re.compile(r"(?:表|台账|名单|清单|[月旬季周]报|通报|情况|计划|安排|目标)(?:\([^()]*\))?$")
_OF_PROGRESS = re.compile(r"[月旬季周]报|进展|进度|(?:完成|推进|执行)情况|通报|调度")
_OF_PLANS = re.compile(r"计划|名单|清单|目标|任务|安排")
_PLAN_CARRIED_OUT = re.compile(r"(?:计划|目标|任务)+(?=完成|执行|实施|投资完成|进展)")
_PLAN_OF_MONTH = re.compile(
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,2}|下个?)(?:月份?|季度)(?:重点|工作|投资|推进|实施)*(?:计划|安排|目标|打算|任务)|下(?:一?步|半年)[^表]{0,6}(?:计划|安排|打算)"
)
_STATES_PROGRESS = re.compile(r"[月旬季周]报|(?:进展|进度|完成|推进|执行)情况|通报")
_YEAR = r"(?:(?P<year>(?:19|20)\d\d)年?度?)"
_SPAN = r"(?:\d{1,2}(?:[-~—至到]+\d{1,2})?月份?|第?[一二三四1-4]季度|[上下]半年|全年)"
_OF_WORK = r"(?:重点|重大|主要|工作|投资|推进|实施|建设|项目)*"
#: A period with what is planned for it, and one with what was done in it, beside another.
_PLANNED = re.compile(
    rf"(?:{_YEAR}{_SPAN}?|{_SPAN}){_OF_WORK}(?:计划|安排|目标|任务|打算)++(?!完成|执行|实施|投资完成|进展)"
)
_REPORTED = re.compile(
    rf"(?:{_YEAR}{_SPAN}?|{_SPAN}){_OF_WORK}(?:完成|进展|推进|建设|执行)(?:投资)?(?:情况|进度)?(?:以?及|和|与|暨|[、,;])"
)
#: How much of a plan was done, which is no plan: 投资计划完成情况, 完成年度计划.
_PLAN_DONE = re.compile(
    r"计划(?:投资)?(?=(?:完成|执行)(?:情况|率|比例|占比|百分比|进度))|(?<=完成)(?:年度?|全年|当年|本年)?(?:投资)?(?:计划|目标|任务)"
)
_DONE = re.compile(r"完成|已投入?资?|实际投资|投资进度")
#: Done before the year, still to be done, or no amount of investment: 完成时限, 上年完成, 前期手续完成情况.
_NOT_OF_THE_YEAR = re.compile(
    r"上年|去年|上一年|往年|以前|历年|<Y>年(?:底|末|前)|计划|目标|预计|预期|力争|争取|拟|任务|安排|应在|时限|时间|日期|期限|年限|节点|要求"
    r"|手续|批|审|办理|前期|可研|用地|征|拆|招标|设计|总投资|资金"
)


class Told(StrEnum):
    """What is told of a table: that it plans, that it reports, or nothing."""

    PLAN = "plan"
    REPORT = "report"
    NOTHING = ""


def told_by_title(grid: Grid, top: int) -> Told:
    """What the last title above the header's first row says."""
    titles = [
        plain
        for line in lines_of(grid, range(1, top))
        if _SHEETS_TITLE.search(plain := normal_title(line.text)) and len(plain) <= _LONGEST_TITLE
    ]
    return told_by(titles[-1]) if titles else Told.NOTHING


def told_by(text: str) -> Told:
    """What a title, a sheet's or a file's name says: ``重点项目进展情况`` reports, ``投资计划`` plans.

    What is planned for a month belongs to a report: ``7月进展情况及8月计划``.
    ``2021年完成情况及2022年计划`` may be either.
    """
    plain = _PLAN_OF_MONTH.sub("", _PLAN_CARRIED_OUT.sub("", normal_title(text)))
    reports = bool(_OF_PROGRESS.search(normal_title(text)))
    if _OF_PLANS.search(plain):
        return Told.NOTHING if _STATES_PROGRESS.search(plain) else Told.PLAN
    return Told.REPORT if reports else Told.NOTHING


def part_of_title(text: str, told: Told) -> str:
    """The part of a title that speaks of the report or of the plan, where it is the title of both.

    Of ``2021年7月进展情况及8月计划`` the report's is ``2021年7月进展情况及``. A year stays where no other is.
    """
    plain = in_digits(text)
    other, own = (_PLANNED, _OF_PROGRESS) if told is Told.REPORT else (_REPORTED, _OF_PLANS)
    rest = other.sub("", plain)
    if rest == plain or not own.search(rest):
        return text
    years = [match["year"] for match in other.finditer(plain) if match["year"]]
    return rest if not years or re.search(r"(?:19|20)\d\d", rest) else f"{years[0]}年{rest}"


def states_completion(path: tuple[str, ...]) -> bool:
    """Whether a column's title speaks of what was completed in the year or month, however it is worded."""
    words = "".join(read_title(level).pattern for level in path)
    words = _PLAN_DONE.sub("", words)
    return bool(_DONE.search(words)) and not _NOT_OF_THE_YEAR.search(words)
