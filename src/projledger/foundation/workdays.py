"""Working days of China: weekends, public holidays, and the weekends that are worked in their place.

They are those of the yearly notices of the State Council, as the library ``chinesecalendar`` has them. For a
year that the installed version does not know (the notice comes each November) only weekends are days off.
"""

from datetime import date, timedelta

_SATURDAY = 5


def is_working_day(day: date) -> bool:
    """Whether offices work on ``day``."""
    from chinese_calendar import is_workday  # only where working days are asked for

    try:
        return bool(is_workday(day))
    except NotImplementedError:
        return day.weekday() < _SATURDAY


def nth_working_day(first: date, count: int) -> date:
    """The ``count``-th working day from ``first`` on, that day included; ``count`` is at least 1."""
    day, left = first, count
    while True:
        left -= is_working_day(day)
        if not left:
            return day
        day += timedelta(days=1)
