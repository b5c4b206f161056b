"""Parsing of amounts: money in a column's unit, land in mu (亩), percentages."""

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from projledger.forms.parsed import NOTHING, Parsed, says_nothing
from projledger.foundation.currency import CURRENCY_PATTERN, NO_RATES, Rates, currency_in, currency_unit
from projledger.foundation.money import (
    LARGEST,
    MONEY_UNITS,
    NOTABLE_RESIDUE,
    Amount,
    is_broken,
    parse_money,
    plain,
    scale,
    show_money,
    stated_money,
)
from projledger.workbook.cells import CellKind, CellValue

_OWN_UNIT = re.compile(
    rf"(?:亿元|千万元|百万元|万元|千元|[元圆][整正]?|亿|千万|百万|万|千|{CURRENCY_PATTERN})$", re.IGNORECASE
)
_SHOWN = re.compile(r"(?:/(?P<tens>\d{1,3}))?(?P<unit>[^/?]*)")
#: One number with at most a money unit, and around it only what says how sure it is.
_LIKELY = re.compile(
    r"[^\d.,+-]*(?P<number>\d[\d,]*(?:\.\d+)?(?:亿元|千万元|百万元|万元|元|亿|万)?)"
    r"(?:(?:左右|上下|多|余|以上|以内|[(（;；,，。].*)|$)"
)
#: In how many mu each unit of land is; a mu is 2000/3 square metres.
_LAND = {"亩": Decimal(1), "公顷": Decimal(15)}
_MOST_MU = Decimal(10_000_000)
_MOST_PERCENT = Decimal(1_000_000)


def has_own_unit(value: CellValue) -> bool:
    """Whether the cell itself states a money unit (``1.2亿``), so that its column need not."""
    if value.shown in MONEY_UNITS:
        return True  # 1.2 in the format 0.0"亿元"
    return value.kind is CellKind.TEXT and bool(_OWN_UNIT.search(plain(str(value.value))))


def own_unit(value: CellValue) -> str:
    """The unit of yuan that the cell states, in full (``亿元`` of ``1.2亿``), or ""."""
    if value.shown in MONEY_UNITS:
        return value.shown
    match = _OWN_UNIT.search(plain(str(value.value))) if value.kind is CellKind.TEXT else None
    name = "" if match is None else f"{match[0].rstrip('元圆整正')}元"
    return name if name in MONEY_UNITS else ""


def needs_unit(value: CellValue) -> bool:
    """Whether the cell is an amount of which only a money unit makes yuan.

    A cell with a unit of its own, a fault, a nought and words that leave the amount open do not need one,
    nor does a number beyond any ledger even in yuan.
    """
    if value.blank or value.kind in {CellKind.ERROR, CellKind.UNCALCULATED} or has_own_unit(value):
        return False
    stated = _stated(value, "")
    return stated is not None and stated[0] != 0 and scale(stated[0], "元", NO_RATES) is not None


def parse_amount(value: CellValue, unit: str, example: str, rates: Rates = NO_RATES) -> Parsed:
    """Whole yuan of a cell whose column is in ``unit``, "" where only the cell itself states one.

    N103 where it is no number, N102 below zero, N107 beyond any ledger, N106 (with the value) where
    it is finer than a yuan, N113 where its number format shows another amount than it holds, N112 where the settings state no rate for its currency.
    """
    if value.kind is CellKind.TEXT and says_nothing(value.text):
        return NOTHING
    if value.shown and value.value and not _shows_the_same(value.shown, unit):
        return Parsed(None, "N113", {"shown": _as_shown(value), "unit": unit or "元"})
    stated = _stated(value, unit)
    if stated is None:
        likely = _money_example(value.text, unit, example)
        return Parsed(None, "N103", {"unit": unit or "元", "example": likely})
    number, own = stated[0], stated[1] or "元"  # a nought needs no unit
    foreign = currency_unit(own)
    if foreign is not None and foreign[1] not in rates:
        return Parsed(None, "N112", {"currency": foreign[1]})
    return _judged(scale(number, own, rates), unit)


def _shows_the_same(shown: str, unit: str) -> bool:
    """Whether the number format's word shows the amount that the cell holds in its column's ``unit``.

    ``/4万元`` over 元 does; where no unit is stated, a mere unit behind the figure states it.
    """
    match = _SHOWN.fullmatch(shown)
    if match is None or match["unit"] not in MONEY_UNITS:
        return False
    if not unit:
        return not match["tens"]
    return (
        unit in MONEY_UNITS
        and MONEY_UNITS[unit] * 10 ** int(match["tens"] or 0) == MONEY_UNITS[match["unit"]]
    )


