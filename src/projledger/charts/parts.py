"""What a picture shows, as values: the figures as the tables print them, before anything is drawn.

Every amount, rate and gap here is the shown one (a Decimal rounded once by the measures) and every label a
string that a table prints too, so that a picture can never disagree with the table of the same question.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal

from projledger.measures.lights import Light


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar. ``value`` None: there is no figure, and ``label`` says so; ``mark`` is the target upon it."""

    name: str
    value: Decimal | None
    label: str
    light: Light | None = None
    mark: Decimal | None = None
    rank: str = ""
    within: bool = False  # 其中: overlaps the bar above


@dataclass(frozen=True, slots=True)
class Words:
    """A line of words among the bars: a group's name (``head``), or what is not drawn there."""

    text: str
    head: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars below one another, from 0 to the right, or to both sides of 0."""

    lines: tuple[Bar | Words, ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class CoursePoint:
    """One month, cumulative from January. Percent of the annual plan; None where there is no figure."""

    month: int
    target: Decimal | None
    rate: Decimal | None = None
    light: Light | None = None
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Course:
    """The year by month: columns of what is completed, the curve of the target, and a table below.

    ``heads`` name the rows of the table, the points' ``cells`` its columns.
    """

    points: tuple[CoursePoint, ...]
    heads: tuple[str, ...]
    caption: str
    term: str


@dataclass(frozen=True, slots=True)
class Span:
    """First and last day of a bar of a timeline; None where it is open on that side."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One project: its planned and its actual time, and what is to be said of it."""

    name: str
    planned: Span | None
    actual: Span | None
    label: str
    light: Light | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Projects below one another from ``first`` to ``last``, with a line at ``today``."""

    rows: tuple[TimelineRow | Words, ...]
    first: date
    last: date
    today: date
    today_word: str


@dataclass(frozen=True, slots=True)
class Tile:
    """One tile: ``size`` (whole yuan) decides its area; ``lines`` stand below its name as far as they fit."""

    name: str
    size: int
    light: Light | None
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tiles:
    """Tiles that fill a field, the largest first."""

    tiles: tuple[Tile, ...]


Panel = Bars | Course | Timeline | Tiles


@dataclass(frozen=True, slots=True)
class Picture:
    """A whole picture: title, what its figures are (``said``), the lights' meaning, panels, notes below."""

    title: str
    said: str
    panels: tuple[Panel, ...]
    lights: tuple[tuple[Light, str], ...] = ()
    lights_unit: str = "百分点"
    notes: tuple[str, ...] = ()

    def texts(self) -> Iterator[str]:
        """Every text that it shows."""
        return _texts(self)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value):
        for each in fields(value):
            yield from _texts(getattr(value, each.name))
