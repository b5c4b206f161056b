"""Curves: what each kind asks for by when, of which projects, and what that comes to for a group."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from made_records import JUNE, WAN, project, settings_of

from projledger.api.answers import ProgressAnswer
from projledger.console.progress_screen import title_of
from projledger.console.terms_words import coverage_lines, target_lines
from projledger.foundation.errors import SettingsError
from projledger.foundation.period import Month, Period
from projledger.ledger.records import UnitRecord
from projledger.measures.progress import progress
from projledger.measures.progress_record import progress_record
from projledger.measures.targets import Aspect, Targets, Yardstick, targets_of, unset_of
from projledger.measures.unit_table import UnitTarget, unit_points

CAMPAIGN = """
[curves."夏季会战"]
kind = "campaign"
from = 2021-06-01
to = 2021-09-10
target = 80
points = { 6 = 45 }
"""
QUARTERS = """
[curves."季度"]
kind = "points"
points = { 3 = 20, 6 = 50, 9 = 75, 12 = 100 }
"""


def targets(
    projects: list[Any], month: int, curve: str | None = None, text: str = "", **more: Any
) -> Targets:
    if (table := more.pop("unit_targets", None)) is not None:
        more["points"] = unit_points(projects, table)
    return targets_of(projects, Month(2021, month), settings_of(text), curve=curve, **more)


def asked(month: int, curve: str | None = None, text: str = "", **of_project: Any) -> Fraction:
    return targets([project(1, **of_project)], month, curve, text).of_project(1)


@pytest.mark.parametrize(
    ("between", "expected"),
    [("linear", "20 30 40 50"), ("step", "20 20 20 50"), ("next", "20 50 50 50")],
)
def test_between_stated_points_the_target_goes_in_proportion_stays_or_is_already_the_next(
    between: str, expected: str
) -> None:
    text = f'{QUARTERS}between = "{between}"\n'
    assert [asked(month, "季度", text) for month in (3, 4, 5, 6)] == [int(part) for part in expected.split()]


def test_before_the_first_point_steps_ask_for_nothing_and_after_the_last_it_stands() -> None:
    text = '[curves.a]\nkind = "points"\npoints = { 3 = 20, 6 = 50 }\nbetween = "step"\n'
    assert [asked(month, "a", text) for month in (1, 2, 3, 12)] == [0, 0, 20, 50]


def test_next_quarter_end_asks_from_a_quarters_first_month_for_what_its_last_asks() -> None:
    assert [asked(month, "next-quarter-end") for month in (1, 3, 4, 7, 12)] == [25, 25, 50, 75, 100]
    text = f'{QUARTERS}[curves.b]\nkind = "next-quarter-end"\ncurve = "季度"\nfactor = 1.1\n'
    assert asked(2, "b", text) == 22


def test_the_settings_factor_is_that_of_the_built_in_linear_curve_alone() -> None:
    text = f"[schedule]\nfactor = 1.2\n{QUARTERS}"
    assert (asked(6, None, text), asked(6, "linear", text), asked(6, "季度", text)) == (60, 60, 50)


def test_a_september_start_is_not_behind_in_march() -> None:
    late = {"planned_start": "2021-09", "planned_finish": "2022-06"}
    assert [asked(month, "own-window", **late) for month in (3, 8, 9, 10, 12)] == [0, 0, 25, 50, 100]


def test_a_project_that_is_to_be_finished_in_june_owes_all_of_its_plan_by_then() -> None:
    early = {"planned_start": "2019-03", "planned_finish": "2021-06-30"}
    assert [asked(month, "own-window", **early) for month in (3, 6, 9)] == [50, 100, 100]


def test_a_project_added_in_july_works_from_july_on() -> None:
    added = {"planned_start": "2020", "in_plan_since": "2021-07-01"}
    assert [asked(month, "own-window", **added) for month in (6, 7, 9, 12)] == [
        0, Fraction(100, 6), 50, 100,
    ]  # fmt: skip


def test_a_stated_day_counts_the_days_of_its_month() -> None:
    assert asked(9, "own-window", planned_start="2021-09-16") == 100 * Fraction(1, 7)


@pytest.mark.parametrize(
    "elsewhere",
    [
        {},
        {"planned_start": "2022-03"},
        {"planned_finish": "2020-12"},
        {"planned_start": "2021-09", "planned_finish": "2021-03"},
    ],
)
def test_without_months_of_its_own_in_the_year_a_project_follows_the_other_curve(elsewhere: Any) -> None:
    assert asked(3, "own-window", **elsewhere) == 25


def test_a_projects_own_cumulative_plan_is_its_target_and_the_years_plan_closes_it() -> None:
    own = {"plan": 1000, "monthly_plan": {3: 50, 6: 300}}
    assert [asked(month, "project-plans", **own) for month in (3, 4, 6, 9, 12)] == [
        5, 5 + Fraction(25, 3), 30, 65, 100,
    ]  # fmt: skip
    assert asked(3, "project-plans") == 25


def test_the_groups_target_by_project_plans_is_the_exact_sum_of_the_plans() -> None:
    """松阳 2025-04: the plan of the four months is 15.90 of 98.45, not the same share of each project."""
    projects = [
        project(1, 700, monthly_plan={4: 33}),
        project(2, 300, monthly_plan={4: 100}),
        project(3, 200),
    ]
    found = targets(projects, 4, "project-plans")
    due = found.of_group([1, 2, 3], [700, 300, 200])
    assert due == Fraction(100 * (33 + 100) + 200 * Fraction(100, 3), 1200)
    assert found.shared is None


def test_a_campaign_rises_from_what_was_due_before_to_its_own_target_and_holds_it() -> None:
    assert asked(5, "夏季会战", CAMPAIGN) == 100 * Fraction(5, 12)
    assert asked(6, "夏季会战", CAMPAIGN) == 45
    within = asked(7, "夏季会战", CAMPAIGN)
    assert within == 45 + 35 * Fraction(1) / (Fraction(8) + Fraction(10, 30) - 6)
    assert asked(9, "夏季会战", CAMPAIGN) == 80
    assert asked(10, "夏季会战", CAMPAIGN) == 100 * Fraction(10, 12)


def test_without_points_a_campaign_begins_at_what_the_other_curve_asks_on_its_first_day() -> None:
    text = '[curves.c]\nkind = "campaign"\nfrom = 2021-04-01\nto = 2021-05-31\ntarget = 65\n'
    assert [asked(month, "c", text) for month in (3, 4, 5)] == [25, 45, 65]


def test_the_first_scope_that_holds_decides_and_a_group_weighs_by_plan() -> None:
    text = f"""{QUARTERS}
