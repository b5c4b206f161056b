"""Groups that are summed up below their projects are totals, and give nothing to the rows that follow."""

import pytest

from projledger.layout.table import RowKind

HEAD = "单位：万元||||\n序号|项目名称|总投资|1-6月完成投资|目前进展\n"
P, C, T = RowKind.PROJECT, RowKind.CATEGORY, RowKind.TOTAL


@pytest.mark.parametrize("first", ["", "|全县3个项目|60|6|\n"])
def test_a_unit_with_its_sum_below_its_projects_is_no_heading_of_the_next(find, first):
    body = "1|甲项目|10|1|基础\n2|乙项目|20|2|基础\n|云台镇2个项目|30|3|\n3|丙项目|30|3|主体\n|白衣镇1个项目|30|3|\n"
    (table,) = find(HEAD + first + body)
    rows = [row for row in table.rows if row.kind is not T or "全县" not in row.label]
    assert [row.kind for row in rows] == [P, P, T, P, T]
    assert [dict(row.carried) for row in rows if row.kind is P] == [{}, {}, {}]


@pytest.mark.parametrize(
    "body",
    [
        "|云台镇2个项目|30|3|\n1|甲项目|10|1|基础\n2|乙项目|20|2|基础\n|白衣镇1个项目|30|3|\n3|丙项目|30|3|主体\n",
        "1|甲项目|10|1|基础\n|云台镇1个项目|20|2|\n2|乙项目|20|2|基础\n",  # a heading after a project of no group
        "1|甲项目|10|1|基础\n二、云台镇（0个）||||\n",
    ],
)
def test_headings_above_their_projects_stay_what_they_are(find, body):
    (table,) = find(HEAD + body)
    assert T not in [row.kind for row in table.rows]
    assert C in [row.kind for row in table.rows]


def test_sums_below_are_none_of_the_rows_that_follow_though_projects_stand_below_the_last(find):
    body = "1|甲项目|10|40|\n2|乙项目|20|25|\n|在建项目2个||65|\n3|丙项目|30|50|\n|新开工项目1个||50|\n4|丁项目|9|12|\n"
    (table,) = find(HEAD + body)
    assert [row.kind for row in table.rows] == [P, P, T, P, T, P]
    assert [dict(row.carried) for row in table.rows if row.kind is P] == [{}, {}, {}, {}]


def test_where_the_figures_fit_neither_above_nor_below_nothing_is_carried_and_the_count_is_told(find):
    body = "1|甲项目|10|40|\n|在建项目3个||65|\n2|乙项目|30|50|\n|新开工项目4个||90|\n3|丙项目|9|12|\n"
    (table,) = find(HEAD + body)
    assert [row.kind for row in table.rows] == [P, T, P, T, P]
    assert [row.declared for row in table.rows if row.kind is T] == [3, 4]
    assert [dict(row.carried) for row in table.rows if row.kind is P] == [{}, {}, {}]


def test_headings_whose_figures_are_those_below_them_stay_though_one_of_them_slipped(find):
    body = "1|甲项目|10|40|\n|在建项目1个||50|\n2|乙项目|30|50|\n|新开工项目2个||21|\n3|丙项目|9|12|\n4|丁项目|9|8|\n"
    (table,) = find(HEAD + body)
    assert [row.kind for row in table.rows] == [P, C, P, C, P, P]
