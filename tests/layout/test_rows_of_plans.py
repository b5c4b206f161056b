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
    ("body", "held"),
    [
        ("甲项目|计划|10|60\n乙项目|实际|9|55\n", ["B3"]),  # two projects
        ("甲项目|计划|10|60\n|实际|9|55\n乙项目|计划|2|5\n", ["B5"]),  # its other row is missing
        ("甲项目|计划|10|60\n|实际|9|55\n乙项目|新建|2|5\n", ["B5"]),  # another word
        ("甲项目|计划|10|60\n|实际|9|55\n乙项目||2|5\n", ["B5"]),  # none
        ("甲项目|计划|10|60\n|计划|9|55\n|实际|2|5\n", ["B3"]),
    ],
)
def test_a_planned_row_without_what_was_done_is_no_report(find, body, held):
    (table,) = find(HEAD.format("类别") + body)
    assert [str(row.unreported.cell) for row in table.rows if row.unreported] == held


@pytest.mark.parametrize("again", ["^", "", "甲项目"])
def test_what_was_done_may_stand_above_what_is_planned(find, again):
    body = f"甲项目|实际|9|55\n{again}|计划|10|60\n乙项目|计划|1|6\n|实际|2|5\n"
    (table,) = find(HEAD.format("类别") + body)
    assert kinds(table) == [RowKind.PROJECT, RowKind.NOTE, RowKind.NOTE, RowKind.PROJECT]
    assert not any(row.unreported for row in table.rows)


def test_one_project_without_a_planned_row_disturbs_no_other(find):
    body = "甲项目|计划|10|60\n|实际|9|55\n乙项目|实际|2|5\n丙项目|计划|1|6\n|实际|3|7\n"
    (table,) = find(HEAD.format("类别") + body)
    assert kinds(table) == [RowKind.NOTE, RowKind.PROJECT, RowKind.PROJECT, RowKind.NOTE, RowKind.PROJECT]
    assert not any(row.unreported for row in table.rows)


def test_where_all_rows_say_the_same_nothing_is_taken_away(find):
    (table,) = find(HEAD.format("类别") + "甲项目|计划|10|60\n乙项目|计划|1|6\n")
    assert kinds(table) == [RowKind.PROJECT, RowKind.PROJECT]
    assert not any(row.unreported for row in table.rows)


@pytest.mark.parametrize("total", ["合计|计划|14|60\n|实际|9|60\n", "合计|实际|9|60\n|计划|14|60\n"])
def test_an_unnamed_row_below_a_total_takes_part_in_the_total(find, total):
    (table,) = find(HEAD.format("类别") + total + "甲项目|计划|10|70\n|实际|9|60\n")
    assert sorted(kinds(table)[:2]) == [RowKind.NOTE, RowKind.TOTAL]
    assert kinds(table)[2:] == [RowKind.NOTE, RowKind.PROJECT]
    assert not any(row.unreported for row in table.rows)


def test_a_total_of_plans_is_not_compared_with_what_was_done(find):
    body = "甲项目|计划|10|60\n|实际|9|55\n合计|计划|10|60\n|实际|9|55\n"
    (table,) = find(HEAD.format("类别") + body)
    assert kinds(table) == [RowKind.NOTE, RowKind.PROJECT, RowKind.NOTE, RowKind.TOTAL]


def test_a_status_tells_no_planned_row(find):
    head = "单位：万元|||\n项目名称|项目状态|5月完成投资|1-6月累计完成投资\n"
    (table,) = find(head + "甲项目|完成|10|60\n乙项目|计划|0|0\n丙项目|在建|1|6\n")
    assert kinds(table) == [RowKind.PROJECT] * 3
    assert not any(row.unreported for row in table.rows)
    assert "status" in {column.field for column in table.columns}


def test_in_a_plan_the_planned_rows_count(find):
    head = "单位：万元||||\n项目名称|类别|总投资|2021年计划投资|建设内容\n"
    (table,) = find(head + "甲项目|计划|100|60|x\n|实际|90|50|x\n", "年度计划表")
    assert table.form == "plan"
    assert kinds(table)[0] is RowKind.PROJECT
    assert not any(row.spread or row.unreported for row in table.rows)


def test_each_row_may_bear_a_number_of_its_own_where_it_bears_the_name(find):
    head = "单位：万元||||\n序号|项目名称|类别|5月完成投资|1-6月累计完成投资\n"
    (table,) = find(head + "1|甲项目|计划|10|60\n2|甲项目|实际|9|55\n3|乙项目|计划|1|6\n")
    assert kinds(table) == [RowKind.NOTE, RowKind.PROJECT, RowKind.PROJECT]
    assert [row.unreported is not None for row in table.rows] == [False, False, True]


def test_a_row_with_another_number_and_no_name_is_of_no_project_above_it(find):
    head = "单位：万元||||\n序号|项目名称|类别|5月完成投资|1-6月累计完成投资\n"
    (table,) = find(head + "1|甲项目|计划|10|60\n2||实际|9|55\n3|乙项目|实际|1|6\n")
    assert table.rows[0].unreported is not None
