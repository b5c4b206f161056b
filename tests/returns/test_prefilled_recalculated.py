"""A pre-filled return opened and saved by a real spreadsheet program gives the results we wrote."""

import io
import re
import shutil
import subprocess
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from projledger.foundation.period import Month
from projledger.returns.prefilled import PrefilledProject, fill_prefilled, prefilled_workbook
from projledger.workbook.cells import Workbook
from projledger.workbook.reader import Reader

OFFICE = shutil.which("soffice") or "soffice"
ROWS = {
    "甲": {"completed_month": Decimal("1200.0001"), "status": "在建", "actual_start": "2021-01-05"},
    "乙": {"completed_ytd": Decimal("3210.5"), "status": "在建", "actual_start": "2020-09"},
    "丙": {"completed_month": 100, "status": "未开工"},
    "丁": {"completed_ytd": "约480万"},
    "戊": {"completed_ytd": 10, "correction_reason": "上月误报", "status": "完工"},
    "己": {"completed_month": 99999, "status": "在建"},
    "庚": {"completed_month": 5, "completed_ytd": 4000},
    "辛": {"completed_month": 0, "status": "停工"},
    "子": {"completed_month": 5, "status": "在建", "actual_start": "2021-01-05"},
    "壬": {"completed_month": 3, "total_investment": 300, "status": "投产"},
}


def filled() -> bytes:
    projects = [
        PrefilledProject(
            f"PC-{n}", name, 360_000_000, 100_000_000 * (n % 2), 7_000_000 * n, 20_000_000 + n, None
        )
        for n, name in enumerate("甲乙丙丁戊己庚辛")
    ]
    projects.append(PrefilledProject("PC-8", "子", 360_000_000, 0, 70_000_000, None))
    data = prefilled_workbook("云台镇", Month(2021, 7), projects, county="示例县")
    return fill_prefilled(data, ROWS, return_date=date(2021, 8, 3))


def without_results(data: bytes) -> bytes:
    """Nothing of ours left to be copied: what stands there afterwards was calculated."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(name, re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", source.read(name)))
    return out.getvalue()


def saved_by_libreoffice(data: bytes, folder: Path) -> bytes:
    (folder / "in.xlsx").write_bytes(data)
    profile = (folder / "profile").as_uri()
    command = [OFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx"]
    subprocess.run(
        [*command, "--outdir", str(folder / "out"), str(folder / "in.xlsx")],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (folder / "out" / "in.xlsx").read_bytes()


def shown(workbook: Workbook) -> list[list[str]]:
    sheet = workbook.sheets[0]
    return [[sheet.cell(row, column).text for column in range(1, 28)] for row in range(1, 28)]


@pytest.mark.look
def test_libreoffice_calculates_the_results_that_we_wrote(tmp_path: Path) -> None:
    ours = filled()
    theirs = saved_by_libreoffice(without_results(ours), tmp_path)
    formulas = openpyxl.load_workbook(io.BytesIO(ours))["月报"]
    written = openpyxl.load_workbook(io.BytesIO(ours), data_only=True)["月报"]
    calculated = openpyxl.load_workbook(io.BytesIO(theirs), data_only=True)["月报"]
    compared = 0
    for row in formulas.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                compared += 1
                one, other = written[cell.coordinate].value, calculated[cell.coordinate].value
                one, other = ("" if value is None else value for value in (one, other))
                assert one == pytest.approx(other, abs=1e-9) if isinstance(one, float) else one == other, (
                    cell.coordinate
                )
    assert compared > 90
    with Reader() as reader:
        first, second = reader.read(ours, "a.xlsx"), reader.read(theirs, "b.xlsx")
    assert first.workbook is not None
    assert second.workbook is not None
    assert second.findings == ()
    assert second.workbook.stamp == first.workbook.stamp
    assert shown(second.workbook) == shown(first.workbook)


def test_each_word_of_the_self_check_is_met_by_one_of_the_rows() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(filled()), data_only=True)["月报"]
    words = [sheet.cell(row, 4).value for row in range(5, 15)]
    assert words == [
        "通过",
        "通过",
        "状态与数字不符",
        "应填数字",
        "累计减少，已说明",
        "超过总投资",
        "本月与累计不符",
        "通过",
        "上月未报（待核），请填本年累计",
        "未填完工时间",
    ]
