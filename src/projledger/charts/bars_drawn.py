"""Bars drawn: names at the left, bars from 0, the figure and the light's word at the end of each."""

from decimal import Decimal

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
    cut,
    line_height,
    text_width,
)
from projledger.charts.parts import Bar, Bars, Words
from projledger.charts.scale import Scale, nice_steps

ROW = 4.6
_THICK = 3.0
_AXIS = 4.2
#: Room for a figure below the axis, in millimetres, and how many are enough.
_STEP, _MOST_STEPS = 11.0, 8
#: Names may take so much of the width, and no less than the second where they are short.
_NAMES_MOST, _NAMES_LEAST = 0.36, 14.0
_PAD = 1.2


def bars_height(panel: Bars) -> float:
    """The millimetres that the panel takes."""
    return _caption(panel) + ROW * max(len(panel.lines), 1) + _AXIS


def _caption(panel: Bars) -> float:
    return line_height(BODY) + 1 if panel.caption else 0


def draw_bars(page: Page, panel: Bars, x: float, y: float, width: float) -> None:
    """Put the panel on ``page`` with its upper left corner at ``x``, ``y``."""
    if panel.caption:
        page.add(Label(x, y + line_height(BODY) / 2, cut(panel.caption, BODY, width), BODY))
        y += _caption(panel)
    bars = [line for line in panel.lines if isinstance(line, Bar)]
    ranks = max((text_width(bar.rank, BODY) for bar in bars if bar.rank), default=0.0)
    ranks += 2 if ranks else 0
    longest = max((text_width(bar.name, BODY) + _indent(bar) for bar in bars), default=0.0) + 2 * _PAD
    names = min(max(longest, _NAMES_LEAST), width * _NAMES_MOST)
    scale = _scale(bars, x + ranks + names, x + width)
    _axis(page, scale, panel, y)
    for place, line in enumerate(panel.lines):
        middle = y + ROW * place + ROW / 2
        if isinstance(line, Words):
            _words(page, line, x, middle, width)
            continue
        if line.rank:
            page.add(Label(x + ranks - 2, middle, line.rank, BODY, "right", GREY))
        room = names - _indent(line) - _PAD
        page.add(Label(x + ranks + _indent(line), middle, cut(line.name, BODY, room), BODY))
        _bar(page, line, scale, middle)


def _indent(bar: Bar) -> float:
    return text_width("其", BODY) if bar.within else 0


def _words(page: Page, line: Words, x: float, middle: float, width: float) -> None:
    size = BODY if line.head else SMALL
    page.add(Rect(x, middle - ROW / 2 + 0.3, width, ROW - 0.6, PALE))
    page.add(Label(x + 1, middle, cut(line.text, size, width - 2), size, colour=INK if line.head else GREY))


def _scale(bars: list[Bar], left: float, right: float) -> Scale:
    """From the lowest to the highest figure with 0 among them, and room for the labels at both ends."""
    values = [bar.value for bar in bars if bar.value is not None]
    marks = [bar.mark for bar in bars if bar.mark is not None]
    low, high = min([Decimal(0), *values]), max([Decimal(0), *values, *marks])
    after = max((text_width(bar.label, SMALL) for bar in bars if not _negative(bar)), default=0.0) + 2 * _PAD
    before = max((text_width(bar.label, SMALL) for bar in bars if _negative(bar)), default=0.0)
    before += 2 * _PAD if before else 0
    return Scale(low, high if high > low else low + 1, left + before, right - after)


def _negative(bar: Bar) -> bool:
    return bar.value is not None and bar.value < 0


def _axis(page: Page, scale: Scale, panel: Bars, y: float) -> None:
    """Faint lines at round figures, their numbers below, and the line of 0."""
    bottom = y + ROW * len(panel.lines)
    most = max(min(int((scale.end - scale.start) / _STEP), _MOST_STEPS), 2)
    for step in nice_steps(scale.low, scale.high, most):
        at = scale.at(step)
        zero = step == 0
        page.add(Line(((at, y), (at, bottom)), GREY if zero else FAINT, 0.8 if zero else 0.4))
        text = f"{step:+f}" if scale.low < 0 and step > 0 else f"{step:f}"
        page.add(Label(at, bottom + _AXIS / 2, text, TINY, "center", GREY))


def _bar(page: Page, bar: Bar, scale: Scale, middle: float) -> None:
    zero = scale.at(Decimal(0))
    if bar.value is None:
        page.add(Label(zero + _PAD, middle, bar.label, SMALL, colour=GREY))
        return
    end = scale.at(bar.value)
    colour = LIGHTS[bar.light] if bar.light else PLAIN
    thick = _THICK * (0.6 if bar.within else 1)
    page.add(Rect(min(zero, end), middle - thick / 2, abs(end - zero), thick, colour))
    beyond = end
    if bar.mark is not None:
        at = scale.at(bar.mark)
        page.add(Line(((at, middle - ROW / 2 + 0.3), (at, middle + ROW / 2 - 0.3)), INK, 1.3))
        beyond = max(beyond, at)
    if _negative(bar):
        page.add(Label(end - _PAD, middle, bar.label, SMALL, "right"))
    else:
        page.add(Label(beyond + _PAD, middle, bar.label, SMALL))
