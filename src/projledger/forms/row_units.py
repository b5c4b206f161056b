"""The money unit of single rows: from a column 单位 (万元, 亿元), or from the category above (续建项目（亿元）)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from projledger.forms.field import Form, Kind
from projledger.foundation.currency import currency_unit
from projledger.foundation.findings import Cell, Finding
from projledger.foundation.money import MONEY_UNITS
from projledger.foundation.text import normal_title
from projledger.layout.money_words import in_usual_characters, unit_of_item
from projledger.layout.table import BodyRow, Column, MoneyUnit, RowKind, Table

_TITLE = re.compile(r"(?:金额|货币|计量|投资)?单位")
#: Who states these units knows nothing of the table's own words.
_ASSUMED = frozenset(["option", "layout"])
#: What stands nearer to the figures than titles and lines, and must not contradict them.
_OF_ROWS = frozenset(["category", "column"])
_MOST_NAMED = 4


def unit_column(table: Table) -> int:
    """The number of the column that states the rows' money units; 0 where none does."""
    for column in table.columns:
        if _TITLE.fullmatch(normal_title(column.title.rpartition("/")[2])):
            stated = [_in_column(row, column.number) for row in table.rows if row.kind is RowKind.PROJECT]
            named = [unit for unit in stated if unit]
            if named and all(is_known(MoneyUnit(unit, "column", None)) for unit in named):
                return column.number
    return 0


def _in_column(row: BodyRow, number: int) -> str:
    """What stands in the row's cell of that column, or reaches it from a merged cell above.

    A money unit in full, however it is written: 亿元 of 亿, 人民币亿元 or （億元）.
    """
    value = row.values.get(number)
    if value is None and number in row.spread:
        value = row.spread[number].value
    text = in_usual_characters(normal_title(value.text)).strip("()") if value is not None else ""
    return unit_of_item(text) or text


def unit_of_row(row: BodyRow, number: int) -> MoneyUnit | None:
    """The money unit that the row states in that column (0: there is none), else that of its category."""
    if number and (unit := _in_column(row, number)):
        return MoneyUnit(unit, "column", Cell(row.row, number))
    return row.money


def without_field(table: Table, number: int) -> Table:
    """The table in which that column is no field of the form."""
    columns = tuple(
        column._replace(field="", role="") if column.number == number else column for column in table.columns
    )
    return replace(table, columns=columns)


def is_known(unit: MoneyUnit | None) -> bool:
    """Whether it is one unit of money that amounts can be in."""
    return unit is not None and (unit.unit in MONEY_UNITS or currency_unit(unit.unit) is not None)


def with_unit(column: Column, unit: MoneyUnit | None) -> Column:
    """The column in ``unit``, unless its title or a line states a money unit or another measure.

    In no unit at all where a category contradicts these, or the row a line above the table: L318 says so, and
    no figure is made of it. A column 单位 speaks only of the amounts whose titles state none.
    """
    if column.measure or unit is None:
        return column
    if column.money is not None and column.money.source not in _ASSUMED:
        near = column.money.source == "title" and unit.source != "category"
        agrees = near or unit.source not in _OF_ROWS or unit.unit == column.money.unit
        return column if agrees else column._replace(money=None)
    return column._replace(money=unit if is_known(unit) else None)


def contradicting_units(
    form: Form, table: Table, columns: Mapping[str, Column], number: int, sheet: str
) -> Iterator[Finding]:
    """L318 where a category or a row states another money unit than the titles, the lines or each other."""
    stated = [
        column.money
        for name, column in columns.items()
        if form.field(name).kind is Kind.MONEY and column.money and column.money.source not in _ASSUMED
    ]
    contradicting: dict[str, str] = {}
    place: Cell | None = None
    for row in table.rows:
        said = [unit for unit in (row.money, unit_of_row(row, number)) if unit is not None]
        if row.kind is not RowKind.PROJECT or not said:
            continue
        nearer = [unit for unit in stated if row.money is not None or unit.source != "title"]
        differing = [unit for unit in (*nearer, *said) if unit.unit != said[0].unit]
        if differing or not is_known(said[0]):
            place = place or said[0].cell
            for unit in (*differing, said[0]):
                contradicting.setdefault(str(unit.cell or table.sheet), unit.unit)
    if contradicting:
        found = "; ".join(f"{where} {unit}" for where, unit in list(contradicting.items())[:_MOST_NAMED])
        yield Finding("L318", "", sheet, place, "", found)
