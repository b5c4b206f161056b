"""The names of the figures that documents print: what each means, and how it looks."""

from collections.abc import Mapping
from typing import NamedTuple


class FigureName(NamedTuple):
    """``title`` is what Word shows when the figure is clicked, ``example`` how it is printed."""

    title: str
    example: str


#: By the name that stands in the tag of a content control.
TITLES: Mapping[str, FigureName] = {
    "name": FigureName("名称", "青石镇"),
    "projects": FigureName("项目个数", "200"),
    "no_plan": FigureName("未安排年度计划投资的项目个数", "3"),
    "no_plan_completed": FigureName("无计划项目累计完成投资", "0.35亿元"),
    "annual_plan": FigureName("年度计划投资", "244.69亿元"),
    "completed_ytd": FigureName("累计完成投资", "134.19亿元"),
    "rate": FigureName("占年度计划的比例", "54.84%"),
    "gap": FigureName("超/欠时序进度", "超时序进度4.84个百分点"),
    "target": FigureName("时序进度", "50%"),
    "light": FigureName("亮灯", "绿"),
    "rank": FigureName("排名", "1"),
    "units": FigureName("单位个数", "41"),
    "units_met": FigureName("达到或超过时序进度的单位个数", "28"),
    "units_behind": FigureName("低于时序进度的单位个数", "13"),
    "increase": FigureName("累计完成投资的变化", "21.35亿元"),
    "not_yet_due": FigureName("尚未到计划开工时间的项目个数", "2"),
    "without_month": FigureName("无当月数的项目个数", "3"),
    "without_figures": FigureName("本年尚无数据的项目个数", "1"),
    "never_reported": FigureName("本年尚未报送过进度的项目个数", "1"),
    "held_at_zero": FigureName("仅有待核数据的项目个数", "1"),
    "finished_early": FigureName("提前完工的项目个数", "16"),
    "lagging_investment": FigureName("投资滞后的项目个数", "42"),
    "lagging_start": FigureName("未按期开工的项目个数", "3"),
    "lagging_not_on_site": FigureName("未进场的项目个数", "2"),
    "lagging_suspended": FigureName("停工的项目个数", "2"),
    "lagging_lit": FigureName("投资滞后项目中亮该灯的个数", "12"),
    "lagging_units": FigureName("投资滞后涉及的责任单位个数", "20"),
    "shortfall": FigureName("按时序进度少完成投资", "5.6亿元"),
    "planned_start": FigureName("计划开工时间", "2021年4月"),
    "problem": FigureName("月报所填存在问题", "施工图审查未完成"),
    "figure_month": FigureName("沿用的累计数", "5月底数"),
    "funds_lacking": FigureName("资金缺口", "8.7亿元"),
    "land_lacking": FigureName("用地指标缺口", "1500亩"),
    "funds_projects": FigureName("反映资金缺口的项目个数", "9"),
    "land_projects": FigureName("反映用地指标缺口的项目个数", "7"),
    "due": FigureName("按时序进度应累计完成投资", "183.52亿元"),
    "due_missing": FigureName("尚需完成投资", "49.33亿元"),
    "carried": FigureName("不要求报送的月份沿用此前数的项目个数", "199"),
    "carried_never": FigureName("不要求报送的月份本年未报过的项目个数", "1"),
    "not_reported": FigureName("当月未报进度的项目个数", "4"),
    "kept": FigureName("未报项目中沿用上次累计数的个数", "3"),
    "at_zero": FigureName("未报项目中按零计入的个数", "1"),
    "held_before": FigureName("未报项目中此前仅有待核数据的个数", "1"),
    "flash": FigureName("采用快报数的项目个数", "1"),
    "gaps": FigureName("累计数其间有月份未报的项目个数", "2"),
    "held": FigureName("待核项目个数", "2"),
    "held_rows": FigureName("月报中的待核行数", "2"),
    "held_standing": FigureName("待核项目中沿用上次累计数的个数", "1"),
    "held_unknown": FigureName("所填项目名称对不上的行数", "1"),
    "returns_expected": FigureName("应报送月报的单位个数", "41"),
    "returns_on_time": FigureName("按时报送的单位个数", "36"),
    "returns_nil": FigureName("零报告的单位个数", "1"),
    "returns_late": FigureName("迟报的单位个数", "2"),
    "returns_rejected": FigureName("报表被退回、尚未重报的单位个数", "1"),
    "returns_missing": FigureName("未报月报的单位个数", "2"),
    "returns_not_due": FigureName("未报但尚未到截止日期的单位个数", "3"),
    "returns_held": FigureName("月报中有待核数据的单位个数", "1"),
    "head_digest": FigureName("台账校验码", "0f1e2d3c4b5a6978"),
    "rate_change": FigureName("占年度计划比例的变化", "8.73个百分点"),
}
