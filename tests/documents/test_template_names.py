"""Every name of every template is documented, and a name that is not is refused with its place."""

import io
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from projledger.documents.context import RankingLine, unframed
from projledger.documents.figures import FigureBook
from projledger.documents.papers import KINDS, Asked, Paper
from projledger.documents.render import render_paper
from projledger.documents.template_names import CONTEXTS, common_names, names_of
from projledger.documents.template_words import WORDS
from projledger.foundation.errors import UsageError
from projledger.foundation.shipped import shipped


def paths(value: Any, before: str = "") -> set[str]:
    """The paths of all names in a context, as the page writes them."""
    found: set[str] = set()
    if isinstance(value, Mapping):
        for name, held in value.items():
            path = f"{before}{name}"
            inner = f"{path}[]." if isinstance(held, list | tuple) else f"{path}."
            found |= {path} | paths(held, inner)
    elif isinstance(value, list | tuple):
        for held in value:
            found |= paths(held, before)
    return found


def test_every_kind_of_paper_says_which_context_its_template_has() -> None:
    assert set(KINDS) <= set(CONTEXTS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_name_of_a_kind_has_a_meaning_and_what_is_printed_an_example(kind: str) -> None:
    holds = {name.path for name in names_of(kind)}
    for name in (*names_of(kind), *common_names()):
        assert name.meaning
        leaf = not any(path.startswith((f"{name.path}.", f"{name.path}[].")) for path in holds)
        if name.path in holds and leaf and not name.many:
            assert name.example or "手填" in name.meaning, name.path


def test_what_a_bulletin_says_is_all_documented(big_county: Any) -> None:
    context = {**unframed(), **asdict(big_county.told())}
    known = {name.path for name in (*names_of("bulletin"), *common_names())}
    assert paths(context) - known == set()


def test_a_field_that_nobody_has_described_is_a_fault_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(WORDS, "rank")
    assert "rank" in RankingLine.__slots__
    with pytest.raises(KeyError, match="rank"):
        names_of("bulletin")


def test_an_unknown_name_is_refused_with_its_paragraph_and_the_nearest(tmp_path: Path) -> None:
    own = tmp_path / "own.docx"
    document = Document()
    document.add_paragraph("一切如常。")
    document.add_paragraph("现将{{ periood }}推进情况通报如下。")
    document.save(str(own))
    paper = Paper("bulletin", "题", {"period": "2021年上半年"}, FigureBook("2021H1", 1), Asked())
    with pytest.raises(UsageError) as refused:
        render_paper(paper, own, made=date(2021, 7, 6))
    said = str(refused.value)
    assert "“periood”" in said
    assert "现将{{ periood }}推进情况通报如下。" in said
    assert "period" in said.rpartition("Nearest")[2]


def test_the_nearest_name_is_found_where_this_paper_has_no_such_line(tmp_path: Path) -> None:
    own = tmp_path / "own.docx"
    document = Document()
    document.add_paragraph("{% for line in lines %}{{ line.anual_plan }}{% endfor %}")
    document.save(str(own))
    paper = Paper("urge", "题", {"lines": [{"number": "1"}]}, FigureBook("2021-06", 1), Asked())
    with pytest.raises(UsageError, match=r"anual_plan.*Nearest: annual_plan"):
        render_paper(paper, own, made=date(2021, 7, 6))


@pytest.mark.parametrize("kind", KINDS)
def test_the_template_of_every_kind_ships(kind: str) -> None:
    Document(io.BytesIO((shipped("templates") / KINDS[kind].template).read_bytes()))
