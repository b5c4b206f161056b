"""What every project completed month by month. The June figures that the ledger will show add up to the
published ones; everything below the sums is invented.
"""

import random

from county.model import MONTHS, WAN, Project

#: What the ledger shows at the end of June, in 万元: listed, other municipal, county level.
COMPLETED = {"挂": 194_520, "市": 687_640, "县": 459_711}
FUNDS_LACKING, LAND_LACKING = 87_000, 1_500  # 万元, 亩
#: Units whose June return never came: the May figure stands.
SILENT_IN_JUNE = ("东岭镇", "竹林铺镇")
#: Projects whose June row is held, by name: the May figure stands.
HELD_IN_JUNE = ("石岭镇食用菌工厂化生产项目", "松坪镇村道拓宽工程")

_LINEAR = (0.168, 0.316, 0.465, 0.625, 0.805, 1.0)  # never behind the calendar if June's rate is 56 % or more
_SEASONS = (
    (0.11, 0.19, 0.36, 0.55, 0.77, 1.0),
    (0.13, 0.22, 0.39, 0.57, 0.78, 1.0),
    (0.09, 0.17, 0.31, 0.52, 0.74, 1.0),
)
_BEEF = {1: 1_000, 2: 2_100, 3: 3_400, 4: 4_300, 5: 5_500, 6: 12_100}
_LEAST = 0.56


def last_month(project: Project) -> int:
    """The month whose figure stands at the end of June."""
    kept = project.unit.name in SILENT_IN_JUNE or project.name in HELD_IN_JUNE
    return 5 if kept else 6


def assign_completed(projects: list[Project], rng: random.Random) -> None:
    """Set ``ytd`` of every project so that the figures that stand in June add up to :data:`COMPLETED`."""
    for rank, whole in COMPLETED.items():
        group = [project for project in projects if project.rank == rank]
        aims: dict[int, int] = {}
        free: list[Project] = []
        for project in group:
            plan = project.plan // WAN
            if project.never_started:
                aims[project.number] = 0
            elif project.fate == "肉牛":
                aims[project.number] = _BEEF[6]
            elif project.finish_month:
                aims[project.number] = plan + int(plan * rng.uniform(0, 0.025))
            elif project.fate == "停工":
                aims[project.number] = int(plan * 0.18)
            elif project.unit.published:
                aims[project.number] = int(
                    plan * max(_LEAST + 0.005, project.unit.pace * rng.uniform(0.98, 1.05))
                )
            else:
                aims[project.number] = int(plan * min(0.93, project.unit.pace * rng.uniform(0.82, 1.16)))
                free.append(project)
        scale = (whole - sum(aims[p.number] for p in group if p not in free)) / sum(
            aims[p.number] for p in free
        )
        for project in free:
            aims[project.number] = int(aims[project.number] * scale)
        rest = whole - sum(aims.values())
        for turn in range(rest):
            aims[free[turn % len(free)].number] += 1
        yuan = {number: amount * WAN for number, amount in aims.items()}
        _break_some(yuan, [project for project in free if last_month(project) == 6], rng)
        for project in group:
            project.ytd = _months(project, yuan[project.number], rng)


