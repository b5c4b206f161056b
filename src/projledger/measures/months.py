"""What each month of the year brought: the steps of the cumulative figure.

A month's step is by how much the cumulative figure of the year rose over the month before, as both are
carried forward. So the steps add up to the cumulative figure to the yuan; a project that did not report
adds nothing in that month and catches up in the next; a correction downwards is a negative step.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

import pandas as pd

from projledger.foundation.period import Month

#: Steps in yuan by project, one for each of :func:`spans`.
Steps = Mapping[int, tuple[int, ...]]
#: Whether a figure or a nil return of the months themselves came, by project, for each of :func:`spans`.
Heard = Mapping[int, tuple[bool, ...]]


class Span(NamedTuple):
    """Months whose steps stand together: those without a return of their own go with the next."""

    first: int
    last: int

    @property
    def numbers(self) -> str:
        """``3`` or ``1-2``."""
        return str(self.last) if self.first == self.last else f"{self.first}-{self.last}"


def spans(through: Month, none_in: Collection[int]) -> tuple[Span, ...]:
    """The spans from January to ``through``; a month of ``none_in`` (no return owed) goes with the next."""
    found, first = [], 1
    for number in range(1, through.month + 1):
        if number not in none_in or number == through.month:
            found.append(Span(first, number))
            first = number + 1
    return tuple(found)


def steps(table: pd.DataFrame, through: Month, none_in: Collection[int]) -> Steps:
    """The steps of each project of ``table``, a frame of :func:`~projledger.measures.frames.monthly`."""
    last = [span.last for span in spans(through, none_in)]
    stood = table[table["month"].isin(last)]
    # Month by month a project, as plain integers.
    projects, completed = stood["project"].tolist(), stood["completed_ytd"].tolist()
    found: dict[int, tuple[int, ...]] = {}
    for start in range(0, len(completed), len(last)):
        row = completed[start : start + len(last)]
        found[projects[start]] = tuple(now - before for now, before in zip(row, (0, *row[:-1]), strict=True))
    return found


def heard(table: pd.DataFrame, through: Month, none_in: Collection[int]) -> Heard:
    """Of which spans each project of ``table`` (as for :func:`steps`) has a month of its own."""
    parts = spans(through, none_in)
    projects, reported = table["project"].tolist(), table["reported"].astype(bool).tolist()
    return {
        projects[start]: tuple(any(reported[start + part.first - 1 : start + part.last]) for part in parts)
        for start in range(0, len(reported), through.month)
    }


def heard_of_any(of_projects: Heard, members: Iterable[int]) -> tuple[bool, ...]:
    """Of which spans any project of a group has a month of its own; empty for a group without projects."""
    known = [of_projects[project] for project in members if project in of_projects]
    return tuple(any(column) for column in zip(*known, strict=True))


def summed(of_projects: Steps, members: Iterable[int], total: int) -> tuple[int, ...]:
    """The steps of a group of projects; empty where they do not add up to its ``total``.

    They do not where the total follows from other rules than the reported figures carried forward.
    """
    known = [of_projects[project] for project in members if project in of_projects]
    added = tuple(sum(column) for column in zip(*known, strict=True))
    return added if sum(added) == total else ()
