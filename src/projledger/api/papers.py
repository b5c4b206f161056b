"""What leaves the office: papers composed of the ledger's facts, and the exported ledger."""

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from projledger import __version__
from projledger.api.files import free_name, replace_file
from projledger.api.questions import answerable
from projledger.foundation.period import Period

if TYPE_CHECKING:
    from projledger.api.opened import Opened
    from projledger.documents.facts import Facts
    from projledger.documents.papers import Asked, Identity, Kind, Paper


def facts_of(
    ledger: "Opened",
    period: Period,
    *,
    as_of: str | None = None,
    latest: bool = False,
    dated: date | None = None,
) -> "Facts":
    """What the ledger says of ``period``, from the standpoint that ``as_of`` and ``latest`` name.

    Papers bear the day ``dated``, or that of the ledger's state: ``as_of``, or today. UnknownName where there
    is nothing to answer from.
    """
    from projledger.documents.facts import Facts

    point = ledger.standpoint(as_of, latest=latest, period=period)
    taken = point.view.moment.astimezone().date() if as_of or point.closed else ledger.today
    facts = Facts(point.view, point.settings, period, taken, dated)
    answerable(facts.projects, period.last, taken)
    return facts


def draft(
    ledger: "Opened",
    kind: "Kind",
    facts: "Facts",
    asked: "Asked",
    *,
    template: Path | None = None,
    output: Path | None = None,
    state: str = "",
) -> Path:
    """Write a paper of ``kind`` as a draft and return where it lies (``drafts/`` unless ``output``).

    ``state`` is what kind of draft it is (征求意见稿, 送审稿); the paper says so at its head.
    """
    paper = kind.compose(facts, asked)
    target = output or free_name(ledger.workspace.drafts, f"{paper.title}（{state or '草稿'}）", ".docx")
    replace_file(target, rendered(paper, facts, template_of(ledger, kind, template), state=state))
    return target


def rendered(
    paper: "Paper", facts: "Facts", template: Path, number: str | None = None, state: str = ""
) -> bytes:
    """``paper`` as the bytes of a .docx that says what it is.

    ``number`` is that under which it is issued as it is printed ("" for a kind without); None makes a draft,
    which may say its ``state``.
    """
    from projledger.documents.framing import framed, framed_draft
    from projledger.documents.render import render_paper

    form = facts.settings.paper(paper.kind)
    frame = framed_draft(form, facts.dated, state) if number is None else framed(form, facts.dated, number)
    return render_paper(
        replace(paper, context={**paper.context, **frame}),
        template,
        made=facts.dated,
        identity=identity_of(paper, facts, template, number or ""),
    )


def identity_of(paper: "Paper", facts: "Facts", template: Path, number: str = "") -> "Identity":
    """What the document of ``paper`` says of itself."""
    from projledger.documents.papers import Identity

    # An unreadable template is refused in plain words when it is opened.
    shape = hashlib.sha256(template.read_bytes()).hexdigest() if template.is_file() else ""
    return Identity(
        kind=paper.kind,
        period=str(facts.period),
        as_of=facts.number,
        day=facts.taken.isoformat(),
        unit=paper.asked.unit,
        project=paper.asked.project,
        topic=paper.asked.topic,
        number=number,
        version=__version__,
        template=shape,
        head=facts.head_digest,
        dated=facts.dated.isoformat(),
    )


def template_of(ledger: "Opened", kind: "Kind", named: Path | None = None) -> Path:
    """The template of papers of ``kind``: ``named``, else the office's own, else the one that ships."""
    from projledger.foundation.shipped import shipped

    own = ledger.workspace.root / "templates" / kind.template
    return named or (own if own.is_file() else shipped("templates") / kind.template)


def whole_ledger(ledger: "Opened", form: str, year: int | None, as_of: str | None) -> bytes:
    """All that the ledger holds; plans, standing figures and returns only of ``year`` where one is given."""
    from projledger.exports.ledger_contents import contents_of
    from projledger.exports.ledger_export import ledger_csv_zip, ledger_json, ledger_xlsx

    contents = contents_of(ledger.standpoint(as_of).view, year)
    if form == "xlsx":
        return ledger_xlsx(contents)
    return ledger_csv_zip(contents) if form == "csv" else ledger_json(contents).encode()
