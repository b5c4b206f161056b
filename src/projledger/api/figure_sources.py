"""The way back of a printed figure: the entry behind one project's, the command that shows any other."""

import re
from collections.abc import Collection

from projledger.api.proofs import FigureSource
from projledger.documents.facts import Facts
from projledger.documents.figures import Figure
from projledger.forms.register import FORMS
from projledger.foundation.period import Month, Period
from projledger.ledger.records import ProjectRecord, Source
from projledger.ledger.view import View

_PLAN = frozenset(spec.name for spec in FORMS["plan"].fields)
_REPORT = frozenset(spec.name for spec in FORMS["report"].fields)
#: The kinds of scopes that are a unit's: of the projects that it leads, or of those that it reports.
_UNITS = frozenset({"unit", "reporting-unit"})
_AMOUNTS = frozenset({"completed_ytd", "completed_month", "completed_total"})


def source_of(figure: Figure, facts: Facts) -> FigureSource:
    """Where ``figure`` comes from, as of the submission of ``facts``."""
    kind, _sign, whose = figure.scope.rpartition("=")
    if kind == "project" and whose.isdigit():
        project = next((one for one in facts.view.projects(facts.period.last) if one.id == int(whose)), None)
        if project is not None:
            found = _of_project(figure, project, facts)
            return found or FigureSource(command=_command("show", [project.key], facts.number))
    return FigureSource(command=_shown_by(figure, kind, whose, facts))


def _of_project(figure: Figure, project: ProjectRecord, facts: Facts) -> FigureSource | None:
    """The plan's cell, or that of the latest row from which the project's figure follows."""
    name = figure.name
    if name in _PLAN and name not in _REPORT:
        source = project.source_of(name)
        return _entry(source, project.cells.get(name, "")) if source.submission else None
    rows = [row for row in facts.figures if row.project == project.id and row.month <= facts.period.last]
    for row in reversed(rows):
        field = name if name in _REPORT and name not in _AMOUNTS else row.amount_field
        if field and row.values.get(field) is not None:
            return _entry(row.source_of(field), row.cells.get(field, ""))
    return None


def _entry(source: Source, cell: str) -> FigureSource:
    return FigureSource(source.submission, source.file_name, cell, source.stated)


def _shown_by(figure: Figure, kind: str, whose: str, facts: Facts) -> str:
    period = Period.parse(figure.period, facts.period.year) or facts.period
    if figure.name == "head_digest":
        return _command("log", [str(facts.number)], None)
    if figure.name.startswith("returns_") or figure.name == "held_rows":
        return _command("status", ["--month", str(period.last)], facts.number)
    options = _period(period)
    if kind in _UNITS:
        options += ["--unit", whose]
    elif figure.name.startswith("lagging"):
        options.append("--lags")
    elif kind == "level":
        options += ["--by", "level"]
    return _command("progress", options, facts.number)


def _period(period: Period) -> list[str]:
    if period.kind == "month":
        return ["--month", str(period.last)]
    if period.kind == "year":
        return ["--year", str(period.year)]
    return [f"--{period.kind}", str(period)]


def _command(name: str, arguments: list[str], as_of: int | None) -> str:
    point = [] if as_of is None else ["--as-of", str(as_of)]
    return " ".join(["projledger", name, *map(_quoted, arguments), *point])


def _quoted(argument: str) -> str:
    """As every shell takes it, that of Windows too: in double quotes where a blank or a sign is in it."""
    return argument if re.fullmatch(r"[\w.-]+", argument) else '"' + argument.replace('"', "") + '"'


def changes_of(figure: Figure, facts: Facts, since: int, changing: Collection[int]) -> tuple[int, ...]:
    """The submissions after ``since`` that bear on ``figure``, out of those ``changing`` the figures.

    ``facts`` are the present ones. A figure of who reported follows every return of its month.
    """
    kind, _sign, whose = figure.scope.rpartition("=")
    view, month = facts.view, (Period.parse(figure.period, facts.period.year) or facts.period).last
    if figure.name.startswith("returns_") or figure.name == "held_rows":
        return _returns(view, month, since, whose if kind in _UNITS else "")
    projects = _projects(kind, whose, facts)
    if projects is None:
        return tuple(sorted(changing))
    own = {number for number, _period_of, project in view.reported() if project in projects}
    other = set(changing) - {number for number, _period_of, _project in view.reported()}
    return tuple(sorted((own & set(changing)) | other))


def _returns(view: View, month: Month, since: int, unit: str) -> tuple[int, ...]:
    found = (
        item.submission
        for item in view.returns(month.year)
        if item.submission > since and item.period == str(month) and unit in {"", item.unit}
    )
    return tuple(sorted(set(found)))


def _projects(kind: str, whose: str, facts: Facts) -> frozenset[int] | None:
    """The projects behind a figure of one project or unit; None for a figure of all."""
    if kind == "project" and whose.isdigit():
        return frozenset({int(whose)})
    if kind in _UNITS:
        return frozenset(one.id for one in facts.projects if whose in {one.lead_unit, one.reporting_unit})
    return None
