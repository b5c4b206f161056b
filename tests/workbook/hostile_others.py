"""Hostile texts, OpenDocument spreadsheets, binary workbooks and Word documents."""

# ruff: noqa: PLW0108 - the lambdas build their megabytes only when asked
from collections.abc import Iterator

import ods_builder
from docx_builder import cell, document, docx
from docx_builder import row as docx_row
from docx_builder import table as docx_table
from hostile_kind import READ, STRAY, Hostile
from hostile_xlsx import LAUGHS, OUTSIDE, STORED, noise
from ods_builder import MIMETYPE, ods
from workbook_builder import zipped
from xlsb_builder import real, record, xlsb
from xlsb_builder import row as xlsb_row

_TITLES = "项目名称,本年累计完成投资（万元）\n"
_LEFT = "A1=项目名称 … B2=1, 4 cells"


def _csv() -> Iterator[Hostile]:
    for words, build, code, says in (
        ("one line of 40 MB", lambda: ("甲," * 6_000_000).encode("gbk"), "F007", ""),
        ("one cell of 40 MB", lambda: (_TITLES + noise(40_000_000)).encode(), "F007", "characters"),
        ("400,000 columns", lambda: (_TITLES + "1," * 400_000).encode(), "F007", ""),
        ("a million columns", lambda: (_TITLES + "1," * 1_000_000).encode(), "F007", "characters"),
        (
            "a million lines of blanks",
            lambda: (_TITLES + ",,,,\n" * 1_000_000).encode(),
            "F007",
            "limits.cells",
        ),
        (
            "a quotation mark that is never closed",
            lambda: (_TITLES + '"甲,1\n' + "乙,2\n" * 10_000).encode(),
            "F005",
            "opened in line 2",
        ),
        ("a million quotation marks", lambda: (_TITLES + '"' * 1_000_001).encode(), "F007", "characters"),
        ("zeros between the letters", lambda: (_TITLES + "甲\x00乙,1\n").encode(), READ, _LEFT),
        (
            "commands, escapes and overrides",
            lambda: (_TITLES + "=cmd|'/C calc'!A0,\x1b[31m1\u202e\n").encode(),
            READ,
            _LEFT,
        ),
        ("larger than the limit", lambda: b"a,b\n" * 14_000_000, "F007", "limits.file_megabytes"),
    ):
        yield Hostile(f".csv: {words}", "来件.csv", build, code, says)


_TIMES = "table:number-columns-repeated"


def _ods() -> Iterator[Hostile]:
    one = ods_builder.number(1)
    repeated = ods_builder.number(1, attributes='table:number-columns-repeated="16384"')
    blank = '<table:table-cell table:number-columns-repeated="16384"/>'

    def rows(inside: str, count: int) -> str:
        return ods_builder.row(inside, attributes=f'table:number-rows-repeated="{count}"')

    def declaring(doctype: str) -> bytes:
        content = ods_builder.content(ods_builder.table(ods_builder.row(one))).replace(
            "?>", f"?>{doctype}", 1
        )
        return zipped(
            {"mimetype": MIMETYPE, "content.xml": content, "META-INF/manifest.xml": ods_builder.MANIFEST},
            STORED,
        )

    locked = {"META-INF/manifest.xml": "<manifest><manifest:encryption-data/></manifest>"}

    def deep() -> str:
        opened = "<table:table-row><table:table-cell>" * 100_000
        return opened + "</table:table-cell></table:table-row>" * 100_000

    for words, build, code, says in (
        (
            "16,384 cells in each of a million rows",
            lambda: ods(rows(repeated, 1_048_576)),
            "F007",
            "far outside",
        ),
        (
            "100,000 rows of 100 cells",
            lambda: ods(
                rows(ods_builder.number(1, attributes='table:number-columns-repeated="100"'), 100_000)
            ),
            "F007",
            "",
        ),
        (
            "a number of columns beyond 2^64",
            lambda: ods(
                ods_builder.row(ods_builder.number(1, attributes=f'table:number-columns-repeated="{2**70}"'))
            ),
            "F007",
            "",
        ),
        (
            "a text of 60 characters in half a million cells",
            lambda: ods(rows(ods_builder.text("长" * 60, attributes=f'{_TIMES}="50"'), 9_990)),
            "F007",
            "characters",
        ),
        (
            "a million blank rows and one cell",
            lambda: ods(rows(blank, 1_048_574) + ods_builder.row(one)),
            STRAY,
            "nothing",
        ),
        (
            "a billion blank rows and one cell",
            lambda: ods(rows(blank, 10**9) + ods_builder.row(one)),
            "F007",
            "far outside",
        ),
        (
            "100,000 merges",
            lambda: ods(
                ods_builder.row(
                    ods_builder.number(
                        1, attributes='table:number-columns-spanned="2" table:number-rows-spanned="9"'
                    )
                )
                * 100_000
            ),
            "F007",
            "",
        ),
        (
            "a blank of a thousand million characters",
            lambda: ods(
                ods_builder.row(ods_builder.text("甲").replace("甲", '<text:s text:c="1000000000"/>') * 500)
            ),
            READ,
            "nothing",
        ),
        (
            "rows inside cells, 100,000 deep",
            lambda: zipped(
                {"mimetype": MIMETYPE, "content.xml": ods_builder.content(ods_builder.table(deep()))}, STORED
            ),
            READ,
            "nothing",
        ),
        ("a billion laughs", lambda: declaring(LAUGHS), "F015", ""),
        ("an external entity", lambda: declaring(OUTSIDE), "F015", ""),
        ("a password", lambda: ods(ods_builder.row(one), extra=locked), "F002", ""),
        (
            "300 sheets",
            lambda: ods(*[ods_builder.table("", str(n)) for n in range(300)]),
            "F007",
            "limits.sheets",
        ),
    ):
        yield Hostile(f".ods: {words}", "来件.ods", build, code, says)


