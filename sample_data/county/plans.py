"""Annual plans, dates and totals of the projects: invented parts of the published sums."""

import random

from county.model import WAN, YEAR, Project

#: Sums of the annual plans in 万元: listed, other municipal, county level.
PLAN = {"挂": 315_800, "市": 1_147_200, "县": 983_900}
_FIXED = {
    "三十二梁生猪养殖场建设项目": 9_800,
    "双鹿生猪养殖场建设项目": 4_200,
    "岳家生态肉牛全产业链建设项目（一期）": 12_000,
}
_LEADERS = ("分管副县长", "常务副县长", "县委副书记", "县人大常委会副主任", "县政协副主席", "县委宣传部部长")
_LISTS = {"挂": "市级重点、挂牌督办", "市": "市级重点", "县": "县级重点"}
_PLACES = (
    "石岭镇",
    "柏树镇",
    "清溪河镇",
    "桥湾镇",
    "松坪镇",
    "花桥镇",
    "白果镇",
    "滨江街道",
    "城北街道",
    "西山新城",
)
_NATURES = (
    ("改扩建", "扩建"),
    ("扩建", "扩建"),
    ("扩能", "技改"),
    ("技改", "技改"),
    ("智能化改造", "技改"),
    ("改造", "改建"),
    ("改建", "改建"),
)


def _size(project: Project, rng: random.Random) -> float:
    if project.rank == "挂":
        return rng.uniform(24, 52)
    if project.rank == "市":
        return rng.uniform(14, 46)
    if project.unit.published:
        return rng.uniform(2.4, 6.2)
    if project.fate:
        return rng.uniform(2.0, 5.0)
    return rng.uniform(4.5, 12.0)


def assign_plans(projects: list[Project], rng: random.Random) -> None:
    """Annual plans in whole 万元 (mostly round ones) that add up to :data:`PLAN`."""
    for rank, whole in PLAN.items():
        group = [project for project in projects if project.rank == rank]
        free = [project for project in group if project.name not in _FIXED]
        sizes = {project.number: _size(project, rng) for project in free}
        left = whole - sum(_FIXED.get(project.name, 0) for project in group)
        scale = left / sum(sizes.values())
        for project in group:
            amount = _FIXED.get(project.name) or round(sizes[project.number] * scale, -2)
            project.plan = int(amount) * WAN
        largest = max(free, key=lambda project: project.plan)
        largest.plan += whole * WAN - sum(project.plan for project in group)


def _month(year: int, month: int) -> str:
    return f"{year}-{month:02d}"


def _planned_start(project: Project, rng: random.Random) -> str:
    fate = project.fate
    if fate.startswith("误期"):
        return _month(YEAR, int(fate[2:]))
    if fate == "待开工":
        return _month(YEAR, rng.choice((7, 8, 9)))
    if fate == "未进场":
        return _month(2020, rng.choice((9, 10)))
    if fate == "肉牛":
        return "2020-09"
    if not project.unit.published and not fate and rng.random() < 0.27:
        return _month(YEAR, rng.choice((1, 2, 3, 3, 4)))
    return _month(rng.choice((2019, 2020, 2020)), rng.randint(3, 11))


def assign_dates(projects: list[Project], rng: random.Random) -> None:
    """Planned and actual dates by each project's fate."""
    for project in projects:
        fate = project.fate
        day = f"-{rng.randint(5, 26):02d}"
        start = _planned_start(project, rng)
        if fate == "肉牛":
            day = "-15"
        project.planned_start = start
        if not project.never_started:
            project.actual_start = start + day
        finishing = fate.startswith("完工") or fate == "肉牛"
        if fate == "肉牛":
            project.planned_finish, project.actual_finish = "2021-12", "2021-06-20"
        elif finishing:
            project.planned_finish = _month(YEAR, rng.randint(8, 12))
            project.actual_finish = f"{_month(YEAR, int(fate[2:]))}-{rng.randint(8, 28):02d}"
        else:
            project.planned_finish = rng.choice(
                ("2021-10", "2021-11", "2021-12", "2022-06", "2022-10", "2022-12", "2023-06")
            )
        if fate in {"待开工", "未进场", "停工"}:
            project.planned_finish = rng.choice(("2022-06", "2022-12"))
        project.nature = "新建" if start >= _month(YEAR, 1) or fate == "未进场" else "续建"
        words = next((nature for word, nature in _NATURES if word in project.name), "")
        if words and project.nature == "新建":
            project.nature = words


def assign_totals(projects: list[Project], rng: random.Random) -> None:
    """Completed before this year and the whole investment; called when the half-year's figures are known."""
    for project in projects:
        plan = project.plan // WAN
        done = max(project.ytd.values(), default=0) // WAN + 1
        if project.fate == "肉牛":
            project.before, project.total = 20_000 * WAN, 36_000 * WAN
            continue
        before = (
            0
            if project.planned_start >= _month(YEAR, 1) or project.never_started
            else int(round(plan * rng.uniform(0.35, 1.4), -1))
        )
        if project.planned_finish < _month(YEAR + 1, 1):
            whole = before + max(plan, done)
            whole = -(-whole // 100) * 100
        else:
            whole = before + plan + int(round(plan * rng.uniform(0.4, 1.3), -2))
            whole = -(-whole // 100) * 100
        if project.fate == "停工":  # a plant in three stages, barely begun
            whole = before + plan * 5 // 2
        project.before, project.total = before * WAN, whole * WAN


def assign_words(projects: list[Project], rng: random.Random) -> None:
    """Place, leader's role, lists, the year's milestone and co-responsible units."""
    for project in projects:
        town = project.unit.kind in {"乡镇", "街道"}
        project.place = (
            project.unit.short
            if project.unit.kind == "街道"
            else project.unit.name
            if town
            else rng.choice(_PLACES)
        )
        project.leader = rng.choice(_LEADERS)
        project.lists = _LISTS[project.rank]
        if project.rank == "市" and rng.random() < 0.2:
            project.lists += "、专项债券"
        finishing = project.planned_finish < _month(YEAR + 1, 1)
        project.milestone = (
            "全面完工并投入使用"
            if finishing
            else rng.choice(("完成主体工程", "完成总工程量的70%", "完成基础工程，主体施工过半"))
        )
        if not town and rng.random() < 0.3:
            project.co_units = rng.choice(("自然资源和规划局", "水务局", "石岭镇、柏树镇", "花桥镇"))
        if project.co_units == project.unit.name:
            project.co_units = ""
