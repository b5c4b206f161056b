"""The pictures of groups: their rates against the target, their gaps, their ranks.

A picture shows at most ``most`` bars; what is left out is said in words where it would stand.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal

from projledger.charts.marks import plain_text
from projledger.charts.parts import Bar, Bars, Course, Picture, Words
from projledger.charts.words import Standpoint, light_word, lights, lights_unit, listed, notes, said, title
from projledger.measures.grouping import CHINESE_BY
from projledger.measures.progress_rows import ProgressRow
from projledger.measures.progress_table import Progress
from projledger.measures.ranking import Order
from projledger.measures.rates import NO_RATE, Rate, show_gap, show_rate
from projledger.measures.row_ranking import RankBy, RankedRow, RowRanking

#: Fewer bars than this say nothing when the rest is left out.
_LEAST = 4


def progress_picture(table: Progress, course: Course, point: Standpoint, most: int) -> Picture:
    """The year by month against the time sequence, and below it the groups against the target."""
    counted = f"（{len(table.rows)}个）" if len(table.rows) > _LEAST else ""
    bars = Bars(
        tuple(_first(_progress_bars(table), most, "按原顺序，其余")),
        caption=f"各{CHINESE_BY[table.by]}{counted}：占年度计划（%）、超/欠、亮灯、累计完成/年度计划（{table.money_unit}）；"
        f"竖线为{table.settings.office.term}",
    )
    return Picture(
        title(table, "投资进度"),
        said(table, point, f"%、{table.money_unit}"),
        (course, bars),
        lights(table.settings),
        lights_unit(table.settings),
        notes(table, point),
    )


def _progress_bars(table: Progress) -> list[Bar]:
    bars = [_progress_bar(table.total, "合计")]
    bars += [_progress_bar(part, f"其中：{part.group}", within=True) for part in table.total.of_which]
    for row in table.rows:
        bars.append(_progress_bar(row, row.group))
        bars += [_progress_bar(part, f"其中：{part.group}", within=True) for part in row.of_which]
    return bars


def _progress_bar(row: ProgressRow, name: str, *, within: bool = False) -> Bar:
    amounts = f"{row.shown['completed_ytd']}/{row.shown['annual_plan']}"
    label = f"{show_rate(row.rate.shown)}　{show_gap(row.schedule_gap)}　{light_word(row)}　{amounts}"
    mark = None if row.rate.shown is None else row.target.shown
    return Bar(plain_text(name), row.rate.shown, label, row.light, mark, within=within)


def _first(bars: Sequence[Bar], most: int, rest: str) -> list[Bar | Words]:
    """The first ``most`` bars; the others in words."""
    if len(bars) <= most:
        return list(bars)
    kept = max(most - 1, _LEAST)
    left = bars[kept:]
    return [*bars[:kept], Words(f"{rest}{len(left)}个未绘出：{_range(left)}")]


def gap_picture(table: Progress, point: Standpoint, most: int) -> Picture:
    """The gaps to the time sequence as bars to both sides, the furthest ahead first."""
    known = sorted(
        (row for row in table.rows if row.schedule_gap is not None),
        key=lambda row: row.schedule_gap or Decimal(0),
        reverse=True,
    )
    bars = [
        Bar(
            plain_text(row.group),
            row.schedule_gap,
            f"{show_gap(row.schedule_gap)} {light_word(row)}",
            row.light,
        )
        for row in known
    ]
    term = table.settings.office.term
    ahead = sum(1 for row in known if not row.behind)
    whole = table.total
    counted = (
        f"各{CHINESE_BY[table.by]}：达到或超过{term}的{ahead}个，低于的{len(known) - ahead}个；"
        f"合计{show_gap(whole.schedule_gap)}，{light_word(whole)}"
    )
    return Picture(
        title(table, f"超/欠{term}情况"),
        said(table, point, "百分点"),
        (Bars(tuple(_both_ends(bars, most)), caption=counted),),
        lights(table.settings),
        lights_unit(table.settings),
        notes(table, point, _without_rate(table)),
    )


def rank_picture(found: RowRanking, point: Standpoint, most: int) -> Picture:
    """The rows by rank (1, 2, 2, 4), whole or among their like, with the places that they won or lost."""
    table = found.table
    known = [[line for line in one.rows if line.value is not None] for one in found.groups]
    lines: list[Bar | Words] = []
    several = len(known) > 1
    for one, ranked, share in zip(
        found.groups, known, _shares([len(one) for one in known], most), strict=True
    ):
        if several and ranked:
            lines.append(Words(f"{one.name}（{len(ranked)}个）", head=True))
        lines += _both_ends([_rank_bar(line, found) for line in ranked], share)
    word, unit = _ranked_by(found)
    return Picture(
        title(table, f"{word}排名（按{CHINESE_BY[table.by]}）"),
        said(table, point, unit),
        (Bars(tuple(lines), caption=_rank_caption(found, several=several)),),
        () if found.by is RankBy.STARTS else lights(table.settings),
        lights_unit(table.settings),
        notes(table, point, _without_rank(found)),
    )


def _rank_bar(line: RankedRow, found: RowRanking) -> Bar:
    row, light = line.row, None if found.by is RankBy.STARTS else line.row.light
    label = _ranked_figure(row, found.by, line.starts)
    label = label if found.by is RankBy.STARTS else f"{label} {light_word(row)}"
    if line.moved is not None:
        arrow = f"↑{line.moved}" if line.moved > 0 else f"↓{-line.moved}" if line.moved < 0 else "平"
        label = f"{label} {arrow}"
    return Bar(plain_text(row.group), line.value, label, light, rank=str(line.rank))


def _ranked_figure(row: ProgressRow, by: RankBy, starts: Rate | None = None) -> str:
    """The figure by which is ranked, as the table prints it; starts with their fraction."""
    match by:
        case RankBy.GAP:
            return show_gap(row.schedule_gap)
        case RankBy.AMOUNT:
            return row.shown["completed_ytd"]
        case RankBy.STARTS if starts is not None:
            return f"{show_rate(starts.shown)} {starts.numerator}/{starts.denominator}"
        case _:
            return show_rate(row.rate.shown)


#: What is ranked, and its unit; those that are not fixed are made up from the table.
_RANKED_BY = {
    RankBy.RATE: ("完成率", "%"),
    RankBy.GAP: ("超/欠{term}", "百分点"),
    RankBy.AMOUNT: ("累计完成投资", "{unit}"),
    RankBy.STARTS: ("开工率", "%，已开工/计划开工（个）"),
}


def _ranked_by(found: RowRanking) -> tuple[str, str]:
    word, unit = _RANKED_BY[found.by]
    return word.format(term=found.table.settings.office.term), unit.format(unit=found.table.money_unit)


def _rank_caption(found: RowRanking, *, several: bool) -> str:
    parts = ["由低到高" if found.order is Order.ASCENDING else "由高到低", "显示数相同的名次并列"]
    parts += ["同类单位之间比较"] if several else []
    parts += [f"箭头为名次较{found.earlier.span}的升降"] if found.earlier else []
    whole = found.table.total
    if found.by is RankBy.STARTS:  # the table's total has no start rate
        return "，".join(parts)
    return f"{'，'.join(parts)}；合计{_ranked_figure(whole, found.by)}，{light_word(whole)}"


def _shares(counts: Sequence[int], most: int) -> list[int]:
    """How many lines each ranking may take below its name: small ones as many as they have."""
    left = most - (len(counts) if len(counts) > 1 else 0)
    shares = dict.fromkeys(range(len(counts)), 0)
    for done, place in enumerate(sorted(shares, key=lambda place: counts[place])):
        shares[place] = max(min(counts[place], left // (len(counts) - done)), _LEAST)
        left -= shares[place]
    return list(shares.values())


def _both_ends(bars: Sequence[Bar], most: int) -> list[Bar | Words]:
    """All bars, or those of both ends with the middle in words: a reader looks for first and last."""
    if len(bars) <= most:
        return list(bars)
    kept = max(most - 1, _LEAST)
    head, tail = kept - kept // 2, kept // 2
    middle = bars[head : len(bars) - tail]
    ranks = f"第{middle[0].rank}至{middle[-1].rank}名，" if middle[0].rank else ""
    text = f"其间{len(middle)}个未绘出：{ranks}{_range(middle)}"
    return [*bars[:head], Words(text), *bars[len(bars) - tail :]]


def _range(bars: Sequence[Bar]) -> str:
    """The highest and the lowest figure of ``bars``, as shown."""
    known = [bar for bar in bars if bar.value is not None]
    if not known:
        return f"均为{NO_RATE}"
    order: Callable[[Bar], Decimal] = lambda bar: bar.value or Decimal(0)  # noqa: E731 - one key for both ends
    high, low = max(known, key=order), min(known, key=order)
    return f"最高{_figure(high)}，最低{_figure(low)}"


def _figure(bar: Bar) -> str:
    return bar.label.split("　")[0].split(" ")[0]


def _without_rank(found: RowRanking) -> str:
    """Who has no bar, since there is no figure to rank by."""
    names = [plain_text(line.row.group) for one in found.groups for line in one.rows if line.rank is None]
    if not names:
        return ""
    why = (
        "没有计划开工的项目，因而没有开工率的"
        if found.by is RankBy.STARTS
        else "没有年度计划，因而没有名次的"
    )
    return f"{why}：{listed(names)}。"


def _without_rate(table: Progress) -> str:
    """Who has no bar, since there is no plan."""
    names = [plain_text(row.group) for row in table.rows if row.rate.shown is None]
    return f"没有年度计划，因而没有完成率的：{listed(names)}。" if names else ""
