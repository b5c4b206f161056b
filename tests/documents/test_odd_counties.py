"""Every kind of paper of counties at the edge of what there is: sound documents, or a plain refusal."""

import io
import re
from collections.abc import Callable
from dataclasses import replace
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


class Odd:
    """The odd counties with their papers; what several tests look at is composed and written once."""

    def __init__(self, make: SimpleNamespace) -> None:
        self._make = make
        self._facts: dict[str, Facts] = {}
        self._papers: dict[tuple[str, str], tuple[Paper, bytes] | None] = {}

    def facts(self, name: str) -> Facts:
        if name not in self._facts:
            self._facts[name] = COUNTIES[name](self._make).facts()
        return self._facts[name]

    def paper(self, name: str, kind: str) -> tuple[Paper, bytes] | None:
        """The first paper of ``kind`` of which there is something to say, and its bytes; None for none."""
        if (name, kind) not in self._papers:
            facts = self.facts(name)
            paper = first_paper(KINDS[kind], facts)
            self._papers[name, kind] = (paper, written(paper, facts)) if paper else None
        return self._papers[name, kind]


@pytest.fixture(scope="module")
def odd(make: SimpleNamespace) -> Odd:
    return Odd(make)


def first_paper(kind: Kind, facts: Facts) -> Paper | None:
    everybody = {
        "all": [Asked()],
        "unit": [Asked(unit=unit.name) for unit in facts.units],
        "project": [Asked(project=project.id) for project in facts.projects],
    }[kind.receives]
    for asked in everybody:
        try:
            return kind.compose(facts, asked)
        except UnknownName as refused:
            assert str(refused).endswith(".")
    return None


def written(paper: Paper, facts: Facts) -> bytes:
    """The paper as it is issued."""
    frame = framed(facts.settings.paper(paper.kind), facts.dated, "示重点办〔2021〕5号")
    made = replace(paper, context={**paper.context, **frame})
    return render_paper(made, shipped("templates") / KINDS[paper.kind].template, made=date(2021, 7, 6))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", COUNTIES)
def test_a_paper_of_an_odd_county_is_a_sound_document(odd: Odd, name: str, kind: str) -> None:
    made = odd.paper(name, kind)
    if made is None:
        return
    paper, data = made
    assert faults(data, schema=name in AUDITED) == []
    marked = {tag for tag, _shown in read_controls(Document(io.BytesIO(data)))}
    assert marked <= set(by_tag(paper.figures))
    text = "\n".join(block.text for block in blocks_of(data))
    assert not re.search("[\ufdd0-\ufdef]|Undefined|None", text)
    assert not re.search(r"，，|。。|、、|（）|：。|、。|，。", text), text


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", sorted(SILENT))
def test_where_there_is_nothing_to_say_no_paper_is_written(odd: Odd, name: str, kind: str) -> None:
    assert odd.paper(name, kind) is None


@pytest.mark.parametrize("name", sorted(COUNTIES.keys() - SILENT))
def test_every_county_with_a_plan_has_a_bulletin(odd: Odd, name: str) -> None:
    assert odd.paper(name, "bulletin")


def test_names_are_printed_as_they_are_in_every_kind_that_names(odd: Odd) -> None:
    made = {kind: odd.paper("names that look like templates", kind) for kind in KINDS}
    texts = {kind: "".join(block.text for block in blocks_of(one[1])) for kind, one in made.items() if one}
    assert {"bulletin", "rectify", "confirm", "one-page"} <= {
        kind for kind, text in texts.items() if PRINTED in text
    }


def test_the_most_laggards_are_cut_in_words_and_whole_in_tables(odd: Odd) -> None:
    made = odd.paper("five hundred laggards", "bulletin")
    assert made
    blocks = blocks_of(made[1])
    assert any("等500个项目" in block.text for block in blocks if not block.table)
    names = {piece.text for block in blocks if block.table for piece in block.pieces}
    assert sum(name.endswith("号公路") for name in names) == 500
