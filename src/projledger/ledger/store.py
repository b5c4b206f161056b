"""The ledger file: opening it, whole transactions, and SQLite's errors in plain words."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from projledger.foundation.errors import LedgerBusy, LedgerDamaged, Refused, WorkspaceError
from projledger.foundation.language import _
from projledger.ledger import schema

#: How long a writing or reading call waits for another clerk, in seconds.
BUSY_SECONDS = 5.0

_BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED")
_UNWRITABLE = ("SQLITE_FULL", "SQLITE_READONLY", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_PERM")

Parameters = Mapping[str, Any] | Sequence[Any]


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into ours: busy, not writable, damaged. Programming errors pass."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise
    except sqlite3.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", "") or ""
        if name.startswith(_BUSY):
            raise LedgerBusy(_("Another clerk is writing in the ledger; try again in a moment.")) from error
        if name.startswith(_UNWRITABLE):
            raise WorkspaceError(
                _("The ledger {path} could not be read or written ({reason}); nothing was recorded.").format(
                    path=path, reason=error
                )
            ) from error
        if name == "SQLITE_NOTADB":
            raise _no_ledger(path) from error
        raise LedgerDamaged(
            _(
                "The ledger {path} is damaged ({reason}). Put a good copy back in its place; "
                "the received files are not touched."
            ).format(path=path, reason=error)
        ) from error


def _no_ledger(path: Path) -> LedgerDamaged:
    return LedgerDamaged(_("{path} is not a ledger of projledger.").format(path=path))


class Store:
    """One connection to a ledger file. Reading is plain calls; writing needs :meth:`writing`."""

    def __init__(self, path: Path, connection: sqlite3.Connection):
        self.path = path
        self._connection = connection

    @classmethod
    def create(cls, path: Path, busy_seconds: float = BUSY_SECONDS) -> "Store":
        """A new ledger file. Refused where there is one already; WorkspaceError on disk errors."""
        if path.exists() and path.stat().st_size:
            raise Refused(_("There is a ledger at {path} already.").format(path=path))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WorkspaceError(
                _("The folder {path} could not be made ({reason}).").format(path=path.parent, reason=error)
            ) from error
        store = cls(path, _connect(path, busy_seconds))
        try:
            with store.writing():
                if store.value("SELECT count(*) FROM sqlite_master"):
                    raise Refused(_("There is a ledger at {path} already.").format(path=path))
                schema.build(store._connection)
        except BaseException:
            store.close()
            raise
        return store

    @classmethod
    def open(cls, path: Path, *, readonly: bool = False, busy_seconds: float = BUSY_SECONDS) -> "Store":
        """An existing ledger file; missing tables and columns of this program's forms are added.

        Raises WorkspaceError where there is no file, LedgerDamaged where it is no ledger of ours.
        """
        if not path.is_file():
            raise WorkspaceError(
                _("There is no ledger at {path}. Make one with: projledger init").format(path=path)
            )
        # never SQLite's read-only mode: a journal that a crash left must be rolled back before reading
        store = cls(path, _connect(path, busy_seconds))
        try:
            store._prove()
            if readonly:
                store.run("PRAGMA query_only = ON")
            elif store._outdated():
                with store.writing():
                    schema.extend(store._connection)
        except BaseException:
            store.close()
            raise
        return store

    def _prove(self) -> None:
        if self.value("PRAGMA application_id") != schema.APPLICATION_ID:
            raise _no_ledger(self.path)
        version = self.value("PRAGMA user_version")
        if version > schema.SCHEMA_VERSION:
            raise LedgerDamaged(
                _("{path} was written by a newer projledger; install that version to read it.").format(
                    path=self.path
                )
            )

    def _outdated(self) -> bool:
        with plain_errors(self.path):
            return schema.outdated(self._connection)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def rows(self, sql: str, parameters: Parameters = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        with plain_errors(self.path):
            return self._connection.execute(sql, parameters).fetchall()

    def value(self, sql: str, parameters: Parameters = ()) -> Any:
        """The first column of the first row; None where there is none."""
        found = self.rows(sql, parameters)
        return found[0][0] if found else None

    def run(self, sql: str, parameters: Parameters = ()) -> None:
        """Execute one statement."""
        with plain_errors(self.path):
            self._connection.execute(sql, parameters)

    def run_many(self, sql: str, rows: Iterable[Parameters]) -> None:
        """Execute one statement for each row of parameters."""
        with plain_errors(self.path):
            self._connection.executemany(sql, rows)

    def columns(self, table: str) -> tuple[str, ...]:
        """The columns that the table has in this file, later and older programs' ones included."""
        return tuple(name for (name,) in self.rows("SELECT name FROM pragma_table_info(?)", (table,)))

    def read_any_text(self) -> None:
        """Read texts that are no UTF-8 too, as ``verify`` must: what is there, not what should be."""
        self._connection.text_factory = lambda data: data.decode("utf-8", "surrogateescape")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction that nobody else can write beside; whole or, on any exception, not at all."""
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.rollback()
            raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Queries that see one state of the file; does nothing more within :meth:`writing`."""
        if self._connection.in_transaction:
            yield
            return
        self.run("BEGIN")
        try:
            yield
        finally:
            self._connection.rollback()


def _connect(path: Path, busy_seconds: float) -> sqlite3.Connection:
    with plain_errors(path):
        connection = sqlite3.connect(path, timeout=busy_seconds, isolation_level=None)
    try:
        with plain_errors(path):
            # FULL with a rollback journal: after a commit the figures are on the disk, and the one
            # file can be copied or stand on a share
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA recursive_triggers = ON")
    except BaseException:
        connection.close()
        raise
    return connection
