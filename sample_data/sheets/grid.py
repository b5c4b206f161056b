"""A sheet as a grid of values, and its bytes as .xlsx, .xls or GBK .csv: the same bytes at every build."""

import csv
import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import openpyxl
import xlwt
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

_STAMP = (2021, 7, 5, 9, 0, 0)
_WHEN = b"2021-07-05T01:00:00Z"


@dataclass(frozen=True)
class Fault:
    """An error cell such as ``#REF!``."""

    text: str


@dataclass(frozen=True)
class Formula:
    """A formula without a computed value, such as ``=F6+G6``."""

    text: str


_HEIGHTS = {"title": 36, "line": 20, "head": 30, "body": 28, "total": 22, "note": 20}
Value = str | int | float | date | Fault | Formula | None


@dataclass
class Grid:
    """One sheet: ``cells[(row, column)]`` counted from 1, and how they look."""

    name: str
    cells: dict[tuple[int, int], Value] = field(default_factory=dict)
    styles: dict[tuple[int, int], str] = field(default_factory=dict)  # title, line, head, body, total, note
    formats: dict[tuple[int, int], str] = field(default_factory=dict)  # number formats (.xlsx only)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    widths: dict[int, float] = field(default_factory=dict)
    hidden: bool = False
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()

    def put(self, row: int, column: int, value: Value, style: str = "body") -> None:
        """Set a cell; None and "" leave it blank but keep its style."""
        if value is not None and value != "":
            self.cells[(row, column)] = value
        self.styles[(row, column)] = style

    def merge(self, first_row: int, first_column: int, last_row: int, last_column: int) -> None:
        """Merge a range, if it is more than one cell."""
        if (first_row, first_column) != (last_row, last_column):
            self.merges.append((first_row, first_column, last_row, last_column))

    def heights(self) -> dict[int, int]:
        """Each row's height in points, by what stands in it."""
        return {row: _HEIGHTS[style] for (row, _), style in sorted(self.styles.items(), reverse=True)}

    @property
    def last_row(self) -> int:
        """The lowest row with something in it."""
        return max((row for row, _ in self.styles), default=0)

    @property
    def last_column(self) -> int:
        """The last column with something in it."""
        return max((column for _, column in self.styles), default=0)


_THIN = Side(style="thin", color="000000")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_GREY = PatternFill("solid", fgColor="D9D9D9")


def _dress(cell: openpyxl.cell.Cell, style: str, value: Value, number_format: str) -> None:
    if style == "title":
        cell.font = Font(name="方正小标宋简体", size=18)
        cell.alignment = Alignment(horizontal="center", vertical="center")
        return
    if style in {"line", "note"}:
        cell.font = Font(name="仿宋_GB2312", size=11)
        return
    cell.border = _BOX
    centred = style in {"head", "total"} or isinstance(value, date)
    cell.alignment = Alignment(horizontal="center" if centred else None, vertical="center", wrap_text=True)
    cell.font = Font(name="宋体", size=10, bold=style in {"head", "total"})
    if style == "head":
        cell.fill = _GREY
    cell.number_format = "yyyy-mm-dd" if isinstance(value, date) else number_format


