"""Views that put a progress table beside what its projects and units say: the list, the paragraph."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from projledger.foundation.errors import UsageError
from projledger.foundation.language import _
from projledger.foundation.period import Period

if TYPE_CHECKING:
    from projledger.api.answering import Answering
    from projledger.measures.progress_table import Progress
    from projledger.measures.project_list import ProjectList


@dataclass(frozen=True, slots=True)
class ListAnswer:
    """The list of projects, and the same by unit where the units are to check it; ``scope``: of which."""

    listed: "ProjectList"
    by_unit: "ProjectList | None" = None
    scope: str = ""

    def workbook(self) -> bytes:
        """The list as a workbook to print."""
        from projledger.exports.project_sheet import project_sheet_xlsx

        return project_sheet_xlsx(self.listed, self.by_unit, self.scope)


@dataclass(frozen=True, slots=True)
class ParagraphAnswer:
    """The paragraph, and the progress table that it puts into words."""

    text: str
    progress: "Progress"

    def __str__(self) -> str:
        return self.text


def project_list(
    ledger: "Answering", asked: Period, selection: Mapping[str, Any], *, split: bool
) -> ListAnswer:
    """The list of ``asked`` under ``selection`` (as :meth:`Ledger.progress` takes it).

    UsageError where only what is behind is asked for: the sums of groups would not be those of their lines.
    """
    from projledger.measures.project_list import project_list as listed

    if selection.get("behind"):
        raise UsageError(_("--sheet lists every project of its groups; leave out --behind."))
    terms = selection.get("terms")
    if terms is not None and terms.both_plans:
        raise UsageError(_("--sheet lists the projects of the plan in force; leave out --plans."))
    point = ledger.standpoint(selection.get("as_of"), latest=bool(selection.get("latest")), period=asked)
    projects = point.view.projects(asked.last)
    figures = point.view.figures(asked.year, asked.last)

    def table(by: str) -> Any:
        return ledger.progress(asked, **{**selection, "by": by}).progress

    each = table("project")
    by = str(selection.get("by") or "level")
    main = listed(each if by == "project" else table(by), each, projects, figures)
    return ListAnswer(
        main, listed(table("unit"), each, projects, figures) if split else None, _scope(selection, each)
    )


def paragraph(ledger: "Answering", asked: Period, selection: Mapping[str, Any]) -> ParagraphAnswer:
    """The progress of ``asked`` as one paragraph, with how many of the units that owe it have reported."""
    from projledger.documents.paragraph import progress_paragraph
    from projledger.measures.reporting import reporting

    answer = ledger.progress(asked, **selection)
    point = ledger.standpoint(selection.get("as_of"), latest=bool(selection.get("latest")), period=asked)
    view, members = point.view, set(answer.progress.total.members)
    projects = [project for project in view.projects(asked.last) if project.id in members]
    returns = reporting(
        view.units(),
        projects,
        view.returns(asked.year),
        view.held(),
        asked.last,
        point.settings,
        answer.taken,
    )
    internal = {project.id for project in projects if project.internal}
    text = progress_paragraph(answer.progress, returns, internal, _scope(selection, answer.progress))
    return ParagraphAnswer(text, answer.progress)


def _scope(selection: Mapping[str, Any], table: "Progress") -> str:
    """Of which projects ``selection`` speaks, as it was asked for; empty for all."""
    terms = selection.get("terms")
    behind = "欠时序的" if selection.get("behind") else None
    asked = [selection.get("unit"), selection.get("level"), terms.of_list if terms else None]
    if chosen := table.terms.selected:
        asked += [chosen.condition, chosen.file]
    asked.append(behind)
    return "、".join(str(name) for name in asked if name)
