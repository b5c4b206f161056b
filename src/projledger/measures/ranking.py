"""Competition ranks (1, 2, 2, 4) within a group of equals, over figures as they are shown.

No published ranking of key projects says how it treats ties (DOMAIN 3.3), so the rule is stated here: equal
shown values share the better rank, and the next rank is the number of those before it plus one. What has no
value (no annual plan, so no rate) has no rank and stands last.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Order(StrEnum):
    """Which end stands first."""

    DESCENDING = "descending"  # the best first
    ASCENDING = "ascending"  # the worst first


@dataclass(frozen=True, slots=True)
class Ranked:
    """One line of a ranking; ``rank`` is None where there is no ``value``."""

    rank: int | None
    name: str
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Ranking:
    """A ranking that says its ``order`` and its ``group``: the kinds of unit compared, "" for all."""

    order: Order
    group: str
    lines: tuple[Ranked, ...]


#: Units are compared with their like: the kinds that stand in one ranking, under its name.
GROUPS: Mapping[str, tuple[str, ...]] = {
    "乡镇和街道": ("乡镇", "街道"),
    "县级部门和垂管单位": ("县级部门", "垂管单位"),
    "园区和县属国企": ("园区", "县属国企"),
}


def ranking(
    values: Iterable[tuple[str, Decimal | None]], *, order: Order = Order.DESCENDING, group: str = ""
) -> Ranking:
    """The ranking of named ``values`` as shown; equal values keep the order in which they were given."""
    known: list[tuple[str, Decimal]] = []
    unknown: list[str] = []
    for name, value in values:
        if value is None:
            unknown.append(name)
        else:
            known.append((name, value))
    known.sort(key=lambda item: item[1], reverse=order is Order.DESCENDING)
    lines: list[Ranked] = []
    for place, (name, value) in enumerate(known, start=1):
        tied = bool(lines) and lines[-1].value == value
        lines.append(Ranked(lines[-1].rank if tied else place, name, value))
    lines.extend(Ranked(None, name, None) for name in unknown)
    return Ranking(order, group, tuple(lines))


def rankings_by_kind(
    values: Iterable[tuple[str, Decimal | None]],
    kinds: Mapping[str, str],
    *,
    order: Order = Order.DESCENDING,
) -> tuple[Ranking, ...]:
    """One ranking for each group of :data:`GROUPS` that has a unit, in their order.

    ``kinds`` maps a unit's name to its kind; units of unknown kind stand in a last ranking, 其他单位.
    """
    group_of = {kind: group for group, members in GROUPS.items() for kind in members}
    grouped: dict[str, list[tuple[str, Decimal | None]]] = {}
    for name, value in values:
        grouped.setdefault(group_of.get(kinds.get(name, ""), "其他单位"), []).append((name, value))
    ordered = [*GROUPS, "其他单位"]
    return tuple(ranking(grouped[group], order=order, group=group) for group in ordered if group in grouped)