def xlsx(grids: Sequence[Grid]) -> bytes:
    """The grids as one .xlsx."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for grid in grids:
        sheet = book.create_sheet(grid.name)
        for (row, column), style in grid.styles.items():
            value = grid.cells.get((row, column))
            cell = sheet.cell(row, column)
            if isinstance(value, Fault):
                cell.value, cell.data_type = value.text, "e"
            elif isinstance(value, Formula):
                cell.value = value.text
            elif isinstance(value, str):
                cell.value, cell.data_type = value, "s"
            elif value is not None:
                cell.value = value
            _dress(cell, style, value, grid.formats.get((row, column), "General"))
        for merge in grid.merges:
            sheet.merge_cells(
                start_row=merge[0], start_column=merge[1], end_row=merge[2], end_column=merge[3]
            )
        for column, width in grid.widths.items():
            sheet.column_dimensions[get_column_letter(column)].width = width
        for row, height in grid.heights().items():
            sheet.row_dimensions[row].height = height
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 8
        sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr = (
            0,
            PageSetupProperties(fitToPage=True),
        )
        for row in grid.hidden_rows:
            sheet.row_dimensions[row].hidden = True
        for column in grid.hidden_columns:
            sheet.column_dimensions[get_column_letter(column)].hidden = True
        if grid.hidden:
            sheet.sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    return settled(stream.getvalue())


def settled(data: bytes) -> bytes:
    """An .xlsx with its times of making fixed, so that each build gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            content = old.read(item)
            if item.filename == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", _WHEN, content)
            info = zipfile.ZipInfo(item.filename, _STAMP)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            new.writestr(info, content)
    return out.getvalue()


_XLS_BOX = "borders: left thin, right thin, top thin, bottom thin"
_XLS_STYLES = {
    "title": "font: name 宋体, height 360; align: horiz center, vert center",
    "line": "font: name 宋体, height 220",
    "note": "font: name 宋体, height 220",
    "head": "font: name 宋体, bold on; align: horiz center, vert center, wrap on; "
    f"{_XLS_BOX}; pattern: pattern solid, fore_colour gray25",
    "total": f"font: name 宋体, bold on; align: horiz center, vert center; {_XLS_BOX}",
    "body": f"font: name 宋体; align: vert center, wrap on; {_XLS_BOX}",
}


def xls(grids: Sequence[Grid]) -> bytes:
    """The grids as one .xls (BIFF 8)."""
    book = xlwt.Workbook(encoding="utf-8")
    looks = {name: xlwt.easyxf(text) for name, text in _XLS_STYLES.items()}
    days = xlwt.easyxf(_XLS_STYLES["body"], num_format_str="yyyy-mm-dd")
    for grid in grids:
        sheet = book.add_sheet(grid.name)
        sheet.portrait, sheet.paper_size_code = False, 8
        sheet.fit_num_pages, sheet.fit_width_to_pages, sheet.fit_height_to_pages = 1, 1, 0
        merged = {(merge[0], merge[1]): merge for merge in grid.merges}
        inside = {
            (row, column)
            for top, left, bottom, right in grid.merges
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
        }
        for (row, column), style in sorted(grid.styles.items()):
            value = grid.cells.get((row, column))
            look = days if isinstance(value, date) else looks[style]
            if (row, column) in merged:
                top, left, bottom, right = merged[(row, column)]
                sheet.write_merge(top - 1, bottom - 1, left - 1, right - 1, value, look)
            elif (row, column) in inside:
                continue
            elif isinstance(value, Fault):
                sheet.row(row - 1).set_cell_error(column - 1, value.text, look)
            elif isinstance(value, Formula):
                sheet.write(row - 1, column - 1, xlwt.Formula(value.text.removeprefix("=")), look)
            else:
                sheet.write(row - 1, column - 1, value, look)
        for row, height in grid.heights().items():
            sheet.row(row - 1).height_mismatch, sheet.row(row - 1).height = True, 20 * height
        for column, width in grid.widths.items():
            sheet.col(column - 1).width = int(256 * width)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def gbk_csv(grid: Grid) -> bytes:
    """The grid as .csv in GBK with Windows line ends, as old systems and Excel write it."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    for row in range(1, grid.last_row + 1):
        values = [grid.cells.get((row, column)) for column in range(1, grid.last_column + 1)]
        writer.writerow(
            [
                "" if value is None else value.text if isinstance(value, Fault | Formula) else value
                for value in values
            ]
        )
    return stream.getvalue().encode("gbk")


def write(form: str, grids: Sequence[Grid]) -> bytes:
    """The grids in the format ``xlsx``, ``xls`` or ``csv``."""
    if form == "csv":
        return gbk_csv(grids[0])
    return xlsx(grids) if form == "xlsx" else xls(grids)
