"""Words below a header that say how to fill the columns in are no titles and no project."""

import pytest

from projledger.layout.table import RowKind

HEAD = "单位：万元||||\n序号|项目名称|本年累计完成投资|本月完成投资|形象进度\n"
BODY = "1|甲项目|10|1|基础\n2|乙项目|20|2|主体\n"


def fields(table):
    return {column.field for column in table.columns} - {""}


@pytest.mark.parametrize(
    "hints",
    [
        "||必填|必填|",
        "||自动计算|手工填写|",
        "|必填|（必填）|（选填）|选填",
        "||*必填*||",
        "||系统自动生成|手工录入|",
    ],
)
def test_a_row_of_hints_is_passed_over(find, hints):
    (table,) = find(HEAD + hints + "\n" + BODY)
    assert fields(table) == {"project", "completed_ytd", "completed_month", "physical_progress"}
    assert [row.kind for row in table.rows] == [RowKind.PROJECT, RowKind.PROJECT]


@pytest.mark.parametrize("words", ["||暂无|暂无|", "||甲类|甲类|"])
def test_words_that_tell_no_amounts_apart_take_none_of_them_away(find, words):
    (table,) = find(HEAD + words + "\n" + BODY)
    assert fields(table) >= {"project", "completed_ytd", "completed_month"}


@pytest.mark.parametrize("words", ["||中央|地方|", "||上年|上年|", "||统计口径|统计口径|", "||其中：国债||"])
def test_words_that_change_what_the_amounts_are_stay_titles(find, words):
    tables = find(HEAD + words + "\n" + BODY)
    assert not any({"completed_ytd", "completed_month"} <= fields(table) for table in tables)
