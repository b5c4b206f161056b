"""Brackets, units and parents of the title of an amount: what makes another amount of it, and what does not."""

import pytest

from projledger.forms.titles import vocabulary
from projledger.layout.title import read_title
from projledger.layout.title_units import contradicts_itself

WORDS = vocabulary()


def claimed(*path: str, form: str = "report"):
    return next((claim for claim in WORDS.claims(path) if claim.form == form), None)


AMOUNTS = ["年度计划", "年度计划投资", "总投资", "本月完成", "6月完成投资", "本年累计完成", "本年累计完成投资", "资金缺口", "累计到位资金"]  # fmt: skip


@pytest.mark.parametrize(
    "bracket",
    ["户", "万方", "处", "台套", "吨", "套", "公里", "平方米", "人", "项", "亩", "km", "榀", "元/平方米", "万元/亩", "单位：户"],
)  # fmt: skip
def test_a_count_or_measure_in_brackets_makes_a_title_no_amount_of_money(bracket):
    for title in AMOUNTS:
        found = claimed(f"{title}（{bracket}）")
        assert found is None or not found.money, (title, found)


@pytest.mark.parametrize(
    "bracket",
    ["剩余", "上年同期", "去年", "截至上月", "上月", "下年", "入统", "入统口径", "核定", "审计", "增速", "同比%", "下达", "政府投资部分", "其中：财政",
     "不含土地", "调整前", "预计完成", "拟", "力争", "建安", "累计数按季", "随便什么话"],
)  # fmt: skip
def test_a_remark_that_is_not_known_to_be_harmless_leaves_the_column_open(bracket):
    for title in AMOUNTS:
        for unit in ("", "（万元）"):
            found = claimed(f"{title}{unit}（{bracket}）")
            assert found is None or not found.money, (title, found)


@pytest.mark.parametrize("bracket", ["预计", "计划", "自开工起", "上年同期", "开工至今"])
def test_words_in_brackets_that_contradict_the_title_leave_it_open(bracket):
    assert claimed(f"本年累计完成投资（{bracket}）") is None


@pytest.mark.parametrize(
    ("title", "field", "role"),
    [
        ("累计完成投资（自开工）", "completed_total", "since-start"),
        ("累计完成投资（开工至今）", "completed_total", "since-start"),
        ("累计完成投资（年初至今）", "completed_ytd", "year-to-date"),
        ("累计完成投资（上报口径）", "completed_ytd", "bare"),
        ("完成投资（本月）", "completed_month", "month"),
        ("本年累计完成投资（1-6月）", "completed_ytd", "year-to-date"),
        ("本年度（1-6月）累计完成投资", "completed_ytd", "year-to-date"),
        ("年度计划投资（2021年）", "annual_plan", "this-year"),
        ("截至上年底累计完成投资（2020年）", "completed_before", "last-year"),
        ("累计到位资金（截至6月底）", "funds_received", "since-start"),
    ],
)
def test_words_of_time_in_brackets_are_words_of_the_title(title, field, role):
    found = claimed(title)
    assert found is not None
    assert (found.field, found.role) == (field, role)


@pytest.mark.parametrize(
    "bracket",
    ["", "必填", "单位：万元", "人民币", "大写", "上报口径", "单位上报数", "注1", "2", "5=3+4", "含税", "含建设期利息", "保留两位小数", "自动计算", "请勿填写"],
)  # fmt: skip
def test_a_remark_that_changes_nothing_is_passed_over(bracket):
    for title in AMOUNTS:
        plain, found = claimed(title), claimed(f"{title}（{bracket}）")
        assert plain is not None and found is not None, title
        assert (found.field, found.role) == (plain.field, plain.role)


def test_a_total_may_say_behind_it_by_which_document_it_is():
    for basis in ("概算", "批复", "可研批复", "估算", "估、概算"):
        found = claimed(f"总投资（万元）（{basis}）")
        assert found is not None and found.field == "total_investment"


@pytest.mark.parametrize(
    "title", ["总投资（万元，保留两位小数）", "总投资（含税，万元）", "总投资（单位：万元；必填）"]
)
def test_a_money_unit_is_read_from_brackets_that_say_more(title):
    assert read_title(title).unit == "万元"
    found = claimed(title)
    assert found is not None and found.field == "total_investment"


@pytest.mark.parametrize(
    "units", ["万元、亿元", "万元或亿元", "单位：万元/亿元", "万元、万美元", "万元）（亿元"]
)
def test_brackets_that_name_two_money_units_contradict_themselves(units):
    title = read_title(f"总投资（{units}）")
    assert (title.unit, title.counts) == ("", False)
    assert contradicts_itself(title.measure)


