"""Small binary workbooks written record by record, so that a test can put anything into them."""

import struct

from workbook_builder import PACKAGE, RELATIONS, zipped


def record(number: int, body: bytes = b"") -> bytes:
    head = bytes([number]) if number < 0x80 else bytes([number & 0x7F | 0x80, number >> 7])
    length, left = b"", len(body)
    while True:
        group, left = left & 0x7F, left >> 7
        length += bytes([group | (0x80 if left else 0)])
        if not left:
            return head + length + body


def words(text: str) -> bytes:
    return struct.pack("<I", len(text.encode("utf-16-le")) // 2) + text.encode("utf-16-le")


def row(number: int, *cells: bytes, hidden: bool = False) -> bytes:
    """A row counted from 1."""
    return record(0, struct.pack("<IIHBBB", number - 1, 0, 300, 0, 0x10 if hidden else 0, 0)) + b"".join(
        cells
    )


def cell(kind: int, column: int, body: bytes = b"", style: int = 0) -> bytes:
    """A cell counted from 1."""
    return record(kind, struct.pack("<II", column - 1, style) + body)


def real(column: int, value: float, style: int = 0) -> bytes:
    return cell(5, column, struct.pack("<d", value), style)


def text(column: int, value: str) -> bytes:
    return cell(6, column, words(value))


def formula(column: int, value: float) -> bytes:
    return cell(9, column, struct.pack("<dH", value, 0))


#: Cell styles of :func:`xlsb`: general, percentage, date, elapsed hours, a date of its own format,
#: a mere percent sign in quotes, a unit behind the figure.
GENERAL, PERCENTAGE, DAY, ELAPSED, CHINESE_DAY, PARTS_PER_HUNDRED, IN_YI = range(7)
_STYLES = (
    record(44, struct.pack("<H", 164) + words('yyyy"年"m"月"d"日"'))
    + record(44, struct.pack("<H", 165) + words('0"%"'))
    + record(44, struct.pack("<H", 166) + words('0.00"亿元"'))
    + record(626)
    + record(47, struct.pack("<HH", 0, 14) + bytes(12))
    + record(627)
    + record(617)
    + b"".join(
        record(47, struct.pack("<HH", 0, number) + bytes(12)) for number in (0, 10, 14, 46, 164, 165, 166)
    )
    + record(618)
)


def xlsb(
    *sheets: tuple[str, bytes],
    strings: tuple[str, ...] = (),
    from_1904: bool = False,
    recalculate: bool = False,
    hidden: tuple[str, ...] = (),
) -> bytes:
    """An .xlsb of sheets, each a name and its rows; more records may stand before and behind them."""
    names = [name for name, _rows in sheets]
    book = (
        record(131)
        + record(153, struct.pack("<I", int(from_1904)) + bytes(8))
        + b"".join(
            record(
                156,
                struct.pack("<II", int(name in hidden), number) + words(f"rId{number}") + words(name),
            )
            for number, name in enumerate(names, 1)
        )
        + record(157, bytes(24) + struct.pack("<H", int(recalculate)))
        + record(132)
    )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{number}.bin"/>'
        for number in range(1, len(sheets) + 1)
    )
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.bin"/></Relationships>',
        "xl/workbook.bin": book,
        "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
        "xl/styles.bin": _STYLES,
        "xl/sharedStrings.bin": b"".join(record(19, b"\x00" + words(string)) for string in strings),
    }
    for number, (_name, rows) in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{number}.bin"] = rows
    return zipped(parts)
