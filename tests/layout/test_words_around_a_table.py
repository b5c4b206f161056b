from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projledger.foundation.period import Month
from projledger.layout.context import dates_in, period_hints, periods_in, return_date, unit_hints

JUNE = Month(2021, 6)
BODY = "项目名称|本月完成投资（万元）|本年累计完成投资（万元）\n甲项目|1|2"


@pytest.mark.parametrize(
    "text",
    [
        "2021年6月", "2021年06月", "2021 年 6 月", "2021-06", "2021.6", "202106月报", "6月", "6月份", "2021年1-6月", "1～6月", "1月至6月", "一至六月",
        "2021年上半年", "二季度", "2021年第2季度", "Q2", "二〇二一年六月", "截至2021年6月底", "截至2021年6月30日", "云台镇6月.xlsx", "6月最终版2",
        "云台镇2021-06月报", "2021年重点项目6月月报",
    ],
)  # fmt: skip
def test_june_in_many_writings(text):
    assert periods_in(text, 2021) == [JUNE]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("2021年度", [2021]),
        ("2020—2021年", [2020, 2021]),
        ("2021年一季度", [Month(2021, 3)]),
        ("2021年前三季度", [Month(2021, 9)]),
        ("2020年12月、2021年6月", [Month(2020, 12), JUNE]),
        ("填报日期：2021年7月3日", []),
        ("2021-07-03", []),
        ("20210703", []),
        ("7月3日", []),
        ("后五个月", []),
        ("大干150天", []),
        ("13月", []),
        ("2021年6月上旬", []),
        ("6月中旬旬报", []),
        ("2021年6月下旬", [JUNE]),
        ("重点项目月报表", []),
    ],
)
def test_other_periods_and_what_is_none(text, periods):
    assert periods_in(text, 2021) == periods


def test_a_month_without_any_year_is_no_period():
    assert periods_in("6月", None) == []


@given(st.dates(date(1990, 1, 1), date(2089, 12, 31)))
def test_days_are_read_in_each_writing_and_are_no_period(day):
    for text in (
        day.isoformat(),
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}.{day.month}.{day.day}",
        f"{day:%Y/%m/%d}",
        f"{day:%Y%m%d}",
    ):
        assert dates_in(text) == [day]
        assert periods_in(text, 2021) == []


@given(st.integers(1990, 2089), st.integers(1, 12))
def test_months_are_read_in_each_writing(year, month):
    for text in (
        f"{year}-{month:02d}",
        f"{year}年{month}月",
        f"{year}.{month:02d}",
        f"{year}年1-{month}月",
        f"{month}月",
    ):
        assert periods_in(text, year) == [Month(year, month)]


@pytest.mark.parametrize(
    "line",
    [
        "填报单位：云台镇||填报日期：2021年7月3日",
        "填报单位（盖章）：云台镇   填报日期：2021-7-3",
        "填报单位|云台镇|填报日期",
        "填 报 单 位：|云台镇|填报日期：2021年7月3日",
        "报送单位：云台镇    单位：万元|报送时间：2021年7月3日|",
        "单位：云台镇||填报日期|@2021-07-03",
    ],
)
def test_unit_and_day_are_read_from_labels(find, line):
    (table,) = find(line + "\n" + BODY)
    assert [hint.text for hint in unit_hints(table)] == ["云台镇"]
    if "3" in line:
        assert return_date(table)[0] == date(2021, 7, 3)


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("填报单位：云台镇（代报白衣镇）", "白衣镇"),
        ("填报单位：云台镇代为填报白衣镇", "白衣镇"),
        ("填报单位：白衣镇（由云台镇代报）", "白衣镇"),
        ("填报单位：白衣镇（代报）", "白衣镇"),
        ("编制单位：云台镇   2021年6月   金额单位：万元", "云台镇"),
        ("填报单位：云台镇 6月份", "云台镇"),
        ("（填报单位：云台镇）", "云台镇"),
    ],
)
def test_whose_figures_these_are_is_told_from_what_stands_around_the_name(find, line, unit):
    (table,) = find(line + "\n" + BODY)
    assert [hint.text for hint in unit_hints(table)] == [unit]


@pytest.mark.parametrize("left_open", ["××镇", "__________", "XX县XX局", "（填写单位名称）", "*"])
def test_what_a_template_left_open_is_no_unit(find, left_open):
    (table,) = find(f"填报单位：{left_open}||\n" + BODY)
    assert unit_hints(table) == []


@pytest.mark.parametrize("label", ["数据截止日期", "统计截止时间", "数据截至", "截止时间"])
def test_the_day_until_which_figures_count_closes_its_month(find, label):
    (table,) = find(f"{label}：2021年6月30日||\n" + BODY, name="月报")
    assert [
        periods_in(hint.text, 2021) for hint in period_hints(table, "月报") if hint.source == "label"
    ] == [[JUNE]]
    (table,) = find(f"{label}：2021年7月5日||\n" + BODY, name="月报")
    assert not any(periods_in(hint.text, 2021) for hint in period_hints(table, "月报"))


def test_the_unit_of_money_is_no_unit(find):
    (table,) = find("单位：万元\n" + BODY)
    assert unit_hints(table) == []
    assert table.labels["金额单位"].text == "万元"


def test_labels_are_read_below_the_table_as_well(find):
    (table,) = find(BODY + "\n填报单位：云台镇||填报日期：2021年7月3日\n填表人：甲||审核人：乙")
    assert unit_hints(table)[0].text == "云台镇"
    day, cell = return_date(table)
    assert (day, str(cell)) == (date(2021, 7, 3), "C3")


def test_a_day_that_stands_alone_is_the_return_date(find):
    (table,) = find("|2021年7月3日\n" + BODY)
    assert return_date(table)[0] == date(2021, 7, 3)


def test_the_period_is_sought_in_labels_first_then_lines_then_the_sheet_name(find):
    (table,) = find("2021年5月重点项目月报表\n报告期：2021年6月||填报日期：2021年7月3日\n" + BODY, name="4月")
    hints = [periods_in(hint.text, 2021) for hint in period_hints(table, "4月")]
    assert hints == [[JUNE], [Month(2021, 5)], [Month(2021, 4)]]


def test_a_row_of_many_texts_above_the_header_says_no_period(find):
    (table,) = find("""
2010年8月重点项目推进情况表
序号|批复文号|总体状况|上年同期完成投资|预计全年完成投资
|||||
1|项目名称|形象进度|本年累计完成投资|年度计划投资
1|甲路|路基|10|20
""")
    assert "预计全年完成投资" not in [hint.text for hint in period_hints(table, "月报")]
    assert "2010年8月重点项目推进情况表" in [hint.text for hint in period_hints(table, "月报")]
