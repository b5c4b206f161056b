"""Held rows that a clerk's word enters: another name for a project, or the filled list of questions."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from projledger.checks.known import Known, KnownProject
from projledger.forms.register import FORMS
from projledger.foundation.codes import Severity
from projledger.foundation.findings import Cell, Finding, Verdict
from projledger.foundation.period import Month
from projledger.foundation.text import normal_code, normal_name
from projledger.ledger.new_records import NewAlias, NewRuling
from projledger.ledger.records import HeldRecord, ProjectRecord
from projledger.ledger.view import View
from projledger.workbook.cells import Workbook

SAME, NEW, REFUSE = "同一项目", "新项目", "不收"
#: The errors that knowing the project takes away.
NAME_TROUBLES = frozenset({"P501", "P502", "P508"})


class Answer(Protocol):
    """One answered question, as :class:`projledger.returns.answers.Answer` is one."""

    @property
    def entry(self) -> int:
        """The held row's id."""

    @property
    def form(self) -> str:
        """The held row's form."""

    @property
    def decision(self) -> str:
        """SAME, NEW or REFUSE."""

    @property
    def project(self) -> int | None:
        """For SAME the candidate chosen."""

    @property
    def named(self) -> str:
        """For SAME the code or name that was written instead of choosing."""

    @property
    def name(self) -> str:
        """What the held row calls the project."""

    @property
    def sheet(self) -> str:
        """The sheet of the list."""

    @property
    def cell(self) -> Cell:
        """Where the decision stands."""


class Answers(Protocol):
    """A filled list: its answers, and what is wrong with it."""

    @property
    def answers(self) -> Sequence[Answer]:
        """The answers in the order of the rows."""

    @property
    def findings(self) -> Sequence[Finding]:
        """G902 for what cannot be read."""


AnswersReader = Callable[[Workbook, str], Answers]


class Span(NamedTuple):
    """The months for which a name holds, ``2021-07`` to ``2021-12``; None where it has no end."""

    first: str | None = None
    last: str | None = None

    def holds(self, period: str | None) -> bool:
        """Whether the month ``period`` is within it."""
        within = self.first is None or self.first <= (period or "")
        return within and (self.last is None or (period or "") <= self.last)


ALWAYS = Span()


class Answered(NamedTuple):
    """What a clerk's word comes to: rulings and names to record, and the rows that they enter.

    ``held_still`` are rows that bear the name but have other faults, which ``findings`` name.
    """

    rulings: tuple[NewRuling, ...] = ()
    aliases: tuple[NewAlias, ...] = ()
    findings: tuple[Finding, ...] = ()
    entered: tuple[HeldRecord, ...] = ()
    held_still: tuple[HeldRecord, ...] = ()


def answered(view: View, given: Answers, file_name: str) -> Answered:
    """The rulings that a filled list of questions asks for.

    同一项目 enters the row, and every other held row that bears its name, where nothing else is wrong
    with it; 新项目 leaves it held (G904: the project must stand in the plan first); 不收 rejects it. An
    answer that names no project is G902. About a row that is no longer held, or whose return a later
    one replaced, G903 tells; of the latter only the name is learnt.
    """
    held = {(record.form, record.entry): record for record in view.held(superseded=True)}
    rulings: dict[tuple[str, int], NewRuling] = {}
    named: list[Answered] = []
    findings = [finding._replace(file=file_name) for finding in given.findings]
    for answer in given.answers:
        record = held.get((answer.form, answer.entry))
        if answer.decision not in {SAME, NEW, REFUSE}:
            findings.append(_misfit(answer, file_name, answer.decision))
        elif record is None:
            findings.append(Finding("G903", file_name, answer.sheet, answer.cell, "", answer.name))
        elif answer.decision == REFUSE:
            ruling = NewRuling(answer.form, answer.entry, Verdict.REJECTED, record.project, REFUSE)
            rulings[answer.form, answer.entry] = ruling
        elif answer.decision == NEW:
            findings.append(Finding("G904", file_name, answer.sheet, answer.cell, "", record.name))
        elif (project := _meant(view, answer, record)) is None:
            findings.append(_misfit(answer, file_name, answer.named or answer.decision))
        else:
            named.append(name_project(view, record.name, project, SAME, also=record))
            if replaced(view, record):
                findings.append(Finding("G903", file_name, answer.sheet, answer.cell, "", record.name))
    for one in named:
        rulings = {**{(ruling.form, ruling.entry): ruling for ruling in one.rulings}, **rulings}
        findings.extend(finding for finding in one.findings if finding not in findings)
    aliases = dict.fromkeys(alias for one in named for alias in one.aliases)
    entered = [record for place, record in held.items() if _enters(rulings.get(place))]
    return Answered(tuple(rulings.values()), tuple(aliases), tuple(findings), tuple(entered))


