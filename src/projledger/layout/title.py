"""A column title taken apart: its words, and the year, months and unit that stand in it."""

import re
from functools import lru_cache
from typing import NamedTuple

from projledger.foundation.text import normal_title

_MONEY = "亿元|千万元|百万元|万元|千元|元"
_FOREIGN = re.compile(r"[(]?((?:亿|千万|百万|万)?(?:美元|港元|港币|欧元|日元|英镑|美金))[)]?")
_MONEY_IN_BRACKETS = re.compile(rf"\((?:金额|货币|计量)?(?:单位)?[:]?(?:人民币)?({_MONEY})(?:人民币)?\)")
_MONEY_AT_END = re.compile(
    r"(?:[,:、/_-]|单位[:]?)?(亿元|千万元|百万元|万元|千元|(?<=[,:、/_-])元|(?<=单位)元)$"
)
#: A money unit in brackets that say more: （万元，保留两位小数）. The rest stays in its brackets.
_MONEY_AMONG_WORDS = re.compile(
    rf"\((?:(?:金额|货币|计量)?单位:?)?({_MONEY})[,、;:](?=[^()]*\))|(?<=[^(])[,、;](?:单位:?)?({_MONEY})(?=\))"
)
_MEASURE = re.compile(
    r"\((?:单位[:]?)?(亩|公顷|平方米|㎡|m2|个|项|公里|千米|米|年月|年月日|月份?)\)", re.IGNORECASE
)
#: Counts and measures of other things than land. They stay in the pattern, so that 年度计划（户） is
#: another title than 年度计划.
_OTHER_MEASURE = re.compile(
    r"\((?:单位:?)?("
    r"[十百千万亿]*(?:户|人|人次|家|处|座|栋|幢|台|套|台套|件|辆|条|根|株|棵|头|只|眼|口|孔|宗|块|片|批|次|所|村|标段|工日|"
    r"吨|公斤|千克|斤|方|立方|立方米|平方|平方公里|平米|延米|延长米|标方|千瓦|千瓦时|瓦|兆瓦|度|伏安|天|小时|个工作日)(?:/[年月日天])?|"
    r"(?:k|c|m)?m[23²³]?|km2|t|kg|[mk]w|mwh?|kwh?|gw|kva|㎥|km²"
    r")\)",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"\((?:%|百分比|单位[:]?%)\)|%$|%(?=\)$)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_CHINESE_YEAR = re.compile(r"([二一][〇零○O0一二三四五六七八九]{3})(?=年)")
_RANGE = re.compile(r"(?<!\d)(\d{1,2})(?:月份?)?(?:[-~—–―至到]+)(\d{1,2}|[本当])?月份?")
_SINGLE = re.compile(r"(?<!\d)(\d{1,2})月份?")
_CHINESE_MONTH = re.compile(
    r"(十[一二]?|[一二三四五六七八九])(?=(?:月份?)?[-~—–―至到]?(?:十[一二]?|[一二三四五六七八九])?月)"
)
#: Until which day a figure counts: 截至6月25日, 至2020.12.31; and the day from which a year does.
_DAY = re.compile(r"(?<=[至到止])((?:(?:19|20)\d\d年)?\d{1,2}月)\d{1,2}日")
_POINTED_DAY = re.compile(r"(?<=[至到止])((?:19|20)\d\d)([-./])(\d{1,2})\2\d{1,2}(?!\d)日?")
_FIRST_DAY = re.compile(r"(?<!\d)1月1日(?=[-~—–―至到])")
_UNTIL = re.compile(r"(?:截至|截止到?|至|到|年初至)(?:<Y>年)?$")
_MARKS = "*★☆■□●○※:"
_DIGITS = {char: number for number, char in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "O": 0,
    "0": 0,
}
_LAST_MONTH = 12
#: Marks and numbers of footnotes, taken out before full width becomes half: ① would become 1.
_FOOTNOTE = re.compile(
    r"[①-⑳⑴-⒇❶-❿¹²³†‡﹡＊*]|[\[【(（]?注\s*[\d一二三四五①-⑩]*[\]】)）]?\s*$|[\u200b-\u200f\ufeff\xad]"
)
#: A number before a title (3、总投资, （一）总投资), and one behind it with its formula: 完成率(5)=(4)/(3).
_NUMBERED = re.compile(
    r"^(?:\d{1,2}、|\d{1,2}[.](?!\d)|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))"
)
_FORMULA = re.compile(r"(?<=.)\(?\d{1,2}\)?=[()\d+\-*/÷×%]+$|(?<=[^\d(])\(\d{1,2}\)$")
_PARTS_OF_YEAR = (
    (re.compile(r"前三季度|前三个?季度"), "1-9月"),
    (re.compile(r"上半年(?:度)?"), "1-6月"),
    (re.compile(r"下半年(?:度)?"), "7-12月"),
    (re.compile(r"第?[一1]季度"), "1-3月"),
    (re.compile(r"第?[二2]季度"), "4-6月"),
    (re.compile(r"第?[三3]季度"), "7-9月"),
    (re.compile(r"第?[四4]季度"), "10-12月"),
    (re.compile(r"(?:自|从)?(?:(?<!\d)1|元)月份?(?:以来|至今|起)"), "年初至今"),
    (re.compile(r"元月"), "1月"),
)
_OPEN_RANGE = re.compile(r"(?<!\d)1(?:月份?)?[-~—–―至到]+<M>月份?")


class Title(NamedTuple):
    """A title's words with ``<Y>`` and ``<M>`` for year and month, and what was taken out of it.

    ``months`` is ``(1, 6)`` for ``1-6月`` and ``截至6月底``, ``(6, 6)`` for ``6月``, ``(1, 0)`` for
    ``1-  月`` whose end is left open. ``unit`` is a money unit, ``measure`` any other unit.
    """

    pattern: str
    year: int | None = None
    months: tuple[int, int] | None = None
    unit: str = ""
    percent: bool = False
    measure: str = ""

    @property
    def counts(self) -> bool:
        """Whether the title says that its figures are no money: shares, counts, areas, lengths."""
        return self.percent or (bool(self.measure) and not _FOREIGN.fullmatch(self.measure))


@lru_cache(maxsize=8192)
def read_title(text: str) -> Title:
    """``text`` taken apart."""
    plain = normal_title(_FOOTNOTE.sub("", text)).strip(_MARKS)
    plain = _FORMULA.sub("", _NUMBERED.sub("", plain)) or plain
    for words, span in _PARTS_OF_YEAR:
        plain = words.sub(span, plain)
    plain = _DAY.sub(r"\1底", _POINTED_DAY.sub(r"\1年\3月底", _FIRST_DAY.sub("1月", plain)))
    plain = plain.replace("<yyyy>", "<Y>").replace("<YYYY>", "<Y>").replace("<MM>", "<M>")
    plain, unit, measure = _without_units(plain)
    percent = bool(_PERCENT.search(plain))
    plain = _PERCENT.sub("", plain)
    plain, year = _without_year(plain)
    plain, months = _without_months(plain)
    return Title(canonical(plain.strip(_MARKS).removesuffix("(")), year, months, unit, percent, measure)


def _without_units(text: str) -> tuple[str, str, str]:
    if match := _FOREIGN.search(text):
        return text.replace(match[0], "", 1), "", match[1]
    unit = measure = ""
    if match := _MONEY_IN_BRACKETS.search(text) or _MONEY_AT_END.search(text):
        unit = match[1]
        text = text[: match.start()] + text[match.end() :]
    elif (match := _MONEY_AMONG_WORDS.search(text)) and len(re.findall(_MONEY, text)) == 1:
        unit = match[1] or match[2]
        text = text[: match.start()] + ("(" if match[1] else "") + text[match.end() :]
    elif match := _MEASURE.search(text):
        measure = match[1]
        text = text[: match.start()] + text[match.end() :]
    elif match := _OTHER_MEASURE.search(text):
        measure = match[1]
    return text, unit, measure


def _without_year(text: str) -> tuple[str, int | None]:
    if match := _CHINESE_YEAR.search(text):
        number = "".join(str(_DIGITS.get(char, 0)) for char in match[1])
        text = text[: match.start()] + number + text[match.end() :]
    years = {int(found) for found in _YEAR.findall(text)}
    text = re.sub(r"<Y>[-./](?=\d{1,2}(?:[-~—–―至到]\d{1,2})?月)", "<Y>年", _YEAR.sub("<Y>", text))
    text = re.sub(r"<Y>[-./]((?:\d{1,2}[-~至到])?\d{1,2})(?![\d月年.])", r"<Y>年\1月", text)
    return text, years.pop() if len(years) == 1 else None


def _without_months(text: str) -> tuple[str, tuple[int, int] | None]:
    text = _CHINESE_MONTH.sub(lambda match: str(chinese_number(match[1])), text)
    if match := _OPEN_RANGE.search(text):
        return text[: match.start()] + "<M>月" + text[match.end() :], (1, 0)
    if match := _RANGE.search(text):
        first, last = int(match[1]), int(match[2]) if (match[2] or "").isdigit() else 0
        if 1 <= first <= _LAST_MONTH and last <= _LAST_MONTH:
            return text[: match.start()] + "<M>月" + text[match.end() :], (first, last)
    if (match := _SINGLE.search(text)) and 1 <= int(match[1]) <= _LAST_MONTH:
        month, before, after = int(match[1]), text[: match.start()], text[match.end() :]
        until = _UNTIL.search(before) or after.startswith(("底", "末", "止"))
        return f"{before}<M>月{after}", (1, month) if until else (month, month)
    return text, None


def chinese_number(text: str) -> int:
    """``六`` as 6, ``十二`` as 12; only up to ninety-nine."""
    tens, has_tens, ones = text.rpartition("十")
    number = (_DIGITS.get(tens, 1) if tens else 1) * 10 if has_tens else 0
    return number + (_DIGITS[ones] if ones else 0)


#: Writings of the same words, each with the one that is compared. Only what cannot change the sense.
_SAME = (
    (re.compile(r"的"), ""),
    (re.compile(r"截至|截止到?|(?<=.)到(?=<[YM]>|上年|上一年)|^[到止](?=<[YM]>|上年|上一年)"), "至"),
    (re.compile(r"年度(?=[底末])"), "年"),
    (re.compile(r"(?<=[年月])末"), "底"),
    (re.compile(r"(?<=<M>月)底"), ""),
    (re.compile(r"(?<=底)止"), ""),
    (re.compile(r"<Y>年度"), "<Y>年"),
    (re.compile(r"投资(?:金额|数额|额|数)"), "投资"),
    (re.compile(r"(?<=本月|当月|累计|本年)数$"), ""),
    (re.compile(r"实际完成|已经完成|已完成"), "完成"),
    (re.compile(r"自(?=开工)"), ""),
    (re.compile(r"[“”\"'‘’]"), ""),
)


def canonical(pattern: str) -> str:
    """``pattern`` in the one writing in which patterns are compared."""
    for writing, same in _SAME:
        pattern = writing.sub(same, pattern)
    return pattern
