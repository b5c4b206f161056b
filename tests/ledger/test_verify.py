"""Whatever is changed behind the book's back is found, and the submission is named."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from ledger_facts import DAY, clerk, entry, everything, issue, new_book, report, ruling, sql, undo, withdraw

from projledger.foundation.errors import UsageError
from projledger.ledger import schema
from projledger.ledger.book import Book
from projledger.ledger.new_records import NewSubmission
from projledger.ledger.verify import Trouble, verify

#: The submission that is changed in each test; one stands before it and several after.
CHANGED = 3


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with a row in every fact table for submission 3, and more before and after it."""
    folder = tmp_path_factory.mktemp("whole")
    with new_book(folder) as book:
        book.post([issue(book)])
        book.post([everything(book)])
        issued = issue(book)
        whole = replace(everything(book), undoes=2, rulings=ruling(2, 5).rulings, issue=issued.issue)
        withdrawal = withdraw(1).withdrawal
        book.post([replace(whole, file_name=issued.file_name, data=issued.data, withdrawal=withdrawal)])
        book.post([everything(book)])
        book.post([report("2021-05", entry(5, 1, completed_ytd=1)), clerk("2021-05", 1, completed_ytd=2)])
        book.post([undo(5)])
        assert verify(book) == []
    return folder


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    """A copy of it to be spoilt."""
    target = tmp_path / "copy"
    shutil.copytree(whole, target)
    return target


@contextmanager
def behind_the_back(folder: Path) -> Iterator[sqlite3.Connection]:
    """A connection that no trigger and no foreign key stops; the triggers are put back at the end."""
    connection = sqlite3.connect(folder / "ledger.db", isolation_level=None)
    connection.execute("PRAGMA foreign_keys = OFF")
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _sql in triggers:
        connection.execute(f'DROP TRIGGER "{name}"')
    yield connection
    for _name, definition in triggers:
        connection.execute(definition)
    connection.close()


def troubles(folder: Path, head: str | None = None) -> list[Trouble]:
    with Book.open(folder / "ledger.db", readonly=True) as book:
        return verify(book, head)


def columns() -> list[tuple[str, str, str]]:
    return [
        (table.name, column.name, column.kind)
        for table in schema.fact_tables()
        for column in table.all_columns
    ]


@pytest.mark.parametrize(("table", "column", "kind"), columns())
def test_a_change_in_any_column_of_any_fact_table_names_its_submission(
    folder: Path, table: str, column: str, kind: str
) -> None:
    key = "number" if table == "submission" else "submission"
    with behind_the_back(folder) as connection:
        (row, old) = connection.execute(
            sql(
                "SELECT rowid, {column} FROM {table} WHERE {key} = ? LIMIT 1",
                column=column,
                table=table,
                key=key,
            ),
            (CHANGED,),
        ).fetchone()
        added, blank = (1000, 0) if kind == "INTEGER" else ("x", "")
        new = (blank if old is None else old) + added
        connection.execute(
            sql("UPDATE {table} SET {column} = ? WHERE rowid = ?", table=table, column=column), (new, row)
        )
    assert CHANGED in {trouble.submission for trouble in troubles(folder)}


def test_the_parametrised_columns_are_those_of_the_file(whole: Path) -> None:
    connection = sqlite3.connect(whole / "ledger.db")
    found = connection.execute(
        "SELECT m.name, p.name FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = 'table' AND m.name <> 'standing'"
    ).fetchall()
    connection.close()
    assert sorted(found) == sorted((table, column) for table, column, _kind in columns())


@pytest.mark.parametrize("column", ["money_unit", "unit", "period"])
def test_a_value_taken_away_is_found(folder: Path, column: str) -> None:
    with behind_the_back(folder) as connection:
        connection.execute(
            sql(
                "UPDATE \"return\" SET {column} = NULL WHERE submission = ? AND form = 'report'",
                column=column,
            ),
            (CHANGED,),
        )
    assert CHANGED in {trouble.submission for trouble in troubles(folder)}


