"""A view is the book as of a moment: a submission, an instant, the end of a local day."""

import time
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from ledger_facts import DAY, Clock, new_book, units

from projledger.foundation.errors import UnknownName
from projledger.ledger.book import Book
from projledger.ledger.new_records import NewSubmission


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Three submissions, at 09:01, 09:02 and 09:03 UTC on 2021-01-01."""
    with new_book(tmp_path) as made:
        made.post([units("甲镇")])
        made.post([units("乙镇")])
        made.post([units("丙镇")])
        yield made


def test_a_number_names_a_view(book: Book) -> None:
    assert [len(book.view(number).units()) for number in (0, 1, 2, 3)] == [0, 1, 2, 3]


@pytest.mark.parametrize("number", [-1, 4])
def test_a_number_that_is_not_there_is_refused(book: Book, number: int) -> None:
    with pytest.raises(UnknownName):
        book.view(number)


@pytest.mark.parametrize(
    ("moment", "number"),
    [
        (datetime(2021, 1, 1, 9, 0, 59, tzinfo=UTC), 0),
        (datetime(2021, 1, 1, 9, 1, tzinfo=UTC), 1),
        (datetime(2021, 1, 1, 9, 1, 59, 999999, tzinfo=UTC), 1),
        (datetime(2021, 1, 1, 17, 2, tzinfo=timezone(timedelta(hours=8))), 2),
        (datetime(2031, 1, 1, tzinfo=UTC), 3),
    ],
)
def test_an_instant_names_the_last_submission_recorded_by_then(
    book: Book, moment: datetime, number: int
) -> None:
    view = book.view(moment)
    assert (view.number, view.moment) == (number, moment)


def test_a_bare_date_is_the_end_of_that_local_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not hasattr(time, "tzset"):
        pytest.skip("the time zone of this system cannot be set from here")
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    try:
        # 23:59 and 00:01 local time are 15:59 and 16:01 of the same day in UTC
        with new_book(tmp_path, Clock(datetime(2021, 7, 5, 15, 58, tzinfo=UTC))) as book:
            book.post([units("甲镇")])
            book.post([units("乙镇")])
            assert [book.view(date(2021, 7, day)).number for day in (4, 5, 6)] == [0, 1, 2]
            assert book.view(datetime(2021, 7, 5, 23, 59)).number == 1  # noqa: DTZ001 - local time is meant
            assert book.view(datetime(2021, 7, 5, 23, 58, 59)).number == 0  # noqa: DTZ001 - local time is meant
    finally:
        monkeypatch.undo()
        time.tzset()


def test_settings_are_those_last_recorded_by_then(book: Book) -> None:
    book.post([NewSubmission("settings", DAY, settings={"decimals": 2})])
    book.post([NewSubmission("settings", DAY, settings={"decimals": 1, "curve": "linear"})])
    assert [book.view(number).settings() for number in (3, 4, 5)] == [
        None,
        {"decimals": 2},
        {"decimals": 1, "curve": "linear"},
    ]


def test_closing_fixes_a_number_and_undoing_it_opens_the_month_again(book: Book) -> None:
    book.post([NewSubmission("close", DAY, closes="2021-05")])
    book.post([NewSubmission("close", DAY, closes="2021-06")])
    assert book.view().closed() == {"2021-05": 4, "2021-06": 5}
    book.post([NewSubmission("undo", DAY, undoes=5)])
    assert book.view().closed() == {"2021-05": 4}
    assert book.view(5).closed() == {"2021-05": 4, "2021-06": 5}


def test_the_digest_of_a_view_is_that_of_its_last_submission(book: Book) -> None:
    digests = [item.digest for item in book.view().submissions()]
    assert len(set(digests)) == 3
    assert [book.view(number).head_digest for number in (0, 1, 2, 3)] == ["", *digests]
    assert book.head_digest == digests[-1]
