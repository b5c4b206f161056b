"""The register of issued documents: a number is taken once, in order, whatever is withdrawn."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_facts import DAY, entry, issue, new_book, plan, plan_row, report, undo, withdraw

from projledger.foundation.errors import Refused, UnknownName
from projledger.ledger.book import Book, HeadMoved
from projledger.ledger.new_records import NewSubmission
from projledger.ledger.verify import Trouble, verify

SERIES = ("示重点办", "示重点办函")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with new_book(tmp_path) as made:
        yield made


def labels(book: Book) -> list[str]:
    return [item.label for item in book.view().issues()]


def test_an_issued_document_is_in_the_register_with_all_that_it_rests_on(book: Book) -> None:
    new = issue(book)
    (number,) = book.post([new])
    (found,) = book.view().issues()
    assert (found.submission, found.who, found.issue, found.withdrawn) == (number, "王", new.issue, None)
    assert book.original(number) == new.data == (book.issued / found.file_name).read_bytes()
    assert book.kept(found.issue.template) == b"template"
    assert verify(book) == []


def test_a_view_from_before_the_issue_or_the_withdrawal_does_not_know_of_it(book: Book) -> None:
    book.post([issue(book)])
    book.post([withdraw(1)])
    assert [item.withdrawn for item in book.view(1).issues()] == [None]
    assert book.view(0).issues() == []
    withdrawn = book.view().issues()[0].withdrawn
    assert withdrawn is not None
    assert withdrawn == (2, DAY, "数据有误", "李")


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(SERIES), st.sampled_from((2021, 2022)), st.booleans()), max_size=12)
)
def test_numbers_never_repeat_or_skip_whatever_is_withdrawn_between(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, bool]]
) -> None:
    with new_book(tmp_path_factory.mktemp("book")) as book:
        for series, year, then_withdraw in steps:
            (number,) = book.post([issue(book, series, year)])
            if then_withdraw:
                book.post([withdraw(number)])
        taken: dict[tuple[str, int], list[int]] = {}
        for item in book.view().issues():
            taken.setdefault((item.issue.series, item.issue.year), []).append(item.issue.running)
        assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in taken.values())
        assert sum(map(len, taken.values())) == len(steps)
        assert verify(book) == []


@pytest.mark.parametrize("number", [1, 3, -1])
def test_a_number_that_is_taken_or_would_leave_a_gap_is_refused_and_nothing_is_recorded(
    book: Book, number: int
) -> None:
    book.post([issue(book)])
    with pytest.raises(Refused, match="The next number of 示重点办 in 2021 is 2"):
        book.post([report("2021-06"), issue(book, number=number)])
    assert (labels(book), book.head) == (["示重点办〔2021〕1号"], 1)


def test_the_first_number_of_a_year_follows_those_that_were_used_before_the_ledger(book: Book) -> None:
    book.post([issue(book, number=4)])
    book.post([issue(book)])
    assert labels(book) == ["示重点办〔2021〕4号", "示重点办〔2021〕5号"]
    assert verify(book) == []


def test_a_number_of_a_withdrawn_document_is_not_used_again(book: Book) -> None:
    book.post([issue(book)])
    book.post([withdraw(1)])
    with pytest.raises(Refused, match="is 2, not 1"):
        book.post([issue(book, number=1)])


def test_what_was_issued_is_not_undone_but_withdrawn_and_only_once(book: Book) -> None:
    book.post([issue(book)])
    with pytest.raises(Refused, match="projledger issued 示重点办〔2021〕1号 --withdraw"):
        book.post([undo(1)])
    with pytest.raises(UnknownName, match=r"No\. 7 issued no document"):
        book.post([withdraw(7)])
    book.post([withdraw(1)])
    with pytest.raises(Refused, match=r"withdrawn already, by no\. 2"):
        book.post([withdraw(1)])
    book.post([undo(2)])  # a withdrawal entered by mistake
    assert book.view().issues()[0].withdrawn is None
    assert book.post([withdraw(1)]) == [4]


def test_what_is_composed_sees_what_is_recorded_before_it_and_takes_the_number_then_free(book: Book) -> None:
    def composed() -> list[NewSubmission]:
        assert book.view().closed() == {"2021-06": 2}
        return [issue(book)]

    book.post([issue(book)])
    close = NewSubmission("close", DAY, closes="2021-06")
    assert book.post_composed([close], composed) == [3]
    assert book.view().issues()[1].issue.as_of == 2
    assert verify(book) == []


def test_what_cannot_be_composed_leaves_no_trace_of_what_was_to_stand_before_it(book: Book) -> None:
    book.post([plan(plan_row(1)), report("2021-06", entry(5, 1, completed_ytd=5))])

    def composed() -> list[NewSubmission]:
        raise UnknownName("no such name in the template")

    with pytest.raises(UnknownName):
        book.post_composed([NewSubmission("close", DAY, closes="2021-06")], composed)
    assert (book.head, book.view().closed()) == (2, {})
    assert verify(book) == []


def test_a_second_clerk_neither_takes_the_number_nor_writes_between(tmp_path: Path) -> None:
    with new_book(tmp_path) as first, Book.open(tmp_path / "ledger.db", busy_seconds=0.05) as second:
        planned = issue(second)
        seen = second.head
        first.post([issue(first)])
        with pytest.raises(HeadMoved):
            second.post([planned], seen)
        with pytest.raises(Refused, match="is 2, not 1"):
            second.post([planned])
        second.post([issue(second)])
        assert labels(first) == ["示重点办〔2021〕1号", "示重点办〔2021〕2号"]


_CLERK = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from ledger_facts import issue
from projledger.ledger.book import Book
with Book.open(Path(sys.argv[1]), busy_seconds=30) as book:
    for _ in range(6):
        book.post_composed([], lambda: [issue(book)])
"""


def test_clerks_who_issue_at_once_get_numbers_of_their_own(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        words = [sys.executable, "-c", _CLERK, str(tmp_path / "ledger.db"), str(Path(__file__).parent)]
        clerks = [subprocess.Popen(words) for _ in range(3)]
        assert [clerk.wait(60) for clerk in clerks] == [0, 0, 0]
        assert [item.issue.running for item in book.view().issues()] == list(range(1, 19))


def troubles(book: Book) -> list[Trouble]:
    return verify(book)


def test_verify_names_an_issued_file_that_is_missing_or_changed_and_a_template_that_is_gone(
    book: Book,
) -> None:
    book.post([issue(book)])
    book.post([issue(book)])
    second = book.view().issues()[1]
    path = book.issued / second.file_name
    path.write_bytes(b"changed")
    assert [(one.submission, "was changed" in one.what) for one in troubles(book)] == [(2, True)]
    path.unlink()
    (missing,) = troubles(book)
    assert missing.what.endswith("Write it again with: projledger issued 示重点办〔2021〕2号 --again")
    path.write_bytes(book.original(2) or b"")
    assert troubles(book) == []
    (book.received / second.issue.template).write_bytes(b"another")
    assert [one.submission for one in troubles(book)] == [1, 2]


def test_a_paper_without_a_number_of_the_office_is_told_by_its_name_and_the_years_number(book: Book) -> None:
    new = issue(book, "月报审核反馈单")
    assert new.issue is not None
    plain = replace(new.issue, number_text="", name="月报审核反馈单")
    numbered = replace(new.issue, number_text="第2期（总第22期）", name="简报", running=2)
    book.post([replace(new, issue=plain)])
    book.post([replace(issue(book, "月报审核反馈单"), issue=numbered)])
    assert labels(book) == ["月报审核反馈单2021年第1份", "简报2021年第2期"]
