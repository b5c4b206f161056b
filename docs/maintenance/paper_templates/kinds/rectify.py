"""督办函 or 工作提示函: projects that are to be rectified."""

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
)
from paper_templates.kinds.notice_tables import BEHIND, closing

TEMPLATE = paper(
    "督办函",
    title(),
    addressee(),
    body("{{ opening }}"),
    heading(1, "一、进度情况"),
    paragraphs("situation"),
    said("GwCaption", "{{ table_title }}"),
    table(BEHIND, each_row(BEHIND, "line", "lines", row_of(BEHIND, "line"))),
    paragraphs("remarks"),
    heading(1, "{{ demand_heading }}"),
    closing(),
    annexes=False,
)
