"""Which projects a table is about: those of which a condition holds, those of a list that somebody wrote.

A selection is made once, before anything is grouped or summed, and the head of every table says what it
leaves out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from projledger.foundation.period import Period
from projledger.foundation.settings import Settings
from projledger.foundation.text import normal_name
from projledger.ledger.records import FigureRecord, HeldRecord, ProjectRecord, ReturnRecord, UnitRecord
from projledger.measures.frames import positions
from projledger.measures.grouping import By
from projledger.measures.progress import progress
from projledger.measures.progress_table import Progress
from projledger.measures.said import NOTHING_SAID, last_said
from projledger.measures.targets import BY_THE_SETTINGS, Yardstick
from projledger.measures.terms import USUAL, Terms, of_list
from projledger.measures.units import unit_at, units_at
from projledger.measures.where import Where
from projledger.measures.where.condition import Facts


@dataclass(frozen=True, slots=True)
class Sources:
    """What a view of the ledger gives of one period, as the table of progress takes it."""

    projects: Sequence[ProjectRecord]
    figures: Sequence[FigureRecord]
    held: Sequence[HeldRecord]
    returns: Sequence[ReturnRecord]
    period: Period
    settings: Settings
    units: Sequence[UnitRecord] = ()
    terms: Terms = USUAL
    yardstick: Yardstick = BY_THE_SETTINGS


def chosen(where: Where, sources: Sources) -> frozenset[int]:
    """The ids of the projects of which ``where`` holds at the period's end, on the terms of ``sources``.

    Raises UnknownName for a text that no project has.
    """
    named_at = sources.terms.units_at or sources.period.last
    names = {
        normal_name(name): unit_at(unit.name, named_at, sources.units)
        for unit in sources.units
        for name in (*unit.short_names, unit.name)
    }
    return frozenset(project.id for project in where.chosen(facts(where, sources), names))


def facts(where: Where, sources: Sources) -> list[Facts]:
    """What is known of each project, as far as ``where`` asks for it; figures are those shown by project."""
    terms = sources.terms
    listed = of_list(sources.projects, terms.of_list) if terms.of_list else sources.projects
    projects = units_at(listed, terms.units_at or sources.period.last, sources.units)
    figures: Mapping[int, Mapping[str, object]] = _figures(sources) if where.needs_figures else {}
    sizes = sources.settings.sizes
    last = sources.period.last
    said = last_said(sources.figures, last) if where.needs_returns else {}
    found = []
    for project in projects:
        amount = getattr(project, sizes.of)
        size = None if amount is None else sizes.band_of(amount).title
        values = said.get(project.id, NOTHING_SAID).values
        found.append(Facts(project, {**figures.get(project.id, {}), "size": size}, values))
    return found


def _figures(sources: Sources) -> dict[int, dict[str, object]]:
    """The computed figures of each project, those that the table by project shows."""
    table: Progress = progress(
        sources.projects, sources.figures, sources.held, sources.returns, sources.period, sources.settings,
        by=By.PROJECT, unit_records=sources.units,
        terms=replace(sources.terms, compare=False, single=False, opening=False), yardstick=sources.yardstick,
    )  # fmt: skip
    frame = positions(
        sources.projects, sources.figures, sources.held, sources.returns, sources.period.last,
        none_in=sources.settings.returns.none_in, units=sources.units,
    )  # fmt: skip
    keys = [int(key) for key in frame["project"]]
    words = [None if pd.isna(word) else str(word) for word in frame["status"]]
    status = dict(zip(keys, words, strict=True))
    reported = dict(zip(keys, frame["reported"].astype(bool).tolist(), strict=True))
    return {
        row.members[0]: {
            "completed_ytd": row.completed_ytd + row.no_plan_completed,
            "completed_month": None if row.month_unknown or not row.projects else row.completed_month,
            "completion_rate": row.rate.shown,
            "schedule_gap": row.schedule_gap,
            "light": None if row.light is None else row.light.value,
            "status": status[row.members[0]],
            "reported": reported[row.members[0]],
            "not_reported": bool(row.not_reported),
            "held": bool(row.held),
            "flash": bool(row.flash),
        }
        for row in table.rows
    }