def test_only_the_changed_submission_is_named(folder: Path) -> None:
    with behind_the_back(folder) as connection:
        connection.execute("UPDATE finding SET found = '480' WHERE submission = ?", (CHANGED,))
    assert [trouble.submission for trouble in troubles(folder)] == [CHANGED]


def test_a_changed_digest_names_only_its_own_submission(folder: Path) -> None:
    with behind_the_back(folder) as connection:
        connection.execute("UPDATE submission SET digest = 'x' WHERE number = ?", (CHANGED,))
    assert [trouble.submission for trouble in troubles(folder)] == [CHANGED]


@pytest.mark.parametrize(
    "table", [table.name for table in schema.fact_tables() if table.name != "submission"]
)
def test_a_removed_row_names_its_submission(folder: Path, table: str) -> None:
    with behind_the_back(folder) as connection:
        connection.execute(sql("DELETE FROM {table} WHERE submission = ?", table=table), (CHANGED,))
    assert CHANGED in {trouble.submission for trouble in troubles(folder)}


def test_an_added_row_names_its_submission(folder: Path) -> None:
    with behind_the_back(folder) as connection:
        connection.execute(
            "INSERT INTO alias (id, submission, target, name, key) VALUES (99, ?, 'unit', 'a', 'b')",
            (CHANGED,),
        )
    assert [trouble.submission for trouble in troubles(folder)] == [CHANGED]


def test_text_that_is_no_utf_8_is_a_change_like_any_other(folder: Path) -> None:
    with behind_the_back(folder) as connection:
        connection.execute(
            "UPDATE finding SET found = CAST(x'ff41' AS TEXT) WHERE submission = ?", (CHANGED,)
        )
    assert CHANGED in {trouble.submission for trouble in troubles(folder)}


def worked_out_anew(folder: Path) -> None:
    """Empty the derived table: opening the ledger fills it."""
    with behind_the_back(folder) as connection:
        connection.execute("DELETE FROM standing")
    Book.open(folder / "ledger.db").close()


def test_a_removed_submission_is_missing(folder: Path) -> None:
    with behind_the_back(folder) as connection:
        for table in schema.fact_tables():
            key = "number" if table.name == "submission" else "submission"
            connection.execute(
                sql("DELETE FROM {table} WHERE {key} = ?", table=table.name, key=key), (CHANGED,)
            )
    assert "No. 3 is missing." in {
        trouble.what for trouble in troubles(folder) if trouble.submission == CHANGED
    }


def test_a_cut_tail_is_found_by_the_head_digest_alone(folder: Path) -> None:
    with Book.open(folder / "ledger.db") as book:
        head, last = book.head_digest, book.head
        earlier = book.view(4).head_digest
    with behind_the_back(folder) as connection:
        connection.execute("DELETE FROM undo WHERE submission = ?", (last,))
        connection.execute("DELETE FROM submission WHERE number = ?", (last,))
    worked_out_anew(folder)
    assert troubles(folder) == []
    assert troubles(folder, earlier) == []
    for given in (head, head[:12].upper()):
        (trouble,) = troubles(folder, given)
        assert trouble.submission == last
        assert "missing" in trouble.what


def test_a_head_digest_too_short_to_tell_is_refused(folder: Path) -> None:
    with pytest.raises(UsageError):
        troubles(folder, "ab")


