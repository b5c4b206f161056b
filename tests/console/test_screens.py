"""What the clerk sees: each screen as it is printed, and what holds of all of them."""

import re
from pathlib import Path

import pytest
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

from projledger.foundation.shipped import shipped

pytestmark = pytest.mark.slow
HALF_YEAR = ("--quarter", "Q2", "--as-of", "2021-07-05")
SCREENS = {
    "progress by level": ("progress", *HALF_YEAR, "--by", "level"),
    "progress by unit": ("progress", *HALF_YEAR, "--by", "unit"),
    "progress behind": ("progress", *HALF_YEAR, "--by", "project", "--behind", "--unit", "林业局"),
    "progress wide": ("progress", *HALF_YEAR, "--by", "sector", "--level", "市级", "--wide"),
    "progress in words": ("progress", *HALF_YEAR, "--text"),
    "progress by list": ("progress", *HALF_YEAR, "--by", "list"),
    "status": ("status", "--month", "6", "--as-of", "2021-07-06"),
    "status of a unit": ("status", "--month", "6", "--as-of", "2021-07-05", "--unit", "石岭镇"),
    "status by unit": ("status", "--by-unit", "--as-of", "2021-07-06"),
    "show": ("show", "岳家生态肉牛"),
    "show held": ("show", "石岭镇食用菌"),
    "trace": ("show", "岳家生态肉牛", "--trace", "completed_ytd"),
    "log": ("log", "--last", "4"),
    "log of one": ("log", "212"),
    "home": (),
}
FAULTY = ("N103@F5.xlsx", "P502@B7.xlsx", "L302@F3.xlsx", "T801@F7.xlsx", "F002.xlsx", "U601@A2.xlsx")
SIZES = [("zh", 80), ("zh", 120), ("en", 80)]


@pytest.fixture(autouse=True)
def in_the_county(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Shanghai")


def settled(text: str) -> str:
    """The screen without what differs from run to run."""
    return re.sub(r"\b[0-9a-f]{64}\b", "<sha-256>" + "." * 55, text)


def fits(text: str, width: int) -> list[str]:
    return [line for line in text.splitlines() if cell_len(line) > width or line != line.rstrip()]


@pytest.mark.parametrize(("language", "columns"), SIZES)
@pytest.mark.parametrize("name", SCREENS)
def test_a_screen(
    name: str, language: str, columns: int, run, county: Path, snapshot: SnapshotAssertion
) -> None:
    done = run(*SCREENS[name], "--ledger", str(county), language=language, columns=columns, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert fits(done.stdout, 1000 if {"--wide", "--text"} & set(SCREENS[name]) else columns) == []
    assert "…" not in done.stdout
    assert settled(done.stdout) == snapshot


@pytest.mark.parametrize(("language", "columns"), SIZES)
def test_findings_of_faulty_returns(
    language: str, columns: int, run, county: Path, snapshot: SnapshotAssertion
) -> None:
    files = [str(shipped("sample_data") / "faulty" / name) for name in FAULTY]
    asked = ("check", *files, "--ledger", str(county), "--received", "2021-08-05")
    done = run(*asked, language=language, columns=columns, encoding="utf-8")
    assert (done.returncode, done.stderr) == (1, "")
    assert fits(done.stdout, columns) == []
    assert "…" not in done.stdout
    assert done.stdout == snapshot


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_explanation_of_a_code(language: str, run, snapshot: SnapshotAssertion) -> None:
    done = run("explain", "N103", language=language, encoding="utf-8")
    assert done.returncode == 0
    assert done.stdout == snapshot


def test_a_console_of_gbk_gets_plain_rules(run, county: Path, snapshot: SnapshotAssertion) -> None:
    done = run(*SCREENS["progress by level"], "--ledger", str(county), encoding="gbk")
    assert done.returncode == 0
    assert "----" in done.stdout
    assert done.stdout == snapshot


@pytest.mark.parametrize("name", ["progress by unit", "status", "show", "trace", "log"])
def test_a_narrow_console_loses_no_figure(name: str, run, county: Path) -> None:
    asked = (*SCREENS[name], "--ledger", str(county))
    wide = run(*asked, columns=80, encoding="utf-8").stdout
    narrow = run(*asked, columns=60, encoding="utf-8").stdout
    assert "…" not in narrow
    numbers = re.compile(r"[+-]?\d[\d,]*\.\d+")
    assert numbers.findall(narrow) == numbers.findall(wide)
