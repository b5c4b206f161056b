"""Head, tail and last section of a paper, as they stand in the file."""

import io
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from paper_templates import annex_list, body, paper, signature, title

from projledger.documents.context import (
    Annex,
    NotStartedLine,
    ProblemLine,
    ProjectLine,
    RankingGroup,
    RankingLine,
    RankingTable,
)
from projledger.documents.figures import FigureBook
from projledger.documents.framing import framed, framed_draft
from projledger.documents.papers import Asked, Paper
from projledger.documents.render import render_paper
from projledger.foundation.settings.documents import Documents, PaperSection, paper_form
from word_package import faults

OFFICE = "示例县重点项目推进办公室"
ISSUED = date(2021, 7, 6)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def form(kind: str, **section: Any) -> Any:
    documents = Documents(**{kind: PaperSection(**section)}) if section else Documents()
    return paper_form(documents, kind, OFFICE, "示例县")


def annex(number: int, table: str, *rows: Any, count: int = 2) -> dict[str, Any]:
    label = f"附件{number}" if count > 1 else "附件"
    return asdict(Annex(str(number), label, f"{table}清单", table, rows, unit="单位：亿元"))


LAGGING = ProjectLine("1", "甲路", "市级", "交通运输局", "1.20", "0.33", "27.50", "-22.50", "红", "征地滞后")
NOT_STARTED = NotStartedLine("1", "乙路", "县级", "水利局", "1.20", "2021年4月", "未开工", "图审未完成")
PROBLEM = ProblemLine("1", "丙路", "教育局", "用地", "指标未落实", "用地25.5亩", "落实指标")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("templates") / "paper.docx"
    path.write_bytes(paper("通报", title(), body("{{ opening }}"), annex_list(), signature()).package())
    return path


def filled(template: Path, frame: dict[str, Any], *annexes: dict[str, Any]) -> Any:
    return Document(io.BytesIO(file_of(template, frame, *annexes)))


def file_of(template: Path, frame: dict[str, Any], *annexes: dict[str, Any]) -> bytes:
    context = {
        "title_in_lines": "关于甲的通报",
        "opening": "正文。",
        "office": OFFICE,
        "date": "2021年7月6日",
        **frame,
        "annexes": annexes,
        "term_short": "时序",
    }
    made = Paper("bulletin", "关于甲的通报", context, FigureBook("2021H1", 1), Asked())
    return render_paper(made, template, made=ISSUED)


def lines(document: Any) -> list[tuple[str, str]]:
    """Style and text of each paragraph outside tables that says something."""
    return [(p.style.name, p.text) for p in document.paragraphs if p.text]


def cells(table: Any) -> list[list[str]]:
    return [[cell.text.strip() for cell in row.cells] for row in table.rows]


def test_an_issued_document_has_its_red_head_above_the_title_and_its_tail_last(template: Path) -> None:
    issued = form("bulletin", copy_to=("县委办公室", "县政府办公室"))
    document = filled(template, framed(issued, ISSUED, "示重点办〔2021〕5号"))
    assert lines(document)[:3] == [
        ("公文发文机关标志（长）", f"{OFFICE}文件"),
        ("公文发文字号", "示重点办〔2021〕5号"),
        ("Title", "关于甲的通报"),
    ]
    (tail,) = document.tables
    assert cells(tail) == [["抄送：县委办公室，县政府办公室。"] * 2, [OFFICE, "2021年7月6日印发"]]


def test_a_signer_stands_beside_the_number(template: Path) -> None:
    document = filled(template, framed(form("bulletin"), ISSUED, "示重点办〔2021〕5号", signer="某某"))
    assert lines(document)[1] == ("公文发文字号和签发人", "　示重点办〔2021〕5号\t签发人：某某")


def test_without_copies_the_tail_has_one_line(template: Path) -> None:
    (tail,) = filled(template, framed(form("bulletin"), ISSUED, "示重点办〔2021〕5号")).tables
    assert cells(tail) == [[OFFICE, "2021年7月6日印发"]]


