"""Cards of one project: titles left of their values, above them, in one cell with them; tables within a card."""

import pytest

from projledger.forms.titles import vocabulary
from projledger.intake.refused import no_return_found
from projledger.layout.find import workbook_tables
from projledger.workbook.cells import Workbook

TITLE = "2021年6月重点项目推进情况卡|||\n"
WORDS = vocabulary()


def read(text):
    from text_sheets import sheet

    workbook = Workbook("xlsx", (sheet(text, "Sheet1"),))
    found = [table for _sheet, table in workbook_tables(workbook, WORDS)]
    return found, [finding.code for finding in no_return_found(workbook, "a.xlsx", WORDS)]


def values(table):
    (row,) = table.rows
    return {field: carried.value.text for field, carried in row.carried.items()}


BANDS = """项目名称|业主单位|建设地点|责任单位
甲路|甲公司|云台镇|交通运输局
总投资（万元）|年度计划投资（万元）|本月完成投资（万元）|本年累计完成投资（万元）
200|100|20|50
形象进度|存在问题||
路基完成|无||
"""
MERGED = """项目名称|<|建设地点|责任单位
甲路|<|云台镇|交通运输局
总投资（万元）|年度计划投资（万元）|本月完成投资（万元）|本年累计完成投资（万元）
200|100|20|50
形象进度|<|<|<
路基完成|<|<|<
"""
MIXED = """项目名称|甲路|<|<
责任单位|交通运输局|<|<
总投资（万元）|年度计划投资（万元）|本月完成投资（万元）|本年累计完成投资（万元）
200|100|20|50
形象进度|路基完成|<|<
"""
PAIRS = """项目名称|甲路|责任单位|交通运输局
总投资（万元）|200|年度计划投资（万元）|100
本月完成投资（万元）|20|本年累计完成投资（万元）|50
形象进度|路基完成|<|<
"""
LINES = """项目名称：甲路
责任单位：交通运输局
总投资（万元）：200
年度计划投资（万元）：100
本月完成投资（万元）：20
本年累计完成投资（万元）：50
形象进度：路基完成
"""


@pytest.mark.parametrize("text", [BANDS, MERGED, MIXED, PAIRS, LINES])
def test_a_card_is_read_wherever_its_values_stand(text):
    (table,), _codes = read(TITLE + text)
    found = values(table)
    assert table.form == "report"
    assert {name: found[name] for name in ("project", "unit", "total_investment", "annual_plan")} == {
        "project": "甲路", "unit": "交通运输局", "total_investment": "200", "annual_plan": "100",
    }  # fmt: skip
    assert (found["completed_month"], found["completed_ytd"]) == ("20", "50")
    assert found["physical_progress"] == "路基完成"


def test_a_table_of_funds_within_a_card_gives_it_no_values():
    (table,), _codes = read(
        TITLE
        + "项目名称|甲路|责任单位|交通运输局\n总投资（万元）|200|年度计划投资（万元）|100\n资金来源|计划完成投资|到位资金|备注\n中央|50|20|\n自筹|50|30|\n"
        "本年累计完成投资（万元）|50|本月完成投资（万元）|20\n"
    )
    assert set(values(table)) == {"project", "unit", "total_investment", "annual_plan", "completed_ytd", "completed_month"}  # fmt: skip


def test_the_steps_within_a_card_give_it_no_milestone_and_nobody_responsible():
    (table,), _codes = read(
        "在建项目台账||||\n项目名称|甲路|<|<|<\n项目总投资额（万元）|200|<|责任单位|云台镇\n2021年计划完成投资额（万元）|100|<|1-6月已完成投资额（万元）|50\n"
        "节点|开工进场|主体封顶|装修|投产\n日期|2021.1|2021.6|2021.9|2021.12\n责任人|甲|乙|丙|丁\n"
    )
    assert not {"milestone", "first_responsible"} & set(values(table))


@pytest.mark.parametrize(
    "months",
    [
        "月份|1月|2月|3月|4月|5月|6月\n计划完成投资（万元）|5|5|10|10|10|10\n实际完成投资（万元）|5|5|10|10|10|10\n形象进度|路基|<|<|<|<|<\n",
        "月份|当月完成投资（万元）|累计完成投资（万元）|形象进度\n5月|5|5|开工\n6月|5|10|路基\n",
    ],
)
def test_a_card_whose_completed_amounts_stand_in_a_table_of_months_is_refused_as_a_card(months):
    tables, codes = read(
        TITLE
        + "项目名称|甲路|<|<|责任单位|云台镇|<\n总投资（万元）|200|<|<|年度计划投资（万元）|100|<\n"
        + months
    )
    assert not tables
    assert codes == ["L314"]


