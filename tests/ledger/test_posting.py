"""What is posted is numbered, dated, kept, and whole or not at all."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from ledger_facts import (
    DAY,
    Clock,
    everything,
    issue,
    new_book,
    plan,
    plan_row,
    report,
    ruling,
    sql,
    undo,
    units,
    withdraw,
)
from ledger_facts import entry as row

from projledger.forms.field import Form, Kind, Spec
from projledger.forms.register import FORMS
from projledger.foundation.errors import (
    LedgerBusy,
    LedgerDamaged,
    OutputBlocked,
    Refused,
    UnknownName,
    WorkspaceError,
)
from projledger.foundation.findings import Verdict
from projledger.foundation.period import Month
from projledger.ledger import schema
from projledger.ledger.book import Book, HeadMoved
from projledger.ledger.new_records import NewReturn, NewSubmission
from projledger.ledger.verify import verify

JUNE = Month(2021, 6)


def test_submissions_are_numbered_in_the_order_in_which_they_are_posted(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        assert book.view().number == 0
        assert book.post([units("云台镇"), units("邱家镇")]) == [1, 2]
        assert book.post([plan(plan_row(1))]) == [3]
        assert [item.number for item in book.view().submissions()] == [1, 2, 3]


def test_a_call_that_fails_leaves_nothing_of_any_of_its_submissions(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        book.post([units("云台镇")])
        with pytest.raises(UnknownName):
            book.post([units("邱家镇"), everything(book), undo(99)])
        assert book.head == 1
        assert [unit.name for unit in book.view().units()] == ["云台镇"]
        assert verify(book) == []


def test_a_field_that_the_form_does_not_have_is_refused(tmp_path: Path) -> None:
    with new_book(tmp_path) as book, pytest.raises(KeyError):
        book.post([report("2021-06", row(5, 1, colour="red"))])


def test_posting_on_an_old_head_is_refused(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        book.post([units("云台镇")], expected_head=0)
        with pytest.raises(HeadMoved):
            book.post([units("邱家镇")], expected_head=0)
        assert book.head == 1


def test_recorded_at_never_decreases_even_if_the_clock_does(tmp_path: Path) -> None:
    clock = Clock()
    with new_book(tmp_path, clock) as book:
        book.post([units("云台镇")])
        clock.now -= timedelta(days=3)
        book.post([units("邱家镇")])
        first, second = (item.recorded_at for item in book.view().submissions())
        assert second == first


def test_every_kind_of_value_comes_back_as_it_was_posted(tmp_path: Path) -> None:
    from decimal import Decimal

    values = {
        "project": "项目1",
        "completed_ytd": 9_999_999_999_999,
        "land_lacking": 255,
        "stated_rate": Decimal("45.83"),
        "physical_progress": "路基\x1b[31m\n完成",
        "actual_start": "2020-09",
    }
    with new_book(tmp_path) as book:
        book.post([report("2021-06", row(5, 1, **values))])
        book.post([plan(plan_row(1, lists=("市级重点", "专项债券"), listed=True, internal=False))])
        (figure,) = book.view().figures(2021, JUNE)
        assert {name: figure.values[name] for name in values} == values
        assert set(figure.values) == {spec.name for spec in FORMS["report"].fields}
        (project,) = book.view().projects(JUNE)
        assert project.values["lists"] == ("市级重点", "专项债券")
        assert project.values["listed"] is True
        assert project.values["internal"] is False


def test_half_characters_of_a_badly_encoded_file_name_do_not_stop_a_posting(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        book.post([NewSubmission("file", DAY, file_name="\udcd4\udcc6.xlsx", data=b"x")])
        assert book.view().submissions()[0].file_name.endswith(".xlsx")
        assert verify(book) == []


def test_facts_refuse_to_be_changed_or_removed(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        book.post([everything(book)])
        book.post([replace(everything(book), undoes=1), ruling(2)])
        book.post([issue(book)])
        book.post([withdraw(book.head)])
    connection = sqlite3.connect(tmp_path / "ledger.db")
    for table in schema.fact_tables():
        name = table.columns[0].name
        for statement in ("UPDATE {table} SET {name} = {name}", "DELETE FROM {table}"):
            with pytest.raises(sqlite3.IntegrityError, match="never changed"):
                connection.execute(sql(statement, table=table.name, name=name))
    connection.close()


def test_the_same_bytes_are_stored_once_under_their_digest(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        first = NewSubmission("file", DAY, file_name="6月.XLSX", data=b"bytes")
        book.post(
            [
                first,
                replace(first, file_name="6月(1).xls"),
                NewSubmission("file", DAY, file_name="../a b", data=b"other"),
            ]
        )
        stored = sorted(path for path in (tmp_path / "received").rglob("*") if path.is_file())
        assert len(stored) == 2
        for path in stored:
            assert path.parent.name == path.name[:2]
        assert [path.suffix for path in stored if path.read_bytes() == b"bytes"] == [".xlsx"]
        assert [book.original(number) for number in (1, 2, 3)] == [b"bytes", b"bytes", b"other"]
        assert [item.kept for item in book.view().submissions()] == [True, True, True]


def test_a_refused_classified_file_leaves_its_digest_but_no_bytes(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        book.post([NewSubmission("file", DAY, file_name="x.xlsx", sha256="ab" * 32, size=7)])
        (item,) = book.view().submissions()
        assert (item.sha256, item.kept, book.original(1)) == ("ab" * 32, False, None)
        assert verify(book) == []


def test_what_a_crash_left_in_received_is_no_trouble(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        book.post([everything(book)])
        shelf = tmp_path / "received" / "ab"
        shelf.mkdir(parents=True, exist_ok=True)
        (shelf / ".incoming-ab-1").write_bytes(b"half")
        (shelf / ("ab" * 32 + ".xlsx")).write_bytes(b"never committed")
        assert verify(book) == []


def test_a_disk_that_refuses_the_original_refuses_the_posting(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        (tmp_path / "received").write_bytes(b"a file where the folder should be")
        with pytest.raises(OutputBlocked):
            book.post([NewSubmission("file", DAY, file_name="x.xlsx", data=b"x")])
        assert book.head == 0


def test_a_full_disk_leaves_the_ledger_as_it_was(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        book.post([units("云台镇")])
        pages = book.store.value("PRAGMA page_count")
        book.store.run(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(WorkspaceError):
            book.post([NewSubmission("enter", DAY, command={"words": ["x" * 100_000]})])
        assert book.head == 1
        assert verify(book) == []


def test_another_writer_makes_a_plain_message_after_the_busy_timeout(tmp_path: Path) -> None:
    with new_book(tmp_path) as book, Book.open(book.path, busy_seconds=0.05) as other:
        with book.store.writing():
            with pytest.raises(LedgerBusy):
                other.post([units("云台镇")])
            assert other.view().number == 0
        assert other.post([units("云台镇")]) == [1]


def test_a_reader_does_not_see_half_a_call(tmp_path: Path) -> None:
    with new_book(tmp_path) as book, Book.open(book.path, readonly=True) as reader:
        view = reader.view()
        book.post([everything(book)])
        assert view.units() == []
        assert reader.view().number == 1


def test_a_readonly_book_refuses_to_write(tmp_path: Path) -> None:
    with new_book(tmp_path):
        pass
    with Book.open(tmp_path / "ledger.db", readonly=True) as book, pytest.raises(WorkspaceError):
        book.post([units("云台镇")])


def test_creating_over_a_ledger_is_refused(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        book.post([units("云台镇")])
    with pytest.raises(Refused):
        Book.create(tmp_path / "ledger.db")
    with Book.open(tmp_path / "ledger.db") as book:
        assert book.head == 1


@pytest.mark.parametrize("content", [b"", b"not a database, but long enough to look like one" * 100])
def test_what_is_no_ledger_is_named_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "ledger.db"
    path.write_bytes(content)
    with pytest.raises(LedgerDamaged, match="not a ledger"):
        Book.open(path)
    path.unlink()
    with pytest.raises(WorkspaceError, match="no ledger"):
        Book.open(path)


def test_another_programs_database_is_no_ledger(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "ledger.db")
    connection.execute("CREATE TABLE submission (number)")
    connection.close()
    with pytest.raises(LedgerDamaged, match="not a ledger"):
        Book.open(tmp_path / "ledger.db")


def test_a_newer_programs_ledger_is_named_so(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        book.store.run("PRAGMA user_version = 99")
    with pytest.raises(LedgerDamaged, match="newer"):
        Book.open(tmp_path / "ledger.db")


def test_a_form_that_gains_a_field_gains_a_column_and_old_digests_stay_valid(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with new_book(tmp_path) as book:
        book.post([everything(book)])
        digest = book.head_digest
    old = FORMS["report"]
    workers = Spec("施工人数", Kind.MONEY, name="workers")
    new = Form(old.name, old.title, old.row, (*old.fields, workers), old.order, old.identifying)
    monkeypatch.setitem(FORMS, "report", new)
    with Book.open(tmp_path / "ledger.db", readonly=True) as book:
        assert verify(book, digest) == []
        assert book.store.columns("entry_report")[-1] != "workers"
    with Book.open(tmp_path / "ledger.db") as book:
        assert verify(book, digest) == []
        book.post([report("2021-06", row(9, 1, workers=12))])
        assert book.store.rows("SELECT workers FROM entry_report ORDER BY id") == [(None,), (None,), (12,)]
        assert verify(book, digest) == []
    monkeypatch.setitem(FORMS, "report", old)
    with Book.open(tmp_path / "ledger.db") as book:  # an older program again
        assert verify(book) == []
        book.post([report("2021-05", row(9, 1, completed_ytd=5))])
        assert verify(book) == []


def test_a_form_that_is_new_gains_a_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with new_book(tmp_path) as book:
        book.post([everything(book)])
    old = FORMS["units"]
    monkeypatch.setitem(FORMS, "works", Form("works", "工程表", old.row, old.fields, 9, old.identifying))
    with Book.open(tmp_path / "ledger.db", readonly=True) as book:
        assert verify(book) == []
    with Book.open(tmp_path / "ledger.db") as book:
        item = NewReturn("works", None, "", Verdict.ENTERED, entries=(row(3, name="x", kind="y"),))
        book.post([NewSubmission("file", DAY, returns=(item,))])
        assert [item.form for item in book.view().returns(None)] == [
            "units",
            "plan",
            "targets",
            "report",
            "works",
        ]
        assert verify(book) == []


def test_a_derived_table_that_was_lost_is_made_anew_on_opening(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        book.post([everything(book)])
        figures = book.view().figures(2021, JUNE)
        book.store.run("DROP TABLE standing")
    with Book.open(tmp_path / "ledger.db") as book:
        assert book.view().figures(2021, JUNE) == figures != []


def test_no_field_of_a_form_is_named_like_a_column_of_ours() -> None:
    for form in FORMS.values():
        names = [column.name for column in schema.entry_table(form).all_columns]
        assert len(names) == len({name.lower() for name in names})


def test_a_ruling_on_a_row_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        with pytest.raises(UnknownName):
            book.post([ruling(7)])
        with pytest.raises(UnknownName):
            book.post([ruling(7, form="nonsense")])


def test_view_moments_are_in_utc(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        assert book.view().moment == datetime(2000, 1, 1, tzinfo=UTC)
        book.post([units("云台镇")])
        assert book.view().moment == datetime(2021, 1, 1, 9, 1, tzinfo=UTC)
