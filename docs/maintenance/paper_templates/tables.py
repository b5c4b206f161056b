"""Tables: a head that is repeated on every page, rows that are never broken."""

from typing import NamedTuple

from paper_templates.words import said


class Column(NamedTuple):
    """One column: its title, the title's second line (the unit), width in twips, style of its cells, name of the figure."""

    title: str
    unit: str
    width: int
    style: str
    name: str


def cell(width: int, content: str, *, span: int = 1, shade: str = "") -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        + (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "")
        + (f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else "")
        + f'<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
    )


def row(*cells: str, head: bool = False) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{''.join(cells)}</w:tr>"


def row_of(columns: tuple[Column, ...], source: str) -> str:
    """A row that prints the figures of ``source``: ``{{ line.rate }}``."""
    return row(
        *(cell(column.width, said(column.style, f"{{{{ {source}.{column.name} }}}}")) for column in columns)
    )


def wide_row(columns: tuple[Column, ...], value: str, style: str = "GwCell") -> str:
    """A row of one cell as wide as the table; ``value`` may be a mark such as ``{%tr endfor %}``."""
    return row(cell(sum(column.width for column in columns), said(style, value), span=len(columns)))


def each_row(columns: tuple[Column, ...], names: str, source: str, *inner: str) -> str:
    """``inner`` rows once for each item of ``source``."""
    return (
        wide_row(columns, f"{{%tr for {names} in {source} %}}")
        + "".join(inner)
        + wide_row(columns, "{%tr endfor %}")
    )


def when_row(columns: tuple[Column, ...], condition: str, *inner: str) -> str:
    """``inner`` rows where ``condition`` holds."""
    return (
        wide_row(columns, f"{{%tr if {condition} %}}") + "".join(inner) + wide_row(columns, "{%tr endif %}")
    )


def table(columns: tuple[Column, ...], *rows: str, headed: bool = True) -> str:
    """A table as wide as its columns, centred, its head repeated; ``rows`` below the head.

    Without a head it is a list of facts: each row says what it is about itself.
    """
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="{size}" w:space="0" w:color="auto"/>'
        for edge, size in (
            ("top", 8),
            ("left", 4),
            ("bottom", 8),
            ("right", 4),
            ("insideH", 4),
            ("insideV", 4),
        )
    )
    head = row(
        *(
            cell(
                column.width,
                said("GwTableHead", column.title) + (said("GwTableHead", column.unit) if column.unit else ""),
                shade="F2F2F2",
            )
            for column in columns
        ),
        head=True,
    )
    width = sum(column.width for column in columns)
    grid = "".join(f'<w:gridCol w:w="{column.width}"/>' for column in columns)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{edges}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head if headed else ''}{''.join(rows)}</w:tbl>"
    )


#: The ranking by unit: {{ ranking.groups }}, {{ ranking.total }}.
RANKING = (
    Column("排名", "", 640, "GwCellCentre", "rank"),
    Column("责任单位", "", 2184, "GwCell", "unit"),
    Column("项目", "（个）", 760, "GwCellFigure", "projects"),
    Column("年度计划", "（亿元）", 1130, "GwCellFigure", "annual_plan"),
    Column("累计完成", "（亿元）", 1130, "GwCellFigure", "completed"),
    Column("占年度计划", "（%）", 1200, "GwCellFigure", "rate"),
    Column("超/欠{{ term_short }}", "（百分点）", 1200, "GwCellFigure", "gap"),
    Column("亮灯", "", 600, "GwCellCentre", "light"),
)


def ranking_table(columns: tuple[Column, ...] = RANKING, source: str = "ranking") -> str:
    """The ranking by unit, group by group, closed by its total."""
    return table(
        columns,
        each_row(
            columns,
            "group",
            f"{source}.groups",
            when_row(columns, "group.name", wide_row(columns, "{{ group.name }}", "GwGroup")),
            each_row(columns, "line", "group.lines", row_of(columns, "line")),
        ),
        row_of(columns, f"{source}.total"),
    )
