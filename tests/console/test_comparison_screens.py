"""Progress beside last month and last year, ranked, and the projects in which nothing moves, as printed."""

from pathlib import Path

import pytest
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

pytestmark = pytest.mark.slow
HALF_YEAR = ("progress", "--quarter", "Q2", "--as-of", "2021-07-05")
SCREENS = {
    "compared with last month": (*HALF_YEAR, "--compare", "month"),
    "compared by unit": (*HALF_YEAR, "--compare", "month", "--by", "unit", "--sort", "-gap"),
    "compared with last year": (*HALF_YEAR, "--compare", "year"),
    "ranked by rate": (*HALF_YEAR, "--rank", "rate", "--within", "kind"),
    "ranked by gap, the worst first": (*HALF_YEAR, "--rank", "-gap", "--level", "市级"),
    "ranked by starts": (*HALF_YEAR, "--rank", "starts", "--by", "sector"),
    "ranked in the first month": ("progress", "--month", "1", "--as-of", "2021-07-05", "--rank", "amount"),
    "lags": (*HALF_YEAR, "--lags"),
    "lags of months": ("progress", "--month", "5", "--as-of", "2021-07-05", "--lags", "--idle-months", "2"),
    "no lags": (*HALF_YEAR, "--lags", "--unit", "岳家镇"),
}
SIZES = [("zh", 80), ("zh", 120), ("en", 80)]


@pytest.fixture(autouse=True)
def in_the_county(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Shanghai")


@pytest.mark.parametrize(("language", "columns"), SIZES)
@pytest.mark.parametrize("name", SCREENS)
def test_a_screen(
    name: str, language: str, columns: int, run, county: Path, snapshot: SnapshotAssertion
) -> None:
    done = run(*SCREENS[name], "--ledger", str(county), language=language, columns=columns, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert [
        line for line in done.stdout.splitlines() if cell_len(line) > columns or line != line.rstrip()
    ] == []
    assert "…" not in done.stdout
    assert all(line.count("(") == line.count(")") for line in done.stdout.splitlines() if "(%" in line)
    assert done.stdout == snapshot


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--compare", "week"), "--compare week 无法识别，请从中选择：month、year。"),
        (("--rank", "size"), "--rank size 无法识别，请从中选择：rate、gap、amount、starts。"),
        (("--rank", "rate", "--within", "level"), "--within level 无法识别，请从中选择：kind。"),
        (("--within", "kind"), "--within 须与 --rank 连用"),
        (("--idle-months", "3"), "--idle-months 须与 --lags 连用"),
        (("--rank", "rate", "--sort", "gap"), "--rank 有自己的行和次序；请去掉 --sort。"),
        (("--lags", "--behind", "--by", "unit"), "--lags 有自己的行和次序；请去掉 --behind、--by。"),
        (("--lags", "--basis", "verified"), "--lags 按上报数；请去掉 --basis。"),
        (
            ("--rank", "starts", "--basis", "verified"),
            "--rank starts 只按上报口径、全部项目计算，请去掉 --basis",
        ),
        (("--rank", "starts", "--by", "project"), "开工率按组排名；--by 请勿选项目。"),
        (("--rank", "rate", "--rates"), "--rank、--rates"),
        (("--compare", "month", "--format", "xlsx"), "-o"),
    ],
)
def test_what_does_not_go_together_is_said(options: tuple[str, ...], said: str, run, county: Path) -> None:
    done = run("progress", "--month", "6", *options, "--ledger", str(county), language="zh", encoding="utf-8")
    assert done.returncode == 2
    assert said in done.stderr
