"""催报通知: a return is missing, or was sent back and not sent again."""

from paper_templates import (
    addressee,
    body,
    each_row,
    paper,
    paragraphs,
    row_of,
    said,
    table,
    title,
    when,
)
from paper_templates.kinds.notice_tables import OWED, closing

TEMPLATE = paper(
    "催报通知",
    title(),
    addressee(),
    body("{{ opening }}"),
    paragraphs("paragraphs"),
    when(
        "lines",
        said("GwCaption", "{{ table_title }}"),
        table(OWED, each_row(OWED, "line", "lines", row_of(OWED, "line"))),
    ),
    closing(),
    annexes=False,
)
