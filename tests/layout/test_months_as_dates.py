"""Month headers that a spreadsheet program has turned into dates."""

import pytest
from text_sheets import sheet

from projledger.forms.titles import vocabulary
from projledger.layout.dated_titles import with_months_named

TWO_LEVELS = """
序号 | 项目名称 | 年度计划投资（万元） | @2021-05-01 | < | @2021-06-01 | <
^ | ^ | ^ | 当月完成投资额（万元） | 形象进度 | 当月完成投资额（万元） | 形象进度
1 | 甲路 | 900 | 10 | 路基 | 20 | 桩基
"""


def test_dates_over_the_columns_of_months_are_the_months_they_stand_for(find) -> None:
    (table,) = find(TWO_LEVELS)
    assert table.header == (1, 2)
    assert [item.months for item in table.doubles["completed_month"]] == [(5, 5), (6, 6)]
    assert [item.year for item in table.doubles["completed_month"]] == [2021, 2021]


def test_they_are_found_where_the_header_stands_again(find) -> None:
    head, rows = TWO_LEVELS.strip().split("\n")[:2], TWO_LEVELS.strip().split("\n")[2:]
    (table,) = find("\n".join([*head, *rows, *head, "2 | 乙桥 | 300 | 1 | 主体 | 2 | 封顶"]))
    assert [row.row for row in table.rows if row.kind == "project"] == [3, 6]


def test_they_are_found_in_a_row_of_their_own(find) -> None:
    (table,) = find("""
 | | | @2021-05-01 | @2021-06-01
序号 | 项目名称 | 年度计划投资（万元） | 当月完成投资额（万元） | 当月完成投资额（万元）
1 | 甲路 | 900 | 10 | 20
""")
    assert [item.months for item in table.doubles["completed_month"]] == [(5, 5), (6, 6)]


def test_they_are_found_beside_titles_that_nobody_knows(find) -> None:
    (table,) = find("""
序 | | 情况 | @2021-05-01 | 占地 | @2021-06-01
 | 项目名称 | 年度计划投资（万元） | 当月完成投资额（万元） | | 当月完成投资额（万元）
1 | 甲路 | 900 | 10 | 5 | 20
""")
    assert [item.months for item in table.doubles["completed_month"]] == [(5, 5), (6, 6)]


@pytest.mark.parametrize(
    "row",
    [
        "甲路 | 县级 | @2021-06-01 | @2021-07-01 | 云台镇",
        "填报单位 | 云台镇 | 填报日期 | @2021-07-01",
        "项目名称 | 项目级别 | @2021-06-03 | @2021-07-03",
        "项目名称 | 项目级别 | 900 | @2021-06-01 | @2021-07-01",
        "@2021-07-01",
    ],
)
def test_dates_of_projects_of_returns_and_of_days_stay_dates(row: str) -> None:
    plan = sheet(f"{row}\n项目名称 | 项目级别 | 计划开工时间 | 计划完工时间 | 牵头责任单位")
    assert with_months_named(plan, vocabulary()) is plan or with_months_named(plan, vocabulary()) == plan
