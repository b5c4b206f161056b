"""Tables of Word documents: what stands above them, joined cells, deletions, tables in tables."""

import time
from collections.abc import Iterator

import pytest
from docx_builder import WORD, cell, document, docx, paragraph, row, table

from projledger.workbook.cells import CellKind, Merge, Sheet
from projledger.workbook.reader import Reader


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as kept:
        yield kept


def sheets(reader: Reader, data: bytes, name: str = "云台镇6月.docx") -> tuple[Sheet, ...]:
    reading = reader.read(data, name)
    assert reading.workbook, reading.findings
    assert reading.workbook.format == "docx"
    return reading.workbook.sheets


def shown(sheet: Sheet) -> list[list[str]]:
    return [[cell.text for cell in line] for line in sheet.rows]


def refusal(reader: Reader, data: bytes, name: str = "a.docx") -> tuple[str, str]:
    started = time.monotonic()
    reading = reader.read(data, name)
    (finding,) = reading.findings
    assert reading.workbook is None
    assert time.monotonic() - started < 10
    return finding.code, finding.found


def test_each_table_is_a_sheet_with_the_lines_above_it(reader: Reader) -> None:
    data = docx(
        "云台镇2021年6月重点项目进展情况",
        "",
        "<w:p><w:r><w:t>填报单位：云台镇</w:t><w:tab/><w:t>单位：万元</w:t></w:r></w:p>",
        table(row("序号", "项目名称"), row("1", "喜神至麻石公路")),
        "二、存在问题",
        table(row("问题")),
        "以上情况属实",
        "填报人：某某      填报日期：2021年7月3日",
    )
    first, second = sheets(reader, data)
    assert (first.name, shown(first)) == (
        "表1",
        [
            ["云台镇2021年6月重点项目进展情况"],
            ["填报单位：云台镇", "单位：万元"],
            ["序号", "项目名称"],
            ["1", "喜神至麻石公路"],
        ],
    )
    assert (second.name, shown(second)) == (
        "表2",
        [["二、存在问题"], ["问题"], ["填报人：某某", "填报日期：2021年7月3日"]],
    )
    assert {cell.kind for line in first.rows for cell in line} == {CellKind.TEXT}


def test_long_texts_before_a_table_are_no_titles_of_it(reader: Reader) -> None:
    prose = "5月份各项目进展顺利，" * 20
    data = docx("6月月报", "单位：万元", prose, *[f"第{number}段" for number in range(30)], table(row("甲")))
    (sheet,) = sheets(reader, data)
    lines = [line[0] for line in shown(sheet)]
    assert lines == ["6月月报", "单位：万元", "第0段", *[f"第{number}段" for number in range(20, 30)], "甲"]


def test_joined_cells_are_merges(reader: Reader) -> None:
    data = docx(
        table(
            row(
                cell("序号", '<w:vMerge w:val="restart"/>'),
                cell("项目", '<w:vMerge w:val="restart"/>'),
                cell("完成投资", '<w:gridSpan w:val="2"/>'),
            ),
            row(cell("", "<w:vMerge/>"), cell("", '<w:vMerge w:val="continue"/>'), "本月", "累计"),
            row("1", "甲", "5", "20"),
            row(
                "2",
                cell("乙", '<w:vMerge w:val="restart"/>'),
                cell("旧式", '<w:hMerge w:val="restart"/>'),
                cell("", '<w:hMerge w:val="continue"/>'),
            ),
            row("3", properties='<w:gridBefore w:val="1"/>'),
        )
    )
    (sheet,) = sheets(reader, data)
    assert shown(sheet) == [
        ["序号", "项目", "完成投资"],
        ["", "", "本月", "累计"],
        ["1", "甲", "5", "20"],
        ["2", "乙", "旧式"],
        ["", "3"],
    ]
    assert set(sheet.merges) == {Merge(1, 1, 2, 1), Merge(1, 2, 2, 2), Merge(1, 3, 1, 4), Merge(4, 3, 4, 4)}


