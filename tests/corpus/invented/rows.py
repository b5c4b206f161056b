"""The rows of a table: projects, and all that stands between and around them."""

from dataclasses import dataclass, field
from random import Random

from invented.county import Project

NUMERALS = (
    "一",
    "二",
    "三",
    "四",
    "五",
    "六",
    "七",
    "八",
    "九",
    "十",
    "十一",
    "十二",
    "十三",
    "十四",
    "十五",
)
_DIGITS = ("合计", "总计", "合 计", "总  计", "共计", "全部合计")
_STATUS_LABELS = {
    "在建": ("在建项目", "在建", "在建重点项目"),
    "前期": ("前期项目", "前期工作项目"),
    "未开工": ("未开工项目", "未开工"),
    "停工": ("停工项目",),
    "完工": ("完工项目", "已完工项目"),
    "竣工验收": ("已竣工项目", "竣工验收项目"),
    "投产": ("投产项目", "已投产项目"),
}
_LEVEL_LABELS = {
    "省级": ("省级重点项目", "省重点项目", "省级"),
    "市级": ("市级重点项目", "市级", "市重点项目"),
    "县级": ("县级重点项目", "县级", "县重点项目"),
}
_SECTOR_LABELS = {
    "基础设施": ("基础设施项目", "基础设施", "基础设施类"),
    "产业项目": ("产业项目", "产业类项目", "工业项目"),
    "民生工程及社会事业": ("民生工程及社会事业", "民生项目"),
    "生态建设和环境保护": ("生态建设和环境保护", "生态环保项目"),
}


@dataclass
class Line:
    """One row to be written. ``kind``: project, category, total, subtotal, within, parent, blank, header, note, sign."""

    kind: str
    label: str = ""
    project: Project | None = None
    serial: str = ""
    numeral: str = ""
    count: int | None = None
    #: The projects whose figures a total or subtotal adds up.
    of: list[Project] = field(default_factory=list)
    #: What a category says of the rows below: a dimension and its value.
    says: tuple[str, str] | None = None
    #: The money unit in yuan that a category states of the rows below; 0 where it states none.
    unit: int = 0


@dataclass
class RowShape:
    """What stands between the projects."""

    dimension: str = ""
    counts: bool = False
    wrong_count: bool = False
    subtotals: bool = False
    total: str = ""
    total_shape: str = "name"
    category_shape: str = "name"
    within: bool = False
    blanks: bool = False
    parents: bool = False
    marks: bool = False
    header_again: bool = False
    #: How categories are numbered: ``一、`` or ``（一）``.
    numbering: str = "{}、"
    #: The money unit in yuan that each category states of the rows below it, by turns.
    units: tuple[int, ...] = ()


def draw_lines(random: Random, projects: list[Project], shape: RowShape, numbered: bool) -> list[Line]:
    """The rows in their order."""
    lines: list[Line] = []
    groups = _grouped(projects, shape.dimension)
    number = 0
    for at, (value, members) in enumerate(groups):
        if shape.dimension:
            lines.append(_category(random, shape, at, value, members))
        for project in members:
            number += 1
            serial = str(number) if numbered else ""
            if shape.marks and numbered and random.random() < 0.25:
                serial += "●"
            lines.append(Line("project", project.name, project, serial))
            if shape.within and random.random() < 0.25:
                lines.append(
                    Line(
                        "within",
                        random.choice(("其中：一期工程", "其中:设备购置", "  其中：征地拆迁")),
                        of=[project],
                    )
                )
    if shape.parents:
        _add_parents(random, lines)
    if shape.blanks:
        for _ in range(random.randint(1, 3)):
            lines.insert(random.randint(1, len(lines)), Line("blank"))
    if shape.header_again and len(lines) > 4:
        lines.insert(random.randint(3, len(lines) - 1), Line("header"))
    if shape.total:
        total = [
            Line("total", random.choice(_DIGITS), of=projects, count=len(projects) if shape.counts else None)
        ]
        if shape.within and shape.total == "first":
            part = [project for project in projects if project.level == projects[0].level]
            total.append(Line("within", f"其中：{projects[0].level}重点项目（{len(part)}项）", of=part))
        lines = total + lines if shape.total == "first" else lines + total
    return lines


def _grouped(projects: list[Project], dimension: str) -> list[tuple[str, list[Project]]]:
    if not dimension:
        return [("", projects)]
    values = dict.fromkeys(getattr(project, dimension) for project in projects)
    return [(value, [one for one in projects if getattr(one, dimension) == value]) for value in values]


def _category(random: Random, shape: RowShape, at: int, value: str, members: list[Project]) -> Line:
    labels = {"level": _LEVEL_LABELS, "status": _STATUS_LABELS, "sector": _SECTOR_LABELS}.get(
        shape.dimension, {}
    )
    label = random.choice(labels.get(value, (value,)))
    count = len(members)
    if shape.wrong_count and at == 0:
        count += 2
    return Line(
        "category",
        label,
        numeral=NUMERALS[at % len(NUMERALS)],
        count=count if shape.counts else None,
        of=members if shape.subtotals else [],
        says=(shape.dimension, value),
        unit=shape.units[at % len(shape.units)] if shape.units else 0,
    )


def _add_parents(random: Random, lines: list[Line]) -> None:
    """A packaged project without figures over the rows of its parts."""
    places = [at for at in range(len(lines) - 1) if lines[at].kind == lines[at + 1].kind == "project"]
    if not places:
        return
    at = random.choice(places)
    serial = lines[at].serial.rstrip("●")
    for number, line in enumerate(lines[at : at + 2], start=1):
        line.serial = f"{serial}.{number}" if serial else ""
    lines.insert(
        at,
        Line(
            "parent",
            f"{random.choice(('乡村振兴', '产业园基础设施', '城镇老旧管网'))}打包项目",
            serial=serial,
        ),
    )
