"""Small OpenDocument spreadsheets written part by part, so that a test can put anything into them."""

import zipfile
from html import escape

from workbook_builder import zipped

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
_URN = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = (
    f'xmlns:office="{_URN}:office:1.0" xmlns:table="{_URN}:table:1.0" xmlns:text="{_URN}:text:1.0" '
    f'xmlns:style="{_URN}:style:1.0" xmlns:number="{_URN}:datastyle:1.0" xmlns:draw="{_URN}:drawing:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)
MANIFEST = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'


def table(rows: str, name: str = "月报", *, attributes: str = "", before: str = "") -> str:
    return f'<table:table table:name="{name}" {attributes}>{before}{rows}</table:table>'


def content(*tables: str, styles: str = "", before: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {NAMESPACES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{before}{''.join(tables)}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )


def ods(*tables: str, styles: str = "", extra: dict[str, str | bytes] | None = None) -> bytes:
    """An .ods of tables; a piece of XML that does not begin with ``<table:table `` is the rows of one."""
    whole = [piece if piece.startswith("<table:table ") else table(piece) for piece in tables]
    parts: dict[str, str | bytes] = {
        "mimetype": MIMETYPE,
        "content.xml": content(*whole, styles=styles),
        "META-INF/manifest.xml": MANIFEST,
    }
    return zipped(parts | (extra or {}), zipfile.ZIP_DEFLATED if extra else zipfile.ZIP_STORED)


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def text(words: str, attributes: str = "") -> str:
    paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in words.split("\n"))
    return f'<table:table-cell office:value-type="string" {attributes}>{paragraphs}</table:table-cell>'


def number(value: object, kind: str = "float", attributes: str = "", shown: str = "") -> str:
    return (
        f'<table:table-cell office:value-type="{kind}" office:value="{value}" {attributes}>'
        f"<text:p>{shown or value}</text:p></table:table-cell>"
    )


BLANK = "<table:table-cell/>"
