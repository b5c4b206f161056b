"""Issuing papers: number, figures and bytes are fixed together, in one transaction of the ledger.

The month of a paper that publishes figures is closed first. Nobody else writes between the taking of a number
and its entry. The bytes are kept before the entry is made and written into issued/ after it: a crash leaves
the ledger before or after, and what is not in issued/ then is written again from what was kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from projledger import __version__
from projledger.api.files import safe_name, write_once
from projledger.api.papers import facts_of, rendered, template_of
from projledger.foundation.errors import OutputBlocked, Refused, UsageError, WorkspaceError
from projledger.foundation.language import _
from projledger.foundation.period import Month, Period
from projledger.intake.decisions import close_month
from projledger.ledger.issues import PUBLISHING, label
from projledger.ledger.new_records import NewIssue, NewSubmission

if TYPE_CHECKING:
    from projledger.api.opened import Opened
    from projledger.documents.facts import Facts
    from projledger.documents.papers import Asked, Kind


#: So many documents that stand in the way are named.
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Issued:
    """A paper that was issued: its submission (None in a dry run), its number, title and file.

    ``label`` is the number as it is printed, or what stands for it; ``closed`` the month that was closed by
    it, None where it was closed before or stays open.
    """

    submission: int | None
    label: str
    title: str
    path: Path
    closed: Month | None = None


class _Rehearsed(Exception):
    """Ends a transaction whose papers were only to be tried."""


def issue(
    ledger: "Opened",
    kind: "Kind",
    period: Period,
    asked: "Sequence[Asked]",
    *,
    dated: date | None = None,
    template: Path | None = None,
    latest: bool = False,
    once_more: bool = False,
    who: str | None = None,
    dry_run: bool = False,
) -> list[Issued]:
    """Issue papers of ``kind`` for ``period``, one for each of ``asked``, all or none, in their order.

    ``dated`` is the day that they bear (成文日期; default today). Their figures are those at which the month
    is closed; papers that do not publish figures may take the ``latest``, and leave an open month open.
    Raises Refused where the day does not fit, where a paper that publishes figures is asked with ``latest``,
    or where the same one stands already and ``once_more`` does not ask for a further one; OutputBlocked where
    the papers are entered but could not be written; what composing and template raise.
    """
    day = dated or ledger.today
    if day > ledger.today:
        message = _("{day} is still to come; a document is issued on the day that it bears, or later.")
        raise Refused(message.format(day=day.isoformat()))
    if latest and kind.key in PUBLISHING:
        message = _("{name} is issued with the figures at which its month is closed; leave out --latest.")
        raise Refused(message.format(name=kind.name))
    shape = template_of(ledger, kind, template)
    place, sha256 = ledger.book.keep_template(_bytes(shape))
    before, closed = _before(ledger, kind.key, period, who or ledger.who)
    made: list[NewSubmission] = []

    def compose() -> Sequence[NewSubmission]:
        facts = facts_of(ledger, period, latest=latest, dated=day)
        if not once_more:
            refuse_twice(ledger, kind, period, asked)
        numbers = _Numbers(ledger, kind.key, day)
        for one in asked:
            paper = kind.compose(facts, one)
            new = numbers.next(paper.title, facts, one, (place, sha256))
            data = rendered(paper, facts, shape, new.number_text)
            name = numbers.file_name(new)
            command = {"number": label(new), "title": new.title}
            made.append(
                NewSubmission(
                    "issue", ledger.today, who or ledger.who, name, data=data, command=command, issue=new
                )
            )
        if dry_run:
            raise _Rehearsed
        return made

    try:
        entered: Sequence[int | None] = ledger.book.post_composed(before, compose)
    except _Rehearsed:
        entered = [None] * len(made)
    issued = [_issued(ledger, number, new, closed) for number, new in zip(entered, made, strict=True)]
    if not dry_run:
        for one, new in zip(issued, made, strict=True):
            _write(one, new.data or b"")
    return issued


def refuse_twice(ledger: "Opened", kind: "Kind", period: Period, asked: "Sequence[Asked]") -> None:
    """Raise Refused where a paper of ``kind`` for ``period`` that speaks of the same stands already."""
    wanted = [_scope(one) for one in asked]
    found = [
        item.label
        for item in ledger.book.view().issues()
        if item.issue.kind == kind.key
        and item.withdrawn is None
        and item.issue.scope in wanted
        # All periods begin in January: those of one last month say the same.
        and (said := Period.parse(item.issue.period, item.issue.year)) is not None
        and said.last == period.last
    ]
    if found:
        message = _(
            "For the months to {month} {labels} stands already, of the same kind and for the same addressee. "
            "Withdraw it first: projledger issued {label} --withdraw --reason …; "
            "or, where one more is meant, add --once-more."
        )
        named = "、".join(found[:_MOST_NAMED]) + ("…" if len(found) > _MOST_NAMED else "")
        raise Refused(message.format(month=period.last.words, labels=named, label=found[0]))


def _scope(asked: "Asked") -> dict[str, str | int]:
    """Of what a paper speaks, as the register keeps it."""
    return {name: value for name, value in asked._asdict().items() if value not in ("", None)}


def _bytes(template: Path) -> bytes:
    try:
        return template.read_bytes()
    except OSError as error:
        message = _("The template {path} cannot be read: {reason}.")
        raise WorkspaceError(message.format(path=template, reason=error.strerror or error)) from error


def _before(
    ledger: "Opened", kind: str, period: Period, who: str
) -> tuple[list[NewSubmission], Month | None]:
    """What must be recorded before the papers are composed: changed settings, the closing of the month."""
    view, last = ledger.book.view(), period.last
    if kind not in PUBLISHING or str(last) in view.closed():
        return ledger.changed_settings(), None
    closing = close_month(view, last, received_on=ledger.today, who=who)
    return [*ledger.changed_settings(), closing], last


class _Numbers:
    """Gives the numbers of one series, in order, to the papers of one call; used within its transaction."""

    def __init__(self, ledger: "Opened", kind: str, day: date) -> None:
        self._form = ledger.settings.paper(kind)
        self._settings = ledger.settings.papers_snapshot()
        self._day = day
        register = ledger.book.view().issues()
        series = [item.issue for item in register if item.issue.series == self._form.series]
        this_year = [item for item in series if item.year == day.year]
        if this_year and day < (last := this_year[-1]).day:
            message = _("{label} bears {last}; a later number cannot bear the earlier day {day}.")
            raise Refused(message.format(label=label(last), last=last.day.isoformat(), day=day.isoformat()))
        first = ledger.settings.first_number(self._form.series, day.year)
        self._running = this_year[-1].running if this_year else first - 1
        self._total = len(series)
        self._folder = ledger.workspace.issued
        self._names = {item.file_name for item in register}

    def next(self, title: str, facts: "Facts", asked: "Asked", template: tuple[str, str]) -> NewIssue:
        """The entry of a paper under the next number."""
        self._running += 1
        self._total += 1
        form = self._form
        return NewIssue(
            kind=form.kind,
            name=form.name,
            year=self._day.year,
            series=form.series,
            running=self._running,
            number_text=form.number_text(self._day.year, self._running, self._total),
            day=self._day,
            taken=facts.taken,
            title=title,
            scope=_scope(asked),
            period=str(facts.period),
            as_of=facts.number,
            as_of_digest=facts.head_digest,
            template=template[0],
            template_sha256=template[1],
            version=__version__,
            settings=self._settings,
        )

    def file_name(self, new: NewIssue) -> str:
        """A name in issued/ that nothing bears yet: 示重点办函〔2021〕5号 云台镇 关于….docx."""
        parts = (label(new), str(new.scope.get("unit", "")), new.title)
        stem, number = safe_name(" ".join(filter(None, parts))), 1
        name = f"{stem}.docx"
        while name in self._names or (self._folder / name).exists():
            number += 1
            name = f"{stem}-{number}.docx"
        self._names.add(name)
        return name


def _issued(ledger: "Opened", number: int | None, new: NewSubmission, closed: Month | None) -> Issued:
    if new.issue is None:  # every submission of this module has one
        raise UsageError(new.file_name)
    path = ledger.workspace.issued / new.file_name
    return Issued(number, label(new.issue), new.issue.title, path, closed)


def _write(one: Issued, data: bytes) -> None:
    try:
        write_once(one.path, data)
    except OutputBlocked as error:
        message = _("{label} is issued, but {reason} Then write it again with: {command}")
        command = f"projledger issued {one.label} --again"
        raise OutputBlocked(message.format(label=one.label, reason=error, command=command)) from error
