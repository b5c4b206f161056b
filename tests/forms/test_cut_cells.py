"""A comma inside a cell of delimited text shifts the cells behind it: such a row is held, never entered."""

import pytest

from projledger.forms.convert import Converted, convert
from projledger.forms.register import FORMS
from projledger.forms.titles import vocabulary
from projledger.layout.find import workbook_tables
from projledger.workbook.csv_text import read_csv
from projledger.workbook.limits import Limits
from projledger.workbook.transport import RawWorkbook, packed, unpacked

HEADER = "2021年6月月报表（单位：万元）\n序号,项目名称,年度计划投资,本月完成投资,本年累计完成投资"


def converted(text: str) -> Converted:
    workbook = unpacked(packed(RawWorkbook("csv", read_csv(text.encode(), "月报.csv", Limits()))))
    ((_sheet, table),) = workbook_tables(workbook, vocabulary())
    return convert(FORMS[table.form], table, period_year=2021, period_month=6)


def codes(found: Converted) -> list[list[tuple[str, str]]]:
    return [[(finding.code, str(finding.cell)) for finding in row.findings] for row in found.rows]


def test_an_amount_cut_at_the_end_of_a_row_holds_that_row_only() -> None:
    found = converted(f"{HEADER}\n1,甲路,39.5,100,23,000\n2,乙桥,39.5,100,230\n3,丙厂,39.5,100,230\n")
    assert codes(found) == [[("N114", "E3")], [], []]
    assert dict(found.rows[0].values) == {"project": "甲路"}
    assert found.rows[1].values["completed_ytd"] == 2_300_000


@pytest.mark.parametrize(
    "row",
    [
        "1,甲路,12,000,100,230",  # the first amount of the row
        '1,甲路,"12,000",1,100,230',  # the second, beside one that is quoted
        "1,甲路,1,234,567,100,230",  # cut twice
        "1,甲路（东段,西段）,39.5,100,230",  # a comma in the name
    ],
)
def test_no_figure_of_a_row_that_is_cut_is_taken(row: str) -> None:
    found = converted(f"{HEADER}\n{row}\n2,乙桥,39.5,100,230\n")
    assert [code for code, _cell in codes(found)[0]] == ["N114"]
    assert set(found.rows[0].values) <= {"project"}
    assert codes(found)[1] == []


def test_rows_that_are_all_cut_are_all_held() -> None:
    found = converted(f"{HEADER}\n1,甲路,39.5,100,23,000\n2,乙桥,39.5,100,13,000\n")
    assert codes(found) == [[("N114", "E3")], [("N114", "E4")]]


def test_a_cut_amount_is_told_where_a_blank_remark_takes_its_place() -> None:
    found = converted(f"{HEADER},备注\n1,甲路,39.5,100,23,000\n2,乙桥,39.5,100,230,\n")
    assert codes(found) == [[("N114", "E3")], []]


@pytest.mark.parametrize(
    "row", ['1,甲路,39.5,100,"23,000"', "1,甲路,39.5,100,230", "1,甲路,39.5,100,2300,", "1,甲路,12,100,230"]
)
def test_whole_rows_are_no_fault(row: str) -> None:
    assert codes(converted(f"{HEADER}\n{row}\n2,乙桥,39.5,100,230\n")) == [[], []]


def test_a_total_is_not_compared_with_rows_that_are_cut() -> None:
    found = converted(f"{HEADER}\n1,甲路,39.5,100,23,000\n2,乙桥,39.5,100,230\n,合计,79,200,23230\n")
    assert found.findings == ()


def test_an_amount_whose_title_nobody_knows_is_found_cut_by_the_rows_length() -> None:
    found = converted(
        "项目名称,项目级别,总投资（万元）,全年投资盘子,牵头责任单位,其他说明\n甲路,县级,500,64,356,云台镇,\n乙桥,县级,300,100,云台镇,\n"
    )
    assert [[finding.code for finding in row.findings] for row in found.rows] == [["N114"], []]
