"""Files that cannot be read as workbooks, or should not be: codes F001 to F015."""

import csv
import io
import struct
import zipfile

from sheets.grid import settled, xlsx

from faults.base import Base, report

_WHEN = (2021, 8, 2, 9, 0, 0)
_SECTOR = 512


def _zip(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, _WHEN)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            archive.writestr(info, content)
    return stream.getvalue()


def _entry(name: str, kind: int, child: int, start: int, size: int, right: int = 0xFFFFFFFF) -> bytes:
    raw = name.encode("utf-16-le") + b"\x00\x00" if name else b""
    return (
        raw.ljust(64, b"\x00")
        + struct.pack("<HBB", len(raw), kind, 1)
        + struct.pack("<III", 0xFFFFFFFF, right, child)
        + b"\x00" * 36
        + struct.pack("<IQ", start, size)
    )


def encrypted() -> bytes:
    """A compound file with the two streams of a workbook under a password."""
    streams = {"EncryptedPackage": b"\x00" * 4096, "EncryptionInfo": b"\x04\x00\x04\x00" + b"\x00" * 4092}
    table = [0xFFFFFFFD, 0xFFFFFFFE]  # sector 0: the allocation table itself, 1: the directory
    body, starts = b"", []
    for content in streams.values():
        starts.append(len(table))
        count = len(content) // _SECTOR
        table += [len(table) + 1 + place for place in range(count - 1)] + [0xFFFFFFFE]
        body += content
    fat = struct.pack(f"<{len(table)}I", *table).ljust(_SECTOR, b"\xff")
    first, second = streams
    directory = (
        _entry("Root Entry", 5, 1, 0xFFFFFFFE, 0)
        + _entry(first, 2, 0xFFFFFFFF, starts[0], 4096, right=2)
        + _entry(second, 2, 0xFFFFFFFF, starts[1], 4096)
        + _entry("", 0, 0xFFFFFFFF, 0, 0)
    )
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\x00" * 16
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + b"\x00" * 6
        + struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
        + struct.pack("<I", 0)
    ).ljust(_SECTOR, b"\xff")
    return header + fat + directory + body


def bomb(good: bytes) -> bytes:
    """A workbook whose sheet unpacks to two thousand times its size."""
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    sheet = members["xl/worksheets/sheet1.xml"]
    members["xl/worksheets/sheet1.xml"] = sheet.replace(b"</sheetData>", b"</sheetData>" + b" " * 12_000_000)
    return _zip(members)


def briefing() -> bytes:
    """A Word document with a table that is no return."""
    cells = ["会议安排", "时间", "地点", "8月5日", "二楼会议室"]
    text = "".join(f"<w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>" for words in cells)
    body = f"<w:p><w:r><w:t>请查收</w:t></w:r></w:p><w:tbl><w:tr>{text}</w:tr></w:tbl>"
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = f'<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>'
    return _zip({"[Content_Types].xml": b"<Types/>", "word/document.xml": document.encode()})


def with_entities(good: bytes) -> bytes:
    """A workbook whose sheet declares entities, each ten times the one before."""
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    entities = b'<!ENTITY a "&#22810;">' + b"".join(
        b'<!ENTITY %s "%s">' % (name.encode(), f"&{before};".encode() * 10)
        for before, name in zip("abcdefg", "bcdefgh", strict=True)
    )
    head, mark, body = members["xl/worksheets/sheet1.xml"].rpartition(b"<worksheet")
    members["xl/worksheets/sheet1.xml"] = head + b"<!DOCTYPE worksheet [" + entities + b"]>" + mark + body
    return _zip(members)


_PAGE = (
    "<html><head><meta charset='utf-8'><title>月报</title></head><body>"
    "<table><tr><td>项目名称</td><td>本年累计完成投资</td></tr></table></body></html>"
)
_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


def cut_by_a_comma(base: Base) -> bytes:
    """The return as text divided by commas, where F5 holds one and no quotation marks around it."""
    grid = report(base).grid()
    file = io.StringIO()
    lines = csv.writer(file)
    for row in range(1, grid.last_row + 1):
        lines.writerow([grid.cells.get((row, column), "") for column in range(1, grid.last_column + 1)])
    figure = str(grid.cells[5, 6])
    return file.getvalue().replace(f",{figure},", f",{figure[:-3]},{figure[-3:]},", 1).encode("utf-8-sig")


def files(base: Base, received_before: bytes) -> dict[str, bytes]:
    """Every file by its name. ``received_before`` are the bytes of a return of the sample."""
    good = xlsx([report(base).grid()])
    return {
        "F001.xlsx": b"",
        "F002.xlsx": encrypted(),
        "F003.dat": b"\x7fPRJ\x01\x02\x03" + bytes(range(256)) * 4,
        "F004.xls": _PAGE.encode(),
        "F005.xlsx": good[: len(good) * 2 // 3],
        "F006.rar": b"Rar!\x1a\x07\x01\x00" + b"\x00" * 64,
        "F007.xlsx": bomb(good),
        "F008.pdf": _PDF,
        "N114@F5.csv": cut_by_a_comma(base),
        "~$F009.xlsx": b"\x06office".ljust(165, b"\x00"),
        "F010.xlsx": received_before,
        "F011.zip": _zip({"../城北街道7月.xlsx": good}),
        "F013.docx": briefing(),
        "F012@XFD1048576.xlsx": settled(_with_far_cell(good)),
        "F015.xlsx": with_entities(good),
    }


def _with_far_cell(good: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    name = "xl/worksheets/sheet1.xml"
    cell = (
        '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>误点</t></is></c></row></sheetData>'.encode()
    )
    members[name] = members[name].replace(b"</sheetData>", cell)
    return _zip(members)
