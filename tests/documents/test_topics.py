"""Bulletins of one topic, case by case."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from projledger.documents.topics import TOPICS, topic_context
from projledger.documents.wording import Wording
from projledger.foundation.errors import UnknownName
from projledger.foundation.findings import Verdict
from projledger.foundation.period import Month
from projledger.ledger.records import ListPlan

ON_TIME, LATE = date(2021, 7, 5), date(2021, 7, 6)


def told(county: Any, topic: str, **options: Any) -> Any:
    facts = county.facts(**options)
    return topic_context(facts, topic, Wording(county.settings, facts.internal))


def spoken(context: Any) -> str:
    """All that the chapters say, one paragraph a line."""
    lines = []
    for chapter in context.chapters:
        lines += [chapter.heading, *chapter.paragraphs]
        lines += [text for part in chapter.parts for text in (part.heading, *part.paragraphs)]
        lines += [demand.lead + demand.text for demand in chapter.demands]
    return "\n".join(lines)


def starting(make: SimpleNamespace, *rows: tuple[str, str, str]) -> Any:
    """A county with a project for each (planned start, status, problem); "" for a status: nothing came."""
    projects = [
        make.project(number, f"项目{number}号", f"{'甲乙'[number % 2]}镇", planned_start=start, nature="新建")
        for number, (start, _status, _problem) in enumerate(rows, start=1)
    ]
    figures = [
        make.figure(one, 100, status=status, problem=problem)
        for one, (_start, status, problem) in zip(projects, rows, strict=True)
        if status
    ]
    units = [make.unit(f"{name}镇") for name in "甲乙"]
    return make.County(units, projects, figures, [], [make.received(unit.name, ON_TIME) for unit in units])


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_of_which_the_ledger_has_nothing_is_refused(make: SimpleNamespace, topic: str) -> None:
    county = make.County()
    with pytest.raises(UnknownName):
        told(county, topic)


@pytest.mark.parametrize("topic", ["listed", "reserve", "starts"])
def test_a_plan_without_such_projects_is_refused(make: SimpleNamespace, topic: str) -> None:
    one = make.project(1, "甲路", "甲镇")
    county = make.County([make.unit("甲镇")], [one], [make.figure(one, 6000)])
    with pytest.raises(UnknownName, match="2021"):
        told(county, topic)


# ---- starts ----------------------------------------------------------------------------------------


def test_starts_are_parted_into_made_overdue_unknown_and_soon_due(make: SimpleNamespace) -> None:
    county = starting(
        make,
        ("2021-03", "在建", ""),
        ("2021-04", "未开工", "招标未完成"),
        ("2021-05", "未进场", ""),
        ("2021-06", "", ""),
        ("2021-08", "前期", ""),
        ("2021-12", "前期", ""),
    )
    context = told(county, "starts")
    text = spoken(context)
    assert context.title == "关于2021年上半年市县重点项目开工情况的督查通报"
    assert context.overview[0] == (
        "2021年计划新开工项目6个，截至6月底已开工1个，开工率16.67%；"
        "其中按计划应于6月底前开工的4个，尚有3个未开工；计划新开工项目中1个本年尚未报送过进度，按未开工计。"
    )
    assert (
        "逾期未开工的项目2个：项目2号（甲镇，计划2021年4月开工，招标未完成）；项目3号（乙镇，计划2021年5月开工）"
        in text
    )
    assert "应开工而本年未报送过进度、开工情况不明的项目1个：项目4号（甲镇）。" in text
    assert "其中1个项目施工队伍未进场。" in text
    assert "因前期手续未办结未开工的项目1个，为项目2号；未说明原因的1个。" in text
    assert "9月底前计划开工的项目还有1个：项目5号（乙镇）。" in text
    pages = {page.table: page for page in context.annexes}
    assert len(pages["not_started"].rows) == 2
    assert [(line.unit, line.planned, line.done) for line in pages["starts"].rows] == [
        ("乙镇", "3", "1"),
        ("甲镇", "3", "0"),
        ("合计", "6", "1"),
    ]


def test_where_every_start_is_made_nobody_is_blamed(make: SimpleNamespace) -> None:
    text = spoken(told(starting(make, ("2021-03", "在建", ""), ("2021-05", "在建", "")), "starts"))
    assert "没有逾期未开工的项目。" in text
    assert "年度计划新开工项目已全部开工的单位2个：乙镇、甲镇。" in text
    assert "各单位均已开工" in text
    assert "逾期的" not in text
    assert "\n巩固开工成果。" in text


def test_internal_projects_are_counted_among_the_overdue_and_not_named(make: SimpleNamespace) -> None:
    county = starting(make, ("2021-03", "未开工", ""), ("2021-04", "未开工", ""))
    context = told(county, "starts", internal={1})
    assert "逾期未开工的项目2个：项目2号（甲镇，计划2021年4月开工）等2个项目" in spoken(context)
    assert "项目1号" not in spoken(context)
    hidden = told(county, "starts", internal={1, 2})
    assert "逾期未开工的项目2个。" in spoken(hidden)


# ---- listed ----------------------------------------------------------------------------------------


def listed(make: SimpleNamespace, *done: int) -> Any:
    projects = [
        make.project(number, f"项目{number}号", "甲镇", listed=number > 1)
        for number in range(1, len(done) + 1)
    ]
    figures = [make.figure(one, ytd) for one, ytd in zip(projects, done, strict=True)]
    return make.County([make.unit("甲镇")], projects, figures, [], [make.received("甲镇", ON_TIME)])


def test_listed_projects_are_compared_with_all_and_told_one_by_one(make: SimpleNamespace) -> None:
    context = told(listed(make, 3000, 9000, 6000, 3000), "listed")
    assert context.overview == (
        "2021年列入年度计划的挂牌项目3个，年度计划投资3.6亿元，1—6月累计完成投资1.8亿元，占年度计划的50%，与时序进度持平，"
        "高于全部项目平均水平6.25个百分点。",
    )
    text = spoken(context)
    assert (
        "达到或超过时序进度的挂牌项目2个：项目2号（甲镇，占年度计划的75%，超时序进度25个百分点）；"
        "项目3号（甲镇，占年度计划的50%，与时序进度持平）。" in text
    )
    assert "低于时序进度的挂牌项目1个：项目4号（甲镇，占年度计划的25%，欠时序进度25个百分点）。" in text
    assert "月报" not in "".join(demand.lead for demand in context.demands)
    assert [line.project for line in context.annexes[0].rows] == ["项目2号", "项目3号", "项目4号"]


def test_a_single_listed_project_and_none_behind(make: SimpleNamespace) -> None:
    context = told(listed(make, 3000, 9000), "listed")
    assert "低于时序进度" not in spoken(context)
    assert "存在的主要问题" not in spoken(context)
    assert "保持投资进度。各责任单位要保持现有建设力度" in spoken(context)
    assert context.annexes[0].label == "附件"


def test_listed_projects_of_which_nothing_came_are_not_judged(make: SimpleNamespace) -> None:
    county = listed(make, 3000, 0)
    county.figures, county.returns = county.figures[:1], []
    context = told(county, "listed")
    assert context.overview[0].endswith("尚无月报，投资完成情况不作判断。")
    assert context.annexes == ()


# ---- returns ---------------------------------------------------------------------------------------


def test_returns_of_month_and_year_are_counted_unit_by_unit(make: SimpleNamespace) -> None:
    names = ("甲镇", "乙镇", "丙镇")
    projects = [make.project(place, f"{name}路", name) for place, name in enumerate(names, start=1)]
    returns = [
        make.received("甲镇", ON_TIME),
        make.received("乙镇", LATE),
        *(
            make.received(name, date(2021, month + 1, 3), id=10 * month + place, period=f"2021-{month:02}")
            for month in range(1, 6)
            for place, name in enumerate(names[:2])
        ),
    ]
    county = make.County(
        [make.unit(name) for name in names], projects, [make.figure(projects[0], 6000)], [], returns
    )
    context = told(county, "reporting")
    text = spoken(context)
    months = len(county.facts().reporting_year[0].months)
    assert "6月应报送月报的单位3个（7月5日截止），按时报送1个，迟报1个，未报1个。" in text
    assert f"1—6月应报送月报{3 * months}份，按时报送" in text
    assert "每月均按时报送的单位1个：甲镇。" in text
    assert "有过迟报的单位1个：乙镇。" in text
    assert f"丙镇（连续{months}个月）" in text
    assert {line.unit: (line.state, line.received) for line in context.annexes[0].rows} == {
        "甲镇": ("按时", "7月5日"),
        "乙镇": ("迟报", "7月6日"),
        "丙镇": ("未报", "—"),
    }
    assert [demand.lead for demand in context.demands] == ["（一）按时报送。", "（二）压实报送责任。"]


def test_where_all_report_on_time_that_is_all_that_is_said(make: SimpleNamespace) -> None:
    one = make.project(1, "甲路", "甲镇")
    county = make.County([make.unit("甲镇")], [one], [make.figure(one, 6000)], [], [])
    county.returns = [
        make.received("甲镇", date(2021, month + 1, 3), id=month, period=f"2021-{month:02}")
        for month in range(1, 7)
    ]
    text = spoken(told(county, "reporting"))
    assert "各单位每月均按时报送。" in text
    assert "连续" not in text


def test_a_return_that_was_sent_back_is_not_called_missing(make: SimpleNamespace) -> None:
    one = make.project(1, "甲路", "甲镇")
    county = make.County([make.unit("甲镇")], [one], [make.figure(one, 5000, Month(2021, 5))], [], [])
    county.returns = [make.received("甲镇", ON_TIME, verdict=Verdict.REJECTED)]
    context = told(county, "reporting")
    assert context.annexes[0].rows[0].state == "退回"
    assert "退回后未重报1份" in spoken(context)


def test_a_return_with_rows_sent_back_is_not_said_to_be_on_time(make: SimpleNamespace) -> None:
    names = ("甲镇", "乙镇")
    projects = [make.project(place, f"{name}路", name) for place, name in enumerate(names, start=1)]
    returns = [make.received(name, ON_TIME) for name in names]
    figures = [make.figure(one, 6000) for one in projects]
    county = make.County(
        [make.unit(name) for name in names], projects, figures, [make.held(projects[0], "甲镇")], returns
    )
    context = told(county, "reporting")
    text = spoken(context)
    assert "（7月5日截止），按时报送1个，退回待改1个。" in text
    assert "，退回待改1份" in text
    assert "每月均按时报送的单位" not in text
    rows = {row.unit: (row.state, row.on_time, row.rejected) for row in context.annexes[0].rows}
    assert rows == {"甲镇": ("退回待改", "0", "1"), "乙镇": ("按时", "1", "0")}


# ---- reserve ---------------------------------------------------------------------------------------


def test_reserve_is_what_plan_and_returns_call_so_and_no_rate_is_claimed(make: SimpleNamespace) -> None:
    county = starting(make, ("2021-10", "在建", ""), ("2021-10", "前期", "用地未批"), ("2021-10", "前期", ""))
    pool = (ListPlan("储备项目库", None),)
    county.projects = [replace(one, lists=pool) if one.id < 3 else one for one in county.projects]
    context = told(county, "reserve")
    text = spoken(context)
    assert "列入储备名单的项目2个，总投资9.6亿元；截至6月底已开工1个。" in text
    assert "已开工的有项目1号（乙镇）。" in text
    assert "月报状态为前期的项目1个，总投资4.8亿元，详见附件。" in text
    assert "因用地未落实未开工的项目1个，为项目2号；未说明原因的1个。" in text
    assert "转化率不作评价" in context.source_note
    assert [line.project for line in context.annexes[0].rows] == ["项目2号", "项目3号"]
