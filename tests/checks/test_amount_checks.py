from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from known_county import WAN, codes, facts, farm, findings, row

from projledger.checks.amounts import stated_rate


def test_a_sound_row_gives_no_finding() -> None:
    assert codes("report", farm()) == []


def test_a_row_without_any_figure_is_asked_for_one_unless_the_return_is_nil() -> None:
    assert codes("report", farm(completed_ytd=None)) == [("N101", "D4")]
    assert codes("report", farm(completed_ytd=None), nil=True) == []


@pytest.mark.parametrize(("ytd", "found"), [(500_000 * WAN, ["N108"]), (499_999 * WAN, [])])
def test_a_figure_a_hundred_times_the_project_stands_in_the_wrong_unit(ytd: int, found: list[str]) -> None:
    assert [code for code, _cell in codes("report", farm(completed_ytd=ytd)) if code == "N108"] == found


def test_the_wrong_unit_is_said_with_both_figures() -> None:
    (finding,) = findings("report", farm(completed_ytd=9_000_000 * WAN))
    assert finding.message == (
        "9,000,000 万元 is 1,800 times the project's 总投资 of 5,000 万元: the money unit looks wrong."
    )


def test_amounts_of_a_plan_in_two_units_are_noticed() -> None:
    plan = row(4, name="新路", total_investment=2 * WAN, annual_plan=600 * WAN, lead_unit="云台镇")
    assert ("N108", "C4") in codes("plan", plan)


def test_a_part_is_no_more_than_its_whole() -> None:
    assert codes("report", farm(completed_month=901 * WAN)) == [("N109", "E4")]
    assert codes("report", farm(completed_month=900 * WAN)) == []
    assert codes("report", farm(completed_total=899 * WAN)) == [("N109", "D4")]


def test_completed_beyond_the_total_investment_is_a_warning_that_counts_earlier_years() -> None:
    road = {"project": "喜麻公路", "status": "在建", "completed_ytd": 16_001 * WAN}
    assert codes("report", row(4, **road), unit="交通运输局") == [("N111", "C4")]
    assert codes("report", row(4, **{**road, "completed_ytd": 16_000 * WAN}), unit="交通运输局") == []


@pytest.mark.parametrize("stated", ["45", "45.0", "45.00"])
def test_a_rate_that_the_figures_give_passes_however_it_is_written(stated: str) -> None:
    assert codes("report", farm(stated_rate=Decimal(stated))) == []


def test_a_rate_that_the_figures_do_not_give_is_named_with_ours() -> None:
    (finding,) = findings("report", farm(stated_rate=Decimal("45.1")))
    assert (finding.code, finding.found, finding.details["expected"]) == ("T803", "45.1%", "45.00%")


@given(st.integers(1, 10**7), st.integers(1, 10**7), st.integers(0, 4))
def test_a_rate_rounded_from_the_figures_never_warns(completed: int, plan: int, decimals: int) -> None:
    stated = round(Decimal(100 * completed) / Decimal(plan), decimals)
    values = {"completed_ytd": completed, "annual_plan": plan, "stated_rate": stated}
    assert "T803" not in {code for code, _cell in codes("report", row(4, project="无此项目", **values))}


def test_a_plan_figure_that_a_report_changes_is_named_and_one_rounded_for_show_is_not() -> None:
    assert codes("report", farm(annual_plan=2_001 * WAN)) == [("P506", "E4")]
    assert codes("report", farm(annual_plan=2_000 * WAN, total_investment=5_000 * WAN)) == []


def test_a_project_without_an_annual_plan_is_named_in_the_plan() -> None:
    plan = {"name": "新路", "total_investment": 2_000 * WAN, "lead_unit": "云台镇"}
    assert codes("plan", row(4, **plan)) == [("P509", "A4")]
    assert codes("plan", row(4, **plan, annual_plan=0)) == [("P509", "D4")]
    assert codes("plan", row(4, **plan, annual_plan=WAN)) == []


@pytest.mark.parametrize(
    ("shown", "entered", "completed", "doubted"),
    [("0.45", "45", 900, False), ("45", "45", 900, False), ("0.45%", "0.45", 900, True), ("0.45", "0.45", 900, True), ("1", "100", 2000, False), ("1", "100", 20, True), ("4", "4", 8000, True), ("46", "46", 900, True)],
)  # fmt: skip
def test_the_rate_that_is_entered_is_compared_and_no_other_reading_of_its_cell(
    shown: str, entered: str, completed: int, doubted: bool
) -> None:
    stated = facts("report", farm(stated_rate=Decimal(entered), completed_ytd=completed * WAN))
    row_of_it = replace(stated.rows[0], raw={**stated.rows[0].raw, "stated_rate": shown})
    assert [one.code for one in stated_rate(stated, row_of_it)] == ["T803"] * doubted
