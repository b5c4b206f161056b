"""The terms of a progress table in Chinese, as its title, csv and sheet of explanations say them."""

from collections.abc import Iterator

from projledger.foundation.money import show_money
from projledger.measures.basis import CHINESE_BASIS
from projledger.measures.progress_rows import YI_DECIMALS
from projledger.measures.progress_table import Progress

_CHOSEN = {"unit": "单位", "level": "级别", "where": "条件", "only": "名单"}


def terms_text(table: Progress) -> str:
    """What stands beside the title: ``上报口径；名单：专项债券``."""
    return "；".join(
        [CHINESE_BASIS[table.terms.basis], *(f"{title}：{said}" for title, said in _chosen(table))]
    )


def narrowed_text(table: Progress) -> str:
    """What was chosen and what that leaves out: ``级别：市级。选出50个项目…``; "" for all projects."""
    narrowed = table.narrowed
    if narrowed is None:
        return ""
    said = "；".join(f"{_CHOSEN[what]}：{value}" for what, value in narrowed.said)
    left = show_money(
        narrowed.annual_plan, table.money_unit, YI_DECIMALS if table.money_unit == "亿元" else None
    )
    return (
        f"{said}。选出{narrowed.projects}个项目（共{narrowed.of}个），"
        f"未列入{narrowed.of - narrowed.projects}个，其年度计划{left}{table.money_unit}"
    )


def terms_explained(table: Progress) -> Iterator[tuple[str, str]]:
    """Lines of the sheet of explanations: (what, its meaning)."""
    terms = table.terms
    carried = "当月没有该口径数的沿用本年最近一次，本年都没有的按0计，一行中的项目都没有的，该行不计算。"
    meanings = {
        "reported": "完成投资为各单位上报数。",
        "verified": f"完成投资为现场核定的本年累计数；{carried}",
        "statistical": f"完成投资为统计部门认可的本年累计数；{carried}",
    }
    yield "口径", f"{CHINESE_BASIS[terms.basis]}：{meanings[terms.basis.value]}"
    if terms.of_list:
        yield "名单", f"只含“{terms.of_list}”中的项目，年度计划为该名单的计划；每个项目只计一次。"
    if terms.units_at:
        yield (
            "单位名称",
            f"按{terms.units_at.year}年{terms.units_at.month}月的单位名称归集，撤并单位计入承接单位。",
        )
    if table.narrowed:
        yield "筛选", f"{narrowed_text(table)}。"
    for line in table.terms.selected.unmatched if table.terms.selected else ():
        near = f"最接近的：{'、'.join(line.near)}。" if line.near else ""
        yield "名单中未找到", f"第{line.row}行“{line.text}”。{near}"
    if table.unfollowed:
        yield "无唯一承接单位", "、".join(table.unfollowed)
    for (kind, curve), count in table.instead.items():
        yield "时序曲线", f"“{kind}”对{count}个项目没有规定，这些项目按“{curve}”曲线计算。"
    if table.unassigned:
        left = sum(one.left for one in table.unassigned)
        names = "、".join(f"{one.unit}{show_money(one.left, '万元')}万元" for one in table.unassigned)
        yield "尚未安排到项目的年度计划", f"按时序目标表共{show_money(left, '万元')}万元：{names}。"
    if covered := table.coverage:
        for title, items in (("沿用较早月份", covered.earlier), ("没有该口径数", covered.unstated)):
            if items:
                yield f"{title}（{len(items)}个）", "、".join(item.name for item in items)
    if gone := table.left_unstated:
        yield f"年初计划中已调出、没有该口径数（{len(gone)}个）", "、".join(item.name for item in gone)


def _chosen(table: Progress) -> Iterator[tuple[str, str]]:
    if table.terms.of_list:
        yield "名单", table.terms.of_list
    if table.terms.compare:
        yield "对照", "、".join(CHINESE_BASIS[one.basis] for one in table.total.beside)
    if table.terms.opening:
        yield "计划", "调整后与年初对照"
    if table.terms.single:
        yield "单列", f"{table.own_span.numbers}月"
    if table.terms.units_at:
        yield "单位", f"{table.terms.units_at.year}年{table.terms.units_at.month}月名称"