def test_a_changed_or_missing_original_names_its_submission(folder: Path) -> None:
    with Book.open(folder / "ledger.db") as book:
        sha = book.view().submissions()[CHANGED - 1].sha256
    (path,) = (folder / "received").rglob(f"{sha}*")
    path.write_bytes(path.read_bytes() + b"!")
    assert [(trouble.submission, "changed" in trouble.what) for trouble in troubles(folder)] == [
        (CHANGED, True)
    ]
    path.unlink()
    assert [(trouble.submission, "missing" in trouble.what) for trouble in troubles(folder)] == [
        (CHANGED, True)
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE standing SET project_id = project_id + 1 WHERE entry = :entry",
        "UPDATE standing SET period = '2021-01' WHERE entry = :entry",
        "UPDATE standing SET part = 'flash' WHERE entry = :entry",
        "DELETE FROM standing WHERE entry = :entry",
        "INSERT INTO standing (project_id, period, entry, part) VALUES (77, '2021-06', :entry, 'base')",
        "UPDATE standing SET entry = entry + 1 WHERE entry = :entry",
    ],
)
def test_a_derived_row_that_does_not_fit_names_its_submission_and_can_be_rebuilt(
    folder: Path, statement: str
) -> None:
    with behind_the_back(folder) as connection:
        ((found, submission),) = connection.execute(
            "SELECT s.entry, e.submission FROM standing s JOIN entry_report e ON e.id = s.entry WHERE s.part = 'base' LIMIT 1"
        ).fetchall()
        connection.execute(statement, {"entry": found})
    assert submission in {trouble.submission for trouble in troubles(folder)}
    worked_out_anew(folder)
    assert troubles(folder) == []


@pytest.mark.parametrize(
    "statement",
    [
        'DROP TABLE "setting"',
        'DROP TABLE "standing"',
        'DROP TRIGGER "alias_refuses_update"',
        'DROP TRIGGER "submission_refuses_delete"',
    ],
)
def test_tables_and_triggers_that_are_gone_are_reported_as_the_files_trouble(
    folder: Path, statement: str
) -> None:
    connection = sqlite3.connect(folder / "ledger.db")
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute(statement)
    connection.commit()
    connection.close()
    found = troubles(folder)
    assert found[0].submission is None
    assert statement.split('"')[1] in found[0].what


def test_a_file_from_before_layouts_could_be_taught_is_whole_and_a_taught_one_that_is_gone_is_missed(
    folder: Path, tmp_path: Path
) -> None:
    older = tmp_path / "older" / "ledger.db"
    with Book.create(older) as book:
        book.post([NewSubmission("settings", DAY, settings={})])
    for file in (older, folder / "ledger.db"):
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("DROP TABLE layout")
    assert verify(older) == []
    assert CHANGED in {trouble.submission for trouble in verify(folder / "ledger.db")}


def test_a_trigger_made_harmless_is_reported(folder: Path) -> None:
    connection = sqlite3.connect(folder / "ledger.db")
    connection.execute('DROP TRIGGER "alias_refuses_update"')
    connection.execute('CREATE TRIGGER "alias_refuses_update" BEFORE UPDATE ON "alias" BEGIN SELECT 1; END')
    connection.commit()
    connection.close()
    assert [trouble.submission for trouble in troubles(folder)] == [None]


def test_opening_a_ledger_does_not_put_back_what_was_taken_from_a_guarded_table(folder: Path) -> None:
    connection = sqlite3.connect(folder / "ledger.db")
    connection.execute('DROP TRIGGER "alias_refuses_update"')
    connection.commit()
    connection.close()
    Book.open(folder / "ledger.db").close()
    assert len(troubles(folder)) == 1


@pytest.mark.parametrize("kept", [0.9, 0.5, 0.1, 0.02])
def test_a_file_cut_short_is_reported_and_not_a_traceback(folder: Path, kept: float) -> None:
    path = folder / "ledger.db"
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * kept)])
    found = verify(path)
    assert found
    assert found[0].submission is None


def test_pages_overwritten_are_reported_and_not_a_traceback(folder: Path) -> None:
    path = folder / "ledger.db"
    data = path.read_bytes()
    size = 4096
    for page in range(1, len(data) // size):
        path.write_bytes(data[: page * size] + b"\xa5" * size + data[(page + 1) * size :])
        assert verify(path), f"page {page}"


def test_what_is_no_ledger_is_reported_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    path.write_bytes(b"plain text")
    assert [trouble.submission for trouble in verify(path)] == [None]


def test_a_whole_ledger_is_whole_by_its_path_too(whole: Path) -> None:
    assert verify(whole / "ledger.db") == []
