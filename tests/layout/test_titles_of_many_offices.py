"""Titles of amounts as offices of several cities word them, each with the one field that it means."""

import pytest

from projledger.forms.titles import vocabulary

MEANT = {
    "completed_ytd": (
        "本年累计完成投资 今年以来累计完成投资 自年初累计完成投资 自年初开始累计完成投资 1-6月份累计完成投资 2021年1至6月完成投资 1—6月完成投资额 年初至今完成投资 年内完成投资 "
        "截至6月底当年累计完成投资 截至6月30日本年累计完成投资 1月1日至6月25日完成投资 2021年截至6月底完成投资 当年累计投资 上半年完成投资 一至六月完成投资 1-6月投资完成数 1-当月累计完成投资 "
        "1-本月累计完成投资 1月至本月累计完成投资 年初至当月累计完成投资 2021年已完成投资 累计完成投资（1-6月） 完成投资（1-6月） 本年累计完成工作量 年累计完成 累计完成当年投资 年初累计投资额 "
        "2021.1-6月完成投资 2021年至今累计完成投资"
    ),
    "completed_month": (
        "本月完成投资 6月份完成投资 2021年6月完成投资 当月投资完成额 本月投资额 6月当月完成投资 其中：本月完成投资 6月单月完成投资 本月投资完成数 月度完成投资 6月新增完成投资 其中6月份完成"
    ),
    "completed_total": (
        "开工以来累计完成投资 自开工累计完成投资 自开始建设累计完成投资 自建设开始累计完成投资 项目总累计完成投资 自开始累积完成投资 开工累计投资 自开建累计完成投资 开累完成投资 "
        "自开工至2021年6月底累计完成投资 项目建设以来累计完成投资"
    ),
    "completed_before": (
        "截至2020年底累计完成投资 2020年底前已完成投资 2020年及以前累计完成投资 截至上年底累计完成投资 止上年底完成投资 截至去年底累计完成投资 自开工至上年底完成投资 到2020年底止累计完成投资 "
        "2020年末累计完成投资 历年累计完成投资 2020年前累计完成投资"
    ),
    "annual_plan": (
        "2021年计划投资 2021年投资计划 2021年计划安排投资 2021年安排投资 年度投资目标 2021年度投资额计划 全年投资任务 年度目标投资 本年度投资计划数 2021年投资计划安排"
    ),
    "total_investment": "项目总投资额 概算总投资 立项批复总投资 总投资（概算） 预计总投资 可研批复总投资 总投资估算 备案总投资",
    "month_plan": "6月份计划投资 当月计划完成投资 本月投资计划 月计划投资",
    "stated_rate": "累计完成投资占年度目标比例(%) 完成年度计划比例 占年度目标任务比例 完成全年任务比例 年度投资进度",
}
#: None of them is any of the amounts above, though it looks like one.
OTHERS = (
    "上月累计完成投资 上期完成投资 上年同期完成投资 去年同期累计完成投资 预计全年完成投资 预计7月完成投资 下月计划投资 累计下达投资 累计支付投资 累计完成产值 完成中央投资 其中：设备投资 "
    "剩余投资 还需投资 后续计划投资 “十四五”计划投资 “十四五”累计完成投资 完成投资同比增长 本季度完成投资 本周完成投资 本旬完成投资 上旬完成投资 6月25日完成投资 5月26日至6月25日完成投资 "
    "累计完成工程量 建安投资 亩均投资 新增固定资产 协议投资 应完成投资 超计划完成投资 累计安排投资 已安排投资 2021年安排中央投资 2021年底预计累计完成投资 本年总累计完成投资"
)


def fields(title: str) -> dict[str, str]:
    """What each form makes of the title, if it is an amount or a share."""
    claims = vocabulary().claims((title,))
    return {claim.form: claim.field for claim in claims if claim.money or claim.field == "stated_rate"}


@pytest.mark.parametrize(
    ("field", "title"), [(field, title) for field, titles in MEANT.items() for title in titles.split()]
)
def test_a_title_is_read_as_what_it_means(field, title):
    assert fields(title).get("report") == field


@pytest.mark.parametrize("title", OTHERS.split())
def test_a_title_of_something_else_is_none_of_the_amounts(title):
    assert not fields(title)
