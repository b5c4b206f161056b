"""``map`` of a table whose rows state their own money units in a column."""

from collections.abc import Callable

from text_sheets import sheet

from projledger.api.mapping import Understanding, record


def test_the_money_units_of_rows_are_told_with_the_column_that_states_them(
    understood: Callable[..., Understanding],
) -> None:
    text = "云台镇2021年6月月报\n序号|项目名称|单位|本年累计完成投资\n1|甲路|万元|900\n2|乙桥|亿元|0.03\n"
    one = understood(sheet(text))
    (back,) = record(one)["sheets"][0]["returns"]
    assert back["money_unit"] == {"value": "万元、亿元", "source": "column", "cell": "C3"}
    assert [column["left_out"] for column in back["columns"]] == ["serial", None, "money-unit", None]
    assert [row["values"]["completed_ytd"]["value"] for row in back["rows"]] == [9_000_000, 3_000_000]
    assert not any(finding.code == "L307" for finding in one.findings)
