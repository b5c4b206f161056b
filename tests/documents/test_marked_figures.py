"""Marked figures: from a sentence to a content control that tells what the figure is."""

import io
import zipfile
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from projledger.documents.controls import read_controls
from projledger.documents.figures import LONGEST_TAG, About, Figure, FigureBook, by_tag, plain, scope, sound
from projledger.documents.package import identity_of
from projledger.documents.papers import Asked, Identity, Paper
from projledger.documents.render import render_paper
from projledger.documents.wording import Wording
from projledger.foundation.settings import Office, Settings
from projledger.foundation.shipped import shipped

RATE = About("rate", scope("unit", "青石镇"))


def book() -> FigureBook:
    return FigureBook("2021-06", 231)


def rendered(tmp_path: Path, text: str, figures: FigureBook, identity: Identity | None = None) -> bytes:
    template = tmp_path / "one.docx"
    document = Document()
    document.add_paragraph().add_run("{{ said }}").bold = True
    document.save(str(template))
    paper = Paper("bulletin", "题", {"said": text}, figures, Asked())
    return render_paper(paper, template, made=date(2021, 7, 6), identity=identity)


def test_a_figure_becomes_a_content_control_that_keeps_the_format_and_names_itself(tmp_path: Path) -> None:
    figures = book()
    data = rendered(tmp_path, f"占年度计划的{figures.mark('54.84%', RATE)}，超时序。", figures)
    document = Document(io.BytesIO(data))
    assert list(read_controls(document)) == [("rate:unit=青石镇:2021-06:231", "54.84%")]
    xml = document.element.xml
    assert 'w:alias w:val="占年度计划的比例 青石镇 2021-06"' in xml
    assert xml.count("<w:b/>") == 3  # before the figure, in it and behind it
    text = "".join(node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t"))
    assert text == "占年度计划的54.84%，超时序。"


def test_text_from_a_file_cannot_pretend_to_be_a_figure(tmp_path: Path) -> None:
    figures = book()
    figures.mark("54.84%", RATE)
    data = rendered(
        tmp_path, "甲\ufdd00\ufdd199.99%\ufdd2乙\ufdd07\ufdd11\ufdd2\ufdd2丙\ufdd00\ufdd1丁", figures
    )
    document = Document(io.BytesIO(data))
    assert list(read_controls(document)) == []
    assert document.paragraphs[0].text == "甲99.99%乙1丙丁"


@given(st.text(alphabet=st.sampled_from("\ufdd0\ufdd1\ufdd2\ufdef0123456789甲%"), max_size=30))
def test_no_text_of_mark_signs_leaves_one_behind(text: str) -> None:
    figures = book()
    figures.mark("1", RATE)
    left = sound(text, tuple(figures))
    assert plain(left) == plain(text)
    assert not any(char in plain(left) for char in "\ufdd0\ufdd1\ufdd2\ufdef")
    assert left.count("\ufdd0") == left.count("\ufdd2") == left.count("\ufdd00\ufdd11\ufdd2")


@given(st.text(min_size=1, max_size=80))
def test_tag_and_title_stay_within_what_word_takes(name: str) -> None:
    figure = Figure("completed_ytd", scope("unit", name), "2021-06", 99_999, "1")
    assert len(figure.tag) <= LONGEST_TAG
    assert len(figure.title({})) <= LONGEST_TAG


def test_long_scopes_that_differ_have_different_tags() -> None:
    one, other = (Figure("rate", scope("unit", "长" * 60 + end), "2021-06", 1, "1") for end in "甲乙")
    assert one.tag != other.tag


def test_one_figure_may_be_shown_in_several_ways() -> None:
    figures = book()
    total = About("completed_ytd")
    for shown in ("134.19亿元", "134.19", "134.19亿元"):
        figures.mark(shown, total)
    assert [figure.shown for figure in by_tag(figures)["completed_ytd:all:2021-06:231"]] == [
        "134.19亿元",
        "134.19",
    ]


def test_a_figure_without_a_known_name_is_a_fault_of_the_program() -> None:
    with pytest.raises(KeyError):
        book().mark("1", About("nonsense"))


def test_words_without_a_book_hold_no_marks() -> None:
    settings = Settings(office=Office(name="办", county="示例县", year=2021))
    assert Wording(settings).yi(13_418_710_000, About("completed_ytd")) == "134.19亿元"
    marked = Wording(settings, book=book()).yi(13_418_710_000, About("completed_ytd"))
    assert marked != "134.19亿元"
    assert plain(marked) == "134.19亿元"


def test_a_document_says_what_it_is_and_can_be_asked(tmp_path: Path) -> None:
    said = Identity("bulletin", "2021Q2", 231, "2021-07-06", unit="<&]]>“镇”", template="ab", head="cd")
    data = rendered(tmp_path, "甲", book(), said)
    text = identity_of(data)
    assert text is not None
    assert Identity.read(text) == said
    assert identity_of(rendered(tmp_path, "甲", book())) is None
    assert Identity.read("{}") is None
    assert Identity.read("nonsense") is None
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert b"docProps/custom.xml" in package.read("[Content_Types].xml")
        assert b"docProps/custom.xml" in package.read("_rels/.rels")


def test_every_figure_of_the_ranking_and_of_the_overview_stands_in_a_control(big_county: Any) -> None:
    figures = FigureBook("2021H1", 7)
    context = big_county.told(book=figures)
    paper = Paper("bulletin", context.title, asdict(context), figures, Asked())
    template = shipped("templates") / "bulletin.docx"
    found = list(read_controls(Document(io.BytesIO(render_paper(paper, template, made=date(2021, 7, 6))))))
    expected = by_tag(figures)
    assert {tag for tag, _shown in found} == set(expected)
    assert all(shown in {figure.shown for figure in expected[tag]} for tag, shown in found)
    units = [tag for tag, _shown in found if tag.startswith("rank:")]
    assert len(units) == len({project.reporting_unit for project in big_county.projects})
