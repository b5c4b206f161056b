"""What stands out in a period, as 一是…，二是…: each feature is said only where the figures bear it out."""

from collections.abc import Callable
from decimal import Decimal

from projledger.documents.facts import Facts
from projledger.documents.figures import About, scope
from projledger.documents.outline import firstly
from projledger.documents.wording import Wording
from projledger.measures.grouping import UNSTATED, By
from projledger.measures.progress_rows import ProgressRow
from projledger.measures.progress_table import Progress


def features(facts: Facts, wording: Wording) -> tuple[str, ...]:
    """The features of the period, numbered; at least how the whole stands against the time sequence."""
    if not facts.table(By.LEVEL).total.projects:
        return ()
    tried: tuple[Callable[[Facts, Wording], str], ...] = (_whole, _month, _levels, _sectors, _listed, _early)
    return firstly([text for text in (feature(facts, wording) for feature in tried) if text])


def _whole(facts: Facts, wording: Wording) -> str:
    table = facts.table(By.LEVEL)
    total = table.total
    gap = total.schedule_gap or Decimal(0)
    stands = {1: "快于", 0: "与", -1: "慢于"}[(gap > 0) - (gap < 0)]
    lead = f"投资进度总体{stands}{wording.term}" + ("" if gap else "持平")
    share = wording.percent(total.rate.shown, About("rate"))
    text = f"{lead}。累计完成投资占年度计划的{share}"
    if gap:
        text += f"，{wording.gap(total.schedule_gap, About('gap'))}"
    return f"{text}。"


def _month(facts: Facts, wording: Wording) -> str:
    """What the last month brought, where every project's share of it is known."""
    table = facts.table(By.LEVEL)
    total, span = table.total, table.spans[-1]
    if total.month_unknown or total.completed_month <= 0 or span.first == 1:
        return ""
    months = f"{span.last}月" if span.first == span.last else f"{span.first}—{span.last}月"
    done = wording.yi(total.completed_month, About("completed_month"))
    length, earlier = span.last - span.first + 1, total.completed_ytd - total.completed_month
    now, before = (
        total.completed_month * (span.first - 1),
        earlier * length,
    )  # by the month, without fractions
    pace, than = {1: ("加快", "高于"), 0: ("平稳", "等于"), -1: ("放缓", "低于")}[
        (now > before) - (now < before)
    ]
    mean = "月均" if length > 1 else ""
    return f"{months}投资{pace}。{months}完成投资{done}，{mean}{than}此前各月平均水平。"


def _levels(facts: Facts, wording: Wording) -> str:
    return _fastest(facts.table(By.LEVEL), "level", "级别", "重点项目", wording)


def _sectors(facts: Facts, wording: Wording) -> str:
    return _fastest(facts.table(By.SECTOR), "sector", "领域", "项目", wording)


def _fastest(table: Progress, kind: str, word: str, noun: str, wording: Wording) -> str:
    """The one group that stands ahead of all others; nothing where several lead or there is but one."""
    rows = [row for row in table.rows if row.rate.shown is not None and row.group != UNSTATED]
    if len(rows) < 2:  # noqa: PLR2004 - one group leads nobody
        return ""
    rows.sort(key=_rate, reverse=True)
    first, second = rows[0], rows[1]
    if _rate(first) == _rate(second):
        return ""
    name = wording.named(kind, first.group, first.group)
    share = wording.percent(first.rate.shown, About("rate", scope(kind, first.group)))
    text = f"{name}{noun}推进较快。{name}{noun}占年度计划的{share}，在各{word}中最高"
    if first.schedule_gap:
        text += f"，{wording.gap(first.schedule_gap, About('gap', scope(kind, first.group)))}"
    return f"{text}。"


def _rate(row: ProgressRow) -> Decimal:
    return row.rate.shown if row.rate.shown is not None else Decimal(-1)


def _listed(facts: Facts, wording: Wording) -> str:
    """The listed projects, where they stand better than the whole."""
    table = facts.table(By.LISTED)
    row = next((row for row in table.rows if row.group == "挂牌" and row.projects), None)
    if row is None or _rate(row) <= _rate(table.total):
        return ""
    within = scope("listed", row.group)
    projects = wording.count(row.projects, "projects", within)
    share = wording.percent(row.rate.shown, About("rate", within))
    return f"挂牌项目带动作用明显。{projects}个挂牌项目占年度计划的{share}，高于全部项目平均水平。"


def _early(facts: Facts, wording: Wording) -> str:
    items = facts.problems.remarks.finished_early
    if not items:
        return ""
    count = wording.count(len(items), "finished_early")
    text = f"{'一批' if len(items) > 1 else '有'}项目提前完工。{count}个项目较计划提前完工"
    names = wording.some(items, wording.project)
    return f"{text}，{'有' if len(items) > 1 else '为'}{names}。" if names else f"{text}。"
