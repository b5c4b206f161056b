"""Who stands on the red-and-black list, and what it says of them."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

from projledger.documents.red_black import red_black_context
from projledger.documents.wording import Wording
from projledger.foundation.period import Month
from projledger.foundation.settings.red_black import RedBlack

ON_TIME = date(2021, 7, 5)
NAMES = ("甲镇", "乙镇", "丙镇", "丁镇", "戊镇", "己镇")


def county_of(make: SimpleNamespace, *done: int, **rules: Any) -> Any:
    """A county in which each unit has one project of 12000 万元 with so much ``done``."""
    projects = [
        make.project(place, f"{NAMES[place - 1]}路", NAMES[place - 1]) for place in range(1, len(done) + 1)
    ]
    figures = [make.figure(one, ytd) for one, ytd in zip(projects, done, strict=True)]
    names = NAMES[: len(done)]
    county = make.County(
        [make.unit(name) for name in names],
        projects,
        figures,
        [],
        [make.received(name, ON_TIME) for name in names],
    )
    county.settings = county.settings.model_copy(update={"red_black": RedBlack(**rules)})
    return county


def told(county: Any, **options: Any) -> Any:
    facts = county.facts(**options)
    return red_black_context(facts, Wording(county.settings, facts.internal))


def part(context: Any, chapter: int, number: int) -> str:
    return "\n".join(context.chapters[chapter].parts[number].paragraphs)


def names(lines: Any) -> list[tuple[str, str]]:
    return [(line.name, line.rank) for line in lines]


def test_first_and_ahead_is_red_last_and_behind_is_black(make: SimpleNamespace) -> None:
    context = told(county_of(make, 9000, 8000, 7000, 5000, 4000, 3000, first=2, last=2))
    assert names(context.red) == [("甲镇", "1/6"), ("乙镇", "2/6")]
    assert names(context.black) == [("己镇", "6/6"), ("戊镇", "5/6")]
    assert context.black[0].reason == "1个项目中投资滞后1个"
    assert context.red[0].reason == "1个项目均不滞后"


def test_the_first_of_a_group_in_which_all_are_behind_is_not_praised(make: SimpleNamespace) -> None:
    context = told(county_of(make, 5000, 4000, 3000, 2000))
    assert context.red == ()
    assert part(context, 1, 0) == "没有单位列入红榜。"
    assert names(context.black) == [("丁镇", "4/4"), ("丙镇", "3/4")]


def test_the_last_of_a_group_in_which_nobody_is_behind_is_not_blamed(make: SimpleNamespace) -> None:
    context = told(county_of(make, 9000, 8000, 7000, 6000))
    assert (context.black, part(context, 2, 0)) == ((), "没有单位列入黑榜。")
    assert part(context, 2, 1) == "没有项目列入黑榜。"
    assert context.chapters[3].paragraphs[0].startswith("各责任单位要保持现有建设力度")


def test_a_unit_that_is_alone_is_compared_with_nobody(make: SimpleNamespace) -> None:
    context = told(county_of(make, 9000))
    assert (context.red, context.black) == ((), ())
    assert "甲镇没有同类单位可比，不参加评定。" in part(context, 1, 0)


def test_a_unit_that_did_not_report_is_not_praised(make: SimpleNamespace) -> None:
    county = county_of(make, 9000, 3000)
    county.returns = county.returns[1:]
    assert told(county).red == ()
    assert "甲镇投资进度符合条件，但未按要求报送月报，不列入红榜。" in part(told(county), 1, 0)
    county.settings = county.settings.model_copy(update={"red_black": RedBlack(reported=False)})
    assert names(told(county).red) == [("甲镇", "1/2")]


def test_units_that_tie_share_a_place_and_nobody_stands_on_both_lists(make: SimpleNamespace) -> None:
    context = told(county_of(make, 9000, 9000, 9000, 3000, first=1, last=1))
    assert names(context.red) == [("甲镇", "1/4"), ("乙镇", "1/4"), ("丙镇", "1/4")]
    assert names(context.black) == [("丁镇", "4/4")]
    same = told(county_of(make, 6000, 6000))
    assert (same.red, same.black) == ((), ())


def test_projects_are_red_for_an_early_finish_or_a_plan_that_is_met(make: SimpleNamespace) -> None:
    county = county_of(make, 12000, 12000)
    county.figures = [
        make.figure(county.projects[0], 12000, status="完工", actual_finish="2021-06"),
        county.figures[1],
    ]
    assert part(told(county), 1, 1) == (
        "较计划提前完工的项目1个：甲镇路（甲镇）。\n已完成年度计划投资的项目1个：乙镇路（乙镇）。"
    )


def test_projects_are_black_for_red_lights_that_run_on_and_for_standing_still(make: SimpleNamespace) -> None:
    county = county_of(make, 1000, 3000, red_months=2)
    county.figures = [
        *(make.figure(county.projects[0], 100 * month, Month(2021, month)) for month in range(2, 6)),
        make.figure(county.projects[0], 1000),
        make.figure(county.projects[1], 3000, status="停工", problem="征地补偿未谈妥"),
    ]
    text = part(told(county), 2, 1)
    assert text == (
        "投资连续2个月及以上亮红灯的项目1个：甲镇路（甲镇，连续5个月）。\n"
        "停工的项目1个：乙镇路（乙镇，征地补偿未谈妥）。"
    )
    assert "甲镇路" not in part(told(county, internal={1}), 2, 1)


def test_every_project_of_a_list_that_the_text_cuts_stands_in_its_annex(make: SimpleNamespace) -> None:
    projects = [make.project(place, f"{place}号路", "甲镇") for place in range(1, 15)]
    figures = [make.figure(one, 3000, status="停工", problem="征地补偿未谈妥") for one in projects[:13]]
    figures.append(make.figure(projects[13], 12000))
    received = [make.received("甲镇", ON_TIME)]
    context = told(make.County([make.unit("甲镇")], projects, figures, [], received), internal={1})
    assert part(context, 1, 1) == "已完成年度计划投资的项目1个：14号路（甲镇）。"
    red, black = context.annexes
    assert (red.label, red.title, red.table) == ("附件1", "列入红榜的项目", "red_black")
    assert [(line.project, line.rate, line.reason) for line in red.rows] == [
        ("14号路", "100.00", "已完成年度计划投资")
    ]
    assert [line.project for line in black.rows] == [f"{place}号路" for place in range(2, 14)]
    assert {line.reason for line in black.rows} == {"停工，征地补偿未谈妥"}
    assert black.note == "注：另有1个不公开的项目未列出。"


def test_a_list_of_projects_that_is_cut_points_to_its_annex(make: SimpleNamespace) -> None:
    projects = [make.project(place, f"{place}号路", "甲镇") for place in range(1, 15)]
    county = make.County(
        [make.unit("甲镇")],
        projects,
        [make.figure(one, 3000, status="停工") for one in projects],
        [],
        [make.received("甲镇", ON_TIME)],
    )
    assert part(told(county), 2, 1).endswith("等14个项目，详见附件。")
    assert len(told(county).annexes[0].rows) == 14


def test_where_nothing_is_known_nobody_is_judged(make: SimpleNamespace) -> None:
    county = county_of(make, 0, 0)
    county.figures, county.returns = [], []
    context = told(county)
    assert [chapter.paragraphs for chapter in context.chapters] == [("尚无月报，不作评定。",)]


def test_rules_that_list_no_units_say_so(make: SimpleNamespace) -> None:
    context = told(county_of(make, 9000, 3000, first=0, last=0))
    assert context.chapters[0].paragraphs[0] == "单位不参加评定。"
    assert (context.red, context.black) == ((), ())


def test_red_months_before_the_planned_start_do_not_blacken_a_project(make: SimpleNamespace) -> None:
    county = county_of(make, 0, 0, red_months=2)
    later, due = county.projects
    county.projects = [replace(later, planned_start="2021-09"), replace(due, planned_start="2021-05")]
    county.figures = [
        make.figure(one, 0, Month(2021, month), status="未开工" if one is later or month < 5 else "在建")
        for one in (later, due)
        for month in range(2, 7)
    ]
    text = part(told(county), 2, 1)
    assert text == "投资连续2个月及以上亮红灯的项目1个：乙镇路（乙镇，连续2个月）。"


def test_a_unit_ahead_with_projects_that_lag_is_praised_for_its_rate(make: SimpleNamespace) -> None:
    county = county_of(make, 9000, 3000)
    lane = make.project(3, "甲镇巷", "甲镇", plan=100)
    county.projects = [*county.projects, lane]
    county.figures = [*county.figures, make.figure(lane, 1)]
    assert told(county).red[0].reason == "占年度计划74.39%，居同类第1"
