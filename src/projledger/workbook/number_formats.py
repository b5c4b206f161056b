"""Which number formats show percentages, so that 0.5 is told from 0.5 %."""

import re
from collections.abc import Mapping
from functools import lru_cache
from html import unescape

from projledger.workbook.shown_units import by_word, shown_units

_PERCENT_BUILT_IN = frozenset({9, 10})
_XF = re.compile(r"<(?:\w+:)?xf\b[^<>]*?\snumFmtId\s*=\s*[\"'](\d+)[\"']")
_FORMAT = re.compile(r"<(?:\w+:)?numFmt\b([^<>]*)>")
_FORMAT_ID = re.compile(r"\snumFmtId\s*=\s*[\"'](\d+)[\"']")
_FORMAT_CODE = re.compile(r"\sformatCode\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


def shows_percent(number_format: str) -> bool:
    """Whether a number format multiplies by a hundred: a ``%`` outside quotes and escapes."""
    return "%" in number_format and "%" in re.sub(r'"[^"]*"|\\.|_.|\*.', "", number_format)


@lru_cache(maxsize=64)
def percent_styles(styles: bytes) -> tuple[int, ...]:
    """The indices of the cell formats in the styles part that show percentages."""
    numbers, codes = _cell_formats(styles)
    custom = {number for number, code in codes.items() if shows_percent(code)}
    return tuple(
        index for index, number in enumerate(numbers) if number in custom or number in _PERCENT_BUILT_IN
    )


@lru_cache(maxsize=64)
def unit_styles(styles: bytes) -> Mapping[str, tuple[int, ...]]:
    """The indices of the cell formats that show another figure than the cell holds, by what they show."""
    numbers, codes = _cell_formats(styles)
    words = shown_units(codes.items())
    return by_word({index: words[number] for index, number in enumerate(numbers) if number in words})


def _cell_formats(styles: bytes) -> tuple[list[int], dict[int, str]]:
    """The format's number of each cell format in the styles part, and the texts of numbered formats."""
    text = styles.decode("utf-8", "replace")
    codes: dict[int, str] = {}
    for match in _FORMAT.finditer(text):
        number, code = _FORMAT_ID.search(match[1]), _FORMAT_CODE.search(match[1])
        if number and code:
            codes[int(number[1])] = unescape(code[1] or code[2] or "")
    start = re.search(r"<(?:\w+:)?cellXfs\b", text)
    if not start:
        return [], codes
    end = re.search(r"</(?:\w+:)?cellXfs\s*>", text[start.end() :])
    formats = text[start.end() : start.end() + end.start()] if end else text[start.end() :]
    # every xf counts, also one without a format id
    numbers = [
        int(found[1]) if (found := _XF.match(match[0])) else 0
        for match in re.finditer(r"<(?:\w+:)?xf\b[^<>]*>", formats)
    ]
    return numbers, codes


_DATES_BUILT_IN = frozenset({*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)})
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_DATE = re.compile(r"[dmyhs]|a{3,4}|上午|下午", re.IGNORECASE)
_ELAPSED_BUILT_IN = 46


def shows_span(number_format: str) -> bool:
    """Whether a format counts hours, minutes or seconds through: a span of time, not a time of day."""
    return _ELAPSED.search(number_format.split(";", maxsplit=1)[0]) is not None


@lru_cache(maxsize=1024)
def shows_date(number_format: str, number: int = 0) -> bool:
    """Whether a format shows a number as a date or a time of day; a span of hours is a number.

    ``number`` is the format's own number: those below 59 mean the same without a text.
    """
    if not number_format:
        return number in _DATES_BUILT_IN and number != _ELAPSED_BUILT_IN
    first = number_format.split(";", maxsplit=1)[0]
    if shows_span(first) or "general" in first.lower():
        return False
    return bool(_DATE.search(_LITERAL.sub("", first)))
