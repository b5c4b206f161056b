"""What leaves the office: papers composed of the ledger's facts, and the exported ledger."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from projledger import __version__
from projledger.api.files import free_name, replace_file
from projledger.api.questions import answerable
from projledger.foundation.period import Period

if TYPE_CHECKING:
    from projledger.api.ledger import Ledger
    from projledger.documents.facts import Facts
    from projledger.documents.papers import Asked, Identity, Kind, Paper


def facts_of(ledger: "Ledger", period: Period, *, as_of: str | None = None, latest: bool = False) -> "Facts":
    """What the ledger says of ``period``, from the standpoint that ``as_of`` and ``latest`` name.

    The day that dates papers is that of the ledger's state: ``as_of``, or today. UnknownName where there is
    nothing to answer from.
    """
    from projledger.documents.facts import Facts

    point = ledger.standpoint(as_of, latest=latest, period=period)
    taken = point.view.moment.astimezone().date() if as_of or point.closed else ledger.today
    facts = Facts(point.view, point.settings, period, taken)
    answerable(facts.projects, period.last, taken)
    return facts


def draft(
    ledger: "Ledger",
    kind: "Kind",
    facts: "Facts",
    asked: "Asked",
    *,
    template: Path | None = None,
    output: Path | None = None,
) -> Path:
    """Write a paper of ``kind`` as a draft and return where it lies (``drafts/`` unless ``output``)."""
    paper = kind.compose(facts, asked)
    target = output or free_name(ledger.workspace.drafts, f"{paper.title}（草稿）", ".docx")
    replace_file(target, rendered(paper, facts, template_of(ledger, kind, template)))
    return target


def rendered(paper: "Paper", facts: "Facts", template: Path, number: str = "") -> bytes:
    """``paper`` as the bytes of a .docx that says what it is; ``number`` is that under which it is issued."""
    from projledger.documents.render import render_paper

    return render_paper(
        paper, template, made=facts.taken, identity=identity_of(paper, facts, template, number)
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


def template_of(ledger: "Ledger", kind: "Kind", named: Path | None = None) -> Path:
    """The template of papers of ``kind``: ``named``, else the office's own, else the one that ships."""
    from projledger.foundation.shipped import shipped

    own = ledger.workspace.root / "templates" / kind.template
    return named or (own if own.is_file() else shipped("templates") / kind.template)


def whole_ledger(ledger: "Ledger", form: str, year: int | None, as_of: str | None) -> bytes:
    """All that the ledger holds; plans, standing figures and returns only of ``year`` where one is given."""
    from projledger.exports.ledger_contents import contents_of
    from projledger.exports.ledger_export import ledger_csv_zip, ledger_json, ledger_xlsx

    contents = contents_of(ledger.standpoint(as_of).view, year)
    if form == "xlsx":
        return ledger_xlsx(contents)
    return ledger_csv_zip(contents) if form == "csv" else ledger_json(contents).encode()
