"""From when a cumulative column counts, where its title does not say: what else the table shows."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from projledger.forms.amounts import parse_amount, parse_percent
from projledger.forms.field import Form, Role
from projledger.layout.amount_title import BARE, UNTIL
from projledger.layout.table import Column, RowKind, Table
from projledger.workbook.cells import BLANK

#: A share of this many rows that speak against January is more than single mistakes.
_MANY = 5
_HALF_OF_A_PERCENT = Decimal("0.6")


def counts_from_january(
    column: Column, fitting: Iterable[Column], form: Form, table: Table, unit: str
) -> bool:
    """Whether ``column``, marked ``until`` or ``bare``, is surely the year's figure.

    So it is where another column counts since the start, where the figures prove it (they are the
    stated share of the year's plan, or less than what was completed before the year), or where a title
    without any word of time stands beside the year's plan or the month and no figure speaks against it.
    ``unit`` is the money unit of columns that state none.
    """
    fields = {spec.role: spec.name for spec in form.fields if spec.asked and spec.role is not Role.NONE}
    beside = {other.field: other for other in table.columns if other.field and other.number != column.number}
    if any(other.role not in {UNTIL, BARE} for other in fitting):
        return False
    if fields[Role.SINCE_START] in beside:
        return True
    rows = list(_figures(table, column, beside, unit))
    if any(figures.get("completed_before", 0) > figures["own"] > 0 for figures in rows) or _is_stated_share(
        rows
    ):
        return True
    if column.role != BARE or not (
        {fields[Role.THIS_YEAR], fields[Role.MONTH]} & set(beside) or _states_a_share_of_the_year(beside)
    ):
        return False
    against = sum(_speaks_against(figures) for figures in rows)
    return against * _MANY <= len(rows)


def _states_a_share_of_the_year(beside: Mapping[str, Column]) -> bool:
    """占年度计划 tells that the figure is the year's, 完成率 may be a share of anything."""
    return "stated_rate" in beside and "年" in beside["stated_rate"].title


def _figures(
    table: Table, column: Column, beside: Mapping[str, Column], unit: str
) -> Iterable[dict[str, Decimal]]:
    """Per project the figures that tell, in yuan and percent, of rows that have the column's own."""
    wanted = {
        name: beside[name] for name in ("completed_before", "annual_plan", "stated_rate") if name in beside
    }
    for row in table.rows:
        if row.kind is RowKind.PROJECT:
            found: dict[str, Decimal] = {}
            for name, other in {"own": column, **wanted}.items():
                value = row.values.get(other.number, BLANK)
                if name == "stated_rate":
                    parsed = parse_percent(value, title_says_percent=other.percent, example="")
                else:
                    parsed = parse_amount(value, other.money.unit if other.money else unit or "元", "")
                if not value.blank and parsed.value is not None:
                    found[name] = Decimal(parsed.value)
            if "own" in found:
                yield found


def _is_stated_share(rows: list[dict[str, Decimal]]) -> bool:
    told = [one for one in rows if one.get("annual_plan") and one["own"] and "stated_rate" in one]
    return bool(told) and all(
        abs(one["own"] * 100 / one["annual_plan"] - one["stated_rate"]) <= _HALF_OF_A_PERCENT for one in told
    )


def _speaks_against(one: dict[str, Decimal]) -> bool:
    """As much as was completed before the year, or twice the year's plan: more likely since the start."""
    before, plan = one.get("completed_before"), one.get("annual_plan")
    return (before is not None and 0 < before <= one["own"]) or (
        plan is not None and 0 < 2 * plan < one["own"]
    )
