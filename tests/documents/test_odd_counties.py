"""Every kind of paper of counties at the edge of what there is: sound documents, or a plain refusal."""

import io
import re
from collections.abc import Callable, Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from docx import Document

from projledger.documents.controls import read_controls
from projledger.documents.facts import Facts
from projledger.documents.figures import by_tag
from projledger.documents.framing import framed
from projledger.documents.papers import KINDS, Asked, Kind, Paper
from projledger.documents.reading import blocks_of
from projledger.documents.render import render_paper
from projledger.foundation.errors import UnknownName
from projledger.foundation.shipped import shipped
from word_package import faults

#: Papers of one kind that are written for one county: more of them show nothing new.
MOST = 1
LONG_UNIT = "示例县城乡融合发展与重点基础设施项目建设推进工作领导小组办公室"
HOSTILE = "<b>&amp;{{ 7*7 }}{% for x in y %}\x07\ufdd00\ufdd19\ufdd2\r\n%“路”"
PRINTED = "<b>&amp;{{ 7*7 }}{% for x in y %}9%“路”"


def one_project(make: SimpleNamespace, ytd: int | None = 6_000, **said: Any) -> Any:
    one = make.project(1, "甲路改建", "甲镇", **said)
    figures = [] if ytd is None else [make.figure(one, ytd)]
    return make.County([make.unit("甲镇")], [one], figures)


def several(make: SimpleNamespace, share: int, units: int = 3, each: int = 2) -> Any:
    """Each of ``units`` has ``each`` projects, of which ``share`` percent of the plan is completed."""
    names = [f"{name}镇" for name in "甲乙丙丁戊己庚辛壬癸"[:units]]
    projects = [
        make.project(number, f"第{number}号公路", names[number % units])
        for number in range(1, units * each + 1)
    ]
    figures = [make.figure(one, 120 * share - one.id, problem="征地补偿未谈妥") for one in projects]
    return make.County([make.unit(name) for name in names], projects, figures)


def named(make: SimpleNamespace, unit: str, project: str) -> Any:
    behind, ahead = make.project(1, project, unit), make.project(2, f"{project}二期", unit)
    figures = [
        make.figure(behind, 100, status="停工", problem=project, funds_lacking=8_000_000),
        make.figure(ahead, 12_000),
    ]
    return make.County([make.unit(unit)], [behind, ahead], figures, [make.held(ahead, unit)])


COUNTIES: dict[str, Callable[[SimpleNamespace], Any]] = {
    "an empty ledger": lambda make: make.County(),
    "units without projects": lambda make: make.County([make.unit("甲镇"), make.unit("乙局", "县级部门")]),
    "one project": one_project,
    "one project of which nothing came": lambda make: one_project(make, None),
    "one project without a plan": lambda make: one_project(make, 100, plan=None),
    "one unit": lambda make: several(make, 45, units=1, each=4),
    "nobody behind": lambda make: several(make, 60),
    "everybody behind": lambda make: several(make, 10),
    "a unit of thirty characters": lambda make: named(make, LONG_UNIT, "示例县青石镇污水处理厂"),
    "five hundred laggards": lambda make: several(make, 10, units=10, each=50),
    "names that look like templates": lambda make: named(make, f"甲{HOSTILE}镇", f"路{HOSTILE}"),
}
#: Of these there is nothing to say to anybody.
SILENT = frozenset({"an empty ledger", "units without projects"})
#: The schema is asked of those that may break it, not of each: it takes its time.
AUDITED = frozenset({"names that look like templates"})


def papers(kind: Kind, facts: Facts) -> Iterator[Paper]:
    """The first papers of ``kind`` of which ``facts`` have something to say."""
    everybody = {
        "all": [Asked()],
        "unit": [Asked(unit=unit.name) for unit in facts.units],
        "project": [Asked(project=project.id) for project in facts.projects],
    }[kind.receives]
    left = MOST
    for asked in everybody:
        try:
            yield kind.compose(facts, asked)
        except UnknownName as refused:
            assert str(refused).endswith(".")
            continue
        left -= 1
        if not left:
            return


def written(paper: Paper, facts: Facts) -> bytes:
    """The paper as it is issued."""
    frame = framed(facts.settings.paper(paper.kind), facts.dated, "示重点办〔2021〕5号")
    made = Paper(
        paper.kind, paper.title, {**paper.context, **frame}, paper.figures, paper.asked, paper.breaks
    )
    return render_paper(made, shipped("templates") / KINDS[paper.kind].template, made=date(2021, 7, 6))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", COUNTIES)
def test_a_paper_of_an_odd_county_is_a_sound_document(make: SimpleNamespace, name: str, kind: str) -> None:
    facts = COUNTIES[name](make).facts()
    for paper in papers(KINDS[kind], facts):
        data = written(paper, facts)
        document = Document(io.BytesIO(data))
        assert faults(data, schema=name in AUDITED) == []
        assert {tag for tag, _shown in read_controls(document)} <= set(by_tag(paper.figures))
        text = "\n".join(block.text for block in blocks_of(data))
        assert not re.search("[\ufdd0-\ufdef]|Undefined|None", text)
        assert not re.search(r"，，|。。|、、|（）|：。|、。|，。", text), text


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", sorted(SILENT))
def test_where_there_is_nothing_to_say_no_paper_is_written(
    make: SimpleNamespace, name: str, kind: str
) -> None:
    facts = COUNTIES[name](make).facts()
    found = list(papers(KINDS[kind], facts))
    assert kind == "urge" or found == []


@pytest.mark.parametrize("name", sorted(COUNTIES.keys() - SILENT))
def test_every_county_with_a_plan_has_a_bulletin(make: SimpleNamespace, name: str) -> None:
    assert list(papers(KINDS["bulletin"], COUNTIES[name](make).facts()))


def test_names_are_printed_as_they_are_in_every_kind_that_names(make: SimpleNamespace) -> None:
    facts = COUNTIES["names that look like templates"](make).facts()
    naming = set()
    for kind in KINDS.values():
        for paper in papers(kind, facts):
            if PRINTED in "\n".join(block.text for block in blocks_of(written(paper, facts))):
                naming.add(kind.key)
    assert {"bulletin", "rectify", "confirm", "one-page"} <= naming


def test_the_most_laggards_are_cut_in_words_and_whole_in_tables(make: SimpleNamespace) -> None:
    facts = COUNTIES["five hundred laggards"](make).facts()
    (paper,) = papers(KINDS["bulletin"], facts)
    blocks = blocks_of(written(paper, facts))
    assert any("等500个项目" in block.text for block in blocks if not block.table)
    names = {piece.text for block in blocks if block.table for piece in block.pieces}
    assert sum(name.endswith("号公路") for name in names) == len(facts.projects)
