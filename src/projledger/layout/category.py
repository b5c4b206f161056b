"""The words of category rows: their numbering, their declared count of projects, the label itself."""

import re
import unicodedata

_NUMERAL = "[一二三四五六七八九十百]+"
_NUMBERINGS = (
    (1, re.compile(rf"第?{_NUMERAL}(?:部分|大类|类)?[、.．:]\s*")),
    (1, re.compile(rf"{_NUMERAL}\s+(?=\S)")),
    (2, re.compile(rf"\({_NUMERAL}\)[、.]?\s*")),
    (3, re.compile(r"\d{1,3}[、.](?!\d)\s*")),
    (4, re.compile(r"\(\d{1,3}\)[、.]?\s*")),
)
UNNUMBERED = 5
_NUMERAL_ALONE = re.compile(rf"(?:第?{_NUMERAL}[、.]?|\({_NUMERAL}\))")
_DECLARED = re.compile(
    r"\(?(?:共|合计|计)?(\d{1,5})(?:个|项)(?:项目|子项)?(?:[,，、;；(].*)?\)?$|\((?:共|计)?(\d{1,5})(?:个|项)"
)
TOTAL = re.compile(
    r"(?:(?:全县|全市|全区|县级|市级|省级|本页|本单位|本表|项目|以上|各项|总|总的)?(?:合计|总计|小计|累计|共计|总合计))"
    r"(?:[:(]?(?:共|计)?\d+(?:个|项).*|[:])?|.{0,12}(?:合计|小计)(?:\(?\d+(?:个|项)\)?)?"
)


def plain_words(text: str) -> str:
    """``text`` in half width, outer and repeated blanks taken away."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def numbering(label: str) -> tuple[int, str]:
    """The depth that a label's numbering says (一、 1, （一） 2, 1. 3; none 5), and the label without it."""
    plain = plain_words(label)
    for depth, pattern in _NUMBERINGS:
        if match := pattern.match(plain):
            return depth, plain[match.end() :]
    return UNNUMBERED, plain


def numeral_alone(text: str) -> bool:
    """Whether the text is nothing but a Chinese numeral as categories bear it: ``一``, ``（一）``."""
    return bool(_NUMERAL_ALONE.fullmatch("".join(plain_words(text).split())))


def declared_count(text: str) -> int | None:
    """How many projects a label declares: ``（48项）``, ``13个``, ``合计37个``; None where it does not."""
    match = _DECLARED.search("".join(plain_words(text).split()))
    return int(match[1] or match[2]) if match else None


def bare_label(label: str) -> str:
    """The label without numbering, count, 其中 and colon: ``市本级`` of ``一、市本级（48项）``."""
    words = numbering(label)[1]
    words = "".join(words.split())
    words = re.sub(r"^其中[:,、]?", "", words)
    return re.sub(r"\(?(?:共|合计|计)?\d+(?:个|项)(?:项目)?.*$", "", words).rstrip(":()")
