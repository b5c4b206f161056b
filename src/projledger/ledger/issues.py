"""The register of issued documents: their numbers, what they said as of when, and which were withdrawn.

A running number is taken once: the numbers of a series and year follow one another without a gap, a document
that was withdrawn keeps its own, and what was issued is never undone.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from projledger.foundation.errors import Refused, UnknownName
from projledger.foundation.language import _
from projledger.ledger.new_records import NewIssue, NewWithdrawal
from projledger.ledger.scope import Scope, live
from projledger.ledger.store import Store

#: Papers that make figures known to everybody: their month is closed by issuing them.
PUBLISHING = frozenset({"bulletin", "briefing", "red-black"})

#: Papers on the return of one month. They go by how things are now, not by how they were when it was closed.
OF_A_MONTH = frozenset({"urge", "review"})


class Withdrawal(NamedTuple):
    """By which submission, on which day, why and by whom a document was withdrawn."""

    number: int
    day: date
    reason: str
    who: str


@dataclass(frozen=True, slots=True)
class IssueRecord:
    """One issued document; its fields are those of :class:`~projledger.ledger.new_records.NewIssue`.

    ``submission`` recorded it; ``file_name`` is its name in issued/ and ``sha256`` the digest of its bytes.
    """

    submission: int
    recorded_at: datetime
    who: str
    file_name: str
    sha256: str
    issue: NewIssue
    withdrawn: Withdrawal | None = None

    @property
    def label(self) -> str:
        """As :func:`label`."""
        return label(self.issue)


class RawIssue(NamedTuple):
    """What ``verify`` looks at, as it stands in the file, sound or not."""

    submission: int
    file_name: str
    sha256: str
    name: str
    year: int
    series: str
    running: int
    number_text: str
    template: str
    template_sha256: str

    @property
    def label(self) -> str:
        """As :func:`label`."""
        return label(self)


def label(issue: NewIssue | RawIssue) -> str:
    """What tells a document from all others: its 发文字号, else its name with the year's number.

    示重点办〔2021〕5号; 重点项目建设简报2021年第5期; of a paper without a number 月报审核反馈单2021年第5份.
    """
    if issue.number_text.startswith(issue.series):
        return issue.number_text
    return f"{issue.name}{issue.year}年第{issue.running}{'期' if issue.number_text else '份'}"


def raw(store: Store) -> list[RawIssue]:
    """Every document ever issued, without regard to what its dates and texts hold."""
    if not store.columns("issue"):
        return []
    columns = ", ".join(f"i.{name}" for name in RawIssue._fields[3:])
    return [
        RawIssue(*row)
        for row in store.rows(
            f"SELECT s.number, s.file_name, s.sha256, {columns} FROM issue i "  # noqa: S608 - ours
            "JOIN submission s ON s.number = i.submission ORDER BY i.id"
        )
    ]


def issues(store: Store, scope: Scope) -> list[IssueRecord]:
    """Every document issued within ``scope``, in the order of issue; each with its standing withdrawal."""
    if not store.columns("issue"):  # the file is older than the register
        return []
    columns = ", ".join(f"i.{name}" for name in NewIssue.__slots__)
    rows = store.rows(
        f"SELECT s.number, s.recorded_at, s.who, s.file_name, s.sha256, {columns} FROM issue i "  # noqa: S608 - ours
        "JOIN submission s ON s.number = i.submission WHERE i.submission <= ? ORDER BY i.id",
        (scope.number,),
    )
    withdrawn = _withdrawn(store, scope)
    return [
        IssueRecord(
            submission,
            datetime.fromisoformat(recorded_at),
            who,
            file_name,
            sha256,
            _issue(dict(zip(NewIssue.__slots__, values, strict=True))),
            withdrawn.get(submission),
        )
        for submission, recorded_at, who, file_name, sha256, *values in rows
    ]


def _issue(row: dict[str, Any]) -> NewIssue:
    row |= {name: json.loads(row[name]) for name in ("scope", "settings")}
    row |= {name: date.fromisoformat(row[name]) for name in ("day", "taken")}
    return NewIssue(**row)


def _withdrawn(store: Store, scope: Scope) -> dict[int, Withdrawal]:
    sql = (
        "SELECT w.withdraws, s.number, s.received_on, w.reason, s.who FROM withdrawal w "  # noqa: S608 - a constant
        f"JOIN submission s ON s.number = w.submission WHERE {live('w.submission')}"
    )
    return {
        withdraws: Withdrawal(number, date.fromisoformat(day), reason, who)
        for withdraws, number, day, reason, who in store.rows(sql, scope.parameters)
    }


def last_running(store: Store, series: str, year: int) -> int:
    """The last number taken in ``series`` in ``year``, by a withdrawn document too; 0 where there is none."""
    sql = "SELECT coalesce(max(running), 0) FROM issue WHERE series = ? AND year = ?"
    return int(store.value(sql, (series, year)))


def refuse_other_number(store: Store, issue: NewIssue) -> None:
    """Raise Refused where ``issue`` does not take the next number; the first of a year may begin anywhere."""
    last = last_running(store, issue.series, issue.year)
    if issue.running < 1 or (last and issue.running != last + 1):
        message = _("The next number of {series} in {year} is {next}, not {number}.")
        raise Refused(
            message.format(series=issue.series, year=issue.year, next=last + 1, number=issue.running)
        )


def refuse_undoing(store: Store, scope: Scope, number: int) -> None:
    """Raise Refused where ``number`` issued a document, or fixed the figures of a published one that stands.

    What has left the office is withdrawn, not undone; whoever reads it must find its figures in the ledger.
    """
    found = next((item for item in raw(store) if item.submission == number), None)
    if found is not None:
        message = _(
            "No. {number} issued {label}. What was issued is not undone; "
            "withdraw it: projledger issued {label} --withdraw --reason …"
        )
        raise Refused(message.format(number=number, label=found.label))
    if not store.value("SELECT EXISTS (SELECT 1 FROM closing WHERE submission = ?)", (number,)):
        return
    standing = (
        item
        for item in issues(store, scope)
        if item.issue.as_of == number and item.issue.kind in PUBLISHING and item.withdrawn is None
    )
    if (published := next(standing, None)) is not None:
        message = _(
            "No. {number} fixed the figures of {label}. "
            "Withdraw that first: projledger issued {label} --withdraw --reason …"
        )
        raise Refused(message.format(number=number, label=published.label))


def refuse_withdrawing(store: Store, scope: Scope, withdrawal: NewWithdrawal) -> None:
    """Raise UnknownName where no document is to be withdrawn, Refused where it is withdrawn already."""
    found = next((item for item in issues(store, scope) if item.submission == withdrawal.withdraws), None)
    if found is None:
        raise UnknownName(_("No. {number} issued no document.").format(number=withdrawal.withdraws))
    if found.withdrawn is not None:
        message = _("{label} is withdrawn already, by no. {number}.")
        raise Refused(message.format(label=found.label, number=found.withdrawn.number))
