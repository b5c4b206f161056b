"""What would make Word repair or refuse a .docx: ``faults(data)`` names each, and is empty for a sound file.

The order and values of elements are checked by openxml-audit, which knows the schema of Word's own
file-format library. What it does not look at is looked at here: content types, identifiers, text out of
place, cells that do not end in a paragraph, rows that do not fill their table, fields left open.
"""

import io
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
#: The content type that the target of a relationship must have, by the last word of its type.
_TARGETS = {
    "officeDocument": f"{_WORD_TYPE}.document.main+xml",
    "core-properties": "application/vnd.openxmlformats-package.core-properties+xml",
    "custom-properties": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    **{name: f"{_WORD_TYPE}.{name}+xml" for name in ("styles", "settings", "fontTable", "header", "footer")},
}
_HOLD_TEXT = frozenset(f"{W}{name}" for name in ("t", "instrText", "delText"))
#: Word cuts the name and title of a content control beyond this.
_LONGEST_TAG = 64
#: openxml-audit asks for a theme; Word opens a document without one and takes the fonts that the styles name.
_NEEDLESS = ("officeDocument/2006/relationships/theme' is missing",)


def faults(data: bytes, *, schema: bool = True) -> list[str]:
    """Every fault of the package, each with the part in which it stands; without the ``schema`` in haste."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        if doubled := [name for name, count in Counter(names).items() if count > 1]:
            return [f"twice in the package: {doubled}"]
        parts = {name: package.read(name) for name in names}
    try:
        trees = {
            name: etree.fromstring(content)
            for name, content in parts.items()
            if name.endswith((".xml", ".rels"))
        }
    except etree.XMLSyntaxError as error:
        return [f"not well-formed: {error}"]
    found = [*_of_package(names, trees), *_of_styles(trees), *_of_identifiers(trees)]
    for name, root in trees.items():
        if name.startswith("word/") and not name.endswith(".rels"):
            found += [f"{name}: {fault}" for fault in (*_of_text(root), *_of_tables(root), *_of_blocks(root))]
    return [*found, *_of_schema(data)] if schema else found


def _of_schema(data: bytes) -> Iterator[str]:
    from openxml_audit import FileFormat, OpenXmlValidator

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document.docx"
        path.write_bytes(data)
        for error in OpenXmlValidator(file_format=FileFormat.OFFICE_2016).validate(path).errors:
            if not any(words in str(error) for words in _NEEDLESS):
                yield str(error)


def _of_package(names: list[str], trees: dict[str, Any]) -> Iterator[str]:
    if names[0] != "[Content_Types].xml":
        yield f"the package begins with {names[0]}"
    types = trees["[Content_Types].xml"]
    overrides = {
        node.get("PartName").lstrip("/"): node.get("ContentType") for node in types.iter(f"{_TYPES}Override")
    }
    defaults = {node.get("Extension"): node.get("ContentType") for node in types.iter(f"{_TYPES}Default")}
    yield from (f"a content type without its part: {name}" for name in overrides if name not in names)
    for name in names[1:]:
        kind = overrides.get(name) or defaults.get(name.rpartition(".")[2])
        if kind in {None, "application/xml"}:
            yield f"{name} has no content type"
    reached = {"[Content_Types].xml"}
    for name, root in trees.items():
        if not name.endswith(".rels"):
            continue
        reached.add(name)
        folder = PurePosixPath(name).parent.parent
        identifiers = [node.get("Id") for node in root.iter(_RELATION)]
        if len(set(identifiers)) < len(identifiers):
            yield f"{name}: an identifier twice"
        for node in root.iter(_RELATION):
            if node.get("TargetMode") == "External":
                continue
            target = node.get("Target")
            part = target.lstrip("/") if target.startswith("/") else str(folder / target).removeprefix("./")
            reached.add(part)
            if part not in names:
                yield f"{name}: the target {part} is missing"
            asked = _TARGETS.get(node.get("Type").rpartition("/")[2])
            if asked and overrides.get(part) != asked:
                yield f"{part} is not of the type {asked}"
    yield from (f"no relationship leads to {name}" for name in names if name not in reached)


def _of_styles(trees: dict[str, Any]) -> Iterator[str]:
    styles = trees["word/styles.xml"]
    known = Counter(node.get(f"{W}styleId") for node in styles.iter(f"{W}style"))
    yield from (f"the style {name} stands twice" for name, count in known.items() if count > 1)
    shown = Counter(node.get(f"{W}val") for node in styles.iterfind(f"{W}style/{W}name"))
    yield from (f"two styles are called {name}" for name, count in shown.items() if count > 1)
    for tag in ("basedOn", "next", "link"):
        for node in styles.iter(f"{W}{tag}"):
            if node.get(f"{W}val") not in known:
                yield f"word/styles.xml: {tag} names {node.get(f'{W}val')}"
    for part, root in trees.items():
        for tag in ("pStyle", "rStyle", "tblStyle"):
            for node in root.iter(f"{W}{tag}"):
                if node.get(f"{W}val") not in known:
                    yield f"{part}: {tag} names {node.get(f'{W}val')}"


def _of_identifiers(trees: dict[str, Any]) -> Iterator[str]:
    stories = [root for name, root in trees.items() if name.startswith("word/")]
    for path in (f"{W}sdt/{W}sdtPr/{W}id", f"{W}bookmarkStart", f"{W}comment"):
        *_parents, last = path.rpartition("/")
        attribute = f"{W}val" if last.endswith("}id") else f"{W}id"
        used = Counter(node.get(attribute) for root in stories for node in root.iterfind(f".//{path}"))
        yield from (
            f"the identifier {name} stands at two of {last}" for name, count in used.items() if count > 1
        )
    for root in stories:
        for tag in ("alias", "tag"):
            for node in root.iter(f"{W}{tag}"):
                if len(node.get(f"{W}val", "")) > _LONGEST_TAG:
                    yield f"a content control's {tag} is longer than {_LONGEST_TAG} characters"


def _of_text(root: Any) -> Iterator[str]:
    for node in root.iter():
        if not isinstance(node.tag, str):
            continue
        if node.tag not in _HOLD_TEXT and (node.text or "").strip() and node.tag.startswith(W):
            yield f"text in {etree.QName(node).localname}: {node.text.strip()[:20]}"
        if (node.tail or "").strip():
            yield f"text behind {etree.QName(node).localname}: {node.tail.strip()[:20]}"


def _of_tables(root: Any) -> Iterator[str]:
    for table in root.iter(f"{W}tbl"):
        columns = [int(node.get(f"{W}w")) for node in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        if table.find(f"{W}tr") is None:
            yield "a table without rows"
        for row in table.iterfind(f"{W}tr"):
            spans = [
                int(cell.find(f"{W}tcPr/{W}gridSpan").get(f"{W}val"))
                if cell.find(f"{W}tcPr/{W}gridSpan") is not None
                else 1
                for cell in row.iterfind(f"{W}tc")
            ]
            if sum(spans) != len(columns):
                yield f"a row of {sum(spans)} cells in a table of {len(columns)} columns"
        for cell in table.iterfind(f"{W}tr/{W}tc"):
            if len(cell) == 0 or cell[-1].tag != f"{W}p":
                yield "a cell that does not end in a paragraph"


def _of_blocks(root: Any) -> Iterator[str]:
    for paragraph in root.iter(f"{W}p"):
        if any(True for _ in paragraph.iterancestors(f"{W}p")) and not any(
            True for _ in paragraph.iterancestors(f"{W}txbxContent")
        ):
            yield "a paragraph within a paragraph"
        kinds = [node.get(f"{W}fldCharType") for node in paragraph.iter(f"{W}fldChar")]
        if kinds.count("begin") != kinds.count("end"):
            yield "a field that is not closed in its paragraph"
    holder = root.find(f"{W}body") if root.tag == f"{W}document" else root
    if root.tag in {f"{W}document", f"{W}hdr", f"{W}ftr"}:
        blocks = [node for node in holder if node.tag != f"{W}sectPr"]
        if not blocks or blocks[-1].tag != f"{W}p":
            yield "the last block is no paragraph"
        if root.tag == f"{W}document" and holder[-1].tag != f"{W}sectPr":
            yield "the document does not end in its section"
    for section in root.iter(f"{W}sectPr"):
        named = Counter(
            (node.tag, node.get(f"{W}type"))
            for node in section
            if node.tag in {f"{W}headerReference", f"{W}footerReference"}
        )
        yield from (f"a section names two of {kind[1]}" for kind, count in named.items() if count > 1)
