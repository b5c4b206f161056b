"""The copy of what is no .xlsx looks like a table: lines around its rows, columns as wide as these need."""

import io

import openpyxl

from projledger.foundation.findings import Cell
from projledger.workbook.cells import BLANK, CellKind, CellValue, Sheet, Workbook
from projledger.workbook.mark_list import Mark
from projledger.workbook.mark_values import marked_values


def copied(*rows: str) -> openpyxl.worksheet.worksheet.Worksheet:
    cells = [
        tuple(CellValue(CellKind.TEXT, word) if word else BLANK for word in row.split(",")) for row in rows
    ]
    workbook = Workbook("csv", (Sheet("月报", tuple(cells)),))
    mark = Mark("月报", Cell(4, 3), "N103 “约480万”不是数字。", error=True)
    return openpyxl.load_workbook(io.BytesIO(marked_values(workbook, [mark])))["月报"]


def test_a_long_title_does_not_widen_the_column_of_serial_numbers() -> None:
    sheet = copied(
        "2021年上半年全县重点建设项目投资完成情况统计表",
        "填报单位：云台镇,,,万元",
        "序号,项目名称,累计,备注",
        "1,集镇道路,约480万",
        "合计,,480",
    )
    assert sheet.column_dimensions["A"].width < 12
    assert sheet["A1"].border.left.style is None
    assert not sheet["A1"].alignment.wrap_text
    for place in ("A3", "D3", "D4", "C4"):
        assert sheet[place].border.left.style == "thin", place
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
