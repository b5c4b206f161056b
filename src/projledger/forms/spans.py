"""Spans of construction (建设起止年限) that state start and finish in one cell: ``2009-2011``, ``09.10-11.3``."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from decimal import Decimal
from typing import NamedTuple

from projledger.forms.dates import date_in_words
from projledger.forms.field import Form
from projledger.forms.parsed import says_nothing
from projledger.layout.table import Column
from projledger.layout.title import read_title
from projledger.workbook.cells import CellKind, CellValue

#: The fields that a span fills.
SPAN = ("planned_start", "planned_finish")
_TITLES = re.compile(
    r"(?:项目)?(?:计划)?(?:建设|施工)?(?:起止|起讫)(?:时间|年限|年月|日期|年度)|(?:项目)?建设(?:年限|工期|期限|周期)|项目工期"
)
_SHORT = re.compile(r"(\d{2})[./年](0?[1-9]|1[0-2])月?")
_FIRST_OF_LAST_CENTURY = 50  # 98.5 is 1998, 09.10 is 2009
_PART = re.compile(r"(?<=[\d月年])(?:底|末|初|上旬|中旬|下旬|度)+$")
_MONTH_ALONE = re.compile(r"(0?[1-9]|1[0-2])月")
_LEAST_YEAR = 1000
_OPEN = frozenset(["", "今", "现在", "今后", "长期"])
_NUMBER = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十半]+)"
_DURATION = re.compile(
    rf"(?:约|共|计|工期)?{_NUMBER}(?:个?(?:年|月|季度|周|星期)|(?:个?(?:日历|工作)?[天日]))半?"
)


class Span(NamedTuple):
    """Start and finish as partial ISO dates; the finish is None where it is open."""

    start: str
    finish: str | None


def span_column(form: Form, columns: Collection[str], others: Iterable[Column]) -> Column | None:
    """The one column of ``others`` that states start and finish, where the form's own are without columns."""
    known = {spec.name for spec in form.fields}
    if not known >= set(SPAN) or set(SPAN) & set(columns):
        return None
    spans = [column for column in others if is_span(column)]
    return spans[0] if len(spans) == 1 else None


def is_span(column: Column) -> bool:
    """Whether the column's title says that its cells state start and finish: 建设起止年限."""
    return bool(_TITLES.fullmatch(read_title(column.title.rsplit("/", 1)[-1]).pattern))


def parse_span(value: CellValue) -> Span | None:
    """Start and finish, or None where the cell states none, or may state several."""
    if value.kind is not CellKind.TEXT:
        return None
    plain = "".join(unicodedata.normalize("NFKC", str(value.value)).split()).rstrip("。.;")
    plain = re.sub(r"[—–―‐‑‒−─]+", "-", plain)
    parts = re.split(r"[~～〜至到]+-*|-+[至到]", plain)
    if len(parts) == 2:  # noqa: PLR2004 - one word that parts start from finish
        found = {_span(*parts)}
    else:
        found = {_span(plain[: at.start()], plain[at.end() :]) for at in re.finditer("-+", plain)}
    spans = found - {None}
    return spans.pop() if len(spans) == 1 else None


def is_open(value: CellValue) -> bool:
    """Whether the cell states no dates and need not: it leaves them open, or gives a duration (36个月)."""
    if value.kind is CellKind.NUMBER and isinstance(value.value, Decimal):
        return abs(value.value) < _LEAST_YEAR  # 24, of whatever the title says
    plain = "".join(unicodedata.normalize("NFKC", value.text).split())
    return value.blank or says_nothing(value.text) or bool(_DURATION.fullmatch(plain))


def _span(first: str, second: str) -> Span | None:
    start = _end(first)
    if start is None:
        return None
    if second in _OPEN:
        return Span(start, None)
    if (month := _MONTH_ALONE.fullmatch(second)) and "-" in start:  # 2021年3月-12月
        finish: str | None = f"{start[:4]}-{int(month[1]):02d}"
    else:
        finish = _end(second)
    if finish is None:
        return None
    known = min(len(start), len(finish))
    return Span(start, finish) if start[:known] <= finish[:known] else None


def _end(text: str) -> str | None:
    """One end of a span; the two digits of a short year only beside a month."""
    if match := _SHORT.fullmatch(_PART.sub("", text)):
        year = int(match[1])
        century = 1900 if year >= _FIRST_OF_LAST_CENTURY else 2000
        return f"{century + year}-{int(match[2]):02d}"
    return date_in_words(text)