def name_project(
    view: View,
    name: str,
    project: KnownProject | ProjectRecord,
    reason: str,
    also: HeldRecord | None = None,
    span: Span = ALWAYS,
) -> Answered:
    """Let ``name`` stand for ``project``: the alias, and rulings for the held rows that bear it.

    Rows with other errors stay held, and those errors are the findings; rows of a return that a later
    one replaced are left alone, and so are rows of months outside ``span``. Where the name is a project's
    already, no alias is made and only the row ``also`` is entered (its code was what was wrong).
    """
    wanted = normal_name(name)
    known = _known(view, also)
    bearing = [
        record for record in view.held("report", superseded=True) if normal_name(record.name) == wanted
    ]
    held = [record for record in bearing if span.holds(record.period) and not replaced(view, record)]
    aliases: tuple[NewAlias, ...] = ()
    if wanted not in known.project_names:
        aliases = (NewAlias("project", name, str(project.id), *span),)
    elif known.project_names[wanted] != (project.id,):
        held = [record for record in held if also is not None and record.entry == also.entry]
    errors = {record.entry: [*other_errors(record), *_year_unknown(record, project)] for record in held}
    sound = [record for record in held if not errors[record.entry]]
    faulty = [record for record in held if errors[record.entry]]
    return Answered(
        tuple(NewRuling(one.form, one.entry, Verdict.ENTERED, project.id, reason) for one in sound),
        aliases,
        tuple(finding for one in faulty for finding in errors[one.entry]),
        tuple(sound),
        tuple(faulty),
    )


def replaced(view: View, record: HeldRecord) -> bool:
    """Whether a later file of the same unit and month stands instead of the one that the row is in."""
    if any(other.entry == record.entry and other.form == record.form for other in view.held(record.form)):
        return False
    return any(
        (other.form, other.unit, other.period) == (record.form, record.unit, record.period)
        and other.submission != record.submission
        and other.verdict is not Verdict.REJECTED
        for other in view.returns(None)
    )


def other_errors(record: HeldRecord) -> list[Finding]:
    """What still holds the row once its project is known."""
    return [
        finding
        for finding in record.findings
        if finding.severity is Severity.ERROR and finding.code not in NAME_TROUBLES
    ]


def _year_unknown(record: HeldRecord, project: KnownProject | ProjectRecord) -> list[Finding]:
    """N101 where the row gives only a total since the start, and nothing says what came before the year."""
    values = record.values
    told = any(values.get(name) is not None for name in ("completed_ytd", "completed_month"))
    before = project.completed_before
    if before is None:
        before = values.get("completed_before")
    if told or before is not None or values.get("completed_total") is None:
        return []
    title = FORMS["report"].field("completed_ytd").title
    cell = Cell(record.row, 0)
    return [Finding("N101", record.file_name, record.sheet, cell, "completed_ytd", "", {"title": title})]


def _enters(ruling: NewRuling | None) -> bool:
    return ruling is not None and ruling.state is Verdict.ENTERED


def _known(view: View, record: HeldRecord | None) -> Known:
    year = (
        int(record.period[:4]) if record is not None and record.period else max(view.plan_years(), default=1)
    )
    return view.known(year, date(year, 12, 31), Month(year, 12))


def _meant(view: View, answer: Answer, record: HeldRecord) -> KnownProject | None:
    known = _known(view, record)
    if answer.project is not None:
        return known.projects.get(answer.project)
    code = normal_code(answer.named)
    if code in known.project_codes:
        return known.projects.get(known.project_codes[code])
    by_key = [one for one in known.projects.values() if normal_code(one.key) == code]
    named = by_key or [known.projects[one] for one in known.project_names.get(normal_name(answer.named), ())]
    return named[0] if len(named) == 1 else None


def _misfit(answer: Answer, file_name: str, found: str) -> Finding:
    allowed = {"allowed": "、".join((SAME, NEW, REFUSE))}
    return Finding("G902", file_name, answer.sheet, answer.cell, "", found, allowed)
