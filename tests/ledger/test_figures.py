"""Which row stands for a project and month, and where each of its fields was read."""

from datetime import date
from pathlib import Path

import pytest
from ledger_facts import ENTERED, HELD, REJECTED, clerk, new_book, report, ruling, undo
from ledger_facts import entry as row

from projledger.foundation.period import Month
from projledger.ledger.book import Book
from projledger.ledger.new_records import NewEntry
from projledger.ledger.records import FigureRecord

JUNE = Month(2021, 6)
D1, D2, D3 = date(2021, 7, 1), date(2021, 7, 2), date(2021, 7, 3)


@pytest.fixture
def book(tmp_path: Path) -> Book:
    with new_book(tmp_path) as made:
        yield made


def june(book: Book, number: int | None = None, project: int = 1) -> FigureRecord:
    (figure,) = [
        item
        for item in book.view(number).figures(2021, JUNE)
        if item.month == JUNE and item.project == project
    ]
    return figure


def ytd(book: Book, number: int | None = None) -> int | None:
    return june(book, number).values["completed_ytd"]


def test_the_latest_return_date_stands_whatever_the_order_of_receipt(book: Book) -> None:
    book.post([report("2021-06", row(5, 1, completed_ytd=200), dated=D2)])
    book.post([report("2021-06", row(5, 1, completed_ytd=100), dated=D1)])
    assert (ytd(book), june(book).source.submission) == (200, 1)
    book.post([report("2021-06", row(5, 1, completed_ytd=300), dated=D3)])
    assert ytd(book) == 300


def test_of_equal_return_dates_the_highest_number_stands_then_the_last_row(book: Book) -> None:
    book.post([report("2021-06", row(5, 1, completed_ytd=1), dated=D1)])
    book.post([report("2021-06", row(5, 1, completed_ytd=2), row(6, 1, completed_ytd=3), dated=D1)])
    assert ytd(book) == 3


def test_a_return_without_a_date_counts_from_its_receipt(book: Book) -> None:
    book.post([report("2021-06", row(5, 1, completed_ytd=1), dated=date(2021, 7, 4))])
    book.post([report("2021-06", row(5, 1, completed_ytd=2))])  # received on 2021-07-05
    assert (ytd(book), june(book).return_date) == (2, date(2021, 7, 5))


def test_months_and_projects_do_not_touch_one_another(book: Book) -> None:
    book.post([report("2021-05", row(5, 1, completed_ytd=1), row(6, 2, completed_ytd=2))])
    book.post([report("2021-06", row(5, 1, completed_ytd=3))])
    book.post([report("2020-12", row(5, 1, completed_ytd=9))])
    found = {
        (item.project, str(item.month)): item.values["completed_ytd"]
        for item in book.view().figures(2021, JUNE)
    }
    assert found == {(1, "2021-05"): 1, (2, "2021-05"): 2, (1, "2021-06"): 3}
    assert [str(item.month) for item in book.view().figures(2021, Month(2021, 5))] == ["2021-05", "2021-05"]


def test_figures_of_one_project_alone(book: Book) -> None:
    book.post([report("2021-06", row(5, 1, completed_ytd=1), row(6, 2, completed_ytd=2))])
    assert [item.project for item in book.view().figures(2021, JUNE, project=2)] == [2]


def test_a_project_missing_from_a_later_return_keeps_its_figure(book: Book) -> None:
    book.post([report("2021-06", row(5, 1, completed_ytd=1), row(6, 2, completed_ytd=2), dated=D1)])
    book.post([report("2021-06", row(5, 2, completed_ytd=3), dated=D2)])
    assert [item.values["completed_ytd"] for item in book.view().figures(2021, JUNE)] == [1, 3]


def test_a_held_row_does_not_count_until_it_is_ruled_in(book: Book) -> None:
    book.post([report("2021-06", row(5, 1, completed_ytd=1), dated=D1)])
    book.post([report("2021-06", row(5, 1, HELD, completed_ytd=2), dated=D2)])
    assert ytd(book) == 1
    book.post([ruling(2)])
    assert ytd(book) == 2
    assert [ytd(book, number) for number in (1, 2, 3)] == [1, 1, 2]
    book.post([undo(3)])
    assert ytd(book) == 1


