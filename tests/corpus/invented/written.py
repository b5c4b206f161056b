"""Books as files: .xlsx through openpyxl, .xls through xlwt, .ods and .csv by hand."""

import io
import re
import zipfile
from datetime import date
from decimal import Decimal
from xml.sax.saxutils import escape

from invented.cells import Bare, Book, Broken, Day, Formula, Number, Sheet, Value

_EPOCH = date(1899, 12, 30)
_EPOCH_1904 = date(1904, 1, 1)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "gb18030")
DELIMITERS = (",", ";", "\t")


def shown(value: Value) -> str:
    """A value as the screen shows it, in a column as wide as its decimals; what a text format keeps."""
    match value:
        case Number(amount, form):
            decimals = max(2, -int(amount.as_tuple().exponent))
            return f"{amount:,.{decimals}f}" if form == "#,##0.00" else format(amount, "f")
        case Day(when):
            return f"{when.year}/{when.month}/{when.day}"
        case Broken(text):
            return text
        case Formula(_, result):
            return "" if result is None else format(result, "f")
    return value.text


def csv_bytes(sheet: Sheet, encoding: str, delimiter: str) -> bytes:
    """One sheet as delimited text."""
    rows = []
    for row in range(1, sheet.last_row + 1):
        texts = [
            shown(sheet.cells[row, column]) if (row, column) in sheet.cells else ""
            for column in range(1, sheet.last_column + 1)
        ]
        bare = {
            column
            for column in range(1, sheet.last_column + 1)
            if isinstance(sheet.cells.get((row, column)), Bare)
        }
        rows.append(
            delimiter.join(
                text if column in bare else _quoted(text, delimiter)
                for column, text in enumerate(texts, start=1)
            )
        )
    return "\r\n".join([*rows, ""]).encode(encoding)


def _quoted(text: str, delimiter: str) -> str:
    if any(mark in text for mark in (delimiter, '"', "\n", "\r")):
        return '"' + text.replace('"', '""') + '"'
    return text


def xlsx_bytes(book: Book) -> bytes:
    """The book as .xlsx; formulas that were calculated keep their results."""
    import openpyxl
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    if book.from_1904:
        workbook.epoch = CALENDAR_MAC_1904
    results: list[dict[str, str]] = []
    for sheet in book.sheets:
        page = workbook.create_sheet(sheet.name)
        results.append({})
        for (row, column), value in sheet.cells.items():
            cell = page.cell(row, column)
            match value:
                case Number(amount, form):
                    cell.value, cell.number_format = _number(amount), form
                case Day(when, form):
                    cell.value, cell.number_format = when, form
                case Broken(text):
                    cell.value, cell.data_type = text, "e"
                case Formula(text, result, form):
                    cell.value, cell.number_format = "=" + text, form
                    if result is not None:
                        results[-1][cell.coordinate] = str(_number(result))
                case _:
                    cell.value, cell.data_type = value.text, "s"
        for top, left, bottom, right in sheet.merges:
            page.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
        for row in sheet.hidden_rows:
            page.row_dimensions[row].hidden = True
        for column in sheet.hidden_columns:
            page.column_dimensions[openpyxl.utils.get_column_letter(column)].hidden = True
        if sheet.hidden:
            page.sheet_state = "hidden"
    stream = io.BytesIO()
    workbook.save(stream)
    return _with_results(stream.getvalue(), results) if any(results) else stream.getvalue()


def _number(amount: Decimal) -> int | float:
    return int(amount) if amount == amount.to_integral_value() and abs(amount) < 10**15 else float(amount)


