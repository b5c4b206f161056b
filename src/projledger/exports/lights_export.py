"""The lights of projects by month as csv, Markdown, HTML and a workbook."""

from projledger.exports.columns import Column, Kind, Table, Value
from projledger.exports.terms_text import narrowed_text
from projledger.measures.light_history import LightCell, LightHistory, LightRow
from projledger.measures.lights import CHINESE, Light
from projledger.measures.progress_table import Progress

#: What the lights are of, as the title says it.
MEASURES = {
    "investment": "投资亮灯",
    "start": "开工亮灯",
    "finish": "竣工亮灯",
    "funds": "资金到位亮灯",
    "statistics": "入统亮灯",
}
_NONE = "—"


def lights_tables(
    found: LightHistory, chosen: Progress | None = None, *, behind: bool = False
) -> list[Table]:
    """All projects with their lights, the worst first, and what the columns mean.

    ``chosen`` is the table of the projects that were chosen, None where all were; ``behind``: only those
    whose last light is yellow or red.
    """
    last = found.period.last
    rows = [row for row in found.rows if not behind or row.now in (Light.YELLOW, Light.RED)]
    counted = found.counted()
    lights = "、".join(f"{CHINESE[light]}{counted.get(light, 0)}个" for light in Light)
    left = f"{last.year}年{last.month}月底：{lights}、无灯{counted.get(None, 0)}个"
    if chosen and (narrowed := narrowed_text(chosen)):
        left += f"；{narrowed}"
    columns = _columns(found)
    return [
        Table(
            "亮灯",
            columns,
            [_line(row) for row in rows],
            title=f"{found.period.span}{found.settings.office.subject}{MEASURES[found.measure]}",
            left=left,
        ),
        Table(
            "说明",
            (Column("item", "项目", width=24), Column("meaning", "说明", width=92)),
            [{"item": column.title, "meaning": column.meaning} for column in columns if column.meaning],
        ),
    ]


def _columns(found: LightHistory) -> tuple[Column, ...]:
    months = [cell.month for row in found.rows[:1] for cell in row.cells]
    return (
        Column("name", "项目名称"),
        Column("key", "项目代码"),
        Column("unit", "责任单位", meaning="期末的责任单位。"),
        *(
            Column(
                f"m{month.month}",
                f"{month.month}月",
                meaning="各月按当月有效的计划和当时的设置判定；没有计划或当月无任务的无灯。"
                if month.month == 1
                else "",
            )
            for month in months
        ),
        Column("streak", "连续\n黄红（月）", Kind.COUNT, "至期末连续亮黄灯或红灯的月数。"),
        Column("reds", "其中连续\n红灯（月）", Kind.COUNT, "至期末连续亮红灯的月数。"),
        Column("step", "措施", meaning="设置文件 [lights] 规定的督办步骤。"),
    )


def _line(row: LightRow) -> dict[str, Value]:
    return {
        "name": row.project.name,
        "key": row.project.code or row.project.key,
        "unit": row.project.lead_unit,
        **{f"m{cell.month.month}": _word(cell) for cell in row.cells},
        "streak": row.streak,
        "reds": row.reds,
        "step": row.step,
    }


def _word(cell: LightCell) -> str:
    if cell.light is None:
        return _NONE
    return f"{CHINESE[cell.light]}（原{CHINESE[cell.was]}）" if cell.was else CHINESE[cell.light]
