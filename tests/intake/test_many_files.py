"""Many files of one call: the same outcome as a few at a time, in bounded memory and without doing work twice."""

import gc

import pytest
from small_office import PLAN, UNITS, Office, report

from projledger.intake import planning
from projledger.intake.outcome import ImportOutcome
from projledger.layout import header_titles
from projledger.workbook.cells import Workbook

MONTHS = range(2, 6)
RETURNS = {
    f"{unit}{month}月.csv": report(unit, month, {name: month * 10}, f"2021年{month + 1}月3日")
    for month in MONTHS
    for unit, name in (
        ("云台镇", "云台镇中心小学"),
        ("白衣镇", "白衣镇污水处理厂"),
        ("交通局", "喜神至麻石公路改建工程"),
    )
}


def told(outcome: ImportOutcome) -> list[object]:
    return [
        (file.name, file.verdict, file.returns, [finding.code for finding in file.findings])
        for file in outcome.files
    ]


@pytest.mark.parametrize("at_once", [0, 5, 64])
def test_a_plan_after_many_returns_is_known_to_them_all(
    bare_office: Office, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(planning, "AT_ONCE", at_once)
    outcome = bare_office.take({**RETURNS, "单位.csv": UNITS, "计划.csv": PLAN})
    assert [file.verdict for file in outcome.files] == ["entered"] * (len(RETURNS) + 2)
    assert len(bare_office.figures()) == len(RETURNS)


def test_judging_while_reading_finds_what_judging_at_the_end_finds(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    faulty = {
        **RETURNS,
        "坏.csv": report("云台镇", 6, {"没有的项目": "很多"}),
        "又.csv": RETURNS["云台镇2月.csv"],
    }
    at_the_end = told(office.check(faulty))
    monkeypatch.setattr(planning, "AT_ONCE", 0)
    assert told(office.check(faulty)) == at_the_end
    assert {verdict for _name, verdict, *_rest in at_the_end} == {"entered", "held", "duplicate"}  # type: ignore[misc]


def test_cells_are_let_go_while_the_next_files_are_read(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "AT_ONCE", 2)
    alive: list[int] = []
    judge = planning.judge_files

    def counting(*args: object) -> object:
        gc.collect()
        alive.append(sum(isinstance(one, Workbook) and any(one.sheets) for one in gc.get_objects()))
        return judge(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(planning, "judge_files", counting)
    office.check(RETURNS)
    assert len(alive) >= 4
    assert max(alive) <= 2 + 2 + 4  # those at once, the one just read, those that the reader is ahead


def test_the_titles_of_equal_headers_are_put_together_once(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.check({"云台镇2月.csv": RETURNS["云台镇2月.csv"]})
    composed = header_titles._composed
    blocks: list[object] = []
    monkeypatch.setattr(header_titles, "_composed", lambda *args: blocks.append(args) or composed(*args))
    office.check(RETURNS)
    assert len(blocks) == 0
