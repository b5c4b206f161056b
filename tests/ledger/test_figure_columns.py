"""Many figures at once: the columns say what the records say, and records are put together when looked at."""

from datetime import date
from pathlib import Path

import pytest
from ledger_facts import clerk, new_book, report
from ledger_facts import entry as row

from projledger.foundation.period import Month
from projledger.ledger import standing_figures
from projledger.ledger.book import Book
from projledger.ledger.figure_columns import Figures

MAY, JUNE = Month(2021, 5), Month(2021, 6)


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Project 1 has a return's figures, one of them told before; 2 a flash; 3 only a verification."""
    with new_book(tmp_path) as made:
        made.post([clerk("2021-06", 1, completed_ytd=480)])
        rows = (
            row(5, 1, completed_month=70, status="在建"),
            row(6, 2, completed_total=900, completed_before=1),
        )
        made.post([report("2021-05", *rows, dated=date(2021, 6, 1))])
        made.post([report("2021-06", row(5, 1, completed_ytd=500), row(6, 2), dated=date(2021, 7, 1))])
        made.post([clerk("2021-06", 2, completed_ytd=90), clerk("2021-06", 3, verified_ytd=450)])
        yield made


def test_the_columns_state_what_the_records_state(book: Book) -> None:
    figures = book.view().figures(2021, JUNE)
    told = set(zip(*figures.columns, strict=True))
    assert told == set(zip(*Figures.of(list(figures)).columns, strict=True))
    assert told == {
        (1, MAY, 70, None, None, None, "在建", False, False, False),
        (1, JUNE, None, 500, None, None, None, False, False, True),
        (2, MAY, None, None, 900, 1, None, False, False, False),
        (2, JUNE, None, 90, None, None, None, True, False, False),
        (3, JUNE, None, None, None, None, None, False, True, False),
    }


def test_figures_of_some_projects_are_the_same_records_and_no_others_are_made(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    figures = book.view().figures(2021, JUNE)
    every = [item for item in book.view().figures(2021, JUNE) if item.project != 1]
    made = []
    record = standing_figures.StandingFigures._record
    monkeypatch.setattr(
        standing_figures.StandingFigures,
        "_record",
        lambda self, line: made.append(line) or record(self, line),
    )
    assert (len(figures), made) == (5, [])
    assert figures.of_projects({2, 3}) == every
    assert len(made) == 1  # of project 2 in May: the others are clerks'


def test_records_come_by_project_and_month_wherever_a_clerk_told_some(book: Book) -> None:
    figures = book.view().figures(2021, JUNE)
    assert [(item.project, item.month) for item in figures] == [
        (1, MAY), (1, JUNE), (2, MAY), (2, JUNE), (3, JUNE),
    ]  # fmt: skip
    assert figures == list(figures)
    assert figures[-1].project == 3


def test_a_column_that_was_not_read_is_a_mistake_of_whoever_asks(book: Book) -> None:
    with pytest.raises(LookupError, match="completed_month"):
        assert book.view().figures(2021, JUNE, only=("completed_ytd",)).columns
