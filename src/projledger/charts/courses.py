"""The panel of the year by month, from the months of :mod:`projledger.measures.course`."""

from collections.abc import Sequence

from projledger.charts.parts import Course, CoursePoint
from projledger.measures.course import MonthOfCourse
from projledger.measures.progress_table import Progress
from projledger.measures.rates import show_gap, show_rate


def course_panel(months: Sequence[MonthOfCourse], table: Progress) -> Course:
    """Columns and table of the months; a month of which nothing is known has no figures."""
    term = table.settings.office.term
    points = [
        CoursePoint(
            month=month.month.month,
            target=month.target.shown if month.target else None,
            rate=month.total.rate.shown if month.total else None,
            light=month.light,
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
    target = show_rate(month.target.shown if month.target else None)
    if month.total is None:
        return ("", "", "", target, "")
    shown = month.total.shown
    return (
        shown["completed_month"],
        shown["completed_ytd"],
        show_rate(month.total.rate.shown),
        target,
        show_gap(month.schedule_gap),
    )
