"""The named fractions as csv, Markdown, HTML and a workbook: a line a group and rate, with both its sides."""

from projledger.exports.columns import Column, Kind, Table, Value, yuan_in
from projledger.exports.terms_text import narrowed_text
from projledger.foundation.money import MONEY_UNITS
from projledger.measures.fractions import FractionValue, NamedFraction
from projledger.measures.grouping import CHINESE_BY
from projledger.measures.lights import CHINESE
from projledger.measures.progress_table import Progress
from projledger.measures.rate_table import RateRow, RateTable
from projledger.measures.rates import NO_RATE

_UNIT = "亿元"
#: The rates that every office has, as workbooks call them, and what stands above and below the line.
TITLES: dict[str, tuple[str, str]] = {
    "completion": ("投资完成率", "累计完成投资÷年度计划"),
    "start-annual": ("开工率（占年度计划）", "已开工÷年度计划开工"),
    "start-due": ("开工率（占应开工）", "已开工÷至期末应开工"),
    "start-on-time": ("应开工项目开工率", "应开工中已开工÷至期末应开工"),
    "start-resumed": ("开复工率", "已开工或复工÷全部项目"),
    "finish-annual": ("竣工率（占年度计划）", "已竣工÷年度计划竣工"),
    "finish-on-time": ("应竣工项目竣工率", "应竣工中已竣工÷至期末应竣工"),
    "on-schedule": ("达到或超过时序的项目", "在建项目中达到或超过时序的÷有年度计划的在建项目"),
    "funds": ("资金到位率", "到位资金÷年度计划或总投资（按设置），只含填报的项目"),
    "statistics": ("入统率", "已入统÷应入统项目，只含填报的项目"),
    "statistics-investment": ("入统投资占上报投资", "入统口径累计÷上报口径累计，只含填报的项目"),
}


def rates_tables(found: RateTable, chosen: Progress | None = None) -> list[Table]:
    """The table of all groups, the total first, and what its rates and columns mean.

    ``chosen`` is the table of the projects that were chosen, None where all were.
    """
    last = found.period.last
    rows = [(found.total, False), *((row, False) for row in found.rows)]
    rows = [
        pair for row, _within in rows for pair in ((row, False), *((part, True) for part in row.of_which))
    ]
    lines = [(row, within, value) for row, within in rows for value in row.values]
    left = f"数据截至{last.year}年{last.month}月底"
    if found.of_list:
        left += f"；名单：{found.of_list}"
    if chosen and (narrowed := narrowed_text(chosen)):
        left += f"；{narrowed}"
    return [
        Table(
            "比率",
            _columns(found),
            [_line(row, value) for row, _within, value in lines],
            title=f"{found.period.span}{found.settings.office.subject}各项比率",
            left=left,
            bold=frozenset(place for place, line in enumerate(lines) if line[0] is found.total),
            indented=frozenset(place for place, line in enumerate(lines) if line[1]),
        ),
        _meanings(found),
    ]


def _columns(found: RateTable) -> tuple[Column, ...]:
    term = found.settings.office.term
    return (
        Column("group", CHINESE_BY[found.by], meaning="合计为全部项目；各行项目互不重复，“其中”除外。"),
        Column("rate_of", "比率", width=24),
        Column("numerator", "分子", Kind.AMOUNT, "见下“比率”各条。"),
        Column("denominator", "分母", Kind.AMOUNT, "见下“比率”各条。"),
        Column("unit", "单位", meaning=f"个，或{_UNIT}。"),
        Column("rate", "比率\n（%）", Kind.RATE, "分子÷分母，四舍五入；分母为0的不计算。"),
        Column("target", "目标\n（%）", Kind.RATE, f"按{term}曲线至期末应达到的比率；没有规定的不填。"),
        Column("gap", "差距\n（百分点）", Kind.POINTS, "比率－目标。"),
        Column("light", "亮灯", meaning="按设置文件 [lights] 的档次。"),
        Column("unknown", "不明\n（个）", Kind.COUNT, "分母中情况不明的项目。"),
    )


def _line(row: RateRow, value: FractionValue) -> dict[str, Value]:
    known = bool(value.rate.numerator or value.rate.denominator)
    return {
        "group": row.group,
        "rate_of": rate_title(value.of),
        "numerator": _side(value, value.rate.numerator) if known else None,
        "denominator": _side(value, value.rate.denominator) if known else None,
        "unit": _UNIT if value.of.basis == "investment" else "个",
        "rate": value.rate.shown,
        "target": value.target.shown if value.target else None,
        "gap": value.gap,
        "light": CHINESE[value.light] if value.light else NO_RATE,
        "unknown": value.unknown,
    }


def _side(value: FractionValue, amount: int) -> Value:
    return yuan_in(amount, MONEY_UNITS[_UNIT]) if value.of.basis == "investment" else amount


def rate_title(fraction: NamedFraction) -> str:
    """The rate's Chinese title, or the one that the office gave it."""
    return fraction.title if fraction.own else TITLES[fraction.name][0]


def _meanings(found: RateTable) -> Table:
    said = [(column.title.replace("\n", ""), column.meaning) for column in _columns(found) if column.meaning]
    said += [
        (rate_title(value.of), "设置文件 [rates] 中自定。" if value.of.own else TITLES[value.of.name][1])
        for value in found.total.values
    ]
    counted = found.settings.definitions
    said += [
        ("开工口径", f"状态为{'、'.join(counted.started.statuses)}"),
        ("竣工口径", f"状态为{'、'.join(counted.finished.statuses)}"),
    ]
    columns = (Column("item", "项目", width=26), Column("meaning", "说明", width=92))
    return Table("说明", columns, [{"item": item, "meaning": meaning} for item, meaning in said])
