"""The progress table as Markdown, as a page, and with charts: texts stay texts everywhere."""

import io
import re
from html.parser import HTMLParser

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_records import JUNE, WAN, figure, project, settings_of

from projledger.exports.columns import Column, Table
from projledger.exports.html_page import page_html
from projledger.exports.markdown_text import escaped, table_markdown
from projledger.exports.native_charts import MOST_ROWS, NAME
from projledger.exports.progress_export import progress_csv, progress_html, progress_markdown, progress_xlsx
from projledger.measures.grouping import By
from projledger.measures.progress import progress
from projledger.measures.progress_table import Progress

NASTY = "<script>alert(1)</script>|**x**[a](http://b.c)&amp;`"


def table(by: By = By.LEVEL, count: int = 2, name: str = "") -> Progress:
    projects = [project(n, 1200 * WAN, level=("市级", "县级")[n % 2], name=name) for n in range(1, count + 1)]
    figures = [
        figure(n, month, completed_ytd=(month * 90 + n) * WAN)
        for n in range(1, count + 1)
        for month in (3, 5, 6)
    ]
    return progress(projects, figures, [], [], JUNE, settings_of(), by=by)


class Cells(HTMLParser):
    """The words of each cell of a page, and every tag that it has."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.cells: list[str] = []
        self.tags: set[str] = set()
        self.within = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)
        if tag == "td":
            self.within = True
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        self.within = self.within and tag != "td"

    def handle_data(self, data: str) -> None:
        if self.within:
            self.cells[-1] += data


def test_a_page_shows_what_files_say_and_runs_none_of_it() -> None:
    page = progress_html(table(By.PROJECT, name=NASTY))
    read = Cells(page)
    assert NASTY in read.cells
    assert not {"script", "a", "img", "iframe", "link"} & read.tags
    assert "default-src 'none'" in page
    assert not re.search(r"(?:src|href)=", page)


@given(st.text(max_size=40))
def test_any_text_is_one_cell_of_the_page(text: str) -> None:
    plain = text.replace("\r", "").replace("\x00", "")
    page = page_html(
        Table("表", (Column("name", "名称"), Column("light", "亮灯")), [{"name": plain, "light": "黄"}])
    )
    assert Cells(page).cells == [plain, "黄"]


def test_the_page_has_the_digits_of_the_table_and_defines_its_columns() -> None:
    made = table()
    cells = Cells(progress_html(made)).cells
    for key in ("completed_ytd", "completion_rate", "schedule_gap", "completed_month"):
        assert made.total.shown[key] in cells
    assert "累计完成投资÷年度计划，四舍五入。" in cells


def test_markdown_is_a_table_of_as_many_cells_in_every_line_whatever_names_say() -> None:
    text = progress_markdown(table(By.PROJECT, name=NASTY))
    lines = [line for line in text.splitlines() if line.startswith("|")]
    cells = {len(re.findall(r"(?<!\\)\|", line)) for line in lines}
    assert len(cells) == 1
    assert "<script" not in text
    assert "](" not in text.replace("\\](", "")
    assert lines[-1].startswith("| **合计** |")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a|b", "a\\|b"),
        ("一期\n二期", "一期 二期"),
        ("**重点**", "\\*\\*重点\\*\\*"),
        ("http://a.b", "http\\://a.b"),
        ("见www.a.cn", "见www.a.cn"),
        ("www.a.cn", "www\\.a.cn"),
        ("<b>&amp;", "&lt;b&gt;&amp;amp;"),
        ("K12+300—K15 (一期)", "K12+300—K15 (一期)"),
    ],
)
def test_markup_is_shown_as_it_was_written(text: str, written: str) -> None:
    assert escaped(text) == written


def test_an_empty_table_is_still_a_table() -> None:
    assert table_markdown(Table("表", (Column("name", "名称"),), [])) == "| 名称 |\n| :--- |\n"


def test_charts_stand_on_a_sheet_of_their_own_and_are_drawn_from_its_cells() -> None:
    book = openpyxl.load_workbook(io.BytesIO(progress_xlsx(table())))
    assert book.sheetnames == ["进度", "说明", NAME]
    sheet = book[NAME]
    assert [[cell.value for cell in row[:3]] for row in sheet["A2:C3"]] == [
        ["市级", 45.17, 50],
        ["县级", 45.08, 50],
    ]
    assert [cell.value for cell in sheet["E"][1:7]] == ["1月", "2月", "3月", "4月", "5月", "6月"]
    steps = [cell.value for cell in sheet["F"][1:7]]
    assert round(sum(step for step in steps if step is not None), 4) == 0.1083
    rates, months = sheet._charts
    assert len(rates._charts) == 2
    assert rates.series[0].val.numRef.f == f"'{NAME}'!$B$2:$B$3"
    assert [point.graphicalProperties.solidFill.srgbClr for point in rates.series[0].dPt] == ["FFC000"] * 2
    assert months.series[0].val.numRef.f == f"'{NAME}'!$F$2:$F$7"


def test_of_very_many_rows_those_with_the_lowest_rates_are_drawn_and_it_says_so() -> None:
    book = openpyxl.load_workbook(io.BytesIO(progress_xlsx(table(By.PROJECT, MOST_ROWS + 5))))
    names = [cell.value for cell in book[NAME]["A"][1:] if cell.value]
    assert names == [f"项目{number}" for number in range(1, MOST_ROWS + 1)]
    title = book[NAME]._charts[0].title.tx.rich.p[0].r[0].t
    assert title.endswith(f"（{MOST_ROWS + 5}个中最低的{MOST_ROWS}个）")


def test_rows_can_be_filtered_but_for_the_total() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(progress_xlsx(table(By.PROJECT, 4)))).worksheets[0]
    assert sheet.auto_filter.ref.startswith("A3:")
    assert sheet.auto_filter.ref.endswith("7")
    assert sheet["A8"].value == "合计"


def test_an_amount_that_is_not_known_is_no_zero() -> None:
    alone = progress([project(1)], [figure(1, 5, completed_ytd=5)], [], [], JUNE, settings_of())
    assert alone.total.shown["completed_month"] == "—"
    header, first, *_rest = (line.split(",") for line in progress_csv(alone).splitlines())
    assert first[header.index("本月完成（亿元）")] == ""
