"""The projects of the red-and-black list: the first of each group in the text, all of them in an annex."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from projledger.documents.annexes import listed, project_line
from projledger.documents.context import Annex, ProjectLine
from projledger.documents.facts import Facts
from projledger.documents.figures import About
from projledger.documents.wording import Wording
from projledger.measures.grouping import By
from projledger.measures.remarks import Named


def _nothing(_item: Named) -> str:
    return ""


class Group(NamedTuple):
    """Projects that stand on a list for one reason.

    ``label`` is the reason as the text puts it before 的项目n个, ``short`` as the table puts it; ``many`` is
    the figure that counts ``items``, ``more`` what is said of each beside its unit.
    """

    label: str
    short: str
    many: About
    items: Sequence[Named]
    more: Callable[[Named], str] = _nothing


def said_of(groups: Sequence[Group], detail: str, wording: Wording) -> tuple[str, ...]:
    """One sentence for each of ``groups``; ``detail`` points to the annex where not all are named."""
    return tuple(_said(group, detail, wording) for group in groups)


def _said(group: Group, detail: str, wording: Wording) -> str:
    text = f"{group.label}的项目{wording.mark(str(len(group.items)), group.many)}个"

    def said(item: Named) -> str:
        inside = "，".join(filter(None, (wording.unit(item.unit), group.more(item))))
        return f"{wording.project(item)}（{inside}）"

    names = wording.names(group.items, _itself, said, counted=group.many)
    if not names:
        return f"{text}。"
    return f"{text}：{names}{detail if wording.cut(group.items, _itself) else ''}。"


def listed_projects(groups: Sequence[Group], title: str, facts: Facts, wording: Wording) -> Annex | None:
    """Every project of ``groups`` with its figures and why it is listed; None where there is none."""
    records = {project.id: project for project in facts.projects}
    rows = {row.key: row for row in facts.table(By.PROJECT).rows}
    placed = [(group, item) for group in groups for item in group.items]

    def line(number: int, one: tuple[Group, Named]) -> ProjectLine:
        group, item = one
        why = "，".join(filter(None, (group.short, group.more(item))))
        return project_line(number, item, records[item.project], rows[item.project], why, wording)

    return listed("red_black", title, placed, lambda one: one[1], line, wording)


def _itself(item: Named) -> Named:
    return item
