"""What categories, merged cells and the legends of marks say of the rows, with the cells that say it."""

import pytest

from projledger.forms.titles import vocabulary
from projledger.layout.find import workbook_tables
from projledger.layout.legend import legend
from projledger.layout.table import Cell, Line, RowKind
from projledger.workbook.cells import Workbook

HEADER = "序号|项目名称|年度计划投资（万元）|本年累计完成投资（万元）|形象进度\n"


def carried(table):
    return [
        {name: f"{item.value.text} {item.cell}" for name, item in row.carried.items()}
        for row in table.rows
        if row.kind is RowKind.PROJECT
    ]


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("一、市级重点项目（1项）", {"level": "市级"}),
        ("（一）省重点项目1个", {"level": "省级"}),
        ("国家级重点项目", {"level": "国家级"}),
        ("一、市列重点建设项目（共1个）", {"level": "市级"}),
        ("1.续建项目（1个）", {"nature": "续建"}),
        ("（二）新开工项目（1项，总投资9万元）", {"nature": "新建"}),
        ("三、市级续建项目（1项）", {"level": "市级", "nature": "续建"}),
        ("四、省级重点在建项目", {"level": "省级", "status": "在建"}),
        ("（三）停工项目（1项）", {"status": "停工"}),
        ("（四）筹建项目（1项）", {"status": "前期"}),
        ("（五）已投产项目1个", {"status": "投产"}),
        ("五、基础设施类（1项）", {"sector": "基础设施"}),
        ("六、工业技改项目（1项）", {"sector": "工业", "nature": "技改"}),
        ("七、云台镇（1项）", {"unit": "云台镇"}),
        ("责任单位：云台镇（1项）", {"unit": "云台镇"}),
        ("★省级重点项目（1项）", {"level": "省级"}),
    ],
)
def test_a_category_says_level_nature_status_sector_or_unit(find, label, expected):
    (table,) = find(HEADER + f"{label}|<|<|<|<\n1|甲项目|1|1|x")
    assert table.rows[0].kind is RowKind.CATEGORY
    assert carried(table) == [{name: f"{value} A2" for name, value in expected.items()}]
    assert table.rows[1].under == ()


@pytest.mark.parametrize(
    ("label", "bare"),
    [
        ("一、市本级（1项）", "市本级"),  # who runs it, not who lists it
        ("二、拟竣工项目（1项）", "拟竣工项目"),  # a plan
        ("三、产业农业项目（1项）", "产业农业项目"),  # two words for one field
        ("四、重点推进项目（1项）", "重点推进项目"),
    ],
)
def test_a_label_that_is_not_clear_is_kept_as_it_stands_and_says_nothing(find, label, bare):
    (table,) = find(HEADER + f"{label}|<|<|<|<\n1|甲项目|1|1|x")
    assert carried(table) == [{}]
    assert [(line.text, str(line.cell)) for line in table.rows[1].under] == [(bare, "A2")]


def test_without_a_register_a_category_in_the_shape_of_a_units_name_gives_the_unit():
    from text_sheets import sheet

    text = HEADER + "一、云台镇（1项）|<|<|<|<\n1|甲项目|1|1|x\n二、工业（1项）|<|<|<|<\n2|乙项目|1|1|x"
    ((_sheet, table),) = workbook_tables(Workbook("xlsx", (sheet(text),)), vocabulary())
    assert carried(table) == [{"unit": "云台镇 A2"}, {"sector": "工业 A4"}]


def test_a_column_of_categories_merged_downwards_says_it_of_its_rows_and_not_of_others(find):
    (table,) = find(
        "|序号|项目名称|年度计划投资（万元）|本年累计完成投资（万元）\n"
        "云台镇|1|甲项目|1|1\n^|2|乙项目|1|1\n市级重点|3|丙项目|1|1\n^|4|丁项目|1|1\n|5|戊项目|1|1\n合计|<|<|5|5"
    )
    assert carried(table) == [
        {"unit": "云台镇 A2"},
        {"unit": "云台镇 A2"},
        {"level": "市级 A4"},
        {"level": "市级 A4"},
        {},
    ]


