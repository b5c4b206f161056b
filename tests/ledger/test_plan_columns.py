"""What a later plan file says nothing of stays, with its own source; and last year's final figure."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from ledger_facts import entry as row
from ledger_facts import new_book, plan, plan_row, report

from projledger.foundation.period import Month
from projledger.ledger.book import Book
from projledger.ledger.new_records import NewSubmission
from projledger.ledger.records import ProjectRecord

JAN, MAY, JULY, DEC = (Month(2021, month) for month in (1, 5, 7, 12))
ALL = {
    "name": "B",
    "annual_plan": "C",
    "completed_before": "D",
    "listed": "E",
    "internal": "F",
    "co_units": "G",
    "short_names": "H",
    "sector": "I",
}
FEW = {"name": "A", "annual_plan": "B", "effective_from": "C"}
WHOLE = {
    "completed_before": 70,
    "listed": True,
    "internal": True,
    "co_units": ("甲局",),
    "short_names": ("简称",),
    "sector": "产业",
}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with new_book(tmp_path) as made:
        yield made


def first(book: Book, last: Month) -> ProjectRecord:
    return next(project for project in book.view().projects(last) if project.id == 1)


def annual_plan() -> NewSubmission:
    return plan(plan_row(1, **WHOLE), columns=ALL)


def adjustment(columns: dict[str, str], **values: object) -> NewSubmission:
    stated = {"listed": False, "internal": False, "effective_from": "2021-07-01", **values}
    return plan(plan_row(1, 9, annual_plan=5, **stated), columns=columns)


def test_flags_and_lists_whose_column_an_adjustment_does_not_have_stay(book: Book) -> None:
    book.post([annual_plan(), adjustment(FEW)])
    project = first(book, JULY)
    assert (project.listed, project.internal, project.annual_plan) == (True, True, 5)
    assert (project.co_units, project.aliases, project.completed_before) == (("甲局",), ("简称",), 70)
    assert project.values["listed"] is True


def test_a_flag_whose_column_an_adjustment_has_is_what_it_says(book: Book) -> None:
    book.post([annual_plan(), adjustment({**FEW, "internal": "D"})])
    assert (first(book, JULY).listed, first(book, JULY).internal) == (True, False)


def test_a_flag_with_a_cell_elsewhere_than_in_its_column_is_what_it_says(book: Book) -> None:
    adjusted = adjustment(FEW)
    (item,) = adjusted.returns
    told = replace(item.entries[0], addresses={"internal": "计划!A2"})
    book.post([annual_plan(), replace(adjusted, returns=(replace(item, entries=(told,)),))])
    assert first(book, JULY).internal is False


def test_an_annual_plan_sent_again_without_the_column_does_not_make_a_project_public(book: Book) -> None:
    book.post([annual_plan(), plan(plan_row(1, 9, listed=False, internal=False), columns=FEW)])
    assert (first(book, JAN).listed, first(book, JAN).internal) == (True, True)


def test_each_field_keeps_its_own_cell_and_source(book: Book) -> None:
    book.post([annual_plan(), adjustment(FEW)])
    project = first(book, JULY)
    assert (project.cells["annual_plan"], project.source_of("annual_plan").submission) == ("计划!B9", 2)
    assert (project.cells["completed_before"], project.source_of("completed_before").submission) == (
        "计划!D4",
        1,
    )
    book.post([adjustment(FEW, effective_from="2021-08-01")])
    assert first(book, DEC).source_of("completed_before").submission == 1
    assert first(book, MAY).sources == {}


def test_a_flag_of_another_list_has_its_cell_there(book: Book) -> None:
    book.post(
        [
            plan(
                plan_row(1, 4, level="省级", listed=False),
                plan_row(1, 5, level="县级", listed=True),
                columns={"name": "B", "level": "C", "listed": "D"},
            )
        ]
    )
    project = first(book, JAN)
    assert (project.listed, project.cells["listed"], project.source_of("listed").row) == (True, "计划!D5", 5)


# ---- completed before this year -------------------------------------------------------------------------


def test_what_was_completed_before_this_year_is_last_years_final_figure(book: Book) -> None:
    book.post(
        [
            plan(plan_row(1, completed_before=100), year=2020),
            report("2020-11", row(7, 1, completed_ytd=30)),
            report("2020-12", row(8, 1, completed_ytd=40)),
            plan(plan_row(1), plan_row(2)),
        ]
    )
    project = first(book, JAN)
    assert project.completed_before == 140
    assert project.cells["completed_before"] == "月报!F8"
    assert project.source_of("completed_before").submission == 3
    assert project.values["completed_before"] is None
    assert book.view().known(2021, JAN.last_day).projects[1].completed_before == 140
    assert [one.completed_before for one in book.view(4).projects(JAN)] == [140, None]


def test_the_plans_own_cell_goes_before_last_years_figure(book: Book) -> None:
    book.post(
        [
            plan(plan_row(1, completed_before=100), year=2020),
            report("2020-12", row(8, 1, completed_ytd=40)),
            plan(plan_row(1, completed_before=139)),
        ]
    )
    assert first(book, JAN).completed_before == 139


def test_last_years_figure_rests_on_the_year_before_it(book: Book) -> None:
    book.post(
        [
            plan(plan_row(1, completed_before=100), year=2019),
            report("2019-12", row(8, 1, completed_ytd=1)),
            plan(plan_row(1), year=2020),
            report("2020-10", row(8, 1, completed_ytd=10)),
            plan(plan_row(1)),
        ]
    )
    assert first(book, JAN).completed_before == 111
    book.post([report("2019-12", row(8, 1, completed_ytd=2), data=b"corrected")])
    assert (first(book, JAN).completed_before, book.view(5).projects(JAN)[0].completed_before) == (112, 111)


def test_without_a_start_the_total_that_the_return_states_is_taken(book: Book) -> None:
    book.post(
        [
            plan(plan_row(1), plan_row(2), year=2020),
            report(
                "2020-12",
                row(8, 1, completed_ytd=40, completed_total=90),
                row(9, 2, completed_ytd=40),
            ),
            plan(plan_row(1), plan_row(2)),
        ]
    )
    assert [one.completed_before for one in book.view().projects(JAN)] == [90, None]


# ---- sector and industry --------------------------------------------------------------------------------


def test_a_plan_with_both_keeps_sector_and_industry_apart(book: Book) -> None:
    columns = {"name": "B", "sector": "C", "industry": "D"}
    book.post(
        [plan(plan_row(1, sector="产业", industry="食品制造"), plan_row(2, industry="教育"), columns=columns)]
    )
    both, blank = book.view().projects(JAN)
    assert (both.sector, both.industry, both.cells["sector"]) == ("产业", "食品制造", "计划!C4")
    assert (blank.sector, blank.industry) == (None, "教育")  # the cell of its sector was left blank


def test_a_plan_with_industries_alone_parts_by_them_as_sectors_too(book: Book) -> None:
    book.post([plan(plan_row(1, industry="C39 计算机制造"), columns={"name": "B", "industry": "D"})])
    (project,) = book.view().projects(JAN)
    assert (project.sector, project.industry) == ("计算机制造", "计算机制造")
    assert (project.cells["sector"], project.source_of("sector").row) == ("计划!D4", 4)
    assert project.values["sector"] is None


def test_an_industry_that_an_adjustment_keeps_is_the_sector_from_where_it_was_said(book: Book) -> None:
    said = plan(plan_row(1, industry="教育"), columns={"name": "B", "industry": "D"})
    book.post([said, plan(plan_row(1, 9, annual_plan=5, effective_from="2021-07-01"), columns=FEW)])
    project = first(book, JULY)
    assert (project.sector, project.source_of("sector").submission, project.cells["sector"]) == (
        "教育",
        1,
        "计划!D4",
    )


def test_a_sector_that_was_said_before_stays_where_a_later_plan_says_the_industry_alone(book: Book) -> None:
    later = plan(plan_row(1, 9, industry="食品制造"), columns={"name": "B", "industry": "D"})
    book.post([annual_plan(), later])
    project = first(book, JAN)
    assert (project.sector, project.industry) == ("产业", "食品制造")
