"""红黑榜: the rules, then the two lists, units as tables, projects by name and all of them as annexes."""

from paper_templates import (
    Column,
    annex_list,
    corrections,
    each,
    each_row,
    heading,
    paper,
    paragraphs,
    row_of,
    said,
    source,
    table,
    title,
    when,
)

_UNITS = (
    Column("单位", "", 1900, "GwCell", "name"),
    Column("类别", "", 1300, "GwCell", "group"),
    Column("排名", "", 800, "GwCellCentre", "rank"),
    Column("占年度计划", "（%）", 1200, "GwCellFigure", "rate"),
    Column("超/欠{{ term_short }}", "（百分点）", 1200, "GwCellFigure", "gap"),
    Column("列入理由", "", 2444, "GwCell", "reason"),
)


def _units(source_name: str) -> str:
    rows = each_row(_UNITS, "line", source_name, row_of(_UNITS, "line"))
    return when(source_name, table(_UNITS, rows), said("GwNote", "注：排名为在同类单位中的名次。"))


TEMPLATE = paper(
    "红黑榜",
    title(),
    each(
        "chapter",
        "chapters",
        heading(1, "{{ chapter.heading }}"),
        paragraphs("chapter.paragraphs"),
        each(
            "part",
            "chapter.parts",
            heading(2, "{{ part.heading }}"),
            paragraphs("part.paragraphs"),
            when(
                "loop.first and chapter.heading.endswith('红榜')",
                _units("red"),
            ),
            when(
                "loop.first and chapter.heading.endswith('黑榜')",
                _units("black"),
            ),
        ),
    ),
    corrections(),
    source(),
    annex_list(),
)
