"""A county's typical returns, made with openpyxl for the benchmarks: 27 rows and 35 columns each.

Fifty units report twenty-one projects month after month, so that every file is another return with figures
of its own, and importing them enters 21,000 rows for a thousand files. The layout is one that an office
would design itself: a merged title, a line of unit, date and money unit, titles on two levels, a total,
a line of signatures; styles, borders and widths as people set them.

``python benchmarks/returns.py FOLDER [FILES]`` writes ``FOLDER/registers`` and ``FOLDER/returns``.
"""

import random
import sys
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

#: The day on which all of it comes in: after the last month of the largest batch.
RECEIVED_ON = "2021-11-15"
FIRST_YEAR = 2020
PROJECTS = 21

_UNITS = [head + tail for head in "云石清白金双龙柳松南" for tail in ("台镇", "桥镇", "溪镇", "坪镇", "岭镇")]
_KINDS = ["公路改建工程", "污水处理厂", "农产品加工园", "中心小学扩建工程", "水库除险加固工程", "标准厂房"]
_WORK = ["路基", "主体结构", "基础", "管网铺设", "设备安装", "装饰装修"]
_OWNERS = ["城投公司", "交投公司", "水务公司", "农投公司"]


class Column(NamedTuple):
    """A column: the title over several columns or "", its own, its width, and what its cells hold."""

    parent: str
    title: str
    width: int
    kind: str  # n(umber), t(ext), m(oney), p(ercent), d(ate)


def _columns(text: str) -> list[Column]:
    columns = []
    for entry in text.split():
        titles, width, kind = entry.split(":")
        parent, _slash, title = titles.rpartition("/")
        columns.append(Column(parent, title, int(width), kind))
    return columns


_COLUMNS = _columns("""
    序号:5:n 项目代码:22:t 项目名称:30:t 责任单位:12:t 项目业主:12:t 建设地点:10:t 建设内容及规模:30:t
    建设性质:8:t 投资（万元）/总投资:11:m 投资（万元）/截至上年底累计完成投资:11:m
    投资（万元）/年度计划投资:11:m 完成投资（万元）/本月完成投资:11:m
    完成投资（万元）/本年累计完成投资:11:m 完成投资（万元）/占年度计划（%）:9:p
    完成投资（万元）/开工以来累计完成投资:11:m 项目状态:8:t 形象进度:28:t 实际开工时间:12:d
    开工认定依据:12:t 实际完工时间:12:d 要素缺口/资金缺口（万元）:9:m 要素缺口/用地缺口（亩）:9:m
    存在问题:24:t 需协调解决事项:24:t 入统情况/入统口径本年累计（万元）:11:m 入统情况/入统时间:10:t
    口径差异原因:14:t 更正原因:10:t 下月计划投资（万元）:11:m 联系县领导:10:t 第一责任人:10:t
    工作专班:12:t 联络员岗位:10:t 质量安全情况:14:t 备注:14:t
""")
_PLAN_TITLES = (
    "项目代码 项目名称 项目级别 总投资（万元） 上年底累计完成投资（万元） 年度计划投资（万元） 责任单位"
)
_THIN = Border(*(Side("thin") for _edge in range(4)))
_MIDDLE = Alignment("center", "center", wrap_text=True)
_FORMATS = {"m": "#,##0", "p": "0.00%", "d": "yyyy-mm-dd"}


class Project(NamedTuple):
    """A project with its amounts in 万元; ``monthly`` is what it completes in each month of a year."""

    unit: str
    code: str
    name: str
    total: int
    before: int
    monthly: int

    def plan(self, year: int) -> int:
        """The year's plan."""
        return 12 * self.monthly + 100 * (year - FIRST_YEAR)

    def before_year(self, year: int) -> int:
        """What is completed before ``year``."""
        return self.before + 12 * self.monthly * (year - FIRST_YEAR)


def projects() -> list[Project]:
    """All projects, unit by unit; the same in every run."""
    chance = random.Random(3)  # noqa: S311 - figures of a benchmark
    made = []
    for place, unit in enumerate(_UNITS):
        for number in range(PROJECTS):
            name = f"{unit}{_KINDS[number % len(_KINDS)]}{'甲乙丙丁'[number // len(_KINDS)]}标段"
            before, monthly = chance.randrange(500, 9000), chance.randrange(40, 900)
            code = f"{FIRST_YEAR % 100 - 1}{place % 12 + 1:02d}-511999-04-01-{place * 100 + number + 100000}"
            made.append(Project(unit, code, name, before + 40 * monthly, before, monthly))
    return made


def build(folder: Path, files: int) -> None:
    """Write registers and plans below ``folder/registers`` and ``files`` returns below ``folder/returns``."""
    registers, returns = folder / "registers", folder / "returns"
    registers.mkdir(parents=True)
    everything = projects()
    _write_units(registers / "单位登记表.xlsx")
    for year in (FIRST_YEAR, FIRST_YEAR + 1):
        _write_plan(registers / f"{year}年重点项目计划.xlsx", year, everything)
    for place, (year, month, unit) in enumerate(_turns()):
        if place == files:
            return
        month_folder = returns / f"{year}-{month:02d}"
        month_folder.mkdir(parents=True, exist_ok=True)
        own = [project for project in everything if project.unit == unit]
        _write_return(month_folder / f"{unit}{year}年{month}月.xlsx", year, month, unit, own)


