"""Tables beside and below one another, and tables that go on over printed pages."""

import pytest

from projledger.layout.table import RowKind

HEAD = "序号|项目名称|年度计划投资（万元）|本年累计完成投资（万元）"


def names(table):
    column = next(column.number for column in table.columns if column.field == "project")
    return [row.values[column].text for row in table.rows if row.kind is RowKind.PROJECT]


def fields(table):
    return {column.number: column.field for column in table.columns if column.field}


@pytest.mark.parametrize("gap", ["||", "|"])
def test_tables_side_by_side_are_read_each_in_its_own_columns(find, gap):
    left, right = find(
        f"{HEAD}{gap}{HEAD}\n1|甲项目|5|2{gap}1|丙项目|6|3\n2|乙项目|5|2{gap}2|丁项目|6|3\n合计||10|4{gap}合计||12|6"
    )
    assert (names(left), names(right)) == (["甲项目", "乙项目"], ["丙项目", "丁项目"])
    first = 6 if gap == "||" else 5
    assert fields(right) == {first + 1: "project", first + 2: "annual_plan", first + 3: "completed_ytd"}
    assert [row.kind.value for row in right.rows] == ["project", "project", "total"]


def test_tables_side_by_side_share_the_lines_of_the_sheet_and_keep_their_own(find):
    left, right = find(
        "2021年6月重点项目进度表|<|<|<|<|<|<|<|<\n单位：万元||||||||\n"
        "省级重点项目|<|<|<||云台镇|<|<|<\n"
        + (HEAD + "||" + HEAD).replace("（万元）", "")
        + "\n1|甲项目|5|2||1|丙项目|6|3\n2|乙项目|5|2|||||"
    )
    assert [column.money.unit for table in (left, right) for column in table.columns if column.money] == [
        "万元"
    ] * 4
    assert {row.carried["level"].value.text for row in left.rows[1:]} == {"省级"}
    assert {row.carried["unit"].value.text for row in right.rows if row.kind is RowKind.PROJECT} == {"云台镇"}


def test_a_plan_and_the_progress_of_the_same_projects_side_by_side_are_one_table(find):
    (table,) = find(
        "序号|项目名称|年度计划投资（万元）||序号|项目名称|本年累计完成投资（万元）\n1|甲项目|5||1|甲项目|2\n2|乙项目|5||2|乙项目|2"
    )
    assert set(fields(table).values()) == {"project", "annual_plan", "completed_ytd"}


def test_a_summary_beside_a_table_says_nothing_of_its_rows(find):
    """在建 in the summary is no sector of the project that happens to stand in its row."""
    (table,) = find(
        f"{HEAD}||类别|项目个数|本月完成投资（万元）\n1|甲项目|5|2||在建|2|4\n2|乙项目|5|2||停工|1|0"
    )
    assert set(fields(table).values()) == {"project", "annual_plan", "completed_ytd"}
    (table,) = find(f"{HEAD}||备注\n1|甲项目|5|2||好")
    assert "remark" in fields(table).values()


@pytest.mark.parametrize(
    "page",
    [
        "",
        "续表\n",
        "第1页 共2页\n",
        "2021年6月重点项目月报|<|<|<\n单位：万元\n",
        "第1页\n2021年6月重点项目月报|<|<|<\n",
    ],
)
def test_a_table_goes_on_under_a_repeated_header_whatever_the_page_says(find, page):
    head = HEAD.replace("（万元）", "")
    (table,) = find(
        f"2021年6月重点项目月报|<|<|<\n单位：万元\n{head}\n一、云台镇|<|<|<\n1|甲项目|5|2\n{page}{head}\n2|乙项目|5|2\n二、白衣镇|<|<|<\n3|丙项目|5|2\n合计||15|6"
    )
    assert names(table) == ["甲项目", "乙项目", "丙项目"]
    units = [row.carried["unit"].value.text for row in table.rows if row.kind is RowKind.PROJECT]
    assert units == ["云台镇", "云台镇", "白衣镇"]


def test_a_category_above_each_repeated_header_heads_the_rows_below_it(find):
    head = HEAD.replace("（万元）", "")
    (table,) = find(
        f"2021年6月重点项目月报|<|<|<\n单位：万元\n一、省级重点项目（1项）|<|<|<\n{head}\n1|甲项目|5|2\n合计||5|2\n"
        f"二、市级重点项目（1项）|<|<|<\n{head}\n1|乙项目|5|2\n合计||5|2"
    )
    carried = [row.carried["level"] for row in table.rows if row.kind is RowKind.PROJECT]
    assert [(item.value.text, str(item.cell)) for item in carried] == [("省级", "A3"), ("市级", "A7")]


def test_a_further_table_keeps_the_lines_above_the_first_as_what_was_said_earlier(find):
    head = HEAD.replace("（万元）", "")
    first, second = find(
        f"2021年6月重点项目月报|<|<|<\n单位：万元\n{head}\n1|甲项目|5|2\n合计||5|2\n"
        f"预备项目进展情况|<|<|<\n{head}|备注\n1|乙项目|5|2"
    )
    assert (first.earlier, [line.text for line in second.above]) == ((), ["预备项目进展情况"])
    assert [line.text for line in second.earlier] == ["2021年6月重点项目月报", "单位：万元"]
    assert second.columns[3].money.unit == "万元"


