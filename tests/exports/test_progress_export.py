"""The progress table as json, csv and xlsx."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest
from made_records import JUNE, WAN, YI, figure, project, settings_of
from openpyxl.worksheet.worksheet import Worksheet

from projledger.exports.progress_export import progress_csv, progress_json, progress_xlsx
from projledger.measures.grouping import By
from projledger.measures.progress import progress
from projledger.measures.progress_table import Progress


def table(by: By = By.LEVEL, name: str = "", settings: str = "") -> Progress:
    projects = [
        project(1, int(Decimal("31.58") * YI), level="市级", listed=True),
        project(2, int(Decimal("114.72") * YI), level="市级", unit="水利局"),
        project(3, 98_390_000 * 100 + 1, level="县级", name=name, unit=name or "云台镇"),
        project(4, None),
    ]
    figures = [
        figure(1, 6, completed_ytd=int(Decimal("19.452") * YI)),
        figure(2, 6, completed_ytd=int(Decimal("68.764") * YI)),
        figure(3, 6, completed_ytd=45_971_100 * 100),
        figure(4, 6, completed_ytd=12 * WAN),
    ]
    taken = datetime(2021, 7, 5, 11, 0, tzinfo=UTC)
    return progress(projects, figures, [], [], JUNE, settings_of(settings), by=by, as_of=taken, submission=57)


def sheets(data: bytes) -> list[Worksheet]:
    return openpyxl.load_workbook(io.BytesIO(data)).worksheets


def test_json_rows_sum_to_the_total() -> None:
    record = json.loads(progress_json(table()))
    assert record["period"] == "2021-06"
    assert record["submission"] == 57
    for column in ("projects", "annual_plan", "completed_ytd", "not_reported", "held"):
        assert sum(row[column] for row in record["rows"]) == record["total"][column]
    assert record["rows"][0]["of_which"][0]["shown"]["schedule_gap"] == "+11.60"
    assert isinstance(record["total"]["completed_ytd"], int)


def test_csv_gives_exact_amounts_rates_as_shown_and_marks_what_is_not_to_be_added() -> None:
    rows = list(csv.reader(io.StringIO(progress_csv(table()))))
    assert (
        ",".join(rows[0][:6]) == "级别,其中,项目（个）,年度计划（亿元）,累计完成投资（亿元）,占年度计划（%）"
    )
    assert rows[1][:6] == ["市级", "", "2", "146.3", "88.216", "60.30"]
    assert rows[2][:6] == ["市级", "挂牌", "1", "31.58", "19.452", "61.60"]
    assert rows[3][3] == "98.39000001"
    assert rows[-1][0] == "合计"
    assert not progress_csv(table()).startswith("\ufeff")


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\tx"])
def test_texts_that_look_like_formulas_stay_texts(name: str) -> None:
    made = table(By.PROJECT, name)
    texts = [row[0] for row in csv.reader(io.StringIO(progress_csv(made)))]
    assert f"'{name}" in texts
    cell = next(row[0] for row in sheets(progress_xlsx(made))[0].iter_rows() if row[0].value == name)
    assert cell.data_type == "s"


def test_negative_numbers_are_numbers_in_csv() -> None:
    text = progress_csv(table())
    assert ",-3.28," in text
    assert "'-" not in text


def test_the_workbook_says_what_when_and_in_which_unit() -> None:
    sheet, explained, _charts = sheets(progress_xlsx(table()))
    assert sheet["A1"].value == "2021年1—6月市县重点项目投资进度（上报口径）"
    assert sheet["A2"].value == "时序进度50%，数据截至6月底，取数2021-07-05"
    assert sheet.cell(2, sheet.max_column).value == "单位：亿元"
    assert sheet.freeze_panes == "B4"
    assert sheet.print_title_rows == "$1:$3"
    assert [sheet.cell(row, 1).value for row in range(4, 8)] == ["市级", "其中：挂牌", "县级", "合计"]
    assert explained.title == "说明"
    said = {row[0].value: row[1].value for row in explained.iter_rows(min_row=2)}
    assert said["超/欠时序（百分点）"] == "占年度计划－时序进度，按本表显示的数相减。"
    assert said["亮灯"] == "绿：0≤超/欠；黄：-10≤超/欠＜0；红：超/欠＜-10（百分点，按显示的数）。"
    assert said["取数"].startswith("台账截至收件57号")
    assert said["无年度计划（1个）"] == "项目4"


def test_the_workbooks_numbers_are_numbers_with_formats() -> None:
    sheet, *_others = sheets(progress_xlsx(table()))
    plan, rate, gap, light = sheet["C4"], sheet["E4"], sheet["G6"], sheet["H6"]
    assert (plan.value, plan.number_format) == (146.3, "#,##0.00")
    assert (rate.value, rate.number_format) == (60.3, "0.00")
    assert (gap.value, gap.number_format) == (-3.28, "+0.00;-0.00;0.00")
    assert light.value == "黄"
    assert light.fill.fgColor.rgb == "FFFFEB9C"
    assert sheet["A7"].font.bold


def test_every_column_is_explained() -> None:
    sheet, explained, _charts = sheets(progress_xlsx(table()))
    said = {row[0].value: row[1].value for row in explained.iter_rows(min_row=2)}
    for cell in sheet[3]:
        assert said[str(cell.value).replace("\n", "")]


def test_the_offices_word_and_factor_are_used() -> None:
    text = '[schedule]\nfactor = "1.2"\n[figures]\ngap = "exact"\n'
    made = table(settings=text)
    _sheet, explained, _charts = sheets(progress_xlsx(made))
    said = {row[0].value: row[1].value for row in explained.iter_rows(min_row=2)}
    assert said["时序进度（%）"] == "逐月均衡：6÷12×1.2，四舍五入。"
    assert "未舍入" in said["超/欠时序（百分点）"]


def test_by_project_amounts_are_in_wan_and_exact() -> None:
    sheet = sheets(progress_xlsx(table(By.PROJECT)))[0]
    assert sheet.cell(2, sheet.max_column).value == "单位：万元"
    assert (sheet["E6"].value, sheet["E6"].number_format) == (983900.0001, "#,##0.0000")
    assert (sheet["E4"].value, sheet["E4"].number_format) == (315800, "#,##0")
    assert sheet["E7"].value is None


def test_columns_with_nothing_to_say_are_left_out() -> None:
    titles = progress_csv(table(By.PROJECT)).splitlines()[0]
    assert "项目（个）" not in titles.split(",")
    assert "另有无计划项目（个）" in titles.split(",")
    planned = progress([project(1)], [], [], [], JUNE, settings_of())
    assert "另有无计划项目（个）" not in progress_csv(planned).splitlines()[0]


def test_derived_amounts_are_shown_with_two_decimals_in_wan() -> None:
    planned = progress(
        [project(1, 100 * WAN)],
        [figure(1, 6, completed_ytd=90 * WAN)],
        [],
        [],
        JUNE,
        settings_of(),
        by=By.PROJECT,
    )
    assert planned.rows[0].shown["needed_per_month"] == "1.67"
    assert planned.rows[0].shown["completed_ytd"] == "90"


def test_a_table_by_project_names_code_unit_and_level_and_counts_no_projects() -> None:
    first, *rows = csv.reader(io.StringIO(progress_csv(table(By.PROJECT))))
    assert first[:6] == ["项目", "其中", "项目代码", "责任单位", "级别", "年度计划（万元）"]
    by_name = {row[0]: row for row in rows}
    assert by_name["项目2"][2:5] == ["PC2021-002", "水利局", "市级"]
    assert by_name["合计"][2:5] == ["", "", ""]
    assert "项目（个）" not in first
    sheet, *_others = sheets(progress_xlsx(table(By.PROJECT)))
    assert "PC2021-002" in {cell.value for row in sheet.iter_rows() for cell in row}
    for other in (By.LEVEL, By.UNIT):
        assert not {"项目代码", "责任单位"} & set(next(csv.reader(io.StringIO(progress_csv(table(other))))))


def test_the_day_of_the_figures_is_that_on_which_they_were_taken() -> None:
    made = replace(table(), taken=date(2021, 7, 9))
    assert sheets(progress_xlsx(made))[0]["A2"].value == "时序进度50%，数据截至6月底，取数2021-07-09"
