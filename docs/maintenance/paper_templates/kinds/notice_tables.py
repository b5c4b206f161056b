"""What the templates of notices share: tables narrow enough for the upright page of a letter, and the close."""

from paper_templates import Column, each, paragraph, run, signature, when

NUMBER = Column("序号", "", 560, "GwCellCentre", "number")
PROJECT = Column("项目名称", "", 2300, "GwCell", "project")
PLAN = Column("年度计划", "（万元）", 1060, "GwCellFigure", "annual_plan")
DONE = Column("累计完成", "（万元）", 1060, "GwCellFigure", "completed")
RATE = Column("占计划", "（%）", 820, "GwCellFigure", "rate")

#: Projects of which a return is owed.
OWED = (
    NUMBER,
    PROJECT._replace(width=3640),
    PLAN._replace(width=1400),
    DONE._replace(width=1400),
    Column("所列数据", "", 1844, "GwCellCentre", "stands"),
)
#: Projects behind, with lights and causes.
BEHIND = (
    NUMBER._replace(width=540),
    PROJECT._replace(width=1500),
    PLAN._replace(width=960),
    DONE._replace(width=960),
    RATE._replace(width=750),
    Column("超/欠", "（百分点）", 1170, "GwCellFigure", "gap"),
    Column("亮灯", "", 1164, "GwCellCentre", "lights"),
    Column("问题和原因", "", 1800, "GwCell", "cause"),
)
#: Findings of a return.
FINDINGS = (
    NUMBER,
    Column("位置", "", 1180, "GwCell", "place"),
    Column("项目名称", "", 1700, "GwCell", "project"),
    Column("栏目", "", 1080, "GwCell", "field"),
    Column("所填内容", "", 1080, "GwCell", "found"),
    Column("审核意见", "", 2424, "GwCell", "said"),
    Column("性质", "", 820, "GwCellCentre", "kind"),
)
#: Figures to be confirmed; the last two columns are filled in by the unit.
CONFIRM = (
    NUMBER._replace(width=540),
    PROJECT._replace(width=1760),
    PLAN._replace(width=1000),
    DONE._replace(width=1240),
    RATE,
    Column("状态", "", 700, "GwCellCentre", "status"),
    Column("说明", "", 784, "GwCellCentre", "stands"),
    Column("核对意见", "", 1000, "GwCellCentre", "blank"),
    Column("更正数", "（万元）", 1000, "GwCellCentre", "blank"),
)

#: A project's months.
MONTHS = (
    Column("月份", "", 844, "GwCellCentre", "month"),
    Column("本月完成", "（万元）", 1400, "GwCellFigure", "month_completed"),
    Column("本年累计", "（万元）", 1400, "GwCellFigure", "completed"),
    Column("占年度计划", "（%）", 1400, "GwCellFigure", "rate"),
    Column("超/欠{{ term_short }}", "（百分点）", 1500, "GwCellFigure", "gap"),
    Column("亮灯", "", 900, "GwCellCentre", "light"),
    Column("状态", "", 1400, "GwCellCentre", "status"),
)

_KEPT = "<w:keepNext/><w:keepLines/>"


def closing(source: str = "demands", above: str = "") -> str:
    """The last paragraphs, whom to ask, the basis of the figures, the sign-off, never alone on a page.

    ``above`` is what the papers of a kind say above their sign-off, whatever the figures.
    """

    def kept(value: str) -> str:
        return paragraph("GwBody", run(value), layout=_KEPT)

    last = when(
        "loop.last", kept("{{ paragraph }}"), otherwise=(paragraph("GwBody", run("{{ paragraph }}")),)
    )
    return (
        each("paragraph", source, last)
        + when("contact", kept("{{ contact }}"))
        + paragraph("GwNote", run("{{ source_note }}"), layout=_KEPT)
        + (kept(above) if above else "")
        + signature()
    )
