"""What stands beside a row's figures where the terms ask for it.

* *On other bases* (双口径): what the statistics and the verification say of the projects of which they say
  anything, beside what was reported of the same projects, so that like is compared with like.
* *Of the period alone* (单季): what the quarter, half-year or month itself brought, the difference of two
  cumulative figures, each carried forward. The quarters of a year so add up to its cumulative figure.
* *Against the opening plan* (占年初计划): what was completed of the projects of the plan of the year's
  start, those taken out since included, against that plan.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

import pandas as pd

from projledger.foundation.period import Period
from projledger.measures.basis import FIELDS, Basis, coverage
from projledger.measures.facts import Chosen, Facts, Stood
from projledger.measures.grouping import SUMS, By, Group, Grouped
from projledger.measures.months import Span, spans
from projledger.measures.rates import Rate, rate_of, show_rate
from projledger.measures.terms import Terms

#: How a group is found again: a project's id, or the names of its parent ("" of a row) and its own.
Key = int | tuple[str, str]


class Beside(NamedTuple):
    """Of the ``projects`` of a group with a figure on ``basis``: what was reported, what it says; yuan."""

    basis: Basis
    projects: int
    reported: int
    stated: int

    @property
    def difference(self) -> int:
        """By how much the reported figure is higher."""
        return self.reported - self.stated


class Own(NamedTuple):
    """What the period alone brought, in yuan, of projects with an annual plan, and its share of the plan.

    ``unsure`` counts the projects that did not report at one of its ends, so that a part may belong before
    or after it.
    """

    amount: int
    rate: Rate
    unsure: int


class Opening(NamedTuple):
    """The group as the opening plan had it: its projects with a plan, that plan, what is completed; yuan.

    ``unstated``: none of these projects has a figure on the table's basis; what is completed of them is not
    known and has no rate, though it adds 0.
    """

    projects: int
    annual_plan: int
    completed: int
    rate: Rate
    unstated: bool = False


@dataclass(frozen=True, slots=True)
class Further:
    """Of which projects what is known; from it each group's further figures follow.

    ``pairs``: by basis, the reported and the stated amount of each project that has one. ``own``: of each
    planned project the period's amount and whether it is unsure, None where it is not asked for. ``opening``:
    the groups of the opening plan by their keys (:func:`key_of`), None likewise; ``opening_stated`` the
    projects of that plan with a figure on the table's basis, None on the reported one.
    """

    decimals: int
    pairs: Mapping[Basis, Mapping[int, tuple[int, int]]] = field(default_factory=dict)
    own: Mapping[int, tuple[int, bool]] | None = None
    opening: Mapping[Key, Group] | None = None
    opening_stated: Collection[int] | None = None

    def beside(self, members: Iterable[int]) -> tuple[Beside, ...]:
        """The figures on other bases of the projects ``members``."""
        members = list(members)
        found = []
        for basis, pairs in self.pairs.items():
            known = [pairs[project] for project in members if project in pairs]
            reported, stated = (sum(pair[side] for pair in known) for side in (0, 1))
            found.append(Beside(basis, len(known), reported, stated))
        return tuple(found)

    def of_period(self, members: Iterable[int], plan: int) -> Own | None:
        """What the period alone brought of ``members`` against their annual ``plan``."""
        if self.own is None:
            return None
        known = [self.own[project] for project in members if project in self.own]
        amount = sum(brought for brought, _unsure in known)
        return Own(amount, rate_of(amount, plan, self.decimals), sum(unsure for _brought, unsure in known))

    def at_opening(self, key: Key) -> Opening | None:
        """The group ``key`` in the opening plan; of nothing where that plan has no such group."""
        if self.opening is None:
            return None
        if key not in self.opening:
            return self._opening(0, 0, 0)
        group = self.opening[key]
        amounts = (group.sums[name] for name in ("projects", "annual_plan", "completed_ytd"))
        return self._opening(*amounts, unstated=unstated(group, self.opening_stated))

    def opening_of_all(self, parts: Sequence[Opening]) -> Opening | None:
        """The whole of rows that part the opening plan; None where it is not asked for."""
        if self.opening is None:
            return None
        return self._opening(
            sum(part.projects for part in parts),
            sum(part.annual_plan for part in parts),
            sum(part.completed for part in parts),
            unstated=all(part.unstated for part in parts if part.projects)
            and any(part.unstated for part in parts),
        )

    def _opening(self, projects: int, plan: int, completed: int, *, unstated: bool = False) -> Opening:
        rate = Rate(completed, plan, None, None) if unstated else rate_of(completed, plan, self.decimals)
        return Opening(projects, plan, completed, rate, unstated)


def unstated(group: Group, stated: Collection[int] | None) -> bool:
    """Whether none of the group's projects with a plan is among those with a figure; ``stated`` None: all."""
    if stated is None or not group.sums["projects"]:
        return False
    return not any(plan and key in stated for key, plan in zip(group.members, group.plans, strict=True))


