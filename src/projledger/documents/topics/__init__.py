"""Bulletins of one topic: listed projects, starts, returns, reserve; each topic is a module."""

import importlib
from collections.abc import Callable, Mapping
from typing import NamedTuple

from projledger.documents.context import BulletinContext, RankingLine, RankingTable
from projledger.documents.facts import Facts
from projledger.documents.imprint import imprint, refuse_without_plan
from projledger.documents.outline import chapters
from projledger.documents.topics.spoken import Spoken
from projledger.documents.wording import Wording
from projledger.measures.grouping import By

_KIND = "bulletin"


class Topic(NamedTuple):
    """One topic: its ``key`` in commands, its Chinese ``name``, the ``module`` that speaks of it."""

    key: str
    name: str
    module: str


TOPICS: Mapping[str, Topic] = {
    topic.key: topic
    for topic in (
        Topic("listed", "挂牌项目", "projledger.documents.topics.listed"),
        Topic("starts", "新开工项目", "projledger.documents.topics.starts"),
        Topic("reporting", "月报报送", "projledger.documents.topics.reporting"),
        Topic("reserve", "项目储备", "projledger.documents.topics.reserve"),
    )
}


def topic_context(facts: Facts, key: str, wording: Wording) -> BulletinContext:
    """The bulletin of one topic. UnknownName where the ledger has nothing of it; KeyError for another key.

    Of what a bulletin of everything names piece by piece only the overview, the problems' and the demands'
    chapters have something to say.
    """
    refuse_without_plan(facts.table(By.LEVEL))
    speak: Callable[[Facts, Wording], Spoken] = importlib.import_module(TOPICS[key].module).speak
    said = speak(facts, wording)
    title = (f"关于{facts.period.title}", said.about, facts.settings.paper(_KIND).name)
    demands = tuple(demand for chapter in said.chapters for demand in chapter.demands)
    problems = tuple(part for chapter in said.chapters for part in chapter.parts)
    nothing = RankingLine("", "", "", "", "", "", "", "")
    return BulletinContext(
        **imprint(facts, wording, _KIND, title, note=said.note),
        opening=said.opening,
        chapters=chapters(said.chapters),
        annexes=said.annexes,
        overview=said.chapters[0].paragraphs,
        by_level=(),
        by_sector=(),
        by_nature=(),
        by_unit=(),
        ranking=RankingTable("", "", (), nothing),
        problems=problems,
        demands=demands,
    )
