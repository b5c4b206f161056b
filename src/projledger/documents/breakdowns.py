"""The overall figures by sector and by nature, and how many of the year's starts are made."""

from collections.abc import Sequence

from projledger.documents.figures import ALL, About, scope
from projledger.documents.overview import figures_of
from projledger.documents.wording import Wording, month_end
from projledger.foundation.period import Month
from projledger.measures.grouping import UNSTATED
from projledger.measures.progress_rows import ProgressRow
from projledger.measures.progress_table import Progress
from projledger.measures.rate_table import RateRow
from projledger.measures.rates import rate_of

#: Of fewer sectors the best and the last say nothing that the figures themselves do not say.
_COMPARED = 3


def by_sector(table: Progress, wording: Wording) -> tuple[str, ...]:
    """One sentence a sector with its share of what all have completed, then the fastest and the slowest.

    Nothing where the plan knows fewer than two sectors.
    """
    rows = _planned(table)
    if len(rows) < 2:  # noqa: PLR2004 - one sector says what the total says
        return ()
    said = [_sector(row, table, wording) for row in rows]
    if ends := _ends([row for row in rows if row.group != UNSTATED], wording):
        said.append(ends)
    return tuple(said)


def by_nature(table: Progress, starts: RateRow, wording: Wording) -> tuple[str, ...]:
    """The figures of 续建, 新建 and so on in one sentence, then the year's starts.

    The figures stand only where there are several natures, the starts only where any were planned or made.
    """
    rows = _planned(table)
    said = []
    if len(rows) > 1:
        said.append("；".join(_nature(row, wording) for row in rows) + "。")
    if text := starts_said(starts, table.period.last, wording):
        said.append(text)
    return tuple(said)


def starts_said(row: RateRow, through: Month, wording: Wording, within: str = ALL) -> str:
    """``2021年计划新开工项目42个，截至6月底已开工35个，开工率83.33%``; empty where there is none."""
    balance = row.starts
    if not balance.planned:
        if not balance.done:
            return ""
        made = wording.count(balance.done, "started", within)
        return f"{through.year}年没有计划新开工的项目，截至{month_end(through)}提前开工{made}个。"
    text = f"{through.year}年计划新开工项目{wording.count(balance.planned, 'planned_starts', within)}个，"
    text += f"截至{month_end(through)}"
    if not balance.done:
        text += "均未开工"
    else:
        rate = row.value("start-annual").rate.shown
        text += f"已开工{wording.count(balance.done, 'started', within)}个，"
        text += f"开工率{wording.percent(rate, About('start_rate', within))}"
    if balance.due:
        due = wording.count(balance.due, "due_starts", within)
        text += f"；其中按计划应于{month_end(through)}前开工的{due}个，"
        late = wording.count(balance.overdue, "overdue_starts", within)
        text += f"尚有{late}个未开工" if balance.overdue else "均已开工"
    if balance.early:
        text += f"；早于计划时间开工{wording.count(balance.early, 'early_starts', within)}个"
    if balance.unknown:
        unknown = wording.count(balance.unknown, "starts_unknown", within)
        text += f"；计划新开工项目中{unknown}个本年尚未报送过进度，按未开工计"
    return f"{text}。"


def _planned(table: Progress) -> list[ProgressRow]:
    return [row for row in table.rows if row.projects]


def _sector(row: ProgressRow, table: Progress, wording: Wording) -> str:
    within = scope("sector", row.group)
    name = "未注明领域" if row.group == UNSTATED else wording.named("sector", row.group, row.group)
    text = (
        f"{name}项目{wording.count(row.projects, 'projects', within)}个，{figures_of(row, wording, within)}"
    )
    share = rate_of(row.completed_ytd, table.total.completed_ytd, table.settings.figures.decimals).shown
    if share is not None:
        text += f"，占全部项目完成投资的{wording.percent(share, About('share', within))}"
    return f"{text}。"


def _nature(row: ProgressRow, wording: Wording) -> str:
    within = scope("nature", row.group)
    name = "未注明建设性质的" if row.group == UNSTATED else wording.named("nature", row.group, row.group)
    return (
        f"{name}项目{wording.count(row.projects, 'projects', within)}个，{figures_of(row, wording, within)}"
    )


def _ends(rows: Sequence[ProgressRow], wording: Wording) -> str:
    """Which sectors stand first and last by their rate as shown; nothing where all are alike."""
    known = [row for row in rows if row.rate.shown is not None]
    rates = [row.rate.shown for row in known if row.rate.shown is not None]
    if len(known) < _COMPARED or min(rates) == max(rates):
        return ""

    def said(rate: object) -> str:
        return "、".join(
            f"{wording.named('sector', row.group, row.group)}"
            f"（{wording.percent(row.rate.shown, About('rate', scope('sector', row.group)))}）"
            for row in known
            if row.rate.shown == rate
        )

    return f"各领域中，占年度计划比例最高的是{said(max(rates))}，最低的是{said(min(rates))}。"
