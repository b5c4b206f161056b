import pytest

from projledger.layout.money_unit import units_in

HEADER = "项目名称|总投资|年度计划投资|本年累计完成投资|责任单位\n甲项目|1|2|3|云台镇"


def stated(table):
    return {
        column.field: (column.money.unit, column.money.source, str(column.money.cell or ""))
        for column in table.columns
        if column.money
    }


@pytest.mark.parametrize(
    ("line", "cell"),
    [
        ("||||单位：万元", "E1"),
        ("金额单位：万元", "A1"),
        ("计量单位：人民币万元", "A1"),
        ("2021年重点项目表（万元）|<|<|<|<", "A1"),
        ("2021年重点项目表（单位：万元）|<|<|<|<", "A1"),
        ("||||万元", "E1"),
        ("填报单位：云台镇||填报日期：2021年7月3日||单位：万元、亩", "E1"),
    ],
)
def test_a_line_above_states_the_unit_of_every_amount(find, line, cell):
    (table,) = find(line + "\n" + HEADER)
    assert stated(table) == dict.fromkeys(
        ("total_investment", "annual_plan", "completed_ytd"), ("万元", "line", cell)
    )


def test_each_column_may_have_its_own_unit(find):
    (table,) = find("单位：元\n项目名称|总投资（亿元）|年度计划投资（万元）|本年累计完成投资\n甲项目|1|2|3")
    assert stated(table) == {
        "total_investment": ("亿元", "title", "B2"),
        "annual_plan": ("万元", "title", "C2"),
        "completed_ytd": ("元", "line", "A1"),
    }


def test_a_parent_title_states_the_unit_of_its_children(find):
    (table,) = find("项目名称|完成投资（亿元）|<|责任单位\n^|本月|本年累计（万元）|^\n甲项目|1|2|云台镇")
    assert stated(table) == {
        "completed_month": ("亿元", "title", "B1"),
        "completed_ytd": ("万元", "title", "C2"),
    }


def test_the_sheet_name_states_the_unit_last(find):
    (table,) = find(HEADER, name="6月（亿元）")
    assert stated(table)["completed_ytd"] == ("亿元", "sheet", "")


def test_a_note_below_states_the_unit_where_nothing_above_does(find):
    (table,) = find(HEADER + "\n注：本表金额单位为万元。")
    assert stated(table)["completed_ytd"] == ("万元", "line", "A3")


@pytest.mark.parametrize(
    "lines", ["（单位：亿元）||||单位：万元", "总投资单位：亿元，其他金额单位：万元", "单位：云台镇", ""]
)
def test_no_unit_or_two_of_them_leave_the_question_open(find, lines):
    (table,) = find(lines + "|\n" + HEADER)
    assert stated(table) == {}


def test_a_foreign_currency_in_the_title_is_not_overruled_by_the_line(find):
    (table,) = find("单位：万元\n项目名称|总投资（万美元）|本年累计完成投资\n甲项目|1|2")
    assert list(stated(table)) == ["completed_ytd"]
    assert table.columns[1].measure == "万美元"


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("单位：万元", ["万元"]),
        ("单 位 ： 亿 元", ["亿元"]),
        ("单位：万美元", ["万美元"]),
        ("单位：万", ["万元"]),
        ("（亿）", ["亿元"]),
        ("单位：RMB万元", ["万元"]),
        ("单位：万元、万美元", ["万元", "万美元"]),
        ("单位：万达公司", []),
        ("单位：亿", ["亿元"]),
        ("单位：云台镇", []),
        ("本单元共三层", []),
        ("投资额以万元为单位", ["万元"]),
    ],
)
def test_units_in_words(text, units):
    assert units_in(text) == units
