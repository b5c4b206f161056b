"""The pictures of groups: their rates against the target, their gaps, their ranks.

A picture shows at most ``most`` bars; what is left out is said in words where it would stand.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal

from projledger.charts.marks import plain_text
from projledger.charts.parts import Bar, Bars, Course, Picture, Words
from projledger.charts.words import Standpoint, light_word, lights, lights_unit, listed, notes, said, title
from projledger.measures.grouping import CHINESE_BY
from projledger.measures.progress import Progress, ProgressRow
from projledger.measures.ranking import Ranking, ranking
from projledger.measures.rates import NO_RATE, show_gap, show_rate

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
        (Bars(tuple(_both_ends(bars, most)), caption=counted, unit="百分点"),),
        lights(table.settings),
        lights_unit(table.settings),
        notes(table, point, _without_rate(table)),
    )


def rank_picture(
    table: Progress, point: Standpoint, most: int, rankings: Sequence[Ranking] | None = None
) -> Picture:
    """The rates as shown, ranked 1, 2, 2, 4; ``rankings`` in groups of like units, else one of all."""
    if rankings is None:
        rankings = [ranking((str(place), row.rate.shown) for place, row in enumerate(table.rows))]
        rows = {str(place): row for place, row in enumerate(table.rows)}
    else:
        rows = {row.group: row for row in table.rows}
    lines: list[Bar | Words] = []
    shares = _shares([sum(1 for line in one.lines if line.value is not None) for one in rankings], most)
    for one, share in zip(rankings, shares, strict=True):
        bars = [
            Bar(
                plain_text(rows[line.name].group),
                line.value,
                f"{show_rate(line.value)} {light_word(rows[line.name])}",
                rows[line.name].light,
                rank=str(line.rank),
            )
            for line in one.lines
            if line.value is not None
        ]
        if len(rankings) > 1 and bars:
            lines.append(Words(f"{one.group}（{len(bars)}个）", head=True))
        lines += _both_ends(bars, share)
    counted = "，同类单位之间比较" if len(rankings) > 1 else ""
    whole = table.total
    return Picture(
        title(table, f"完成率排名（按{CHINESE_BY[table.by]}）"),
        said(table, point, "%"),
        (
            Bars(
                tuple(lines),
                caption=f"由高到低，显示数相同的名次并列{counted}；合计{show_rate(whole.rate.shown)}%，"
                f"{light_word(whole)}",
            ),
        ),
        lights(table.settings),
        lights_unit(table.settings),
        notes(table, point, _without_rate(table)),
    )


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


def _without_rate(table: Progress) -> str:
    """Who has no bar, since there is no plan."""
    names = [plain_text(row.group) for row in table.rows if row.rate.shown is None]
    return f"没有年度计划，因而没有完成率的：{listed(names)}。" if names else ""
