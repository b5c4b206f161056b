"""The sample county keeps the published sums, contradicts itself nowhere, and is what its script builds."""

import csv
import io
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from sample_builder import SAMPLE, build, everything_sent, half_year, sending, true_county
from stdnum.cn import uscc

PUBLISHED = {
    "粉壁镇",
    "泥龙镇",
    "兰草镇",
    "镇龙镇",
    "得胜镇",
    "邱家镇",
    "白衣镇",
    "云台镇",
    "金宝街道办事处",
    "驷马水乡管委会",
    "卫生健康局",
    "生态环境局",
    "岳家镇",
}


@pytest.fixture(scope="module")
def truth() -> half_year.County:
    return true_county()


@pytest.fixture(scope="module")
def sent() -> list[sending.Sent]:
    return everything_sent()


def test_the_county_keeps_its_truth(truth: half_year.County) -> None:
    half_year.check_county(truth)


def test_what_was_sent_leaves_the_published_figures_in_a_ledger(
    truth: half_year.County, sent: list[sending.Sent]
) -> None:
    build.check_sent(truth, sent)
    shown = sending.standing(sent)
    assert sum(project.plan for project in truth.projects) == 2_446_900 * 10_000
    assert sum(shown.values()) == 1_341_871 * 10_000
    municipal = [project for project in truth.projects if project.level == "市级"]
    assert len(municipal) == 50
    assert sum(shown[project.number] for project in municipal) == 882_160 * 10_000
    listed = [project for project in truth.projects if project.listed]
    assert len(listed) == 10
    assert sum(shown[project.number] for project in listed) == 194_520 * 10_000


def test_a_county_that_lost_a_yuan_is_refused(truth: half_year.County) -> None:
    broken = half_year.build_county()
    broken.projects[0].plan += 1
    with pytest.raises(AssertionError):
        half_year.check_county(broken)


def test_some_figures_have_four_decimals_in_wan(truth: half_year.County) -> None:
    assert any(project.ytd[6] % 10_000 % 10 == 0 and project.ytd[6] % 10_000 for project in truth.projects)
    assert sum(bool(project.ytd[6] % 10_000) for project in truth.projects) >= 6


def test_two_pig_farms_were_never_entered_and_the_first_is_listed(truth: half_year.County) -> None:
    farms = [project for project in truth.projects if project.status(6) == "未进场"]
    assert [(farm.name[:2], farm.listed, farm.ytd[6]) for farm in farms] == [
        ("三十", True, 0),
        ("双鹿", False, 0),
    ]


def test_every_owner_has_one_valid_credit_code(truth: half_year.County) -> None:
    codes = {(project.owner, project.credit_code) for project in truth.projects}
    assert all(uscc.is_valid(code) for _, code in codes)
    assert len(codes) == len({owner for owner, _ in codes}) == len({code for _, code in codes})


def test_units_of_the_published_text_are_never_late_missing_or_at_fault(sent: list[sending.Sent]) -> None:
    for unit in PUBLISHED:
        own = [item for item in sent if any(line.project.unit.name == unit for line in item.lines)]
        assert len(own) == 6
        assert all(item.received_on.day <= 5 and not item.duplicate for item in own)
        assert not any(
            line.held or line.odd or line.funds or line.land for item in own for line in item.lines
        )


def test_the_layouts_are_as_many_and_as_widely_used_as_promised(truth: half_year.County) -> None:
    used = Counter(unit.layout for unit in truth.reporting())
    foreign = {layout: count for layout, count in used.items() if layout != "prefilled"}
    assert len(foreign) >= 6
    assert min(foreign.values()) >= 3
    assert used["prefilled"] <= used.total() / 2
    assert used.total() >= 30


def cells(data: bytes) -> list[list[list[object]]]:
    """What stands in a workbook's cells, sheet by sheet."""
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return [
        [list(row) for row in sheet.iter_rows(values_only=True)]
        for sheet in book.worksheets
        if sheet.sheet_state == "visible"
    ]


@pytest.mark.slow
def test_the_committed_files_are_what_the_script_builds(
    truth: half_year.County, sent: list[sending.Sent]
) -> None:
    """Byte for byte; the pre-filled workbooks, whose look may change, in what their cells say."""
    files = build.sample_files()
    prefilled = {
        f"returns/{item.folder}/{item.name}"
        for item in sent
        if item.lines and item.lines[0].project.unit.layout == "prefilled"
    }
    unlike = [item.name for item in sent if files[f"returns/{item.folder}/{item.name}"] != item.data]
    assert unlike == [], "a second build gives other bytes"
    differing = [
        path for path, data in files.items() if path not in prefilled and (SAMPLE / path).read_bytes() != data
    ]
    assert differing == []
    kept = {
        path.relative_to(SAMPLE).as_posix()
        for part in ("registers", "returns")
        for path in (SAMPLE / part).rglob("*.*")
    }
    assert kept | {"received/registers.csv", "received/returns.csv"} == set(files)
    for path in sorted(prefilled)[::9]:
        assert cells((SAMPLE / path).read_bytes())[0] == cells(files[path])[0]


def test_every_return_has_its_day_of_receipt() -> None:
    with (SAMPLE / "received" / "returns.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    files = {path.relative_to(SAMPLE / "returns").as_posix() for path in (SAMPLE / "returns").glob("*/*")}
    assert {row["file"] for row in rows} == files
    assert [int(row["order"]) for row in rows] == list(range(1, len(rows) + 1))
    assert [row["received_on"] for row in rows] == sorted(row["received_on"] for row in rows)
    assert max(row["received_on"] for row in rows) == "2021-07-05"


def test_no_file_is_larger_than_it_needs_to_be() -> None:
    sizes = [
        path.stat().st_size for path in Path(SAMPLE).rglob("*") if path.is_file() and path.suffix != ".pyc"
    ]
    assert sum(sizes) < 4_000_000
