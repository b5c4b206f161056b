"""The list of projects as a workbook to print: looked at after it was saved and loaded again."""

import io
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_records import JUNE, WAN, figure, project, settings_of
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from projledger.exports.project_sheet import project_sheet_xlsx
from projledger.exports.row_heights import height_of, lines_of, sheet_name
from projledger.measures.grouping import By
from projledger.measures.progress import progress
from projledger.measures.progress_table import Progress
from projledger.measures.project_list import ProjectList, project_list

LONG = "路基全部完成，桥梁下部结构完成，路面铺筑至K12，边坡防护与排水工程同步推进，" * 3
PROJECTS = [
    project(1, 1200 * WAN, level="市级", unit="水利局", listed=True, total_investment=3000 * WAN),
    project(2, 800 * WAN + 5, level="县级", name="=HYPERLINK(1)", total_investment=900 * WAN),
    project(3, None, level="县级"),
]
FIGURES = [
    *(figure(number, month, completed_ytd=100 * WAN) for number in (1, 2) for month in range(1, 6)),
    figure(1, 6, completed_ytd=700 * WAN, physical_progress=LONG, status="在建"),
    figure(2, 6, completed_ytd=300 * WAN + 5),
    figure(3, 6, completed_ytd=7 * WAN),
]


def table(by: By, settings: str = "") -> Progress:
    return progress(PROJECTS, FIGURES, [], [], JUNE, settings_of(settings), by=by, submission=57)


def listed(by: By = By.LEVEL, settings: str = "") -> ProjectList:
    return project_list(table(by, settings), table(By.PROJECT, settings), PROJECTS, FIGURES)


def book(by: By = By.LEVEL, *, split: bool = False) -> Workbook:
    data = project_sheet_xlsx(listed(by), listed(By.UNIT) if split else None)
    return openpyxl.load_workbook(io.BytesIO(data))


def column(sheet: Worksheet, title: str) -> int:
    return next(cell.column for row in sheet["3:4"] for cell in row if str(cell.value).startswith(title))


def names(sheet: Worksheet) -> list[str]:
    return [str(sheet.cell(row, 2).value) for row in range(5, sheet.max_row)]


def test_the_total_is_first_then_groups_with_their_subtotals_and_last_what_has_no_plan() -> None:
    assert names(book().worksheets[0]) == [
        "合计（2个）", "一、市级（1个）", "其中：挂牌（1个）", "项目1", "二、县级（1个）", "=HYPERLINK(1)",
        "另有无年度计划（1个，不计入合计）", "项目3",
    ]  # fmt: skip


def test_lines_of_each_amount_add_up_to_the_total_exactly() -> None:
    sheet = book().worksheets[0]
    for title in ("总投资", "年度计划", "6月当月", "1-6月"):
        place = column(sheet, title)
        numbered = [row for row in range(5, sheet.max_row) if sheet.cell(row, 1).value in {1, 2}]
        exact = [Decimal(str(sheet.cell(row, place).value)) for row in numbered]
        assert sum(exact) == Decimal(str(sheet.cell(5, place).value))
    plan = sheet.cell(10, column(sheet, "年度计划"))
    assert (plan.value, plan.number_format) == (800.0005, "#,##0.0000")
    assert sheet.cell(8, plan.column).number_format == "#,##0"


def test_it_prints_on_a3_across_with_its_head_on_every_page_and_the_unit_at_the_right() -> None:
    sheet = book().worksheets[0]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (8, "landscape")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$1:$4"
    assert sheet.cell(2, sheet.max_column).value == "单位：万元"
    assert sheet.freeze_panes == "C5"
    assert sheet.auto_filter.ref.startswith("A4:")
    assert sheet["A1"].value == "2021年1—6月市县重点项目推进情况一览表"


