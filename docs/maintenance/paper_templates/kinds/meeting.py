"""推进会材料: agenda and progress, then what each unit speaks to; the problems to settle are an annex."""

from paper_templates import (
    annex_list,
    body,
    chapters,
    each,
    heading,
    paper,
    paragraphs,
    source,
    title,
    when,
)

TEMPLATE = paper(
    "推进会材料",
    title(),
    chapters(),
    when(
        "speakers",
        heading(1, "三、发言单位和要点"),
        each(
            "speaker",
            "speakers",
            heading(2, "{{ loop.index }}.{{ speaker.unit }}"),
            body("{{ speaker.figures }}。"),
            paragraphs("speaker.points"),
        ),
    ),
    source(),
    annex_list(),
)
