"""Values of a table as words on a page: the same digits that the workbook displays."""

from decimal import Decimal

from projledger.exports.columns import Column, Kind, Value
from projledger.foundation.money import half_up


def shown(column: Column, value: Value) -> str:
    """``value`` as it is read: amounts in groups of three, points with their sign, rates with decimals."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, str):
        return value
    number = Decimal(value) if column.places is None else half_up(value, column.places)
    match column.kind:
        case Kind.AMOUNT:
            return f"{number:,f}"
        case Kind.POINTS:
            return f"+{number:f}" if number > 0 else f"{number:f}"
        case _:
            return f"{number:f}"
