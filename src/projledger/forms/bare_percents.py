"""Rates without a percent sign anywhere: one figure of the column may tell in what all of them are."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from projledger.forms.field import Form, Kind
from projledger.foundation.money import plain
from projledger.layout.table import Column, RowKind, Table
from projledger.workbook.cells import BLANK, CellKind, CellValue

#: No project completes so many times its annual plan; a rate beyond it is a number of per cents.
_MOST_TIMES = 3


def with_percents_told(form: Form, columns: Mapping[str, Column], table: Table) -> dict[str, Column]:
    """``columns``, those of rates as if their titles said (%) where some bare figure is too large for a fraction.

    0.22 beside 18.08 is 0.22 %, not 22 %.
    """
    told = dict(columns)
    for name, column in columns.items():
        if form.field(name).kind is Kind.PERCENT and not column.percent:
            cells = [
                row.values.get(column.number, BLANK) for row in table.rows if row.kind is RowKind.PROJECT
            ]
            if any((number := _bare(cell)) is not None and abs(number) > _MOST_TIMES for cell in cells):
                told[name] = column._replace(percent=True)
    return told


def _bare(value: CellValue) -> Decimal | None:
    """The number in a cell that neither shows nor writes a percent sign."""
    if value.percent:
        return None
    if value.kind is CellKind.NUMBER:
        return value.value if isinstance(value.value, Decimal) and value.value.is_finite() else None
    try:
        number = Decimal(plain(value.text)) if value.kind is CellKind.TEXT else None
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() else None
