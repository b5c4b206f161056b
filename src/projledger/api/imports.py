"""``check`` and ``import``: read the files, plan, post, and write what goes back to the units."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from projledger.api.files import free_name, replace_file
from projledger.foundation.codes import Severity
from projledger.foundation.errors import UsageError, WorkspaceError
from projledger.foundation.findings import Finding, Verdict
from projledger.foundation.language import _
from projledger.foundation.period import Month
from projledger.intake.options import ImportOptions
from projledger.intake.outcome import FileOutcome, ImportOutcome, ImportOutcomeRecord
from projledger.intake.planned import Fate, PlannedImport
from projledger.intake.planning import plan_import
from projledger.intake.posting import foreseen, post_import
from projledger.ledger.view import View
from projledger.measures.plan_change import PlanChange, plan_change
from projledger.measures.reporting import reporting
from projledger.returns.answers import read_answers
from projledger.workbook.inputs import received

if TYPE_CHECKING:
    from projledger.api.ledger import Ledger

#: The list of open questions, in the workspace's ``returned`` folder.
QUESTIONS_NAME = "待核对"
#: From so many files on it pays to start workers that judge what they read.
MANY = 16


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came of a call, and what was written for the units.

    ``annotated`` maps a file's submission to its marked-up copy; ``questions`` is the list of open
    questions, None where there is none; ``missing`` and ``returned`` are the units that have not
    reported, and those with rows to correct, of ``month`` (None where no report was among the files);
    ``plan`` is what a plan among the files changed in the plan in force; ``blocked`` says why a
    marked-up copy or the list could not be written, though the files are recorded; ``dropped`` names
    the projects that a plan file (by its number) took out of the plan; ``first`` says which register or
    plan the ledger needs before its reports can be entered.
    """

    outcome: ImportOutcome
    annotated: tuple[tuple[int, Path], ...] = ()
    questions: Path | None = None
    month: Month | None = None
    missing: tuple[str, ...] = ()
    returned: tuple[str, ...] = ()
    plan: PlanChange | None = None
    blocked: str = ""
    dropped: tuple[tuple[int, tuple[str, ...]], ...] = ()
    first: str = ""

    @property
    def troubled(self) -> bool:
        """Whether the exit code is 1: an error-level finding or a held row."""
        return self.outcome.troubled or bool(self.blocked)

    def record(self) -> ImportOutcomeRecord:
        """The call as JSON."""
        return self.outcome.record()


def check(
    ledger: "Ledger", paths: Sequence[Path], options: ImportOptions, tick: Callable[[int, int], None] | None
) -> ImportReport:
    """What importing ``paths`` would find; nothing is written."""
    with _without_collecting():
        view = ledger.book.view()
        planned = _plan(ledger, paths, options, tick)
        outcome = foreseen(planned, view)
        return ImportReport(outcome, first=_first(view, outcome))


def import_(
    ledger: "Ledger",
    paths: Sequence[Path],
    options: ImportOptions,
    tick: Callable[[int, int], None] | None,
    *,
    annotate: bool,
) -> ImportReport:
    """Enter ``paths``, then write marked-up copies and the list of questions."""
    with _without_collecting():
        planned = _plan(ledger, paths, options, tick)
        before = ledger.book.view()
        outcome = post_import(ledger.book, planned)
    annotated: list[tuple[int, Path]] = []
    questions, blocked = None, ""
    if annotate:
        try:
            for file in outcome.files:
                annotated += [pair] if (pair := _annotate(ledger, file)) else []
            questions = _questions(ledger, outcome, options.received_on)
        except WorkspaceError as error:
            # The files are recorded: what cannot be written beside them must not hide that.
            blocked = str(error)
    month, missing, returned = _standing(ledger, outcome)
    view = ledger.book.view()
    plan = _plan_change(before, view, outcome)
    dropped = tuple(_dropped(view, outcome))
    first = _first(view, outcome)
    return ImportReport(
        outcome, tuple(annotated), questions, month, missing, returned, plan, blocked, dropped, first
    )


def _first(view: View, outcome: ImportOutcome) -> str:
    """What to import before reports that were not entered; "" where the ledger has all that they need."""
    returns = [back for file in outcome.files for back in file.returns]
    forms = {back.form for back in returns}
    waiting = [back for back in returns if back.form == "report" and back.verdict != Verdict.ENTERED]
    lacking = [_("the register of units")] if "units" not in forms and waiting and not view.units() else []
    if "plan" not in forms:
        years = {int(back.period[:4]) for back in waiting if back.period}.difference(view.plan_years())
        lacking += [_("the plan of {year}").format(year=year) for year in sorted(years)]
    if not lacking:
        return ""
    text = _("The ledger lacks {names}: import that first, then these files again.")
    return text.format(names=_(" and ").join(lacking))


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Cells and rows make no cycles; to look through all of them again and again costs much time.

    What is left of them at the end is put aside from later searches too.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.freeze()
            gc.enable()


