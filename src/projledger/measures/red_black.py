"""The red and the black list of units: who is first and has met the target, who is last and has missed it.

Both conditions must hold (DOMAIN 3.1, rule 15): the first of a group in which all are behind are not praised,
the last of one in which nobody is are not blamed. At most half of a group stands on a list, so that none can
stand on both; units with the rate of the last place share it. A group of one is compared with nobody.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from projledger.foundation.settings.red_black import RedBlack
from projledger.measures.progress_rows import ProgressRow
from projledger.measures.progress_table import Progress
from projledger.measures.ranking import Ranked, Ranking


@dataclass(frozen=True, slots=True)
class Placed:
    """A unit on a list: its ``row``, its ``rank`` among the ``of`` ranked units of its ``group``."""

    row: ProgressRow
    group: str
    rank: int
    of: int


@dataclass(frozen=True, slots=True)
class Lists:
    """The units on either list, group by group, the best (red) and the worst (black) first.

    ``barred`` would stand on the red list had they reported the month; ``alone`` are ranked with nobody.
    """

    red: tuple[Placed, ...]
    black: tuple[Placed, ...]
    barred: tuple[Placed, ...]
    alone: tuple[str, ...]


def red_and_black(
    table: Progress, rankings: Sequence[Ranking], unreported: Collection[str], rules: RedBlack
) -> Lists:
    """The lists by ``rules``; ``rankings`` are those of the units of ``table``, group by group.

    ``unreported`` are the units of which no sound return of the month came.
    """
    rows = {row.group: row for row in table.rows}
    red: list[Placed] = []
    black: list[Placed] = []
    alone: list[str] = []
    for one in rankings:
        known = [line for line in one.lines if line.value is not None]
        if len(known) == 1:
            alone.append(known[0].name)
        half = len(known) // 2
        first, last = _end(known, min(rules.first, half)), _end(known[::-1], min(rules.last, half))
        both = {line.name for line in first} & {line.name for line in last}
        for lines, found, behind in ((first, red, False), (last, black, True)):
            found += [
                Placed(rows[line.name], one.group, line.rank or 0, len(known))
                for line in lines
                if rows[line.name].behind is behind and line.name not in both
            ]
    barred = [one for one in red if rules.reported and one.row.group in unreported]
    return Lists(tuple(one for one in red if one not in barred), tuple(black), tuple(barred), tuple(alone))


def _end(known: Sequence[Ranked], count: int) -> list[Ranked]:
    """The first ``count`` and whoever has the same value as the last of them."""
    if not count:
        return []
    cut = known[count - 1].value
    return [line for place, line in enumerate(known) if place < count or line.value == cut]
