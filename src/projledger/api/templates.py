"""Workbooks for units: blank, or the month's return with the unit's projects; the templates of papers."""

from pathlib import Path
from typing import TYPE_CHECKING

from projledger.api.files import replace_file, safe_name
from projledger.foundation.errors import Refused, UsageError
from projledger.foundation.language import _
from projledger.foundation.period import Month

if TYPE_CHECKING:
    from projledger.api.ledger import Ledger
    from projledger.documents.papers import Kind
    from projledger.ledger.records import ProjectRecord
    from projledger.ledger.view import View
    from projledger.returns.prefilled import PrefilledProject


def write_blank(form: str, output: Path | None) -> Path:
    """The blank workbook of ``form`` to ``output`` (default: here)."""
    from projledger.forms.register import FORMS
    from projledger.returns.blank import blank_workbook

    target = _target(output, f"{FORMS[form].title}.xlsx")
    replace_file(target, blank_workbook(FORMS[form]))
    return target


def write_paper_template(kind: "Kind", workspace: Path | None, output: Path | None) -> Path:
    """The template of papers of ``kind`` to ``output``, by default into the workspace's ``templates/``.

    There it wins over the one that ships. Raises Refused where the office's own lies there already, and
    NoWorkspace where neither ``output`` nor a workspace is given.
    """
    from projledger.foundation.shipped import shipped
    from projledger.ledger.workspace import Workspace

    data = (shipped("templates") / kind.template).read_bytes()
    if output is not None:
        target = _target(output, kind.template)
    else:
        target = Workspace.find(explicit=workspace).root / "templates" / kind.template
        if target.exists():
            message = _("{file} is there already and shapes your papers. For a new copy name a file with -o.")
            raise Refused(message.format(file=target))
        target.parent.mkdir(exist_ok=True)
    replace_file(target, data)
    return target


def write_prefilled(ledger: "Ledger", month: Month, unit: str | None, output: Path | None) -> list[Path]:
    """The return of ``month`` for ``unit``, or one for each unit that owes it, filled with its projects.

    ``output`` is a file for one unit, otherwise a folder (default: here). Raises UsageError where the
    unit has no project to report.
    """
    from projledger.measures.units import unit_at, units_at
    from projledger.returns.prefilled import prefilled_workbook

    view = ledger.book.view()
    projects = units_at(view.projects(month), month, view.units())
    names = [unit_at(ledger.unit_named(unit), month, view.units())] if unit else _owing(view, projects)
    completed = _completed(ledger, view, projects, month)
    statuses = _statuses(view, month)
    written: list[Path] = []
    for name in names:
        own = [project for project in projects if project.reporting_unit == name]
        if not own:
            message = _("{unit} reports no project of the {year} plan.")
            raise UsageError(message.format(unit=name, year=month.year))
        rows = [
            _prefilled(project, completed.get(project.id), statuses.get(project.id, {})) for project in own
        ]
        data = prefilled_workbook(name, month, rows, county=ledger.settings.office.county)
        file = f"{safe_name(name)}{month.year}年{month.month}月.xlsx"
        target = output if unit and output and output.suffix.lower() == ".xlsx" else (output or Path()) / file
        replace_file(target, data)
        written.append(target)
    return written


def _completed(
    ledger: "Ledger", view: "View", projects: "list[ProjectRecord]", month: Month
) -> dict[int, int]:
    """This year's cumulative figure by the end of the month before, of the projects that have one.

    A month of a nil report, or for which no return is due, leaves the figure of the month before it;
    any other month without a standing figure makes the cumulative figure unknown: one that is older
    would swallow what was completed since.
    """
    from projledger.measures.frames import nil_months, stated

    if month.month == 1:
        return dict.fromkeys((project.id for project in projects), 0)
    before = month.plus(-1)
    said = {
        (project, row.figure.month): row.completed_ytd
        for project, rows in stated(projects, view.figures(month.year, before), before).items()
        for row in rows
    }
    nil, due = nil_months(view.returns(month.year)), ledger.settings.returns
    found: dict[int, int] = {}
    for project in projects:
        last = before
        while (
            last.year == month.year
            and (project.id, last) not in said
            and ((project.reporting_unit, last) in nil or not due.owed(last))
        ):
            last = last.plus(-1)
        amount = said.get((project.id, last)) if last.year == month.year else 0
        if amount is not None:
            found[project.id] = amount
    return found


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


def _prefilled(project: "ProjectRecord", last_ytd: int | None, said: dict[str, str]) -> "PrefilledProject":
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
