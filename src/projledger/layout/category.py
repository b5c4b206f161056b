"""The words of category rows: their numbering, their declared count of projects, the label itself."""

import re
import unicodedata

from projledger.foundation.text import remembered
from projledger.layout.money_words import unit_in_label
from projledger.layout.serials import MARKS

_NUMERAL = "[一二三四五六七八九十百]+"
_SECTION = r"(?:部分|大类|类|批次?|组|板块|篇|章)"
_NUMBERINGS = (
    (1, re.compile(rf"第{_NUMERAL}{_SECTION}[、.．:]?\s*(?=\S)")),
    (1, re.compile(rf"第?{_NUMERAL}{_SECTION}?[、.．:]\s*")),
    (1, re.compile(r"(?:[甲乙丙丁戊]|[IVX]{1,4}|[A-H])[、.．]\s*(?=\D)")),
    (1, re.compile(rf"(?:{_NUMERAL}|[甲乙丙丁戊]|[IVX]{{1,4}}|[A-H])\s+(?=[^\x00-\x7f])")),
    (2, re.compile(rf"\({_NUMERAL}\)[、.]?\s*")),
    (3, re.compile(r"\d{1,3}[、.](?!\d)\s*")),
    (4, re.compile(r"\(\d{1,3}\)[、.]?\s*")),
)
UNNUMBERED = 5
CHINESE_NUMERALS = 2  #: the depth of 一、 is 1, of （一） 2
_NUMERAL_ALONE = re.compile(
    rf"(?:第?{_NUMERAL}{_SECTION}?[、.]?|\({_NUMERAL}\)[、.]?|[甲乙丙丁戊][、.]?|(?:[IVX]{{1,4}}|[A-H])[、.]?)"
)
#: For their tender or their money.
_PACKS = re.compile(r"打包|打捆|捆绑|项目包(?!装)|子项目")
_COUNTED = r"(?:个|项|宗|家)"
_KIND = r"(?:[^\d,，、;；()]{0,6}?(?:项目|子项|工程))"
_PACKED = re.compile(rf"[,，、;；]?\(?(?:含|其中|包括|另有|不含)[^\d()]{{0,12}}\d{{1,5}}{_COUNTED}.*$")
_DECLARED = re.compile(
    rf"\(?(?:共有?|合计|总计|计|有)?(\d{{1,5}}){_COUNTED}{_KIND}?(?:[,，、;；(].*)?\)?$|\((?:共有?|计)?(\d{{1,5}}){_COUNTED}"
)
_BARE_COUNT = re.compile(r"\((\d{1,4})\)$|:(\d{1,4})$")
_FIRST_YEAR = 1900
_TOTAL = re.compile(
    r"(?:(?:全县|全市|全区|全省|县级|市级|省级|本页|本单位|本表|全部|项目|投资|以上|各项|总|总的)*(?:合计|总计|小计|累计|共计|总合计|汇总)(?:数|额)?)"
    r"(?:[:(]?(?:共有?|计)?\d+(?:个|项|\)|$).*|[:])?|.{0,12}(?:合计|小计)(?:\(?(?:共|计)?\d+(?:个|项).*\)?)?|\((?:合计|总计|小计)\)"
    r"|计|全[县市区省州](?:\(?(?:共|计)?\d+(?:个|项).*\)?)?|总数"
)
#: Words of totals that something else may be called as well.
_WEAK_TOTAL = re.compile(r"计|总数|汇总|全.")
_WEAK = "weak"
_STATED = re.compile(
    r"(?:项目)?(?:类别|类型|领域|行业|产业|级别|层级|性质|状态|阶段|区域|属地|(?:牵头|主管|责任|填报|报送|实施|归口|包抓|包保|建设)(?:责任)?(?:单位|部门)|单位|乡镇|地区)(?:\(盖章\))?:"
)


@remembered
def plain_words(text: str) -> str:
    """``text`` in half width, outer and repeated blanks taken away."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


@remembered
def numbering(label: str) -> tuple[int, str]:
    """The depth that a label's numbering says (一、 1, （一） 2, 1. 3; none 5), and the label without it."""
    plain = plain_words(label)
    for depth, pattern in _NUMBERINGS:
        if match := pattern.match(plain):
            return depth, plain[match.end() :]
    return UNNUMBERED, plain


def says_total(text: str, *, numbered: bool = False) -> bool:
    """Whether the words head a total: ``合 计``, ``全县总计（48项）``, ``2021年小计``.

    Of a ``numbered`` row only what can be nothing else: 全县 or 汇总 beside a serial number is none.
    """
    said = _total_said(text)
    return bool(said) and not (numbered and said == _WEAK)


@remembered
def _total_said(text: str) -> str:
    words = "".join(plain_words(text).split())
    if not _TOTAL.fullmatch(words):
        return ""
    return _WEAK if _WEAK_TOTAL.fullmatch(words) else "total"


def packs_projects(label: str) -> bool:
    """Whether the label names several projects that are put together: 产业园基础设施打包项目."""
    return bool(_PACKS.search(label))


@remembered
def numeral_alone(text: str) -> bool:
    """Whether the text is nothing but a Chinese numeral as categories bear it: ``一``, ``（一）``."""
    return bool(_NUMERAL_ALONE.fullmatch("".join(plain_words(text).split())))


def declared_count(text: str, *, bare: bool = False) -> int | None:
    """How many projects a label declares: ``（48项）``, ``13个``, ``合计37个``; None where it does not.

    What it says of packages in it (``含打捆项目13个``) is no count of its own. With ``bare`` a number
    in brackets at the end is one too: ``合计（48）``.
    """
    words = "".join(plain_words(text).split())
    if match := _DECLARED.search(_PACKED.sub("", words)):
        return int(match[1] or match[2])
    if bare and (match := _BARE_COUNT.search(words)):
        number = int(match[1] or match[2])
        return number if number < _FIRST_YEAR else None
    return None


@remembered
def bare_label(label: str) -> str:
    """The label without numbering, count, 其中 and colon: ``市本级`` of ``一、市本级（48项）``."""
    words = numbering(plain_words(unit_in_label(label).rest).strip(MARKS))[1]
    words = "".join(words.split()).strip(MARKS)
    words = re.sub(r"^其中[:,、]?", "", words)
    words = _STATED.sub("", words, count=1) if _STATED.match(words) else words
    words = _PACKED.sub("", words)
    return re.sub(rf"[:,，]?\(?(?:共有?|合计|计)?\d+{_COUNTED}{_KIND}?.*$", "", words).rstrip(":()、,")


def states_its_kind(label: str) -> bool:
    """Whether the label names what it is before a colon: ``责任单位：云台镇``, ``领域：工业``."""
    return bool(_STATED.match("".join(numbering(label)[1].split())))
