"""A figure in a cell merged over several projects is given to none of them."""

from collections.abc import Callable

import pytest

from projledger.forms.convert import Converted

REPORT = """
序号 | 项目名称 | 本月完成投资（万元） | 本年累计完成投资（万元） | 形象进度
1 | 甲路 | 10 | 23000 | 路基
2 | 乙桥 | 20 | ^ | 桩基
3 | 丙厂 | 30 | 300 | 主体
合计 | | 60 | 23300 |
"""


def codes(found: Converted) -> list[list[tuple[str, str]]]:
    return [[(finding.code, str(finding.cell)) for finding in row.findings] for row in found.rows]


def test_each_project_under_a_merged_amount_is_asked_for_its_own(converted: Callable[..., Converted]) -> None:
    found = converted(REPORT)
    assert codes(found) == [[("N115", "D2")], [("N115", "D3")], []]
    assert [row.values.get("completed_ytd") for row in found.rows] == [None, None, 3_000_000]
    assert [row.values.get("completed_month") for row in found.rows] == [100_000, 200_000, 300_000]
    assert found.findings == ()


def test_a_merged_amount_of_a_plan_is_asked_about_too(converted: Callable[..., Converted]) -> None:
    found = converted(
        """
项目名称 | 项目级别 | 总投资（万元） | 2021年计划投资（万元） | 牵头责任单位
甲路 | 县级 | 500 | 100 | 云台镇
乙桥 | ^ | ^ | 200 | ^
"""
    )
    assert codes(found) == [[("N115", "C2")], [("N115", "C3")]]
    assert [row.values["level"] for row in found.rows] == ["县级", "县级"]


def test_merged_land_is_not_counted_for_each_project(converted: Callable[..., Converted]) -> None:
    found = converted(
        """
项目名称 | 本年累计完成投资（万元） | 用地缺口（亩）
甲路 | 100 | 25.5
乙桥 | 200 | ^
"""
    )
    assert codes(found) == [[("N115", "C2")], [("N115", "C3")]]


@pytest.mark.parametrize("nothing", ["", "'—", "0", "'无"])
def test_a_merged_cell_that_states_no_figure_is_no_fault(
    nothing: str, converted: Callable[..., Converted]
) -> None:
    found = converted(REPORT.replace("23000", nothing).replace("合计 | | 60 | 23300 |", ""))
    assert not any(finding.code == "N115" for row in found.rows for finding in row.findings)


def test_a_figure_merged_over_two_amounts_is_given_to_neither(converted: Callable[..., Converted]) -> None:
    found = converted(
        REPORT.replace("2 | 乙桥 | 20 | ^", "2 | 乙桥 | 20 | <").replace("合计 | | 60 | 23300 |", "")
    )
    assert codes(found) == [[], [("N120", "C3")], []]
    row = found.rows[1]
    assert (row.model, row.values) == (None, {"project": "乙桥", "physical_progress": "桩基"})
    assert row.findings[0].details == {"cells": "C3:D3", "titles": "本月完成投资、本年累计完成投资"}


@pytest.mark.parametrize(
    "row", ["2 | 乙桥 | 20 | 200 | <", "2 | 乙桥 | 施工图审查中 | < | <", "2 | 乙桥 | 0 | < | 停工"]
)
def test_one_figure_under_one_title_words_or_noughts_over_several_are_no_such_fault(
    row: str, converted: Callable[..., Converted]
) -> None:
    wide = REPORT.replace("形象进度", "<").replace("| 路基", "| <").replace("| 主体", "| <")
    text = (wide if row.endswith("200 | <") else REPORT).replace("2 | 乙桥 | 20 | ^ | 桩基", row)
    found = converted(text)
    assert not any(finding.code == "N120" for one in found.rows for finding in one.findings)


def test_a_figure_merged_over_an_amount_and_an_unknown_column_is_asked_about(
    converted: Callable[..., Converted],
) -> None:
    found = converted("序号|项目名称|星级|本年累计完成投资（万元）\n1|甲路|500|<\n2|乙桥|3|20\n")
    assert codes(found) == [[("N120", "C2")], []]
