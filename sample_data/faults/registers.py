"""Registers, plans and stamped workbooks with one fault each."""

import io
from dataclasses import replace

import openpyxl
from county.model import WAN, Project
from sheets.columns import money
from sheets.grid import Grid, Value, settled, xlsx

from faults.base import TAKEN_OVER, UNIT, Base, Sheet, report
from projledger.returns.question import check_sum

_PLAN = (
    "项目代码",
    "项目名称",
    "项目级别",
    "列入名单",
    "总投资（万元）",
    "截至2020年底累计完成投资（万元）",
    "2021年计划投资（万元）",
    "牵头责任单位",
    "填报单位",
    "统一社会信用代码",
    "生效日期",
    "是否涉密",
)

_HELD = "白果镇—松坪镇公路改造工程"
_OPEN = "report:856:"  # the key of the row of that name that the sample's ledger holds
_UNKNOWN = "report:9999999:"  # the key of a row that no ledger holds
_QUESTIONS = (
    "序号",
    "来自文件",
    "填报单位",
    "报告期",
    "位置",
    "表中写的项目",
    "计划中相近的项目",
    "处理",
    "对应项目",
    "备注",
    "标识",
)


def _adjustment(base: Base, count: int = 2) -> tuple[Grid, list[Project]]:
    """A mid-year adjustment of the first ``count`` projects that changes nothing."""
    grid = Grid("中期调整")
    grid.put(1, 1, "示例县2021年重点项目年度计划中期调整表", "title")
    for column, title in enumerate(_PLAN, 1):
        grid.put(2, column, title, "head")
    projects = base.projects()[:count]
    for row, project in enumerate(projects, 3):
        values: tuple[Value, ...] = (
            project.code,
            project.name,
            project.level,
            project.lists,
            money(project.total),
            money(project.before),
            money(project.plan),
            project.unit.name,
            project.unit.name,
            project.credit_code,
            "2021-08-01",
            "否",
        )
        for column, value in enumerate(values, 1):
            grid.put(row, column, value)
    return grid, projects


def _changed(base: Base, row: int, column: int, value: Value) -> bytes:
    grid, _ = _adjustment(base)
    if value is None:
        del grid.cells[(row, column)]
    else:
        grid.put(row, column, value)
    return xlsx([grid])


def _level_once(base: Base) -> bytes:
    """The level stands in the first of three rows only."""
    grid, projects = _adjustment(base, 3)
    for row in range(4, 3 + len(projects)):
        del grid.cells[(row, 3)]
    return xlsx([grid])


def _kept_or_struck_out(base: Base) -> bytes:
    """The plan of one project stands before the adjustment and is blank after it."""
    grid, _ = _adjustment(base)
    grid.put(2, 13, "调整前年度计划投资（万元）", "head")
    grid.put(2, 7, "调整后年度计划投资（万元）", "head")
    for row in (3, 4):
        grid.put(row, 13, grid.cells[(row, 7)])
    del grid.cells[(4, 7)]
    return xlsx([grid])


def _name_only(base: Base) -> bytes:
    grid, _ = _adjustment(base)
    for column in range(1, len(_PLAN) + 1):
        if column != 2:
            grid.cells.pop((4, column), None)
    return xlsx([grid])


def _spanning(base: Base, span: str) -> bytes:
    grid, _ = _adjustment(base)
    grid.put(2, 13, "建设起止年限", "head")
    grid.put(3, 13, "2020.09-2022.12")
    grid.put(4, 13, span)
    return xlsx([grid])


def _undecided(base: Base) -> bytes:
    """A plan with a column of progress, under a title that does not say what it is."""
    grid, _ = _adjustment(base)
    grid.put(1, 1, "示例县2021年重点项目表", "title")
    grid.put(2, 13, "形象进度", "head")
    grid.put(3, 13, "基础施工")
    grid.put(4, 13, "主体施工")
    return xlsx([grid])


def _register(base: Base) -> bytes:
    """Two rows of the register that claim one name."""
    grid = Grid("单位登记表")
    for column, title in enumerate(("单位名称", "简称", "单位类别", "是否报送月报"), 1):
        grid.put(1, column, title, "head")
    for row, unit in enumerate(("石岭镇", "柏树镇", "石岭镇"), 2):
        for column, value in enumerate(
            (unit, base.county.units[unit].short_names if row < 4 else None, "乡镇", "是"), 1
        ):
            grid.put(row, column, value)
    return xlsx([grid])


