"""The Word document itself: text, shape, bytes, and what an office's own template may do."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docx import Document
from docx.document import Document as WordDocument
from lxml import etree

from projledger.documents.context import BulletinContext
from projledger.documents.figures import FigureBook
from projledger.documents.papers import KINDS, Asked, Paper
from projledger.documents.render import render_paper
from projledger.foundation.errors import UsageError, WorkspaceError
from projledger.foundation.shipped import shipped
from word_package import faults

MADE = date(2021, 7, 6)
TEMPLATE_NAME = KINDS["bulletin"].template
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ReadDocx = Callable[[bytes], str]


def render_bulletin(context: BulletinContext, template: Path | None = None, *, made: date) -> bytes:
    """The file of a bulletin without marked figures, in the shape of ``template`` or the one that ships."""
    paper = Paper("bulletin", context.title, asdict(context), FigureBook("2021H1", 1), Asked())
    return render_paper(paper, template or shipped("templates") / TEMPLATE_NAME, made=made)


@pytest.fixture(scope="module")
def context(big_county: Any) -> BulletinContext:
    return big_county.told()


@pytest.fixture(scope="module")
def data(context: BulletinContext) -> bytes:
    return render_bulletin(context, made=MADE)


def opened(data: bytes) -> WordDocument:
    return Document(io.BytesIO(data))


def own_template(folder: Path, *paragraphs: str) -> Path:
    """A template as an office might write it: one paragraph a line."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(folder / "own.docx"))
    return folder / "own.docx"


def test_every_sentence_and_figure_of_the_context_stands_in_the_document(
    data: bytes, context: BulletinContext, read_docx: ReadDocx
) -> None:
    text = read_docx(data)
    sentences = [
        context.addressee,
        context.opening,
        *context.overview,
        *context.by_level,
        *context.by_unit,
        *(line for section in context.problems for line in (section.heading, *section.paragraphs)),
        *(demand.lead + demand.text for demand in context.demands),
        context.office,
        context.date,
        context.source_note,
    ]
    assert [sentence for sentence in sentences if sentence not in text] == []
    assert not re.search(r"[{}%]%|\{\{|\}\}|None|Undefined", text)


def test_the_ranking_table_holds_one_row_a_unit_and_their_total(
    data: bytes, context: BulletinContext
) -> None:
    table = opened(data).tables[0]
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert [cell.replace("\n", "") for cell in cells[0]] == [
        "排名", "责任单位", "项目（个）", "年度计划（亿元）", "累计完成（亿元）", "占年度计划（%）", "超/欠时序（百分点）", "亮灯",
    ]  # fmt: skip
    ranking = context.ranking
    units = [line.unit for group in ranking.groups for line in group.lines]
    assert [row[1] for row in cells[1:] if row[0] not in {group.name for group in ranking.groups}] == [
        *units,
        "合计",
    ]
    assert cells[-1][2:] == [
        ranking.total.projects, ranking.total.annual_plan, ranking.total.completed, ranking.total.rate, ranking.total.gap, ranking.total.light,
    ]  # fmt: skip


def test_an_empty_ranking_leaves_no_empty_table(make: SimpleNamespace) -> None:
    county = make.County([make.unit("甲镇")], [make.project(1, "甲路", "甲镇")])
    document = opened(render_bulletin(county.told(), made=MADE))
    assert document.tables == []
    styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style]
    assert "公文表题" not in styles


def test_equal_contexts_give_equal_bytes(context: BulletinContext, data: bytes) -> None:
    assert render_bulletin(context, made=MADE) == data


def test_names_are_printed_as_they_are_and_never_followed(make: SimpleNamespace, read_docx: ReadDocx) -> None:
    name = "A<B>&“{{ 7*7 }}”{% for x in y %}路\n桥\x07"
    project = make.project(1, name, "丙&<镇>")
    county = make.County([make.unit("丙&<镇>")], [project], [make.figure(project, 100)])
    text = read_docx(render_bulletin(county.told(), made=MADE))
    assert "A<B>&“{{ 7*7 }}”{% for x in y %}路桥（丙&<镇>，0.83%，欠49.17个百分点）" in text


