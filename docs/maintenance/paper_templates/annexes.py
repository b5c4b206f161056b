"""Annexes on pages of their own, laid on their side: ranking, lagging, not started, problems.

Each begins a page with its label (附件1) and title; its table repeats its head and breaks no row.
"""

from paper_templates.tables import Column, each_row, ranking_table, row_of, table
from paper_templates.words import control, each, said, when

_PROJECT = (
    Column("序号", "", 560, "GwCellCentre", "number"),
    Column("项目名称", "", 2600, "GwCell", "project"),
    Column("级别", "", 1000, "GwCellCentre", "level"),
    Column("责任单位", "", 1700, "GwCell", "unit"),
    Column("年度计划", "", 1000, "GwCellFigure", "annual_plan"),
)
LAGGING = (
    *_PROJECT,
    Column("累计完成", "", 1000, "GwCellFigure", "completed"),
    Column("占年度计划", "（%）", 1200, "GwCellFigure", "rate"),
    Column("超/欠{{ term_short }}", "（百分点）", 1200, "GwCellFigure", "gap"),
    Column("亮灯", "", 560, "GwCellCentre", "light"),
    Column("存在问题", "", 1936, "GwCell", "reason"),
)
NOT_STARTED = (
    *_PROJECT,
    Column("计划开工", "", 1400, "GwCellCentre", "planned_start"),
    Column("目前状态", "", 1200, "GwCellCentre", "status"),
    Column("存在问题", "", 3296, "GwCell", "reason"),
)
PROBLEMS = (
    Column("序号", "", 640, "GwCellCentre", "number"),
    Column("项目名称", "", 2700, "GwCell", "project"),
    Column("责任单位", "", 1700, "GwCell", "unit"),
    Column("类别", "", 1000, "GwCellCentre", "category"),
    Column("存在问题", "", 2900, "GwCell", "problem"),
    Column("要素缺口", "", 1500, "GwCell", "lacking"),
    Column("需协调事项", "", 2316, "GwCell", "asked"),
)
#: The ranking has room on a page laid on its side.
RANKING_WIDE = (
    Column("排名", "", 900, "GwCellCentre", "rank"),
    Column("责任单位", "", 3256, "GwCell", "unit"),
    Column("项目", "（个）", 1100, "GwCellFigure", "projects"),
    Column("年度计划", "（亿元）", 1650, "GwCellFigure", "annual_plan"),
    Column("累计完成", "（亿元）", 1650, "GwCellFigure", "completed"),
    Column("占年度计划", "（%）", 1650, "GwCellFigure", "rate"),
    Column("超/欠{{ term_short }}", "（百分点）", 1650, "GwCellFigure", "gap"),
    Column("亮灯", "", 900, "GwCellCentre", "light"),
)


def _listed(columns: tuple[Column, ...]) -> str:
    return table(columns, each_row(columns, "line", "annex.rows", row_of(columns, "line")))


def annex_pages() -> str:
    """Every annex of ``annexes``, with the table that it says it holds."""
    tables = (
        ("lagging", _listed(LAGGING)),
        ("not_started", _listed(NOT_STARTED)),
        ("problems", _listed(PROBLEMS)),
        ("ranking", ranking_table(RANKING_WIDE, "annex.ranking")),
    )
    return each(
        "annex",
        "annexes",
        said("GwAnnexLabel", "{{ annex.label }}"),
        said("GwAnnexTitle", "{{ annex.title }}"),
        when("annex.unit", said("GwUnit", "{{ annex.unit }}")),
        "".join(
            control(f'{"elif" if place else "if"} annex.table == "{name}"') + shown
            for place, (name, shown) in enumerate(tables)
        )
        + control("endif"),
        when("annex.note", said("GwNote", "{{ annex.note }}")),
    )
