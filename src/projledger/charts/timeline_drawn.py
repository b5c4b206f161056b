"""A timeline drawn: of each project the planned time as a pale bar, below it the actual one in its light."""

from datetime import date

from projledger.charts.marks import (
    BODY,
    FAINT,
    GREY,
    INK,
    LIGHTS,
    PALE,
    PLAIN,
    SMALL,
    TINY,
    Label,
    Line,
    Page,
    Rect,
    Shape,
    cut,
    line_height,
    text_width,
)
from projledger.charts.parts import Span, Timeline, TimelineRow, Words

ROW = 5.4
_MONTHS = 9.0
_KEY = 5.0
#: What stands above the lines, in millimetres.
HEAD = _KEY + _MONTHS
_PLANNED, _ACTUAL = "#B9C2CF", PLAIN
_NAMES, _LABELS_MOST = 0.3, 0.24
_PAD = 1.2
_MOST_QUARTERS = 16


def timeline_height(panel: Timeline) -> float:
    """The millimetres that the panel takes."""
    return HEAD + ROW * max(len(panel.rows), 1) + 1


class _Days:
    """Days upon the millimetres from ``left`` to ``right``."""

    def __init__(self, panel: Timeline, left: float, right: float) -> None:
        self.first, self.last, self.left, self.right = panel.first, panel.last, left, right
        self.days = (panel.last - panel.first).days + 1

    def at(self, day: date, *, end: bool = False) -> float:
        """Where ``day`` begins (or ends); days beyond the timeline stand at its edge."""
        number = (day - self.first).days + end
        return self.left + (self.right - self.left) * min(max(number, 0), self.days) / self.days


def draw_timeline(page: Page, panel: Timeline, x: float, y: float, width: float) -> None:
    """Put the panel on ``page`` with its upper left corner at ``x``, ``y``."""
    _key(page, panel, x, y)
    y += _KEY
    rows = [row for row in panel.rows if isinstance(row, TimelineRow)]
    longest = max((text_width(row.name, BODY) for row in rows), default=0.0) + 2 * _PAD
    names = min(longest, width * _NAMES)
    labels = min(
        max((text_width(row.label, SMALL) for row in rows), default=0.0) + _PAD, width * _LABELS_MOST
    )
    days = _Days(panel, x + names, x + width - labels - _PAD)
    bottom = y + _MONTHS + ROW * len(panel.rows)
    _months(page, panel, days, y, bottom)
    for place, row in enumerate(panel.rows):
        middle = y + _MONTHS + ROW * (place + 0.5)
        if isinstance(row, Words):
            page.add(Rect(x, middle - ROW / 2 + 0.3, width, ROW - 0.6, PALE))
            page.add(Label(x + 1, middle, cut(row.text, SMALL, width - 2), SMALL, colour=GREY))
            continue
        page.add(Label(x, middle, cut(row.name, BODY, names - _PAD), BODY))
        page.add(Label(days.right + _PAD, middle, cut(row.label, SMALL, labels), SMALL))
        if row.planned:
            _span(page, days, row.planned, middle - 1.9, 1.5, _PLANNED)
        if row.actual:
            _span(page, days, row.actual, middle - 0.2, 2.1, LIGHTS[row.light] if row.light else _ACTUAL)
    today = days.at(panel.today, end=True)
    until = y + _MONTHS + ROW * len(rows)
    page.add(Line(((today, y + _MONTHS - 1), (today, until)), INK, 1.1, dashed=True))


def _key(page: Page, panel: Timeline, x: float, y: float) -> None:
    middle = y + line_height(SMALL) / 2
    said = (
        (_PLANNED, "计划开工至计划完工"),
        (_ACTUAL, "实际开工至完工（未完工的至期末），颜色为投资进度的亮灯，无灯的为灰蓝"),
    )
    for colour, words in said:
        page.add(Rect(x, middle - 0.9, 5, 1.8, colour))
        page.add(Label(x + 6, middle, words, SMALL, colour=GREY))
        x += 6 + text_width(words, SMALL) + 3
    page.add(Line(((x + 1, middle - 1.6), (x + 1, middle + 1.6)), INK, 1.1, dashed=True))
    page.add(Label(x + 2.5, middle, panel.today_word, SMALL, colour=GREY))


def _months(page: Page, panel: Timeline, days: _Days, y: float, bottom: float) -> None:
    """Years above, quarters below (years alone where they are many), with a line at each beginning."""
    quarters = (panel.last.year - panel.first.year + 1) * 4 <= _MOST_QUARTERS
    for year in range(panel.first.year, panel.last.year + 1):
        for month in (1, 4, 7, 10) if quarters else (1,):
            day = date(year, month, 1)
            if not panel.first <= day <= panel.last:
                continue
            at = days.at(day)
            page.add(
                Line(((at, y + (0 if month == 1 else 4.2)), (at, bottom)), FAINT, 0.8 if month == 1 else 0.4)
            )
            if quarters:
                page.add(Label(at + 0.6, y + 6.2, f"{month}月", TINY, colour=GREY))
        page.add(
            Label(days.at(max(date(year, 1, 1), panel.first)) + 0.6, y + 2.2, f"{year}年", SMALL, colour=GREY)
        )


def _span(page: Page, days: _Days, span: Span, top: float, thick: float, colour: str) -> None:
    """A bar; with a point at each end that lies beyond the timeline or is not known."""
    start = days.left if span.first is None else days.at(span.first)
    end = days.right if span.last is None else days.at(span.last, end=True)
    if end - start < 0.8:  # noqa: PLR2004 - a single day is still to be seen
        end = start + 0.8
    page.add(Rect(start, top, end - start, thick, colour))
    middle = top + thick / 2
    if span.first is None or span.first < days.first:
        page.add(Shape(((start, top - 0.5), (start - 1.1, middle), (start, top + thick + 0.5)), colour))
    if span.last is None or span.last > days.last:
        page.add(Shape(((end, top - 0.5), (end + 1.1, middle), (end, top + thick + 0.5)), colour))
