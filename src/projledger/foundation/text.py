"""Names, codes and titles in the form in which they are compared."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache, wraps
from typing import Any, TypeVar

_BRACKETS = str.maketrans(
    {"[": "(", "]": ")", "【": "(", "】": ")", "〔": "(", "〕": ")", "{": "(", "}": ")"}
)
_MARKS = "★☆■□●○◆◇▲△※*"
_NUMERALS = "〇零一二三四五六七八九十百"
#: Signs that part a name or dress it up: marks, quotes, middle dots, blanks.
_IDLE = re.compile(rf"[{re.escape(_MARKS)}“”„‟\"‘’'「」『』《》〈〉«»·•・‧∙⋅\s]+")
_DASHES = re.compile(r"[-—–―─━‐‑‒−~～〜]+")
_PARTING = re.compile(r"[() ]+")
#: What counts phases and lots of one project; “第” before it says no more.
_COUNTERS = "期|标段|标(?!准)|阶段|批"
_ROMAN = {
    "I": "一", "II": "二", "III": "三", "IV": "四", "V": "五", "VI": "六",
    "VII": "七", "VIII": "八", "IX": "九", "X": "十", "XI": "十一", "XII": "十二",
}  # fmt: skip
_ROMAN_SIGNS = re.compile(rf"[Ⅰ-Ⅻⅰ-ⅻ]+(?=\s*(?:{_COUNTERS}|[段类级号区]))")
_ROMAN_LETTERS = re.compile(
    rf"(?<![A-Za-z])(VIII|VII|VI|IV|IX|III|II|I|V)(?= ?(?:{_COUNTERS}))", re.IGNORECASE
)
_DIGITS = re.compile(rf"(?<![\d.,#%A-Za-z{_NUMERALS}-])0?([1-9]\d?)(?= ?[^\W\dA-Za-z{_NUMERALS}])")
_COUNTED = re.compile(rf"(?:第 ?)?([{_NUMERALS}]+) ?(?={_COUNTERS})")
_PHASE_WORDS = re.compile(rf"(?<=[{_NUMERALS}]期)(?:建设)?(?:工程|项目)+")
_TO = re.compile(r"(?<=[^\W\d_])至(?=[^\W\d_])")
#: Numbering before a name: 1、 (1) 1) 1. 一、 (一) ①. Not where it is part of it: 1、2号楼, (一)期, 1.5万吨.
_NUMBERING = re.compile(
    r"(?:[(（]\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*[)）]|(?:\d{1,4}|[一二三四五六七八九十]{1,3})\s*[、)）]"
    r"|\d{1,4}\s*[.．](?!\s*\d)|[①-⑳⑴-⒇⒈-⒛㈠-㈩])"
    rf"\s*(?![\s\d{_NUMERALS}、,，(（)）]|期|标段?|段|阶段|批|号|区|组|类|级|$)"
)
#: Traditional characters that GB 2312 holds, beside the simplified ones of the same meaning.
_LEFT_IN_GB2312 = str.maketrans("後於徵菸", "后于征烟")
_IDEOGRAPHS = re.compile("[㐀-䶿一-鿿豈-﫿]")


_SHORT, _MOST_TEXTS = 60, 8_192
_Answer = TypeVar("_Answer")


def remembered(function: Callable[[str], _Answer]) -> Callable[[str], _Answer]:
    """``function`` with its answers kept for short texts: the same few thousand stand in every return."""
    kept = lru_cache(maxsize=_MOST_TEXTS)(function)

    @wraps(function)
    def answer(text: str) -> _Answer:
        return kept(text) if len(text) <= _SHORT else function(text)

    return answer


@lru_cache(maxsize=32_768)
def normal_name(name: str) -> str:
    """``name`` as it is compared: one writing for what clerks write differently; never to be shown.

    Alike are widths, cases, blanks, brackets, quotes, middle dots, dashes (and 至), marks, numbering
    before the name, traditional and simplified characters, and the ordinals of phases and lots:
    ``（一期）``, ``一期``, ``Ⅰ期``, ``第1期``. Names that differ in a number, a letter or a direction
    stay different; where leaving a sign out would join two numbers, a blank stays between them.
    """
    compared = _compared(name)
    while (again := _compared(compared)) != compared:  # leaving out one sign may bring others together
        compared = again
    return compared


def _compared(name: str) -> str:
    text = _ROMAN_SIGNS.sub(lambda match: _chinese_of_roman(unicodedata.normalize("NFKC", match[0])), name)
    text = without_numbering(_IDLE.sub(" ", text).strip())
    text = simplified(unicodedata.normalize("NFKC", text)).translate(_BRACKETS)
    text = _PARTING.sub(_parting, _DASHES.sub("-", _IDLE.sub(" ", text)))
    text = _ROMAN_LETTERS.sub(lambda match: _chinese_of_roman(match[1]), text)
    text = _DIGITS.sub(lambda match: _chinese_of_number(int(match[1])), text)
    text = _COUNTED.sub(r"\1", text)
    text = _TO.sub("-", _PARTING.sub(_parting, text))
    return _PHASE_WORDS.sub("", text).casefold()


@remembered
def normal_code(code: str) -> str:
    """A project's code as it is compared: half width, lower case, without blanks, one kind of dash."""
    text = "".join(unicodedata.normalize("NFKC", code).split())
    return _DASHES.sub("-", text).casefold()


