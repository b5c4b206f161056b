"""What notices have in common: title, addressee, deadlines, and how a unit and its projects are said."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from projledger.documents.facts import Facts
from projledger.documents.figures import About, FigureBook, scope
from projledger.documents.judged import Signal
from projledger.documents.notices.behind import Behind
from projledger.documents.notices.context import BehindLine
from projledger.documents.overview import figures_of
from projledger.documents.titles import in_lines
from projledger.documents.wording import Wording, day, month_end, of_project, reason
from projledger.foundation.money import show_money
from projledger.foundation.period import Month
from projledger.foundation.settings.notices import Within
from projledger.measures.grouping import By
from projledger.measures.lights import CHINESE
from projledger.measures.progress_rows import ProgressRow
from projledger.measures.rates import NO_RATE, show_gap, show_rate
from projledger.measures.remarks import Named

#: How the lights of a measure are told apart.
_MEASURES = {"investment": "投资", "start": "开工", "finish": "完工"}
_DIGEST_SHOWN = 16
_UNSAID = "未说明原因"


def wording_of(facts: Facts) -> tuple[Wording, FigureBook]:
    """The house style of a letter, and the book of its figures.

    A letter goes to the unit itself, which reported the project: internal ones (内部掌握) are named too.
    """
    book = FigureBook(str(facts.period), facts.number)
    return Wording(facts.settings, (), facts.settings.documents.names, book), book


def common(facts: Facts, wording: Wording, kind: str, unit: str, title: Sequence[str]) -> dict[str, Any]:
    """The attributes of :class:`~projledger.documents.notices.context.Notice` but for the opening."""
    form = facts.settings.paper(kind)
    last = facts.period.last
    digest = wording.mark(facts.head_digest[:_DIGEST_SHOWN], About("head_digest"))
    return {
        "title": "".join(title),
        "title_in_lines": in_lines(title),
        "addressee": f"{wording.unit(unit)}：",
        "unit": wording.unit(unit),
        "office": form.signed,
        "date": day(facts.dated.isoformat()),
        "contact": f"联系人及电话：{form.contact}" if form.contact else "",
        "source_note": (
            f"数据口径：上报（责任单位月报）。数据截至{last.year}年{month_end(last)}"
            f"{taken_on(facts)}。台账校验码：{digest}"
        ),
        "term": wording.term,
        "term_short": wording.term.removesuffix("进度"),
        "period": facts.period.title,
        "span": facts.period.span,
    }


def taken_on(facts: Facts) -> str:
    """``，取数日期2021年7月6日``; "" where that comes after the day that the paper bears."""
    return f"，取数日期{day(facts.taken.isoformat())}" if facts.taken <= facts.dated else ""


def until(facts: Facts, within: Within) -> str:
    """``2021年7月12日``: the last day on which what is asked is done in time."""
    return day(within.after(facts.dated).isoformat())


def short_day(when: date, than: date) -> str:
    """``7月5日``; with its year where that is another than that of ``than``."""
    return day(when.isoformat()) if when.year != than.year else f"{when.month}月{when.day}日"


def months_named(months: Iterable[Month]) -> str:
    """``3月、4月``."""
    return "、".join(f"{month.month}月" for month in months)


def unit_row(facts: Facts, unit: str) -> ProgressRow | None:
    """The unit's row of the progress table; None where it leads no project."""
    return next((row for row in facts.table(By.UNIT).rows if row.group == unit), None)