def test_what_was_deleted_hidden_or_drawn_is_not_read(reader: Reader) -> None:
    words = (
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
        "<w:del><w:r><w:delText>300</w:delText></w:r></w:del><w:ins><w:r><w:t>480</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>9</w:t></w:r></w:moveFrom>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>.5</w:t></w:r>'
        "<w:r><w:instrText>SUM(ABOVE)</w:instrText></w:r>"
        "<w:r><w:drawing><w:p><w:r><w:t>图</w:t></w:r></w:p></w:drawing></w:r>"
        "<mc:AlternateContent><mc:Choice><w:r><w:t>万</w:t></w:r></mc:Choice>"
        "<mc:Fallback><w:r><w:t>萬</w:t></w:r></mc:Fallback></mc:AlternateContent>"
        "<w:r><w:ruby><w:rt><w:r><w:t>yuan</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>元</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>"
    )
    data = docx(
        table(
            row(cell(words), "甲"),
            row("删", properties="<w:del/>"),
            row("增", properties="<w:ins/>"),
            row(cell("删", "<w:cellDel/>"), "留"),
        )
    )
    assert shown(sheets(reader, data)[0]) == [["480.5万元", "甲"], ["增"], ["留"]]


def test_breaks_signs_and_controls_in_a_cell(reader: Reader) -> None:
    words = (
        paragraph("城北街道")
        + "<w:p><w:r><w:t>南</w:t><w:br/><w:t>路</w:t><w:noBreakHyphen/><w:softHyphen/></w:r>"
        '<w:sdt><w:sdtContent><w:r><w:sym w:font="Wingdings 2" w:char="F052"/><w:t>是</w:t>'
        '<w:sym w:font="Wingdings" w:char="F0A8"/><w:t>否</w:t></w:r></w:sdtContent></w:sdt></w:p>'
    )
    wrapped = f"<w:sdt><w:sdtContent>{row(cell(words))}</w:sdtContent></w:sdt>"
    data = docx(f"<w:sdt><w:sdtContent>{table(wrapped)}</w:sdtContent></w:sdt>")
    assert shown(sheets(reader, data)[0]) == [["城北街道\n南\n路-☑是□否"]]


def test_a_table_in_a_cell_is_a_sheet_of_its_own(reader: Reader) -> None:
    inner = table(row("项目名称", "完成"), row("甲", "1"))
    data = docx("6月月报", table(row(cell(paragraph("单位：万元") + inner + paragraph("注"))), row("外")))
    outer, nested = sheets(reader, data)
    assert shown(outer) == [["6月月报"], ["单位：万元\n注"], ["外"]]
    assert shown(nested) == [["6月月报"], ["单位：万元"], ["项目名称", "完成"], ["甲", "1"]]


def test_the_strict_kind_and_other_names_are_read(reader: Reader) -> None:
    strict = document(table(row("甲")), namespace="http://purl.oclc.org/ooxml/wordprocessingml/main")
    data = docx(extra={"word/document.xml": strict.replace("w:", "ns0:").replace("xmlns:w", "xmlns:ns0")})
    assert shown(sheets(reader, data)[0]) == [["甲"]]
    assert shown(sheets(reader, data, "云台镇6月.xlsx")[0]) == [["甲"]]


def test_a_document_without_a_table_is_an_attachment(reader: Reader) -> None:
    assert refusal(reader, docx("请查收"), "说明.docx") == ("F008", "a Word document")
    assert refusal(reader, docx("请查收", table(row("", ""))), "说明.docx") == ("F008", "a Word document")
    assert refusal(reader, docx("请查收"), "月报.xlsx") == ("F004", "a Word document")


@pytest.mark.parametrize(
    ("part", "code"),
    [
        (
            f'<!DOCTYPE a [<!ENTITY x "y">]><w:document xmlns:w="{WORD}"><w:body>&x;</w:body></w:document>',
            "F015",
        ),
        (document("甲")[:-20], "F005"),
        ("<a/>", "F005"),
        (document(*[table(row("甲"))] * 256), "F007"),
        (document(table(*[row(cell("甲", '<w:gridSpan w:val="500"/>'))] * 1_100)), "F007"),
        (document(table(row("甲", *[cell("乙", '<w:gridSpan w:val="400"/>')] * 2))), "F007"),
        (document(table(*[row(cell("甲", '<w:gridSpan w:val="2"/>'))] * 20_001)), "F007"),
        (document("<w:tbl><w:tr><w:tc>" * 3_000 + "</w:tc></w:tr></w:tbl>" * 3_000), "F007"),
        (document(table(row(cell("<w:ins>" * 3_000 + "</w:ins>" * 3_000)))), "F005"),
        (document(" " * 2_000_000), "F007"),
    ],
)
def test_hostile_documents_are_refused(reader: Reader, part: str, code: str) -> None:
    assert refusal(reader, docx(extra={"word/document.xml": part}))[0] == code


def test_control_characters_are_taken_out_and_reported(reader: Reader) -> None:
    (sheet,) = sheets(reader, docx("甲", table(row("一", "\u202e二"))))
    assert (sheet.cell(2, 2).value, sheet.cleaned) == ("二", {(2, 2)})
