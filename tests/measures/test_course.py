"""The year by month."""

from made_records import JUNE, WAN, figure, project, settings_of

from projledger.ledger.records import ListPlan
from projledger.measures.basis import Basis
from projledger.measures.course import course
from projledger.measures.lights import Light
from projledger.measures.progress import progress
from projledger.measures.targets import Yardstick
from projledger.measures.terms import Terms


def test_the_last_month_is_the_total_and_months_of_which_nothing_is_known_have_only_a_target() -> None:
    projects = [project(1), project(2, unit="水利局")]
    figures = [figure(1, 3, completed_ytd=300 * WAN), figure(1, 6, completed_ytd=700 * WAN)]
    table = progress(projects, figures, [], [], JUNE, settings_of())
    months = course(table, projects, figures, [], [])
    june = months[5]
    assert june.total is not None
    assert (june.total.completed_ytd, june.target) == (table.total.completed_ytd, table.target)
    assert (june.schedule_gap, june.light) == (table.total.schedule_gap, table.total.light)
    known = [month.total and month.total.completed_ytd // WAN for month in months]
    assert known == [None, None, 300, 300, 300, 700, *[None] * 6]
    assert str(months[11].target and months[11].target.shown) == "100.00"


def test_each_month_is_on_the_basis_and_of_the_list_that_the_table_is_of() -> None:
    projects = [
        project(1, lists=(ListPlan("专项债券", 100 * WAN),)),
        project(2, unit="水利局"),
    ]
    figures = [figure(number, 6, completed_ytd=700 * WAN, statistical_ytd=60 * WAN) for number in (1, 2)]
    terms = Terms(basis=Basis.STATISTICAL, of_list="专项债券")
    table = progress(projects, figures, [], [], JUNE, settings_of(), terms=terms)
    june = course(table, projects, figures, [], [])[5]
    assert june.total is not None
    assert (june.total.completed_ytd, june.total.annual_plan) == (60 * WAN, 100 * WAN)
    assert june.light is Light.GREEN


def test_targets_are_those_of_the_tables_own_curve() -> None:
    projects = [project(1)]
    figures = [figure(1, month, completed_ytd=100 * month * WAN) for month in range(1, 7)]
    settings = settings_of('[curves.slow]\nkind = "points"\npoints = { 6 = 40, 12 = 100 }\n')
    table = progress(projects, figures, [], [], JUNE, settings, yardstick=Yardstick(curve="slow"))
    june = course(table, projects, figures, [], [])[5]
    assert str(june.target and june.target.shown) == "40.00"
    assert (str(june.schedule_gap), june.light) == ("10.00", Light.GREEN)


def test_without_a_plan_there_is_no_target() -> None:
    projects = [project(1, None)]
    figures = [figure(1, 6, completed_ytd=WAN)]
    table = progress(projects, figures, [], [], JUNE, settings_of())
    june = course(table, projects, figures, [], [])[5]
    assert (june.schedule_gap, june.light) == (None, None)