def unit_stands(facts: Facts, wording: Wording, unit: str) -> str:
    """How the unit's projects stand as a whole, and which of them have no plan."""
    row, within = unit_row(facts, unit), scope("unit", unit)
    if row is None:
        return "你单位没有牵头负责的项目。"
    text = ""
    if row.projects:
        light = wording.mark(f"{CHINESE[row.light]}灯", About("light", within)) if row.light else "不亮灯"
        text = (
            f"截至{month_end(facts.period.last)}，你单位牵头负责的列入年度计划的{wording.subject}"
            f"{wording.count(row.projects, 'projects', within)}个，{figures_of(row, wording, within)}"
            f"（{light}）。"
        )
    if row.no_plan:
        also = "另有" if row.projects else "你单位牵头负责的项目中，"
        text += (
            f"{also}{wording.count(row.no_plan, 'no_plan', within)}个项目未安排年度计划投资，不计入完成比例。"
        )
    return text


def wan(yuan: int | None, wording: Wording, about: About) -> str:
    """An amount of a table in 万元, exact, without its unit; a dash where there is none."""
    return wording.mark(NO_RATE if yuan is None else show_money(yuan, "万元", grouped=False), about)


def behind_lines(items: Sequence[Behind], wording: Wording) -> tuple[BehindLine, ...]:
    """The rows of the table of projects behind."""
    return tuple(_line(number, item, wording) for number, item in enumerate(items, start=1))


def _line(number: int, item: Behind, wording: Wording) -> BehindLine:
    named, row = item.stand.about, item.row
    return BehindLine(
        number=str(number),
        project=wording.project(named),
        annual_plan=wan(item.stand.project.annual_plan, wording, of_project("annual_plan", named)),
        completed=wan(item.stand.completed_ytd, wording, of_project("completed_ytd", named)),
        rate=wording.mark(show_rate(row.rate.shown), of_project("rate", named)),
        gap=wording.mark(show_gap(row.schedule_gap), of_project("gap", named)),
        lights="，".join(_signal(one, named, wording) for one in item.signals),
        cause="；".join((*lags(item, wording), cause(named, wording))),
    )


def _signal(one: Signal, named: Named, wording: Wording) -> str:
    running = f"连续{one.months}个月" if one.months > 1 else ""
    shown = f"{_MEASURES[one.measure]}{CHINESE[one.light]}灯{running}"
    return wording.mark(shown, of_project(f"light_{one.measure}", named))


def lags(item: Behind, wording: Wording) -> tuple[str, ...]:
    """What a project lags in, the cause that explains the others first and alone (as in bulletins)."""
    named, project = item.stand.about, item.stand.project
    found = []
    if item.site:
        found.append(item.site)
    elif item.has("start") and project.planned_start:
        planned = wording.mark(day(project.planned_start), of_project("planned_start", named))
        found.append(f"计划{planned}开工，尚未开工")
    elif item.has("investment"):
        found.append("投资滞后")
    if item.has("finish") and project.planned_finish:
        planned = wording.mark(day(project.planned_finish), of_project("planned_finish", named))
        found.append(f"计划{planned}完工，尚未完工")
    return tuple(found)


def cause(named: Named, wording: Wording) -> str:
    """The unit's own words, 未说明原因 where it gave none."""
    return wording.words(named) or _UNSAID


def unsaid(items: Sequence[Behind]) -> list[Named]:
    """The projects of which the unit gave no cause."""
    return [item.stand.about for item in items if not reason(item.stand.about.text)]


def numbered_demands(demands: Sequence[str]) -> tuple[str, ...]:
    """The demands as paragraphs, numbered where there are several: 1.… 2.…"""
    if len(demands) == 1:
        return tuple(demands)
    return tuple(f"{number}.{text}" for number, text in enumerate(demands, start=1))


_NUMBERS = re.compile(r"(?<!\d)(?:\+?86[- ]?)?(?:1\d{10}|0\d{2,3}[- ]?\d{7,8}|\d{7,8})(?!\d)")


def without_phone(text: str) -> str:
    """``text`` without telephone numbers and the brackets that held nothing else."""
    bare = _NUMBERS.sub("", text)
    return (
        re.sub(r"[（(][\s,，;；:：]*(?:电话|手机|联系电话)?[\s:：]*[）)]", "", bare).strip(" ,，;；、")
        if bare != text
        else text
    )
