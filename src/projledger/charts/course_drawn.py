"""The year by month drawn: a column a month in its light, the curve of the target, the figures below."""

from decimal import Decimal

from projledger.charts.marks import (
    BODY,
    FAINT,
    GREY,
    INK,
    LIGHTS,
    PLAIN,
    SMALL,
    TINY,
    Label,
    Line,
    Page,
    Rect,
    cut,
    line_height,
    text_width,
)
from projledger.charts.parts import Course, CoursePoint
from projledger.charts.scale import Scale, nice_steps

_PLOT = 46.0
_ROW = 4.3
_COLUMN = 0.52  # of a month's width
_PAD = 1.2
_FULL = Decimal(100)


#: About what the panel takes, in millimetres.
HEIGHT = 82.0


def course_height(panel: Course) -> float:
    """The millimetres that the panel takes."""
    return line_height(BODY) + 1 + _PLOT + _ROW * (len(panel.heads) + 1) + 1


def draw_course(page: Page, panel: Course, x: float, y: float, width: float) -> None:
    """Put the panel on ``page`` with its upper left corner at ``x``, ``y``."""
    page.add(Label(x, y + line_height(BODY) / 2, cut(panel.caption, BODY, width), BODY))
    y += line_height(BODY) + 1
    heads = max(text_width(head, TINY) for head in ("月份", *panel.heads)) + _PAD
    left = x + heads
    month = (x + width - left) / len(panel.points)
    stated = [figure for point in panel.points for figure in (point.target, point.rate) if figure is not None]
    top = max([_FULL, *stated])
    scale = Scale(Decimal(0), top * Decimal("1.08"), y + _PLOT, y)
    for step in nice_steps(Decimal(0), top):
        at = scale.at(step)
        page.add(Line(((left, at), (x + width, at)), GREY if step == 0 else FAINT, 0.8 if step == 0 else 0.4))
        page.add(Label(left - _PAD, at, f"{step:f}%", TINY, "right", GREY))
    for place, point in enumerate(panel.points):
        _column(page, point, scale, left + month * (place + 0.5), month)
    _curve(page, panel, scale, left, month)
    _table(page, panel, x, y + _PLOT + 1, left, month)


def _column(page: Page, point: CoursePoint, scale: Scale, middle: float, month: float) -> None:
    if point.rate is None:
        return
    base, end = scale.at(Decimal(0)), scale.at(point.rate)
    colour = LIGHTS[point.light] if point.light else PLAIN
    page.add(Rect(middle - month * _COLUMN / 2, min(base, end), month * _COLUMN, abs(base - end), colour))


def _curve(page: Page, panel: Course, scale: Scale, left: float, month: float) -> None:
    """The target at each month's end, with its name at the last."""
    points = tuple(
        (left + month * (place + 0.5), scale.at(point.target))
        for place, point in enumerate(panel.points)
        if point.target is not None
    )
    if not points:
        return
    page.add(Line(points, INK, 1.2, dashed=True))
    page.add(*(Rect(at - 0.6, high - 0.6, 1.2, 1.2, INK) for at, high in points))
    at, high = points[-1]
    page.add(Label(at - 1.5, high - 1.8, panel.term, SMALL, "right"))


def _table(page: Page, panel: Course, x: float, y: float, left: float, month: float) -> None:
    """The figures of each month, so that nobody has to read them off the columns."""
    right = left + month * len(panel.points)
    for row, head in enumerate(("月份", *panel.heads)):
        middle = y + _ROW * (row + 0.5)
        page.add(Label(x, middle, head, TINY, colour=GREY))
        page.add(Line(((x, middle + _ROW / 2), (right, middle + _ROW / 2)), FAINT, 0.4))
        for place, point in enumerate(panel.points):
            text = f"{point.month}月" if row == 0 else point.cells[row - 1] if point.cells else ""
            page.add(Label(left + month * (place + 0.5), middle, text, TINY, "center"))
