"""Whether the book is whole: the chain, the originals, what is derived, and the file itself.

Every column of every fact table is covered by the chain, ids and columns of other programs' forms
included. What a change behind the book's back did is named by submission. Someone who rewrites the
whole chain is found only by a digest kept elsewhere (``head``).
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from projledger.forms.register import FORMS
from projledger.foundation.errors import LedgerDamaged, UsageError
from projledger.foundation.language import _
from projledger.ledger import chain, issues, originals, schema, standing
from projledger.ledger.book import Book
from projledger.ledger.scope import scope_at
from projledger.ledger.store import Store

#: The fewest characters of a head digest that are taken for one.
_LEAST_DIGEST = 8


class Trouble(NamedTuple):
    """What is wrong, and with which submission; None where it is the file as a whole."""

    submission: int | None
    what: str


def verify(book: Book | Path, head: str | None = None) -> list[Trouble]:
    """All troubles of the book, the file's first, then by submission; [] where it is whole.

    A file that cannot be opened or read as a ledger is a trouble too, when its path is given. ``head``
    is a digest printed earlier (its first eight characters or more): if the ledger does not hold it,
    its last submissions are missing, or it was rewritten.
    """
    if isinstance(book, Path):
        try:
            with Book.open(book, readonly=True) as opened:
                return verify(opened, head)
        except LedgerDamaged as error:
            return [Trouble(None, str(error))]
    store = book.store
    store.read_any_text()
    parts: tuple[Callable[[], Iterator[Trouble]], ...] = (
        lambda: _file(store),
        lambda: _schema(store),
        lambda: _foreign_keys(store),
        lambda: _chain(store),
        lambda: _rulings(store),
        lambda: _originals(store, book.received),
        lambda: _issued(store, book),
        lambda: _derived(store),
        lambda: _head(store, head),
    )
    found: list[Trouble] = []
    for part in parts:
        try:
            found += part()
        except LedgerDamaged as error:
            found.append(Trouble(None, str(error)))
    unique = list(dict.fromkeys(found))
    return sorted(unique, key=lambda trouble: trouble.submission or 0)


def _file(store: Store) -> Iterator[Trouble]:
    for (line,) in store.rows("PRAGMA integrity_check"):
        if line != "ok":
            yield Trouble(None, _("The ledger file is damaged: {reason}").format(reason=line))


def _schema(store: Store) -> Iterator[Trouble]:
    """Tables, columns, triggers and indexes are those that this program makes."""
    present = {
        (kind, name): sql for kind, name, sql in store.rows("SELECT type, name, sql FROM sqlite_master")
    }
    strict = dict(store.rows("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'"))
    unused = {
        f"entry_{form}"
        for form in FORMS.keys() - {form for (form,) in store.rows('SELECT form FROM "return"')}
    }
    for table in (*schema.fact_tables(), schema.STANDING):
        if ("table", table.name) not in present:
            if table.name in unused | schema.LATER:  # the form or the table is newer than the file
                continue
            yield Trouble(None, _("The table {table} is missing.").format(table=table.name))
            continue
        expected = {column.name: column for column in table.all_columns}
        columns = store.rows('SELECT name, type, "notnull" FROM pragma_table_info(?)', (table.name,))
        found = {name: (kind, bool(required)) for name, kind, required in columns}
        same = all(
            found[name][0] == column.kind and (found[name][1] == column.required or column in table.key)
            if name in found
            else not column.required  # the field is newer than the file, or the chain misses its values
            for name, column in expected.items()
        )
        if not same or not strict.get(table.name):
            yield Trouble(None, _("The table {table} was changed.").format(table=table.name))
        triggers = {} if table is schema.STANDING else table.trigger_sql
        for name, sql in triggers.items():
            if present.get(("trigger", name)) != sql:
                yield Trouble(
                    None,
                    _("The table {table} is no longer guarded against changes ({trigger}).").format(
                        table=table.name, trigger=name
                    ),
                )


def _foreign_keys(store: Store) -> Iterator[Trouble]:
    for table, row, parent, _number in store.rows("PRAGMA foreign_key_check"):
        sql = f'SELECT * FROM "{table}" WHERE rowid = ?'  # noqa: S608 - the file's own table
        names = store.columns(table)
        rows = store.rows(sql, (row,))
        values = dict(zip(names, rows[0], strict=True)) if rows else {}
        submission = values.get("submission", row if table == "submission" else None)
        yield Trouble(
            submission,
            _("Row {row} of the table {table} refers to a row of {parent} that is not there.").format(
                row=row, table=table, parent=parent
            ),
        )


def _facts(store: Store) -> dict[str, dict[int, list[dict[str, Any]]]]:
    """All rows of all fact tables by table and submission, columns of other programs included."""
    found: dict[str, dict[int, list[dict[str, Any]]]] = {}
    for table in schema.fact_tables():
        columns = store.columns(table.name)
        if not columns:
            found[table.name] = {}
            continue
        key = "number" if table is schema.SUBMISSION else "submission"
        order = "number" if table is schema.SUBMISSION else "submission, id"
        names = ", ".join(f'"{name}"' for name in columns)
        rows: dict[int, list[dict[str, Any]]] = defaultdict(list)
        for values in store.rows(f'SELECT {names} FROM "{table.name}" ORDER BY {order}'):  # noqa: S608 - our tables
            row = dict(zip(columns, values, strict=True))
            rows[row[key]].append(row)
        found[table.name] = dict(rows)
    return found


def _chain(store: Store) -> Iterator[Trouble]:
    tables = _facts(store)
    numbers = sorted(tables["submission"])
    known = set(numbers)
    last_moment = ""
    accepted = {chain.ORIGIN}  # the digest before: as kept, and as worked out where the two differ
    for number in range(1, (numbers[-1] if numbers else 0) + 1):
        if number not in known:
            yield Trouble(number, _("No. {number} is missing.").format(number=number))
            accepted = set()
            continue
        facts = {table: rows.get(number, []) for table, rows in tables.items()}
        kept = facts["submission"][0]
        worked_out = [chain.digest(facts, previous) for previous in accepted]
        if accepted and kept["digest"] not in worked_out:
            yield Trouble(
                number, _("What no. {number} says was changed after it was recorded.").format(number=number)
            )
        accepted = {kept["digest"], *worked_out}
        if kept["recorded_at"] < last_moment:
            yield Trouble(number, _("No. {number} is dated before the one before it.").format(number=number))
        last_moment = max(last_moment, kept["recorded_at"])
    for table, rows in tables.items():
        for number in rows.keys() - known:
            yield Trouble(
                number,
                _("The table {table} has rows of no. {number}, which is not there.").format(
                    table=table, number=number
                ),
            )


def _rulings(store: Store) -> Iterator[Trouble]:
    present = {name for (name,) in store.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for submission, form, entry in store.rows("SELECT submission, form, entry FROM ruling"):
        table = f"entry_{form}"
        sql = f'SELECT 1 FROM "{table}" WHERE id = ?'  # noqa: S608 - one of the file's tables
        if table not in present or not store.rows(sql, (entry,)):
            yield Trouble(
                submission,
                _("No. {number} rules on row {entry} of the form {form}, which is not there.").format(
                    number=submission, entry=entry, form=form
                ),
            )


def _originals(store: Store, received: Path) -> Iterator[Trouble]:
    rows = store.rows("SELECT number, original, sha256, file_name FROM submission WHERE original <> ''")
    for number, original, sha256, file_name in rows:
        match originals.fault(received, original, sha256):
            case "missing":
                message = _("The received file of no. {number} ({file}) is missing: {path}")
            case "changed":
                message = _("The received file of no. {number} ({file}) was changed: {path}")
            case _:
                continue
        path = received / original
        yield Trouble(number, message.format(number=number, file=file_name, path=path))


def _issued(store: Store, book: Book) -> Iterator[Trouble]:
    """Issued documents lie unchanged where they were written, with templates kept and numbers in order."""
    due: dict[tuple[str, int], int] = {}
    for item in issues.raw(store):
        number, label = item.submission, item.label
        match originals.fault(book.issued, item.file_name, item.sha256):
            case "missing":
                text = _("The issued document {label} is missing: {path}. Write it again with: {command}")
                command = f"projledger issued {label} --again"
            case "changed":
                text = _(
                    "The issued document {label} was changed: {path}. The one that was issued: {command}"
                )
            case _:
                text = command = ""
        if text:
            yield Trouble(
                number, text.format(label=label, path=book.issued / item.file_name, command=command)
            )
        if originals.fault(book.received, item.template, item.template_sha256):
            text = _("The template of {label} is missing or was changed: {path}")
            yield Trouble(number, text.format(label=label, path=book.received / item.template))
        place = (item.series, item.year)
        if item.running != due.setdefault(place, item.running):
            text = _("{label} does not follow the number before it in its series.")
            yield Trouble(number, text.format(label=label))
        due[place] = item.running + 1


def _last(store: Store) -> int:
    return int(store.value("SELECT coalesce(max(number), 0) FROM submission"))


def _derived(store: Store) -> Iterator[Trouble]:
    scope = scope_at(store, _last(store))
    kept = {standing.Part(*row) for row in store.rows("SELECT project_id, period, entry, part FROM standing")}
    expected = set(standing.derived(store, scope))
    for part in sorted(kept ^ expected):
        number = store.value("SELECT submission FROM entry_report WHERE id = ?", (part.entry,))
        yield Trouble(
            number,
            _(
                "Which figure stands for project {project} in {period} is not what the entries give "
                "(row {entry})."
            ).format(project=part.project, period=part.period, entry=part.entry),
        )


def _head(store: Store, head: str | None) -> Iterator[Trouble]:
    if head is None:
        return
    wanted = head.strip().lower()
    if len(wanted) < _LEAST_DIGEST:
        raise UsageError(_("{head} is too short for a digest.").format(head=head))
    last = _last(store)
    digests = [digest for (digest,) in store.rows("SELECT digest FROM submission")]
    if not any(digest.startswith(wanted) for digest in digests):
        yield Trouble(
            last + 1,
            _(
                "The digest {head} is not in this ledger: the last submissions, from no. {number} on, "
                "are missing, or the ledger was rewritten."
            ).format(head=head, number=last + 1),
        )
