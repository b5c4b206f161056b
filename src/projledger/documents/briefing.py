"""The briefing (简报): a shorter account that names the month's starts and finishes and what stands out."""

from dataclasses import asdict

from projledger.documents.annexes import annexed, ranking_annex
from projledger.documents.by_unit import by_unit, ranking_table, unit_rankings
from projledger.documents.cause_words import causes_said
from projledger.documents.context import Chapter, PaperContext
from projledger.documents.facts import Facts
from projledger.documents.features import features
from projledger.documents.figures import About, FigureBook
from projledger.documents.imprint import imprint, refuse_without_plan, silence
from projledger.documents.movements import starts_and_finishes, with_unit
from projledger.documents.outline import chapters
from projledger.documents.overview import by_level, counted, overview
from projledger.documents.papers import Asked, Paper
from projledger.documents.wording import Wording, month_end
from projledger.measures.ahead import ahead
from projledger.measures.grouping import By
from projledger.measures.lags import Lag

KIND = "briefing"


def briefing(facts: Facts, asked: Asked) -> Paper:
    """The briefing of the period of ``facts``. UnknownName where the year has no plan."""
    book = FigureBook(str(facts.period), facts.number)
    context = briefing_context(facts, Wording(facts.settings, facts.internal, book=book))
    return Paper(KIND, context.title, asdict(context), book, asked)


def briefing_context(facts: Facts, wording: Wording) -> PaperContext:
    """Everything the briefing says, in finished words."""
    levels, units, before = facts.table(By.LEVEL), facts.table(By.UNIT), facts.before
    refuse_without_plan(levels)
    unknown = silence(facts)
    rankings = unit_rankings(units, facts.kinds)
    annexes = annexed(
        [("ranking", None if unknown else ranking_annex(ranking_table(units, rankings, wording)))]
    )
    compared = facts.table(By.LEVEL, before) if before else None
    overall = overview(levels, facts.problems, wording, compared, unknown)
    if facts.problems.remarks.finished_early and not unknown:
        overall = overall[:-1]  # the features name them
    found = [Chapter("总体进展", overall if unknown else (*overall, *by_level(levels, wording)))]
    if not unknown:
        found += [
            Chapter("开工和完工情况", starts_and_finishes(facts, wording)),
            Chapter("主要特点", features(facts, wording)),
            Chapter("单位进度", by_unit(units, rankings, wording, annexed=annexes.see("ranking"))),
            Chapter("存在问题", _problems(facts, wording)),
        ]
    found.append(Chapter("下步打算", (_next(facts, wording),)))
    title = (f"{facts.period.title}{wording.subject}", "建设进展情况")
    return PaperContext(
        **imprint(facts, wording, KIND, title) | {"addressee": ""},
        opening="",
        chapters=chapters(found),
        annexes=annexes.pages,
    )


# ---- problems and what comes next ------------------------------------------------------------------


def _problems(facts: Facts, wording: Wording) -> tuple[str, ...]:
    """The lags in one sentence each, with the causes of those behind and what is lacking."""
    problems, said = facts.problems, []
    behind = problems.of_kind(Lag.INVESTMENT)
    if behind:
        names = wording.some([item.about for item in behind], lambda item: with_unit(item, wording))
        text = f"投资低于{wording.term}的在建项目{wording.count(len(behind), counted(Lag.INVESTMENT))}个"
        lead = "差距较大的有" if len(behind) > 1 else "为"
        said.append(f"{text}，{lead}{names}。" if names else f"{text}。")
        said.append(causes_said([item.about for item in behind], wording))
    still = [
        f"{word}的项目{wording.count(len(items), counted(kind))}个"
        for kind, word in ((Lag.START, "未按期开工"), (Lag.NOT_ON_SITE, "未进场"), (Lag.SUSPENDED, "停工"))
        if (items := problems.of_kind(kind))
    ]
    if still:
        said.append(f"此外，{'，'.join(still)}。" if behind else f"{'，'.join(still)}。")
    lacking = []
    if problems.funds_lacking:
        lacking.append(f"资金{wording.amount(problems.funds_lacking, About('funds_lacking'))}")
    if problems.land_lacking:
        lacking.append(f"用地指标{wording.land(problems.land_lacking, About('land_lacking'))}")
    if lacking:
        said.append(f"各单位反映的要素缺口：{'，'.join(lacking)}。")
    if not said:
        among = "已有数据的" if problems.remarks.unknown else ""
        said.append(f"{among}在建项目投资均达{wording.term}，无未按期开工、未进场和停工的项目。")
    return tuple(said)


def _next(facts: Facts, wording: Wording) -> str:
    """What is due at the end of the next quarter, and on whom the office will press."""
    levels, problems = facts.table(By.LEVEL), facts.problems
    coming = ahead(levels)
    said = []
    if coming is not None:
        due = wording.yi(coming.due, About("due", period=str(coming.month)))
        share = wording.percent(coming.target, About("target", period=str(coming.month)))
        text = f"按{wording.term}，{month_end(coming.month)}须累计完成年度计划的{share}，即{due}"
        if not levels.silent:
            missing = wording.yi(coming.missing, About("due_missing", period=str(coming.month)))
            text += f"，尚需完成{missing}" if coming.missing else "，目前已达到"
        said.append(f"{text}。")
    behind = len(problems.of_kind(Lag.INVESTMENT))
    still = len(problems.of_kind(Lag.START, Lag.NOT_ON_SITE, Lag.SUSPENDED))
    pressed = []
    if behind:
        pressed.append(f"投资滞后的{wording.count(behind, counted(Lag.INVESTMENT))}个项目")
    if still:
        pressed.append(f"未开工、未进场和停工的{wording.count(still, 'standing_still')}个项目")
    if pressed:
        said.append(f"本办将对{'和'.join(pressed)}逐个跟踪督办。")
    elif levels.silent:
        said.append("请各责任单位及时报送月报，本办将据实汇总进展情况。")
    else:
        said.append("各责任单位要保持现有建设力度，按月落实投资计划。")
    return "".join(said)
