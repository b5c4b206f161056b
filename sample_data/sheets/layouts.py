"""The eight layouts in which units of the sample send their months, beside the pre-filled workbook.

Header words follow those seen in real ledgers (titles of one or two levels, the money unit in the
title, in a line above, in the corner or per column); everything else is invented.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from county.model import YEAR, Unit

from sheets.columns import Col, Dates, as_date, chinese, dotted
from sheets.grid import Value
from sheets.lines import Line

YI = 100_000_000


@dataclass(frozen=True)
class Layout:
    """How a group of units lays out its month."""

    name: str
    form: str  # xlsx, xls, csv
    columns: Callable[[int], Sequence[Col]]
    file: str  # the file's name, with {unit}, {short}, {month}
    title: str = ""
    above: Sequence[tuple[int, str]] = ()  # (column, words); -1 is the last column
    second: Sequence[tuple[int, str]] = ()  # a second line above
    sheet: str = "Sheet1"
    total: str = ""  # first, last, or none
    total_words: str = "合计"
    categories: Callable[[Sequence[Line]], list[tuple[str, list[Line]]]] | None = None
    dates: Dates = str
    notes: Sequence[str] = ()
    sign: str = ""
    text_numbers: bool = False  # every third row's money is typed as text with separators
    more: dict[str, str] = field(default_factory=dict)


def _lines(month: int) -> Sequence[Col]:
    return (
        Col("序号", "seq", 6),
        Col("项目名称", "name", 34),
        Col("项目状态", "status", 10),
        Col("总投资", "total"),
        Col("年度计划投资", "plan"),
        Col("本月完成投资", "added"),
        Col("本年累计完成投资", "ytd"),
        Col("占年计划（%）", "rate"),
        Col("形象进度", "progress", 30),
        Col("实际开工时间", "start", 13),
        Col("开工认定依据", "basis", 13),
        Col("实际完工时间", "finish", 13),
        Col("资金缺口", "funds"),
        Col("用地缺口（亩）", "land"),
        Col("存在问题", "problem", 26),
        Col("需协调解决事项", "asked", 24),
        Col("备注", "remark", 10),
    )


def _grouped(month: int) -> Sequence[Col]:
    span = "1月" if month == 1 else f"1-{month}月"
    parent, needs = f"{YEAR}年实际完成情况", "要素缺口"
    return (
        Col("序号", "seq", 6),
        Col("项目名称", "name", 34),
        Col("总投资\n（万元）", "total"),
        Col("开工至上一年度底累计完成投资（万元）", "before", 14),
        Col(f"{YEAR}年\n计划投资（万元）", "plan"),
        Col((parent, f"{span}实际完成投资（万元）"), "ytd", 13),
        Col((parent, "完成投资占年计划%"), "rate", 11),
        Col((parent, f"{span}实际形象进度"), "progress", 30),
        Col("建设状态", "status", 10),
        Col("开工时间", "start", 13),
        Col("竣工时间", "finish", 13),
        Col((needs, "资金缺口（万元）"), "funds"),
        Col((needs, "用地缺口（亩）"), "land"),
        Col("项目建设中存在的问题", "problem", 26),
        Col("需要协调解决的问题", "asked", 24),
        Col("更正说明", "correction", 18),
        Col("挂点领导", "leader", 14),
    )


def _export(month: int) -> Sequence[Col]:
    return (
        Col("项目名称", "name", 34),
        Col("项目代码", "code", 24),
        Col("责任单位", "unit", 18),
        Col("建设单位", "owner", 28),
        Col("总投资（亿元）", "total", 12, YI),
        Col("年度计划投资（万元）", "plan"),
        Col("年度累计完成投资（万元）", "ytd"),
        Col("年度投资完成率", "rate_text"),
        Col("建设性质", "nature", 10),
        Col("是否开工", "begun", 10),
        Col("项目状态", "status", 10),
        Col("开工日期", "start", 13),
        Col("完工日期", "finish", 13),
        Col("工程形象进度", "progress", 30),
    )


def _plain_csv(month: int) -> Sequence[Col]:
    return (
        Col("序号", "seq"),
        Col("项目名称", "short"),
        Col("项目总投资（万元）", "total"),
        Col("年度投资计划（万元）", "plan"),
        Col("当月完成投资（万元）", "added"),
        Col("今年累计完成投资（万元）", "ytd"),
        Col("状态", "status"),
        Col("开工时间", "start"),
        Col("完工时间", "finish"),
        Col("目前进展情况", "progress"),
        Col("存在的问题", "problem"),
        Col("需协调事项", "asked"),
        Col("更正原因", "correction"),
    )


def _sheet_month(month: int) -> Sequence[Col]:
    return (
        Col("序号", "seq", 6),
        Col("重点项目名称", "name", 34),
        Col("今年计划投资", "plan"),
        Col("本月投资", "added"),
        Col("今年累计完成投资", "ytd"),
        Col("工程形象进度", "progress", 30),
        Col("建设状态", "status", 10),
        Col("开工日期", "start", 13),
        Col("完工日期", "finish", 13),
        Col("存在的主要问题", "problem", 26),
        Col("更正原因", "correction", 18),
        Col("备注", "remark", 10),
    )


def _months(month: int) -> Sequence[Col]:
    by_month: list[Col] = []
    for earlier in range(1, month + 1):
        by_month.append(Col((f"{earlier}月", "当月完成投资额（万元）"), f"added{earlier}", 11))
        by_month.append(Col((f"{earlier}月", "形象进度"), f"progress{earlier}", 26))
    return (
        Col("序号", "seq", 6),
        Col("项目编号", "code", 24),
        Col("项目名称", "name", 34),
        Col("项目总投资（万元）", "total"),
        Col(f"{YEAR}年计划投资（万元）", "plan"),
        *by_month,
        Col("年度累计完成投资（万元）", "ytd", 12),
        Col("完成年度投资计划（%）", "rate"),
        Col("项目状态", "status", 10),
        Col("开工时间", "start", 13),
        Col("竣工时间", "finish", 13),
        Col("资金缺口（万元）", "funds"),
        Col("用地缺口（亩）", "land"),
        Col("存在的主要问题", "problem", 26),
        Col("需协调解决问题", "asked", 24),
        Col("更正原因", "correction", 18),
    )


def _titled(month: int) -> Sequence[Col]:
    return (
        Col("序号", "seq", 6),
        Col("项目名称", "marked", 34),
        Col("建设状态", "status", 10),
        Col("总投资", "total"),
        Col("截至上年底\n完成投资", "before"),
        Col("本年度\n投资计划", "plan"),
        Col("本月\n完成投资", "added"),
        Col("本年累计\n完成投资", "ytd"),
        Col("完成比例（%）", "rate"),
        Col("目前项目建设形象进度", "progress", 30),
        Col("开工\n日期", "start", 12),
        Col("完工\n日期", "finish", 12),
        Col("尚缺资金", "funds"),
        Col("尚缺用地（亩）", "land"),
        Col("存在的问题", "problem", 26),
        Col("需要协调解决\n的问题", "asked", 24),
    )


def _elements(month: int) -> Sequence[Col]:
    done, needs = "投资完成情况", "要素缺口"
    return (
        Col("编号", "code", 24),
        Col("项目全称", "name", 34),
        Col("计划总投资", "total"),
        Col("当年计划投资", "plan"),
        Col((done, "本月完成投资"), "added"),
        Col((done, "本年累计完成投资"), "ytd"),
        Col((done, "自开工累计完成投资"), "since", 13),
        Col((done, "占年计划（%）"), "rate"),
        Col("项目进展状态", "status", 10),
        Col("实际开工时间", "start", 13),
        Col("实际完工时间", "finish", 13),
        Col("目前进展情况", "progress", 30),
        Col((needs, "资金缺口"), "funds"),
        Col((needs, "用地缺口（亩）"), "land"),
        Col("入统累计完成投资", "statistical"),
        Col("入统时间", "statistical_entry", 11),
        Col("差异原因", "difference", 18),
        Col("存在问题", "problem", 26),
        Col("需协调解决事项", "asked", 24),
    )


def _by_level(lines: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    groups = [(level, [line for line in lines if line.project.level == level]) for level in ("市级", "县级")]
    kept = [(level, group) for level, group in groups if group]
    return [
        (f"{'一二'[place]}、{level}重点（{len(group)}个）", group)
        for place, (level, group) in enumerate(kept)
    ]


def _by_nature(lines: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    groups = [
        ("续建项目", [line for line in lines if line.project.nature == "续建"]),
        ("新开工项目", [line for line in lines if line.project.nature != "续建"]),
    ]
    kept = [(words, group) for words, group in groups if group]
    return [(f"（{'一二'[place]}）{words}{len(group)}个", group) for place, (words, group) in enumerate(kept)]


LAYOUTS: dict[str, Layout] = {
    layout.name: layout
    for layout in (
        Layout(
            "lines",
            "xlsx",
            _lines,
            "{unit}{month}月.xlsx",
            f"{YEAR}年{{month}}月重点项目进度月报表",
            ((1, "填报单位：{unit}"), (8, "填报日期：{date}"), (-1, "单位：万元")),
            sheet="月报",
            total="first",
            total_words="合计（{count}项）",
            dates=as_date,
            sign="填表人：　　　　　　　审核人：　　　　　　　单位负责人（盖章）：",
        ),
        Layout(
            "grouped",
            "xlsx",
            _grouped,
            "{short}{month}月份重点项目月报.xlsx",
            f"{YEAR}年{{month}}月重点项目月报表（在建、筹建）",
            ((1, "报送单位：{unit}"), (-1, "填报日期：{date}")),
            sheet="在建筹建",
            total="first",
            total_words="合计（{count}项）",
            categories=_by_level,
            dates=dotted,
            sign="单位负责人：　　　　　　填表人：",
        ),
        Layout(
            "export",
            "xlsx",
            _export,
            f"重点项目导出（{{unit}}{YEAR}年{{month}}月）.xlsx",
            sheet="导出",
            dates=str,
        ),
        Layout("plain_csv", "csv", _plain_csv, f"{{unit}}{YEAR}年{{month}}月.csv", dates=str),
        Layout(
            "sheet_month",
            "xls",
            _sheet_month,
            "{unit}重点项目统计表{month}月.xls",
            f"{YEAR}年重点项目投资完成情况统计表",
            ((1, "填报单位：{unit}"), (5, "填报日期：{date}"), (9, "单位：万元")),
            sheet="{month}月",
            total="last",
            dates=as_date,
            sign="主要负责人签字：　　　　　　经办人：",
        ),
        Layout(
            "months",
            "xlsx",
            _months,
            f"{{short}}{YEAR}年1—{{month}}月.xlsx",
            f"{YEAR}年1—{{month}}月重点建设项目明细表",
            ((1, "填报单位：{unit}"), (-1, "填报日期：{date}")),
            sheet="明细表",
            total="last",
            total_words="总计",
            dates=chinese,
        ),
        Layout(
            "titled",
            "xlsx",
            _titled,
            "{month}月-{unit}.xlsx",
            f"{{unit}}{YEAR}年{{month}}月份重点建设项目进展情况表（单位：万元）",
            ((1, "填报时间：{date}"),),
            sheet="进展情况",
            total="last",
            categories=_by_nature,
            dates=dotted,
            text_numbers=True,
            notes=("注：1.★为市级挂牌项目，■为市级重点项目；", "2.“本年累计完成投资”为1月至本月累计数。"),
            sign="审核：　　　　　　制表：",
        ),
        Layout(
            "elements",
            "xls",
            _elements,
            "{short}月报{month}月.xls",
            f"{YEAR}年1—{{month}}月重点项目投资完成和要素保障情况表",
            ((1, "填报单位：{unit}"), (6, "填报日期：{date}"), (-1, "单位：万元")),
            sheet="汇总",
            total="first",
            total_words="合计（{count}个）",
            dates=as_date,
        ),
    )
}


def file_name(unit: Unit, month: int) -> str:
    """The name under which the unit sends that month."""
    if unit.layout == "prefilled":
        return f"{unit.name}{month}月.xlsx"
    return LAYOUTS[unit.layout].file.format(unit=unit.name, short=unit.short, month=month)


def typed(value: Value) -> Value:
    """A figure as people type it into a text cell: 12,340.5."""
    if isinstance(value, int | float):
        return f"{value:,}"
    return value
