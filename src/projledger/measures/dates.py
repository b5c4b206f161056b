"""Partial dates, as plans and returns state them: a day, a month, or only a year."""

from datetime import date

from projledger.foundation.period import Month

_DECEMBER = 12


def first_day(text: str) -> date:
    """The first day of the partial ISO date: 2021 is 1 January, 2021-06 is 1 June."""
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


def last_day(text: str) -> date:
    """The last day of the partial ISO date: 2021 is 31 December, 2021-06 is 30 June."""
    year, month, day = _parts(text)
    return date(year, month, day) if month and day else Month(year, month or _DECEMBER).last_day


def _parts(text: str) -> tuple[int, int | None, int | None]:
    year, *more = (int(part) for part in text.split("-"))
    return year, more[0] if more else None, more[1] if len(more) > 1 else None
