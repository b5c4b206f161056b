"""Cumulative columns whose window is told by the asked period or by the columns beside them.

截至2020年12月底累计完成投资 is what was completed before 2021; 累计完成投资 beside 本年累计完成投资, or beside its
share of the total investment, counts since the start where the figures bear it out.
"""

import re
from dataclasses import replace
from decimal import Decimal

from projledger.forms.field import Form, Role
from projledger.forms.figures import figures, is_share
from projledger.layout.amount_title import BARE, UNTIL
from projledger.layout.table import Column, Table
from projledger.layout.title import read_title

_LAST_MONTH = 12
_UNTIL_A_YEAR = re.compile(r"至<Y>年?累计(?:完成)?(?:投资)?")
#: A share of the whole-life total; and what makes a share one of the year's plan.
_OF_THE_TOTAL = re.compile(
    r"占(?:项目|工程|计划|批复)?(?:总投资|概算|估算|投资总额|总概算)|总投资(?:完成)?(?:率|比例|比)"
)
_OF_THE_PLAN = re.compile(r"年|计划|目标|任务|月")
#: One row in so many may contradict what the others prove: a slip.
_ONE_IN = 5
_A_HUNDREDTH = Decimal("0.01")


def with_windows(form: Form, table: Table, *, year: int | None, month: int | None, unit: str) -> Table:
    """``table`` with the fields of such columns settled; ``unit`` is that of columns that state none."""
    fields: dict[Role, str] = {
        spec.role: spec.name for spec in form.fields if spec.asked and spec.role is not Role.NONE
    }
    if not {Role.YEAR_TO_DATE, Role.SINCE_START, Role.LAST_YEAR} <= fields.keys():
        return table
    columns = list(table.columns)
    _settle_last_year(columns, fields, year)
    _Settling(table, columns, fields, year, month, unit).since_start()
    return table if tuple(columns) == table.columns else replace(table, columns=tuple(columns))


def _settle_last_year(columns: list[Column], fields: dict[Role, str], year: int | None) -> None:
    """A column that counts until the last day of the year before the asked one is what was done before."""
    before = fields[Role.LAST_YEAR]
    if year is None or any(column.field == before for column in columns):
        return
    cumulative = {fields[Role.YEAR_TO_DATE], fields[Role.SINCE_START]}
    found = [
        place
        for place, column in enumerate(columns)
        if column.field in cumulative
        and not column.taught
        and column.year == year - 1
        and _ends_the_year(column)
    ]
    if len(found) == 1:
        columns[found[0]] = columns[found[0]]._replace(field=before, role=Role.LAST_YEAR.value, months=None)


def _ends_the_year(column: Column) -> bool:
    title = read_title(column.title.rpartition("/")[2])
    until = column.role in {UNTIL, Role.SINCE_START.value}
    return (until and column.months == (1, _LAST_MONTH)) or (
        column.months is None and bool(_UNTIL_A_YEAR.fullmatch(title.pattern))
    )


class _Settling:
    """The only cumulative column of a report of which it is open whether it counts since the start."""

    def __init__(
        self,
        table: Table,
        columns: list[Column],
        fields: dict[Role, str],
        year: int | None,
        month: int | None,
        unit: str,
    ) -> None:
        self.table, self.columns, self.fields = table, columns, fields
        self.year, self.month, self.unit = year, month, unit

    def since_start(self) -> None:
        """Let it be the field of what was completed since the start, where the figures prove it."""
        total, of_year = self.fields[Role.SINCE_START], self.fields[Role.YEAR_TO_DATE]
        if any(column.field == total for column in self.columns):
            return
        cumulative = [column for column in self.columns if column.field == of_year and not column.taught]
        fitting = [column for column in cumulative if self._is_of_the_period(column)]
        open_ones = [column for column in fitting if column.role in {UNTIL, BARE}]
        sure = [column for column in fitting if column not in open_ones]
        if len(open_ones) != 1 or len(sure) > 1:
            return
        (column,) = open_ones
        share = None if sure else self._share_of_the_total(column)
        if (sure and self._contains(column, sure[0])) or share is not None:
            place = self.columns.index(column)
            self.columns[place] = column._replace(field=total, role=Role.SINCE_START.value)
        if share is not None and share.field:
            self.columns[self.columns.index(share)] = share._replace(field="")

    def _is_of_the_period(self, column: Column) -> bool:
        return (column.year is None or self.year is None or column.year == self.year) and (
            column.months is None or self.month is None or column.months[1] == self.month
        )

    def _called(self, field: str) -> Column | None:
        return next((column for column in self.columns if column.field == field), None)

    def _contains(self, column: Column, of_year: Column) -> bool:
        """Whether the figures of ``column`` are those of the year and what was completed before it.

        Without a column of what was completed before, none may be less than the year's, and some must be more.
        """
        before = self._called(self.fields[Role.LAST_YEAR])
        named = {"own": column, "of_year": of_year} | ({"before": before} if before is not None else {})
        rows = [one for one in figures(self.table, named, self.unit) if {"own", "of_year"} <= one.keys()]
        more = any(one["own"] > one["of_year"] for one in rows)
        against = sum(
            abs(one["own"] - one["of_year"] - one["before"]) > max(one["own"], one["of_year"]) * _A_HUNDREDTH
            if "before" in one
            else one["own"] < one["of_year"]
            for one in rows
        )
        return more and against * _ONE_IN <= (len(rows) if before is not None else 0)

    def _share_of_the_total(self, column: Column) -> Column | None:
        """The column that states in every row which share of the total investment ``column`` is."""
        total, plan = self._called("total_investment"), self._called(self.fields[Role.THIS_YEAR])
        if total is None:
            return None
        for share in self.columns:
            stated = bool(_OF_THE_TOTAL.search(share.title))
            if not stated and (share.field != "stated_rate" or _OF_THE_PLAN.search(share.title)):
                continue
            named = {"own": column, "total": total, "share": share} | (
                {"plan": plan} if plan is not None else {}
            )
            rows = [
                one
                for one in figures(self.table, named, self.unit, shares=frozenset(["share"]))
                if {"own", "total", "share"} <= one.keys() and one["own"] > 0
            ]
            planned = [one for one in rows if one.get("plan")]
            of_the_plan = all(is_share(one["own"], one["plan"], one["share"]) for one in planned)
            if (
                rows
                and not (planned and of_the_plan)
                and all(is_share(one["own"], one["total"], one["share"]) for one in rows)
            ):
                return share
        return None
