"""A page of marks as png or svg, by matplotlib: the only module that draws.

The same page gives the same bytes: no day, no random identifier. In an svg every character is an outline, so
that it looks alike in Word, WPS and browsers whether or not the machine has the font; the text itself stands
in the description for whoever cannot see it. No text is ever read as a formula.
"""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from projledger.charts.fonts import Fonts
from projledger.charts.marks import NO_GLYPH, WHITE, Label, Line, Mark, Page, Rect, Shape

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_MM_PER_INCH, _POINTS_PER_INCH = 25.4, 72
#: From the middle of a Chinese character down to its baseline, in em.
_TO_BASELINE = 0.37
#: Dots per inch of a png: sharp when printed.
DOTS = 300
FORMATS = ("png", "svg")


def rendered(page: Page, fonts: Fonts, form: str, *, title: str = "") -> bytes:
    """``page`` as the bytes of a ``png`` or ``svg`` file; ``title`` is kept in the file's own description."""
    import matplotlib as mpl
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    settings: dict[Any, Any] = {
        "font.family": list(fonts.names),
        "text.parse_math": False,
        "text.usetex": False,
        "svg.fonttype": "path",
        "svg.hashsalt": "projledger",
        "path.simplify": False,
    }
    with mpl.rc_context(settings):
        figure = Figure(figsize=(page.width / _MM_PER_INCH, page.height / _MM_PER_INCH), facecolor=WHITE)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set_xlim(0, page.width)
        axes.set_ylim(page.height, 0)
        for order, mark in enumerate(page.marks):
            _draw(axes, mark, order, fonts)
        data = io.BytesIO()
        if form == "svg":
            FigureCanvasSVG(figure)
            figure.savefig(data, format="svg", metadata=_about_svg(page, title))
        else:
            FigureCanvasAgg(figure)
            figure.savefig(data, format="png", dpi=DOTS, metadata={"Software": None, "Title": title})
    return data.getvalue()


def _about_svg(page: Page, title: str) -> dict[str, Any]:
    """Title, and all text in the order of the page; neither a day nor the name of a program."""
    text = " · ".join(label.text for label in page.labels())
    return {"Title": title, "Description": text, "Date": None, "Creator": None}


def _draw(axes: "Axes", mark: Mark, order: int, fonts: Fonts) -> None:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Polygon, Rectangle

    match mark:
        case Rect(x, y, width, height, fill, edge):
            rule = 0.6 if edge else 0.0
            axes.add_patch(
                Rectangle(
                    (x, y),
                    width,
                    height,
                    facecolor=fill,
                    edgecolor=edge or "none",
                    linewidth=rule,
                    zorder=order,
                )
            )
        case Shape(points, fill):
            axes.add_patch(Polygon(list(points), closed=True, facecolor=fill, edgecolor="none", zorder=order))
        case Line(points, colour, width, dashed):
            axes.add_line(
                Line2D(
                    [x for x, _y in points],
                    [y for _x, y in points],
                    color=colour,
                    linewidth=width,
                    linestyle=(0, (4, 2)) if dashed else "-",
                    solid_capstyle="butt",
                    zorder=order,
                )
            )
        case Label(x, y, text, size, align, colour):
            axes.text(
                x,
                y + _TO_BASELINE * size * _MM_PER_INCH / _POINTS_PER_INCH,
                printable(text, fonts),
                fontsize=size,
                color=colour,
                ha=align,
                va="baseline",
                zorder=order,
            )


def printable(text: str, fonts: Fonts) -> str:
    """``text`` with a mark in place of each character that no font has."""
    return "".join(NO_GLYPH if char in fonts.lacking else char for char in text)


def missing(texts: Sequence[str], fonts: Fonts) -> list[str]:
    """The characters of ``texts`` that no font has, once each, in the order in which they come."""
    return list(dict.fromkeys(char for text in texts for char in text if char in fonts.lacking))
