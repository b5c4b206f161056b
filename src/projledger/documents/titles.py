"""How the title of a paper is broken into lines: as few and as even as may be."""

from collections.abc import Sequence
from itertools import combinations, pairwise

#: Characters of size two that surely fit in a line of 156 mm: 20 full ones do, but figures are often wider
#: than half a character.
_LONGEST_LINE = 18
_MOST_LINES = 3


def in_lines(parts: Sequence[str]) -> str:
    """The title made of ``parts``, between which it may break, as lines.

    As few lines as hold it, at most three, broken so that the longest is shortest.
    """
    best = ["".join(parts)]
    for breaks in range(_MOST_LINES):
        best = min(
            (
                ["".join(parts[start:end]) for start, end in pairwise((0, *places, len(parts)))]
                for places in combinations(range(1, len(parts)), breaks)
            ),
            key=lambda lines: max(map(_width, lines)),
            default=best,
        )
        if max(map(_width, best)) <= _LONGEST_LINE:
            break
    return "\n".join(best)


def _width(text: str) -> float:
    """How many Chinese characters wide ``text`` is: half-width ones take half."""
    return sum(0.5 if char.isascii() else 1 for char in text)
