"""What a briefing says, case by case."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from projledger.documents.briefing import briefing_context
from projledger.documents.wording import Wording
from projledger.foundation.errors import UnknownName
from projledger.foundation.period import Month

ON_TIME = date(2021, 7, 5)
MAY = Month(2021, 5)


def county_of(make: SimpleNamespace, *done: int, **values: Any) -> Any:
    projects = [make.project(number, f"项目{number}号", "甲镇") for number in range(1, len(done) + 1)]
    figures = [make.figure(one, ytd, **values) for one, ytd in zip(projects, done, strict=True)]
    return make.County([make.unit("甲镇")], projects, figures, [], [make.received("甲镇", ON_TIME)])


def told(county: Any, **options: Any) -> dict[str, str]:
    """The paragraphs of each chapter by its heading without number."""
    facts = county.facts(**options)
    context = briefing_context(facts, Wording(county.settings, facts.internal))
    return {chapter.heading[2:]: "\n".join(chapter.paragraphs) for chapter in context.chapters}


def test_a_year_without_a_plan_is_refused(make: SimpleNamespace) -> None:
    with pytest.raises(UnknownName, match="2021"):
        told(make.County())


def test_where_nothing_is_known_nothing_is_praised_and_nothing_blamed(make: SimpleNamespace) -> None:
    county = county_of(make, 0)
    county.figures, county.returns = [], []
    said = told(county)
    assert list(said) == ["总体进展", "下步打算"]
    assert said["总体进展"].endswith("尚无月报，投资完成情况不作判断。")
    assert said["下步打算"].endswith("请各责任单位及时报送月报，本办将据实汇总进展情况。")


def test_the_months_starts_and_finishes_are_named_and_their_absence_is_said(make: SimpleNamespace) -> None:
    county = county_of(make, 6000, 12000)
    starting = make.project(3, "新路", "甲镇", planned_start="2021-06", nature="新建")
    county.projects = [*county.projects, starting]
    county.figures = [
        county.figures[0],
        make.figure(county.projects[1], 11000, MAY),
        make.figure(county.projects[1], 12000, status="完工", actual_finish="2021-06-20"),
        make.figure(starting, 0, MAY, status="未开工"),
        make.figure(starting, 700, status="在建", actual_start="2021-06-03"),
    ]
    assert told(county)["开工和完工情况"] == (
        "2021年计划新开工项目1个，截至6月底已开工1个，开工率100%；其中按计划应于6月底前开工的1个，均已开工。\n"
        "6月新开工项目1个：新路（甲镇）。\n"
        "6月完工项目1个：项目2号（甲镇）。"
    )
    assert told(county_of(make, 6000))["开工和完工情况"] == "6月没有新开工的项目。\n6月没有完工的项目。"


@pytest.mark.parametrize(
    ("done", "feature"),
    [
        (7200, "投资进度总体快于时序进度。累计完成投资占年度计划的60%，超时序进度10个百分点。"),
        (6000, "投资进度总体与时序进度持平。累计完成投资占年度计划的50%。"),
        (4800, "投资进度总体慢于时序进度。累计完成投资占年度计划的40%，欠时序进度10个百分点。"),
    ],
)
def test_a_single_feature_stands_without_a_number(make: SimpleNamespace, done: int, feature: str) -> None:
    assert told(county_of(make, done))["主要特点"] == feature


def test_features_are_said_only_where_the_figures_bear_them_out(make: SimpleNamespace) -> None:
    county = county_of(make, 9000, 3000)
    county.projects = [
        replace(county.projects[0], level="市级", listed=True, sector="产业"),
        county.projects[1],
    ]
    assert told(county)["主要特点"].split("\n")[1:] == [
        "二是市级重点项目推进较快。市级重点项目占年度计划的75%，在各级别中最高，超时序进度25个百分点。",
        "三是产业项目推进较快。产业项目占年度计划的75%，在各领域中最高，超时序进度25个百分点。",
        "四是挂牌项目带动作用明显。1个挂牌项目占年度计划的75%，高于全部项目平均水平。",
    ]
    county.projects = [county.projects[0], replace(county.projects[1], level="市级", sector="产业")]
    assert "推进较快" not in told(county)["主要特点"]


@pytest.mark.parametrize(("may", "pace"), [(2000, "加快"), (5000, "平稳"), (5500, "放缓")])
def test_the_months_pace_is_compared_with_the_months_before(
    make: SimpleNamespace, may: int, pace: str
) -> None:
    county = county_of(make, 6000)
    county.figures = [make.figure(county.projects[0], may, MAY), *county.figures]
    assert f"二是6月投资{pace}。6月完成投资" in told(county)["主要特点"]


def test_where_nobody_lags_the_briefing_says_so(make: SimpleNamespace) -> None:
    said = told(county_of(make, 7200))
    assert said["存在问题"] == "在建项目投资均达时序进度，无未按期开工、未进场和停工的项目。"
    assert said["下步打算"].endswith("各责任单位要保持现有建设力度，按月落实投资计划。")


def test_laggards_are_counted_and_the_first_named(make: SimpleNamespace) -> None:
    said = told(county_of(make, 1000, 1100, 1200, 1300))["存在问题"]
    assert said.startswith(
        "投资低于时序进度的在建项目4个，差距较大的有项目1号（甲镇）、项目2号（甲镇）、项目3号（甲镇）等。"
    )
    hidden = told(county_of(make, 1000), internal={1})["存在问题"]
    assert hidden.startswith("投资低于时序进度的在建项目1个。")