def _plan(
    ledger: "Ledger", paths: Sequence[Path], options: ImportOptions, tick: Callable[[int, int], None] | None
) -> PlannedImport:
    _sent_by_units(ledger, paths)
    files = list(received(paths, ledger.reader.limits))
    reader = ledger.judges if len(files) >= MANY else ledger.reader
    return plan_import(files, reader, ledger.book.view(), ledger.settings, options, tick, read_answers)


def _sent_by_units(ledger: "Ledger", paths: Sequence[Path]) -> None:
    """Raise UsageError for the ledger's own files, and for folders that hold them or that projledger fills.

    A file in ``returned`` may be named: filled lists of questions and corrected copies lie there.
    """
    place = ledger.workspace
    ours = (place.received, place.returned, place.drafts, place.issued)
    for folder in (path.resolve() for path in paths if path.is_dir()):
        if place.root.resolve().is_relative_to(folder) or any(
            folder.is_relative_to(own.resolve()) for own in ours
        ):
            message = _("{folder} holds the ledger's own files. Name the files or folders that units sent.")
            raise UsageError(message.format(folder=folder))
    kept = tuple(own.resolve() for own in (place.received, place.drafts, place.issued))
    single = {place.ledger.resolve(), place.settings_file.resolve()}
    for file in (path.resolve() for path in paths if path.is_file()):
        if file in single or any(file.is_relative_to(own) for own in kept):
            message = _("{file} is the ledger's own. Name the files or folders that units sent.")
            raise UsageError(message.format(file=file))


def _annotate(ledger: "Ledger", file: FileOutcome) -> tuple[int, Path] | None:
    """The marked-up copy of a file that was held or rejected; None for all others."""
    from projledger.returns.annotate import marked_copy, write_returned

    if file.submission is None or file.verdict not in {Fate.HELD, Fate.REJECTED}:
        return None
    own = [finding for finding in file.findings if finding.file in {"", file.name} and not _of_file(finding)]
    if not file.received.data or not own:
        return None
    name, data = marked_copy(file.received.data, file.name, own, ledger.reader)
    period = next((item.period for item in file.returns if item.period), "") or ""
    return file.submission, write_returned(ledger.workspace.returned, period, file.submission, name, data)


def _of_file(finding: Finding) -> bool:
    """Whether the finding says that the file itself could not be read: there is nothing to mark."""
    return finding.severity is Severity.ERROR and finding.about.scope == "file"


def _questions(ledger: "Ledger", outcome: ImportOutcome, received_on: date) -> Path | None:
    """The list of open questions, where a file of this call raised one."""
    asked = any(finding.code in {"P501", "P502"} for file in outcome.files for finding in file.findings)
    if not asked:
        return None
    from projledger.returns.questions import open_questions, questions_workbook

    view = ledger.book.view()
    known = view.known(ledger.settings.office.year, received_on)
    questions = open_questions(view.held("report"), known)
    if not questions:
        return None
    target = free_name(ledger.workspace.returned, f"{QUESTIONS_NAME}{received_on.isoformat()}", ".xlsx")
    replace_file(target, questions_workbook(questions))
    return target


def _dropped(now: View, outcome: ImportOutcome) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The projects that each plan file of the call took out, also those that came in the same call."""
    for file in outcome.files:
        if file.submission is not None and any(back.form == "plan" and back.entered for back in file.returns):
            names = tuple(project.name for project in now.dropped(file.submission))
            if names:
                yield file.submission, names


def _plan_change(before: View, now: View, outcome: ImportOutcome) -> PlanChange | None:
    """What the latest plan among the files changed; None where there is none, or none was there before."""
    years = [
        int(back.period)
        for file in outcome.files
        for back in file.returns
        if back.form == "plan" and back.entered and back.period
    ]
    if not years:
        return None
    end = Month(max(years), 12)
    earlier = before.projects(end)
    return plan_change(earlier, now.projects(end)) if earlier else None


def _standing(
    ledger: "Ledger", outcome: ImportOutcome
) -> tuple[Month | None, tuple[str, ...], tuple[str, ...]]:
    """The latest month among the reports of the call, and who of it is missing or has rows to correct."""
    periods = {
        back.period
        for file in outcome.files
        for back in file.returns
        if back.form == "report" and back.period
    }
    months = [month for period in periods if (month := Month.parse(period))]
    if not months:
        return None, (), ()
    last = max(months)
    view = ledger.book.view()
    found = reporting(
        view.units(),
        view.projects(last),
        view.returns(last.year),
        view.held("report"),
        last,
        ledger.settings,
        ledger.today,
    )
    missing = tuple(unit.unit for unit in (*found.missing, *found.not_due))
    returned = tuple(unit.unit for unit in (*found.held, *found.rejected))
    return last, missing, returned
