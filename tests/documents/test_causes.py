"""The units' own problem texts under the causes by which offices speak of them."""

import pytest

from projledger.documents.causes import category, causes_of, clauses, grouped, leads
from projledger.measures.remarks import Named


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("银行贷款审批未完成", "资金"),
        ("专项债券资金尚未下达", "资金"),
        ("用地报批未完成", "用地"),
        ("剩余地块尚未供应", "用地"),
        ("部分地块拆迁补偿未达成一致", "征拆"),
        ("征地补偿未谈妥，5月起停工", "征拆"),
        ("施工图变更，等待审查", "设计"),
        ("招标和用地手续未办结，未能按期开工", "手续"),
        ("施工图审查未完成", "手续"),
        ("生猪价格下跌，业主暂缓投资，施工队伍一直未进场", "市场"),
        ("材料价格上涨，业主放缓建设", "市场"),
        ("选址周边群众有异议，工程停工", "群众"),
        ("雨季影响土石方施工", "天气"),
        ("施工单位投入不足，进度滞后", "施工"),
        ("企业自筹资金未到位；剩余地块尚未供应", "资金、用地"),
        ("资金未到位；贷款未批", "资金"),
        ("等待上级明确政策", "其他"),
        ("", ""),
    ],
)
def test_each_text_has_the_causes_that_its_clauses_tell(text: str, found: str) -> None:
    assert category(text) == found


@pytest.mark.parametrize("text", ["无", "暂无", "没有。", " / ", "—", "正常", "无问题；无"])
def test_a_text_that_says_there_is_nothing_has_no_clause(text: str) -> None:
    assert clauses(text) == ()
    assert category(text) == ""


def test_projects_stand_under_each_of_their_causes_and_every_project_stands_somewhere() -> None:
    items = [
        Named(1, "甲路", "甲镇", "资金未到位"),
        Named(2, "乙路", "甲镇", "资金未到位；用地未批"),
        Named(3, "丙路", "甲镇", "等待上级明确政策"),
        Named(4, "丁路", "甲镇", "无"),
    ]
    found = grouped(items)
    assert [(cause.short, [item.project for item in named]) for cause, named in found.by_cause] == [
        ("资金", [1, 2]),
        ("用地", [2]),
    ]
    assert ([item.project for item in found.own_words], [item.project for item in found.unsaid]) == ([3], [4])
    assert found.overlap
    assert not grouped(items[:1]).overlap


def test_one_cause_told_twice_counts_a_project_once() -> None:
    assert [cause.short for cause in causes_of("贷款未批；债券未下达；债券额度不足")] == ["资金"]


def test_bodies_that_lead_together_share_their_common_word() -> None:
    assert leads(causes_of("资金未到位；用地未批")) == "财政、金融、自然资源主管部门"
    assert leads(causes_of("征地未完成；用地未批")) == "属地乡镇（街道）、自然资源主管部门"
