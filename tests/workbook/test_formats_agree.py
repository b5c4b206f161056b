"""One table written into every format is the same cells in each, under whatever name it is sent."""

import csv
import io
import struct
from collections.abc import Callable, Iterator

import openpyxl
import pytest
import xlsb_builder
import xlwt
from docx_builder import cell as word_cell
from docx_builder import docx, paragraph, table
from docx_builder import row as word_row
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ods_builder import BLANK, number, ods, row, text

from projledger.workbook.mark import Mark, mark_copy
from projledger.workbook.reader import Reader

#: Cells are texts, numbers (floats) and blanks.
Cell = str | float | None
Rows = list[list[Cell]]


def as_xlsx(rows: Rows) -> bytes:
    book = openpyxl.Workbook()
    for line, cells in enumerate(rows, 1):
        for column, value in enumerate(cells, 1):
            if value is not None:
                cell = book.worksheets[0].cell(line, column, value)
                cell.data_type = "s" if isinstance(value, str) else "n"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_xls(rows: Rows) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("月报")
    for line, cells in enumerate(rows):
        for column, value in enumerate(cells):
            if value is not None:
                sheet.write(line, column, value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_xlsb(rows: Rows) -> bytes:
    def cell(column: int, value: Cell) -> bytes:
        if isinstance(value, str):
            return xlsb_builder.text(column, value)
        return xlsb_builder.cell(5, column, struct.pack("<d", value)) if value is not None else b""

    return xlsb_builder.xlsb(
        (
            "月报",
            b"".join(
                xlsb_builder.row(line, *[cell(column, value) for column, value in enumerate(cells, 1)])
                for line, cells in enumerate(rows, 1)
            ),
        )
    )


def as_ods(rows: Rows) -> bytes:
    def cell(value: Cell) -> str:
        if value is None:
            return BLANK
        return text(value) if isinstance(value, str) else number(value)

    return ods("".join(row(*map(cell, cells)) for cells in rows))


def words(value: Cell) -> str:
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return value or ""


def as_csv(rows: Rows) -> bytes:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([[words(value) for value in cells] for cells in rows])
    return out.getvalue().encode("gb18030")


def as_docx(rows: Rows) -> bytes:
    lines = [word_row(*[word_cell(paragraph(words(value))) for value in cells]) for cells in rows]
    return docx(table(*lines))


WRITERS: dict[str, Callable[[Rows], bytes]] = {
    "xlsx": as_xlsx,
    "xls": as_xls,
    "xlsb": as_xlsb,
    "ods": as_ods,
    "csv": as_csv,
    "docx": as_docx,
}


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as kept:
        yield kept


_CELLS = st.one_of(
    st.none(),
    st.text("甲乙丙（）1.%&<>", min_size=1, max_size=6),
    st.integers(-9_999_999, 9_999_999).map(lambda hundredths: hundredths / 100),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(_CELLS, min_size=3, max_size=3), min_size=1, max_size=5))
def test_every_format_gives_the_same_cells(reader: Reader, rows: Rows) -> None:
    rows = [["项目名称", "完成", "备注"], *rows, ["末", "末", "末"]]
    wanted = [[words(value) for value in cells] for cells in rows]
    for name, write in WRITERS.items():
        reading = reader.read(write(rows), f"云台镇6月.{name}")
        assert reading.workbook, (name, reading.findings)
        (sheet,) = reading.workbook.sheets
        found = [[sheet.cell(line, column).text for column in (1, 2, 3)] for line in range(1, len(rows) + 1)]
        assert (reading.workbook.format, found) == (name, wanted)
        if name not in {"csv", "docx"}:
            kinds = [
                [sheet.cell(line, column).kind.value for column in (1, 2, 3)]
                for line in range(1, len(rows) + 1)
            ]
            assert kinds == [
                ["" if value is None else "s" if isinstance(value, str) else "n" for value in cells]
                for cells in rows
            ]


@pytest.mark.parametrize(
    "name", ["6月.xlsx", "6月.xls.xlsx", "6月.xlsx.xls", "6月.csv", "6月.et", "6月.ods", "6月"]
)
@pytest.mark.parametrize("form", WRITERS)
def test_the_content_tells_the_format_whatever_the_name(reader: Reader, form: str, name: str) -> None:
    reading = reader.read(WRITERS[form]([["项目名称", "完成"], ["甲", 5.0], ["乙", 6.0]]), name)
    assert reading.workbook, reading.findings
    assert (reading.workbook.format, reading.workbook.sheets[0].cell(3, 2).text) == (form, "6")


@pytest.mark.parametrize("form", [form for form in WRITERS if form != "xlsx"])
def test_a_marked_copy_of_any_format_is_a_workbook_with_its_values(reader: Reader, form: str) -> None:
    from projledger.foundation.findings import Cell as Place

    data = WRITERS[form]([["项目名称", "完成"], ["甲", 5.0]])
    before = reader.read(data, f"6月.{form}").workbook
    assert before
    (sheet,) = before.sheets
    name, copy = mark_copy(
        data, f"6月.{form}", [Mark(sheet.name, Place(2, 2), "N102 小于 0。", True)], reader
    )
    assert name == "6月.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(copy))
    marked = book[sheet.name]["B2"]
    assert (str(marked.value), marked.comment is not None and "N102" in marked.comment.text) == ("5", True)
