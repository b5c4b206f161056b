"""Whatever stands in a sheet, the search ends, with tables or without."""

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from projledger.forms.convert import convert
from projledger.forms.register import FORMS
from projledger.forms.titles import known_titles, vocabulary
from projledger.layout.context import period_hints, return_date, unit_hints
from projledger.layout.find import tables
from projledger.layout.table import RowKind
from projledger.workbook.cells import BLANK, CellKind, CellValue, Merge, Sheet

TITLES = sorted({known.pattern.replace("<Y>", "2021").replace("<M>", "6") for known in known_titles()} - {""})
WORDS = [
    "合计", "其中：", "一、市级（3项）", "（一）在建", "注：", "填表人：甲", "填报单位：云台镇", "单位：万元", "填报日期：2021年7月3日", "甲项目", "无", "约480万", "1.2亿",
    "完成投资（万元）", "本月", "本年累计", "6月", "是", "涉密", "项目个数", "（", "1●", "2021.1", "：：", "<Y>", "13月",
]  # fmt: skip
texts = st.one_of(st.sampled_from(TITLES), st.sampled_from(WORDS), st.text(max_size=6)).map(
    lambda words: CellValue(CellKind.TEXT, words)
)
others = st.sampled_from(
    [
        BLANK,
        BLANK,
        CellValue(CellKind.NUMBER, Decimal("12.5")),
        CellValue(CellKind.NUMBER, Decimal("1e300")),
        CellValue(CellKind.NUMBER, Decimal("NaN")),
        CellValue(CellKind.ERROR, "#REF!"),
        CellValue(CellKind.UNCALCULATED, "=A1"),
        CellValue(CellKind.BOOLEAN, True),
        CellValue(CellKind.DATE, date(2021, 6, 30)),
    ]
)
rows = st.lists(st.one_of(texts, others), max_size=7).map(tuple)


@st.composite
def merges(draw):
    row, column = draw(st.integers(1, 9)), draw(st.integers(1, 7))
    return Merge(row, column, row + draw(st.integers(0, 4)), column + draw(st.integers(0, 4)))


@settings(max_examples=250)
@given(st.lists(rows, max_size=10), st.lists(merges(), max_size=4))
def test_any_sheet_is_searched_and_any_table_converted(lines, merged):
    sheet = Sheet("6月", tuple(lines), tuple(merged))
    for table in tables(sheet, vocabulary()):
        assert len(table.columns) >= 2
        period_hints(table, sheet.name), unit_hints(table), return_date(table, 2021)
        found = convert(FORMS[table.form], table, period_year=2021, period_month=6)
        projects = {row.row for row in table.rows if row.kind is RowKind.PROJECT}
        assert {row.row for row in found.rows} <= projects
        for row in found.rows:
            assert row.model is None or not any(f.severity == "error" for f in row.findings)


def test_a_sheet_of_many_merges_and_rows_is_searched_in_passing():
    titles = ["项目名称", "总投资（万元）", "本年累计完成投资（万元）", *TITLES[:27]]
    line = tuple(CellValue(CellKind.TEXT, title) for title in titles)
    body = tuple(CellValue(CellKind.TEXT, f"甲{number}") for number in range(30))
    many = tuple(Merge(row, 1, row + 20_000, 30) for row in range(3, 20_003))
    sheet = Sheet("表", (line, *([body] * 2_000)), many)
    (table,) = tables(sheet, vocabulary())
    assert len(table.rows) == 2_000
