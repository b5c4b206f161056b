"""Cells of OpenDocument spreadsheets: every kind, merges, what is hidden, repeats that unfold."""

import time
from collections.abc import Iterator
from datetime import date, datetime
from datetime import time as clock
from decimal import Decimal

import pytest
from ods_builder import BLANK, MIMETYPE, content, number, ods, row, table, text
from workbook_builder import zipped

from projledger.workbook.cells import CellKind, Merge, Sheet
from projledger.workbook.reader import Reader


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as kept:
        yield kept


def sheets(reader: Reader, data: bytes, name: str = "云台镇6月.ods") -> tuple[Sheet, ...]:
    reading = reader.read(data, name)
    assert reading.workbook, reading.findings
    assert reading.workbook.format == "ods"
    return reading.workbook.sheets


def refusal(reader: Reader, data: bytes) -> tuple[str, str]:
    started = time.monotonic()
    reading = reader.read(data, "a.ods")
    (finding,) = reading.findings
    assert reading.workbook is None
    assert time.monotonic() - started < 5
    return finding.code, finding.found


def test_each_kind_of_value(reader: Reader) -> None:
    cells = [
        text("城北街道\n南路"),
        number("480.5"),
        number("0.5484", "percentage", shown="54.84%"),
        number("12", "currency", 'office:currency="CNY"', shown="¥12.00"),
        '<table:table-cell office:value-type="date" office:date-value="2021-06-03"/>',
        '<table:table-cell office:value-type="date" office:date-value="2021-06-03T10:05:00.000000000"/>',
        '<table:table-cell office:value-type="time" office:time-value="PT10H30M00S"/>',
        '<table:table-cell office:value-type="time" office:time-value="PT30H00M00S"/>',
        '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>',
        '<table:table-cell office:value-type="string" office:string-value="只在属性"/>',
        number("NaN"),
        number("1E+308"),
    ]
    (sheet,) = sheets(reader, ods(row(*cells)))
    values = [cell.value for cell in sheet.rows[0]]
    assert values == [
        "城北街道\n南路",
        Decimal("480.5"),
        Decimal("0.5484"),
        Decimal(12),
        date(2021, 6, 3),
        datetime.fromisoformat("2021-06-03T10:05:00"),
        clock(10, 30),
        Decimal("1.25"),
        True,
        "只在属性",
        "nan",
        Decimal("1E+308"),
    ]
    assert [cell.percent for cell in sheet.rows[0][:4]] == [False, False, True, False]


def test_errors_and_formulas_without_a_value_are_told_from_blanks(reader: Reader) -> None:
    cells = [
        '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" '
        'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>',
        '<table:table-cell table:formula="of:=SUM([.A1" office:value-type="float" office:value="0">'
        "<text:p>Err:508</text:p></table:table-cell>",
        '<table:table-cell table:formula="of:=X" office:value-type="string"><text:p>错误:502</text:p>'
        "</table:table-cell>",
        '<table:table-cell office:value-type="string"><text:p>#REF!</text:p></table:table-cell>',
        '<table:table-cell table:formula="of:=SUM([.B2:.B9])+[$汇总.A1]"/>',
        '<table:table-cell table:formula="of:=IF(1;&quot;&quot;;2)" office:value-type="string" '
        'office:string-value=""/>',
        '<table:table-cell table:formula="of:=DISPIMG(&quot;ID_1&quot;;1)" calcext:value-type="error" '
        'office:value-type="string"><text:p>#NAME?</text:p></table:table-cell>',
        text("末"),
    ]
    (sheet,) = sheets(reader, ods(row(*cells)))
    assert [(cell.kind, cell.text) for cell in sheet.rows[0]] == [
        (CellKind.ERROR, "#DIV/0!"),
        (CellKind.ERROR, "Err:508"),
        (CellKind.ERROR, "错误:502"),
        (CellKind.ERROR, "#REF!"),
        (CellKind.UNCALCULATED, "=SUM(B2:B9)+$汇总!A1"),
        (CellKind.BLANK, ""),
        (CellKind.BLANK, ""),
        (CellKind.TEXT, "末"),
    ]


