"""Decisions of a clerk, one after the other in one ledger, and what each does to the figures."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from projledger.foundation.shipped import shipped

pytestmark = pytest.mark.slow
WAN = 10_000
HELD_IN_JUNE = "石岭镇食用菌工厂化生产项目"
HELD_IN_MAY = "白果镇—松坪镇公路改造工程"


class Clerk:
    """Runs commands in one ledger; every answer is JSON or text."""

    def __init__(self, run, ledger: Path):
        self.run, self.there = run, ("--ledger", str(ledger))

    def does(self, *arguments: str, code: int = 0) -> str:
        done = self.run(*arguments, *self.there, encoding="utf-8")
        assert done.returncode == code, (arguments, done.stdout, done.stderr)
        return done.stdout

    def asks(self, *arguments: str) -> Any:
        return json.loads(self.does(*arguments, "--format", "json"))

    def total(self, *options: str, month: str = "6") -> dict[str, Any]:
        return self.asks("progress", "--month", month, *options)["total"]

    def project(self, name: str, *options: str) -> dict[str, Any]:
        rows = self.asks("progress", "--month", "6", "--by", "project", *options)["rows"]
        return next(row for row in rows if row["group"] == name)

    def last(self) -> dict[str, Any]:
        return self.asks("log", "--last", "1")[-1]


@pytest.fixture
def clerk(run, county_copy: Path) -> Clerk:
    return Clerk(run, county_copy)


def test_a_name_once_explained_enters_its_row_and_undoing_takes_it_out_again(clerk: Clerk) -> None:
    before = clerk.total(month="5")
    assert clerk.asks("status", "--month", "5")["held_rows"][0]["name"] == HELD_IN_MAY
    code = "PC2021-175"
    said = clerk.does("alias", HELD_IN_MAY, code)
    assert f"“{HELD_IN_MAY}”今后读作 {code} " in said
    assert "录入 1 行" in said
    assert clerk.last()["ruled"] == 1
    assert f"“{HELD_IN_MAY}”即" in clerk.does("log", "--last", "1")
    after = clerk.total(month="5")
    assert after["completed_ytd"] > before["completed_ytd"]
    # Whose row it is was not known before, so that its project counted as not reported too.
    assert after["not_reported"] == before["not_reported"] - 1
    assert clerk.asks("status", "--month", "5")["held_rows"] == []
    clerk.does("undo", str(clerk.last()["number"]), "--reason", "认错项目")
    assert clerk.total(month="5") == before


def test_a_figure_told_by_phone_stands_until_the_return_comes(clerk: Clerk, tmp_path: Path) -> None:
    start, whole = clerk.last()["number"], clerk.total()
    old = clerk.project(HELD_IN_JUNE)
    assert (old["held"], old["flash"]) == (1, 0)

    told = ("--source", "石岭镇经办人电话", "--reason", "月报写的不是数字")
    clerk.does("enter", HELD_IN_JUNE, "--month", "6", "completed_ytd=3500万", *told, "--dry-run")
    assert clerk.last()["number"] == start
    clerk.does("enter", HELD_IN_JUNE, "--month", "6", "completed_ytd=3500万", *told)
    flash = clerk.project(HELD_IN_JUNE)
    assert (flash["completed_ytd"], flash["flash"]) == (3500 * WAN, 1)
    assert clerk.total()["completed_ytd"] - whole["completed_ytd"] == 3500 * WAN - old["completed_ytd"]

    clerk.does("close", "--month", "6")
    closed = clerk.total()
    assert "更新" in clerk.does("import", str(corrected(tmp_path, 3520)))
    confirmed = clerk.project(HELD_IN_JUNE, "--latest")
    assert (confirmed["completed_ytd"], confirmed["flash"], confirmed["held"]) == (3520 * WAN, 0, 0)
    assert clerk.total() == closed  # the closed month stays as it was published
    (line,) = (
        line
        for line in clerk.asks("show", HELD_IN_JUNE, "--trace", "completed_ytd", "--month", "6")["entries"]
        if line["stands"]
    )
    assert (line["value"], line["file"]) == (3520 * WAN, "石岭镇6月.xlsx")

    clerk.does("undo", str(clerk.last()["number"]), "--reason", "文件不是石岭镇报的")
    assert clerk.project(HELD_IN_JUNE, "--latest") == flash
    assert clerk.total("--as-of", str(start)) == whole
    (digest,) = re.findall(r"[0-9a-f]{64}", clerk.does("verify"))
    assert digest in clerk.does("verify", "--head", digest)


def corrected(folder: Path, amount: int) -> Path:
    """The unit's return of June with a number where it wrote words, dated a day later."""
    target = folder / "石岭镇6月.xlsx"
    book = load_workbook(shipped("sample_data") / "returns" / "2021-06" / target.name)
    for row in book["月报"].iter_rows():
        for cell in row:
            if cell.value == "约480万":
                cell.value = amount
            elif "填报日期" in str(cell.value):
                cell.value = "填报日期：2021年7月6日"
    book.save(target)
    return target


def test_a_stamped_scan_is_linked_shown_in_status_and_taken_back(clerk: Clerk, tmp_path: Path) -> None:
    scan = tmp_path / "云台镇6月盖章.pdf"
    scan.write_bytes(b"%PDF-1.4 stamped")

    def state() -> str:
        units = clerk.asks("status", "--month", "6")["units"]
        return next(str(unit["scan"]) for unit in units if unit["unit"] == "云台镇")

    assert state() == "missing"
    assert "扫描件" not in clerk.does("status", "--month", "6")
    assert "云台镇6月.xlsx" in clerk.does("attach", str(scan))
    assert state() == "present"
    assert "扫描件" in clerk.does("status", "--month", "6")
    assert scan.name in clerk.does("log")
    clerk.does("attach", str(scan), code=2)
    clerk.does("undo", str(clerk.last()["number"]), "--reason", "附错")
    assert state() == "missing"


def test_a_project_is_put_into_another_from_a_month_on_and_half_an_order_is_refused(clerk: Clerk) -> None:
    said = clerk.does("alias", "PC2021-175", "--merged-into", "PC2021-174", "--from", "2021-07")
    assert "2021年7月" in said
    assert "调出" in said
    clerk.does("alias", "PC2021-175", "PC2021-174", "--merged-into", "PC2021-173", code=2)
    clerk.does("alias", "PC2021-175", "--split-into", "PC2021-174", "--from", "7", code=2)
    clerk.does("alias", "PC2021-173", "--merged-into", "PC2021-172", code=2)
    clerk.does("alias", "旧名", "PC2021-173", "--from", "7", "--to", "6", code=2)
    clerk.does("alias", "旧名", "PC2021-173", "--from", "2021-07", "--to", "2021-12")