def test_a_value_merged_downwards_in_a_column_of_no_field_reaches_its_rows(find):
    (table,) = find(HEADER.strip() + "|包联人\n1|甲项目|1|1|x|某甲\n2|乙项目|1|1|x|^\n3|丙项目|1|1|x|")
    assert [
        {column: f"{item.value.text} {item.cell}" for column, item in row.spread.items()}
        for row in table.rows
    ] == [{}, {6: "某甲 F2"}, {}]


def test_a_unit_written_once_is_taken_further_where_the_numbers_begin_anew_with_it(find):
    head = "责任单位|序号|项目名称|本年累计完成投资（万元）|年度计划投资（万元）\n"
    (table,) = find(head + "云台镇|1|甲项目|1|1\n|2|乙项目|1|1\n白衣镇|1|丙项目|1|1\n|2|丁项目|1|1")
    assert carried(table) == [{}, {"unit": "云台镇 A2"}, {}, {"unit": "白衣镇 A4"}]
    for doubtful in (
        "云台镇|1|甲项目|1|1\n|2|乙项目|1|1\n白衣镇|3|丙项目|1|1\n|4|丁项目|1|1",
        "云台镇|1|甲项目|1|1\n|2|乙项目|1|1\n|1|丙项目|1|1\n|2|丁项目|1|1",
        "云台镇|1|甲项目|1|1\n白衣镇|2|乙项目|1|1\n白衣镇|1|丙项目|1|1\n|2|丁项目|1|1",
    ):
        (table,) = find(head + doubtful)
        assert carried(table) == [{}] * 4


# ---- marks ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("注：★为省重点项目，■为市重点项目", {"★": "省级", "■": "市级"}),
        ("备注：带“★”的为省级重点项目；带“☆”的为市级重点项目。", {"★": "省级", "☆": "市级"}),
        ("说明：标注●的项目是县级重点", {"●": "县级"}),
        ("★：省重点；▲：市重点", {"★": "省级", "▲": "市级"}),
        ("注：省重点项目用★标注，市重点项目以■标识", {"★": "省级", "■": "市级"}),
        ("注:＊代表省级重点", {"*": "省级"}),
        ("注：★为今年新增项目", {}),
        ("注：★为省重点项目。\n2.★为市重点项目", {}),
    ],
)
def test_a_note_says_what_a_mark_stands_for(note, expected):
    words = vocabulary()
    found = legend([Line(Cell(9, 1), note)], lambda label: words.carried("report", label))
    assert {mark: meaning["level"].value.text for mark, meaning in found.items()} == expected


def test_marked_projects_carry_what_the_note_says_before_what_their_category_says(find):
    (table,) = find(
        HEADER
        + "一、县级重点项目（4项）|<|<|<|<\n1|★甲项目|1|1|x\n2■|乙项目|1|1|x\n3|丙项目（★）|1|1|x\n4|丁项目|1|1|x\n注：★为省重点项目，■为市重点项目。"
    )
    assert [item["level"] for item in carried(table)] == ["省级 A7", "市级 A7", "省级 A7", "县级 A2"]


def test_a_mark_without_a_legend_means_nothing(find):
    (table,) = find(HEADER + "1|★甲项目|1|1|x\n2■|乙项目|1|1|x")
    assert carried(table) == [{}, {}]


def test_a_column_before_the_names_gives_a_unit_only_where_its_title_may_group(find):
    head = "序号|{}|项目名称|本年累计完成投资（万元）\n1|云台镇|甲路|10\n2|白衣镇|乙桥|20\n"
    units = {}
    for title in ("坐落", "施工单位", "片区", ""):
        (table,) = find(head.format(title))
        units[title] = ["unit" in row.carried for row in table.rows]
    assert units == {"坐落": [False] * 2, "施工单位": [False] * 2, "片区": [True] * 2, "": [True] * 2}
