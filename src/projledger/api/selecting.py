"""The projects that ``--where`` and ``--only`` choose, found before a table is made."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from projledger.api.asked_terms import AskedTerms
from projledger.foundation.errors import UnknownName, UsageError
from projledger.foundation.language import _
from projledger.intake.listed import Line, Meant, lines_of_text, lines_of_workbook, meant
from projledger.ledger.view import View
from projledger.measures.selection import Sources, chosen
from projledger.measures.terms import Selected, Terms, Unmatched
from projledger.measures.where import Where

if TYPE_CHECKING:
    from projledger.api.answering import Answering
    from projledger.checks.known import Known

_MOST_NAMED = 5


def selected(ledger: "Answering", view: View, asked: AskedTerms, sources: Sources) -> Terms:
    """The terms of ``sources`` with the projects that ``asked`` chooses.

    Raises UsageError for a condition or a file that cannot be read, UnknownName where no project is named.
    """
    terms = sources.terms
    found = terms.selected
    if asked.only is not None:
        found = _and(found, _of_list(ledger, view, asked.only, sources))
    if asked.where is not None:
        where = Where.parse(asked.where, sources.period.year, sources.settings.sizes)
        found = _and(found, Selected(chosen(where, sources), where.words))
    return replace(terms, selected=found)


def _and(first: Selected | None, second: Selected) -> Selected:
    """Both choices at once."""
    if first is None:
        return second
    return Selected(
        members=first.members & second.members,
        condition=" 且 ".join(filter(None, (first.condition, second.condition))),
        file=first.file or second.file,
        lines=first.lines or second.lines,
        unmatched=first.unmatched + second.unmatched,
        order=first.order or second.order,
    )


def _of_list(ledger: "Answering", view: View, file: Path, sources: Sources) -> Selected:
    last = sources.period.last
    known = view.known(last.year, ledger.today, last=last, none_in=sources.settings.returns.none_in)
    lines = _lines(ledger, file, known)
    planned = {project.id: project.name for project in sources.projects}
    found = meant(known, lines)
    order = dict.fromkeys(one.project.id for one in found if one.project and one.project.id in planned)
    members = frozenset(order)
    unmatched = [one for one in found if one.project is None or one.project.id not in planned]
    if not members:
        message = _("--only {file}: none of its {count} lines names a project of the plan: {names}.")
        names = _(", ").join(_named(one) for one in unmatched[:_MOST_NAMED]) or "—"
        raise UnknownName(message.format(file=file.name, count=len(lines), names=names))
    return Selected(
        members=members,
        file=file.name,
        lines=len(lines),
        order=tuple(order),
        unmatched=tuple(
            Unmatched(one.line.row, one.line.name or one.line.code or "", one.near) for one in unmatched
        ),
    )


def _named(one: Meant) -> str:
    return f"“{one.line.name or one.line.code}”"


def _lines(ledger: "Answering", file: Path, known: "Known") -> list[Line]:
    from projledger.workbook.faults import Fault
    from projledger.workbook.inputs import received
    from projledger.workbook.text_encoding import decoded

    if file.is_dir():
        raise UsageError(_("--only {file}: this is a folder; name one file.").format(file=file.name))
    files = list(received([file], ledger.reader.limits))
    if len(files) != 1:
        message = _("--only {file}: an archive of {count} files; unpack it and name one of them.")
        raise UsageError(message.format(file=file.name, count=len(files)))
    (one,) = files
    if one.findings:
        raise UsageError(f"--only {file.name}: {one.findings[0].message} {one.findings[0].remedy}")
    if file.suffix.lower() == ".txt":
        try:
            return lines_of_text(decoded(one.data))
        except Fault as fault:
            message = _("--only {file}: this is no text. Save it as UTF-8, or name an xlsx or csv.")
            raise UsageError(message.format(file=file.name)) from fault
    reading = ledger.reader.read(one.data, one.name)
    if reading.workbook is None:
        finding = reading.findings[0]
        raise UsageError(f"--only {file.name}: {finding.message} {finding.remedy}")
    return lines_of_workbook(reading.workbook, known)