def test_blanks_breaks_and_markup_in_a_text(reader: Reader) -> None:
    cell = (
        '<table:table-cell office:value-type="string"><office:annotation><text:p>批注</text:p></office:annotation>'
        '<draw:frame><text:p>图</text:p></draw:frame><text:p>完<text:s text:c="3"/>成<text:tab/>率\n  额'
        "<text:span>（<text:a>万元</text:a>）</text:span><text:ruby><text:ruby-base>镇</text:ruby-base>"
        "<text:ruby-text>zhen</text:ruby-text></text:ruby><text:line-break/>末</text:p><text:p/></table:table-cell>"
    )
    (sheet,) = sheets(reader, ods(row(cell)))
    assert sheet.rows[0][0].value == "完   成 率 额（万元）镇\n末\n"


def test_merges_repeats_and_what_they_cover(reader: Reader) -> None:
    rows = (
        row(
            text("月报", 'table:number-columns-spanned="3" table:number-rows-spanned="2"'),
            '<table:covered-table-cell table:number-columns-repeated="2"><text:p>看不见</text:p>'
            "</table:covered-table-cell>",
            text("旁"),
        )
        + row('<table:covered-table-cell table:number-columns-repeated="3"/>', text("旁"))
        + row(BLANK, number(7, attributes='table:number-columns-repeated="3"'))
        + row(text("—"), attributes='table:number-rows-repeated="3"')
        + row('<table:table-cell table:number-columns-repeated="1024"/>')
        + row(BLANK, attributes='table:number-rows-repeated="1048000"')
    )
    (sheet,) = sheets(reader, ods(rows))
    assert sheet.merges == (Merge(1, 1, 2, 3),)
    assert [[cell.text for cell in line] for line in sheet.rows] == [
        ["月报", "", "", "旁"],
        ["", "", "", "旁"],
        ["", "7", "7", "7"],
        ["—"],
        ["—"],
        ["—"],
    ]


def test_what_is_hidden(reader: Reader) -> None:
    styles = (
        '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/>'
        "</style:style>"
    )
    columns = '<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
    rows = (
        row(text("a"), text("b"), text("c"), text("d"))
        + row(text("藏"), attributes='table:visibility="collapse"')
        + row(text("滤"), attributes='table:visibility="filter"')
        + row(text("末"))
        + row(BLANK, attributes='table:visibility="collapse" table:number-rows-repeated="1048000"')
    )
    data = ods(
        table(rows, before=columns),
        table(row(text("旧")), "旧", attributes='table:style-name="ta2"'),
        table(row(text("缓存")), "'file:///C:/x.ods'#$Sheet1"),
        styles=styles,
    )
    first, second = sheets(reader, data)
    assert (first.hidden, first.hidden_rows, first.hidden_columns) == (False, {2, 3}, {2, 3})
    assert (second.name, second.hidden) == ("旧", True)


def test_a_percentage_by_style_only(reader: Reader) -> None:
    styles = (
        '<number:percentage-style style:name="N11"/>'
        '<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N11"/>'
        '<style:style style:name="ce2" style:family="table-cell" style:parent-style-name="ce1"/>'
    )
    columns = '<table:table-column/><table:table-column table:default-cell-style-name="ce1"/>'
    rows = row(number("0.5", attributes='table:style-name="ce2"'), number("0.5"), number("0.5"))
    (sheet,) = sheets(reader, ods(table(rows, before=columns), styles=styles))
    assert [cell.text for cell in sheet.rows[0]] == ["50%", "50%", "0.5"]


def test_tracked_changes_and_tables_in_cells_are_no_rows(reader: Reader) -> None:
    inner = table(row(text("内")), "内")
    cell = f'<table:table-cell office:value-type="string">{inner}<text:p>外</text:p></table:table-cell>'
    change = (
        "<table:tracked-changes><table:cell-content-change><table:previous><table:change-track-table-cell>"
        "<text:p>旧值</text:p></table:change-track-table-cell></table:previous></table:cell-content-change>"
        "</table:tracked-changes>"
    )
    data = zipped({"mimetype": MIMETYPE, "content.xml": content(table(row(cell)), before=change)}, 0)
    (sheet,) = sheets(reader, data)
    assert [cell.text for cell in sheet.rows[0]] == ["外"]


