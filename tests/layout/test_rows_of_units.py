"""A row that says nothing but units belongs to the header, whatever the units measure."""

import pytest

from projledger.layout.table import RowKind
from projledger.layout.title_units import is_measure

UNITS = [
    "万元",
    "亿",
    "元",
    "人民币万元",
    "萬元",
    "亩",
    "公顷",
    "平方米",
    "㎡",
    "m2",
    "个",
    "项",
    "公里",
    "米",
    "户",
    "人",
    "吨",
    "座",
    "千瓦",
    "宗",
    "台套",
    "m³",
    "%",
    "百分比",
    "年月",
    "万元/亩",
    "万元、%",
    "单位：亩",
]


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_is_one_bare_and_in_brackets(unit: str) -> None:
    assert is_measure(unit)
    assert is_measure(f"（{unit}）")


@pytest.mark.parametrize(
    "text",
    [
        "", "（）", "月份", "计划", "（不含土地费）", "总投资（万元）", "云台镇", "12户", "1个", "合计", "人数", "道路",
    ],
)  # fmt: skip
def test_other_words_are_no_unit(text: str) -> None:
    assert not is_measure(text)


@pytest.mark.parametrize("measure", ["户", "吨", "人", "座", "千瓦", "宗", "（户）", "亩", "%"])
@pytest.mark.parametrize("money", ["万元", "（万元）"])
def test_a_row_of_units_below_the_titles_is_no_project(find, measure: str, money: str) -> None:
    (table,) = find(
        f"序号|项目名称|总投资|年度计划投资|受益规模\n||{money}|{money}|{measure}\n1|甲项目|5|2|30\n2|乙项目|6|3|40"
    )
    assert table.header == (1, 2)
    assert [row.kind for row in table.rows] == [RowKind.PROJECT] * 2
    assert [column.money.unit for column in table.columns if column.money] == ["万元"] * 2
