"""Every figure that a bulletin takes from the ledger stands in a content control, names of units as well."""

import io
import re
from dataclasses import asdict, replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from docx import Document

from projledger.documents.controls import read_controls
from projledger.documents.figures import FigureBook, by_tag
from projledger.documents.papers import Asked, Paper
from projledger.documents.render import render_paper
from projledger.foundation.period import Month, Period
from projledger.foundation.settings import Deadline, Returns
from projledger.foundation.shipped import shipped

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: What is no figure of the ledger: days, months, spans of months, the numbers of a deadline.
DATES = re.compile(
    r"(\d{4}年)?(\d{1,2}(—\d{1,2})?月)?(\d{1,2}日)?|第\d+个工作日|附件\d+|^\d+$|^(附件：)?\d\."
)
APRIL = Period("month", Month(2021, 4))


def bulletin(county: Any, **options: Any) -> tuple[Any, FigureBook]:
    """The rendered bulletin of ``county`` and the figures in it."""
    figures = FigureBook("2021H1", 7)
    context = county.told(book=figures, **options)
    paper = Paper("bulletin", context.title, asdict(context), figures, Asked())
    data = render_paper(paper, shipped("templates") / "bulletin.docx", made=date(2021, 7, 6))
    return Document(io.BytesIO(data)), figures


def outside(document: Any) -> list[str]:
    """Each paragraph's text that stands in no content control, without dates."""
    found = []
    for paragraph in document.element.body.iter(f"{W}p"):
        nodes = (
            node for node in paragraph.iter(f"{W}t") if next(node.iterancestors(f"{W}sdt"), None) is None
        )
        found.append(DATES.sub("", "".join(node.text or "" for node in nodes)))
    return found


@pytest.mark.parametrize("named", [10, 500])
def test_no_digit_of_the_ledger_stands_outside_a_control(big_county: Any, named: int) -> None:
    document, _figures = bulletin(big_county, comparison=APRIL, named=named)
    assert [text for text in outside(document) if re.search(r"\d", text)] == []


def test_no_digit_stands_outside_where_nothing_is_owed_and_figures_are_carried(big_county: Any) -> None:
    settings = big_county.settings.model_copy(
        update={"returns": Returns(deadline=Deadline(day=5, of="next-month"), none_in=(7,))}
    )
    later = replace(big_county, period=Period("month", Month(2021, 7)), settings=settings)
    document, figures = bulletin(later)
    assert "carried" in {figure.name for figure in figures}
    assert [text for text in outside(document) if re.search(r"\d", text)] == []


def test_no_name_of_a_unit_or_project_stands_outside_a_control(big_county: Any) -> None:
    document, _figures = bulletin(big_county, named=500)
    names = {unit.name for unit in big_county.units} | {project.name for project in big_county.projects}
    text = "\n".join(outside(document))
    assert [name for name in names if name in text] == []


def test_every_marked_figure_is_printed_and_every_control_is_a_marked_figure(big_county: Any) -> None:
    document, figures = bulletin(big_county, comparison=APRIL)
    printed = dict.fromkeys(read_controls(document))
    assert {tag for tag, _shown in printed} == set(by_tag(figures))


def test_an_empty_county_has_its_few_figures_marked_too(make: SimpleNamespace) -> None:
    county = make.County([make.unit("甲镇")], [make.project(1, "甲路", "甲镇")])
    document, _figures = bulletin(county)
    assert [text for text in outside(document) if re.search(r"\d", text)] == []
