"""The red-and-black list (红黑榜): which units and projects stand on it, by which rules, and why."""

from collections.abc import Sequence
from dataclasses import asdict

from projledger.documents.annexes import SITE_LAGS, annexed
from projledger.documents.by_unit import unit_rankings
from projledger.documents.causes import causes_of
from projledger.documents.context import Chapter, ListedUnit, RedBlackContext
from projledger.documents.facts import Facts
from projledger.documents.figures import About, FigureBook, scope
from projledger.documents.imprint import imprint, refuse_without_plan, silence
from projledger.documents.judged import judged
from projledger.documents.outline import chapters, parts
from projledger.documents.papers import Asked, Paper
from projledger.documents.red_black_projects import Group, listed_projects, said_of
from projledger.documents.wording import Wording, of_project
from projledger.measures.grouping import By
from projledger.measures.lags import Lag, Lagging
from projledger.measures.rates import show_gap, show_rate
from projledger.measures.red_black import Lists, Placed, red_and_black
from projledger.measures.remarks import Named

KIND = "red-black"
_WHOLE = 100


def red_black(facts: Facts, asked: Asked) -> Paper:
    """The red-and-black list of the period of ``facts``. UnknownName where the year has no plan."""
    book = FigureBook(str(facts.period), facts.number)
    context = red_black_context(facts, Wording(facts.settings, facts.internal, book=book))
    return Paper(KIND, context.title, asdict(context), book, asked)


def red_black_context(facts: Facts, wording: Wording) -> RedBlackContext:
    """Everything the list says, in finished words."""
    table = facts.table(By.UNIT)
    refuse_without_plan(facts.table(By.LEVEL))
    unknown = silence(facts)
    rankings = unit_rankings(table, facts.kinds)
    reporting = facts.reporting
    unreported = {unit.unit for unit in (*reporting.missing, *reporting.rejected)}
    lists = red_and_black(table, rankings, unreported, facts.settings.red_black)
    red, black = ([], []) if unknown else (_red(facts), _black(facts, wording))
    annexes = annexed(
        (
            ("red", listed_projects(red, "列入红榜的项目", facts, wording)),
            ("black", listed_projects(black, "列入黑榜的项目", facts, wording)),
        )
    )
    if unknown:
        found = [Chapter("评定结果", (f"{unknown}，不作评定。",))]
    else:
        found = [
            Chapter("评定规则", _rules(facts, wording)),
            _list("红榜", _red_units(lists, wording), red, annexes.detail("red"), wording),
            _list("黑榜", _black_units(lists, wording), black, annexes.detail("black"), wording),
            Chapter("有关要求", (_asked(lists, black),)),
        ]
    title = (f"{facts.period.title}{wording.subject}", "推进红黑榜")
    return RedBlackContext(
        **imprint(facts, wording, KIND, title) | {"addressee": ""},
        opening="",
        chapters=chapters(found),
        annexes=annexes.pages,
        red=tuple(_line(one, facts, wording) for one in lists.red),
        black=tuple(_line(one, facts, wording) for one in lists.black),
    )


def _list(name: str, units: Sequence[str], groups: Sequence[Group], detail: str, wording: Wording) -> Chapter:
    projects = said_of(groups, detail, wording) or (f"没有项目列入{name}。",)
    return Chapter(name, parts=parts((("单位", units), ("项目", projects))))


def _rules(facts: Facts, wording: Wording) -> tuple[str, ...]:
    rules = facts.settings.red_black
    listed = []
    if rules.first:
        reported = "、按要求报送月报" if rules.reported else ""
        listed.append(f"达到或超过{wording.term}{reported}且居前{rules.first}位的列入红榜")
    if rules.last:
        listed.append(f"低于{wording.term}且居后{rules.last}位的列入黑榜")
    units = "单位不参加评定。"
    if listed:
        units = (
            f"单位按占年度计划的比例在同类单位中排名：{'，'.join(listed)}，"
            "各不超过同类单位的一半，比例相同的并列。"
        )
    return (
        units,
        "项目中，较计划提前完工或已完成年度计划投资的列入红榜；"
        f"投资连续{rules.red_months}个月及以上亮红灯、未按期开工、未进场和停工的列入黑榜。",
    )


# ---- units -----------------------------------------------------------------------------------------


def _red_units(lists: Lists, wording: Wording) -> tuple[str, ...]:
    said = [
        f"列入红榜的单位{wording.count(len(lists.red), 'red_units')}个，见下表。"
        if lists.red
        else "没有单位列入红榜。"
    ]
    if lists.barred:
        names = "、".join(wording.unit(one.row.group) for one in lists.barred)
        said.append(f"{names}投资进度符合条件，但未按要求报送月报，不列入红榜。")
    if lists.alone:
        names = "、".join(wording.unit(name) for name in lists.alone)
        said.append(f"{names}没有同类单位可比，不参加评定。")
    return tuple(said)


