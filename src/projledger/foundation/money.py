"""Money as whole yuan (元), parsed exactly and rounded once, half up, when shown.

Amounts are ``int`` yuan everywhere; ``Decimal`` appears only while a cell is being read and
``Fraction`` only inside one division. No float is ever added up.
"""

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from projledger.foundation.currency import CURRENCY_PATTERN, NO_RATES, Rates, currency_unit
from projledger.foundation.numerals import chinese_amount

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
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d*)?|\.\d+"
_SUFFIX = "亿元|千万元|百万元|万元|千元|元|亿|千万|百万|万|千"
_YUAN_SIGN = re.compile(r"(?:¥|人民币|RMB|CNY)+", re.IGNORECASE)
_SIGN_FIRST = re.compile(CURRENCY_PATTERN, re.IGNORECASE)
_AMOUNT = re.compile(
    rf"(?P<sign>[-+])?(?P<digits>{_DIGITS})"
    rf"(?:(?P<foreign>(?:亿|千万|百万|万|千)?{CURRENCY_PATTERN})|(?P<suffix>{_SUFFIX}))?",
    re.IGNORECASE,
)
#: Parts in falling units, all but the last whole: 1亿2000万元, 3万5千元.
_PARTS = re.compile(rf"(?:\d{{1,4}}(?:亿|千万|百万|万))+(?:\d+(?:\.\d+)?)(?:{_SUFFIX})")
_PART = re.compile(rf"(\d+(?:\.\d+)?)({_SUFFIX})")
_CHINESE = re.compile(r"([一二三四五六七八九十百千万亿两零〇点壹贰叁肆伍陆柒捌玖拾佰仟萬億]+)([元圆]?)")
#: A unit in brackets right behind its figure, as programs write it: 36000(万元).
_UNIT_IN_BRACKETS = re.compile(rf"(?<=\d)\((?=[^()]*元\))({_SUFFIX})\)$")
_BROKEN = re.compile(r"\d\s+[\d.,]|[\d.,]\s+\d")
_GROUPED_BY_BLANKS = re.compile(r"[-+¥]?\d{1,3}(?: \d{3})+(?:\.\d+)?\D*")
_APOSTROPHES = frozenset("'‘’`")
#: No amount of a county's ledger is larger: ten trillion yuan.
LARGEST = 10_000_000_000_000
#: A residue above this many yuan after rounding to whole yuan is worth a warning.
NOTABLE_RESIDUE = Decimal("0.01")


class Amount(NamedTuple):
    """One parsed amount: whole yuan, and what rounding to whole yuan left over (in yuan)."""

    yuan: int
    residue: Decimal


def plain(text: str) -> str:
    """``text`` in half width, without blanks: the form in which figures are compared and parsed.

    A money unit behind a figure stands without its brackets: ``36000（万元）`` is ``36000万元``.
    """
    bare = "".join(unicodedata.normalize("NFKC", text).replace("−", "-").split())
    return _UNIT_IN_BRACKETS.sub(r"\1", bare) if bare.endswith(")") else bare


def parse_money(text: str, unit: str, rates: Rates = NO_RATES) -> Amount | None:
    """The amount that ``text`` states, or None where it is not an amount.

    ``unit`` is the money unit of the column (a key of :data:`MONEY_UNITS`, or ``万美元``); a unit written
    in the text itself (``1.2亿``) wins over it. Words beside the number (``约480万``) make it no amount.
    """
    stated = stated_money(text, unit)
    return scale(*stated, rates) if stated is not None else None


def amount_with_unit(text: str) -> int | None:
    """The whole yuan of an amount that names its own unit (``1亿``, ``5000万元``), or of ``0``; else None.

    What a person types where no column says the unit: a bare number, half a yuan, a foreign currency and
    ``5千`` are None.
    """
    bare = plain(text)
    if re.fullmatch(rf"[-+]?(?:{_DIGITS})", bare):
        return 0 if not bare.strip("+-0.,") else None
    try:
        amount = parse_money(text, "万元")
    except KeyError:  # a foreign currency, for which nobody gave a rate
        return None
    return amount.yuan if amount is not None and not amount.residue else None


