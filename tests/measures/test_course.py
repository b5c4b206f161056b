"""The year by month."""

from made_records import JUNE, WAN, figure, project, settings_of

from projledger.ledger.records import ListPlan
from projledger.measures.basis import Basis
from projledger.measures.course import course
from projledger.measures.progress import progress
from projledger.measures.terms import Terms


def test_the_last_month_is_the_total_of_the_table_and_months_of_which_nothing_is_known_have_only_a_target() -> (
    None
):
    projects = [project(1), project(2, unit="水利局")]
    figures = [figure(1, 3, completed_ytd=300 * WAN), figure(1, 6, completed_ytd=700 * WAN)]
    months = course(projects, figures, [], [], JUNE, settings_of())
    table = progress(projects, figures, [], [], JUNE, settings_of(), money_unit="亿元")
    assert months[5].total == table.total
    assert [month.total.completed_ytd // WAN for month in months[:6]] == [0, 0, 300, 300, 300, 700]
    assert [month.known for month in months] == [False] * 2 + [True] * 4 + [False] * 6
    assert str(months[11].total.target.shown) == "100.00"


def test_each_month_is_on_the_basis_and_of_the_list_that_is_asked_for() -> None:
    projects = [
        project(1, lists=(ListPlan("专项债券", 100 * WAN),)),
        project(2, unit="水利局"),
    ]
    figures = [figure(number, 6, completed_ytd=700 * WAN, statistical_ytd=60 * WAN) for number in (1, 2)]
    terms = Terms(basis=Basis.STATISTICAL, of_list="专项债券")
    june = course(projects, figures, [], [], JUNE, settings_of(), terms=terms)[5].total
    assert (june.completed_ytd, june.annual_plan) == (60 * WAN, 100 * WAN)
