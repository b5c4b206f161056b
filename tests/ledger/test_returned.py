"""Returns, held rows and the log, as status, questions and log need them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from ledger_facts import (
    DAY,
    ENTERED,
    HELD,
    REJECTED,
    clerk,
    everything,
    new_book,
    plan,
    plan_row,
    report,
    ruling,
    undo,
    units,
)
from ledger_facts import entry as row

from projledger.foundation.findings import Cell, Finding
from projledger.foundation.period import Month
from projledger.ledger.book import Book
from projledger.ledger.new_records import NewEntry, NewReturn, NewSubmission

D1, D2 = date(2021, 7, 1), date(2021, 7, 2)


@pytest.fixture
def book(tmp_path: Path) -> Book:
    with new_book(tmp_path) as made:
        yield made


def stands(book: Book) -> list[int]:
    return [item.submission for item in book.view().returns(2021) if item.stands]


def test_the_return_with_the_latest_date_stands_for_its_unit_and_month(book: Book) -> None:
    book.post([report("2021-06", row(5, 1), dated=D2), report("2021-06", row(5, 1), dated=D1)])
    book.post([report("2021-06", row(5, 2), unit="邱家镇", dated=D1), report("2021-05", row(5, 1), dated=D1)])
    assert stands(book) == [1, 3, 4]


def test_a_rejected_or_undone_return_does_not_stand(book: Book) -> None:
    book.post([report("2021-06", row(5, 1), dated=D1), report("2021-06", row(5, 1), dated=D2)])
    book.post([report("2021-06", verdict=REJECTED, dated=date(2021, 7, 3)), undo(2)])
    assert stands(book) == [1]
    assert [(item.submission, item.verdict) for item in book.view().returns(2021)] == [
        (1, ENTERED),
        (3, REJECTED),
    ]


def test_two_sheets_of_one_file_for_one_unit_and_month_both_stand(book: Book) -> None:
    one, two = report("2021-06", row(5, 1)), report("2021-06", row(5, 2), sheet="续表")
    book.post([replace(one, returns=(*one.returns, *two.returns))])
    assert stands(book) == [1, 1]


def test_a_return_counts_its_rows_after_rulings(book: Book) -> None:
    rows = (row(5, 1), row(6, 2, HELD), row(7, None, HELD))
    book.post([report("2021-06", *rows, verdict=HELD)])
    (item,) = book.view().returns(2021)
    assert (item.entered, item.held, item.projects, item.verdict) == (1, 2, frozenset({1, 2}), HELD)
    book.post([ruling(2), ruling(3, state=REJECTED)])
    (item,) = book.view().returns(2021)
    assert (item.entered, item.held, item.projects, item.verdict) == (2, 0, frozenset({1, 2}), ENTERED)
    assert [item.verdict for item in book.view(1).returns(2021)] == [HELD]


def test_a_nil_return_is_a_return_and_a_clerks_entry_is_none(book: Book) -> None:
    book.post([report("2021-06", nil=True), clerk("2021-06", 1, completed_ytd=1)])
    (item,) = book.view().returns(2021)
    assert (item.nil, item.entered, item.stands, item.return_date) == (True, 0, True, DAY)


def test_returns_are_asked_by_the_year_of_their_period(book: Book) -> None:
    unknown = NewSubmission("file", DAY, returns=(NewReturn("report", None, None, REJECTED),))
    book.post([report("2020-12"), report("2021-01"), plan(plan_row(1)), units("甲镇"), unknown])
    assert [item.submission for item in book.view().returns(2021)] == [2, 3]
    assert [item.submission for item in book.view().returns(None)] == [1, 2, 3, 4, 5]
    assert [item.stands for item in book.view().returns(None)] == [True, True, True, True, False]


def test_months_are_those_with_returns_or_clerks_entries(book: Book) -> None:
    book.post(
        [
            report("2021-06"),
            clerk("2021-07", 1, completed_ytd=1),
            report("2021-08", verdict=REJECTED),
            report("2021-02", nil=True),
        ]
    )
    assert book.view().months() == [Month(2021, 2), Month(2021, 6), Month(2021, 7)]


# ---- held rows --------------------------------------------------------------------------------------


def fault(at: int, sheet: str = "月报", column: int = 6) -> Finding:
    return Finding(
        "N103", "云台镇.xlsx", sheet, Cell(at, column), "completed_ytd", "约480万", {"unit": "万元"}
    )


def test_a_held_row_carries_the_findings_of_its_row_and_of_cells_it_took_values_from(book: Book) -> None:
    held = NewEntry(8, HELD, {"project": "项目1"}, 1, {"status": "月报!A4"}, {"completed_ytd": "约480万"})
    findings = (
        fault(8),
        fault(4, column=1),
        fault(4),
        fault(9),
        fault(8, "续表"),
        Finding("T801", sheet="月报"),
    )
    book.post([report("2021-06", held, row(9, 2, HELD), findings=findings, verdict=HELD)])
    first, second = book.view().held()
    assert first.findings == (fault(8), fault(4, column=1))
    assert second.findings == (fault(9),)
    assert (first.name, first.raw, first.project, first.period) == (
        "项目1",
        {"completed_ytd": "约480万"},
        1,
        "2021-06",
    )


def test_a_ruling_settles_a_held_row_while_it_lives(book: Book) -> None:
    book.post([report("2021-06", row(5, 1, HELD)), ruling(1)])
    assert (book.view().held(), len(book.view(1).held())) == ([], 1)
    book.post([undo(2)])
    assert [item.entry for item in book.view().held()] == [1]
    book.post([undo(1)])
    assert book.view().held() == []


def test_a_later_return_with_the_project_supersedes_a_held_row(book: Book) -> None:
    book.post([report("2021-06", row(5, 1, HELD), row(6, 2, HELD), dated=D1)])
    book.post([report("2021-06", row(5, 1), dated=D2)])
    assert [item.project for item in book.view().held()] == [2]
    assert [item.project for item in book.view().held(superseded=True)] == [1, 2]
    assert [item.project for item in book.view(1).held()] == [1, 2]


def test_the_order_of_receipt_does_not_matter_to_what_is_superseded(book: Book) -> None:
    book.post([report("2021-06", row(5, 1), dated=D2)])
    book.post([report("2021-06", row(5, 1, HELD), dated=D1)])
    assert book.view().held() == []


def test_a_held_row_of_an_unknown_project_is_superseded_by_the_units_next_report(book: Book) -> None:
    book.post([report("2021-06", row(5, None, HELD, project="？"), dated=D1)])
    book.post([report("2021-06", row(5, 1), unit="邱家镇", dated=D2), report("2021-05", row(5, 1), dated=D2)])
    book.post([report("2021-06", nil=True, dated=D2)])
    assert [item.name for item in book.view().held()] == ["？"]
    book.post([report("2021-06", row(5, 1), dated=D2)])
    assert book.view().held() == []


def test_a_held_unit_is_superseded_by_a_later_register_that_names_it(book: Book) -> None:
    wrong = NewReturn(
        "units", None, "", HELD, entries=(row(3, None, HELD, name="甲 镇"), row(4, None, HELD, name="乙镇"))
    )
    book.post([NewSubmission("file", DAY, returns=(wrong,)), units("甲镇")])
    assert [item.name for item in book.view().held("units")] == ["乙镇"]
    assert book.view().held("report") == []


# ---- duplicates and the log -------------------------------------------------------------------------


def test_bytes_that_stand_make_a_duplicate(book: Book) -> None:
    book.post([report("2021-06", row(5, 1), data=b"a")])
    sha = book.view().submissions()[0].sha256
    assert book.view().standing_sha(sha) == 1
    assert book.view().standing_sha("0" * 64) is None
    book.post([undo(1)])
    assert book.view().standing_sha(sha) is None


@pytest.mark.parametrize(
    "doubtful",
    [
        report("2021-06", row(5, 1, HELD), data=b"a", verdict=HELD),
        report("2021-06", data=b"a", verdict=REJECTED),
        NewSubmission("file", DAY, data=b"a", findings=(Finding("F002"),)),
    ],
)
def test_held_or_rejected_bytes_are_judged_anew(book: Book, doubtful: NewSubmission) -> None:
    book.post([doubtful])
    assert book.view().standing_sha(book.view().submissions()[0].sha256) is None


def test_an_attachment_or_a_file_whose_held_rows_are_settled_is_a_duplicate(book: Book) -> None:
    book.post([NewSubmission("file", DAY, data=b"a", findings=(Finding("F008"),))])
    book.post([report("2021-06", row(5, 1, HELD), data=b"b", verdict=HELD), ruling(1)])
    first, second, _third = book.view().submissions()
    assert (book.view().standing_sha(first.sha256), book.view().standing_sha(second.sha256)) == (1, 2)


def test_the_log_tells_of_each_submission_and_which_undid_it(book: Book) -> None:
    book.post([replace(everything(book), who="王"), ruling(2, 2), undo(1)])
    first, second, third = book.view().submissions()
    assert (first.kind, first.who, first.file_name, first.container) == ("file", "王", "月报.xlsx", "6月.zip")
    assert (first.entered, first.held, first.undone_by) == (5, 0, 3)
    assert [finding.code for finding in first.findings] == ["N103"]
    assert (second.kind, second.undone_by, third.kind) == ("accept", None, "undo")
    assert first.command == {"words": ["import"]}
    (before,) = book.view(1).submissions()
    assert (before.undone_by, before.entered, before.held) == (None, 4, 1)


def test_the_whole_ledger_can_be_read_table_by_table(book: Book) -> None:
    book.post([everything(book), everything(book)])
    tables = {name: (columns, rows) for name, columns, rows in book.view(1).tables()}
    assert set(tables) >= {"submission", "return", "entry_report", "finding", "ruling", "setting"}
    columns, rows = tables["entry_report"]
    assert [dict(zip(columns, item, strict=True))["completed_ytd"] for item in rows] == [4_800_000, None]
