"""Named lists: due but not started, not on site, suspended, without progress."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_records import JUNE, WAN, figure, held, nil_return, project, settings_of

from projledger.ledger.records import FigureRecord, ProjectRecord
from projledger.measures.lag_lists import LagList, LagLists, idle_months, lag_lists


def lists(projects: list[ProjectRecord], figures: list[FigureRecord], **options: Any) -> LagLists:
    waiting, returns = options.pop("held", []), options.pop("returns", [])
    return lag_lists(projects, figures, waiting, returns, JUNE, settings_of(), **options)


def of_one(
    *figures: FigureRecord, start: str | None = "2020-03", **options: Any
) -> tuple[str, int, str | None]:
    """The list of one project of 1200 万元, its months and since when; ("", 0, None) for none."""
    found = lists([project(1, planned_start=start)], list(figures), **options).lines
    return (found[0].kind.value, found[0].months, found[0].since) if found else ("", 0, None)


def row(month: int, done: int, status: str | None = "在建", **values: Any) -> FigureRecord:
    return figure(1, month, completed_ytd=done * WAN, status=status, **values)


def test_a_month_that_added_nothing_is_without_progress_and_the_run_is_counted() -> None:
    assert of_one(row(4, 100), row(5, 200), row(6, 200)) == ("idle", 1, "2021-05")
    assert of_one(row(2, 100), row(3, 200), row(4, 200), row(5, 200), row(6, 200)) == ("idle", 3, "2021-03")
    assert of_one(row(5, 200), row(6, 201)) == ("", 0, None)


def test_a_month_between_two_equal_figures_brought_nothing_though_it_was_not_reported() -> None:
    assert of_one(row(3, 200), row(6, 200)) == ("idle", 3, "2021-03")


def test_nothing_is_said_of_a_month_that_did_not_come() -> None:
    found = lists([project(1), project(2)], [row(4, 200), row(5, 200)], held=[held(2, 6)])
    assert found.lines == ()
    assert found.unreported == 2


def test_a_nil_return_is_a_month_without_progress() -> None:
    assert of_one(row(5, 200), returns=[nil_return("云台镇", 6)]) == ("idle", 1, "2021-05")


def test_only_those_of_so_many_months_are_listed_when_asked() -> None:
    projects = [project(1), project(2)]
    figures = [row(4, 200), row(6, 200), figure(2, 5, completed_ytd=9), figure(2, 6, completed_ytd=9)]
    assert [line.months for line in lists(projects, figures).lines] == [2, 1]
    assert [line.about.project for line in lists(projects, figures, least=2).lines] == [1]
    with pytest.raises(ValueError, match="0 months"):
        lists(projects, figures, least=0)


def test_months_before_the_start_do_not_count() -> None:
    started = row(6, 0, actual_start="2021-05-10")
    assert of_one(started, start="2021-05") == ("idle", 2, None)


def test_what_is_finished_or_has_met_the_years_plan_is_not_without_progress() -> None:
    assert of_one(row(5, 700, "完工"), row(6, 700, "完工")) == ("", 0, None)
    assert of_one(row(5, 1200), row(6, 1200)) == ("", 0, None)
    assert of_one(row(5, 1199), row(6, 1199))[0] == "idle"


def test_a_start_is_overdue_from_the_month_in_which_it_was_planned() -> None:
    assert of_one(row(6, 0, "未开工"), start="2021-06-15") == ("not-started", 1, "2021-06-15")
    assert of_one(row(6, 0, "未进场"), start="2021-03") == ("not-started", 4, "2021-03")
    assert of_one(row(6, 0, "未开工"), start="2021-07") == ("", 0, None)
    assert of_one(row(5, 0, "未开工"), start="2021-05") == ("not-started", 2, "2021-05")  # June did not come


def test_not_on_site_and_suspended_stand_in_lists_of_their_own() -> None:
    assert of_one(row(6, 0, "未进场"), start=None)[0] == "not-on-site"
    assert of_one(row(4, 300), row(5, 300), row(6, 300, "停工")) == ("suspended", 2, "2021-04")
    assert of_one(row(5, 300), row(6, 310, "停工")) == ("suspended", 0, "2021-06")


def test_each_list_has_the_longest_standing_first() -> None:
    projects = [project(1, planned_start="2021-05"), project(2, planned_start="2021-01"), project(3)]
    figures = [
        figure(1, 6, completed_ytd=0, status="未开工"),
        figure(2, 6, completed_ytd=0, status="未开工"),
        figure(3, 6, completed_ytd=5, status="停工"),
    ]
    found = lists(projects, figures)
    assert [line.about.project for line in found.lines] == [2, 1, 3]
    assert [line.about.project for line in found.of_kind(LagList.NOT_STARTED)] == [2, 1]


@given(st.lists(st.none() | st.integers(0, 2), min_size=6, max_size=6))
def test_idle_months_agree_with_a_walk_back_over_the_carried_figures(reported: list[int | None]) -> None:
    came = [(month, amount) for month, amount in enumerate(reported, 1) if amount is not None]
    found = idle_months(came, 6)
    if reported[5] is None:
        assert found is None
        return
    known = {0: 0, **dict(came)}
    run = 0
    while run < 6:
        before = known.get(5 - run)
        if before is not None and before != reported[5]:
            # months not reported since that figure may have brought it: they do not count
            run = 6 - min(month for month in known if month > 5 - run)
            break
        run += 1
    assert found == run
