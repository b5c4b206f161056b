"""Notices as Word files: odd names, long lists, and every figure of the ledger in a content control."""

import io
import re
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from docx import Document
from syrupy.assertion import SnapshotAssertion

from projledger.documents.context import unframed
from projledger.documents.controls import read_controls
from projledger.documents.figures import by_tag, plain
from projledger.documents.notices.concerned import NOTICES, Concern, concerned
from projledger.documents.papers import KINDS, Asked, Paper
from projledger.documents.render import render_paper
from projledger.foundation.findings import Cell, Finding
from projledger.foundation.shipped import shipped

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: What is no figure of the ledger: days and months, the numbers of lines, places and files.
NO_FIGURES = re.compile(
    r"(\d{4}年)?(\d{1,2}(—\d{1,2})?月)?(\d{1,2}日)?|^\d+\.(?!\d)|^\d+$|收件\d+号|“月报”表[A-Z]+\d+|（\d{1,2}月"
)


def paper(facts: Any, one: Concern) -> Paper:
    asked = Asked(unit=one.unit) if one.project is None else Asked(project=one.project)
    return KINDS[one.kind].compose(facts, asked)


def rendered(made: Paper) -> Any:
    shape = shipped("templates") / KINDS[made.kind].template
    data = render_paper(replace(made, context={**unframed(), **made.context}), shape, made=date(2021, 7, 6))
    return Document(io.BytesIO(data))


def lines(document: Any, *, controls: bool = True) -> list[str]:
    """Each paragraph's text; without what stands in content controls, if so asked."""
    return [
        "".join(
            node.text or ""
            for node in paragraph.iter(f"{W}t")
            if controls or next(node.iterancestors(f"{W}sdt"), None) is None
        )
        for paragraph in document.element.body.iter(f"{W}p")
    ]


@pytest.fixture(scope="module")
def facts(big_county: Any) -> Any:
    """The big county, with a finding in one return."""
    (waiting,) = big_county.held
    wrong = Finding("N103", sheet="月报", cell=Cell(8, 6), field="completed_ytd", found="约480万")
    held = [replace(waiting, findings=(wrong,))]
    stored = [SimpleNamespace(number=waiting.submission, findings=(wrong,))]
    return replace(big_county, held=held, submissions=stored).facts()


@pytest.mark.parametrize("kind", NOTICES)
def test_the_words_and_tables_of_a_notice(kind: str, facts: Any, snapshot: SnapshotAssertion) -> None:
    assert "\n".join(filter(None, lines(rendered(paper(facts, concerned(kind, facts)[0]))))) == snapshot


@pytest.mark.parametrize("kind", [kind for kind in NOTICES if kind != "review"])
def test_no_figure_and_no_name_of_the_ledger_stands_outside_a_control(kind: str, facts: Any) -> None:
    made = paper(facts, concerned(kind, facts)[0])
    document = rendered(made)
    outside = [NO_FIGURES.sub("", line) for line in lines(document, controls=False)]
    title = made.title.replace("\n", "")
    assert [line for line in outside if re.search(r"\d", line) and line not in title] == []
    names = {unit.name for unit in facts.units} | {project.name for project in facts.projects}
    assert [name for name in names if any(name in line and line != made.title for line in outside)] == []
    assert {tag for tag, _shown in read_controls(document)} == set(by_tag(made.figures))


def test_the_sum_and_the_lines_of_a_table_agree_with_its_text(facts: Any) -> None:
    for one in concerned("rectify", facts):
        made = paper(facts, one)
        count = sum(why.about for why in one.reasons)
        assert len(made.context["lines"]) == count
        assert f"有{count}个进度滞后" in "".join(lines(rendered(made)))


ODD = ("甲" * 30, "<&{{ office }}{% if %}&amp;>]]>", "乙\x07镇\x0b\u2028", "=SUM(A1)\ufdd00\ufdd1丙\ufdd2")


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("kind", NOTICES)
def test_odd_names_are_printed_as_they_are_and_leave_a_sound_file(
    kind: str, name: str, make: SimpleNamespace
) -> None:
    road = make.project(1, f"{name}路", name, planned_finish="2021-07")
    wrong = Finding("N103", sheet=name, cell=Cell(8, 6), field="completed_ytd", found=name)
    held = [replace(make.held(road, name, 9), findings=(wrong,))]
    sent = [make.received(name, date(2021, 7, 2), submission=9, held=1)] if kind == "review" else []
    stored = [SimpleNamespace(number=9, findings=(wrong,))]
    share = 5_500 if kind == "remind" else 100
    figures = [] if kind == "urge" else [make.figure(road, share, problem=name)]
    county = make.County([make.unit(name)], [road], figures, held if kind == "review" else (), sent, stored)
    (one,) = concerned(kind, county.facts())
    text = "".join(lines(rendered(paper(county.facts(), one))))
    assert re.sub("[\x00-\x1f\u2028]", "", plain(name)) in text


def test_five_hundred_laggards_stand_in_one_table(make: SimpleNamespace) -> None:
    roads = [make.project(number, f"{number}号路", "甲镇") for number in range(1, 501)]
    figures = [make.figure(one, 100, problem="资金" if one.id == 1 else "") for one in roads]
    facts = make.County([make.unit("甲镇")], roads, figures, (), ()).facts()
    document = rendered(paper(facts, concerned("rectify", facts)[0]))
    assert len(document.tables[0].rows) == 501
    assert any("等499个项目" in line for line in lines(document))


def test_a_page_with_a_whole_year_keeps_to_the_last_six_months(make: SimpleNamespace) -> None:
    from projledger.foundation.period import Month, Period

    road = make.project(1, "甲路", "甲镇")
    figures = [make.figure(road, 1_000 * number, Month(2021, number)) for number in range(1, 13)]
    county = make.County([make.unit("甲镇")], [road], figures, (), ())
    county = replace(county, period=Period("year", Month(2021, 12)))
    made = paper(county.facts(), concerned("one-page", county.facts())[0])
    assert [month["month"] for month in made.context["months"]] == [f"{number}月" for number in range(7, 13)]


@pytest.mark.parametrize("kind", ["urge", "remind", "rectify", "review"])
def test_the_basis_of_the_figures_stands_behind_the_demands_and_before_the_signature(
    kind: str, facts: Any
) -> None:
    said = lines(rendered(paper(facts, concerned(kind, facts)[0])))
    basis = next(place for place, line in enumerate(said) if line.startswith("数据口径："))
    made = paper(facts, concerned(kind, facts)[0]).context
    last = next(place for place, line in enumerate(said) if line == plain(made["demands"][-1]))
    signed = max(place for place, line in enumerate(said) if line == made["office"])
    assert last < basis < signed


@pytest.mark.parametrize("kind", ["remind", "rectify"])
def test_the_longest_texts_of_a_table_have_the_widest_column(kind: str, facts: Any) -> None:
    (table,) = rendered(paper(facts, concerned(kind, facts)[0])).tables
    widths = {cell.text.split("\n")[0]: cell.width for cell in table.rows[0].cells}
    assert max(widths, key=lambda title: widths[title]) == "问题和原因"