@pytest.mark.parametrize("units", ["万元/％", "万元、%", "万元）（%", "万元/亩", "元/平方米", "万元、百分比"])
def test_brackets_with_money_and_a_share_or_a_price_make_no_amount(units):
    for title in AMOUNTS:
        found = claimed(f"{title}（{units}）")
        assert found is None or not found.money, (title, found)
        assert found is None or found.field != "stated_rate", title


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("（亿）", "亿元"), ("（万）", "万元"), ("（千万）", "千万元"), ("（单位：万）", "万元"), ("（人民币万元）", "万元"), ("（RMB万元）", "万元"), ("（¥万元）", "万元"), ("（万元人民币）", "万元"),
        ("（折合万元）", "万元"), ("（以亿元计）", "亿元"), ("（萬元）", "万元"), ("（万圆）", "万元"), ("（佰万元）", "百万元"), ("【万元】", "万元"), ("（含税、万元）", "万元"), ("：亿元", "亿元"),
        ("（万）（含税）", "万元"), ("（10万元）", ""), ("（0.1亿元）", ""), ("（万人）", ""), ("万", ""),
    ],
)  # fmt: skip
def test_a_money_unit_is_known_in_its_writings(written, unit):
    assert read_title(f"总投资{written}").unit == unit


def test_titles_of_words_are_known_whatever_remark_they_bear():
    for title, field in (("形象进度（截至6月底）", "physical_progress"), ("责任单位（镇街）", "unit"), ("存在问题（简述）", "problem")):  # fmt: skip
        found = claimed(title)
        assert found is not None and found.field == field


def test_counts_under_a_line_of_a_money_unit_are_no_amounts(find):
    tables = find("""
单位：万元|<|<|<
项目名称|年度计划（户）|本年累计完成（户）|本年累计完成投资|形象进度
甲项目|300|120|50|基础
""")
    fields = {column.field for table in tables for column in table.columns}
    assert "annual_plan" not in fields
    assert [
        column.number for table in tables for column in table.columns if column.field == "completed_ytd"
    ] == [4]


@pytest.mark.parametrize(
    "path",
    [("本月完成（%）",), ("累计完成（%）",), ("本年累计完成投资（%）",), ("年度计划投资（%）",), ("总投资（%）",), ("完成投资（%）", "本月"), ("本月完成", "（%）"),
     ("完成情况（%）", "本月"), ("本年累计完成投资（同比增长%）",), ("本月完成投资%",), ("土石方（万方）", "本月完成投资"), ("本月完成", "（户）")],
)  # fmt: skip
def test_a_title_that_says_percent_or_a_measure_is_no_amount(path):
    for form in ("report", "plan"):
        found = claimed(*path, form=form)
        assert found is None or not found.money


def test_a_percentage_is_the_rate_only_where_the_words_say_of_what():
    assert [found and found.field for found in map(claimed, ["完成投资（占年度计划%）", "年度计划投资（%）", "总投资（%）", "本月完成（%）"])] == [
        "stated_rate", None, None, None,
    ]  # fmt: skip


def test_the_lowest_unit_of_a_title_speaks_for_its_column():
    found = claimed("完成情况（%）", "本月完成投资（万元）")
    assert found is not None and found.field == "completed_month"
    found = claimed("总投资（万美元）")
    assert found is not None and found.field == "total_investment"


def test_a_row_of_units_below_the_titles_makes_counts_of_them(find):
    (table,) = find("""
项目名称|总投资|年度计划|本年累计完成投资|形象进度
|（万元）|（户）|（万元）|
甲项目|100|300|50|基础
""")
    assert {column.field: column.number for column in table.columns if column.field} == {
        "project": 1, "total_investment": 2, "completed_ytd": 4, "physical_progress": 5,
    }  # fmt: skip
    assert table.columns[2].measure == "户"


@pytest.mark.parametrize(
    "path",
    [("其中：房地产", "本年累计完成投资"), ("建安工程", "本年累计完成投资"), ("建安投资", "本月"), ("建安投资", "累计"), ("建安投资", "本月完成"), ("设备投资", "本月完成投资"),
     ("其中政府投资", "年度计划投资"), ("政府投资", "年度计划投资"), ("省级", "年度计划投资"), ("房地产", "总投资"), ("随便什么", "开工以来累计完成投资"),
     ("建安工程", "完成投资", "本月"), ("投资完成情况", "建安工程", "本月完成"), ("其中：房地产", "本年累计完成投资", "小计"), ("主体工程", "年度计划投资", "合计")],
)  # fmt: skip
def test_under_a_parent_that_may_name_a_part_no_amount_is_taken(path):
    for form in ("report", "plan"):
        assert claimed(*path, form=form) is None


@pytest.mark.parametrize(
    ("path", "field"),
    [(("上报口径", "本月完成投资"), "completed_month"), (("政府直接投资项目", "总投资"), "total_investment"), (("省级重点建设项目", "年度计划投资"), "annual_plan"),
     (("要素缺口", "资金缺口"), "funds_lacking"), (("2021年7月3日", "本年累计完成投资"), "completed_ytd"), (("其中", "本月完成投资"), "completed_month"),
     (("工程进展情况", "本年累计完成投资"), "completed_ytd"), (("重点项目推进情况表", "投资完成情况", "本月完成"), "completed_month")],
)  # fmt: skip
def test_under_times_headings_and_kinds_of_projects_amounts_are_of_the_whole(path, field):
    found = claimed(*path)
    assert found is not None and found.field == field
