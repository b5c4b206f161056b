"""Names and titles in the form in which they are compared."""

import re
import unicodedata

_BRACKETS = str.maketrans(
    {"[": "(", "]": ")", "【": "(", "】": ")", "〔": "(", "〕": ")", "{": "(", "}": ")"}
)
_MARKS = "★☆■□●○◆◇▲△※*"
_PHASES = {
    "Ⅰ": "一",
    "Ⅱ": "二",
    "Ⅲ": "三",
    "Ⅳ": "四",
    "I": "一",
    "II": "二",
    "III": "三",
    "1": "一",
    "2": "二",
    "3": "三",
    "4": "四",
}


def normal_name(name: str) -> str:
    """``name`` in half width and lower case, without blanks, marks, dashes' and brackets' variety.

    ``（一期）``, ``一期`` and ``Ⅰ期`` give the same; used to find a name, never to show it.
    """
    text = re.sub(r"(Ⅳ|Ⅲ|Ⅱ|Ⅰ)(?=期)", lambda match: _PHASES[match[0]], name)
    text = unicodedata.normalize("NFKC", text).translate(_BRACKETS)
    text = "".join(char for char in text if not char.isspace() and char not in _MARKS)
    text = re.sub(r"[—–―─－~～]+", "-", text)
    text = re.sub(r"(III|II|I|[1-4])(?=期)", lambda match: _PHASES[match[0]], text)
    text = re.sub(r"\(?第?([一二三四])期(?:工程|项目)?\)?", r"(\1期)", text)
    return text.casefold()


def normal_title(title: str) -> str:
    """A column title in half width without any blank or line break."""
    return "".join(unicodedata.normalize("NFKC", title).translate(_BRACKETS).split())


def columns_wide(text: str) -> int:
    """How many console columns ``text`` takes: East Asian wide characters count two."""
    return sum(
        2 if unicodedata.east_asian_width(char) in "WF" else 0 if unicodedata.combining(char) else 1
        for char in text
    )
