"""月报审核反馈单: what was found in a unit's return."""

from paper_templates import (
    addressee,
    body,
    each_row,
    paper,
    paragraphs,
    row_of,
    table,
    title,
    when,
)
from paper_templates.kinds.notice_tables import FINDINGS, closing

TEMPLATE = paper(
    "月报审核反馈单",
    title(),
    addressee(),
    body("{{ opening }}"),
    paragraphs("files"),
    when(
        "lines",
        table(FINDINGS, each_row(FINDINGS, "line", "lines", row_of(FINDINGS, "line"))),
    ),
    closing(above="审核人（签字）：　　　　　　单位经办人（签字）："),
    annexes=False,
)
