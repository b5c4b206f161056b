"""A clerk's decisions: judged by intake on a view, recorded whole, told as what they changed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from projledger.api.answers import KINDS
from projledger.api.decided import Attached, Closed, Entered, Ruling, Undone
from projledger.api.names import numbers_named, project_named, unit_named
from projledger.api.questions import answerable
from projledger.foundation.errors import Refused, UnknownName, UsageError
from projledger.foundation.language import _
from projledger.foundation.period import Month
from projledger.intake import attaching, decisions, rulings
from projledger.intake import entering as entering_
from projledger.intake.answering import Span
from projledger.ledger.records import FigureRecord, HeldRecord, SubmissionRecord
from projledger.ledger.replies import CONFIRMS
from projledger.ledger.view import View
from projledger.workbook.inputs import received

if TYPE_CHECKING:
    from projledger.api.ledger import Ledger


def accept(
    ledger: "Ledger", number: int, rows: Sequence[int] | None, reason: str, who: str, *, dry_run: bool
) -> Ruling:
    """Enter held rows of a submission as they are."""
    view = ledger.book.view()
    ruling = rulings.accept(view, number, reason=reason, received_on=ledger.today, who=who, rows=rows)
    return _ruled(ledger, view, ruling, dry_run=dry_run)


def succeed(
    ledger: "Ledger", old: str, successors: Sequence[str], since: Month, who: str, *, dry_run: bool
) -> Ruling:
    """Say that the project ``old`` is reported under ``successors`` from ``since`` on."""
    view = ledger.book.view()
    months = (since, since.plus(-1), Month(since.year, 12))
    ended = project_named([one for month in months for one in view.projects(month)], old)
    taking = [project_named(view.projects(Month(since.year, 12)), name) for name in successors]
    ruling = rulings.succeed(view, ended, taking, since, received_on=ledger.today, who=who)
    return _ruled(ledger, view, ruling, dry_run=dry_run)


def alias(
    ledger: "Ledger",
    name: str,
    target: str,
    who: str,
    *,
    unit: bool,
    first: Month | None,
    last: Month | None,
    dry_run: bool,
) -> Ruling:
    """Let ``name`` stand for a project or unit, for the returns of the months ``first`` to ``last``."""
    if first is not None and last is not None and last < first:
        raise UsageError(_("--to {last} is before --from {first}.").format(first=first, last=last))
    view = ledger.book.view()
    today = ledger.today
    if unit:
        canonical = unit_named(view.units(), target)
        return _ruled(
            ledger,
            view,
            rulings.alias_unit(view, name, canonical, received_on=today, who=who),
            dry_run=dry_run,
        )
    year = ledger.settings.office.year
    try:
        project = project_named(view.projects(Month(year, 12)), target)
    except UnknownName as error:
        if target in {unit.name for unit in view.units()}:
            text = _("“{target}” is a unit: add --unit.").format(target=target)
            raise UnknownName(f"{error} {text}") from None
        raise
    known = view.known(year, today, last=Month(year, 12)).projects[project.id]
    span = Span(str(first) if first else None, str(last) if last else None)
    ruling = rulings.alias_project(view, name, known, received_on=today, who=who, span=span)
    return _ruled(ledger, view, ruling, dry_run=dry_run)


def _ruled(ledger: "Ledger", view: View, ruling: rulings.Ruling, *, dry_run: bool) -> Ruling:
    number = None
    if ruling.submission is not None and not dry_run:
        number = ledger.post([ruling.submission], view.number)[0]
    refused = [
        _("{row}: not entered, {missing}").format(row=_row(one.record), missing=one.missing)
        for one in ruling.refused
    ]
    return Ruling(number, tuple(_row(one) for one in ruling.entered), tuple(refused), ruling.notes)


def _row(record: HeldRecord) -> str:
    text = _("no. {number} {file} row {row} {name}")
    return text.format(number=record.submission, file=record.file_name, row=record.row, name=record.name)


def attach(
    ledger: "Ledger",
    file: Path,
    to: int | None,
    unit: str | None,
    month: Month | None,
    received_on: date,
    who: str,
    *,
    dry_run: bool,
) -> Attached:
    """Link a paper to a submission."""
    if file.is_dir():
        raise UsageError(_("{file} is a folder; name a file in it.").format(file=file))
    view = ledger.book.view()
    taken = list(received([file], ledger.reader.limits))
    if len(taken) != 1:
        raise Refused(
            _("{file} is an archive; unpack it and attach the papers in it.").format(file=file.name)
        )
    if to is None:
        year = ledger.settings.office.year
        known = view.known(year, ledger.today)
        named = unit_named(view.units(), unit) if unit else None
        to = attaching.target_of(view, known, file.name, named, month, year)
    submission = attaching.attach(view, taken[0], to, received_on=received_on, who=who)
    number = None if dry_run else ledger.post([submission], view.number)[0]
    target = next(item for item in view.submissions() if item.number == to)
    return Attached(number, file.name, to, what(target))


def enter(
    ledger: "Ledger",
    project: str,
    month: Month,
    values: Mapping[str, str],
    source: str,
    reason: str,
    received_on: date,
    who: str,
    *,
    dry_run: bool,
    confirms: str = "",
) -> Entered:
    """Enter figures told by phone or chat, or by the unit ``confirms`` in reply to a letter."""
    view = ledger.book.view()
    projects = view.projects(month)
    answerable(projects, month, ledger.today)
    record = project_named(projects, project)
    entering = entering_.enter(
        view,
        ledger.settings,
        record,
        month,
        values,
        source=source,
        reason=reason,
        received_on=received_on,
        who=who,
    )
    standing = next(
        (item for item in view.figures(month.year, month, record.id) if item.month == month), None
    )
    before = standing.values if standing else {}
    changes = tuple(
        (field, before.get(field), value) for field, value in entering.values.items() if field != "project"
    )
    number, submission = None, entering.submission
    if submission is not None and not dry_run:
        if confirms:
            submission = replace(submission, command={**submission.command, CONFIRMS: confirms})
        number = ledger.post([submission], view.number)[0]
    return Entered(number, record, month, changes, entering.findings, refused=entering.submission is None)


def close_month(ledger: "Ledger", month: Month, who: str, *, dry_run: bool) -> Closed:
    """Fix the figures of ``month``."""
    view = ledger.book.view()
    submission = decisions.close_month(view, month, received_on=ledger.today, who=who)
    found = ledger.status(month)
    number = None if dry_run else ledger.post([submission], view.number)[0]
    unreported = len(found.reporting.missing) + len(found.reporting.not_due) + len(found.reporting.rejected)
    return Closed(month, number, unreported, len(found.held))


def undo(ledger: "Ledger", number: int, reason: str, who: str, *, dry_run: bool) -> Undone:
    """Take a submission out of all later views."""
    view = ledger.book.view()
    submission = decisions.undo(view, number, reason=reason, received_on=ledger.today, who=who)
    target = next(item for item in view.submissions() if item.number == number)
    before = _figures(ledger, view)
    if obstacles := ledger.book.undo_obstacles(number):
        message = _("No. {number} cannot be undone: no. {numbers} rest on it. Undo those first.")
        raise Refused(message.format(number=number, numbers=numbers_named(obstacles)))
    after = _figures(ledger, ledger.book.view_without(number))
    by = None if dry_run else ledger.post([submission], view.number)[0]
    return Undone(number, by, what(target), *_changed(before, after))


def _figures(ledger: "Ledger", view: View) -> dict[tuple[int, Month], FigureRecord]:
    years = {ledger.settings.office.year, *view.plan_years()}
    return {
        (item.project, item.month): item for year in years for item in view.figures(year, Month(year, 12))
    }


def _changed(
    before: Mapping[tuple[int, Month], FigureRecord],
    after: Mapping[tuple[int, Month], FigureRecord],
) -> tuple[int, int]:
    """How many figures have an earlier one standing again, and how many have none now."""
    restored = sum(1 for key, item in after.items() if key not in before or before[key].entry != item.entry)
    return restored, sum(1 for key in before if key not in after)


def what(item: SubmissionRecord) -> str:
    """What a submission was, in a word: its file's name, or the kind of command."""
    return item.file_name or _(KINDS.get(item.kind, item.kind))
