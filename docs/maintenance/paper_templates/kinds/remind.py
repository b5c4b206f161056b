"""提醒函: projects slightly behind, and what is planned soon."""

from paper_templates import (
    addressee,
    body,
    each_row,
    heading,
    paper,
    paragraphs,
    row_of,
    said,
    table,
    title,
    when,
)
from paper_templates.kinds.notice_tables import BEHIND, closing

TEMPLATE = paper(
    "提醒函",
    title(),
    addressee(),
    body("{{ opening }}"),
    heading(1, "一、投资进度"),
    paragraphs("situation"),
    when(
        "lines",
        said("GwCaption", "{{ table_title }}"),
        table(BEHIND, each_row(BEHIND, "line", "lines", row_of(BEHIND, "line"))),
    ),
    heading(1, "二、近期计划"),
    paragraphs("soon"),
    heading(1, "三、有关要求"),
    closing(),
    annexes=False,
)
