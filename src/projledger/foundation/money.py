"""Money as whole yuan (元), parsed exactly and rounded once, half up, when shown.

Amounts are ``int`` yuan everywhere; ``Decimal`` appears only while a cell is being read and
``Fraction`` only inside one division. No float is ever added up.
"""

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from fractions import Fraction
from typing import NamedTuple

#: The money units that ledgers use, each in yuan. Longest names first, so that 亿元 is not read as 元.
MONEY_UNITS: dict[str, int] = {
    "亿元": 100_000_000,
    "千万元": 10_000_000,
    "百万元": 1_000_000,
    "万元": 10_000,
    "千元": 1_000,
    "元": 1,
}
_SUFFIXES: dict[str, int] = {
    **MONEY_UNITS,
    "亿": 100_000_000,
    "千万": 10_000_000,
    "百万": 1_000_000,
    "万": 10_000,
    "千": 1_000,
}
_AMOUNT = re.compile(
    r"(?P<sign>[-+])?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d*)?|\.\d+)"
    r"(?P<exponent>[eE][-+]?\d{1,3})?(?P<suffix>亿元|千万元|百万元|万元|千元|元|亿|千万|百万|万|千)?"
)
#: No amount of a county's ledger is larger: ten trillion yuan.
LARGEST = 10_000_000_000_000
#: A residue above this many yuan after rounding to whole yuan is worth a warning.
NOTABLE_RESIDUE = Decimal("0.01")


class Amount(NamedTuple):
    """One parsed amount: whole yuan, and what rounding to whole yuan left over (in yuan)."""

    yuan: int
    residue: Decimal


def plain(text: str) -> str:
    """``text`` in half width, without blanks: the form in which figures are compared and parsed."""
    return "".join(unicodedata.normalize("NFKC", text).replace("−", "-").split())


def parse_money(text: str, unit: str) -> Amount | None:
    """The amount that ``text`` states, or None where it is not an amount.

    ``unit`` is the money unit of the column (a key of :data:`MONEY_UNITS`); a unit written in the
    text itself (``1.2亿``) wins over it. Words beside the number (``约480万``) make it no amount.
    """
    match = _AMOUNT.fullmatch(plain(text).removeprefix("¥"))
    if match is None:
        return None
    try:
        number = Decimal(match["digits"].replace(",", "") + (match["exponent"] or ""))
    except InvalidOperation:  # pragma: no cover - the pattern admits only what Decimal reads
        return None
    suffix = match["suffix"]
    return scale(-number if match["sign"] == "-" else number, suffix or unit)


def scale(number: Decimal, unit: str) -> Amount | None:
    """``number`` of ``unit`` as whole yuan, half up; None beyond :data:`LARGEST` or not finite."""
    if not number.is_finite() or number.adjusted() > 18:  # noqa: PLR2004 - cheap bound before multiplying
        return None
    exact = number * _SUFFIXES[unit]
    if abs(exact) > LARGEST:
        return None
    whole = exact.to_integral_value(rounding=ROUND_HALF_UP)
    return Amount(int(whole), exact - whole)


def half_up(value: Fraction | Decimal | int, decimals: int) -> Decimal:
    """``value`` rounded half up (away from zero at the half) to ``decimals`` places."""
    fraction = Fraction(value)
    shifted = abs(fraction) * 10**decimals
    whole = (2 * shifted.numerator + shifted.denominator) // (2 * shifted.denominator)
    return (Decimal(-whole if fraction < 0 else whole)).scaleb(-decimals)


def show_money(yuan: int, unit: str, decimals: int | None = None, *, grouped: bool = True) -> str:
    """``yuan`` in ``unit``: with ``decimals`` places half up, or exactly with no idle zeros if None."""
    exact = Fraction(yuan, _SUFFIXES[unit])
    if decimals is None:
        value = Decimal(yuan) / _SUFFIXES[unit]
        text = f"{value:,f}" if grouped else f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    value = half_up(exact, decimals)
    if value == 0:
        value = abs(value)
    return f"{value:,f}" if grouped else f"{value:f}"


def percent(numerator: int, denominator: int) -> Fraction | None:
    """``numerator ÷ denominator`` in percent, exactly; None where the denominator is not positive."""
    return Fraction(100 * numerator, denominator) if denominator > 0 else None
