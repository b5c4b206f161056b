"""The unit table of 达州 (first quarter of 2019, DOMAIN 1.4) from workbooks through import to progress.

亿元: the annual plan, the quarter's target, what was completed, and its percent of the target as published.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from dazhou import DAZHOU
from projledger import Ledger
from projledger.api.asked_terms import AskedTerms
from projledger.api.imports import ImportReport
from projledger.console.terms_words import target_lines
from projledger.foundation.errors import SettingsError
from projledger.foundation.money import half_up
from projledger.intake.options import ImportOptions
from projledger.measures.progress_rows import ProgressRow
from projledger.measures.target_record import target_table_record

pytestmark = pytest.mark.slow

YI = 100_000_000
HEAD = ("序号", "单位", "年度目标任务", "一季度目标任务")


class Clock:
    """A clock that goes on by a minute whenever it is asked."""

    def __init__(self) -> None:
        self.now = datetime(2019, 7, 3, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


def workbook(path: Path, *rows: Sequence[Any]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    book.save(path)
    return path


def dazhou(folder: Path) -> list[Path]:
    """Register, plan and report: each unit with two projects that share its plan unevenly."""
    plan, report = [], []
    for unit, (planned, _target, done, _rate) in DAZHOU.items():
        third = round(float(planned) / 3, 2)
        for name, amount in (("甲", third), ("乙", round(float(planned) - third, 2))):
            plan.append((f"{unit}重点项目{name}", "市级", 3 * amount, amount, unit))
        report.append((f"{unit}重点项目甲", unit, float(done)))
        report.append((f"{unit}重点项目乙", unit, 0))
    titled = ("项目名称", "项目级别", "总投资", "年度计划投资", "牵头责任单位")
    return [
        workbook(folder / "单位.xlsx", ("单位名称", "单位类别"), *((unit, "园区") for unit in DAZHOU)),
        workbook(folder / "计划.xlsx", ("2019年度投资计划",), ("单位：亿元",), titled, *plan),
        workbook(
            folder / "月报.xlsx",
            ("2019年1-3月重点项目进展情况表",),
            ("单位：亿元",),
            ("项目名称", "填报单位", "本年累计完成投资"),
            *report,
        ),
    ]


def target_table(path: Path, *rows: Sequence[Any], head: Sequence[str] = HEAD) -> Path:
    return workbook(path, ("2019年重点项目投资目标任务分解表",), ("单位：亿元",), head, *rows)


def rows_of_dazhou() -> list[Sequence[Any]]:
    """As the office writes them: the total first, and no number beside the city's own line."""
    units = [
        ("" if place == 0 else place, unit, float(row[0]), float(row[1]))
        for place, (unit, row) in enumerate(DAZHOU.items())
    ]
    return [("", "合计", 600.1, 110.5), *units]


def entered(ledger: Ledger, *paths: Path) -> ImportReport:
    return ledger.import_(paths, ImportOptions(received_on=date(2019, 4, 3)), annotate=False)


def findings(report: ImportReport) -> list[tuple[str, str]]:
    found = [finding for file in report.outcome.files for finding in file.findings]
    return [(finding.code, str(finding.cell or "")) for finding in found]


def due(row: ProgressRow) -> Fraction:
    return row.target.exact * row.annual_plan / 100


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The office before its table of targets came."""
    folder = tmp_path_factory.mktemp("dazhou")
    with Ledger.create(folder / "office", county="达州市", year=2019, clock=Clock()) as ledger:
        assert findings(entered(ledger, *dazhou(folder))) == []
        yield ledger


def test_without_a_table_its_curve_says_what_to_import(office: Ledger) -> None:
    with pytest.raises(SettingsError, match="table of targets for 2019"):
        office.progress("2019-03", by="unit", curve="unit-table")


def test_dazhou_from_its_workbook_is_measured_by_its_units_amounts(office: Ledger, tmp_path: Path) -> None:
    """A line without a number is a unit's all the same, and the total is compared, not entered."""
    came = entered(office, target_table(tmp_path / "目标.xlsx", *rows_of_dazhou()))
    assert findings(came) == []
    assert [(back.form, back.entered, back.held) for back in came.outcome.files[0].returns] == [
        ("targets", 9, 0)
    ]
    table = office.progress("2019-03", by="unit", curve="unit-table").progress
    for row in table.rows:
        plan, target, done, published = DAZHOU[row.group]
        assert (row.annual_plan, row.completed_ytd) == (int(Fraction(plan) * YI), int(Fraction(done) * YI))
        assert due(row) == Fraction(target) * YI
        decimals = len(published.partition(".")[2])
        assert str(half_up(100 * row.completed_ytd / due(row), decimals)) == published
    assert {row.group for row in table.rows if row.behind} == {"通川区", "开江县"}
    total = table.total
    assert (total.annual_plan, due(total), total.completed_ytd) == (
        int(Fraction("600.1") * YI),
        Fraction("110.5") * YI,
        int(Fraction("120.5") * YI),
    )
    share = 100 * total.completed_ytd / due(total)
    assert str(half_up(share, 1)) == "109.0"  # published 109.1, from amounts that were not rounded
    assert str(half_up(share - 100, 0)) == "9"  # 超目标9个百分点
    assert (str(total.target.shown), str(total.schedule_gap)) == ("18.41", "1.67")
    linear = office.progress("2019-03", by="unit").progress.total
    assert (str(linear.target.shown), str(linear.schedule_gap)) == ("25.00", "-4.92")


