"""Start and finish of projects, planned and actual, at a month's end."""

from datetime import date

import pytest
from made_records import JUNE, WAN, figure, project, settings_of

from projledger.measures.dates import first_day, last_day
from projledger.measures.grouping import By
from projledger.measures.lag_lists import LagList, lag_lists
from projledger.measures.progress import progress
from projledger.measures.timeline import ProjectDates, timeline


def dates_of(*figures: object, **changes: object) -> ProjectDates:
    projects = [project(1, **changes)]
    table = progress(projects, figures, [], [], JUNE, settings_of(), by=By.PROJECT)
    return timeline(table.rows, projects, figures, JUNE.last, settings_of())[0]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2021-06-15", date(2021, 6, 15), date(2021, 6, 15)),
    ],
)
def test_a_partial_date_reaches_from_its_first_to_its_last_day(text: str, first: date, last: date) -> None:
    assert (first_day(text), last_day(text)) == (first, last)


def test_a_start_that_has_passed_is_overdue_until_a_status_or_date_says_that_it_is_made() -> None:
    planned = {"planned_start": "2021-04", "planned_finish": "2022-12"}
    waiting = dates_of(figure(1, 6, completed_ytd=0, status="未开工"), **planned)
    assert (waiting.started, waiting.start_overdue, waiting.finish_overdue) == (False, 3, None)
    begun = dates_of(figure(1, 6, completed_ytd=WAN, status="在建"), **planned)
    assert (begun.started, begun.actual_start, begun.start_overdue) == (True, None, None)


def test_a_start_due_within_the_month_itself_has_passed_at_its_end() -> None:
    due = dates_of(figure(1, 6, completed_ytd=0, status="未开工"), planned_start="2021-06")
    later = dates_of(figure(1, 6, completed_ytd=0, status="未开工"), planned_start="2021")
    assert (due.start_overdue, later.start_overdue) == (1, None)


@pytest.mark.parametrize("planned", ["2020", "2021-03", "2021-06-15", "2021-07"])
def test_the_timeline_and_the_list_of_lags_count_the_same_months_overdue(planned: str) -> None:
    waiting = figure(1, 6, completed_ytd=0, status="未开工")
    projects = [project(1, planned_start=planned)]
    listed = [
        found.months
        for found in lag_lists(projects, [waiting], [], [], JUNE, settings_of()).lines
        if found.kind is LagList.NOT_STARTED
    ]
    overdue = dates_of(waiting, planned_start=planned).start_overdue
    assert listed == ([] if overdue is None else [overdue])


def test_an_actual_start_once_stated_holds_in_later_months() -> None:
    found = dates_of(
        figure(1, 3, completed_ytd=WAN, status="在建", actual_start="2021-03"),
        figure(1, 6, completed_ytd=2 * WAN),
    )
    assert (found.actual_start, found.status) == ("2021-03", "在建")


def test_a_stated_start_in_the_future_has_not_happened() -> None:
    found = dates_of(figure(1, 6, completed_ytd=0, status="未开工", actual_start="2021-09"))
    assert (found.actual_start, found.started) == (None, False)


def test_what_was_completed_before_the_year_shows_that_it_was_started() -> None:
    assert dates_of(before=5 * WAN).started


def test_a_finish_is_compared_with_the_planned_one() -> None:
    done = figure(1, 6, completed_ytd=WAN, status="完工", actual_finish="2021-06")
    assert dates_of(done, planned_finish="2021-12").finished_after == -6
    assert dates_of(done, planned_finish="2021-04").finished_after == 2
    late = dates_of(figure(1, 6, completed_ytd=WAN, status="在建"), planned_finish="2021-04")
    assert (late.finish_overdue, late.overdue) == (3, 3)
