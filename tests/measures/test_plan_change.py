"""What a newly entered plan changed."""

from dataclasses import replace
from datetime import UTC, date, datetime

from projledger.ledger.records import ListPlan, ProjectRecord, Source
from projledger.measures.plan_change import Changed, plan_change

SOURCE = Source(1, "file", "计划.xlsx", "计划", 4, datetime(2021, 1, 20, tzinfo=UTC), date(2021, 1, 20))


def project(number: int, plan: int | None) -> ProjectRecord:
    return ProjectRecord(
        id=number, key=f"P{number:04d}", code=None, name=f"项目{number}", aliases=(), level="县级", listed=False,
        lists=(ListPlan("县级重点", plan),), sector=None, nature=None, place=None, lead_unit="云台镇", co_units=(),
        reporting_unit="云台镇", total_investment=None, completed_before=None, annual_plan=plan, monthly_plan={},
        planned_start=None, planned_finish=None, internal=False, values={}, source=SOURCE, cells={},
    )  # fmt: skip


def test_projects_that_came_left_or_changed_are_named_and_the_sums_tie() -> None:
    before = [project(1, 100), project(2, 200), project(3, None)]
    now = [project(1, 100), project(3, 50), project(4, 70)]
    change = plan_change(before, now)
    assert (change.projects_before, change.projects_now) == (3, 3)
    assert (change.plan_before, change.plan_now) == (300, 220)
    assert change.came == ("项目4",)
    assert change.left == ("项目2",)
    assert change.changed == (Changed("项目3", None, 50),)
    assert not change.nothing


def test_another_unit_alone_is_no_change_of_the_plan() -> None:
    before = [project(1, 100)]
    assert plan_change(before, [replace(before[0], lead_unit="白衣镇")]).nothing
