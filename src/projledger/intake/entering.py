"""A clerk's entry: figures told by phone or chat, with their source (快报)."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from projledger.checks.facts import ReturnFacts, RowFacts
from projledger.checks.history import MonthFigure, history
from projledger.checks.registry import check_return
from projledger.forms.field import Kind, Spec
from projledger.forms.register import FORMS
from projledger.forms.report import VERIFIED
from projledger.forms.values import parse_cell
from projledger.foundation.codes import Severity
from projledger.foundation.errors import UnknownName, UsageError
from projledger.foundation.findings import Finding, Verdict, has_errors
from projledger.foundation.language import _
from projledger.foundation.period import Month
from projledger.foundation.settings import Settings
from projledger.foundation.text import normal_title
from projledger.ledger.new_records import NewEntry, NewReturn, NewSubmission
from projledger.ledger.records import ProjectRecord
from projledger.ledger.view import View
from projledger.workbook.cells import CellKind, CellValue

_FORM = FORMS["report"]
#: What a clerk types without a money unit is in 万元, as all ledgers are.
_UNIT = "万元"
#: A clerk says what the project is; these fields only identify it or repeat the plan.
_NOT_ENTERED = frozenset({"code", "project", "unit", "total_investment", "completed_before", "annual_plan"})


class Entering(NamedTuple):
    """What a clerk's entry comes to: ``submission`` None where ``findings`` hold an error."""

    submission: NewSubmission | None
    values: Mapping[str, Any]
    findings: tuple[Finding, ...]


def enter(
    view: View,
    settings: Settings,
    project: ProjectRecord,
    month: Month,
    given: Mapping[str, str],
    *,
    source: str,
    reason: str,
    received_on: date,
    who: str = "",
) -> Entering:
    """The entry of ``given`` (by field identifier or column title, in a clerk's words) for one month.

    It is checked like a row of a return; its errors refuse it, its warnings are told. Raises
    UnknownName for a field that the report does not have and UsageError where nothing is given.
    """
    if not given:
        raise UsageError(_("Nothing is given to enter, such as completed_ytd=480万."))
    if not source.strip():
        raise UsageError(_("An entry needs its source: add --source, such as --source 电话."))
    findings: list[Finding] = []
    values: dict[str, Any] = {"project": project.name}
    raw: dict[str, str] = {}
    for name, text in given.items():
        spec = field_named(name)
        parsed = parse_cell(
            CellValue(CellKind.TEXT, text),
            spec,
            unit=_UNIT,
            measure="亩",
            year=month.year,
            rates=settings.currency.rates,
        )
        raw[spec.name] = text
        if parsed.code:
            details = {"title": spec.title, "unit": _UNIT, "example": spec.example, **parsed.details}
            findings.append(Finding(parsed.code, field=spec.name, found=text, details=details))
        elif parsed.value is not None:
            values[spec.name] = parsed.value
    if not findings and len(values) == 1:
        raise UsageError(_("No value is given to enter, such as completed_ytd=480万."))
    if values.keys() & VERIFIED and values.keys() - VERIFIED != {"project"}:
        raise UsageError(_("A verified figure (核定) is entered alone, apart from what the unit reports."))
    faulty = frozenset(finding.field for finding in findings if finding.severity is Severity.ERROR)
    findings += _checked(view, settings, project, month, values, raw, received_on, faulty)
    entry = NewEntry(row=1, state=Verdict.ENTERED, values=values, project=project.id, raw=raw)
    new = NewReturn(
        form=_FORM.name,
        unit=project.reporting_unit,
        period=str(month),
        verdict=Verdict.ENTERED,
        money_unit=_UNIT,
        money_source="option",
        return_date=received_on,
        date_source="received",
        entries=(entry,),
    )
    findings += _history(view, settings, project, month, values)
    if has_errors(findings):
        return Entering(None, values, tuple(findings))
    command = {
        "project": project.key,
        "month": str(month),
        "values": dict(given),
        "source": source,
        "reason": reason,
    }
    submission = NewSubmission("enter", received_on, who, command=command, returns=(new,))
    return Entering(submission, values, tuple(findings))


def field_named(text: str) -> Spec:
    """The report's field of that identifier, title or alias; UnknownName with what there is otherwise."""
    wanted = normal_title(text)
    enterable = [
        spec
        for spec in _FORM.fields
        if (spec.asked and spec.name not in _NOT_ENTERED) or spec.name in VERIFIED
    ]
    for spec in enterable:
        if wanted in {spec.name, normal_title(spec.title)}:
            return spec
    for spec in enterable:
        if wanted in {normal_title(alias) for alias in spec.aliases}:
            return spec
    names = _(", ").join(f"{spec.name} {spec.title}" for spec in enterable if spec.kind is not Kind.PERCENT)
    raise UnknownName(
        _("There is no field “{field}”; choose one of: {names}.").format(field=text, names=names)
    )


def _checked(
    view: View,
    settings: Settings,
    project: ProjectRecord,
    month: Month,
    values: Mapping[str, Any],
    raw: Mapping[str, str],
    received_on: date,
    faulty: frozenset[str],
) -> list[Finding]:
    known = view.known(month.year, received_on, month, settings.returns.none_in)
    planned = known.projects.get(project.id)
    row = RowFacts(row=1, values=values, raw=raw, units={}, project=planned, faulty=faulty)
    facts = ReturnFacts(
        form=_FORM,
        known=known,
        rows=(row,),
        unit=project.reporting_unit,
        period=month,
        return_date=received_on,
        nil=not any(name.startswith("completed_") for name in values),
        due_within_month=True,  # a clerk may be told figures while the month is not over
    )
    found = [one.finding._replace(cell=None) for one in check_return(facts)]
    return [one for one in found if one.code not in {"P501", "P502", "P504", "D405", "S702", "S705"}]


def _history(
    view: View, settings: Settings, project: ProjectRecord, month: Month, values: Mapping[str, Any]
) -> list[Finding]:
    """H201 to H204 and H208 as the entry would make them."""
    year = [
        MonthFigure(
            record.project,
            record.month,
            record.values,
            record.source.submission,
            record.source.file_name,
            record.source.sheet,
            record.source.row,
            record.cells,
        )
        for record in view.figures(month.year, Month(month.year, 12), project.id)
        if record.month != month
    ]
    own = MonthFigure(project.id, month, values, 0, "", "", 1, {})
    planned = view.known(month.year, month.last_day, month).projects
    compared = history([*year, own], planned, settings.returns.none_in)
    return [one.finding for one in compared if month in {one.month, one.earlier}]
