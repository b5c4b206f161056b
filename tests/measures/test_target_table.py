"""The table of targets: what is due where, by which curve; and published unit targets, reproduced."""

from decimal import Decimal
from fractions import Fraction

import pytest
from made_records import YI, figure, project, settings_of

from dazhou import DAZHOU
from projledger.foundation.money import half_up
from projledger.foundation.period import Month, Period
from projledger.measures.grouping import By
from projledger.measures.progress import progress
from projledger.measures.rates import rate_of
from projledger.measures.target_table import target_table
from projledger.measures.targets import Yardstick
from projledger.measures.unit_table import UnitTarget

SCOPED = """
[curves."季度"]
kind = "points"
points = { 3 = 20, 6 = 50, 9 = 75, 12 = 100 }
[schedule]
scopes = [{ level = "市级", curve = "季度" }, { unit = "没有的局", curve = "linear" }]
"""
MARCH = Period.of_month(Month(2021, 3))


def test_each_row_says_its_targets_and_curves_and_idle_scopes_are_named() -> None:
    settings = settings_of(SCOPED)
    projects = [project(1, 300, level="市级"), project(2, 100), project(3, None)]
    table = progress(projects, [], [], [], MARCH, settings, by=By.LEVEL)
    found = target_table(table, projects, settings, Yardstick())
    by_name = {row.group: row for row in found.rows}
    assert [str(by_name["市级"].targets[month - 1].shown) for month in (1, 3, 6)] == [
        "6.67",
        "20.00",
        "50.00",
    ]
    assert (by_name["市级"].curves, by_name["县级"].curves) == (("季度",), ("linear",))
    assert found.total.targets[2].exact == Fraction(20 * 300 + 25 * 100, 400)
    assert [(place, scope.unit) for place, scope in found.idle] == [(2, "没有的局")]


def test_the_table_and_the_progress_table_ask_for_the_same() -> None:
    settings = settings_of(SCOPED)
    projects = [project(1, 300, level="市级"), project(2, 100)]
    table = progress(projects, [], [], [], MARCH, settings, by=By.LEVEL)
    found = target_table(table, projects, settings, Yardstick())
    assert [row.targets[2] for row in found.rows] == [row.target for row in table.rows]
    assert found.total.targets[2] == table.total.target
    assert not table.one_target


def test_without_a_plan_there_is_no_target() -> None:
    settings = settings_of(SCOPED)
    projects = [project(1, 300), project(2, None, level="市级")]
    table = progress(projects, [], [], [], MARCH, settings, by=By.LEVEL)
    (municipal,) = (
        row for row in target_table(table, projects, settings, Yardstick()).rows if row.group == "市级"
    )
    assert municipal.targets == (None,) * 12
    (shown,) = (row.shown["target"] for row in table.rows if row.group == "市级")
    assert shown == "—"


def yuan(text: str) -> int:
    return int(Decimal(text) * YI)


def dazhou() -> tuple[list, list, Yardstick]:
    """Each unit with two projects that share its plan unevenly; only what the unit owes is published."""
    projects, figures = [], []
    for place, (unit, (plan, _target, done, _rate)) in enumerate(DAZHOU.items()):
        first = yuan(plan) // 3
        projects += [
            project(2 * place + 1, first, unit=unit),
            project(2 * place + 2, yuan(plan) - first, unit=unit),
        ]
        figures.append(figure(2 * place + 1, 3, completed_ytd=yuan(done)))
    table = tuple(UnitTarget(unit, None, {3: yuan(row[1])}, {}) for unit, row in DAZHOU.items())
    return projects, figures, Yardstick(table, "unit-table")


def test_dazhou_is_measured_by_the_amounts_set_for_its_units() -> None:
    projects, figures, yardstick = dazhou()
    table = progress(projects, figures, [], [], MARCH, settings_of(), by=By.UNIT, yardstick=yardstick)
    for row in table.rows:
        plan, target, done, published = DAZHOU[row.group]
        due = row.target.exact * row.annual_plan / 100
        assert (row.annual_plan, due, row.completed_ytd) == (yuan(plan), yuan(target), yuan(done))
        share = rate_of(row.completed_ytd, int(due), len(published.partition(".")[2])).shown
        assert str(share) == published
        assert row.behind == (row.completed_ytd < due)
    assert {row.group for row in table.rows if row.behind} == {"通川区", "开江县"}


def test_dazhous_total_is_the_plan_weighted_sum_of_its_units_and_misses_the_published_rate_by_a_tenth() -> (
    None
):
    """Published: 110.5 of 600.1 due, 120.5 completed, 109.1%: computed it is 109.0, from unrounded amounts."""
    projects, figures, yardstick = dazhou()
    total = progress(projects, figures, [], [], MARCH, settings_of(), by=By.UNIT, yardstick=yardstick).total
    due = total.target.exact * total.annual_plan / 100
    assert (total.annual_plan, due, total.completed_ytd) == (yuan("600.1"), yuan("110.5"), yuan("120.5"))
    assert str(rate_of(total.completed_ytd, int(due), 1).shown) == "109.0"
    assert str(half_up(total.target.exact, 2)) == "18.41"


def test_by_the_linear_curve_the_same_data_of_dazhou_is_nearly_five_points_behind() -> None:
    projects, figures, _yardstick = dazhou()
    total = progress(projects, figures, [], [], MARCH, settings_of(), by=By.UNIT).total
    assert (str(total.rate.shown), str(total.schedule_gap)) == ("20.08", "-4.92")


@pytest.mark.parametrize("month", [7, 8, 9])
def test_dazhou_2018_reports_a_month_against_the_next_quarter_end(month: int) -> None:
    """291.5 by July against 371.5 due by September: 78.5% (DOMAIN 1.4, R4)."""
    table = (UnitTarget("市本级", yuan("527.3"), {6: yuan("200"), 9: yuan("371.5")}, {}),)
    due = Yardstick(table, "unit-table").at(
        [project(1, yuan("527.3"), unit="市本级")], Month(2018, month), settings_of()
    )
    assert due.of_project(1) * yuan("527.3") / 100 == yuan("371.5")
    assert str(rate_of(yuan("291.5"), yuan("371.5"), 1).shown) == "78.5"