def _black_units(lists: Lists, wording: Wording) -> tuple[str, ...]:
    if not lists.black:
        return ("没有单位列入黑榜。",)
    return (f"列入黑榜的单位{wording.count(len(lists.black), 'black_units')}个，见下表。",)


def _line(one: Placed, facts: Facts, wording: Wording) -> ListedUnit:
    row = one.row
    within = scope("unit", row.group)

    def shown(name: str, text: str) -> str:
        return wording.mark(text, About(name, within))

    return ListedUnit(
        name=wording.unit(row.group),
        group=one.group,
        rank=shown("rank_of", f"{one.rank}/{one.of}"),
        rate=shown("rate", show_rate(row.rate.shown)),
        gap=shown("gap", show_gap(row.schedule_gap)),
        reason=_reason(one, facts, wording),
    )


def _reason(one: Placed, facts: Facts, wording: Wording) -> str:
    """Why a unit stands where it does: how many of its projects lag, in what, and for what causes.

    One that is praised though projects of it lag is praised for the rate, not for them.
    """
    unit, own = one.row.group, [item for item in facts.problems.lagging if item.about.unit == one.row.group]
    within = scope("unit", unit)
    if own and not one.row.behind:
        rate = wording.percent(one.row.rate.shown, About("rate", within))
        return f"占年度计划{rate}，居同类第{wording.count(one.rank, 'rank', within)}"
    total = wording.count(one.row.projects, "projects", within)
    if not own:
        unknown = any(item.unit == unit for item in facts.problems.remarks.unknown)
        return f"{total}个项目" + ("中已有数据的均不滞后" if unknown else "均不滞后")
    kinds = [
        f"{word}{wording.count(count, name, within)}个"
        for word, name, kind in (
            ("投资滞后", "lagging_investment", Lag.INVESTMENT),
            *((word, f"lagging_{kind.value.replace('-', '_')}", kind) for kind, word in SITE_LAGS.items()),
        )
        if (count := sum(item.kind is kind for item in own))
    ]
    causes = list(dict.fromkeys(cause.short for item in own for cause in causes_of(item.about.text)))
    why = f"，主要涉及{wording.mark('、'.join(causes), About('causes', within))}" if causes else ""
    return f"{total}个项目中{'，'.join(kinds)}{why}"


# ---- projects --------------------------------------------------------------------------------------


def _red(facts: Facts) -> list[Group]:
    early = facts.problems.remarks.finished_early
    there = {item.project for item in early}
    met = [
        Named(row.key, row.group, row.unit)
        for row in facts.table(By.PROJECT).rows
        if row.key is not None
        and row.key not in there
        and row.rate.shown is not None
        and row.rate.shown >= _WHOLE
    ]
    found = [
        Group("较计划提前完工", "较计划提前完工", About("finished_early"), early),
        Group("已完成年度计划投资", "已完成年度计划投资", About("plan_met"), met),
    ]
    return [group for group in found if group.items]


def _black(facts: Facts, wording: Wording) -> list[Group]:
    rules, problems = facts.settings.red_black, facts.problems
    runs = {
        project: signal.reds
        for project, signals in facts.once(judged).items()
        for signal in signals
        if signal.measure == "investment" and signal.reds >= rules.red_months
    }
    behind = {item.about.project: item.about for item in problems.of_kind(Lag.INVESTMENT)}
    red = [behind[project] for project in runs if project in behind]
    still: list[tuple[Lag, Sequence[Lagging]]] = [(kind, problems.of_kind(kind)) for kind in SITE_LAGS]

    def months(item: Named) -> str:
        streak = wording.mark(str(runs[item.project]), of_project("red_months", item))
        return f"连续{streak}个月"

    label = f"投资连续{rules.red_months}个月及以上亮红灯"
    found = [Group(label, "投资亮红灯", About("red_running"), red, months)]
    for kind, items in still:
        name = About(f"lagging_{kind.value.replace('-', '_')}")
        own = [item.about for item in items]
        found.append(Group(SITE_LAGS[kind], SITE_LAGS[kind], name, own, wording.words))
    return [group for group in found if group.items]


def _asked(lists: Lists, black: Sequence[Group]) -> str:
    if not lists.black and not black:
        return "各责任单位要保持现有建设力度，按月落实投资计划，按时报送月报。"
    return (
        "列入黑榜的单位和项目的责任单位，要逐个项目查明原因，写明整改措施、完成时限和责任人，"
        "于下次月报时一并报送。整改到位的，下期不再列入。"
    )
