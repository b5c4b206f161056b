"""An amount divided among payers or works: 小计 below its title is the whole, and begins no row of the body."""

import pytest


@pytest.mark.parametrize("first", ["小计", "合计", "其中：中央"])
def test_a_lower_level_that_begins_with_the_whole_of_an_amount_belongs_to_the_header(
    find, first: str
) -> None:
    (table,) = find(f"""
序号 | 项目名称 | 总投资（万元） | | | 本年累计完成投资（万元）
 | | {first} | 中央 | 企业 |
1 | 甲路 | 500 | 200 | 300 | 40
""")
    assert table.header == (1, 2)
    fields = {column.number: column.field for column in table.columns if column.field}
    assert fields == {2: "project", 6: "completed_ytd"} | (
        {3: "total_investment"} if first[:2] != "其中" else {}
    )


def test_a_row_that_begins_with_a_total_in_the_column_of_names_is_none(find) -> None:
    (table,) = find("""
序号 | 项目名称 | 责任单位 | 本年累计完成投资（万元） | 备注
 | 小计 | | 见下 |
1 | 甲路 | 云台镇 | 40 |
""")
    assert table.header == (1, 1)
    assert [row.kind for row in table.rows] == ["total", "project"]


def test_the_whole_of_an_amount_heads_its_parts_where_the_names_bear_no_title(find) -> None:
    (table,) = find("""
序号 | | 总投资（万元） | | 项目状态 | 本年累计完成投资（万元）
 | | 小计 | 中央 | |
1 | 甲路 | 500 | 200 | 在建 | 40
2 | 乙桥 | 300 | 100 | 在建 | 30
""")
    assert table.header == (1, 2)
    assert [column.field for column in table.columns if column.number == 3] == ["total_investment"]


def test_the_whole_is_found_over_a_row_of_units(find) -> None:
    (table,) = find("""
序号 | 项目名称 | 项目预估总投资 | | 投资完成情况
 | | 合计 | 土建 | 本期新增投资
 | | （万元） | （万元） | （万元）
1 | 甲路 | 500 | 200 | 40
""")
    fields = {column.number: column.field for column in table.columns if column.field}
    assert fields == {2: "project", 3: "total_investment", 5: "completed_month"}
