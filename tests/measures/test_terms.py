"""One list's own progress, and units under the names of then and of now."""

import pytest
from made_records import JUNE, WAN, figure, nil_return, project, settings_of

from projledger.foundation.period import Month, Period
from projledger.ledger.records import ListPlan, UnitRecord
from projledger.measures.grouping import By
from projledger.measures.progress import progress
from projledger.measures.terms import Terms, list_names, of_list
from projledger.measures.units import unit_at

SETTINGS = settings_of()
BONDS = Terms(of_list="专项债券")
PROJECTS = [
    project(1, 100 * WAN, level="市级", lists=(ListPlan("市级重点", None), ListPlan("专项债券", 60 * WAN))),
    project(2, 100 * WAN, level="市级", lists=(ListPlan("市级重点", 100 * WAN),)),
    project(3, 50 * WAN, lists=(ListPlan("专项债券", None), ListPlan("专项债券", None))),
    project(4, None, lists=(ListPlan("专项债券", None),)),
]
FIGURES = [figure(number, 6, completed_ytd=30 * WAN) for number in (1, 2, 3, 4)]


@pytest.mark.parametrize("by", list(By))
def test_a_list_has_its_own_plan_and_counts_each_project_once_whatever_the_grouping(by: By) -> None:
    found = progress(PROJECTS, FIGURES, [], [], JUNE, SETTINGS, by=by, terms=BONDS)
    total = found.total
    assert (total.projects, total.annual_plan, total.completed_ytd) == (2, 110 * WAN, 60 * WAN)
    assert (total.no_plan, total.no_plan_completed) == (1, 30 * WAN)
    assert sum(row.annual_plan for row in found.rows) == 110 * WAN
    assert sum(row.projects for row in found.rows) == 2


def test_by_list_a_table_of_one_list_has_one_row() -> None:
    found = progress(PROJECTS, FIGURES, [], [], JUNE, SETTINGS, by=By.LIST, terms=BONDS)
    assert [row.group for row in found.rows] == ["专项债券"]
    assert found.total.of_which == ()


def test_cumulative_plans_by_month_go_with_the_projects_own_plan_only() -> None:
    monthly = {6: 50 * WAN}
    lists = (ListPlan("市级重点", None), ListPlan("专项债券", 60 * WAN))
    made = project(1, 100 * WAN, lists=lists, monthly_plan=monthly)
    assert [of_list([made], name)[0].monthly_plan for name in ("市级重点", "专项债券")] == [monthly, {}]
    assert list_names([made]) == ("市级重点", "专项债券")


def unit(name: str, first: str | None, last: str | None, before: str | None = None) -> UnitRecord:
    return UnitRecord(name, "乡镇", (), first, last, before, owes_return=True)


MERGED = [
    unit("甲乡", None, "2021-06-30"),
    unit("乙乡", None, "2021-06-30"),
    unit("新镇", "2021-07-01", None, "甲乡、乙乡"),
]
OF_TOWNS = [project(1, 100 * WAN, unit="甲乡"), project(2, 100 * WAN, unit="乙乡")]
DONE = [figure(1, 6, completed_ytd=40 * WAN), figure(2, 5, completed_ytd=20 * WAN)]
NOW = Terms(units_at=Month(2021, 9))


def test_june_is_spoken_of_under_junes_names_or_under_those_of_now() -> None:
    facts = (OF_TOWNS, DONE, [], [nil_return("乙乡", 6)], JUNE, SETTINGS)
    was = progress(*facts, by=By.UNIT, unit_records=MERGED)
    now = progress(*facts, by=By.UNIT, unit_records=MERGED, terms=NOW)
    assert [(row.group, row.projects) for row in was.rows] == [("甲乡", 1), ("乙乡", 1)]
    assert [(row.group, row.projects, row.completed_ytd) for row in now.rows] == [("新镇", 2, 60 * WAN)]
    assert was.total.not_reported == now.total.not_reported == 0
    assert was.total.completed_ytd == now.total.completed_ytd


@pytest.mark.parametrize("asked", ["甲乡", "新镇"])
def test_a_unit_asked_for_by_any_of_its_names_is_the_whole_unit_of_now(asked: str) -> None:
    found = progress(OF_TOWNS, DONE, [], [], JUNE, SETTINGS, units=[asked], unit_records=MERGED, terms=NOW)
    assert found.total.projects == 2
    (first,) = progress(
        OF_TOWNS, DONE, [], [], JUNE, SETTINGS, units=["甲乡"], by=By.UNIT, unit_records=MERGED
    ).rows
    assert (first.group, first.projects) == ("甲乡", 1)


def test_a_nil_return_of_a_merged_unit_still_counts_after_the_merger() -> None:
    july = Period.of_month(Month(2021, 7))
    figures = [figure(1, 7, completed_ytd=50 * WAN), figure(2, 7, completed_ytd=30 * WAN)]
    returns = [nil_return("甲乡", month) for month in range(1, 7)]
    found = progress(OF_TOWNS, figures, [], returns, july, SETTINGS, by=By.PROJECT, unit_records=MERGED)
    assert [(row.unit, row.month_unknown) for row in found.rows] == [("新镇", 0), ("新镇", 1)]


def test_of_a_merged_unit_nobody_knows_which_of_the_earlier_ones_it_was() -> None:
    assert unit_at("新镇", Month(2021, 6), MERGED) == "新镇"
    assert unit_at("乙乡", Month(2021, 7), MERGED) == "新镇"


def test_a_unit_that_was_split_keeps_its_name_and_is_named() -> None:
    split = [
        unit("大镇", None, "2021-06-30"),
        *(unit(f"{side}镇", "2021-07-01", None, "大镇") for side in "东西"),
    ]
    facts = ([project(1, unit="大镇")], [], [], [], JUNE, SETTINGS)
    found = progress(*facts, by=By.UNIT, unit_records=split, terms=NOW)
    assert ([row.group for row in found.rows], found.unfollowed) == (["大镇"], ("大镇",))
    assert progress(*facts, unit_records=split).unfollowed == ()
