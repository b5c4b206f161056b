import pytest

from projledger.layout.category import bare_label, declared_count, numbering, says_total
from projledger.layout.table import RowKind

HEADER = "序号|项目名称|项目状态|年度计划投资（万元）|本年累计完成投资（万元）|填报单位\n"


def kinds(table):
    return [row.kind.value for row in table.rows]


@pytest.mark.parametrize(
    ("row", "label", "declared"),
    [
        ("合计|13个||1000|500|", "合计 13个", 13),
        ("|合计37个||1000|500|", "合计37个", 37),
        ("合 计|||1000|500|", "合 计", None),
        ("合计（100项）|<||1000|500|", "合计(100项)", 100),
        ("|小计||1000|500|", "小计", None),
        ("全县总计|||1000|500|", "全县总计", None),
        ("合计（100项，含打捆项目13个）|<||1000|500|", "合计(100项,含打捆项目13个)", 100),
        ("合计|13||1000|500|", "合计 13个", 13),
        ("|合计（13）||1000|500|", "合计(13)", 13),
        ("|全县||1000|500|", "全县", None),
        ("|总投资合计||1000|500|", "总投资合计", None),
    ],
)
def test_totals_in_their_shapes_first_or_last(find, row, label, declared):
    for text in (HEADER + row + "\n1|甲项目|在建|1|1|云台镇", HEADER + "1|甲项目|在建|1|1|云台镇\n" + row):
        (table,) = find(text)
        total = next(row for row in table.rows if row.kind is RowKind.TOTAL)
        assert (total.label, total.declared) == (label, declared)
        assert kinds(table).count("project") == 1


@pytest.mark.parametrize(
    ("row", "label", "declared"),
    [
        ("（一）工业项目82个|<|<|100|50|", "(一)工业项目82个", 82),
        ("一|工业||100|50|", "一 工业", None),
        ("|一、市本级（48项）||100|50|", "一、市本级(48项)", 48),
        ("一、续建项目|<|<|<|<|<", "一、续建项目", None),
        ("市级重点项目|<|<|<|<|<", "市级重点项目", None),
        ("|县级||||", "县级", None),
        (
            "（一）新开工项目（共12项，总投资123.45亿元，年度计划投资45.67亿元，其中续建转新开工3项）|<|<|<|<|<",
            "(一)新开工项目(共12项,总投资123.45亿元,年度计划投资45.67亿元,其中续建转新开工3项)",
            12,
        ),
        ("第一部分  市级项目|<|<|<|<|<", "第一部分 市级项目", None),
        ("A|基础设施||||", "A 基础设施", None),
        ("|责任单位：云台镇（2项）||||", "责任单位:云台镇(2项)", 2),
    ],
)
def test_category_rows_in_their_shapes(find, row, label, declared):
    (table,) = find(HEADER + row + "\n1|甲项目|在建|1|1|云台镇\n2|乙项目|在建|1|1|云台镇")
    assert kinds(table) == ["category", "project", "project"]
    assert (table.rows[0].label, table.rows[0].declared) == (label, declared)


@pytest.mark.parametrize(
    "row",
    [
        "第1页 共3页|<|<|<|<|<",
        "|||||第 2 页",
        "续表|<|<|<|<|<",
        "以下为新增项目|<|<|<|<|<",
        "（以下空白）|||||",
        "|占比||100%%|50%%|",
        "|上年同期||900|400|",
        "年度目标任务|||1000||",
    ],
)
def test_rows_that_help_to_read_or_compare_are_notes_and_end_nothing(find, row):
    (table,) = find(
        HEADER + "|县级（2项）||||\n1|甲项目||1|1|云台镇\n" + row + "\n二、云台镇|<|<|<|<|<\n2|乙项目||1|1|"
    )
    assert kinds(table) == ["category", "project", "note", "category", "project"]
    assert table.rows[2].label
    assert table.rows[4].carried["unit"].value.text == "云台镇"


def test_a_note_in_the_middle_does_not_make_notes_of_the_categories_below(find):
    (table,) = find(
        HEADER
        + "注：金额单位为万元\n一、云台镇|<|<|<|<|<\n1|甲项目||1|1|\n二、白衣镇|<|<|<|<|<\n2|乙项目||1|1|\n注：以上为6月数\n1.未经审核"
    )
    assert kinds(table) == ["note", "category", "project", "category", "project", "note", "note"]


