"""Small pictures within a table: a bar of a rate against its target, and the months as a line of blocks.

They are drawn only where standard output is UTF-8: GBK has few of these characters, and consoles of it
draw those that it has two columns wide.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from projledger.foundation.money import half_up

BAR_CELLS = 10
_EMPTY, _TARGET = "·", "│"
_FULL = "█"
_EIGHTHS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")
_BLOCKS = "▁▂▃▄▅▆▇█"
_WHOLE = 100


def bar(rate: Decimal | None, target: Decimal, cells: int = BAR_CELLS) -> str:
    """``rate`` percent as cells filled by eighths, and a stroke between them at ``target``.

    Empty without a rate. What is filled beyond the stroke is ahead of the target; a rate over 100 fills all.
    """
    if rate is None:
        return ""
    full, part = divmod(_of(rate, 8 * cells), 8)
    drawn = (_FULL * full + _EIGHTHS[part]).ljust(cells, _EMPTY)
    at = _of(target, cells)
    return drawn[:at] + _TARGET + drawn[at:]


def sparkline(steps: Sequence[int | None]) -> str:
    """``steps`` as blocks, the largest highest; what is not above 0 is the lowest block, None a blank."""
    highest = max(1, *(step or 0 for step in steps)) if steps else 1
    top = len(_BLOCKS) - 1
    return "".join(
        " " if step is None else _BLOCKS[int(half_up(Fraction(max(step, 0) * top, highest), 0))]
        for step in steps
    )


def _of(percent: Decimal, parts: int) -> int:
    """How many of ``parts`` stand for ``percent``, never fewer than none nor more than all."""
    return min(max(int(half_up(Fraction(percent) * parts / _WHOLE, 0)), 0), parts)
