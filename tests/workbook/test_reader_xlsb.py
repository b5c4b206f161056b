"""Cells of binary workbooks, from records written here and from a file that Excel wrote."""

import struct
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
from workbook_builder import patched
from xlsb_builder import (
    CHINESE_DAY,
    DAY,
    ELAPSED,
    PARTS_PER_HUNDRED,
    PERCENTAGE,
    cell,
    formula,
    real,
    record,
    row,
    text,
    words,
    xlsb,
)

from projledger.workbook.cells import CellKind, Merge, Sheet
from projledger.workbook.reader import Reader

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as kept:
        yield kept


def sheets(reader: Reader, data: bytes, name: str = "云台镇6月.xlsb") -> tuple[Sheet, ...]:
    reading = reader.read(data, name)
    assert reading.workbook, reading.findings
    assert reading.workbook.format == "xlsb"
    return reading.workbook.sheets


def test_a_file_that_excel_wrote(reader: Reader) -> None:
    first, *_others = sheets(reader, (FIXTURES / "values.xlsb").read_bytes())
    assert [cell.value for cell in first.rows[1]] == [
        "String",
        Decimal(1),
        Decimal("1.1"),
        True,
        False,
        date(2010, 10, 10),
        datetime.fromisoformat("2010-10-10T10:10:10"),
        time(10, 10, 10),
        Decimal("0.423728009259259"),
        Decimal("10.6320601851852"),
    ]
    assert [sheet.name for sheet in _others] == ["Sheet2", "Sheet3", "Merged Cells"]


def test_each_kind_of_cell(reader: Reader) -> None:
    cells = row(
        3,
        cell(7, 1, struct.pack("<I", 1)),
        cell(2, 2, struct.pack("<I", 1234 << 2 | 3)),
        cell(2, 3, struct.pack("<i", -5 << 2 | 2)),
        real(4, 0.5484, PERCENTAGE),
        real(5, 44350, DAY),
        real(6, 1.25, ELAPSED),
        real(7, 44350.5, CHINESE_DAY),
        real(8, 12, PARTS_PER_HUNDRED),
        cell(4, 9, b"\x01"),
        cell(62, 10, b"\x01" + words("富文本") + b"\x00" * 8),
        record(17, struct.pack("<I", 0) + words("短记录")),
        cell(8, 12, words("公式") + b"\x00\x00"),
        cell(1, 13),
        real(14, float("inf")),
    )
    (sheet,) = sheets(reader, xlsb(("月报", cells), strings=("", "喜神")))
    assert [cell.text for cell in sheet.rows[2]] == [
        "喜神",
        "12.34",
        "-5",
        "54.84%",
        "2021-06-03",
        "1.25",
        "2021-06-03T12:00:00",
        "12",
        "TRUE",
        "富文本",
        "短记录",
        "公式",
        "",
        "inf",
    ]
    assert sheet.cell(3, 14).kind is CellKind.TEXT


def test_errors_are_told_from_blanks(reader: Reader) -> None:
    cells = row(
        1, cell(3, 1, b"\x17"), cell(11, 2, b"\x07\x00\x00"), cell(1, 3), record(14, bytes(4) + b"\x2a")
    )
    (sheet,) = sheets(reader, xlsb(("月报", cells)))
    assert [(cell.kind, cell.value) for cell in sheet.rows[0]] == [
        (CellKind.ERROR, "#REF!"),
        (CellKind.ERROR, "#DIV/0!"),
        (CellKind.BLANK, None),
        (CellKind.ERROR, "#N/A"),
    ]


def test_formulas_that_were_never_computed(reader: Reader) -> None:
    zeros = row(1, text(1, "甲"), formula(2, 0), formula(3, 0))
    for recalculate, other, kind in (
        (True, 0, CellKind.UNCALCULATED),
        (False, 0, CellKind.NUMBER),
        (True, 5, CellKind.NUMBER),
    ):
        data = xlsb(("月报", zeros + row(2, formula(2, other))), recalculate=recalculate)
        assert sheets(reader, data)[0].cell(1, 2).kind is kind


def test_merges_and_what_is_hidden(reader: Reader) -> None:
    column = record(60, struct.pack("<IIIIH", 1, 1, 2048, 0, 1))
    merge = record(176, struct.pack("<IIII", 0, 1, 0, 2))
    rows = row(1, text(1, "月报"), text(2, "甲"), text(3, "乙")) + row(2, text(1, "藏"), hidden=True)
    first, second = sheets(
        reader, xlsb(("月报", column + rows + merge), ("旧", row(1, text(1, "甲"))), hidden=("旧",))
    )
    assert (first.merges, first.hidden_rows, first.hidden_columns) == ((Merge(1, 1, 2, 3),), {2}, {2})
    assert (first.hidden, second.hidden) == (False, True)


def test_dates_that_count_from_1904(reader: Reader) -> None:
    (sheet,) = sheets(reader, xlsb(("月报", row(1, real(1, 42888, DAY))), from_1904=True))
    assert sheet.cell(1, 1).value == date(2021, 6, 3)


def test_a_stray_cell_is_left_out_and_named(reader: Reader) -> None:
    rows = row(1, text(1, "甲"), text(600, "右")) + row(1_048_576, text(16_384, "远"))
    reading = reader.read(xlsb(("月报", rows)), "a.xlsb")
    assert reading.workbook
    assert [[cell.text for cell in line] for line in reading.workbook.sheets[0].rows] == [["甲"]]
    assert [(finding.code, finding.found) for finding in reading.findings] == [("F012", "WB1, XFD1048576")]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (row(1_048_577, text(1, "甲")), "F007"),
        (row(1, text(16_385, "甲")), "F007"),
        (row(1, *[cell(7, column, struct.pack("<I", 0)) for column in range(1, 400)]) * 2, "F005"),
        (row(1, cell(7, 1, struct.pack("<I", 9))), "F005"),
        (text(1, "甲"), "F005"),
        (row(1, cell(5, 1, b"\x00")), "F005"),
        (row(1, cell(6, 1, b"\xff\xff\xff\x7f")), "F005"),
        (row(1) + b"\x05\xff\xff\xff\xff\xff", "F005"),
        (row(1) + b"\x05\x70abc", "F005"),
        (record(176, struct.pack("<IIII", 0, 1, 0, 2)) * 20_001, "F007"),
    ],
)
def test_damaged_and_boundless_records_are_refused(reader: Reader, rows: bytes, code: str) -> None:
    reading = reader.read(xlsb(("月报", rows), strings=("长" * 100,)), "a.xlsb")
    assert reading.workbook is None
    assert [finding.code for finding in reading.findings] == [code]


def test_a_workbook_whose_sheets_are_gone(reader: Reader) -> None:
    data = patched(xlsb(("月报", row(1, text(1, "甲")))), {"xl/_rels/workbook.bin.rels": "<Relationships/>"})
    (finding,) = reader.read(data, "a.xlsb").findings
    assert (finding.code, finding.found) == ("F005", "it holds no sheet")
