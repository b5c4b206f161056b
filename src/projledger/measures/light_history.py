"""Lights month by month: each as of its month, how long they run on, what follows, and what was made up.

Every month is judged by the plan, the rules and the figures of that month; a month that was closed, by what
was published. A *streak* is the months in a row, up to the last one, that were yellow or red: the settings
say which step follows it. A red month whose gap was made up, so that a later month is green, may turn as the
settings say (in one county the old month turns yellow, in another it stays; DOMAIN 3.4); streaks count what
each month was.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

import pandas as pd

from projledger.foundation.period import Month, Period
from projledger.foundation.settings import Settings, Step
from projledger.ledger.records import FigureRecord, ProjectRecord, ReturnRecord, UnitRecord
from projledger.measures.frames import monthly
from projledger.measures.lights import Light
from projledger.measures.project_lights import Lit, project_lights
from projledger.measures.targets import BY_THE_SETTINGS, Yardstick

_SEVERITY = {Light.RED: 2, Light.YELLOW: 1, Light.GREEN: 0}


@dataclass(frozen=True, slots=True)
class AtMonth:
    """What is known of one month: the projects of its plan, its rules, and the rows of the year.

    Months that rest on the same state of the ledger (``state``, a submission number) share their rows.
    """

    month: Month
    projects: Sequence[ProjectRecord]
    settings: Settings
    figures: Sequence[FigureRecord]
    returns: Sequence[ReturnRecord]
    units: Sequence[UnitRecord]
    state: int
    yardstick: Yardstick = BY_THE_SETTINGS


class LightCell(NamedTuple):
    """A project's light of one month; ``was`` is the red light that it was before it was made up."""

    month: Month
    light: Light | None
    was: Light | None = None


@dataclass(frozen=True, slots=True)
class LightRow:
    """A project's lights of one measure. ``streak``: months in a row, up to the last, yellow or red.

    ``reds`` of them were red to the end; ``step`` is what follows, empty where nothing does.
    """

    project: ProjectRecord
    cells: tuple[LightCell, ...]
    streak: int
    reds: int
    step: str

    @property
    def now(self) -> Light | None:
        """The light of the last month."""
        return self.cells[-1].light


@dataclass(frozen=True, slots=True)
class LightHistory:
    """The lights of ``measure`` from January to the period's end; the worst project first.

    ``settings`` say by which bands and steps the last month was judged; ``as_of`` and ``submission`` as in
    :class:`~projledger.measures.progress_table.Progress`.
    """

    period: Period
    measure: str
    rows: tuple[LightRow, ...]
    settings: Settings
    as_of: datetime | None = None
    submission: int | None = None

    def counted(self, place: int = -1) -> Mapping[Light | None, int]:
        """How many projects have which light in a month (the last, if none is given); None: no light."""
        return Counter(row.cells[place].light for row in self.rows)


def light_history(
    months: Sequence[AtMonth],
    period: Period,
    measure: str,
    *,
    keep: frozenset[int] | None = None,
    as_of: datetime | None = None,
    submission: int | None = None,
) -> LightHistory:
    """The lights of ``measure`` (one of :data:`~projledger.measures.project_lights.MEASURES`).

    ``months`` are January to the period's last. The projects are those of the last one's plan (only those of
    ``keep``, if given); in a month whose plan did not have it yet a project has no light.
    """
    rows = light_rows(months, (measure,), keep)[measure]
    return LightHistory(period, measure, rows, months[-1].settings, as_of, submission)


def light_rows(
    months: Sequence[AtMonth], measures: Sequence[str], keep: frozenset[int] | None = None
) -> dict[str, tuple[LightRow, ...]]:
    """The rows of :func:`light_history` for each of ``measures``; the months are looked at once."""
    lit = lights_by_month(months)
    return {measure: _rows(months, lit, measure, keep) for measure in measures}


def _rows(
    months: Sequence[AtMonth],
    lit: Mapping[Month, Mapping[int, Lit]],
    measure: str,
    keep: frozenset[int] | None,
) -> tuple[LightRow, ...]:
    last = months[-1]
    rules = last.settings.lights
    rows = []
    for project in last.projects:
        if keep is not None and project.id not in keep:
            continue
        lights = [lit[one.month].get(project.id, {}).get(measure) for one in months]
        cells = tuple(
            LightCell(one.month, *light)
            for one, light in zip(months, turned(lights, rules.made_up), strict=True)
        )
        streak, reds = running(lights)
        rows.append(LightRow(project, cells, streak, reds, step_after(streak, reds, measure, rules.steps)))
    return tuple(sorted(rows, key=_worst_first))


def _worst_first(row: LightRow) -> tuple[bool, int, int, int]:
    return row.now is None, -_SEVERITY.get(row.now or Light.GREEN, 0), -row.reds, -row.streak


def lights_by_month(months: Sequence[AtMonth]) -> dict[Month, dict[int, Lit]]:
    """The lights of every project of each month's plan, each as of its month."""
    last = months[-1].month
    completed: dict[int, dict[Month, dict[int, int]]] = {}
    found = {}
    for one in months:
        if one.state not in completed:
            completed[one.state] = _completed(one, months[-1].projects, last)
        by_month = completed[one.state]
        found[one.month] = project_lights(
            one.projects, one.figures, by_month.get(one.month, {}), one.month, one.settings, one.yardstick
        )
    return found


def _completed(
    one: AtMonth, last_plan: Sequence[ProjectRecord], through: Month
) -> dict[Month, dict[int, int]]:
    """The cumulative investment by month of projects of which anything is known by then."""
    projects = {project.id: project for project in (*last_plan, *one.projects)}
    table = monthly(
        list(projects.values()),
        one.figures,
        one.returns,
        through,
        none_in=one.settings.returns.none_in,
        units=one.units,
    )
    found: dict[Month, dict[int, int]] = {}
    columns = table[["project", "month", "completed_ytd", "figure_month"]]
    for project, number, amount, known in columns.itertuples(index=False, name=None):
        if not pd.isna(known):
            found.setdefault(Month(through.year, int(number)), {})[int(project)] = int(amount)
    return found


def turned(lights: Sequence[Light | None], made_up: str) -> list[tuple[Light | None, Light | None]]:
    """Each light as it stands now, and the red one that it was where a later green month turned it."""
    last_green = max((place for place, light in enumerate(lights) if light is Light.GREEN), default=-1)
    return [
        (Light(made_up), light)
        if light is Light.RED and place < last_green and made_up != "keep"
        else (light, None)
        for place, light in enumerate(lights)
    ]


def running(lights: Sequence[Light | None]) -> tuple[int, int]:
    """How many of the last months in a row were yellow or red, and how many red."""
    behind = reds = 0
    only_red = True
    for light in reversed(lights):
        if light not in (Light.YELLOW, Light.RED):
            break
        behind += 1
        only_red = only_red and light is Light.RED
        reds += only_red
    return behind, reds


def step_after(streak: int, reds: int, measure: str, steps: Sequence[Step]) -> str:
    """The last of ``steps`` that a streak reaches: what follows now; "" for none."""
    reached = {"yellow": streak, "red": reds}
    fitting = [
        step.step
        for step in steps
        if reached[step.light] >= step.months and (not step.measures or measure in step.measures)
    ]
    return fitting[-1] if fitting else ""
