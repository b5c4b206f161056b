"""What stands behind a table: of each column the definition, unit, basis (口径), source, and as of when."""

from collections.abc import Iterable, Iterator

from projledger.exports.columns import Column, Table, Value
from projledger.exports.terms_text import terms_explained
from projledger.foundation.settings.setting import exact_text
from projledger.measures.basis import CHINESE_BASIS
from projledger.measures.progress_table import Progress
from projledger.measures.rates import NO_RATE, show_rate

#: Whose figure a column holds, where it is not that of the table's basis.
PLANNED, COMPUTED = "计划", "计算"
_COLUMNS = (
    Column("item", "栏目", width=26),
    Column("meaning", "定义（公式）", width=62),
    Column("unit", "单位", width=9),
    Column("basis", "口径", width=8),
    Column("source", "来源", width=44),
    Column("taken", "截至", width=33),
)


def definitions(columns: Iterable[Column], table: Progress, further: Iterable[tuple[str, str]] = ()) -> Table:
    """A sheet that defines ``columns`` of ``table``; ``further`` are other items with what is to be said."""
    taken = as_of_words(table)
    rows: list[dict[str, Value]] = [
        {
            "item": column.title.replace("\n", ""),
            "meaning": column.meaning,
            "unit": column.unit,
            "basis": column.basis,
            "source": column.source,
            "taken": taken if column.basis else "",
        }
        for column in columns
    ]
    rows += [{"item": item, "meaning": meaning} for item, meaning in (*_standpoint(table), *further)]
    return Table("说明", _COLUMNS, rows)


def as_of_words(table: Progress) -> str:
    """``收件57号（2021-07-05 19:00）``: the last submission that the table knows, or nothing."""
    if table.submission is None:
        return ""
    moment = f"（{table.as_of.astimezone():%Y-%m-%d %H:%M}）" if table.as_of else ""
    return f"收件{table.submission}号{moment}"


def basis_word(table: Progress) -> str:
    """``上报``, ``核定`` or ``入统``: the basis of the completed investment."""
    return CHINESE_BASIS[table.terms.basis].removesuffix("口径")


def target_words(table: Progress) -> str:
    """The target as the line above a table says it: one figure only where all rows share it."""
    term, target = table.settings.office.term, show_rate(table.target.shown, trim=True)
    if table.empty and table.total.shown["target"] == NO_RATE:
        return f"{term}{NO_RATE}"
    return f"{term}{target}%" if table.one_target else f"{term}合计{target}%（各行不同）"


def target_rule(table: Progress) -> str:
    """The rule of the time-sequence target."""
    if table.curve != "linear" or table.settings.schedule.scopes:
        return f"按“{table.curve}”曲线，期末应完成占年度计划的比例；合计和各组按年度计划加权。"
    factor = table.settings.schedule.factor
    times = "" if factor == 1 else f"×{exact_text(factor)}"
    return f"逐月均衡：{table.period.last.month}÷12{times}，四舍五入。"


def gap_rule(table: Progress) -> str:
    """How the gap follows from rate and target."""
    term = table.settings.office.term
    if table.settings.figures.gap == "exact":
        return f"占年度计划－{term}，按未舍入的数相减后四舍五入。"
    return f"占年度计划－{term}，按本表显示的数相减。"


def light_rule(table: Progress) -> str:
    """From which gap to which each light shines."""
    parts = []
    for name, band in table.settings.lights.investment.named():
        lower = "" if band.lower is None else f"{exact_text(band.lower)}≤"
        upper = "" if band.upper is None else f"＜{exact_text(band.upper)}"
        word = {"green": "绿", "yellow": "黄", "red": "红"}[name]
        parts.append(f"{word}：{lower}超/欠{upper}")
    return "；".join(parts) + "（百分点，按显示的数）。"


def _standpoint(table: Progress) -> Iterator[tuple[str, str]]:
    said = table.remarks
    if taken := as_of_words(table):
        yield "取数", f"台账截至{taken}。数据截至{table.period.last.month}月底。"
    yield from terms_explained(table)
    for title, names in (
        ("提前完工", [item.name for item in said.finished_early]),
        ("未进场", [item.name for item in said.not_on_site]),
        ("未报", [item.name for item in said.not_reported]),
        ("待核", [item.name for item in said.held]),
        ("快报", [item.name for item in said.flash]),
        ("无年度计划", [item.name for item in said.no_plan]),
    ):
        if names:
            yield f"{title}（{len(names)}个）", "、".join(names)
