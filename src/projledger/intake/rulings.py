"""A clerk's decisions about held rows and names: accept, alias."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from pydantic import ValidationError

from projledger.checks.known import KnownProject
from projledger.forms.register import FORMS
from projledger.foundation.errors import Refused, UnknownName
from projledger.foundation.findings import Verdict
from projledger.foundation.language import _
from projledger.foundation.period import Month
from projledger.foundation.text import normal_name
from projledger.intake.answering import ALWAYS, Span, name_project
from projledger.ledger.new_records import NewAlias, NewRuling, NewSubmission
from projledger.ledger.records import HeldRecord, ProjectRecord
from projledger.ledger.succession import SUCCESSOR, leads_to
from projledger.ledger.view import View


class RefusedRow(NamedTuple):
    """A held row that cannot be entered, and what is missing, in the language in force."""

    record: HeldRecord
    missing: str


class Ruling(NamedTuple):
    """What a decision comes to. ``submission`` is to be posted; the rows are for the screen.

    ``notes`` are whole sentences on what remains to be done.
    """

    submission: NewSubmission | None
    entered: tuple[HeldRecord, ...]
    refused: tuple[RefusedRow, ...] = ()
    notes: tuple[str, ...] = ()


def accept(
    view: View,
    number: int,
    *,
    reason: str,
    received_on: date,
    who: str = "",
    rows: Collection[int] | None = None,
) -> Ruling:
    """Enter the held rows of submission ``number`` as they are (only sheet rows ``rows``, if given).

    A row is entered only if its project is known and its values make a whole row of the form; the
    others are refused with what is missing. Raises Refused where nothing of it is held, UnknownName
    for a number or a row that is not there.
    """
    if not any(submission.number == number for submission in view.submissions()):
        text = _("There is no submission no. {number}; the last is no. {head}.")
        raise UnknownName(text.format(number=number, head=view.number))
    held = [record for record in view.held(superseded=True) if record.submission == number]
    if not held:
        raise Refused(_("No row of no. {number} is held.").format(number=number))
    if rows is not None:
        if unknown := sorted(set(rows) - {record.row for record in held}):
            text = _("Row {row} of no. {number} is not held.")
            raise UnknownName(text.format(row=unknown[0], number=number))
        held = [record for record in held if record.row in rows]
    missing = [(record, what_is_missing(record)) for record in held]
    entered = tuple(record for record, lack in missing if not lack)
    refused = tuple(RefusedRow(record, lack) for record, lack in missing if lack)
    if not entered:
        return Ruling(None, (), refused)
    rulings = tuple(
        NewRuling(record.form, record.entry, Verdict.ENTERED, record.project, reason) for record in entered
    )
    command = {"number": number, "rows": sorted(record.row for record in entered), "reason": reason}
    return Ruling(
        NewSubmission("accept", received_on, who, command=command, rulings=rulings), entered, refused
    )


def what_is_missing(record: HeldRecord) -> str:
    """Why a held row cannot be entered as it is; "" where it can."""
    form = FORMS[record.form]
    if record.form in {"plan", "report"} and record.project is None:
        return _("its project is not known; use `projledger alias` or the list of questions")
    below = [finding.field for finding in record.findings if finding.code == "N102" and finding.field]
    if titles := "、".join(dict.fromkeys(form.field(name).title for name in below)):
        text = _("{fields} is below zero; `projledger enter` takes the right figure")
        return text.format(fields=titles)
    if record.form == "report" and record.values.get("completed_ytd") is None and not _has_figure(record):
        return _("it gives no figure that can be read")
    present = {name: value for name, value in record.values.items() if value is not None}
    try:
        form.row.model_validate(present)
    except ValidationError as error:
        fields = [str(fault["loc"][0]) for fault in error.errors() if fault["loc"]]
        titles = "、".join(dict.fromkeys(form.field(name).title for name in fields))
        return _("{fields} cannot be read").format(fields=titles)
    unread = [
        finding
        for finding in record.findings
        if (finding.code in _UNREADABLE and finding.field)
        or (finding.code == "N101" and finding.field.startswith("completed_"))
    ]
    if titles := "、".join(dict.fromkeys(form.field(finding.field).title for finding in unread)):
        return _("{fields} cannot be read").format(fields=titles)
    return ""


#: Cells that gave no value: entering the row would enter a blank instead.
_UNREADABLE = frozenset({"N103", "N104", "N105", "N107", "N110", "D401"})


def _has_figure(record: HeldRecord) -> bool:
    return any(record.values.get(name) is not None for name in ("completed_month", "completed_total"))


def alias_project(
    view: View,
    name: str,
    project: KnownProject | ProjectRecord,
    *,
    received_on: date,
    who: str = "",
    span: Span = ALWAYS,
) -> Ruling:
    """Let ``name`` stand for ``project``; held rows that bear it are entered where nothing else is wrong.

    ``span`` are the months for whose returns it does. Raises Refused where the name is another
    project's already.
    """
    year = max(view.plan_years(), default=received_on.year)
    last = Month.parse(span.last or "") or Month(year, 12)
    known = view.known(last.year, received_on, last)
    owners = known.project_names.get(normal_name(name), ())
    if owners and project.id not in owners:
        other = known.projects[owners[0]]
        text = _("“{name}” is the name of {key} {project} already.")
        raise Refused(text.format(name=name, key=other.key, project=other.name))
    command = {"name": name, "project": project.key, "from": span.first, "to": span.last}
    outcome = name_project(view, name, project, _("alias"), span=span)
    refused = tuple(
        RefusedRow(record, what_is_missing(record) or _still_wrong(record)) for record in outcome.held_still
    )
    if not outcome.aliases and not outcome.rulings:
        raise Refused(_("“{name}” names {key} already.").format(name=name, key=project.key))
    submission = NewSubmission(
        "alias", received_on, who, command=command, rulings=outcome.rulings, aliases=outcome.aliases
    )
    note = _("“{name}” stands for {key} {project}.").format(name=name, key=project.key, project=project.name)
    return Ruling(submission, outcome.entered, refused, (note,))


def _still_wrong(record: HeldRecord) -> str:
    codes = sorted({finding.code for finding in record.findings if finding.code[0] != "P"})
    return _("it has other faults: {codes}").format(codes="、".join(codes))


def succeed(
    view: View,
    old: ProjectRecord,
    successors: Sequence[ProjectRecord],
    since: Month,
    *,
    received_on: date,
    who: str = "",
) -> Ruling:
    """From the returns of ``since`` on, ``old`` is reported under ``successors``: split, or put into one.

    Rows that name it are then held and say under which projects to report. Raises Refused where it is
    taken over already, and where it would end in itself.
    """
    taken_over = view.successors()
    if old.id in taken_over:
        text = _("{project} is reported under others since {month} already; undo that first.")
        raise Refused(text.format(project=old.name, month=taken_over[old.id].since.words))
    if leads_to(taken_over, [one.id for one in successors], old.id):
        raise Refused(_("{project} cannot be reported under itself.").format(project=old.name))
    command = {"name": old.key, "successors": [one.key for one in successors], "from": str(since)}
    aliases = tuple(NewAlias(SUCCESSOR, str(old.id), str(one.id), str(since)) for one in successors)
    submission = NewSubmission("alias", received_on, who, command=command, aliases=aliases)
    notes = [
        _("From {month} on, {project} is reported under {names}.").format(
            month=since.words, project=old.name, names="、".join(one.name for one in successors)
        )
    ]
    if any(one.id == old.id for one in view.projects(since)):
        text = _("The plan in force in {month} still lists {project}: take it out by an adjustment.")
        notes.append(text.format(month=since.words, project=old.name))
    return Ruling(submission, (), (), tuple(notes))


def alias_unit(view: View, name: str, unit: str, *, received_on: date, who: str = "") -> Ruling:
    """Let ``name`` stand for the unit ``unit`` of the register.

    Returns rejected because of the name are judged anew when they are imported again. Raises Refused
    where the name is another unit's already.
    """
    known = view.known(received_on.year, received_on)
    owner = known.unit_names.get(normal_name(name))
    if owner == unit:
        raise Refused(_("“{name}” names {key} already.").format(name=name, key=unit))
    if owner is not None:
        raise Refused(_("“{name}” is the name of {unit} already.").format(name=name, unit=owner))
    submission = NewSubmission(
        "alias",
        received_on,
        who,
        command={"name": name, "unit": unit},
        aliases=(NewAlias("unit", name, unit),),
    )
    wanted = normal_name(name)
    rejected = [
        one
        for one in view.submissions()
        if one.undone_by is None
        and any(finding.code == "U601" and normal_name(finding.found) == wanted for finding in one.findings)
    ]
    notes = tuple(
        _("{file} (no. {number}) was rejected because of this name; import it again.").format(
            file=one.file_name, number=one.number
        )
        for one in rejected
    )
    said = _("“{name}” stands for {key} {project}.").format(name=name, key=_("the unit"), project=unit)
    return Ruling(submission, (), (), (said, *notes))
