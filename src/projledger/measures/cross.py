"""The figure that a cross table shows: one of a progress table's columns, in every cell and total."""

from typing import NamedTuple

from projledger.foundation.language import N_
from projledger.measures.progress_rows import ProgressRow
from projledger.measures.progress_table import Progress


class Figure(NamedTuple):
    """One figure: its key in ``shown``, its head, its Chinese title, its unit (``money`` for the table's).

    ``summed``: cells add up to the totals; rates and gaps do not.
    """

    key: str
    head: str
    title: str
    unit: str
    summed: bool = False


FIGURES: dict[str, Figure] = {
    figure.key: figure
    for figure in (
        Figure("completion_rate", N_("Rate"), "占年度计划", "%"),
        Figure("projects", N_("Projects"), "项目", "个", summed=True),
        Figure("annual_plan", N_("Plan"), "年度计划", "money", summed=True),
        Figure("completed_ytd", N_("Done"), "累计完成投资", "money", summed=True),
        Figure("completed_month", N_("This month"), "本月完成", "money", summed=True),
        Figure("schedule_gap", N_("Gap"), "超/欠时序", "百分点"),
        Figure("light", N_("Light"), "亮灯", ""),
        Figure("shortfall", N_("Short of the sequence"), "距时序尚差", "money"),
        Figure("not_reported", N_("Unreported"), "未报项目", "个", summed=True),
    )
}
#: What a cell shows unless asked otherwise.
USUAL_FIGURE = "completion_rate"
WORDS: dict[str, str] = {
    "rate": "completion_rate", "完成率": "completion_rate", "占年度计划": "completion_rate",
    "projects": "projects", "项目": "projects", "项目数": "projects", "个数": "projects",
    "plan": "annual_plan", "年度计划": "annual_plan",
    "done": "completed_ytd", "累计完成": "completed_ytd",
    "month": "completed_month", "本月完成": "completed_month",
    "gap": "schedule_gap", "超欠": "schedule_gap",
    "light": "light", "亮灯": "light",
    "short": "shortfall", "尚差": "shortfall",
    "missing": "not_reported", "未报": "not_reported",
}  # fmt: skip


def in_cell(table: Progress, row: ProgressRow, column: str, figure: Figure) -> str:
    """The printed figure of ``row`` in the column of that name; a cell without projects stays blank."""
    if table.across is None:
        return ""
    cell = table.across.cells.get((row.group, column))
    return "" if cell is None else cell.shown[figure.key]
