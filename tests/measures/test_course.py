"""The year by month."""

from made_records import JUNE, WAN, figure, project, settings_of

from projledger.measures.course import course
from projledger.measures.progress import progress


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


def test_the_projects_can_be_narrowed_to_a_unit_or_a_level() -> None:
    projects = [project(1), project(2, unit="水利局", level="市级")]
    figures = [figure(1, 6, completed_ytd=700 * WAN), figure(2, 6, completed_ytd=WAN)]
    by_unit = course(projects, figures, [], [], JUNE, settings_of(), units=["水利局"])
    by_level = course(projects, figures, [], [], JUNE, settings_of(), levels=["县级"])
    assert by_unit[5].total.completed_ytd == WAN
    assert by_level[5].total.completed_ytd == 700 * WAN
