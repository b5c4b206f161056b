"""督查通报: the inspection bulletin."""

from paper_templates import (
    addressee,
    annex_list,
    body,
    each,
    heading,
    led,
    paper,
    paragraphs,
    ranking_table,
    said,
    signature,
    title,
    when,
)

TEMPLATE = paper(
    "督查通报",
    title(),
    addressee(),
    body("{{ opening }}"),
    heading(1, "一、总体情况"),
    paragraphs("overview"),
    heading(1, "二、分级别、分单位情况"),
    heading(2, "（一）分级别情况"),
    paragraphs("by_level"),
    heading(2, "（二）分单位情况"),
    paragraphs("by_unit"),
    when(
        "ranking.groups",
        said("GwCaption", "{{ ranking.title }}"),
        ranking_table(),
        said("GwNote", "{{ ranking.note }}"),
    ),
    heading(1, "三、存在的主要问题"),
    each("section", "problems", heading(2, "{{ section.heading }}"), paragraphs("section.paragraphs")),
    heading(1, "四、下步工作要求"),
    each("demand", "demands", led("{{ demand.lead }}", "{{ demand.text }}")),
    annex_list(),
    signature(),
    said("GwSource", "{{ source_note }}"),
)