def test_a_header_that_is_repeated_is_known_again_though_few_of_its_titles_are(find):
    """By its known titles alone the second header would begin a level too low, under other titles."""
    head = (
        "建设项目|2020年|今年开工时间|政府直接投资项目|<|<|<\n"
        "^|完成投资（万元）|^|重点项目情况|<|<|<\n"
        "^|^|^|投资情况|<|投资完成情况|<\n"
        "^|^|^|总投资（万元）|年度投资计划（万元）|当月完成投资额（万元）|形象进度\n"
    )
    found = find(f"{head}甲项目|5|2021.3|9|8|1|基础\n\n{head}乙项目|5|2021.4|9|8|1|基础\n")
    assert [[row.row for row in table.rows if row.kind is not RowKind.BLANK] for table in found] == [[5, 11]]


def test_a_category_above_a_repeated_header_is_no_title(find):
    head = "序号||项目业主单位|总投资（万元）|本年累计完成投资（万元）\n"
    (table,) = find(f"{head}1|甲项目|某公司|9|1\n|三、已竣工项目\n{head}2|乙项目|某公司|8|2\n")
    assert [row.kind.value for row in table.rows] == ["project", "category", "project"]


def test_a_package_may_stand_right_above_the_header_of_the_next_page(find):
    head = "项目名称|责任单位|本年累计完成投资（万元）\n"
    (table,) = find(f"{head}合计||30\n甲路|云台镇|10\n老旧管网打包项目||\n{head}乙桥|云台镇|20\n")
    assert [row.kind for row in table.rows] == ["total", "project", "category", "project"]


def test_a_category_with_figures_that_are_texts_may_stand_right_above_the_next_pages_header(find):
    head = "本年累计完成投资（万元）|项目名称|责任单位\n"
    (table,) = find(
        f"{head}'30|合计|\n'10|一、市级|\n'10|甲路|云台镇\n'20|二、县级|\n{head}'20|乙桥|云台镇\n"
    )
    assert [row.kind for row in table.rows] == ["total", "category", "project", "category", "project"]


AMOUNTS = "项目名称|本月完成投资（万元）|本年累计完成投资（万元）"


@pytest.mark.parametrize(
    ("row", "gap"),
    [
        ("乙项目|'800|'900", ""),
        ("乙项目|800万元|900万元", "\n"),
        ("乙项目|尚未开工|无", ""),
        ("乙项目|尚未开工|停工", ""),
        ("乙项目|2021年5月|停工", ""),
    ],
)
def test_rows_whose_figures_are_text_belong_to_the_table_that_another_follows(find, row, gap):
    may, june = find(
        f"2021年5月月报\n{AMOUNTS}\n甲项目|'5|'6\n{row}\n{gap}2021年6月月报\n{AMOUNTS}\n甲项目|'1|'2"
    )
    assert names(may) == ["甲项目", "乙项目"]
    assert [line.text for line in june.above] == ["2021年6月月报"]


@pytest.mark.parametrize("line", ["云台镇重点项目|2021年6月", "重点项目月报|附件2", "\n云台镇|月报"])
def test_a_line_of_few_words_above_the_next_header_is_no_project(find, line):
    may, june = find(f"2021年5月月报\n{AMOUNTS}\n甲项目|5|6\n{line}\n{AMOUNTS}\n甲项目|1|2")
    assert names(may) == ["甲项目"]
    assert [one.text for one in june.above] == line.strip().split("|")


def test_a_list_of_words_keeps_its_rows_where_a_summary_follows(find):
    summary = "类别|项目个数|总投资（万元）|年度计划投资（万元）\n在建|2|5|6"
    for gap in ("", "\n"):
        (table,) = find(f"项目名称|责任单位|备注\n甲项目|云台镇|\n乙项目|白衣镇|\n{gap}{summary}")
        assert [row.kind for row in table.rows] == [RowKind.PROJECT] * 2


@pytest.mark.parametrize(
    "foot",
    [
        "附注：以上为初步数",
        "填报说明：金额单位为万元",
        "※金额单位为万元",
        "（注：略）",
        "审批人：甲",
        "填表人：甲||填报日期：2021年7月3日",
        "\n备注：略",
    ],
)
def test_notes_and_signatures_at_the_foot_belong_to_the_table_above(find, foot):
    first, second = find(
        f"2021年5月月报\n{AMOUNTS}\n甲项目|5|6\n{foot}\n2021年6月月报\n{AMOUNTS}\n甲项目|1|2"
    )
    assert [line.text for line in first.below] == [text for text in foot.strip().split("|") if text]
    assert [line.text for line in second.above] == ["2021年6月月报"]


def test_whose_return_follows_is_no_signature_of_the_table_above(find):
    line = "填报单位：白衣镇|填报日期：2021年7月3日"
    _first, second = find(f"填报单位：云台镇\n{AMOUNTS}\n甲项目|5|6\n{line}\n{AMOUNTS}\n甲项目|1|2")
    assert second.labels["填报单位"].text == "白衣镇"
