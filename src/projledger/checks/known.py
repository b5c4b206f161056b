"""What the ledger knows, as a frozen view that the checks are given. Filled by ``ledger``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from projledger.foundation.period import Month


class KnownUnit(NamedTuple):
    """A unit of the register. ``valid_from``/``valid_to`` are partial ISO dates or None."""

    name: str
    kind: str
    short_names: tuple[str, ...]
    valid_from: str | None
    valid_to: str | None
    owes_return: bool


class KnownProject(NamedTuple):
    """A project of the plan in force. Money in yuan; ``key`` is what a clerk types to name it.

    ``planned_start`` is a partial ISO date or None; ``lists`` are the lists whose plan rows name it.
    """

    id: int
    key: str
    code: str | None
    name: str
    lead_unit: str
    reporting_unit: str
    annual_plan: int | None
    total_investment: int | None
    completed_before: int | None
    planned_start: str | None = None
    lists: tuple[str, ...] = ()


class Succession(NamedTuple):
    """A project that is reported under others, ``names``, from the month ``since`` on."""

    since: Month
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """Everything a check may compare with.

    ``unit_names`` and ``project_names`` map a *normalised* name (``foundation.text.normal_name``;
    full names, short names and aliases) to the canonical unit or to the ids of the projects so
    named; ``project_codes`` maps codes (as ``normal_code`` writes them) to ids. ``year`` is the plan
    year, ``received_on`` the local day the file came in. ``ended`` are the projects that are reported
    under others by the month asked about, ``succeeded`` their names and codes, normalised.
    """

    year: int
    received_on: date
    units: Mapping[str, KnownUnit] = field(default_factory=dict)
    unit_names: Mapping[str, str] = field(default_factory=dict)
    projects: Mapping[int, KnownProject] = field(default_factory=dict)
    project_names: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    project_codes: Mapping[str, int] = field(default_factory=dict)
    none_in: frozenset[int] = frozenset()  # months for which no return is due
    next_project: int = 1  # the id that the next new project gets
    succeeded: Mapping[str, Succession] = field(default_factory=dict)
    ended: frozenset[int] = frozenset()
