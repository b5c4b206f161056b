"""Rows that hold only a unit's name head the projects below them, however the sheet is laid out."""

import pytest

from projledger.layout.table import RowKind

HEADER = "重点项目\n序号|项目名称|年度计划投资（万元）|本年累计完成投资（万元）|形象进度\n"


def units(table):
    """The unit that each project takes, by the project's row; "" where it takes none."""
    return {
        row.row: row.carried["unit"].value.text if "unit" in row.carried else ""
        for row in table.rows
        if row.kind is RowKind.PROJECT
    }


@pytest.mark.parametrize(
    "body",
    [
        "云台镇|<|<|<|<\n1|甲项目|1|1|x\n白衣镇|<|<|<|<\n2|乙项目|1|1|x",
        "云台镇||||\n1|甲项目|1|1|x\n白衣镇||||\n2|乙项目|1|1|x",
        "云台镇||9|9|\n1|甲项目|1|1|x\n白衣镇||9|9|\n2|乙项目|1|1|x",
        "|云台镇|||\n|甲项目|1|1|x\n|白衣镇|||\n|乙项目|1|1|x",
        "|云台镇|||王某\n1|甲项目|1|1|x\n|白衣镇|||李某\n2|乙项目|1|1|x",
        "1|云台镇|||\n1|甲项目|1|1|x\n2|白衣镇|||\n1|乙项目|1|1|x",
        "1|云台镇|||\n2|甲项目|1|1|x\n3|白衣镇|||\n4|乙项目|1|1|x",
        "1|云台镇|||\n|甲项目|1|1|x\n2|白衣镇|||\n|乙项目|1|1|x",
        "一|云台镇|||\n1|甲项目|1|1|x\n二|白衣镇|||\n1|乙项目|1|1|x",
        "云台镇（1个）||||\n1|甲项目|1|1|x\n填报单位：白衣镇||||\n2|乙项目|1|1|x",
    ],
)
def test_a_registered_unit_alone_in_a_row_gives_its_name_to_the_projects_below(find, body):
    (table,) = find(HEADER + body)
    assert [row.kind.value for row in table.rows] == ["category", "project"] * 2
    assert units(table) == {4: "云台镇", 6: "白衣镇"}


@pytest.mark.parametrize(
    "name", ["水利局", "石门镇人民政府", "城东街道办事处", "经济开发区管委会", "县发改委"]
)
def test_an_unregistered_authority_takes_the_rows_below_it_from_the_unit_above(find, name):
    (table,) = find(HEADER + f"|云台镇|||\n|甲项目|1|1|x\n|{name}|||\n|乙项目|1|1|x")
    assert units(table) == {4: "云台镇", 6: name}


@pytest.mark.parametrize("name", ["昭化古镇", "云台特色小镇", "县医院门诊中心", "空间布局", "社区邮局"])
def test_what_a_project_may_be_called_too_is_no_unit(find, name):
    (table,) = find(HEADER + f"|云台镇|||\n|甲项目|1|1|x\n|{name}|||\n|乙项目|1|1|x")
    assert units(table) == {4: "云台镇", 5: "云台镇", 6: "云台镇"}


def test_without_a_project_below_a_units_name_heads_nothing(find):
    (table,) = find(HEADER + "1|甲项目|1|1|x\n2|云台镇|5|5|x")
    assert [row.kind for row in table.rows] == [RowKind.PROJECT, RowKind.PROJECT]


def test_a_numbered_unit_heads_the_rows_without_a_number_and_no_further(find):
    (table,) = find(HEADER + "1|云台镇|||\n|甲项目|1|1|x\n2|乙项目|1|1|x")
    assert (table.rows[0].kind, table.rows[0].heads_parts) == (RowKind.CATEGORY, True)
    assert units(table) == {4: "云台镇", 5: ""}


def test_kinds_under_a_unit_change_and_the_unit_stays(find):
    body = (
        "云台镇||||\n续建项目||||\n1|甲项目|1|1|x\n新建项目||||\n2|乙项目|1|1|x\n白衣镇||||\n3|丙项目|1|1|x"
    )
    (table,) = find(HEADER + body)
    said = [
        {name: item.value.text for name, item in row.carried.items()} for row in table.rows if row.carried
    ]
    assert said == [
        {"unit": "云台镇", "nature": "续建"},
        {"unit": "云台镇", "nature": "新建"},
        {"unit": "白衣镇"},
    ]
    assert [row.depth for row in table.rows if row.kind is RowKind.CATEGORY] == [0, 1, 1, 0]


def test_words_in_place_of_a_number_head_rows_unless_they_are_a_sentence(find):
    (table,) = find(HEADER + "东部片区||||\n1|甲项目|1|1|x\n本月起按新口径填报。||||\n2|乙项目|1|1|x")
    assert [row.kind.value for row in table.rows] == ["category", "project", "note", "project"]
    assert [line.text for line in table.rows[3].under] == ["东部片区"]
