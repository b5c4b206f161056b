"""The pre-filled return: what is locked, what it asks for, and that it is read as it was filled in."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from projledger.forms.report import FORM, STATUSES
from projledger.forms.titles import known_titles
from projledger.foundation.period import Month
from projledger.layout.find import tables
from projledger.layout.table import RowKind, Table
from projledger.layout.vocabulary import Vocabulary
from projledger.returns.columns import LAST, columns_of
from projledger.returns.prefilled import (
    SPARE_ROWS,
    PrefilledProject,
    fill_prefilled,
    prefilled_workbook,
)
from projledger.returns.report_sheet import SHEET
from projledger.workbook.cells import CellKind, CellValue, Workbook
from projledger.workbook.reader import Reader

JULY = Month(2021, 7)
ROAD = "示例县喜神至麻石公路改建工程"
FARM = "云台镇生猪养殖场"
PLANT = "城区第二污水处理厂（一期）"
PROJECTS = [
    PrefilledProject(
        "PC2021-012",
        ROAD,
        360_000_000,
        200_000_000,
        120_000_000,
        45_000_000,
        "在建",
        "2020-09-15",
        "施工许可证",
    ),
    PrefilledProject(None, FARM, 52_000_000, 0, 30_000_000, 0, "未进场"),
    PrefilledProject("PC2021-031", PLANT, 128_500_000, None, 80_000_000, None),
]
COLUMNS = columns_of(FORM)


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as reader:
        yield reader


@pytest.fixture(scope="module")
def blank_return() -> bytes:
    return prefilled_workbook("云台镇人民政府", JULY, PROJECTS, county="示例县")


def opened(data: bytes) -> Worksheet:
    sheet: Worksheet = openpyxl.load_workbook(io.BytesIO(data))[SHEET]
    return sheet


def read(reader: Reader, data: bytes) -> Workbook:
    reading = reader.read(data, "月报.xlsx")
    assert reading.findings == ()
    assert reading.workbook is not None
    return reading.workbook


def only_table(workbook: Workbook) -> Table:
    vocabulary = Vocabulary([title for title in known_titles() if title.form == "report"])
    found = [table for sheet in workbook.sheets for table in tables(sheet, vocabulary)]
    assert len(found) == 1
    return found[0]


def value(table: Table, row: int, field: str) -> CellValue:
    body = next(item for item in table.rows if item.row == row)
    column = next(item for item in table.columns if item.field == field)
    return body.values.get(column.number, CellValue(CellKind.BLANK))


def test_equal_projects_give_equal_bytes(blank_return: bytes) -> None:
    again = prefilled_workbook("云台镇人民政府", JULY, PROJECTS, county="示例县")
    assert again == blank_return
    filled = [
        fill_prefilled(blank_return, {ROAD: {"completed_month": 1}}, return_date=None) for _ in range(2)
    ]
    assert filled[0] == filled[1]


def test_every_formula_has_a_result_beside_it(blank_return: bytes) -> None:
    filled = fill_prefilled(blank_return, {ROAD: {"completed_month": 1200}}, return_date=date(2021, 8, 3))
    for data in (blank_return, filled):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            xml = archive.read("xl/worksheets/sheet1.xml").decode()
        cells = re.findall(r"<c [^>]*>(?:(?!</c>).)*<f>(?:(?!</c>).)*</c>", xml)
        assert len(cells) == xml.count("<f>") > 50
        assert all(re.search(r'<v>[^<]+</v>|t="str"><f>[^<]*</f><v></v>', cell) for cell in cells)


def test_excel_shows_no_warning_triangles_where_a_formula_may_be_written_over(blank_return: bytes) -> None:
    filled = fill_prefilled(blank_return, {ROAD: {"completed_month": 1200}}, return_date=None)
    for data in (blank_return, filled):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            xml = archive.read("xl/worksheets/sheet1.xml").decode()
        assert xml.count('unlockedFormula="1"') == 1
        # the schema wants this place: after the page's footer, before any drawing
        assert xml.endswith("</headerFooter>" + xml[xml.index("<ignoredErrors>") :])
        assert xml.endswith("</ignoredErrors></worksheet>")


def test_the_stamp_says_form_unit_and_month(reader: Reader, blank_return: bytes) -> None:
    workbook = read(reader, blank_return)
    assert dict(workbook.stamp) == {
        "form": "report",
        "version": "1",
        "unit": "云台镇人民政府",
        "period": "2021-07",
    }
    assert [sheet.name for sheet in workbook.sheets] == ["月报", "填写说明"]


def test_an_untouched_workbook_is_read_without_figures_and_without_faults(
    reader: Reader, blank_return: bytes
) -> None:
    table = only_table(read(reader, blank_return))
    projects = [row.row for row in table.rows if row.kind is RowKind.PROJECT]
    assert projects == [5, 6, 7]
    assert value(table, 5, "annual_plan").value == Decimal(12000)
    for row in projects:
        for field in ("completed_month", "completed_ytd", "completed_total", "stated_rate"):
            assert value(table, row, field).blank
    assert {column.field for column in table.columns} >= {spec.name for spec in FORM.fields if spec.asked} - {
        "unit"
    }
    assert table.labels["填报单位"].text == "云台镇人民政府"
    assert table.labels["报告期"].text == "2021年7月"
    assert "填报日期" not in table.labels


def test_a_typed_month_gives_the_cumulative_figure_rate_and_total(
    reader: Reader, blank_return: bytes
) -> None:
    filled = fill_prefilled(
        blank_return, {ROAD: {"completed_month": Decimal("1200.5")}}, return_date=date(2021, 8, 3)
    )
    table = only_table(read(reader, filled))
    assert value(table, 5, "completed_month").value == Decimal("1200.5")
    assert value(table, 5, "completed_ytd").value == Decimal("5700.5")
    assert value(table, 5, "stated_rate").value == Decimal("47.5")
    assert value(table, 5, "completed_total").value == Decimal("25700.5")
    assert table.labels["填报日期"].text == "2021-08-03"


def test_a_typed_cumulative_figure_stands_over_the_formula(reader: Reader, blank_return: bytes) -> None:
    filled = fill_prefilled(blank_return, {ROAD: {"completed_ytd": 5600}}, return_date=None)
    table = only_table(read(reader, filled))
    assert value(table, 5, "completed_month").blank
    assert value(table, 5, "completed_ytd").value == Decimal(5600)
    sheet = opened(filled)
    added = COLUMNS.of("较上月底增加").letter
    assert read(reader, filled).sheets[0].cell(5, COLUMNS.of("较上月底增加").number).value == Decimal(1100)
    assert str(sheet[f"{added}5"].value).startswith("=")


def test_words_in_a_figure_cell_stay_words(reader: Reader, blank_return: bytes) -> None:
    filled = fill_prefilled(blank_return, {ROAD: {"completed_ytd": "约480万"}}, return_date=None)
    found = value(only_table(read(reader, filled)), 5, "completed_ytd")
    assert (found.kind, found.value) == (CellKind.TEXT, "约480万")


def test_a_new_project_goes_into_a_spare_row(reader: Reader, blank_return: bytes) -> None:
    new = {"新增扶贫车间": {"total_investment": 300, LAST: 20, "completed_month": 50, "status": "在建"}}
    table = only_table(read(reader, fill_prefilled(blank_return, new, return_date=None)))
    assert value(table, 8, "project").value == "新增扶贫车间"
    assert value(table, 8, "completed_ytd").value == Decimal(70)


def test_dates_are_dates_and_months_stay_words(reader: Reader, blank_return: bytes) -> None:
    rows = {FARM: {"actual_start": "2021-06-15", "actual_finish": "2021-07"}}
    table = only_table(read(reader, fill_prefilled(blank_return, rows, return_date=None)))
    assert value(table, 6, "actual_start").kind is CellKind.DATE
    assert value(table, 6, "actual_start").text == "2021-06-15"
    assert value(table, 6, "actual_finish").value == "2021-07"


def test_the_total_is_the_sum_of_the_rows(reader: Reader, blank_return: bytes) -> None:
    rows = {ROAD: {"completed_month": 1200}, FARM: {"completed_ytd": Decimal("0.1")}}
    table = only_table(read(reader, fill_prefilled(blank_return, rows, return_date=None)))
    total = next(row.row for row in table.rows if row.kind is RowKind.TOTAL)
    assert value(table, total, "completed_ytd").value == Decimal("5700.1")
    assert value(table, total, "annual_plan").value == Decimal(23000)
    assert value(table, total, "funds_lacking").blank


def test_text_like_a_formula_stays_a_text(reader: Reader) -> None:
    project = PrefilledProject("=1+1", '=HYPERLINK("http://x")', 1, 1, 1, 1)
    data = prefilled_workbook("=cmd()", JULY, [project], county="=县")
    assert value(only_table(read(reader, data)), 5, "project").value == '=HYPERLINK("http://x")'
    assert opened(data)["B5"].data_type == "s"
    assert opened(data)["A1"].data_type == "s"


def test_what_the_plan_says_is_locked_and_what_the_unit_says_is_open(blank_return: bytes) -> None:
    sheet = opened(blank_return)
    taken = (
        "code",
        "project",
        "total_investment",
        "completed_before",
        "annual_plan",
        LAST,
        "stated_rate",
        "自检",
    )
    written = ("completed_month", "completed_ytd", "completed_total", "status", "physical_progress", "remark")
    for name in taken:
        assert sheet[f"{COLUMNS.of(name).letter}5"].protection.locked, name
    for name in written:
        assert not sheet[f"{COLUMNS.of(name).letter}5"].protection.locked, name
    spare = 5 + len(PROJECTS)
    for name in ("code", "project", "total_investment", LAST):
        assert not sheet[f"{COLUMNS.of(name).letter}{spare}"].protection.locked, name
    assert not sheet["I2"].protection.locked  # the return date
    rows = [row for row in range(5, 60) if sheet.cell(row, 3).value == "合计"]
    assert rows == [5 + len(PROJECTS) + SPARE_ROWS]


def test_protection_needs_no_password_and_allows_filters_and_row_heights(blank_return: bytes) -> None:
    protection = opened(blank_return).protection
    assert protection.sheet
    assert protection.password is None
    allowed = ("autoFilter", "sort", "formatCells", "formatColumns", "formatRows")
    assert not any(getattr(protection, name) for name in allowed)


def test_without_last_months_figure_the_cumulative_figure_is_asked_for(blank_return: bytes) -> None:
    sheet = opened(blank_return)
    assert str(sheet[f"{COLUMNS.of('completed_ytd').letter}5"].value).startswith("=")
    assert sheet[f"{COLUMNS.of('completed_ytd').letter}7"].value is None
    january = prefilled_workbook("云台镇", Month(2021, 1), PROJECTS[2:], county="示例县")
    assert str(opened(january)[f"{COLUMNS.of('completed_ytd').letter}5"].value).startswith("=")


def test_drop_downs_and_limits_are_in_chinese_and_stand_on_every_row(blank_return: bytes) -> None:
    sheet = opened(blank_return)
    rules = {str(rule.sqref).split(":")[0]: rule for rule in sheet.data_validations.dataValidation}
    status = rules[f"{COLUMNS.of('status').letter}5"]
    assert status.type == "list"
    assert status.showErrorMessage
    letter = re.search(r"\$([A-Z])\$2", str(status.formula1))
    assert letter is not None
    words = openpyxl.load_workbook(io.BytesIO(blank_return))["_choices"][letter[1]]
    assert [cell.value for cell in words[1:] if cell.value] == list(STATUSES)
    assert not rules[f"{COLUMNS.of('start_basis').letter}5"].showErrorMessage
    finish = rules[f"{COLUMNS.of('actual_finish').letter}5"]
    assert finish.formula2 == "DATE(2021,7,31)"
    for rule in rules.values():
        assert str(rule.sqref).endswith(str(5 + len(PROJECTS) + SPARE_ROWS - 1))
        for words_shown in (rule.prompt, rule.error):
            assert words_shown is None or len(words_shown) < 255
            assert words_shown is None or re.search("[一-鿿]", words_shown)


def test_the_page_is_a3_landscape_with_repeated_titles_and_page_numbers(blank_return: bytes) -> None:
    sheet = opened(blank_return)
    assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "8")
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.freeze_panes == "E5"
    assert "&P" in str(sheet.oddFooter.center.text)
    assert sheet["A1"].value == "示例县重点项目2021年7月月报表"
    foot = [cell.value for cell in sheet[sheet.max_row] if cell.value]
    assert foot == ["填表人：", "审核人：", "单位负责人（盖章）："]


def test_helping_sheets_cannot_be_shown_from_the_menu(blank_return: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(blank_return))
    states = {sheet.title: sheet.sheet_state for sheet in book}
    assert states == {
        "月报": "visible",
        "填写说明": "visible",
        "_choices": "veryHidden",
        "_projledger": "veryHidden",
    }
