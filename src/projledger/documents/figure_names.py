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
    "rate_change": FigureName("占年度计划比例的变化", "8.73个百分点"),
}
