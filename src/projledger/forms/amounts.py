"""Parsing of amounts: money in a column's unit, land in mu (亩), percentages."""

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from projledger.forms.parsed import NOTHING, Parsed, says_nothing
from projledger.foundation.money import (
    LARGEST,
    MONEY_UNITS,
    NOTABLE_RESIDUE,
    Amount,
    parse_money,
    plain,
    scale,
    show_money,
)
from projledger.workbook.cells import CellKind, CellValue

_OWN_UNIT = re.compile(r"(亿元|千万元|百万元|万元|千元|元|亿|千万|百万|万|千)$")
_LOOKS_NUMERIC = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?")
_BROKEN_NUMBER = re.compile(r"\d\s+[\d.]")
_GROUPED_BY_BLANKS = re.compile(r"[-+]?\d{1,3}(?: \d{3})+(?:\.\d+)?\D*")
_NOUGHT = re.compile(r"[-+]?0+(?:\.0*)?")
_FIRST_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?(?:亿元|千万元|百万元|万元|亿|万)?")
#: In how many mu each unit of land is; a mu is 2000/3 square metres.
_LAND = {"亩": Decimal(1), "公顷": Decimal(15)}
_MOST_MU = Decimal(10_000_000)
_MOST_PERCENT = Decimal(1_000_000)


def has_own_unit(value: CellValue) -> bool:
    """Whether the cell itself states a money unit (``1.2亿``), so that its column need not."""
    return value.kind is CellKind.TEXT and bool(_OWN_UNIT.search(plain(str(value.value))))


def needs_unit(value: CellValue) -> bool:
    """Whether the cell is an amount of which only a money unit makes yuan.

    A cell with a unit of its own, a fault, a nought and words that leave the amount open do not need one.
    """
    if value.blank or value.kind in {CellKind.ERROR, CellKind.UNCALCULATED} or has_own_unit(value):
        return False
    if value.kind is CellKind.NUMBER:
        return value.value != 0
    return not says_nothing(value.text) and not _NOUGHT.fullmatch(plain(value.text))


def parse_amount(value: CellValue, unit: str, example: str) -> Parsed:
    """Whole yuan of a cell whose column is in ``unit``.

    N103 where it is no number, N102 below zero, N107 beyond any ledger, N106 (with the value) where
    it is finer than a yuan.
    """
    amount = None
    if value.kind is CellKind.NUMBER and isinstance(value.value, Decimal) and value.value.is_finite():
        numeric = not value.percent
        amount = scale(value.value, unit) if numeric else None
    elif value.kind is CellKind.TEXT:
        if says_nothing(value.text):
            return NOTHING
        numeric = not _is_broken(value.text)
        amount = parse_money(value.text, unit) if numeric else None
        numeric = numeric and (amount is not None or _is_numeric(value.text))
    else:
        numeric = False
    if not numeric:
        return Parsed(None, "N103", {"unit": unit, "example": _money_example(value.text, unit, example)})
    return _judged(amount, unit)


def _judged(amount: Amount | None, unit: str) -> Parsed:
    if amount is None:
        largest = show_money(LARGEST, unit, grouped=False)
        return Parsed(None, "N107", {"range": f"0-{largest}{unit}"})
    if amount.yuan < 0 or (amount.yuan == 0 and amount.residue <= -NOTABLE_RESIDUE):
        return Parsed(None, "N102")
    if abs(amount.residue) > NOTABLE_RESIDUE:
        return Parsed(amount.yuan, "N106", {"rounded": f"{amount.yuan}"})
    return Parsed(amount.yuan)


def _is_broken(text: str) -> bool:
    """Whether figures are parted by blanks or line breaks: two numbers in one cell are no number."""
    normal = unicodedata.normalize("NFKC", text).strip()
    return bool(_BROKEN_NUMBER.search(normal)) and not _GROUPED_BY_BLANKS.fullmatch(normal)


def _is_numeric(text: str) -> bool:
    return bool(_LOOKS_NUMERIC.fullmatch(_OWN_UNIT.sub("", plain(text).removeprefix("¥"))))


def _money_example(text: str, unit: str, example: str) -> str:
    """The number that a clerk probably meant (``约480万`` → 480), else the form's own example."""
    if match := _FIRST_NUMBER.search(plain(text)):
        amount = parse_money(match[0], unit)
        if amount is not None and unit in MONEY_UNITS:
            return show_money(amount.yuan, unit, grouped=False)
    return example


def _number(value: CellValue) -> Decimal | None:
    """The cell's plain number, or None."""
    if value.kind is CellKind.NUMBER and isinstance(value.value, Decimal):
        return value.value if value.value.is_finite() else None
    if value.kind is CellKind.TEXT and not _is_broken(value.text):
        text = plain(value.text)
        if re.fullmatch(r"[-+]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d*)?|\.\d+)", text):
            try:
                return Decimal(text.replace(",", ""))
            except InvalidOperation:  # pragma: no cover - the pattern admits only what Decimal reads
                return None
    return None


def parse_area(value: CellValue, measure: str, example: str) -> Parsed:
    """Hundredths of a mu of a cell whose column is in ``measure`` (亩 unless the title says 公顷, 平方米)."""
    text = value.text
    if value.kind is CellKind.TEXT:
        if says_nothing(text):
            return NOTHING
        for word in ("平方米", "公顷", "亩"):
            if plain(text).endswith(word):
                measure, text = word, plain(text).removesuffix(word)
                value = CellValue(CellKind.TEXT, text)
                break
    unit = measure or "亩"
    number = None if value.percent else _number(value)
    if number is None:
        return Parsed(None, "N103", {"unit": unit, "example": example})
    if number < 0:
        return Parsed(None, "N102")
    if number > _MOST_MU * (1000 if unit in _SQUARE_METRES else 1):
        return Parsed(None, "N107", {"range": f"0-{_MOST_MU}亩"})
    mu = number * 3 / 2000 if unit in _SQUARE_METRES else number * _LAND.get(unit, Decimal(1))
    return Parsed(int((mu * 100).to_integral_value(rounding=ROUND_HALF_UP)))


_SQUARE_METRES = frozenset(["平方米", "㎡", "m2"])


def parse_percent(value: CellValue, *, title_says_percent: bool, example: str) -> Parsed:
    """Percent as Decimal: ``45.83%``, a fraction shown as a percentage, or a bare number.

    A bare number under a title that says ``%`` is taken as it stands; elsewhere one up to 1 is a
    fraction. The value is only ever compared with our own rate.
    """
    text = plain(value.text)
    if value.kind is CellKind.TEXT and says_nothing(text):
        return NOTHING
    stated = value.kind is CellKind.TEXT and text.endswith("%")
    number = _number(CellValue(CellKind.TEXT, text.removesuffix("%")) if stated else value)
    if number is None:
        return Parsed(None, "N103", {"unit": "%", "example": example})
    if value.percent or (not stated and not title_says_percent and abs(number) <= 1):
        number *= 100
    if abs(number) > _MOST_PERCENT:
        return Parsed(None, "N107", {"range": f"0-{_MOST_PERCENT}%"})
    return Parsed(None, "N102") if number < 0 else Parsed(number)
