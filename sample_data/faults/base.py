"""A return for July without a fault, in one plain layout, to be spoilt in one place each.

Columns: A 序号, B 项目名称, C 项目状态, D 实际开工时间, E 本月完成投资, F 本年累计完成投资, G 形象进度;
rows 4 and on are the projects of the unit. ``more`` adds a column H.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from county.half_year import County
from county.model import WAN, Project
from county.words import progress
from sending import Sent, standing
from sheets.columns import money
from sheets.grid import Grid, Value

UNIT = "城北街道办事处"
#: The unit whose first project is reported under its second from July on: so the ledger is told for P513.
TAKEN_OVER = "白衣镇"
FIRST = 4
TITLES = (
    "序号",
    "项目名称",
    "项目状态",
    "实际开工时间",
    "本月完成投资（万元）",
    "本年累计完成投资（万元）",
    "形象进度",
)
_WIDTHS = (6, 34, 10, 13, 13, 13, 26, 16, 16)


@dataclass
class Base:
    """What the sample ledger shows at the end of June, for returns that follow it."""

    county: County
    shown: dict[int, int]
    june_day: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, county: County, sent: list[Sent]) -> "Base":
        """The base after everything that was sent."""
        days = {
            line.project.unit.name: f"{item.day.year}年{item.day.month}月{item.day.day}日"
            for item in sent
            if item.folder == "2021-06"
            for line in item.lines
        }
        return cls(county, standing(sent), days)

    def projects(self, unit: str = UNIT) -> list[Project]:
        """The unit's projects in the order of the plan."""
        return self.county.of_unit(unit)

    def july(self, project: Project) -> tuple[int, int]:
        """What was added in July and the cumulative figure, in yuan; nothing for what has not begun."""
        before = self.shown[project.number]
        added = 0 if project.status(6) != "在建" else max(10 * WAN, before // 40 // WAN * WAN)
        return added, before + added

    def row(self, project: Project) -> list[Value]:
        """The project's row A to G."""
        added, ytd = self.july(project)
        return [
            None,
            project.name,
            project.status(6),
            project.actual_start,
            money(added),
            money(ytd),
            progress(project, 6),
        ]

    def june_row(self, project: Project) -> list[Value]:
        """The project's row for June, as the ledger has it."""
        added = self.shown[project.number] - project.ytd[5]
        return [
            None,
            project.name,
            project.status(6),
            project.actual_start,
            money(added),
            money(self.shown[project.number]),
            progress(project, 6),
        ]


@dataclass
class Sheet:
    """A report's sheet before it is written. Change ``rows`` (by row number) and the lines as needed."""

    rows: dict[int, list[Value]]
    titles: list[str] = field(default_factory=lambda: list(TITLES))
    title: str = "2021年7月重点项目月报表"
    unit: str = f"填报单位：{UNIT}"
    date: str = "填报日期：2021年8月2日"
    name: str = "月报"
    below: dict[int, list[Value]] = field(default_factory=dict)
    formats: dict[str, str] = field(default_factory=dict)
    merges: list[tuple[str, str]] = field(default_factory=list)

    def set(self, address: str, value: Value) -> "Sheet":
        """Put ``value`` into a cell such as F5."""
        row, column = _place(address)[0], _place(address)[1] - 1
        cells = self.rows.setdefault(row, [None] * len(self.titles))
        cells.extend([None] * (column + 1 - len(cells)))
        cells[column] = value
        return self

    def head(self, address: str, title: str) -> "Sheet":
        """Set the title of a column, such as H3."""
        column = ord(address[0]) - ord("A")
        self.titles.extend([""] * (column + 1 - len(self.titles)))
        self.titles[column] = title
        return self

    def without(self, column: str) -> "Sheet":
        """Blank a column below its header."""
        for cells in self.rows.values():
            cells[ord(column) - ord("A")] = None
        return self

    def grid(self) -> Grid:
        """The sheet as a grid."""
        grid = Grid(self.name, widths=dict(enumerate(_WIDTHS, 1)))
        grid.put(1, 1, self.title, "title")
        grid.merge(1, 1, 1, len(self.titles))
        if self.unit:
            grid.put(2, 1, self.unit, "line")
        if self.date:
            grid.put(2, 6, self.date, "line")
        for column, title in enumerate(self.titles, 1):
            grid.put(3, column, title, "head")
        for row, cells in self.rows.items():
            for column, value in enumerate(cells, 1):
                grid.put(row, column, value)
        grid.formats = {_place(address): shown for address, shown in self.formats.items()}
        for first, last in self.merges:
            grid.merge(*_place(first), *_place(last))
        return grid


def _place(address: str) -> tuple[int, int]:
    """Row and column, counted from 1, of a cell such as F5."""
    return int(address[1:]), ord(address[0]) - ord("A") + 1


def report(base: Base, unit: str = UNIT, rows: Iterable[list[Value]] | None = None) -> Sheet:
    """The unit's July return, or one with other rows."""
    given = rows if rows is not None else [base.row(project) for project in base.projects(unit)]
    numbered = {}
    for number, cells in enumerate(given, 1):
        numbered[FIRST + number - 1] = [number, *cells[1:]]
    return Sheet(numbered, unit=f"填报单位：{unit}")
