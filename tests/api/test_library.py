"""What a script can do with a ledger: the answers that the commands only show."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from projledger import Ledger
from projledger.foundation.errors import OutputBlocked, UsageError
from projledger.foundation.period import Month
from projledger.intake.options import ImportOptions

DAY = date(2021, 7, 4)
WAN = 10_000
UNITS = "单位名称,简称,单位类别\n云台镇人民政府,云台镇,乡镇\n白衣镇人民政府,白衣镇,乡镇\n"
PLAN = (
    "2021年重点项目计划表\n项目编号,项目名称,项目级别,总投资（万元）,截至2020年底累计完成投资（万元）,2021年计划投资（万元）,责任单位\n"
    "PC-01,云台镇中心小学,市级,900,100,600,云台镇\nPC-02,白衣镇污水处理厂,县级,900,,900,白衣镇\n"
)


def report(unit: str, month: int, head: str, *rows: str) -> str:
    return "\n".join([f"{unit}2021年{month}月重点项目月报表", f"填报单位：{unit}", head, *rows]) + "\n"


YTD = "项目名称,本年累计完成投资（万元）"


class Desk:
    """A ledger and a folder from which files come in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ledger = Ledger.create(folder / "office", county="示例县", year=2021)

    def take(self, name: str, text: str, day: date = DAY, **options: object):
        file = self.folder / name
        file.write_text(text, encoding="utf-8")
        return self.ledger.import_([file], ImportOptions(received_on=day, **options))  # type: ignore[arg-type]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    made.take("单位.csv", UNITS)
    made.take("计划.csv", PLAN)
    yield made
    made.ledger.close()


def test_a_field_of_the_plan_is_traced_to_the_plan_and_not_to_what_a_return_says(desk: Desk) -> None:
    desk.take(
        "云台镇6月.csv",
        report(
            "云台镇", 6, "项目名称,2021年计划投资（万元）,本年累计完成投资（万元）", "云台镇中心小学,999,300"
        ),
    )
    lines = desk.ledger.trace("PC-01", "annual_plan").lines
    assert [(line.value, line.stands, line.cell) for line in lines] == [
        (600 * WAN, True, "计划!F3"),
        (999 * WAN, False, "云台镇6月!B4"),
    ]


def test_a_derived_figure_is_traced_to_the_cell_it_follows_from(desk: Desk) -> None:
    desk.take(
        "云台镇1月.csv", report("云台镇", 1, "项目名称,开工以来累计完成投资（万元）", "云台镇中心小学,350")
    )
    (line,) = desk.ledger.trace("PC-01", "本年累计完成投资").lines
    assert (line.value, line.cell, line.derived_from, line.stands) == (
        250 * WAN,
        "云台镇1月!B4",
        "completed_total",
        True,
    )


def test_a_carried_figure_names_the_month_it_comes_from(desk: Desk) -> None:
    desk.take("云台镇1月.csv", report("云台镇", 1, YTD, "云台镇中心小学,50"))
    desk.take("白衣镇2月.csv", report("白衣镇", 2, YTD, "白衣镇污水处理厂,70"))
    january, february = desk.ledger.show("PC-01").record()["months"]
    assert (january["carried_from"], february["carried_from"]) == ("", "2021-01")
    assert (february["file"], february["cell"]) == ("云台镇1月.csv", "云台镇1月!B4")


def test_a_dry_undo_tells_what_the_undoing_would_change(desk: Desk) -> None:
    desk.take("云台镇1月.csv", report("云台镇", 1, YTD, "云台镇中心小学,50"))
    head = desk.ledger.book.head
    dry = desk.ledger.undo(head, reason="试", dry_run=True)
    assert (dry.gone, dry.restored, dry.by) == (1, 0, None)
    assert desk.ledger.book.head == head
    done = desk.ledger.undo(head, reason="试")
    assert (done.gone, done.restored, done.by) == (1, 0, head + 1)


def test_undoing_an_undoing_tells_that_the_figures_stand_again(desk: Desk) -> None:
    desk.take("云台镇1月.csv", report("云台镇", 1, YTD, "云台镇中心小学,50"))
    head = desk.ledger.book.head
    gone = desk.ledger.undo(head, reason="试")
    assert gone.gone + gone.restored > 0
    back = desk.ledger.undo(desk.ledger.book.head, reason="还原")
    assert (back.restored, back.gone) == (gone.gone + gone.restored, 0)


