"""A stamped scan, photo or letter that belongs to a return which is in the ledger already."""

from datetime import date
from pathlib import PurePath

from projledger.checks.known import Known
from projledger.checks.match import unit_within
from projledger.foundation.errors import Refused, UnknownName, UsageError
from projledger.foundation.language import _
from projledger.foundation.period import Month
from projledger.foundation.text import as_typed
from projledger.intake.wording import stated_periods
from projledger.ledger.attachments import ATTACH, TO
from projledger.ledger.new_records import NewSubmission
from projledger.ledger.originals import sha256
from projledger.ledger.records import ReturnRecord
from projledger.ledger.view import View
from projledger.workbook.inputs import ReceivedFile
from projledger.workbook.sniff import ARCHIVES, READABLE, Content, is_lock_file, sniff


def attach(view: View, file: ReceivedFile, number: int, *, received_on: date, who: str = "") -> NewSubmission:
    """Link ``file`` to submission ``number``.

    Raises UnknownName for a number that is not there, Refused for one that is undone or no file of a
    unit, for what is no paper (a spreadsheet is imported, an archive unpacked), and where the same
    bytes are linked to it already.
    """
    target = next((one for one in view.submissions() if one.number == number), None)
    if target is None:
        text = _("There is no submission no. {number}; the last is no. {head}.")
        raise UnknownName(text.format(number=number, head=view.number))
    if target.undone_by is not None:
        raise Refused(_("No. {number} is undone, by no. {by}.").format(number=number, by=target.undone_by))
    if target.kind != "file":
        raise Refused(_("No. {number} is no file that a unit sent.").format(number=number))
    _must_be_paper(file)
    digest = sha256(file.data)
    for other in view.attachments():
        if (other.to, other.sha256) == (number, digest):
            text = _("{file} is linked to no. {number} already, by no. {by}.")
            raise Refused(text.format(file=file.name, number=number, by=other.number))
    return NewSubmission(
        ATTACH,
        received_on,
        who,
        file_name=file.name,
        data=file.data,
        command={TO: number, "file": target.file_name},
    )


def _must_be_paper(file: ReceivedFile) -> None:
    for finding in file.findings:
        raise Refused(f"{file.name}: {finding.message}")
    content = sniff(file.data, file.name)
    if is_lock_file(file.name) or content is Content.EMPTY:
        raise Refused(_("{file} is empty.").format(file=file.name))
    if content in READABLE or content in {Content.ENCRYPTED}:
        text = _("{file} is a spreadsheet; enter it with: projledger import {path}")
        raise Refused(text.format(file=file.name, path=as_typed(str(file.path))))
    if content in ARCHIVES or content is Content.ZIP:
        raise Refused(
            _("{file} is an archive; unpack it and attach the papers in it.").format(file=file.name)
        )


def target_of(
    view: View, known: Known, file_name: str, unit: str | None, month: Month | None, year: int
) -> int:
    """The submission that stands for the unit and month that were named, or that the file's name names.

    Raises UsageError where one of the two is not known, UnknownName where that unit has no return.
    """
    stem = PurePath(file_name).stem
    unit = unit or unit_within(known, stem)
    if month is None:
        months = {one.month for one in stated_periods(stem) if one.month is not None}
        years = {one.year for one in stated_periods(stem) if one.year is not None} or {year}
        if len(months) == 1 and len(years) == 1:
            month = Month(years.pop(), months.pop())
    if unit is None or month is None:
        text = _(
            "Which return {file} belongs to is not known: name it with --to NUMBER, or --unit and --month."
        )
        raise UsageError(text.format(file=file_name))
    found = [one for one in view.returns(month.year) if _is_of(one, unit, month)]
    standing = [one for one in found if one.stands] or found
    if not standing:
        raise UnknownName(_("{unit} has no return for {month}.").format(unit=unit, month=month.words))
    return max(one.submission for one in standing)


def _is_of(item: ReturnRecord, unit: str, month: Month) -> bool:
    return item.form == "report" and item.unit == unit and item.period == str(month)
