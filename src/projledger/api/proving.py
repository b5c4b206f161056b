"""Proves a document against the ledger: recomposes it as of its moment and at present, and compares."""

import hashlib
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from projledger import __version__
from projledger.api.figure_sources import changes_of, source_of
from projledger.api.papers import rendered, template_of
from projledger.api.proofs import Faulty, Moved, Proof
from projledger.documents.differences import Comparison, Difference, tags_of
from projledger.documents.facts import Facts
from projledger.documents.figures import Figure, by_tag, names_of
from projledger.documents.package import identity_of
from projledger.documents.papers import KINDS, Asked, Identity, Kind, Paper
from projledger.documents.reading import blocks_of
from projledger.foundation.errors import Refused, UnknownName, UsageError, WorkspaceError
from projledger.foundation.language import _
from projledger.foundation.period import Period
from projledger.foundation.shipped import shipped
from projledger.ledger.issues import IssueRecord

if TYPE_CHECKING:
    from projledger.api.ledger import Ledger

#: What changes with every submission, whatever it holds, and so tells nothing.
_OF_THE_MOMENT = frozenset({"head_digest"})


class Prover:
    """Proves documents against ``ledger``; what several of them are composed of is read once."""

    def __init__(self, ledger: "Ledger") -> None:
        self._ledger = ledger
        self._facts: dict[tuple[object, ...], Facts] = {}

    def prove(self, file: Path, *, as_issued: bool = False) -> Proof:
        """Compare ``file`` with what the ledger gives; ``as_issued``: only as of its own moment.

        Raises UsageError where ``file`` is no document of ours, Refused where it is another ledger's, and
        WorkspaceError where it cannot be read.
        """
        ledger, data = self._ledger, _read(file)
        identity = _identity(file, data)
        kind, period = _kind(file, identity), Period.parse(identity.period, ledger.settings.office.year)
        if period is None:
            raise UsageError(_("{file} does not say of which period it is.").format(file=file))
        issued = _issued(ledger, identity)
        facts = self._once(_facts_then(ledger, file, identity, period, issued))
        asked = _asked(identity)
        try:
            paper = kind.compose(facts, asked)
        except UnknownName as error:
            message = _("{file}: the ledger composes no such paper any more. {reason}")
            raise Refused(message.format(file=file, reason=error)) from error
        known, found = by_tag(paper.figures), blocks_of(data)
        comparison = Comparison(known, found)
        template, tags = _template(ledger, kind, identity), tags_of(found)
        shown = sum(tag in known for tag in tags) if comparison.by_tag else len(tags)
        if template is None:
            if not comparison.by_tag or not shown:
                message = _(
                    "{file}: none of its content controls says which figure it is, and its template is not "
                    "known here: nothing can be proved. Prove the file as it was written."
                )
                raise Refused(message.format(file=file))
            differences = list(comparison.stray())
        else:
            composed = rendered(paper, facts, template, issued.issue.number_text if issued else None)
            differences = list(comparison.differences(blocks_of(composed)))
        return Proof(
            file=str(file),
            name=kind.name,
            identity=identity,
            present=ledger.book.view().number,
            figures=shown,
            whole=template is not None,
            differences=tuple(_faulty(item, names_of(paper.figures), facts) for item in differences),
            moved=() if as_issued else tuple(self._moved(kind, asked, facts, paper)),
        )

    def _moved(self, kind: Kind, asked: Asked, then: Facts, paper: Paper) -> Iterator[Moved]:
        """The figures of ``paper`` that the ledger would give otherwise at present."""
        view = self._ledger.book.view()
        if view.number == then.number:
            return
        # what was issued since, this paper among it, is none of what it was to correct
        now = self._once(
            Facts(view, self._ledger.settings, then.period, then.taken, then.dated, register=then.view)
        )
        try:
            present = _by_figure(kind.compose(now, asked).figures)
        except UnknownName:
            present = {}
        changing = view.changing_since(then.number, then.period.year, then.period.last)
        before, names = _by_figure(paper.figures), names_of(paper.figures)
        for key, figures in before.items():
            shown = tuple(figure.shown for figure in figures)
            new = tuple(figure.shown for figure in present.get(key, ()))
            one = figures[0]
            if one.name in _OF_THE_MOMENT or shown == new or (one.name == "name" and not new):
                continue
            changed = changes_of(one, now, then.number, changing)
            yield Moved(one, one.title(names), shown, new, changed, source_of(one, now))

    def _once(self, facts: Facts) -> Facts:
        """``facts``, or equal ones that were read before."""
        settings = facts.settings.model_dump_json()
        key = facts.number, str(facts.period), facts.taken, facts.dated, settings, len(facts.issued)
        return self._facts.setdefault(key, facts)


