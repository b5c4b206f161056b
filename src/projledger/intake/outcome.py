"""What came of a call, file by file: for the screen, for JSON, and for what goes back to the units."""

from dataclasses import dataclass
from typing import NamedTuple, TypedDict

from projledger.foundation.codes import Severity
from projledger.foundation.findings import Finding, FindingRecord
from projledger.intake.options import ImportOptions
from projledger.intake.planned import Fate
from projledger.workbook.inputs import ReceivedFile

__all__ = [
    "FileOutcome",
    "FileOutcomeRecord",
    "ImportOptions",
    "ImportOutcome",
    "ImportOutcomeRecord",
    "ReturnOutcome",
    "ReturnOutcomeRecord",
    "Summary",
]


class ReturnOutcomeRecord(TypedDict):
    """A return as JSON: ``verdict`` is entered, held or rejected; the counts are rows."""

    form: str
    unit: str | None
    period: str | None
    verdict: str
    entered: int
    held: int


class FileOutcomeRecord(TypedDict):
    """A file as JSON; ``submission`` is null where nothing was recorded for it."""

    file: str
    sha256: str
    submission: int | None
    returns: list[ReturnOutcomeRecord]
    findings: list[FindingRecord]


class Summary(TypedDict):
    """Counts over a call: files by what became of them, rows, and findings by weight.

    ``updated`` files are among the ``entered`` ones too.
    """

    files: int
    entered: int
    updated: int
    held: int
    rejected: int
    duplicate: int
    attachment: int
    skipped: int
    entered_rows: int
    held_rows: int
    errors: int
    warnings: int


class ImportOutcomeRecord(TypedDict):
    """A whole call as JSON."""

    files: list[FileOutcomeRecord]
    summary: Summary


class ReturnOutcome(NamedTuple):
    """What became of one return; ``entered`` and ``held`` count its rows.

    ``layout`` is ``stamp`` for our own workbooks, or the name of the taught layout it was read by.
    """

    form: str
    unit: str | None
    period: str | None
    verdict: str
    entered: int
    held: int
    nil: bool
    layout: str = ""

    def record(self) -> ReturnOutcomeRecord:
        """The return as JSON."""
        return ReturnOutcomeRecord(
            form=self.form,
            unit=self.unit,
            period=self.period,
            verdict=self.verdict,
            entered=self.entered,
            held=self.held,
        )


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of one file.

    ``submission`` is its number, for a duplicate the number of the same bytes, None where nothing
    was or would be recorded (``check`` gives none). ``replaces`` names the submissions of the
    same unit and month that no longer stand, ``changed_projects`` how many figures differ from theirs.
    ``ruled`` counts the held rows of earlier files that a list of answers entered.
    ``findings`` include the comparisons with other months and returns, which are not kept in the
    ledger; such a finding may lie in another file than this one (its ``file`` says which).
    """

    received: ReceivedFile
    sha256: str
    verdict: Fate
    submission: int | None = None
    replaces: tuple[str, ...] = ()
    changed_projects: int = 0
    returns: tuple[ReturnOutcome, ...] = ()
    findings: tuple[Finding, ...] = ()
    ruled: int = 0

    @property
    def name(self) -> str:
        """The file's name."""
        return self.received.name

    @property
    def container(self) -> str:
        """The archive and folders within it that the file came in."""
        return self.received.container

    def record(self) -> FileOutcomeRecord:
        """The file as JSON."""
        return FileOutcomeRecord(
            file=self.name,
            sha256=self.sha256,
            submission=self.submission,
            returns=[one.record() for one in self.returns],
            findings=[finding.record() for finding in self.findings],
        )


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What came of a call: its files in the order in which they were (or would be) posted.

    ``settings_submission`` is the number under which changed settings were recorded, if any were.
    """

    files: tuple[FileOutcome, ...]
    settings_submission: int | None = None

    @property
    def troubled(self) -> bool:
        """Whether the exit code is 1: an error-level finding or a held row."""
        summary = self.summary
        return bool(summary["errors"] or summary["held_rows"] or summary["rejected"])

    @property
    def summary(self) -> Summary:
        """The counts."""
        fates = [file.verdict for file in self.files]
        severities = [finding.severity for file in self.files for finding in file.findings]
        returns = [one for file in self.files for one in file.returns]
        return Summary(
            files=len(fates),
            entered=fates.count(Fate.ENTERED) + fates.count(Fate.UPDATED),
            updated=fates.count(Fate.UPDATED),
            held=fates.count(Fate.HELD),
            rejected=fates.count(Fate.REJECTED),
            duplicate=fates.count(Fate.DUPLICATE),
            attachment=fates.count(Fate.ATTACHMENT),
            skipped=fates.count(Fate.SKIPPED),
            entered_rows=sum(one.entered for one in returns),
            held_rows=sum(one.held for one in returns),
            errors=severities.count(Severity.ERROR),
            warnings=severities.count(Severity.WARNING),
        )

    def record(self) -> ImportOutcomeRecord:
        """The call as JSON."""
        return ImportOutcomeRecord(files=[file.record() for file in self.files], summary=self.summary)
