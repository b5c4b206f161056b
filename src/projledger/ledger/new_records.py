"""What goes into the book, as plain frozen values: a submission with its returns and their rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from projledger.foundation.findings import Finding, Verdict


@dataclass(frozen=True, slots=True)
class NewEntry:
    """One row of a return, to be written.

    ``values`` are the form's stored values by field (absent fields are left out); ``project`` is the
    project's internal id, None where it is not known (the row is then held) or the form has none.
    ``addresses`` hold the cell (``月报!B4``) of a field read elsewhere than (row, mapped column);
    ``raw`` what stood in each mapped cell, kept for held rows; ``extra`` the columns unknown to the form.
    """

    row: int
    state: Verdict
    values: Mapping[str, Any]
    project: int | None = None
    addresses: Mapping[str, str] = field(default_factory=dict)
    raw: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NewReturn:
    """One return, to be written. ``period`` is ``2021-06`` for reports, ``2021`` for plans, "" for units."""

    form: str
    unit: str | None
    period: str | None
    verdict: Verdict
    sheet: str = ""
    header_rows: str = ""  # "3-4"
    column_map: Mapping[str, str] = field(default_factory=dict)  # field → column letters
    money_unit: str | None = None
    money_source: str = ""  # "title F4", "line A2", "option"
    return_date: date | None = None
    date_source: str = ""  # the cell, or "received" where the return bears no date
    nil: bool = False
    layout: str = ""  # "stamp" for our own workbooks, or the name of the taught layout it was read by
    entries: Sequence[NewEntry] = ()
    extra_map: Mapping[str, str] = field(default_factory=dict)  # title of an extra value → column letters


class NewRuling(NamedTuple):
    """A held entry's later fate: ``entered`` under ``project``, or ``rejected``."""

    form: str
    entry: int
    state: Verdict
    project: int | None
    reason: str


class NewAlias(NamedTuple):
    """Another name of a project (``target`` "project", ``key`` its id) or unit ("unit", ``key`` its name).

    It holds for returns of the months ``valid_from`` to ``valid_to`` (``2021-07``; None: without end). With
    the target "successor" the project whose id is ``name`` is reported under ``key`` from then on.
    """

    target: str
    name: str
    key: str
    valid_from: str | None = None
    valid_to: str | None = None


class NewLayout(NamedTuple):
    """One shape of a taught layout, as :class:`~projledger.layout.taught.TaughtLayout`; form "" ends it."""

    name: str
    form: str = ""
    titles: tuple[str, ...] = ()
    columns: Mapping[str, str] = {}
    money_unit: str = ""


@dataclass(frozen=True, slots=True)
class NewIssue:
    """An issued document, to be written; its bytes are the submission's, its name in issued/ the file's.

    ``kind`` is a word of ``PAPER_KINDS``, ``name`` what the paper calls itself. ``running`` is its number in
    ``series`` and ``year``; it must be the next one. ``day`` stands on the document, ``taken`` is that of the
    ledger's state. ``as_of`` is the submission as of which its figures were computed, with that one's digest.
    ``template`` says where :meth:`~projledger.ledger.book.Book.keep_template` has put the template's bytes.
    ``settings`` are those that change words and looks, whole; those that change figures are the ledger's own
    as of ``as_of``.
    """

    kind: str
    name: str
    year: int
    series: str
    running: int
    number_text: str
    day: date
    taken: date
    title: str
    scope: Mapping[str, Any]
    period: str
    as_of: int
    as_of_digest: str
    template: str
    template_sha256: str
    version: str
    settings: Mapping[str, Any]


class NewWithdrawal(NamedTuple):
    """An issued document is withdrawn: the submission that issued it, and why."""

    withdraws: int
    reason: str


@dataclass(frozen=True, slots=True)
class NewSubmission:
    """Bytes or a command, to be written whole or not at all.

    ``kind``: ``file``, ``enter``, ``alias``, ``accept``, ``answers``, ``attach``, ``undo``, ``close``,
    ``layout``, ``settings``, ``issue``, ``withdraw``, ``confirm``.
    ``data`` are the received (or issued) bytes (None for commands, and for a refused classified file, whose
    ``sha256`` and ``size`` are then given). ``command`` are the words of the command as JSON data.
    """

    kind: str
    received_on: date
    who: str = ""
    file_name: str = ""
    container: str = ""  # the zip it came in
    data: bytes | None = None
    sha256: str = ""
    size: int = 0
    command: Mapping[str, Any] = field(default_factory=dict)
    returns: tuple[NewReturn, ...] = ()
    findings: tuple[Finding, ...] = ()
    rulings: tuple[NewRuling, ...] = ()
    aliases: tuple[NewAlias, ...] = ()
    undoes: int | None = None
    closes: str | None = None  # period, "2021-06"
    layouts: tuple[NewLayout, ...] = ()
    settings: Mapping[str, Any] | None = None  # the settings that change figures, whole
    issue: NewIssue | None = None
    withdrawal: NewWithdrawal | None = None
