"""The lights of single projects at the end of one month: investment, start, finish, funds, statistics.

Investment and funds are judged by their rate against the target. A single start, finish or entry in
statistics is there or is not, so it is judged by how many month-ends have passed since it was due: in the
month of its planned date for a start or a finish, in the month after the start for the entry in statistics.
Where nothing is known, or nothing is asked this year, there is no light.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from projledger.foundation.period import Month
from projledger.foundation.settings import DatedBands, Settings
from projledger.ledger.records import FigureRecord, ProjectRecord
from projledger.measures.lights import Light, light_against
from projledger.measures.milestones import Milestones, Reached, milestones, month_of, months_between
from projledger.measures.rates import rate_of
from projledger.measures.schedule import Target, shown_target
from projledger.measures.targets import BY_THE_SETTINGS, Yardstick

#: What has lights, in the order in which it is offered.
MEASURES = ("investment", "start", "finish", "funds", "statistics")
#: The lights of one project by measure; a measure without a light is left out.
Lit = Mapping[str, Light]


def project_lights(
    projects: Sequence[ProjectRecord],
    figures: Iterable[FigureRecord],
    completed: Mapping[int, int],
    month: Month,
    settings: Settings,
    yardstick: Yardstick = BY_THE_SETTINGS,
) -> dict[int, Lit]:
    """The lights of ``projects`` (all of the plan in force) at the end of ``month``.

    ``figures`` are rows of its year, ``completed`` the cumulative investment in yuan of the projects of
    which anything is known by then.
    """
    stood = milestones(projects, figures, month, settings.definitions)
    targets = yardstick.at(projects, month, settings)

    def due(project: int) -> Target:
        return shown_target(targets.of_project(project), settings.figures)

    found: dict[int, Lit] = {}
    for project in projects:
        one = stood[project.id]
        lights = {
            "investment": _against_plan(completed.get(project.id), project, due, "investment", settings),
            "start": _dated(one.start, month, settings.lights.start),
            "finish": _dated(one.finish, month, settings.lights.finish),
            "funds": _funds(one, due, settings),
            "statistics": _statistics(one, month, settings.lights.statistics),
        }
        found[project.id] = {measure: light for measure, light in lights.items() if light is not None}
    return found


def _against_plan(
    amount: int | None,
    project: ProjectRecord,
    due: Callable[[int], Target],
    measure: str,
    settings: Settings,
) -> Light | None:
    if amount is None:
        return None
    rate = rate_of(amount, project.annual_plan or 0, settings.figures.decimals)
    return light_against(rate, due(project.id), settings.lights.of(measure), settings.figures)


def _funds(one: Milestones, due: Callable[[int], Target], settings: Settings) -> Light | None:
    if settings.definitions.funds != "annual-plan":
        return None  # of the total investment nothing is due by a month
    return _against_plan(one.funds_ytd, one.project, due, "funds", settings)


def _dated(one: Reached, month: Month, bands: DatedBands) -> Light | None:
    if one.reached is None:
        return None
    if one.reached:
        return Light.GREEN
    if one.planned is None or month_of(one.planned).year > month.year:
        return None
    return Light(bands.months.light_of(one.overdue_months(month)))


def _statistics(one: Milestones, month: Month, bands: DatedBands) -> Light | None:
    if not one.needs_entry or one.entered.reached is None:
        return None
    if one.entered.reached:
        return Light.GREEN
    return Light(bands.months.light_of(months_between(_started(one, month), month)))


def _started(one: Milestones, month: Month) -> Month:
    """The month of the start; of one before the year, whose month is not known, the planned one at most."""
    before = Month(month.year, 1).plus(-1)
    if one.start.since is not None:
        return one.start.since
    return min(month_of(one.start.planned), before) if one.start.planned else before
