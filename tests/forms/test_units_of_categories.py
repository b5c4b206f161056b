"""A money unit in the words of a category counts for the rows below it, and for no others."""

from decimal import Decimal

import pytest

from projledger.forms.convert import convert
from projledger.forms.register import FORMS
from projledger.foundation.currency import NO_RATES

HEADER = "序号|项目名称|总投资|本年累计完成投资|责任单位\n"
RATES = {"美元": Decimal("6.5")}


@pytest.fixture
def read(table_of):
    def run(text, rates=NO_RATES, money_unit=None):
        table = table_of(text)
        return convert(
            FORMS[table.form], table, period_year=2021, period_month=6, rates=rates, money_unit=money_unit
        )

    return run


def totals(found):
    return [row.values.get("total_investment") for row in found.rows]


@pytest.mark.parametrize(
    "category",
    [
        "续建项目（亿元）", "续建项目（亿元）|<|<|<|<", "|续建项目（亿元）", "一、市本级（单位：亿元）", "一、市本级（48项，单位：亿元）", "一、续建（亿元，48项）", "一、续建项目 单位：亿元",
        "一、续建||||单位：亿元", "（一）工业项目82个（金额单位：亿元）|<|<", "续建项目（以亿元计）", "续建项目（亿）", "续建项目（人民币亿元）", "续建项目（RMB亿元）",
    ],
)  # fmt: skip
def test_the_unit_of_a_category_converts_the_rows_below_it(read, category):
    found = read(f"{HEADER}{category}\n1|甲路|2|0.5|云台镇\n2|乙路|3|0.6|云台镇")
    assert totals(found) == [200_000_000, 300_000_000]
    assert [row.values["completed_ytd"] for row in found.rows] == [50_000_000, 60_000_000]
    assert {finding.code for finding in found.findings} <= {"T802"}
    assert found.money_unit == "亿元" and found.money_source.startswith("category ")


def test_it_holds_until_the_next_category_of_its_own_rank_or_a_higher_one(read):
    found = read(
        HEADER
        + "一、市本级（亿元）\n（一）续建\n1|甲路|2|1|云台镇\n（二）新建（万元）\n2|乙路|300|6|云台镇\n（三）前期\n3|丙路|1|1|云台镇\n"
        "二、县级（万元）\n4|丁路|300|6|云台镇"
    )
    assert totals(found) == [200_000_000, 3_000_000, 100_000_000, 3_000_000]
    assert not found.findings


def test_rows_that_no_unit_reaches_are_asked_about(read):
    found = read(f"{HEADER}续建项目（亿元）\n1|甲路|2|1|云台镇\n新建项目\n2|乙路|300|6|云台镇")
    assert totals(found) == [200_000_000, None]
    assert {finding.code for finding in found.findings} == {"L302"}


@pytest.mark.parametrize(
    ("above", "header"),
    [
        ("|||单位：万元\n", HEADER),
        ("", HEADER.replace("总投资", "总投资（万元）")),
        ("|||单位：万元\n", HEADER.replace("总投资", "总投资（亿元）")),
        ("", HEADER.replace("总投资", "总投资（亿元）").replace("完成投资", "完成投资（万元）")),
    ],
)
def test_a_category_that_contradicts_a_title_or_a_line_is_asked_about_and_gives_no_figure(
    read, above, header
):
    found = read(f"{above}{header}一、续建项目（亿元）\n1|甲路|2|0.5|云台镇")
    (finding,) = [one for one in found.findings if one.code == "L318"]
    assert "亿元" in finding.found and "万元" in finding.found
    assert "completed_ytd" not in found.rows[0].values or "total_investment" not in found.rows[0].values


def test_a_category_that_says_what_the_line_says_is_no_question(read):
    found = read(
        f"|||单位：万元\n{HEADER}一、续建项目（万元）\n1|甲路|2|1|云台镇\n二、新建\n2|乙路|3|1|云台镇"
    )
    assert totals(found) == [20_000, 30_000]
    assert not found.findings


def test_two_units_in_one_category_agree_with_nothing(read):
    found = read(f"{HEADER}一、续建项目（万元、亿元）\n1|甲路|2|1|云台镇")
    assert totals(found) == [None]
    assert {finding.code for finding in found.findings} == {"L302", "L318"}


