"""The words by which sheets state a money unit: 万元, 人民币亿元, RMB万元, 万美元, and 亿 or 万 for short."""

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from projledger.foundation.currency import CURRENCY_PATTERN, currency_unit
from projledger.foundation.money import MONEY_UNITS
from projledger.foundation.text import remembered

YUAN = "亿元|千万元|百万元|万元|千元|元"
FOREIGN = rf"(?:亿|千万|百万|万|千)?{CURRENCY_PATTERN}"
#: Yuan in full and for short. The short ones mean money only where it says 单位 or brackets enclose them.
SHORT = "亿|千万|百万|万|千"
SIGN = r"(?:人民币|RMB|CNY|¥)"
#: One item of a bracket that states a money unit and nothing else: 单位:万元, 以亿元计, RMB万元.
_ITEM = re.compile(
    rf"(?:以|按|折合?)?(?:(?:金额|货币|计量|投资)?单位[:=为]?|金额[:=为]?)?{SIGN}?(?P<unit>{YUAN}|{FOREIGN}|{SHORT})(?:人民币|为单位|计)?",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\(([^()]*)\)")
_PARTING = re.compile(r"[,、;/]")
#: What stands behind a label without brackets, or alone in a cell: 单位：亿元.
_AT_END = re.compile(
    rf"(?P<before>^|[^一-鿿A-Za-z]|(?<=[一-鿿)]))(?:金额|货币|计量)?单位[:=为]?{SIGN}?(?P<unit>{YUAN}|{FOREIGN}|{SHORT})[.。;；]?$",
    re.IGNORECASE,
)


#: Other writings of the units: 萬元, 万圆, 仟元.
_WRITINGS = str.maketrans("萬億圓圆仟佰", "万亿元元千百")
_WRITTEN = re.compile("[萬億仟佰万亿千百]+[元圆圓]")


class Stated(NamedTuple):
    """What a text states of its money unit, and the text without that.

    ``units`` are in full, each once: more than one contradict each other; none: nothing is stated.
    """

    units: tuple[str, ...]
    rest: str


def in_full(unit: str) -> str:
    """``亿`` as 亿元; what is a unit in full, or a currency, as it is."""
    return unit if unit in MONEY_UNITS or currency_unit(unit) is not None else f"{unit}元"


def in_usual_characters(text: str) -> str:
    """``text`` with its units of yuan in the usual characters: 万元 of 萬元 and 万圆."""
    return _WRITTEN.sub(lambda match: match[0].translate(_WRITINGS), text)


def unit_of_item(text: str) -> str:
    """The money unit, in full, of a text in half width that states one and nothing else; "" of any other."""
    match = _ITEM.fullmatch(text)
    return in_full(match["unit"]) if match else ""


class InBrackets(NamedTuple):
    """A text without the money units that its brackets state, and those, in full and in their order.

    What else a bracket says stays in it: （48项） of （48项，亿元）.
    """

    rest: str
    units: tuple[str, ...]


def units_in_brackets(
    text: str,
    parting: re.Pattern[str] = _PARTING,
    is_another: Callable[[str, list[str]], bool] = lambda _bracket, _rest: False,
) -> InBrackets:
    """The money units in the brackets of ``text`` (in half width), whose words ``parting`` takes apart.

    Where ``is_another`` says of a bracket and its other words that it states no money (万元/亩), it stays.
    """
    found: list[str] = []

    def without(match: re.Match[str]) -> str:
        pieces = parting.split(match[1])
        items = [unit_of_item("".join(piece.split())) for piece in pieces]
        kept = [piece for piece, item in zip(pieces, items, strict=True) if not item]
        if not any(items) or is_another(match[1], kept):
            return match[0]
        found.extend(item for item in items if item)
        return f"({'、'.join(kept)})" if kept else ""

    return InBrackets(_BRACKET.sub(without, text), tuple(found))


@remembered
def unit_in_label(text: str) -> Stated:
    """The money unit that a row's words state beside their own: ``一、市本级（48项，单位：亿元）``.

    A text that states a unit and nothing else is left as it is, its unit among ``units``.
    """
    plain = in_usual_characters(" ".join(unicodedata.normalize("NFKC", text).split()))
    if "(" not in plain and "单位" not in plain:
        return Stated((), text)
    rest, units = units_in_brackets(plain)
    found = list(units)
    if match := _AT_END.search(rest):
        found.append(in_full(match["unit"]))
        rest = rest[: match.end("before")]
    if not found:
        return Stated((), text)
    return Stated(tuple(dict.fromkeys(found)), rest.strip(" ,、;:") or text)
