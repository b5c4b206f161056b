"""A document as its reader sees it, however Word and LibreOffice have rewritten what holds the text."""

import io
from collections.abc import Callable

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from projledger.documents.reading import Block, blocks_of

NAMED = '<w:sdtPr><w:tag w:val="rate:all:2021-06:7"/></w:sdtPr>'


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def control(inner: str, about: str = NAMED) -> str:
    return f"<w:sdt>{about}<w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def paragraph(*inner: str) -> str:
    return f"<w:p>{''.join(inner)}</w:p>"


def read(*body: str) -> list[Block]:
    """The blocks of a document whose body holds these elements."""
    document = Document()
    for text in body:
        element = parse_xml(text.replace(">", f" {nsdecls('w')}>", 1))
        document.element.body.insert(len(document.element.body) - 1, element)
    saved = io.BytesIO()
    document.save(saved)
    return blocks_of(saved.getvalue())


def told(block: Block) -> list[tuple[str, str | None]]:
    return [(piece.text, piece.control.tag if piece.control else None) for piece in block.pieces]


TAG = "rate:all:2021-06:7"
WAYS: dict[str, str] = {
    "as we write it": paragraph(run("占"), control(run("54.84%")), run("。")),
    "its text split over runs": paragraph(run("占"), control(run("54.") + run("84%")), run("。")),
    "a control around the control": paragraph(
        run("占"), control(control(run("54.84%"), "<w:sdtPr/>")), run("。")
    ),
    "a control around the paragraph": control(
        paragraph(run("占"), control(run("54.84%")), run("。")), "<w:sdtPr/>"
    ),
    "a tracked change in it": paragraph(
        run("占"),
        control(f'<w:del w:id="1"><w:r><w:delText>1%</w:delText></w:r></w:del><w:ins w:id="2">{run("54.84%")}</w:ins>'),
        run("。"),
    ),
    "a tracked move": paragraph(
        f'<w:moveFrom w:id="1">{run("前")}</w:moveFrom>', run("占"), control(run("54.84%")), run("。")
    ),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_a_figure_is_read_with_its_tag_however_it_is_written(way: str) -> None:
    (block,) = read(WAYS[way])
    plain = [(text, tag or None) for text, tag in told(block)]
    assert plain == [("占", None), ("54.84%", TAG), ("。", None)]


def row(*cells: str, about: str = "") -> str:
    return f"<w:tr>{about}{''.join(f'<w:tc><w:p>{cell}</w:p></w:tc>' for cell in cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def test_a_row_of_a_table_is_one_block_whose_pieces_know_their_column() -> None:
    head, line = read(table(row(run("单位"), run("比例")), row(run("青石镇"), control(run("54.84")))))
    assert (line.table, line.row, line.titles) == (1, 2, head)
    assert [(piece.text, piece.column) for piece in line.pieces] == [("青石镇", 1), ("54.84", 2)]
    assert head.cell(2) == "比例"


@pytest.mark.parametrize("wrap", [lambda text: control(text, "<w:sdtPr/>"), lambda text: text])
def test_a_cell_within_a_control_is_a_cell_and_a_row_that_was_taken_out_is_none(
    wrap: Callable[[str], str],
) -> None:
    cell = wrap(f"<w:tc><w:p>{control(run('54.84'))}</w:p></w:tc>")
    gone = '<w:trPr><w:del w:id="1"/></w:trPr>'
    (line,) = read(table(f"<w:tr>{cell}</w:tr>", row(run("99"), about=gone)))
    assert told(line) == [("54.84", TAG)]


def test_what_a_field_shows_is_no_text() -> None:
    def sign(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    (block,) = read(paragraph(run("第"), sign("begin"), sign("separate"), run("7"), sign("end"), run("页")))
    assert block.text == "第页"


def test_what_is_no_word_document_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        blocks_of(b"PK\x03\x04 nonsense")


def test_equal_pieces_of_two_controls_stay_apart() -> None:
    (block,) = read(paragraph(control(run("1")), control(run("1"))))
    assert len(block.pieces) == 2


def test_a_document_without_text_has_no_blocks() -> None:
    assert read(paragraph()) == []
