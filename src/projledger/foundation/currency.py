"""Foreign money: what its currencies are called, and which of them a title or a cell names."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

#: How the settings call each currency, and the other names and signs under which it is met.
CURRENCIES: dict[str, tuple[str, ...]] = {
    "美元": ("美元", "美金", "USD", "US$", "$"),
    "港元": ("港元", "港币", "HKD", "HK$"),
    "欧元": ("欧元", "EUR", "€"),
    "日元": ("日元", "日币", "日圆", "JPY"),
    "英镑": ("英镑", "GBP", "£"),
    "澳元": ("澳元", "AUD"),
    "加元": ("加元", "CAD"),
    "新加坡元": ("新加坡元", "新元", "SGD"),
    "韩元": ("韩元", "KRW"),
    "瑞士法郎": ("瑞士法郎", "CHF"),
}
#: Yuan for one unit of a currency, by the name that the settings use.
Rates = Mapping[str, Decimal]
NO_RATES: Rates = {}

_CALLED = {word.casefold(): name for name, words in CURRENCIES.items() for word in words}
_WORDS = "|".join(re.escape(word) for word in sorted(_CALLED, key=len, reverse=True))
#: A pattern for any name of a currency, longest first; for patterns that ignore case.
CURRENCY_PATTERN = f"(?:{_WORDS})"
_UNIT = re.compile(rf"(亿|千万|百万|万|千)?({_WORDS})", re.IGNORECASE)


@lru_cache(maxsize=512)
def currency_unit(text: str) -> tuple[str, str] | None:
    """``万美元`` as (``万``, ``美元``): the multiple and the currency; None where it names no currency."""
    match = _UNIT.fullmatch(text)
    return (match[1] or "", _CALLED[match[2].casefold()]) if match else None


def currency_in(text: str) -> str:
    """The first currency that the text names, as the settings call it; "" where it names none."""
    match = re.search(_WORDS, text, re.IGNORECASE)
    return _CALLED[match[0].casefold()] if match else ""
