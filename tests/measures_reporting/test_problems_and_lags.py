from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projledger.foundation.period import Month, Period
from projledger.measures.ahead import ahead
from projledger.measures.grouping import By
from projledger.measures.lags import Lag
from projledger.measures.lights import Light
from projledger.measures.problems import Problems, problems
from projledger.measures.progress import progress

HALF = Period("half", Month(2021, 6))
MAY = Month(2021, 5)
WAN = 10_000


def found(make: SimpleNamespace, projects: Any, figures: Any, held: Any = (), returns: Any = ()) -> Problems:
    return problems(projects, figures, held, returns, HALF, make.settings())


def kind_of(
    make: SimpleNamespace, ytd: int, *, planned_start: str | None = "2020-09", **values: Any
) -> Lag | None:
    """The kind of lag of one project with a plan of 1200 万元."""
    said = found(make, [make.project(1, planned_start=planned_start)], [make.figure(1, ytd, **values)])
    return said.lagging[0].kind if said.lagging else None


def test_investment_below_the_time_sequence_is_an_investment_lag(make: SimpleNamespace) -> None:
    assert kind_of(make, 599) is Lag.INVESTMENT
    assert kind_of(make, 600) is None


@pytest.mark.parametrize("ytd", [0, 900])
def test_not_on_site_and_suspended_are_named_whatever_the_investment(make: SimpleNamespace, ytd: int) -> None:
    assert kind_of(make, ytd, status="未进场") is Lag.NOT_ON_SITE
    assert kind_of(make, ytd, status="停工") is Lag.SUSPENDED


@pytest.mark.parametrize(
    ("planned", "kind"),
    [
        ("2021-06", Lag.START),
        ("2021-06-30", Lag.START),
        ("2020", Lag.START),
        ("2021-07-01", None),
        ("2021-07", None),
        ("2021", None),
        (None, Lag.INVESTMENT),
    ],
)
def test_a_start_is_overdue_once_the_planned_day_month_or_year_has_ended(
    make: SimpleNamespace, planned: str | None, kind: Lag | None
) -> None:
    assert kind_of(make, 0, planned_start=planned, status="未开工") is kind


def test_a_start_planned_for_later_is_kept_apart_and_not_called_lagging(make: SimpleNamespace) -> None:
    project = make.project(1, planned_start="2021-09")
    said = found(make, [project], [make.figure(1, 0, status="前期")])
    assert ([item.project for item in said.not_yet_due], said.lagging) == ([1], ())


def test_a_nil_return_makes_no_site_of_a_project_that_is_to_start_later(make: SimpleNamespace) -> None:
    projects = [
        make.project(1, planned_start="2021-09"),
        make.project(2, planned_start="2020-09"),
        make.project(3, planned_start="2021-09"),
    ]
    returns = [make.received("甲镇", date(2021, 7, 2), nil=True)]
    said = found(make, projects, [make.figure(3, 1)], returns=returns)
    assert [item.project for item in said.not_yet_due] == [1]
    assert {item.about.project for item in said.lagging} == {2, 3}


def test_finished_projects_and_those_without_plan_lag_in_nothing(make: SimpleNamespace) -> None:
    assert kind_of(make, 100, status="完工") is None
    assert found(make, [make.project(1, plan=None)], [make.figure(1, 1)]).lagging == ()


def test_a_project_of_which_nothing_is_known_is_not_reported_rather_than_lagging(
    make: SimpleNamespace,
) -> None:
    said = found(make, [make.project(1)], [])
    assert said.lagging == ()
    assert [item.project for item in said.remarks.not_reported] == [1]


def test_a_lag_on_a_carried_figure_says_from_which_month(make: SimpleNamespace) -> None:
    said = found(make, [make.project(1)], [make.figure(1, 100, MAY)])
    assert (said.lagging[0].carried_from, said.lagging[0].completed_ytd) == (MAY, 100 * WAN)


def test_the_lagging_stand_worst_first_with_gap_light_and_shortfall(make: SimpleNamespace) -> None:
    projects = [make.project(1), make.project(2), make.project(3, plan=2400)]
    said = found(make, projects, [make.figure(1, 540), make.figure(2, 120), make.figure(3, 240)])
    assert [item.about.project for item in said.lagging] == [3, 2, 1]
    assert [item.shortfall for item in said.lagging] == [960 * WAN, 480 * WAN, 60 * WAN]
    assert [item.light for item in said.lagging] == [Light.RED, Light.RED, Light.YELLOW]
    assert str(said.lagging[0].gap) == "-40.00"


def test_shortages_are_those_of_the_latest_row_and_add_up_by_project(make: SimpleNamespace) -> None:
    projects = [make.project(number) for number in (1, 2, 3)]
    figures = [
        make.figure(1, 600, MAY, funds_lacking=900 * WAN),
        make.figure(1, 700),  # June names none: it is gone
        make.figure(2, 600, MAY, funds_lacking=300 * WAN, land_lacking=2550),  # June not reported: it stands
        make.figure(3, 600, land_lacking=100, problem="缺用地指标"),
    ]
    said = found(make, projects, figures)
    assert [item.about.project for item in said.shortages] == [2, 3]
    assert (said.funds_lacking, said.land_lacking) == (300 * WAN, 2650)
    assert [item.problem for item in said.stated] == ["缺用地指标"]


def test_a_held_row_is_not_a_missing_one(make: SimpleNamespace) -> None:
    projects = [make.project(1), make.project(2)]
    said = found(make, projects, [make.figure(1, 600, MAY)], held=[make.held("甲镇", 1)])
    assert [item.project for item in said.remarks.held] == [1]
    assert [item.project for item in said.remarks.not_reported] == [2]


@given(done=st.lists(st.integers(0, 1500), min_size=1, max_size=8))
def test_the_projects_behind_are_those_of_the_progress_table(make: SimpleNamespace, done: list[int]) -> None:
    projects = [make.project(number) for number in range(len(done))]
    figures = [make.figure(number, ytd) for number, ytd in enumerate(done)]
    table = progress(projects, figures, [], [], HALF, make.settings(), by=By.PROJECT)
    behind = {row.key for row in table.rows if row.behind}
    said = found(make, projects, figures)
    assert {item.about.project for item in said.lagging} == behind
    assert sum(item.shortfall for item in said.lagging) == sum(
        row.shortfall or 0 for row in table.rows if row.behind
    )


@pytest.mark.parametrize(("month", "coming"), [(5, 6), (6, 9), (11, 12)])
def test_the_next_target_is_that_of_the_next_quarter_end(
    make: SimpleNamespace, month: int, coming: int
) -> None:
    period = Period("month", Month(2021, month))
    table = progress(
        [make.project(1)], [make.figure(1, 100, Month(2021, 3))], [], [], period, make.settings()
    )
    found = ahead(table)
    assert found is not None
    assert found.month == Month(2021, coming)
    assert (found.due, found.missing) == (coming * 100 * WAN, (coming * 100 - 100) * WAN)


def test_nothing_is_due_after_december_or_without_a_plan(make: SimpleNamespace) -> None:
    year = Period("year", Month(2021, 12))
    assert ahead(progress([make.project(1)], [], [], [], year, make.settings())) is None
    assert ahead(progress([], [], [], [], HALF, make.settings())) is None