def without_numbering(name: str) -> str:
    """``name`` without the numbering of the list it stood in: ``（1）某路``, ``1、某路``, ``一、某路``."""
    match = _NUMBERING.match(name)
    return name[match.end() :] if match else name


def _chinese_of_roman(roman: str) -> str:
    return _ROMAN.get(roman.upper(), roman)


def _chinese_of_number(number: int) -> str:
    tens, ones = divmod(number, 10)
    leading = "" if tens == 0 else "十" if tens == 1 else f"{_NUMERALS[tens + 1]}十"
    return leading + (_NUMERALS[ones + 1] if ones else "")


def _parting(match: re.Match[str]) -> str:
    """A blank where the sign stands between two numbers of one kind, else nothing."""
    text = match.string
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    numbers = (before.isdigit() and after.isdigit()) or (
        before != "" and after != "" and before in _NUMERALS and after in _NUMERALS
    )
    return " " if numbers else ""


def simplified(text: str) -> str:
    """``text`` with traditional characters in their simplified form (縣水務局 → 县水务局).

    What GB 2312 holds is simplified already, so that most texts never need the dictionary.
    """
    if text.isascii():
        return text
    text = text.translate(_LEFT_IN_GB2312)
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return _IDEOGRAPHS.sub(lambda match: _simplified_character(match[0]), text)
    return text


@lru_cache(maxsize=4096)
def _simplified_character(character: str) -> str:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return str(_converter().convert(character))
    return character


@lru_cache(maxsize=1)
def _converter() -> Any:
    from opencc import OpenCC  # 30 ms, and only where a name needs it

    return OpenCC("t2s")


@lru_cache(maxsize=8_192)
def normal_title(title: str) -> str:
    """A column title in half width without any blank or line break."""
    return "".join(unicodedata.normalize("NFKC", title).translate(_BRACKETS).split())


def columns_wide(text: str) -> int:
    """How many console columns ``text`` takes: East Asian wide characters count two."""
    return sum(
        2 if unicodedata.east_asian_width(char) in "WF" else 0 if unicodedata.combining(char) else 1
        for char in text
    )


def in_runs(numbers: Sequence[int]) -> str:
    """``4、7-9``: numbers in rising order, those that follow one another as a run."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def as_typed(text: str) -> str:
    """``text`` as one word of a command line, in quotation marks where a shell would take it apart."""
    return f'"{text}"' if re.search(r"[\s()&;|<>*?'$`~#]", text) or not text else text
