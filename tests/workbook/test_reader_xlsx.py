"""What a sender typed into an .xlsx arrives: nothing lost, nothing made up."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter
from workbook_builder import MAIN, RELATIONS, STYLES, patched, sheet_xml, xlsx, zipped

from projledger.foundation.findings import Cell
from projledger.workbook.cells import STAMP_SHEET, CellKind, CellValue, Merge, Workbook
from projledger.workbook.limits import Limits
from projledger.workbook.reader import Reader
from projledger.workbook.transport import RawWorkbook, packed, unpacked
from projledger.workbook.xlsx import read_xlsx


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as kept:
        yield kept


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def here(data: bytes, *, second: bool = False) -> Workbook:
    """The workbook read in this process by the same code as the worker's."""
    return unpacked(packed(RawWorkbook("xlsx", read_xlsx(data, Limits(), second_reader=second))))


def row_of(data: bytes, row: int = 1) -> list[tuple[CellKind, object]]:
    return [(cell.kind, cell.value) for cell in here(data).sheets[0].rows[row - 1]]


def test_an_error_cell_keeps_its_error() -> None:
    data = xlsx(
        '<row r="1"><c r="A1" t="e"><f>B1/0</f><v>#DIV/0!</v></c><c r="B1" t="e"><v>#REF!</v></c></row>'
    )
    assert row_of(data) == [(CellKind.ERROR, "#DIV/0!"), (CellKind.ERROR, "#REF!")]


@pytest.mark.parametrize("value", ["", "<v></v>", "<v/>", "<v />"])
def test_a_formula_without_a_value_is_not_a_blank(value: str) -> None:
    data = xlsx(f'<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>SUM(A1:A9)</f>{value}</c></row>')
    assert row_of(data)[1] == (CellKind.UNCALCULATED, "=SUM(A1:A9)")


def test_a_shared_formula_without_a_value_shows_its_own_references() -> None:
    data = xlsx(
        '<row r="1"><c r="B1"><f t="shared" ref="B1:B2" si="0">A1+$C$1&amp;""</f></c></row>'
        '<row r="2"><c r="B2"><f t="shared" si="0"/></c></row>'
    )
    assert row_of(data, 2)[1] == (CellKind.UNCALCULATED, '=A2+$C$1&""')


def test_a_formula_that_computed_an_empty_text_is_blank() -> None:
    data = xlsx('<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="str"><f>IF(A1,"","x")</f><v></v></c></row>')
    assert row_of(data) == [(CellKind.NUMBER, Decimal(1))]


def test_zeros_that_were_never_computed_are_not_taken_for_figures() -> None:
    rows = '<row r="1"><c r="A1"><v>5</v></c><c r="B1"><f>A1*2</f><v>0</v></c></row>'
    asked = xlsx(rows, after='<calcPr fullCalcOnLoad="1"/>')
    assert row_of(asked)[1] == (CellKind.UNCALCULATED, "=A1*2")
    assert row_of(xlsx(rows))[1] == (CellKind.NUMBER, Decimal(0))
    computed = rows.replace("</row>", '<c r="C1"><f>A1</f><v>5</v></c></row>')
    assert row_of(xlsx(computed, after='<calcPr fullCalcOnLoad="1"/>'))[1] == (CellKind.NUMBER, Decimal(0))


def test_a_picture_in_a_wps_cell_is_no_error() -> None:
    data = xlsx(
        '<row r="1"><c r="A1" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c></row>'
    )
    assert row_of(data) == [(CellKind.TEXT, '=DISPIMG("ID_1",1)')]


def test_percent_formats_are_told_from_percent_signs_in_quotes() -> None:
    data = xlsx(
        '<row r="1"><c r="A1" s="2"><v>0.5484</v></c><c r="B1" s="3"><v>1</v></c><c r="C1" s="4"><v>54</v></c>'
        '<c r="D1"><v>0.5</v></c><c r="E1" t="inlineStr" s="2"><is><t>约五成</t></is></c></row>'
    )
    cells = here(data).sheets[0].rows[0]
    assert [cell.percent for cell in cells] == [True, True, False, False, False]
    assert cells[0].text == "54.84%"


def test_dates_come_as_dates_and_impossible_ones_as_numbers() -> None:
    data = xlsx(
        '<row r="1"><c r="A1" s="1"><v>44350</v></c><c r="B1" s="1"><v>44350.5</v></c><c r="C1" s="1"><v>0</v></c>'
        '<c r="D1" s="1"><v>-3</v></c><c r="E1" s="1"><v>0.25</v></c></row>'
    )
    assert [cell.value for cell in here(data).sheets[0].rows[0]] == [
        date(2021, 6, 3),
        datetime(2021, 6, 3, 12),  # noqa: DTZ001 - a cell has no zone
        Decimal(0),
        Decimal(-3),
        time(6),
    ]


