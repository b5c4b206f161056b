"""A column 单位 that gives each row's money unit (万元, 亿元), not a body that reports."""

import re
from dataclasses import replace

from projledger.foundation.money import MONEY_UNITS
from projledger.foundation.text import normal_title
from projledger.layout.table import BodyRow, Column, MoneyUnit, RowKind, Table

_TITLE = re.compile(r"(?:金额|货币|计量|投资)?单位")


def unit_column(table: Table) -> int:
    """The number of the column that states the rows' money units; 0 where none does."""
    for column in table.columns:
        if _TITLE.fullmatch(normal_title(column.title.rpartition("/")[2])):
            stated = [unit_of_row(row, column.number) for row in table.rows if row.kind is RowKind.PROJECT]
            named = [unit for unit in stated if unit]
            if named and all(unit in MONEY_UNITS for unit in named):
                return column.number
    return 0


def unit_of_row(row: BodyRow, number: int) -> str:
    """What stands in the row's cell of that column, or reaches it from a merged cell above."""
    value = row.values.get(number)
    if value is None and number in row.spread:
        value = row.spread[number].value
    return normal_title(value.text).strip("()") if value is not None else ""


def without_field(table: Table, number: int) -> Table:
    """The table in which that column is no field of the form."""
    columns = tuple(
        column._replace(field="", role="") if column.number == number else column for column in table.columns
    )
    return replace(table, columns=columns)


def with_unit(column: Column, unit: str) -> Column:
    """The column in ``unit``, unless it states a money unit or another measure itself."""
    if column.money is not None or column.measure or unit not in MONEY_UNITS:
        return column
    return column._replace(money=MoneyUnit(unit, "column", None))
