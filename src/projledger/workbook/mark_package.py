"""Marking an .xlsx by patching its zip: what is not marked stays byte for byte.

openpyxl would lose text boxes, pictures in cells and every computed formula value, so that the copy
read blank when it comes back. Parts written in an unusual way raise ``ValueError``; the caller
then makes a copy of the values.
"""

import re
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from posixpath import basename, dirname, relpath
from xml.sax.saxutils import quoteattr

from projledger.workbook.cells import RETURN_LIST
from projledger.workbook.limits import Limits
from projledger.workbook.mark_comments import Comments, boxes
from projledger.workbook.mark_list import Mark, list_sheet, plain_text
from projledger.workbook.mark_sheet import (
    Restyle,
    legacy_drawing,
    restyled,
    unselected,
    with_legacy_drawing,
)
from projledger.workbook.mark_styles import Styles
from projledger.workbook.package import Package, SheetPart
from projledger.workbook.sheet_scan import SheetXml, merges
from projledger.workbook.zip_copy import copied

_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_EMPTY_RELATIONS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)

Place = tuple[int, int]


class MarkedPackage:
    """An .xlsx whose parts are patched one after another. ``content()`` gives the new file."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._data = data
        self._package = Package(data, limits)
        self._changed: dict[str, bytes] = {}
        self._workbook = self._package.workbook_part()
        tree = self._package.xml(self._workbook)
        self._sheets = self._package.sheets(tree, self._workbook)
        kinds = dict(self._package.relations(self._workbook).values())
        self._styles_part = kinds.get("styles", "")
        self._styles = Styles(self._read(self._styles_part))
        root = self._read(self._workbook)[:2_000]
        strict = b"purl.oclc.org/ooxml" in root
        self._relations_base = _STRICT_RELATIONS if strict else _RELATIONS

    def mark(self, marks: Sequence[Mark]) -> None:
        """Colour and comment the cells of ``marks`` and list all of them on the first sheet."""
        for sheet in self._sheets:
            if sheet.name != RETURN_LIST:
                self._mark_sheet(
                    sheet, [mark for mark in marks if mark.sheet == sheet.name and _placed(mark)]
                )
        self._list(marks)
        self._write(self._styles_part, self._styles.content)

    def content(self) -> bytes:
        """The marked file."""
        with zipfile.ZipFile(BytesIO(self._data)) as archive:
            return copied(self._data, archive, self._changed)

    def _read(self, part: str) -> bytes:
        name = self._package.names.get(part.casefold(), part)
        return self._changed[name] if name in self._changed else self._package.read(part)

    def _exists(self, part: str) -> bool:
        return part.casefold() in self._package.names or part in self._changed

    def _write(self, part: str, content: bytes) -> None:
        name = self._package.names.get(part.casefold(), part)
        if not self._exists(part) or self._read(part) != content:
            self._changed[name] = content

    def _mark_sheet(self, sheet: SheetPart, marks: Sequence[Mark]) -> None:
        content = self._read(sheet.part)
        relations = self._package.relations(sheet.part)
        old = next((target for kind, target in relations.values() if kind == "comments"), "")
        if not marks and not old:
            return
        scan = SheetXml(content)
        if scan.odd or b"<sheetData" not in content:
            raise ValueError(sheet.part)
        words, errors = _by_cell(marks, merges(scan, Limits()))
        comments = Comments(self._read(old) if old else b"", words)
        if not marks and not comments.dropped:
            return
        wanted: dict[Place, Restyle] = dict.fromkeys(comments.dropped, self._styles.unfilled)
        for place, error in errors.items():
            wanted[place] = self._restyle(error)
        content = restyled(content, wanted)
        part = old or self._free(f"{dirname(dirname(sheet.part))}/comments{{}}.xml".lstrip("/"))
        self._write(part, comments.content)
        if not old:
            self._content_type(f"/{part}", _COMMENTS_TYPE)
            self._relate(sheet.part, "comments", part)
        content = self._boxes(
            sheet.part, content, {place: words[place] for place in comments.added}, comments
        )
        self._write(sheet.part, content)

    def _restyle(self, error: bool) -> Restyle:
        return lambda style: self._styles.filled(self._styles.unfilled(style), error=error)

    def _boxes(self, part: str, content: bytes, added: Mapping[Place, str], comments: Comments) -> bytes:
        relation = legacy_drawing(content)
        kind, drawing = self._package.relations(part).get(relation, ("", ""))
        if kind == "vmlDrawing" and self._exists(drawing):
            self._write(drawing, boxes(self._read(drawing), added, comments.dropped))
            return content
        if relation:
            raise ValueError("the drawing of comments is missing")
        drawing = self._free(f"{dirname(dirname(part))}/drawings/vmlDrawing{{}}.vml".lstrip("/"))
        self._write(drawing, boxes(b"", added, set()))
        self._default_type("vml", _VML_TYPE)
        return with_legacy_drawing(content, self._relate(part, "vmlDrawing", drawing), self._relations_base)

    def _list(self, marks: Sequence[Mark]) -> None:
        names = [sheet.name for sheet in self._sheets]
        content = list_sheet(marks, names, self._styles.for_list())
        for sheet in self._sheets:
            if sheet.name == RETURN_LIST:  # of an earlier round
                self._write(sheet.part, content)
                return
        part = self._free(f"{dirname(self._workbook)}/worksheets/sheet{{}}.xml".lstrip("/"))
        self._write(part, content)
        self._content_type(f"/{part}", _SHEET_TYPE)
        relation = self._relate(self._workbook, "worksheet", part)
        self._first_sheet(relation, in_front=not all(_placed(mark) for mark in marks))

    def _first_sheet(self, relation: str, *, in_front: bool) -> None:
        """Put the list before the other sheets; ``in_front`` opens the workbook on it."""
        text = self._read(self._workbook).decode("utf-8")
        number = 1 + max((int(found) for found in re.findall(r'\ssheetId="(\d+)"', text)), default=0)
        element = (
            f'<sheet xmlns:r="{self._relations_base}" name="{RETURN_LIST}" sheetId="{number}" '
            f'r:id="{relation}"/>'
        )
        text, count = re.subn(r"(<sheets\b[^>]*>)", rf"\g<1>{element}", text, count=1)
        if not count:
            raise ValueError("no list of sheets")

        def later(match: re.Match[str]) -> str:
            return f'{match[1]}"{int(match[2]) + 1}"'

        text = re.sub(r'(\slocalSheetId=)"(\d+)"', later, text)
        text = re.sub(r'(\sfirstSheet=)"(\d+)"', r'\1"0"', text)
        if in_front:
            text = re.sub(r'\sactiveTab="\d+"', "", text)
            for sheet in self._sheets:
                self._write(sheet.part, unselected(self._read(sheet.part)))
        elif "activeTab=" in text:
            text = re.sub(r'(\sactiveTab=)"(\d+)"', later, text)
        else:
            text = re.sub(r"<workbookView\b", '<workbookView activeTab="1"', text, count=1)
        self._write(self._workbook, text.encode())

    def _free(self, pattern: str) -> str:
        number = 1
        while self._exists(pattern.format(number)):
            number += 1
        return pattern.format(number)

    def _relate(self, source: str, kind: str, target: str) -> str:
        """Add a relationship from ``source`` to ``target``; its id."""
        part = f"{dirname(source)}/_rels/{basename(source)}.rels".lstrip("/")
        content = self._read(part) if self._exists(part) else _EMPTY_RELATIONS
        content = re.sub(rb"<Relationships\b([^>]*)/>", rb"<Relationships\1></Relationships>", content)
        if b"</Relationships>" not in content:
            raise ValueError(part)
        taken = set(re.findall(rb'\sId\s*=\s*["\']([^"\']+)["\']', content))
        number = len(taken) + 1
        while f"rId{number}".encode() in taken:
            number += 1
        element = (
            f'<Relationship Id="rId{number}" Type="{self._relations_base}/{kind}" '
            f"Target={quoteattr(relpath(target, dirname(source) or '.'))}/>"
        )
        self._write(part, content.replace(b"</Relationships>", element.encode() + b"</Relationships>"))
        return f"rId{number}"

    def _content_type(self, part: str, kind: str) -> None:
        content = self._read("[Content_Types].xml")
        if b"</Types>" not in content:
            raise ValueError("content types")
        element = f'<Override PartName="{part}" ContentType="{kind}"/>'.encode()
        self._write("[Content_Types].xml", content.replace(b"</Types>", element + b"</Types>"))

    def _default_type(self, extension: str, kind: str) -> None:
        content = self._read("[Content_Types].xml")
        if re.search(rf'\sExtension\s*=\s*["\']{extension}["\']'.encode(), content, re.IGNORECASE):
            return
        element = f'<Default Extension="{extension}" ContentType="{kind}"/>'.encode()
        new, count = re.subn(rb"(<Types\b[^>]*>)", lambda match: match[1] + element, content, count=1)
        if not count:
            raise ValueError("content types")
        self._write("[Content_Types].xml", new)


def _placed(mark: Mark) -> bool:
    return mark.cell is not None and mark.cell.row > 0 and mark.cell.column > 0


def _by_cell(
    marks: Sequence[Mark], merged: Sequence[tuple[int, int, int, int]]
) -> tuple[dict[Place, str], dict[Place, bool]]:
    """The words and the weight of each marked cell; in a merged range its first cell shows them."""
    words: dict[Place, str] = {}
    errors: dict[Place, bool] = {}
    for mark in marks:
        if mark.cell is None:
            continue
        row, column = place = (mark.cell.row, mark.cell.column)
        for first_row, first_column, last_row, last_column in merged:
            if first_row <= row <= last_row and first_column <= column <= last_column:
                place = (first_row, first_column)
        text = plain_text(mark)
        words[place] = f"{words[place]}\n{text}" if place in words else text
        errors[place] = errors.get(place, False) or mark.error
    return words, errors
