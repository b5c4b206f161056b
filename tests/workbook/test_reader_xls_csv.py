"""Cells of .xls and delimited text."""

import codecs
import io
import struct
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st

from projledger.workbook.cells import CellKind, Merge, Sheet
from projledger.workbook.csv_text import read_csv
from projledger.workbook.limits import Limits
from projledger.workbook.reader import Reader


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as kept:
        yield kept


def only_sheet(reader: Reader, data: bytes, name: str) -> Sheet:
    reading = reader.read(data, name)
    assert reading.workbook, reading.findings
    return reading.workbook.sheets[0]


def test_an_xls_keeps_formats_places_errors_and_what_is_hidden(reader: Reader) -> None:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("月报")
    sheet.write_merge(1, 2, 1, 3, "镇\x02名")
    percent, day = xlwt.XFStyle(), xlwt.XFStyle()
    percent.num_format_str, day.num_format_str = "0.00%", "yyyy-mm-dd"
    sheet.write(3, 0, 0.5484, percent)
    sheet.write(3, 1, 44350, day)
    sheet.write(3, 2, 12.5)
    sheet.write(3, 3, True)
    sheet.row(3).set_cell_error(4, 0x17)
    sheet.write(5, 0, "末行")
    sheet.row(5).hidden = True
    sheet.col(2).hidden = True
    hidden = book.add_sheet("旧")
    hidden.visibility = 1
    out = io.BytesIO()
    book.save(out)
    first = only_sheet(reader, out.getvalue(), "云台镇6月.xls")
    row = first.rows[3]
    assert [cell.kind for cell in row] == [
        CellKind.NUMBER,
        CellKind.DATE,
        CellKind.NUMBER,
        CellKind.BOOLEAN,
        CellKind.ERROR,
    ]
    assert (row[0].percent, row[0].text, row[1].value, row[2].value) == (
        True,
        "54.84%",
        date(2021, 6, 3),
        Decimal("12.5"),
    )
    assert row[4].value == "#REF!"
    assert first.merges == (Merge(2, 2, 3, 4),)
    assert (first.cell(2, 2).value, first.cleaned) == ("镇名", {(2, 2)})
    assert (first.hidden_rows, first.hidden_columns) == ({6}, {3})
    reading = reader.read(out.getvalue(), "云台镇6月.xls")
    assert reading.workbook and reading.workbook.format == "xls" and reading.workbook.sheets[1].hidden


def test_dates_of_an_xls_that_counts_from_1904(reader: Reader) -> None:
    book = xlwt.Workbook()
    book.dates_1904 = True
    day = xlwt.XFStyle()
    day.num_format_str = "yyyy-mm-dd"
    book.add_sheet("S").write(0, 0, 42888, day)
    out = io.BytesIO()
    book.save(out)
    assert only_sheet(reader, out.getvalue(), "a.xls").cell(1, 1).value == date(2021, 6, 3)


def test_formulas_that_were_never_computed_are_told_from_blanks(reader: Reader) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("S")
    sheet.write(0, 0, "甲")
    sheet.write(0, 1, xlwt.Formula("SUM(A2:A9)"))
    out = io.BytesIO()
    book.save(out)
    cell = only_sheet(reader, out.getvalue(), "a.xls").cell(1, 2)
    assert (cell.kind, cell.value) == (CellKind.UNCALCULATED, "=SUM(A2:A9)")


EMPTY_TEXT = b"\x03\0\0\0\0\0\xff\xff"


def computed(data: bytes, results: list[bytes], options: int = 0) -> bytes:
    """The workbook with results put into its formulas, one after another."""
    content, position = bytearray(data), 0
    for result in results:
        position = content.index(EMPTY_TEXT, position)
        content[position : position + 10] = result + options.to_bytes(2, "little")
        position += 10
    return bytes(content)


