"""Charts that a spreadsheet draws itself, from cells beside them: an office can change them."""

from collections.abc import Sequence
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.marker import DataPoint
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from projledger.exports.columns import yuan_in
from projledger.exports.painting import FONT, GRID, HEAD, cell_at, put
from projledger.exports.paper import A4, print_on
from projledger.foundation.money import MONEY_UNITS
from projledger.measures.lights import Light
from projledger.measures.progress_rows import ProgressRow
from projledger.measures.progress_table import Progress

NAME = "图表"
#: A chart of more rows cannot be read: then the rows with the lowest rates are drawn.
MOST_ROWS = 60
_COLOURS = {Light.GREEN: "70AD47", Light.YELLOW: "FFC000", Light.RED: "E15759", None: "A5A5A5"}
_LINE, _BARS = "C00000", "5B9BD5"
_BESIDE = "I"  # where the charts stand, right of their cells
_HEIGHT, _BETWEEN = 11, 24
#: Names of more bars stand aslant below them and need room.
_UPRIGHT, _SLANTED_HEIGHT = 12, 15


def add_charts(book: Workbook, table: Progress) -> None:
    """A sheet with the rate of each row against its target, and what each month brought."""
    rows, which = _drawn(table)
    months = table.total.steps if any(table.total.steps) else ()
    if not rows and not months:
        return
    sheet: Worksheet = book.create_sheet(NAME)
    place = 1
    if rows:
        _rate_cells(sheet, table, rows)
        sheet.add_chart(_rates(sheet, table, rows, which), f"{_BESIDE}1")
        place = 1 + _BETWEEN + (0 if len(rows) <= _UPRIGHT else 2 * (_SLANTED_HEIGHT - _HEIGHT))
    if months:
        _month_cells(sheet, table)
        sheet.add_chart(_months(sheet, table), f"{_BESIDE}{place}")
    for column, width in {"A": 26, "B": 17, "C": 14, "E": 10, "F": 20}.items():
        sheet.column_dimensions[column].width = width
    sheet.row_dimensions[1].height = 22
    print_on(sheet, A4, head_rows=0)


def _drawn(table: Progress) -> tuple[list[ProgressRow], str]:
    """The rows to draw, in the table's order, and which they are where not all."""
    rows = [row for row in table.rows if row.rate.shown is not None]
    if len(rows) <= MOST_ROWS:
        return rows, ""
    lowest = sorted(rows, key=lambda row: row.rate.shown or Decimal(0))[:MOST_ROWS]
    return lowest, f"（{len(rows)}个中最低的{MOST_ROWS}个）"


def _rate_cells(sheet: Worksheet, table: Progress, rows: Sequence[ProgressRow]) -> None:
    _titles(sheet, 1, ("名称", "占年度计划（%）", f"{table.settings.office.term}（%）"))
    for number, row in enumerate(rows, start=2):
        put(cell_at(sheet, number, 1), row.group, Font(name=FONT, size=11), "left")
        for column, value in ((2, row.rate.shown), (3, row.target.shown)):
            cell = cell_at(sheet, number, column)
            cell.value, cell.number_format = value, "0.00"


def _month_cells(sheet: Worksheet, table: Progress) -> None:
    _titles(sheet, 5, ("月份", f"完成投资（{table.money_unit}）"))
    unit = MONEY_UNITS[table.money_unit]
    for number, (span, step) in enumerate(zip(table.spans, table.total.brought, strict=True), start=2):
        put(cell_at(sheet, number, 5), f"{span.numbers}月", Font(name=FONT, size=11), "left")
        cell = cell_at(sheet, number, 6)
        cell.value = None if step is None else yuan_in(step, unit)
        cell.number_format = "#,##0.00" if table.money_unit == "亿元" else "#,##0.####"


def _titles(sheet: Worksheet, first: int, titles: Sequence[str]) -> None:
    for column, title in enumerate(titles, start=first):
        cell = cell_at(sheet, 1, column)
        put(cell, title, Font(name=FONT, size=11, bold=True), "center", wrap=True)
        cell.fill, cell.border = HEAD, GRID


def _rates(sheet: Worksheet, table: Progress, rows: Sequence[ProgressRow], which: str) -> BarChart:
    """Bars in the colours of their lights, and a line at the target."""
    last = len(rows) + 1
    bars = BarChart()
    bars.type, bars.gapWidth = "col", 60
    bars.title = f"占年度计划与{table.settings.office.term}（%）{which}"
    bars.add_data(Reference(sheet, min_col=2, min_row=1, max_row=last), titles_from_data=True)
    bars.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=last))
    series = bars.series[0]
    series.graphicalProperties = GraphicalProperties(solidFill=_BARS)
    for index, row in enumerate(rows):
        point = DataPoint(idx=index)
        point.graphicalProperties = GraphicalProperties(solidFill=_COLOURS[row.light])
        series.dPt.append(point)
    line = LineChart()
    line.add_data(Reference(sheet, min_col=3, min_row=1, max_row=last), titles_from_data=True)
    line.series[0].graphicalProperties.line.solidFill = _LINE
    line.series[0].smooth = False
    bars += line
    _shape(bars, len(rows))
    return bars


def _months(sheet: Worksheet, table: Progress) -> BarChart:
    last = len(table.total.steps) + 1
    bars = BarChart()
    bars.type, bars.gapWidth, bars.legend = "col", 60, None
    bars.title = f"逐月完成投资（{table.money_unit}）"
    bars.add_data(Reference(sheet, min_col=6, min_row=1, max_row=last), titles_from_data=True)
    bars.set_categories(Reference(sheet, min_col=5, min_row=2, max_row=last))
    bars.series[0].graphicalProperties = GraphicalProperties(solidFill=_BARS)
    bars.dataLabels = DataLabelList()
    bars.dataLabels.showVal = True
    for other in ("showSerName", "showCatName", "showLegendKey", "showPercent"):
        setattr(bars.dataLabels, other, False)
    _shape(bars, last - 1)
    return bars


def _shape(chart: BarChart, bars: int) -> None:
    """As wide as its bars need; axes that are shown, which they are not by themselves."""
    chart.height = _HEIGHT if bars <= _UPRIGHT else _SLANTED_HEIGHT
    chart.width = min(max(16, 4 + bars), 36)
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.numFmt = "0"
    if chart.legend is not None:
        chart.legend.position = "b"
