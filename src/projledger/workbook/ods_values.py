"""One cell of an OpenDocument spreadsheet: its attributes and its words as a raw cell."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from math import isfinite

from projledger.workbook.ods_names import (
    BOOLEAN_VALUE,
    CALC_VALUE_TYPE,
    DATE_VALUE,
    FORMULA,
    STRING_VALUE,
    TIME_VALUE,
    VALUE,
    VALUE_TYPE,
)
from projledger.workbook.transport import CLOCK, DAY, ERROR, MOMENT, PERCENT, UNCALCULATED, Raw

# The format has no error cells: programs write the error's name as a text, LibreOffice in its language.
_ERROR = re.compile(r"#(?:REF!|DIV/0!|VALUE!|NAME\?|N/A|NUM!|NULL!)|(?:Err|错误|錯誤)[:：]\s?\d{3}")
_DURATION = re.compile(
    r"(-?)P(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6}(?:[.,]\d{1,12})?)S)?)?"
)
_REFERENCE = re.compile(r"\[([^\[\]]*)\]")
_NUMBERS = frozenset({"float", "currency", "percentage"})


def raw_cell(attributes: Mapping[str, str], words: str | None, *, percent_style: bool) -> Raw:
    """The cell with ``attributes`` and the paragraphs ``words`` (None where it has none).

    ``percent_style`` says that the cell's style shows its number as a percentage.
    """
    kind, formula = attributes.get(VALUE_TYPE, ""), attributes.get(FORMULA, "")
    shown = (words or "").strip()
    if "DISPIMG" in formula:  # a picture in a WPS cell, no error
        return None
    if attributes.get(CALC_VALUE_TYPE) == "error" or _ERROR.fullmatch(shown):
        return [ERROR, shown or "#VALUE!"]
    value = _value(kind, attributes, words, percent=kind == "percentage" or percent_style)
    if value is None and formula and words is None and STRING_VALUE not in attributes:
        return [UNCALCULATED, formula_text(formula)]
    return value


def _value(kind: str, attributes: Mapping[str, str], words: str | None, *, percent: bool) -> Raw:
    text = words or None
    if kind in _NUMBERS:
        return _number(attributes.get(VALUE), text, percent=percent)
    if kind == "date":
        return _date(attributes.get(DATE_VALUE, "")) or text or attributes.get(DATE_VALUE)
    if kind == "time":
        found = _clock(attributes.get(TIME_VALUE, ""))
        return text or attributes.get(TIME_VALUE) if found is None else found
    if kind == "boolean":
        known = {"true": True, "false": False}.get(attributes.get(BOOLEAN_VALUE, ""))
        return text if known is None else known
    return text if text is not None else attributes.get(STRING_VALUE) or None


def _number(written: str | None, text: str | None, *, percent: bool) -> Raw:
    if written is None:
        return text
    try:
        number = float(written)
    except ValueError:
        return text or written
    if not isfinite(number):
        return str(number)
    return [PERCENT, number] if percent else number


def _date(written: str) -> Raw:
    try:
        if "T" not in written:
            return [DAY, date.fromisoformat(written).isoformat()]
        # fractions of a second of any length; a time zone says nothing about a day on a form
        moment = datetime.fromisoformat(re.sub(r"([.,]\d+)?(Z|[+-]\d\d:\d\d)?$", "", written))
    except ValueError:
        return None
    if moment.hour == moment.minute == moment.second == 0:
        return [DAY, moment.date().isoformat()]
    return [MOMENT, moment.isoformat()]


def _clock(written: str) -> Raw:
    """A time of day, or a longer (or negative) span as a number of days, as other formats hold it."""
    match = _DURATION.fullmatch(written)
    if not match or not any(match.groups()[1:]):
        return None
    days, hours, minutes = (int(part or 0) for part in match.groups()[1:4])
    span = timedelta(
        days=days, hours=hours, minutes=minutes, seconds=float((match[5] or "0").replace(",", "."))
    )
    if match[1] or span >= timedelta(days=1):
        number = span / timedelta(days=1)
        return -number if match[1] else number
    return [CLOCK, (datetime(2000, 1, 1) + span).time().replace(microsecond=0).isoformat()]  # noqa: DTZ001 - a time of no zone


def formula_text(formula: str) -> str:
    """``of:=SUM([.A1:.A3])`` as people write it: ``=SUM(A1:A3)``."""
    text = re.sub(r"^\w+:(?==)", "", formula)
    text = _REFERENCE.sub(lambda match: re.sub(r"(^|:)\.", r"\1", match[1]).replace(".", "!"), text)
    return text if text.startswith("=") else f"={text}"
