"""The unit in a column's title: money (万元, RMB亿元, 万 for short), land, counts and measures, percent."""

import re
from typing import NamedTuple

from projledger.foundation.currency import currency_unit
from projledger.foundation.text import normal_title
from projledger.layout.money_words import FOREIGN, in_usual_characters, unit_of_item, units_in_brackets

_PARTING = re.compile(r"[,、;/]|或|和|及|与")
_AT_END = re.compile(
    rf"(?:[,:、/_-]|单位[:]?)?({FOREIGN}|亿元|千万元|百万元|万元|千元|(?<=[,:、/_-])元|(?<=单位)元)$",
    re.IGNORECASE,
)
_CURRENCY = re.compile(FOREIGN, re.IGNORECASE)
_MEASURE = re.compile(
    r"\((?:单位[:]?)?(亩|公顷|平方米|㎡|m2|个|项|公里|千米|米|年月|年月日|月份?|字数?)\)", re.IGNORECASE
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
_MONTH = re.compile("月份?")
_PERCENT = re.compile(r"\((?:%|百分比|单位[:]?%)\)|%$|%(?=\)$)")


class TitleUnits(NamedTuple):
    """A title's text without its units. ``unit`` is a money unit; ``measure`` any other, a currency's too.

    Units that contradict each other make a measure of several, joined by 、: 万元、亿元.
    """

    text: str
    unit: str = ""
    measure: str = ""
    percent: bool = False


def contradicts_itself(measure: str) -> bool:
    """Whether the measure is several money units of which nobody knows which one counts."""
    units = measure.split("、")
    return len(units) > 1 and all(unit_of_item(unit) == unit for unit in units)


def units_of_title(text: str) -> TitleUnits:
    """``text`` (in half width, without blanks) and the units that stand in it."""
    text = in_usual_characters(text)
    found = _of_money(text)
    if found.unit and (share := _PERCENT.search(found.text)):
        return TitleUnits(_PERCENT.sub("", found.text), measure=f"{found.unit}{share[0].strip('()')}")
    if found.unit or found.measure:
        return found
    measure = ""
    if match := _MEASURE.search(text):
        measure = match[1]
        text = text[: match.start()] + text[match.end() :]
    elif match := _OTHER_MEASURE.search(text):
        measure = match[1]
    return TitleUnits(_PERCENT.sub("", text), "", measure, bool(_PERCENT.search(text)))


def is_measure(text: str) -> bool:
    """Whether ``text`` is nothing but a unit, bare or in brackets: 万元, （亿）, 户, （千瓦）, 单位：亩, %.

    A bare 月份 is a title.
    """
    plain = normal_title(text)
    inner = plain[1:-1] if plain.startswith("(") and plain.endswith(")") else plain
    if inner == plain and _MONTH.fullmatch(plain):
        return False
    found = units_of_title(bracketed := f"({inner})")
    stated = bool(found.unit or found.measure or found.percent)
    return stated and found.text in {"", bracketed}


def _of_money(text: str) -> TitleUnits:
    """The title and its money unit; a measure where it states several, or a share or a rate beside it."""
    if unit := unit_of_item(text):  # the level below a title holds nothing but its unit
        return _told("", [unit])
    rates: list[str] = []

    def is_rate(bracket: str, rest: list[str]) -> bool:
        share = any("%" in part or part == "百分比" for part in rest)
        if rest and ("/" in bracket or share):  # 万元/亩, 万元、%
            rates.append(bracket)
            return True
        return False

    rest, stated = units_in_brackets(text, _PARTING, is_rate)
    if rates:
        return TitleUnits(text, measure=rates[-1])
    units = list(stated)
    if match := _AT_END.search(rest):
        units.append(unit_of_item(match[1]))
        rest = rest[: match.start()]
    elif not units and (match := _CURRENCY.search(rest)):
        units.append(match[0])
        rest = rest.replace(match[0], "", 1)
    return _told(rest, units)


def _told(text: str, units: list[str]) -> TitleUnits:
    once = list(dict.fromkeys(units))
    if len(once) != 1:
        return TitleUnits(text, measure="、".join(once))
    foreign = currency_unit(once[0]) is not None
    return TitleUnits(text, measure=once[0]) if foreign else TitleUnits(text, once[0])
