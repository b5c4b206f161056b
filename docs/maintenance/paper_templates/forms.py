"""The four forms of a paper: official document, briefing, letter, plain form.

Each takes the blocks of the kind's text and puts the head above, the annexes behind, the tail at the bottom of
the last page. What a form names beside the kind's own names: ``head`` and ``tail`` (``documents/context.py``).
"""

from .heads import briefing_head, letter_head, red_head
from .package import Template
from .page import LETTER, TURNED, UPRIGHT, Section
from .tails import ANCHOR, briefing_tail, colophon, letter_tail
from .words import when


def gongwen(name: str, *blocks: str, annexes: str = "") -> Template:
    """An official document (公文): red head, text, annexes on pages laid on their side, 版记."""
    return _paper(name, UPRIGHT, red_head(), blocks, annexes, colophon())


def jianbao(name: str, *blocks: str, annexes: str = "") -> Template:
    """A briefing (简报): its head takes a third of the first page."""
    return _paper(name, UPRIGHT, briefing_head(), blocks, annexes, briefing_tail())


def letter(name: str, *blocks: str, annexes: str = "") -> Template:
    """A letter (信函格式): red double rules on the first page, which has no number."""
    return _paper(name, LETTER, letter_head(), blocks, annexes, letter_tail())


def plain(name: str, *blocks: str, annexes: str = "") -> Template:
    """A form or table without head and tail, on the same page."""
    return _paper(name, UPRIGHT, "", blocks, annexes, ANCHOR)


def _paper(
    name: str, first: Section, head: str, blocks: tuple[str, ...], annexes: str, tail: str
) -> Template:
    text = head + "".join(blocks)
    if not annexes:
        return Template(name, text + tail, (first,))
    # A section that ends up with nothing in it is taken out when the template is filled.
    behind = when("annexes", first.end, annexes, TURNED.end)
    return Template(name, text + behind + tail, (first, TURNED, UPRIGHT))
