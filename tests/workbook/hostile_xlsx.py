"""Hostile workbooks of the zip kind, each as small as it can be while it does its harm."""

import io
import itertools
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import Any

from hostile_kind import READ, STRAY, Hostile
from workbook_builder import MAIN, STYLES, patched, sheet_xml, xlsx, zipped

from projledger.workbook.transport import address

ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
GOOD = xlsx('<row r="1"><c r="A1" t="inlineStr"><is><t>项目名称</t></is></c></row>')
#: What is left of a sheet that holds :data:`ONE` and whatever harm there is.
LEFT = "A1=1"
NOTHING = "nothing"
SHEET = "xl/worksheets/sheet1.xml"
STORED = zipfile.ZIP_STORED
NOISE = random.Random(20210603)

LAUGHS = (
    "<!DOCTYPE lolz ["
    + '<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "' + f"&a{n - 1};" * 10 + '">' for n in range(1, 10))
    + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'


def _declaring(doctype: str, part: str, encoding: str = "utf-8") -> bytes:
    """A workbook one part of which declares entities and uses the last of them."""
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        content = archive.read(part).decode().partition("?>")
    body = content[2] or content[0]
    text = f'<?xml version="1.0" encoding="{encoding}"?>{doctype}{body}'
    return patched(GOOD, {part: text.encode(encoding)})


def _entities() -> Iterator[Hostile]:
    parts = ("[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels", "xl/workbook.xml", SHEET)
    for part in (*parts, "xl/styles.xml", "xl/sharedStrings.xml"):
        yield Hostile(
            f"billion laughs in {part}", "来件.xlsx", lambda part=part: _declaring(LAUGHS, part), "F015"
        )
    for part in ("_rels/.rels", SHEET, "xl/styles.xml"):
        yield Hostile(
            f"external entity in {part}", "来件.xlsx", lambda part=part: _declaring(OUTSIDE, part), "F015"
        )
    for part in (SHEET, "xl/workbook.xml"):
        make = lambda part=part: _declaring(LAUGHS, part, "utf-16")  # noqa: E731 - one of a table
        yield Hostile(f"billion laughs in UTF-16 in {part}", "来件.xlsx", make, "F015")


def _filled(cells: str) -> bytes:
    return xlsx(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{cells}</t></is></c></row>')


def _declared(data: bytes, part: str, size: int, *, local: bool = True) -> bytes:
    """``data`` with another unpacked size for ``part``, in the directory and before the part."""
    out = bytearray(data)
    struct.pack_into("<I", out, out.rindex(part.encode()) - 46 + 24, size)
    if local:
        struct.pack_into("<I", out, out.index(part.encode()) - 30 + 22, size)
    return bytes(out)


def _overlapping(count: int) -> bytes:
    """A directory whose entries all lie on the same bytes: the sheets of a workbook are one another."""
    sheets = [(f"S{number}", sheet_xml(ONE)) for number in range(count)]
    data = xlsx(*sheets)
    first = data.index(b"xl/worksheets/sheet1.xml") - 30
    out, place = bytearray(data), data.index(b"PK\x01\x02")
    while data.startswith(b"PK\x01\x02", place):
        lengths = struct.unpack_from("<3H", data, place + 28)
        if b"worksheets/sheet" in data[place + 46 : place + 46 + lengths[0]]:
            struct.pack_into("<I", out, place + 42, first)
        place += 46 + sum(lengths)
    return bytes(out)


def _kernel(count: int) -> bytes:
    """Members that each hold all that follow, quoted, and so all unpack the one kernel at the end."""
    plain = b"0" * 1_000_000
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    kernel = packer.compress(plain) + packer.flush()
    names = [f"{number:03}.csv".encode() for number in range(count)]
    tail = b""
    members: list[tuple[bytes, int, int, int]] = []
    crc, size = zlib.crc32(plain), len(plain)
    body = kernel
    for name in reversed(names):
        head = (
            struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 33, crc, len(body), size, len(name), 0)
            + name
        )
        members.append((name, len(head) + len(body), crc, size))
        quoted = b"\x00" + struct.pack("<HH", len(head), len(head) ^ 0xFFFF) + head
        crc, size = zlib.crc32(head + _content(body)), size + len(head)
        tail = head + body
        body = quoted + body
    central, whole = b"", len(tail)
    for name, length, crc, size in members:
        at = whole - length
        packed = length - 30 - len(name)
        central += struct.pack(
            "<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 8, 0, 33, crc, packed, size, len(name), 0, 0, 0, 0, 0, at
        )
        central += name
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(central), whole, 0)
    return tail + central + end


