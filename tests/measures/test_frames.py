"""Deriving and carrying forward: what is known of a project in each month."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_records import WAN, figure, held, nil_return, project

from projledger.foundation.findings import Verdict
from projledger.foundation.period import Month
from projledger.ledger.records import FigureRecord, UnitRecord
from projledger.measures.frames import MONTHLY, POSITIONS, derive, monthly, positions

JUNE = Month(2021, 6)


def ytd(frame: pd.DataFrame) -> list[int]:
    return [int(amount) for amount in frame["completed_ytd"]]


def test_the_stated_cumulative_figure_wins() -> None:
    (row,) = derive([figure(1, 3, completed_ytd=500, completed_month=900, completed_total=7)], 0)
    assert (row.completed_ytd, row.completed_month) == (500, 900)


def test_this_month_is_added_to_the_last_cumulative_figure() -> None:
    rows = list(derive([figure(1, 5, completed_month=30), figure(1, 2, completed_ytd=100)], None))
    assert [row.completed_ytd for row in rows] == [100, 130]


def test_the_total_since_the_start_gives_the_year_by_what_was_completed_before() -> None:
    (row,) = derive([figure(1, 1, completed_total=900)], 600)
    assert (row.completed_ytd, row.completed_month) == (300, 300)


def test_the_plan_says_what_was_completed_before_and_the_row_only_where_the_plan_does_not() -> None:
    said = figure(1, 2, completed_total=900, completed_before=500)
    assert [row.completed_ytd for row in derive([said], 600)] == [300]
    assert [row.completed_ytd for row in derive([said], None)] == [400]
    assert [row.completed_ytd for row in derive([figure(1, 2, completed_total=900)], None)] == [None]


def test_this_month_follows_from_two_cumulative_figures() -> None:
    rows = list(derive([figure(1, 1, completed_ytd=100), figure(1, 2, completed_ytd=80)], None))
    assert [row.completed_month for row in rows] == [100, -20]


def test_this_month_is_not_guessed_where_the_month_before_is_not_known() -> None:
    figures = [figure(1, 3, completed_ytd=100), figure(1, 6, completed_ytd=150)]
    assert [row.completed_month for row in derive(figures, None)] == [None, None]
    assert [row.completed_month for row in derive(figures, None, quiet={1, 2, 4, 5})] == [100, 50]
    assert [row.completed_month for row in derive(figures, None, quiet={1, 2, 5})] == [100, None]


def test_nil_returns_and_months_without_returns_account_for_the_months_between() -> None:
    figures = [figure(1, 1, completed_ytd=100), figure(1, 4, completed_ytd=150)]
    frame = monthly([project(1)], figures, [nil_return("云台镇", 3)], Month(2021, 4), none_in=(2,))
    assert int(frame["completed_month"].iloc[-1]) == 50
    alone = monthly([project(1)], figures, [nil_return("云台镇", 3)], Month(2021, 4))
    assert pd.isna(alone["completed_month"].iloc[-1])


def test_single_months_added_up_over_a_gap_say_so_until_a_cumulative_figure_comes() -> None:
    figures = [
        figure(1, 1, completed_month=10),
        figure(1, 3, completed_month=30),
        figure(1, 4, completed_month=5),
        figure(1, 5, completed_ytd=60),
        figure(1, 6, completed_month=5),
    ]
    rows = list(derive(figures, None))
    assert [row.completed_ytd for row in rows] == [10, 40, 45, 60, 65]
    assert [row.gap for row in rows] == [False, True, True, False, False]
    assert positions([project(1)], figures[:3], [], [], JUNE)["gap"].tolist() == [True]
    assert positions([project(1)], figures[:4], [], [], JUNE)["gap"].tolist() == [False]


def test_a_total_from_which_no_figure_of_the_year_follows_is_no_report() -> None:
    rows = [figure(1, 5, completed_ytd=70), figure(1, 6, completed_total=900, status="在建"), figure(2, 6, completed_total=900)]  # fmt: skip
    frame = positions([project(1), project(2)], rows, [], [], JUNE)
    assert ytd(frame) == [70, 0]
    assert frame["not_reported"].tolist() == [True, True]
    assert int(frame["figure_month"].iloc[0]) == 5
    assert pd.isna(frame["figure_month"].iloc[1])


def test_a_nil_return_confirms_the_figure_at_its_month() -> None:
    frame = positions([project(1)], [figure(1, 4, completed_ytd=70)], [], [nil_return("云台镇", 5)], JUNE)
    assert (ytd(frame), frame["figure_month"].tolist()) == ([70], [5])


@pytest.mark.parametrize("sender", ["甲乡", "新甲镇"])
def test_a_nil_return_under_either_name_speaks_for_a_renamed_units_projects(sender: str) -> None:
    units = [
        UnitRecord("甲乡", "乡镇", (), None, "2021-06-30", None, owes_return=True),
        UnitRecord("新甲镇", "乡镇", (), "2021-07-01", None, "甲乡", owes_return=True),
    ]
    for month in (6, 7):
        nil = [nil_return(sender, month)]
        frame = positions([project(1, unit="甲乡")], [], [], nil, Month(2021, month), units=units)
        assert not frame["not_reported"].any()


def test_a_row_without_amounts_reports_and_changes_nothing() -> None:
    frame = monthly(
        [project(1)], [figure(1, 1, completed_ytd=70), figure(1, 2, status="停工")], [], Month(2021, 3)
    )
    assert ytd(frame) == [70, 70, 70]
    assert list(frame["reported"]) == [True, True, False]
    assert list(frame["status"].fillna("")) == ["", "停工", "停工"]


def test_months_without_a_row_keep_the_last_figure_and_are_not_reported() -> None:
    frame = monthly([project(1)], [figure(1, 2, completed_ytd=70), figure(1, 5, completed_ytd=90)], [], JUNE)
    assert ytd(frame) == [0, 70, 70, 70, 90, 90]
    assert list(frame["reported"]) == [False, True, False, False, True, False]
    assert [None if pd.isna(month) else int(month) for month in frame["figure_month"]] == [
        None,
        2,
        2,
        2,
        5,
        5,
    ]
    assert frame["completed_month"].isna().all()


def test_a_nil_return_is_reported_and_changes_nothing_for_the_projects_it_speaks_for() -> None:
    both = [project(1, reporting_unit="兰草镇"), project(2)]
    frame = monthly(both, [figure(1, 5, completed_ytd=70)], [nil_return("兰草镇", 6)], JUNE)
    last = frame[frame["month"] == 6]
    assert list(last["reported"]) == [True, False]
    assert int(last["completed_month"].iloc[0]) == 0
    assert ytd(last) == [70, 0]


@pytest.mark.parametrize(
    "nil", [nil_return("云台镇", 6, stands=False), nil_return("云台镇", 6, verdict=Verdict.REJECTED)]
)
def test_a_nil_return_that_does_not_stand_says_nothing(nil: object) -> None:
    frame = monthly([project(1)], [], [nil], JUNE)  # type: ignore[list-item]  # parametrised
    assert not frame["reported"].any()


def test_columns_and_dtypes_are_the_documented_ones_even_without_any_figure() -> None:
    empty = monthly([], [], [], JUNE)
    full = monthly([project(1)], [figure(1, 6, completed_ytd=3)], [], JUNE)
    for frame in (empty, full):
        assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == MONTHLY
    for frame in (positions([], [], [], [], JUNE), positions([project(1)], [], [], [], JUNE)):
        assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == POSITIONS


def test_amounts_never_pass_through_a_float() -> None:
    odd = 2**53 + 1  # the first whole number that a float cannot hold
    rows = [figure(1, 2, completed_ytd=odd), figure(2, 3)]
    frame = positions([project(1, None), project(2)], rows, [], [], JUNE)
    assert int(frame["completed_ytd"].iloc[0]) == odd
    assert int(frame["completed_ytd_before"].iloc[0]) == odd


def test_a_plan_of_zero_is_no_plan() -> None:
    frame = positions([project(1, 0), project(2, None), project(3, 5)], [], [], [], JUNE)
    assert frame["annual_plan"].isna().tolist() == [True, True, False]


def test_a_held_row_of_the_month_is_held_and_not_unreported() -> None:
    frame = positions([project(1), project(2)], [figure(1, 5, completed_ytd=5)], [held(1, 6)], [], JUNE)
    assert frame["held"].tolist() == [True, False]
    assert frame["not_reported"].tolist() == [False, True]
    assert ytd(frame) == [5, 0]


@pytest.mark.parametrize(
    ("row", "waits"),
    [
        (held(1, 5, submission=20), True),  # a later version of the month that counts
        (held(1, 5, submission=5), False),  # an earlier version, since entered
        (held(1, 4, submission=20), False),  # a month since reported anew
        (held(1, 7, submission=20), False),  # a month after the period
    ],
)
def test_a_held_row_counts_while_it_is_newer_than_the_figure_that_stands(row: object, *, waits: bool) -> None:
    frame = positions([project(1)], [figure(1, 5, completed_ytd=5, submission=10)], [row], [], JUNE)  # type: ignore[list-item]  # parametrised
    assert frame["held"].tolist() == [waits]


def test_nobody_is_unreported_where_no_return_is_due() -> None:
    assert not positions([project(1)], [], [], [], Month(2021, 1), owed=False)["not_reported"].any()


@given(
    st.lists(
        st.tuples(st.integers(2020, 2022), st.integers(1, 12), st.integers(0, 10**12)),
        max_size=12,
        unique_by=lambda row: row[:2],
    ),
    st.integers(1, 12),
)
def test_carrying_forward_never_crosses_the_year(rows: list[tuple[int, int, int]], month: int) -> None:
    figures: list[FigureRecord] = [
        figure(1, number, year=year, completed_ytd=amount) for year, number, amount in rows
    ]
    frame = monthly([project(1)], figures, [], Month(2021, month))
    same_year = {number: amount for year, number, amount in rows if year == 2021}
    for number, amount in zip(frame["month"], frame["completed_ytd"], strict=True):
        before = [known for known in same_year if known <= number]
        assert int(amount) == (same_year[max(before)] if before else 0)


@given(
    st.lists(st.tuples(st.integers(1, 12), st.integers(0, 10**10)), max_size=6, unique_by=lambda row: row[0])
)
def test_the_months_add_up_to_the_year_where_only_months_are_stated(rows: list[tuple[int, int]]) -> None:
    figures = [figure(1, month, completed_month=amount) for month, amount in rows]
    frame = monthly([project(1)], figures, [], Month(2021, 12))
    assert ytd(frame)[-1] == sum(amount for _month, amount in rows) == int(frame["completed_month"].sum())


def test_whole_wan_survive() -> None:
    frame = positions([project(1)], [figure(1, 6, completed_ytd=480 * WAN)], [], [], JUNE)
    assert ytd(frame) == [4_800_000]