def test_dates_of_a_workbook_that_counts_from_1904() -> None:
    data = xlsx('<row r="1"><c r="A1" s="1"><v>42888</v></c></row>', workbook='<workbookPr date1904="1"/>')
    assert row_of(data) == [(CellKind.DATE, date(2021, 6, 3))]


@pytest.mark.parametrize("word", ["NaN", "INF", "1e999"])
def test_what_is_no_finite_number_arrives_as_words(word: str) -> None:
    data = xlsx(f'<row r="1"><c r="A1"><v>{word}</v></c></row>')
    assert row_of(data)[0][0] is CellKind.TEXT


def test_numbers_are_exactly_what_the_shortest_digits_say() -> None:
    data = xlsx('<row r="1"><c r="A1"><v>0.30000000000000004</v></c><c r="B1"><v>88216.0</v></c></row>')
    assert row_of(data) == [
        (CellKind.NUMBER, Decimal("0.30000000000000004")),
        (CellKind.NUMBER, Decimal("88216")),
    ]


def test_rows_and_columns_keep_their_places() -> None:
    sheet = here(
        xlsx('<row r="3"><c r="C3"><v>1</v></c></row><row r="7"><c r="B7" t="b"><v>1</v></c></row>')
    ).sheets[0]
    assert sheet.cell(3, 3).value == Decimal(1)
    assert sheet.cell(7, 2) == CellValue(CellKind.BOOLEAN, True)
    assert len(sheet.rows) == 7
    assert sheet.rows[0] == ()


def test_hidden_rows_columns_and_sheets_are_reported() -> None:
    part = sheet_xml(
        '<row r="1"><c r="A1"><v>1</v></c><c r="D1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row>'
        '<row r="3"><c r="A3"><v>3</v></c></row>',
        before='<cols><col min="2" max="3" hidden="1"/><col min="4" max="16384"/></cols>',
    )
    data = xlsx(("月报", part), ("旧表", sheet_xml("")), states={"旧表": "hidden"})
    first, second = here(data).sheets
    assert (first.hidden, first.hidden_rows, first.hidden_columns) == (False, {2}, {2, 3})
    assert (second.name, second.hidden) == ("旧表", True)


def test_merges_are_cut_to_the_used_area() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="4"><c r="A4"><v>1</v></c></row>'
    after = '<mergeCells count="2"><mergeCell ref="A1:B2"/><mergeCell ref="A3:A1048576"/></mergeCells>'
    assert here(xlsx(("S", sheet_xml(rows, after=after)))).sheets[0].merges == (
        Merge(1, 1, 2, 2),
        Merge(3, 1, 4, 1),
    )


def test_control_characters_go_and_line_breaks_stay() -> None:
    data = xlsx(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>甲&#x202E;乙_x001B_[31m</t></is></c>'
        '<c r="B1" t="inlineStr"><is><t>一&#10;二_x000D_\n三</t></is></c></row>'
    )
    sheet = here(data).sheets[0]
    assert [cell.value for cell in sheet.rows[0]] == ["甲乙", "一\n二\n三"]
    assert sheet.cleaned == {(1, 1)}


def test_a_text_is_cut_at_four_thousand_characters_and_said_so() -> None:
    data = xlsx(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"长" * 5000}</t></is></c></row>')
    sheet = here(data).sheets[0]
    assert (len(sheet.rows[0][0].text), sheet.cleaned) == (4000, {(1, 1)})


def test_the_stamp_is_read_and_our_own_sheets_are_not_among_the_sheets() -> None:
    stamp = sheet_xml(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>form</t></is></c><c r="B1" t="inlineStr"><is><t>report</t></is></c></row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><t>version</t></is></c><c r="B2"><v>1</v></c></row>'
    )
    data = xlsx(
        ("月报", sheet_xml("")),
        (STAMP_SHEET, stamp),
        ("_choices", sheet_xml("")),
        states={STAMP_SHEET: "veryHidden", "_choices": "hidden"},
    )
    book = here(data)
    assert ([sheet.name for sheet in book.sheets], book.stamp) == (
        ["月报"],
        {"form": "report", "version": "1"},
    )


@pytest.mark.parametrize(
    "rewritten",
    [
        lambda part: (
            part.replace("<c ", "<x:c ")
            .replace("</c>", "</x:c>")
            .replace("<worksheet xmlns=", "<worksheet xmlns:x=")
        ),
        lambda part: part.replace('"', "'"),
        lambda part: part.replace(' t="e"', '\n  t = "e"'),
        lambda part: part.replace("<sheetData>", "<!-- a note --><sheetData>"),
    ],
    ids=["prefixed", "single quotes", "line breaks in tags", "comments"],
)
def test_other_ways_of_writing_the_same_xml_lose_nothing(rewritten: object) -> None:
    part = sheet_xml(
        '<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1"><f>A1</f></c><c r="C1" s="2"><v>0.5</v></c></row>'
    )
    if "x:c" in rewritten(part):  # type: ignore[operator]
        for tag in ("worksheet", "sheetData", "row", "v", "f"):
            part = part.replace(f"<{tag}", f"<x:{tag}").replace(f"</{tag}", f"</x:{tag}")
        part = part.replace("<x:worksheet xmlns=", "<x:worksheet xmlns:x=")
        part = part.replace("<c ", "<x:c ").replace("</c>", "</x:c>")
    else:
        part = rewritten(part)  # type: ignore[operator]
    cells = here(xlsx(("S", part))).sheets[0].rows[0]
    assert [cell.kind for cell in cells] == [CellKind.ERROR, CellKind.UNCALCULATED, CellKind.NUMBER]
    assert cells[2].percent