[schedule]
curve = "季度"
[[schedule.scopes]]
listed = true
sector = "产业"
curve = "linear"
[[schedule.scopes]]
unit = "云台镇"
curve = "half-month"
"""
    projects = [
        project(1, 100, listed=True),
        project(2, 300),
        project(3, 200, unit="交通局"),
        project(4, 400, unit="交通局", listed=True, sector="民生"),
    ]
    found = targets(projects, 3, None, text)
    assert [found.of_project(number) for number in (1, 2, 3, 4)] == [25, 100 * Fraction(5, 24), 20, 20]
    due = found.of_group([1, 2, 3, 4], [100, 300, 200, 400])
    assert due == (25 * 100 + 300 * 100 * Fraction(5, 24) + 20 * 600) / 1000
    assert found.of_group([3, 4], [0, 0]) is None


def test_a_scope_knows_a_project_by_name_code_key_or_alias_and_a_level() -> None:
    text = '[schedule]\nscopes = [{ project = "老名字", curve = "half-month" }, { level = "市级", curve = "next-quarter-end" }]\n'
    assert asked(1, None, text, aliases=("老名字",)) == 100 * Fraction(1, 24)
    assert asked(1, None, text, level="市级") == 25
    assert asked(1, None, text) == 100 * Fraction(1, 12)


def test_starts_and_finishes_follow_the_investments_curve_or_their_own() -> None:
    text = '[schedule]\ncurve = "季度"\nfinish = "linear"\n' + QUARTERS
    for aspect, expected in ((Aspect.START, 20), (Aspect.FINISH, 25), (Aspect.INVESTMENT, 20)):
        assert targets([project(1)], 3, None, text, aspect=aspect).of_project(1) == expected


def test_the_factor_of_investment_raises_no_start_or_finish_above_all_of_them() -> None:
    text = "[schedule]\nfactor = 1.2\n"
    for month, invested, reached in ((6, 60, 50), (12, 120, 100)):
        assert targets([project(1)], month, None, text).of_project(1) == invested
        for aspect in (Aspect.START, Aspect.FINISH):
            for curve in (None, "linear"):
                assert targets([project(1)], month, curve, text, aspect=aspect).of_project(1) == reached
    own = targets([project(1)], 6, None, f'{text}start = "linear"\n', aspect=Aspect.START)
    assert own.of_project(1) == 60


def test_start_rates_of_anhui_are_measured_by_the_same_time_ratio() -> None:
    """DOMAIN 1.4 R10: 80.7% of starts by September is 5.7 points ahead of 75."""
    found = targets([project(1), project(2, None)], 9, aspect=Aspect.START)
    assert Fraction("80.7") - (found.of_group([1, 2]) or 0) == Fraction("5.7")


def test_a_group_of_counts_weighs_each_project_the_same() -> None:
    projects = [project(1, 1, planned_start="2021-07"), project(2, 999_999)]
    found = targets(projects, 6, "own-window", aspect=Aspect.START)
    assert found.of_group([1, 2]) == 25


def test_what_a_table_sets_for_a_unit_is_parted_by_plan_and_adds_up_exactly() -> None:
    projects = [project(1, 700 * WAN), project(2, 500 * WAN), project(3, 100 * WAN, unit="交通局")]
    table = [UnitTarget("云台镇", None, {3: 350 * WAN, 6: 601 * WAN}, {})]
    found = targets(projects, 5, "unit-table", unit_targets=table)
    due = found.of_group([1, 2], [700 * WAN, 500 * WAN])
    assert due == Fraction(100 * 601, 1200)  # already the next period end
    assert found.of_project(3) == 100 * Fraction(5, 12)


def test_a_tables_own_plan_and_percents_come_before_what_follows_from_amounts() -> None:
    table = [UnitTarget("云台镇", 2400 * WAN, {3: 600 * WAN, 6: 1200 * WAN}, {6: Fraction(60)})]
    assert targets([project(1)], 3, "unit-table", unit_targets=table).of_project(1) == 25
    assert targets([project(1)], 6, "unit-table", unit_targets=table).of_project(1) == 60


def test_after_the_last_period_end_the_other_curve_counts_but_what_was_due_stays_due() -> None:
    table = [UnitTarget("云台镇", 1200 * WAN, {3: 350 * WAN, 6: 800 * WAN}, {})]
    assert targets([project(1)], 9, "unit-table", unit_targets=table).of_project(1) == 75
    july = targets([project(1)], 7, "unit-table", unit_targets=table)
    assert july.of_project(1) == Fraction(100 * 800, 1200)  # 58.33 by the month
    assert (july.unset, july.instead) == ({1: 6}, {1: ("unit-table", "linear")})
    assert targets([project(1)], 6, "unit-table", unit_targets=table).unset == {}


def test_a_unit_whose_whole_plan_was_due_needs_no_later_target() -> None:
    table = [UnitTarget("云台镇", None, {}, {9: Fraction(100)})]
    found = targets([project(1)], 11, "unit-table", unit_targets=table)
    assert (found.of_project(1), found.unset) == (100, {})


def test_units_without_a_line_in_the_table_are_named_wherever_the_curve_is_taken() -> None:
    table = [UnitTarget("云台镇", None, {}, {6: Fraction(40)})]
    projects = [project(1), project(2, unit="交通局"), project(3, None, unit="教育局")]
    text = '[curves."季末"]\nkind = "next-quarter-end"\ncurve = "unit-table"\n[schedule]\nscopes = [{ level = "县级", curve = "unit-table" }]\n'
    for curve in ("unit-table", "季末", None):
        found = targets(projects, 5, curve, text, unit_targets=table)
        assert unset_of(projects, found) == {"交通局": 0}


OLD, NEW = ("甲乡", "乙乡"), "新镇"
MERGED = [
    *(UnitRecord(name, "乡镇", (), None, "2021-06", None, owes_return=True) for name in OLD),
    UnitRecord(NEW, "乡镇", (), "2021-07", None, "甲乡、乙乡", owes_return=True),
]


@pytest.mark.parametrize("plans", [(300 * WAN, 100 * WAN), (None, None)])
def test_a_unit_that_took_others_over_has_the_sum_of_their_targets(
    plans: tuple[int | None, int | None],
) -> None:
    table = [
        UnitTarget("甲乡", plans[0], {6: 60 * WAN, 9: 90 * WAN}, {}),
        UnitTarget("乙乡", plans[1], {6: 50 * WAN}, {}),
    ]
    projects = [project(1, 300 * WAN, unit=NEW), project(2, 100 * WAN, unit=NEW)]
    assert unit_points(projects, table, MERGED)[NEW] == {6: Fraction(110, 4)}  # of September one is not known
    assert NEW not in unit_points(projects, table)
    assert NEW not in unit_points(projects, table[:1], MERGED)  # half of it would be too little


def test_units_that_went_into_one_share_what_the_table_sets_for_that_one() -> None:
    table = [UnitTarget(NEW, None, {6: 110 * WAN}, {})]
    projects = [project(1, 300 * WAN, unit="甲乡"), project(2, 100 * WAN, unit="乙乡")]
    found = unit_points(projects, table, MERGED)
    assert found["甲乡"] == found["乙乡"] == found[NEW] == {6: Fraction(110, 4)}


def test_a_unit_that_went_into_another_over_several_mergers_shares_its_target_at_last() -> None:
    chain = [
        UnitRecord("甲乡", "乡镇", (), None, "2019-12", None, owes_return=True),
        UnitRecord("乙镇", "乡镇", (), "2020-01", "2021-06", "甲乡", owes_return=True),
        UnitRecord(NEW, "乡镇", (), "2021-07", None, "乙镇", owes_return=True),
    ]
    table = [UnitTarget(NEW, None, {6: 100 * WAN}, {})]
    projects = [project(1, 300 * WAN, unit="甲乡"), project(2, 100 * WAN, unit=NEW)]
    found = unit_points(projects, table, chain)
    assert found["甲乡"] == found[NEW] == {6: Fraction(25)}
    assert "甲乡" not in unit_points(projects, [UnitTarget("丙乡", None, {6: WAN}, {})], chain)


def test_where_all_projects_share_a_target_it_is_said_once() -> None:
    assert targets([project(1), project(2)], 6).shared == 50
    assert targets([project(1), project(2)], 6, "own-window").shared == 50
    assert targets([project(1), project(2, planned_start="2021-05")], 6, "own-window").shared is None


def test_a_yardstick_holds_another_curve_and_the_table() -> None:
    table = UnitTarget("云台镇", None, {}, {6: Fraction(33)})
    found = Yardstick((table,), "unit-table").at([project(1)], Month(2021, 6), settings_of())
    assert (found.curve, found.of_project(1)) == ("unit-table", 33)


def test_without_a_target_table_its_curve_is_refused_instead_of_another_being_taken() -> None:
    with pytest.raises(SettingsError, match="table of targets for 2021, and the ledger has none"):
        targets([project(1)], 6, "unit-table")


def test_a_curve_says_which_projects_it_knows_nothing_of_and_what_measures_them() -> None:
    with_plan = project(1, 100 * WAN, monthly_plan={6: 80 * WAN})
    found = targets([with_plan, project(2, 100 * WAN)], 6, "project-plans")
    assert found.instead == {2: ("project-plans", "linear")}
    assert targets([with_plan], 6, "project-plans").instead == {}
    assert targets([with_plan], 6, "linear").instead == {}
    table = progress(
        [with_plan, project(2, 100 * WAN)],
        [],
        [],
        [],
        JUNE,
        settings_of(),
        yardstick=Yardstick(curve="project-plans"),
    )
    assert table.instead == {("project-plans", "linear"): 1}


def test_the_head_names_a_curve_that_was_asked_for_even_if_all_fall_back() -> None:
    yardstick = Yardstick(curve="project-plans")
    table = progress([project(1), project(2)], [], [], [], JUNE, settings_of(), yardstick=yardstick)
    title = title_of(ProgressAnswer(table, settings_of(), date(2021, 7, 5)), 120).plain
    assert "project-plans" in title
    assert any("linear" in line and "2" in line for line in coverage_lines(table))


SHORT = """
[curves."短"]
kind = "points"
points = { 3 = 20, 9 = 75 }
between = "step"
[curves."满"]
kind = "points"
points = { 3 = 20, 9 = 100 }
[schedule]
curve = "短"
scopes = [{ level = "县级", curve = "短" }, { level = "省级", curve = "满" }]
"""


@pytest.mark.parametrize(
    ("month", "expected"),
    [(2, ("短", 3, 0)), (3, None), (9, None), (10, ("短", 9, 75))],
)
def test_where_the_points_of_a_curve_say_nothing_of_a_month_the_table_says_so(
    month: int, expected: tuple[str, int, int] | None
) -> None:
    period = Period.of_month(Month(2021, month))
    table = progress([project(1), project(2, level="省级")], [], [], [], period, settings_of(SHORT))
    assert table.beyond_points == (() if expected is None else (expected,))
    named = [line for line in target_lines(table) if "短" in line]
    assert len(named) == len(table.beyond_points)
    assert all(f"month {one.month}" in line for one, line in zip(table.beyond_points, named, strict=True))


def test_a_scope_for_no_project_is_named_by_the_table_itself() -> None:
    table = progress([project(1)], [], [], [], Period.of_month(Month(2021, 6)), settings_of(SHORT))
    assert [(place, scope.level) for place, scope in table.idle] == [(2, "省级")]
    assert "Scope 2 of the curve 短 holds for no project: level = 省级" in list(target_lines(table))


def test_a_script_is_told_by_what_else_projects_are_measured_and_what_is_amiss_with_targets() -> None:
    plain = progress(
        [project(1)], [], [], [], JUNE, settings_of(), yardstick=Yardstick(curve="project-plans")
    )
    remarks = progress_record(plain)["remarks"]
    assert remarks["measured_instead"] == [{"of_kind": "project-plans", "curve": "linear", "projects": 1}]
    assert (remarks["without_target"], remarks["idle_scopes"], remarks["points_end"]) == ([], [], [])

    october = Period.of_month(Month(2021, 10))
    scoped = progress([project(1)], [], [], [], october, settings_of(SHORT))
    remarks = progress_record(scoped)["remarks"]
    assert remarks["idle_scopes"] == [{"place": 2, "curve": "短", "scope": {"level": "省级"}}]
    assert remarks["points_end"] == [{"curve": "短", "month": 9.0, "target": 75.0}]

    half_year = UnitTarget("云台镇", None, {}, {6: Fraction(50)})
    unset = progress(
        [project(1)], [], [], [], october, settings_of(), yardstick=Yardstick((half_year,), "unit-table")
    )
    remarks = progress_record(unset)["remarks"]
    assert remarks["without_target"] == [{"unit": "云台镇", "last_month": 6}]
