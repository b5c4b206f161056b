"""Workbooks for units: blank ones of a form, and the month's return with the unit's projects in it."""

from pathlib import Path
from typing import TYPE_CHECKING

from projledger.api.files import replace_file, safe_name
from projledger.foundation.errors import UsageError
from projledger.foundation.language import _
from projledger.foundation.period import Month

if TYPE_CHECKING:
    from projledger.api.ledger import Ledger
    from projledger.ledger.records import ProjectRecord
    from projledger.ledger.view import View
    from projledger.returns.prefilled import PrefilledProject


def write_blank(form: str, output: Path | None) -> Path:
    """The blank workbook of ``form``, or the bulletin's template, to ``output`` (default: here)."""
    if form == "bulletin":
        from projledger.foundation.shipped import shipped

        data, name = (shipped("templates") / "bulletin.docx").read_bytes(), "bulletin.docx"
    else:
        from projledger.forms.register import FORMS
        from projledger.returns.blank import blank_workbook

        data, name = blank_workbook(FORMS[form]), f"{FORMS[form].title}.xlsx"
    target = _target(output, name)
    replace_file(target, data)
    return target


def write_prefilled(ledger: "Ledger", month: Month, unit: str | None, output: Path | None) -> list[Path]:
    """The return of ``month`` for ``unit``, or one for each unit that owes it, filled with its projects.

    ``output`` is a file for one unit, otherwise a folder (default: here). Raises UsageError where the
    unit has no project to report.
    """
    from projledger.measures.frames import positions
    from projledger.returns.prefilled import prefilled_workbook

    view = ledger.book.view()
    projects = view.projects(month)
    names = [ledger.unit_named(unit)] if unit else _owing(view, projects)
    before = month.plus(-1)
    frame = None
    if before.year == month.year:
        figures = view.figures(month.year, before)
        frame = positions(projects, figures, [], view.returns(month.year), before, owed=True)
    completed = {} if frame is None else dict(zip(frame["project"], frame["completed_ytd"], strict=True))
    statuses = _statuses(view, month)
    written: list[Path] = []
    for name in names:
        own = [project for project in projects if project.reporting_unit == name]
        if not own:
            message = _("{unit} reports no project of the {year} plan.")
            raise UsageError(message.format(unit=name, year=month.year))
        rows = [
            _prefilled(project, int(completed.get(project.id, 0)), statuses.get(project.id, {}))
            for project in own
        ]
        data = prefilled_workbook(name, month, rows, county=ledger.settings.office.county)
        file = f"{safe_name(name)}{month.year}年{month.month}月.xlsx"
        target = output if unit and output and output.suffix.lower() == ".xlsx" else (output or Path()) / file
        replace_file(target, data)
        written.append(target)
    return written


def _owing(view: "View", projects: "list[ProjectRecord]") -> list[str]:
    """The reporting units in the register's order, those it excuses left out."""
    excused = {unit.name for unit in view.units() if not unit.owes_return}
    reporting = {project.reporting_unit for project in projects} - excused
    registered = [unit.name for unit in view.units() if unit.name in reporting]
    return [*registered, *sorted(reporting - set(registered))]


def _statuses(view: "View", month: Month) -> dict[int, dict[str, str]]:
    """What each project's latest rows say of status, start and finish; later months win."""
    said: dict[int, dict[str, str]] = {}
    for figure in view.figures(month.year, month.plus(-1) if month.month > 1 else month):
        for field in ("status", "actual_start", "start_basis", "actual_finish"):
            if figure.values.get(field):
                said.setdefault(figure.project, {})[field] = str(figure.values[field])
    return said


def _prefilled(project: "ProjectRecord", last_ytd: int, said: dict[str, str]) -> "PrefilledProject":
    from projledger.returns.prefilled import PrefilledProject

    return PrefilledProject(
        code=project.code or project.key,
        name=project.name,
        total_investment=project.total_investment,
        completed_before=project.completed_before,
        annual_plan=project.annual_plan,
        last_ytd=last_ytd,
        status=said.get("status"),
        actual_start=said.get("actual_start"),
        start_basis=said.get("start_basis"),
        actual_finish=said.get("actual_finish"),
    )


def _target(output: Path | None, name: str) -> Path:
    if output is None:
        return Path(name)
    return output if output.suffix else output / name