def test_part_names_with_backslashes_or_other_capitals_are_found(reader: Reader) -> None:
    data = xlsx('<row r="1"><c r="A1" s="2"><v>0.5</v></c></row>')
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    for rename in (
        lambda name: name.replace("xl/", "xl\\"),
        lambda name: name.replace("worksheets", "WorkSheets"),
    ):
        reading = reader.read(zipped({rename(name): part for name, part in content.items()}), "a.xlsx")
        assert reading.workbook and reading.workbook.sheets[0].rows[0][0].percent


def test_a_strict_workbook_reads_like_any_other(reader: Reader) -> None:
    data = xlsx('<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1" s="2"><v>0.5</v></c></row>')
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = {name: archive.read(name).decode() for name in archive.namelist()}
    strict = {
        name: part.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main").replace(
            RELATIONS, "http://purl.oclc.org/ooxml/officeDocument/relationships"
        )
        for name, part in content.items()
    }
    assert reader.read(zipped(strict), "a.xlsx").workbook == reader.read(data, "a.xlsx").workbook


def test_an_empty_fill_in_the_styles_does_no_harm(reader: Reader) -> None:
    data = xlsx(
        '<row r="1"><c r="A1" s="2"><v>0.5</v></c></row>', styles=STYLES.replace("<patternFill/>", "")
    )
    reading = reader.read(data, "样式.xlsx")
    assert reading.findings == ()
    assert reading.workbook and reading.workbook.sheets[0].rows[0][0].percent


def test_a_stray_cell_is_cut_off_and_named(reader: Reader) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>7</v></c></row><row r="1048576"><c r="B1048576"><v>9</v></c></row>'
    reading = reader.read(xlsx(rows), "云台镇6月.xlsx")
    assert reading.workbook and reading.workbook.sheets[0].rows == (
        (CellValue(CellKind.NUMBER, Decimal(1)),),
    )
    (finding,) = reading.findings
    assert (finding.code, finding.sheet, finding.cell, finding.found) == (
        "F012",
        "S1",
        Cell(1, 16384),
        "XFD1, B1048576",
    )


def test_a_long_dense_table_is_not_taken_for_stray_cells() -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in range(1, 25_001))
    sheet = here(xlsx(rows)).sheets[0]
    assert (len(sheet.rows), sheet.stray) == (25_000, ())


def test_formatted_blank_rows_are_no_content(reader: Reader) -> None:
    blank = "".join(
        f'<row r="{row}" s="2" customFormat="1"><c r="A{row}" s="2"/></row>' for row in range(2, 60_001)
    )
    reading = reader.read(xlsx('<row r="1"><c r="A1"><v>1</v></c></row>' + blank), "云台镇6月.xlsx")
    assert reading.findings == ()
    assert reading.workbook and len(reading.workbook.sheets[0].rows) == 1


values = st.one_of(
    st.none(),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.booleans(),
    st.dates(date(1901, 1, 1), date(2099, 12, 31)),
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Cn", "Co", "Zl", "Zp")),
        max_size=12,
    ).filter(lambda text: "_x" not in text),
    st.sampled_from(["一\n二", "=文字", " 前后 ", "<&>", "00123"]),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.tuples(st.integers(1, 12), st.integers(1, 8)), values, max_size=25))
def test_both_readers_give_the_cells_that_openpyxl_wrote(cells: dict[tuple[int, int], object]) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for (row, column), value in cells.items():
        cell = sheet[f"{get_column_letter(column)}{row}"]
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
    data = saved(book)
    first, second = here(data).sheets[0], here(data, second=True).sheets[0]
    for (row, column), value in cells.items():
        got = first.cell(row, column)
        assert second.cell(row, column) == got
        if isinstance(value, bool) or value is None:
            assert got.value == value
        elif isinstance(value, int | float):
            assert got == CellValue(CellKind.NUMBER, Decimal(repr(float(f"{value:.16g}"))))  # as it writes
        elif isinstance(value, str):
            assert got.text == value
        else:
            assert got.value == value


def test_what_calamine_refuses_the_second_reader_may_read(reader: Reader) -> None:
    data = xlsx('<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c></row>')
    broken = patched(data, {"xl/sharedStrings.xml": "<sst><si>"})
    assert reader.read(data, "a.xlsx").workbook
    reading = reader.read(broken, "a.xlsx")
    assert reading.workbook or reading.findings[0].code == "F005"
