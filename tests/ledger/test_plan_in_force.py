"""The plan in force at a month's end: annual plan, its corrections, adjustments, and lists."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ledger_facts import DAY, HELD, new_book, plan, plan_row, ruling, undo, units

from projledger.foundation.period import Month
from projledger.ledger.book import Book
from projledger.ledger.new_records import NewAlias, NewSubmission
from projledger.ledger.originals import sha256
from projledger.ledger.records import ListPlan, ProjectRecord

JAN, JUNE, JULY, DEC = (Month(2021, month) for month in (1, 6, 7, 12))


@pytest.fixture
def book(tmp_path: Path) -> Book:
    with new_book(tmp_path) as made:
        yield made


def at(book: Book, last: Month, number: int | None = None) -> dict[int, ProjectRecord]:
    return {project.id: project for project in book.view(number).projects(last)}


def annual(book: Book, last: Month, project: int = 1) -> int | None:
    return at(book, last)[project].annual_plan


def july(project: int, **values: Any) -> NewSubmission:
    return plan(plan_row(project, effective_from="2021-07-01", **values))


def test_a_project_without_lists_stands_in_the_list_of_its_level(book: Book) -> None:
    book.post([plan(plan_row(1, level="市级"))])
    project = at(book, JAN)[1]
    assert (project.lists, project.level) == ((ListPlan("市级重点", 1_200_000),), "市级")
    assert (project.key, project.reporting_unit, project.listed) == ("P0001", "云台镇", False)


def test_a_year_without_a_plan_has_no_projects(book: Book) -> None:
    book.post([plan(plan_row(1), year=2020)])
    assert at(book, JUNE) == {}
    assert book.view().plan_years() == [2020]


def test_the_highest_list_gives_level_and_annual_plan_and_a_project_counts_once(book: Book) -> None:
    book.post(
        [
            plan(
                plan_row(1, 4, level="县级", annual_plan=100, sector="农业"),
                plan_row(1, 5, level="省级", annual_plan=80, sector="产业", listed=True),
                plan_row(1, 6, level="市级", annual_plan=90, lists=("市级重点", "专项债券")),
            )
        ]
    )
    project = at(book, JUNE)[1]
    assert (project.level, project.annual_plan, project.sector, project.listed) == ("省级", 80, "产业", True)
    assert project.lists == (
        ListPlan("省级重点", 80),
        ListPlan("市级重点", 90),
        ListPlan("专项债券", 90),
        ListPlan("县级重点", 100),
    )
    assert project.source.row == 5


def test_a_code_is_the_key_and_a_reporting_unit_is_kept(book: Book) -> None:
    book.post(
        [
            plan(
                plan_row(
                    1,
                    code="PC2021-001",
                    reporting_unit="喜神镇",
                    co_units=("甲局",),
                    plan_06=600,
                    plan_12=1200,
                )
            )
        ]
    )
    project = at(book, JUNE)[1]
    assert (project.key, project.lead_unit, project.reporting_unit, project.co_units) == (
        "PC2021-001",
        "云台镇",
        "喜神镇",
        ("甲局",),
    )
    assert project.monthly_plan == {6: 600, 12: 1200}


def test_an_adjustment_holds_from_its_date_and_touches_only_what_it_names(book: Book) -> None:
    book.post([plan(plan_row(1, annual_plan=100), plan_row(2, annual_plan=50)), july(1, annual_plan=70)])
    assert (annual(book, JUNE), annual(book, JULY), annual(book, DEC)) == (100, 70, 70)
    assert annual(book, DEC, 2) == 50
    assert annual(book, DEC) == 70
    assert at(book, DEC, 1)[1].annual_plan == 100


@pytest.mark.parametrize(("stated", "holds_in"), [("2021-07", 7), ("2021-07-31", 7), ("2021-08-01", 8)])
def test_an_adjustment_holds_for_the_month_in_which_it_takes_effect(
    book: Book, stated: str, holds_in: int
) -> None:
    book.post([plan(plan_row(1, annual_plan=100)), plan(plan_row(1, annual_plan=70, effective_from=stated))])
    assert annual(book, Month(2021, holds_in - 1)) == 100
    assert annual(book, Month(2021, holds_in)) == 70


def test_an_adjustment_may_bring_a_project_in(book: Book) -> None:
    book.post([plan(plan_row(1)), july(3)])
    assert (sorted(at(book, JUNE)), sorted(at(book, JULY))) == ([1], [1, 3])


def test_an_adjustment_without_lists_adjusts_the_lists_of_its_level(book: Book) -> None:
    book.post(
        [
            plan(
                plan_row(1, 4, level="省级", annual_plan=80),
                plan_row(1, 5, level="县级", annual_plan=100, lists=("县重点库", "民生实事")),
            ),
            july(1, level="县级", annual_plan=60),
        ]
    )
    assert at(book, JULY)[1].lists == (
        ListPlan("省级重点", 80),
        ListPlan("县重点库", 60),
        ListPlan("民生实事", 60),
    )
    assert annual(book, JULY) == 80


def test_what_an_adjustment_has_no_column_for_stays_and_what_it_leaves_blank_goes(book: Book) -> None:
    book.post(
        [
            plan(
                plan_row(1, sector="农业", place="岳家镇", annual_plan=100),
                columns={"name": "B", "sector": "C", "place": "D", "annual_plan": "E"},
            ),
            plan(
                plan_row(1, annual_plan=None, effective_from="2021-07"),
                columns={"name": "B", "place": "C", "annual_plan": "D"},
            ),
        ]
    )
    project = at(book, JULY)[1]
    assert (project.sector, project.place, project.annual_plan) == ("农业", None, None)
    assert at(book, JUNE)[1].annual_plan == 100


def test_a_reimported_annual_plan_corrects_the_whole_of_the_lists_it_names(book: Book) -> None:
    first = plan(plan_row(1), plan_row(2), plan_row(3, level="市级"))
    book.post([first, plan(plan_row(1, annual_plan=5), plan_row(4))])
    assert sorted(at(book, JAN)) == [1, 3, 4]  # 2 is out, 3 stands in another list
    assert annual(book, JAN) == 5
    assert sorted(at(book, JAN, 1)) == [1, 2, 3]


def test_a_project_leaves_only_the_list_in_which_it_is_missing(book: Book) -> None:
    book.post([plan(plan_row(1, lists=("县级重点", "专项债券")), plan_row(2)), plan(plan_row(2))])
    assert at(book, JAN)[1].lists == (ListPlan("专项债券", 1_200_000),)


def test_two_sheets_of_one_file_are_one_plan(book: Book) -> None:
    one, two = plan(plan_row(1)), plan(plan_row(2))
    book.post([replace(one, returns=(*one.returns, *two.returns))])
    assert sorted(at(book, JAN)) == [1, 2]


def test_a_project_that_is_only_held_in_the_new_plan_does_not_leave_its_list(book: Book) -> None:
    book.post(
        [
            plan(plan_row(1, annual_plan=100), plan_row(2)),
            plan(plan_row(1, 4, HELD, annual_plan=-1), plan_row(2)),
        ]
    )
    assert annual(book, JAN) == 100
    book.post([ruling(3, form="plan")])
    assert annual(book, JAN) == -1


def test_a_corrected_annual_plan_does_not_take_back_a_later_adjustment(book: Book) -> None:
    book.post(
        [
            plan(plan_row(1, annual_plan=100)),
            july(1, annual_plan=70),
            july(3),
            plan(plan_row(1, annual_plan=110)),
        ]
    )
    assert (annual(book, JUNE), annual(book, JULY)) == (110, 70)
    assert sorted(at(book, JULY)) == [1, 3]


def test_of_two_adjustments_the_later_date_holds_then_the_later_record(book: Book) -> None:
    book.post(
        [
            plan(plan_row(1)),
            plan(plan_row(1, annual_plan=9, effective_from="2021-09")),
            july(1, annual_plan=7),
        ]
    )
    book.post([july(1, annual_plan=8)])
    assert [annual(book, Month(2021, month)) for month in (6, 7, 9)] == [1_200_000, 8, 9]


def test_undoing_the_correction_brings_the_first_plan_back(book: Book) -> None:
    book.post([plan(plan_row(1), plan_row(2)), plan(plan_row(1, annual_plan=5))])
    book.post([undo(2)])
    assert (sorted(at(book, JAN)), annual(book, JAN)) == ([1, 2], 1_200_000)


def test_aliases_are_short_names_former_names_and_names_that_clerks_gave(book: Book) -> None:
    alias = NewSubmission("alias", DAY, aliases=(NewAlias("project", "喜麻路", "1"),))
    book.post(
        [
            plan(plan_row(1, name="旧名", short_names=("喜麻公路",))),
            plan(plan_row(1, name="新名", short_names=("喜麻公路",))),
            alias,
        ]
    )
    project = at(book, JAN)[1]
    assert (project.name, project.aliases) == ("新名", ("喜麻公路", "旧名", "喜麻路"))


# ---- what the checks are told -----------------------------------------------------------------------


def test_known_names_are_normal_and_lead_to_units_and_projects(book: Book) -> None:
    book.post(
        [
            units("云台镇人民政府", short_names=("云台镇", "云台")),
            plan(plan_row(1, name="示例（一期）", code="PC-1", short_names=("示例公路",))),
        ]
    )
    book.post(
        [
            NewSubmission(
                "alias",
                DAY,
                aliases=(NewAlias("unit", "云台政府", "云台镇人民政府"), NewAlias("project", "示例路", "1")),
            )
        ]
    )
    known = book.view().known(2021, DAY)
    assert set(known.unit_names) == {"云台镇人民政府", "云台镇", "云台", "云台政府"}
    assert set(known.unit_names.values()) == {"云台镇人民政府"}
    assert known.project_names == {"示例一期": (1,), "示例公路": (1,), "示例路": (1,)}
    assert (known.project_codes, known.projects[1].key) == ({"pc-1": 1}, "PC-1")
    assert known.units["云台镇人民政府"].owes_return is True


def test_a_former_name_that_is_now_another_projects_name_means_that_project(book: Book) -> None:
    book.post(
        [
            plan(plan_row(1, name="甲"), plan_row(2, name="乙")),
            plan(plan_row(1, name="丙"), plan_row(2, name="甲")),
        ]
    )
    assert book.view().known(2021, DAY).project_names == {"丙": (1,), "甲": (2,), "乙": (2,)}


def test_a_name_of_two_projects_leads_to_both(book: Book) -> None:
    book.post([plan(plan_row(1, name="道路"), plan_row(2, name="道 路"))])
    assert book.view().known(2021, DAY).project_names == {"道路": (1, 2)}


def test_before_the_years_plan_is_there_last_years_projects_are_known(book: Book) -> None:
    book.post([plan(plan_row(1), year=2020)])
    known = book.view().known(2021, DAY)
    assert (sorted(known.projects), known.year) == ([1], 2021)
    assert book.view().known(2019, DAY).projects == {}


def test_the_plan_that_checks_compare_with_is_that_of_the_month_reported(book: Book) -> None:
    book.post([plan(plan_row(1, annual_plan=100)), july(1, annual_plan=70), july(2)])
    view = book.view()
    assert view.known(2021, date(2021, 7, 5)).projects[1].annual_plan == 100
    assert view.known(2021, date(2021, 8, 5)).projects[1].annual_plan == 70
    assert view.known(2021, date(2021, 12, 5), last=JUNE).projects[1].annual_plan == 100
    assert sorted(view.known(2021, date(2021, 2, 5)).projects) == [1, 2]


def test_a_new_project_never_gets_an_id_that_any_fact_names(book: Book) -> None:
    assert book.view().known(2021, DAY).next_project == 1
    book.post([plan(plan_row(1), plan_row(4))])
    book.post([undo(1)])
    assert book.view().known(2021, DAY).next_project == 5
    book.post([NewSubmission("alias", DAY, aliases=(NewAlias("project", "x", "9"),))])
    assert book.view().known(2021, DAY).next_project == 10
    assert book.view(2).known(2021, DAY).next_project == 5


def test_the_last_row_of_a_unit_is_its_register(book: Book) -> None:
    book.post([units("甲镇", "乙镇"), units("甲镇", valid_to="2021-06-30", owes_return=False)])
    first, second = book.view().units()
    assert (first.name, first.valid_to, first.owes_return) == ("甲镇", "2021-06-30", False)
    assert (second.name, second.valid_to, second.owes_return) == ("乙镇", None, True)


# ---- files that are parts of one plan, and rows of a whole plan with a date ------------------------------


def test_a_date_on_one_row_of_a_whole_plan_leaves_its_earlier_plan_before_that_date(book: Book) -> None:
    book.post(
        [
            plan(plan_row(1, annual_plan=3000), plan_row(2), plan_row(3)),
            plan(plan_row(1, annual_plan=3500, effective_from="2021-07-01"), plan_row(2)),
        ]
    )
    assert (annual(book, Month(2021, 5)), annual(book, JULY)) == (3000, 3500)
    assert sorted(at(book, Month(2021, 5))) == [1, 2]


def part(of: bytes | None, data: bytes, *rows: Any) -> NewSubmission:
    words = {"continues": [sha256(of)]} if of else {}
    return replace(plan(*rows), data=data, command=words)


def test_a_file_that_continues_a_plan_takes_none_of_its_projects_out(book: Book) -> None:
    book.post([plan(plan_row(9)), part(None, b"one", plan_row(1)), part(b"one", b"two", plan_row(2))])
    assert sorted(at(book, JAN)) == [1, 2]
    assert [project.id for project in book.view().dropped(2)] == [9]
    assert book.view().dropped(3) == []
    book.post([part(None, b"three", plan_row(2, annual_plan=5))])
    assert [project.id for project in book.view().dropped(4)] == [1]


def test_when_the_first_part_is_undone_the_second_is_a_plan_of_its_own(book: Book) -> None:
    book.post([plan(plan_row(9)), part(None, b"one", plan_row(1)), part(b"one", b"two", plan_row(2))])
    book.post([undo(2)])
    assert sorted(at(book, JAN)) == [2]


def test_a_view_that_expects_files_says_what_the_ledger_says_once_they_are_recorded(book: Book) -> None:
    book.post([units("云台镇"), plan(plan_row(1), plan_row(2))])
    coming = [units("白衣镇"), plan(plan_row(1, annual_plan=7), plan_row(3)), july(4), plan(plan_row(5))]
    expected = book.view().expecting([one.returns for one in coming], DAY)
    told = [expected.known(2021, DAY, last) for last in (JAN, JUNE, JULY)]
    assert expected.parts() == {6: (4,)}
    coming[3] = replace(coming[3], command={"continues": [sha256(b"plan")]})
    book.post([coming[0], replace(coming[1], data=b"plan"), *coming[2:]])
    assert told == [book.view().known(2021, DAY, last) for last in (JAN, JUNE, JULY)]
