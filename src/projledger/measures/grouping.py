"""How projects are gathered into rows: by level, unit, list and so on, and what each row adds up.

Rows always part the projects: each project counts in exactly one row, so rows add up to the total.
Sets that overlap the rows (listed projects within a level, a list that shares projects with an
earlier one or has its own annual plans) stand as 其中 beside them and are never added.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

import pandas as pd

from projledger.forms.industries import SECTIONS
from projledger.forms.plan import LEVELS, NATURES
from projledger.forms.report import STATUSES
from projledger.foundation.settings import Sizes
from projledger.foundation.settings.sizes import limit_words
from projledger.ledger.records import ProjectRecord


class By(StrEnum):
    """What makes a row of the progress table."""

    UNIT = "unit"
    LEVEL = "level"
    LIST = "list"
    SECTOR = "sector"
    INDUSTRY = "industry"
    LISTED = "listed"
    NATURE = "nature"
    STATUS = "status"
    SIZE = "size"
    LEADER = "leader"
    PLACE = "place"
    PROJECT = "project"


#: The Chinese words for the same, as an option's value may be given and as a table's corner says.
CHINESE_BY: dict[By, str] = {
    By.UNIT: "单位",
    By.LEVEL: "级别",
    By.LIST: "名单",
    By.SECTOR: "领域",
    By.INDUSTRY: "行业",
    By.LISTED: "挂牌",
    By.NATURE: "建设性质",
    By.STATUS: "项目状态",
    By.SIZE: "规模",
    By.LEADER: "联系县领导",
    By.PLACE: "建设地点",
    By.PROJECT: "项目",
}
#: Further words by which an option's value may name them.
ALSO_CALLED: dict[str, By] = {
    "责任单位": By.UNIT,
    "所属行业": By.INDUSTRY,
    "性质": By.NATURE,
    "状态": By.STATUS,
    "规模档": By.SIZE,
    "领导": By.LEADER,
    "县领导": By.LEADER,
    "地点": By.PLACE,
    "属地": By.PLACE,
}
LISTED = "挂牌"
NOT_LISTED = "非挂牌"
UNSTATED = "未注明"  # a project of which neither plan nor return says it
OTHER_LISTS = "其他"  # projects that stand only in lists shown as 其中
#: The order of rows where the words themselves have one; other rows stand as in the plan.
ORDERS: dict[By, tuple[str, ...]] = {
    By.LEVEL: LEVELS,
    By.INDUSTRY: SECTIONS,
    By.LISTED: (LISTED, NOT_LISTED),
    By.NATURE: NATURES,
    By.STATUS: STATUSES,
}

#: What the plan says of a project, by breakdown; None where it says nothing.
_WORDS: dict[By, Callable[[ProjectRecord], str | None]] = {
    By.UNIT: lambda project: project.lead_unit,
    By.LEVEL: lambda project: project.level,
    By.SECTOR: lambda project: project.sector,
    By.INDUSTRY: lambda project: project.industry,
    By.LISTED: lambda project: LISTED if project.listed else NOT_LISTED,
    By.NATURE: lambda project: project.nature,
    By.LEADER: lambda project: project.values.get("county_leader"),
    By.PLACE: lambda project: project.place,
}

#: What every row adds up, whole yuan and counts. ``projects``, ``annual_plan``, ``completed_*`` and
#: ``month_unknown`` (whose amount of this month is not known, and adds nothing) are of projects with an
#: annual plan; ``no_plan`` and ``no_plan_completed`` of the others; the rest of both.
SUMS = (
    "projects",
    "annual_plan",
    "completed_ytd",
    "completed_ytd_before",
    "completed_month",
    "month_unknown",
    "not_reported",
    "held",
    "flash",
    "no_plan",
    "no_plan_completed",
)


def by_words() -> dict[str, By]:
    """Every word that names a breakdown: English, Chinese, and what else people call it."""
    return {by.value: by for by in By} | {word: by for by, word in CHINESE_BY.items()} | ALSO_CALLED


class Group(NamedTuple):
    """One row's projects, by their ids, the plan of each (0 for none), and the sums of :data:`SUMS`."""

    name: str
    members: tuple[int, ...]
    sums: Mapping[str, int]
    of_which: tuple["Group", ...] = ()
    plans: tuple[int, ...] = ()