def test_the_page_is_that_of_an_official_document(data: bytes) -> None:
    section = opened(data).sections[0]
    sizes = {
        name: round(getattr(section, name).mm, 1)
        for name in (
            "page_width",
            "page_height",
            "top_margin",
            "bottom_margin",
            "left_margin",
            "right_margin",
        )
    }
    assert sizes == {
        "page_width": 210.0,
        "page_height": 297.0,
        "top_margin": 37.0,
        "bottom_margin": 35.0,
        "left_margin": 28.0,
        "right_margin": 26.0,
    }
    assert section._sectPr.find(f"{W}docGrid").get(f"{W}linePitch") == "579"


def test_the_text_is_set_in_the_offices_fonts_and_sizes(data: bytes) -> None:
    document = opened(data)
    found = {}
    for name in ("Title", "Heading 1", "Heading 2", "公文正文"):
        style: Any = document.styles[name]
        while style is not None and style.font.size is None:
            style = style.base_style
        fonts = document.styles[name].element.find(f"{W}rPr/{W}rFonts")
        found[name] = (style.font.size.pt, None if fonts is None else fonts.get(f"{W}eastAsia"))
    assert found == {
        "Title": (22, "方正小标宋简体"),
        "Heading 1": (16, "黑体"),
        "Heading 2": (16, "楷体_GB2312"),
        "公文正文": (16, None),
    }
    normal = document.styles["Normal"].element
    assert normal.find(f"{W}rPr/{W}rFonts").get(f"{W}eastAsia") == "仿宋_GB2312"
    assert normal.find(f"{W}pPr/{W}spacing").get(f"{W}lineRule") == "exact"
    indent = document.styles["公文正文"].element.find(f"{W}pPr/{W}ind")
    assert indent.get(f"{W}firstLineChars") == "200"
    assert not [name for name in etree.tostring(document.styles.element).split() if b"Theme=" in name]


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(data: bytes) -> None:
    document = opened(data)
    assert document.settings.odd_and_even_pages_header_footer
    section = document.sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        (paragraph,) = footer.paragraphs
        assert paragraph._p.find(f"{W}pPr/{W}jc").get(f"{W}val") == side
        assert re.fullmatch(r"— *\d* *—", paragraph.text)
        assert " PAGE " in [node.text for node in paragraph._p.iter(f"{W}instrText")]


def test_the_table_repeats_its_head_and_breaks_no_row(data: bytes) -> None:
    tables = opened(data).tables
    assert len(tables) == 4
    for table in tables:
        assert [row._tr.find(f"{W}trPr/{W}tblHeader") is not None for row in table.rows[:2]] == [True, False]
        assert all(row._tr.find(f"{W}trPr/{W}cantSplit") is not None for row in table.rows)


def test_the_file_is_a_package_that_word_opens_as_it_is(data: bytes) -> None:
    assert faults(data) == []


def test_the_document_bears_its_title_and_day(data: bytes, context: BulletinContext) -> None:
    properties = opened(data).core_properties
    assert properties.title == context.title
    assert (properties.created.date(), properties.modified.date()) == (MADE, MADE)  # type: ignore[union-attr]


# ---- an office's own template --------------------------------------------------------------------


def test_an_offices_own_template_is_filled(
    context: BulletinContext, tmp_path: Path, read_docx: ReadDocx
) -> None:
    path = own_template(
        tmp_path, "{{ office }}：{{ title }}", "{%p for line in overview %}", "{{ line }}", "{%p endfor %}"
    )
    lines = read_docx(render_bulletin(context, path, made=MADE)).splitlines()
    assert lines == [f"{context.office}：{context.title}", *context.overview]


@pytest.mark.parametrize(
    ("tag", "name", "near"),
    [("{{ offce }}", "offce", "office"), ("{{ ranking.totl }}", "totl", "total"), ("{{ ranking.total.rat }}", "rat", "rate")],
)  # fmt: skip
def test_an_unknown_name_is_named_with_the_nearest_known_one(
    context: BulletinContext, tmp_path: Path, tag: str, name: str, near: str
) -> None:
    with pytest.raises(UsageError, match=f"“{name}”.*{near}"):
        render_bulletin(context, own_template(tmp_path, "甲", tag, "乙"), made=MADE)


