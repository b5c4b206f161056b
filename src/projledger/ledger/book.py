"""The book itself: create, open, post, and look at it as of a moment."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from projledger.foundation.errors import Refused, UnknownName, WorkspaceError
from projledger.foundation.language import _
from projledger.ledger import chain, issues, originals, schema, standing
from projledger.ledger.facts import facts_of, moment_text
from projledger.ledger.new_records import NewSubmission, NewWithdrawal
from projledger.ledger.scope import scope_at
from projledger.ledger.store import BUSY_SECONDS, Store
from projledger.ledger.undoing import obstacles
from projledger.ledger.view import View

Clock = Callable[[], datetime]


class HeadMoved(WorkspaceError):
    """Another submission was recorded since the view was taken on which the posting was planned."""


def system_clock() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


class Book:
    """An open ledger. A context manager; ``close`` lets go of the file.

    ``clock`` gives the moment of recording. Errors: LedgerBusy while another clerk writes longer than
    the busy timeout, LedgerDamaged where the file is no sound ledger, WorkspaceError where the disk
    refuses.
    """

    def __init__(self, store: Store, clock: Clock):
        self._store = store
        self._clock = clock
        #: Where the received files are kept, beside the ledger; copies of issued ones and templates, too.
        self.received: Path = store.path.parent / "received"
        #: Where issued documents lie for the office to send.
        self.issued: Path = store.path.parent / "issued"

    @classmethod
    def create(cls, path: Path, clock: Clock = system_clock, busy_seconds: float = BUSY_SECONDS) -> Self:
        """A new, empty ledger at ``path``; Refused where there is one already."""
        return cls(Store.create(path, busy_seconds), clock)

    @classmethod
    def open(
        cls,
        path: Path,
        clock: Clock = system_clock,
        readonly: bool = False,
        busy_seconds: float = BUSY_SECONDS,
    ) -> Self:
        """The ledger at ``path``; ``readonly`` forbids every writing through this book."""
        store = Store.open(path, readonly=readonly, busy_seconds=busy_seconds)
        book = cls(store, clock)
        try:
            if not readonly and not store.value("SELECT EXISTS (SELECT 1 FROM standing)"):
                book._fill_derived()
        except BaseException:
            store.close()
            raise
        return book

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    @property
    def store(self) -> Store:
        """The ledger file, for ``verify``."""
        return self._store

    @property
    def path(self) -> Path:
        """Where the ledger file is."""
        return self._store.path

    @property
    def head(self) -> int:
        """The number of the last submission; 0 for an empty ledger."""
        return int(self._store.value("SELECT coalesce(max(number), 0) FROM submission"))

    @property
    def head_digest(self) -> str:
        """The digest of the last submission; "" for an empty ledger."""
        return str(self._store.value("SELECT digest FROM submission ORDER BY number DESC LIMIT 1") or "")

    def view(self, as_of: datetime | date | int | None = None) -> View:
        """The book as of a moment (a bare date: the end of that local day), a submission, or now.

        A moment without a time zone is local. Raises UnknownName for a number that is not there.
        """
        head = self.head
        match as_of:
            case None:
                return View(self._store, head)
            case datetime():
                return self._view_at(as_of.astimezone(UTC), "recorded_at <= ?", as_of)
            case date():
                midnight = datetime.combine(as_of + timedelta(days=1), time()).astimezone(UTC)
                return self._view_at(midnight, "recorded_at < ?", midnight - timedelta(microseconds=1))
            case _:
                if not 0 <= as_of <= head:
                    raise UnknownName(_no_such(as_of, head))
                return View(self._store, as_of)

    def _view_at(self, limit: datetime, condition: str, moment: datetime) -> View:
        sql = f"SELECT coalesce(max(number), 0) FROM submission WHERE {condition}"  # noqa: S608 - one of two constants
        number = self._store.value(sql, (moment_text(limit),))
        return View(self._store, int(number), moment=moment.astimezone(UTC))

    def undo_obstacles(self, number: int) -> list[int]:
        """The submissions that must be undone before ``number`` can be, because they rest on it.

        Raises Refused where a document that was issued rests on it: that is withdrawn, not undone.
        """
        issues.refuse_undoing(self._store, scope_at(self._store, self.head), number)
        return obstacles(self._store, self.head, number)

    def view_without(self, number: int) -> View:
        """The book as it would be if ``number`` were undone now, whatever rests on it; nothing is written.

        Raises UnknownName for a number that is not there, Refused for what is undone already.
        """
        head = self.head
        self._is_live(number, head)
        return View(self._store, head, undoing=number)

    def original(self, number: int) -> bytes | None:
        """The received bytes of submission ``number``; None where none were kept or they are gone."""
        place = self._store.value("SELECT original FROM submission WHERE number = ?", (number,))
        return self.kept(place) if place else None

    def _fill_derived(self) -> None:
        """Fill a derived table that is empty although there are figures: it was made anew on opening."""
        if standing.derived(self._store, scope_at(self._store, self.head)):
            with self._store.writing():
                standing.rebuild(self._store, scope_at(self._store, self.head))

    def post(
        self,
        submissions: Sequence[NewSubmission],
        expected_head: int | None = None,
        kept: Sequence[str] | None = None,
    ) -> list[int]:
        """Record ``submissions``, all or none, and return their numbers.

        ``expected_head`` is the number of the view on which they were planned; HeadMoved where it is no
        longer the head. ``kept`` is where :meth:`keep` has put their bytes, if that was asked. Undoing what
        is not there raises UnknownName; what is undone already, or what others rest on, raises Refused.
        """
        places = self.keep(submissions) if kept is None else kept
        with self._store.writing():
            head = self.head
            if expected_head is not None and head != expected_head:
                raise HeadMoved(
                    _("Another clerk has recorded no. {number} meanwhile; run the command again.").format(
                        number=head
                    )
                )
            return self._record_all(submissions, places)

    def _record_all(self, submissions: Sequence[NewSubmission], places: Sequence[str]) -> list[int]:
        numbers = [self._record(new, original) for new, original in zip(submissions, places, strict=True)]
        if numbers:
            standing.refresh(self._store, scope_at(self._store, numbers[-1]), numbers)
        return numbers

    def post_composed(
        self, before: Sequence[NewSubmission], compose: Callable[[], Sequence[NewSubmission]]
    ) -> list[int]:
        """Record ``before`` and then what ``compose`` makes of the ledger as it is with them; all or none.

        No other clerk writes meanwhile (they are told to try again after the busy timeout), so that what
        ``compose`` reads, such as the next number of a document, still holds when it is recorded. Views that
        it takes see ``before``. Returns the numbers of what it made; errors as of :meth:`post`.
        """
        with self._store.writing():
            self._record_all(before, self.keep(before))
            composed = compose()
            return self._record_all(composed, self.keep(composed))

    def may_withdraw(self, withdrawal: NewWithdrawal) -> None:
        """Raise what :meth:`post` would raise for ``withdrawal``."""
        issues.refuse_withdrawing(self._store, scope_at(self._store, self.head), withdrawal)

    def keep_template(self, data: bytes) -> tuple[str, str]:
        """Keep the bytes of a template, once: where they stand below ``received``, and their sha-256."""
        return originals.keep(self.received, data, "template.docx"), originals.sha256(data)

    def kept(self, place: str) -> bytes | None:
        """The bytes kept at ``place`` below ``received``; None where they are gone."""
        try:
            return (self.received / place).read_bytes()
        except OSError:
            return None

    def keep(self, submissions: Sequence[NewSubmission]) -> list[str]:
        """Put the received bytes of ``submissions`` in their place, and say where; "" for one without.

        :meth:`post` does so too. What is kept and not recorded afterwards harms nothing.
        """
        with_bytes = [(new.data, new.file_name) for new in submissions if new.data is not None]
        places = iter(originals.keep_all(self.received, with_bytes))
        return ["" if new.data is None else next(places) for new in submissions]

    def _record(self, new: NewSubmission, original: str) -> int:
        last = self._store.rows(
            "SELECT number, recorded_at, digest FROM submission ORDER BY number DESC LIMIT 1"
        )
        head, last_moment, previous = last[0] if last else (0, "", chain.ORIGIN)
        number = head + 1
        if new.undoes is not None:
            self._may_undo(new.undoes, head)
        for ruling in new.rulings:
            self._has_entry(ruling.form, ruling.entry)
        if new.issue is not None:
            issues.refuse_other_number(self._store, new.issue)
        if new.withdrawal is not None:
            issues.refuse_withdrawing(self._store, scope_at(self._store, head), new.withdrawal)
        if new.data is not None:
            new = _with_bytes(new)
        recorded_at = max(last_moment, moment_text(self._clock()))
        facts = facts_of(new, number, recorded_at, original, self._ids())
        facts["submission"][0]["digest"] = chain.digest(facts, previous)
        for table, rows in facts.items():
            self._insert(table, rows)
        return int(number)

    def _ids(self) -> Callable[[str], int]:
        used: dict[str, int] = {}

        def next_id(table: str) -> int:
            if table not in used:
                used[table] = self._store.value(f'SELECT coalesce(max(id), 0) FROM "{table}"')  # noqa: S608 - our tables
            used[table] += 1
            return used[table]

        return next_id

    def _insert(self, table: str, rows: list[dict[str, Any]]) -> None:
        columns: dict[str, Any] = {}
        for row in rows:
            columns.update(row)
        names = ", ".join(f'"{name}"' for name in columns)
        places = ", ".join("?" * len(columns))
        self._store.run_many(
            f'INSERT INTO "{table}" ({names}) VALUES ({places})',  # noqa: S608 - our tables and columns
            [tuple(map(row.get, columns)) for row in rows],
        )

    def _is_live(self, number: int, head: int) -> None:
        if not 1 <= number <= head:
            raise UnknownName(_no_such(number, head))
        undone = scope_at(self._store, head).undone
        if number in undone:
            raise Refused(
                _("No. {number} is undone already, by no. {by}.").format(number=number, by=undone[number])
            )

    def _may_undo(self, number: int, head: int) -> None:
        self._is_live(number, head)
        issues.refuse_undoing(self._store, scope_at(self._store, head), number)
        if found := obstacles(self._store, head, number):
            raise Refused(
                _("No. {number} cannot be undone: no. {numbers} rest on it. Undo those first.").format(
                    number=number, numbers=listed_numbers(found)
                )
            )

    def _has_entry(self, form: str, entry: int) -> None:
        tables = {table.name for table in schema.fact_tables()}
        table = f"entry_{form}"
        sql = f'SELECT 1 FROM "{table}" WHERE id = ?'  # noqa: S608 - one of our tables
        if table not in tables or not self._store.rows(sql, (entry,)):
            raise UnknownName(
                _("The ledger has no row {entry} of the form {form}.").format(entry=entry, form=form)
            )


def _with_bytes(new: NewSubmission) -> NewSubmission:
    data = new.data or b""
    return replace(new, sha256=originals.sha256(data), size=len(data))


def _no_such(number: int, head: int) -> str:
    return _("There is no submission no. {number}; the last is no. {head}.").format(number=number, head=head)


def listed_numbers(numbers: Sequence[int], most: int = 10) -> str:
    """The first ``most`` submission numbers, saying how many more there are."""
    text = _(", ").join(str(number) for number in numbers[:most])
    if len(numbers) <= most:
        return text
    return _("{names} and {count} more").format(names=text, count=len(numbers) - most)