def test_parts_of_a_total_need_no_declared_count_to_be_seen(find):
    (table,) = find(
        HEADER
        + "|合计||9|9|\n|其中：续建||5|5|\n|新开工||4|4|\n1|甲项目|在建|5|5|云台镇\n|其中：一期|在建|5|5|云台镇\n县级（1项）|<||4|4|\n2|乙项目|在建|4|4|云台镇"
    )
    assert kinds(table) == ["total", "group", "group", "project", "group", "category", "project"]


def test_projects_numbered_with_chinese_numerals_remain_projects(find):
    (table,) = find(HEADER + "一|甲项目|在建|1|1|云台镇\n二|乙项目|在建|1|1|云台镇")
    assert kinds(table) == ["project", "project"]


def test_rows_of_which_follow_a_total_indented_or_not(find):
    (table,) = find(
        HEADER
        + "|合计（100项）||9|9|\n|其中：在建重点项目（90项）||9|9|\n|预备重点项目（10项）||9|9|\n|一、市本级（2项）||9|9|\n1|甲项目|在建|1|1|云台镇"
    )
    assert kinds(table) == ["total", "group", "group", "category", "project"]


def test_a_part_of_a_project_is_not_counted_beside_it(find):
    (table,) = find(HEADER + "1|甲项目|在建|9|9|云台镇\n|其中：一期|在建|5|5|云台镇")
    assert kinds(table) == ["project", "group"]


def test_categories_carry_status_and_unit_to_the_rows_below(find):
    (table,) = find(
        HEADER
        + "|一、云台镇（2项）|||| \n|（一）在建（1项）||||\n1|甲项目||1|1|\n|（二）停工（1项）||||\n2|乙项目||1|1|\n|二、白衣镇||||\n3|丙项目||1|1|"
    )
    carried = [
        {name: item.value.text for name, item in row.carried.items()}
        for row in table.rows
        if row.kind == "project"
    ]
    assert carried == [
        {"unit": "云台镇", "status": "在建"},
        {"unit": "云台镇", "status": "停工"},
        {"unit": "白衣镇"},
    ]
    assert str(table.rows[2].carried["unit"].cell) == "B2"


def test_levels_are_carried_in_a_plan(find):
    (table,) = find(
        "序号|项目名称|总投资（万元）|责任单位\n一、市级重点项目（1项）|<|<|<\n1|甲项目|5|云台镇\n二、县级重点项目|<|<|<\n2|乙项目|5|云台镇"
    )
    levels = [row.carried["level"].value.text for row in table.rows if row.kind == "project"]
    assert levels == ["市级", "县级"]


def test_a_merged_unit_reaches_its_rows_but_a_merged_amount_does_not(find):
    (table,) = find(HEADER + "1|甲项目|在建|500|1|云台镇\n2|乙项目|在建|^|1|^\n3|丙项目|在建|^|1|白衣镇")
    assert {name: item.value.text for name, item in table.rows[1].carried.items()} == {"unit": "云台镇"}
    assert 4 not in table.rows[1].values
    assert table.rows[2].carried == {}


def test_notes_signatures_and_spare_rows_are_no_projects(find):
    (table,) = find(
        HEADER
        + "1|甲项目|在建|1|1|云台镇\n2|||0|=D5|\n3|||||\n\n注：1.本表于每月5日前报送。|||||\n2.金额单位为万元。|||||\n填表人：|||审核人：||单位负责人（盖章）："
    )
    assert kinds(table) == ["project", "blank", "blank", "blank", "note", "note", "signature"]
    assert table.below[0].text.startswith("注：")


def test_a_row_with_figures_but_no_name_is_a_project_to_be_asked_about(find):
    (table,) = find(HEADER + "1|甲项目|在建|1|1|云台镇\n2||在建|5|5|云台镇")
    assert kinds(table) == ["project", "project"]


def test_a_header_repeated_on_the_next_page_goes_on_with_the_same_table(find):
    (table,) = find(HEADER + "1|甲项目|在建|1|1|云台镇\n" + HEADER + "2|乙项目|在建|1|1|云台镇")
    assert kinds(table) == ["project", "project"]
    assert [row.row for row in table.rows] == [2, 4]


def test_tables_one_below_another_keep_their_own_lines(find):
    first, second = find(
        "填报单位：云台镇|||单位：万元\n"
        + HEADER.replace("（万元）", "")
        + "1|甲项目|在建|1|1|\n合计|||1|1|\n填表人：甲\n\n填报单位：白衣镇|||\n"
        + HEADER.replace("（万元）", "")
        + "1|乙项目|在建|1|1|"
    )
    assert (first.labels["填报单位"].text, second.labels["填报单位"].text) == ("云台镇", "白衣镇")
    assert kinds(first) == ["project", "total", "signature"]
    assert kinds(second) == ["project"]
    assert second.columns[4].money.unit == "万元"


