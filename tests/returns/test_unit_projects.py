"""Which projects and figures a unit's return is filled with."""

from datetime import UTC, date, datetime

from projledger.foundation.period import Month
from projledger.ledger.records import FigureRecord, ListPlan, ProjectRecord, Source
from projledger.returns.unit_projects import unit_projects

SOURCE = Source(1, "file", "a.xlsx", "月报", 5, datetime(2021, 6, 1, tzinfo=UTC), date(2021, 6, 1))


def project(number: int, unit: str) -> ProjectRecord:
    return ProjectRecord(
        number, f"PC-{number}", None, f"项目{number}", (), "县级", False, (ListPlan("县级", 100),), None, None, None,
        unit, (), unit, 1000, 10, 100, {}, None, None, False, {}, SOURCE, {},
    )  # fmt: skip


def figure(number: int, month: Month, **values: object) -> FigureRecord:
    return FigureRecord(number, month, "云台镇", 1, values, False, date(2021, 6, 1), SOURCE, {})


def test_only_the_units_own_projects_in_the_plans_order() -> None:
    projects = [project(2, "云台镇"), project(3, "白衣镇"), project(1, "云台镇")]
    assert [one.name for one in unit_projects("云台镇", Month(2021, 7), projects, [])] == ["项目2", "项目1"]


def test_the_latest_figure_before_the_month_is_carried_forward_within_the_year() -> None:
    figures = [
        figure(1, Month(2021, 7), completed_ytd=900),
        figure(1, Month(2021, 5), completed_ytd=500, status="在建", actual_start=None),
        figure(1, Month(2021, 4), completed_ytd=400, status="未开工", actual_start="2021-04-01"),
        figure(2, Month(2020, 12), completed_ytd=800),
    ]
    projects = [project(1, "云台镇"), project(2, "云台镇")]
    first, second = unit_projects("云台镇", Month(2021, 7), projects, figures)
    assert (first.last_ytd, first.status, first.actual_start) == (500, "在建", "2021-04-01")
    assert (second.last_ytd, second.status) == (None, None)
