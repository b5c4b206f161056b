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
