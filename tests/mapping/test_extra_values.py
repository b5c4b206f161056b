"""Columns that no form knows: nothing that a unit sent is lost, and each value is found with its cell."""

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from projledger import Ledger
from projledger.intake.options import ImportOptions

DAY = date(2021, 7, 4)
UNITS = "单位名称,简称,单位类别\n云台镇人民政府,云台镇,乡镇\n"
PLAN = (
    "2021年重点项目计划表\n项目编号,项目名称,项目级别,总投资（万元）,2021年计划投资（万元）,责任单位,批文号\n"
    "PC-01,云台镇中心小学,市级,900,600,云台镇,发改〔2021〕1号\n"
    "PC-02,云台镇养老院,市级,900,600,云台镇,\n"
)
REPORT = (
    "云台镇2021年6月重点项目月报表\n填报单位：云台镇\n"
    "项目名称,本年累计完成投资（万元）,会商意见,,会商意见\n"
    "★云台镇中心小学,300,=同意,二标段停工,另议\n"
    "云台镇养老院,约300,缓办,,\n"
)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.create(tmp_path / "office", county="示例县", year=2021) as made:
        for name, text in {"单位.csv": UNITS, "计划.csv": PLAN, "云台镇6月.csv": REPORT}.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
            made.import_([tmp_path / name], ImportOptions(received_on=DAY), annotate=False)
        yield made


def test_a_project_s_extra_values_are_shown_with_their_cells(ledger: Ledger) -> None:
    lines = ledger.extras("PC-01").record()["extra"]
    assert [
        (line["period"], line["title"], line["text"], line["cell"], line["stands"]) for line in lines
    ] == [
        ("2021", "批文号", "发改〔2021〕1号", "计划!G3", True),
        ("2021-06", "会商意见（C列）", "=同意", "云台镇6月!C4", True),
        ("2021-06", "会商意见（E列）", "另议", "云台镇6月!E4", True),
        ("2021-06", "标记", "★", "云台镇6月!4", True),
        ("2021-06", "（D列）", "二标段停工", "云台镇6月!D4", True),
    ]


def test_a_held_row_keeps_them_too(ledger: Ledger) -> None:
    (line,) = ledger.extras("PC-02", month=None).record()["extra"]
    assert (line["text"], line["state"], line["stands"]) == ("缓办", "held", False)


def test_only_the_asked_month_is_shown(ledger: Ledger) -> None:
    from projledger.foundation.period import Month

    assert {line.period for line in ledger.extras("PC-01", month=Month(2021, 6)).lines} == {"2021-06"}
    assert ledger.extras("PC-01", month=Month(2021, 5)).lines == ()


def test_the_whole_ledger_is_exported_with_them_and_texts_stay_texts(ledger: Ledger) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(ledger.export("xlsx")))["其他栏"]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == (
        "表", "单位", "期间", "项目名称", "栏名", "内容", "处理", "收件号", "文件", "单元格",
    )  # fmt: skip
    assert ("=同意", "录入", "云台镇6月!C4") in {(row[5], row[6], row[9]) for row in rows}
    assert all(cell.data_type != "f" for line in sheet.iter_rows() for cell in line)
    said = json.loads(ledger.export("json"))["extra"]
    assert len(said) == len(rows) - 1 == 6
    with zipfile.ZipFile(io.BytesIO(ledger.export("csv"))) as archive:
        assert "'=同意" in archive.read("其他栏.csv").decode("utf-8-sig")


def test_the_command_shows_them(run, ledger: Ledger, tmp_path: Path) -> None:
    ledger.close()
    done = run("show", "PC-01", "--extra", "--ledger", str(tmp_path / "office"))
    assert (done.returncode, done.stderr) == (0, "")
    assert "二标段停工" in done.stdout
    said = run("show", "PC-01", "--extra", "--format", "json", "--ledger", str(tmp_path / "office"))
    assert len(json.loads(said.stdout)["extra"]) == 5
