"""The zip that an .xlsx is: checked before anything is unpacked, unpacked only within the limits."""

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from posixpath import join, normpath
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError, fromstring

from projledger.workbook.faults import Fault
from projledger.workbook.limits import Limits
from projledger.workbook.zip_copy import stored
from projledger.workbook.zip_names import ends_as_zip

_MEBIBYTE = 1_048_576
_DIRECTORY_ENTRY = b"PK\x01\x02"
_LOCAL_HEADER = 30  # bytes before a member's name
#: Only looked through for a word, never parsed; old writers declare a document type in it.
_MANIFEST = "meta-inf/manifest.xml"
#: How a document type declaration begins, in the encodings that parsers take.
DOCTYPES = tuple("<!DOCTYPE".encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be"))


def unsafe_name(name: str) -> bool:
    """Whether a member's name leaves its archive: absolute, with a drive, with ``..``, with a NUL."""
    plain = name.replace("\\", "/")
    return (
        not plain
        or plain.startswith("/")
        or bool(re.match(r"[A-Za-z]:", plain))
        or ".." in plain.split("/")
        or any(ord(char) < 32 for char in plain)  # noqa: PLR2004 - control characters
    )


def opened_zip(data: bytes, members: int) -> zipfile.ZipFile:
    """``data`` as a zip with at most ``members`` entries, counted before the directory is built."""
    if data.count(_DIRECTORY_ENTRY) > members:
        raise Fault("F007", "members", limit=members)
    if not ends_as_zip(data):  # zipfile would open the last whole zip inside what is left
        raise Fault("F005", "cut")
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, IndexError) as error:
        raise Fault("F005", "zip") from error
    if _shared_bytes(archive):
        raise Fault("F015", "shared")
    return archive


def _shared_bytes(archive: zipfile.ZipFile) -> bool:
    """Whether members lie upon one another: so a few bytes unpack to any number of files."""
    end = 0
    for start, size in sorted((info.header_offset, info.compress_size) for info in archive.infolist()):
        if start < end:
            return True
        end = start + _LOCAL_HEADER + size
    return False


class SheetPart(NamedTuple):
    """A worksheet as the workbook part names it."""

    name: str
    part: str
    state: str  # "visible" | "hidden" | "veryHidden"


class Package:
    """An .xlsx package. Every part is checked for size, ratio and entities when it is read."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.limits = limits
        self._zip = opened_zip(data, limits.members)
        self._left = limits.unpacked_mebibytes * _MEBIBYTE
        self._parts: dict[str, bytes] = {}
        self._relations: dict[str, dict[str, tuple[str, str]]] = {}
        names: set[str] = set()
        for info in self._zip.infolist():
            plain = info.filename.replace("\\", "/").casefold()
            if unsafe_name(info.filename) or plain in names:
                raise Fault("F015", "names", part=info.filename)
            names.add(plain)
        # some writers separate folders by backslashes
        self.names = {name.replace("\\", "/").casefold(): name for name in self._zip.namelist()}

    def read(self, part: str) -> bytes:
        """The unpacked bytes of ``part``. Raises :class:`Fault` where it is missing or beyond a limit."""
        name = self.names.get(part.casefold().lstrip("/"))
        if name is None:
            raise Fault("F005", "part", part=part)
        if name not in self._parts:
            self._parts[name] = self._unpacked(self._zip.getinfo(name))
        return self._parts[name]

    def optional(self, part: str) -> bytes:
        """As :meth:`read`, with empty bytes for a part that is not there."""
        return self.read(part) if part.casefold().lstrip("/") in self.names else b""

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        limits = self.limits
        size, packed = info.file_size, max(info.compress_size, 1)
        if size > limits.ratio_from and size > packed * limits.ratio:
            raise Fault("F007", "ratio", part=info.filename, limit=limits.ratio)
        if size > self._left:
            raise Fault("F007", "unpacked", limit=limits.unpacked_mebibytes)
        if info.flag_bits & 1:
            raise Fault("F002")
        try:
            content = self._zip.read(info)
        except Fault:
            raise
        except Exception as error:  # zipfile and zlib raise seven kinds on damaged parts
            raise Fault("F005", "zip") from error
        self._left -= len(content)
        declared = b"!" in content and any(mark in content for mark in DOCTYPES)
        if declared and info.filename.casefold() != _MANIFEST:
            raise Fault("F015", "entities", part=info.filename)
        return content

    def xml(self, part: str, most: int = 0) -> Element:
        """``part`` as an element tree, of at most ``most`` elements (0: as a workbook's own parts)."""
        content = self.read(part)
        few_elements(content, part, most or self.limits.elements)
        try:
            return fromstring(content)  # noqa: S314 - parts that declare entities are refused above
        except (ParseError, ValueError, LookupError) as error:
            raise Fault("F005", "zip") from error

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """The relationships of ``part``: id → (last word of the type, target part)."""
        if part in self._relations:
            return self._relations[part]
        folder, _, base = part.rpartition("/")
        rels = f"{folder}/_rels/{base}.rels".lstrip("/")
        if rels.casefold() not in self.names:
            return {}
        found = self._relations[part] = {}
        for relation in self.xml(rels):
            target = relation.get("Target", "").replace("\\", "/")
            if relation.get("TargetMode") != "External":
                target = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
            found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], target)
        return found

    def workbook_part(self, usual: str = "xl/workbook.xml") -> str:
        """The path of the main part, by the package's relationships; ``usual`` where they name none."""
        for kind, target in self.relations("").values():
            if kind == "officeDocument":
                return target
        return usual

    def sheets(self, workbook: Element, part: str) -> list[SheetPart]:
        """The worksheets in their order; chart and macro sheets are left out."""
        relations = self.relations(part)
        found = []
        for element in workbook.iter():
            if _local(element.tag) != "sheet":
                continue
            key = next((value for name, value in element.items() if _local(name) == "id"), "")
            kind, target = relations.get(key, ("", ""))
            if kind == "worksheet":
                found.append(SheetPart(element.get("name", ""), target, element.get("state", "visible")))
            if len(found) > self.limits.sheets:
                raise Fault("F007", "sheets", limit=self.limits.sheets)
        return found

    def rebuilt(self, changed: Mapping[str, bytes]) -> bytes:
        """A package of the parts read so far, some of them ``changed``, for a reader that takes bytes.

        So no reader meets a part that was not checked, or finds another directory than was read here.
        """
        parts = {**self._parts, **changed}
        return stored({name.replace("\\", "/"): content for name, content in parts.items()})

    def real_name(self, part: str) -> str:
        """``part`` as the zip spells it."""
        return self.names[part.casefold().lstrip("/")]


def few_elements(content: bytes, part: str, most: int) -> None:
    """Raises :class:`Fault` (F007) where ``content`` has more than ``most`` elements: each takes its room."""
    if content.count(b"<") > 2 * most:
        raise Fault("F007", "elements", part=part, limit=most)


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
