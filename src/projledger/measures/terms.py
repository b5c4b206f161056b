"""On which terms a progress table is computed: basis, list, units, period and plan.

What is chosen here changes the meaning of figures, not which rows are shown; the head of every table says it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from projledger.foundation.period import Month
from projledger.ledger.records import ListPlan, ProjectRecord
from projledger.measures.basis import Basis


class Unmatched(NamedTuple):
    """A line of a written list that names no project for certain: where it stands, and what may be meant."""

    row: int
    text: str
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Selected:
    """The projects (``members``, by id) that a condition or a written list chose.

    ``condition`` says the condition in the titles of the fields, ``file`` is the list's name ("" where there
    is none). ``unmatched`` are the list's lines that choose no project, ``lines`` how many it has,
    ``order`` its projects in its order.
    """

    members: frozenset[int]
    condition: str = ""
    file: str = ""
    lines: int = 0
    unmatched: tuple[Unmatched, ...] = ()
    order: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a table; those left out are the usual ones.

    ``basis``: which figures count as completed. ``of_list``: only the projects that stand in this list at
    the period's end, with the annual plans that they have there; "" for all projects, each once.
    ``units_at``: the month by which units are named, however they were called at the end of the period;
    None names them as they were then. ``compare`` sets figures on the other bases beside the reported ones,
    ``single`` what the period alone brought beside the cumulative figure, ``opening`` the progress against
    the plan of the year's start beside that against the plan in force. ``selected``: only these projects.
    """

    basis: Basis = Basis.REPORTED
    of_list: str = ""
    units_at: Month | None = None
    compare: bool = False
    single: bool = False
    opening: bool = False
    selected: Selected | None = None


#: Reported figures, all projects, units as they were called at the period's end.
USUAL = Terms()


def list_names(projects: Iterable[ProjectRecord]) -> tuple[str, ...]:
    """The lists in which any of ``projects`` stands, in the order of the plan."""
    return tuple(dict.fromkeys(place.name for project in projects for place in project.lists))


def of_list(projects: Iterable[ProjectRecord], name: str) -> list[ProjectRecord]:
    """The projects of the list ``name`` with the annual plan that each has there.

    A place without a plan of its own has the project's. Cumulative plans by month are those of the
    project's own annual plan and are left out where the list's is another.
    """
    found = []
    for project in projects:
        place = next((place for place in project.lists if place.name == name), None)
        if place is None:
            continue
        plan = project.annual_plan if place.annual_plan is None else place.annual_plan
        found.append(
            replace(
                project,
                annual_plan=plan,
                monthly_plan=project.monthly_plan if plan == project.annual_plan else {},
                lists=(ListPlan(name, plan),),
            )
        )
    return found
