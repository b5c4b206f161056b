"""The first look at each file of a call: what needs no judging of tables is settled here."""

from collections.abc import Sequence
from dataclasses import replace

from projledger.forms.titles import vocabulary
from projledger.foundation.findings import Finding, has_errors
from projledger.intake.answering import AnswersReader, answered
from projledger.intake.gather import QUESTIONS_FORM, Gathered, wrong_stamp
from projledger.intake.options import ImportOptions
from projledger.intake.planned import Fate, PlannedFile, PlannedReturn
from projledger.intake.refused import no_return_found
from projledger.ledger.new_records import NewSubmission
from projledger.ledger.plans import CONTINUES
from projledger.ledger.view import View


def without_tables(one: Gathered, view: View, options: ImportOptions) -> PlannedFile | None:
    """What becomes of a file in which no table is to be judged; None for all others."""
    codes = {finding.code for finding in one.findings}
    if "F009" in codes:
        return PlannedFile(one, Fate.SKIPPED, findings=one.findings)
    if one.received.data and (number := view.standing_sha(one.sha256)) is not None:
        return PlannedFile(one, Fate.DUPLICATE, duplicate_of=number)
    if "F008" in codes:
        return file_kept(one, Fate.ATTACHMENT, one.findings, options)
    findings = one.findings
    if not has_errors(findings):
        if (wrong := wrong_stamp(one)) is not None:
            findings = (*findings, wrong)
        elif not one.tables and not one.is_answers:
            if one.workbook is not None and one.workbook.format == "docx":
                # a letter or a briefing may have tables and be no return
                none = Finding("F013", one.received.name, found=str(len(one.workbook.sheets)))
                return file_kept(one, Fate.ATTACHMENT, (*findings, none), options)
            findings = (*findings, *_no_return(one))
    return file_kept(one, Fate.REJECTED, findings, options) if has_errors(findings) else None


def only_reports(one: Gathered) -> bool:
    """Whether the file is a sound workbook of reports and nothing else."""
    return (
        bool(one.tables)
        and all(table.form == "report" for table in one.tables)
        and not one.is_answers
        and not has_errors(one.findings)
        and wrong_stamp(one) is None
    )


def _no_return(one: Gathered) -> tuple[Finding, ...]:
    if one.workbook is None:
        return (Finding("L301", one.received.name),)
    return no_return_found(one.workbook, one.received.name, vocabulary())


def file_kept(
    one: Gathered, fate: Fate, findings: Sequence[Finding], options: ImportOptions, *returns: PlannedReturn
) -> PlannedFile:
    """The file with the submission that keeps it."""
    submission = new_file(one, options, tuple(findings), returns)
    return PlannedFile(one, fate, submission, returns, tuple(findings))


def new_file(
    one: Gathered,
    options: ImportOptions,
    findings: tuple[Finding, ...],
    returns: Sequence[PlannedReturn] = (),
) -> NewSubmission:
    """The submission that keeps the file; a member that could not be unpacked has no bytes to keep."""
    received = one.received
    return NewSubmission(
        kind="file",
        received_on=options.received_on,
        who=options.who,
        file_name=received.name,
        container=received.container,
        data=received.data if received.data or not received.findings else None,
        returns=tuple(item.new for item in returns),
        findings=findings,
    )


def refused(one: Gathered, options: ImportOptions, findings: tuple[Finding, ...]) -> PlannedFile:
    """P507: neither the bytes nor any other word of a file with a classified row is kept."""
    submission = replace(
        new_file(one, options, findings), data=None, sha256=one.sha256, size=len(one.received.data)
    )
    return PlannedFile(one, Fate.REJECTED, submission, findings=findings)


def answers(
    one: Gathered, view: View, options: ImportOptions, read_answers: AnswersReader | None
) -> PlannedFile:
    """What a filled list of questions comes to; without a reader of answers it is of no known form."""
    if read_answers is None or one.workbook is None:
        missing = Finding("L308", one.received.name, found=QUESTIONS_FORM)
        return file_kept(one, Fate.REJECTED, (*one.findings, missing), options)
    ruling = answered(view, read_answers(one.workbook, one.received.name), one.received.name)
    findings = (*one.findings, *ruling.findings)
    submission = replace(
        new_file(one, options, findings), kind="answers", rulings=ruling.rulings, aliases=ruling.aliases
    )
    fate = Fate.HELD if has_errors(findings) else Fate.ENTERED
    return PlannedFile(one, fate, submission, findings=findings)


def continuing(planned: PlannedFile, others: Sequence[PlannedFile]) -> PlannedFile:
    """The file with the word that its plan and those of ``others`` are parts of one."""
    if planned.submission is None:
        return planned
    command = {**planned.submission.command, CONTINUES: [other.gathered.sha256 for other in others]}
    return replace(planned, submission=replace(planned.submission, command=command))


def twins_of(gathered: Sequence[Gathered], done: dict[int, PlannedFile]) -> dict[int, int]:
    """The files whose bytes an earlier file of the same call has, each with that one's place."""
    first: dict[str, int] = {}
    twins: dict[int, int] = {}
    for place, one in enumerate(gathered):
        if place not in done or done[place].fate is Fate.ATTACHMENT:
            original = first.setdefault(one.sha256, place)
            if original != place:
                twins[place] = original
    return twins