def key_of(group: Group, parent: str, by: By | None) -> Key:
    """How a group is found again in another plan: by project its id, else its name within its parent's."""
    return group.members[0] if by is By.PROJECT and not parent else (parent, group.name)


def keyed(groups: Grouped, total: str, by: By) -> dict[Key, Group]:
    """All groups, 其中 rows too, by their keys; those beside the whole stand within ``total``."""
    found = {key_of(group, "", by): group for group in groups.rows}
    found |= {(group.name, part.name): part for group in groups.rows for part in group.of_which}
    return found | {(total, part.name): part for part in groups.of_which}


def with_vanished(groups: Grouped, then: Grouped, by: By) -> Grouped:
    """``groups`` with those rows of the opening plan that are no longer there, empty, at their end."""
    there = {key_of(group, "", by) for group in groups.rows}
    gone = [group for group in then.rows if key_of(group, "", by) not in there]
    empty = dict.fromkeys(SUMS, 0)
    rows = [Group(group.name, group.members if by is By.PROJECT else (), empty) for group in gone]
    return groups._replace(rows=(*groups.rows, *rows))


def further_of(
    facts: Facts,
    chosen: Chosen,
    reported: Stood,
    stood: Stood,
    terms: Terms,
    opening: Mapping[Key, Group] | None,
    opening_stated: Collection[int] | None = None,
) -> Further:
    """What ``terms`` ask for beside the figures of ``chosen`` projects, which stand as ``stood``."""
    settings, last = facts.settings, facts.period.last
    pairs: dict[Basis, Mapping[int, tuple[int, int]]] = {}
    for basis in FIELDS if terms.compare else ():
        known = {item.project for item in coverage(chosen.projects, facts.figures, basis, last).stated}
        if known or basis is Basis.STATISTICAL:
            pairs[basis] = pairs_of(reported.frame, facts.stood(chosen, basis).frame, known)
    own = None
    if terms.single:
        none_in = settings.returns.none_in
        own = own_amounts(stood.months, stood.with_plan, own_span(facts.period, none_in), none_in)
    return Further(settings.figures.decimals, pairs, own, opening, opening_stated)


def own_span(period: Period, none_in: Collection[int]) -> Span:
    """The months of the period alone: of a quarter its three, of a half-year its six, of a year all.

    A month's own span is the month, with the months before it for which no return is owed.
    """
    last = period.last.month
    lengths = {"quarter": 3, "half": 6, "year": 12}
    if period.kind in lengths:
        return Span(last - lengths[period.kind] + 1, last)
    return spans(period.last, none_in)[-1]


