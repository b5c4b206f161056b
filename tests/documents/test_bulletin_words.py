"""What the bulletin says, case by case."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from projledger.documents.context import BulletinContext
from projledger.foundation.errors import UnknownName
from projledger.foundation.findings import Verdict
from projledger.foundation.period import Month, Period
from projledger.foundation.settings import Office

Spoken = Callable[[BulletinContext], str]
MAY = Month(2021, 5)
ON_TIME, LATE = date(2021, 7, 5), date(2021, 7, 6)


def small(make: SimpleNamespace, *done: int, **values: Any) -> Any:
    """A county of one town with a project of 12000 万元 for each of ``done`` (万元), reported on time."""
    projects = [make.project(number, f"项目{number}号", "甲镇") for number in range(1, len(done) + 1)]
    figures = [make.figure(one, ytd, **values) for one, ytd in zip(projects, done, strict=True)]
    return make.County([make.unit("甲镇")], projects, figures, [], [make.received("甲镇", ON_TIME)])


def section(context: BulletinContext, number: int) -> tuple[str, str]:
    found = context.problems[number - 1]
    return found.heading, "\n".join(found.paragraphs)


def test_overall_figures_are_those_of_the_progress_table(make: SimpleNamespace) -> None:
    context = small(make, 6000, 7236).told()
    assert context.title == "关于2021年上半年市县重点项目推进情况的督查通报"
    assert context.title_in_lines == "关于2021年上半年市县重点项目\n推进情况的督查通报"
    assert context.overview[0] == (
        "2021年列入年度计划的市县重点项目2个，年度计划投资2.4亿元。"
        "1—6月累计完成投资1.32亿元，占年度计划的55.15%，超时序进度5.15个百分点。"
    )
    assert context.by_level == (
        "县级重点项目2个，年度计划投资2.4亿元，累计完成投资1.32亿元，占年度计划的55.15%，超时序进度5.15个百分点。",
    )


def test_listed_projects_stand_inside_their_level(make: SimpleNamespace) -> None:
    county = small(make, 6000, 7236)
    county.projects = [replace(county.projects[0], listed=True), county.projects[1]]
    assert (
        "；其中，挂牌项目1个，年度计划投资1.2亿元，累计完成投资0.6亿元，占年度计划的50%，与时序进度持平"
        in county.told().by_level[0]
    )


def test_where_nobody_is_behind_the_text_says_so_and_asks_for_no_catching_up(
    make: SimpleNamespace, spoken: Spoken
) -> None:
    context = small(make, 6000, 12000).told()
    assert section(context, 1) == ("（一）投资进度", "在建项目投资均达时序进度，无投资滞后的项目。")
    assert section(context, 2) == ("（二）开工和建设", "无未按期开工、未进场和停工的项目。")
    assert section(context, 3) == ("（三）要素保障", "各单位未反映资金和用地指标缺口。")
    assert section(context, 4) == ("（四）月报报送", "6月应报送月报的单位1个，均于7月5日前按时报送。")
    assert [demand.lead for demand in context.demands] == ["（一）保持投资进度。", "（二）规范月报报送。"]
    assert "限期赶上" not in spoken(context)


def test_where_everybody_is_behind_nobody_is_said_to_be_ahead(make: SimpleNamespace, spoken: Spoken) -> None:
    county = make.County(
        [make.unit(name) for name in ("甲镇", "乙镇")],
        projects := [make.project(1, "甲路", "甲镇"), make.project(2, "乙路", "乙镇")],
        [make.figure(projects[0], 1200), make.figure(projects[1], 4800)],
        [],
        [make.received("甲镇", ON_TIME), make.received("乙镇", ON_TIME)],
    )
    context = county.told()
    text = spoken(context)
    assert "承担任务的责任单位2个，均低于时序进度，具体情况见附件1。" in text
    assert "均达" not in text
    assert "超时序进度" not in text
    assert section(context, 1)[1] == (
        "投资滞后的在建项目2个（亮红灯1个，亮黄灯1个），涉及责任单位2个，按时序进度合计少完成投资0.6亿元。\n"
        "按差距由大到小（括号内为责任单位、占年度计划的比例、欠时序进度的百分点），依次为："
        "甲路（甲镇，10%，欠40个百分点）；乙路（乙镇，40%，欠10个百分点），详见附件2。\n"
        "以上2个项目的责任单位均未说明滞后原因。"
    )


def test_a_single_unit_is_neither_first_nor_last(make: SimpleNamespace) -> None:
    context = small(make, 7236).told()
    assert context.by_unit == (
        "承担任务的责任单位1个，为甲镇，占年度计划的60.3%，超时序进度10.3个百分点，具体情况见附件。",
    )
    assert [(group.name, [line.rank for line in group.lines]) for group in context.ranking.groups] == [
        ("", ["1"])
    ]


def test_a_year_without_a_plan_is_refused(make: SimpleNamespace) -> None:
    with pytest.raises(UnknownName, match="2021"):
        make.County().told()


def test_before_any_return_nothing_is_judged_and_nobody_is_praised(
    make: SimpleNamespace, spoken: Spoken
) -> None:
    county = small(make, 0, 0)
    county.figures, county.returns = [], []
    context = county.told()
    text = spoken(context)
    assert context.overview == (
        "2021年列入年度计划的市县重点项目2个，年度计划投资2.4亿元。尚无月报，投资完成情况不作判断。",
    )
    assert (context.by_level, context.by_unit) == (("尚无月报，不作判断。",), ("尚无月报，不作排名。",))
    assert context.ranking.groups == ()
    for number in (1, 2, 3):
        assert section(context, number)[1] == "尚无月报，不作判断。"
    assert section(context, 4)[1].startswith("6月应报送月报的单位1个（7月5日截止），按时报送0个，未报1个。")
    assert context.demands[0].text == (
        "各责任单位要把年度计划投资分解到月，按月组织实施。"
        "按时序进度，9月底须累计完成年度计划的75%，即1.8亿元。"
    )
    for word in ("均达", "保持", "0%", "灯", "根据各单位报送的月报", "尚需"):
        assert word not in text


def test_returns_that_were_only_held_are_not_called_missing(make: SimpleNamespace, spoken: Spoken) -> None:
    county = small(make, 0)
    county.figures = []
    county.returns = [make.received("甲镇", ON_TIME, verdict=Verdict.HELD, submission=9)]
    county.held = [make.held(county.projects[0], "甲镇")]
    context = county.told()
    assert section(context, 1)[1] == "尚无已录入的月报，不作判断。"
    assert "待核项目1个，更正前本年尚无已录入数、按零计入：项目1号（甲镇）。" in section(context, 4)[1]
    assert "尚无月报" not in spoken(context)


def test_held_projects_without_an_earlier_figure_are_said_to_count_nothing(make: SimpleNamespace) -> None:
    county = small(make, 5000, 6000, 6000)
    county.figures = [make.figure(county.projects[0], 5000, MAY), county.figures[2]]
    county.held = [make.held(one, "甲镇") for one in county.projects[:2]]
    county.returns = [make.received("甲镇", ON_TIME, verdict=Verdict.HELD, submission=9)]
    context = county.told()
    assert "待核项目2个，更正前1个沿用上次累计数、1个本年尚无已录入数按零计入" in section(context, 4)[1]
    assert "；1个项目仅有待核数据，未作判断。" in context.overview[1]


def test_where_some_projects_are_unknown_praise_is_for_the_others_only(
    make: SimpleNamespace, spoken: Spoken
) -> None:
    county = small(make, 12000)
    county.projects = [*county.projects, make.project(2, "无声项目", "甲镇")]
    context = county.told()
    assert section(context, 1)[1] == (
        "已有数据的在建项目投资均达时序进度，无投资滞后的项目。另有1个项目本年尚无数据，未作判断。"
    )
    assert section(context, 2)[1] == "已有数据的项目中，无未按期开工、未进场和停工的项目。"
    assert context.overview[1] == (
        "分项目看，已有数据的在建项目投资均达时序进度，无未按期开工、未进场和停工的项目；"
        "1个项目本年尚未报送过进度，未作判断。"
    )
    assert "保持现有建设力度" not in spoken(context)


def test_nil_returns_alone_are_judged_as_what_they_say(make: SimpleNamespace) -> None:
    county = small(make, 0)
    county.figures, county.returns = [], [make.received("甲镇", ON_TIME, nil=True)]
    assert section(county.told(), 1)[1].startswith("投资滞后的在建项目1个（亮红灯1个）")


def test_each_kind_of_standing_still_is_named_with_its_reason(make: SimpleNamespace) -> None:
    projects = [
        make.project(1, "甲路", "甲镇", planned_start="2021-04", nature="新建"),
        make.project(2, "乙猪场", "甲镇", listed=True),
        make.project(3, "丙厂", "甲镇"),
        make.project(4, "丁校", "甲镇", planned_start="2021-10"),
    ]
    figures = [
        make.figure(projects[0], 0, status="未开工", problem="施工图未审完。"),
        make.figure(projects[1], 0, status="未进场", problem="猪价下跌，业主暂缓投资"),
        make.figure(projects[2], 3000, status="停工"),
        make.figure(projects[3], 0, status="前期"),
    ]
    county = make.County([make.unit("甲镇")], projects, figures, [], [make.received("甲镇", ON_TIME)])
    context = county.told()
    assert section(context, 1)[0] == "（一）投资进度"
    assert section(context, 2) == (
        "（二）未按期开工、未进场和停工",
        "未按期开工的项目1个：甲路（甲镇，计划2021年4月开工，施工图未审完）。\n"
        "未进场的项目1个：乙猪场（甲镇，挂牌项目，猪价下跌，业主暂缓投资）。\n"
        "停工的项目1个：丙厂（甲镇）。\n"
        "以上项目详见附件2。",
    )
    assert "另有1个项目尚未到计划开工时间。" in context.overview[1]
    assert "丁校" not in section(context, 1)[1] + section(context, 2)[1]


def test_shortages_are_summed_and_named_largest_first(make: SimpleNamespace) -> None:
    county = small(make, 6000, 6000)
    county.figures = [
        make.figure(county.projects[0], 6000, funds_lacking=3_000_0000, land_lacking=2550),
        make.figure(county.projects[1], 6000, funds_lacking=9_000_0000),
    ]
    context = county.told()
    assert section(context, 3)[1] == (
        "反映资金缺口的项目2个，合计缺口1.2亿元，由大到小依次为项目2号（甲镇，9000万元）、项目1号（甲镇，3000万元）。\n"
        "反映用地指标缺口的项目1个，合计缺口25.5亩，为项目1号（甲镇，25.5亩）。\n"
        "各单位反映存在问题和需协调事项的项目2个，详见附件2。"
    )
    assert "1.2亿元资金缺口、25.5亩用地指标缺口" in context.demands[1].text


def reported(make: SimpleNamespace) -> Any:
    """Five units: on time, late, silent, held, told by phone."""
    names = ["按时镇", "迟报镇", "未报镇", "待核镇", "快报镇"]
    projects = [make.project(number, f"{name}公路", name) for number, name in enumerate(names, start=1)]
    return make.County(
        [make.unit(name) for name in names],
        projects,
        [
            make.figure(projects[0], 6000),
            make.figure(projects[1], 6000),
            make.figure(projects[2], 5000, MAY),
            make.figure(projects[3], 5000, MAY),
            make.figure(projects[4], 6000, flash=True),
        ],
        [make.held(projects[3], "待核镇")],
        [
            make.received("按时镇", ON_TIME, nil=True),
            make.received("迟报镇", LATE),
            make.received("待核镇", ON_TIME, verdict=Verdict.HELD, submission=9),
        ],
    )


def test_missing_late_held_and_flash_are_told_apart(make: SimpleNamespace) -> None:
    assert section(reported(make).told(), 4)[1] == (
        "6月应报送月报的单位5个（7月5日截止），按时报送1个（含零报告1个），"
        "迟报1个，退回待改1个，未报2个。\n"
        "未报的单位2个：未报镇、快报镇。\n"
        "迟报的单位1个：迟报镇。\n"
        "6月未报进度的项目1个，沿用上次报送的累计数：未报镇公路（未报镇，5月底数）。\n"
        "月报中有待核数据的单位1个：待核镇（1行）；待核项目1个，更正前沿用上次累计数：待核镇公路（待核镇）。\n"
        "采用快报数、待月报核实的项目1个：快报镇公路（快报镇）。"
    )


def test_a_project_never_reported_counts_nothing_and_is_not_judged(make: SimpleNamespace) -> None:
    county = small(make, 6000)
    county.projects = [*county.projects, make.project(2, "无声项目", "甲镇")]
    context = county.told()
    assert "1个项目本年尚未报送过进度，未作判断" in context.overview[1]
    assert "6月未报进度的项目1个，本年未报过，按零计入：无声项目（甲镇，未报过）。" in section(context, 4)[1]


def test_rejected_returns_are_not_called_missing(make: SimpleNamespace) -> None:
    county = small(make, 6000)
    county.returns = [make.received("甲镇", ON_TIME, verdict=Verdict.REJECTED)]
    context = county.told()
    assert "退回未重报1个。\n报表被退回、尚未重报的单位1个：甲镇。" in section(context, 4)[1]
    assert context.demands[-1].text.endswith("报表被退回的1个单位要立即补报。")


def test_a_month_without_returns_blames_nobody(make: SimpleNamespace) -> None:
    county = small(make, 6000)
    county.returns, county.figures = [], [make.figure(county.projects[0], 6000, MAY)]
    county.settings = county.settings.model_copy(
        update={"returns": county.settings.returns.model_copy(update={"none_in": (6,)})}
    )
    context = county.told()
    assert section(context, 4)[1] == "6月不要求报送月报，1个项目沿用5月底数。"
    assert context.overview[0].endswith("6月不要求报送月报，以上数据中1个项目沿用5月底数。")
    assert "。1—5月累计完成投资0.6亿元" in context.overview[0]
    assert "数据截至2021年5月底（6月不要求报送月报，1个项目沿用此前月底数），" in context.source_note


def test_lists_are_cut_and_say_how_many_there_are(make: SimpleNamespace) -> None:
    context = small(make, *range(1000, 1500, 10)).told(named=3)
    text = section(context, 1)[1]
    assert text.count("；") == 2
    assert "等50个项目，详见附件2。" in text


def test_internal_projects_are_counted_but_never_named(make: SimpleNamespace, spoken: Spoken) -> None:
    context = small(make, 1000, 1200, funds_lacking=10_000_000).told(internal={1})
    text = spoken(context)
    assert "项目1号" not in text
    assert "投资滞后的在建项目2个" in text
    assert "项目2号（甲镇，10%，欠40个百分点）等2个项目，详见附件2。" in text
    every = small(make, 1000, 1200, funds_lacking=10_000_000).told(internal={1, 2})
    assert "项目2号" not in spoken(every)
    assert "反映资金缺口的项目2个，合计缺口2000万元。" in spoken(every)


def test_early_finishes_are_named(make: SimpleNamespace) -> None:
    county = small(make, 12000, 12000, 6000)
    county.figures = [
        make.figure(county.projects[0], 12000, status="完工", actual_finish="2021-06"),
        make.figure(county.projects[1], 12000, status="完工", actual_finish="2021-05-20"),
        county.figures[2],
    ]
    assert county.told().overview[-1] == "项目1号、项目2号等2个项目较计划提前完工。"


def test_the_comparison_gives_the_growth_since_an_earlier_period(make: SimpleNamespace) -> None:
    county = small(make, 6000)
    county.figures = [make.figure(county.projects[0], 3000, Month(2021, 3)), *county.figures]
    told = county.told(comparison=Period("quarter", Month(2021, 3)))
    assert told.overview[1] == "与3月底相比，累计完成投资增加0.3亿元，占年度计划的比例提高25个百分点。"
    for month in (2, 4):
        unknown = Period.of_month(Month(2021, month))
        assert not any("相比" in text for text in county.told(comparison=unknown).overview)
    later = Period("quarter", Month(2021, 9))
    assert not any("相比" in text for text in county.told(comparison=later).overview)


def test_the_comparison_says_how_many_projects_had_no_figure_then(make: SimpleNamespace) -> None:
    county = small(make, 3000, 6000)
    county.figures = [make.figure(county.projects[0], 3000, MAY), *county.figures]
    told = county.told(comparison=Period.of_month(MAY))
    assert told.overview[1] == (
        "与5月底（当时1个项目无当月数，沿用此前累计数或按零计入）相比，累计完成投资增加0.6亿元，"
        "占年度计划的比例提高25个百分点。"
    )
    assert "（5月底低于时序进度的1个）" in told.by_unit[0] or "责任单位1个" in told.by_unit[0]


def test_single_months_added_over_a_gap_are_named(make: SimpleNamespace) -> None:
    county = small(make, 6000)
    county.figures = [make.figure(county.projects[0], None, completed_month=100_0000)]
    assert section(county.told(), 4)[1].endswith(
        "累计数由各月数相加得出、其间有月份未报的项目1个，累计数可能偏少：项目1号（甲镇）。"
    )


@pytest.mark.parametrize(
    ("kind", "month", "subject", "lines"),
    [
        ("year", 12, "市县重点项目", ["关于2021年市县重点项目", "推进情况的督查通报"]),
        ("half", 6, "重点项目", ["关于2021年上半年重点项目", "推进情况的督查通报"]),
        ("half", 6, "市县重点建设和民生实事项目", ["关于2021年上半年", "市县重点建设和民生实事项目", "推进情况的督查通报"]),
    ],
)  # fmt: skip
def test_the_title_is_broken_into_balanced_lines(
    make: SimpleNamespace, kind: str, month: int, subject: str, lines: list[str]
) -> None:
    county = small(make, 6000)
    office = county.settings.office.model_copy(update={"subject": subject})
    county.settings = county.settings.model_copy(update={"office": office})
    county.period = Period(kind, Month(2021, month))
    context = county.told()
    assert context.title_in_lines.split("\n") == lines
    assert context.title == "".join(lines)


def test_a_project_without_annual_plan_stands_beside_the_rate(make: SimpleNamespace) -> None:
    county = small(make, 6000, 800)
    county.projects = [county.projects[0], replace(county.projects[1], annual_plan=None)]
    context = county.told()
    assert context.overview[0].endswith(
        "另有1个项目未安排年度计划投资，累计完成投资0.08亿元，不计入完成比例。"
    )
    county.projects = [replace(one, annual_plan=None) for one in county.projects]
    alone = county.told()
    assert alone.overview[0] == "2021年市县重点项目2个，均未安排年度计划投资，1—6月累计完成投资0.68亿元。"
    assert alone.by_unit == ("各责任单位均未安排年度计划投资，不作排名。",)
    assert [line.rank for group in alone.ranking.groups for line in group.lines] == ["—"]


def test_units_are_ranked_within_their_kind_and_the_ends_are_named(make: SimpleNamespace) -> None:
    names = {"甲镇": "乡镇", "乙镇": "乡镇", "丙街道": "街道", "丁镇": "乡镇", "戊局": "县级部门"}
    projects = [make.project(number, f"项目{number}", name) for number, name in enumerate(names, start=1)]
    done = [7200, 3600, 7200, 1200, 9600]
    county = make.County(
        [make.unit(name, kind) for name, kind in names.items()],
        projects,
        [make.figure(one, ytd) for one, ytd in zip(projects, done, strict=True)],
        [],
        [make.received(name, ON_TIME) for name in names],
    )
    context = county.told()
    ranks = [
        (group.name, [(line.rank, line.unit, line.gap, line.light) for line in group.lines])
        for group in context.ranking.groups
    ]
    assert ranks == [
        ("乡镇和街道（4个）", [("1", "甲镇", "+10.00", "绿"), ("1", "丙街道", "+10.00", "绿"), ("3", "乙镇", "-20.00", "红"), ("4", "丁镇", "-40.00", "红")]),
        ("县级部门和垂管单位（1个）", [("1", "戊局", "+30.00", "绿")]),
    ]  # fmt: skip
    assert context.by_unit[1:] == (
        "乡镇和街道中，占年度计划比例居前的是甲镇（60%）、丙街道（60%）；居后的是丁镇（10%）、乙镇（30%）。",
    )


@pytest.mark.parametrize("term", ["时序进度", "序时进度"])
def test_one_word_for_the_time_sequence_throughout(make: SimpleNamespace, spoken: Spoken, term: str) -> None:
    county = small(make, 1000, 12000)
    office = Office.model_validate({"name": "办公室", "county": "示例县", "year": 2021, "term": term})
    county.settings = county.settings.model_copy(update={"office": office})
    context = county.told()
    text = spoken(context) + context.ranking.note
    other = {"时序进度": "序时", "序时进度": "时序"}[term]
    assert term in text
    assert other not in text.replace(term, "")
    assert context.term_short == term[:2]


def test_the_source_note_states_basis_day_and_digest(make: SimpleNamespace) -> None:
    assert small(make, 1).told().source_note == (
        "数据口径：上报（各责任单位月报）。数据截至2021年6月底，取数日期2021年7月6日。台账校验码：0f1e2d3c4b5a6978"
    )


def test_the_big_bulletin_names_ten_laggards_and_counts_them_all(big_county: Any, spoken: Spoken) -> None:
    context = big_county.told()
    text = spoken(context)
    assert "市县重点项目200个" in text
    assert "{" not in text
    assert "None" not in text
    assert sum(len(group.lines) for group in context.ranking.groups) == len(big_county.units)
    assert context.ranking.total.projects == "200"


def test_lag_is_explained_by_causes_in_the_units_words_and_each_cause_has_its_demand(
    make: SimpleNamespace,
) -> None:
    county = small(make, 1000, 1100, 1200, 1300)
    told = ["资金未到位；剩余地块尚未供应", "银行贷款未批", "等待上级明确政策", ""]
    county.figures = [
        one._replace(values={**one.values, "problem": text})
        for one, text in zip(county.figures, told, strict=True)
    ]
    context = county.told()
    assert section(context, 1)[1].split("\n")[-1] == (
        "从各单位反映的情况看（同一项目有多项原因的分别计入），"
        "因资金未落实滞后的项目2个，有项目1号、项目2号；因用地未落实滞后的项目1个，为项目1号；"
        "其他原因的1个，为项目3号（等待上级明确政策）；未说明原因的1个。"
    )
    demand = context.demands[1]
    assert demand.lead == "（二）逐项破解滞后问题。"
    assert demand.text.startswith("对因资金未落实滞后的2个项目，责任单位要逐项列出缺口")
    assert "对其他原因滞后的1个项目，责任单位要提出解决办法和完成时限" in demand.text
    assert demand.text.endswith("对未说明原因的1个项目，责任单位要在下次月报中写明滞后原因和整改措施。")


def test_sectors_are_compared_and_each_has_its_share_of_the_whole(make: SimpleNamespace) -> None:
    county = small(make, 6000, 3000, 3000)
    county.projects = [
        replace(one, sector=sector)
        for one, sector in zip(county.projects, ("产业", "交通", "水利"), strict=True)
    ]
    told = county.told().by_sector
    assert told[0] == (
        "产业项目1个，年度计划投资1.2亿元，累计完成投资0.6亿元，占年度计划的50%，与时序进度持平，"
        "占全部项目完成投资的50%。"
    )
    assert told[-1] == "各领域中，占年度计划比例最高的是产业（50%），最低的是交通（25%）、水利（25%）。"
    assert small(make, 6000, 3000).told().by_sector == ()


def test_starts_are_counted_against_the_years_plan(make: SimpleNamespace) -> None:
    planned = {1: "2021-03", 2: "2021-05", 3: "2021-09", 4: "2021-10"}
    statuses = {1: "在建", 2: "未开工", 3: "在建", 4: "前期"}
    projects = [
        make.project(number, f"项目{number}号", "甲镇", planned_start=start, nature="新建")
        for number, start in planned.items()
    ]
    figures = [make.figure(one, 6000, status=statuses[one.id]) for one in projects]
    county = make.County([make.unit("甲镇")], projects, figures, [], [make.received("甲镇", ON_TIME)])
    assert county.told().by_nature == (
        "2021年计划新开工项目4个，截至6月底已开工2个，开工率50%；"
        "其中按计划应于6月底前开工的2个，尚有1个未开工；早于计划时间开工1个。",
    )
    assert small(make, 6000).told().by_nature == ()


def test_how_many_units_were_behind_before_is_said(make: SimpleNamespace) -> None:
    names = ("甲镇", "乙镇")
    projects = [make.project(number, f"项目{number}", name) for number, name in enumerate(names, start=1)]
    figures = [make.figure(one, ytd) for one, ytd in zip(projects, (7000, 3000), strict=True)]
    earlier = [make.figure(one, 1000, MAY) for one in projects]
    county = make.County(
        [make.unit(name) for name in names],
        projects,
        [*earlier, *figures],
        [],
        [make.received(name, ON_TIME) for name in names],
    )
    assert county.told(comparison=Period.of_month(MAY)).by_unit[0] == (
        "承担任务的责任单位2个，达到或超过时序进度的1个，低于时序进度的1个（5月底低于时序进度的2个），具体情况见附件1。"
    )


def test_annexes_are_numbered_as_they_come_and_empty_ones_do_not_exist(make: SimpleNamespace) -> None:
    context = small(make, 6000).told()
    assert [(page.label, page.table) for page in context.annexes] == [("附件", "ranking")]
    behind = small(make, 1000, problem="资金未到位").told()
    assert [(page.label, page.number, page.table) for page in behind.annexes] == [
        ("附件1", "1", "ranking"),
        ("附件2", "2", "lagging"),
        ("附件3", "3", "problems"),
    ]
    silent = small(make, 0)
    silent.figures, silent.returns = [], []
    assert silent.told().annexes == ()


def test_an_annex_leaves_out_internal_projects_and_says_how_many(make: SimpleNamespace) -> None:
    page = small(make, 1000, 1200).told(internal={1}).annexes[1]
    assert [line.project for line in page.rows] == ["项目2号"]
    assert page.note == "注：另有1个不公开的项目未列出。"


def test_a_month_of_which_nothing_came_yet_says_whose_figures_stand(make: SimpleNamespace) -> None:
    one = make.project(1, "甲路", "甲镇")
    figures = [make.figure(one, 5000, Month(2021, 5))]
    received = [make.received("甲镇", date(2021, 6, 3), period="2021-05")]
    county = make.County([make.unit("甲镇")], [one], figures, [], received)
    assert county.told().overview[0].endswith("6月尚无已录入的月报，以上数据均沿用5月底数。")
    county.figures = [*figures, make.figure(one, 6000)]
    assert "均沿用" not in county.told().overview[0]


def test_equal_causes_stand_together_and_are_said_once(make: SimpleNamespace) -> None:
    county = small(make, 100, 100, 100, 100)
    causes = ("征地未完成", "流标", "征地未完成", "")
    county.figures = [
        make.figure(one, 100, status="停工", problem=cause)
        for one, cause in zip(county.projects, causes, strict=True)
    ]
    text = section(county.told(), 2)[1]
    assert (
        "项目1号（甲镇，征地未完成）；项目3号（甲镇，原因同上）；项目2号（甲镇，流标）；项目4号（甲镇）"
        in text
    )
    assert "项目3号（甲镇，征地未完成）" in section(county.told(internal={1}), 2)[1]