class Grouped(NamedTuple):
    """The rows, which part the projects, and the overlapping sets that stand beside the total."""

    rows: tuple[Group, ...]
    of_which: tuple[Group, ...] = ()


class Overlap(NamedTuple):
    """A set of projects that shares some with the rows: stands beside them as 其中, never added.

    ``plans`` are its projects with the annual plan that each has *in it* (yuan or None).
    """

    name: str
    plans: Mapping[int, int | None]

    def within(self, positions: pd.DataFrame) -> pd.DataFrame:
        """The rows of ``positions`` that belong to it, under its own plans."""
        part = positions[positions["project"].isin(list(self.plans))]
        own = [self.plans[int(project)] or None for project in part["project"]]
        return part.assign(annual_plan=pd.array(own, dtype="Int64"))


class Parts(NamedTuple):
    """How one breakdown parts the projects: ``labels`` (by project) name the row of each.

    ``order`` are the rows' names from first to last; ``overlaps`` the sets that stand beside the total.
    """

    labels: Mapping[int, str]
    order: tuple[str, ...]
    overlaps: tuple[Overlap, ...] = ()


def parts(positions: pd.DataFrame, projects: Sequence[ProjectRecord], by: By, sizes: Sizes) -> Parts:
    """How the projects of ``positions`` part by ``by``: each into exactly one row.

    ``projects`` are their records; ``sizes`` the bands of the settings. Not for a table by project.
    """
    present = [int(project) for project in positions["project"]]
    records = {project.id: project for project in projects}
    if by is By.LIST:
        return _lists(present, records)
    if by is By.SIZE:
        return _sizes(present, records, sizes)
    if by is By.STATUS:
        words: list[Any] = [None if pd.isna(word) else str(word) for word in positions["status"]]
    else:
        words = [_WORDS[by](records[project]) for project in present]
    labels = {project: word or UNSTATED for project, word in zip(present, words, strict=True)}
    return Parts(labels, _ordered(labels.values(), ORDERS.get(by, ())))


def grouped(
    positions: pd.DataFrame, projects: Sequence[ProjectRecord], by: By, sizes: Sizes | None = None
) -> Grouped:
    """The projects of ``positions`` gathered by ``by``.

    Levels stand from the highest, sizes from the smallest band, others as in the plan, what is not stated
    last. ``sizes`` are the bands of the settings.
    """
    table = summands(positions)
    if by is By.PROJECT:
        names = dict(zip(positions["project"], positions["name"], strict=True))
        each = _parted(table, positions["project"])
        return Grouped(tuple(group._replace(name=names[group.members[0]]) for group in each))
    found = parts(positions, projects, by, sizes or Sizes())
    rows = {group.name: group for group in _parted(table, positions["project"].map(found.labels))}
    if by is By.LEVEL:
        within = positions["listed"].astype(bool)
        for group in _parted(table[within], positions["project"].map(found.labels)[within]):
            rows[group.name] = rows[group.name]._replace(of_which=(group._replace(name=LISTED),))
    return Grouped(
        tuple(rows[name] for name in found.order),
        tuple(whole(overlap.within(positions), overlap.name) for overlap in found.overlaps),
    )


class Crossed(NamedTuple):
    """Two breakdowns at once: the ``columns``, and the ``cells`` that hold projects, by (row, column).

    Cells part the projects. ``beside`` names the sets that overlap rows or columns, which no cell shows.
    """

    columns: tuple[Group, ...]
    cells: Mapping[tuple[str, str], Group]
    beside: tuple[str, ...] = ()


def crossed(
    positions: pd.DataFrame, projects: Sequence[ProjectRecord], by: By, across: By, sizes: Sizes
) -> Crossed:
    """The projects of ``positions`` by row (``by``) and column (``across``), neither of them by project."""
    table = summands(positions)
    down, right = (parts(positions, projects, one, sizes) for one in (by, across))
    row, column = (positions["project"].map(one.labels) for one in (down, right))
    whole_columns = {group.name: group for group in _parted(table, column)}
    cells = {
        (group.name, name): group
        for name in right.order
        for group in _parted(table[column == name], row[column == name])
    }
    beside = dict.fromkeys(overlap.name for one in (down, right) for overlap in one.overlaps)
    return Crossed(tuple(whole_columns[name] for name in right.order), cells, tuple(beside))


