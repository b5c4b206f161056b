"""What a file is, by its first bytes and its directory, never by its name alone."""

import re
from enum import StrEnum
from pathlib import PurePath

from projledger.workbook.text_encoding import marked_encoding, wide_encoding
from projledger.workbook.zip_names import ends_as_zip, zip_names


class Content(StrEnum):
    """What a file holds. Members of the first group can be read."""

    XLSX = "xlsx"
    XLS = "xls"
    CSV = "csv"
    ODS = "ods"
    XLSB = "xlsb"
    DOCX = "docx"
    ZIP = "zip"
    EMPTY = "empty"
    ENCRYPTED = "encrypted"
    RAR = "RAR"
    SEVEN_ZIP = "7z"
    GZIP = "gzip"
    TAR = "tar"
    CAB = "cab"
    HTML = "html"
    MHTML = "mhtml"
    XML = "xml"
    XML_2003 = "xml2003"
    WORD = "word"
    SLIDES = "slides"
    PDF = "pdf"
    OFD = "ofd"
    RTF = "rtf"
    PICTURE = "picture"
    MEDIA = "media"
    TEXT = "text"
    OLE = "ole"
    BINARY = "binary"


#: What a worker reads.
READABLE = frozenset({Content.XLSX, Content.XLS, Content.CSV, Content.ODS, Content.XLSB, Content.DOCX})
ARCHIVES = frozenset({Content.RAR, Content.SEVEN_ZIP, Content.GZIP, Content.TAR, Content.CAB})
ATTACHMENTS = frozenset(
    {
        Content.WORD,
        Content.SLIDES,
        Content.PDF,
        Content.OFD,
        Content.RTF,
        Content.PICTURE,
        Content.MEDIA,
        Content.TEXT,
    }
)
#: Endings of documents that are zips; what bears one is no archive to take apart, however damaged.
ZIPPED_SUFFIXES = frozenset(
    {".docx", ".docm", ".dotx", ".odt", ".pptx", ".pptm", ".odp", ".ofd", ".wps", ".et", ".dps"}
)
#: Endings under which a sender means a spreadsheet.
WORKBOOK_SUFFIXES = frozenset(
    {
        *(".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlt", ".xlsb", ".et", ".ett"),
        *(".ods", ".ots", ".fods", ".csv", ".tsv"),
    }
)

