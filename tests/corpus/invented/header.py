"""The header: columns gathered under parents, one to five levels deep, merged or merely blank."""

import re
from dataclasses import dataclass
from datetime import date
from random import Random

from invented.cells import Day, Sheet
from invented.columns import Leaf
from invented.titles import CONTACTS, OUTER_PARENTS, PARENTS, filled

_THEMES = {
    "money": ("total_investment", "completed_before", "annual_plan"),
    "progress": ("completed_month", "completed_ytd", "completed_total", "stated_rate", "physical_progress"),
    "words": ("problem", "help_asked"),
    "basis": ("nature", "scope", "place"),
}
_SPLIT = re.compile(
    r"^(.{2,}?)(累计完成.*|完成投资.*|计划投资.*|投资计划|形象进度|建设形象进度|名称|（.*）|\(.*\))$",
    re.DOTALL,
)


@dataclass
class Group:
    """A parent title over columns or further parents."""

    title: str
    parts: "list[Group | Leaf]"
    listed: bool = True
    #: The month that a date cell holds in place of the title.
    day: date | None = None


Node = Group | Leaf


@dataclass
class HeaderShape:
    """How the header is drawn."""

    levels: int
    merged: bool
    split: bool = False
    breaks: bool = False
    blanks: bool = False
    unit_row: bool = False
    #: How a month that is a date cell is shown.
    month_form: str = 'm"月"'


def depth(node: Node) -> int:
    """How many rows a node needs."""
    return 1 if isinstance(node, Leaf) else 1 + max(depth(part) for part in node.parts)


def leaves_of(nodes: list[Node]) -> list[Leaf]:
    """The columns under ``nodes`` from left to right."""
    return [leaf for node in nodes for leaf in ([node] if isinstance(node, Leaf) else leaves_of(node.parts))]


def gather(
    random: Random, leaves: list[Leaf], levels: int, year: int, month: int, *, timeless: bool = False
) -> list[Node]:
    """Columns put under parents until the header has ``levels`` rows; ``timeless`` parents name no month."""
    nodes: list[Node] = list(leaves)
    if levels == 1:
        return nodes
    for theme in random.sample(list(_THEMES), len(_THEMES)):
        if theme in ("money", "progress") or random.random() < 0.4:
            titles = [title for title in PARENTS[theme] if not (timeless and "{M}" in title)]
            nodes = _under_a_parent(nodes, theme, filled(random.choice(titles), year, month))
    while max(depth(node) for node in nodes) < levels:
        nodes = _wrapped(random, nodes)
    return nodes


def _under_a_parent(nodes: list[Node], theme: str, title: str) -> list[Node]:
    """The columns of one theme brought together under a parent, where the first of them stood."""
    members = [node for node in nodes if isinstance(node, Leaf) and node.key in _THEMES[theme]]
    if len(members) < 2:
        return nodes
    at = nodes.index(members[0])
    group = Group(title, list(members))
    rest = [node for node in nodes if node not in members]
    return [*rest[:at], group, *rest[at:]]


