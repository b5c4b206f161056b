"""项目一页通: one project on one page, for a leader's visit."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict

from projledger.documents.facts import Facts
from projledger.documents.figures import About
from projledger.documents.notices.context import OnePageContext, PageFact, PageMonth, PagePair
from projledger.documents.notices.letter import common, wan, without_phone, wording_of
from projledger.documents.papers import Asked, Paper
from projledger.documents.wording import Wording, day, month_end, of_project
from projledger.forms.report import FINISHED
from projledger.foundation.errors import UnknownName
from projledger.foundation.language import _
from projledger.ledger.records import ProjectRecord
from projledger.measures.latest import Stand
from projledger.measures.lights import CHINESE
from projledger.measures.project_history import HistoryRow, project_history
from projledger.measures.rates import NO_RATE, show_gap, show_rate
from projledger.measures.remarks import Named

#: Who answers for a project, by role: the plan's fields in the order of the page.
_PEOPLE = (
    ("county_leader", "联系县领导"),
    ("first_responsible", "第一责任人"),
    ("team", "工作专班"),
    ("finance_body", "金融服务机构"),
    ("contact_role", "联络员"),
)
#: So many characters of the words of a unit or the plan find room on the page.
_LONGEST = 60
#: So many months, the last ones, find room on the page.
_MONTHS = 6


def one_page(facts: Facts, asked: Asked) -> Paper:
    """The page of project ``asked.project``. UnknownName where the plan in force does not have it."""
    stand = next((one for one in facts.stands if one.project.id == asked.project), None)
    if stand is None:
        raise UnknownName(_("The plan in force has no such project."))
    wording, book = wording_of(facts)
    project, named = stand.project, stand.about
    rows = project_history(
        project,
        facts.figures,
        facts.held,
        facts.returns,
        facts.period.last,
        facts.settings,
        facts.units,
        projects=facts.projects,
        yardstick=facts.yardstick,
    ).rows
    context = OnePageContext(
        **common(facts, wording, "one-page", named.unit, (project.name,)),
        opening="",
        facts=_paired(_facts(project, named, wording)),
        contents=tuple(_contents(project, named, wording)),
        progress=_progress(rows[-1] if rows else None, stand, facts, wording),
        months=tuple(_month(row, named, wording) for row in rows[-_MONTHS:]),
        physical=_said(stand, "physical_progress", wording),
        problems=tuple(_problems(stand, wording)),
        people=_paired(_people(project, wording)),
    )
    return Paper("one-page", project.name, asdict(context), book, asked)


def _facts(project: ProjectRecord, named: Named, wording: Wording) -> Iterator[PageFact]:
    def fact(name: str, title: str, shown: str) -> PageFact:
        return PageFact(title, wording.mark(shown, of_project(name, named)))

    level = f"{project.level}、挂牌" if project.listed else project.level
    yield fact("code", "项目编号", project.code or project.key)
    yield fact("level", "级别", level)
    for name, title, value in (
        ("sector", "领域", project.sector),
        ("nature", "建设性质", project.nature),
        ("place", "建设地点", project.place),
    ):
        if value:
            yield fact(name, title, value)
    start, finish = (day(text) if text else "" for text in (project.planned_start, project.planned_finish))
    if start or finish:
        yield fact("term", "计划工期", f"{start or '未定'}至{finish or '未定'}")
    if project.total_investment is not None:
        yield PageFact(
            "总投资", wording.amount(project.total_investment, of_project("total_investment", named))
        )
    if project.completed_before is not None:
        yield PageFact(
            "上年底累计", wording.amount(project.completed_before, of_project("completed_before", named))
        )
    plan = project.annual_plan
    yield PageFact(
        "年度计划投资",
        "未安排" if plan is None else wording.amount(plan, of_project("annual_plan", named)),
    )


def _contents(project: ProjectRecord, named: Named, wording: Wording) -> Iterator[PageFact]:
    """What the plan says in sentences."""
    for field, name, title in (("scope", "content", "建设内容"), ("milestone", "milestone", "年度目标")):
        if said := _cut(str(project.values.get(field) or "")):
            yield PageFact(title, wording.mark(said, of_project(name, named)))


def _paired(facts: Iterable[PageFact]) -> tuple[PagePair, ...]:
    found = [*facts]
    if len(found) % 2:
        found.append(PageFact("", ""))
    return tuple(
        PagePair(one.name, one.text, other.name, other.text)
        for one, other in zip(found[::2], found[1::2], strict=True)
    )


def _progress(row: HistoryRow | None, stand: Stand, facts: Facts, wording: Wording) -> str:
    named = stand.about
    if row is None:
        return f"本年尚无月报数据，截至{month_end(facts.period.last)}进展情况不明。"
    text = (
        f"截至{month_end(facts.period.last)}，本年累计完成投资"
        f"{wording.amount(stand.completed_ytd, of_project('completed_ytd', named))}"
    )
    if row.rate.shown is not None:
        gap = wording.gap(row.schedule_gap, of_project("gap", named))
        light = wording.mark(f"{CHINESE[row.light]}灯", of_project("light", named)) if row.light else ""
        lit = f"（{light}）" if light else ""
        text += f"，占年度计划的{wording.percent(row.rate.shown, of_project('rate', named))}，{gap}{lit}"
    if stand.status:
        done = "已" if stand.status in FINISHED else ""
        text += f"，目前{done}{wording.mark(stand.status, of_project('status', named))}"
    if stand.carried_from is not None:
        kept = wording.mark(f"{month_end(stand.carried_from)}数", of_project("figure_month", named))
        text += f"（{facts.period.last.month}月未报，沿用{kept}）"
    return f"{text}。"


def _month(row: HistoryRow, named: Named, wording: Wording) -> PageMonth:
    def about(name: str) -> About:
        return of_project(name, named)._replace(period=str(row.month))

    own = row.reported and row.completed_month is not None
    return PageMonth(
        month=f"{row.month.month}月",
        month_completed=wan(row.completed_month if own else None, wording, about("completed_month")),
        completed=wan(row.completed_ytd, wording, about("completed_ytd")),
        rate=wording.mark(show_rate(row.rate.shown), about("rate")),
        gap=wording.mark(show_gap(row.schedule_gap), about("gap")),
        light=wording.mark(CHINESE[row.light] if row.light else NO_RATE, about("light")),
        status=wording.mark(row.status or NO_RATE, about("status")),
    )


def _problems(stand: Stand, wording: Wording) -> Iterator[str]:
    named, said = stand.about, stand.said
    if problem := _said(stand, "problem", wording):
        yield f"存在问题：{problem}。"
    lacking = []
    if funds := int(said.get("funds_lacking", 0)):
        lacking.append(f"资金{wording.amount(funds, of_project('funds_lacking', named))}")
    if land := int(said.get("land_lacking", 0)):
        lacking.append(f"用地指标{wording.land(land, of_project('land_lacking', named))}")
    if lacking:
        yield f"要素缺口：{'、'.join(lacking)}。"
    if asked := _said(stand, "help_asked", wording):
        yield f"需协调事项：{asked}。"
    if not (problem or lacking or asked):
        yield "月报未反映问题和需协调事项。" if stand.said else "本年尚无月报，问题和需协调事项不明。"


def _people(project: ProjectRecord, wording: Wording) -> Iterator[PageFact]:
    """Roles and bodies; telephone numbers stay out, wherever the plan has put them."""
    for name, title in _PEOPLE:
        if said := without_phone(str(project.values.get(name) or "")):
            yield PageFact(title, said)
    yield PageFact("牵头责任单位", wording.unit(project.lead_unit))
    if project.co_units:
        yield PageFact("配合单位", "、".join(map(wording.unit, project.co_units)))
    if project.reporting_unit != project.lead_unit:
        yield PageFact("填报单位", wording.unit(project.reporting_unit))
    if owner := without_phone(str(project.values.get("owner") or "")):
        yield PageFact("项目业主", owner)


def _said(stand: Stand, field: str, wording: Wording) -> str:
    """The unit's own words, one line, without telephone numbers."""
    words = _cut(without_phone(" ".join(str(stand.said.get(field) or "").split())).rstrip("。；;.，, "))
    return wording.mark(words, of_project(field, stand.about)) if words else ""


def _cut(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
