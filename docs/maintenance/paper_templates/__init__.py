"""Builds templates/*.docx: the shape of every outgoing paper as Word styles.

Run ``python docs/maintenance/build_templates.py`` after changing something here; a test compares what it
builds with what is committed. The packages are written by hand rather than derived from a library's default
document, so that they hold only the styles an office should see.

A new kind is one module in ``kinds/`` and one line in ``kinds/__init__.py``::

    from paper_templates import addressee, body, gongwen, heading, letter, paragraphs, signature, title

    TEMPLATE = letter(
        "催报通知",
        title(),                                # {{ title_in_lines }}
        addressee(),                            # {{ addressee }}
        body("{{ opening }}"),                  # one paragraph
        heading(1, "一、欠报情况"),
        paragraphs("overdue"),                  # one paragraph for each string of the tuple
        when("demands", each("demand", "demands", led("{{ demand.lead }}", "{{ demand.text }}"))),
        signature(),                            # {{ office }}, {{ date }}
    )

``gongwen``, ``jianbao``, ``letter`` and ``plain`` add head and tail, which name ``head`` and ``tail``
(``Head``, ``Tail`` in ``documents/context.py``): a paper with a number has its red head, a draft has none. A table is
``table(COLUMNS, each_row(COLUMNS, "line", "lines", row_of(COLUMNS, "line")))`` with its ``Column`` entries.

Geometry follows GB/T 9704-2012: A4, text block 156 × 225 mm (margins 37, 35, 28, 26 mm), 22 lines of 28
characters of size three (16 pt). A line is 579 twips; ``w:docGrid type="lines"`` with a character spacing of
-0.2 pt gives the 28 characters in Word and in LibreOffice alike (``linesAndChars`` does not in the latter).
"""

from .blocks import addressee, annex_list, body, heading, led, paragraphs, signature, title
from .forms import gongwen, jianbao, letter, plain
from .package import Template
from .tables import Column, each_row, ranking_table, row_of, table, when_row, wide_row
from .words import each, paragraph, run, said, when

__all__ = [
    "Column",
    "Template",
    "addressee",
    "annex_list",
    "body",
    "each",
    "each_row",
    "gongwen",
    "heading",
    "jianbao",
    "led",
    "letter",
    "paragraph",
    "paragraphs",
    "plain",
    "ranking_table",
    "row_of",
    "run",
    "said",
    "signature",
    "table",
    "title",
    "when",
    "when_row",
    "wide_row",
]
