"""Replies to letters that asked for figures to be confirmed: entered, and what is still to come."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from projledger.api import clerk
from projledger.api.names import project_named, unit_named
from projledger.api.questions import answerable, asked_to_confirm
from projledger.foundation.errors import Refused, UnknownName
from projledger.foundation.language import _
from projledger.foundation.period import Month
from projledger.ledger.new_records import NewSubmission
from projledger.ledger.replies import CONFIRM
from projledger.measures.units import unit_at, units_at

if TYPE_CHECKING:
    from projledger.api.decided import Entered
    from projledger.api.ledger import Ledger

#: The source of a figure that a unit corrects in its reply.
SOURCE = "核对回复"


@dataclass(frozen=True, slots=True)
class Replied:
    """A reply: its submission (None in a dry run, or where the entry was refused) and what was entered.

    ``projects`` counts what the unit reports; ``asked``: it was asked by an issued letter.
    """

    number: int | None
    unit: str
    month: Month
    projects: int
    asked: bool
    entered: "Entered | None" = None


def confirm(
    ledger: "Ledger",
    unit: str,
    month: Month,
    *,
    project: str | None = None,
    values: Mapping[str, str] | None = None,
    reason: str = "",
    received_on: date | None = None,
    who: str | None = None,
    dry_run: bool = False,
) -> Replied:
    """Enter that ``unit`` agrees with its figures of ``month``, or corrects ``values`` of one ``project``.

    Raises UnknownName for a unit or project that there is not, Refused where the unit does not report it.
    """
    view = ledger.book.view()
    known, by = view.units(), who or ledger.who
    projects = view.projects(month)
    answerable(projects, month, ledger.today)
    named = unit_at(unit_named(known, unit), month, known)
    own = [one for one in units_at(projects, month, known) if one.reporting_unit == named]
    if not own:
        raise UnknownName(_("{unit} reports no project.").format(unit=named))
    asked = named in asked_to_confirm(view, month)
    day = received_on or ledger.today
    if project is None:
        command = {"unit": named, "month": str(month), "source": SOURCE, "reason": reason}
        submission = NewSubmission(CONFIRM, day, by, command=command)
        number = None if dry_run else ledger.post([submission], view.number)[0]
        return Replied(number, named, month, len(own), asked)
    record = project_named(projects, project)
    if record.id not in {one.id for one in own}:
        message = _("{project} is reported by {other}, not by {unit}.")
        other = next(one for one in units_at([record], month, known)).reporting_unit
        raise Refused(message.format(project=record.name, other=other, unit=named))
    entered = clerk.enter(
        ledger,
        record.key,
        month,
        values or {},
        SOURCE,
        reason or "单位更正",
        day,
        by,
        confirms=named,
        dry_run=dry_run,
    )
    return Replied(entered.number, named, month, len(own), asked, entered)
