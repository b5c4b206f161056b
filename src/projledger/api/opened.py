"""An opened workspace: where it lies, what its settings are, its book, and the moment of its clock.

What every question and every entry starts from; see ledger.Ledger for the calls that a script makes.
"""

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from projledger.api.files import replace_file
from projledger.api.moments import Standpoint, asked_period, standpoint
from projledger.api.names import project_named, unit_named
from projledger.foundation.errors import Refused, WorkspaceError
from projledger.foundation.language import _
from projledger.foundation.period import Month, Period
from projledger.foundation.settings import Settings, default_toml, load
from projledger.ledger.book import Book, Clock, system_clock
from projledger.ledger.clerk import clerk_name
from projledger.ledger.new_records import NewSubmission
from projledger.ledger.records import ProjectRecord
from projledger.ledger.workspace import Workspace

if TYPE_CHECKING:
    from projledger.workbook.reader import Reader


class Opened:
    """An open workspace: its settings and its book. A context manager.

    ``clock`` gives the moment of recording (UTC); scripts and tests may inject one into an empty
    workspace, the commands never do.
    """

    def __init__(self, workspace: Workspace, settings: Settings, book: Book, clock: Clock):
        self.workspace = workspace
        self.settings = settings
        self.book = book
        self.who = clerk_name()
        self._clock = clock

    @classmethod
    def open(cls, path: Path | str | None = None, *, clock: Clock = system_clock) -> Self:
        """The workspace ``path``, or the one found from the current folder upwards.

        Raises NoWorkspace, SettingsError, LedgerDamaged, LedgerBusy.
        """
        workspace = Workspace.find(explicit=Path(path) if path is not None else None)
        settings = load(workspace.settings_file)
        if not workspace.ledger.exists():
            message = _("{file} is missing. Restore it from a copy; a new ledger needs a new folder.")
            raise WorkspaceError(message.format(file=workspace.ledger))
        return cls(workspace, settings, Book.open(workspace.ledger, clock), clock)

    @classmethod
    def create(
        cls,
        path: Path | str,
        *,
        county: str = "示例县",
        office: str | None = None,
        year: int | None = None,
        settings_text: str | None = None,
        clock: Clock = system_clock,
    ) -> Self:
        """A new workspace in ``path``; Refused where one is already there."""
        workspace = Workspace(Path(path).absolute())
        if workspace.settings_file.exists() or workspace.ledger.exists():
            raise Refused(_("{folder} already holds a workspace.").format(folder=workspace.root))
        workspace.make_folders()
        text = settings_text or default_toml(
            office or f"{county}重点项目推进办公室", county, year or clock().astimezone().year
        )
        replace_file(workspace.settings_file, text.encode())
        settings = load(workspace.settings_file)
        return cls(workspace, settings, Book.create(workspace.ledger, clock), clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the ledger file and of the reading processes."""
        for made in ("reader", "judges"):
            if made in self.__dict__:
                getattr(self, made).close()
        self.book.close()

    @cached_property
    def reader(self) -> "Reader":
        """Reads files in worker processes, which start with the first file and end with ``close``."""
        from projledger.api.readers import reader_of

        return reader_of(self.settings)

    @cached_property
    def judges(self) -> "Reader":
        """The same for large batches: its workers judge what they read."""
        from projledger.api.readers import JUDGING, reader_of

        return reader_of(self.settings, JUDGING)

    @property
    def today(self) -> date:
        """The local day by the ledger's clock."""
        return self._clock().astimezone().date()

    def standpoint(
        self, as_of: str | None, *, latest: bool = False, period: Period | Month | None = None
    ) -> Standpoint:
        """The view and settings to answer from."""
        return standpoint(self.book, self.settings, as_of=as_of, latest=latest, period=period)

    def period(self, asked: Period | str | None, as_of: str | None = None) -> Period:
        """``asked``, or the latest month with returns as of ``as_of``, or the last one that is over."""
        if isinstance(asked, Period):
            return asked
        point = self.standpoint(as_of)
        return asked_period(asked, point, point.view.moment.astimezone().date() if as_of else self.today)

    def project_named(self, text: str, year: int | None = None) -> ProjectRecord:
        """The project that a clerk means by ``text``; UnknownName otherwise."""
        last = Month(year or self.settings.office.year, 12)
        return project_named(self.book.view().projects(last), text)

    def unit_named(self, text: str) -> str:
        """The unit that a clerk means by ``text``; UnknownName otherwise."""
        return unit_named(self.book.view().units(), text)

    def post(self, submissions: Sequence[NewSubmission], expected_head: int) -> list[int]:
        """Record ``submissions``, before them the settings where they have changed since last recorded."""
        changed = self.changed_settings()
        numbers = self.book.post([*changed, *submissions], expected_head)
        return numbers[len(changed) :]

    def changed_settings(self) -> list[NewSubmission]:
        """The entry that records the settings in force, where they differ from the last recorded ones."""
        snapshot = self.settings.figures_snapshot()
        recorded = self.book.view().settings()
        if recorded is not None and dict(recorded) == snapshot:
            return []
        return [NewSubmission(kind="settings", received_on=self.today, who=self.who, settings=snapshot)]
