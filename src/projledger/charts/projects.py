"""The picture of projects in time: planned and actual start and finish below one another."""

from collections.abc import Sequence
from datetime import date

from projledger.charts.marks import plain_text
from projledger.charts.parts import Picture, Span, Timeline, TimelineRow, Words
from projledger.charts.words import Standpoint, lights, lights_unit, notes, said, title
from projledger.foundation.period import Period
from projledger.measures.dates import first_day, last_day
from projledger.measures.progress_table import Progress
from projledger.measures.rates import show_rate
from projledger.measures.timeline import ProjectDates

#: A timeline reaches at most so many years before and after the plan's own.
_YEARS_BESIDE = 2


def timeline_picture(table: Progress, dates: Sequence[ProjectDates], point: Standpoint, most: int) -> Picture:
    """The projects of ``table`` (by project) by planned start; an overdue one never makes room for others."""
    dated = [one for one in dates if _planned(one) or one.started]
    shown, left = _chosen(dated, most)
    end = table.period.last.last_day
    rows: list[TimelineRow | Words] = [_row(one, end) for one in shown]
    if left:
        rows.append(Words(_left(left)))
    first, last = _window(shown, table.period)
    undated = len(dates) - len(dated)
    return Picture(
        title(table, "建设时序（计划与实际开工、完工）"),
        said(table, point, "完成率为%"),
        (Timeline(tuple(rows), first, last, end, f"{table.period.last.month}月底"),),
        lights(table.settings),
        lights_unit(table.settings),
        notes(
            table,
            point,
            f"{undated}个项目既未注明计划开工、完工时间，也未报实际时间，未绘出。" if undated else "",
            f"{_counted(dated)}。两端的尖角表示超出图示年份或时间不详。" if dated else "",
        ),
    )


def _chosen(dated: Sequence[ProjectDates], most: int) -> tuple[list[ProjectDates], list[ProjectDates]]:
    """What is drawn, by planned start, and what is left out: the overdue stay, then the nearest finishes."""
    kept = len(dated) if len(dated) <= most else max(most - 1, 1)
    pressing = sorted(
        dated,
        key=lambda one: (
            one.overdue is None,
            -(one.overdue or 0),
            one.finished,
            one.planned_finish or "9999",
        ),
    )
    chosen = {one.row.key for one in pressing[:kept]}
    shown = sorted(
        (one for one in dated if one.row.key in chosen),
        key=lambda one: (one.planned_start or one.actual_start or "", one.planned_finish or ""),
    )
    return shown, [one for one in dated if one.row.key not in chosen]


def _left(left: Sequence[ProjectDates]) -> str:
    return f"另有{len(left)}个项目未绘出（先绘逾期的和计划完工最近的）：{_counted(left)}"


def _counted(items: Sequence[ProjectDates]) -> str:
    """How many are finished, under way, and overdue."""
    counts = (
        ("已完工", sum(1 for one in items if one.finished)),
        ("已开工未完工", sum(1 for one in items if one.started and not one.finished)),
        ("未开工", sum(1 for one in items if not one.started)),
        ("逾期未开工", sum(1 for one in items if one.start_overdue is not None)),
        ("逾期未完工", sum(1 for one in items if one.finish_overdue is not None)),
    )
    return "，".join(f"{word}{count}个" for word, count in counts if count)


def _row(one: ProjectDates, end: date) -> TimelineRow:
    return TimelineRow(
        plain_text(one.row.group), _planned(one), _actual(one, end), _label(one), one.row.light
    )


def _planned(one: ProjectDates) -> Span | None:
    if one.planned_start is None and one.planned_finish is None:
        return None
    return Span(
        first_day(one.planned_start) if one.planned_start else None,
        last_day(one.planned_finish) if one.planned_finish else None,
    )


def _actual(one: ProjectDates, end: date) -> Span | None:
    if not one.started:
        return None
    finish = last_day(one.actual_finish) if one.actual_finish else end
    return Span(first_day(one.actual_start) if one.actual_start else None, min(finish, end))


def _label(one: ProjectDates) -> str:
    """The status, what is overdue by how many months, and the rate of who is still at it."""
    word = one.status or ("已开工" if one.started else "未报状态")
    if one.finished:
        return f"{word}{_apart(one.finished_after)}"
    if one.start_overdue is not None:
        return f"{word}，开工逾期{one.start_overdue}个月"
    if one.finish_overdue is not None:
        return f"{word}，完工逾期{one.finish_overdue}个月"
    return word if one.row.rate.shown is None else f"{word}，{show_rate(one.row.rate.shown)}%"


def _apart(months: int | None) -> str:
    if not months:
        return ""
    return f"，提前{-months}个月" if months < 0 else f"，晚{months}个月"


def _window(shown: Sequence[ProjectDates], period: Period) -> tuple[date, date]:
    """Whole years that hold the dates of ``shown``, the plan's year among them, not more than a few."""
    stated = [
        int(text[:4])
        for one in shown
        for text in (one.planned_start, one.planned_finish, one.actual_start, one.actual_finish)
        if text
    ]
    first = max(min([period.year, *stated]), period.year - _YEARS_BESIDE + 1)
    last = min(max([period.year, *stated]), period.year + _YEARS_BESIDE)
    return date(first, 1, 1), date(last, 12, 31)
