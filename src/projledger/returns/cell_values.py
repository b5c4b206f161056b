"""Values into cells as data, never as formulas; and figures out of cells, exactly."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from openpyxl.cell import Cell, MergedCell

from projledger.returns import look
from projledger.returns.selfcheck import Typed
from projledger.workbook.write import put_text

_WAN = 10_000


def put(cell: Cell | MergedCell, value: Decimal | date | int | str | None) -> None:
    """Write ``value``; a text that begins like a formula stays a text."""
    if isinstance(cell, MergedCell):
        return
    if not isinstance(value, str):
        cell.value = value
        return
    put_text(cell, value)
    if value.startswith("="):
        cell.quotePrefix = True  # stays a text when somebody edits the cell


def wan(yuan: int | None) -> Decimal | None:
    """An amount in 万元, exactly."""
    return None if yuan is None else _plain(Decimal(yuan) / _WAN)


def day(text: str | None) -> date | str | None:
    """A partial ISO date as a cell holds it: a whole day as a date, a month or year as words."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def typed(value: Any) -> Typed:
    """What stands in a cell, as the self-check sees it: an exact number, words, or nothing."""
    match value:
        case None | "":
            return None
        case bool():
            return str(value)
        case Decimal():
            return value
        case int() | float():
            return Decimal(repr(value))
        case datetime():
            return value.date().isoformat()
        case _:
            return str(value)


def _plain(value: Decimal) -> Decimal:
    """The number without idle zeros and without an exponent (``12000``, not ``1.2E+4``)."""
    short = value.normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short


def is_formula(cell: Cell | MergedCell) -> bool:
    """Whether a formula stands in the cell."""
    return cell.data_type == look.FORMULA
