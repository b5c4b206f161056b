"""Plans before and after an adjustment side by side, and what was reported the month before."""

import pytest

HEAD = "2021年重点项目计划调整表（万元）\n"


def plan_of(found):
    return [(row.values.get("total_investment"), row.values.get("annual_plan")) for row in found.rows]


@pytest.mark.parametrize(
    "header",
    [
        "调整前年度计划投资|调整后年度计划投资", "年度计划投资|<\n^|^|^|调整前|调整后", "原计划|调整后计划", "原年度计划投资|年度计划投资（调整后）", "年初计划投资|中期调整后的年度投资计划",
        "年度计划投资|调整后年度计划投资", "年度计划|<\n^|^|^|原计划|调整后", "2021年计划投资（调整前）|2021年计划投资（调整后）",
    ],
)  # fmt: skip
def test_the_adjusted_plan_is_in_force(converted, header):
    found = converted(f"{HEAD}项目名称|项目级别|总投资|{header}\n甲路|县级|200|100|80\n乙路|县级|300|90|0\n")
    assert plan_of(found) == [(2_000_000, 800_000), (3_000_000, 0)]
    assert not [finding for finding in found.findings if finding.code == "L304"]


def test_totals_are_adjusted_with_the_plan(converted):
    found = converted(
        f"{HEAD}项目名称|项目级别|调整前|<|调整后|<\n^|^|总投资|年度计划投资|总投资|年度计划投资\n甲路|县级|200|100|210|80\n"
    )
    assert plan_of(found) == [(2_100_000, 800_000)]


def test_a_plans_row_whose_adjusted_plan_is_blank_is_held_and_no_other(converted):
    found = converted(
        f"{HEAD}项目名称|项目级别|总投资|责任单位|调整前年度计划投资|调整后年度计划投资\n"
        "甲路|县级|200|水利局|100|80\n乙路|县级|300|水利局|90|\n丙路|县级|300|水利局|90|——\n丁路|县级|300|水利局||\n"
    )
    assert plan_of(found) == [(2_000_000, 800_000), *[(3_000_000, None)] * 3]
    asked = [(row.row, finding.found) for row in found.rows for finding in row.findings]
    assert asked == [(4, "90"), (5, "90")]
    assert [row.model is None for row in found.rows] == [False, True, True, False]


def test_a_total_that_is_blank_after_its_adjustment_is_asked_about_and_not_merely_missed(converted):
    found = converted(
        f"{HEAD}项目名称|项目级别|责任单位|总投资|调整后总投资|年度计划投资\n甲路|县级|水利局|200|210|80\n乙路|县级|水利局|300||90\n"
    )
    assert [finding.code for row in found.rows for finding in row.findings] == ["N123"]


@pytest.mark.parametrize(
    "titles", ["年度计划投资（调整前）|年度计划投资（调整后）", "年初计划投资|调整后计划投资"]
)
def test_a_return_is_entered_without_the_adjusted_plans_that_it_leaves_blank(converted, titles):
    found = converted(
        f"2021年6月月报（万元）\n项目名称|{titles}|本年累计完成投资\n甲路|100|80|20\n乙路|90||30\n丙路|90|——|30\n"
    )
    assert [row.values.get("annual_plan") for row in found.rows] == [800_000, None, None]
    assert all(row.model for row in found.rows)
    (told,) = [finding for finding in found.findings if finding.code == "L334"]
    assert told.details["rows"] == "4-5"


PLANS = "甲路|县级|200|80|{}\n乙路|县级|300|60|{}\n"


@pytest.mark.parametrize(
    ("titles", "cells"),
    [
        ("2021年计划投资|调增|调减|调整后", ("10|0|90", "0|10|50")), ("年度计划投资|调整数|调整后金额", ("10|90", "-10|50")), ("年度计划投资|中期调整后", ("90", "50")), ("年度计划投资|调整后年度投资额", ("90", "50")),
        ("年度计划投资|调整后目标", ("90", "50")), ("原年度计划|现年度计划", ("90", "50")), ("年度计划投资|调整后投资", ("90", "50")),
    ],
)  # fmt: skip
def test_the_plan_after_an_adjustment_is_known_however_short_its_title(converted, titles, cells):
    found = converted(f"{HEAD}项目名称|项目级别|总投资|{titles}\n{PLANS.format(*cells)}")
    assert plan_of(found) == [(2_000_000, 900_000), (3_000_000, 500_000)]
    assert "L304" not in {finding.code for finding in found.findings}
    assert not any("milestone" in row.values for row in found.rows)


@pytest.mark.parametrize(
    ("titles", "cells", "letters"),
    [
        ("2021年计划投资|2021年调整计划", ("90", "50"), "D、E"), ("年度计划投资|追加计划|合计", ("10|90", "0|60"), "D、E"), ("年度计划投资|调增|调减", ("10|0", "0|10"), "D、E、F"), ("年度计划投资|审定数", ("90", "60"), "D、E"),
        ("年度计划投资|年度计划投资（核定）", ("90", "60"), "D、E"),
    ],
)  # fmt: skip
def test_a_plan_beside_which_another_version_stands_is_asked_about(converted, titles, cells, letters):
    found = converted(f"{HEAD}项目名称|项目级别|总投资|{titles}\n{PLANS.format(*cells)}")
    assert plan_of(found) == [(2_000_000, None), (3_000_000, None)]
    (asked,) = [finding for finding in found.findings if finding.code == "L304"]
    assert (asked.field, asked.details["columns"]) == ("annual_plan", letters)


