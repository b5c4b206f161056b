"""The whole ledger as xlsx, csv and json: every figure with its cell."""

import csv
import io
import json
import zipfile
from datetime import UTC, date, datetime

import openpyxl
import pytest
from made_records import WAN, figure, held, nil_return, project

from projledger.exports.ledger_contents import FactTable, LedgerContents, YearContents
from projledger.exports.ledger_export import ledger_csv, ledger_csv_zip, ledger_json, ledger_xlsx
from projledger.foundation.findings import Cell, Finding
from projledger.ledger.records import ListPlan, SubmissionRecord, UnitRecord

FINDING = Finding(
    "N103",
    "云台镇6月.xlsx",
    "月报",
    Cell(8, 6),
    "completed_ytd",
    "=约480万",
    {"unit": "万元", "example": "480"},
)


def contents(name: str = "喜麻公路") -> LedgerContents:
    return LedgerContents(
        units=(UnitRecord("云台镇人民政府", "乡镇", ("云台镇", "云台"), None, "2021-06-30", None, owes_return=True),),
        years=(
            YearContents(
                2021,
                (project(1, 1200 * WAN, name=name, before=300 * WAN, lists=(ListPlan("市级重点", None), ListPlan("专项债券", 60 * WAN))),),
                (
                    figure(1, 5, completed_month=5 * WAN + 1, land_lacking=2550),
                    figure(1, 6, completed_total=400 * WAN),
                    figure(1, 7, flash=True, completed_ytd=120 * WAN),
                ),
            ),
        ),
        facts=(FactTable("ruling", ("id", "submission", "reason"), ((1, 50, name),)),),
        held=(held(1, 6),),
        returns=(nil_return("云台镇", 6),),
        submissions=(
            SubmissionRecord(
                48, "file", datetime(2021, 7, 5, tzinfo=UTC), date(2021, 7, 5), "", "云台镇6月.xlsx", "", "ab", True, {}, "cd",
                None, 4, 2, 0, (FINDING,),
            ),
        ),
        submission=48,
        moment=datetime(2021, 7, 5, tzinfo=UTC),
        head_digest="cd",
    )  # fmt: skip


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_each_figure_is_a_row_with_what_counts_and_where_it_stands() -> None:
    may, june, july = rows(ledger_csv(contents())["月报数.csv"])
    assert (may["月份"], may["本年累计完成投资·台账（万元）"], may["单元格"]) == (
        "2021-05",
        "5.0001",
        "月报!F6",
    )
    assert (may["本年累计完成投资（万元）"], may["本月完成投资（万元）"], may["用地缺口（亩）"]) == (
        "",
        "5.0001",
        "25.5",
    )
    assert (june["本年累计完成投资·台账（万元）"], june["本月完成投资·台账（万元）"]) == ("100", "94.9999")
    assert (july["快报"], july["单元格"]) == ("是", "电话")


def test_the_plan_has_its_lists_and_its_cell() -> None:
    (row,) = rows(ledger_csv(contents())["年度计划.csv"])
    assert row["名单及其年度计划（万元）"] == "市级重点、专项债券 60"
    assert row["年度计划投资（万元）"] == "1200"
    assert row["配合单位"] == "水利局、林业局"
    assert row["单元格"] == "计划!F4"


def test_units_returns_held_rows_and_findings_are_there() -> None:
    files = {name: rows(text) for name, text in ledger_csv(contents()).items()}
    assert files["单位.csv"][0]["简称"] == "云台镇、云台"
    assert files["单位.csv"][0]["是否报送月报"] == "是"
    assert (files["报送.csv"][0]["零报告"], files["报送.csv"][0]["表"]) == ("是", "重点项目月报表")
    assert files["待核.csv"][0]["位置"] == "月报!8"
    assert (files["问题.csv"][0]["代码"], files["问题.csv"][0]["位置"], files["问题.csv"][0]["原文"]) == (
        "N103",
        "月报!F8",
        "'=约480万",
    )
    assert files["收件.csv"][0]["收件号"] == "48"


def test_the_zip_holds_csv_files_with_a_byte_order_mark_and_is_the_same_each_time() -> None:
    data = ledger_csv_zip(contents())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == list(ledger_csv(contents()))
        for name in archive.namelist():
            assert archive.read(name).startswith(b"\xef\xbb\xbf")
    assert data == ledger_csv_zip(contents())


def test_json_keeps_yuan_and_what_the_return_stated_beside_what_counts() -> None:
    record = json.loads(ledger_json(contents()))
    assert record["submission"] == 48
    may, june, _july = record["figures"]
    assert (may["month"], may["values"], may["completed_ytd"]) == (
        "2021-05",
        {"completed_month": 50001, "land_lacking": 2550},
        50001,
    )
    assert (june["values"], june["completed_ytd"], june["address"]) == (
        {"completed_total": 400 * WAN},
        100 * WAN,
        "月报!F6",
    )
    assert record["plan"][0]["lists"][1] == {"name": "专项债券", "annual_plan": 60 * WAN}
    assert record["submissions"][0]["findings"][0]["cell"] == "F8"
    assert record["units"][0]["short_names"] == ["云台镇", "云台"]


@pytest.mark.parametrize("name", ['=cmd|"/c calc"!A1', "[red]粗体[/red]", "a\x1b[31mb", "<b>&"])
def test_hostile_names_stay_texts_in_the_workbook(name: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(ledger_xlsx(contents(name))))
    cells = [cell for row in book["月报数"].iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert name.replace("\x1b", "") in {cell.value for cell in cells}


def test_the_workbook_has_a_sheet_for_each_table_and_says_which_state_it_is() -> None:
    book = openpyxl.load_workbook(io.BytesIO(ledger_xlsx(contents())))
    assert book.sheetnames == [
        "单位",
        "年度计划",
        "时序目标",
        "月报数",
        "报送",
        "待核",
        "其他栏",
        "问题",
        "收件",
        "发文登记",
        "裁定",
        "说明",
    ]
    said = {row[0].value: row[1].value for row in book["说明"].iter_rows(min_row=2)}
    assert said["台账校验值"] == "cd"
    assert book["月报数"].freeze_panes == "B2"
    assert book["月报数"].auto_filter.ref is not None
    total = next(cell for cell in book["月报数"][2] if cell.value == 5.0001)
    assert total.number_format == "#,##0.0000"


def test_an_empty_ledger_exports_its_titles() -> None:
    empty = LedgerContents((), (), (), (), ())
    assert all(len(text.splitlines()) >= 1 for text in ledger_csv(empty).values())
    assert json.loads(ledger_json(empty))["as_of"] is None
    assert openpyxl.load_workbook(io.BytesIO(ledger_xlsx(empty)))["月报数"].max_row == 1
