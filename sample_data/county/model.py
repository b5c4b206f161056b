"""Units and projects of the invented county, as the builder knows them. Money is whole yuan."""

import csv
from dataclasses import dataclass, field
from pathlib import Path

YEAR = 2021
MONTHS = (1, 2, 3, 4, 5, 6)
WAN = 10_000  # yuan in 1 万元
MU = 100  # hundredths in 1 亩
HERE = Path(__file__).parent


@dataclass(frozen=True)
class Unit:
    """A unit of the register. ``published``: the half-year's published text names it, so nothing is made up
    against it: it reports on time, completely, without a fault, and is never behind.
    """

    name: str
    short_names: str
    kind: str
    layout: str
    published: bool
    pace: float
    valid_from: str
    valid_to: str
    predecessor: str
    owes_return: str
    remark: str

    @property
    def short(self) -> str:
        """The first of its short names."""
        return self.short_names.split("、")[0]


@dataclass
class Project:
    """A project with its plan and what happened to it month by month (``ytd[m]`` in yuan)."""

    unit: Unit
    rank: str  # 挂, 市, 县
    sector: str
    name: str
    short: str
    scope: str
    fate: str
    number: int = 0
    code: str = ""
    nature: str = "续建"
    place: str = ""
    planned_start: str = ""
    planned_finish: str = ""
    actual_start: str = ""
    actual_finish: str = ""
    total: int = 0
    before: int = 0
    plan: int = 0
    milestone: str = ""
    owner: str = ""
    credit_code: str = ""
    leader: str = ""
    co_units: str = ""
    lists: str = ""
    ytd: dict[int, int] = field(default_factory=dict)
    funds: dict[int, int] = field(default_factory=dict)
    land: dict[int, int] = field(default_factory=dict)

    @property
    def level(self) -> str:
        """市级 or 县级."""
        return "县级" if self.rank == "县" else "市级"

    @property
    def listed(self) -> bool:
        """挂牌."""
        return self.rank == "挂"

    @property
    def finish_month(self) -> int | None:
        """The month in which it was finished, within the half-year."""
        return int(self.actual_finish[5:7]) if self.actual_finish else None

    @property
    def never_started(self) -> bool:
        """Whether no crew has begun by the end of June."""
        return self.fate[:2] in {"未进", "误期", "待开"}

    def status(self, month: int) -> str:
        """The status word at that month's end."""
        if self.fate == "未进场":
            return "未进场"
        if self.finish_month is not None and month >= self.finish_month:
            return "完工"
        if not self.actual_start or self.actual_start[:7] > f"{YEAR}-{month:02d}":
            return "未开工"
        if self.fate == "停工" and month >= 4:
            return "停工"
        return "在建"

    def added(self, month: int) -> int:
        """Completed in that month."""
        return self.ytd[month] - self.ytd.get(month - 1, 0)


def load_units() -> dict[str, Unit]:
    """The register, in its order."""
    with (HERE / "units.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        row["name"]: Unit(
            row["name"],
            row["short_names"],
            row["kind"],
            row["layout"],
            row["published"] == "1",
            float(row["pace"] or 0),
            row["valid_from"],
            row["valid_to"],
            row["predecessor"],
            row["owes_return"],
            row["remark"],
        )
        for row in rows
    }


def load_projects(units: dict[str, Unit]) -> list[Project]:
    """The 200 projects in the order of the plan: the municipal ones first."""
    with (HERE / "projects.csv").open(encoding="utf-8", newline="") as file:
        projects = [
            Project(
                units[row["unit"]],
                row["list"],
                row["sector"],
                row["name"],
                row["short"],
                row["scope"],
                row["fate"],
            )
            for row in csv.DictReader(file)
        ]
    municipal = [project for project in projects if project.level == "市级"]
    moved: list[tuple[int, Project]] = []
    for place, name in ((11, "喜神至麻石公路改建工程"), (30, "岳家生态肉牛全产业链建设项目（一期）")):
        chosen = next(project for project in municipal if project.name == name)
        municipal = [project for project in municipal if project is not chosen]
        moved.append((place, chosen))
    for place, chosen in moved:
        municipal.insert(place, chosen)
    ordered = municipal + [project for project in projects if project.level == "县级"]
    for number, project in enumerate(ordered, start=1):
        project.number = number
    return ordered
