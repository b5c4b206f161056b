"""Notices: one paper for each unit (or project) that a kind of paper concerns, in one run."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from projledger.api.files import free_name, replace_file
from projledger.api.names import project_named, unit_named
from projledger.api.papers import facts_of, rendered, template_of
from projledger.foundation.errors import UsageError
from projledger.foundation.language import _
from projledger.foundation.period import Period
from projledger.ledger.issues import OF_A_MONTH

if TYPE_CHECKING:
    from projledger.api.issuing import Issued
    from projledger.api.opened import Opened
    from projledger.documents.facts import Facts
    from projledger.documents.notices.concerned import Concern
    from projledger.documents.papers import Asked

_OF_PROJECTS = "one-page"
#: So many characters of a unit's or project's name stand in the name of a file.
_LONGEST_NAME = 40


class Whom(NamedTuple):
    """To whom: one ``unit``, one ``project``, or all that are concerned (neither given)."""

    unit: str | None = None
    project: str | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """One paper: whom it concerns and why, where it lies, and its number where it was issued.

    ``path`` is None in a dry run of drafts, ``submission`` that which issued it.
    """

    concern: "Concern"
    path: Path | None
    number: str = ""
    submission: int | None = None


@dataclass(frozen=True, slots=True)
class NoticeRun:
    """What a run wrote. ``names`` are the kinds it looked at, each with what the office calls it.

    ``spared`` are the units that were looked at and that a kind does not concern, by kind.
    """

    period: Period
    taken: date
    names: Mapping[str, str]
    written: tuple[Written, ...]
    spared: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    issued: bool = False
    dry_run: bool = False

    def record(self) -> dict[str, Any]:
        """The run as JSON: each paper with its reasons, and who is not concerned."""
        return {
            "period": str(self.period),
            "taken": self.taken.isoformat(),
            "dry_run": self.dry_run,
            "kinds": [{"kind": kind, "name": name} for kind, name in self.names.items()],
            "papers": [
                {
                    "kind": one.concern.kind,
                    "unit": one.concern.unit,
                    "project": one.concern.name or None,
                    "reasons": [{"reason": why.word, "count": why.about} for why in one.concern.reasons],
                    "file": str(one.path) if one.path else None,
                    "number": one.number or None,
                    "submission": one.submission,
                }
                for one in self.written
            ],
            "not_concerned": {kind: list(units) for kind, units in self.spared.items()},
        }


@dataclass(frozen=True, slots=True)
class How:
    """How papers are written: as drafts in a ``state`` into ``output``, or issued as of the day ``dated``.

    ``once_more`` issues them although the same ones stand.
    """

    template: Path | None = None
    output: Path | None = None
    state: str = ""
    issue: bool = False
    dated: date | None = None
    once_more: bool = False
    who: str | None = None
    dry_run: bool = False


def notices(
    ledger: "Opened",
    kinds: Sequence[str],
    period: Period,
    whom: Whom,
    how: How,
    *,
    as_of: str | None = None,
    latest: bool = False,
) -> NoticeRun:
    """Write papers of ``kinds`` for all that they concern (or only for ``whom``), kind by kind.

    Urging and review speak of the present, the others of the figures at which the month was closed, unless
    ``latest``. Drafts are composed before the first is written; those of a kind are issued all or none.
    Raises UnknownName for a unit or project that there is not, UsageError where a template or a file is named
    for several kinds or papers, and what issuing raises.
    """
    from projledger.documents.notices.concerned import concerned, units_of

    if how.template is not None and len(kinds) > 1:
        raise UsageError(_("--template shapes papers of one kind: add --kind."))
    facts = _facts(ledger, period, as_of, latest=latest, dated=how.dated)
    unit = unit_named(facts(kinds[0]).units, whom.unit) if whom.unit else None
    project = project_named(facts(kinds[0]).projects, whom.project).id if whom.project else None
    found: dict[str, list[Concern]] = {}
    spared: dict[str, tuple[str, ...]] = {}
    for kind in kinds:
        all_of = concerned(kind, facts(kind))
        found[kind] = [one for one in all_of if unit in (None, one.unit) and project in (None, one.project)]
        reached = {one.unit for one in all_of}
        looked_at = [unit] if unit else [] if project else units_of(kind, facts(kind))
        spared[kind] = tuple(name for name in looked_at if name not in reached)
    chosen = [one for concerns in found.values() for one in concerns]
    if how.issue:
        if not how.once_more:
            _refuse_twice(ledger, found, period)
        written = [
            one
            for kind, concerns in found.items()
            if concerns
            for one in _issued(ledger, kind, period, concerns, how, latest=latest or kind in OF_A_MONTH)
        ]
    else:
        written = _drafted(ledger, chosen, facts, how)
    names = {kind: ledger.settings.paper(kind).name for kind in kinds}
    taken = facts(kinds[0]).taken
    return NoticeRun(period, taken, names, tuple(written), spared, how.issue, how.dry_run)


def _facts(
    ledger: "Opened", period: Period, as_of: str | None, *, latest: bool, dated: date | None
) -> "Callable[[str], Facts]":
    """The facts that papers of a kind are composed of; kinds that speak of the same moment share them."""
    made: dict[bool, Facts] = {}
    closed = str(period.last) in ledger.book.view().closed()

    def of_kind(kind: str) -> "Facts":
        now = (latest or kind in OF_A_MONTH) if closed and as_of is None else latest
        if now not in made:
            day = dated or (None if as_of else ledger.today)
            made[now] = facts_of(ledger, period, as_of=as_of, latest=now, dated=day)
        return made[now]

    return of_kind


def _asked(concern: "Concern") -> "Asked":
    from projledger.documents.papers import Asked

    if concern.project is not None:
        return Asked(project=concern.project)
    return Asked(unit=concern.unit)


def _drafted(
    ledger: "Opened", concerns: "Sequence[Concern]", facts: "Callable[[str], Facts]", how: How
) -> list[Written]:
    if how.dry_run:
        return [Written(one, None) for one in concerns]
    from projledger.documents.papers import KINDS

    one_file = how.output is not None and how.output.suffix.lower() == ".docx"
    if one_file and len(concerns) > 1:
        message = _("{count} papers do not fit into {file}; name a folder.")
        raise UsageError(message.format(count=len(concerns), file=how.output))
    ready: list[tuple[Concern, bytes]] = []
    for one in concerns:
        kind, known = KINDS[one.kind], facts(one.kind)
        paper = kind.compose(known, _asked(one))
        shape = template_of(ledger, kind, how.template)
        ready.append((one, rendered(paper, known, shape, state=how.state)))
    folder = how.output or ledger.workspace.drafts
    written = []
    for one, data in ready:
        target = folder if one_file else free_name(folder, _stem(ledger, one, facts(one.kind), how), ".docx")
        replace_file(target, data)
        written.append(Written(one, target))
    return written


def _stem(ledger: "Opened", one: "Concern", facts: "Facts", how: How) -> str:
    """``催报通知 青石镇 2021年6月（草稿）``."""
    last = facts.period.last
    said = f"{last.year}年{last.month}月" if one.kind in OF_A_MONTH else facts.period.title
    # A long name must not push out what tells the papers of a run apart.
    whose = (one.name or one.unit)[:_LONGEST_NAME]
    return f"{ledger.settings.paper(one.kind).name} {whose} {said}（{how.state or '草稿'}）"


def _refuse_twice(ledger: "Opened", found: "Mapping[str, Sequence[Concern]]", period: Period) -> None:
    """Before the first kind takes its numbers: none of the papers of any kind may stand already."""
    from projledger.api.issuing import refuse_twice
    from projledger.documents.papers import KINDS

    for kind, concerns in found.items():
        refuse_twice(ledger, KINDS[kind], period, [_asked(one) for one in concerns])


def _issued(
    ledger: "Opened", kind: str, period: Period, concerns: "Sequence[Concern]", how: How, *, latest: bool
) -> list[Written]:
    from projledger.api.issuing import issue
    from projledger.documents.papers import KINDS

    issued: list[Issued] = issue(
        ledger,
        KINDS[kind],
        period,
        [_asked(one) for one in concerns],
        dated=how.dated,
        template=how.template,
        latest=latest,
        once_more=how.once_more,
        who=how.who,
        dry_run=how.dry_run,
    )
    return [
        Written(one, None if how.dry_run else paper.path, paper.label, paper.submission)
        for one, paper in zip(concerns, issued, strict=True)
    ]


def kinds_for(kind: str | None, project: str | None) -> tuple[str, ...]:
    """The kinds that a run looks at: ``kind``; a project's page; else what follows from how things stand."""
    from projledger.documents.notices.concerned import USUAL

    if project is not None:
        if kind not in (None, _OF_PROJECTS):
            raise UsageError(_("A paper of this kind goes to a unit: name it with --unit."))
        return (_OF_PROJECTS,)
    return USUAL if kind is None else (kind,)
