"""A page of simple marks in millimetres, from the upper left corner: what a picture is drawn of.

Whoever draws makes marks only; :mod:`projledger.charts.render` alone turns them into png or svg. So what
stands where on a page can be looked at, and tested, without a font or a drawing library.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from projledger.foundation.text import columns_wide
from projledger.measures.lights import Light

Align = Literal["left", "center", "right"]

INK = "#1A1A1A"
GREY = "#6B6B6B"
FAINT = "#D5D5D5"
PALE = "#EFEFEF"
PLAIN = "#7A8CA5"  # a bar that has no light
WHITE = "#FFFFFF"
#: Told apart by the colour-blind too (Okabe and Ito's palette); the light's word always stands beside.
LIGHTS = {Light.GREEN: "#009E73", Light.YELLOW: "#E6B000", Light.RED: "#D55E00"}
#: The same, pale enough for dark text upon them.
TINTS = {Light.GREEN: "#9ADBC6", Light.YELLOW: "#F7E08A", Light.RED: "#F0A982"}

#: Type sizes in points.
TITLE, BODY, SMALL, TINY = 13.0, 8.0, 7.5, 6.5
_MM_PER_POINT = 25.4 / 72
#: The widths of characters in em, as the sans serif types have them that we look for.
_WIDE, _CAPITAL, _OTHER = 1.0, 0.7, 0.57
ELLIPSIS = "…"
#: What stands for a character that no type has (a turned-over type, as Chinese printers do it).
NO_GLYPH = "〓"


class Rect(NamedTuple):
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    edge: str | None = None


class Line(NamedTuple):
    """A line through ``points``; ``width`` in points."""

    points: tuple[tuple[float, float], ...]
    colour: str = GREY
    width: float = 0.6
    dashed: bool = False


class Shape(NamedTuple):
    """A filled polygon."""

    points: tuple[tuple[float, float], ...]
    fill: str


class Label(NamedTuple):
    """A line of text whose middle stands at the height ``y``; ``size`` in points."""

    x: float
    y: float
    text: str
    size: float = BODY
    align: Align = "left"
    colour: str = INK


Mark = Rect | Line | Shape | Label


@dataclass(slots=True)
class Page:
    """The marks of a picture ``width`` by ``height`` millimetres, later ones above earlier ones."""

    width: float
    height: float
    marks: list[Mark] = field(default_factory=list)

    def add(self, *marks: Mark) -> None:
        """Put ``marks`` on top."""
        self.marks.extend(marks)

    def labels(self) -> Iterator[Label]:
        """All lines of text."""
        return (mark for mark in self.marks if isinstance(mark, Label))


def plain_text(text: str) -> str:
    """``text`` on one line: blanks of every kind as one, nothing that steers a terminal or a type."""
    joined = " ".join(text.split())
    return "".join(char for char in joined if not unicodedata.category(char).startswith("C"))


def text_width(text: str, size: float) -> float:
    """About how many millimetres ``text`` takes at ``size`` points, rather too many than too few."""
    em = 0.0
    for char in text:
        columns = columns_wide(char)
        em += _WIDE * (columns == 2) + (_CAPITAL if char.isupper() else _OTHER) * (columns == 1)  # noqa: PLR2004 - two columns on a screen
    return em * size * _MM_PER_POINT


def line_height(size: float) -> float:
    """The millimetres from one line of text to the next at ``size`` points."""
    return 1.45 * size * _MM_PER_POINT


def cut(text: str, size: float, width: float) -> str:
    """``text``, with its middle left out where it is wider than ``width``: phases stand at a name's end."""
    if text_width(text, size) <= width:
        return text
    for kept in range(len(text) - 1, 1, -1):
        tail = kept // 3
        short = f"{text[: kept - tail]}{ELLIPSIS}{text[len(text) - tail :]}"
        if text_width(short, size) <= width:
            return short
    return ELLIPSIS


def broken(text: str, size: float, width: float) -> list[str]:
    """``text`` in lines no wider than ``width``; numbers and Latin words stay whole where they fit."""
    lines, line = [], ""
    for piece in _pieces(text):
        if line and text_width(line + piece.rstrip(), size) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
        while text_width(line, size) > width and len(line) > 1:
            fits = next(
                n for n in range(len(line) - 1, 0, -1) if n == 1 or text_width(line[:n], size) <= width
            )
            lines.append(line[:fits])
            line = line[fits:]
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


#: What must not begin a line.
_NOT_FIRST = "，。；：、）》”！？%"


def _pieces(text: str) -> Iterator[str]:
    """``text`` in the smallest parts between which a line may be broken."""
    piece = ""
    for char in text:
        joined = char in _NOT_FIRST or (
            piece != "" and columns_wide(char) == 1 == columns_wide(piece[-1]) and not piece[-1].isspace()
        )
        if piece and not joined and piece[-1] not in "（《“":
            yield piece
            piece = ""
        piece += char
    if piece:
        yield piece
