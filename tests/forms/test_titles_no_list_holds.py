"""Titles of which no list holds a word-for-word entry: the grammar of titles puts them together."""

import pytest

from projledger.forms.titles import fields_called, known_titles, vocabulary
from projledger.layout.title import read_title

WORDS = vocabulary()
#: By form and field, with ``<Y>`` and ``<M>`` for a year and a month.
TITLES = {
    ("plan", "lead_unit"): """
        牵头(责任)单位
    """,
    ("plan", "owner"): """
        项目业主单位/业主名称 项目(法人)单位 业主(建设)单位 建设(业主)单位
    """,
    ("report", "unit"): """
        牵头(责任)单位
    """,
    ("report", "completed_month"): """
        当月完成投资额 当月完成投资 当月已完成投资 月完成投资 <M>月完成投资 <M>月完成投资额 <M>月/当月完成投资额
        本期新增投资 <Y>年<M>月完成投资 <Y>年<M>月当月完成投资 <M>月当月完成投资 <M>月新增投资 本月新增投资
        当月新增投资 本月新增完成投资 本期完成投资
    """,
    ("report", "completed_ytd"): """
        <M>月累计完成投资 <Y>年<M>月完成投资 <Y>年<M>月累计完成投资 <M>月实际完成投资 <M>月完成投资额
        本年度累计完成投资 年度累计完成投资 年度累计完成投资额 <Y>本年度累计完成投资 今年累计完成投资
        1月至本月累计完成投资 年初至今累计完成投资 <Y>年累计完成投资 <Y>年完成投资 本年完成投资 今年完成投资
        本年度完成投资 年初累计完成投资 年初以来累计完成投资 年初至报告期累计完成投资 年初至本月累计完成投资
        年初至本月底累计完成投资 <M>月实际累计完成投资 当年累计完成投资 当年完成投资 年内累计完成投资 本年实际累计完成投资
        自年初累计完成投资 自年初至<M>月累计完成投资 年初至<M>月累计完成投资
    """,
    ("report", "status"): """
        建设状态 项目进展状态 项目建设状态 当前状态 目前状态 建设情况/状态 项目建设情况/状态
    """,
    ("report", "physical_progress"): """
        工程形象进度 目前项目建设形象进度 进展情况 目前进展情况 实际形象进度 <M>月实际形象进度 <M>月/形象进度
        项目进展情况 项目形象进度 目前形象进度 当前形象进度 工程进展 工程进展情况 建设进展 建设进展情况 项目进展 工作进展
        工作进展情况 目前进展 当前进展 当前进展情况 目前项目进展情况 目前建设进展 项目建设进展情况 项目建设进展
    """,
    ("report", "funds_lacking"): """
        缺口/资金
    """,
    ("report", "land_lacking"): """
        土地缺口 用地指标缺口 缺少用地指标 尚缺用地 土地指标缺口 用地缺口面积 缺口用地 缺口/土地 缺口/用地 缺少用地
    """,
    ("report", "problem"): """
        项目建设中存在问题 项目建设中存在的问题 存在的主要问题 存在困难 存在的困难和问题 存在困难和问题 存在问题和困难
        存在主要问题 存在问题及原因 项目存在问题 推进中存在的问题 存在的困难问题
    """,
    ("report", "help_asked"): """
        需要协调解决的问题 需协调解决问题 需要省、市协调解决问题 需协调事项 需协调解决的问题 需要协调事项
        需县级协调解决的问题 需县协调解决的问题 需协调问题 需要解决的问题 请求协调事项 需要协调解决的事项
        需上级协调解决的问题 需解决的问题 协调事项
    """,
    ("report", "owner"): """
        项目业主单位/业主名称 项目(法人)单位 业主(建设)单位 建设(业主)单位
    """,
    ("report", "campaign_target"): """
        <Y>年力争完成的投资额
    """,
    ("report", "funds_received_month"): """
        <M>月当月到位资金
    """,
    ("report", "stated_gap"): """
        超(欠)时序进度
    """,
}


def canonical(title):
    return "/".join(read_title(level).pattern for level in title.split("/"))


#: What the lists hold, by form, in the writing in which titles are compared.
LISTED = {(known.form, canonical(known.pattern)) for known in known_titles() if known.pattern}


def test_no_list_holds_them():
    written = [(form, title) for (form, _field), titles in TITLES.items() for title in titles.split()]
    assert [
        (form, title)
        for form, title in written
        if (form, canonical(title.replace("<Y>", "2021").replace("<M>", "1-6"))) in LISTED
    ] == []
    assert len(written) > 100


@pytest.mark.parametrize("form, field", TITLES)
def test_titles_are_put_together_from_their_words(form, field):
    for title in TITLES[form, field].split():
        path = tuple(title.replace("<Y>", "2021").replace("<M>", "1-6").split("/"))
        if field in {"completed_month", "month_plan", "funds_received_month"}:
            path = tuple(level.replace("1-6月", "6月") for level in path)
        claimed = {(claim.form, claim.field) for claim in WORDS.claims(path)}
        assert (form, field) in claimed, title


def test_a_field_may_be_called_by_such_a_title():
    assert fields_called("今年以来累计完成投资", "report") == (("report", "completed_ytd"),)
    assert fields_called("随便什么话", "report") == ()