def _wrapped(random: Random, nodes: list[Node]) -> list[Node]:
    """The deepest group, with a neighbour where there is one, under one more parent."""
    deepest = max(depth(node) for node in nodes)
    at = next(place for place, node in enumerate(nodes) if depth(node) == deepest)
    if deepest == 1:
        at = max(1, min(len(nodes) - 2, len(nodes) // 2))
        while at and isinstance(nodes[at], Leaf) and nodes[at].key == "project":
            at -= 1
    used = {node.title for node in nodes if isinstance(node, Group)}
    title = random.choice([one for one in OUTER_PARENTS if one not in used])
    following = nodes[at + 1 : at + 2]
    joined = [one for one in following if isinstance(one, Group) or (one.is_money and random.random() < 0.5)]
    return [*nodes[:at], Group(title, [nodes[at], *joined]), *nodes[at + 1 + len(joined) :]]


def with_contacts(random: Random, nodes: list[Node], *, owner_only: bool) -> list[Node]:
    """Parents with the same children: 业主单位{名称, 电话} and 责任单位{名称, 电话}, in place of such columns."""
    result = [node for node in nodes if not (isinstance(node, Leaf) and node.key in ("owner", "unit"))]
    gathered = {leaf.key for leaf in leaves_of(result)}
    parents = (("项目业主单位", "业主名称", "owner"), ("市或县挂钩责任单位", "单位名称", "unit"))
    for parent, first, key in parents[: 1 if owner_only else 2]:
        children = random.sample(CONTACTS, random.randint(1, 3))
        parts: list[Node] = [Leaf(key, first)]
        if key in gathered:
            continue
        parts += [Leaf(f"words:{parent}{child}", child) for child in children]
        result.append(Group(parent, parts))
    return result


def with_months(
    nodes: list[Node],
    months: tuple[int, ...],
    asked: int,
    pattern: Leaf,
    *,
    flat: bool,
    words: bool,
    year: int = 0,
) -> list[Node]:
    """The months' own columns side by side; only the asked month's amount, and progress in words, is the field.

    With ``year`` the months are dates of it.
    """
    groups: list[Node] = []
    for month in months:
        key = "completed_month" if month == asked else f"month:{month}"
        if flat:
            groups.append(Leaf(key, f"{month}月完成投资", True, pattern.unit, pattern.suffix))
            continue
        parts: list[Node] = [Leaf(key, "当月完成投资额", True, pattern.unit, pattern.suffix)]
        if words:
            own = "physical_progress" if month == asked else f"words:{month}"
            parts.append(Leaf(own, "形象进度"))
        groups.append(Group(f"{month}月", parts, day=date(year, month, 1) if year else None))
    at = next(
        (
            place + 1
            for place, node in enumerate(nodes)
            if isinstance(node, Leaf) and node.key == "annual_plan"
        ),
        len(nodes),
    )
    return [*nodes[:at], *groups, *nodes[at:]]


def with_tens(nodes: list[Node], asked: int, pattern: Leaf) -> list[Node]:
    """The month's amounts by ten days, with the month's own as the last of them."""
    parts: list[Node] = [
        Leaf(f"ten:{ten}", ten, True, pattern.unit, pattern.suffix) for ten in ("上旬", "中旬", "下旬")
    ]
    parts.append(Leaf("completed_month", "小计", True, pattern.unit, pattern.suffix))
    return [*nodes, Group(f"{asked}月完成投资", parts)]


def lay(random: Random, sheet: Sheet, nodes: list[Node], top: int, left: int, shape: HeaderShape) -> int:
    """Write the header; the row after it is given back."""
    rows = max(depth(node) for node in nodes) + (
        1 if shape.unit_row or (shape.split and shape.levels == 1) else 0
    )
    bottom = top + rows - 1
    column = left
    for node in nodes:
        column = _place(random, sheet, node, top, column, bottom, shape)
    return bottom + 1


def _place(
    random: Random, sheet: Sheet, node: Node, row: int, column: int, bottom: int, shape: HeaderShape
) -> int:
    if isinstance(node, Group):
        last = column
        for part in node.parts:
            last = _place(random, sheet, part, row + 1, last, bottom, shape)
        title = Day(node.day, shape.month_form) if node.day else _decorated(random, node.title, "", shape)
        sheet.put(row, column, title)
        if shape.merged:
            sheet.merge(row, column, row, last - 1)
        return last
    end = bottom
    if shape.unit_row and node.suffix and node.is_money:
        sheet.put(bottom, column, node.suffix.strip("\n/").replace("单位：", ""))
        sheet.put(row, column, _decorated(random, node.title, "", shape))
        end = bottom - 1
    elif shape.split and row < bottom and (parts := _SPLIT.match(node.title + node.suffix)):
        sheet.put(row, column, parts[1])
        sheet.put(row + 1, column, parts[2].lstrip("\n"))
        end = row
    else:
        sheet.put(row, column, _decorated(random, node.title, node.suffix, shape))
    if shape.merged:
        sheet.merge(row, column, end, column)
    return column + 1


def _decorated(random: Random, title: str, suffix: str, shape: HeaderShape) -> str:
    """A title with the line breaks and blanks that people put inside."""
    if shape.blanks and len(title) == 3 and not title[:2].isdigit() and random.random() < 0.5:
        title = " ".join(title)
    elif shape.blanks and len(title) > 4 and random.random() < 0.4:
        at = random.randint(2, len(title) - 2)
        if not (title[at - 1].isdigit() and title[at].isdigit()):
            title = title[:at] + random.choice((" ", "  ", "　")) + title[at:]
    if shape.breaks and len(title) > 4 and random.random() < 0.5:
        at = len(title) // 2
        if not (title[at - 1].isdigit() and title[at].isdigit()):
            title = title[:at] + "\n" + title[at:]
    return title + suffix
