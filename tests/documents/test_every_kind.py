"""Every kind of paper of the sample county, issued and as a draft, is a package that Word opens as it is."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from measured import converted, printed, said

from projledger.api.ledger import Ledger
from projledger.api.papers import facts_of, rendered, template_of
from projledger.documents.framing import framed
from projledger.documents.notices.concerned import NOTICES, concerned
from projledger.documents.papers import KINDS, Asked, Kind, Paper
from projledger.documents.render import render_paper
from projledger.foundation.period import Month, Period
from projledger.foundation.settings.documents import Documents, PaperSection, paper_form
from projledger.foundation.shipped import shipped
from word_package import faults

ISSUED = date(2021, 7, 6)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HALF = Period("half", Month(2021, 6))


@pytest.fixture(scope="module")
def ledger(county: Path) -> Iterator[Ledger]:
    with Ledger.open(county) as opened:
        yield opened


@pytest.fixture(scope="module")
def facts(ledger: Ledger) -> Any:
    return facts_of(ledger, HALF, as_of="2021-07-06", dated=ISSUED)


def longest(kind: Kind, facts: Any) -> Paper:
    """The paper of ``kind`` that has most to say."""
    if kind.key not in NOTICES:
        return kind.compose(facts, Asked())
    most = max(concerned(kind.key, facts), key=lambda one: sum(reason.about for reason in one.reasons))
    return kind.compose(facts, Asked(most.unit, most.project))


@pytest.fixture(scope="module")
def issued(ledger: Ledger, facts: Any) -> dict[str, bytes]:
    """One paper of each kind under a number."""
    return {
        key: rendered(longest(kind, facts), facts, template_of(ledger, kind), "第5号")
        for key, kind in KINDS.items()
    }


@pytest.mark.parametrize("key", KINDS)
def test_a_paper_of_the_sample_is_a_package_that_word_opens_as_it_is(
    issued: dict[str, bytes], key: str
) -> None:
    assert faults(issued[key]) == []


@pytest.mark.parametrize("key", ["briefing", "rectify"])
def test_a_draft_of_the_sample_is_a_package_that_word_opens_as_it_is(
    ledger: Ledger, facts: Any, key: str
) -> None:
    paper, template = longest(KINDS[key], facts), template_of(ledger, KINDS[key])
    assert faults(rendered(paper, facts, template, state="征求意见稿")) == []


@pytest.mark.parametrize("key", KINDS)
def test_no_figure_is_broken_in_its_cell(issued: dict[str, bytes], key: str) -> None:
    for cell in Document(io.BytesIO(issued[key])).element.body.iter(f"{W}tc"):
        style = cell.find(f"{W}p/{W}pPr/{W}pStyle")
        if style is None or style.get(f"{W}val") != "GwCellFigure":
            continue
        text = "".join(node.text or "" for node in cell.iter(f"{W}t"))
        room = int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) - 2 * 57  # twips, without the cell's margins
        assert sum(105 if char.isascii() else 210 for char in text) <= room, text


@pytest.mark.parametrize("style", ["gongwen", "letter", "jianbao", "plain"])
def test_a_paper_takes_every_look_that_the_settings_may_give_it(facts: Any, style: Any) -> None:
    kind = KINDS["remind"]
    section = PaperSection(style=style, copy_to=("县委办公室",), copies=80)
    form = paper_form(Documents(remind=section), "remind", "示例县重点项目推进办公室", "示例县")
    paper = longest(kind, facts)
    framed_paper = replace(paper, context={**paper.context, **framed(form, ISSUED, "第5号")})
    assert faults(render_paper(framed_paper, shipped("templates") / kind.template, made=ISSUED)) == []


@pytest.mark.look
def test_papers_of_the_sample_survive_libreoffice_and_break_no_number(
    issued: dict[str, bytes], tmp_path: Path
) -> None:
    for name, pages in printed(issued, tmp_path).items():
        sizes = {tuple(sorted((page.width, page.height))) for page in pages}
        assert sizes == {(210.0, 297.0)}, name
        for page in pages:
            if page.width < page.height:  # lines of tables laid on their side are lines of their cells
                broken = [
                    (line, following)
                    for line, following in pairwise(page.lines())
                    if line[-1] in ".-" and following[0].isdigit()
                ]
                assert not broken, name
    again = tmp_path / "again"
    again.mkdir()
    converted(tmp_path, "docx", [tmp_path / f"{name}.docx" for name in issued], again)
    for name, data in issued.items():
        assert said(data) == said((again / f"{name}.docx").read_bytes()), name
