"""Numbers written in Chinese numerals, read exactly or not at all: 五百万, 壹佰贰拾万, 一点二亿."""

import re
from decimal import Decimal

_DIGITS = {char: value for value, chars in enumerate(
    ("零〇", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
) for char in chars}  # fmt: skip
_FORMAL = str.maketrans("拾佰仟萬億圆", "十百千万亿元")
_DIGIT = "[一二三四五六七八九两壹贰叁肆伍陆柒捌玖]"
_ZERO = "[零〇]?"
#: One group below 万: each place once, in order; a zero may stand for what is skipped.
_GROUP = rf"(?:(?:{_DIGIT}千)?{_ZERO}(?:{_DIGIT}百)?{_ZERO}(?:{_DIGIT}?十)?{_ZERO}{_DIGIT}?)"
# Large and seldom needed: compiled when a text is first looked at, and kept by ``re``.
_WHOLE = rf"(?:(?P<yi>{_GROUP})亿)?(?:(?P<wan>{_GROUP})万)?(?P<rest>{_GROUP})"
_POINTED = rf"(?P<whole>{_GROUP})点(?P<decimals>[零〇一二三四五六七八九]+)(?P<unit>亿|万)?"
_PLACES = {"千": 1000, "百": 100, "十": 10}
_UNITS = {"亿": 100_000_000, "万": 10_000, None: 1}


def chinese_number(number: int) -> str:
    """``十二``, ``二十``, ``四十九``: a number from 1 to 99 as lists are numbered; digits beyond."""
    tens, ones = divmod(number, 10)
    if not 0 <= tens <= 9:  # noqa: PLR2004 - one numeral for the tens
        return str(number)
    names = "零一二三四五六七八九"
    return ("" if tens == 0 else "十" if tens == 1 else f"{names[tens]}十") + (names[ones] if ones else "")


def chinese_amount(text: str) -> Decimal | None:
    """The number that ``text`` writes in Chinese numerals; None where it is not one, or not a certain one.

    ``三万五`` (35,000 in speech) and digits without places (``一二三``) are not certain.
    """
    text = text.translate(_FORMAL)
    if match := re.fullmatch(_POINTED, text):
        whole = _group(match["whole"])
        decimals = "".join(str(_DIGITS[char]) for char in match["decimals"])
        return None if whole is None else Decimal(f"{whole}.{decimals}") * _UNITS[match["unit"]]
    match = re.fullmatch(_WHOLE, text)
    if not text or match is None:
        return None
    total = 0
    for name, unit in (("yi", _UNITS["亿"]), ("wan", _UNITS["万"]), ("rest", 1)):
        if match[name]:
            group = _group(match[name])
            if group is None:
                return None
            total += group * unit
        elif match[name] == "" and name != "rest":
            return None  # 亿 or 万 without a number before it
    rest = match["rest"] or ""
    spoken = len(rest) == 1 and (match["yi"] or match["wan"])
    return None if spoken or total == 0 else Decimal(total)


def _group(text: str) -> int | None:
    """A group below 万 as a number; None where it ends like speech (三百五) or holds nothing."""
    total, digit, last = 0, 0, 1
    for char in text:
        if char in _PLACES:
            total += (digit or 1) * _PLACES[char]
            digit, last = 0, _PLACES[char]
        elif _DIGITS[char] == 0:
            last = 1
        else:
            digit = _DIGITS[char]
    if digit and last > 10:  # noqa: PLR2004 - 三百五 is 350 in speech, 三百零五 is 305
        return None
    return total + digit or None
