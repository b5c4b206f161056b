"""Hostile workbooks of the zip kind, each as small as it can be while it does its harm."""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Iterator

from hostile_kind import READ, Hostile
from workbook_builder import MAIN, patched, sheet_xml, xlsx

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


def _two_a_row(count: int) -> str:
    return "".join(
        f'<row r="{row}"><c r="A{row}"><v>1</v></c><c r="B{row}"><v>2</v></c></row>'
        for row in range(1, count + 1)
    )


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
    yield from _sheets()
