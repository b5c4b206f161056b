"""Every entry of one field of one project: what each return or plan said, where, and which of them stands."""

from typing import TYPE_CHECKING, Any

from projledger.api.names import project_named
from projledger.api.traces import ExtraLine, Extras, Trace, TraceLine
from projledger.forms.field import Form, Spec
from projledger.forms.register import FORMS
from projledger.foundation.errors import UnknownName
from projledger.foundation.language import _
from projledger.foundation.period import Month
from projledger.foundation.text import normal_title
from projledger.ledger.records import EntryRecord, ProjectRecord

if TYPE_CHECKING:
    from projledger.api.answering import Answering

#: Figures that count even where a return states another one from which they follow.
DERIVED = ("completed_ytd", "completed_month")
_STATED = ("completed_ytd", "completed_month", "completed_total")


def trace(
    ledger: "Answering", text: str, field: str, year: int, month: Month | None, as_of: str | None
) -> Trace:
    """Every entry of ``field`` (identifier or title), standing or not; a plan's field stands by the plan."""
    plan, report = FORMS["plan"], FORMS["report"]
    in_plan, in_report = _named(plan, field), _named(report, field)
    spec = in_report or in_plan
    if spec is None:
        names = ", ".join(
            dict.fromkeys(f"{spec.name} {spec.title}" for spec in (*report.fields, *plan.fields))
        )
        message = _("There is no field “{field}”; choose one of: {names}.")
        raise UnknownName(message.format(field=field, names=names))
    point = ledger.standpoint(as_of)
    project = project_named(point.view.projects(Month(year, 12)), text)
    lines: list[TraceLine] = []
    if in_plan is not None:
        lines.append(_of_plan(project, in_plan))
    if in_report is not None:
        counted = _counted(ledger, project, year, as_of) if spec.name in DERIVED else {}
        for entry in point.view.history(project.id, year):
            if month is None or entry.month == month:
                lines += _of_report(entry, spec.name, counted, by_plan=in_plan is not None)
    return Trace(project, spec.name, spec.title, tuple(lines))


def extras(ledger: "Answering", text: str, year: int, month: Month | None, as_of: str | None) -> Extras:
    """The extra values of the project's rows in the plan and the returns of ``year``, or of one month."""
    point = ledger.standpoint(as_of)
    project = project_named(point.view.projects(Month(year, 12)), text)
    standing = {entry.id for entry in point.view.history(project.id, year) if entry.stands}
    plans = {project.source.submission, *(source.submission for source in project.sources.values())}
    lines = [
        ExtraLine(
            period=record.period or "",
            title=record.title,
            text=record.text,
            submission=record.submission,
            file_name=record.file_name,
            cell=record.cell,
            state=record.state,
            stands=record.submission in plans if record.form == "plan" else record.entry in standing,
        )
        for record in point.view.extras(year, project.id)
        if month is None or record.period == str(month)
    ]
    return Extras(project, tuple(sorted(lines, key=lambda line: line.period)))


def _named(form: Form, field: str) -> Spec | None:
    wanted = normal_title(field)
    return next((spec for spec in form.fields if wanted in {spec.name, normal_title(spec.title)}), None)


def _of_plan(project: ProjectRecord, spec: Spec) -> TraceLine:
    source = project.source_of(spec.name)
    return TraceLine(
        month=None,
        value=getattr(project, spec.name, project.values.get(spec.name)),
        submission=source.submission,
        kind=source.kind,
        file_name=source.file_name,
        sheet=source.sheet,
        cell=project.cells.get(spec.name, ""),
        recorded_at=source.recorded_at,
        received_on=source.received_on,
        return_date=source.received_on,
        stands=True,
        state="entered",
    )


def _counted(
    ledger: "Answering", project: ProjectRecord, year: int, as_of: str | None
) -> dict[tuple[Month, str], Any]:
    """The amounts that count, by month and field, for months of which a row stands."""
    history = ledger.show(project.key, year=year, as_of=as_of).history
    return {
        (row.month, field): getattr(row, field) for row in history.rows if row.figure for field in DERIVED
    }


def _of_report(
    entry: EntryRecord, field: str, counted: dict[tuple[Month, str], Any], *, by_plan: bool
) -> list[TraceLine]:
    value, cell, derived = entry.values.get(field), entry.cells.get(field, ""), ""
    stands = entry.stands_for(field) and not by_plan
    if value is None:
        basis = next((name for name in _STATED if entry.values.get(name) is not None), "")
        if not stands or (entry.month, field) not in counted or not basis:
            return []
        value, cell, derived = counted[entry.month, field], entry.cells.get(basis, ""), basis
    source = entry.source
    return [
        TraceLine(
            month=entry.month,
            value=value,
            submission=source.submission,
            kind=source.kind,
            file_name=source.file_name or source.stated,
            sheet=source.sheet,
            cell=cell,
            recorded_at=source.recorded_at,
            received_on=source.received_on,
            return_date=entry.return_date,
            stands=stands,
            state=entry.state.value,
            derived_from=derived,
        )
    ]
