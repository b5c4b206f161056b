"""What a table of targets says of each unit: percents of its plan by month, also after units were merged.

A unit that took others over has the sum of what was set for these; one that went into another shares what was
set for that one. Where the table names the unit itself, that counts and nothing else.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from projledger.ledger.records import ProjectRecord, UnitRecord, UnitTargetRecord
from projledger.measures.units import predecessors

_WHOLE = 100
#: Percents of a unit's plan by month.
Points = dict[Fraction, Fraction]


class UnitTarget(NamedTuple):
    """What a target table sets for a unit: yuan or percent due by month ends, and the plan they refer to.

    Where a month has both, the percent stands. ``annual_plan`` None: the unit's plans as in force.
    ``declared`` is the plan that the table itself states, if it does.
    """

    unit: str
    annual_plan: int | None
    amounts: Mapping[int, int]
    percents: Mapping[int, Fraction]
    declared: int | None = None


def unit_targets(
    records: Iterable[UnitTargetRecord], plan: Iterable[ProjectRecord] = ()
) -> tuple[UnitTarget, ...]:
    """The targets as the ledger has them.

    ``plan`` are all projects of the plan in force, where only some of them will be asked about.
    """
    plans = _plans(plan, {})
    return tuple(
        UnitTarget(
            record.unit,
            record.annual_plan or plans.get(record.unit),
            record.amounts,
            {month: Fraction(percent) for month, percent in record.percents.items()},
            record.annual_plan,
        )
        for record in records
    )


def unit_points(
    projects: Sequence[ProjectRecord], targets: Iterable[UnitTarget], units: Sequence[UnitRecord] = ()
) -> dict[str, Points]:
    """The target table as percents by month of each unit's plan; a unit without a plan has none.

    ``projects`` are all of the plan in force; ``units`` is the register, which says who took over whom.
    """
    table = {target.unit: target for target in targets}
    if not table:
        return {}
    leading = dict.fromkeys(project.lead_unit for project in projects)
    heirs = {unit: heir for unit in leading if unit not in table and (heir := _heir(unit, table, units))}
    plans = _plans(projects, heirs)
    found = {unit: _points(target, plans.get(unit, 0)) for unit, target in table.items()}
    found |= {unit: found[heir] for unit, heir in heirs.items()}
    for unit in leading:
        if unit not in found and (took_over := _taken_over(unit, table, units)):
            found[unit] = _together([table[name] for name in took_over], plans.get(unit, 0))
    return {unit: points for unit, points in found.items() if points}


def _plans(projects: Iterable[ProjectRecord], heirs: Mapping[str, str]) -> dict[str, int]:
    """The year's plan of each unit: that of all projects that it, or who went into it, leads."""
    plans: dict[str, int] = defaultdict(int)
    for project in projects:
        plans[heirs.get(project.lead_unit, project.lead_unit)] += project.annual_plan or 0
    return plans


def _points(target: UnitTarget, plans: int) -> Points:
    plan = target.annual_plan or plans
    percents = {month: Fraction(_WHOLE * amount, plan) for month, amount in target.amounts.items() if plan}
    percents |= target.percents
    return {Fraction(month): percents[month] for month in sorted(percents)}


def _heir(unit: str, table: Mapping[str, UnitTarget], units: Sequence[UnitRecord]) -> str | None:
    """The unit of the table that took ``unit`` over, over any number of mergers.

    None where there is none, or where a unit on the way went into several.
    """
    name, seen = unit, {unit}
    while True:
        found = [one.name for one in units if name in predecessors(one)]
        if len(found) != 1 or found[0] in seen:
            return None
        name = found[0]
        if name in table:
            return name
        seen.add(name)


def _taken_over(unit: str, table: Mapping[str, UnitTarget], units: Sequence[UnitRecord]) -> list[str]:
    """The units of the table that became ``unit``; [] where one of those that did is not in the table."""
    records = {one.name: one for one in units}
    waiting = list(predecessors(records[unit])) if unit in records else []
    found: list[str] = []
    seen = {unit}
    while waiting:
        name = waiting.pop(0)
        if name in seen:
            continue
        seen.add(name)
        if name in table:
            found.append(name)
        elif name in records and predecessors(records[name]):
            waiting += predecessors(records[name])
        else:
            return []
    return found


def _together(targets: Sequence[UnitTarget], plans: int) -> Points:
    """The sum of the targets as percents of the sum of their plans, for the months that all of them have."""
    own = [target.annual_plan for target in targets]
    whole = sum(plan for plan in own if plan) if all(own) else plans
    if not whole or (any(own) and not all(own)):
        return {}
    sums: Points = {}
    for month in sorted(set(targets[0].amounts) | set(targets[0].percents)):
        amounts = [_amount(target, month) for target in targets]
        known = [amount for amount in amounts if amount is not None]
        if len(known) == len(amounts):
            sums[Fraction(month)] = sum(known, Fraction(0)) * _WHOLE / whole
    return sums


def _amount(target: UnitTarget, month: int) -> Fraction | None:
    percent = target.percents.get(month)
    if percent is not None:
        return percent * target.annual_plan / _WHOLE if target.annual_plan else None
    amount = target.amounts.get(month)
    return None if amount is None else Fraction(amount)
