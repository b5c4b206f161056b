"""Checks of amounts within one row: the parts and their whole, the money unit, the stated rate."""

from collections.abc import Iterator
from decimal import Decimal

from projledger.checks.facts import ReturnFacts, RowFacts, yuan
from projledger.forms.parsed import says_nothing
from projledger.foundation.findings import Finding
from projledger.foundation.money import MONEY_UNITS, half_up, percent

#: From this many times the whole project on, an amount was read in the wrong money unit (万元 for 元,
#: 亿元 for 万元) rather than mistyped.
WRONG_UNIT = 100
#: A stated rate is compared to at most this many decimals.
_RATE_DECIMALS = 2


def figures_given(facts: ReturnFacts, row: RowFacts) -> Iterator[Finding]:
    """N101: a row of a report that is not nil gives at least one of its three figures.

    Words that leave a figure open (待定, /) give none; a cell that cannot be read is told by itself, and a
    table without any column of theirs once (L303), not at each row.
    """
    figures = ("completed_ytd", "completed_month", "completed_total")
    if facts.nil or not any(name in row.cells for name in figures):
        return
    if any(row.money(name) is not None for name in figures):
        return
    worded = [name for name in figures if row.raw.get(name, "").strip()]
    unread = {*row.faulty, *(name for name in worded if not says_nothing(row.raw[name]))}
    if any(name in unread for name in figures):
        return
    field = next(iter(worded or [name for name in figures if name in row.cells]), figures[0])
    yield facts.finding("N101", row, field, title=facts.title(field))


def year_follows(facts: ReturnFacts, row: RowFacts) -> Iterator[Finding]:
    """N101, N109: where only the total since the start is given, the year's figure follows from it.

    What was completed before this year must be known, and be no more than the total.
    """
    total = row.money("completed_total")
    told = any(row.money(name) is not None for name in ("completed_ytd", "completed_month"))
    if total is None or told or row.project is None or row.faulty & {"completed_ytd", "completed_month"}:
        return
    before = row.project.completed_before
    if before is None:
        before = row.money("completed_before")
    if before is None:
        yield facts.finding("N101", row, "completed_ytd", title=facts.title("completed_ytd"))
    elif total < before:
        title = facts.title("completed_total")
        yield facts.finding(
            "N109", row, "completed_total", found=yuan(before), whole_title=title, whole=yuan(total)
        )


def money_unit(facts: ReturnFacts, row: RowFacts) -> Iterator[Finding]:
    """N108: a figure a hundred or more times the whole project stands in the wrong money unit."""
    compared, whole = _whole(facts, row)
    if not whole:
        return
    names = ("annual_plan",) if facts.form.name == "plan" else _COMPLETED
    for name in names:
        amount = row.money(name)
        if amount is not None and name != compared and amount >= WRONG_UNIT * whole:
            yield facts.finding(
                "N108",
                row,
                name,
                found=yuan(amount),
                times=f"{amount // whole:,}",
                compared=facts.title(compared),
                expected=yuan(whole),
                unit=row.units.get(name, "") or "—",
            )


_COMPLETED = ("completed_month", "completed_ytd", "completed_total")


def _whole(facts: ReturnFacts, row: RowFacts) -> tuple[str, int | None]:
    """The field and amount that bounds a row's figures: the plan's, else what the row itself states."""
    if facts.form.name == "plan":
        return "total_investment", row.money("total_investment")
    for name in ("total_investment", "annual_plan"):
        known = getattr(row.project, name) if row.project is not None else row.money(name)
        if known:
            return name, known
    return "total_investment", None


def parts_within_wholes(facts: ReturnFacts, row: RowFacts) -> Iterator[Finding]:
    """N109: this month is part of this year, this year part of all since the start."""
    for part_name, whole_name in (("completed_month", "completed_ytd"), ("completed_ytd", "completed_total")):
        part, whole = row.money(part_name), row.money(whole_name)
        if part is not None and whole is not None and part > whole:
            yield facts.finding(
                "N109",
                row,
                part_name,
                found=yuan(part),
                whole_title=facts.title(whole_name),
                whole=yuan(whole),
            )