@pytest.mark.parametrize(
    ("label", "depth", "bare", "declared"),
    [
        ("一、市本级（48项）", 1, "市本级", 48),
        ("（一）工业项目82个", 2, "工业项目", 82),
        ("十二、农业", 1, "农业", None),
        ("一 工业", 1, "工业", None),
        ("1.在建", 3, "在建", None),
        ("市级重点项目（共50个）", 5, "市级重点项目", 50),
        ("其中：在建（3项，含打捆项目1个）", 5, "在建", 3),
    ],
)
def test_a_label_gives_up_numbering_and_count(label, depth, bare, declared):
    assert numbering(label)[0] == depth
    assert bare_label(label) == bare
    assert declared_count(label) == declared


def test_figures_typed_as_text_make_no_project_of_a_category(find):
    (table,) = find(HEADER + "|一、工业（1项）||１，２００．００|4.5万元|\n1|甲项目|在建|1200|45000元|云台镇")
    assert kinds(table) == ["category", "project"]


def test_words_before_a_name_make_no_category_of_a_project(find):
    header = "项目状态|项目名称|本年累计完成投资（万元）\n"
    (table,) = find(header + "未开工|甲公路工程|'900\n在建|乙学校工程|5")
    assert kinds(table) == ["project", "project"]


def test_a_category_above_a_repeated_header_still_says_its_unit_of_the_rows_below(find):
    rows = "一、市级（2项）|<\n1|甲项目|在建|1|1|云台镇\n二、省级（1项）|<\n"
    (table,) = find(HEADER + rows + HEADER + "2|乙项目|在建|1|1|云台镇\n")
    assert kinds(table) == ["category", "project", "category", "project"]
    assert [row.carried["level"].value.text for row in table.rows if row.kind is RowKind.PROJECT] == [
        "市级",
        "省级",
    ]


def test_a_package_without_figures_heads_the_projects_below_it(find):
    (table,) = find("""
项目名称|责任单位|本年累计完成投资（万元）
一、市级（2项）||
产业园基础设施打包项目||
甲路|云台镇|10
乙桥|白衣镇|20
""")
    assert [row.kind for row in table.rows] == ["category", "category", "project", "project"]
    assert [row.carried["level"].value.text for row in table.rows[2:]] == ["市级", "市级"]


def test_a_project_without_a_name_is_no_category_though_its_status_stands_first(find):
    (table,) = find("""
项目状态|项目名称|总投资（万元）|年度计划投资（万元）|本年累计完成投资（万元）
|合计（3项）|600|300|60
在建|甲路|100|50|10
在建||200|100|20
未开工|丙厂|300|150|30
""")
    assert [row.kind for row in table.rows] == ["total", "project", "project", "project"]


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("填表人：|张某|||联系电话：|13900000000", "signature"),
        ("审核：|李某||5||", "signature"),
        ("———|———|———|———|———|———", "blank"),
        ("*****|||||", "blank"),
        ("|县医院（联系人：张某）|500|100|x|", "project"),
        ("3|填表人：楼|500|100|x|", "project"),
        ("责任单位：云台镇||500|100||", "category"),
    ],
)
def test_signatures_with_numbers_and_drawn_lines_are_no_projects(find, row, kind):
    head = "序号|项目名称|总投资（万元）|本年累计完成投资（万元）|形象进度|备注\n1|甲项目|5|2|x|\n"
    (table,) = find(head + row + "\n2|乙项目|5|2|x|")
    assert table.rows[1].kind.value == kind


@pytest.mark.parametrize(
    "words",
    [
        "合计",
        "合 计",
        "总　计",
        "小计",
        "共计",
        "全县合计",
        "合计（48项）",
        "合计37个",
        "2021年小计",
        "（合计）",
        "汇总",
    ],
)
def test_words_that_head_a_total(words):
    assert says_total(words)


@pytest.mark.parametrize(
    "words",
    ["总计划投资", "合计划", "计划", "会计学校", "云台镇", "其中", "一、续建", "合计投资完成情况说明", ""],
)
def test_words_that_head_none(words):
    assert not says_total(words)


def test_beside_a_serial_number_weak_words_head_no_total():
    assert [says_total(words, numbered=True) for words in ("全县", "汇总", "合计")] == [False, False, True]
