"""Years and months in words and in short, all written in digits: the one reading of titles and of lines."""

import re
import unicodedata

from projledger.foundation.text import normal_title, remembered

_ONES = "一二三四五六七八九"
_MONTH = f"十[一二]?|[{_ONES}]"
DASH = r"[-~—–―至到]+"
#: Signs that stand for nought in a year; the Latin, Greek and Cyrillic letters too.
_NOUGHTS = "〇零○◯O0oОоΟο"
_DIGITS = {char: str(number) for number, char in enumerate(_ONES, 1)} | dict.fromkeys(_NOUGHTS, "0")
_DIGIT = rf"[{_NOUGHTS}{_ONES}\d]"
#: What a year is followed by: a month, a part of a year, the words of a return's title.
_OF_YEAR = (
    rf"(?:\d{{1,2}}(?:月|{DASH}[\d本当月])|(?:{_MONTH})(?:月|{DASH}(?:{_MONTH}|[本当])?月)|元月|[上下]半年|第?[一二三四1-4]季度|前三个?季度"
    r"|[Qq][1-4]|度|重点|重大|政府投资|投资计划)"
)
_FULL_YEAR = re.compile(rf"(?<![A-Za-z{_NOUGHTS}{_ONES}\d十])([12一二](?:{_DIGIT}){{3}})(?=年)")
_SHORT_YEAR = re.compile(
    rf"(?<![A-Za-z_.,\d{_NOUGHTS}{_ONES}十百千两廿])(?<!\d-)({_DIGIT}{{2}})(?=年{_OF_YEAR})"
)
_SHORT_YEARS = range(10, 50)
#: A form's printed 20 of which nobody filled in the rest: ``20    年6月``.
_HALF_A_YEAR = re.compile(r"(?<!\d)(19|20)\s+(?=年)")
#: Letters and numerals before 年 that are no year anybody can read: 202年6月, 2O2l年度, 二千零二十年.
_UNREAD = re.compile(rf"(?P<year>[\dA-Za-z_×*{_NOUGHTS}{_ONES}十百千两廿]+)年{_OF_YEAR}")
_READ = re.compile(r"(?:.*\D)?(?:19|20)\d\d")
_LEFT_OPEN = re.compile(r"[XxYy×*_]+")
#: 元月, but not the end of 万元 before 月报.
_FIRST_MONTH = re.compile(r"(?<![万亿千百十美欧日港每\d])元(?=月)")
#: A month in words, but not the end of 统一 before 月报; the first of a span as well.
_CHINESE_MONTH = re.compile(
    rf"(?<![{_ONES}十第统同每某唯])({_MONTH})(?=月|(?:月份?)?{DASH}(?:(?:{_MONTH})|\d{{1,2}}|[本当])?月)"
)


def chinese_number(text: str) -> int:
    """``六`` as 6, ``十二`` as 12; only up to ninety-nine."""
    tens, has_tens, ones = text.rpartition("十")
    number = (int(_DIGITS.get(tens, "1")) if tens else 1) * 10 if has_tens else 0
    return number + (int(_DIGITS[ones]) if ones else 0)


@remembered
def in_digits(text: str) -> str:
    """``text`` in half width without blanks, its years and months in digits: 2021年6月 of 二O二一年六月.

    ``21年6月`` is 2021年6月, ``元月`` 1月. A year that cannot be read stays as it is written.
    """
    plain = normal_title(_HALF_A_YEAR.sub(r"\1__", unicodedata.normalize("NFKC", text)))
    if "年" in plain:
        plain = _SHORT_YEAR.sub(_in_full, _FULL_YEAR.sub(lambda match: _digits_of(match[1]), plain))
    if "月" in plain:
        plain = _FIRST_MONTH.sub("1", plain)
        plain = _CHINESE_MONTH.sub(lambda match: str(chinese_number(match[1])), plain)
    return plain


def states_unread_year(text: str) -> bool:
    """Whether a year stands in ``text`` that nobody can read (202年6月); one left blank is none."""
    return any(
        not _READ.fullmatch(match["year"]) and not _LEFT_OPEN.fullmatch(match["year"])
        for match in _UNREAD.finditer(in_digits(text))
    )


def _digits_of(words: str) -> str:
    return "".join(_DIGITS.get(char, char) for char in words)


def _in_full(match: re.Match[str]) -> str:
    short = _digits_of(match[1])
    return f"20{short}" if int(short) in _SHORT_YEARS else match[0]
