"""What notices say, case by case: who is concerned, singular and plural, causes, deadlines, basis."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from projledger.documents.figures import plain
from projledger.documents.notices.concerned import NOTICES, Reason, concerned
from projledger.documents.papers import KINDS, Asked
from projledger.foundation.errors import UnknownName
from projledger.foundation.findings import Cell, Finding, Verdict
from projledger.foundation.period import Month, Period
from projledger.foundation.settings import Documents, Lights, Step
from projledger.foundation.settings.notices import Deadlines, Within

JUNE = Month(2021, 6)


def texts(value: Any) -> Iterator[str]:
    """Every string of a context, marks taken off."""
    if isinstance(value, str):
        yield plain(value)
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from texts(one)


def told(kind: str, county: Any, unit: str = "甲镇", project: int | None = None) -> str:
    """All that the paper to ``unit`` says, one string a line."""
    asked = Asked(project=project) if project is not None else Asked(unit=unit)
    return "\n".join(texts(dict(KINDS[kind].compose(county.facts(), asked).context)))


def reasons(kind: str, county: Any) -> dict[str, dict[str, int]]:
    return {one.unit: {why.word: why.about for why in one.reasons} for one in concerned(kind, county.facts())}


def course(make: SimpleNamespace, about: Any, *shares: int, **values: Any) -> list[Any]:
    """The figures of January on: percent of the annual plan."""
    plan = about.annual_plan // 10_000
    return [
        make.figure(about, plan * share // 100, Month(2021, number), **values)
        for number, share in enumerate(shares, start=1)
    ]


def one_behind(make: SimpleNamespace, *shares: int, **values: Any) -> Any:
    """甲镇 with one project of 1.2 亿元 that has come so far, month by month."""
    road = make.project(1, "甲路", "甲镇")
    returns = [make.received("甲镇", date(2021, 7, 2))]
    return make.County([make.unit("甲镇")], [road], course(make, road, *shares, **values), (), returns)


# ---- urging ---------------------------------------------------------------------------------------


def test_a_missing_return_is_urged_with_its_day_and_what_counts_meanwhile(make: SimpleNamespace) -> None:
    road = make.project(1, "甲路", "甲镇")
    may = make.received("甲镇", date(2021, 6, 2), period="2021-05")
    county = make.County([make.unit("甲镇")], [road], [make.figure(road, 3_000, Month(2021, 5))], (), [may])
    assert reasons("urge", county) == {"甲镇": {"missing": 1}}
    text = told("urge", county)
    assert "关于催报2021年6月市县重点项目月报的通知" in text
    assert "月报应于7月5日前报送。截至7月6日，你单位尚未报送。" in text
    assert "今年以来，你单位1月、2月、3月、4月月报也未报送，请一并补报。" in text
    assert "甲路\n12000\n3000\n5月底数" in text
    assert "1.请于2021年7月9日前补报月报。" in text  # three working days from a Tuesday


def test_a_letter_speaks_of_no_day_after_the_one_that_it_bears(make: SimpleNamespace) -> None:
    facts = make.County([make.unit("甲镇")], [make.project(1, "甲路", "甲镇")], (), (), []).facts()
    facts.dated, facts.taken = date(2021, 7, 6), date(2022, 3, 1)
    text = "\n".join(texts(dict(KINDS["urge"].compose(facts, Asked(unit="甲镇")).context)))
    assert "截至7月6日，你单位尚未报送。" in text
    assert "取数日期" not in text
    assert "2022年" not in text


def test_a_return_that_was_sent_back_is_urged_otherwise_than_a_missing_one(make: SimpleNamespace) -> None:
    sent = make.received(
        "甲镇", date(2021, 7, 3), verdict=Verdict.REJECTED, stands=False, file_name="甲.xlsx"
    )
    county = make.County([make.unit("甲镇")], [make.project(1, "甲路", "甲镇")], (), (), [sent])
    assert reasons("urge", county) == {"甲镇": {"rejected": 1}}
    text = told("urge", county)
    assert (
        "你单位7月3日报送的月报1份（“甲.xlsx”）无法录入，已退回；截至7月6日，尚未收到更正后的月报。" in text
    )
    assert "更正后重新报送月报" in text
    assert "本年未报，按零计入" in text


def test_nobody_is_urged_before_the_deadline_or_after_a_return(make: SimpleNamespace) -> None:
    county = one_behind(make, 10, 20, 30, 40, 50, 60)
    assert concerned("urge", county.facts()) == ()
    with pytest.raises(UnknownName):
        told("urge", county)
    july = replace(county, period=Period("month", Month(2021, 7)), returns=())
    assert concerned("urge", july.facts()) == ()  # due on 5 August


# ---- rectifying -----------------------------------------------------------------------------------


def test_a_red_project_is_to_be_rectified_with_gap_streak_cause_and_deadlines(make: SimpleNamespace) -> None:
    county = one_behind(make, 8, 16, 20, 20, 20, 25, problem="征地拆迁未完成。")
    assert reasons("rectify", county) == {"甲镇": {"red": 1}}
    text = told("rectify", county)
    assert "关于整改2021年上半年市县重点项目进度滞后问题的督办函" in text
    assert "你单位牵头负责的项目中有1个进度滞后，现将有关情况及要求督办如下。" in text
    assert "其中需要整改的项目1个（亮红灯），按时序进度少完成投资0.3亿元，见下表。" in text
    assert "12000\n3000\n25.00\n-25.00\n投资红灯连续3个月\n投资滞后；征地拆迁未完成" in text
    assert "按亮灯情况，已达到约谈条件的项目1个：甲路。" in text
    assert "于2021年7月13日前书面回复" in text
    assert "于2021年8月5日前整改到位：投资滞后的赶上时序进度。" in text
    assert "数据口径：上报（责任单位月报）。数据截至2021年6月底，取数日期2021年7月6日。" in text
    assert "未说明" not in text


def test_a_project_without_a_stated_cause_is_said_to_have_none(make: SimpleNamespace) -> None:
    text = told("rectify", one_behind(make, 8, 16, 20, 20, 20, 25))
    assert "投资滞后；未说明原因" in text
    assert "月报未说明滞后原因。" in text
    roads = [make.project(number, f"{number}号路", "甲镇") for number in (1, 2)]
    figures = [make.figure(roads[0], 1_000), make.figure(roads[1], 1_000, problem="资金未到位")]
    text = told("rectify", make.County([make.unit("甲镇")], roads, figures, (), ()))
    assert "月报未说明滞后原因的项目1个：1号路。" in text
    assert "（均亮红灯）" in text
    assert "逐个项目查明滞后原因" in text


def test_an_office_without_the_right_to_issue_writes_a_hint_instead(make: SimpleNamespace) -> None:
    county = one_behind(make, 8, 16, 20, 20, 20, 25)
    settings = county.settings.model_copy(update={"documents": Documents(may_issue=False)})
    text = told("rectify", replace(county, settings=settings))
    assert "进度滞后问题的工作提示函" in text
    assert "现将有关情况及要求提示如下。" in text
    assert "二、工作建议" in text
    assert "督办" not in text


def test_a_step_of_the_settings_makes_a_long_yellow_project_one_to_rectify(make: SimpleNamespace) -> None:
    county = one_behind(make, 8, 14, 22, 30, 38, 46)
    assert reasons("rectify", county) == {}
    steps = (Step(light="yellow", months=2, step="提醒函"), Step(light="yellow", months=4, step="通报批评"))
    stricter = replace(county, settings=county.settings.model_copy(update={"lights": Lights(steps=steps)}))
    assert reasons("rectify", stricter) == {"甲镇": {"long-yellow": 1}}
    assert reasons("remind", stricter)["甲镇"] == {"unit-yellow": 1}
    text = told("rectify", stricter)
    assert "（亮黄灯）" in text
    assert "已达到通报批评条件的项目1个：甲路。" in text


def test_deadlines_are_those_of_the_settings(make: SimpleNamespace) -> None:
    county = one_behind(make, 8, 16, 20, 20, 20, 25)
    deadlines = Deadlines(rectify=Within(days=10, working_days=True), answer=Within(days=1))
    settings = county.settings.model_copy(update={"documents": Documents(deadlines=deadlines)})
    text = told("rectify", replace(county, settings=settings))
    assert "于2021年7月7日前书面回复" in text
    assert "于2021年7月20日前整改到位" in text


def test_standing_still_is_named_instead_of_a_lag_of_investment(make: SimpleNamespace) -> None:
    county = one_behind(make, 8, 10, 10, 10, 10, 10, status="停工")
    text = told("rectify", county)
    assert "停工；未说明原因" in text
    assert "投资滞后" not in text
    assert "整改到位：停工的复工。" in text


def test_finished_projects_and_those_not_due_to_start_are_not_rectified(make: SimpleNamespace) -> None:
    assert reasons("rectify", one_behind(make, 5, 10, 15, 20, 20, 20, status="完工")) == {}
    later = one_behind(make, 0, 0, 0, 0, 0, 0, status="未开工")
    later = replace(later, projects=[replace(later.projects[0], planned_start="2021-09")])
    assert reasons("rectify", later) == {}


def test_a_run_of_red_lights_begins_with_the_planned_start(make: SimpleNamespace) -> None:
    late = one_behind(make, 0, 0, 0, 0, 0, 0, status="未开工")
    late = replace(late, projects=[replace(late.projects[0], planned_start="2021-05")])
    text = told("rectify", late)
    assert "投资红灯连续2个月" in text
    assert "已达到" not in text


def test_a_project_that_started_before_its_plan_is_judged_from_then_on(make: SimpleNamespace) -> None:
    road = make.project(1, "甲路", "甲镇", planned_start="2021-06")
    figures = [make.figure(road, 0, Month(2021, month), status="未开工") for month in (1, 2)]
    figures += [make.figure(road, 10, Month(2021, month)) for month in (3, 4, 5, 6)]
    county = make.County([make.unit("甲镇")], [road], figures, (), [make.received("甲镇", date(2021, 7, 2))])
    assert "投资红灯连续4个月" in told("rectify", county)


# ---- reminding ------------------------------------------------------------------------------------


def test_a_yellow_project_is_reminded_of_and_never_in_two_letters(make: SimpleNamespace) -> None:
    yellow, red = make.project(1, "甲路", "甲镇"), make.project(2, "乙路", "甲镇")
    figures = [make.figure(yellow, 5_500), make.figure(red, 1_000)]
    county = make.County([make.unit("甲镇")], [yellow, red], figures, (), ())
    assert reasons("remind", county) == {"甲镇": {"yellow": 1}}
    reminded, rectified = told("remind", county), told("rectify", county)
    assert "亮黄灯的项目1个，见下表。另有1个项目须整改，另函督办。" in reminded
    assert "乙路" not in reminded
    assert "甲路" not in rectified


def test_what_is_planned_soon_is_named_with_its_month_and_state(make: SimpleNamespace) -> None:
    start = make.project(1, "甲路", "甲镇", planned_start="2021-07", planned_finish="2022-12")
    finish = make.project(2, "乙路", "甲镇", planned_finish="2021-07-20")
    later = make.project(3, "丙路", "甲镇", planned_start="2021-08")
    figures = [
        make.figure(start, 0, status="前期"),
        make.figure(finish, 11_000),
        make.figure(later, 0, status="前期"),
    ]
    county = make.County([make.unit("甲镇")], [start, finish, later], figures, (), ())
    assert {"starts-soon": 1, "finishes-soon": 1}.items() <= reasons("remind", county)["甲镇"].items()
    text = told("remind", county)
    assert "计划于7月底前开工、目前尚未开工的项目1个：甲路（计划2021年7月开工，目前前期）。" in text
    assert "计划于7月底前完工、目前尚未完工的项目1个：乙路（计划2021年7月20日完工，目前在建）。" in text
    assert "丙路" not in text
    assert "于2021年7月13日前说明原因和新的时间" in text


# ---- review slips ---------------------------------------------------------------------------------


def reviewed(make: SimpleNamespace, *findings: Finding, held: bool = True) -> Any:
    road = make.project(1, "甲路", "甲镇")
    number = 9
    waiting = [replace(make.held(road, "甲镇", number), findings=findings)] if held else []
    sent = make.received("甲镇", date(2021, 7, 2), submission=number, entered=2, held=len(waiting))
    stored = SimpleNamespace(number=number, findings=findings)
    return make.County([make.unit("甲镇")], [road], (), waiting, [sent], [stored])


def test_the_slip_lists_each_finding_with_its_place_what_stands_there_and_what_to_do(
    make: SimpleNamespace,
) -> None:
    wrong = Finding(
        "N103", sheet="月报", cell=Cell(8, 6), field="completed_ytd", found="约480万",
        details={"unit": "万元", "example": "480"},
    )  # fmt: skip
    county = reviewed(make, wrong)
    assert reasons("review", county) == {"甲镇": {"errors": 1, "held": 1}}
    text = told("review", county)
    assert "“月报”表F8\n甲路\n本年累计完成投资\n约480万\n“约480万”不是数字。请填数字（单位：万元）" in text
    assert "发现问题1处，须更正，逐处列于下表。其中1行待核，更正前不计入" in text
    assert "审核文件：甲镇6月.xlsx（7月2日收到，台账收件9号），录入2行，待核1行。" in text
    assert "“须更正”的，请在原表中更正，于2021年7月8日前重新报送整张月报。" in text


def test_a_return_with_nothing_but_notes_gets_no_slip_and_an_accepted_row_is_no_error(
    make: SimpleNamespace,
) -> None:
    note = Finding("L307", sheet="月报", cell=Cell(4, 9), found="本县栏目")
    wrong = Finding("N103", sheet="月报", cell=Cell(8, 6), field="completed_ytd", found="约480万")
    assert reasons("review", reviewed(make, note, held=False)) == {}
    assert reasons("review", reviewed(make, wrong, held=False)) == {}


# ---- figures to confirm ---------------------------------------------------------------------------


def test_figures_to_confirm_are_listed_with_their_sum_and_room_to_answer(make: SimpleNamespace) -> None:
    planned = make.project(1, "甲路", "甲镇")
    free = make.project(2, "乙路", "甲镇", plan=None)
    never = make.project(3, "丙路", "甲镇", plan=6_000)
    figures = [make.figure(planned, 3_000, Month(2021, 5)), make.figure(free, 500)]
    county = make.County([make.unit("甲镇")], [planned, free, never], figures, (), ())
    text = told("confirm", county)
    assert "你单位填报的市县重点项目3个、截至2021年6月底的投资数据（见附件）送你单位核对。" in text
    assert "甲路\n12000\n3000\n25.00\n在建\n5月底数\n" in text
    assert "乙路\n—\n500\n—\n在建\n\n" in text
    assert "丙路\n6000\n0\n0.00\n—\n本年未报\n" in text
    assert "合计（有年度计划的）\n18000\n3000\n16.67" in text


# ---- one page -------------------------------------------------------------------------------------


def test_a_page_tells_who_answers_by_role_and_keeps_telephone_numbers_out(make: SimpleNamespace) -> None:
    county = one_behind(
        make, 8, 16, 20, 30, 40, 52, problem="请联系张工 13800138000 协调", funds_lacking=8_000_000
    )
    values = {"county_leader": "分管副县长（电话：0827-1234567）", "scope": "改建二级公路12公里"}
    county = replace(county, projects=[replace(county.projects[0], values=values)])
    text = told("one-page", county, project=1)
    assert (
        "截至6月底，本年累计完成投资6240万元，占年度计划的52%，超时序进度2个百分点（绿灯），目前在建。"
        in text
    )
    assert "联系县领导\n分管副县长" in text
    assert "1234567" not in text
    assert "13800138000" not in text
    assert "要素缺口：资金800万元。" in text
    assert "6月\n1440\n6240\n52.00\n+2.00\n绿\n在建" in text


def test_a_page_of_a_project_without_figures_says_that_nothing_is_known(make: SimpleNamespace) -> None:
    county = make.County([make.unit("甲镇")], [make.project(1, "甲路", "甲镇")], (), (), ())
    text = told("one-page", county, project=1)
    assert "本年尚无月报数据，截至6月底进展情况不明。" in text
    assert "问题和需协调事项不明" in text


# ---- extremes -------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", NOTICES)
def test_an_empty_ledger_concerns_nobody(kind: str, make: SimpleNamespace) -> None:
    assert concerned(kind, make.County().facts()) == ()


def test_nobody_and_everybody_is_concerned_as_the_figures_say(make: SimpleNamespace) -> None:
    units = [make.unit(f"{number}镇") for number in range(1, 31)]
    projects = [make.project(place, f"{one.name}路", one.name) for place, one in enumerate(units, start=1)]
    returns = [make.received(one.name, date(2021, 7, 2)) for one in units]
    good = make.County(units, projects, [make.figure(one, 9_000) for one in projects], (), returns)
    assert [concerned(kind, good.facts()) for kind in ("urge", "remind", "rectify", "review")] == [()] * 4
    bad = replace(good, figures=[make.figure(one, 100) for one in projects], returns=())
    assert [len(concerned(kind, bad.facts())) for kind in ("urge", "rectify")] == [30, 30]
    assert concerned("rectify", bad.facts())[0].reasons == (Reason("red", 1),)


def test_units_stand_in_the_order_of_the_register(make: SimpleNamespace) -> None:
    names = ["丙镇", "甲镇", "乙镇"]
    projects = [
        make.project(number, f"{number}路", name) for number, name in enumerate(("甲镇", "乙镇", "丙镇"), 1)
    ]
    county = make.County([make.unit(name) for name in names], projects, (), (), ())
    assert [one.unit for one in concerned("confirm", county.facts())] == names