def _content(body: bytes) -> bytes:
    return zlib.decompressobj(-15).decompress(body)


def _many_small_bombs() -> bytes:
    """Parts that each keep below the ratio and together unpack to a gigabyte."""
    text = "".join(f"{NOISE.random():.17f}" for _ in range(6_000)) + "0" * 9_000_000
    sheet = sheet_xml(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row>')
    return xlsx(*[(f"S{number}", sheet) for number in range(20)])


def _sheets_of_one_part(count: int) -> bytes:
    """Many sheets that are all the same large part."""
    rows = "".join(f'<row r="{row}" s="1" customFormat="1"/>' for row in range(1, 200_001))
    data = xlsx(*[("S" + str(number), "") for number in range(count)])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        relations = archive.read("xl/_rels/workbook.xml.rels").decode()
    for number in range(2, count + 1):
        relations = relations.replace(
            f'Target="worksheets/sheet{number}.xml"', 'Target="worksheets/sheet1.xml"'
        )
    return patched(
        data,
        {"xl/_rels/workbook.xml.rels": relations, SHEET: sheet_xml(ONE + rows.replace('r="1"', 'r="2"', 1))},
    )


def _zips() -> Iterator[Hostile]:
    def zeros(count: int) -> bytes:
        return patched(GOOD, {SHEET: sheet_xml(f'<row r="1"><c r="A1"><v>{"0" * count}</v></c></row>')})

    yield Hostile("a sheet of zeros", "来件.xlsx", lambda: zeros(50_000_000), "F007", "200 times")
    for part in (
        "xl/sharedStrings.xml",
        "xl/styles.xml",
        "xl/workbook.xml",
        "_rels/.rels",
        "[Content_Types].xml",
    ):
        make = lambda part=part: patched(GOOD, {part: "<a>" + " " * 30_000_000 + "</a>"})  # noqa: E731
        yield Hostile(f"zeros in {part}", "来件.xlsx", make, "F007", "200 times")
    yield Hostile(
        "parts below the ratio that come to 180 MB", "来件.xlsx", _many_small_bombs, "F007", "limits.unpacked"
    )
    yield Hostile(
        "sheets that share their bytes", "来件.xlsx", lambda: _overlapping(200), "F015", "same bytes"
    )
    yield Hostile(
        "a part that says it is small", "来件.xlsx", lambda: _declared(zeros(3_000_000), SHEET, 1000), "F005"
    )
    yield Hostile(
        "a part whose directory says it is small",
        "来件.xlsx",
        lambda: _declared(zeros(3_000_000), SHEET, 1000, local=False),
        "F005",
    )
    yield Hostile(
        "a part that says it is 4 GB", "来件.xlsx", lambda: _declared(GOOD, SHEET, 0xFFFFFFF0), "F007"
    )
    for count, words in ((6_000, ""), (70_000, " (zip64)")):
        yield Hostile(
            f"{count:,} parts{words}",
            "来件.xlsx",
            lambda count=count: xlsx(ONE, extra={f"xl/media/{n}.png": b"" for n in range(count)}),
            "F007",
            "5000 parts",
        )
    for name in (
        "../evil.xml",
        "/etc/evil.xml",
        "C:/evil.xml",
        "xl/../../evil.xml",
        "xl\\..\\..\\evil.xml",
        "\\\\host\\evil.xml",
    ):
        yield Hostile(
            f"a part named {name}", "来件.xlsx", lambda name=name: xlsx(ONE, extra={name: b"x"}), "F015"
        )
    yield Hostile(
        "a part that stands twice", "来件.xlsx", lambda: xlsx(ONE, extra={"XL/Workbook.xml": b"<a/>"}), "F015"
    )
    yield Hostile(
        "10,000 sheets", "来件.xlsx", lambda: xlsx(*[(f"S{n}", sheet_xml("")) for n in range(10_000)]), "F007"
    )
    yield Hostile(
        "255 sheets of one part", "来件.xlsx", lambda: _sheets_of_one_part(255), "F007", "limits.unpacked"
    )
    yield Hostile("a program before the workbook", "来件.xlsx", lambda: b"MZ" + b"\x90" * 500 + GOOD, "F004")
    for method in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        yield Hostile(
            f"method {method}: zeros",
            "来件.xlsx",
            lambda m=method: xlsx(("S", sheet_xml(ONE) + " " * 60_000_000), compression=m),
            "F007",
        )
        yield Hostile(
            f"method {method}: sound", "来件.xlsx", lambda m=method: xlsx(ONE, compression=m), READ, LEFT
        )


def _far() -> Iterator[Hostile]:
    cell = "<c><v>1</v></c>"
    for kind, rows, code, says in (
        (
            "a row beyond 2^32",
            '<row r="4294967296"><c r="A4294967296"><v>1</v></c></row>',
            "F007",
            "far outside",
        ),
        ("a row beyond 2^64", f'<row r="{2**64}"><c r="A{2**64}"><v>1</v></c></row>', "F007", "far outside"),
        (
            "a row number of 9,000 digits",
            f'<row r="{"9" * 9_000}"><c r="A{"9" * 9_000}"><v>1</v></c></row>',
            "F007",
            "far outside",
        ),
        ("a column beyond XFD", '<row r="1"><c r="AAAA1"><v>1</v></c></row>', "F007", "far outside"),
        (
            "rows counted on from the last",
            f'<row r="1048575">{cell}</row><row>{cell}</row><row>{cell}</row>',
            "F007",
            "far outside",
        ),
        (
            "one cell at XFD1048576",
            ONE + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
            STRAY,
            LEFT,
        ),
        (
            "a far cell in a near row",
            ONE + '<row r="2"><c r="XFD1048576"><v>1</v></c></row>',
            STRAY,
            LEFT,
        ),
        ("only a far cell", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', STRAY, NOTHING),
        ("row 0", '<row r="0"><c r="A0"><v>1</v></c></row>', "F005", "no reader"),
        ("a row 0 among others", ONE + '<row r="0"><c r="B0"><v>1</v></c></row>', "F005", "no reader"),
        ("a negative row", '<row r="-1"><c r="A-1"><v>1</v></c></row>', "F005", "no reader"),
        (
            "3,000 far cells",
            "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 3_000)),
            "F007",
            "far outside",
        ),
        (
            "a wide and tall sheet",
            ONE + '<row r="19000"><c r="SR19000"><v>1</v></c></row>',
            "F007",
            "spread over",
        ),
        ("a dimension of everything", "", READ, LEFT),
    ):
        before = '<dimension ref="A1:XFD1048576"/>' if not rows else ""
        yield Hostile(
            kind,
            "来件.xlsx",
            lambda rows=rows or ONE, before=before: xlsx(("S", sheet_xml(rows, before=before))),
            code,
            says,
        )


def _sheets() -> Iterator[Hostile]:
    def blank(count, cells):
        return "".join(
            f'<row r="{row}" spans="1:{cells}" s="1" customFormat="1">'
            + "".join(f'<c r="{letter}{row}" s="1"/>' for letter in "ABCDEFGHIJ"[:cells])
            + "</row>"
            for row in range(2, count + 2)
        )

    yield Hostile(
        "60,000 formatted blank rows", "来件.xlsx", lambda: xlsx(ONE + blank(60_000, 10)), READ, LEFT
    )
    yield Hostile(
        "a million styled blank rows", "来件.xlsx", lambda: xlsx(ONE + blank(1_000_000, 0)), READ, LEFT
    )
    yield Hostile(
        "700,000 rows of one blank cell", "来件.xlsx", lambda: xlsx(ONE + blank(700_000, 1)), READ, LEFT
    )
    everything = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    yield Hostile(
        "a merge of everything",
        "来件.xlsx",
        lambda: xlsx(("S", sheet_xml(ONE, after=everything))),
        READ,
        LEFT,
    )
    merged = lambda count: sheet_xml(  # noqa: E731
        ONE,
        after="<mergeCells>"
        + "".join(f'<mergeCell ref="A{n}:XFD{n}"/>' for n in range(1, count))
        + "</mergeCells>",
    )
    yield Hostile("20,000 merges of whole rows", "来件.xlsx", lambda: xlsx(("S", merged(20_000))), READ, LEFT)
    yield Hostile("100,000 merges", "来件.xlsx", lambda: xlsx(("S", merged(100_000))), "F007", "merged")
    deep = lambda tag, count: f"<{tag}>" * count + f"</{tag}>" * count  # noqa: E731
    yield Hostile(
        "a sheet 400,000 tags deep",
        "来件.xlsx",
        lambda: xlsx(("S", sheet_xml(ONE, after=deep("a", 400_000))), compression=STORED),
        READ,
        LEFT,
    )
    yield Hostile(
        "cells inside cells", "来件.xlsx", lambda: xlsx(deep("c", 300_000), compression=STORED), READ, NOTHING
    )
    yield Hostile(
        "rows inside rows", "来件.xlsx", lambda: xlsx(deep("row", 200_000), compression=STORED), READ, NOTHING
    )
    yield Hostile(
        "a workbook part 100,000 tags deep",
        "来件.xlsx",
        lambda: xlsx(ONE, extra={"xl/workbook.xml": deep("sheets", 100_000)}, compression=STORED),
        "F005",
    )
    yield Hostile(
        "styles 200,000 tags deep",
        "来件.xlsx",
        lambda: xlsx(ONE, styles=deep("a", 200_000), compression=STORED),
        READ,
        LEFT,
    )
    for tag in (
        "<c",
        "<c>",
        "<row",
        "<row>",
        '<c r="A99999"><v>',
        "<f>",
        '<c t="e">',
        '<c r="A1" s="2',
        "<mergeCell ",
        '<c t="s">',
    ):
        yield Hostile(
            f"{tag} a million times, never closed",
            "来件.xlsx",
            lambda tag=tag: xlsx(tag * 1_000_000 + ONE, compression=STORED),
            "F005",
            "no reader",
        )
    attribute = lambda: xlsx(f'<row r="1" x="{noise(30_000_000)}"><c r="A1"><v>1</v></c></row>')  # noqa: E731
    yield Hostile("an attribute of 30 MB", "来件.xlsx", attribute, READ, LEFT)

    def blanks():
        return xlsx(
            f'<row r="1"{" " * 2_000_000} x="a{chr(9) * 2_000_000}b"><c{" " * 2_000_000}r="A1"><v>1</v></c></row>',
            compression=STORED,
        )

    yield Hostile("blanks by the million inside tags", "来件.xlsx", blanks, READ, LEFT)

    def wide():
        return xlsx(
            "<row r='1' " + " ".join(f"a{n}='1'" for n in range(300_000)) + "><c r='A1'><v>1</v></c></row>"
        )

    yield Hostile("300,000 attributes", "来件.xlsx", wide, READ, LEFT)
    yield Hostile(
        "a shared string of 20 MB",
        "来件.xlsx",
        lambda: xlsx(
            '<row r="1"><c r="A1" t="s"><v>0</v></c></row>', strings=["长" * 12 + noise(20_000_000)]
        ),
        READ,
        "A1=" + "长" * 12,
    )
    repeated = "".join(
        f'<row r="{row}">'
        + "".join(f'<c r="{letter}{row}" t="s"><v>0</v></c>' for letter in "ABCDEFGHIJ")
        + "</row>"
        for row in range(1, 5_001)
    )
    yield Hostile(
        "a long string in every cell", "来件.xlsx", lambda: xlsx(repeated, strings=["长" * 30_000]), "F007"
    )
    for index in ("7", "4294967295", "-1", "9" * 20, "NaN", ""):
        row = f'<row r="1"><c r="A1" t="s"><v>{index}</v></c></row>'
        yield Hostile(
            f"shared string {index or 'without a number'}",
            "来件.xlsx",
            lambda row=row: xlsx(row, strings=["a"]),
            "F005",
        )
    numbers = "".join(
        f'<c r="{letter}1"><v>{value}</v></c>'
        for letter, value in zip("ABCDE", ("NaN", "INF", "1e999", "-1e999", "0x10"), strict=True)
    )
    yield Hostile(
        "NaN, INF, 1e999",
        "来件.xlsx",
        lambda: xlsx(f'<row r="1">{numbers}</row>'),
        READ,
        "A1=nan … E1=0x10, 5 cells",
    )
    yield Hostile("800,000 cells", "来件.xlsx", lambda: xlsx(_two_a_row(400_000)), "F007", "limits.cells")
    styles = lambda: _styles(60_000)  # noqa: E731
    yield Hostile(
        "60,000 percent styles",
        "来件.xlsx",
        lambda: xlsx(repeated.replace(' t="s"', ' s="59999"'), styles=styles(), compression=STORED),
        READ,
        "A1=0% … J5000=0%, 50000 cells",
    )
    yield Hostile(
        "a column from 1 to 10^18",
        "来件.xlsx",
        lambda: xlsx(("S", sheet_xml(ONE, before=f'<cols><col min="1" max="{10**18}" hidden="1"/></cols>'))),
        READ,
        LEFT,
    )
    yield Hostile(
        "100,000 defined names",
        "来件.xlsx",
        lambda: xlsx(
            ONE,
            after="<definedNames>"
            + "".join(f'<definedName name="n{n}">S1!A1</definedName>' for n in range(100_000))
            + "</definedNames>",
        ),
        READ,
        LEFT,
    )


def _evasions() -> Iterator[Hostile]:
    """Far cells in ways that a look for far references does not see."""
    far = '<c r="XFD1048576"{}><v>1</v></c>'
    row = '<row r="1048576">{}</row>'
    for kind, rows, code, says in (
        ("a far cell with a slash in an attribute", ONE + row.format(far.format(' x="/"')), STRAY, LEFT),
        (
            "a far cell with something before its value",
            ONE + row.format('<c r="XFD1048576"><x/><v>1</v></c>'),
            STRAY,
            LEFT,
        ),
        (
            "a far cell by a character reference",
            ONE + row.format('<c r="&#88;FD1048576"><v>1</v></c>'),
            STRAY,
            LEFT,
        ),
        ("a far cell in single quotes", ONE + row.format("<c r='XFD1048576'><v>1</v></c>"), STRAY, LEFT),
        ("a far blank error cell", ONE + '<row r="2"><c r="ZZZ2" t="e"></c></row>', "F007", "such as ZZZ2"),
        (
            "20,000 far blank error cells",
            lambda: ONE + "".join(f'<row r="{n}"><c r="ZZZ{n}" t="e"></c></row>' for n in range(2, 20_000)),
            "F007",
            "far outside",
        ),
        (
            "a million cells without a place, in a row",
            lambda: ONE + "<row>" + "<c/>" * 1_000_000 + "<c><v>1</v></c></row>",
            "F007",
            "far outside",
        ),
        (
            "rows and cells without a place, far away",
            lambda: ONE + "<row/>" * 500_000 + "<row>" + "<c/>" * 1_000_000 + "<c><v>1</v></c></row>",
            "F007",
            "far outside",
        ),
        (
            "a rectangle of cells without a place",
            lambda: ("<row>" + "<c/>" * 16_000 + "<c><v>1</v></c></row>") * 200,
            "F007",
            "limits.cells",
        ),
        (
            "cells that end under another name",
            lambda: "<row>" + "<c>" * 300_000 + "</d>" * 300_000 + "</row>",
            "F005",
            "no reader",
        ),
        (
            "midnights by the thousand",
            lambda: "".join(f'<row r="{n}"><c r="A{n}" s="1"><v>0</v></c></row>' for n in range(1, 9_999)),
            READ,
            "A1=0 … A9998=0, 9998 cells",
        ),
        (
            "a cell that is placed in another row",
            '<row r="1"><c r="B900"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>',
            READ,
            "A2=2 … B900=1, 2 cells",
        ),
    ):
        yield Hostile(
            kind,
            "来件.xlsx",
            lambda rows=rows: xlsx(rows() if callable(rows) else rows, compression=STORED),
            code,
            says,
        )


def _two_a_row(count: int) -> str:
    return "".join(
        f'<row r="{row}"><c r="A{row}"><v>1</v></c><c r="B{row}"><v>2</v></c></row>'
        for row in range(1, count + 1)
    )


def _many() -> Iterator[Hostile]:
    """As much of one thing as fits into the size that is allowed."""

    def stored(*sheets: str, **more: Any) -> bytes:
        return xlsx(*sheets, compression=STORED, **more)

    def part(name: str, before: str, many: str) -> bytes:
        with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
            content = archive.read(name).decode()
        return zipped(_others(GOOD, name) | {name: content.replace(before, many + before)}, STORED)

    names = '<definedName name="a">S1!A1</definedName>' * 200_000
    yield Hostile(
        "200,000 defined names",
        "来件.xlsx",
        lambda: stored(ONE, after=f"<definedNames>{names}</definedNames>"),
        "F007",
        "elements",
    )
    yield Hostile(
        "300,000 relationships",
        "来件.xlsx",
        lambda: part(
            "xl/_rels/workbook.xml.rels", "</Relationships>", '<Relationship Id="a" Target="b"/>' * 300_000
        ),
        "F007",
        "elements",
    )
    yield Hostile(
        "a million cell formats",
        "来件.xlsx",
        lambda: stored(ONE, styles=STYLES.replace("</cellXfs>", "<xf/>" * 1_100_000 + "</cellXfs>")),
        "F007",
        "elements",
    )
    yield Hostile(
        "a million shared strings",
        "来件.xlsx",
        lambda: part("xl/sharedStrings.xml", "</sst>", "<si><t/></si>" * 1_100_000),
        "F007",
        "texts",
    )
    yield Hostile(
        "20,000 cells of one shared formula",
        "来件.xlsx",
        lambda: stored(_rows(1_000, 20, _shared)),
        READ,
        "A1==A1+A1+A1+A1 … T1000==…, 20000 cells",
    )
    yield Hostile(
        "250,000 cells for the slow reader",
        "来件.xlsx",
        lambda: stored("<!-- -->" + _rows(5_000, 50, lambda _number: "<v>1</v>").replace('"', "'")),
        "F007",
        "slow to read",
    )
    yield Hostile(
        "two columns far apart",
        "来件.xlsx",
        lambda: stored(
            "".join(
                f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="SQ{n}"><v>2</v></c></row>'
                for n in range(1, 9_000)
            )
        ),
        "F007",
        "spread over",
    )
    yield Hostile(
        "control characters in 3,000 cells",
        "来件.xlsx",
        lambda: stored(_rows(100, 30, lambda _number: "<is><t>_x0001_a</t></is>", ' t="inlineStr"')),
        READ,
        "A1=a … AD100=a, 3000 cells",
    )


def _others(data: bytes, name: str) -> dict[str, str | bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {other: archive.read(other) for other in archive.namelist() if other != name}


def _rows(rows: int, columns: int, inside: Callable[[int], str], attributes: str = "") -> str:
    """Rows of cells, each with what is ``inside`` it by its number."""
    letters = [address(1, column)[:-1] for column in range(1, columns + 1)]
    numbers = itertools.count(1)
    return "".join(
        f'<row r="{row}">'
        + "".join(f'<c r="{letter}{row}"{attributes}>{inside(next(numbers))}</c>' for letter in letters)
        + "</row>"
        for row in range(1, rows + 1)
    )


def _shared(number: int) -> str:
    if number > 1:
        return '<f t="shared" si="0"/>'
    return f'<f t="shared" si="0" ref="A1:T1000">{"A1+" * 2_000}1</f>'


def noise(length: int) -> str:
    """Text that packs badly."""
    return NOISE.randbytes(length // 2).hex()


def _styles(count: int) -> str:
    formats = '<xf numFmtId="10" fontId="0" fillId="0"/>' * count
    return (
        f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/></font></fonts><fills count="1"><fill>'
        f'<patternFill/></fill></fills><borders count="1"><border/></borders><cellXfs>{formats}</cellXfs></styleSheet>'
    )


def kinds() -> Iterator[Hostile]:
    """Every hostile workbook of this kind."""
    yield from _entities()
    yield from _zips()
    yield from _far()
    yield from _sheets()
    yield from _evasions()
    yield from _many()
