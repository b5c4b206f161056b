"""The columns of the list of projects (一览表), and what each says of a project and of a group."""

from projledger.exports.columns import Column, Kind, Value, yuan_in
from projledger.exports.definitions import COMPUTED, PLANNED, basis_word, gap_rule, light_rule, target_rule
from projledger.foundation.money import MONEY_UNITS
from projledger.measures.lights import CHINESE
from projledger.measures.progress_rows import ProgressRow
from projledger.measures.progress_table import Progress
from projledger.measures.project_list import ListedProject

_WAN = MONEY_UNITS["万元"]
LEVEL, UNIT, TARGET = "level", "unit", "target"
#: The columns that stand below one common title.
TOGETHER = (
    "annual_plan", "completed_month", "completed_ytd", "completion_rate", TARGET, "schedule_gap", "light",
)  # fmt: skip
_PLAN, _REPORT = "年度计划表", "各月月报表（当月的行，未报的沿用本年最近一次）"


def listed_columns(table: Progress) -> tuple[Column, ...]:
    """All columns in their order; widths in characters, for letters of 10 points on A3."""
    short = table.settings.office.term.removesuffix("进度")
    month, basis = table.period.last.month, basis_word(table)

    def words(key: str, title: str, width: int, meaning: str, basis: str, source: str) -> Column:
        return Column(key, title, Kind.TEXT, meaning, width, basis=basis, source=source)

    def money(key: str, title: str, meaning: str, basis: str, source: str) -> Column:
        return Column(key, title, Kind.AMOUNT, meaning, 11, unit="万元", basis=basis, source=source)

    return (
        Column("number", "序号", Kind.COUNT, "连续编号；小计、合计行不编号。", 5),
        words("name", "项目名称", 25, "年度计划中的名称。", PLANNED, f"{_PLAN}“项目名称”"),
        words(LEVEL, "级别", 7, "项目所在名单中最高的级别；挂牌项目另注。", PLANNED, f"{_PLAN}“项目级别”"),
        words(UNIT, "责任单位", 14, "牵头责任单位。", PLANNED, f"{_PLAN}“牵头责任单位”"),
        words("scope", "建设内容及规模", 25, "主要建设内容与规模。", PLANNED, f"{_PLAN}“建设内容及规模”"),
        words(
            "dates",
            "建设起止\n年月",
            10,
            "计划开工至计划完工。",
            PLANNED,
            f"{_PLAN}“计划开工时间”“计划完工时间”",
        ),
        money(
            "total_investment",
            "总投资",
            "项目总投资；合计为有年度计划的项目之和。",
            PLANNED,
            f"{_PLAN}“总投资”",
        ),
        money(
            "completed_before",
            "截至上年底\n累计完成",
            "开工以来至上年底完成的投资。",
            PLANNED,
            f"{_PLAN}“截至上年底累计完成投资”，没有的取上年最终数",
        ),
        money(
            "annual_plan",
            "年度计划",
            "期末有效的年度计划投资。",
            PLANNED,
            f"{_PLAN}“年度计划投资”（含中期调整）",
        ),
        money(
            "completed_month",
            f"{month}月当月\n完成",
            "当月完成投资；当月或上月未报、无法得知的空着，不计入小计。",
            basis,
            _REPORT,
        ),
        money("completed_ytd", f"1-{month}月\n累计完成", "1月至期末累计完成投资。", basis, _REPORT),
        Column(
            "completion_rate",
            "占年度\n计划（%）",
            Kind.RATE,
            "累计完成÷年度计划，四舍五入；没有计划的为空。",
            9,
            unit="%",
            basis=COMPUTED,
            source="本表“累计完成”“年度计划”",
        ),
        Column(
            TARGET,
            f"{table.settings.office.term}\n（%）",
            Kind.RATE,
            target_rule(table),
            9,
            unit="%",
            basis=COMPUTED,
            source="设置文件 [schedule]，或目标表",
        ),
        Column(
            "schedule_gap",
            f"超/欠{short}\n（百分点）",
            Kind.POINTS,
            gap_rule(table),
            10,
            unit="百分点",
            basis=COMPUTED,
            source=f"本表“占年度计划”与{table.settings.office.term}",
        ),
        words("light", "亮灯", 6, light_rule(table), COMPUTED, f"本表“超/欠{short}”"),
        words("status", "项目\n状态", 8, "最近一次报的项目状态。", "上报", "月报表“项目状态”"),
        words("physical_progress", "形象进度", 26, "最近一次报的形象进度原文。", "上报", "月报表“形象进度”"),
        words(
            "problem",
            "存在问题及\n需协调事项",
            24,
            "最近一次报的原文；后来的月报未再提的不列。",
            "上报",
            "月报表“存在问题”“需协调解决事项”",
        ),
        words("leader", "联系县领导", 13, "职务。", PLANNED, f"{_PLAN}“联系县领导”"),
        words("notes", "备注", 14, "未报、待核、快报等须知事项，由台账生成。", COMPUTED, "台账"),
    )


def project_values(item: ListedProject, number: int) -> dict[str, Value]:
    """One project's line."""
    project, row, said = item.project, item.row, item.said
    asked = [str(said[name]) for name in ("problem", "help_asked") if said.get(name)]
    return {
        **_figures(
            row, None if row.month_unknown or row.unstated or not row.projects else row.completed_month
        ),
        "number": number,
        "name": project.name,
        LEVEL: project.level + ("\n挂牌" if project.listed else ""),
        UNIT: project.lead_unit,
        "scope": project.values.get("scope"),
        "dates": "\n至".join(day for day in (project.planned_start, project.planned_finish) if day) or None,
        "total_investment": yuan_in(project.total_investment, _WAN),
        "completed_before": yuan_in(project.completed_before, _WAN),
        "completed_ytd": None
        if row.unstated
        else yuan_in(row.completed_ytd if row.projects else row.no_plan_completed, _WAN),
        "status": said.get("status"),
        "physical_progress": said.get("physical_progress"),
        "problem": "\n".join(dict.fromkeys(asked)) or None,
        "leader": project.values.get("county_leader"),
        "notes": "；".join(item.notes) or None,
    }


def group_values(
    row: ProgressRow, total_investment: int | None, completed_before: int | None
) -> dict[str, Value]:
    """The sums of a group; amounts that no sum is known of are None."""
    unknown = f"另有{row.month_unknown}个项目当月数不明" if row.month_unknown else None
    return {
        **_figures(
            row, row.completed_month if row.month_unknown < row.projects and not row.unstated else None
        ),
        "total_investment": yuan_in(total_investment, _WAN),
        "completed_before": yuan_in(completed_before, _WAN),
        "completed_ytd": None if row.unstated else yuan_in(row.completed_ytd, _WAN),
        "notes": unknown,
    }


def no_plan_values(total: ProgressRow) -> dict[str, Value]:
    """The line above the projects without a plan: what they completed, which is in no other sum."""
    return {"completed_ytd": yuan_in(total.no_plan_completed, _WAN)}


def _figures(row: ProgressRow, month: int | None) -> dict[str, Value]:
    return {
        "annual_plan": yuan_in(row.annual_plan, _WAN) if row.projects else None,
        "completed_month": yuan_in(month, _WAN),
        "completion_rate": row.rate.shown,
        TARGET: row.target.shown if row.projects else None,
        "schedule_gap": row.schedule_gap,
        "light": CHINESE[row.light] if row.light else None,
    }
