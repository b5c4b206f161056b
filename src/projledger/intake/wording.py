"""What words say: the periods that a text names, with or without a year, and "nothing to report"."""

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from projledger.foundation.period import Month
from projledger.layout.context import periods_in
from projledger.layout.digits import states_unread_year

#: Any year will do where only the presence of a month is asked.
_SOME_YEAR = 2000
_NIL = re.compile(
    r"(?P<before>.{0,40}?)(?:零报告表?|(?:本月|当月|\d{1,2}月份?)(?:均|暂)?(?:无|没有)(?:新的?|任何)?(?:进展|变化|投资)(?:情况)?"
    r"|(?:无|没有)新的?进展)"
)
#: Words that speak about nil returns instead of being one: 非零报告, 无新进展的实行零报告.
_ABOUT_NIL = re.compile(r"[非不的如若凡应须可请]|实行|按|项目|要求|制度")
_TITLES = re.compile(r"(?:重点|建设|重大|政府投资)*项目")
_BETWEEN = re.compile(r"[\s:,、.。;!?()\[\]“”\"'—_-]+|《|》|【|】")


class Stated(NamedTuple):
    """A year, a month, or both, as words state them; ``unread`` where the year's words cannot be read."""

    year: int | None
    month: int | None
    unread: bool = False


def stated_periods(text: str) -> list[Stated]:
    """The months that ``text`` names (with their years where it states them), else its years.

    A year that is written but cannot be read (202年6月) is none, and ``unread``.
    """
    return list(_stated(text))


@lru_cache(maxsize=1024)
def _stated(text: str) -> tuple[Stated, ...]:
    firm = periods_in(text, None)
    named = {item.month: item.year for item in firm if isinstance(item, Month)}
    months = [item.month for item in periods_in(text, _SOME_YEAR) if isinstance(item, Month)]
    unread = states_unread_year(text)
    if months:
        return tuple(
            Stated(named.get(month), month, unread and month not in named) for month in dict.fromkeys(months)
        )
    years = tuple(Stated(item, None) for item in firm if isinstance(item, int))
    return years or ((Stated(None, None, unread=True),) if unread else ())


@lru_cache(maxsize=4096)
def says_nil(text: str) -> bool:
    """Whether ``text`` as a whole declares that there is nothing to report, or is a title that ends so.

    A sentence about nil returns (无新进展的实行零报告) or the opposite (非零报告) declares nothing.
    """
    plain = re.sub(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])", "", normalize("NFKC", text))
    parts = [part for part in _BETWEEN.split(plain) if part]
    last = _NIL.fullmatch(parts[-1]) if parts else None
    said = [*parts[:-1], last["before"]] if last is not None else []
    said = [part for part in said if not _NIL.fullmatch(part)]
    return last is not None and not any(_ABOUT_NIL.search(_TITLES.sub("", part)) for part in said)