def test_one_flat_file_is_read_the_same(reader: Reader) -> None:
    flat = content(table(row(text("项目"), number(3)))).replace(
        "<office:document-content ", f'<office:document office:mimetype="{MIMETYPE}" '
    )
    data = flat.replace("document-content>", "document>").encode()
    for name in ("6月.fods", "6月.xml", "6月.ods"):
        (sheet,) = sheets(reader, data, name)
        assert [cell.text for cell in sheet.rows[0]] == ["项目", "3"]


def test_a_type_that_does_not_stand_first_does_not_hide_the_format(reader: Reader) -> None:
    data = zipped(
        {
            "META-INF/manifest.xml": "<a/>",
            "content.xml": content(table(row(text("甲")))),
            "mimetype": MIMETYPE,
        }
    )
    assert sheets(reader, data, "6月.xls")[0].cell(1, 1).value == "甲"


def test_a_stray_cell_is_left_out_and_named(reader: Reader) -> None:
    rows = (
        row(text("甲"), '<table:table-cell table:number-columns-repeated="700"/>', number(1))
        + row(BLANK, attributes='table:number-rows-repeated="1048000"')
        + row(text("远"))
    )
    reading = reader.read(ods(rows), "a.ods")
    assert reading.workbook
    (sheet,) = reading.workbook.sheets
    assert [[cell.text for cell in line] for line in sheet.rows] == [["甲"]]
    assert sheet.stray == ("ZZ1", "A1048002")
    assert [finding.code for finding in reading.findings] == ["F012"]


@pytest.mark.parametrize(
    ("rows", "code", "found"),
    [
        (
            row(
                number(1, attributes='table:number-columns-repeated="500"'),
                attributes='table:number-rows-repeated="1000000"',
            ),
            "F007",
            "more than 500000 cells (limits.cells)",
        ),
        (
            row(number(1, attributes='table:number-columns-repeated="16000"')),
            "F007",
            "cells far outside the table, such as SS1",
        ),
        (
            row(number(1), attributes='table:number-rows-repeated="9999999999"'),
            "F007",
            "more than 500000 cells (limits.cells)",
        ),
        (
            row(
                text("甲", 'table:number-columns-spanned="2"'),
                attributes='table:number-rows-repeated="30000"',
            ),
            "F007",
            "more than 20000 merged cells on one sheet",
        ),
        (row("<table:table-cell>"), "F005", "its parts cannot be unpacked"),
    ],
)
def test_a_small_file_that_unfolds_is_refused(reader: Reader, rows: str, code: str, found: str) -> None:
    assert refusal(reader, ods(rows)) == (code, found)


def test_blank_cells_that_repeat_without_end_cost_nothing(reader: Reader) -> None:
    blank = row(
        '<table:table-cell table:style-name="ce1" table:number-columns-repeated="16384"/>',
        attributes='table:number-rows-repeated="1048575"',
    )
    (sheet,) = sheets(reader, ods(row(text("甲")) + blank * 50))
    assert len(sheet.rows) == 1


def test_entities_sheets_and_passwords(reader: Reader) -> None:
    entities = content(table(row(text("&x;")))).replace("?>", '?><!DOCTYPE a [<!ENTITY x "y">]>', 1)
    assert refusal(reader, zipped({"mimetype": MIMETYPE, "content.xml": entities}, 0))[0] == "F015"
    assert refusal(reader, ods(*[table("", str(number)) for number in range(300)])) == (
        "F007",
        "more than 255 sheets (limits.sheets)",
    )
    locked = {"META-INF/manifest.xml": "<manifest><manifest:encryption-data/></manifest>"}
    assert refusal(reader, ods(row(text("甲")), extra=locked)) == ("F002", "")


def test_an_open_text_document_is_kept_as_an_attachment(reader: Reader) -> None:
    data = zipped(
        {
            "META-INF/manifest.xml": "<a/>",
            "content.xml": content().replace("office:spreadsheet", "office:text"),
        }
    )
    (finding,) = reader.read(data, "通报.odt").findings
    assert (finding.code, finding.found) == ("F008", "a Word document")