@pytest.mark.parametrize("kind", ["bulletin", "briefing", "urge", "meeting"])
def test_a_draft_shows_its_state_and_neither_head_nor_tail(template: Path, kind: str) -> None:
    document = filled(template, framed_draft(form(kind), ISSUED, "征求意见稿"))
    assert lines(document)[:2] == [("公文稿别", "征求意见稿"), ("Title", "关于甲的通报")]
    assert not document.tables
    section = document.sections[0]
    assert not "".join(p.text for p in section.first_page_header.paragraphs)
    assert "— 1 —" in [p.text for p in section.first_page_footer.paragraphs]


def test_a_briefing_has_its_name_issue_office_and_day_above_the_rule(template: Path) -> None:
    issued = form("briefing", copy_to=("县委办公室",), copies=80)
    frame = framed(issued, ISSUED, "第5期（总第105期）", addressees=("各乡镇", "县级有关部门"))
    document = filled(template, frame)
    assert lines(document)[:4] == [
        ("简报名称", "重点项目建设简报"),
        ("简报期号", "第5期（总第105期）"),
        ("简报编印单位和日期", f"{OFFICE}\t2021年7月6日"),
        ("Title", "关于甲的通报"),
    ]
    (tail,) = document.tables
    assert cells(tail) == [["送：县委办公室。\n发：各乡镇，县级有关部门。", "共印80份"]]


def test_a_briefing_that_says_not_to_whom_it_goes_has_no_tail(template: Path) -> None:
    assert not filled(template, framed(form("briefing"), ISSUED, "第5期")).tables


def test_a_letter_has_its_sender_and_rules_in_the_margins_of_the_first_page(template: Path) -> None:
    issued = form("urge", copy_to=("县政府办公室",))
    document = filled(template, framed(issued, ISSUED, "示重点办函〔2021〕5号"))
    assert lines(document)[0] == ("信函发文字号", "示重点办函〔2021〕5号")
    section = document.sections[0]
    assert section.different_first_page_header_footer
    head, foot = section.first_page_header, section.first_page_footer
    assert [p.text for p in head.paragraphs] == [OFFICE, "", ""]
    assert "PAGE" not in foot._element.xml
    edges = [p._p.find(f"{W}pPr/{W}pBdr") for p in (*head.paragraphs, *foot.paragraphs)]
    thick = [[int(edge.get(f"{W}sz")) for edge in both] for both in edges if both is not None]
    assert [upper > lower for upper, lower in thick] == [True, False]
    assert cells(document.tables[0]) == [["抄送：县政府办公室。"]]
    assert document.tables[0]._tbl.find(f"{W}tblPr/{W}tblBorders") is None


def test_a_plain_paper_has_no_head_even_when_it_is_issued(template: Path) -> None:
    document = filled(template, framed(form("meeting"), ISSUED, ""))
    assert lines(document)[0] == ("Title", "关于甲的通报")
    assert not document.tables


def test_annexes_are_listed_below_the_text_and_stand_on_pages_of_their_own(template: Path) -> None:
    annexes = (annex(1, "lagging", LAGGING), annex(2, "problems", PROBLEM))
    document = filled(template, framed(form("bulletin"), ISSUED, "示重点办〔2021〕5号"), *annexes)
    listed = [text for style, text in lines(document) if style.startswith("公文附件说明")]
    assert listed == ["附件：1.\tlagging清单", "2.\tproblems清单"]
    assert [text for style, text in lines(document) if style == "公文附件序号"] == ["附件1", "附件2"]
    sizes = [(round(s.page_width.mm), round(s.page_height.mm)) for s in document.sections]
    assert sizes == [(210, 297), (297, 210), (210, 297)]


def test_the_only_annex_has_no_number(template: Path) -> None:
    only = annex(1, "not_started", NOT_STARTED, count=1)
    document = filled(template, framed_draft(form("bulletin"), ISSUED), only)
    assert ("公文附件说明单件", "附件：not_started清单") in lines(document)
    assert ("公文附件序号", "附件") in lines(document)


