"""Monthly reports with one fault each: codes L, N, D, U, P, S, T, H and G of rows and returns."""

from dataclasses import replace

from county.model import WAN, Project
from sheets.columns import money
from sheets.grid import Fault, Formula

from faults.base import FIRST, TAKEN_OVER, UNIT, Base, Sheet, report

_OTHER = "石岭镇"


def _project(base: Base, name: str) -> Project:
    return next(project for project in base.county.projects if project.name == name)


def layouts(base: Base) -> dict[str, Sheet]:
    """L301 to L334, without those that need more than one plain sheet."""
    lonely = report(base)
    lonely.titles = ["日期", "事项", "地点", "参加单位", "议题", "结论", "落实情况"]
    no_name = report(base).head("B3", "项目代码")
    for row, project in enumerate(base.projects(), FIRST):
        no_name.set(f"B{row}", project.code)
    double = report(base).head("H3", "本年累计完成投资（万元）")
    for row in double.rows:
        double.set(f"H{row}", 4_000 + row)
    no_unit = report(base).head("E3", "备注").head("F3", "本年累计完成投资")
    for row in no_unit.rows:
        no_unit.set(f"E{row}", None)
    other_month = report(base).head("E3", "6月完成投资（万元）")
    extra = report(base).head("H3", "天气情况")
    for row in extra.rows:
        extra.set(f"H{row}", "晴")
    open_start = report(base).head("H3", "截至7月底累计完成投资（万元）")
    for row in open_start.rows:
        open_start.set(f"H{row}", open_start.rows[row][5])
    two_months = report(base).head("E3", "6月完成投资（万元）").head("H3", "7月完成投资（万元）")
    for row in two_months.rows:
        two_months.set(f"H{row}", two_months.rows[row][4])
    problems = report(base)
    problems.titles = ["年份", "月份", "存在的问题", "责任人", "解决时限", "解决情况", "备注"]
    one = base.projects()[0]
    card = replace(
        report(base),
        title="重点项目台账",
        date="",
        titles=["项目名称", one.name],
        rows={
            row: [title, None, None]
            for row, title in enumerate(("业主单位", "建设地点", "形象进度", "存在问题"), FIRST)
        },
    )
    for row, words in enumerate(("县城投公司", "城北街道", "正在施工", "无"), FIRST):
        card.set(f"B{row}", words)
    two_units = report(base).head("E3", "本月完成投资").head("F3", "本年累计完成投资")
    two_units = replace(two_units, title="2021年7月重点项目月报表（单位：亿元）", date="单位：万元")
    marked = report(base).head("H3", "项目级别")
    for row, project in enumerate(base.projects(), FIRST):
        marked.set(f"H{row}", project.level)
    other = "省级" if one.level != "省级" else "市级"
    marked.set(f"B{FIRST}", f"★{one.name}")
    marked.set(f"A{max(marked.rows) + 1}", f"注：★为{other}重点项目")
    rated = report(base).head("H3", "占年度计划")
    for row in rated.rows:
        rated.set(f"H{row}", 1.2)
    unadjusted = report(base).head("H3", "调整前年度计划投资（万元）")
    unadjusted.head("I3", "调整后年度计划投资（万元）")
    for row, project in enumerate(base.projects(), FIRST):
        unadjusted.set(f"H{row}", money(project.plan)).set(f"I{row}", money(project.plan))
    unadjusted.set(f"I{FIRST}", None)
    return {
        "L301": lonely,
        "L302@F3": no_unit,
        "L303@A3": no_name,
        "L304@H3": double,
        "L305": replace(report(base), title="重点项目月报表", date=""),
        "L306@A1": replace(report(base), name="6月"),
        "L307@H3": extra,
        "L309@E3": other_month,
        "L311@H3": open_start,
        "L312@H3": two_months,
        "L313@C3": problems,
        "L314": card,
        "L318@F2": two_units,
        "L331@A4": marked,
        "L333@H3": rated,
        "L307@H3+L334@I4": unadjusted,
        "L332@H4": report(base).head("H3", "项目级别").set("H4", one.level),
    }