def test_what_the_table_lacks_is_said_by_unit_and_month(office: Ledger, tmp_path: Path) -> None:
    """Without a line for 渠县, and after the quarter for all others, the other curve counts, as the screen says."""
    with Ledger.create(tmp_path / "neu", county="达州市", year=2019, clock=Clock()) as ledger:
        entered(ledger, *dazhou(tmp_path))
        rows = [row for row in rows_of_dazhou()[1:] if row[1] != "渠县"]
        entered(ledger, target_table(tmp_path / "目标.xlsx", *rows))
        march = ledger.progress("2019-03", by="unit", curve="unit-table").progress
        assert march.unset == {"渠县": 0}
        assert list(target_lines(march)) == [
            "The table of targets has no target for 1 units (渠县): add them and import it again"
        ]
        by_unit = {row.group: str(row.target.shown) for row in march.rows}
        assert (by_unit["渠县"], by_unit["开江县"]) == ("25.00", "23.77")
        may = ledger.progress("2019-05", by="unit", curve="unit-table").progress
        assert (may.unset["开江县"], may.unset["渠县"], len(may.unset)) == (3, 0, 9)
        assert any("month 3 for 8 units" in line and "month 5" in line for line in target_lines(may))


def test_a_later_table_counts_from_then_on_and_as_of_before_the_earlier_one_does(tmp_path: Path) -> None:
    with Ledger.create(tmp_path / "neu", county="达州市", year=2019, clock=Clock()) as ledger:
        entered(ledger, *dazhou(tmp_path))
        entered(ledger, target_table(tmp_path / "目标.xlsx", *rows_of_dazhou()))
        before = ledger.book.head
        entered(
            ledger,
            target_table(
                tmp_path / "调整.xlsx",
                (1, "渠县", 49.4, 27),
                head=("序号", "单位", "年度任务", "上半年目标"),
            ),
        )

        def target(as_of: str | None = None) -> str:
            table = ledger.progress("2019-06", by="unit", curve="unit-table", as_of=as_of).progress
            return {row.group: str(row.target.shown) for row in table.rows}["渠县"]

        march = ledger.progress("2019-03", by="unit", curve="unit-table").progress
        assert {row.group: str(row.target.shown) for row in march.rows}["渠县"] == "23.08"
        assert (target(), target(str(before))) == ("54.66", "50.00")
        ledger.undo(ledger.book.head, reason="目标有误")
        assert target() == "50.00"
        assert ledger.verify() == []


def test_a_plan_in_the_table_that_is_not_that_of_the_projects_is_told(office: Ledger, tmp_path: Path) -> None:
    rows = [(1, "渠县", 49.4, 11.4), (2, "万源市", 45, 8.2), (3, "某某县", 1, 1), (4, "渠县", 49.4, 12)]
    came = office.check(
        [target_table(tmp_path / "目标.xlsx", *rows)], ImportOptions(received_on=date(2019, 4, 3))
    )
    assert sorted(findings(came)) == [("T806", "C5"), ("U604", "B6"), ("U606", "B7")]


def test_each_target_leads_to_its_file_and_cell(office: Ledger, tmp_path: Path) -> None:
    with Ledger.create(tmp_path / "neu", county="达州市", year=2019, clock=Clock()) as ledger:
        entered(ledger, *dazhou(tmp_path))
        entered(ledger, target_table(tmp_path / "目标.xlsx", *rows_of_dazhou()))
        found = ledger.targets("2019-03", by="unit", curve="unit-table")
        rows = {row["group"]: row for row in target_table_record(found.table, found.stated)["rows"]}
        assert rows["市本级"]["stated"]["3"] == {
            "submission": ledger.book.head,
            "file": "目标.xlsx",
            "cell": "Sheet!D5",
            "amount": 32 * YI + YI // 5,
            "percent": None,
        }
        linear = ledger.targets("2019-03", by="unit")
        assert linear.stated == {}  # the settings' own curve goes by no table


def test_a_condition_on_the_gap_goes_by_the_curve_that_is_asked_for(tmp_path: Path) -> None:
    with Ledger.create(tmp_path / "neu", county="达州市", year=2019, clock=Clock()) as ledger:
        entered(ledger, *dazhou(tmp_path))
        entered(ledger, target_table(tmp_path / "目标.xlsx", *rows_of_dazhou()))

        def ahead(curve: str | None) -> int:
            terms = AskedTerms(where="gap>=40")
            return ledger.progress("2019-03", curve=curve, terms=terms).progress.total.projects

        assert (ahead("unit-table"), ahead(None)) == (6, 5)
