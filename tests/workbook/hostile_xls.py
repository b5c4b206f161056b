"""Hostile workbooks of the old format: records and containers that unfold or lead in circles."""

import struct
from collections.abc import Callable, Iterator

from hostile_kind import READ, STRAY, Hostile
from xls_builder import (
    BOF,
    BOUNDSHEET,
    CONTINUE,
    DIMENSIONS,
    FILEPASS,
    LABELSST,
    MERGEDCELLS,
    MULBLANK,
    NAME,
    NUMBER,
    SST,
    Record,
    book_of,
    container,
    in_globals,
    in_sheet,
    joined,
    records,
    xls,
)

ROWS = [["项目名称", "本年累计完成投资（万元）"], ["喜神至麻石公路", 4_800]]
HYPERLINK, LABEL_RANGES, COLUMN_INFO = 0x1B8, 0x15F, 0x7D
NAME_XLS = "来件.xls"
#: What is left of a workbook that holds :data:`ROWS` and whatever harm there is.
LEFT = "A1=项目名称 … B2=4800, 4 cells"


def _number(row: int, column: int, value: float) -> Record:
    return Record(NUMBER, struct.pack("<HHHd", row, column, 15, value))


def _blank_row(row: int) -> Record:
    return Record(
        MULBLANK, struct.pack("<HH", row, 0) + struct.pack("<256H", *[15] * 256) + struct.pack("<H", 255)
    )


def _changed(kind: int, content: bytes) -> bytes:
    """The workbook with another content for the first record of ``kind``."""

    def change(parts: list[Record]) -> list[Record]:
        place = next(place for place, part in enumerate(parts) if part.kind == kind)
        return [*parts[:place], Record(kind, content), *parts[place + 1 :]]

    return xls(book_of(ROWS), change)


def _sheet(*more: Record) -> bytes:
    return xls(book_of(ROWS), lambda parts: in_sheet(parts, more))


def _globals(*more: Record) -> bytes:
    return xls(book_of(ROWS), lambda parts: in_globals(parts, more))


def _many_sheets(count: int, *more: Record) -> bytes:
    """A directory of ``count`` sheets that are all the same one."""

    def entry(number: int) -> Record:
        name = f"S{number}".encode()
        return Record(BOUNDSHEET, struct.pack("<IBBBB", 0, 0, 0, len(name), 0) + name)

    parts = in_sheet(records(book_of(ROWS).get_biff_data()), more)
    return container(joined(in_globals(parts, map(entry, range(count))), same_sheet=True))


def _doubling_names(count: int) -> bytes:
    """Defined names of which each is the one before, twice over: a billion laughs without XML."""

    def name(number: int) -> Record:
        word = f"n{number:03}".encode()
        if number:
            before = struct.pack("<BHH", 0x23, number, 0)
            formula = before + before + b"\x08"
        else:
            formula = b"\x17\x08\x00" + b"haha" * 2
        head = struct.pack("<HBBHHHBBBB", 0, 0, len(word), len(formula), 0, 0, 0, 0, 0, 0)
        return Record(NAME, head + b"\x00" + word + formula)

    return _globals(*map(name, range(count)))


def _patched(offset: int, number: int) -> bytes:
    """The container with another number in its header."""
    data = bytearray(xls(book_of(ROWS)))
    struct.pack_into("<I", data, offset, number)
    return bytes(data)


def _circle(place: int, target: int) -> bytes:
    """The container with an entry of its allocation table that leads elsewhere."""
    data = bytearray(xls(book_of(ROWS)))
    table = struct.unpack_from("<I", data, 76)[0]
    struct.pack_into("<I", data, 512 * (table + 1) + 4 * place, target)
    return bytes(data)


def _outside(stream: bytes) -> bytes:
    place = stream.index(struct.pack("<H", BOUNDSHEET))
    return stream[: place + 4] + struct.pack("<I", 0x7FFFFFFF) + stream[place + 8 :]


