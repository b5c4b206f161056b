"""The listed projects (挂牌项目): how they stand as a whole and one by one, and what holds them up."""

from collections.abc import Sequence
from dataclasses import replace

from projledger.documents.annexes import SITE_LAGS, Annexes, annexed, listed, problems_annex, project_line
from projledger.documents.context import Annex, Chapter, ProjectLine
from projledger.documents.demands import demands
from projledger.documents.facts import Facts
from projledger.documents.figures import About, scope
from projledger.documents.imprint import silence
from projledger.documents.outline import Part, parts
from projledger.documents.overview import figures_of
from projledger.documents.problem_sections import lag_sections
from projledger.documents.topics.spoken import Spoken
from projledger.documents.wording import Wording, month_end, of_project
from projledger.foundation.errors import UnknownName
from projledger.foundation.language import _
from projledger.measures.ahead import ahead
from projledger.measures.grouping import LISTED, By
from projledger.measures.lags import Lag
from projledger.measures.progress_rows import ProgressRow
from projledger.measures.remarks import Named

_WITHIN = scope("listed", LISTED)


def speak(facts: Facts, wording: Wording) -> Spoken:
    """The bulletin of the listed projects; UnknownName where the plan lists none."""
    own = facts.only(lambda project: project.listed)
    if not own.projects:
        message = _("The plan of {year} has no listed projects (挂牌).")
        raise UnknownName(message.format(year=facts.period.year))
    unknown = silence(own)
    annexes = annexed(
        (
            ("projects", None if unknown else _annex(own, wording)),
            ("problems", None if unknown else problems_annex(own.problems, wording)),
        )
    )
    levels = own.table(By.LEVEL)
    asked = demands(levels, own.problems, None, ahead(levels), own.settings, wording)
    period = facts.period
    return Spoken(
        about="挂牌项目推进情况的",
        opening=(
            "为督促挂牌项目按期推进，根据各单位报送的月报，"
            f"现将{period.title}（截至{month_end(period.last)}）挂牌项目推进情况通报如下。"
        ),
        chapters=(
            Chapter("总体情况", _overall(facts, own, unknown, wording)),
            Chapter("项目进展", () if unknown else _one_by_one(own, annexes.detail("projects"), wording)),
            Chapter("存在的主要问题", parts=parts(_problems(own, unknown, annexes, wording))),
            Chapter("下步工作要求", demands=asked),
        ),
        annexes=annexes.pages,
    )


def _overall(facts: Facts, own: Facts, unknown: str, wording: Wording) -> tuple[str, ...]:
    total, whole = own.table(By.LEVEL).total, facts.table(By.LEVEL).total
    period, year = facts.period, facts.period.year
    if not total.projects:
        count = wording.count(total.no_plan, "no_plan", _WITHIN)
        return (f"{year}年挂牌项目{count}个，均未安排年度计划投资。",)
    text = f"{year}年列入年度计划的挂牌项目{wording.count(total.projects, 'projects', _WITHIN)}个，"
    if unknown:
        plan = wording.yi(total.annual_plan, About("annual_plan", _WITHIN))
        return (f"{text}年度计划投资{plan}。{unknown}，投资完成情况不作判断。",)
    text += f"{figures_of(total, wording, _WITHIN, period.span.removeprefix(f'{year}年'))}"
    if total.rate.shown is not None and whole.rate.shown is not None:
        ahead_by = total.rate.shown - whole.rate.shown
        if ahead_by:
            points = wording.points(ahead_by, About("above_all", _WITHIN))
            text += f"，{'高于' if ahead_by > 0 else '低于'}全部项目平均水平{points}"
    if total.no_plan:
        text += f"；另有{wording.count(total.no_plan, 'no_plan', _WITHIN)}个挂牌项目未安排年度计划投资"
    return (f"{text}。",)


def _problems(own: Facts, unknown: str, annexes: Annexes, wording: Wording) -> Sequence[Part]:
    """The sections that tell of a problem; that a project is listed need not be said of each here."""
    problems = own.problems
    plain = replace(problems, lagging=tuple(replace(item, listed=False) for item in problems.lagging))
    sections = lag_sections(plain, wording, unknown, annexes)
    there = (
        problems.of_kind(Lag.INVESTMENT) or problems.remarks.unknown,
        problems.of_kind(*SITE_LAGS),
        problems.shortages or problems.stated,
    )
    return [part for part, told in zip(sections, there, strict=True) if told or unknown]


def _one_by_one(own: Facts, detail: str, wording: Wording) -> tuple[str, ...]:
    """Who is on or ahead of the time sequence and who is behind, the best first in both."""
    rows = [row for row in _rows(own) if row.rate.shown is not None]
    said = []
    for label, name, found in (
        (f"达到或超过{wording.term}的", "listed_met", [row for row in rows if not row.behind]),
        (f"低于{wording.term}的", "listed_behind", [row for row in rows if row.behind]),
    ):
        if not found:
            continue
        many = About(name, _WITHIN)
        names = wording.names(found, _named, lambda row: _said(row, wording), sep="；", counted=many)
        text = f"{label}挂牌项目{wording.mark(str(len(found)), many)}个"
        said.append(
            f"{text}：{names}{detail if len(found) > wording.most else ''}。" if names else f"{text}。"
        )
    return tuple(said)


def _said(row: ProgressRow, wording: Wording) -> str:
    item = _named(row)
    rate = wording.percent(row.rate.shown, of_project("rate", item))
    gap = wording.gap(row.schedule_gap, of_project("gap", item))
    return f"{wording.project(item)}（{wording.unit(item.unit)}，占年度计划的{rate}，{gap}）"


def _rows(own: Facts) -> Sequence[ProgressRow]:
    rows = own.table(By.PROJECT).rows
    return sorted(rows, key=lambda row: (row.rate.shown is None, -(row.rate.shown or 0)))


def _named(row: ProgressRow) -> Named:
    return Named(row.key or 0, row.group, row.unit)


def _annex(own: Facts, wording: Wording) -> Annex | None:
    records = {project.id: project for project in own.projects}
    said = {stand.project.id: stand.about for stand in own.stands}
    rows = {row.key: row for row in _rows(own)}

    def line(number: int, item: Named) -> ProjectLine:
        why = wording.own_words(said[item.project])
        return project_line(number, item, records[item.project], rows[item.project], why, wording)

    return listed(
        "lagging", "挂牌项目进展情况", [_named(row) for row in _rows(own)], lambda item: item, line, wording
    )
