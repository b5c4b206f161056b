"""Which submission number a question is answered as of, with which settings, and for which period."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from projledger.foundation.errors import UsageError
from projledger.foundation.language import _
from projledger.foundation.period import Month, Period
from projledger.foundation.settings import Settings

if TYPE_CHECKING:
    from projledger.ledger.book import Book
    from projledger.ledger.view import View


@dataclass(frozen=True, slots=True)
class Standpoint:
    """A view, the settings in force for it, and why it is this view.

    ``closed`` is the number at which the period was closed, where that decides the view;
    ``corrections`` counts the submissions since that closing which changed what stands for the period.
    """

    view: "View"
    settings: Settings
    closed: int | None = None
    corrections: int = 0


def _iso(match: re.Match[str]) -> str:
    return f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}"


def asked_moment(text: str) -> date | datetime | int:
    """``2021-07-05``, ``2021-07-05T12:00`` or a submission number, as ``--as-of`` takes it."""
    cleaned = re.sub(r"^(\d{4})[.年/](\d{1,2})[.月/](\d{1,2})日?$", _iso, text.strip())
    if re.fullmatch(r"\d{1,7}", cleaned):
        return int(cleaned)
    try:
        if re.fullmatch(r"\d{4}-?\d{2}-?\d{2}", cleaned):
            return date.fromisoformat(cleaned)
        moment = datetime.fromisoformat(cleaned)
    except ValueError:
        message = _("--as-of {text} is not a day or a submission number; write it as 2021-07-05 or 48.")
        raise UsageError(message.format(text=text)) from None
    return moment if moment.tzinfo else moment.astimezone()


def standpoint(
    book: "Book",
    settings: Settings,
    *,
    as_of: str | None,
    latest: bool = False,
    period: Period | Month | None = None,
) -> Standpoint:
    """The view to answer from: the asked moment, else the period's closing, else the present.

    A past view is computed with the settings that were recorded by then.
    """
    if as_of is not None:
        view = book.view(asked_moment(as_of))
        return Standpoint(view, _in_force(view, settings))
    present = book.view()
    last = period.last if isinstance(period, Period) else period
    closed = present.closed().get(str(last)) if last else None
    if closed is None:
        return Standpoint(present, settings)
    since = present.changed_since(closed, last.year, last) if last else 0
    if latest:
        return Standpoint(present, settings, None, since)
    view = book.view(closed)
    return Standpoint(view, _in_force(view, settings), closed, since)


def asked_period(asked: str | None, point: Standpoint, day: date) -> Period:
    """``asked`` as a period; without it the latest month with returns, else the last month over on ``day``.

    What is the latest month, and which year is the plan's, is asked of ``point``.
    """
    year = point.settings.office.year
    if asked is not None:
        if found := Period.parse(asked, year):
            return found
        raise UsageError(
            _("{text} is not a period; write it as 2021Q2, 2021H1, 2021-06 or 2021.").format(text=asked)
        )
    months = [month for month in point.view.months() if month.year == year]
    if months:
        return Period.of_month(months[-1])
    before = Month(day.year, day.month).plus(-1)
    return Period.of_month(min(max(before, Month(year, 1)), Month(year, 12)))


def _in_force(view: "View", settings: Settings) -> Settings:
    recorded = view.settings()
    return settings.with_snapshot(dict(recorded)) if recorded else settings