def kinds() -> Iterator[Hostile]:
    """Every hostile workbook of this kind."""

    def kind(words: str, build: Callable[[], bytes], code: str, says: str = "") -> Hostile:
        says = LEFT if code in {READ, STRAY} and not says else says
        return Hostile(f".xls: {words}", NAME_XLS, build, code, says)

    yield kind("cells at A1 and IV65536", lambda: _sheet(_number(65_535, 255, 1)), STRAY)
    yield kind("80 rows of blank cells", lambda: _sheet(*map(_blank_row, range(2, 82))), READ)
    yield kind("65,000 rows of 256 blank cells", lambda: _sheet(*map(_blank_row, range(2, 65_002))), READ)
    yield kind("the same row of blank cells 30,000 times", lambda: _sheet(*[_blank_row(5)] * 30_000), READ)
    yield kind(
        "200 sheets that are one with many blanks",
        lambda: _many_sheets(200, *map(_blank_row, range(2, 1_002))),
        READ,
        "A1=项目名称 … B2=4800, 804 cells",
    )
    yield kind(
        "200 sheets that are one of 10,000 numbers",
        lambda: _many_sheets(200, *[_number(n, 1, n) for n in range(2, 10_002)]),
        "F007",
        "limits.cells",
    )
    yield kind("10,000 sheets that are one", lambda: _many_sheets(10_000), "F007", "limits.sheets")
    whole = struct.pack("<HHHH", 0, 65_535, 0, 255)
    yield kind(
        "a link over the whole sheet",
        lambda: _sheet(Record(HYPERLINK, whole + bytes(16) + struct.pack("<II", 2, 0))),
        READ,
    )
    yield kind(
        "labels over the whole sheet",
        lambda: _sheet(Record(LABEL_RANGES, struct.pack("<H", 1) + whole + struct.pack("<H", 0))),
        READ,
    )
    columns = Record(COLUMN_INFO, struct.pack("<HHHHHH", 0, 65_535, 2_000, 15, 0, 0))
    yield kind("column formats by the thousand", lambda: _sheet(*[columns] * 3_000), READ)
    yield kind("names that double each other", lambda: _doubling_names(60), READ)
    merged = Record(MERGEDCELLS, struct.pack("<H", 1_000) + struct.pack("<HHHH", 0, 65_535, 0, 255) * 1_000)
    yield kind("100,000 merges of everything", lambda: _sheet(*[merged] * 100), "F007", "merged")
    yield kind(
        "dimensions of everything",
        lambda: _changed(DIMENSIONS, struct.pack("<IIHHH", 0, 65_536, 0, 256, 0)),
        READ,
    )
    yield kind("dimensions beyond 2^32", lambda: _changed(DIMENSIONS, b"\xff" * 14), READ)
    yield kind(
        "a table of 2^32 strings", lambda: _changed(SST, struct.pack("<II", 0xFFFFFFFF, 0xFFFFFFFF)), "F005"
    )
    yield kind(
        "a string of 65,535 characters that is not there",
        lambda: _changed(SST, struct.pack("<IIHB", 2, 2, 0xFFFF, 1) + b"a"),
        "F005",
    )
    rich = struct.pack("<IIHBHI", 2, 2, 1, 0x0D, 0xFFFF, 0x7FFFFFFF) + b"a"
    yield kind("a string with 2^31 bytes of phonetics", lambda: _changed(SST, rich), "F005")
    for index in (2_000, 0x7FFFFFFF, 0xFFFFFFFF):
        yield kind(
            f"string {index}",
            lambda i=index: _sheet(Record(LABELSST, struct.pack("<HHHI", 5, 0, 15, i))),
            "F005",
        )
    for value in (float("nan"), float("inf"), -float("inf")):
        yield kind(
            f"a number that is {value}",
            lambda v=value: _sheet(_number(3, 1, v)),
            READ,
            f"A1=项目名称 … B4={value}, 5 cells",
        )
    yield kind("a million empty records", lambda: _sheet(*[Record(0x1234, b"")] * 1_000_000), READ)
    yield kind("pieces without end", lambda: _sheet(*[Record(CONTINUE, bytes(20))] * 200_000), READ)
    yield kind(
        "200,000 sheets begun inside the sheet",
        lambda: _sheet(*[Record(BOF, struct.pack("<HHHHII", 0x600, 0x20, 0, 0, 0, 0))] * 200_000),
        "F005",
    )
    yield kind("no end", lambda: container(joined(records(book_of(ROWS).get_biff_data())[:-1])), "F005")
    yield kind(
        "a record longer than the file",
        lambda: container(book_of(ROWS).get_biff_data()[:-4] + struct.pack("<HH", NUMBER, 0xFFF0)),
        "F005",
    )
    outside = lambda: container(_outside(joined(records(book_of(ROWS).get_biff_data()))))  # noqa: E731
    yield kind("a sheet that begins outside the file", outside, "F005")
    for method, words in ((0, "XOR"), (1, "RC4")):
        key = struct.pack("<HHHH", method, 1, 1, 0) + bytes(48)
        yield kind(
            f"a password ({words})",
            lambda k=key: xls(book_of(ROWS), lambda parts: [parts[0], Record(FILEPASS, k), *parts[1:]]),
            "F002",
        )
    yield kind("an allocation table in a circle", lambda: _circle(0, 0), "F005")
    yield kind("an allocation table that leads back", lambda: _circle(1, 0), "F005")
    for offset, words, codes in (
        (44, "allocation table", (READ, READ, READ, READ)),  # xlrd finds it without the number
        (48, "directory", ("F005", "F005", "F005", "F005")),
        (60, "short table", (READ, READ, READ, READ)),  # the stream is not a short one
        (68, "table of tables", ("F005", "F005", READ, "F005")),
        (72, "number of tables", (READ, READ, READ, READ)),
    ):
        for number, code in zip((0x7FFFFFFF, 0xFFFFFFF0, 0, 1), codes, strict=True):
            yield kind(f"container: {words} {number:#x}", lambda o=offset, n=number: _patched(o, n), code)
    for size, code in ((0, "F005"), (20, "F005"), (31, READ), (0xFFFF, READ)):  # nonsense is 512 bytes
        yield kind(f"container: sectors of 2^{size} bytes", lambda s=size: _patched(30, s | 0x60000), code)
    yield kind("a directory that is its own child", _own_child, "F005")


def _own_child() -> bytes:
    data = bytearray(xls(book_of(ROWS)))
    directory = struct.unpack_from("<I", data, 48)[0]
    start = 512 * (directory + 1)
    for entry in range(4):
        struct.pack_into("<III", data, start + 128 * entry + 68, 0, 0, 0)
    return bytes(data)
