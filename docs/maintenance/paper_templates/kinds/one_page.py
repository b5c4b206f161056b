"""项目一页通: a project on one page."""

from paper_templates import Column, each_row, paper, row_of, said, table, when
from paper_templates.kinds.notice_tables import MONTHS
from paper_templates.words import each

PAIRS = (
    Column("", "", 1422, "GwCellCentre", "name"),
    Column("", "", 3000, "GwCell", "text"),
    Column("", "", 1422, "GwCellCentre", "other_name"),
    Column("", "", 3000, "GwCell", "other_text"),
)
FACTS = (
    Column("", "", 1422, "GwCellCentre", "name"),
    Column("", "", 7422, "GwCell", "text"),
)


def _pairs(source: str) -> str:
    return table(PAIRS, each_row(PAIRS, "pair", source, row_of(PAIRS, "pair")), headed=False)


TEMPLATE = paper(
    "项目一页通",
    said("GwAnnexTitle", "{{ title }}"),
    _pairs("facts"),
    when(
        "contents",
        table(FACTS, each_row(FACTS, "fact", "contents", row_of(FACTS, "fact")), headed=False),
    ),
    said("GwGroup", "推进情况"),
    said("GwCell", "{{ progress }}"),
    when("physical", said("GwCell", "形象进度：{{ physical }}。")),
    when("months", table(MONTHS, each_row(MONTHS, "month", "months", row_of(MONTHS, "month")))),
    said("GwGroup", "问题和需协调事项"),
    each("problem", "problems", said("GwCell", "{{ problem }}")),
    said("GwGroup", "责任分工"),
    _pairs("people"),
    said("GwNote", "{{ source_note }}"),
    annexes=False,
)
