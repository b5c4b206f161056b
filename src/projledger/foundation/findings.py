"""What a file says wrongly, as data: a code, a place, what stands there, and what to write instead."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple, TypedDict

from projledger.foundation.codes import CODES, Code, Severity
from projledger.foundation.language import _
from projledger.foundation.period import Month
from projledger.foundation.phrase import again, kept, told
from projledger.foundation.text import as_typed

_MONTH = re.compile(r"\d{4}-\d{2}")


class Cell(NamedTuple):
    """A cell of a sheet, counted from 1. ``str`` gives ``F8``; row or column 0 means the whole of it."""

    row: int
    column: int

    def __str__(self) -> str:
        letters, rest = "", self.column
        while rest:
            rest, digit = divmod(rest - 1, 26)
            letters = chr(ord("A") + digit) + letters
        return f"{letters}{self.row or ''}"


class Verdict(StrEnum):
    """What became of a return, or of one of its rows."""

    ENTERED = "entered"
    HELD = "held"
    REJECTED = "rejected"


class FindingRecord(TypedDict):
    """A finding as JSON."""

    code: str
    severity: str
    file: str
    sheet: str
    cell: str
    field: str
    found: str
    message: str
    remedy: str


class Finding(NamedTuple):
    """One fault or remark, with its place.

    ``code`` is a key of :data:`~projledger.foundation.codes.CODES`; ``field`` the identifier of a
    form's field or empty; ``found`` what stands in the cell; ``details`` fills the named tokens of
    the code's message beside ``{found}`` and ``{typed}``, which is the same as a command takes it (values
    are data: they are never formatted again). Words of ours among them are phrases.
    """

    code: str
    file: str = ""
    sheet: str = ""
    cell: Cell | None = None
    field: str = ""
    found: str = ""
    details: Mapping[str, str] = {}

    def kept(self) -> "Finding":
        """The finding as it is written down: words of ours in it can be told again in another language."""
        return self._replace(
            found=kept(self.found), details={name: kept(text) for name, text in self.details.items()}
        )

    def told(self) -> "Finding":
        """What :meth:`kept` made, as it was."""
        return self._replace(
            found=told(self.found), details={name: told(text) for name, text in self.details.items()}
        )

    @property
    def about(self) -> Code:
        """The code's row in the table of codes."""
        return CODES[self.code]

    @property
    def severity(self) -> Severity:
        """The code's severity."""
        return self.about.severity

    @property
    def message(self) -> str:
        """What is so, as one sentence in the language in force."""
        return _fill(_(self.about.message), self)

    @property
    def remedy(self) -> str:
        """What to do, as one sentence in the language in force."""
        return _fill(_(self.about.remedy), self)

    @property
    def address(self) -> str:
        """``月报!F8``, as JSON and logs write it; empty where the finding has no place in a sheet."""
        cell = str(self.cell) if self.cell else ""
        return f"{self.sheet}!{cell}" if self.sheet and cell else self.sheet or cell

    def record(self) -> FindingRecord:
        """The finding as JSON."""
        return FindingRecord(
            code=self.code,
            severity=self.severity.value,
            file=self.file,
            sheet=self.sheet,
            cell=str(self.cell) if self.cell else "",
            field=self.field,
            found=again(self.found),
            message=self.message,
            remedy=self.remedy,
        )


class _Tokens(dict[str, str]):
    """Tokens of a message; one that a finding did not give shows as a dash rather than failing."""

    def __missing__(self, key: str) -> str:
        return "-"


def _fill(template: str, finding: Finding) -> str:
    said = {name: _shown(text) for name, text in finding.details.items()}
    found = again(finding.found)
    return template.format_map(_Tokens({"found": found, "typed": as_typed(found), **said}))


def _shown(text: str) -> str:
    """A detail in the language in force; months are kept as 2021-06."""
    month = Month.parse(text) if _MONTH.fullmatch(text) else None
    return month.words if month else again(text)


def has_errors(findings: "list[Finding] | tuple[Finding, ...]") -> bool:
    """Whether any finding is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)
