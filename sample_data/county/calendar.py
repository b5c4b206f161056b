"""Who was late, who sent nothing, who had nothing to report. Only invented units."""

from county.figures import SILENT_IN_JUNE
from county.model import Project

#: Days of the next month on which late returns came (the deadline is the 5th).
LATE = {
    ("西山新城管委会", 1): 8,
    ("桥湾镇", 2): 9,
    ("滨江街道办事处", 3): 7,
    ("白果镇", 4): 8,
    ("示例城市建设投资有限公司", 5): 8,
    ("林业局", 5): 6,
}
#: Months for which no return came in time; 花桥镇 sent March together with April.
SILENT = {("竹林铺镇", 2), ("商务局", 5), ("花桥镇", 3), *((name, 6) for name in SILENT_IN_JUNE)}
NIL = {
    ("民政局", 1): "本月无进展，零报告。",
    ("城北街道办事处", 2): "零报告：2月春节停工，本月无进展。",
}


def settle_nil(projects: list[Project]) -> None:
    """A nil return means no change: the month's figure is the month before's."""
    for name, month in NIL:
        for project in projects:
            if project.unit.name == name:
                project.ytd[month] = project.ytd.get(month - 1, 0)
