"""The tables of rates and lights as they are printed."""

from pathlib import Path

import pytest
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

pytestmark = pytest.mark.slow
HALF_YEAR = ("--quarter", "Q2", "--as-of", "2021-07-05")
SCREENS = {
    "rates by level": ("progress", *HALF_YEAR, "--rates"),
    "rates by sector": ("progress", *HALF_YEAR, "--rates", "--by", "sector", "--level", "市级"),
    "lights of investment": ("progress", *HALF_YEAR, "--lights", "--unit", "交通运输局"),
    "lights of starts": ("progress", *HALF_YEAR, "--lights", "--measure", "start"),
    "lights behind": ("progress", *HALF_YEAR, "--lights", "--behind", "--level", "市级"),
}


@pytest.mark.parametrize(("language", "columns"), [("zh", 80), ("zh", 120), ("en", 80)])
@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_of_rates_or_lights(
    name: str, language: str, columns: int, run, county: Path, snapshot: SnapshotAssertion
) -> None:
    done = run(*SCREENS[name], "--ledger", str(county), language=language, columns=columns, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert [
        line for line in done.stdout.splitlines() if cell_len(line) > columns or line != line.rstrip()
    ] == []
    assert "…" not in done.stdout
    assert done.stdout == snapshot


def test_a_console_of_gbk_shows_rates_and_lights_too(run, county: Path) -> None:
    for name in ("rates by level", "lights of starts"):
        done = run(*SCREENS[name], "--ledger", str(county), encoding="gbk")
        assert (done.returncode, done.stderr) == (0, "")
        assert "----" in done.stdout


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--rates", "--lights"), "只能写一个"),
        (("--measure", "开工"), "请加上 --lights"),
        (("--lights", "--measure", "开工率"), "finish"),
        (("--lights", "--format", "xlsx"), "-o"),
    ],
)
def test_what_does_not_go_together_is_said(asked: tuple[str, ...], said: str, run, county: Path) -> None:
    done = run("progress", *asked, "--ledger", str(county), language="zh", encoding="utf-8")
    assert done.returncode == 2
    assert said in done.stderr


def test_lights_say_whose_month_is_carried_or_held_as_the_plain_table_does(run, county: Path) -> None:
    plain, lit = (
        run("progress", *HALF_YEAR, *asked, "--ledger", str(county), language="en", columns=120, encoding="utf-8")
        .stdout.splitlines()
        for asked in ((), ("--lights",))
    )  # fmt: skip
    said = [line for line in plain if "are carried on" in line or "held (待核)" in line]
    assert len(said) == 2
    assert set(said) <= set(lit)
