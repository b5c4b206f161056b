"""Deadlines by working days: holidays, the weekends worked for them, and years of which nothing is known."""

from datetime import date

import pytest

from projledger.foundation.period import Month, deadline
from projledger.foundation.workdays import is_working_day


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2021, 10, 1), False),  # National Day
        (date(2021, 10, 9), True),  # a Saturday worked for it
        (date(2021, 2, 11), False),  # New Year's Eve, a Thursday
        (date(2021, 2, 7), True),  # a Sunday worked for it
        (date(2021, 7, 3), False),  # a Saturday like any other
        (date(2099, 10, 1), True),  # a Thursday of a year whose holidays nobody knows
        (date(2099, 10, 3), False),
    ],
)
def test_offices_work_as_the_yearly_notice_says(day: date, works: bool) -> None:
    assert is_working_day(day) is works


def test_the_fifth_working_day_counts_neither_holidays_nor_weekends_but_days_worked_for_them() -> None:
    # October 2021: holidays to the 7th, then Friday the 8th, Saturday the 9th (worked), 11th, 12th, 13th
    found = deadline(Month(2021, 9), 5, of_next_month=True, working_days=True)
    assert found == date(2021, 10, 13)


def test_a_last_day_off_moves_to_the_next_working_day_where_the_office_says_so() -> None:
    asked = {"of_next_month": True, "working_days": False}
    assert deadline(Month(2021, 9), 5, **asked) == date(2021, 10, 5)
    assert deadline(Month(2021, 9), 5, **asked, postponed=True) == date(2021, 10, 8)
    assert deadline(Month(2021, 6), 5, **asked, postponed=True) == date(2021, 7, 5)
