"""What is due of each row by the end of every month, as csv, Markdown, HTML and a workbook."""

from projledger.exports.columns import Column, Kind, Table, Value
from projledger.exports.terms_text import narrowed_text
from projledger.foundation.settings.curves import MONTHS_OF_A_YEAR
from projledger.measures.grouping import CHINESE_BY
from projledger.measures.progress_table import Progress
from projledger.measures.target_table import TargetRow, TargetTable


def targets_tables(found: TargetTable, progress: Progress) -> list[Table]:
    """The table of targets; ``progress`` is the table of the same rows."""
    columns = (
        Column("group", CHINESE_BY[found.by]),
        Column("projects", "项目\n（个）", Kind.COUNT),
        Column("curves", "曲线"),
        *(Column(f"m{month}", f"{month}月底\n（%）", Kind.RATE) for month in range(1, MONTHS_OF_A_YEAR + 1)),
    )
    rows = (*found.rows, found.total)
    left = f"占年度计划的比例，曲线：{found.curve}"
    if narrowed := narrowed_text(progress):
        left += f"；{narrowed}"
    return [
        Table(
            "目标",
            columns,
            [_line(row) for row in rows],
            title=f"{found.period.year}年{progress.settings.office.subject}各月底{progress.settings.office.term}",
            left=left,
            bold=frozenset({len(rows) - 1}),
        )
    ]


def _line(row: TargetRow) -> dict[str, Value]:
    return {
        "group": row.group,
        "projects": row.projects,
        "curves": "、".join(row.curves),
        **{f"m{month}": due and due.shown for month, due in enumerate(row.targets, start=1)},
    }
