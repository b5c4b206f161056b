"""The list of projects: figures of the progress tables beside what plan and returns say."""

from made_records import JUNE, WAN, figure, held, project, settings_of

from projledger.measures.grouping import By
from projledger.measures.progress import progress
from projledger.measures.project_list import ProjectList, project_list

SETTINGS = settings_of()
PROJECTS = [
    project(1, 1200 * WAN, level="市级", before=500 * WAN, total_investment=3000 * WAN),
    project(2, 800 * WAN, level="县级", unit="水利局", total_investment=900 * WAN),
    project(3, None, level="县级", internal=True),
    project(4, 100 * WAN, level="县级"),
]
FIGURES = [
    figure(1, 5, completed_ytd=500 * WAN, problem="缺资金"),
    figure(1, 6, completed_ytd=700 * WAN, physical_progress="封顶"),
    figure(2, 5, completed_ytd=300 * WAN),
    figure(3, 6, completed_ytd=7 * WAN, flash=True),
]


def made(by: By = By.LEVEL) -> ProjectList:
    def table(by: By) -> object:
        return progress(PROJECTS, FIGURES, [held(4, 6)], [], JUNE, SETTINGS, by=by)

    return project_list(table(by), table(By.PROJECT), PROJECTS, FIGURES)  # type: ignore[arg-type]


def test_groups_hold_their_projects_and_what_has_no_plan_stands_apart() -> None:
    listed = made()
    assert [(group.row.group, [item.project.id for item in group.projects]) for group in listed.groups] == [
        ("市级", [1]),
        ("县级", [2, 4]),
    ]
    assert [item.project.id for item in listed.without_plan] == [3]


def test_lines_add_up_to_their_group_and_groups_to_the_total() -> None:
    for by in (By.LEVEL, By.UNIT, By.LIST, By.PROJECT):
        listed = made(by)
        for group in listed.groups:
            assert sum(item.row.completed_ytd for item in group.projects) == group.row.completed_ytd
            assert sum(item.row.annual_plan for item in group.projects) == group.row.annual_plan
        total = listed.progress.total
        assert sum(group.row.completed_ytd for group in listed.groups) == total.completed_ytd
        assert sum(group.total_investment for group in listed.groups) == listed.total_investment
        assert sum(item.row.no_plan_completed for item in listed.without_plan) == total.no_plan_completed


def test_the_latest_row_speaks_and_a_problem_that_it_no_longer_names_is_gone() -> None:
    first = made().groups[0].projects[0]
    assert first.said["physical_progress"] == "封顶"
    assert "problem" not in first.said


def test_notes_say_what_a_reader_of_the_figure_must_know() -> None:
    listed = made()
    notes = {item.project.id: item.notes for group in listed.groups for item in group.projects}
    assert notes == {1: (), 2: ("6月未报，沿用5月底数",), 4: ("待核，本年无数，按0计",)}
    assert listed.without_plan[0].notes == ("快报数", "内部掌握")
