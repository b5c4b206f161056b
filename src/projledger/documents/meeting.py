"""Material for a progress meeting (推进会): agenda, progress, who speaks to what, what is to be settled."""

from collections.abc import Sequence
from dataclasses import asdict

from projledger.documents.annexes import (
    SITE_LAGS,
    Annexes,
    annexed,
    asked_of,
    lacks,
    listed,
    ranking_annex,
    stated_problems,
)
from projledger.documents.by_unit import by_unit, ranking_table, unit_rankings
from projledger.documents.causes import causes_of, leads
from projledger.documents.context import Annex, Chapter, CoordinationLine, MeetingContext, Speaker
from projledger.documents.facts import Facts
from projledger.documents.figures import About, FigureBook, scope
from projledger.documents.imprint import imprint, refuse_without_plan, silence
from projledger.documents.outline import chapters
from projledger.documents.overview import by_level, overview
from projledger.documents.papers import Asked, Paper
from projledger.documents.wording import Wording, of_project
from projledger.measures.grouping import By
from projledger.measures.lags import Lag, Lagging
from projledger.measures.problems import Problems
from projledger.measures.progress_rows import ProgressRow
from projledger.measures.remarks import Named

KIND = "meeting"
#: How many units speak; the others hand in their words.
_SPEAKERS = 10


def meeting(facts: Facts, asked: Asked) -> Paper:
    """The material at the end of the period of ``facts``. UnknownName where the year has no plan."""
    book = FigureBook(str(facts.period), facts.number)
    context = meeting_context(facts, Wording(facts.settings, facts.internal, book=book))
    return Paper(KIND, context.title, asdict(context), book, asked)


def meeting_context(facts: Facts, wording: Wording) -> MeetingContext:
    """Everything the material says, in finished words."""
    levels, units, before = facts.table(By.LEVEL), facts.table(By.UNIT), facts.before
    refuse_without_plan(levels)
    unknown = silence(facts)
    rankings = unit_rankings(units, facts.kinds)
    annexes = _annexes(facts, unknown, wording)
    speaking = () if unknown else tuple(_speaker(row, facts, wording) for row in _called(facts))
    compared = facts.table(By.LEVEL, before) if before else None
    state = overview(levels, facts.problems, wording, compared, unknown)
    if not unknown:
        where = annexes.see("ranking")
        state = (*state, *by_level(levels, wording), *by_unit(units, rankings, wording, annexed=where))
    title = (f"{facts.period.title}{wording.subject}", "推进会材料")
    return MeetingContext(
        **imprint(facts, wording, KIND, title) | {"addressee": ""},
        opening="",
        chapters=chapters(
            (
                Chapter("会议议程", _agenda(facts, speaking, annexes, wording)),
                Chapter("进展情况", state),
            )
        ),
        annexes=annexes.pages,
        agenda=_agenda(facts, speaking, annexes, wording),
        speakers=speaking,
    )


def _agenda(facts: Facts, speaking: Sequence[Speaker], annexes: Annexes, wording: Wording) -> tuple[str, ...]:
    office = facts.settings.office.name
    said = [f"{office}通报{wording.subject}{facts.period.title}进展情况。"]
    if speaking:
        names = "、".join(speaker.unit for speaker in speaking)
        said.append(f"{names}作表态发言，逐个说明滞后项目的原因、措施和完成时限（要点附后）。")
    else:
        said.append("各责任单位汇报项目推进情况。")
    if where := annexes.see("coordination"):
        said.append(f"研究需协调解决的问题（见{where}），有关主管部门逐项回应，明确议定事项。")
    said.append("安排下步工作。")
    return tuple(f"{place}.{text}" for place, text in enumerate(said, start=1))


# ---- who speaks to what ----------------------------------------------------------------------------


def _called(facts: Facts) -> list[ProgressRow]:
    """The units with lagging projects, those farthest behind first."""
    lagging = {item.about.unit for item in facts.problems.lagging}
    rows = [row for row in facts.table(By.UNIT).rows if row.group in lagging]
    rows.sort(key=lambda row: (row.schedule_gap is None, row.schedule_gap or 0))
    return rows[:_SPEAKERS]


def _speaker(row: ProgressRow, facts: Facts, wording: Wording) -> Speaker:
    within = scope("unit", row.group)
    figures = f"{wording.count(row.projects, 'projects', within)}个项目"
    if row.rate.shown is not None:
        figures += f"，占年度计划的{wording.percent(row.rate.shown, About('rate', within))}"
        figures += f"，{wording.gap(row.schedule_gap, About('gap', within))}"
    own = [item for item in facts.problems.lagging if item.about.unit == row.group]
    public = [item for item in own if item.about.project not in wording.internal]
    points = [_point(item, facts.problems, wording) for item in public[: wording.few]]
    if more := len(own) - len(points):
        points.append(
            f"其余{wording.count(more, 'further_lagging', within)}个滞后项目的原因、措施和完成时限。"
        )
    return Speaker(wording.unit(row.group), figures, tuple(points))


def _point(item: Lagging, problems: Problems, wording: Wording) -> str:
    """One project that a unit must speak to: how it lags, why, what it asks for."""
    about = item.about
    if item.kind is Lag.INVESTMENT:
        gap = (
            ""
            if item.gap is None
            else wording.mark(f"欠{wording.points(item.gap)}", of_project("gap", about))
        )
        rate = wording.percent(item.rate, of_project("rate", about))
        stands = f"占年度计划的{rate}，{gap}" if gap else f"占年度计划的{rate}"
    else:
        stands = SITE_LAGS[item.kind]
    why = wording.words(about) or "未说明原因"
    asked = asked_of(problems, about)
    ask = f"；{wording.mark(asked, of_project('help_asked', about))}" if asked else ""
    return f"{wording.project(about)}：{stands}；{why}{ask}。"


# ---- what is to be settled -------------------------------------------------------------------------


def _annexes(facts: Facts, unknown: str, wording: Wording) -> Annexes:
    if unknown:
        return Annexes()
    units = facts.table(By.UNIT)
    ranking = ranking_table(units, unit_rankings(units, facts.kinds), wording)
    return annexed((("ranking", ranking_annex(ranking)), ("coordination", _coordination(facts, wording))))


def _coordination(facts: Facts, wording: Wording) -> Annex | None:
    """The problems for which a unit asks for help or lacks funds or land; the last column is left blank."""
    found, lacking = stated_problems(facts.problems)
    items = [item for item in found if item.project in lacking or asked_of(facts.problems, item)]

    def line(number: int, item: Named) -> CoordinationLine:
        missing = lacks(lacking.get(item.project)) if item.project in lacking else ""
        problem = "；".join(filter(None, (" ".join(item.text.split()), missing and f"缺{missing}")))
        return CoordinationLine(
            number=str(number),
            project=wording.project(item),
            unit=wording.unit(item.unit),
            problem=wording.mark(problem or "—", of_project("problem", item)),
            asked=wording.mark(asked_of(facts.problems, item) or "—", of_project("help_asked", item)),
            lead=wording.mark(_lead(item, missing, facts.problems), of_project("lead", item)),
        )

    note = "建议牵头单位按问题类别提出，由会议确定；议定事项会上填写。"
    return listed(
        "coordination", "需协调解决的问题", items, lambda item: item, line, wording, unit="", note=note
    )


def _lead(item: Named, missing: str, problems: Problems) -> str:
    """Who might lead, by the causes of the problem, of what is lacking and of what is asked for."""
    return leads(causes_of(f"{item.text}；{missing}；{asked_of(problems, item)}")) or "责任单位"
