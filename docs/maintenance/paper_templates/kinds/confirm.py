"""数据核对函: figures to be confirmed, with the slip that comes back."""

from paper_templates import (
    addressee,
    body,
    each_row,
    paper,
    paragraphs,
    row_of,
    said,
    signature,
    table,
    title,
    when,
)
from paper_templates.kinds.notice_tables import CONFIRM

TEMPLATE = paper(
    "数据核对函",
    title(),
    addressee(),
    body("{{ opening }}"),
    paragraphs("demands"),
    when("contact", body("{{ contact }}")),
    said("GwAnnexOnly", "附件：{{ table_title }}"),
    signature(),
    said("GwAnnexLabel", "附件"),
    said("GwAnnexTitle", "{{ table_title }}"),
    said("GwNote", "填报单位：{{ unit }}　　{{ note }}"),
    table(
        CONFIRM,
        each_row(CONFIRM, "line", "lines", row_of(CONFIRM, "line")),
        row_of(CONFIRM, "total"),
    ),
    said("GwNote", "{{ source_note }}"),
    body("核对单位（盖章）：　　　　　　负责人（签字）："),
    body("经办人（签字）：　　　　　　　日期："),
    annexes=False,
)