@pytest.mark.parametrize(
    "tag",
    ["{{ office", "{% if office %}", "{{ ''.__class__.__mro__ }}", "{{ office.format.__globals__ }}", "{{ 1 / 0 }}", "{{ 'a' * 1 + 1 }}", "{{ overview[99] }}", "{%p for x in overview %}", "{{ office | nosuch }}"],
)  # fmt: skip
def test_a_tag_that_cannot_or_must_not_be_followed_is_refused(
    context: BulletinContext, tmp_path: Path, tag: str
) -> None:
    with pytest.raises(UsageError):
        render_bulletin(context, own_template(tmp_path, tag), made=MADE)


@pytest.mark.parametrize(
    ("paragraphs", "mark"),
    [
        (["甲{{ opening 乙", "丙{{ office }}丁"], "{{ opening 乙"),
        (["甲", "{{ office }} 乙 }}"], "}}"),
        (["{% for line in overview", "{{ line }}", "{% endfor %}"], "{% for line in overview"),
        (["{{ office {{ title }}"], "{{ office {{ title }}"),
        (["{% if office %}甲"], "{% if office %}"),
        (["{%p for line in overview %}", "{{ line }}", "{%p endif %}"], "{%p endif %}"),
        (["{% endfor %}"], "{% endfor %}"),
    ],
)
def test_a_mark_without_its_counterpart_is_named_before_any_text_is_lost(
    context: BulletinContext, tmp_path: Path, paragraphs: list[str], mark: str
) -> None:
    with pytest.raises(UsageError) as caught:
        render_bulletin(context, own_template(tmp_path, *paragraphs), made=MADE)
    assert f"“{mark}”" in str(caught.value)
    assert any(f"“{text}”" in str(caught.value) for text in paragraphs)


def test_a_mark_that_is_split_over_runs_or_left_open_in_a_footer_is_seen(
    context: BulletinContext, tmp_path: Path, read_docx: ReadDocx
) -> None:
    document = Document()
    paragraph = document.add_paragraph("甲{")
    for piece in ("{ off", "ice }", "}乙"):
        paragraph.add_run(piece).bold = True
    document.save(str(tmp_path / "own.docx"))
    assert read_docx(render_bulletin(context, tmp_path / "own.docx", made=MADE)) == f"甲{context.office}乙"
    document.sections[0].footer.paragraphs[0].text = "{{ date"
    document.save(str(tmp_path / "own.docx"))
    with pytest.raises(UsageError, match=r"\{\{ date"):
        render_bulletin(context, tmp_path / "own.docx", made=MADE)


@pytest.mark.parametrize(
    "mark",
    ["{{ 1 / 0 }}", "{{ overview[99] }}", "{{ office | nosuch }}", "{{ a b }}", "{%p for x y %}", "{{ ''.__class__.__mro__ }}"],
)  # fmt: skip
def test_a_mark_that_cannot_be_followed_is_named_in_our_own_words(
    context: BulletinContext, tmp_path: Path, mark: str
) -> None:
    paragraphs = ["{{ office }}", mark, *(["{%p endfor %}"] if "for" in mark else [])]
    with pytest.raises(UsageError) as caught:
        render_bulletin(context, own_template(tmp_path, *paragraphs), made=MADE)
    assert str(caught.value).endswith(f"has a mark that cannot be followed: “{mark}”.")


@pytest.mark.parametrize("content", [b"", b"plain text", b"PK\x03\x04 broken"])
def test_what_is_no_word_document_is_no_template(
    context: BulletinContext, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "own.docx"
    path.write_bytes(content)
    with pytest.raises(UsageError):
        render_bulletin(context, path, made=MADE)


def test_a_zip_that_is_no_word_document_is_no_template(context: BulletinContext, tmp_path: Path) -> None:
    path = tmp_path / "own.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("a.txt", "a")
    with pytest.raises(UsageError):
        render_bulletin(context, path, made=MADE)


def test_a_template_that_is_not_there_is_an_error_of_the_workspace(
    context: BulletinContext, tmp_path: Path
) -> None:
    with pytest.raises(WorkspaceError):
        render_bulletin(context, tmp_path / "none.docx", made=MADE)