@pytest.mark.parametrize(
    ("results", "options", "kinds"),
    [
        ([struct.pack("<d", 7), EMPTY_TEXT], 0, [CellKind.NUMBER, CellKind.BLANK]),
        ([bytes(8), bytes(8)], 2, [CellKind.UNCALCULATED] * 2),
        ([bytes(8), bytes(8)], 0, [CellKind.NUMBER] * 2),
        ([bytes(8), struct.pack("<d", 7)], 2, [CellKind.NUMBER] * 2),
    ],
)
def test_results_that_formulas_can_have_are_results_where_any_was_computed(
    reader: Reader, results: list[bytes], options: int, kinds: list[CellKind]
) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("S")
    for column in (0, 1):
        sheet.write(0, column, xlwt.Formula("A2+1"))
    sheet.write(0, 2, "末")
    out = io.BytesIO()
    book.save(out)
    row = only_sheet(reader, computed(out.getvalue(), results, options), "a.xls").rows[0]
    assert [cell.kind for cell in row[:2]] == kinds


def test_a_span_of_hours_is_a_number_of_days(reader: Reader) -> None:
    book = xlwt.Workbook()
    span = xlwt.XFStyle()
    span.num_format_str = "[h]:mm"
    book.add_sheet("S").write(0, 0, 1.25, span)
    out = io.BytesIO()
    book.save(out)
    assert only_sheet(reader, out.getvalue(), "a.xls").cell(1, 1).value == Decimal("1.25")


def biff(*records: tuple[int, bytes]) -> bytes:
    return b"".join(struct.pack("<HH", number, len(body)) + body for number, body in records)


@pytest.mark.parametrize(("version", "bof", "number"), [(2, 0x0009, 0x0003), (4, 0x0409, 0x0203)])
def test_the_sheets_of_the_first_excels(reader: Reader, version: int, bof: int, number: int) -> None:
    style = struct.pack("<HHH", 0, 0, 0) if version > 2 else struct.pack("<HHBBB", 0, 0, 0, 0, 0)
    data = biff((bof, struct.pack("<HH", 0, 0x10)), (number, style + struct.pack("<d", 12.5)), (0x000A, b""))
    assert only_sheet(reader, data, "旧.xls").cell(1, 1).value == Decimal("12.5")


def test_a_workbook_named_as_wps_names_its_own_is_read_by_its_content(reader: Reader) -> None:
    book = xlwt.Workbook()
    book.add_sheet("月报").write(0, 0, 12.5)
    out = io.BytesIO()
    book.save(out)
    for name in ("6月.et", "6月.ett", "6月.xlsx", "6月.csv", "6月.xls.xlsx", "6月"):
        assert only_sheet(reader, out.getvalue(), name).cell(1, 1).value == Decimal("12.5")


WORDS = [["项目名称", "完成（万元）"], ["喜神至麻石公路", "1,200.50"], ["㐂神", ""], ["末", "0"]]


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("gb18030", b""),
    ],
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_text_in_every_encoding_and_delimiter(
    reader: Reader, encoding: str, mark: bytes, delimiter: str
) -> None:
    import csv

    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(WORDS)
    sheet = only_sheet(reader, mark + out.getvalue().encode(encoding), "云台镇6月.csv")
    assert [[cell.text for cell in row] for row in sheet.rows] == [*WORDS[:2], ["㐂神"], WORDS[3]]
    assert {cell.kind for row in sheet.rows for cell in row} == {CellKind.TEXT}
    assert sheet.name == "云台镇6月"


def test_a_large_csv_is_read_in_the_worker(reader: Reader) -> None:
    data = (("甲" * 60 + ",1\n") * 9_000).encode()
    assert len(only_sheet(reader, data, "大.csv").rows) == 9_000


def test_line_breaks_in_quotes_stay_in_the_cell(reader: Reader) -> None:
    sheet = only_sheet(reader, '甲,"一\r\n二"\r\n乙,2\r\n'.encode(), "a.csv")
    assert (sheet.cell(1, 2).value, sheet.cell(2, 1).value) == ("一\n二", "乙")