def _xlsb() -> Iterator[Hostile]:
    for words, rows, code, says in (
        ("a row beyond the last", [xlsb_row(2_000_000, real(1, 1.0))], "F007", "far outside"),
        (
            "cells at A1 and XFD1048576",
            [xlsb_row(1, real(1, 1.0)), xlsb_row(1_048_576, real(16_384, 1.0))],
            STRAY,
            "A1=1",
        ),
        ("a record longer than the part", [record(5)[:1] + b"\xff\xff\xff\x7f"], "F005", "no reader"),
        ("a column of 2^32", [xlsb_row(1, real(2**32, 1.0))], "F007", "far outside"),
        (
            "600,000 numbers",
            lambda: [xlsb_row(n, *[real(c, 1.0) for c in range(1, 31)]) for n in range(1, 20_001)],
            "F007",
            "limits.cells",
        ),
    ):
        yield Hostile(
            f".xlsb: {words}",
            "来件.xlsb",
            lambda rows=rows: xlsb(("月报", b"".join(rows() if callable(rows) else rows))),
            code,
            says,
        )


def _docx() -> Iterator[Hostile]:
    table = docx_table(docx_row("项目名称", "本年累计完成投资（万元）"), docx_row("甲", "1"))
    wide = docx_table(*[docx_row(cell("甲", '<w:gridSpan w:val="2147483647"/>'))] * 3)
    deep = "<w:tbl><w:tr><w:tc>" * 20_000 + "</w:tc></w:tr></w:tbl>" * 20_000

    def declaring(doctype: str) -> bytes:
        body = document(table)
        return docx(
            table, extra={"word/document.xml": body.replace("<w:document", f"{doctype}<w:document", 1)}
        )

    for words, build, code, says in (
        ("a billion laughs", lambda: declaring(LAUGHS), "F015", ""),
        ("an external entity", lambda: declaring(OUTSIDE), "F015", ""),
        ("a cell over 2^31 columns", lambda: docx(wide), READ, "A1=甲 … A3=甲, 3 cells"),
        ("tables in tables, 20,000 deep", lambda: docx(deep), "F007", "limits.sheets"),
        (
            "50,000 rows of 20 cells",
            lambda: docx(docx_table(*[docx_row(*"甲" * 20)] * 50_000)),
            "F007",
            "200 times",
        ),
    ):
        yield Hostile(f".docx: {words}", "来件.docx", build, code, says)


def kinds() -> Iterator[Hostile]:
    """Every hostile file of these kinds."""
    yield from _csv()
    yield from _ods()
    yield from _xlsb()
    yield from _docx()
