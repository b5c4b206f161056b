"""Figures in a document: each is marked in its text while words are composed, so that it can be proved later.

A mark is made of noncharacters of Unicode, which no text has of itself: U+FDD0, the figure's place in its
:class:`FigureBook`, U+FDD1, the shown text, U+FDD2. A marked text is still a string: it may stand anywhere in
a template. :mod:`projledger.documents.controls` makes content controls of the marks.
"""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from projledger.documents.figure_names import TITLES

_OPEN, _SHOWN, _CLOSE = "\ufdd0", "\ufdd1", "\ufdd2"
#: A mark as a text holds it: the place of the figure, and what is shown.
MARK = re.compile(f"{_OPEN}([0-9]+){_SHOWN}([^{_OPEN}-\ufdef]*){_CLOSE}")
_REMAINS = re.compile(f"{_OPEN}[0-9]+{_SHOWN}|[{_OPEN}-\ufdef]")
#: What XML cannot hold; the line breaks and tabs that a template would make into structure stay out as well.
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
#: Word refuses tags and titles of content controls that are longer, as it counts characters (UTF-16).
LONGEST_TAG = 64

#: The scope of a figure of everything that the document is about.
ALL = "all"


class About(NamedTuple):
    """What a printed figure is of: its ``name`` (a key of figure_names.TITLES), ``scope`` and ``period``.

    ``period`` is ``2021-06`` or ``2021Q2`` as ``str(Period)`` gives it; "" for the document's own.
    """

    name: str
    scope: str = ALL
    period: str = ""


class Figure(NamedTuple):
    """A figure of ``period`` as it is printed, taken from the ledger as of submission ``as_of``."""

    name: str
    scope: str
    period: str
    as_of: int
    shown: str

    @property
    def tag(self) -> str:
        """``completed_ytd:level=市级:2021-06:231``; a scope that is too long is told by its digest."""
        tag = ":".join((self.name, self.scope, self.period, str(self.as_of)))
        if width_in_word(tag) <= LONGEST_TAG:
            return tag
        scope = f"#{hashlib.sha256(self.scope.encode()).hexdigest()[:16]}"
        return ":".join((self.name, scope, self.period, str(self.as_of)))

    def title(self, names: Mapping[str, str]) -> str:
        """``累计完成投资 市级 2021-06``: what Word shows when the figure is clicked.

        ``names`` are what scopes are called, as :func:`names_of` gives them; others tell their own.
        """
        named = "" if self.scope == ALL else names.get(self.scope, self.scope.rpartition("=")[2])
        title = " ".join(filter(None, (TITLES[self.name].title, named, self.period)))
        while width_in_word(title) > LONGEST_TAG:
            title = title[:-1]
        return title


class FigureBook:
    """The figures of one document, in the order in which they were first marked."""

    def __init__(self, period: str, as_of: int) -> None:
        self.period = period
        self.as_of = as_of
        self._places: dict[Figure, int] = {}

    def __iter__(self) -> Iterator[Figure]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def mark(self, shown: str, about: About) -> str:
        """``shown`` with the mark that tells what it is about. KeyError where the name is not in TITLES."""
        if about.name not in TITLES:
            raise KeyError(about.name)
        figure = Figure(about.name, about.scope, about.period or self.period, self.as_of, plain(fit(shown)))
        place = self._places.setdefault(figure, len(self._places))
        return f"{_OPEN}{place}{_SHOWN}{figure.shown}{_CLOSE}"


def scope(kind: str, whose: object) -> str:
    """``level=市级``, ``unit=青石镇``, ``project=31``: the part of the whole that a figure is of."""
    return fit(f"{kind}={whose}")


def fit(text: str) -> str:
    """``text`` without what a document cannot hold: control characters, line breaks, halves of characters."""
    return _UNFIT.sub("", text)


def width_in_word(text: str) -> int:
    """How many characters Word counts in ``text``: rare ones count twice."""
    return len(text.encode("utf-16-le")) // 2


def plain(text: str) -> str:
    """``text`` without marks, and without the characters of which marks are made."""
    return _REMAINS.sub("", text)


def sound(text: str, figures: Sequence[Figure]) -> str:
    """``text`` with only the marks of ``figures``: text from a file cannot pretend to be one."""

    def ours(place: str, shown: str) -> bool:
        return int(place) < len(figures) and figures[int(place)].shown == shown

    return rewritten(
        text,
        plain,
        lambda place, shown: f"{_OPEN}{place}{_SHOWN}{shown}{_CLOSE}" if ours(place, shown) else shown,
    )


def rewritten(text: str, between: Callable[[str], str], marked: Callable[[str, str], str]) -> str:
    """``text`` with ``marked(place, shown)`` for each mark and ``between`` for what stands between them."""
    parts, end = [], 0
    for match in MARK.finditer(text):
        parts += [between(text[end : match.start()]), marked(match[1], match[2])]
        end = match.end()
    return "".join((*parts, between(text[end:])))


def names_of(figures: "FigureBook | Sequence[Figure]") -> Mapping[str, str]:
    """What each scope of a document is called: a project is told by its number, its name is a figure."""
    return {figure.scope: figure.shown for figure in figures if figure.name == "name"}


def by_tag(figures: "FigureBook | Sequence[Figure]") -> Mapping[str, tuple[Figure, ...]]:
    """The figures of a document by their tags: one figure may be shown in several ways."""
    found: dict[str, tuple[Figure, ...]] = {}
    for figure in figures:
        found[figure.tag] = (*found.get(figure.tag, ()), figure)
    return found
