"""Workbooks with cells far outside the table, plainly or in ways that a look for far references does not see."""

from collections.abc import Iterator

from hostile_kind import READ, STRAY, Hostile
from hostile_xlsx import LEFT, NOTHING, ONE, STORED
from workbook_builder import sheet_xml, xlsx


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


def kinds() -> Iterator[Hostile]:
    """Every workbook of this kind."""
    yield from _far()
    yield from _evasions()
