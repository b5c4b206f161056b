"""What follows from the amounts that a project's rows of one year state, month by month.

A return states the year's cumulative figure, or this month's, or the total since the start; the year's
cumulative figure follows from each (DESIGN 5).
"""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple


class Given(NamedTuple):
    """What the row of a month (1 to 12) states. Amounts in yuan; None where it states none."""

    month: int
    completed_month: int | None
    completed_ytd: int | None
    completed_total: int | None
    completed_before: int | None
    status: str | None
    flash: bool


#: What follows from a row: the month's amount, the year's, and whether a month may be lacking in it.
Followed = tuple[int | None, int | None, bool]


def followed(
    rows: Iterable[Given], completed_before: int | None, quiet: Collection[int] = ()
) -> Iterator[Followed]:
    """What follows from each of ``rows``, which are *one project's and year's* in the order of their months.

    The year's figure is the stated one, else the last cumulative figure plus this month's, else the
    total since the start less ``completed_before`` (the plan's; the row's own where the plan has
    none). The month's is the stated one, else the difference to the last cumulative figure; None
    where that one is not of the month before, since the difference would be that of several months.
    ``quiet`` are the months that a nil return or the calendar accounts for: they may lie between.
    """
    last, last_month, lacking = 0, 0, False
    for number, stated_month, stated_ytd, total, before, _status, _flash in rows:
        month, ytd = stated_month, stated_ytd
        joined = number == last_month + 1 or all(
            between in quiet for between in range(last_month + 1, number)
        )
        gap = ytd is None and month is not None and (lacking or not joined)
        if ytd is None and month is not None:
            ytd = last + month
        if ytd is None and total is not None:
            begun = before if completed_before is None else completed_before
            ytd = None if begun is None else total - begun
        if month is None and ytd is not None and joined:
            month = ytd - last
        yield month, ytd, gap
        if ytd is not None:
            last, lacking = ytd, gap
        if not unknown(ytd, total):
            last_month = number


def unknown(completed_ytd: int | None, completed_total: int | None) -> bool:
    """Whether a row states an amount from which the year's cumulative figure does not follow."""
    return completed_ytd is None and completed_total is not None
