"""The sample, read by the real import, gives the published figures and exactly the faults put into it."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sample_builder import SAMPLE, everything_sent, sending, true_county

from projledger.api.ledger import Ledger
from projledger.foundation.period import Month
from projledger.intake.options import ImportOptions

pytestmark = pytest.mark.slow
WAN = 10_000


@pytest.fixture
def ledger(county: Path) -> Iterator[Ledger]:
    with Ledger.open(county) as opened:
        yield opened


def rows(ledger: Ledger, by: str) -> dict[str, dict[str, object]]:
    frame = ledger.progress("2021Q2", by=by).progress.frame()
    return {str(row["group"]): row for row in frame.to_dict("records")}


def shown(row: dict[str, object]) -> tuple[object, ...]:
    return tuple(row[name] for name in ("projects", "annual_plan", "completed_ytd")) + tuple(
        str(row[name]) for name in ("completion_rate", "schedule_gap")
    )


def test_levels_give_the_published_figures(ledger: Ledger) -> None:
    by_level = rows(ledger, "level")
    assert shown(by_level["市级"]) == (50, 1_463_000 * WAN, 882_160 * WAN, "60.30", "10.30")
    assert shown(by_level["县级"]) == (150, 983_900 * WAN, 459_711 * WAN, "46.72", "-3.28")
    assert (by_level["市级"]["not_reported"], by_level["县级"]["not_reported"]) == (0, 4)
    assert (by_level["市级"]["held"], by_level["县级"]["held"]) == (0, 2)


def test_listed_projects_give_the_published_figures(ledger: Ledger) -> None:
    assert shown(rows(ledger, "listed")["挂牌"]) == (10, 315_800 * WAN, 194_520 * WAN, "61.60", "11.60")


def test_the_whole_county_gives_the_published_figures(ledger: Ledger) -> None:
    by_unit = rows(ledger, "unit").values()
    completed, plan = (
        sum(int(str(row[name])) for row in by_unit) for name in ("completed_ytd", "annual_plan")
    )
    assert (completed, plan) == (1_341_871 * WAN, 2_446_900 * WAN)
    assert round(completed * 100 / plan, 2) == 54.84


def test_every_project_stands_where_the_builder_says(ledger: Ledger) -> None:
    truth = true_county()
    expected = sending.standing(everything_sent())
    view = ledger.book.view()
    latest: dict[int, int] = {}
    for figure in sorted(view.figures(2021, Month(2021, 6)), key=lambda figure: figure.month):
        latest[figure.project] = figure.values["completed_ytd"]
    names = {project.name: project.id for project in view.projects(Month(2021, 6))}
    assert {project.name: latest.get(names[project.name]) for project in truth.projects} == {
        project.name: expected[project.number] for project in truth.projects
    }


def test_shortages_of_june_add_up_to_the_published_sums(ledger: Ledger) -> None:
    june = [
        figure
        for figure in ledger.book.view().figures(2021, Month(2021, 6))
        if figure.month == Month(2021, 6)
    ]
    assert sum(figure.values.get("funds_lacking") or 0 for figure in june) == 87_000 * WAN
    assert sum(figure.values.get("land_lacking") or 0 for figure in june) == 1_500 * 100


def test_sixteen_finished_before_their_planned_finish_and_two_never_entered(ledger: Ledger) -> None:
    view = ledger.book.view()
    planned = {project.id: project for project in view.projects(Month(2021, 6))}
    june = [figure for figure in view.figures(2021, Month(2021, 6)) if figure.month == Month(2021, 6)]
    early = [
        planned[figure.project].name
        for figure in june
        if figure.values.get("status") == "完工"
        and str(figure.values["actual_finish"])[:7] < str(planned[figure.project].planned_finish)
    ]
    assert len(early) == 16
    assert {
        "乡镇污水处理厂及配套管网建设项目（一期）",
        "岳家生态肉牛全产业链建设项目（一期）",
        "石岭至桥湾公路改建工程",
    } <= set(early)
    absent = [planned[figure.project].name for figure in june if figure.values.get("status") == "未进场"]
    assert sorted(absent) == ["三十二梁生猪养殖场建设项目", "双鹿生猪养殖场建设项目"]


def test_the_import_finds_exactly_the_faults_put_into_the_returns(ledger: Ledger) -> None:
    found = Counter(
        (submission.file_name, finding.code)
        for submission in ledger.book.view().submissions()
        for finding in submission.findings
        if finding.code not in {"L307", "L312"}  # which columns were read is no fault
    )
    assert found == {
        ("松坪镇重点项目统计表3月.xls", "N103"): 1,
        ("松坪镇重点项目统计表3月.xls", "N105"): 1,
        ("4月-西山新城管委会.xlsx", "T801"): 1,
        ("5月-白果镇.xlsx", "P502"): 1,
        ("石岭镇6月.xlsx", "N103"): 1,
        ("松坪镇重点项目统计表6月.xls", "N105"): 1,
    }


def test_bytes_received_before_are_not_entered_twice(county_copy: Path) -> None:
    june = SAMPLE / "returns" / "2021-06"
    with Ledger.open(county_copy) as ledger:
        head = ledger.book.view().number
        again = [june / "6月-白果镇(1).xlsx", june / "交通局2021年1—6月.xlsx"]
        report = ledger.import_(again, ImportOptions(received_on=date(2021, 7, 6)), annotate=False)
        assert {str(file.verdict) for file in report.outcome.files} == {"duplicate"}
        assert ledger.book.view().number == head


def test_a_correction_says_what_it_replaced_and_why(ledger: Ledger) -> None:
    project = ledger.project_named("棚户区改造安置房建设项目").id
    april = next(
        figure
        for figure in ledger.book.view().figures(2021, Month(2021, 4))
        if (figure.project, figure.month) == (project, Month(2021, 4))
    )
    assert "（更正）" in april.source.file_name
    assert "600万元" in april.values["correction_reason"]


def test_units_late_and_missing_are_those_the_builder_chose(ledger: Ledger) -> None:
    from county.calendar import LATE, NIL, SILENT

    returns = [record for record in ledger.book.view().returns(2021) if record.form == "report"]
    months = [Month(2021, number) for number in range(1, 7)]
    received = {(record.unit, record.period) for record in returns}
    units = {unit.name for unit in ledger.book.view().units() if unit.owes_return}
    missing = {
        (unit, month.month) for unit in units for month in months if (unit, str(month)) not in received
    }
    assert missing == SILENT - {("花桥镇", 3)}
    nil = {(record.unit, int(str(record.period)[5:])) for record in returns if record.nil}
    assert nil == set(NIL)
    first = {}
    for record in sorted(returns, key=lambda record: record.submission):
        first.setdefault((record.unit, str(record.period)), record.received_on)
    late = {
        (unit, int(period[5:]))
        for (unit, period), day in first.items()
        if day > Month(2021, int(period[5:])).plus(1).first_day.replace(day=5)
    }
    assert late == set(LATE) | {("花桥镇", 3)}