_MAGIC: tuple[tuple[bytes, Content], ...] = (
    (b"Rar!\x1a\x07", Content.RAR),
    (b"7z\xbc\xaf\x27\x1c", Content.SEVEN_ZIP),
    (b"\x1f\x8b", Content.GZIP),
    (b"MSCF", Content.CAB),
    (b"%PDF", Content.PDF),
    (b"{\\rtf", Content.RTF),
    (b"\x89PNG", Content.PICTURE),
    (b"\xff\xd8\xff", Content.PICTURE),
    (b"GIF8", Content.PICTURE),
    (b"BM", Content.PICTURE),
    (b"II*\x00", Content.PICTURE),
    (b"MM\x00*", Content.PICTURE),
    (b"ID3", Content.MEDIA),
    (b"\x1aE\xdf\xa3", Content.MEDIA),
    (b"OggS", Content.MEDIA),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RAW_BIFF = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_UNTEXT = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
_TEXT_SUFFIXES = frozenset({".csv", ".tsv"})
_SLIPS = 20  # control characters at the front of a text that somebody calls a table


def is_lock_file(name: str) -> bool:
    """Whether ``name`` is a lock file that Excel, WPS or LibreOffice leaves beside an open workbook."""
    base = PurePath(name).name
    return base.startswith(("~$", ".~lock.", ".~"))


def suffix(name: str) -> str:
    """The ending of ``name`` in lower case, such as ``.xlsx``."""
    return PurePath(name).suffix.lower()


def sniff(data: bytes, name: str = "") -> Content:  # noqa: PLR0911 - one answer a format
    """What ``data`` holds. ``name`` only decides between texts (a list of words or a csv)."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        return Content.BINARY if b"\x00" in data else Content.EMPTY
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zip_content(data)
    if data.startswith(_OLE):
        return _ole_content(data, name)
    if data.startswith(_RAW_BIFF) and len(data) > 8 and data[2] in (4, 6, 8, 16) and data[3] == 0:  # noqa: PLR2004 - lengths of a BOF record
        return Content.XLS
    for magic, content in _MAGIC:
        if data.startswith(magic) and (magic != b"BM" or b"\x00" in data[:64]):
            return content
    if data[4:8] == b"ftyp":
        return Content.PICTURE if data[8:11] in (b"hei", b"mif", b"avi") else Content.MEDIA
    if data.startswith(b"RIFF"):
        return Content.PICTURE if data[8:12] == b"WEBP" else Content.MEDIA
    if data[257:262] == b"ustar":
        return Content.TAR
    return _text_content(data, name)


def _zip_content(data: bytes) -> Content:
    """Which of the formats that are zips; a zip with names of none of them is an archive."""
    names = zip_names(data)
    if not ends_as_zip(data) or {"[content_types].xml", "xl/workbook.xml"} & names:
        if "xl/workbook.bin" in names:
            return Content.XLSB
        for folder, content in (("xl/", Content.XLSX), ("word/", Content.DOCX), ("ppt/", Content.SLIDES)):
            if any(name.startswith(folder) for name in names):
                return content
        if "[content_types].xml" in names:
            return Content.XLSX
    head = data[30:200]
    if b"opendocument." in head and b"opendocument.spreadsheet" not in head:
        return Content.WORD
    # a type that does not stand first: the reader will see it
    if b"opendocument." in head or {"content.xml", "meta-inf/manifest.xml"} <= names:
        return Content.ODS
    return Content.OFD if "ofd.xml" in names else Content.ZIP


def _ole_content(data: bytes, name: str) -> Content:
    """Which of the formats in an OLE container, by the names of its streams."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") + b"\x00\x00" in data

    if holds("EncryptedPackage"):
        return Content.ENCRYPTED
    workbook = holds("Workbook") or holds("Book") or holds("WORKBOOK")
    word = holds("WordDocument")
    if workbook and not (word and suffix(name) in {".doc", ".dot", ".wps"}):
        return Content.XLS
    if word:
        return Content.WORD
    return Content.SLIDES if holds("PowerPoint Document") else Content.OLE


def _text_content(data: bytes, name: str) -> Content:  # noqa: PLR0911 - one answer a format
    head = data[:4096]
    if wide := (marked_encoding(data) or wide_encoding(data)).replace("utf-8-sig", ""):
        head = head.decode(wide, "replace").encode()
    elif len(_UNTEXT.findall(data, 0, 65_536)) > (_SLIPS if suffix(name) in _TEXT_SUFFIXES else 0):
        return Content.BINARY
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(b"mime-version:"):
        return Content.MHTML
    if start.startswith((b"<html", b"<!doctype html", b"<table", b"<meta", b"<head", b"<body", b"<style")):
        return Content.HTML
    if start.startswith((b"<?xml", b"<!doctype")):
        if b"urn:schemas-microsoft-com:office:spreadsheet" in start:
            return Content.XML_2003
        if b"<html" in start:
            return Content.HTML
        return Content.ODS if b"opendocument.spreadsheet" in start else Content.XML
    if suffix(name) in _TEXT_SUFFIXES:
        return Content.CSV
    return Content.CSV if _tabular(head) else Content.TEXT


def _tabular(head: bytes) -> bool:
    """Whether most of the first whole lines hold the same delimiter equally often.

    Once a line is only enough where no line lacks it; titles may stand above a wider table.
    """
    lines = [line for line in head.splitlines()[:20] if line.strip()]
    if len(head) >= 4096:  # noqa: PLR2004 - the last line may be cut by the window
        lines = lines[:-1]
    if len(lines) < 2:  # noqa: PLR2004 - one line is no table
        return False
    for delimiter in (b"\t", b",", b";"):
        counts = [line.count(delimiter) for line in lines]
        common = max(filter(None, counts), key=counts.count, default=0)
        if counts.count(common) * 2 > len(counts) and common and (common > 1 or min(counts) > 0):
            return True
    return False
