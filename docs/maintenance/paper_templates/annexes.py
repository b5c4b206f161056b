"""Annexes on pages of their own: the ranking upright; lagging, not started and problems laid on their side.

Each begins a page with its label (附件1) and title; its table repeats its head and breaks no row.
"""

from paper_templates.tables import Column, each_row, ranking_table, row_of, table
from paper_templates.words import control, each, said, when

_PROJECT = (
    Column("序号", "", 560, "GwCellCentre", "number"),
    Column("项目名称", "", 2300, "GwCell", "project"),
    Column("级别", "", 1400, "GwCellCentre", "level"),
    Column("责任单位", "", 1500, "GwCell", "unit"),
    Column("年度计划", "", 1100, "GwCellFigure", "annual_plan"),
)
LAGGING = (
    *_PROJECT,
    Column("累计完成", "", 1240, "GwCellFigure", "completed"),
    Column("占年度计划", "（%）", 1200, "GwCellFigure", "rate"),
    Column("超/欠{{ term_short }}", "（百分点）", 1200, "GwCellFigure", "gap"),
    Column("亮灯", "", 560, "GwCellCentre", "light"),
    Column("存在问题", "", 1696, "GwCell", "reason"),
)
PLACED = (*LAGGING[:-1], Column("列入理由", "", 1696, "GwCell", "reason"))
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
COORDINATION = (
    Column("序号", "", 560, "GwCellCentre", "number"),
    Column("项目名称", "", 2500, "GwCell", "project"),
    Column("责任单位", "", 1600, "GwCell", "unit"),
    Column("存在问题", "", 2400, "GwCell", "problem"),
    Column("需协调事项", "", 2100, "GwCell", "asked"),
    Column("建议牵头单位", "", 1696, "GwCell", "lead"),
    Column("议定事项", "", 1900, "GwCell", "decided"),
)
STARTS = (
    Column("责任单位", "", 3756, "GwCell", "unit"),
    Column("计划新开工", "", 1500, "GwCellFigure", "planned"),
    Column("已开工", "", 1500, "GwCellFigure", "done"),
    Column("开工率", "（%）", 1500, "GwCellFigure", "rate"),
    Column("应已开工", "", 1500, "GwCellFigure", "due"),
    Column("逾期未开工", "", 1500, "GwCellFigure", "overdue"),
    Column("提前开工", "", 1500, "GwCellFigure", "early"),
)
RETURNS = (
    Column("单位", "", 3356, "GwCell", "unit"),
    Column("本月状态", "", 1300, "GwCellCentre", "state"),
    Column("收到日期", "", 1500, "GwCellCentre", "received"),
    Column("应报", "（次）", 1000, "GwCellFigure", "expected"),
    Column("按时", "（次）", 1000, "GwCellFigure", "on_time"),
    Column("迟报", "（次）", 1000, "GwCellFigure", "late"),
    Column("退回", "（次）", 1000, "GwCellFigure", "rejected"),
    Column("未报", "（次）", 1000, "GwCellFigure", "missing"),
    Column("连续未按时", "（月）", 1600, "GwCellFigure", "streak"),
)


def _listed(columns: tuple[Column, ...]) -> str:
    return table(columns, each_row(columns, "line", "annex.rows", row_of(columns, "line")))


#: Which annexes have a page laid on their side: all but the ranking, whose columns fit the upright page.
TURNED_ONES = 'annexes|rejectattr("table", "equalto", "ranking")|list'


def _begun(*inner: str) -> str:
    """One annex: its label on a page of its own, its title, the unit of its figures, ``inner``, its note."""
    return "".join(
        (
            said("GwAnnexLabel", "{{ annex.label }}"),
            said("GwAnnexTitle", "{{ annex.title }}"),
            when("annex.unit", said("GwUnit", "{{ annex.unit }}")),
            *inner,
            when("annex.note", said("GwNote", "{{ annex.note }}")),
        )
    )


def upright_annexes() -> str:
    """The ranking among ``annexes``, the first of them, behind the text."""
    ranking = _begun(ranking_table(source="annex.ranking"))
    return each("annex", 'annexes if annex.table == "ranking"', ranking)


def turned_annexes() -> str:
    """Every other annex of ``annexes``, with the table that it says it holds."""
    tables = (
        ("lagging", LAGGING),
        ("not_started", NOT_STARTED),
        ("problems", PROBLEMS),
        ("coordination", COORDINATION),
        ("starts", STARTS),
        ("returns", RETURNS),
        ("red_black", PLACED),
    )
    listed = "".join(
        control(f'{"elif" if place else "if"} annex.table == "{name}"') + _listed(columns)
        for place, (name, columns) in enumerate(tables)
    )
    return each("annex", TURNED_ONES, _begun(listed, control("endif")))