def test_a_row_ruled_in_under_a_project_counts_for_that_one(book: Book) -> None:
    book.post([report("2021-06", row(5, None, HELD, completed_ytd=2))])
    assert book.view().figures(2021, JUNE) == []
    book.post([ruling(1, project=7)])
    assert june(book, project=7).values["completed_ytd"] == 2


def test_the_last_live_ruling_on_a_row_is_the_one_in_force(book: Book) -> None:
    book.post([report("2021-06", row(5, None, HELD, completed_ytd=2))])
    book.post([ruling(1, 7)])
    book.post([ruling(1, 8)])
    assert [item.project for item in book.view().figures(2021, JUNE)] == [8]
    book.post([ruling(1, state=REJECTED)])
    assert book.view().figures(2021, JUNE) == []
    book.post([undo(4), undo(3)])
    assert [item.project for item in book.view().figures(2021, JUNE)] == [7]


def test_a_clerks_entry_is_a_flash_until_a_return_confirms_it(book: Book) -> None:
    book.post([clerk("2021-06", 1, completed_ytd=480)])
    figure = june(book)
    assert (figure.flash, figure.values["completed_ytd"], figure.source.stated) == (True, 480, "电话")
    assert (figure.base, dict(figure.cells)) == (None, {})
    book.post([report("2021-06", row(5, 1, completed_ytd=500, status="在建"), dated=date(2021, 6, 1))])
    figure = june(book)
    assert (figure.flash, figure.values["completed_ytd"]) == (False, 500)
    assert figure.replaced_flash == {"completed_ytd": 480}
    assert june(book, 1).flash


def test_a_flash_lies_over_the_return_and_leaves_what_it_does_not_give(book: Book) -> None:
    book.post(
        [
            report(
                "2021-06",
                row(
                    5,
                    1,
                    project="项目1",
                    completed_month=10,
                    completed_ytd=400,
                    status="在建",
                    problem="征地",
                ),
            )
        ]
    )
    book.post([clerk("2021-06", 1, completed_ytd=480)])
    figure = june(book)
    assert figure.flash
    assert figure.values["completed_ytd"] == 480
    assert figure.values["completed_month"] is None  # the month of the old cumulative figure no longer fits
    assert (figure.values["status"], figure.values["problem"]) == ("在建", "征地")
    assert dict(figure.cells) == {"project": "月报!B5", "status": "月报!G5", "problem": "月报!H5"}
    assert (figure.source.submission, figure.base and figure.base.submission, figure.unit) == (2, 1, "云台镇")


def test_a_flash_of_the_status_alone_leaves_the_money(book: Book) -> None:
    book.post([report("2021-06", row(5, 1, completed_month=10, completed_ytd=400, status="在建"))])
    book.post([clerk("2021-06", 1, status="完工")])
    values = june(book).values
    assert (values["completed_month"], values["completed_ytd"], values["status"]) == (10, 400, "完工")


def test_a_second_flash_lies_over_the_first(book: Book) -> None:
    book.post([clerk("2021-06", 1, completed_ytd=480), clerk("2021-06", 1, status="完工")])
    values = june(book).values
    assert (values["completed_ytd"], values["status"]) == (480, "完工")


def test_a_flash_stands_over_an_earlier_return_dated_later(book: Book) -> None:
    book.post([report("2021-06", row(5, 1, completed_ytd=400), dated=date(2021, 12, 31))])
    book.post([clerk("2021-06", 1, completed_ytd=480)])
    assert ytd(book) == 480


def test_ruling_in_a_held_row_confirms_the_flash_before_it(book: Book) -> None:
    book.post([report("2021-06", row(5, 1, HELD, completed_ytd=500))])
    book.post([clerk("2021-06", 1, completed_ytd=480)])
    assert june(book).flash
    book.post([ruling(1)])
    figure = june(book)
    assert (figure.flash, figure.values["completed_ytd"], figure.replaced_flash) == (
        False,
        500,
        {"completed_ytd": 480},
    )