def test_rows_are_as_high_as_their_longest_words_need() -> None:
    sheet = book().worksheets[0]
    heights = [sheet.row_dimensions[row].height for row in range(5, 13)]
    width = sheet.column_dimensions[get_column_letter(column(sheet, "形象进度"))].width
    assert heights[3] == height_of(LONG, width, 10) > 100
    assert all(height >= 20 for height in heights)
    note = sheet.cell(sheet.max_row, 1)
    assert str(note.value).startswith("注：")
    assert sheet.row_dimensions[note.row].height > 15


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    cell = next(row[1] for row in book().worksheets[0].iter_rows() if row[1].value == "=HYPERLINK(1)")
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_each_unit_gets_a_sheet_to_sign_with_its_own_projects() -> None:
    workbook = book(split=True)
    assert workbook.sheetnames == ["一览表", "水利局", "云台镇", "说明"]
    sheet = workbook["水利局"]
    assert names(sheet)[:2] == ["水利局（1个）", "项目1"]
    assert "签字" in str(sheet.cell(sheet.max_row, 1).value)
    assert "责任单位" not in [cell.value for cell in sheet[3]]


def test_every_column_is_defined_with_its_source_and_the_last_submission_known() -> None:
    workbook = book(By.UNIT)
    sheet, explained = workbook.worksheets
    said = {row[0].value: [cell.value for cell in row] for row in explained.iter_rows(min_row=2)}
    for upper, lower in zip(sheet[3], sheet[4], strict=True):
        title = str(lower.value or upper.value).replace("\n", "")
        meaning, _unit, basis, source, taken = said[title][1:6]
        assert meaning
        assert title == "序号" or (basis and source and taken == "收件57号")


def test_by_project_there_are_no_groups() -> None:
    assert names(book(By.PROJECT).worksheets[0])[:3] == ["合计（2个）", "项目1", "=HYPERLINK(1)"]


def test_where_targets_differ_each_line_says_its_own() -> None:
    text = '[schedule]\nscopes = [{ level = "市级", curve = "快" }]\n[curves."快"]\nkind = "linear"\nfactor = "1.2"\n'
    sheet = openpyxl.load_workbook(io.BytesIO(project_sheet_xlsx(listed(settings=text)))).worksheets[0]
    place = column(sheet, "时序进度")
    assert [sheet.cell(row, place).value for row in (8, 10)] == [60, 50]
    assert "时序进度\n（%）" not in [cell.value for cell in book().worksheets[0][4]]


def test_names_of_sheets_are_allowed_and_differ() -> None:
    taken: set[str] = {"说明"}
    assert sheet_name("甲/乙[丙]:*?\\", taken) == "甲 乙 丙"
    assert sheet_name("说明", taken) == "说明(2)"
    assert sheet_name("'", taken) == "表"
    long = [sheet_name("示例县" * 20, taken) for _turn in range(12)]
    assert len(set(long)) == 12
    assert max(len(name) for name in long) <= 31


@pytest.mark.parametrize(
    ("text", "lines"), [("", 1), ("一二三四五", 1), ("一二三四五六七八九十", 2), ("一\n二", 2)]
)
def test_lines_of_chinese_words(text: str, lines: int) -> None:
    assert lines_of(text, 12, 10) == lines


@given(st.text(), st.integers(5, 60))
def test_more_words_never_need_fewer_lines(text: str, width: int) -> None:
    assert lines_of(text + "字", width, 10) >= lines_of(text, width, 10)


@pytest.mark.parametrize(
    ("by", "split", "said"), [(By.LEVEL, False, False), (By.LEVEL, True, True), (By.UNIT, False, True)]
)
def test_the_sheet_of_definitions_names_no_column_that_no_sheet_has(by: By, split: bool, said: bool) -> None:
    found = book(by, split=split)
    items = {str(row[0]) for row in found["说明"].iter_rows(values_only=True)}
    heads = {str(cell.value) for sheet in found.worksheets[:-1] for row in sheet["3:4"] for cell in row}
    assert ("级别" in items) is said
    assert ("级别" in heads) is said
