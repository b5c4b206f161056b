"""A paper: its kind's text between head and tail, with the annexes behind it.

The same template serves every look that the settings may ask for (``head.style``): official document,
briefing, letter, plain page.
"""

from paper_templates.annexes import TURNED_ONES, turned_annexes, upright_annexes
from paper_templates.heads import head
from paper_templates.package import Template
from paper_templates.page import FIRST, TURNED
from paper_templates.tails import ANCHOR, tail
from paper_templates.words import when


def paper(name: str, *blocks: str, annexes: bool = True) -> Template:
    """The template of a paper called ``name``: head, ``blocks``, pages of annexes, tail.

    Names ``head``, ``tail`` and ``annexes`` beside what the blocks name; a paper that gives none has none.
    """
    text = head() + "".join(blocks)
    if not annexes:
        return Template(name, text + tail(), (FIRST,))
    # The last section is the only one of a paper without turned annexes: ``documents/sections.py`` settles it.
    # LibreOffice loses the page break where the last section begins with the tail's floating table.
    turned = when(TURNED_ONES, FIRST.end, turned_annexes(), TURNED.end, ANCHOR)
    return Template(name, text + upright_annexes() + turned + tail(), (FIRST, TURNED, FIRST))
