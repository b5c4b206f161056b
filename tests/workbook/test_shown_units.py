"""Number formats that show another figure than the cell holds are told, whatever the file's format."""

import io

import ods_builder
import openpyxl
import pytest
import xlsb_builder
import xlwt

from projledger.workbook.cells import CellValue
from projledger.workbook.limits import Limits
from projledger.workbook.shown_units import shown_unit
from projledger.workbook.transport import unpacked
from projledger.workbook.worker import answer


@pytest.mark.parametrize(
    ("number_format", "word"),
    [
        ("General", ""),
        ("#,##0.00", ""),
        ("#,##0.00_ ;[Red]-#,##0.00", ""),
        ('_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ', ""),
        ("yyyy年m月d日", ""),
        ('0"个"', ""),
        ("_万0.0", ""),
        ('0.00"亿元"', "亿元"),
        ('0.00"亿"', "亿元"),
        ("0.00万元", "万元"),
        (r"0.00\万\元", "万元"),
        ('"约"0.0"亿";-0.0"亿"', "亿元"),
        ('General"万元"', "万元"),
        ("#,##0.0,", "/3"),
        ("0,.00", "/3"),
        ("0.00,,", "/6"),
        (r"0\.0,", "/4"),
        ('0!.0,"万"', "/4万元"),
        (r'0\.0000"万元"', "/4万元"),
        ('0"."0,"万元"', "/4万元"),
        ('#,##0,"千元"', "/3千元"),
        ('[>=10000]0!.0,"万";0', "?"),
        ('[Red][>100]0"万元";[<0]-0"万元";0"万元"', "万元"),
        ('0.0"万美元"', "万美元"),
    ],
)
def test_what_a_format_shows_of_a_number(number_format: str, word: str) -> None:
    assert shown_unit(number_format) == word


FORMATS = ('0.00"亿元"', '0!.0,"万"', "0.00")
WORDS = ["亿元", "/4万元", ""]


def row_of(data: bytes, name: str, *, second_reader: bool = False) -> list[CellValue]:
    workbook = unpacked(answer(data, name, Limits(), second_reader=second_reader))
    return list(workbook.sheets[0].rows[0])


@pytest.mark.parametrize("second_reader", [False, True])
def test_both_readers_of_xlsx_tell_what_formats_show(second_reader: bool) -> None:
    book = openpyxl.Workbook()
    for column, shown in enumerate(FORMATS, 1):
        cell = book.active.cell(1, column, 2.3)
        cell.number_format = shown.replace("!", "\\")
    file = io.BytesIO()
    book.save(file)
    cells = row_of(file.getvalue(), "a.xlsx", second_reader=second_reader)
    assert [(str(cell.value), cell.shown) for cell in cells] == [("2.3", word) for word in WORDS]


def test_xls_tells_what_formats_show() -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("月报")
    for column, shown in enumerate(FORMATS):
        style = xlwt.XFStyle()
        style.num_format_str = shown.replace("!", "\\")
        sheet.write(0, column, 2.3, style)
    file = io.BytesIO()
    book.save(file)
    assert [cell.shown for cell in row_of(file.getvalue(), "a.xls")] == WORDS


def test_xlsb_tells_what_formats_show() -> None:
    data = xlsb_builder.xlsb(
        (
            "月报",
            xlsb_builder.row(1, xlsb_builder.real(1, 2.3, xlsb_builder.IN_YI), xlsb_builder.real(2, 2.3)),
        )
    )
    assert [cell.shown for cell in row_of(data, "a.xlsb")] == ["亿元", ""]


def test_ods_tells_what_formats_show() -> None:
    styles = (
        '<number:number-style style:name="N1"><number:number number:decimal-places="2"/>'
        "<number:text>亿元</number:text></number:number-style>"
        '<number:number-style style:name="N2"><number:number number:display-factor="1000"/>'
        "</number:number-style>"
        '<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>'
        '<style:style style:name="ce2" style:family="table-cell" style:data-style-name="N2"/>'
    )
    row = ods_builder.row(
        ods_builder.number("2.3", attributes='table:style-name="ce1"'),
        ods_builder.number("2.3", attributes='table:style-name="ce2"'),
        ods_builder.number("2.3"),
    )
    data = ods_builder.ods(ods_builder.table(row), styles=styles)
    assert [cell.shown for cell in row_of(data, "a.ods")] == ["亿元", "/3", ""]


def _ods_number_style(name: str, content: str, *maps: tuple[str, str]) -> str:
    mapped = "".join(
        f'<style:map style:condition="{when}" style:apply-style-name="{applied}"/>' for when, applied in maps
    )
    return f'<number:number-style style:name="{name}">{content}{mapped}</number:number-style>'


_IN_WAN = '<number:number number:display-factor="10000"/><number:text>万</number:text>'
_IN_YI, _PLAIN = "<number:number/><number:text>亿元</number:text>", "<number:number/>"


@pytest.mark.parametrize(
    ("styles", "shown"),
    [
        # 亿元 for all but negative numbers: the format itself only shows those
        (_ods_number_style("P0", _IN_YI) + _ods_number_style("N1", _PLAIN, ("value()&gt;=0", "P0")), "亿元"),
        (_ods_number_style("P0", _PLAIN) + _ods_number_style("N1", _IN_YI, ("value()&gt;=0", "P0")), ""),
        (_ods_number_style("P0", _PLAIN) + _ods_number_style("N1", _IN_YI, ("value()&lt;0", "P0")), "亿元"),
        # 1.2万 from ten thousand on, 800 below
        (
            _ods_number_style("P0", _IN_WAN) + _ods_number_style("N1", _PLAIN, ("value()&gt;=10000", "P0")),
            "?",
        ),
        (
            _ods_number_style("P0", _IN_YI) + _ods_number_style("N1", _IN_YI, ("value()&gt;=10000", "P0")),
            "亿元",
        ),
    ],
)
def test_ods_formats_that_choose_by_the_number(styles: str, shown: str) -> None:
    cell_style = '<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>'
    row = ods_builder.row(ods_builder.number("23000", attributes='table:style-name="ce1"'))
    data = ods_builder.ods(ods_builder.table(row), styles=styles + cell_style)
    assert [cell.shown for cell in row_of(data, "a.ods")] == [shown]


@pytest.mark.parametrize(("applied", "shown"), [("N2", "?"), ("", "")])
def test_ods_cells_whose_style_changes_with_the_value(applied: str, shown: str) -> None:
    data_style = f' style:data-style-name="{applied}"' if applied else ""
    styles = (
        _ods_number_style("N1", _PLAIN)
        + _ods_number_style("N2", _IN_YI)
        + f'<style:style style:name="red" style:family="table-cell"{data_style}/>'
        + '<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1">'
        + '<style:map style:condition="cell-content()&gt;=10000" style:apply-style-name="red"/></style:style>'
    )
    row = ods_builder.row(ods_builder.number("23000", attributes='table:style-name="ce1"'))
    data = ods_builder.ods(ods_builder.table(row), styles=styles)
    assert [cell.shown for cell in row_of(data, "a.ods")] == [shown]


def test_words_and_plain_numbers_have_nothing_that_their_format_shows() -> None:
    cells = unpacked(answer("甲项目,5.5,6\n".encode(), "a.csv", Limits())).sheets[0].rows[0]
    cells += unpacked(answer(_plain_xlsx(), "a.xlsx", Limits())).sheets[0].rows[0]
    assert [cell.shown for cell in cells] == [""] * 6


def _plain_xlsx() -> bytes:
    workbook = openpyxl.Workbook()
    workbook.active.append(["甲项目", 5.5, 6])
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()
