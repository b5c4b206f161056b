"""Undo takes a submission out of later views, and is refused where others rest on it."""

from pathlib import Path

import pytest
from ledger_facts import DAY, HELD, REJECTED, clerk, new_book, plan, plan_row, report, ruling, undo, units
from ledger_facts import entry as row

from projledger.foundation.errors import Refused, UnknownName
from projledger.foundation.period import Month
from projledger.ledger.book import Book
from projledger.ledger.new_records import NewAlias, NewReturn, NewSubmission
from projledger.ledger.verify import verify


@pytest.fixture
def book(tmp_path: Path) -> Book:
    with new_book(tmp_path) as made:
        yield made
        assert verify(made) == []


def projects(book: Book, number: int | None = None) -> list[int]:
    return [project.id for project in book.view(number).projects(Month(2021, 12))]


def test_an_undo_takes_out_and_undoing_it_puts_back_while_past_views_stay(book: Book) -> None:
    book.post([plan(plan_row(1))])
    book.post([undo(1)])
    book.post([undo(2)])
    book.post([undo(3)])
    assert [projects(book, number) for number in (1, 2, 3, 4)] == [[1], [], [1], []]
    assert dict(book.view().undone) == {1: 2, 3: 4}


def test_what_is_not_there_or_is_undone_cannot_be_undone(book: Book) -> None:
    book.post([plan(plan_row(1)), undo(1)])
    for number in (0, 3, 99):
        with pytest.raises(UnknownName):
            book.post([undo(number)])
    with pytest.raises(Refused, match=r"undone already, by no\. 2"):
        book.post([undo(1)])
    assert book.head == 2


def test_a_plan_that_reports_rest_on_is_not_undone(book: Book) -> None:
    book.post([plan(plan_row(1), plan_row(2)), report("2021-05", row(5, 1)), report("2021-06", row(5, 2))])
    book.post(
        [
            clerk("2021-06", 1, completed_ytd=1),
            report("2021-07", row(5, 9)),
            report("2021-08", row(5, 1, HELD)),
        ]
    )
    assert book.undo_obstacles(1) == [2, 3, 4]
    with pytest.raises(Refused, match="2, 3, 4"):
        book.post([undo(1)])
    book.post([undo(2), undo(3), undo(4), undo(1)])  # in this order it is possible, in one call too
    assert projects(book) == []


def test_a_long_list_of_obstacles_says_how_many_more(book: Book) -> None:
    book.post([plan(plan_row(1)), *(report(f"2021-{month:02d}", row(5, 1)) for month in range(1, 13))])
    with pytest.raises(Refused, match="10, 11 and 2 more"):
        book.post([undo(1)])


def test_a_row_ruled_in_rests_on_the_plan_too(book: Book) -> None:
    book.post([report("2021-06", row(5, None, HELD)), plan(plan_row(1)), ruling(1, 1)])
    assert book.undo_obstacles(2) == [3]
    assert book.undo_obstacles(3) == []
    book.post([undo(3), undo(2)])


def test_what_was_recorded_before_cannot_rest_on_what_came_later(book: Book) -> None:
    book.post([report("2021-06", row(5, 1)), units("云台镇"), plan(plan_row(1))])
    assert (book.undo_obstacles(2), book.undo_obstacles(3)) == ([3], [])


def test_a_corrected_plan_may_be_undone_unless_reports_name_what_only_it_has(book: Book) -> None:
    book.post(
        [plan(plan_row(1)), plan(plan_row(1, annual_plan=5), plan_row(2)), report("2021-06", row(5, 1))]
    )
    assert book.undo_obstacles(2) == []
    assert book.undo_obstacles(1) == []  # the correction names project 1 too
    book.post([report("2021-06", row(5, 2))])
    assert book.undo_obstacles(2) == [4]


def test_undoing_an_undo_may_take_projects_away_as_well(book: Book) -> None:
    book.post([plan(plan_row(1), plan_row(2)), plan(plan_row(1)), undo(2), report("2021-06", row(5, 2))])
    assert book.undo_obstacles(3) == [4]


def test_last_years_plan_holds_up_reports_of_a_year_without_one(book: Book) -> None:
    book.post([plan(plan_row(1), year=2020), report("2021-01", row(5, 1))])
    assert book.undo_obstacles(1) == [2]
    book.post([plan(plan_row(1))])
    assert book.undo_obstacles(1) == []


def test_a_register_that_returns_and_plans_rest_on_is_not_undone(book: Book) -> None:
    book.post([units("云台镇", "邱家镇"), plan(plan_row(1, lead_unit="邱家镇"))])
    book.post(
        [
            report("2021-06", nil=True),
            report("2021-06", unit="邱家镇", verdict=REJECTED),
            report("2021-06", row(5, 1), unit="别处"),
        ]
    )
    assert book.undo_obstacles(1) == [2, 3]
    book.post([units("云台镇")])
    assert book.undo_obstacles(1) == [2]


def test_a_held_plan_row_ruled_in_holds_up_its_ruling(book: Book) -> None:
    book.post([plan(plan_row(1, 4, HELD)), ruling(1, form="plan"), report("2021-06", row(5, 1))])
    assert book.undo_obstacles(2) == [3]
    assert book.undo_obstacles(1) == [3]


def test_commands_are_undone_like_files(book: Book) -> None:
    book.post(
        [
            NewSubmission("alias", DAY, aliases=(NewAlias("unit", "云台", "云台镇"),)),
            NewSubmission("settings", DAY, settings={"decimals": 1}),
            NewSubmission("close", DAY, closes="2021-06"),
            NewSubmission("file", DAY, returns=(NewReturn("report", None, None, REJECTED),)),
        ]
    )
    book.post([undo(1), undo(2), undo(3), undo(4)])
    view = book.view()
    assert (view.aliases(), view.settings(), view.closed(), view.returns(None)) == ([], None, {}, [])
    assert book.view(4).settings() == {"decimals": 1}
