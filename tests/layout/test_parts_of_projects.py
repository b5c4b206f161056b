"""Rows that are parts of the project above, and serial numbers as rows bear them."""

import pytest

from projledger.layout.serials import Serial, names_a_part, serial_before, serial_of
from projledger.layout.table import RowKind

HEADER = "序号|项目名称|总投资（万元）|本年累计完成投资（万元）|形象进度|填报单位\n"


def kinds(table):
    return [row.kind.value for row in table.rows]


@pytest.mark.parametrize(
    ("text", "path", "inner"),
    [
        ("1", ("1",), False),
        ("1●", ("1",), False),
        ("★ 12", ("12",), False),
        ("01", ("1",), False),
        ("3、", ("3",), False),
        ("1.2", ("1", "2"), False),
        ("1－3", ("1", "3"), False),
        ("2-(1)", ("2", "1"), False),
        ("1.2.3", ("1", "2", "3"), False),
        ("A3", ("A", "3"), False),
        ("（4）", ("4",), True),
        ("4)", ("4",), True),
        ("⑤", ("5",), True),
    ],
)
def test_serial_numbers_are_read_in_each_writing(text, path, inner):
    assert serial_of(text) == Serial(path, inner)


@pytest.mark.parametrize(
    "text", ["", "一", "（一）", "合计", "2101-511923-04-01-123456", "202106", "★", "其中"]
)
def test_what_is_no_serial_number(text):
    assert serial_of(text) is None


def test_numbers_before_names_are_seen_but_not_years_and_phases():
    assert serial_before("①标准厂房") == Serial(("1",), inner=True)
    assert serial_before("（2）道路") == Serial(("2",), inner=True)
    assert serial_before("1.1标准厂房") == Serial(("1", "1"))
    assert serial_before("3、道路") == Serial(("3",))
    for name in ("2021年棚户区改造", "110千伏输变电工程", "（1）期厂房", "S1.5公里公路"):
        assert serial_before(name) is None
    assert names_a_part("　　道路") and names_a_part("子项目2：道路") and names_a_part("- 道路")
    assert not names_a_part("道路") and not names_a_part(" 道路")


@pytest.mark.parametrize(
    "parts",
    [
        "1.1|标准厂房|{}\n1.2|道路|{}",
        "1-1|标准厂房|{}\n1-2|道路|{}",
        "（1）|标准厂房|{}\n（2）|道路|{}",
        "①|标准厂房|{}\n②|道路|{}",
        "|①标准厂房|{}\n|②道路|{}",
        "|1、标准厂房|{}\n|2、道路|{}",
        "|　　标准厂房|{}\n|　　道路|{}",
        "|子项目1：标准厂房|{}\n|子项目2：道路|{}",
    ],
)
def test_a_project_with_figures_bears_those_of_its_parts(find, parts):
    """The parts are groups, and know of which row: counted beside it they would count twice."""
    figures = "60|6|基础|云台镇", "30|3|基础|云台镇"
    (table,) = find(
        HEADER + "1|某工业园|100|10|基础|云台镇\n" + parts.format(*figures) + "\n2|乙项目|1|1|x|云台镇"
    )
    assert kinds(table) == ["project", "group", "group", "project"]
    assert [row.part_of for row in table.rows] == [0, 2, 2, 0]


@pytest.mark.parametrize("own", ["||", "0|0|", "——|/|"])
def test_a_project_without_figures_only_heads_its_parts(find, own):
    (table,) = find(
        HEADER
        + f"1|某工业园|{own}|云台镇\n1.1|标准厂房|60|6|x|云台镇\n1.2|道路|30|3|x|云台镇\n2|乙项目|1|1|x|云台镇"
    )
    assert kinds(table) == ["category", "project", "project", "project"]
    assert table.rows[0].heads_parts and table.rows[0].label == "某工业园"
    assert [row.part_of for row in table.rows] == [0, 2, 2, 0]


def test_a_heading_in_the_numbering_gives_its_words_to_its_parts_only(find):
    (table,) = find(
        HEADER + "1|云台镇||||\n1.1|甲项目|1|1|x|\n2|白衣镇||||\n2.1|乙项目|1|1|x|\n3|丙项目|1|1|x|"
    )
    carried = [{name: item.value.text for name, item in row.carried.items()} for row in table.rows]
    assert carried == [{}, {"unit": "云台镇"}, {}, {"unit": "白衣镇"}, {}]


def test_parts_of_parts_follow_the_row_that_bears_them(find):
    (table,) = find(
        HEADER
        + "1|某园|9|9|x|\n1.1|一区|5|5|x|\n1.1.1|厂房|3|3|x|\n1.2|二区|4|4|x|\n2|别园||||\n2.1|三区|2|2|x|\n2.1.1|路|1|1|x|"
    )
    assert kinds(table) == ["project", "group", "group", "group", "category", "project", "group"]


def test_rows_without_a_number_that_add_up_to_the_row_above_are_its_parts(find):
    (table,) = find(HEADER + "1|某园|100|10|x|云台镇\n|厂房|60|6|x|\n|道路|40|4|x|\n2|乙项目|1|1|x|云台镇")
    assert kinds(table) == ["project", "group", "group", "project"]


@pytest.mark.parametrize(
    "body",
    [
        "1|某园|100|10|x|云台镇\n|厂房|60|6|x|云台镇\n|道路|30|3|x|云台镇\n2|乙项目|1|1|x|云台镇",  # a forgotten number
        "1-1|甲项目|1|1|x|云台镇\n1-2|乙项目|1|1|x|云台镇\n2-1|丙项目|1|1|x|云台镇\n2-2|丁项目|1|1|x|云台镇",
        "（1）|甲项目|1|1|x|云台镇\n（2）|乙项目|1|1|x|云台镇\n（3）|丙项目|1|1|x|云台镇\n（4）|丁项目|1|1|x|云台镇",
        "1|甲项目|1|1|x|云台镇\n2●|乙项目|1|1|x|云台镇\n3|★丙项目|1|1|x|云台镇\n4|（一期）丁项目|1|1|x|云台镇",
    ],
)
def test_rows_that_are_nobodys_parts_remain_projects(find, body):
    (table,) = find(HEADER + body)
    assert kinds(table) == ["project"] * 4
    assert not any(row.part_of for row in table.rows)


def test_a_total_or_category_between_ends_what_was_above_it(find):
    (table,) = find(HEADER + "1|某园|9|9|x|\n|小计|9|9||\n（1）|甲项目|5|5|x|\n（2）|乙项目|4|4|x|")
    assert kinds(table) == ["project", "total", "project", "project"]
    assert RowKind.GROUP not in {row.kind for row in table.rows}


def test_a_numbered_name_alone_heads_the_rows_without_a_number_below_it(find):
    (table,) = find(
        HEADER
        + "1|某某打捆工程||||\n|甲项目|1|1|x|\n|乙项目|1|1|x|\n2|丙项目|1|1|x|\n3|丁项目||||\n4|戊项目|1|1|x|"
    )
    assert [row.kind.value for row in table.rows] == ["category", *["project"] * 5]
    assert [row.part_of for row in table.rows[1:]] == [2, 2, 0, 0, 0]


def test_a_project_with_words_of_its_own_heads_nothing(find):
    (table,) = find(HEADER + "1|某某工程|||未开工|\n|甲项目|1|1|x|\n2|丙项目|1|1|x|")
    assert [row.kind.value for row in table.rows] == ["project"] * 3
