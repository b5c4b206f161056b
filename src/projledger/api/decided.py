"""What became of a clerk's decision: the submission that records it, and what it changed."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from projledger.foundation.findings import Finding
from projledger.foundation.period import Month
from projledger.ledger.records import ProjectRecord


@dataclass(frozen=True, slots=True)
class Ruling:
    """What became of held rows: the submission (None in a dry run), rows entered, rows refused and why."""

    number: int | None
    entered: tuple[str, ...]
    refused: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class Attached(NamedTuple):
    """A paper linked to a submission: its own number (None in a dry run), and whose return it belongs to."""

    number: int | None
    file_name: str
    to: int
    target: str


@dataclass(frozen=True, slots=True)
class Entered:
    """A clerk's entry: its submission (None if refused or a dry run) and each field before and after."""

    number: int | None
    project: ProjectRecord
    month: Month
    changes: tuple[tuple[str, Any, Any], ...]
    findings: tuple[Finding, ...] = ()
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Closed:
    """A closed month, with what was open at that moment."""

    month: Month
    number: int | None
    missing: int
    held: int


@dataclass(frozen=True, slots=True)
class Undone:
    """An undone submission: what it was, and how many figures stand differently now."""

    number: int
    by: int | None
    what: str
    restored: int
    gone: int
