"""The picture of units as tiles: areas by annual plan, colours by light.

No geography is known to the ledger, so that this is no map of places: neighbouring tiles are no neighbours.
"""

from projledger.charts.marks import plain_text
from projledger.charts.parts import Picture, Tile, Tiles
from projledger.charts.words import Standpoint, light_word, lights, lights_unit, listed, notes, said, title
from projledger.measures.progress_rows import ProgressRow
from projledger.measures.progress_table import Progress
from projledger.measures.rates import show_gap, show_rate


def units_picture(table: Progress, point: Standpoint, most: int) -> Picture:
    """The rows of ``table`` as tiles, the largest plan first; the smallest ones beyond ``most`` in words."""
    planned = sorted(
        (row for row in table.rows if row.annual_plan > 0), key=lambda row: row.annual_plan, reverse=True
    )
    shown, left = planned[:most], planned[most:]
    without = [plain_text(row.group) for row in table.rows if row.annual_plan <= 0]
    total = table.total
    return Picture(
        title(table, "投资进度分布图（面积为年度计划）"),
        said(table, point, f"%，年度计划为{table.money_unit}"),
        (Tiles(tuple(_tile(row, table) for row in shown)),),
        lights(table.settings),
        lights_unit(table.settings),
        notes(
            table,
            point,
            f"面积按年度计划，颜色按亮灯；不表示地理位置。合计年度计划{total.shown['annual_plan']}{table.money_unit}，"
            f"完成率{show_rate(total.rate.shown)}%，{light_word(total)}。",
            f"年度计划较小的{len(left)}个未绘出：{listed([plain_text(row.group) for row in left])}。"
            if left
            else "",
            f"没有年度计划、未绘出的：{listed(without)}。" if without else "",
        ),
    )


def _tile(row: ProgressRow, table: Progress) -> Tile:
    return Tile(
        plain_text(row.group),
        row.annual_plan,
        row.light,
        (
            f"{show_rate(row.rate.shown)}% {light_word(row)}",
            show_gap(row.schedule_gap),
            f"计划{row.shown['annual_plan']}{table.money_unit}",
        ),
    )
