"""Serial numbers as rows bear them: ``1``, ``1●``, ``1.2``, ``（1）``, ``A3``; and those before a name."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

#: Signs glued to a number or a name, whose meaning only the office knows.
MARKS = "★☆■□●○◆◇▲△▼▽◎※*"
_CIRCLED = "①-⑳⑴-⒇⒈-⒛❶-❿"
_DASHES = re.compile(r"[‐-―−─－]")
_OUTER = re.compile(r"(?:NO\.?)?([A-Z])?(\d{1,4})?((?:[-.]\(?\d{1,3}\)?)*)[.、,]?")
_INNER = re.compile(r"\((\d{1,3})\)[.、]?|(\d{1,3})\)")
_BEFORE_NAME = re.compile(
    rf"\s*(?:(?P<circled>[{_CIRCLED}])|(?P<inner>[(（]\d{{1,3}}[)）]|\d{{1,3}}[)）])(?!期)|(?P<dotted>\d{{1,3}}(?:[.．]\d{{1,3}})+)(?=\D)"
    r"|(?P<outer>\d{1,3})[、.．](?!\d))[、.．]?\s*(?=\S)"
)
#: What begins the name of a part of the project above: a bullet, 子项目, a deep indentation.
_PART = re.compile(
    r"(?:\s*(?:子项目?|分项(?:工程)?|其中)\s*(?:\d{1,3}|[一二三四五六七八九十]+)?\s*[:：、]?"
    r"|\s*[-—–·•]+\s*|\s{2,}|　+)(?=\S)"
)


#: Titles of columns that number the rows, be it by their rank.
_NUMBERS_ROWS = re.compile(r"序号?|顺序号?|编号|[行项栏]次|排[名序]|[名位]次|no\.?|#", re.IGNORECASE)


def numbers_rows(title: str) -> bool:
    """Whether a title without its unit says that the column numbers the rows: 序号, No., 排名."""
    return bool(_NUMBERS_ROWS.fullmatch("".join(unicodedata.normalize("NFKC", title).split())))


class Serial(NamedTuple):
    """The steps of a number: ``("1", "2")`` of ``1.2``; ``inner`` where brackets or a circle enclose it."""

    path: tuple[str, ...]
    inner: bool = False


@lru_cache(maxsize=4096)
def serial_of(text: str) -> Serial | None:
    """The serial number that a cell holds, marks left away; None where it holds anything else."""
    bare = "".join(char for char in text if char not in MARKS and not char.isspace())
    if len(bare) == 1 and re.fullmatch(f"[{_CIRCLED}]", bare):
        return Serial((_digits(bare),), inner=True)
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", bare)).upper()
    if match := _INNER.fullmatch(plain):
        return Serial((_number(match[1] or match[2]),), inner=True)
    match = _OUTER.fullmatch(plain)
    if match is None or not match[2]:
        return None
    steps = [match[1], match[2], *re.findall(r"\d+", match[3])]
    return Serial(tuple(_number(step) for step in steps if step))


def serial_before(name: str) -> Serial | None:
    """The number before a name in the same cell (``①标准厂房``, ``1.1道路``); None without one."""
    match = _BEFORE_NAME.match(name.lstrip(MARKS))
    if match is None:
        return None
    if circled := match["circled"]:
        return Serial((_digits(circled),), inner=True)
    if inner := match["inner"]:
        return Serial((_digits(inner),), inner=True)
    text = unicodedata.normalize("NFKC", match["dotted"] or match["outer"])
    return Serial(tuple(_number(step) for step in text.split(".")))


def names_a_part(name: str) -> bool:
    """Whether a name begins as the parts of a project do: indented, with a bullet, with 子项目."""
    return bool(_PART.match(name))


def _digits(text: str) -> str:
    return _number(re.sub(r"\D", "", unicodedata.normalize("NFKC", text)))


def _number(text: str) -> str:
    return text.lstrip("0") or "0" if text.isdigit() else text
