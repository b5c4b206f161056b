"""The year's starts (开工): planned, made, overdue and still to come, unit by unit and by name.

What counts as started is set (口径); a project of which nothing came this year is not known to have started,
and is told apart from those that are reported not to have.
"""

from collections.abc import Sequence
from typing import NamedTuple

from projledger.documents.annexes import annexed, listed, not_started_line
from projledger.documents.breakdowns import starts_said
from projledger.documents.cause_words import cause_demands, causes_said
from projledger.documents.context import Annex, Chapter, NotStartedLine, StartsLine
from projledger.documents.facts import Facts
from projledger.documents.figures import About, scope
from projledger.documents.movements import started_now, with_unit
from projledger.documents.outline import demanded, parts
from projledger.documents.topics.spoken import Spoken
from projledger.documents.wording import Wording, day, month_end, of_project
from projledger.foundation.errors import UnknownName
from projledger.foundation.language import _
from projledger.measures.grouping import By
from projledger.measures.milestones import Window, passed, sets_of
from projledger.measures.rate_table import RateRow
from projledger.measures.rates import show_rate
from projledger.measures.remarks import NOT_ON_SITE, Named

_AHEAD = 3  # months that are looked ahead
_KIND = "未开工"


class Waiting(NamedTuple):
    """A planned start that is not made: its project, the planned day, for how many month-ends it is due."""

    about: Named
    planned: str
    months: int
    status: str


class Planned(NamedTuple):
    """The planned starts that are not made: overdue, unknown (nothing came this year), soon due."""

    overdue: tuple[Waiting, ...]
    unknown: tuple[Waiting, ...]
    soon: tuple[Waiting, ...]


def speak(facts: Facts, wording: Wording) -> Spoken:
    """The bulletin of the year's starts; UnknownName where the plan has none and none were made."""
    total = facts.rates(By.LEVEL).total
    if not total.starts.planned and not total.starts.done:
        message = _("The plan of {year} has no starts: no project in it is planned to start this year.")
        raise UnknownName(message.format(year=facts.period.year))
    waiting = facts.once(planned_starts)
    annexes = annexed((("units", _units_annex(facts, wording)), ("overdue", _overdue_annex(facts, wording))))
    period = facts.period
    return Spoken(
        about=f"{wording.subject}开工情况的",
        opening=(
            f"为推动{wording.subject}按期开工，根据各单位报送的月报，"
            f"现将{period.title}（截至{month_end(period.last)}）开工情况通报如下。"
        ),
        chapters=(
            Chapter("总体情况", _overall(facts, wording)),
            Chapter("分单位情况", _units(facts, annexes.detail("units"), wording)),
            Chapter("存在的主要问题", parts=parts(_problems(waiting, annexes.detail("overdue"), wording))),
            Chapter("下步工作要求", demands=demanded(_demands(facts, waiting, wording))),
        ),
        annexes=annexes.pages,
        note="开工按月报所填项目状态认定。",
    )


def planned_starts(facts: Facts) -> Planned:
    """The planned starts that are not made at the end of the period, the longest due first."""
    through = facts.period.last
    window, soon_by = Window.cumulative(through), through.plus(_AHEAD)
    overdue: list[Waiting] = []
    unknown: list[Waiting] = []
    soon: list[Waiting] = []
    for stand in facts.stands:
        one = facts.milestones[stand.project.id]
        sets = sets_of(one, window, on_schedule=None)
        planned = one.start.planned
        if planned is None or "planned-starts" not in sets or one.start.reached:
            continue
        found = Waiting(stand.about, planned, one.start.overdue_months(through), stand.status or "未填")
        if "overdue-starts" in sets:
            (unknown if one.start.reached is None else overdue).append(found)
        elif passed(planned, soon_by):
            soon.append(found)
    overdue.sort(key=lambda item: -item.months)
    soon.sort(key=lambda item: item.planned)
    return Planned(tuple(overdue), tuple(unknown), tuple(soon))


# ---- what is so ------------------------------------------------------------------------------------


def _overall(facts: Facts, wording: Wording) -> tuple[str, ...]:
    table = facts.rates(By.LEVEL)
    said = [starts_said(table.total, facts.period.last, wording)]
    levels = [row for row in table.rows if row.starts.planned]
    if len(levels) > 1:
        said.append("；".join(_level(row, wording) for row in levels) + "。")
    said.append(started_now(facts, wording))
    return tuple(said)


def _level(row: RateRow, wording: Wording) -> str:
    within = scope("level", row.group)
    planned = wording.count(row.starts.planned, "planned_starts", within)
    text = f"{wording.named('level', row.group, row.group)}项目计划新开工{planned}个，"
    if not row.starts.done:
        return f"{text}均未开工"
    rate = wording.percent(row.value("start-annual").rate.shown, About("start_rate", within))
    return f"{text}已开工{wording.count(row.starts.done, 'started', within)}个，开工率{rate}"


def _planning(facts: Facts) -> list[RateRow]:
    return [row for row in facts.rates(By.UNIT).rows if row.starts.planned]


