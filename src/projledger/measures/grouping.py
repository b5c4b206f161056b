"""How projects are gathered into rows: by level, unit, list and so on, and what each row adds up.

Rows always part the projects: each project counts in exactly one row, so rows add up to the total.
Sets that overlap the rows (listed projects within a level, a list that shares projects with an
earlier one or has its own annual plans) stand as 其中 beside them and are never added.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

import pandas as pd

from projledger.forms.plan import LEVELS
from projledger.ledger.records import ProjectRecord


class By(StrEnum):
    """What makes a row of the progress table."""

    UNIT = "unit"
    LEVEL = "level"
    LIST = "list"
    SECTOR = "sector"
    LISTED = "listed"
    NATURE = "nature"
    PROJECT = "project"


#: The Chinese words for the same, as an option's value may be given and as a table's corner says.
CHINESE_BY: dict[By, str] = {
    By.UNIT: "单位",
    By.LEVEL: "级别",
    By.LIST: "名单",
    By.SECTOR: "领域",
    By.LISTED: "挂牌",
    By.NATURE: "建设性质",
    By.PROJECT: "项目",
}
LISTED = "挂牌"
NOT_LISTED = "非挂牌"
UNSTATED = "未注明"  # a project whose plan names no sector, nature or list
OTHER_LISTS = "其他"  # projects that stand only in lists shown as 其中

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


class Group(NamedTuple):
    """One row's projects, by their ids, and the sums of :data:`SUMS` over them."""

    name: str
    members: tuple[int, ...]
    sums: Mapping[str, int]
    of_which: tuple["Group", ...] = ()


class Grouped(NamedTuple):
    """The rows, which part the projects, and the overlapping sets that stand beside the total."""

    rows: tuple[Group, ...]
    of_which: tuple[Group, ...] = ()


def grouped(positions: pd.DataFrame, projects: Sequence[ProjectRecord], by: By) -> Grouped:
    """The projects of ``positions`` gathered by ``by``; levels from the highest, others as in the plan."""
    table = summands(positions)
    match by:
        case By.LIST:
            return _by_list(positions, projects)
        case By.PROJECT:
            names = dict(zip(positions["project"], positions["name"], strict=True))
            each = _parted(table, positions["project"])
            return Grouped(tuple(group._replace(name=names[group.members[0]]) for group in each))
        case By.LISTED:
            words = positions["listed"].map({True: LISTED, False: NOT_LISTED})
            rows = sorted(_parted(table, words), key=lambda group: (LISTED, NOT_LISTED).index(group.name))
            return Grouped(tuple(rows))
        case By.LEVEL:
            rows = sorted(_parted(table, positions["level"].fillna(UNSTATED)), key=_level_order)
            within = positions["listed"].astype(bool)
            listed = _parted(table[within], positions["level"].fillna(UNSTATED)[within])
            beside = {group.name: (group._replace(name=LISTED),) for group in listed}
            return Grouped(tuple(group._replace(of_which=beside.get(group.name, ())) for group in rows))
        case _:
            return Grouped(tuple(_parted(table, positions[by.value].fillna(UNSTATED))))


def whole(positions: pd.DataFrame, name: str, of_which: tuple[Group, ...] = ()) -> Group:
    """All projects of ``positions`` as one group."""
    sums = summands(positions)[list(SUMS)].sum()
    members = tuple(int(project) for project in positions["project"])
    return Group(name, members, {column: int(sums[column]) for column in SUMS}, of_which)


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
    members: dict[Any, list[int]] = {}
    for name, project in zip(key, table["project"], strict=True):
        members.setdefault(name, []).append(int(project))
    sums = table.groupby(key, sort=False)[list(SUMS)].sum().to_dict("index")
    return [
        Group(str(name), tuple(of_it), {str(column): int(value) for column, value in sums[name].items()})
        for name, of_it in members.items()
    ]


def _level_order(group: Group) -> int:
    return LEVELS.index(group.name) if group.name in LEVELS else len(LEVELS)


def _by_list(positions: pd.DataFrame, projects: Sequence[ProjectRecord]) -> Grouped:
    """A list is a row while no project of it stands in an earlier row and its plans are the projects' own."""
    members: dict[str, dict[int, int | None]] = {}
    plans = {project.id: project.annual_plan for project in projects}
    for project in projects:
        for entry in project.lists:
            plan = plans[project.id] if entry.annual_plan is None else entry.annual_plan
            members.setdefault(entry.name, {})[project.id] = plan
    rows: list[Group] = []
    beside: list[Group] = []
    taken: set[int] = set()
    for name, own in members.items():
        part = positions[positions["project"].isin(list(own))]
        if taken.isdisjoint(own) and all(plans[project] == plan for project, plan in own.items()):
            taken |= own.keys()
            rows.append(whole(part, name))
        else:
            plan_here = [own[int(project)] or None for project in part["project"]]
            beside.append(whole(part.assign(annual_plan=pd.array(plan_here, dtype="Int64")), name))
    left = positions[~positions["project"].isin(list(taken))]
    in_lists = left["project"].isin([project for own in members.values() for project in own])
    for name, part in ((OTHER_LISTS, left[in_lists]), (UNSTATED, left[~in_lists])):
        if not part.empty:
            rows.append(whole(part, name))
    return Grouped(tuple(rows), tuple(beside))
