"""Parsing of dates as far as they are known: ``2021``, ``2021-06``, ``2021-06-03``."""

import re
import unicodedata
from datetime import date, datetime, timedelta
from decimal import Decimal

from projledger.forms.parsed import NOTHING, Parsed, says_nothing
from projledger.workbook.cells import CellKind, CellValue

_FIRST_YEAR, _LAST_YEAR = 1949, 2100
_FIRST_SERIAL, _LAST_SERIAL = 18_000, 73_415  # 1949 … 2100 as Excel counts days
_EPOCH = date(1899, 12, 30)
_SEPARATED = re.compile(r"(\d{4})[-./年](\d{1,2})(?:[-./月](\d{1,2})日?|月)?(?:0?0:00(?::00)?(?:\.0+)?)?")
_PART_OF_MONTH = re.compile(r"(?:底|末|初|份|中|上旬|中旬|下旬|前)$")
_SHORT_YEAR = re.compile(r"(\d{2})年(\d{1,2})月(?:(\d{1,2})日)?")
_YEARLESS = re.compile(r"(\d{1,2})月(?:(\d{1,2})[日号])?")
_SOLID = re.compile(r"(\d{4})(\d{2})(\d{2})?")
_PART_OF_YEAR = {
    "底": 12, "末": 12, "年底": 12, "年末": 12, "上半年": 6, "下半年": 12,
    "一季度": 3, "二季度": 6, "三季度": 9, "四季度": 12, "第一季度": 3, "第二季度": 6, "第三季度": 9, "第四季度": 12,
}  # fmt: skip


def parse_date(value: CellValue, example: str, year: int | None = None) -> Parsed:
    """The partial ISO date that a cell states; D401 where it is none.

    ``year`` completes ``6月`` and ``6月15日``. A number is an Excel serial, ``202106``, ``20210603``,
    ``2021`` or ``2021.6``; ``2021.1`` may be January or October and is refused.
    """
    wrong = Parsed(None, "D401", {"example": example})
    match value.kind:
        case CellKind.DATE if isinstance(value.value, date):  # datetimes are dates, too
            day = value.value.date() if isinstance(value.value, datetime) else value.value
            return Parsed(day.isoformat()) if _FIRST_YEAR <= day.year <= _LAST_YEAR else wrong
        case CellKind.NUMBER if isinstance(value.value, Decimal) and not value.percent:
            found = _of_number(value.value)
        case CellKind.TEXT:
            if says_nothing(value.text):
                return NOTHING
            found = _of_text(value.text, year)
        case _:
            found = None
    return wrong if found is None else Parsed(found)


def _of_number(number: Decimal) -> str | None:
    if not number.is_finite():
        return None
    if number == number.to_integral_value():
        whole = int(number)
        if _FIRST_SERIAL <= whole <= _LAST_SERIAL:
            return (_EPOCH + timedelta(days=whole)).isoformat()
        return _of_digits(str(whole))
    text = f"{number:f}"
    whole_days = int(number)
    if _FIRST_SERIAL <= whole_days <= _LAST_SERIAL:
        return (_EPOCH + timedelta(days=whole_days)).isoformat()
    if match := re.fullmatch(r"(\d{4})\.(\d{1,2})", text):
        return None if match[2] == "1" else _checked(int(match[1]), int(match[2]), None)
    return None


def _of_digits(text: str) -> str | None:
    if re.fullmatch(r"\d{4}", text):
        return text if _FIRST_YEAR <= int(text) <= _LAST_YEAR else None
    if match := _SOLID.fullmatch(text):
        return _checked(int(match[1]), int(match[2]), int(match[3]) if match[3] else None)
    return None


def _of_text(text: str, year: int | None) -> str | None:
    plain = "".join(unicodedata.normalize("NFKC", text).split()).rstrip("。.,;")
    plain = re.sub(r"[—–―]", "-", plain)
    if match := re.fullmatch(r"(\d{4})年?(底|末|上半年|下半年|第?[一二三四]季度)", plain):
        return _checked(int(match[1]), _PART_OF_YEAR[match[2]], None)
    plain = _PART_OF_MONTH.sub("", plain) if "月" in plain else plain
    if match := re.fullmatch(r"(\d{4})年度?|(\d{4}(?:\d{2}){0,2})", plain):
        return _of_digits(match[1] or match[2])
    if match := _SEPARATED.fullmatch(plain):
        return _checked(int(match[1]), int(match[2]), int(match[3]) if match[3] else None)
    if match := _SHORT_YEAR.fullmatch(plain):
        return _checked(2000 + int(match[1]), int(match[2]), int(match[3]) if match[3] else None)
    if year is not None and (match := _YEARLESS.fullmatch(plain)):
        return _checked(year, int(match[1]), int(match[2]) if match[2] else None)
    return None


def _checked(year: int, month: int, day: int | None) -> str | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        found = date(year, month, day or 1)
    except ValueError:
        return None
    return found.isoformat() if day is not None else f"{found.year:04d}-{found.month:02d}"
