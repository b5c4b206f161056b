"""What the words around a table say of period, unit and date: lines, labels, names of sheets and files."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from projledger.foundation.findings import Cell
from projledger.foundation.period import Month
from projledger.layout.digits import DASH, in_digits
from projledger.layout.labels import labels_in
from projledger.layout.table import Line, Table

_YEAR = r"(?:19|20)\d\d"
_DAY = re.compile(
    rf"(?<!\d)(?:(?P<year>{_YEAR}|\d\d(?=年))[年./-](?P<month>\d{{1,2}})[月./-](?P<day>\d{{1,2}})(?:日|号|(?![\d月年]))"
    rf"|(?P<month_alone>\d{{1,2}})月(?P<day_alone>\d{{1,2}})[日号]"
    rf"|(?P<solid>{_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d))"
)
_PERIOD = re.compile(
    rf"(?:(?P<year>{_YEAR})年?度?[-./、,]?)?"
    rf"(?:(?P<quarter>第?[一二三四1-4]季度|前三季度|[Qq][1-4])|(?P<half>上半年|下半年|全年)"
    rf"|(?<!\d)(?P<first>\d{{1,2}})(?:月份?)?{DASH}(?P<last>\d{{1,2}})月"
    rf"|(?<![\d个])(?P<month>\d{{1,2}})月(?!\d))"
    rf"|(?<!\d)(?P<iso>{_YEAR})(?:[-./]|年)(?P<isomonth>0?[1-9]|1[0-2])(?![\d.]|[-/]\d)"
    rf"|(?<!\d)(?P<solid>{_YEAR})(?P<solidmonth>0[1-9]|1[0-2])(?!\d)"
)
_YEAR_ALONE = re.compile(rf"(?<!\d)({_YEAR})年?度?(?!\d)")
#: A span whose end is left to the return: 1至当月, 1月以来, 1-  月. Its first month is not the period.
_OPEN_SPAN = re.compile(rf"(?<!\d)\d{{1,2}}(?:月份?)?(?:{DASH}[本当]?月份?|{DASH}今|以来|起(?!草))")
_QUARTERS = {"一": 3, "二": 6, "三": 9, "四": 12, "1": 3, "2": 6, "3": 9, "4": 12}
_HALVES = {"上半年": 6, "下半年": 12, "全年": 12}
_LATE_IN_MONTH = 20
#: A row of more texts above a header holds titles of columns.
_MOST_TEXTS = 4
_DATE_LABEL = re.compile(r"(填报|填表|上报|报送|制表|报出|编制|送达)?(日期|时间)")


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


class Hint(NamedTuple):
    """Words that may name a unit or a period: what they say, and where (no cell: a sheet's name)."""

    text: str
    cell: Cell | None
    source: str  # "label" | "line" | "sheet"


def periods_in(text: str, year: int | None = None) -> list[Month | int]:
    """The periods that ``text`` names, in its order, each once.

    A month (``2021年6月``, ``2021-06``, ``6月``, ``1-6月`` and ``上半年`` as their last month) needs a
    year: its own, else the only other year in the text, else ``year``. A year that no month belongs to
    is an ``int`` (``2021年度``). A day (``2021年7月3日``) names no period, unless it says 截至;
    nor do the first two thirds of a month (``6月上旬``).
    """
    plain = in_digits(text)
    months: list[tuple[int | None, int]] = []
    plain = _OPEN_SPAN.sub(" ", _TEN_DAYS.sub(" ", plain))
    rest = _DAY.sub(lambda match: _cut_off(match, plain, months), plain)
    for match in _PERIOD.finditer(rest):
        if found := _month_of(match):
            months.append(found)
    years = list(dict.fromkeys(int(found) for found in _YEAR_ALONE.findall(rest)))
    alone = years[0] if len(years) == 1 else None
    found_periods: list[Month | int] = []
    for own, month in months:
        stated = own or alone or year
        if stated is not None and 1 <= month <= 12:  # noqa: PLR2004 - months of a year
            found_periods.append(Month(stated, month))
    used = {item.year for item in found_periods if isinstance(item, Month)}
    found_periods.extend(number for number in years if number not in used)
    return list(dict.fromkeys(found_periods))


def dates_in(text: str, year: int | None = None) -> list[date]:
    """The days that ``text`` names; ``7月3日`` within ``year``. Impossible days are left out."""
    days: list[date] = []
    for match in _DAY.finditer(in_digits(text)):
        own, month, day = _parts(match)
        with suppress(ValueError):
            if (stated := own or year) is not None:
                days.append(date(stated, month, day))
    return list(dict.fromkeys(days))


def return_date(table: Table, year: int | None = None) -> tuple[date, Cell] | None:
    """The day that the table's 填报日期 names, and where it stands; None where it has none.

    A day that stands alone in a line above or below (``2021年7月3日``) is taken where no label is.
    """
    for label, line in table.labels.items():
        if _DATE_LABEL.fullmatch(label) and (days := dates_in(line.text, year)):
            return days[0], line.cell
    for line in (*table.above, *table.below):
        days = dates_in(line.text, year)
        if days and re.fullmatch(r"[\d年月日号./-]+", in_digits(line.text)):
            return days[0], line.cell
    return None


_PERIOD_LABELS = _listed(
    "报告期 报告期别 报告期间 报告月份 所属期 所属月份 统计期 统计期间 期别 月份 报告时间 年度 年份 "
    "报表期 填报月份 报表月份 报送月份 统计时间"
)
#: Labels of the day until which figures count: one late in its month closes that month.
_UNTIL_LABELS = _listed(
    "数据截至 截至 截止 数据截止 截止日期 数据截止日期 截止时间 数据截止时间 统计截止时间 统计截止日期"
)
#: A ten-day report counts to the middle of its month: 6月上旬 is not June.
_TEN_DAYS = re.compile(rf"(?:{_YEAR}年)?\d{{1,2}}月份?(?:上|中)旬")
#: 云台镇代报白衣镇; 白衣镇（由云台镇代报）.
_ON_BEHALF = re.compile(
    r".*代(?:为)?(?:填|上|报送)?报[:(]*(?P<other>[^()]{2,})\)?"
    r"|(?P<own>[^()]+)\((?:由.*)?代(?:填|上)?报(?:单位)?\)?"
)
_PERIOD_BEHIND = re.compile(rf"[\s,;(]*(?:{_YEAR}年|\d{{1,2}}月).*$|[\s,;(]+(?:填报|报送|填表).*$")
#: What a template leaves to be filled in: ××镇, ____, （填写单位名称）.
_PLACEHOLDER = re.compile(
    r"(?:[×Xx*○_—\-.\s…]+(?:县|区|市)?)+(?:镇|乡|街道|局|委|办|单位|部门)?"
    r"|\(?(?:此处|请|填报)?(?:填写|输入)?(?:单位|部门)?(?:名称|全称)?\)?"
)
_UNIT_LABELS = _listed(
    "填报单位 报送单位 填表单位 上报单位 编报单位 编制单位 制表单位 报告单位 单位名称 责任单位 牵头责任单位 "
    "填报部门 报送部门 单位"
)


def period_hints(table: Table, sheet_name: str) -> list[Hint]:
    """Where the period may be named, the surest first: labels, lines above the header, the sheet's name.

    Lines that give the day of filling in are not among them, nor rows of many texts: they are titles of
    columns, of a level that nobody knows (预计全年完成投资).
    """
    texts = Counter(line.cell.row for line in table.above)
    hints = [
        Hint(line.text, line.cell, "label") for name in _PERIOD_LABELS if (line := table.labels.get(name))
    ]
    hints += [
        Hint(f"截至{line.text}", line.cell, "label")
        for name in _UNTIL_LABELS
        if (line := table.labels.get(name))
    ]
    dated = {line.cell for label, line in table.labels.items() if _DATE_LABEL.fullmatch(label)}
    labelled = {hint.cell for hint in hints}
    for line in table.above:
        if line.cell not in dated and line.cell not in labelled and texts[line.cell.row] <= _MOST_TEXTS:
            hints.append(Hint(without_date_labels(line.text), line.cell, "line"))
    hints.append(Hint(sheet_name, None, "sheet"))
    return hints


def unit_hints(table: Table) -> list[Hint]:
    """What the labels 填报单位, 报送单位, 单位 … of the table say, the surest first.

    A unit that another reports for (云台镇代报白衣镇) is the one whose figures these are; what a template
    left to be filled in (××镇, ____) says nothing.
    """
    return _unit_hints(table.labels)


def earlier_hints(table: Table) -> tuple[list[Hint], list[Hint]]:
    """What the lines above the sheet's first table say of a further one: its periods, its units."""
    labels = labels_in(table.earlier)
    dated = {line.cell for label, line in labels.items() if _DATE_LABEL.fullmatch(label)}
    periods = [
        Hint(without_date_labels(line.text), line.cell, "line")
        for line in table.earlier
        if line.cell not in dated
    ]
    return periods, _unit_hints(labels)


def _unit_hints(labels: Mapping[str, Line]) -> list[Hint]:
    found = [(_unit_words(line.text), line.cell) for name in _UNIT_LABELS if (line := labels.get(name))]
    return [Hint(words, cell, "label") for words, cell in found if words]


def _unit_words(text: str) -> str:
    words = _PERIOD_BEHIND.sub("", unicodedata.normalize("NFKC", text)).strip()
    if match := _ON_BEHALF.fullmatch(words):
        words = (match["other"] or match["own"]).strip(" ()")
    return "" if _PLACEHOLDER.fullmatch(words) else words


def without_date_labels(text: str) -> str:
    """``text`` without the day on which a return was filled in, which is no period: 填报日期：2021年7月."""
    return re.sub(
        r"(填报|填表|上报|报送|制表|报出|编制)(日期|时间)\s*[:：]?\s*[\d年月日号./\-\s]*", " ", text
    )


def _parts(match: re.Match[str]) -> tuple[int | None, int, int]:
    """Year (None where the words give none), month and day of a match of the pattern of days."""
    if solid := match["solid"]:
        return int(solid[:4]), int(solid[4:6]), int(solid[6:])
    if match["month_alone"]:
        return None, int(match["month_alone"]), int(match["day_alone"])
    year = int(match["year"])
    return year + 2000 if year < 100 else year, int(match["month"]), int(match["day"])  # noqa: PLR2004 - 21年


def _cut_off(match: re.Match[str], plain: str, months: list[tuple[int | None, int]]) -> str:
    """Take a day out of the text; one late in its month after 截至 names the month that it closes."""
    year, month, day = _parts(match)
    if plain[: match.start()].endswith(("截至", "截止", "截止到", "截至:")) and day >= _LATE_IN_MONTH:
        months.append((year, month))
    return " "


def _month_of(match: re.Match[str]) -> tuple[int | None, int] | None:
    year = int(match["year"]) if match["year"] else None
    if match["quarter"]:
        word = match["quarter"]
        return year, 9 if word == "前三季度" else next(_QUARTERS[char] for char in word if char in _QUARTERS)
    if match["half"]:
        return year, _HALVES[match["half"]]
    if match["last"]:
        return year, int(match["last"])
    if match["month"]:
        return year, int(match["month"])
    if match["iso"]:
        return int(match["iso"]), int(match["isomonth"])
    return int(match["solid"]), int(match["solidmonth"])
