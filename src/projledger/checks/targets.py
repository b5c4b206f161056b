"""Checks of a table of targets: each unit has some, they rise, and its plan is that of its projects."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from projledger.checks.facts import ReturnFacts, RowFacts, yuan
from projledger.checks.match import match_unit
from projledger.forms.targets import AMOUNTS, MONTHS, PERCENTS
from projledger.foundation.findings import Finding
from projledger.foundation.money import MONEY_UNITS, plain


def targets_given(facts: ReturnFacts, row: RowFacts) -> Iterator[Finding]:
    """N101: a unit of the table has a target for some period, or words (无) that say that it has none."""
    columns = [name for month in MONTHS for name in (AMOUNTS[month], PERCENTS[month]) if name in row.cells]
    if columns and not any(row.raw.get(name, "").strip() for name in columns):
        yield facts.finding("N101", row, columns[0], title=facts.title(columns[0]))


def targets_rise(facts: ReturnFacts, row: RowFacts) -> Iterator[Finding]:
    """N109: what is due by a month is no more than what is due by a later one."""
    for fields, shown in ((AMOUNTS, yuan), (PERCENTS, _percent)):
        given = [
            (fields[month], value)
            for month in MONTHS
            if (value := row.values.get(fields[month])) is not None and fields[month] not in row.faulty
        ]
        for (name, value), (later, more) in pairwise(given):
            if value > more:
                yield facts.finding(
                    "N109", row, name, found=shown(value), whole_title=facts.title(later), whole=shown(more)
                )


def _percent(value: Decimal) -> str:
    return f"{value.normalize():f}%"


def plan_agrees(facts: ReturnFacts, row: RowFacts) -> Iterator[Finding]:
    """T806: the year's plan that the table states for a unit is what the plan in force gives its projects."""
    stated, unit = row.money("annual_plan"), match_unit(facts.known, row.text("lead_unit"))
    plans = [one.annual_plan for one in facts.known.projects.values() if one.lead_unit == unit]
    planned = sum(plan for plan in plans if plan is not None)
    if stated is None or unit is None or not planned:
        return
    unit_of_money = row.units.get("annual_plan", "元")
    if abs(stated - planned) > _half_a_place(row.raw.get("annual_plan", ""), unit_of_money):
        yield facts.finding("T806", row, "annual_plan", found=yuan(stated), unit=unit, expected=yuan(planned))


def _half_a_place(text: str, unit: str) -> Fraction:
    """Half a unit of the last decimal that ``text`` shows, in yuan."""
    decimals = len(plain(text).partition(".")[2]) if text else 0
    return Fraction(MONEY_UNITS.get(unit, 1), 2 * 10**decimals)
