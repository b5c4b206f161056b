"""What a call would do to each file: the values that planning hands to posting and to the screen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple, Self

from projledger.checks import history
from projledger.checks.known import KnownProject
from projledger.foundation.findings import Cell, Finding, Verdict
from projledger.foundation.settings import Settings
from projledger.intake.gather import Gathered
from projledger.intake.options import ImportOptions
from projledger.ledger.new_records import NewEntry, NewReturn, NewSubmission
from projledger.ledger.view import View
from projledger.workbook.inputs import ReceivedFile

#: What rows of one project and month are compared by, and the months with one another.
COMPARED = (*history.COMPARED, "status")


class Fate(StrEnum):
    """What becomes of a file; ``updated`` is ``entered`` where earlier figures give way."""

    ENTERED = "entered"
    UPDATED = "updated"
    HELD = "held"
    REJECTED = "rejected"
    DUPLICATE = "duplicate"
    ATTACHMENT = "attachment"
    SKIPPED = "skipped"


class Earlier(NamedTuple):
    """Earlier receipts of the same bytes: the first day, and the numbers.

    A return that bears no date is dated by its first receipt, so that sending it again makes it no newer.
    """

    first: date
    numbers: frozenset[int]


class PlannedRow(NamedTuple):
    """What of a row is held against other months and returns: its values of :data:`COMPARED` alone."""

    row: int
    state: Verdict
    project: int | None
    values: Mapping[str, Any]
    addresses: Mapping[str, str]

    @classmethod
    def of(cls, entry: NewEntry) -> Self:
        """That of a row to be written."""
        values = {name: entry.values[name] for name in COMPARED if name in entry.values}
        return cls(entry.row, entry.state, entry.project, values, entry.addresses)


class PlannedReturn(NamedTuple):
    """One return of a file: what would be written, the plan year it was judged by, and its date's cell.

    ``rows`` are those of ``new.entries``, which may lie on the disk until they are written.
    """

    new: NewReturn
    year: int
    date_cell: Cell | None
    rows: tuple[PlannedRow, ...]

    @property
    def held(self) -> int:
        """How many rows are held."""
        return sum(row.state is Verdict.HELD for row in self.rows)


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """One file with what would be written for it; ``submission`` None where nothing is.

    ``duplicate_of`` is the number of the same bytes in the ledger, ``twin`` the place among the
    planned files of the same bytes in the same call.
    """

    gathered: Gathered
    fate: Fate
    submission: NewSubmission | None = None
    returns: tuple[PlannedReturn, ...] = ()
    findings: tuple[Finding, ...] = ()
    duplicate_of: int | None = None
    twin: int | None = None


@dataclass(frozen=True, slots=True)
class PlannedImport:
    """All files of a call in the order in which they are posted.

    ``base`` is the number of the view they were planned on; ``projects`` the projects known per year
    once everything is entered, ``earlier`` the earlier receipts by sha-256. ``again`` plans some of the
    files anew on another view.
    """

    files: tuple[PlannedFile, ...]
    base: int
    settings: Settings
    options: ImportOptions
    projects: Mapping[int, Mapping[int, KnownProject]]
    earlier: Mapping[str, Earlier]
    again: "Callable[[Sequence[ReceivedFile], View], PlannedImport]"
