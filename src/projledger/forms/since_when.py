"""Whether a cumulative column counts from January, where its title does not say: what else the table shows."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from projledger.forms.field import Form, Role
from projledger.forms.figures import figures, is_no_share, is_share
from projledger.layout.amount_title import BARE, UNTIL
from projledger.layout.table import Column, Table

_TELLING = frozenset(["completed_before", "annual_plan", "stated_rate"])
_SHARES = frozenset(["stated_rate"])
#: A share of this many rows that speak against January is more than single mistakes.
_MANY = 5
#: A year's plan is hardly ever overfulfilled by more.
_FAR_BEYOND = Decimal("1.2")


def counts_from_january(
    column: Column, fitting: Iterable[Column], form: Form, table: Table, unit: str
) -> bool:
    """Whether ``column``, marked ``until`` or ``bare``, is surely the year's figure.

    So it is where another column counts since the start, where the figures prove it (they are the
    stated share of the year's plan, or less than what was completed before the year), or where a title
    without any word of time stands beside the year's plan and no figure speaks against it.
    ``unit`` is the money unit of columns that state none.
    """
    fields: dict[Role, str] = {
        spec.role: spec.name for spec in form.fields if spec.asked and spec.role is not Role.NONE
    }
    beside = {other.field: other for other in table.columns if other.field and other.number != column.number}
    if any(other.role not in {UNTIL, BARE} for other in fitting):
        return False
    if fields[Role.SINCE_START] in beside:
        return True
    named = {"own": column}
    named |= {name: one for name, one in beside.items() if name in _TELLING}
    rows = [found for found in figures(table, named, unit, shares=_SHARES) if "own" in found]
    if any(found.get("completed_before", 0) > found["own"] > 0 for found in rows) or _is_stated_share(rows):
        return True
    if column.role != BARE or not _beside_the_year(beside, fields):
        return False
    against = sum(_speaks_against(found) for found in rows)
    return against * _MANY <= len(rows)


def _beside_the_year(beside: Mapping[str, Column], fields: Mapping[Role, str]) -> bool:
    """Whether the year's plan or a share of it stands beside the column.

    完成率 may be a share of anything, and beside the month alone a sum may be of the year or of all years.
    """
    if fields[Role.THIS_YEAR] in beside:
        return True
    return "stated_rate" in beside and "年" in beside["stated_rate"].title


def _is_stated_share(rows: list[dict[str, Decimal]]) -> bool:
    told = [one for one in rows if one.get("annual_plan") and one["own"] and "stated_rate" in one]
    return bool(told) and all(is_share(one["own"], one["annual_plan"], one["stated_rate"]) for one in told)


def _speaks_against(one: dict[str, Decimal]) -> bool:
    """As much as was completed before the year, far beyond the year's plan, or another share of it than stated."""
    before, plan, rate = one.get("completed_before"), one.get("annual_plan"), one.get("stated_rate")
    return (
        (before is not None and 0 < before <= one["own"])
        or (plan is not None and 0 < plan * _FAR_BEYOND < one["own"])
        or (plan is not None and rate is not None and is_no_share(one["own"], plan, rate))
    )
