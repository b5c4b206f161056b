"""The panel of the year by month, from the months of :mod:`projledger.measures.course`."""

from collections.abc import Sequence

from projledger.charts.parts import Course, CoursePoint
from projledger.measures.course import MonthOfCourse
from projledger.measures.progress import Progress
from projledger.measures.rates import NO_RATE, show_gap, show_rate


def course_panel(months: Sequence[MonthOfCourse], table: Progress) -> Course:
    """Columns and table of the months; a month of which nothing is known has no figures."""
    term = table.settings.office.term
    points = [
        CoursePoint(
            month=month.month.month,
            target=month.total.target.shown,
            rate=month.total.rate.shown if month.known else None,
            light=month.total.light if month.known else None,
            cells=_cells(month),
        )
        for month in months
    ]
    heads = ("本月完成", "累计完成", "占年度计划", term, f"超/欠{term.removesuffix('进度')}")
    caption = (
        f"逐月累计完成投资占年度计划的比例（%）；金额单位：亿元；各月均按{table.period.last.month}月底"
        "有效的年度计划计算"
    )
    return Course(tuple(points), heads, caption, term)


def _cells(month: MonthOfCourse) -> tuple[str, ...]:
    total = month.total
    if not month.known:
        return ("", "", "", show_rate(total.target.shown), "")
    shown = total.shown
    return (
        shown["completed_month"],
        shown["completed_ytd"] if total.projects else NO_RATE,
        show_rate(total.rate.shown),
        show_rate(total.target.shown),
        show_gap(total.schedule_gap),
    )
