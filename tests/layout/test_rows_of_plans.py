"""Two rows a project, one planned and one done: only what was done is a project's row."""

import pytest

from projledger.layout.table import RowKind

HEAD = "单位：万元|||\n项目名称|{}|5月完成投资|1-6月累计完成投资\n"


def kinds(table):
    return [row.kind for row in table.rows]


@pytest.mark.parametrize(
    ("title", "planned", "done"),
    [("类别", "计划", "实际"), ("指标", "本年目标", "累计完成"), ("", "计划数", "完成数"), ("项目类别", "计划投资", "完成投资")],
)  # fmt: skip
@pytest.mark.parametrize("again", ["^", "", "甲项目"])
def test_the_row_of_the_plan_is_none_of_the_projects(find, title, planned, done, again):
    body = f"甲项目|{planned}|10|60\n{again}|{done}|9|55\n乙项目|{planned}|1|6\n{again.replace('甲', '乙')}|{done}|2|5\n"
    (table,) = find(HEAD.format(title) + body)
    assert kinds(table) == [RowKind.NOTE, RowKind.PROJECT, RowKind.NOTE, RowKind.PROJECT]
    names = [
        (row.values.get(1) or row.spread[1].value).text for row in table.rows if row.kind is RowKind.PROJECT
    ]
    assert names == ["甲项目", "乙项目"]
    carried = [row.carried.get("project") for row in table.rows if row.kind is RowKind.PROJECT]
    assert all(one is not None or again == "甲项目" for one in carried)
    assert not {column.field for column in table.columns if column.number == 2} - {""}


@pytest.mark.parametrize(
    "body",
    [
        "甲项目|计划|10|60\n乙项目|实际|9|55\n",  # two projects
        "甲项目|计划|10|60\n|实际|9|55\n乙项目|新建|2|5\n",  # another word
        "甲项目|实际|10|60\n|计划|9|55\n",  # in no order that is known
        "甲项目|计划|10|60\n",
    ],
)
def test_where_the_rows_do_not_go_by_turns_nothing_is_taken_away(find, body):
    (table,) = find(HEAD.format("类别") + body)
    assert RowKind.NOTE not in kinds(table)


def test_a_total_of_plans_is_not_compared_with_what_was_done(find):
    body = "甲项目|计划|10|60\n|实际|9|55\n合计|计划|10|60\n|实际|9|55\n"
    (table,) = find(HEAD.format("类别") + body)
    assert kinds(table) == [RowKind.NOTE, RowKind.PROJECT, RowKind.NOTE, RowKind.TOTAL]
