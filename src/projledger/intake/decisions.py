"""A clerk's decisions about the ledger as a whole: close a month, undo a submission."""

from datetime import date

from projledger.foundation.errors import Refused, UnknownName
from projledger.foundation.language import _
from projledger.foundation.period import Month
from projledger.ledger.new_records import NewSubmission
from projledger.ledger.view import View


def close_month(view: View, month: Month, *, received_on: date, who: str = "") -> NewSubmission:
    """Fix the figures of ``month`` as they stand at this submission.

    Raises Refused where the month is closed already (undo that closing to close it anew), and where
    it has no figure.
    """
    closed = view.closed()
    if str(month) in closed:
        text = _("{month} was closed by no. {number}; undo that first to close it anew.")
        raise Refused(text.format(month=month.words, number=closed[str(month)]))
    if month not in view.months():
        raise Refused(
            _("There is no return for {month}; there is nothing to close.").format(month=month.words)
        )
    return NewSubmission("close", received_on, who, command={"month": str(month)}, closes=str(month))


def undo(view: View, number: int, *, reason: str, received_on: date, who: str = "") -> NewSubmission:
    """Take submission ``number`` out of the views recorded from now on.

    Whether others rest on it is for the book to refuse when this is posted. Raises UnknownName for a
    number that is not there, Refused for one that is undone already.
    """
    if not 1 <= number <= view.number:
        text = _("There is no submission no. {number}; the last is no. {head}.")
        raise UnknownName(text.format(number=number, head=view.number))
    if number in view.undone:
        text = _("No. {number} is undone already, by no. {by}.")
        raise Refused(text.format(number=number, by=view.undone[number]))
    command = {"number": number, "reason": reason}
    return NewSubmission("undo", received_on, who, command=command, undoes=number)