def _stamped(grid: Grid, form: str, version: str, unit: str = "", period: str = "") -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(xlsx([grid])))
    sheet = book.create_sheet("_projledger")
    sheet.sheet_state = "veryHidden"
    for row in (("form", form), ("version", version), ("unit", unit), ("period", period)):
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return settled(stream.getvalue())


def _old_version(base: Base) -> bytes:
    """A workbook stamped by a version of the form that does not exist."""
    return _stamped(report(base).grid(), "report", "99", "城北街道办事处", "2021-07")


def _answered(decision: str, key: str) -> bytes:
    """A list with one open question and its answer."""
    grid = Grid("待核对")
    grid.put(1, 1, "待核对的项目", "title")
    for column, title in enumerate(_QUESTIONS, 1):
        grid.put(4, column, title, "head")
    row = (
        1,
        "5月-白果镇.xlsx",
        "白果镇",
        "2021-05",
        None,
        _HELD,
        None,
        decision,
        None,
        None,
        key,
    )
    for column, value in enumerate(row, 1):
        grid.put(5, column, value)
    return _stamped(grid, "questions", "1")


def _without_names(base: Base) -> Sheet:
    return replace(report(base).head("B3", "建设内容"), name="补充")


def _targets(base: Base, second: str, plan_more: int = 0) -> bytes:
    """A table of targets for two units, whose second period bears the title ``second``.

    The year's plan of the first is stated ``plan_more`` 万元 higher than that of its projects.
    """
    grid = Grid("时序目标")
    grid.put(1, 1, "示例县2021年分单位时序目标表", "title")
    titles = ("责任单位", "年度计划投资（万元）", "一季度目标（万元）", second)
    for column, title in enumerate(titles, 1):
        grid.put(2, column, title, "head")
    for row, unit in enumerate((UNIT, TAKEN_OVER), 3):
        plan = sum(project.plan for project in base.projects(unit)) // WAN
        stated = plan + plan_more if unit == UNIT else plan
        for column, value in enumerate((unit, stated, plan // 5, plan // 2), 1):
            grid.put(row, column, value)
    return xlsx([grid])


def files(base: Base) -> dict[str, bytes]:
    """Every file by its name."""
    code = base.projects()[1].credit_code
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    return {
        "G902@H5.xlsx": _answered("再议", "report:1::00000000"),
        "G903@H5.xlsx": _answered("不收", f"{_UNKNOWN}:{check_sum(_UNKNOWN, _HELD)}"),
        "G904@H5.xlsx": _answered("新项目", f"{_OPEN}:{check_sum(_OPEN, _HELD)}"),
        "L310.xlsx": xlsx([report(base).grid(), replace(report(base).grid(), name="旧表", hidden=True)]),
        "L315@A5.xlsx": xlsx([replace(report(base).grid(), hidden_rows=(5,))]),
        "L316@E3.xlsx": xlsx([replace(report(base).grid(), hidden_columns=(5,))]),
        "L317.xlsx": xlsx([report(base).grid(), replace(report(base).grid(), name="月报 (2)")]),
        "L330@B3.xlsx": xlsx([report(base).grid(), _without_names(base).grid()]),
        "L308.xlsx": _old_version(base),
        "L319@M2.xlsx": _undecided(base),
        "L335@D2.xlsx": _targets(base, "二季度目标（万元）"),
        "T806@B3.xlsx": _targets(base, "上半年目标（万元）", 300),
        "U606@A4.xlsx": _register(base),
        "U607@J4.xlsx": _changed(base, 4, 10, wrong),
        "P507@L4.xlsx": _changed(base, 4, 12, "是"),
        "D407@M4.xlsx": _spanning(base, "2010-12"),
        "N121@C4+N121@C5.xlsx": _level_once(base),
        "L307@M2+N123@G4+P509@G4.xlsx": _kept_or_struck_out(base),
        "N122@B4+P509@G4.xlsx": _name_only(base),
        "P509@G4.xlsx": _changed(base, 4, 7, None),
    }