def _units(facts: Facts, detail: str, wording: Wording) -> tuple[str, ...]:
    rows = _planning(facts)
    if not rows:
        return ()
    whole = [row for row in rows if row.starts.done >= row.starts.planned]
    late = [row for row in rows if row.starts.overdue]
    none = [row for row in late if not row.starts.done]
    text = f"承担新开工任务的责任单位{wording.count(len(rows), 'start_units')}个"
    said = [f"{text}{detail}。"]
    for label, name, found in (
        ("年度计划新开工项目已全部开工的", "start_units_all", whole),
        ("有项目逾期未开工的", "start_units_late", late),
        ("其中应开工而一个也未开工的", "start_units_none", none),
    ):
        if found:
            many = About(name)
            names = wording.plain_names([row.group for row in found], many)
            said.append(f"{label}单位{wording.mark(str(len(found)), many)}个：{names}。")
    if not late:
        said.append(f"按计划应于{month_end(facts.period.last)}前开工的项目，各单位均已开工。")
    return tuple(said)


def _problems(waiting: Planned, detail: str, wording: Wording) -> list[tuple[str, Sequence[str]]]:
    overdue = waiting.overdue
    if not overdue and not waiting.unknown:
        return [("未按期开工", ("没有逾期未开工的项目。",))]
    said = []
    if overdue:
        many = About("overdue_known")
        names = wording.names(
            overdue, lambda item: item.about, lambda item: _late(item, wording), sep="；", counted=many
        )
        text = f"逾期未开工的项目{wording.mark(str(len(overdue)), many)}个"
        said.append(f"{text}：{names}{detail}。" if names else f"{text}。")
        why = causes_said([item.about for item in overdue], wording, _KIND)
        if empty := sum(item.status == NOT_ON_SITE for item in overdue):
            said.append(f"其中{wording.count(empty, 'overdue_not_on_site')}个项目施工队伍未进场。")
        said.append(why)
    found: list[tuple[str, Sequence[str]]] = [("未按期开工", said)] if said else []
    if waiting.unknown:
        many = About("overdue_unknown")
        names = wording.names(
            waiting.unknown,
            lambda item: item.about,
            lambda item: with_unit(item.about, wording),
            counted=many,
        )
        count = wording.mark(str(len(waiting.unknown)), many)
        text = f"应开工而本年未报送过进度、开工情况不明的项目{count}个"
        found.append(("情况不明", (f"{text}：{names}。" if names else f"{text}。",)))
    return found


def _late(item: Waiting, wording: Wording) -> str:
    planned = wording.mark(day(item.planned), of_project("planned_start", item.about))
    facts = [wording.unit(item.about.unit), f"计划{planned}开工", wording.words(item.about)]
    return f"{wording.project(item.about)}（{'，'.join(filter(None, facts))}）"


def _demands(facts: Facts, waiting: Planned, wording: Wording) -> list[tuple[str, str]]:
    found = []
    if waiting.overdue:
        many = wording.count(len(waiting.overdue), "overdue_known")
        found.append(
            (
                "抓紧逾期项目开工",
                f"{many}个逾期未开工项目的责任单位要重新排定开工时间，逐项列出未办手续和办结时限，确实不能实施的按程序提出调整意见。"
                + cause_demands([item.about for item in waiting.overdue], wording, _KIND),
            )
        )
    if waiting.soon:
        near = About("starts_soon")
        names = wording.names(
            waiting.soon, lambda item: item.about, lambda item: with_unit(item.about, wording), counted=near
        )
        until = month_end(facts.period.last.plus(_AHEAD))
        text = f"{until}前计划开工的项目还有{wording.mark(str(len(waiting.soon)), near)}个"
        text += f"：{names}。" if names else "。"
        asked = "有关责任单位要提前办结开工前手续，落实施工单位和进场时间。"
        found.append(("做好近期开工准备", f"{text}{asked}"))
    if waiting.unknown:
        many = wording.count(len(waiting.unknown), "overdue_unknown")
        found.append(
            ("补报开工情况", f"{many}个情况不明项目的责任单位要立即补报月报，如实填写项目状态和开工时间。")
        )
    if not found:
        found.append(
            ("巩固开工成果", "已开工项目的责任单位要及时形成实物工程量，并按时填报项目状态和开工时间。")
        )
    return found


# ---- annexes ---------------------------------------------------------------------------------------


def _units_annex(facts: Facts, wording: Wording) -> Annex | None:
    rows = sorted(_planning(facts), key=lambda row: -(row.value("start-annual").rate.shown or 0))
    if not rows:
        return None
    title = f"各责任单位{wording.subject}开工情况（截至{facts.period.year}年{month_end(facts.period.last)}）"
    lines = tuple(_units_line(row, row.group, wording) for row in rows)
    total = _units_line(facts.rates(By.LEVEL).total, "", wording)
    return Annex("", "", title, "starts", (*lines, total), None, "单位：个", "注：按开工率由高到低排列。")


def _units_line(row: RateRow, unit: str, wording: Wording) -> StartsLine:
    within = scope("unit", unit) if unit else "all"

    def count(number: int, name: str) -> str:
        return wording.count(number, name, within)

    starts = row.starts
    return StartsLine(
        unit=wording.unit(unit) if unit else "合计",
        planned=count(starts.planned, "planned_starts"),
        done=count(starts.done, "started"),
        rate=wording.mark(show_rate(row.value("start-annual").rate.shown), About("start_rate", within)),
        due=count(starts.due, "due_starts"),
        overdue=count(starts.overdue, "overdue_starts"),
        early=count(starts.early, "early_starts"),
    )


def _overdue_annex(facts: Facts, wording: Wording) -> Annex | None:
    records = {project.id: project for project in facts.projects}

    def line(number: int, item: Waiting) -> NotStartedLine:
        return not_started_line(number, item.about, records, item.status, wording)

    overdue = facts.once(planned_starts).overdue
    return listed("not_started", "逾期未开工项目", overdue, lambda item: item.about, line, wording)