def beyond_total(facts: ReturnFacts, row: RowFacts) -> Iterator[Finding]:
    """N111: completed since the start beyond the total investment (not where N108 already says more)."""
    whole = row.project.total_investment if row.project is not None else row.money("total_investment")
    if not whole:
        return
    field, completed = "completed_total", row.money("completed_total")
    if completed is None:
        year = row.money("completed_ytd")
        before = row.project.completed_before if row.project is not None else None
        if before is None:
            before = row.money("completed_before")
        if year is None or before is None:
            return
        field, completed = "completed_ytd", before + year
    if whole < completed < WRONG_UNIT * whole:
        yield facts.finding("N111", row, field, found=yuan(completed), expected=yuan(whole))


def stated_rate(facts: ReturnFacts, row: RowFacts) -> Iterator[Finding]:
    """T803: the stated rate is the year's figure divided by the year's plan, to its shown decimals.

    The value that is entered is judged: in what bare figures are is settled for the column as a whole.
    """
    stated = row.values.get("stated_rate")
    completed = row.money("completed_ytd")
    plan = row.money("annual_plan")
    if plan is None and row.project is not None:
        plan = row.project.annual_plan
    if not isinstance(stated, Decimal) or completed is None or not plan:
        return
    if _agrees(stated, completed, plan):
        return
    exact = percent(completed, plan)
    if exact is None:
        return
    yield facts.finding(
        "T803", row, "stated_rate", found=f"{stated:f}%", expected=f"{half_up(exact, _RATE_DECIMALS)}%"
    )


def _agrees(stated: Decimal, completed: int, plan: int) -> bool:
    """Whether ``stated`` is ``completed / plan`` in percent, within half a unit of its last decimal."""
    exponent = stated.as_tuple().exponent
    decimals = min(max(-exponent, 0) if isinstance(exponent, int) else 0, _RATE_DECIMALS)
    numerator, denominator = stated.as_integer_ratio()
    apart = abs(numerator * plan - 100 * completed * denominator)
    half_unit: int = 2 * 10**decimals
    return half_unit * apart <= denominator * plan


def plan_unchanged(facts: ReturnFacts, row: RowFacts) -> Iterator[Finding]:
    """P506: what a report states of the plan is what the plan in force says (to the shown decimals)."""
    if row.project is None:
        return
    for name in ("total_investment", "annual_plan"):
        stated, planned = row.money(name), getattr(row.project, name)
        if stated is None or (planned is None and stated == 0):
            continue
        if planned is None or abs(stated - planned) > shown_tolerance(row, name):
            yield facts.finding(
                "P506",
                row,
                name,
                title=facts.title(name),
                found=yuan(stated),
                expected=yuan(planned) if planned is not None else "—",
            )


def shown_tolerance(row: RowFacts, field: str) -> int:
    """Half a unit of the last decimal shown in the cell, in yuan: 500,000 for ``3.60`` in 亿元.

    A figure shown without decimals counts as exact: whole 万元 are how plans are written.
    """
    shown = row.raw.get(field, "")
    decimals = len(shown.partition(".")[2]) if shown.replace(".", "", 1).replace(",", "").isdigit() else 0
    unit = MONEY_UNITS.get(row.units.get(field, ""), 0)
    return unit // (2 * 10**decimals) if decimals else 0


def annual_plan_given(facts: ReturnFacts, row: RowFacts) -> Iterator[Finding]:
    """P509: a project without an annual plan counts in no rate."""
    if not row.money("annual_plan") and not row.raw.get("annual_plan", "").strip(" 0."):
        yield facts.finding("P509", row, "annual_plan", found=row.text("name"))
