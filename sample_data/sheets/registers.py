"""The register of units and the annual plan, as the office keeps them."""

from county.half_year import County
from county.model import WAN, YEAR, Project

from sheets.columns import money
from sheets.grid import Grid, Value, xlsx

_UNITS = (
    ("序号", 6),
    ("单位名称", 28),
    ("简称", 30),
    ("单位类别", 12),
    ("启用日期", 13),
    ("停用日期", 13),
    ("前身单位", 16),
    ("是否报送月报", 12),
    ("备注", 26),
)
_PLAN = (
    ("序号", 6),
    ("项目编号", 24),
    ("项目名称", 34),
    ("简称", 20),
    ("项目级别", 9),
    ("是否挂牌", 9),
    ("列入名单", 18),
    ("项目领域", 14),
    ("建设性质", 9),
    ("建设内容及规模", 36),
    ("建设地点", 12),
    ("计划开工时间", 12),
    ("计划完工时间", 12),
    ("总投资", 12),
    (f"截至{YEAR - 1}年底累计完成投资", 14),
    (f"{YEAR}年计划投资", 12),
    ("年度目标", 26),
    ("牵头责任单位", 22),
    ("配合单位", 20),
    ("填报单位", 22),
    ("项目业主", 30),
    ("统一社会信用代码", 22),
    ("联系县领导", 18),
    ("第一责任人", 12),
    ("联络员岗位", 14),
    ("备注", 14),
)


def units_file(county: County) -> bytes:
    """单位登记表.xlsx"""
    grid = Grid("单位登记表", widths={place: width for place, (_, width) in enumerate(_UNITS, 1)})
    grid.put(1, 1, "示例县重点项目责任单位登记表", "title")
    grid.merge(1, 1, 1, len(_UNITS))
    for column, (title, _) in enumerate(_UNITS, 1):
        grid.put(2, column, title, "head")
    for number, unit in enumerate(county.units.values(), 1):
        values = (
            number,
            unit.name,
            unit.short_names,
            unit.kind,
            unit.valid_from,
            unit.valid_to,
            unit.predecessor,
            unit.owes_return,
            unit.remark,
        )
        for column, value in enumerate(values, 1):
            grid.put(number + 2, column, value)
    return xlsx([grid])


def plan_file(county: County) -> bytes:
    """2021年度市县重点项目计划.xlsx: the total first, then the municipal and the county projects."""
    grid = Grid(f"{YEAR}年计划", widths={place: width for place, (_, width) in enumerate(_PLAN, 1)})
    grid.put(1, 1, f"示例县{YEAR}年市县重点项目年度计划表", "title")
    grid.merge(1, 1, 1, len(_PLAN))
    grid.put(2, 1, "编制单位：示例县重点项目推进办公室", "line")
    grid.put(2, len(_PLAN), "单位：万元", "line")
    for column, (title, _) in enumerate(_PLAN, 1):
        grid.put(3, column, title, "head")
    projects = list(county.projects)
    _total(grid, 4, f"合计（{len(projects)}个）", projects)
    row = 5
    for words, level in (("一、市级重点项目", "市级"), ("二、县级重点项目", "县级")):
        group = [project for project in projects if project.level == level]
        _total(grid, row, f"{words}（{len(group)}个）", group)
        row += 1
        for project in group:
            for column, value in enumerate(_plan_row(project), 1):
                grid.put(row, column, value)
            row += 1
    grid.put(row, 1, "注：挂牌项目同时为市级重点项目，计划投资不重复计算。", "note")
    return xlsx([grid])


def _total(grid: Grid, row: int, words: str, projects: list[Project]) -> None:
    for column, (title, _) in enumerate(_PLAN, 1):
        value: Value = words if title == "项目名称" else None
        if title == "总投资":
            value = money(sum(project.total for project in projects))
        elif title.startswith("截至"):
            value = money(sum(project.before for project in projects))
        elif title.endswith("计划投资"):
            value = money(sum(project.plan for project in projects))
        grid.put(row, column, value, "total")


def _plan_row(project: Project) -> tuple[Value, ...]:
    town = project.unit.kind in {"乡镇", "街道"}
    return (
        project.number,
        project.code,
        project.name,
        project.short,
        project.level,
        "是" if project.listed else "否",
        project.lists,
        project.sector,
        project.nature,
        project.scope,
        project.place,
        project.planned_start,
        project.planned_finish,
        money(project.total),
        money(project.before),
        project.plan // WAN,
        project.milestone,
        project.unit.name,
        project.co_units,
        project.unit.name,
        project.owner,
        project.credit_code,
        project.leader,
        "乡镇长" if town else "主要负责人",
        "项目联络员",
        None,
    )