def _faulty(found: Difference, names: Mapping[str, str], facts: Facts) -> Faulty:
    if found.figure is None:
        return Faulty(found, "", None)
    return Faulty(found, found.figure.title(names), source_of(found.figure, facts))


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        message = _("{file} cannot be read: {reason}.")
        raise WorkspaceError(message.format(file=file, reason=error.strerror)) from error


def _identity(file: Path, data: bytes) -> Identity:
    try:
        text = identity_of(data)
        blocks_of(data)
    except (zipfile.BadZipFile, ValueError, KeyError) as error:
        message = _(
            "{file} is not a Word document (.docx). Where it was saved otherwise, save it as .docx again."
        )
        raise UsageError(message.format(file=file)) from error
    identity = Identity.read(text) if text else None
    if identity is None:
        message = _(
            "{file} does not say which figures it has: projledger did not write it, or a program "
            "has dropped its properties when saving."
        )
        raise UsageError(message.format(file=file))
    return identity


def _kind(file: Path, identity: Identity) -> Kind:
    if identity.kind not in KINDS:
        message = _(
            "{file} is a paper of a kind that this version does not know: {kind} (version {version})."
        )
        raise UsageError(message.format(file=file, kind=identity.kind, version=identity.version))
    return KINDS[identity.kind]


def _issued(ledger: "Ledger", identity: Identity) -> IssueRecord | None:
    """The entry of the register under which the document was issued; None for a draft."""
    asked = {name: value for name, value in _asked(identity)._asdict().items() if value not in ("", None)}
    told = identity.number, identity.as_of, identity.kind, identity.period, identity.dated, asked
    for item in ledger.book.view().issues():
        one = item.issue
        day = one.day.isoformat()
        if told == (one.number_text, one.as_of, one.kind, one.period, day, dict(one.scope)):
            return item
    return None


def _asked(identity: Identity) -> Asked:
    return Asked(identity.unit, identity.project, identity.topic)


def _facts_then(
    ledger: "Ledger", file: Path, identity: Identity, period: Period, issued: IssueRecord | None
) -> Facts:
    """The facts as of the document's moment, under the settings then in force.

    Those that change words are the ones with which it was issued; of a draft they are not kept.
    """
    last = ledger.book.view().number
    view = ledger.book.view(identity.as_of) if 0 <= identity.as_of <= last else None
    if view is None or view.head_digest != identity.head:
        message = _(
            "{file} was written from another ledger, or this one has lost what it was written from: "
            "no. {number} does not have the digest {digest}. Name its ledger with --ledger."
        )
        raise Refused(message.format(file=file, number=identity.as_of, digest=identity.head[:16] or "—"))
    recorded = view.settings()
    settings = ledger.settings.with_papers(issued.issue.settings) if issued else ledger.settings
    settings = settings.with_snapshot(dict(recorded)) if recorded else settings
    try:
        taken = date.fromisoformat(identity.day)
        dated = date.fromisoformat(identity.dated) if identity.dated else taken
    except ValueError as error:
        raise UsageError(_("{file} does not say of which day it is.").format(file=file)) from error
    return Facts(view, settings, period, taken, dated)


def _template(ledger: "Ledger", kind: Kind, identity: Identity) -> Path | None:
    """The template that shaped the document; None where nobody has it, or other words were put into it."""
    if identity.version != __version__:
        return None
    kept = ledger.workspace.received / identity.template[:2] / f"{identity.template}.docx"
    places = template_of(ledger, kind), shipped("templates") / kind.template, kept
    for path in places:
        if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == identity.template:
            return path
    return None


def _by_figure(figures: Iterable[Figure]) -> dict[tuple[str, str, str], tuple[Figure, ...]]:
    """The figures by name, scope and period, each in the ways in which it is shown."""
    found: dict[tuple[str, str, str], tuple[Figure, ...]] = {}
    for figure in figures:
        key = figure.name, figure.scope, figure.period
        found[key] = (*found.get(key, ()), figure)
    return found
