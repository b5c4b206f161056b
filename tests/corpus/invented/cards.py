"""Ledgers of one project a sheet (DOMAIN 2.8), and sheets that only sum up."""

from decimal import Decimal
from random import Random

from invented.cells import Number, Sheet
from invented.county import Project
from invented.truth import TrueReturn, TrueRow
from invented.writing import WAN, plain

#: A card may be refused, but only as what it is, or as a return without its unit or period.
CARD_CODES = frozenset(
    {"L301", "L303", "L305", "L312", "L313", "L314", "L315", "L316", "L317", "L318", "L319", "L320", "U602"}
)


def card(random: Random, sheet: Sheet, project: Project, year: int, month: int) -> TrueReturn:
    """One project's sheet: titles beside their values."""
    pairs = [
        ("项目名称", project.name, "project"),
        ("业主单位", project.owner, "owner"),
        ("责任单位", project.unit, "unit"),
        ("建设性质", project.nature, "nature"),
        ("项目主要建设目标", project.scope, "scope"),
        ("项目总投资额（万元）", project.total, "total_investment"),
        (f"{year - 1}年底累计完成投资（万元）", project.before, "completed_before"),
        (f"{year}年计划完成投资额（万元）", project.plan, "annual_plan"),
        (f"1-{month}月已完成投资额（万元）", project.completed[month], "completed_ytd"),
        ("形象进度", project.progress, "physical_progress"),
    ]
    sheet.put(1, 1, f"{year}年{month}月在建、新开工项目台账")
    sheet.merge(1, 1, 1, 4)
    row, truth = 3, TrueRow(3, project.name)
    beside = random.choice((1, 2))
    for at, (title, value, name) in enumerate(pairs):
        column = 1 + 2 * (at % beside)
        if at and column == 1:
            row += 1
        sheet.put(row, column, title)
        written = Number(Decimal(plain(value, WAN))) if isinstance(value, int) else value
        sheet.put(row, column + 1, written)
        truth.values[name] = (value,)
        truth.places[name] = (row, column + 1)
    sheet.put(row + 1, 1, "业主（签名）：")
    sheet.put(row + 1, 3, "责任单位（签名）：")
    truth.row = 0
    result = TrueReturn(sheet.name, "report", None, f"{year}-{month:02d}", [truth])
    result.may_be_refused, result.card = CARD_CODES, True
    return result


#: A sheet with a project a column may be refused as what it is, or because no header is found in it.
TRANSPOSED_CODES = frozenset({"L301", "L303", "L313", "L314"})
_TRANSPOSED = (
    ("项目名称", "name"), ("责任单位", "unit"), ("建设性质", "nature"), ("建设内容及规模", "scope"), ("总投资（万元）", "total"), ("{Y}年计划投资（万元）", "plan"),
    ("1-{M}月完成投资（万元）", "completed"), ("当月完成投资额（万元）", "month"), ("形象进度", "progress"), ("存在问题", "problem"), ("备注", ""),
)  # fmt: skip


def transposed(random: Random, sheet: Sheet, projects: list[Project], year: int, month: int) -> TrueReturn:
    """Titles downwards, one project a column: it must be refused, never read as one project or as rows."""
    row = 1
    if random.random() < 0.8:
        sheet.put(row, 1, f"{year}年{month}月重点项目进展情况表")
        row += random.choice((1, 2))
    if random.random() < 0.4:
        sheet.put(row, 1, "序号")
        for column in range(2, len(projects) + 2):
            sheet.put(row, column, Number(Decimal(column - 1)))
        row += 1
    first, *others = _TRANSPOSED
    for title, name in (first, *random.sample(others, random.randint(5, len(others)))):
        sheet.put(row, 1, title.format(Y=year, M=month))
        for column, project in enumerate(projects, start=2):
            amounts = {
                "completed": project.completed[month],
                "month": project.completed[month] - project.completed[month - 1],
            }
            value = amounts[name] if name in amounts else getattr(project, name, "")
            sheet.put(row, column, Number(Decimal(plain(value, WAN))) if isinstance(value, int) else value)
        row += 1
    truth = TrueReturn(
        sheet.name, "report", None, f"{year}-{month:02d}", [TrueRow(0, one.name) for one in projects]
    )
    truth.refused = TRANSPOSED_CODES
    return truth


def summary(random: Random, projects: list[Project], year: int, month: int) -> Sheet:
    """A sheet that sums up by unit, sector or level; none of its rows is a project."""
    sheet = Sheet(random.choice(("汇总表", "汇总", "分类汇总", "统计表")))
    dimension, title = random.choice(
        (("unit", "责任单位"), ("sector", "项目类型"), ("level", "级别"), ("unit", "地区"), ("sector", ""))
    )
    sheet.put(1, 1, f"{year}年1-{month}月重点项目投资完成情况汇总表")
    sheet.put(2, 4, "单位：万元")
    titles = (
        title,
        "项目个数",
        "总投资",
        f"到{year - 1}年底止累计完成投资",
        f"{year}年投资计划",
        f"{year}年1-{month}月完成投资",
        "完成率(%)",
    )
    for column, text in enumerate(titles, start=1):
        sheet.put(3, column, text)
    groups: dict[str, list[Project]] = {"合计": list(projects)}
    for project in projects:
        groups.setdefault(getattr(project, dimension), []).append(project)
    for row, (label, members) in enumerate(groups.items(), start=4):
        sheet.put(row, 1, label)
        plan, done = sum(one.plan for one in members), sum(one.completed[month] for one in members)
        amounts = (sum(one.total for one in members), sum(one.before for one in members), plan, done)
        sheet.put(row, 2, Number(Decimal(len(members))))
        for column, amount in enumerate(amounts, start=3):
            sheet.put(row, column, Number(Decimal(plain(amount, WAN))))
        sheet.put(row, 7, Number((Decimal(done) * 100 / plan).quantize(Decimal("0.01"))))
    return sheet