def _with_results(data: bytes, results: list[dict[str, str]]) -> bytes:
    """The package with the formulas' results written in, as Excel keeps them."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            part = source.read(name)
            sheet = re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", name)
            if sheet and (known := results[int(sheet[1]) - 1]):
                pattern = re.compile(
                    r'(<c r="([A-Z]+\d+)"[^>]*><f>[^<]*</f>)<v\s*/>|(<c r="([A-Z]+\d+)"[^>]*><f>[^<]*</f>)<v></v>'
                )
                text = pattern.sub(lambda found: _filled(found, known), part.decode())
                part = text.encode()
            target.writestr(name, part)
    return stream.getvalue()


def _filled(found: re.Match[str], known: dict[str, str]) -> str:
    head, name = (found[1], found[2]) if found[1] else (found[3], found[4])
    return f"{head}<v>{known[name]}</v>" if name in known else found[0]


def xls_bytes(book: Book) -> bytes:
    """The book as .xls."""
    import xlwt

    workbook = xlwt.Workbook(encoding="utf-8")
    workbook.dates_1904 = book.from_1904
    styles: dict[str, object] = {}
    for sheet in book.sheets:
        page = workbook.add_sheet(sheet.name, cell_overwrite_ok=True)
        for top, left, bottom, right in sheet.merges:
            page.merge(top - 1, bottom - 1, left - 1, right - 1)
        for (row, column), value in sheet.cells.items():
            form = getattr(value, "form", "General")
            style = styles.setdefault(form, xlwt.easyxf(num_format_str=form))
            match value:
                case Number(amount):
                    page.write(row - 1, column - 1, _number(amount), style)
                case Day(when):
                    serial = (when - (_EPOCH_1904 if book.from_1904 else _EPOCH)).days
                    page.write(row - 1, column - 1, serial, style)
                case Broken(text):
                    page.row(row - 1).set_cell_error(column - 1, "#N/A!" if text == "#N/A" else text)
                case Formula(text, result) if result is None:
                    page.write(row - 1, column - 1, xlwt.Formula(text), style)
                case Formula(_, result):
                    page.write(row - 1, column - 1, _number(result or Decimal(0)), style)
                case _:
                    page.write(row - 1, column - 1, value.text)
        for row in sheet.hidden_rows:
            page.row(row - 1).hidden = True
        for column in sheet.hidden_columns:
            page.col(column - 1).hidden = True
        page.visibility = 1 if sheet.hidden else 0
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


_ODS_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"
 xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
 xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.2"><office:automatic-styles>
<style:style style:name="shown" style:family="table"><style:table-properties table:display="true"/></style:style>
<style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/></style:style>
</office:automatic-styles><office:body><office:spreadsheet>"""
_ODS_TAIL = "</office:spreadsheet></office:body></office:document-content>"
_ODS_MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"""


def ods_bytes(book: Book) -> bytes:
    """The book as .ods, in the shape that LibreOffice writes."""
    body = "".join(_ods_sheet(sheet) for sheet in book.sheets)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        package.writestr("content.xml", _ODS_HEAD + body + _ODS_TAIL)
        package.writestr("META-INF/manifest.xml", _ODS_MANIFEST)
    return stream.getvalue()


def _ods_sheet(sheet: Sheet) -> str:
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in sheet.merges}
    covered = {
        (row, column)
        for top, left, bottom, right in sheet.merges
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    } - set(spans)
    parts = [
        f'<table:table table:name="{escape(sheet.name)}" table:style-name="{"hidden" if sheet.hidden else "shown"}">'
    ]
    last = sheet.last_column
    for column in range(1, last + 1):
        state = ' table:visibility="collapse"' if column in sheet.hidden_columns else ""
        parts.append(f"<table:table-column{state}/>")
    for row in range(1, sheet.last_row + 1):
        state = ' table:visibility="collapse"' if row in sheet.hidden_rows else ""
        cells = [
            _ods_cell(sheet.cells.get((row, column)), spans.get((row, column)), (row, column) in covered)
            for column in range(1, last + 1)
        ]
        parts.append(f"<table:table-row{state}>{''.join(cells)}</table:table-row>")
    parts.append(
        '<table:table-row table:number-rows-repeated="1000"><table:table-cell table:number-columns-repeated="1000"/></table:table-row>'
    )
    return "".join([*parts, "</table:table>"])


def _ods_cell(value: Value | None, span: tuple[int, int] | None, covered: bool) -> str:
    tag = "table:covered-table-cell" if covered else "table:table-cell"
    spans = (
        ""
        if span is None
        else f' table:number-rows-spanned="{span[0]}" table:number-columns-spanned="{span[1]}"'
    )
    if value is None:
        return f"<{tag}{spans}/>"
    text = "".join(f"<text:p>{escape(line)}</text:p>" for line in shown(value).split("\n"))
    match value:
        case Number(amount, form) if "%" in form:
            kind = f'office:value-type="percentage" office:value="{amount}"'
            text = f"<text:p>{amount * 100:.2f}%</text:p>"
        case Number(amount):
            kind = f'office:value-type="float" office:value="{_number(amount)}"'
        case Day(when):
            kind = f'office:value-type="date" office:date-value="{when.isoformat()}"'
        case Broken(shown_error):
            kind = 'table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"'
            text = f"<text:p>{escape(shown_error)}</text:p>"
        case Formula(formula, result) if result is None:
            return f'<{tag}{spans} table:formula="of:={escape(formula)}"/>'
        case Formula(formula, result):
            kind = f'table:formula="of:={escape(formula)}" office:value-type="float" office:value="{result}"'
        case _:
            kind = 'office:value-type="string"'
    return f"<{tag}{spans} {kind}>{text}</{tag}>"