@pytest.mark.parametrize("title", ["调整概算", "审定概算", "核定数", "调整后金额"])
def test_a_total_beside_which_another_version_stands_is_not_taken_in_silence(converted, title):
    found = converted(
        f"{HEAD}项目名称|项目级别|总投资|{title}|年度计划投资\n甲路|县级|200|210|80\n乙路|县级|300|300|60\n"
    )
    asked = [finding.details["columns"] for finding in found.findings if finding.code == "L304"]
    assert [row.values.get("total_investment") for row in found.rows] == (
        [2_100_000, 3_000_000] if title == "调整后金额" else [None, None]
    )
    assert asked == ([] if title == "调整后金额" else ["C、D"])


@pytest.mark.parametrize(
    ("titles", "cells"),
    [
        ("年度计划投资|审定数", ("80", "60")), ("年度计划投资|调增|调减", ("0|0", "|")), ("年初计划投资|调整额|年度计划投资", None), ("年度计划投资|是否核定", ("是", "否")), ("年度计划投资|调整原因", ("征地", "资金")),
        ("年度计划投资|核定用地", ("12", "13")), ("年度计划投资|上报时间", ("2021.3", "2021.5")), ("年度计划投资|财评审定金额占比", ("12", "13")),
    ],
)  # fmt: skip
def test_what_says_the_same_or_is_no_version_of_the_plan_asks_nothing(converted, titles, cells):
    body = PLANS.format(*cells) if cells else "甲路|县级|200|70|10|80\n乙路|县级|300|50|10|60\n"
    found = converted(f"{HEAD}项目名称|项目级别|总投资|{titles}\n{body}")
    assert plan_of(found) == [(2_000_000, 800_000), (3_000_000, 600_000)]
    assert "L304" not in {finding.code for finding in found.findings}


@pytest.mark.parametrize(
    ("header", "cells", "asked"),
    [
        ("本年累计完成投资|核减|核定数", "50|10|40", {"completed_ytd"}), ("本年累计完成投资（上报数）|本年累计完成投资（核定数）", "50|40", {"completed_ytd"}), ("本年累计完成投资|其中：民间投资|核实数", "50|10|40", {"completed_ytd"}),
        ("本月完成投资|<|本年累计完成投资|<\n^|上报数|核实数|上报数|核实数", "20|10|50|40", {"completed_month", "completed_ytd"}), ("本年累计完成投资|统计部门认定数", "50|40", {"completed_ytd"}),
        ("本年累计完成投资|调整后本年累计完成投资", "50|40", {"completed_ytd"}),
    ],
)  # fmt: skip
def test_what_was_reported_is_not_entered_where_another_figure_was_confirmed(converted, header, cells, asked):
    head, _bar, lower = header.partition("\n")
    found = converted(f"2021年6月月报（万元）\n项目名称|{head}\n{lower}{bool(lower) * chr(10)}甲路|{cells}\n")
    assert {finding.field for finding in found.findings if finding.code == "L304"} == asked
    assert not asked & found.rows[0].values.keys()


def test_a_figure_confirmed_for_another_time_is_no_version_of_the_reported_one(converted):
    found = converted(
        "2021年6月月报（万元）\n项目名称|1-6月累计完成投资|1-5月累计完成投资（核定）\n甲路|50|40\n"
    )
    assert found.rows[0].values["completed_ytd"] == 500_000


@pytest.mark.parametrize(
    "title", ["调整前年度计划投资", "原年度计划投资", "年初计划投资", "调整计划投资", "调整额"]
)
def test_what_the_plan_was_before_or_by_how_much_it_changed_is_no_plan(converted, title):
    found = converted(f"{HEAD}项目名称|项目级别|总投资|{title}\n甲路|县级|200|100\n")
    assert "annual_plan" not in found.rows[0].values


def test_what_was_completed_is_never_adjusted(converted):
    found = converted("2021年6月月报（万元）\n项目名称|本月完成投资|调整后本年累计完成投资\n甲路|20|80\n")
    assert "completed_ytd" not in found.rows[0].values


@pytest.mark.parametrize(
    "titles",
    [
        "上月累计完成投资|本月完成投资|本年累计完成投资", "截至上月底累计完成投资|本月完成投资|1-6月累计完成投资", "上期累计完成投资|本期完成投资|本年累计完成投资", "1-5月累计完成投资|6月完成投资|1-6月累计完成投资",
        "上月累计|当月完成投资|年初至本月底累计完成投资",
    ],
)  # fmt: skip
def test_what_was_completed_until_the_last_month_is_kept_beside_the_row(converted, titles):
    found = converted(f"2021年6月月报（万元）\n项目名称|年度计划投资|{titles}\n甲路|200|100|20|120\n")
    (row,) = found.rows
    assert (row.values["completed_month"], row.values["completed_ytd"]) == (200_000, 1_200_000)
    assert row.extra == {titles.split("|")[0]: "100"}
    assert not {finding.code for finding in found.findings} - {"L307", "L312"}


@pytest.mark.parametrize("last", ["上月累计完成投资", "截至上月底累计完成投资", "上月|累计完成投资"])
def test_a_cumulative_figure_of_this_month_is_not_taken_for_that_of_the_last(converted, last):
    parent, _bar, child = last.partition("|")
    upper = f"项目名称|年度计划投资|{parent}|本月完成投资|本月累计完成投资\n"
    found = converted(
        f"2021年6月月报（万元）\n{upper}{f'^|^|{child}|^|^' if child else ''}\n甲路|200|100|20|120\n"
    )
    (row,) = found.rows
    assert row.values.get("completed_ytd") is None and row.values["completed_month"] == 200_000