def _turns() -> Iterator[tuple[int, int, str]]:
    """Year, month and unit of each return: all units of a month before the next month."""
    for year in (FIRST_YEAR, FIRST_YEAR + 1):
        for month in range(2, 13 if year == FIRST_YEAR else 11):  # offices ask for no return of January
            for unit in _UNITS:
                yield year, month, unit


def _write_units(path: Path) -> None:
    book = Workbook()
    sheet = _sheet(book, "单位登记表")
    sheet.append(["单位名称", "简称", "单位类别"])
    for unit in _UNITS:
        sheet.append([f"{unit}人民政府", unit, "乡镇"])
    book.save(path)


def _write_plan(path: Path, year: int, everything: list[Project]) -> None:
    book = Workbook()
    sheet = _sheet(book, "计划")
    sheet.append([f"{year}年重点项目计划表"])
    sheet.append(_PLAN_TITLES.split())
    for project in everything:
        amounts = (project.total, project.before_year(year), project.plan(year))
        sheet.append([project.code, project.name, "县级", *amounts, project.unit])
    book.save(path)


def _sheet(book: Workbook, title: str) -> Worksheet:
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    return sheet


def _write_return(path: Path, year: int, month: int, unit: str, own: list[Project]) -> None:
    book = Workbook()
    sheet = _sheet(book, "月报")
    last = len(_COLUMNS)
    sheet.append([f"{year}年{month}月重点项目建设进度月报表"])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=last)
    sheet.cell(1, 1).font, sheet.cell(1, 1).alignment = Font("宋体", 16, bold=True), _MIDDLE
    sheet.append([f"填报单位：{unit}"])
    sheet.cell(2, 9, f"填报日期：{year + month // 12}年{month % 12 + 1}月3日")
    sheet.cell(2, last, "单位：万元")
    _write_titles(sheet)
    rows = [_values(number, project, year, month) for number, project in enumerate(own, start=1)]
    total: list[Any] = ["合计", *[None] * (last - 1)]
    for place, column in enumerate(_COLUMNS):
        if column.kind == "m":
            total[place] = sum(row[place] or 0 for row in rows)
    for values in (total, *rows):
        sheet.append(values)
    for cells in sheet.iter_rows(5, 5 + len(rows), 1, last):
        for cell, column in zip(cells, _COLUMNS, strict=True):
            cell.border, cell.alignment, cell.font = _THIN, _MIDDLE, Font("宋体", 10, bold=cell.row == 5)
            cell.number_format = _FORMATS.get(column.kind, "General")
    sheet.append(["填表人：", None, None, None, "审核人：", None, None, None, "单位负责人："])
    sheet.freeze_panes = "D5"
    book.save(path)


def _write_titles(sheet: Worksheet) -> None:
    """Two rows of titles: a parent over its columns, or a title merged over both rows."""
    grey = PatternFill("solid", "D9D9D9")
    for parent, group in groupby(enumerate(_COLUMNS, start=1), key=lambda pair: pair[1].parent):
        columns = list(group)
        for number, column in columns:
            sheet.cell(4 if parent else 3, number, column.title)
            sheet.column_dimensions[get_column_letter(number)].width = column.width
            if not parent:
                sheet.merge_cells(start_row=3, start_column=number, end_row=4, end_column=number)
        if parent:
            first, last = columns[0][0], columns[-1][0]
            sheet.cell(3, first, parent)
            sheet.merge_cells(start_row=3, start_column=first, end_row=3, end_column=last)
    for cells in sheet.iter_rows(3, 4, 1, len(_COLUMNS)):
        for cell in cells:
            cell.border, cell.alignment, cell.fill, cell.font = _THIN, _MIDDLE, grey, Font("黑体", 10)


def _values(number: int, project: Project, year: int, month: int) -> list[Any]:
    """One project's row: figures that agree with the plan and with the months before."""
    done, before = month * project.monthly, project.before_year(year)
    work, kind = _WORK[(number + month) % len(_WORK)], _KINDS[number % len(_KINDS)]
    lacking = (number * 7 + month) % 5 == 0
    plan, started = project.plan(year), date(2019, number % 12 + 1, number)
    owner = f"{project.unit}{_OWNERS[number % len(_OWNERS)]}"
    what = [owner, project.unit, f"建设{kind}及附属设施，规模{project.total}", "续建"]
    amounts = [project.total, before, plan, project.monthly, done, round(done / plan, 4), before + done]
    progress = ["在建", f"{work}完成{(month * 7 + number) % 90 + 5}%", started, "施工许可证", None]
    needs = [number * 10, number / 2] if lacking else [None, None]
    troubles = ["征地拆迁未完成，尚有3户未签协议", "请协调办理用地手续"] if lacking else ["无", None]
    statistics = [done - done // 20, f"2019-{number % 12 + 1:02d}", "部分工程款尚未支付", None]
    people = ["分管副县长", "局长", f"{project.unit}专班", "项目办主任", "未发生事故", None]
    return [
        *(number, project.code, project.name, project.unit),
        *(*what, *amounts, *progress, *needs, *troubles, *statistics, project.monthly + 10, *people),
    ]


if __name__ == "__main__":
    build(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1000)