def numbers(base: Base) -> dict[str, Sheet]:
    """N101 to N113, N115 and N120."""
    second = base.projects()[1]
    total = money(second.total - second.before + 100 * WAN)
    return {
        "N101@F5": report(base).set("E5", None).set("F5", None),
        "N102@E5": report(base).set("E5", -50),
        "N103@F5": report(base).set("F5", "约480万"),
        "N104@F5": report(base).set("F5", Formula("=E5+3344")),
        "N105@F5": report(base).set("F5", Fault("#REF!")),
        "N106@F5": report(base).set("E5", None).set("F5", float(base.july(second)[1] // WAN) + 0.00004),
        "N107@F5": report(base).set("F5", 10**12),
        "N108@F5": report(base).set("F5", base.july(second)[1]),
        "N109@E5": report(base).set("E5", 9_999),
        "N110@C5": report(base).set("C5", "搞得差不多了"),
        "N111@F5": report(base).set("E5", None).set("F5", total),
        "N112@F5": report(base).set("F5", "0.05亿美元"),
        "N115@F4+N115@F5": replace(report(base).set("F5", None), merges=[("F4", "F5")]),
        "N120@E5": replace(report(base).set("F5", None), merges=[("E5", "F5")]),
        "N113@F5": replace(report(base), formats={"F5": '0.00"亿元"'}),
    }


def dates(base: Base) -> dict[str, Sheet]:
    """D401 to D406; D404 and D405 speak of other months, D406 of a day after its receipt."""
    early_end = report(base).head("H3", "实际完工时间").set("H5", "2019-12-20")
    later = report(base).without("E")
    return {
        "D401@D5": report(base).set("D5", "去年秋天"),
        "D402@D5": report(base).set("D5", "2021-09-01"),
        "D403@H5": early_end,
        "D404@A1": replace(later, title="2021年9月重点项目月报表"),
        "D405@A1": replace(later, title="2021年12月重点项目月报表", date="填报日期：2022年1月3日"),
        "D406@F2": replace(report(base), date="填报日期：2021年8月9日"),
    }


def units(base: Base) -> dict[str, Sheet]:
    """U601 to U605."""
    split = report(base).head("H3", "填报单位")
    for row in split.rows:
        split.set(f"H{row}", UNIT)
    split.set("H5", "城北片区指挥部")
    nil = Sheet({FIRST: ["本月无进展，零报告。"]}, unit="填报单位：梨园乡")
    return {
        "U601@A2": replace(report(base), unit="填报单位：望江街道办事处"),
        "U602": replace(report(base), unit=""),
        "U603@A2": replace(report(base), title="石岭镇2021年7月重点项目月报表"),
        "U604@H5": split,
        "U605@A2": nil,
    }


def projects(base: Base) -> dict[str, Sheet]:
    """P501 to P513, without those of plans."""
    own = [base.row(project) for project in base.projects()]
    first, second, third = base.projects()
    other = base.row(base.projects(_OTHER)[0])
    stranger = [None, "海上风力发电场", "在建", "2021-02-03", 10, 30, "风机基础施工"]
    near = [None, "城北大道延长线工程", "在建", "2020-09-09", 10, 30, "路基施工"]
    packed = [None, f"{first.name}、{second.name}等2个项目", "在建", "2020-09-09", 10, 30, "路基施工"]
    twice = [None, *own[1][1:]]
    codes = (
        report(base)
        .head("H3", "项目代码")
        .set("H4", first.code)
        .set("H5", "2101-511999-04-01-12345")
        .set("H6", third.code)
    )
    totals = report(base).head("H3", "总投资（万元）")
    for row, project in enumerate(base.projects(), FIRST):
        totals.set(f"H{row}", money(project.total))
    totals.set("H5", money(second.total + 500 * WAN))
    crossed = report(
        base, rows=[*own, [None, first.name, "在建", first.actual_start, 10, 30, "主体施工"]]
    ).head("H3", "项目代码")
    crossed.set("H7", second.code)
    return {
        "P501@B7": report(base, rows=[*own, stranger]),
        "P502@B7": report(base, rows=[*own, near]),
        "P503@B7": report(base, rows=[*own, twice]),
        "P504@B7": report(base, rows=[*own, other]),
        "P505@H5": codes,
        "P506@H5": totals,
        "P508@B7": crossed,
        "P510": report(base, rows=own[:2]),
        "P511@B7": report(base, rows=[*own, packed]),
        "P513@B7": report(base, rows=[*own, base.row(base.projects(TAKEN_OVER)[0])]),
    }


def statuses(base: Base) -> dict[str, Sheet]:
    """S701 to S706. A project that is to begin this year belongs to 民政局."""
    second = base.projects()[1]
    done = report(base).set("C5", "完工").head("H3", "实际完工时间").set("H5", "2021-07-20")
    undated = (
        report(base)
        .set("C5", "完工")
        .set("E5", None)
        .set("F5", money(second.plan))
        .head("H3", "实际完工时间")
    )
    waiting = next(
        place
        for place, project in enumerate(base.projects("民政局"), FIRST)
        if project.fate.startswith("误期")
    )
    begun = report(base, "民政局").set(f"C{waiting}", "在建").set(f"E{waiting}", 20).set(f"F{waiting}", 20)
    dated = report(base, "民政局").set(f"D{waiting}", "2021-07-12")
    return {
        "S701@C5": done,
        f"S702@D{waiting}": begun,
        "S703@C5": report(base).set("C5", "未开工").set("D5", None),
        "S704@E5": report(base).set("C5", "停工"),
        "S705@H5": undated,
        f"S706@C{waiting}": dated,
    }


def totals(base: Base) -> dict[str, Sheet]:
    """T801 to T805."""
    projects = base.projects()
    wrong = report(base)
    added, ytd = (sum(base.july(project)[place] for project in projects) for place in (0, 1))
    wrong.rows[7] = [None, "合计", None, None, money(added), money(ytd + 100 * WAN), None]
    declared = report(base)
    declared.rows = {
        FIRST: ["一、县级重点项目（4个）", *[None] * 6],
        **{row + 1: cells for row, cells in declared.rows.items()},
    }
    rated = report(base).head("H3", "占年度计划（%）")
    for row, project in enumerate(projects, FIRST):
        rated.set(f"H{row}", round(base.july(project)[1] * 100 / project.plan, 1))
    rated.set("H5", 88.8)
    parted = report(base)
    of_first, of_rest = base.july(projects[2])[0] // 2, base.july(projects[2])[1] // 2
    for row, name in enumerate(("①一标段", "②二标段"), 7):
        parted.rows[row] = [None, name, None, None, money(of_first), money(of_rest), None]
    unread = report(base)
    unread.rows[7] = [None, "合计", None, None, money(added), Fault("#REF!"), None]
    return {
        "T801@F7": wrong,
        "T802@A4": declared,
        "T803@H5": rated,
        "T804@B7": parted,
        "T805@F7": unread,
    }


def histories(base: Base) -> dict[str, Sheet]:
    """H201 to H209, against the sample's June; H208 is a September without July and August."""
    projects = base.projects()
    second = projects[1]
    fallen = report(base).set("E5", None).set("F5", money(base.shown[second.number] - 300 * WAN))
    uneven = report(base).set("E5", money(base.july(second)[0] + 40 * WAN))
    before = report(base).head("H3", "截至2020年底累计完成投资（万元）")
    for row, project in enumerate(projects, FIRST):
        before.set(f"H{row}", money(project.before))
    before.set("H5", money(second.before + 700 * WAN))
    plant = _project(base, "餐厨垃圾处理厂建设项目")
    place = base.projects(plant.unit.name).index(plant) + FIRST
    tenfold = report(base, plant.unit.name).set(f"C{place}", "在建").set(f"E{place}", None)
    tenfold.set(f"F{place}", money(base.shown[plant.number] * 8))
    june = replace(
        report(base, rows=[base.june_row(project) for project in projects]), title="2021年6月重点项目月报表"
    )
    day = base.june_day[UNIT]
    fewer = report(base, rows=[base.june_row(project) for project in projects[:2]])
    more = report(base, rows=[base.june_row(project) for project in projects])
    more.set("E5", money(base.shown[second.number] - second.ytd[5] + 10 * WAN))
    more.set("F5", money(base.shown[second.number] + 10 * WAN))
    return {
        "H201@F5": fallen,
        "H202@F5": uneven,
        "H203@H5": before,
        f"H204@F{place}": tenfold,
        "H205@F2": replace(june, date="填报日期：2021年6月30日"),
        "H206+P510": replace(fewer, title=june.title, date="填报日期：2021年7月20日"),
        "H207@F2": replace(more, title=june.title, date=f"填报日期：{day}"),
        "H208@E5": replace(
            report(base).set("F5", None), title="2021年9月重点项目月报表", date="填报日期：2021年10月3日"
        ),
        "H209@F2": replace(june, date=f"填报日期：{day}"),
    }


def texts(base: Base) -> dict[str, Sheet]:
    """G901."""
    return {"G901@G5": report(base).set("G5", "路基完成\u202e%06成完石方土")}


def all_reports(base: Base) -> dict[str, Sheet]:
    """Every report by the name of its file."""
    found: dict[str, Sheet] = {}
    for part in (layouts, numbers, dates, units, projects, statuses, totals, histories, texts):
        found |= part(base)
    return found
