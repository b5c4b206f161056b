"""Workbooks as the test suites of readers keep them: odd, broken, or made to lead a reader astray."""

import io
import struct
import zipfile
from collections.abc import Iterator

from hostile_kind import READ, Hostile
from hostile_xlsx import GOOD, LEFT, NOTHING, ONE, SHEET
from workbook_builder import PACKAGE, RELATIONS, STYLES, patched, sheet_xml, xlsx, zipped

_BOOK, _LINKS, _STRINGS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml"
_REFUSED = "no reader"


def _parts(data: bytes) -> dict[str, str | bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _changed(part: str, old: str, new: str, data: bytes = b"") -> bytes:
    """The workbook of one cell with ``new`` for ``old`` in one of its parts."""
    data = data or xlsx(ONE)
    content = _parts(data)[part]
    text = content.decode() if isinstance(content, bytes) else content
    assert old in text
    return patched(data, {part: text.replace(old, new)})


def _without(part: str) -> bytes:
    parts = _parts(xlsx(ONE))
    del parts[part]
    return zipped(parts)


def _renamed(part: str, name: str) -> bytes:
    return zipped({name if key == part else key: content for key, content in _parts(xlsx(ONE)).items()})


def _sheet(rows: str = ONE, *, before: str = "", after: str = "") -> bytes:
    return xlsx(("S", sheet_xml(rows, before=before, after=after)))


def _cell(inside: str, attributes: str = "") -> bytes:
    return xlsx(f'<row r="1"><c r="A1"{attributes}>{inside}</c></row>')


def _inline(text: str) -> bytes:
    return _cell(f"<is><t>{text}</t></is>", ' t="inlineStr"')


def _raw(content: bytes) -> bytes:
    """The workbook with those bytes for its sheet."""
    return patched(xlsx(ONE), {SHEET: content})


def _sheet_kind(kind: str, part: str, *, alone: bool) -> bytes:
    """A workbook with a sheet that is no table, alone or before one that is."""
    data = xlsx(ONE, ONE)
    relations = _parts(data)[_LINKS]
    assert isinstance(relations, bytes)
    text = relations.decode().replace(
        '/worksheet" Target="worksheets/sheet1', f'/{kind}" Target="{part}/sheet1'
    )
    if alone:
        text = text.replace('/worksheet" Target="worksheets/sheet2', f'/{kind}" Target="{part}/sheet2')
    return patched(data, {_LINKS: text, f"xl/{part}/sheet1.xml": f"<{kind}/>"})


def _packages() -> Iterator[tuple[str, bytes, str, str]]:
    """Parts that are missing, elsewhere, or lead in circles."""
    yield "no list of content types", _without("[Content_Types].xml"), READ, LEFT
    yield "no relationships of the package", _without("_rels/.rels"), READ, LEFT
    yield "no relationships of the workbook", _without(_LINKS), "F005", "no sheet"
    yield "no workbook part", _without(_BOOK), "F005", "part"
    yield "no sheet part", _without(SHEET), "F005", "part"
    yield "no styles", _without("xl/styles.xml"), READ, LEFT
    yield "shared strings under another case", _renamed(_STRINGS, "xl/SharedStrings.xml"), READ, LEFT
    yield (
        "a workbook part of another name",
        _changed(
            "_rels/.rels",
            "xl/workbook.xml",
            "xl/workbook2.xml",
            zipped(
                {
                    name.replace("workbook.xml", "workbook2.xml"): content
                    for name, content in _parts(xlsx(ONE)).items()
                }
            ),
        ),
        READ,
        LEFT,
    )
    for words, target, code, says in (
        ("from the root", "/xl/worksheets/sheet1.xml", READ, LEFT),
        ("on another machine", "\\\\\\\\host\\\\share\\\\sheet1.xml", "F005", "part"),
        ("in a file of this machine", "file:///etc/passwd", "F005", "part"),
        ("outside the package", "../../../../etc/passwd", "F005", "part"),
        ("that is the workbook itself", "workbook.xml", READ, NOTHING),
        ("that is its own relationships", "_rels/workbook.xml.rels", READ, NOTHING),
    ):
        yield f"a sheet {words}", _changed(_LINKS, "worksheets/sheet1.xml", target), code, says
    yield (
        "a sheet on the web",
        _changed(
            _LINKS,
            'Target="worksheets/sheet1.xml"',
            'Target="http://host.invalid/s.xml" TargetMode="External"',
        ),
        "F005",
        "part",
    )
    yield (
        "links to a workbook on another machine",
        patched(
            xlsx(ONE),
            {
                "xl/externalLinks/externalLink1.xml": "<externalLink/>",
                "xl/externalLinks/_rels/externalLink1.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
                f'<Relationship Id="r1" Type="{RELATIONS}/externalLinkPath" Target="file://host/b.xlsx" TargetMode="External"/>'
                "</Relationships>",
            },
        ),
        READ,
        LEFT,
    )
    yield (
        "a billion laughs in a part that nobody reads",
        patched(xlsx(ONE), {"docProps/app.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}),
        READ,
        LEFT,
    )
    for kind, part, words in (
        ("xlMacrosheet", "macrosheets", "a sheet of old macros"),
        ("chartsheet", "chartsheets", "a chart sheet"),
        ("dialogsheet", "dialogsheets", "a dialog sheet"),
    ):
        yield f"{words} before a table", _sheet_kind(kind, part, alone=False), READ, LEFT
        yield f"{words} alone", _sheet_kind(kind, part, alone=True), "F005", "no sheet"
    yield "a sheet that is very hidden", xlsx(ONE, states={"S1": "veryHidden"}), READ, LEFT
    yield "a sheet name of 100,000 characters", xlsx(("S" * 100_000, sheet_xml(ONE))), READ, LEFT
    yield "a sheet name that leads elsewhere", xlsx(("../../etc", sheet_xml(ONE))), READ, LEFT
    yield (
        "two sheets of one name",
        xlsx(("S", sheet_xml(ONE)), ("S", sheet_xml(ONE))),
        READ,
        "A1=1 … A1=1, 2 cells",
    )
    yield "a sheet without a name", xlsx(("", sheet_xml(ONE))), READ, LEFT
    for words, element in (
        (
            "reserved for writing",
            '<fileSharing readOnlyRecommended="1" userName="a" reservationPassword="CC1A"/>',
        ),
        ("whose structure is protected", '<workbookProtection workbookPassword="CC1A" lockStructure="1"/>'),
    ):
        yield f"a workbook {words}", xlsx(ONE, workbook=element), READ, LEFT
    yield "a protected sheet", _sheet(after='<sheetProtection password="CC1A" sheet="1"/>'), READ, LEFT


def _zips() -> Iterator[tuple[str, bytes, str, str]]:
    """Zips that are not as zips are."""

    def streamed() -> bytes:
        class Pipe(io.RawIOBase):
            """Cannot be wound back, so that sizes stand behind the parts."""

            def __init__(self) -> None:
                self.content = bytearray()

            def writable(self) -> bool:
                return True

            def write(self, data: bytes) -> int:  # type: ignore[override]
                self.content += bytes(data)
                return len(data)

        pipe = Pipe()
        with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[arg-type]
            for name, content in _parts(xlsx(ONE)).items():
                archive.writestr(name, content)
        return bytes(pipe.content)

    good = xlsx(ONE)
    directory = good.index(b"PK\x01\x02")
    entry = good.rindex(SHEET.encode()) - 46
    local = good.index(SHEET.encode()) - 30

    def with_bytes(at: int, form: str, *values: int) -> bytes:
        out = bytearray(good)
        struct.pack_into(form, out, at, *values)
        return bytes(out)

    yield "sizes behind the parts", streamed(), READ, LEFT
    yield "a checksum that does not fit", with_bytes(entry + 16, "<I", 0x12345678), "F005", "unpacked"
    yield (
        "another name before the part than in the directory",
        good[: local + 30] + b"y" + good[local + 31 :],
        "F005",
        "unpacked",
    )
    yield "a part that says it is encrypted", with_bytes(entry + 8, "<H", 1), "F002", ""
    yield "a part packed by an unknown method", with_bytes(entry + 10, "<H", 97), "F005", "unpacked"
    yield (
        "sizes that are said to stand elsewhere (zip64)",
        with_bytes(entry + 20, "<II", 0xFFFFFFFF, 0xFFFFFFFF),
        "F007",
        "limits.unpacked",
    )
    yield "a part that begins behind the end", with_bytes(entry + 42, "<I", 0x7FFFFFFF), "F005", ""
    yield (
        "a directory of 65,535 entries that are not there",
        with_bytes(len(good) - 14, "<HH", 65_535, 65_535),
        READ,
        LEFT,
    )
    yield "zeros behind the end", good + bytes(500), READ, LEFT
    yield "a second zip in the comment", good[:-2] + struct.pack("<H", len(GOOD)) + GOOD, "F005", ""
    yield "a folder among the parts", patched(good, {"xl/worksheets/": b""}), READ, LEFT
    yield "the directory before the parts", good[directory:] + good[:directory], "F004", "unknown kind"


def _sheets() -> Iterator[tuple[str, bytes, str, str]]:
    """Sheets that say odd things."""
    for words, before in (
        ("a dimension from row 0", '<dimension ref="A0:AZ48943"/>'),
        ("a dimension of nonsense", '<dimension ref="hello"/>'),
        ("a dimension that is too small", '<dimension ref="ZZ9"/>'),
        ("columns up to 1e999", '<cols><col min="1" max="1e999" hidden="1"/></cols>'),
        ("columns from the last to the first", '<cols><col min="16384" max="1" hidden="1"/></cols>'),
        ("columns from -1", '<cols><col min="-1" max="-5" hidden="1"/></cols>'),
    ):
        yield words, _sheet(before=before), READ, LEFT
    for words, after in (
        (
            "merges upon one another",
            '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B2:C3"/><mergeCell ref="A1:C3"/></mergeCells>',
        ),
        ("a merge from the last to the first", '<mergeCells><mergeCell ref="XFD1048576:A1"/></mergeCells>'),
        (
            "2,000 conditional formats",
            '<conditionalFormatting sqref="A1"><cfRule type="expression" priority="1"><formula>1</formula></cfRule></conditionalFormatting>'
            * 2_000,
        ),
        ("links to programs", '<hyperlinks><hyperlink ref="A1" r:id="rId9" location="cmd"/></hyperlinks>'),
    ):
        yield words, _sheet(after=after), READ, LEFT
    yield (
        "a merge of nonsense",
        _sheet(after='<mergeCells><mergeCell ref="hello"/></mergeCells>'),
        "F005",
        _REFUSED,
    )
    yield (
        "counts of 2^32",
        _changed(_STRINGS, "<sst ", '<sst count="4294967295" uniqueCount="4294967295" '),
        READ,
        LEFT,
    )
    yield (
        "cell formats counted as 2^32",
        xlsx(ONE, styles=STYLES.replace('cellXfs count="5"', 'cellXfs count="4294967295"')),
        READ,
        LEFT,
    )
    yield "a cell format that is not there", _cell("<v>1</v>", ' s="99999"'), READ, LEFT
    yield (
        "a number format of a million characters",
        xlsx(ONE, styles=STYLES.replace("yyyy-mm-dd", "0" * 1_000_000)),
        READ,
        LEFT,
    )
    yield (
        "16,384 cells in a row",
        xlsx('<row r="1">' + "<c><v>1</v></c>" * 16_384 + "</row>"),
        "F007",
        "far outside",
    )
    yield (
        "a cell twice",
        xlsx('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'),
        "F005",
        "A1 stands twice",
    )
    yield (
        "a cell twice in a row with blanks",
        xlsx('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c><c r="D1"><v>3</v></c></row>'),
        "F005",
        "A1 stands twice",
    )
    yield "a row twice", xlsx(ONE + ONE.replace("<v>1", "<v>2")), "F005", "A1 stands twice"
    yield (
        "rows in the wrong order",
        xlsx('<row r="2"><c r="A2"><v>2</v></c></row>' + ONE),
        READ,
        "A1=1 … A2=2, 2 cells",
    )
    yield (
        "cells in the wrong order",
        xlsx('<row r="1"><c r="B1"><v>2</v></c><c r="A1"><v>1</v></c></row>'),
        READ,
        "A1=1 … B1=2, 2 cells",
    )


def _values() -> Iterator[tuple[str, bytes, str, str]]:
    """Cells whose values are none, or other than they look."""
    yield from (
        ("a type that there is not", _cell("<v>1</v>", ' t="z"'), READ, LEFT),
        ("a truth of 7", _cell("<v>7</v>", ' t="b"'), READ, "A1=TRUE"),
        ("an error that is a tag", _cell("<v>&lt;script&gt;</v>", ' t="e"'), READ, "A1=&lt;script&g"),
        ("a number in Chinese digits", _cell("<v>１２</v>"), READ, "A1=１２"),
        ("a number with a comma", _cell("<v>1,234</v>"), READ, "A1=1,234"),
        ("a number with blanks around", _cell("<v> 12 </v>"), READ, "A1= 12 "),
        ("a number of 400 digits", _cell(f"<v>{'9' * 400}</v>"), READ, "A1=inf"),
        ("a number with a comment inside", _cell("<v>12<!-- 99 -->34</v>"), READ, "A1=1234"),
        ("a number in a CDATA section", _cell("<v><![CDATA[12]]></v>"), READ, "A1=12"),
        ("a number by character references", _cell("<v>&#49;&#50;</v>"), READ, "A1=12"),
        ("two values in a cell", _cell("<v>1</v><v>2</v>"), "F005", "two values"),
        ("a value inside a value", _cell("<v>1<v>2</v></v>"), "F005", "two values"),
        ("a day behind the year 9999", _cell("<v>2958466</v>", ' s="1"'), READ, "A1=2958466"),
        ("a day in a million million years", _cell("<v>1e15</v>", ' s="1"'), READ, "A1=100000000000"),
        ("a day before all days", _cell("<v>-5</v>", ' s="1"'), READ, "A1=-5"),
        ("a day that is written", _cell("<v>2021-13-45</v>", ' t="d"'), READ, "A1=2021-13-45"),
        ("half of a character", _inline("a&#xD800;b"), "F005", _REFUSED),
        ("half of a character, escaped", _inline("a_xD800_b"), READ, "A1=a_xD800_b"),
        ("a zero by a character reference", _inline("a&#0;b"), "F005", _REFUSED),
        ("a control character as it is", _inline("a\x0bb"), READ, "A1=ab"),
        ("an unknown entity", _inline("a&nbsp;b"), "F005", _REFUSED),
        (
            "a text with blanks to be kept",
            _cell('<is><t xml:space="preserve">  a  </t></is>', ' t="inlineStr"'),
            READ,
            "A1=  a  ",
        ),
        (
            "a text in 200,000 pieces",
            xlsx(
                '<row r="1"><c r="A1" t="inlineStr"><is>' + "<r><t>a</t></r>" * 200_000 + "</is></c></row>",
                compression=zipfile.ZIP_STORED,
            ),
            READ,
            "A1=aaaaaaaaaaaa",
        ),
        (
            "alternatives in a row",
            xlsx(
                '<row r="1"><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x14"><c r="A1"><v>1</v></c></mc:Choice><mc:Fallback><c r="A1"><v>2</v></c></mc:Fallback></mc:AlternateContent></row>'
            ),
            "F005",
            "A1 stands twice",
        ),
    )


def _writing() -> Iterator[tuple[str, bytes, str, str]]:
    """XML in other encodings than it says, and with more than elements."""
    plain = sheet_xml('<row r="1"><c r="A1" t="inlineStr"><is><t>云台</t></is></c></row>')
    declared = '<?xml version="1.0" encoding="{}"?>'
    for encoding, code, says in (
        ("utf-16", READ, "A1=云台"),
        ("utf-16-le", "F005", _REFUSED),
        ("gb18030", "F005", _REFUSED),
        ("gbk", "F005", _REFUSED),
        ("utf-32", "F005", _REFUSED),
    ):
        yield f"a sheet in {encoding}", _raw((declared.format(encoding) + plain).encode(encoding)), code, says
    yield (
        "a sheet in UTF-8 with a mark",
        _raw(b"\xef\xbb\xbf" + (declared.format("UTF-8") + plain).encode()),
        READ,
        "A1=云台",
    )
    yield "a sheet in GBK without a word", _raw(plain.encode("gbk")), "F005", _REFUSED
    yield "UTF-8 that says it is UTF-16", _raw((declared.format("UTF-16") + plain).encode()), "F005", _REFUSED
    yield "UTF-8 that says it is UTF-7", _raw((declared.format("UTF-7") + plain).encode()), "F005", _REFUSED
    yield (
        "UTF-8 that says it is Latin",
        _raw((declared.format("ISO-8859-1") + plain).encode()),
        READ,
        "A1=äº\x91å\x8f°".replace("\x91", "").replace("\x8f", ""),
    )
    yield (
        "UTF-7 that hides tags",
        _raw((declared.format("UTF-7") + sheet_xml("+ADw-row r=+ACI-1+ACI-+AD4-+ADw-/row+AD4-")).encode()),
        "F005",
        _REFUSED,
    )
    yield (
        "bytes that are no UTF-8",
        _raw(plain.encode().replace("云".encode(), b"\xff\xfe")),
        "F005",
        _REFUSED,
    )
    yield (
        "a command to a program",
        _raw(
            (
                '<?xml version="1.0"?><?xml-stylesheet href="http://host.invalid/a.xsl"?><?mso-application progid="Excel.Sheet"?>'
                + plain
            ).encode()
        ),
        READ,
        "A1=云台",
    )
    yield (
        "names of another namespace",
        _raw(plain.replace("spreadsheetml/2006/main", "hello/2006/main").encode()),
        READ,
        "A1=云台",
    )
    yield "XML 1.1", _raw(('<?xml version="1.1"?>' + plain).encode()), READ, "A1=云台"


def kinds() -> Iterator[Hostile]:
    """Every workbook of this kind."""
    for part in (_packages, _zips, _sheets, _values, _writing):
        for words, data, code, says in part():
            yield Hostile(words, "来件.xlsx", lambda data=data: data, code, says)
