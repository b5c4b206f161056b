"""Causes of delay: the units' own problem texts, gathered under the words by which offices speak of them.

A text is taken clause by clause; each clause has the first cause of :data:`CAUSES` whose words stand in it,
so that one project may have several. What matches nothing keeps the unit's own words.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from projledger.measures.remarks import Named


class Cause(NamedTuple):
    """A cause: ``name`` as sentences use it (因…滞后), the ``words`` that tell it, and what follows from it.

    ``short`` is the category in tables. ``demand`` says what is asked of those concerned, ``lead`` who in a
    county usually leads in the matter.
    """

    name: str
    short: str
    words: tuple[str, ...]
    demand: str
    lead: str


#: In the order in which they are looked for: 贷款审批 is a matter of funds, 用地手续 one of papers.
CAUSES: tuple[Cause, ...] = (
    Cause(
        "资金未落实",
        "资金",
        ("资金", "贷款", "债券", "融资", "资本金", "拨款", "经费", "欠款", "垫资"),
        "责任单位要逐项列出缺口和到位时限，会同财政、金融部门落实资金来源",
        "财政、金融主管部门",
    ),
    Cause(
        "征地拆迁未完成",
        "征拆",
        ("征地", "拆迁", "征拆", "征收", "搬迁", "补偿", "安置", "迁改", "迁坟", "附着物"),
        "属地乡镇（街道）要明确交地时限，逐户推进，定期报告",
        "属地乡镇（街道）",
    ),
    Cause(
        "设计变更",
        "设计",
        ("设计变更", "施工图变更", "方案变更", "方案调整", "变更", "重新设计"),
        "责任单位要督促设计单位限时定案，按程序办结变更手续",
        "行业主管部门",
    ),
    Cause(
        "前期手续未办结",
        "手续",
        (
            "手续", "审批", "审查", "许可", "招标", "招投标", "流标", "环评", "立项",
            "可研", "初设",
            "初步设计", "施工图", "概算", "预算评审", "财评", "规划", "备案", "核准", "批复",
            "水保", "洪评",
        ),
        "责任单位要列出未办事项和办结时限，审批部门要提前介入、并联办理",
        "行政审批、行业主管部门",
    ),
    Cause(
        "用地未落实",
        "用地",
        ("用地", "土地", "供地", "地块", "林地", "占地", "交地", "红线", "场地"),
        "责任单位要会同自然资源部门排定报批和供地时间，逐宗落实",
        "自然资源主管部门",
    ),
    Cause(
        "市场和业主原因",
        "市场",
        ("市场", "价格", "涨价", "行情", "业主", "投资方", "投资意向", "订单", "销售", "观望", "企业经营"),
        "责任单位要与业主商定建设时限，确实不能实施的按程序提出调整意见",
        "行业主管部门",
    ),
    Cause(
        "群众工作未做通",
        "群众",
        ("群众", "村民", "阻工", "纠纷", "异议", "信访", "邻避"),
        "属地乡镇（街道）要做好解释和协调，依法化解矛盾",
        "属地乡镇（街道）",
    ),
    Cause(
        "天气影响",
        "天气",
        ("雨", "汛", "天气", "气候", "高温", "冰冻", "低温", "洪水", "灾"),
        "责任单位要调整工序、增加作业面，把耽误的工期补回来",
        "责任单位",
    ),
    Cause(
        "疫情影响",
        "疫情",
        ("疫情", "防疫", "封控"),
        "责任单位要统筹防控和施工，尽快恢复正常用工",
        "责任单位",
    ),
    Cause(
        "施工组织不力",
        "施工",
        (
            "施工单位", "施工队", "施工方", "投入不足", "机械", "人员", "工人", "材料", "组织",
            "管理", "质量", "整改", "安全", "工期",
        ),
        "责任单位要督促施工单位增加人员和机械，倒排工期，按旬检查",
        "责任单位",
    ),
)  # fmt: skip

_BODY = "主管部门"
_CLAUSES = re.compile(r"[；;。\n\r]+")
_NOTHING = re.compile(r"(?:暂?无|没有|无问题|暂无问题|正常|无其他问题)?[\s/\\—–.、，,-]*")


class Said(NamedTuple):
    """One clause of a unit's text: its ``cause``, None where none is told, and the ``text`` itself."""

    cause: Cause | None
    text: str


@dataclass(frozen=True, slots=True)
class Grouped:
    """Projects by cause, the most frequent first.

    ``by_cause``: each cause with its projects, every project once; ``own_words``: those of which no clause
    told a cause; ``unsaid``: those of which the units said nothing.
    """

    by_cause: tuple[tuple[Cause, tuple[Named, ...]], ...]
    own_words: tuple[Named, ...]
    unsaid: tuple[Named, ...]

    @property
    def overlap(self) -> bool:
        """Whether a project stands under several causes."""
        found = [item.project for _cause, items in self.by_cause for item in items]
        return len(found) != len(set(found))


def clauses(text: str) -> tuple[Said, ...]:
    """The clauses of ``text``, each with its cause; none where it says nothing (无, 正常)."""
    found = []
    for part in _CLAUSES.split(text):
        words = " ".join(part.split()).strip("，,、 ")
        if not _NOTHING.fullmatch(words):
            found.append(Said(_cause(words), words))
    return tuple(found)


def causes_of(text: str) -> tuple[Cause, ...]:
    """The causes that ``text`` tells, each once, in its own order."""
    return tuple(dict.fromkeys(said.cause for said in clauses(text) if said.cause is not None))


def category(text: str) -> str:
    """``资金、用地``: the causes of ``text`` as a table names them; 其他 where it tells none of ours."""
    if not clauses(text):
        return ""
    return "、".join(cause.short for cause in causes_of(text)) or "其他"


def grouped(items: Iterable[Named]) -> Grouped:
    """``items`` (their ``text`` is the unit's own) by cause; causes of equal size in the order of CAUSES."""
    under: dict[Cause, list[Named]] = {cause: [] for cause in CAUSES}
    own: list[Named] = []
    unsaid: list[Named] = []
    for item in items:
        found = causes_of(item.text)
        for cause in found:
            under[cause].append(item)
        if not found:
            (own if clauses(item.text) else unsaid).append(item)
    filled = [(cause, tuple(named)) for cause, named in under.items() if named]
    filled.sort(key=lambda pair: -len(pair[1]))
    return Grouped(tuple(filled), tuple(own), tuple(unsaid))


def leads(causes: Sequence[Cause]) -> str:
    """Who leads in the matter of ``causes``; empty where none is known."""
    found = list(dict.fromkeys(body for cause in causes for body in cause.lead.split("、")))
    # 财政、金融、自然资源主管部门: the common word once, behind the last of those that bear it.
    last = max((place for place, body in enumerate(found) if body.endswith(_BODY)), default=None)
    return "、".join(body if place == last else body.removesuffix(_BODY) for place, body in enumerate(found))


def _cause(words: str) -> Cause | None:
    return next((cause for cause in CAUSES if any(word in words for word in cause.words)), None)