def test_a_card_that_speaks_of_progress_is_never_taken_for_a_plan():
    card = "项目名称|甲路|<|<\n责任单位|云台镇|项目级别|县级\n总投资（万元）|200|年度计划投资（万元）|100\n{}|路基|<|<\n"
    assert read(TITLE + card.format("形象进度"))[0] == []
    assert read("2021年重点项目表|\n" + card.format("形象进度"))[0] == []
    (plan,), _codes = read("2021年重点项目计划表|\n" + card.format("建设内容"))
    assert plan.form == "plan"


def test_several_rows_below_the_titles_make_a_table_and_no_card():
    (table,), _codes = read(BANDS.partition("总投资")[0] + "乙路|乙公司|云台镇|交通运输局\n")
    assert [row.values[1].text for row in table.rows] == ["甲路", "乙路"]
    first, second = read("项目名称|总投资（万元）\n甲路|5\n\n项目名称|年度计划投资（万元）\n甲路|2\n")[0]
    assert (first.header, second.header) == ((1, 1), (4, 4))


def test_labels_above_a_table_whose_names_bear_an_unknown_title_make_no_card_of_it():
    from text_sheets import sheet

    from projledger.forms.titles import vocabulary
    from projledger.layout.card import is_like_a_card
    from projledger.layout.grid import Grid

    text = """
报送单位|水利局|||
|||单位|万元
序号|项目级别|工程项目|项目状态|现场进展
1|省级|甲路|在建|路基
2|市级|乙桥|在建|桩基
"""
    assert not is_like_a_card(Grid(sheet(text)), vocabulary())


UNIT_ONCE = "项目名称|甲路|项目状态|在建\n本月完成投资|20|本年累计完成投资|50\n"


@pytest.mark.parametrize(
    "line",
    [
        "填报单位：交通运输局||单位：万元|", "填报单位|交通运输局|单位：万元|", "填报单位：交通运输局||（单位：万元）|", "填报单位：交通运输局|||金额单位：万元", "填报单位：交通运输局||单位|万元",
        "填报单位：交通运输局||单位：人民币萬元|", "填报单位：交通运输局 单位：万元|||\n责任单位|交通运输局||",
    ],
)  # fmt: skip
def test_the_money_unit_beside_the_reporting_unit_is_that_of_the_cards_amounts(line):
    (found,), _codes = read(f"{TITLE}{line}\n{UNIT_ONCE}")
    amounts = {column.field: column.money and column.money.unit for column in found.columns}
    assert amounts["completed_ytd"] == amounts["completed_month"] == "万元"
    assert values(found)["unit"] == "交通运输局"


@pytest.mark.parametrize("place", ["{unit}\n{pairs}", "{pairs}{unit}\n"])
def test_a_money_unit_alone_in_its_row_is_no_reporting_unit(place):
    pairs = "项目名称|甲路|责任单位|交通运输局\n本月完成投资|20|本年累计完成投资|50\n形象进度|路基||\n"
    (found,), _codes = read(TITLE + place.format(unit="单位：万元|||", pairs=pairs))
    assert values(found)["unit"] == "交通运输局"
    assert {column.money.unit for column in found.columns if column.money} == {"万元"}


def test_a_card_that_states_two_money_units_is_read_in_neither():
    (found,), _codes = read(f"{TITLE}填报单位：交通运输局||单位：万元|\n{UNIT_ONCE}|||单位：亿元\n")
    assert not any(column.money for column in found.columns)
    assert len(found.money_doubt) == len(["万元", "亿元"])


@pytest.mark.parametrize(
    "pairs",
    [
        "项目名称|甲路|责任单位|交通运输局\n本月完成投资|20|本年累计完成投资|50\n",
        "项目名称|总投资|年度计划投资|责任单位\n甲路|200|100|交通运输局\n本月完成投资|本年累计完成投资|占年度计划|项目状态\n20|50|0.5|在建\n",
    ],
)
def test_two_rows_of_pairs_make_a_card(pairs):
    (found,), _codes = read(f"{TITLE}单位：万元|||\n{pairs}")
    assert values(found)["completed_ytd"] == "50" and values(found)["unit"] == "交通运输局"