def test_terminal_escapes_in_a_csv_go(reader: Reader) -> None:
    sheet = only_sheet(reader, "甲\x1b]0;x\x07\x1b[2J,\x9b1\n乙,2\n".encode(), "a.csv")
    assert ([cell.text for cell in sheet.rows[0]], sheet.cleaned) == (["甲", "1"], {(1, 1), (1, 2)})


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
@pytest.mark.parametrize(
    ("first", "delimiter"), [("", "\t"), ("sep=;", ";"), ("SEP=\t", "\t"), ("sep=|", "|")]
)
def test_line_ends_of_every_system_and_the_hint_of_a_delimiter(
    reader: Reader, end: str, first: str, delimiter: str
) -> None:
    lines = [
        *([first] if first else []),
        delimiter.join(("项目,名称", "完成")),
        delimiter.join(("甲", "1,2")),
    ]
    sheet = only_sheet(reader, end.join(lines).encode("gb18030"), "6月.csv")
    wanted = [["项目,名称", "完成"], ["甲", "1,2"]]
    assert [[cell.text for cell in row] for row in sheet.rows] == ([[], *wanted] if first else wanted)


def test_stray_zeros_are_taken_out_and_reported(reader: Reader) -> None:
    sheet = only_sheet(reader, "项目,完成\n甲\x00,1\n".encode(), "6月.csv")
    assert (sheet.cell(2, 1).value, sheet.cleaned) == ("甲", {(2, 1)})
    for data in (b"a,b\n" + b"\x00" * 50, b"\x01\x02\x03" * 90):
        reading = reader.read(data, "6月.csv")
        assert [finding.code for finding in reading.findings] == ["F004"]


def test_a_code_that_is_kept_from_becoming_a_number_is_the_code(reader: Reader) -> None:
    sheet = only_sheet(reader, '代码,名\n"=""0012""",甲\n="0013",乙\n=A1,丙\n'.encode(), "6月.csv")
    assert [sheet.cell(row, 1).value for row in (2, 3, 4)] == ["0012", "0013", "=A1"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_a_text_with_a_broken_place_is_refused_rather_than_read_as_other_characters(
    reader: Reader, encoding: str
) -> None:
    whole = "项目名称,完成\n喜神至麻石公路,900\n".encode(encoding)
    for data in (whole[:-15], whole[:9] + whole[10:]):
        reading = reader.read(data, "6月.csv")
        assert reading.workbook is None or encoding == "utf-16", reading.workbook
        if reading.findings:
            assert reading.findings[0].found in {
                "its text breaks off or mixes encodings",
                "data of an unknown kind",
            }


def test_titles_above_a_table_of_text_do_not_hide_it(reader: Reader) -> None:
    text = "云台镇2021年6月月报\n单位：万元\n序号\t项目名称\t完成\n1\t甲\t5\n2\t乙\t6\n"
    assert len(only_sheet(reader, text.encode("gbk"), "导出.xls").rows) == 5
    (finding,) = reader.read("各单位：\n请于5日前,报送,月报。\n谢谢\n某某\n".encode(), "通知.txt").findings
    assert finding.code == "F008"


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.lists(st.text("甲乙丙1.,;\t\"'= ", max_size=6), min_size=2, max_size=4).filter(
            lambda row: row[0].strip()
        ),
        min_size=2,
        max_size=6,
    ),
    st.sampled_from(["utf-8", "gb18030"]),
)
def test_what_csv_wrote_is_read_back(rows: list[list[str]], encoding: str) -> None:
    import csv

    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
    (sheet,) = read_csv(out.getvalue().encode(encoding), "a.csv", Limits())
    wanted = [[cell.replace("\t", " ") or None for cell in row] for row in rows]
    for row in wanted:
        while row and row[-1] is None:
            row.pop()
    assert sheet.rows == wanted
