"""What the checks are told of the registers in force: units, projects, and whom others took over."""

from collections.abc import Iterable, Mapping
from datetime import date

from projledger.checks.known import Known, KnownProject, KnownUnit, Succession
from projledger.foundation.period import Month
from projledger.foundation.text import normal_code, normal_name
from projledger.ledger.in_force import InForce
from projledger.ledger.projects import project_key
from projledger.ledger.records import ProjectRecord
from projledger.ledger.registers import unit_names
from projledger.ledger.succession import Successors, given_names


def known_at(
    registers: InForce, year: int, received_on: date, last: Month, asked: Month, none_in: Iterable[int]
) -> Known:
    """What a check may compare a return of ``year`` with.

    These are the units and the projects of the plan year of ``last``. Any project of that year is known; its
    plan is the one in force at ``last`` where it has one then. ``asked`` is the month for which a project may
    have been taken over by others; ``none_in`` are the months for which no return is due.
    """
    units, taken_over = registers.units(), registers.successors(asked)
    names = _names_and_codes(registers, taken_over, last.year)
    projects = _projects(registers, last)
    return Known(
        year=year,
        received_on=received_on,
        units={
            unit.name: KnownUnit(
                unit.name, unit.kind, unit.short_names, unit.valid_from, unit.valid_to, unit.owes_return
            )
            for unit in units
        },
        unit_names=unit_names(units, registers.aliases()),
        projects={project.id: _known_project(project) for project in projects},
        project_names=_project_names(projects),
        project_codes={normal_code(project.code): project.id for project in projects if project.code},
        none_in=frozenset(none_in),
        next_project=registers.next_project(),
        succeeded={
            normal_name(name): Succession(one.since, tuple(names[key][0] for key in one.projects))
            for project, one in taken_over.items()
            for name in names[project]
        },
        ended=frozenset(taken_over),
    )


def _projects(registers: InForce, last: Month) -> list[ProjectRecord]:
    then = {project.id: project for project in registers.projects(last)}
    return [then.get(project.id, project) for project in registers.projects(Month(last.year, 12))]


def _known_project(project: ProjectRecord) -> KnownProject:
    return KnownProject(
        id=project.id,
        key=project.key,
        code=project.code,
        name=project.name,
        lead_unit=project.lead_unit,
        reporting_unit=project.reporting_unit,
        annual_plan=project.annual_plan,
        total_investment=project.total_investment,
        completed_before=project.completed_before,
        planned_start=project.planned_start,
        lists=tuple(place.name for place in project.lists),
    )


def _project_names(projects: list[ProjectRecord]) -> Mapping[str, tuple[int, ...]]:
    """Names in force first; a further name that is another project's name in force does not count."""
    named: dict[str, set[int]] = {}
    for project in projects:
        named.setdefault(normal_name(project.name), set()).add(project.id)
    taken = frozenset(named)
    for project in projects:
        for alias in project.aliases:
            if (name := normal_name(alias)) not in taken:
                named.setdefault(name, set()).add(project.id)
    return {name: tuple(sorted(ids)) for name, ids in named.items()}


def _names_and_codes(
    registers: InForce, taken_over: Mapping[int, Successors], year: int
) -> dict[int, list[str]]:
    """The names in plans of all projects concerned, the latest first, then further names and codes."""
    if not taken_over:
        return {}
    concerned = {*taken_over, *(key for one in taken_over.values() for key in one.projects)}
    planned, given = registers.plan_names(), given_names(registers.aliases())
    names = {
        key: [*reversed(planned.get(key, [project_key(key, None)])), *given.get(key, ())] for key in concerned
    }
    for row in registers.plan_rows(year):
        if row.project in names and row.values["code"]:
            names[row.project].append(row.values["code"])
    return names
