"""A picture laid out on its page: heading, lights, panels below one another, notes."""

from typing import NamedTuple

from projledger.charts.bars_drawn import ROW as BAR_ROW
from projledger.charts.bars_drawn import bars_height, draw_bars
from projledger.charts.course_drawn import HEIGHT as COURSE_HEIGHT
from projledger.charts.course_drawn import course_height, draw_course
from projledger.charts.marks import (
    BODY,
    GREY,
    LIGHTS,
    SMALL,
    TITLE,
    Label,
    Page,
    Rect,
    broken,
    line_height,
    text_width,
)
from projledger.charts.parts import Bars, Course, Panel, Picture, Tiles, Timeline
from projledger.charts.tiles_drawn import draw_tiles, tiles_height
from projledger.charts.timeline_drawn import HEAD as TIMELINE_HEAD
from projledger.charts.timeline_drawn import ROW as TIMELINE_ROW
from projledger.charts.timeline_drawn import draw_timeline, timeline_height

MARGIN = 4.0
_GAP = 3.0
_HEADING = 54.0
_FEWEST = 6
_NOTE = "注："
_SQUARE = 2.6


class Size(NamedTuple):
    """The room for a picture on a printed page, in millimetres."""

    width: float
    height: float

    @property
    def room(self) -> float:
        """What is left of the height for panels, beside the heading and a few notes."""
        return self.height - _HEADING

    @property
    def bars(self) -> int:
        """How many bars fit."""
        return int(self.room / BAR_ROW)

    @property
    def bars_below_course(self) -> int:
        """How many bars fit below the year by month."""
        return max(int((self.room - COURSE_HEIGHT) / BAR_ROW), _FEWEST)

    @property
    def projects(self) -> int:
        """How many lines of a timeline fit."""
        return int((self.room - TIMELINE_HEAD) / TIMELINE_ROW)


#: By the name of the paper: what is left between a document's margins.
SIZES = {
    "a4": Size(170, 247),
    "a4-landscape": Size(257, 160),
    "a3": Size(257, 370),
    "a3-landscape": Size(380, 247),
}
#: More tiles than this cannot be told apart.
MOST_TILES = 60


def laid_out(picture: Picture, size: Size) -> Page:
    """The marks of ``picture`` on a page as wide as ``size`` and as high as it needs."""
    page = Page(size.width, 0)
    inner = size.width - 2 * MARGIN
    y = MARGIN
    for line in broken(picture.title, TITLE, inner):
        page.add(Label(MARGIN, y + line_height(TITLE) / 2, line, TITLE))
        y += line_height(TITLE)
    for line in broken(picture.said, BODY, inner):
        page.add(Label(MARGIN, y + line_height(BODY) / 2, line, BODY, colour=GREY))
        y += line_height(BODY)
    y = _lights(page, picture, y + 0.8)
    for panel in picture.panels:
        _draw(page, panel, MARGIN, y, size)
        y += _height(panel, size) + _GAP
    for note in picture.notes:
        page.add(Label(MARGIN, y + line_height(SMALL) / 2, _NOTE, SMALL, colour=GREY))
        indent = text_width(_NOTE, SMALL)
        for line in broken(note, SMALL, inner - indent):
            page.add(Label(MARGIN + indent, y + line_height(SMALL) / 2, line, SMALL, colour=GREY))
            y += line_height(SMALL)
    page.height = y + MARGIN
    return page


def _lights(page: Page, picture: Picture, y: float) -> float:
    """The key of the lights on one line; gives back where the panels begin."""
    if not picture.lights:
        return y + _GAP
    x = MARGIN
    for light, words in picture.lights:
        middle = y + line_height(SMALL) / 2
        page.add(Rect(x, middle - _SQUARE / 2, _SQUARE, _SQUARE, LIGHTS[light]))
        page.add(Label(x + _SQUARE + 1, middle, words, SMALL, colour=GREY))
        x += _SQUARE + 1 + text_width(words, SMALL) + 5
    page.add(
        Label(x - 2, y + line_height(SMALL) / 2, f"（{picture.lights_unit}，按显示的数）", SMALL, colour=GREY)
    )
    return y + line_height(SMALL) + _GAP


def _height(panel: Panel, size: Size) -> float:
    match panel:
        case Bars():
            return bars_height(panel)
        case Course():
            return course_height(panel)
        case Timeline():
            return timeline_height(panel)
        case Tiles():
            return tiles_height(panel, size.width - 2 * MARGIN, size.room)


def _draw(page: Page, panel: Panel, x: float, y: float, size: Size) -> None:
    width = size.width - 2 * MARGIN
    match panel:
        case Bars():
            draw_bars(page, panel, x, y, width)
        case Course():
            draw_course(page, panel, x, y, width)
        case Timeline():
            draw_timeline(page, panel, x, y, width)
        case Tiles():
            draw_tiles(page, panel, x, y, width, size.room)
