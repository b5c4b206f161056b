"""Rows of a progress table ranked by a figure as shown, whole or among their like, against last period."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_records import WAN, figure, project, settings_of

from projledger.foundation.period import Month, Period
from projledger.measures.grouping import By
from projledger.measures.progress import progress
from projledger.measures.progress_table import Progress
from projledger.measures.ranking import Order
from projledger.measures.rates import rate_of
from projledger.measures.row_ranking import RankBy, RowRanking, period_before, rank_rows, ranked_value

KINDS = {"甲镇": "乡镇", "乙街道": "街道", "丙局": "县级部门", "丁局": "县级部门", "戊镇": "乡镇"}


def table(month: int = 6, by: By = By.UNIT, decimals: int = 0, **done: int) -> Progress:
    """A project of 1000 万元 of each unit that ``done`` names, with what was completed of it in 万元."""
    projects = [project(number, 1000 * WAN, unit=unit) for number, unit in enumerate(done, 1)]
    figures = [
        figure(number, month, completed_ytd=amount * WAN) for number, amount in enumerate(done.values(), 1)
    ]
    settings = settings_of(f"[figures]\ndecimals = {decimals}\n")
    return progress(projects, figures, [], [], Period.of_month(Month(2021, month)), settings, by=by)


def ranks(found: RowRanking) -> list[tuple[str, list[tuple[str, int | None, int | None]]]]:
    return [(one.name, [(row.row.group, row.rank, row.before) for row in one.rows]) for one in found.groups]


def test_what_is_shown_as_equal_shares_a_rank_and_the_next_is_skipped() -> None:
    now = table(甲镇=900, 乙街道=804, 丙局=796, 丁局=700)
    assert ranks(rank_rows(now, RankBy.RATE)) == [
        ("", [("甲镇", 1, None), ("乙街道", 2, None), ("丙局", 2, None), ("丁局", 4, None)])
    ]
    finer = table(decimals=1, 甲镇=900, 乙街道=804, 丙局=796, 丁局=700)
    assert [row.rank for row in rank_rows(finer, RankBy.RATE).groups[0].rows] == [1, 2, 3, 4]


def test_among_their_like_with_the_rank_of_the_period_before_and_its_change() -> None:
    before = table(month=5, 甲镇=100, 乙街道=200, 戊镇=300, 丙局=100, 丁局=20)
    now = table(甲镇=900, 乙街道=300, 戊镇=400, 丙局=100, 丁局=20)
    found = rank_rows(now, RankBy.AMOUNT, kinds=KINDS, earlier=before)
    assert ranks(found) == [
        ("乡镇和街道", [("甲镇", 1, 3), ("戊镇", 2, 1), ("乙街道", 3, 2)]),
        ("县级部门和垂管单位", [("丙局", 1, 1), ("丁局", 2, 2)]),
    ]
    assert [row.moved for row in found.groups[0].rows] == [2, -1, -1]
    assert str(found.earlier) == "2021-05"


def test_a_project_is_ranked_among_those_of_its_units_kind() -> None:
    found = rank_rows(table(by=By.PROJECT, 甲镇=500, 丙局=900, 戊镇=700), RankBy.GAP, kinds=KINDS)
    assert [(one.name, [row.row.unit for row in one.rows]) for one in found.groups] == [
        ("乡镇和街道", ["戊镇", "甲镇"]),
        ("县级部门和垂管单位", ["丙局"]),
    ]


def test_the_worst_stands_first_when_asked() -> None:
    found = rank_rows(table(甲镇=900, 丙局=100), RankBy.GAP, order=Order.ASCENDING)
    assert ranks(found)[0][1] == [("丙局", 1, None), ("甲镇", 2, None)]


def test_whichever_end_is_first_plus_is_better() -> None:
    before, now = table(month=5, 甲镇=100, 丙局=200), table(甲镇=900, 丙局=300)
    for order in Order:
        rows = rank_rows(now, RankBy.RATE, order=order, earlier=before).groups[0].rows
        assert {row.row.group: row.moved for row in rows} == {"甲镇": 1, "丙局": -1}


def test_a_renamed_unit_keeps_its_former_rank_and_a_merged_one_has_none() -> None:
    before = table(month=5, 旧镇=300, 老镇=200, 丙局=100)
    now = table(甲镇=300, 丙局=200)
    renamed = {"旧镇": "甲镇"}
    found = rank_rows(now, RankBy.RATE, earlier=before, renamed=lambda name: renamed.get(name, name))
    assert ranks(found)[0][1] == [("甲镇", 1, 1), ("丙局", 2, 3)]
    renamed["老镇"] = "甲镇"
    merged = rank_rows(now, RankBy.RATE, earlier=before, renamed=lambda name: renamed.get(name, name))
    assert ranks(merged)[0][1] == [("甲镇", 1, None), ("丙局", 2, 3)]


def test_starts_are_ranked_by_the_start_rate_as_shown_and_none_planned_is_no_rank() -> None:
    now, before = table(甲镇=1, 乙街道=1, 丙局=1, 丁局=1), table(month=5, 甲镇=1, 乙街道=1, 丙局=1)
    starts = {
        "甲镇": rate_of(1, 3, 0), "乙街道": rate_of(2, 3, 0), "丙局": rate_of(33, 100, 0), "丁局": rate_of(0, 0, 0),
    }  # fmt: skip
    then = {"甲镇": rate_of(1, 3, 0), "乙街道": rate_of(0, 3, 0), "丙局": rate_of(0, 0, 0)}
    found = rank_rows(now, RankBy.STARTS, earlier=before, starts=starts, starts_before=then)
    assert ranks(found)[0][1] == [("乙街道", 1, 2), ("甲镇", 2, 1), ("丙局", 2, None), ("丁局", None, None)]
    first = found.groups[0].rows[0].starts
    assert first is not None
    assert (first.numerator, first.denominator) == (2, 3)
    with pytest.raises(ValueError, match="project"):
        rank_rows(table(by=By.PROJECT, 甲镇=1), RankBy.STARTS, starts={})


def test_nothing_is_ranked_where_nothing_is_known() -> None:
    silent = progress([project(1)], [], [], [], Period.of_month(Month(2021, 6)), settings_of(), by=By.UNIT)
    assert rank_rows(silent, RankBy.RATE).groups == ()
    assert rank_rows(table(甲镇=5), RankBy.RATE, earlier=silent).earlier is None


def test_the_period_before_is_of_the_same_kind_within_the_year() -> None:
    said = {
        str(Period(kind, Month(2021, month))): str(period_before(Period(kind, Month(2021, month))))
        for kind, month in (
            ("month", 6),
            ("month", 1),
            ("quarter", 6),
            ("quarter", 3),
            ("half", 12),
            ("half", 6),
        )
    }
    assert said == {
        "2021-06": "2021-05", "2021-01": "None", "2021Q2": "2021Q1", "2021Q1": "None", "2021H2": "2021H1",
        "2021H1": "None",
    }  # fmt: skip
    assert str(period_before(Period("year", Month(2021, 12)))) == "2020"


@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(KINDS)), st.none() | st.integers(0, 60)), min_size=1, max_size=9
    ),
    st.sampled_from([RankBy.RATE, RankBy.GAP, RankBy.AMOUNT]),
    st.sampled_from(Order),
    st.booleans(),
)
def test_a_rank_is_one_more_than_the_number_of_its_like_that_stand_before_it(
    rows: list[tuple[str, int | None]], by: RankBy, order: Order, whole: bool
) -> None:
    projects = [
        project(number, 47 * WAN if done is not None else None, unit=unit)
        for number, (unit, done) in enumerate(rows, 1)
    ]
    figures = [
        figure(number, 6, completed_ytd=(done or 0) * WAN) for number, (_u, done) in enumerate(rows, 1)
    ]
    settings = settings_of("[figures]\ndecimals = 0\n")
    now = progress(projects, figures, [], [], Period.of_month(Month(2021, 6)), settings, by=By.PROJECT)
    found = rank_rows(now, by, order=order, kinds=None if whole else KINDS)
    assert sorted(row.row.key or 0 for one in found.groups for row in one.rows) == [p.id for p in projects]
    like = {"乡镇": 1, "街道": 1, "县级部门": 2}
    for one in found.groups:
        for line in one.rows:
            value = ranked_value(line.row, by, now.money_unit)
            if value is None:
                assert line.rank is None
                continue
            others = [
                Decimal(other)
                for row in now.rows
                if (whole or like[KINDS[row.unit]] == like[KINDS[line.row.unit]])
                and (other := ranked_value(row, by, now.money_unit)) is not None
            ]
            better = [o for o in others if (o > value if order is Order.DESCENDING else o < value)]
            assert line.rank == 1 + len(better)
