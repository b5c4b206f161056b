"""Periods of a ledger's year.

One convention everywhere: a period is named by its last month and is *cumulative from January of
its year*. "Q2" and "first half" both mean January to June, "Q3" January to September.
"""

import calendar
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple, Self

from projledger.foundation.language import _
from projledger.foundation.workdays import nth_working_day

_CHINESE_DIGITS = {"一": 1, "二": 2, "三": 3, "四": 4, "上": 1, "下": 2, "1": 1, "2": 2, "3": 3, "4": 4}


class Month(NamedTuple):
    """A calendar month; sorts by time; ``str`` gives ``2021-06``."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    @property
    def words(self) -> str:
        """The month as it is named in a sentence: ``2021年6月``."""
        return _("{year}-{month:02d}").format(year=self.year, month=self.month)

    @classmethod
    def parse(cls, text: str, year: int | None = None) -> Self | None:
        """``2021-06``, ``2021.6``, ``202106``, ``2021年6月``, or ``6``/``6月`` within ``year``."""
        plain = "".join(unicodedata.normalize("NFKC", text).split())
        if match := re.fullmatch(r"(\d{4})(?:[-./年](\d{1,2})|(\d{2}))月?(?:底|末|份)?", plain):
            found, month = int(match[1]), int(match[2] or match[3])
        elif (match := re.fullmatch(r"(\d{1,2})月?(?:底|末|份)?", plain)) and year is not None:
            found, month = year, int(match[1])
        else:
            return None
        sound = 1 <= month <= 12 and 1990 <= found <= 2200  # noqa: PLR2004 - months, years of a ledger
        return cls(found, month) if sound else None

    @property
    def first_day(self) -> date:
        """The month's first day."""
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        """The month's last day."""
        return date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    def plus(self, months: int) -> Self:
        """The month ``months`` later (earlier if negative)."""
        index = self.year * 12 + self.month - 1 + months
        return type(self)(index // 12, index % 12 + 1)

    def through_year(self) -> "Iterator[Month]":
        """January to this month."""
        return (Month(self.year, number) for number in range(1, self.month + 1))


class Period(NamedTuple):
    """January to ``last`` of one year, under the name the office gives it.

    ``kind`` is ``month``, ``quarter``, ``half`` or ``year``.
    """

    kind: str
    last: Month

    def __str__(self) -> str:
        year, month = self.last
        match self.kind:
            case "quarter":
                return f"{year}Q{month // 3}"
            case "half":
                return f"{year}H{month // 6}"
            case "year":
                return f"{year}"
            case _:
                return str(self.last)

    @property
    def year(self) -> int:
        """The plan year."""
        return self.last.year

    @property
    def span(self) -> str:
        """``2021年1—6月``: the cumulative window as documents and screens print it."""
        return f"{self.year}年1月" if self.last.month == 1 else f"{self.year}年1—{self.last.month}月"

    @property
    def title(self) -> str:
        """``2021年上半年``, ``2021年一季度``, ``2021年1—5月``: the window as a title names it."""
        match self.kind, self.last.month:
            case (("half" | "quarter" | "month"), 6):
                return f"{self.year}年上半年"
            case (("half" | "quarter" | "year" | "month"), 12):
                return f"{self.year}年"
            case "quarter", 3:
                return f"{self.year}年一季度"
            case "quarter", 9:
                return f"{self.year}年前三季度"
            case _:
                return self.span

    @classmethod
    def of_month(cls, month: Month) -> Self:
        """The cumulative period that ends with ``month``."""
        return cls("month", month)

    @classmethod
    def parse(cls, text: str, year: int | None = None) -> Self | None:
        """``2021Q2``, ``Q2``, ``二季度``, ``H1``, ``上半年``, ``2021-06``, ``6``, ``2021``; else None."""
        plain = "".join(unicodedata.normalize("NFKC", text).split()).upper()
        if match := re.fullmatch(r"(?:(\d{4})年?)?[-.]?(?:Q|第)?([1-4一二三四])(?:季度)?", plain):
            named = match[0].startswith("Q") or "Q" in plain or "季度" in plain
            stated = int(match[1]) if match[1] else year
            if named and stated is not None:
                return cls("quarter", Month(stated, 3 * _CHINESE_DIGITS[match[2]]))
        if (match := re.fullmatch(r"(?:(\d{4})年?)?[-.]?(?:H([12])|([上下])半年)", plain)) and (
            stated := int(match[1]) if match[1] else year
        ):
            return cls("half", Month(stated, 6 * _CHINESE_DIGITS[match[2] or match[3]]))
        if match := re.fullmatch(r"(\d{4})年?", plain):
            return cls("year", Month(int(match[1]), 12))
        month = Month.parse(plain, year)
        return cls.of_month(month) if month else None


def deadline(
    month: Month, day: int, *, of_next_month: bool, working_days: bool, postponed: bool = False
) -> date:
    """The last day on which the return of ``month`` is on time (the whole day counts).

    ``day`` is a day of the month itself or of the next; with ``working_days`` it counts working days, public
    holidays and worked weekends included; ``postponed`` moves a day off to the next working day.
    """
    base = month.plus(1) if of_next_month else month
    if working_days:
        return nth_working_day(base.first_day, day)
    last = date(base.year, base.month, min(day, base.last_day.day))
    return nth_working_day(last, 1) if postponed else last
