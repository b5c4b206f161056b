"""The commands give the published half-year to the last digit, and a cell's 1 万元 arrives where it belongs."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from projledger.foundation.shipped import shipped

pytestmark = pytest.mark.slow
WAN = 10_000


def progress(run, ledger: Path, *options: str) -> dict[str, Any]:
    done = run("progress", "--quarter", "Q2", "--format", "json", "--ledger", str(ledger), *options)
    assert done.returncode == 0, done.stderr  # which may say what a filter left out
    return json.loads(done.stdout)


def rows(table: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {row["group"]: row for row in table["rows"]}


def trace(run, ledger: Path, project: str) -> list[dict[str, Any]]:
    asked = (
        "show",
        project,
        "--trace",
        "completed_ytd",
        "--month",
        "6",
        "--format",
        "json",
        "--ledger",
        str(ledger),
    )
    return json.loads(run(*asked).stdout)["entries"]


def exported(run, ledger: Path, folder: Path) -> dict[str, Any]:
    target = folder / "ledger.json"
    assert run("export", "-o", str(target), "--ledger", str(ledger)).returncode == 0
    return json.loads(target.read_text(encoding="utf-8"))


def test_by_level_gives_the_published_figures(run, county: Path) -> None:
    table = progress(run, county, "--by", "level")
    assert (table["period"], table["target"]) == ("2021Q2", 50.0)
    total, levels = table["total"], rows(table)
    assert (total["projects"], total["completed_ytd"], total["annual_plan"]) == (
        200,
        13_418_710_000,
        24_469_000_000,
    )
    assert (total["shown"]["completion_rate"], total["shown"]["schedule_gap"]) == ("54.84", "+4.84")
    municipal = levels["市级"]
    assert (municipal["projects"], municipal["completed_ytd"]) == (50, 8_821_600_000)
    assert (municipal["shown"]["completion_rate"], municipal["shown"]["schedule_gap"]) == ("60.30", "+10.30")
    (listed,) = municipal["of_which"]
    assert (listed["projects"], listed["completed_ytd"]) == (10, 1_945_200_000)
    for key in ("projects", "annual_plan", "completed_ytd", "not_reported", "held"):
        assert sum(row[key] for row in table["rows"]) == total[key]


def test_by_listed_gives_the_published_figures(run, county: Path) -> None:
    table = progress(run, county, "--by", "listed")
    listed = rows(table)["挂牌"]
    assert (listed["projects"], listed["completed_ytd"]) == (10, 1_945_200_000)
    assert (listed["shown"]["completion_rate"], listed["shown"]["schedule_gap"]) == ("61.60", "+11.60")
    assert (table["total"]["projects"], table["total"]["completed_ytd"]) == (200, 13_418_710_000)


def test_sixteen_finished_early_and_two_pig_farms_are_not_on_site(run, county: Path) -> None:
    said = run("progress", "--quarter", "Q2", "--ledger", str(county), columns=120).stdout
    assert "提前完工 16" in said
    assert "未进场 2（三十二梁生猪养殖场建设项目、双鹿生猪养殖场建设项目）" in said


def test_shortages_are_the_sums_of_project_rows(run, county: Path, tmp_path: Path) -> None:
    june = [row for row in exported(run, county, tmp_path)["figures"] if row["month"] == "2021-06"]
    assert sum(row["values"]["funds_lacking"] or 0 for row in june) == 87_000 * WAN
    land = [row["values"]["land_lacking"] or 0 for row in june]  # in hundredths of a 亩
    assert sum(land) == 150_000
    assert sum(1 for area in land if area) > 1


def test_one_cell_of_one_return_moves_the_total_the_unit_and_the_trace_by_just_that(
    run, tmp_path: Path
) -> None:
    unit, june = "卫生健康局", tmp_path / "2021-06"
    shutil.copytree(shipped("sample_data") / "returns" / "2021-06", june)
    county = built(run, tmp_path / "as it came", june)
    project = progress(run, county, "--by", "project", "--unit", unit)["rows"][0]["group"]
    (before,) = trace(run, county, project)
    add_ten_thousand_yuan(june / before["file"], before["cell"])
    rebuilt = built(run, tmp_path / "rebuilt", june)

    (after,) = trace(run, rebuilt, project)
    assert after["value"] - before["value"] == WAN
    assert (after["file"], after["cell"], after["stands"]) == (before["file"], before["cell"], True)
    for by in ("unit", "level", "project"):
        was, now = progress(run, county, "--by", by), progress(run, rebuilt, "--by", by)
        assert now["total"]["completed_ytd"] - was["total"]["completed_ytd"] == WAN
        old, new = rows(was), rows(now)
        assert set(old) == set(new)
        moved = {name: new[name]["completed_ytd"] - old[name]["completed_ytd"] for name in old}
        group = {"unit": unit, "project": project}.get(by)
        changed = {name: difference for name, difference in moved.items() if difference}
        assert list(changed.values()) == [WAN]
        assert group is None or list(changed) == [group]


def built(run, folder: Path, returns: Path) -> Path:
    """A ledger of the sample's registers and of ``returns``."""
    assert run("init", str(folder), "--county", "示例县", "--year", "2021").returncode == 0
    for part in (shipped("sample_data") / "registers", returns):
        assert run("import", str(part), "--ledger", str(folder)).returncode in {0, 1}
    return folder


def add_ten_thousand_yuan(file: Path, cell: str) -> None:
    """Add 1 to the number in ``cell`` (月报!F8), whose column is in 万元."""
    book = load_workbook(file)
    sheet, _sign, address = cell.partition("!")
    place = book[sheet][address]
    assert isinstance(place.value, int)
    place.value += 1
    book.save(file)