def test_a_unit_given_with_the_command_leaves_the_word_to_the_category(read):
    found = read(
        f"{HEADER}一、续建项目（亿元）\n1|甲路|2|1|云台镇\n二、新建\n2|乙路|3|1|云台镇", money_unit="万元"
    )
    assert totals(found) == [200_000_000, 30_000]


def test_a_line_among_the_rows_states_the_unit_of_those_below_it(read):
    found = read(f"|||单位：万元\n{HEADER}1|甲路|2|1|云台镇\n单位：亿元\n2|乙路|3|1|云台镇")
    assert totals(found) == [20_000, None]
    assert {finding.code for finding in found.findings} == {"L318"}


def test_totals_are_held_against_rows_of_different_units(read):
    text = (
        HEADER
        + "一、续建（亿元）||5|1.1\n1|甲路|2|0.5|云台镇\n2|乙路|3|0.6|云台镇\n二、新建（万元）||30|6\n3|丙路|30|6|云台镇\n合计（万元）||{}|11006"
    )
    assert not read(text.format("50030")).findings
    (wrong,) = read(text.format("70030")).findings
    assert (wrong.code, str(wrong.cell)) == ("T801", "C7")


def test_the_total_of_a_category_may_be_rounded_in_its_unit(read):
    text = HEADER + "一、续建（亿元）||{}|1\n1|甲路|2.04|0.5|云台镇\n2|乙路|3.02|0.5|云台镇"
    assert not read(text.format("5.1")).findings
    assert [finding.code for finding in read(text.format("5.2")).findings] == ["T801"]


def test_a_category_or_a_line_may_state_foreign_money(read):
    found = read(f"{HEADER}一、外资项目（万美元）\n1|甲路|200|50|云台镇", RATES)
    assert totals(found) == [13_000_000]
    assert found.rows[0].extra["总投资（原币）"] == "200万美元"
    above = read(f"|||单位：万美元\n{HEADER}1|甲路|200|50|云台镇", RATES)
    assert totals(above) == [13_000_000] and above.money_unit == "万美元"
    unrated = read(f"|||单位：万美元\n{HEADER}1|甲路|200|50|云台镇")
    assert [finding.code for finding in unrated.rows[0].findings] == ["N112", "N112"]


def test_a_line_of_yuan_and_foreign_money_leaves_yuan_to_columns_beside_a_foreign_title(read):
    line = "|||单位：万元、万美元\n"
    titled = read(
        f"{line}序号|项目名称|总投资|其中：外资（万美元）|本年累计完成投资|责任单位\n1|甲路|200|5|50|云台镇"
    )
    assert totals(titled) == [2_000_000]
    assert {finding.code for finding in read(f"{line}{HEADER}1|甲路|200|50|云台镇").findings} == {"L318"}


def test_a_title_of_two_units_is_asked_about_and_gives_no_figure(read):
    found = read("序号|项目名称|总投资（万元、亿元）|本年累计完成投资（万元）|责任单位\n1|甲路|2|1|云台镇")
    assert totals(found) == [None]
    (finding,) = found.findings
    assert (finding.code, str(finding.cell)) == ("L318", "C1")


def test_short_units_may_stand_alone_below_the_titles(read):
    found = read("序号|项目名称|总投资|本年累计完成投资|责任单位\n||亿|万|\n1|甲路|2|1|云台镇")
    assert totals(found) == [200_000_000]
    assert found.rows[0].values["completed_ytd"] == 10_000


@pytest.mark.parametrize(
    ("word", "yuan"),
    [
        ("亿元", 10**8), ("亿", 10**8), ("（亿元）", 10**8), ("億元", 10**8), ("人民币万元", 10**4), ("萬元", 10**4), ("万圆", 10**4), ("万", 10**4),
        ("RMB万元", 10**4), ("元", 1), ("万美元", 65_000),
    ],
)  # fmt: skip
def test_a_column_of_units_knows_every_writing_of_one(read, word, yuan):
    found = read(
        f"序号|项目名称|单位|总投资|本年累计完成投资\n1|甲路|{word}|2|1\n2|乙路|{word}|3|1\n3|丙路|万元|4|1",
        RATES,
    )
    assert totals(found) == [2 * yuan, 3 * yuan, 40_000]
    assert found.unit_column == 3
    codes = {one.code for one in (*found.findings, *(item for row in found.rows for item in row.findings))}
    assert not codes & {"L302", "L318", "U601", "U604"}
