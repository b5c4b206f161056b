"""Number formats that show another figure than the cell holds: a unit behind it, thousands left off.

2.3 in the format ``0.00"亿元"`` is read as 2.3亿元 by everybody who looks at the sheet, 23000 in
``0\\.0,"万"`` as 2.3万. What a format shows is written as a word: the unit in full (``亿元``), led by
``/4`` where the number is shown divided by ten to the fourth, ``?`` where the format chooses among several.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

#: A format that chooses by the number among parts that show different things.
UNCLEAR = "?"
_LONGEST = 1_000  # characters; Excel itself takes 255
_MOST_WORDS = 20  # more different ones than any ledger has: a sheet is looked through once for each

_PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\\\!](?P<escaped>.)|[_*].|\[\$(?P<currency>[^\]\-]*)[^\]]*\]|\[[^\]]*\]|(?P<bare>.)',
    re.DOTALL,
)
_CONDITION = re.compile(r"\[[<>=]")
_UNIT = re.compile(r"(?:[亿兆]|[千百十]?万)(?:美元|港元|欧元|日元|元)?|[千百]?(?:美元|港元|欧元|日元|元)")
_FIGURES = frozenset("0#?")


@lru_cache(maxsize=1024)
def shown_unit(number_format: str) -> str:
    """What the format shows of a number, as a word; "" where it shows the number as it is."""
    if len(number_format) > _LONGEST:
        return UNCLEAR
    if not _CONDITION.search(number_format):
        return _part(_parts(number_format)[0])
    words = {_part(part) for part in _parts(number_format)[:3]}
    return words.pop() if len(words) == 1 else UNCLEAR


def shown_units(formats: Iterable[tuple[int, str]]) -> dict[int, str]:
    """The words of those of the numbered ``formats`` that show another figure than the cell holds."""
    found: dict[int, str] = {}
    seen: set[str] = set()
    for number, text in formats:
        if word := shown_unit(text):
            if word not in seen and len(seen) >= _MOST_WORDS:
                word = UNCLEAR
            seen.add(word)
            found[number] = word
    return found


def by_word(words: Mapping[int, str]) -> dict[str, tuple[int, ...]]:
    """The numbers of the formats (or cell styles) of each word."""
    found: dict[str, list[int]] = {}
    for number, word in words.items():
        found.setdefault(word, []).append(number)
    return {word: tuple(numbers) for word, numbers in found.items()}


def word_of(literals: str, tens: int) -> str:
    """The word for the texts of a format and the power of ten by which it divides what it shows."""
    match = _UNIT.search("".join(literals.split()))
    unit = "" if match is None else match[0] if match[0].endswith("元") else f"{match[0]}元"
    return f"/{tens}{unit}" if tens else unit


def _parts(number_format: str) -> list[str]:
    """The parts of a format that semicolons divide."""
    parts = [""]
    for match in _PIECE.finditer(number_format):
        if match["bare"] == ";":
            parts.append("")
        else:
            parts[-1] += match[0]
    return parts


def _part(part: str) -> str:
    literals, figures = "", ""
    for match in _PIECE.finditer(part):
        bare = match["bare"]
        if bare is None:
            literal = match["quoted"] or match["escaped"] or match["currency"] or ""
            literals += literal
            figures += "!" if literal == "." else ""  # a point that is only painted
        elif bare in _FIGURES or bare in ",.":
            figures += bare
        else:
            literals += bare
    if not any(char in _FIGURES for char in figures):
        return word_of(literals, 0)
    whole, _point, rest = figures.partition(".")
    tens = sum(
        3 * (len(side) - len(side.rstrip(","))) for side in (whole.replace("!", ""), rest.replace("!", ""))
    )
    if "!" in whole and whole[: whole.index("!")].strip(","):
        tens += sum(char in _FIGURES for char in whole[whole.index("!") :])
    return word_of(literals, tens)