def whole(positions: pd.DataFrame, name: str, of_which: tuple[Group, ...] = ()) -> Group:
    """All projects of ``positions`` as one group."""
    table = summands(positions)
    sums = table[list(SUMS)].sum()
    members, plans = (tuple(int(value) for value in table[column]) for column in ("project", "annual_plan"))
    return Group(name, members, {column: int(sums[column]) for column in SUMS}, of_which, plans)


def summands(positions: pd.DataFrame) -> pd.DataFrame:
    """What each project adds to its row: ``project`` and the columns of :data:`SUMS`, all Int64."""
    planned = positions["annual_plan"].notna()
    columns = {
        "project": positions["project"],
        "projects": planned,
        "annual_plan": positions["annual_plan"],
        "no_plan": ~planned,
        "no_plan_completed": positions["completed_ytd"].where(~planned, 0),
    }
    for amount in ("completed_ytd", "completed_ytd_before", "completed_month"):
        columns[amount] = positions[amount].where(planned, 0)
    columns["month_unknown"] = planned & positions["completed_month"].isna()
    for count in ("not_reported", "held", "flash"):
        columns[count] = positions[count]
    return pd.DataFrame(columns).astype("Int64").fillna(0)


def _parted(table: pd.DataFrame, key: "pd.Series[Any]") -> list[Group]:
    """``table`` parted by ``key``, in the order in which keys first appear."""
    members: dict[Any, list[tuple[int, int]]] = {}
    for name, project, plan in zip(key, table["project"], table["annual_plan"], strict=True):
        members.setdefault(name, []).append((int(project), int(plan)))
    sums = table.groupby(key, sort=False)[list(SUMS)].sum().to_dict("index")
    return [
        Group(
            str(name),
            tuple(project for project, _plan in of_it),
            {str(column): int(value) for column, value in sums[name].items()},
            plans=tuple(plan for _project, plan in of_it),
        )
        for name, of_it in members.items()
    ]


def _ordered(names: Iterable[str], order: Sequence[str]) -> tuple[str, ...]:
    """``names`` once each: those of ``order`` first and in it, then the others as they come, 未注明 last."""
    places = {name: place for place, name in enumerate(order)}

    def place(name: str) -> tuple[bool, int]:
        return name == UNSTATED, places.get(name, len(places))

    return tuple(sorted(dict.fromkeys(names), key=place))


def _sizes(present: Sequence[int], records: Mapping[int, ProjectRecord], sizes: Sizes) -> Parts:
    """The bands part the projects; “1亿元及以上” and its like hold several bands and stand beside."""
    amounts = {project: getattr(records[project], sizes.of) for project in present}
    labels = {
        project: UNSTATED if yuan is None else sizes.band_of(yuan).title for project, yuan in amounts.items()
    }
    overlaps = [
        Overlap(
            f"{limit_words(limit)}及以上",
            {
                project: records[project].annual_plan
                for project, yuan in amounts.items()
                if yuan is not None and yuan >= limit
            },
        )
        for limit in sizes.limits[:-1]  # the last one's is a band of its own
    ]
    order = _ordered(labels.values(), [band.title for band in sizes.bands])
    return Parts(labels, order, tuple(overlap for overlap in overlaps if overlap.plans))


def _lists(present: Sequence[int], records: Mapping[int, ProjectRecord]) -> Parts:
    """A list is a row while no project of it stands in an earlier row and its plans are the projects' own."""
    members: dict[str, dict[int, int | None]] = {}
    plans = {project: records[project].annual_plan for project in present}
    for project in present:
        for entry in records[project].lists:
            plan = plans[project] if entry.annual_plan is None else entry.annual_plan
            members.setdefault(entry.name, {})[project] = plan
    labels: dict[int, str] = {}
    rows: list[str] = []
    beside: list[Overlap] = []
    for name, own in members.items():
        if labels.keys().isdisjoint(own) and all(plans[project] == plan for project, plan in own.items()):
            labels |= dict.fromkeys(own, name)
            rows.append(name)
        else:
            beside.append(Overlap(name, own))
    in_lists = {project for own in members.values() for project in own}
    for project in present:
        labels.setdefault(project, OTHER_LISTS if project in in_lists else UNSTATED)
    used = set(labels.values())
    order = [*rows, *(name for name in (OTHER_LISTS, UNSTATED) if name in used)]
    return Parts(labels, tuple(order), tuple(beside))
