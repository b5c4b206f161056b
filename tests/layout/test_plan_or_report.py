"""A report is never taken for a plan: what titles and columns tell, and when to ask."""

import pytest

from projledger.layout.plan_or_report import Told, part_of_title, told_by

HEADER = "项目名称|项目级别|总投资（万元）|年度计划投资（万元）|{}|责任单位\n甲项目|县级|100|50|{}|云台镇\n"
AS_PLAN, AS_REPORT = Told.PLAN, Told.REPORT


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("7月份重点项目进展情况及8月计划表", AS_REPORT),
        ("2021年6月项目推进情况及下步工作安排表", AS_REPORT),
        ("2021年上半年完成情况及下半年工作安排", AS_REPORT),
        ("投资计划完成情况表", AS_REPORT),
        ("2021年6月计划执行情况", AS_REPORT),
        ("一季度目标任务完成情况", AS_REPORT),
        ("2021年6月重点项目建设进度表", AS_REPORT),
        ("重点项目推进计划表", AS_PLAN),
        ("2021年工程进度计划表", AS_PLAN),
        ("重点项目目标任务表", AS_PLAN),
        ("2021年重点项目完成情况及2022年投资计划表", Told.NOTHING),
        ("2021年重点项目清单及进展情况", Told.NOTHING),
        ("2021年重点项目表", Told.NOTHING),
    ],
)
def test_what_the_words_of_a_title_tell(title, told):
    assert told_by(title) is told


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("本年累计完成投资|<", "核定数|审计数"), ("本年累计完成投资|<", "政府投资|企业投资"), ("6月完成投资|<|<", "上旬|中旬|下旬"), ("应完成|完成|差额", "^|^|^"),
        ("投资计划完成情况|<", "财政|自筹"), ("完成年度计划（%）", "^"), ("累计投资进度", "^"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("title", ["", "2021年重点项目表|\n", "2021年6月重点项目进展情况表|\n"])
def test_a_table_that_states_completed_amounts_is_a_report_however_they_are_titled(find, title, upper, lower):
    blanks, figures = "^|" * 4, "|".join("1" for _part in upper.split("|"))
    (table,) = find(
        f"{title}项目名称|项目级别|总投资（万元）|年度计划投资（万元）|{upper}|责任单位\n{blanks}{lower}|^\n甲项目|县级|100|50|{figures}|云台镇\n",
        name="Sheet1",
    )
    assert table.form == "report"


@pytest.mark.parametrize(
    "column",
    ["完成时限", "前期手续完成情况", "2020年预计完成投资", "年底形象进度目标", "完成任务安排", "计划完成投资任务", "完成工程量（万立方米）", "2020年底完成投资", "招标完成情况"],
)  # fmt: skip
def test_what_is_to_be_done_or_was_done_before_makes_no_report_of_a_plan(find, column):
    (table,) = find(HEADER.format(column, 5), name="Sheet1")
    assert table.form == "plan"
    assert not table.form_doubt


def test_a_rate_of_the_year_before_the_planned_one_makes_no_report_of_a_plan(find):
    (table,) = find("2021年重点项目计划表\n" + HEADER.format("2020年投资完成率（%）", 5), name="Sheet1")
    assert (table.form, table.form_doubt) == ("plan", ())


def test_a_plan_that_speaks_of_progress_is_doubtful_where_nothing_says_that_it_is_a_plan(find):
    (doubtful,) = find("2021年重点项目表\n" + HEADER.format("形象进度", "基础"), name="Sheet1")
    assert (doubtful.form, [line.text for line in doubtful.form_doubt]) == ("plan", ["形象进度"])
    (titled,) = find("2021年重点项目计划表\n" + HEADER.format("形象进度", "基础"), name="Sheet1")
    assert (titled.form, titled.form_doubt) == ("plan", ())
    (named,) = find(HEADER.format("形象进度", "基础"), name="年度计划")
    assert named.form_doubt == ()


def test_a_title_and_columns_that_contradict_each_other_leave_the_form_in_doubt(find):
    (table,) = find("2021年重点项目计划表\n" + HEADER.format("投资计划完成情况", 5), name="Sheet1")
    assert (table.form, len(table.form_doubt)) == ("plan", 1)


@pytest.mark.parametrize("child", ["上报", "上报数", "单位填报", "申报口径"])
def test_beside_a_verified_figure_the_reported_one_is_the_returns_own(find, child):
    (table,) = find(
        f"项目名称|年度计划投资|<|本年累计完成投资|<\n^|{child}|核定|{child}|核定\n甲项目|100|90|50|40\n"
    )
    assert [column.field for column in table.columns] == ["project", "", "", "completed_ytd", ""]


@pytest.mark.parametrize(
    ("title", "report", "plan"),
    [
        ("2021年7月份重点项目进展情况及8月计划表", "2021年7月份重点项目进展情况及表", "2021年8月计划表"),
        ("重点项目7月完成情况、8月工作打算", "重点项目7月完成情况、", None),
        ("2021年8月计划及7月完成情况表", "2021年及7月完成情况表", None),
        ("2021年上半年完成情况及下半年计划", "2021年上半年完成情况及", "2021年下半年计划"),
        ("2021年完成情况及2022年投资计划表", "2021年完成情况及表", "2022年投资计划表"),
        ("2021年6月目标任务完成情况", None, None),
        ("2021年6月投资计划表", None, None),
        ("6月、7月进展情况", None, None),
    ],
)
def test_of_a_title_of_both_each_form_has_its_part(title, report, plan):
    assert part_of_title(title, AS_REPORT) == (report or title)
    assert part_of_title(title, AS_PLAN) == (plan or title)


def test_what_was_completed_by_last_december_makes_no_report_of_a_plan(find):
    (table,) = find(
        "2021年重点项目名单\n项目名称|项目级别|总投资（万元）|2021年计划投资（万元）|截至2020年12月底已完成投资（万元）|责任单位\n甲项目|县级|100|50|5|云台镇\n"
    )
    assert (table.form, table.form_doubt) == ("plan", ())


@pytest.mark.parametrize("column", ["2020年完成投资", "2020年1-4月完成投资"])
def test_a_plan_may_compare_with_two_columns_of_the_year_before(find, column):
    (table,) = find(
        f"2021年重点项目名单\n项目名称|项目级别|总投资（万元）|年度计划投资（万元）|2020年计划投资（万元）|{column}（万元）|责任单位\n甲项目|县级|100|50|5|5|云台镇\n"
    )
    assert (table.form, table.form_doubt) == ("plan", ())


def test_a_title_of_the_plan_tells_the_planned_year_where_no_known_column_does(find):
    (table,) = find(
        "2021年重点项目投资计划表\n项目名称|项目级别|总投资（万元）|到2020年底止累计完成投资（万元）|2020年完成投资（万元）|建设地点\n甲项目|县级|100|20|10|云台镇\n",
        name="Sheet1",
    )
    assert table.form == "plan"


@pytest.mark.parametrize(
    "header",
    [
        "储备批次|项目名称|储备状态|入库时间|所属行业|拟建设地点|匡算总投资|建设必要性|目前工作进度",
        "年份|月份|项目名称|存在的问题|责任单位或责任人|解决时限|解决情况",
    ],
)
def test_lists_of_ideas_and_of_problems_are_no_returns_though_they_name_projects(find, header):
    row = "|".join(["甲"] * (header.count("|") + 1))
    assert find(f"{header}\n{row}\n{row.replace('甲', '乙')}\n") == []
