"""The inspection bulletin (督查通报) of a period: of everything, or of one topic."""

from dataclasses import asdict

from projledger.documents.annexes import (
    Annexes,
    annexed,
    lagging_annex,
    problems_annex,
    ranking_annex,
    standing_annex,
)
from projledger.documents.breakdowns import by_nature, by_sector
from projledger.documents.by_unit import by_unit, ranking_table, unit_rankings
from projledger.documents.context import BulletinContext, Chapter, RankingTable
from projledger.documents.demands import demands
from projledger.documents.facts import Facts
from projledger.documents.figures import FigureBook
from projledger.documents.imprint import imprint, refuse_without_plan, silence
from projledger.documents.outline import chapters, parts
from projledger.documents.overview import by_level, opening, overview
from projledger.documents.papers import Asked, Paper
from projledger.documents.problem_sections import problem_sections
from projledger.documents.topics import topic_context
from projledger.documents.wording import Wording
from projledger.foundation.period import Period
from projledger.measures.ahead import ahead
from projledger.measures.grouping import By

KIND = "bulletin"


def bulletin(facts: Facts, asked: Asked) -> Paper:
    """The inspection bulletin of the period of ``facts``, or of the topic that is asked for.

    UnknownName where there is nothing to speak of.
    """
    book = FigureBook(str(facts.period), facts.number)
    wording = Wording(facts.settings, facts.internal, book=book)
    if asked.topic:
        context = topic_context(facts, asked.topic, wording)
    else:
        context = bulletin_context(facts, wording, facts.before)
    return Paper(KIND, context.title, asdict(context), book, asked)


def bulletin_context(facts: Facts, wording: Wording, before: Period | None = None) -> BulletinContext:
    """Everything the bulletin says, in finished words; figures are compared with those of ``before``.

    Raises UnknownName where the year has no plan.
    """
    levels, units, problems = facts.table(By.LEVEL), facts.table(By.UNIT), facts.problems
    refuse_without_plan(levels)
    unknown = silence(facts)
    rankings = unit_rankings(units, facts.kinds)
    ranking = ranking_table(units, rankings, wording)
    annexes = _annexes(facts, wording, ranking, unknown)
    compared = facts.table(By.LEVEL, before) if before else None
    compared_units = facts.table(By.UNIT, before) if before else None
    overall = overview(levels, problems, wording, compared, unknown)
    of_levels = by_level(levels, wording, unknown)
    of_sectors = () if unknown else by_sector(facts.table(By.SECTOR), wording)
    of_natures = () if unknown else by_nature(facts.table(By.NATURE), facts.rates(By.LEVEL).total, wording)
    where = annexes.see("ranking")
    of_units = by_unit(units, rankings, wording, unknown, annexed=where, earlier=compared_units)
    sections = problem_sections(problems, facts.reporting, wording, unknown, annexes)
    asked = demands(levels, problems, facts.reporting, ahead(levels), facts.settings, wording)
    broken_down = parts(
        (
            ("分级别情况", of_levels),
            ("分领域情况", of_sectors),
            ("分建设性质和新开工情况", of_natures),
            ("分单位情况", of_units),
        )
    )
    title = (f"关于{facts.period.title}", wording.subject, "推进情况的", facts.settings.paper(KIND).name)
    return BulletinContext(
        **imprint(facts, wording, KIND, title),
        opening=opening(levels, wording),
        chapters=chapters(
            (
                Chapter("总体情况", overall),
                Chapter("分类情况", parts=broken_down),
                Chapter("存在的主要问题", parts=sections),
                Chapter("下步工作要求", demands=asked),
            )
        ),
        annexes=annexes.pages,
        overview=overall,
        by_level=of_levels,
        by_sector=of_sectors,
        by_nature=of_natures,
        by_unit=of_units,
        ranking=ranking,
        problems=sections,
        demands=asked,
    )


def _annexes(facts: Facts, wording: Wording, ranking: RankingTable, unknown: str) -> Annexes:
    if unknown:
        return Annexes()
    records = {project.id: project for project in facts.projects}
    return annexed(
        (
            ("ranking", ranking_annex(ranking)),
            ("lagging", lagging_annex(facts.problems, records, wording)),
            ("standing", standing_annex(facts.problems, records, wording)),
            ("problems", problems_annex(facts.problems, wording)),
        )
    )
