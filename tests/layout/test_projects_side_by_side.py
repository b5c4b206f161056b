"""A sheet with one project a column is not read as a card of the first project alone."""

from collections.abc import Callable

from projledger.layout.table import Table

TURNED = """
2021年6月重点项目月报表（单位：万元）
项目名称 | 甲路 | 乙桥 | 丙厂
年度计划投资 | 1000 | 2000 | 3000
本年累计完成投资 | 500 | 600 | 700
形象进度 | 路基 | 桩基 | 主体
"""
CARD = """
2021年6月重点项目进展卡（单位：万元）
项目名称 | 甲路
年度计划投资 | 1000 | 形象进度 | 路基
本年累计完成投资 | 500 | 存在问题 | 无
"""


def test_projects_side_by_side_are_no_card(find: Callable[..., list[Table]]) -> None:
    assert find(TURNED) == []


def test_two_projects_side_by_side_are_no_card(find: Callable[..., list[Table]]) -> None:
    assert find("\n".join(line.rpartition(" |")[0] or line for line in TURNED.split("\n"))) == []


def test_a_card_with_titles_side_by_side_is_one_still(find: Callable[..., list[Table]]) -> None:
    (table,) = find(CARD)
    assert len(table.rows) == 1
