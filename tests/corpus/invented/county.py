"""A made-up county: its units and its key projects with every month's figures, in integer yuan."""

from dataclasses import dataclass
from functools import cache
from random import Random

YEARS = (2010, 2021, 2024)
WAN = 10_000
UNITS = (
    "青石镇", "柳溪镇", "白鹭乡", "双桥街道办事处", "石门镇", "交通运输局", "水利局", "住房和城乡建设局", "农业农村局",
    "教育局", "工业园区管委会", "城市建设投资集团",
)  # fmt: skip
LEVELS = ("省级", "市级", "县级")
SECTORS = ("基础设施", "产业项目", "民生工程及社会事业", "生态建设和环境保护")
STATUSES = ("前期", "未开工", "在建", "停工", "完工", "竣工验收", "投产")
_NATURES = ("新建", "续建", "扩建", "改建")
_PLACES = (
    "青石", "柳溪", "白鹭", "双桥", "石门", "东风", "一心桥", "五里坡", "二道河", "三江口", "注山", "十里铺", "总岗", "马鞍山",
    "大河坝", "小河口", "上坪", "新合", "备溪", "统坪",
)  # fmt: skip
_WORKS = {
    "基础设施": ("公路改建工程", "大桥新建工程", "110千伏输变电工程", "城市供水管网改造项目", "客运站迁建项目", "S203线改线段工程"),
    "产业项目": (
        "年产5万吨预制菜加工项目", "风力发电场项目", "肉牛全产业链项目", "标准厂房（一期）", "电子元器件生产线技改项目", "冷链物流园",
    ),
    "民生工程及社会事业": ("第一中学迁建项目", "中医医院综合楼", "老旧小区改造工程", "保障性住房（二期）", "文体中心建设项目"),
    "生态建设和环境保护": ("污水处理厂及配套管网（一期）", "河道治理工程", "水库除险加固工程", "生活垃圾焚烧发电项目", "水土保持综合治理项目"),
}  # fmt: skip
_PROGRESS = (
    "路基完成8公里，桥梁下部结构完成", "主体结构施工至3层", "正在办理前期手续", "设备安装调试", "征地拆迁完成90%", "场平完成", "已完成投资1200万元，正在装修",
    "基础浇筑；\n管网铺设2.5公里", "完成可研批复", "一期已投产，二期主体封顶",
)  # fmt: skip
_PROBLEMS = ("征地拆迁未完成", "资金缺口约300万元", "用地指标未落实", "施工道路受阻", "无")
_OWNERS = (
    "示例建设投资有限公司",
    "县城投公司",
    "示例农业开发有限公司",
    "县水务投资有限公司",
    "示例新能源有限公司",
)


@dataclass(frozen=True)
class Project:
    """A key project; ``completed[m]`` is what was completed from January to month ``m`` (index 0 is 0)."""

    name: str
    code: str
    unit: str
    level: str
    sector: str
    status: str
    nature: str
    place: str
    scope: str
    owner: str
    total: int
    before: int
    plan: int
    completed: tuple[int, ...]
    start: tuple[int, int, int]
    finish: tuple[int, int]
    progress: str
    problem: str

    def rate(self, month: int) -> int:
        """Completed of the year's plan, in hundredths of a per cent, rounded half up."""
        return (self.completed[month] * 20_000 + self.plan) // (2 * self.plan)


@dataclass(frozen=True)
class County:
    """One year's ledger."""

    year: int
    units: tuple[str, ...]
    projects: tuple[Project, ...]

    def of(self, unit: str) -> list[Project]:
        """The projects that ``unit`` answers for."""
        return [project for project in self.projects if project.unit == unit]


@cache
def county_of(year: int) -> County:
    """The ledger of ``year``; the same at every call."""
    random = Random(year)
    projects = []
    names: set[str] = set()
    for number in range(96):
        sector = SECTORS[number % len(SECTORS)]
        unit = UNITS[number % len(UNITS)]
        name = random.choice(_PLACES) + random.choice(_WORKS[sector])
        while name in names:
            name = random.choice(_PLACES) + random.choice(_PLACES) + random.choice(_WORKS[sector])
        names.add(name)
        projects.append(_project(random, year, number, name, unit, sector))
    return County(year, UNITS, tuple(projects))


def _project(random: Random, year: int, number: int, name: str, unit: str, sector: str) -> Project:
    grain = random.choice((WAN, WAN, 10 * WAN, 100 * WAN, WAN // 10, WAN // 100))
    total = random.randint(600 * WAN, 90_000 * WAN) // grain * grain
    begun = random.random() < 0.6
    before = random.randint(0, total // 2) // grain * grain if begun else 0
    plan = max(random.randint((total - before) // 4, total - before) // grain * grain, 100 * WAN)
    status = (
        random.choice(("在建",) * 6 + STATUSES)
        if begun
        else random.choice(("在建", "在建", "前期", "未开工"))
    )
    completed = [0]
    for _ in range(12):
        left = plan - completed[-1]
        step = 0 if random.random() < 0.15 else random.randint(0, max(left // 4, 0)) // grain * grain
        completed.append(completed[-1] + (0 if status in ("前期", "未开工") else step))
    start_year = year - random.randint(1, 3) if begun else year
    start = (start_year, random.randint(1, 12) if begun else random.randint(1, 3), random.randint(1, 28))
    return Project(
        name=name,
        code=f"{year % 100:02d}{random.randint(1, 12):02d}-511923-04-01-{100000 + number * 37:06d}",
        unit=unit,
        level=random.choice(LEVELS),
        sector=sector,
        status=status,
        nature=random.choice(_NATURES),
        place=random.choice(UNITS[:5]),
        scope=f"新建{name[-4:]}及附属设施，占地{random.randint(5, 300)}亩，年产值{random.randint(1, 9)}亿元",
        owner=random.choice(_OWNERS),
        total=total,
        before=before,
        plan=plan,
        completed=tuple(completed),
        start=start,
        finish=(year + random.randint(0, 2), 12),
        progress=random.choice(_PROGRESS),
        problem=random.choice(_PROBLEMS),
    )