def own_amounts(
    months: pd.DataFrame, planned: Collection[int], span: Span, none_in: Collection[int]
) -> dict[int, tuple[int, bool]]:
    """What ``span`` brought of each of ``planned``, and whether that is unsure; ``months`` of ``monthly``."""
    ends = {span.last: _at(months, span.last)}
    if span.first > 1:
        ends[span.first - 1] = _at(months, span.first - 1)
    before = ends.get(span.first - 1, {})
    owed = [number for number in ends if number not in none_in]
    found = {}
    for project, (completed, _reported) in ends[span.last].items():
        if project in planned:
            unsure = any(not ends[number][project][1] for number in owed)
            found[project] = (completed - before.get(project, (0, True))[0], unsure)
    return found


def _at(months: pd.DataFrame, number: int) -> dict[int, tuple[int, bool]]:
    """By project the cumulative figure at the end of a month, and whether the month itself was reported."""
    rows = months[months["month"] == number]
    columns = (rows[name].tolist() for name in ("project", "completed_ytd", "reported"))
    return {int(key): (int(done), bool(said)) for key, done, said in zip(*columns, strict=True)}


def pairs_of(
    reported: pd.DataFrame, other: pd.DataFrame, stated: Collection[int]
) -> dict[int, tuple[int, int]]:
    """The amounts of two frames of ``positions``, of the projects with a ``stated`` figure on the other."""
    amounts = dict(zip(other["project"].tolist(), other["completed_ytd"].tolist(), strict=True))
    both = zip(reported["project"].tolist(), reported["completed_ytd"].tolist(), strict=True)
    return {int(key): (int(done), int(amounts[key])) for key, done in both if int(key) in stated}


def further_columns(
    rows: Sequence[tuple[Own | None, Opening | None, tuple[Beside, ...]]],
) -> dict[str, Any]:
    """The further figures of rows as columns of a frame: amounts and counts Int64, rates as shown."""
    whole: dict[str, list[int | None]] = {}
    rates: dict[str, list[Decimal | None]] = {}
    for own, opening, beside in rows:
        if own is not None:
            whole.setdefault("own_completed", []).append(own.amount)
            whole.setdefault("own_unsure", []).append(own.unsure)
            rates.setdefault("own_rate", []).append(own.rate.shown)
        if opening is not None:
            whole.setdefault("opening_projects", []).append(opening.projects)
            whole.setdefault("opening_plan", []).append(opening.annual_plan)
            whole.setdefault("opening_completed", []).append(None if opening.unstated else opening.completed)
            rates.setdefault("opening_rate", []).append(opening.rate.shown)
        for one in beside:
            for name, number in (
                ("projects", one.projects),
                ("reported", one.reported),
                ("stated", one.stated),
            ):
                whole.setdefault(f"{one.basis}_{name}", []).append(number)
    return {name: pd.array(column, dtype="Int64") for name, column in whole.items()} | {
        name: pd.Series(column, dtype=object) for name, column in rates.items()
    }


def shown_beside(beside: Iterable[Beside], money: Callable[[int], str]) -> dict[str, str]:
    """The printed strings of :class:`Beside` figures, under keys that begin with their basis."""
    found = {}
    for one in beside:
        found[f"{one.basis}_projects"] = str(one.projects)
        for name in ("reported", "stated", "difference"):
            amount = getattr(one, name)
            found[f"{one.basis}_{name}"] = money(amount) if one.projects else show_rate(None)
    return found


def shown_own(own: Own | None, money: Callable[[int], str]) -> dict[str, str]:
    """The printed strings of what the period alone brought."""
    if own is None:
        return {}
    return {"own_completed": money(own.amount), "own_rate": show_rate(own.rate.shown)}


def shown_opening(opening: Opening | None, money: Callable[[int | None], str]) -> dict[str, str]:
    """The printed strings of the progress against the opening plan."""
    if opening is None:
        return {}
    amounts = {
        "opening_plan": opening.annual_plan,
        "opening_completed": None if opening.unstated else opening.completed,
    }
    return {
        "opening_projects": str(opening.projects),
        **{name: money(amount if opening.projects else None) for name, amount in amounts.items()},
        "opening_rate": show_rate(opening.rate.shown),
    }
