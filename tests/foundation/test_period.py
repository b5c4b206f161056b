"""Periods: named by their last month, cumulative from January."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projledger.foundation.period import Month, Period, deadline

MONTHS = st.builds(Month, st.integers(1990, 2200), st.integers(1, 12))


@pytest.mark.parametrize(
    "text",
    [
        "2021-06",
        "2021-6",
        "2021.6",
        "2021/06",
        "202106",
        "2021年6月",
        "２０２１年６月",
        "2021年6月底",
        "2021 年 6 月份",
    ],
)
def test_a_month_as_people_write_it(text: str) -> None:
    assert Month.parse(text) == Month(2021, 6)


@pytest.mark.parametrize("text", ["6", "6月", "06", "６月底"])
def test_a_bare_month_needs_a_year(text: str) -> None:
    assert Month.parse(text, 2021) == Month(2021, 6)
    assert Month.parse(text) is None


@pytest.mark.parametrize(
    "text", ["", "2021-13", "2021-0", "0", "13", "2021", "六月", "1821-06", "2021-06-03", "20216"]
)
def test_what_is_no_month(text: str) -> None:
    assert Month.parse(text, 2021) is None


@given(MONTHS)
def test_parsing_what_a_month_shows_gives_it_back(month: Month) -> None:
    assert Month.parse(str(month)) == month
    assert Period.parse(str(month)) == Period.of_month(month)


@given(MONTHS, st.integers(-500, 500))
def test_months_are_added_and_taken_away(month: Month, steps: int) -> None:
    assert month.plus(steps).plus(-steps) == month
    assert (month.plus(steps) > month) == (steps > 0)


def test_a_month_knows_its_days_and_its_year_so_far() -> None:
    assert Month(2020, 2).last_day == date(2020, 2, 29)
    assert Month(2021, 12).first_day == date(2021, 12, 1)
    assert list(Month(2021, 3).through_year()) == [Month(2021, 1), Month(2021, 2), Month(2021, 3)]


@pytest.mark.parametrize(
    ("text", "shown", "last"),
    [
        ("Q2", "2021Q2", 6),
        ("2021Q2", "2021Q2", 6),
        ("2021年二季度", "2021Q2", 6),
        ("第三季度", "2021Q3", 9),
        ("H1", "2021H1", 6),
        ("上半年", "2021H1", 6),
        ("2021H2", "2021H2", 12),
        ("2021", "2021", 12),
        ("2021年", "2021", 12),
        ("6", "2021-06", 6),
    ],
)
def test_periods_are_named_as_people_name_them(text: str, shown: str, last: int) -> None:
    period = Period.parse(text, 2021)
    assert period is not None
    assert str(period) == shown
    assert period.last == Month(2021, last)
    assert Period.parse(str(period)) == period


@pytest.mark.parametrize("text", ["Q5", "H3", "季度", "", "2021Q", "Q2Q"])
def test_what_is_no_period(text: str) -> None:
    assert Period.parse(text, 2021) is None


@pytest.mark.parametrize(
    ("text", "title", "span"),
    [
        ("2021Q1", "2021年一季度", "2021年1—3月"),
        ("2021Q2", "2021年上半年", "2021年1—6月"),
        ("2021Q3", "2021年前三季度", "2021年1—9月"),
        ("2021", "2021年", "2021年1—12月"),
        ("2021-01", "2021年1月", "2021年1月"),
        ("2021-05", "2021年1—5月", "2021年1—5月"),
    ],
)
def test_titles_name_the_cumulative_window(text: str, title: str, span: str) -> None:
    period = Period.parse(text)
    assert period is not None
    assert (period.title, period.span) == (title, span)


@pytest.mark.parametrize(
    ("day", "next_month", "working", "expected"),
    [
        (5, True, False, date(2021, 7, 5)),
        (25, False, False, date(2021, 6, 25)),
        (31, False, False, date(2021, 6, 30)),  # June has 30 days
        (5, True, True, date(2021, 7, 7)),  # 1 July 2021 is a Thursday
        (1, True, True, date(2021, 7, 1)),
    ],
)
def test_the_deadline_of_june(day: int, next_month: bool, working: bool, expected: date) -> None:
    assert deadline(Month(2021, 6), day, of_next_month=next_month, working_days=working) == expected


def test_a_deadline_may_lie_in_the_next_year() -> None:
    assert deadline(Month(2021, 12), 5, of_next_month=True, working_days=False) == date(2022, 1, 5)