def _break_some(yuan: dict[int, int], free: list[Project], rng: random.Random) -> None:
    """Give a few projects figures with up to four decimals in 万元 without changing the sum."""
    for one, other in zip(*[iter(rng.sample(free, min(8, len(free) // 2 * 2)))] * 2, strict=True):
        part = rng.choice((2_500, 5_000, 3_456, 1_280, 8_765, 600))
        yuan[one.number] += part
        yuan[other.number] -= part


def _months(project: Project, amount: int, rng: random.Random) -> dict[int, int]:
    if amount == 0:
        return dict.fromkeys(MONTHS, 0)
    if project.fate == "肉牛":
        return {month: figure * WAN for month, figure in _BEEF.items()}
    begun = int(project.actual_start[5:7]) if project.actual_start >= "2021" else 1
    stand = last_month(project)
    shape = _LINEAR if project.unit.published else rng.choice(_SEASONS)
    end = project.finish_month or stand
    shares: dict[int, float] = {}
    for month in MONTHS:
        wobble = 1 if project.unit.published or month >= end else rng.uniform(0.93, 1.05)
        shares[month] = shape[month - 1] * wobble
    if begun > 1:
        start_share = shape[begun - 2]
        shares = {m: max(0.0, (shape[m - 1] - start_share) / (shape[end - 1] - start_share)) for m in MONTHS}
    else:
        shares = {m: share / shape[end - 1] for m, share in shares.items()}
    if project.fate == "停工":
        shares = {1: 0.35, 2: 0.6, 3: 1.0}
    figures: dict[int, int] = {}
    for month in MONTHS:
        if month == end or shares.get(month, 1.0) >= 1:
            figures[month] = amount
        else:
            figures[month] = int(round(amount * shares[month] / WAN, -1 if amount > 1_000 * WAN else 0)) * WAN
    if project.unit.published and not project.finish_month:
        for month in MONTHS[:5]:  # rounding must not put it behind the calendar
            least = -(-project.plan * month // 12 // WAN) + 1
            figures[month] = max(figures[month], least * WAN)
    if stand == 5:
        figures[6] = amount + round(amount * 0.19 / WAN) * WAN
    return figures


_FUNDS = ("项目资本金未足额到位", "专项债券资金尚未下达", "企业自筹资金未到位", "银行贷款审批未完成")
_LAND = ("用地指标尚未落实", "用地报批未完成", "剩余地块尚未供应")
#: Layouts with columns for shortages.
WITH_SHORTAGES = frozenset({"prefilled", "lines", "grouped", "months", "titled", "elements"})


def assign_shortages(projects: list[Project], rng: random.Random) -> None:
    """Funds and land that projects of invented units lack; June's rows add up to the published sums."""
    open_to = [
        project
        for project in projects
        if not project.unit.published
        and project.unit.layout in WITH_SHORTAGES
        and last_month(project) == 6
        and project.finish_month is None
        and project.fate in {"", "误期03", "误期04", "误期05"}
    ]
    lacking = rng.sample(open_to, 17)
    weights = [rng.uniform(0.5, 2) * (project.plan / WAN) ** 0.6 for project in lacking]
    amounts = _parts(FUNDS_LACKING, weights, 50)
    for project, amount in zip(lacking, amounts, strict=True):
        project.funds = {month: int(amount * share) * WAN for month, share in ((4, 1.2), (5, 1.1), (6, 1))}
    lacking = rng.sample(open_to, 13)
    tenths = _parts(LAND_LACKING * 10, [rng.uniform(0.5, 2) for _ in lacking], 5)
    for project, amount in zip(lacking, tenths, strict=True):
        project.land = dict.fromkeys((3, 4, 5, 6), amount * 10)
    settled = rng.sample([project for project in open_to if not project.funds], 3)
    for project in settled:  # lacked in spring, found by June
        project.funds = {3: 500 * WAN, 4: 300 * WAN}


def _parts(whole: int, weights: list[float], step: int) -> list[int]:
    parts = [int(whole * weight / sum(weights)) // step * step for weight in weights]
    parts[0] += whole - sum(parts)
    return parts


def shortage_words(project: Project, month: int) -> tuple[str, str]:
    """The problem and the help asked for, as the unit would write them."""
    problems, asked = [], []
    if project.funds.get(month):
        problems.append(_FUNDS[project.number % len(_FUNDS)])
        asked.append("请协调金融机构和上级资金支持")
    if project.land.get(month):
        problems.append(_LAND[project.number % len(_LAND)])
        asked.append("请协调解决用地指标")
    return "；".join(problems), "；".join(asked)