def stated_money(text: str, unit: str) -> tuple[Decimal, str] | None:
    """The number that ``text`` writes, and of what unit; None where it is not exactly one number.

    Read are plain numbers with or without a money unit or currency, whole parts in falling units
    (``1亿2000万``) and Chinese numerals (``五百万``). Not read: two numbers in one cell, wrong grouping
    (``1,23``), what may mean two amounts (``5千`` in a column of 万元, ``1.2亿`` in one of 万美元), and
    ``1.23E+08``, as spreadsheets write a long number as text: its further digits are lost.
    """
    if is_broken(text):
        return None
    bare = plain(text)
    bare = bare[1:] if bare[:1] in _APOSTROPHES else bare
    yuan_sign = _YUAN_SIGN.match(bare)
    bare = bare[yuan_sign.end() :] if yuan_sign else bare
    bare = bare[:-1] if bare.endswith(("元整", "元正")) else bare
    foreign = currency_unit(unit) is not None
    if (sign := _SIGN_FIRST.match(bare)) and bare[sign.end() : sign.end() + 1].isdigit():
        bare = bare[sign.end() :] + sign[0]  # US$1.5亿
    if (match := _AMOUNT.fullmatch(bare)) is not None:
        try:
            number = Decimal(match["digits"].replace(",", ""))
        except InvalidOperation:  # pragma: no cover - the pattern admits only what Decimal reads
            return None
        number = -number if match["sign"] == "-" else number
        own = match["foreign"] or match["suffix"]
        if yuan_sign and match["foreign"]:
            return None
        if foreign and not match["foreign"] and bool(yuan_sign) != bool(match["suffix"]):
            return None
        return None if own == "千" and unit != "元" else (number, own or unit)
    return None if foreign else _in_words(bare, unit)


def _in_words(text: str, unit: str) -> tuple[Decimal, str] | None:
    """Yuan of an amount in parts or in Chinese numerals."""
    if _PARTS.fullmatch(text):
        parts = [(Decimal(number), _SUFFIXES[suffix]) for number, suffix in _PART.findall(text)]
        falls = all(higher > lower * number for (_n, higher), (number, lower) in pairwise(parts))
        return (sum((number * each for number, each in parts), Decimal(0)), "元") if falls else None
    if match := _CHINESE.fullmatch(text):
        number = chinese_amount(match[1])
        certain = match[2] or unit == "元" or set(match[1]) & set("万亿萬億")
        return (number, "元") if number is not None and certain else None
    return None


def is_broken(text: str) -> bool:
    """Whether figures are parted by blanks or line breaks: two numbers in one cell are no number."""
    normal = unicodedata.normalize("NFKC", text).strip()
    return bool(_BROKEN.search(normal)) and not _GROUPED_BY_BLANKS.fullmatch(normal)


_NO_RESIDUE = Decimal(0)


def scale(number: Decimal, unit: str, rates: Rates = NO_RATES) -> Amount | None:
    """``number`` of ``unit`` as whole yuan, half up; None beyond :data:`LARGEST` or not finite.

    A foreign unit (``万美元``) is converted at its rate; KeyError where ``rates`` states none. What such
    a conversion leaves below a yuan is no residue: nobody wrote it.
    """
    if not number.is_finite() or number.adjusted() > 18:  # noqa: PLR2004 - cheap bound before multiplying
        return None
    foreign = currency_unit(unit)
    if foreign is None:
        exact = number * _SUFFIXES[unit]
    else:
        exact = number * _SUFFIXES[foreign[0] or "元"] * rates[foreign[1]]
    if abs(exact) > LARGEST:
        return None
    if (yuan := int(exact)) == exact:  # nearly always
        return Amount(yuan, _NO_RESIDUE)
    whole = exact.to_integral_value(rounding=ROUND_HALF_UP)
    return Amount(int(whole), exact - whole if foreign is None else _NO_RESIDUE)


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