@pytest.mark.parametrize(
    ("table", "row"), [("lagging", LAGGING), ("not_started", NOT_STARTED), ("problems", PROBLEM)]
)
def test_a_table_of_an_annex_prints_every_value_of_its_lines(template: Path, table: str, row: Any) -> None:
    document = filled(template, framed_draft(form("bulletin"), ISSUED), annex(1, table, row, row))
    head, *body_rows = cells(document.tables[0])
    assert sorted(body_rows[0]) == sorted(asdict(row).values())
    assert len(body_rows) == 2
    assert len(head) == len(body_rows[0])


def test_the_last_row_of_a_table_keeps_with_its_note(template: Path) -> None:
    noted = {**annex(1, "lagging", LAGGING, LAGGING), "note": "注：以上报数为准。"}
    frame = framed_draft(form("bulletin"), ISSUED)
    kept = [
        [
            {p._p.find(f"{W}pPr/{W}keepNext") is not None for cell in row.cells for p in cell.paragraphs}
            for row in filled(template, frame, one).tables[0].rows
        ]
        for one in (noted, annex(1, "lagging", LAGGING, LAGGING))
    ]
    # The head's own style keeps it with the rows.
    assert kept == [[{False}, {False}, {True}], [{False}, {False}, {False}]]


def test_the_sign_off_keeps_with_the_end_of_the_text(template: Path) -> None:
    paragraphs = filled(template, framed_draft(form("bulletin"), ISSUED)).paragraphs
    kept = [p.text for p in paragraphs if p._p.find(f"{W}pPr/{W}keepNext") is not None]
    assert kept == ["正文。"]


def test_a_draft_with_annexes_does_not_end_in_an_empty_page(template: Path) -> None:
    document = filled(template, framed_draft(form("bulletin"), ISSUED), annex(1, "lagging", LAGGING))
    assert [round(section.page_width.mm) for section in document.sections] == [210, 297]
    assert document.element.body[-1].tag == f"{W}sectPr"


def test_the_ranking_stands_upright_before_the_annexes_laid_on_their_side(template: Path) -> None:
    line = RankingLine("1", "甲镇", "4", "1.20", "0.60", "50.00", "0.00", "绿")
    table = RankingTable("", "", (RankingGroup("乡镇", (line,)),), line)
    ranking = asdict(Annex("1", "附件1", "完成情况", "ranking", ranking=table))
    frame = framed(form("bulletin"), ISSUED, "示重点办〔2021〕5号")
    alone, both = (
        filled(template, frame, ranking),
        filled(template, frame, ranking, annex(2, "lagging", LAGGING)),
    )
    assert [round(section.page_width.mm) for section in alone.sections] == [210]
    assert [round(section.page_width.mm) for section in both.sections] == [210, 297, 210]
    for document in (alone, both):
        assert cells(document.tables[0])[1:3] == [["乡镇"] * 8, list(asdict(line).values())]


@pytest.mark.parametrize("annexes", [(), (annex(1, "lagging", LAGGING),)])
def test_only_the_first_page_of_a_letter_is_its_first_page(template: Path, annexes: tuple[Any, ...]) -> None:
    issued = form("urge", copy_to=("县政府办公室",))
    document = filled(template, framed(issued, ISSUED, "示重点办函〔2021〕5号"), *annexes)
    own = [section.different_first_page_header_footer for section in document.sections]
    assert own == [True, *[False] * (len(own) - 1)]
    assert len(own) == (3 if annexes else 1)


@pytest.mark.parametrize("kind", ["bulletin", "briefing", "urge", "meeting"])
def test_a_paper_of_every_look_is_a_package_that_word_opens_as_it_is(template: Path, kind: str) -> None:
    frame = framed(form(kind, copy_to=("县委办公室",), copies=80), ISSUED, "示重点办〔2021〕5号")
    annexes = annex(1, "lagging", LAGGING), annex(2, "problems", PROBLEM)
    assert faults(file_of(template, frame, *annexes)) == []


def test_a_draft_is_a_package_that_word_opens_as_it_is(template: Path) -> None:
    assert faults(file_of(template, framed_draft(form("urge"), ISSUED, "送审稿"))) == []
