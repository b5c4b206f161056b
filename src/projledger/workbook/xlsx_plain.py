"""An .xlsx written anew from the parts that hold cells, for the second reader.

openpyxl stumbles over much that has nothing to do with cells: empty fills, missing styles, names in
another case, strict namespaces, sheets of one name. What it gets is plain, and says the same.
"""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, ParseError, fromstring
from xml.sax.saxutils import quoteattr

from projledger.workbook.faults import Fault
from projledger.workbook.package import SheetPart
from projledger.workbook.zip_copy import stored

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
#: Dates of East Asian Excels by the number of their format; openpyxl knows only those of the first 49.
_DATES = frozenset({*range(27, 37), *range(50, 59)})
_DAY = "14"
_ON = frozenset({"1", "true", "on"})


def plain_package(
    sheets: Sequence[SheetPart], contents: Sequence[bytes], strings: bytes, styles: bytes, workbook: Element
) -> tuple[bytes, list[SheetPart]]:
    """The package, and the ``sheets`` as it names them: 1, 2, 3 …"""
    numbers = range(1, len(sheets) + 1)
    named = [SheetPart(str(number), f"xl/{number}.xml", "visible") for number in numbers]
    listed = "".join(f'<sheet name="{number}" sheetId="{number}" r:id="r{number}"/>' for number in numbers)
    kinds = "".join(_override(f"{number}.xml", "worksheet") for number in numbers)
    related = "".join(_relation(f"r{number}", "worksheet", f"{number}.xml") for number in numbers)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{_override('workbook.xml', 'sheet.main')}{_override('styles.xml', 'styles')}"
        f"{_override('strings.xml', 'sharedStrings')}{kinds}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{_relation('r', 'officeDocument', 'xl/workbook.xml')}</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}">'
        f'<workbookPr date1904="{int(counts_from_1904(workbook))}"/><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{related}'
        f"{_relation('s', 'styles', 'styles.xml')}{_relation('t', 'sharedStrings', 'strings.xml')}"
        "</Relationships>",
        "xl/styles.xml": _plain_styles(styles),
    }
    written = {name: text.encode() for name, text in parts.items()}
    written["xl/strings.xml"] = _transitional(strings) or f'<sst xmlns="{_MAIN}"/>'.encode()
    for sheet, content in zip(named, contents, strict=True):
        written[sheet.part] = _transitional(content)
    return stored(written), named


def counts_from_1904(workbook: Element) -> bool:
    """Whether the workbook's dates are days since 1904."""
    return any(_local(element.tag) == "workbookPr" and element.get("date1904") in _ON for element in workbook)


def _override(part: str, kind: str) -> str:
    return f'<Override PartName="/xl/{part}" ContentType="{_KIND}.{kind}+xml"/>'


def _relation(key: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{key}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'


def _transitional(content: bytes) -> bytes:
    """The part with the usual namespace; blanks before the declaration, which no parser takes, go."""
    if content[:1].isspace():
        content = content.lstrip()
    return content.replace(_STRICT, _MAIN.encode())


def _plain_styles(styles: bytes) -> str:
    """Styles that say only which number format each cell style has."""
    try:
        root = fromstring(styles.lstrip()) if styles else Element("styleSheet")  # noqa: S314 - no entities: see Package
    except (ParseError, ValueError, LookupError) as error:
        raise Fault("F005", "zip") from error
    custom = {
        element.get("numFmtId", ""): element.get("formatCode", "")
        for element in root.iter()
        if _local(element.tag) == "numFmt"
    }
    formats = next((element for element in root if _local(element.tag) == "cellXfs"), None)
    numbers = [element.get("numFmtId", "0") for element in formats] if formats is not None else []
    known = [number if number.isascii() and number.isdigit() else "0" for number in numbers] or ["0"]
    cells = "".join(f'<xf numFmtId="{_usual(number, custom)}" fontId="0" fillId="0"/>' for number in known)
    written = "".join(
        f'<numFmt numFmtId="{number}" formatCode={quoteattr(code)}/>'
        for number, code in custom.items()
        if number.isascii() and number.isdigit()
    )
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts>{written}</numFmts><fonts><font/></fonts>'
        "<fills><fill><patternFill/></fill></fills><borders><border/></borders>"
        f'<cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs>{cells}</cellXfs></styleSheet>'
    )


def _usual(number: str, custom: dict[str, str]) -> str:
    return _DAY if number not in custom and int(number[:6]) in _DATES else number


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
