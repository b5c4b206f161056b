"""Builds templates/*.docx: the shape of every outgoing paper as Word styles.

Run ``python docs/maintenance/build_templates.py`` after changing something here; a test compares what it
builds with what is committed. The packages are written by hand rather than derived from a library's default
document, so that they hold only the styles an office should see.

A new kind is one module in ``kinds/`` and one line in ``kinds/__init__.py``::

    from paper_templates import addressee, body, each, heading, led, paper, paragraphs, signature, title, when

    TEMPLATE = paper(
        "催报通知",
        title(),                                # {{ title_in_lines }}
        addressee(),                            # {{ addressee }}
        body("{{ opening }}"),                  # one paragraph
        heading(1, "一、欠报情况"),
        paragraphs("overdue"),                  # one paragraph for each string of the tuple
        when("demands", each("demand", "demands", led("{{ demand.lead }}", "{{ demand.text }}"))),
        signature(),                            # {{ office }}, {{ date }}
    )

``paper`` adds the head and tail that ``head.style`` asks for (``Head``, ``Tail`` in ``documents/context.py``; a
draft has neither) and behind the text the pages of ``annexes``. What a paper does not give of these three is
empty. A table is ``table(COLUMNS, each_row(COLUMNS, "line", "lines", row_of(COLUMNS, "line")))`` with its
``Column`` entries; where it may be empty put it into ``when("lines", …)``.

Geometry follows GB/T 9704-2012: A4, text block 156 × 225 mm (margins 37, 35, 28, 26 mm), 22 lines of 28
characters of size three (16 pt). A line is 579 twips; ``w:docGrid type="lines"`` with a character spacing of
-0.25 pt gives the 28 characters (``linesAndChars`` does not in LibreOffice; with -0.2 pt 28 characters are 0.2 pt
wider than the line).
"""

from paper_templates.blocks import (
    addressee,
    annex_list,
    body,
    chapters,
    corrections,
    heading,
    led,
    paragraphs,
    signature,
    source,
    title,
)
from paper_templates.forms import paper
from paper_templates.package import Template
from paper_templates.tables import Column, each_row, ranking_table, row_of, table, when_row, wide_row
from paper_templates.words import each, paragraph, run, said, when

__all__ = [
    "Column",
    "Template",
    "addressee",
    "annex_list",
    "body",
    "chapters",
    "corrections",
    "each",
    "each_row",
    "heading",
    "led",
    "paper",
    "paragraph",
    "paragraphs",
    "ranking_table",
    "row_of",
    "run",
    "said",
    "signature",
    "source",
    "table",
    "title",
    "when",
    "when_row",
    "wide_row",
]
