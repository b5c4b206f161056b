"""Dates as workbooks count them: days since a day long ago, the time of day as the fraction."""

from datetime import datetime, time, timedelta

from projledger.workbook.transport import CLOCK, DAY, MOMENT, Raw

_FROM_1900, _FROM_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - of no zone
_LEAP = 60  # the 29 February 1900 that never was: days before it count from a day later
_LAST = 2_958_466  # the day after 9999-12-31


def dated(serial: float, *, from_1904: bool) -> Raw:
    """A number that is shown as a date: a day, a moment, a time of day; a number where it can be none."""
    if not 0 < serial < _LAST - (1_462 if from_1904 else 0):
        return serial
    if serial < 1 and not from_1904:
        return [CLOCK, _rounded(_FROM_1900, serial).time().isoformat()]
    start = _FROM_1904 if from_1904 else _FROM_1900
    moment = _rounded(start + timedelta(days=1) if serial < _LEAP and not from_1904 else start, serial)
    if moment.time() == time():
        return [DAY, moment.date().isoformat()]
    return [MOMENT, moment.isoformat()]


def _rounded(start: datetime, days: float) -> datetime:
    """``start`` and ``days`` later, to the second: a fraction holds no more."""
    return start + timedelta(seconds=round(days * 86_400))
