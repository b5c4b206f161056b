"""What a view without a submission says, what rests on a given name, and what changed since a closing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from ledger_facts import DAY, HELD, clerk, new_book, plan, plan_row, report, ruling, undo
from ledger_facts import entry as row

from projledger.foundation.errors import Refused, UnknownName
from projledger.foundation.period import Month
from projledger.ledger.book import Book
from projledger.ledger.new_records import NewAlias, NewSubmission

JUNE, DEC = Month(2021, 6), Month(2021, 12)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with new_book(tmp_path) as made:
        yield made


def alias(name: str, project: int = 1) -> NewSubmission:
    return NewSubmission("alias", DAY, aliases=(NewAlias("project", name, str(project)),))


# ---- the source of each field of a figure ---------------------------------------------------------------


def test_each_field_of_a_clerks_partial_entry_has_its_own_source(book: Book) -> None:
    book.post([report("2021-06", row(8, 1, completed_ytd=4, status="路基", problem="无"))])
    book.post([clerk("2021-06", 1, completed_ytd=5), clerk("2021-06", 1, problem="用地")])
    (figure,) = book.view().figures(2021, JUNE)
    assert {name: figure.source_of(name).submission for name in ("completed_ytd", "problem", "status")} == {
        "completed_ytd": 2,
        "problem": 3,
        "status": 1,
    }
    assert figure.source_of("completed_month").submission == 2  # taken back with the statement
    assert (figure.cells.get("status"), figure.source_of("status").row) == ("月报!G8", 8)
    assert figure.cells.get("completed_ytd") is None
    file, first, second = book.view().history(1, 2021)
    assert [one.stands_for("status") for one in (file, first, second)] == [True, False, False]
    assert [one.stands_for("completed_ytd") for one in (file, first, second)] == [False, True, False]
    assert [one.stands_for("problem") for one in (file, first, second)] == [False, False, True]


def test_all_fields_of_a_returns_row_are_from_it(book: Book) -> None:
    book.post([report("2021-06", row(8, 1, completed_ytd=4)), clerk("2021-06", 2, completed_ytd=5)])
    for figure in book.view().figures(2021, JUNE):
        assert (figure.sources, figure.entries) == ({}, {})
    (only,) = book.view().history(1, 2021)
    assert only.stands_for("completed_ytd")
    assert only.stands_for("problem")


# ---- undoing --------------------------------------------------------------------------------------------


def test_a_view_without_a_submission_is_what_undoing_it_gives(book: Book) -> None:
    book.post([plan(plan_row(1)), report("2021-06", row(8, 1, completed_ytd=4))])
    book.post([report("2021-06", row(8, 1, completed_ytd=6), data=b"again")])
    foreseen = book.view_without(3)
    told = (foreseen.figures(2021, DEC), foreseen.projects(DEC), foreseen.months())
    assert book.head == 3
    book.post([undo(3)])
    view = book.view()
    assert told == (view.figures(2021, DEC), view.projects(DEC), view.months())
    assert told[0][0].values["completed_ytd"] == 4
    with pytest.raises(Refused, match="undone already"):
        book.view_without(3)
    with pytest.raises(UnknownName):
        book.view_without(9)


def test_returns_that_matched_by_a_given_name_rest_on_it(book: Book) -> None:
    book.post([plan(plan_row(1, name="喜麻公路", short_names=("喜麻",)), plan_row(2)), alias("喜 麻路")])
    book.post(
        [
            report("2021-03", row(8, 1, project="喜麻路", completed_ytd=4)),
            report("2021-04", row(8, 1, project="喜麻公路", completed_ytd=4)),
            report("2021-05", row(8, 1, project="喜麻", completed_ytd=4)),
            report("2021-06", row(8, 1, project="喜麻路", code="PC-1", completed_ytd=4)),
            report("2021-07", row(8, 1, HELD, project="喜麻路", completed_ytd=4)),
            report("2021-08", row(8, 2, project="喜麻路", completed_ytd=4)),
        ]
    )
    assert book.undo_obstacles(2) == [3]
    with pytest.raises(Refused, match="3"):
        book.post([undo(2)])
    book.post([alias("喜麻路")])
    assert book.undo_obstacles(2) == []  # the name was given twice


def test_a_name_that_a_plan_has_too_holds_nothing_up(book: Book) -> None:
    book.post([plan(plan_row(1, name="甲")), alias("乙"), report("2021-06", row(8, 1, project="乙"))])
    assert book.undo_obstacles(2) == [3]
    book.post([plan(plan_row(1, name="乙"))])
    assert book.undo_obstacles(2) == []


def test_rows_entered_with_the_name_itself_do_not_hold_it_up(book: Book) -> None:
    given = NewSubmission(
        "alias", DAY, aliases=(NewAlias("project", "乙", "1"),), rulings=ruling(1, 1).rulings
    )
    book.post([report("2021-06", row(8, None, HELD, project="乙")), plan(plan_row(1)), given])
    assert book.undo_obstacles(3) == []


# ---- changes since a closing ----------------------------------------------------------------------------


def changed(book: Book, number: int) -> int:
    return book.view().changed_since(number, 2021, JUNE)


def test_only_what_changed_the_closed_months_is_counted(book: Book) -> None:
    book.post([plan(plan_row(1), plan_row(2)), report("2021-06", row(8, 1, completed_ytd=4))])
    book.post([NewSubmission("close", DAY, closes="2021-06")])
    assert changed(book, 3) == 0
    book.post(
        [
            report("2021-07", row(8, 1, completed_ytd=9)),
            report("2021-06", row(8, 1, completed_ytd=4), data=b"the same figures"),
            plan(plan_row(1, 9), plan_row(2, 8)),
            plan(plan_row(1, annual_plan=7, effective_from="2021-07-01")),
            NewSubmission("settings", DAY, settings={"decimals": 1}),
        ]
    )
    assert changed(book, 3) == 0
    book.post([report("2021-06", row(8, 1, completed_ytd=5), data=b"corrected")])
    assert changed(book, 3) == 1
    book.post([clerk("2021-05", 2, completed_ytd=3), plan(plan_row(1, annual_plan=6), plan_row(2))])
    assert changed(book, 3) == 3
    assert changed(book, book.head) == 0


def test_of_two_corrections_of_one_figure_the_one_that_stands_counts(book: Book) -> None:
    book.post([report("2021-06", row(8, 1, completed_ytd=4))])
    book.post([report("2021-06", row(8, 1, completed_ytd=5)), report("2021-06", row(8, 1, completed_ytd=6))])
    assert changed(book, 1) == 1


def test_an_undo_and_a_ruling_count_and_what_is_undone_does_not(book: Book) -> None:
    book.post([plan(plan_row(1)), report("2021-05", row(8, 1, completed_ytd=4))])
    book.post([report("2021-06", row(8, 1, completed_ytd=5), row(9, 2, HELD, completed_ytd=7))])
    book.post([report("2021-06", row(8, 1, completed_ytd=9))])
    book.post([undo(4)])
    assert changed(book, 3) == 0
    book.post([undo(2)])
    assert changed(book, 3) == 1
    book.post([ruling(3, 2)])
    assert changed(book, 3) == 2
    book.post([undo(6)])
    assert changed(book, 3) == 1


def test_a_project_that_left_the_plan_counts_its_plan(book: Book) -> None:
    book.post([plan(plan_row(1), plan_row(2)), plan(plan_row(1))])
    assert changed(book, 1) == 1
    assert [project.id for project in book.view().dropped(2)] == [2]
    book.post([undo(2)])
    assert changed(book, 1) == 0
    assert changed(book, 2) == 1
