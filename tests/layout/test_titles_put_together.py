"""Titles of amounts that no list holds, against a table of meanings that is written down here by itself."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projledger.forms.titles import known_titles, vocabulary

DONE = [
    "完成投资",
    "完成投资额",
    "已完成投资额",
    "实际完成投资",
    "已完成工作量",
    "投资完成额",
    "完成投资（万元）",
    "完成 投资 额⏎（亿元）",
]
PLANNED = [
    "计划投资",
    "投资计划",
    "计划完成投资",
    "计划完成投资额（万元）",
    "计划投资额",
    "投资目标",
    "目标投资额",
    "投资任务",
]
THIS_YEAR = ["本年", "本年度", "今年", "当年", "年度", "2021年", "2021年度", "２０２１年", "二〇二一年"]
SINCE_JANUARY = [
    "年初以来",
    "年初至今",
    "自年初",
    "今年以来",
    "1月以来",
    "自1月起",
    "1-6月",
    "１～６月",
    "一至六月",
    "上半年",
    "2021年1-6月",
    "1月至6月",
    "本年1-6月",
    "年初至6月底",
]
THE_MONTH = ["本月", "当月", "6月", "6月份", "六月", "2021年6月", "本期", "2021年6月当月"]
SINCE_START = [
    "开工以来",
    "开工至今",
    "自开工以来",
    "项目开工以来",
    "开工",
    "开工至6月底",
    "开工至2021年6月",
    "开工至本月底",
]
LAST_YEAR = [
    "至2020年底",
    "截至2020年末",
    "截止2020年底",
    "到上年底",
    "截至上年末",
    "开工至上年底",
    "开工至2020年底",
    "至上一年度底",
    "至去年底",
]
NOT_SAID = ["截至6月底", "截止6月", "截至2021年6月底", "目前", "至今", "截至目前", "截至报告期"]
OTHER = [
    "上月",
    "下月",
    "下年",
    "明年",
    "去年同期",
    "上年同期",
    "全年",
    "预计全年",
    "下半年",
    "二季度",
    "2-6月",
    "上年",
    "上年1-6月",
    "后五个月",
    "年底前",
]

JANUARY = "completed_ytd"
MEANINGS = [
    (THIS_YEAR, ["", "累计"], DONE, JANUARY),
    (SINCE_JANUARY, ["", "累计"], DONE, JANUARY),
    (THE_MONTH, [""], DONE, "completed_month"),
    (SINCE_START, ["", "累计"], DONE, "completed_total"),
    (LAST_YEAR, ["累计"], DONE, "completed_before"),
    (THIS_YEAR, [""], PLANNED, "annual_plan"),
    (["全年"], [""], PLANNED, "annual_plan"),
    (["本月", "当月", "6月", "2021年6月"], [""], PLANNED, "month_plan"),
]


def written() -> list[tuple[str, str]]:
    return [
        (time + total + measure.replace("⏎", "\n"), field)
        for times, totals, measures, field in MEANINGS
        for time, total, measure in itertools.product(times, totals, measures)
    ]


def claim(*path: str, form: str = "report"):
    return next((item for item in WORDS.claims(path) if item.form == form), None)


WORDS = vocabulary()


def test_every_writing_of_the_table_means_what_the_table_says():
    wrong = [
        (title, field, found and found.field)
        for title, field in written()
        if (found := claim(title)) is None or found.field != field
    ]
    assert wrong == []


def test_at_least_a_third_of_them_stand_in_no_list():
    listed = {known.pattern for known in known_titles()}
    assert sum(title not in listed for title, _field in written()) * 3 > len(written())


@pytest.mark.parametrize("time", OTHER)
def test_amounts_of_another_window_are_none_of_the_fields(time):
    for measure in DONE:
        for total in ("", "累计"):
            found = claim(time + total + measure.replace("⏎", "\n"))
            assert found is None or (found.months is not None and found.months[0] != 1), (
                time,
                measure,
                found,
            )
    for measure in PLANNED:
        found = claim(time + measure)
        assert found is None or (found.field == "annual_plan" and time == "全年"), (time, measure, found)


@pytest.mark.parametrize("time", NOT_SAID)
def test_a_cumulative_title_that_does_not_say_since_when_is_marked(time):
    for measure in DONE:
        found = claim(time + "累计" + measure.replace("⏎", "\n"))
        assert found is not None and (found.field, found.role) == (JANUARY, "until")
    assert claim("累计完成投资额").role == "bare"


@pytest.mark.parametrize(
    "title",
    ["本月累计完成投资", "开工以来本年完成投资", "上年累计完成投资", "本年度计划总投资", "2020年总投资", "完成计划投资", "投资计划完成投资计划",
     "本年新增投资", "累计计划投资", "年度累计计划投资", "本月完成情况", "计划总投资完成", "入统本年累计完成投资", "本年累计完成投资增长", "本年累计到位资金投资",
     "本年完成固定资产投资", "本年完成设备投资", "本年完成投资中央资金"],
)  # fmt: skip
def test_titles_whose_words_leave_no_one_reading_are_not_taken(title):
    found = claim(title)
    assert found is None or not found.money


TIMES = [
    (time, field)
    for times, _totals, measures, field in MEANINGS
    if measures is DONE
    for time in times
    if field != "completed_before"
]


@given(
    time=st.sampled_from(TIMES),
    measure=st.sampled_from(DONE[:5]),
    order=st.booleans(),
    unit=st.sampled_from(["", "（万元）", "(亿元)"]),
    parent=st.sampled_from(["", "投资完成情况", "基本情况", "项目情况"]),
)
def test_the_same_words_over_two_or_three_levels_mean_the_same(time, measure, order, unit, parent):
    words, field = time
    path = (measure + unit, words) if order else (words, measure + unit)
    found = claim(*([parent] if parent else []), *path)
    assert found is not None and found.field == field


@given(
    time=st.sampled_from(TIMES),
    shift=st.sampled_from(
        ["上年", "入统口径", "资金到位", "中央预算内资金", "银行贷款", "设备购置", "其他投资", "合同"]
    ),
)
def test_under_a_parent_of_another_sense_no_amount_is_taken(time, shift):
    found = claim(shift, time[0] + "完成投资")
    assert found is None
    found = claim(shift, "完成投资", time[0])
    assert found is None


def test_this_month_under_a_span_of_months_is_its_last():
    for path in (
        ["2024年1-12月完成情况（万元）", "本期新增投资"],
        ["1-12月投资完成情况", "本月完成投资"],
        ["1-12月", "当月完成投资额"],
    ):
        found = claim(*path)
        assert (found.field, found.months) == ("completed_month", (12, 12))


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("总投资", "total_investment"), ("项目总投资额", "total_investment"), ("计划总投资", "total_investment"), ("批复概算总投资", "total_investment"),
        ("投资总额", "total_investment"), ("工程估算投资", "total_investment"), ("项目总投资规模", "total_investment"), ("建设总投资①", "total_investment"),
        ("完成投资占年计划比例", "stated_rate"), ("占全年投资计划比重(%)", "stated_rate"), ("年度投资任务完成率", "stated_rate"), ("1-6月完成投资占年度计划%", "stated_rate"),
        ("2021年投资完成率(%)", "stated_rate"), ("占总投资比例", None), ("完成一季度目标任务占比（%）", None), ("资金到位率", None), ("开工率", None), ("月计划完成率", None),
        ("目前工程形象进度情况", "physical_progress"), ("截至6月底项目进展情况", "physical_progress"), ("6月份工程形象进度", "physical_progress"), ("上月形象进度", None),
        ("计划形象进度", None), ("目前存在的主要困难及问题", "problem"), ("推进中存在的突出问题", "problem"), ("存在问题解决情况", None), ("需县级层面协调解决的问题", None),
        ("需要县级协调解决的事项", "help_asked"), ("责任单位（牵头单位）", "unit"), ("责任单位及责任人", None), ("项目责任部门", "unit"), ("配合部门", "co_units"),
        ("项目业主（法人）单位", "owner"), ("施工单位", None), ("监理单位", None), ("包联县级领导", "county_leader"), ("重点项目名称", "project"),
        ("省市重点建设项目名称", "project"), ("子项目名称", None), ("项目统一代码", "code"), ("投资项目在线审批监管平台代码", "code"), ("预计竣工时间", "planned_finish"),
        ("实际开（动）工时间", "actual_start"), ("尚缺资金额", "funds_lacking"), ("尚缺用地指标（亩）", "land_lacking"), ("大干150天力争完成的投资额（万元）", "campaign_target"),
        ("后五个月关键节点的目标情况说明", None), ("邮编", None), ("联系电话", None),
    ],
)  # fmt: skip
def test_other_titles_are_put_together_from_their_words(title, field):
    found = claim(title)
    assert (found.field if found else None) == field


@pytest.mark.parametrize(
    ("title", "field"),
    [("1-6月计划完成投资", "plan_06"), ("一季度计划投资额", "plan_03"), ("前三季度计划完成投资", "plan_09"), ("7-9月计划投资", None), ("6月计划投资", None), ("全年计划完成投资额", "annual_plan")],
)  # fmt: skip
def test_cumulative_plans_belong_to_the_month_they_end_with(title, field):
    found = claim(title, form="plan")
    assert (found.field if found else None) == field


@pytest.mark.parametrize(
    ("path", "field", "role"),
    [
        (("今年累计",), "completed_ytd", "year-to-date"),
        (("开工累计",), "completed_total", "since-start"),
        (("本月末累计",), "completed_ytd", "until"),
        (("截至目前完成情况", "今年累计"), "completed_ytd", "year-to-date"),
        (("截至目前完成情况", "开工以来累计"), "completed_total", "since-start"),
        (("截至目前完成情况", "6月完成"), "completed_month", "month"),
        (("计划投资", "总投资"), "total_investment", ""),
    ],
)
def test_a_cumulative_title_may_leave_out_what_was_completed(path, field: str, role: str):
    found = claim(*path)
    assert found is not None
    assert (found.field, found.role) == (field, role)


@pytest.mark.parametrize(
    "path",
    [
        ("上月累计",),
        ("资金到位", "今年累计"),
        ("完成产值", "本年累计"),
        ("土石方", "今年累计"),
        ("2021年计划", "总投资"),
    ],
)
def test_cumulative_words_of_something_else_are_not_taken(path):
    assert claim(*path) is None


@pytest.mark.parametrize("parent", ["本年度进展情况", "本年度进展情况（万元）", "项目进展情况"])
def test_the_months_amount_under_a_heading_of_progress_is_what_was_completed(parent):
    fields = {(claim.form, claim.field) for claim in vocabulary().claims((parent, "当月投资"))}
    assert fields == {("report", "completed_month")}


@pytest.mark.parametrize("child", ["目前进展情况", "进展情况", "工程形象进度", "项目进展"])
def test_words_of_progress_are_no_amount_whatever_stands_above_them(child):
    path = ("投资情况", "2021年1-6月完成情况", child)
    assert {claim.field for claim in vocabulary().claims(path)} == {"physical_progress"}


@pytest.mark.parametrize(
    "parent", ["投资完成情况", "2021年实际完成情况（万元）", "2021年1-6月完成情况", "实际完成投资"]
)
@pytest.mark.parametrize("child", ["本年度投资计划完成情况", "年度计划投资完成情况"])
def test_under_a_heading_of_completion_a_plan_carried_out_is_what_was_completed(parent, child):
    assert {claim.field for claim in vocabulary().claims((parent, child))} == {"completed_ytd"}


def test_under_a_heading_of_completion_a_plan_stays_a_plan():
    fields = {claim.field for claim in vocabulary().claims(("投资完成情况", "年度计划投资"))}
    assert fields == {"annual_plan"}


def test_a_title_split_behind_a_word_of_its_verb_is_read_as_one():
    assert {claim.field for claim in vocabulary().claims(("当月已", "完成投资（万元）"))} == {
        "completed_month"
    }


@pytest.mark.parametrize(
    ("path", "field", "role"),
    [
        (("1-6月进展情况", "完成投资（万元）"), "completed_ytd", "year-to-date"),
        (("2021年6月进展情况", "完成投资（万元）"), "completed_month", "month"),
        (("进展情况", "累计完成投资"), "completed_ytd", "bare"),  # the heading does not say since when
        (("2021年1-6月进展情况", "累计完成投资"), "completed_ytd", "year-to-date"),
    ],
)
def test_a_heading_of_progress_says_of_its_amounts_the_months_that_it_names(path, field, role):
    assert {(claim.field, claim.role) for claim in vocabulary().claims(path)} == {(field, role)}


@pytest.mark.parametrize("parent", ["项目总投资及资金来源", "总投资和资金筹措情况", "总投资及资金构成"])
def test_the_total_above_its_sources_is_the_total(parent):
    for child in ("总投资", "合计", "总额"):
        assert {claim.field for claim in WORDS.claims((parent, child))} == {"total_investment"}
    for child in ("财政", "自筹", "银行贷款"):
        assert WORDS.claims((parent, child)) == ()
