"""A column title taken apart: its words, and the year, months and unit that stand in it."""

import re
from functools import lru_cache
from typing import NamedTuple

from projledger.foundation.currency import currency_unit
from projledger.layout.digits import in_digits
from projledger.layout.title_units import contradicts_itself, units_of_title

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_RANGE = re.compile(r"(?<!\d)(\d{1,2})(?:月份?)?(?:[-~—–―至到]+)(\d{1,2}|[本当])?月份?")
_SINGLE = re.compile(r"(?<!\d)(\d{1,2})月份?")
#: Until which day a figure counts: 截至6月25日, 至2020.12.31; and the day from which a year does.
_DAY = re.compile(r"(?<=[至到止])((?:(?:19|20)\d\d年)?\d{1,2}月)\d{1,2}日")
_POINTED_DAY = re.compile(r"(?<=[至到止])((?:19|20)\d\d)([-./])(\d{1,2})\2\d{1,2}(?!\d)日?")
_FIRST_DAY = re.compile(r"(?<!\d)1月1日(?=[-~—–―至到])")
_UNTIL = re.compile(r"(?:截至|截止到?|至|到|年初至)(?:<Y>年)?$")
_MARKS = "*★☆■□●○※:"
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
    (re.compile(r"(?:自|从)?(?<!\d)1月份?(?:以来|至今|起)"), "年初至今"),
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
        money = currency_unit(self.measure) is not None or contradicts_itself(self.measure)
        return self.percent or (bool(self.measure) and not money)


@lru_cache(maxsize=8192)
def read_title(text: str) -> Title:
    """``text`` taken apart."""
    plain = in_digits(_FOOTNOTE.sub("", text)).strip(_MARKS)
    plain = _FORMULA.sub("", _NUMBERED.sub("", plain)) or plain
    for words, span in _PARTS_OF_YEAR:
        plain = words.sub(span, plain)
    plain = _DAY.sub(r"\1底", _POINTED_DAY.sub(r"\1年\3月底", _FIRST_DAY.sub("1月", plain)))
    plain = plain.replace("<yyyy>", "<Y>").replace("<YYYY>", "<Y>").replace("<MM>", "<M>")
    plain, unit, measure, percent = units_of_title(plain)
    plain, year = _without_year(plain)
    plain, months = _without_months(plain)
    return Title(canonical(plain.strip(_MARKS).removesuffix("(")), year, months, unit, percent, measure)


def _without_year(text: str) -> tuple[str, int | None]:
    years = {int(found) for found in _YEAR.findall(text)}
    text = re.sub(r"<Y>[-./](?=\d{1,2}(?:[-~—–―至到]\d{1,2})?月)", "<Y>年", _YEAR.sub("<Y>", text))
    text = re.sub(r"<Y>[-./]((?:\d{1,2}[-~至到])?\d{1,2})(?![\d月年.])", r"<Y>年\1月", text)
    return text, years.pop() if len(years) == 1 else None


def _without_months(text: str) -> tuple[str, tuple[int, int] | None]:
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
