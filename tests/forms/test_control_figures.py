"""Totals and declared counts are compared with the rows, reported, and never imported."""

from dataclasses import replace

import pytest

from projledger.forms.convert import convert
from projledger.forms.register import FORMS


def codes(converted):
    """Return-level codes without the notes on unknown columns."""
    return [finding.code for finding in converted.findings if finding.code != "L307"]


TWO = "1|甲项目|100|10\n2|乙项目|200.5|20\n"
HEADER = "序号|项目名称|总投资（万元）|本年累计完成投资（万元）\n"


@pytest.mark.parametrize("total", ["合计|2个|300.5|30", "合计||300.4|30", "合计||300.6|31"])
def test_totals_that_agree_within_half_of_the_last_place_are_silent(converted, total):
    assert codes(converted(HEADER + total + "\n" + TWO)) == []
    assert codes(converted(HEADER + TWO + total)) == []


def test_a_total_that_is_not_the_sum_is_shown_with_the_sum(converted):
    found = converted(HEADER + TWO + "合计||310.5|30")
    (finding,) = found.findings
    assert (finding.code, str(finding.cell), finding.field, finding.found) == (
        "T801",
        "C4",
        "total_investment",
        "310.5",
    )
    assert finding.details == {"expected": "300.5", "title": "总投资（万元）"}


def test_a_column_with_a_fault_in_a_row_is_not_added_up(converted):
    found = converted(HEADER + "1|甲项目|约100|10\n2|乙项目|200|20\n合计||999|30")
    assert codes(found) == []


def test_groups_are_compared_with_their_own_rows(converted):
    body = "一、市级（2项）||300|30\n1|甲项目|100|10\n2|乙项目|200|20\n二、县级（2项）||50|5\n3|丙项目|50|5\n总计||350|35"
    found = converted(HEADER + body)
    (finding,) = found.findings
    assert (finding.code, str(finding.cell)) == ("T802", "A5")
    assert finding.details == {"declared": "2", "counted": "1"}
    wrong = converted(HEADER + body.replace("二、县级（2项）||50", "二、县级（1项）||90"))
    assert [(finding.code, str(finding.cell)) for finding in wrong.findings] == [("T801", "C5")]


def test_subtotals_after_their_rows_are_compared_with_them(converted):
    body = "1|甲项目|100|10\n|小计|100|10\n2|乙项目|200|20\n|小计|200|20\n|合计|300|30"
    assert codes(converted(HEADER + body)) == []
    assert codes(converted(HEADER + body.replace("小计|200", "小计|210"))) == ["T801"]


def test_a_part_of_a_project_is_not_added_to_it(converted):
    assert codes(converted(HEADER + "1|甲项目|100|10\n|其中：一期|60|5\n合计||100|10")) == []


def test_nested_groups_contain_the_groups_below_them(converted):
    body = "一、市本级（2项）||300|30\n（一）在建（1项）||100|10\n1|甲项目|100|10\n（二）筹建（1项）||200|20\n2|乙项目|200|20\n二、县区（1项）||50|5\n3|丙项目|50|5"
    assert codes(converted(HEADER + body)) == []


def test_a_sum_written_with_fewer_decimals_than_its_rows_is_taken_as_rounded(converted):
    head = "序号|项目名称|总投资（亿元）|本年累计完成投资（亿元）\n"
    body = "1|甲项目|1.23|0.21\n2|乙项目|2.34|0.12\n"
    assert codes(converted(head + body + "合计||3.6|0.3")) == []
    assert codes(converted(head + body + "合计||3.7|0.3")) == ["T801"]
    assert codes(converted(head + body + "合计||4|0.33")) == ["T801"]


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("合计（2项）", "1|某园||\n1.1|厂房|60|6\n1.2|道路|40|4\n2|乙项目|200|20"),  # a heading counts once
        ("合计（3项）", "1|某园||\n1.1|厂房|60|6\n1.2|道路|40|4\n2|乙项目|200|20"),
        ("合计（2项）", "1|某园|100|10\n1.1|厂房|60|6\n1.2|道路|40|4\n2|乙项目|200|20"),
        ("合计（4项）", "1|某园|100|10\n1.1|厂房|60|6\n1.2|道路|40|4\n2|乙项目|200|20"),
        ("合计（14项）", "1|农村公路打捆项目（含13个子项目）|100|10\n2|乙项目|200|20"),
        ("合计（2项，含打捆项目13个）", "1|农村公路打捆项目（含13个子项目）|100|10\n2|乙项目|200|20"),
    ],
)
def test_parts_and_packages_may_be_counted_either_way(converted, words, body):
    found = converted(HEADER + f"{words}||300|30\n" + body)
    assert [code for code in codes(found) if code in ("T801", "T802")] == []
    wrong = converted(HEADER + words.replace("（", "（9") + "||300|30\n" + body)
    assert "T802" in codes(wrong)


def test_parts_beside_which_the_project_bears_the_figures_are_named_and_not_entered(converted):
    found = converted(HEADER + "1|某园|100|10\n1.1|厂房|60|6\n1.2|道路|40|4\n2|乙项目|200|20")
    (finding,) = found.findings
    assert (finding.code, str(finding.cell), finding.found) == ("T804", "A3", "某园")
    assert finding.details == {"row": "2", "rows": "3、4"}
    assert [row.values["project"] for row in found.rows] == ["某园", "乙项目"]