def _as_shown(value: CellValue) -> str:
    """The figure as the number format shows it, with its unit: ``2.3亿元``."""
    match = _SHOWN.fullmatch(value.shown)
    if match is None or not isinstance(value.value, Decimal):
        return "?"
    return CellValue(CellKind.NUMBER, value.value.scaleb(-int(match["tens"] or 0))).text + match["unit"]


def _stated(value: CellValue, unit: str) -> tuple[Decimal, str] | None:
    """The cell's number and the unit in which it counts; None where it is not exactly one number."""
    match value.kind:
        case CellKind.NUMBER if isinstance(value.value, Decimal) and value.value.is_finite():
            return None if value.percent else (value.value, unit or own_unit(value))
        case CellKind.TEXT:
            return stated_money(value.text, unit)
        case _:
            return None


def _judged(amount: Amount | None, unit: str) -> Parsed:
    if amount is None:
        shown = unit if unit in MONEY_UNITS else "元"
        return Parsed(None, "N107", {"range": f"0-{show_money(LARGEST, shown, grouped=False)}{shown}"})
    if amount.yuan > 0 and not amount.residue:
        return Parsed(amount.yuan)
    if amount.yuan < 0 or (amount.yuan == 0 and amount.residue <= -NOTABLE_RESIDUE):
        return Parsed(None, "N102")
    if abs(amount.residue) > NOTABLE_RESIDUE:
        return Parsed(amount.yuan, "N106", {"rounded": f"{amount.yuan}"})
    return Parsed(amount.yuan)


def _money_example(text: str, unit: str, example: str) -> str:
    """The number that a clerk probably meant (``约480万`` → 480), else the form's own example.

    Nothing is suggested of a range, a product or a foreign sum, nor of a measure (``80万吨``).
    """
    match = _LIKELY.fullmatch(plain(text))
    if match is None or unit not in MONEY_UNITS or currency_in(text):
        return example
    amount = parse_money(match["number"], unit)
    return show_money(amount.yuan, unit, grouped=False) if amount is not None else example


def _number(value: CellValue) -> Decimal | None:
    """The cell's plain number, or None."""
    if value.kind is CellKind.NUMBER and isinstance(value.value, Decimal):
        return value.value if value.value.is_finite() else None
    if value.kind is CellKind.TEXT and not is_broken(value.text):
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
    if value.shown and value.value:
        return Parsed(None, "N113", {"shown": _as_shown(value), "unit": measure or "亩"})
    if value.kind is CellKind.TEXT:
        if says_nothing(text):
            return NOTHING
        for word in ("平方米", "公顷", "亩"):
            if plain(text).endswith(word):
                measure, text = word, plain(text).removesuffix(word)
                value = CellValue(CellKind.TEXT, text)
                break
    unit = measure or "亩"
    known = unit in _LAND or unit in _SQUARE_METRES
    number = _number(value) if known and not value.percent else None
    if number is None:
        return Parsed(None, "N103", {"unit": unit if known else "亩", "example": example})
    if number < 0:
        return Parsed(None, "N102")
    if number > _MOST_MU * (1000 if unit in _SQUARE_METRES else 1):
        return Parsed(None, "N107", {"range": f"0-{_MOST_MU}亩"})
    mu = number * 3 / 2000 if unit in _SQUARE_METRES else number * _LAND[unit]
    return Parsed(int((mu * 100).to_integral_value(rounding=ROUND_HALF_UP)))


_SQUARE_METRES = frozenset(["平方米", "㎡", "m2"])


def parse_percent(
    value: CellValue, *, title_says_percent: bool, example: str, fractions: bool = False
) -> Parsed:
    """Percent as Decimal: ``45.83%``, a fraction shown as a percentage, or a bare number.

    A bare number under a title that says ``%`` is taken as it stands; elsewhere one up to 1 is a
    fraction, and any is with ``fractions``. The value is only ever compared with our own rate.
    """
    text = plain(value.text)
    if value.kind is CellKind.TEXT and says_nothing(text):
        return NOTHING
    stated = value.kind is CellKind.TEXT and text.endswith("%")
    number = _number(CellValue(CellKind.TEXT, text.removesuffix("%")) if stated else value)
    if number is None:
        return Parsed(None, "N103", {"unit": "%", "example": example})
    bare = not stated and not title_says_percent
    if value.percent or (bare and (fractions or abs(number) <= 1)):
        number *= 100
    if abs(number) > _MOST_PERCENT:
        return Parsed(None, "N107", {"range": f"0-{_MOST_PERCENT}%"})
    return Parsed(None, "N102") if number < 0 else Parsed(number)