def test_undoing_the_return_brings_back_what_it_superseded(book: Book) -> None:
    book.post([clerk("2021-06", 1, completed_ytd=480)])
    book.post([report("2021-06", row(5, 1, completed_ytd=500))])
    book.post([undo(2)])
    assert (june(book).flash, ytd(book)) == (True, 480)
    book.post([undo(3)])
    assert (june(book).flash, ytd(book)) == (False, 500)


def test_each_field_knows_the_cell_it_was_read_from(book: Book) -> None:
    elsewhere = NewEntry(
        9, ENTERED, {"project": "项目1", "completed_ytd": 5}, 1, {"status": "月报!A4", "project": "附表!C2"}
    )
    book.post([report("2021-06", elsewhere, name="云台镇6月.xlsx")])
    figure = june(book)
    assert figure.cells["completed_ytd"] == "月报!F9"
    assert (figure.cells["project"], figure.cells["status"]) == ("附表!C2", "月报!A4")
    assert len(figure.cells) == len(list(figure.cells)) == 5
    assert (figure.source.file_name, figure.source.sheet, figure.source.row) == ("云台镇6月.xlsx", "月报", 9)


def test_the_derived_table_gives_what_ranking_the_facts_gives(book: Book) -> None:
    book.post([report("2021-06", row(5, 1, completed_ytd=400), row(6, 2, HELD, completed_ytd=1))])
    book.post([clerk("2021-06", 1, completed_ytd=480), ruling(2)])
    before = book.view(3)
    kept = before.figures(2021, JUNE)
    book.post([report("2021-06", row(5, 9, completed_ytd=1))])  # no longer the head: ranked from the facts
    assert book.view(3).figures(2021, JUNE) == kept == before.figures(2021, JUNE)


def test_the_history_of_a_project_has_every_row_and_says_which_stands(book: Book) -> None:
    book.post([report("2021-06", row(5, 1, completed_ytd=1), dated=D2)])
    book.post([report("2021-06", row(5, 1, completed_ytd=2), dated=D1)])
    book.post(
        [
            report("2021-06", row(5, 1, HELD, completed_ytd=3), dated=D3),
            report("2021-05", row(5, 1, completed_ytd=4)),
        ]
    )
    found = [
        (str(item.month), item.values["completed_ytd"], item.state, item.stands)
        for item in book.view().history(1, 2021)
    ]
    assert found == [
        ("2021-05", 4, ENTERED, True),
        ("2021-06", 1, ENTERED, True),
        ("2021-06", 2, ENTERED, False),
        ("2021-06", 3, HELD, False),
    ]


def test_what_was_verified_on_site_is_no_flash_and_stays_when_the_return_comes(book: Book) -> None:
    book.post([clerk("2021-06", 1, "现场核查", verified_ytd=450)])
    assert (june(book).verified_only, june(book).flash, june(book).values["verified_ytd"]) == (
        True,
        False,
        450,
    )
    book.post([report("2021-06", row(5, 1, completed_ytd=500), dated=D1)])
    figure = june(book)
    assert (figure.values["completed_ytd"], figure.values["verified_ytd"]) == (500, 450)
    assert (figure.flash, figure.verified_only, figure.replaced_flash) == (False, False, None)
    assert (figure.source.submission, figure.source_of("verified_ytd").stated) == (2, "现场核查")
    assert figure.entry_of("verified_ytd") != figure.entry


def test_the_last_verification_stands_and_a_flash_beside_it_is_still_a_flash(book: Book) -> None:
    book.post([report("2021-06", row(5, 1, completed_ytd=500), dated=D1)])
    book.post([clerk("2021-06", 1, verified_ytd=450), clerk("2021-06", 1, verified_ytd=460)])
    book.post([clerk("2021-06", 1, completed_ytd=520)])
    figure = june(book)
    assert (figure.flash, figure.values["completed_ytd"], figure.values["verified_ytd"]) == (True, 520, 460)
    (restricted,) = book.view().figures(2021, JUNE, only=("completed_ytd",))
    assert (restricted.flash, restricted.values["completed_ytd"]) == (True, 520)
    book.post([undo(3)])
    assert june(book).values["verified_ytd"] == 450
