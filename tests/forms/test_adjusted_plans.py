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


def test_a_plan_that_is_only_stated_before_the_adjustment_is_asked_about(converted):
    found = converted(
        f"{HEAD}项目名称|项目级别|总投资|调整前年度计划投资|调整后年度计划投资\n甲路|县级|200|100|80\n乙路|县级|300|90|\n"
    )
    assert plan_of(found) == [(2_000_000, None), (3_000_000, None)]
    (asked,) = [finding for finding in found.findings if finding.code == "L304"]
    assert asked.details["columns"] == "E、D"


@pytest.mark.parametrize(
    "title", ["调整前年度计划投资", "原年度计划投资", "年初计划投资", "调整计划投资", "调整额"]
)
def test_what_the_plan_was_before_or_by_how_much_it_changed_is_no_plan(converted, title):
    found = converted(f"{HEAD}项目名称|项目级别|总投资|{title}\n甲路|县级|200|100\n")
    assert plan_of(found) == [(2_000_000, None)]


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