def test_a_total_that_shows_an_error_is_named_and_disturbs_nothing(converted):
    found = converted(HEADER + TWO + "合计|2个|=SUM(C2:C3)|#REF!\n|完成率||10.0%%")
    (finding,) = found.findings
    assert (finding.code, str(finding.cell), finding.details) == ("T805", "C4", {"cells": "C4、D4"})
    assert [row.values["total_investment"] for row in found.rows] == [1_000_000, 2_005_000]


def test_of_which_rows_of_a_total_are_compared_where_every_row_tells_its_status(converted):
    head = "序号|项目名称|项目状态|本年累计完成投资（万元）\n"
    body = "1|甲项目|在建|10\n2|乙项目|前期|20\n3|丙项目|在建|30"
    right = "合计（3项）|<||60\n|其中：在建重点项目（2项）||40\n"
    assert codes(converted(head + right + body)) == []
    assert codes(converted(head + right.replace("2项", "1项") + body)) == ["T802"]
    assert codes(converted(head + right.replace("||40", "||30") + body)) == ["T801"]
    assert codes(converted(head + right.replace("2项", "1项") + body.replace("前期", ""))) == []


def test_marks_against_a_category_are_one_finding_with_all_rows_and_both_cells(converted):
    body = (
        "一、县级重点项目（3项）||60|6\n1|★甲项目|20|2\n2|★乙项目|20|2\n3|★丙项目|20|2\n注：★为省级重点项目"
    )
    (finding,) = converted(HEADER + body).findings
    assert (finding.code, str(finding.cell), finding.found) == ("L331", "A3", "A6 省级、A2 县级")
    assert finding.details == {"title": "项目级别", "rows": "3-5", "expected": "省级"}


@pytest.mark.parametrize("label", ["合计", "一、市级（2项）"])
def test_a_total_shown_in_another_unit_than_its_column_is_not_skipped_in_silence(table_of, label):
    table = table_of(HEADER + f"{label}||3000000|30\n" + TWO)
    total = table.rows[0]
    shown = total.values[3]._replace(shown="/4万元")  # 300 on the screen, 3000000 in the cell
    rows = (total._replace(values={**total.values, 3: shown}), *table.rows[1:])
    found = convert(FORMS["report"], replace(table, rows=rows), period_year=2021, period_month=6).findings
    assert [(one.code, str(one.cell), one.found) for one in found] == [("T805", "C2", "3000000 (300万元)")]


def test_words_in_place_of_a_total_are_told_of_and_a_dash_is_not(converted):
    (finding,) = converted(HEADER + "合计||约三百|—\n" + TWO).findings
    assert (finding.code, finding.found, finding.details) == ("T805", "约三百", {"cells": "C2"})


def test_a_total_over_figures_whose_money_unit_is_not_known_is_not_compared(converted):
    found = converted(
        """
项目名称 | 年度计划投资 | 本年累计完成投资（万元）
甲路 | 100万元 | 10
乙桥 | 200 | 20
合计 | 300万元 | 30
"""
    )
    assert [finding.code for finding in found.findings] == ["L302"]


def test_a_count_declared_right_above_the_header_is_compared_too(converted):
    inner = "（一）续建（1项）||100|10\n1|甲项目|100|10\n（二）新建（1项）||200.5|20\n2|乙项目|200.5|20"
    assert codes(converted("一、市级重点项目（2项）\n" + HEADER + inner)) == []
    (finding,) = converted("一、市级重点项目（3项）\n" + HEADER + inner).findings
    assert (finding.code, str(finding.cell)) == ("T802", "A1")
    assert finding.details == {"declared": "3", "counted": "2"}
    (finding,) = converted("一、市级重点项目（2项）\n" + HEADER + TWO + "二、县级（1项）\n").findings
    assert (finding.code, str(finding.cell)) == ("T802", "A5")


SHAPES = "序号|项目名称|项目级别|建设性质|总投资（万元）|本年累计完成投资（万元）\n"
EACH = "1|甲项目|市级|续建|100|10\n2|乙项目|市级|新建|200|20\n3|丙项目|县级|续建|400|40"


def test_of_which_groups_two_deep_are_compared_with_the_rows_of_both_words(converted):
    deep = "合计|3|||700|70\n其中|||||\n市级|2|||300|30\n其中：续建|1|||100|10\n县级|1|||400|40\n其中：续建|1|||400|40\n"
    assert codes(converted(SHAPES + deep + EACH)) == []
    wrong = converted(SHAPES + deep.replace("其中：续建|1|||100", "其中：续建|1|||150") + EACH)
    assert [(finding.code, str(finding.cell)) for finding in wrong.findings] == [("T801", "E5")]


def test_a_bare_count_in_the_column_of_names_makes_no_project_of_a_category(converted):
    body = "市级项目|2|||300|30\n1|甲项目|市级|续建|100|10\n2|乙项目|市级|新建|200|20\n县级项目|2|||400|40\n3|丙项目|县级|续建|400|40"
    (finding,) = converted(SHAPES + body).findings
    assert (finding.code, finding.details) == ("T802", {"declared": "2", "counted": "1"})


def test_a_pages_subtotal_is_compared_with_the_rows_of_its_page(converted):
    page = "重点项目月报表\n" + HEADER
    text = (
        page
        + "1|甲项目|100|10\n第1页|||\n"
        + page
        + "2|乙项目|200|20\n|本页小计|200|20\n|合计|300|30\n第2页|||"
    )
    assert codes(converted(text)) == []
    assert codes(converted(text.replace("本页小计|200", "本页小计|250"))) == ["T801"]
