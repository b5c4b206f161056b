"""The register of issued documents: listed, found by number, made again, withdrawn."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from projledger import __version__
from projledger.foundation.errors import ProjledgerError, UnknownName, UsageError
from projledger.foundation.language import _
from projledger.foundation.period import Period
from projledger.foundation.settings import PAPER_KINDS, Settings
from projledger.ledger.issues import PUBLISHING, IssueRecord
from projledger.ledger.new_records import NewIssue, NewSubmission, NewWithdrawal
from projledger.ledger.originals import sha256

if TYPE_CHECKING:
    from projledger.api.opened import Opened

#: The kind whose number a year is held against an aim.
AIMED = "bulletin"
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Register:
    """The documents of one ``year``, in the order of issue, and how many bulletins it is to bring.

    ``counted`` are the bulletins of the year that are not withdrawn, whatever kinds are listed; ``others``
    the documents by year that are not in this list for their year alone. ``names`` call the projects that
    documents speak of.
    """

    year: int
    documents: tuple[IssueRecord, ...]
    counted: int
    aim: int
    name: str
    others: tuple[tuple[int, int], ...] = ()
    names: Mapping[int, str] = field(default_factory=dict)

    def record(self) -> dict[str, Any]:
        """The register as JSON."""
        return {
            "year": self.year,
            "bulletins": {"name": self.name, "issued": self.counted, "aim": self.aim},
            "documents": [document_record(item) for item in self.documents],
        }

    def about(self, item: IssueRecord) -> str:
        """Of what a document speaks beyond its period: a unit, a project, a topic; "" of all."""
        from projledger.exports.register_table import about_words

        return about_words(item.issue.scope, self.names)


@dataclass(frozen=True, slots=True)
class Again:
    """A document made again: the bytes that were issued, and why this program now writes others.

    ``data`` are the bytes as issued, kept or made anew; where neither can be had, those that the program now
    writes, and ``lost`` is true. ``reasons`` is empty where the bytes made anew are those that were issued.
    """

    document: IssueRecord
    data: bytes
    reasons: tuple[str, ...] = ()
    lost: bool = False


def register(ledger: "Opened", year: int | None, kind: str | None) -> Register:
    """The documents of ``year`` (default: the latest with one, else the plan year), all or of one ``kind``.

    UsageError where there is no such kind.
    """
    view = ledger.book.view()
    every = _of_kind(ledger.settings, view.issues(), kind)
    years = sorted({item.issue.year for item in every})
    asked = year or (years[-1] if years else ledger.settings.office.year)
    counted = [
        item
        for item in view.issues()
        if (item.issue.kind, item.issue.year) == (AIMED, asked) and item.withdrawn is None
    ]
    projects = {item.issue.scope["project"] for item in every if "project" in item.issue.scope}
    return Register(
        year=asked,
        documents=tuple(item for item in every if item.issue.year == asked),
        counted=len(counted),
        aim=ledger.settings.documents.aim,
        name=ledger.settings.paper(AIMED).name,
        others=tuple((one, sum(item.issue.year == one for item in every)) for one in years if one != asked),
        names={key: found[-1] for key, found in view.project_names().items() if key in projects and found},
    )


def document(ledger: "Opened", text: str, year: int | None = None, kind: str | None = None) -> IssueRecord:
    """The document that ``text`` names: 示重点办〔2021〕5号, [2021]5, 简报5, or 5 where one alone bears it.

    UnknownName where none or several are meant; they are then named.
    """
    every = [
        item
        for item in _of_kind(ledger.settings, ledger.book.view().issues(), kind)
        if year is None or item.issue.year == year
    ]
    if not every:
        raise UnknownName(_("No document has been issued yet."))
    wanted = _plain(text)
    found = [item for item in every if wanted in (_plain(item.label), _plain(item.issue.number_text))]
    named, wanted = _kind_named(wanted, every)
    suffix = text.strip()[-1:] if text.strip()[-1:] in "号期份" else ""
    match = re.fullmatch(r"(?:(?P<year>\d{4})[|年-])?第?(?P<number>\d+)[号期份]?", wanted)
    if not found and match is None:
        found = [item for item in every if wanted and _plain(item.label).endswith(wanted)]
    elif not found and match is not None:
        found = [
            item
            for item in every
            if item.issue.running == int(match["number"])
            and match["year"] in (None, str(item.issue.year))
            and item.label.endswith(suffix or item.label[-1])
            and (not named or item.issue.name.endswith(named))
        ]
    if len(found) == 1:
        return found[0]
    if not found:
        message = _("No issued document is {text}. The last one is {label}; projledger issued lists them.")
        raise UnknownName(message.format(text=text, label=every[-1].label))
    named = "、".join(item.label for item in found[:_MOST_NAMED]) + (" …" if len(found) > _MOST_NAMED else "")
    raise UnknownName(
        _("{text} may be {documents}. Write the number whole.").format(text=text, documents=named)
    )


def _kind_named(wanted: str, every: Sequence[IssueRecord]) -> tuple[str, str]:
    """What stands before the number, and the rest, where that names a kind: 简报5 is 简报 and 5."""
    match = re.match(r"(?P<name>[^\d|第]+)(?P<rest>[第\d].*)", wanted)
    if match and any(item.issue.name.endswith(match["name"]) for item in every):
        return match["name"], match["rest"]
    return "", wanted


def _plain(text: str) -> str:
    """A number as people type it: any brackets, any width, no blanks."""
    narrow = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    return re.sub(r"[〔\[(【]?(\d{4})[〕\])】]", r"\1|", narrow).removesuffix("号")


def _of_kind(settings: Settings, every: Sequence[IssueRecord], kind: str | None) -> list[IssueRecord]:
    if kind is None:
        return list(every)
    names = {settings.paper(key).name: key for key in PAPER_KINDS}
    key = names.get(kind, kind)
    found = [item for item in every if key == item.issue.kind or kind == item.issue.name]
    if not found and key not in PAPER_KINDS:
        message = _("--kind {kind} is not known. Kinds: {kinds}.")
        known = _(", ").join(f"{one}（{settings.paper(one).name}）" for one in PAPER_KINDS)
        raise UsageError(message.format(kind=kind, kinds=known))
    return found


def withdraw(ledger: "Opened", item: IssueRecord, reason: str, who: str, *, dry_run: bool) -> int | None:
    """Enter that ``item`` is withdrawn; its number stays taken. Refused where it is withdrawn already."""
    view = ledger.book.view()
    command = {"number": item.label, "reason": reason}
    withdrawal = NewWithdrawal(item.submission, reason)
    new = NewSubmission("withdraw", ledger.today, who, command=command, withdrawal=withdrawal)
    if dry_run:
        ledger.book.may_withdraw(withdrawal)
        return None
    return ledger.post([new], view.number)[0]


def closing_of(ledger: "Opened", item: IssueRecord) -> int | None:
    """The closing of the last month of a document that publishes figures; None where the month is open."""
    period = Period.parse(item.issue.period, item.issue.year)
    if period is None or item.issue.kind not in PUBLISHING:
        return None
    return ledger.book.view().closed().get(str(period.last))


def again(ledger: "Opened", item: IssueRecord) -> Again:
    """The document once more, composed of the ledger as of then, with settings and template of then."""
    kept = ledger.book.original(item.submission)
    if kept is not None and sha256(kept) != item.sha256:
        kept = None
    reasons = []
    if item.issue.version != __version__:
        text = _("it was written by projledger {then}, this is {now}")
        reasons.append(text.format(then=item.issue.version, now=__version__))
    template = ledger.book.kept(item.issue.template)
    if template is None or sha256(template) != item.issue.template_sha256:
        reasons.append(_("the template that shaped it is missing or was changed"))
    try:
        made = _made(ledger, item.issue)
    except ProjledgerError as error:
        if kept is None:
            raise
        return Again(item, kept, (*reasons, str(error)))
    if sha256(made) == item.sha256:
        return Again(item, made)
    if not reasons:
        reasons.append(_("neither template nor version differ; run projledger verify"))
    return Again(item, made if kept is None else kept, tuple(reasons), lost=kept is None)


def _made(ledger: "Opened", issue: NewIssue) -> bytes:
    from projledger.api.papers import rendered, template_of
    from projledger.documents.facts import Facts
    from projledger.documents.papers import KINDS, Asked

    kind = KINDS.get(issue.kind)
    period = Period.parse(issue.period, issue.year)
    if kind is None or period is None:
        raise UsageError(_("This version writes no papers of the kind {kind}.").format(kind=issue.kind))
    view = ledger.book.view(issue.as_of)
    settings = ledger.settings.with_papers(issue.settings)
    recorded = view.settings()
    if recorded:
        settings = settings.with_snapshot(recorded)
    facts = Facts(view, settings, period, issue.taken, issue.day)
    kept = ledger.book.received / issue.template
    template = kept if kept.is_file() else template_of(ledger, kind)
    return rendered(kind.compose(facts, Asked(**issue.scope)), facts, template, issue.number_text)


def document_record(item: IssueRecord) -> dict[str, Any]:
    """One document as JSON."""
    one = item.issue
    withdrawn = item.withdrawn
    return {
        "number": {
            "label": item.label,
            "text": one.number_text,
            "year": one.year,
            "series": one.series,
            "running": one.running,
        },
        "kind": one.kind,
        "name": one.name,
        "date": one.day.isoformat(),
        "title": one.title,
        "scope": dict(one.scope),
        "period": one.period,
        "state": "issued" if withdrawn is None else "withdrawn",
        "withdrawn": None
        if withdrawn is None
        else {"submission": withdrawn.number, "date": withdrawn.day.isoformat(), "reason": withdrawn.reason},
        "submission": item.submission,
        "recorded_at": item.recorded_at.isoformat(),
        "who": item.who,
        "as_of": one.as_of,
        "as_of_digest": one.as_of_digest,
        "file": item.file_name,
        "sha256": item.sha256,
        "template_sha256": one.template_sha256,
        "version": one.version,
    }
