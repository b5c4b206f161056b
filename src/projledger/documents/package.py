"""A Word file as a package of parts: the property in which a document says what it is, and equal bytes."""

import io
import re
import zipfile
from xml.sax.saxutils import escape, unescape

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_PROPERTY = "projledger"
_PART = "docProps/custom.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the identifier of properties that users define


def finished(package: bytes, identity: str) -> bytes:
    """``package`` with ``identity`` as its property and fixed dates: equal contents are equal files."""
    with zipfile.ZipFile(io.BytesIO(package)) as made:
        parts = {name: made.read(name) for name in made.namelist() if name != _PART}
    if identity:
        _put_property(parts, identity)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as kept:
        for name in sorted(parts, key=_place_in_package):
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.create_system = 0  # or the file would tell Windows from Linux
            entry.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(entry, parts[name])
    return buffer.getvalue()


def identity_of(package: bytes) -> str | None:
    """The text of the property by which a document says what it is; None where it has none.

    Raises BadZipFile where ``package`` is not a package.
    """
    with zipfile.ZipFile(io.BytesIO(package)) as made:
        if _PART not in made.namelist():
            return None
        text = made.read(_PART).decode("utf-8", errors="replace")
    found = re.search(rf'name="{_PROPERTY}"[^>]*>\s*<vt:lpwstr>(.*?)</vt:lpwstr>', text, re.DOTALL)
    return unescape(found[1], {"&quot;": '"', "&apos;": "'"}) if found else None


def _put_property(parts: dict[str, bytes], identity: str) -> None:
    parts[_PART] = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_NAMESPACE}" xmlns:vt="{_VALUES}">'
        f'<property fmtid="{_FORMAT}" pid="2" name="{_PROPERTY}"><vt:lpwstr>{escape(identity)}</vt:lpwstr>'
        "</property></Properties>"
    ).encode()
    _add(
        parts,
        "[Content_Types].xml",
        "</Types>",
        f'<Override PartName="/{_PART}" ContentType="{_TYPE}"/>',
        _PART,
    )
    relation = f'<Relationship Id="rIdProjledger" Type="{_RELATION}" Target="{_PART}"/>'
    _add(parts, "_rels/.rels", "</Relationships>", relation, _RELATION)


def _add(parts: dict[str, bytes], name: str, end: str, element: str, known: str) -> None:
    """Put ``element`` before the ``end`` of part ``name``, unless ``known`` tells that it is there."""
    text = parts[name].decode()
    if known not in text:
        parts[name] = text.replace(end, element + end).encode()


def _place_in_package(name: str) -> tuple[bool, str]:
    """The list of content types stands first, as Word writes it; the rest by name."""
    return name != "[Content_Types].xml", name
