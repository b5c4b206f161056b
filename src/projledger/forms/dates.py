"""Parsing of dates as far as they are known: ``2021``, ``2021-06``, ``2021-06-03``."""

import re
import unicodedata
from datetime import date, datetime, timedelta
from decimal import Decimal

from projledger.forms.parsed import NOTHING, Parsed, says_nothing
from projledger.foundation.numerals import chinese_amount
from projledger.workbook.cells import CellKind, CellValue

_FIRST_YEAR, _LAST_YEAR = 1949, 2100
_FIRST_SERIAL, _LAST_SERIAL = 18_000, 73_415  # 1949 … 2100 as Excel counts days
_EPOCH = date(1899, 12, 30)
#: A bare number is taken for a day that Excel counted only if it lies this near to the plan year:
#: a project's dates do, amounts that slipped into the column mostly do not.
_YEARS_BEFORE, _YEARS_AFTER = 20, 15
_PLAIN_YEARS = (1990, 2050)
_TIME = r"(?:T?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
#: One kind of sign throughout: 2021.6-12 may be June to December.
_SEPARATED = re.compile(
    rf"(\d{{4}})(?:([-./])(\d{{1,2}})(?:\2(\d{{1,2}})日?|月)?|年(\d{{1,2}})(?:月(?:(\d{{1,2}})日?)?)?){_TIME}"
)
_SHORT_YEAR = re.compile(r"(\d{2})年(\d{1,2})月(?:(\d{1,2})日)?")
_YEARLESS = re.compile(r"(\d{1,2})月(?:(\d{1,2})[日号])?")
_SOLID = re.compile(r"(\d{4})(\d{2})(\d{2})?")
_PART_OF_MONTH = re.compile(r"(?<=[月\d])(?:底|末|初|份|中旬?|上旬|下旬)$|(?<=[月日])(?:底|末)?之?前$")
_PART_OF_YEAR = {
    "底": 12, "末": 12, "年底": 12, "年末": 12, "上半年": 6, "下半年": 12,
    "一季度": 3, "二季度": 6, "三季度": 9, "四季度": 12, "第一季度": 3, "第二季度": 6, "第三季度": 9, "第四季度": 12,
}  # fmt: skip
_CHINESE_DATE = re.compile(
    r"([二一][〇零○0一二三四五六七八九]{3})年(?:([一二三四五六七八九十]{1,3})月(?:([一二三四五六七八九十]{1,3})日)?)?"
)


def parse_date(value: CellValue, example: str, year: int | None = None) -> Parsed:
    """The partial ISO date that a cell states; D401 where it is none.

    ``year`` completes ``6月`` and ``6月15日``. A number is an Excel serial, ``202106``, ``20210603``,
    ``2021`` or ``2021.6``; ``2021.1`` may be January or October and is refused.
    """
    if value.kind is CellKind.TEXT and says_nothing(value.text):
        return NOTHING
    found = date_of(value, year)
    return Parsed(None, "D401", {"example": example}) if found is None else Parsed(found)


def date_of(value: CellValue, year: int | None = None) -> str | None:
    """The partial ISO date that a cell states; None where it is none, or may be two."""
    match value.kind:
        case CellKind.DATE if isinstance(value.value, date):  # datetimes are dates, too
            day = value.value.date() if isinstance(value.value, datetime) else value.value
            return day.isoformat() if _FIRST_YEAR <= day.year <= _LAST_YEAR else None
        case CellKind.NUMBER if isinstance(value.value, Decimal) and not value.percent:
            return _of_number(value.value, year)
        case CellKind.TEXT:
            return date_in_words(value.text, year)
        case _:
            return None


def _of_number(number: Decimal, year: int | None) -> str | None:
    if not number.is_finite():
        return None
    whole_days = int(number) if abs(number) <= _LAST_SERIAL else 0
    if whole_days >= _FIRST_SERIAL:
        day = _EPOCH + timedelta(days=whole_days)
        first, last = (year - _YEARS_BEFORE, year + _YEARS_AFTER) if year is not None else _PLAIN_YEARS
        return day.isoformat() if first <= day.year <= last else None
    if number == number.to_integral_value():
        return _of_digits(str(int(number)))
    if match := re.fullmatch(r"(\d{4})\.(\d{1,2})", f"{number:f}"):
        return None if match[2] == "1" else _checked(int(match[1]), int(match[2]), None)
    return None


def _of_digits(text: str) -> str | None:
    if re.fullmatch(r"\d{4}", text):
        return text if _FIRST_YEAR <= int(text) <= _LAST_YEAR else None
    if match := _SOLID.fullmatch(text):
        return _checked(int(match[1]), int(match[2]), int(match[3]) if match[3] else None)
    return None


def date_in_words(text: str, year: int | None = None) -> str | None:
    """The partial ISO date that ``text`` states, as :func:`parse_date` reads it; None where it is none."""
    plain = "".join(unicodedata.normalize("NFKC", text).split()).rstrip("。.,;")
    plain = _CHINESE_DATE.sub(_in_digits, re.sub(r"[—–―‐‑‒−]", "-", plain))
    if match := re.fullmatch(r"(\d{4})年?(底|末|上半年|下半年|第?[一二三四]季度)", plain):
        return _checked(int(match[1]), _PART_OF_YEAR[match[2]], None)
    bare = _PART_OF_MONTH.sub("", plain)
    if match := re.fullmatch(r"(\d{4})年度?|(\d{4}(?:\d{2}){0,2})", plain):
        return _of_digits(match[1] or match[2])
    if match := _SEPARATED.fullmatch(bare):
        month, day = match[3] or match[5], match[4] or match[6]
        return _checked(int(match[1]), int(month), int(day) if day else None)
    if match := _SHORT_YEAR.fullmatch(bare):
        return _checked(2000 + int(match[1]), int(match[2]), int(match[3]) if match[3] else None)
    if year is not None and (match := _YEARLESS.fullmatch(bare)):
        return _checked(year, int(match[1]), int(match[2]) if match[2] else None)
    return None


def _in_digits(match: re.Match[str]) -> str:
    """二〇二一年六月三日 as 2021年6月3日."""
    year = "".join(str("零一二三四五六七八九".find(char)) if char not in "〇○0" else "0" for char in match[1])
    month, day = (str(int(chinese_amount(part) or 0)) if part else "" for part in (match[2], match[3]))
    return f"{year}年" + (f"{month}月" if month else "") + (f"{day}日" if day else "")


def _checked(year: int, month: int, day: int | None) -> str | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        found = date(year, month, day or 1)
    except ValueError:
        return None
    return found.isoformat() if day is not None else f"{found.year:04d}-{found.month:02d}"
