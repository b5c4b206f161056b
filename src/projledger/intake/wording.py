"""What words say: the periods that a text names, with or without a year, and "nothing to report"."""

import re
from typing import NamedTuple

from projledger.foundation.period import Month
from projledger.layout.context import periods_in

#: Any year will do where only the presence of a month is asked.
_SOME_YEAR = 2000
_NIL = re.compile(r"零报告|本月(?:无|没有)(?:新的?)?(?:进展|变化|投资)|无新进展")


class Stated(NamedTuple):
    """A year, a month, or both, as words state them."""

    year: int | None
    month: int | None


def stated_periods(text: str) -> list[Stated]:
    """The months that ``text`` names (with their years where it states them), else its years."""
    firm = periods_in(text, None)
    named = {item.month: item.year for item in firm if isinstance(item, Month)}
    months = [item.month for item in periods_in(text, _SOME_YEAR) if isinstance(item, Month)]
    if months:
        return [Stated(named.get(month), month) for month in dict.fromkeys(months)]
    return [Stated(item, None) for item in firm if isinstance(item, int)]


def says_nil(text: str) -> bool:
    """Whether ``text`` declares that there is nothing to report."""
    return _NIL.search("".join(text.split())) is not None
