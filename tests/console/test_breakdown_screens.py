"""Cross tables, what is due of each row by month, and the fields of conditions, as they are printed."""

from pathlib import Path

import pytest
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

pytestmark = pytest.mark.slow
HALF_YEAR = ("progress", "--quarter", "Q2", "--as-of", "2021-07-05")
SCREENS = {
    "units by levels": (*HALF_YEAR, "--by", "unit", "--by", "level"),
    "levels by sizes, gaps": (*HALF_YEAR, "--by", "level", "--by", "size", "--figure", "gap"),
    "units by statuses, behind": (*HALF_YEAR, "--by", "unit", "--by", "status", "--figure", "projects", "--behind"),
    "targets": (*HALF_YEAR, "--targets"),
    "targets by unit, some": (*HALF_YEAR, "--targets", "--by", "unit", "--where", "level=市级 and 总投资>=3亿元"),
    "fields of conditions": ("progress", "--where", "fields"),
}  # fmt: skip


@pytest.fixture(autouse=True)
def in_the_county(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Shanghai")


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("name", SCREENS)
def test_a_screen(name: str, columns: int, run, county: Path, snapshot: SnapshotAssertion) -> None:
    done = run(*SCREENS[name], "--ledger", str(county), language="zh", columns=columns, encoding="utf-8")
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert [line for line in lines if cell_len(line) > columns or line != line.rstrip()] == []
    assert "…" not in done.stdout
    assert done.stdout == snapshot
