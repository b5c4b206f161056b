"""The whole half-year, made from one seed, and the truth it must keep."""

import random
from dataclasses import dataclass
from itertools import pairwise

from county import calendar, figures, owners, plans
from county.model import WAN, Project, Unit, load_projects, load_units

SEED = 20_210_705


@dataclass(frozen=True)
class County:
    """The county: units by name and projects in the plan's order."""

    units: dict[str, Unit]
    projects: tuple[Project, ...]

    def of_unit(self, name: str) -> list[Project]:
        """The projects that a unit reports, municipal ones first."""
        return [project for project in self.projects if project.unit.name == name]

    def reporting(self) -> list[Unit]:
        """The units that owe returns."""
        return [unit for unit in self.units.values() if unit.owes_return == "是"]


def build_county() -> County:
    """The county as the sample data tells of it; the same at every call."""
    units = load_units()
    projects = load_projects(units)
    rng = random.Random(SEED)
    owners.assign_codes(projects, rng)
    plans.assign_dates(projects, rng)
    plans.assign_plans(projects, rng)
    figures.assign_completed(projects, rng)
    calendar.settle_nil(projects)
    plans.assign_totals(projects, rng)
    plans.assign_words(projects, rng)
    owners.assign_owners(projects, rng)
    figures.assign_shortages(projects, rng)
    return County(units, tuple(projects))


def check_county(county: County) -> None:
    """Raise AssertionError where the projects do not keep the published sums or contradict themselves."""
    projects = county.projects
    assert len(projects) == 200
    stand = {project.number: project.ytd[figures.last_month(project)] for project in projects}
    for rank, count in (("挂", 10), ("市", 40), ("县", 150)):
        group = [project for project in projects if project.rank == rank]
        assert len(group) == count
        assert sum(project.plan for project in group) == plans.PLAN[rank] * WAN
        assert sum(stand[project.number] for project in group) == figures.COMPLETED[rank] * WAN
    assert sum(bool(project.finish_month) for project in projects) == 16
    for project in projects:
        what = project.name
        months = sorted(project.ytd)
        assert project.plan > 0, what
        assert all(project.ytd[a] <= project.ytd[b] for a, b in pairwise(months)), (
            what,
            project.ytd,
        )
        assert project.before + project.ytd[6] <= project.total, what
        for month in months:
            begun = project.status(month) in {"在建", "停工", "完工"}
            assert begun or not project.ytd[month], what
            earlier = project.ytd.get(month - 1, 0)
            assert not earlier or project.ytd[month] < 7 * earlier, (what, project.ytd)
            if project.unit.published:
                assert 12 * project.ytd[month] >= month * project.plan, (what, month)
            if project.status(month) == "停工" and month > 3:
                assert project.added(month) == 0, what
        if project.finish_month:
            assert project.actual_finish[:7] < project.planned_finish, what
            assert project.ytd[project.finish_month] >= project.plan, what
            assert project.ytd[6] == project.ytd[project.finish_month], what
    june = [project for project in projects if figures.last_month(project) == 6]
    assert sum(project.funds.get(6, 0) for project in june) == figures.FUNDS_LACKING * WAN
    assert sum(project.land.get(6, 0) for project in june) == figures.LAND_LACKING * 100