def test_a_closed_month_keeps_its_figures_and_show_says_that_they_were_corrected(desk: Desk) -> None:
    desk.take("云台镇6月.csv", report("云台镇", 6, YTD, "云台镇中心小学,300"))
    closed = desk.ledger.close_month(Month(2021, 6)).number
    desk.take("白衣镇5月.csv", report("白衣镇", 5, YTD, "白衣镇污水处理厂,0"))
    desk.take("云台镇6月（更正）.csv", report("云台镇", 6, YTD, "云台镇中心小学,320"), date(2021, 7, 6))
    then, now = desk.ledger.progress("2021-06"), desk.ledger.progress("2021-06", latest=True)
    assert (then.progress.total.completed_ytd, now.progress.total.completed_ytd) == (300 * WAN, 320 * WAN)
    assert (then.closed, then.corrections) == (closed, 2)
    assert desk.ledger.show("PC-01").corrected == ((Month(2021, 6), closed),)


def test_a_warning_between_months_is_shown_with_the_project(desk: Desk) -> None:
    desk.take("云台镇5月.csv", report("云台镇", 5, YTD, "云台镇中心小学,300"))
    desk.take("云台镇6月.csv", report("云台镇", 6, YTD, "云台镇中心小学,200"))
    assert [(month.month, finding.code) for month, finding in desk.ledger.show("PC-01").warnings] == [
        (6, "H201")
    ]


def test_the_calendar_counts_what_came_and_what_was_due(desk: Desk) -> None:
    desk.take("云台镇6月.csv", report("云台镇", 6, YTD, "云台镇中心小学,300"))
    june = desk.ledger.calendar()[5].reporting
    assert june.deadline == date(2021, 7, 5)
    assert ([unit.unit for unit in june.received], [unit.unit for unit in june.missing]) == (
        ["云台镇人民政府"],
        ["白衣镇人民政府"],
    )


def test_copies_that_cannot_be_written_do_not_hide_what_was_recorded(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def blocked(*_arguments: object) -> Path:
        raise OutputBlocked("打开着")

    monkeypatch.setattr("projledger.returns.annotate.write_returned", blocked)
    done = desk.take("云台镇6月.csv", report("云台镇", 6, YTD, "云台镇中心小学,约300"))
    assert done.blocked == "打开着"
    assert done.troubled
    assert done.outcome.files[0].submission == desk.ledger.book.head


def test_the_default_period_is_the_latest_of_the_asked_day(desk: Desk) -> None:
    desk.take("云台镇1月.csv", report("云台镇", 1, YTD, "云台镇中心小学,50"))
    number = desk.ledger.book.head
    desk.take("云台镇6月.csv", report("云台镇", 6, YTD, "云台镇中心小学,300"))
    assert desk.ledger.progress(as_of=str(number)).progress.period.last == Month(2021, 1)
    assert desk.ledger.progress().progress.period.last == Month(2021, 6)


@pytest.mark.parametrize("text", ["昨天", "2021-13-01", "2021.7"])
def test_an_unreadable_moment_is_refused(desk: Desk, text: str) -> None:
    with pytest.raises(UsageError):
        desk.ledger.progress(as_of=text)


def test_a_plan_that_takes_a_project_out_says_which(desk: Desk) -> None:
    shorter = PLAN.replace(
        "PC-02,白衣镇污水处理厂,县级,900,,900,白衣镇\n", "PC-03,白衣镇敬老院,县级,500,,300,白衣镇\n"
    )
    done = desk.take("计划（更正）.csv", shorter)
    assert done.dropped == ((done.outcome.files[0].submission, ("白衣镇污水处理厂",)),)
    assert done.plan is not None
    assert (done.plan.came, done.plan.left) == (("白衣镇敬老院",), ("白衣镇污水处理厂",))


def test_one_units_months_of_reporting_are_asked_for_by_any_of_its_names(desk: Desk) -> None:
    everybody = desk.ledger.punctuality().units
    (one,) = desk.ledger.punctuality(unit="云台镇").units
    assert one.unit == "云台镇人民政府"
    assert one in everybody
    assert len(everybody) == 2
