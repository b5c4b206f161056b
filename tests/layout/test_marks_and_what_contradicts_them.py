"""A mark counts more than the category above; where both differ, or a cell of the row, the row says so."""

from projledger.layout.table import RowKind

HEADER = "序号|项目名称|项目级别|本年累计完成投资（万元）|形象进度\n"
NOTE = "注：★为省级重点项目，▲为市级重点项目。"


def told(table):
    """For each project its level, and what else is said of it with both places."""
    return [
        (
            row.carried["level"].value.text,
            [
                f"{one.taken.value.text} {one.taken.cell}, {one.other.value.text} {one.other.cell}"
                for one in row.contradictions
            ],
        )
        for row in table.rows
        if row.kind is RowKind.PROJECT
    ]


def test_a_mark_that_differs_from_the_category_counts_and_both_places_are_kept(find):
    (table,) = find(HEADER + "一、县级重点项目|<|<|<|<\n1|★甲项目||1|x\n2|乙项目||1|x\n" + NOTE)
    assert told(table) == [("省级", ["省级 A5, 县级 A2"]), ("县级", [])]


def test_a_mark_that_says_the_same_contradicts_nothing(find):
    (table,) = find(HEADER + "一、市级重点项目|<|<|<|<\n1|▲甲项目|市级|1|x\n" + NOTE)
    assert told(table) == [("市级", [])]


def test_a_cell_of_the_row_counts_more_than_its_mark(find):
    (table,) = find(HEADER + "1|★甲项目|县级重点|1|x\n" + NOTE)
    assert [one for _level, one in told(table)] == [["县级 C2, 省级 A3"]]


def test_two_marks_that_differ_contradict_each_other(find):
    (table,) = find(HEADER + "1|★▲甲项目||1|x\n" + NOTE)
    assert told(table) == [("市级", ["市级 A3, 省级 A3"])]
