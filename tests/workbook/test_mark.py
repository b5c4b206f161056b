"""A marked-up copy: colours, comments, the list of what to correct, and nothing else changed."""

import io
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import fromstring

import openpyxl
import pytest
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.table import Table
from workbook_builder import patched, sheet_xml, xlsx

from projledger.foundation.findings import Cell
from projledger.workbook.cells import RETURN_LIST, CellKind
from projledger.workbook.mark import Mark, mark_copy
from projledger.workbook.reader import Reader

RED, YELLOW = "FFFFC7CE", "FFFFEB9C"


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as kept:
        yield kept


def returned() -> bytes:
    """A return with formats, a comment, a table, a hidden column, a merged title, a percent column."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "月报"
    sheet["A1"] = "2021年6月月报"
    sheet.merge_cells("A1:D1")
    for column, title in enumerate(("序号", "项目名称", "本年累计完成投资", "占年计划"), start=1):
        sheet.cell(2, column, title).font = Font(bold=True)
    for row in range(3, 9):
        sheet.cell(row, 1, row - 2)
        sheet.cell(row, 2, f"项目{row}")
        sheet.cell(row, 3, "约480万" if row == 5 else row * 100)
        sheet.cell(row, 4, row / 10).number_format = "0.00%"
    sheet["B4"].comment = Comment("单位自己的批注", "张三")
    sheet["C6"].fill = PatternFill("solid", fgColor="FF00FF00")
    sheet.add_table(Table(displayName="T", ref="A2:D8"))
    sheet.print_title_rows = "1:2"
    other = book.create_sheet("说明")
    other["A1"] = "说明"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


MARKS = (
    Mark("月报", Cell(5, 3), "N103 “约480万”不是数字。请填数字（单位：万元），如 480。", True),
    Mark("月报", Cell(4, 2), "未找到“项目4”。", False),
    Mark("月报", Cell(12, 7), "此处应有合计。", False),
)


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def comments(data: bytes, sheet: str = "月报") -> dict[str, str]:
    return {
        cell.coordinate: cell.comment.text
        for row in opened(data)[sheet].iter_rows()
        for cell in row
        if cell.comment
    }


def colour(data: bytes, cell: str, sheet: str = "月报") -> str:
    fill = opened(data)[sheet][cell].fill
    return str(fill.fgColor.rgb) if fill.fill_type else ""


def test_marked_cells_are_coloured_and_commented() -> None:
    name, marked = mark_copy(returned(), "云台镇6月.xlsx", MARKS)
    assert name == "云台镇6月.xlsx"
    assert [colour(marked, cell) for cell in ("C5", "B4", "G12", "C6", "C7")] == [
        RED,
        YELLOW,
        YELLOW,
        "FF00FF00",
        "",
    ]
    assert comments(marked) == {
        "C5": MARKS[0].text,
        "B4": f"单位自己的批注\n{MARKS[1].text}",
        "G12": MARKS[2].text,
    }


def test_a_marked_cell_keeps_its_number_format_and_font() -> None:
    _name, marked = mark_copy(
        returned(), "a.xlsx", [Mark("月报", Cell(3, 4), "x", True), Mark("月报", Cell(2, 1), "y", True)]
    )
    sheet = opened(marked)["月报"]
    assert (sheet["D3"].number_format, sheet["D3"].value, sheet["A2"].font.bold) == ("0.00%", 0.3, True)


def test_every_mark_stands_on_the_first_sheet_with_a_link() -> None:
    _name, marked = mark_copy(returned(), "a.xlsx", [*MARKS, Mark("", None, "未注明金额单位。", True)])
    book = opened(marked)
    listing = book.worksheets[0]
    assert book.sheetnames == [RETURN_LIST, "月报", "说明"]
    assert [[cell.value for cell in row] for row in listing.iter_rows(min_row=4)] == [
        [1, "月报", "C5", "须更正", MARKS[0].text],
        [2, "月报", "B4", "供核对", MARKS[1].text],
        [3, "月报", "G12", "供核对", MARKS[2].text],
        [4, None, None, "须更正", "未注明金额单位。"],
    ]
    assert listing["C4"].hyperlink is not None and listing["C4"].hyperlink.location == "'月报'!C5"


def test_the_workbook_opens_on_the_list_only_if_a_mark_has_no_cell() -> None:
    assert opened(mark_copy(returned(), "a.xlsx", MARKS)[1]).active.title == "月报"  # type: ignore[union-attr]
    book = opened(mark_copy(returned(), "a.xlsx", [Mark("", None, "x", True)])[1])
    assert book.active is book.worksheets[0]
    assert [sheet.title for sheet in book.worksheets if sheet.sheet_view.tabSelected] == []


def test_print_titles_stay_with_their_sheet() -> None:
    assert opened(mark_copy(returned(), "a.xlsx", MARKS)[1])["月报"].print_title_rows == "$1:$2"


def test_all_other_parts_stay_byte_for_byte() -> None:
    data = patched(
        returned(), {"xl/media/photo.png": bytes(range(256)) * 40, "xl/calcChain.xml": "<calcChain/>"}
    )
    before, after = parts(data), parts(mark_copy(data, "a.xlsx", MARKS)[1])
    changed = {name for name, content in before.items() if after[name] != content}
    assert changed == {
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/worksheets/sheet1.xml",
        "xl/comments/comment1.xml",
        next(name for name in before if name.endswith(".vml")),
    }
    for name, content in after.items():
        if name.endswith((".xml", ".rels", ".vml")):
            fromstring(content)  # noqa: S314 - we wrote it


def test_computed_values_of_formulas_survive(reader: Reader) -> None:
    data = xlsx(
        '<row r="1"><c r="A1"><v>5</v></c><c r="B1"><f>A1*2</f><v>10</v></c><c r="C1" t="str"><f>A1&amp;"x"</f><v>5x</v></c></row>'
    )
    _name, marked = mark_copy(data, "a.xlsx", [Mark("S1", Cell(1, 2), "x", True)])
    before, after = reader.read(data, "a.xlsx").workbook, reader.read(marked, "a.xlsx").workbook
    assert before and after and before.sheets == after.sheets


def test_a_marked_copy_reads_like_the_original(reader: Reader) -> None:
    data = returned()
    _name, marked = mark_copy(data, "a.xlsx", MARKS)
    before, after = reader.read(data, "a.xlsx").workbook, reader.read(marked, "a.xlsx").workbook
    assert before and after
    assert [sheet.name for sheet in after.sheets] == ["月报", "说明"]
    assert before.sheets == after.sheets


def test_a_second_round_replaces_the_first() -> None:
    once = mark_copy(returned(), "a.xlsx", MARKS)[1]
    again = mark_copy(once, "a.xlsx", [Mark("月报", Cell(3, 3), "新的", True), MARKS[1]])[1]
    assert comments(again) == {"C3": "新的", "B4": f"单位自己的批注\n{MARKS[1].text}"}
    assert [colour(again, cell) for cell in ("C3", "C5", "G12", "B4")] == [RED, "", "", YELLOW]
    assert opened(again).sheetnames == [RETURN_LIST, "月报", "说明"]
    assert opened(again).worksheets[0].max_row == 5
    third = mark_copy(again, "a.xlsx", [])[1]
    assert comments(third) == {"B4": "单位自己的批注"}


def test_marking_twice_with_the_same_marks_changes_no_comment_and_no_colour() -> None:
    once = mark_copy(returned(), "a.xlsx", MARKS)[1]
    twice = mark_copy(once, "a.xlsx", MARKS)[1]
    assert comments(once) == comments(twice)
    assert parts(once)["xl/styles.xml"] == parts(twice)["xl/styles.xml"]


def test_a_mark_in_a_merged_range_shows_at_its_first_cell() -> None:
    marked = mark_copy(returned(), "a.xlsx", [Mark("月报", Cell(1, 3), "x", True)])[1]
    assert (comments(marked), colour(marked, "A1")) == ({"A1": "x", "B4": "单位自己的批注"}, RED)


def test_several_marks_of_one_cell_share_a_comment_and_the_graver_colour() -> None:
    marked = mark_copy(
        returned(), "a.xlsx", [Mark("月报", Cell(3, 3), "一", False), Mark("月报", Cell(3, 3), "二", True)]
    )[1]
    assert (comments(marked)["C3"], colour(marked, "C3")) == ("一\n二", RED)


@pytest.mark.parametrize("text", ["=1+1", "<b>&amp;</b>", "一\x1b[31m\x00二\u202e", "]]>", "长" * 5000])
def test_texts_are_data(text: str) -> None:
    marked = mark_copy(returned(), "a.xlsx", [Mark("月报", Cell(3, 3), text, True)])[1]
    shown = opened(marked).worksheets[0]["E4"]
    assert shown.data_type == "s"
    assert shown.value == comments(marked)["C3"]
    assert str(shown.value)[:4] == text.replace("\x1b[31m\x00", "").replace("\u202e", "")[:4]


def test_a_macro_workbook_keeps_its_kind() -> None:
    data = patched(returned(), {"xl/vbaProject.bin": b"\x01" * 50})
    name, marked = mark_copy(data, "a.xlsm", MARKS)
    assert (name, parts(marked)["xl/vbaProject.bin"]) == ("a.xlsm", b"\x01" * 50)


def test_a_sheet_without_rows_can_be_marked() -> None:
    data = xlsx(("空", sheet_xml("").replace("<sheetData></sheetData>", "<sheetData/>")))
    marked = mark_copy(data, "a.xlsx", [Mark("空", Cell(2, 2), "缺表头", True)])[1]
    assert (comments(marked, "空"), colour(marked, "B2", "空")) == ({"B2": "缺表头"}, RED)


def test_the_reference_to_comments_stands_where_the_standard_wants_it() -> None:
    tail = '<pageMargins left="1" right="1" top="1" bottom="1" header="1" footer="1"/><extLst><ext uri="x"/></extLst>'
    formatting = (
        '<conditionalFormatting sqref="A1"><cfRule type="expression" priority="1"><formula>1</formula>'
        '<extLst><ext uri="y"/></extLst></cfRule></conditionalFormatting>'
    )
    data = xlsx(("S", sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>', after=formatting + tail)))
    content = parts(mark_copy(data, "a.xlsx", [Mark("S", Cell(1, 1), "x", True)])[1])[
        "xl/worksheets/sheet1.xml"
    ]
    assert (
        content.index(b"<pageMargins")
        < content.index(b"<legacyDrawing")
        < content.index(b'<extLst><ext uri="x"')
    )


def test_an_unusual_workbook_is_marked_as_a_copy_of_its_values(reader: Reader) -> None:
    part = sheet_xml('<row r="1"><c r="A1"><v>7</v></c></row>').replace(
        "<sheetData>", "<!-- x --><sheetData>"
    )
    name, marked = mark_copy(xlsx(("S", part)), "a.xlsm", [Mark("S", Cell(1, 1), "x", True)], reader)
    assert (name, comments(marked, "S"), opened(marked)["S"]["A1"].value) == ("a.xlsx", {"A1": "x"}, 7)


def test_an_xls_comes_back_as_an_xlsx_with_values_colours_and_comments(reader: Reader) -> None:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("月报")
    sheet.write_merge(0, 0, 0, 2, "标题")
    percent = xlwt.XFStyle()
    percent.num_format_str = "0.0%"
    sheet.write(1, 0, 0.5, percent)
    sheet.write(1, 1, "=1+1")
    out = io.BytesIO()
    book.save(out)
    name, marked = mark_copy(
        out.getvalue(),
        "云台镇.6月.xls",
        [Mark("月报", Cell(2, 1), "一", True), Mark("月报", Cell(1, 3), "二", False)],
    )
    assert (name, comments(marked), colour(marked, "A2")) == (
        "云台镇.6月.xlsx",
        {"A2": "一", "A1": "二"},
        RED,
    )
    again = reader.read(marked, name).workbook
    assert again and [sheet.name for sheet in again.sheets] == ["月报"]
    assert (again.sheets[0].cell(2, 1).text, again.sheets[0].cell(2, 2).kind) == ("50%", CellKind.TEXT)


def test_a_csv_comes_back_as_an_xlsx(reader: Reader) -> None:
    name, marked = mark_copy(
        "项目名称,完成\n甲,约480万\n".encode("gbk"),
        "云台镇6月.csv",
        [Mark("云台镇6月", Cell(2, 2), "x", True)],
        reader,
    )
    assert (name, comments(marked, "云台镇6月")) == ("云台镇6月.xlsx", {"B2": "x"})


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", b"PK\x03\x04 cut"])
def test_what_cannot_be_read_comes_back_as_the_list_alone(reader: Reader, data: bytes) -> None:
    name, marked = mark_copy(data, "../坏.xlsx", [Mark("", None, "工作簿已损坏。", True)], reader)
    assert (name, opened(marked).sheetnames, opened(marked).worksheets[0]["E4"].value) == (
        "坏.xlsx",
        [RETURN_LIST],
        "工作簿已损坏。",
    )


@settings(max_examples=40, deadline=None)
@given(st.sets(st.tuples(st.integers(1, 14), st.integers(1, 9)), min_size=1, max_size=12))
def test_any_set_of_cells_is_marked_and_no_value_moves(places: set[tuple[int, int]]) -> None:
    data = returned()
    marked = mark_copy(data, "a.xlsx", [Mark("月报", Cell(*place), "x", True) for place in places])[1]
    before, after = opened(data)["月报"], opened(marked)["月报"]
    assert [[cell.value for cell in row] for row in after.iter_rows(max_row=8, max_col=4)] == [
        [cell.value for cell in row] for row in before.iter_rows()
    ]
    wanted = {(1, 1) if row == 1 and column <= 4 else (row, column) for row, column in places}
    red = {
        (cell.row, cell.column)
        for row in after.iter_rows()
        for cell in row
        if cell.fill.fill_type and cell.fill.fgColor.rgb == RED
    }
    assert red == wanted
