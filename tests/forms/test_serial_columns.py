"""A column that merely numbers the rows is known for one everywhere, whatever it is called."""

import pytest

from projledger.forms.convert import convert
from projledger.forms.register import FORMS
from projledger.layout.serials import numbers_rows

TITLES = ["序号", "序", "行次", "项次", "No.", "NO", "#", "排名", "名次", "位次", "顺序号"]


def read(table_of, text):
    table = table_of(text)
    return convert(FORMS[table.form], table, period_year=2021, period_month=6)


@pytest.mark.parametrize("title", TITLES)
def test_it_is_neither_kept_nor_asked_about_and_its_number_heads_categories(table_of, title: str) -> None:
    found = read(
        table_of,
        f"{title}|项目名称|项目级别|年度计划投资（万元）|本年累计完成投资（万元）\n一|市级项目|||\n1|甲项目||5|2\n2|乙项目||6|3",
    )
    assert [row.values["project"] for row in found.rows] == ["甲项目", "乙项目"]
    assert [finding.code for finding in found.findings] == []
    assert found.extra == {}


def test_a_rank_beside_the_serial_number_is_kept_and_told(table_of) -> None:
    found = read(table_of, "序号|项目名称|本年累计完成投资（万元）|排名\n1|甲项目|2|2\n2|乙项目|3|1")
    assert [(one.code, one.found) for one in found.findings] == [("L307", "排名")]
    assert [row.extra for row in found.rows] == [{"排名": "2"}, {"排名": "1"}]


@pytest.mark.parametrize("title", ["完成率排名", "项目编号", "序列", "电话号码", "次数"])
def test_other_titles_number_no_rows(title: str) -> None:
    assert not numbers_rows(title)
