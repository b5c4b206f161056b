"""What the clerk named on the command line, as files: single files, folders, zips, zips inside zips."""

import os
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from projledger.foundation.errors import UsageError, WorkspaceError
from projledger.foundation.findings import Finding
from projledger.foundation.language import _
from projledger.workbook.faults import Fault, described
from projledger.workbook.limits import Limits
from projledger.workbook.package import opened_zip, unsafe_name
from projledger.workbook.sniff import WORKBOOK_SUFFIXES, ZIPPED_SUFFIXES, Content, is_lock_file, sniff, suffix

_MEBIBYTE = 1_048_576
_DIRECTORY_ENTRY = b"PK\x01\x02"
#: Faults of an archive as a whole: after one of them no more of its files are unpacked.
_OVER = frozenset({"members", "archive_size"})
#: Files that systems leave in folders; nobody sent them.
_LITTER = frozenset({".ds_store", "thumbs.db", "desktop.ini", "__macosx"})
_UTF8_NAME = 0x800
_UNICODE_PATH = 0x7075
_ENCRYPTED = 0x1


class ReceivedFile(NamedTuple):
    """One file as received.

    ``container`` says where inside what was named it stood (``6月.zip/乡镇``), empty for a file that was
    named itself; ``path`` is the file on disk that holds it. Where ``findings`` say why it
    cannot be taken, ``data`` is empty.
    """

    name: str
    container: str
    path: Path
    data: bytes
    findings: tuple[Finding, ...] = ()


def received(paths: Sequence[Path], limits: Limits | None = None) -> Iterator[ReceivedFile]:
    """Every file in ``paths``, folders and archives in the order of their names.

    Raises :class:`UsageError` at once for a path that does not exist, and :class:`WorkspaceError` when
    a file's turn comes that the system does not let us read.
    """
    for path in paths:
        if not path.exists():
            raise UsageError(_("There is no file or folder {path}.").format(path=path))
    return _each(paths, limits or Limits())


def _each(paths: Sequence[Path], limits: Limits) -> Iterator[ReceivedFile]:
    for path in paths:
        if path.is_dir():
            for file in _walked(path):
                inside = file.parent.relative_to(path).as_posix()
                yield from _file(file, "" if inside == "." else inside, limits)
        else:
            yield from _file(path, "", limits)


def _walked(folder: Path) -> Iterator[Path]:
    """The files under ``folder``, sorted; links to folders are not followed."""
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        raise _unreadable(folder) from error
    for entry in entries:
        if entry.name.casefold() in _LITTER:
            continue
        if entry.is_dir():
            if not entry.is_symlink():
                yield from _walked(entry)
        elif entry.is_file():
            yield entry


def _file(path: Path, container: str, limits: Limits) -> Iterator[ReceivedFile]:
    if is_lock_file(path.name):
        yield _refused(path.name, container, path, Fault("F009"))
        return
    archive = suffix(path.name) == ".zip"
    bound = limits.archive_mebibytes if archive else limits.file_mebibytes
    try:
        if path.stat().st_size > bound * _MEBIBYTE:
            yield _refused(
                path.name, container, path, Fault("F007", "archive_size" if archive else "size", limit=bound)
            )
            return
        data = path.read_bytes()
    except OSError as error:
        raise _unreadable(path) from error
    if _is_archive(data, path.name):
        where = f"{container}/{path.name}".lstrip("/")
        yield from _members(data, path.name, where, path, _Budget(limits), limits.depth)
    else:
        yield ReceivedFile(path.name, container, path, data)


def _is_archive(data: bytes, name: str) -> bool:
    """A zip that is no document; a damaged workbook keeps its name and is left to the reader."""
    document = suffix(name) in WORKBOOK_SUFFIXES | ZIPPED_SUFFIXES
    return data.startswith(b"PK") and not document and sniff(data, name) is Content.ZIP


class _Budget:
    """What the members of one archive, and of the archives in it, may come to."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.members = limits.members
        self.bytes = limits.archive_mebibytes * _MEBIBYTE
        self.spent = False  # said once; what is left of the archive is left


def _members(
    data: bytes, name: str, container: str, path: Path, budget: _Budget, depth: int
) -> Iterator[ReceivedFile]:
    """The files in an archive; ``container`` names it with everything around it."""
    limits = budget.limits
    try:
        if depth <= 0:
            raise Fault("F007", "depth", limit=limits.depth)
        if data.count(_DIRECTORY_ENTRY) > budget.members:
            raise Fault("F007", "members", limit=limits.members)
        archive = opened_zip(data, limits.members)
    except Fault as fault:
        budget.spent = budget.spent or fault.phrase in _OVER
        yield _refused(name, container.rpartition("/")[0], path, fault)
        return
    with archive:
        infos = [(member_name(info), info) for info in archive.infolist() if not info.is_dir()]
        budget.members -= len(infos)
        seen: set[str] = set()
        for full, info in sorted(infos, key=lambda pair: pair[0]):
            plain = full.replace("\\", "/")
            folder, __, base = plain.rpartition("/")
            if {part.casefold() for part in plain.split("/")} & _LITTER or base.startswith("._"):
                continue
            if budget.spent:
                return
            where = f"{container}/{folder}".rstrip("/")
            try:
                if unsafe_name(full) or plain.casefold() in seen:
                    raise Fault("F011", _shown(full))
                seen.add(plain.casefold())
                if is_lock_file(base):
                    raise Fault("F009")
                content = _unpacked(archive, info, budget)
            except Fault as fault:
                safe = _shown(base) or _shown(full)
                budget.spent = fault.phrase in _OVER
                yield _refused(safe, container if fault.code == "F011" else where, path, fault)
                continue
            if _is_archive(content, base):
                yield from _members(content, base, f"{where}/{base}", path, budget, depth - 1)
            else:
                yield ReceivedFile(base, where, path, content)


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: _Budget) -> bytes:
    limits = budget.limits
    size = info.file_size
    if info.flag_bits & _ENCRYPTED:
        raise Fault("F002")
    if size > limits.file_mebibytes * _MEBIBYTE:
        raise Fault("F007", "size", limit=limits.file_mebibytes)
    if size > limits.ratio_from and size > max(info.compress_size, 1) * limits.ratio:
        raise Fault("F007", "ratio", part=_shown(info.filename), limit=limits.ratio)
    budget.bytes -= size
    if budget.bytes < 0:
        raise Fault("F007", "archive_size", limit=limits.archive_mebibytes)
    try:
        return archive.read(info)
    except Exception as error:  # zipfile and the decompressors raise seven kinds on damaged members
        raise Fault("F005", "zip") from error


def member_name(info: zipfile.ZipInfo) -> str:  # noqa: PLR0911 - one attempt after another
    """A member's name. Chinese programs write GB18030 without saying so; zipfile reads it as cp437."""
    raw_name = info.orig_filename
    if info.flag_bits & _UTF8_NAME:
        return raw_name
    if unicode_path := _extra_field(info.extra, _UNICODE_PATH):
        try:
            return unicode_path[5:].decode("utf-8")  # after a version byte and a checksum
        except UnicodeDecodeError:
            pass
    try:
        raw = raw_name.encode("cp437")
    except UnicodeEncodeError:
        return raw_name
    if raw.isascii():
        return raw_name
    try:
        text = raw.decode("utf-8")
        # two-byte sequences only: Latin, Greek or Cyrillic letters, more likely GBK read as UTF-8
        if any(ord(char) > 0x7FF for char in text):  # noqa: PLR2004 - the last of two bytes
            return text
    except UnicodeDecodeError:
        pass
    try:
        return raw.decode("gb18030")
    except UnicodeDecodeError:
        return raw_name


def _extra_field(extra: bytes, wanted: int) -> bytes:
    position = 0
    while position + 4 <= len(extra):
        kind = int.from_bytes(extra[position : position + 2], "little")
        length = int.from_bytes(extra[position + 2 : position + 4], "little")
        if kind == wanted:
            return extra[position + 4 : position + 4 + length]
        position += 4 + length
    return b""


def _refused(name: str, container: str, path: Path, fault: Fault) -> ReceivedFile:
    found = described(fault.phrase, fault.values)
    return ReceivedFile(name, container, path, b"", (Finding(fault.code, file=name, found=found),))


def _shown(name: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in name)[:120]


def _unreadable(path: Path) -> WorkspaceError:
    if os.name == "nt":
        return WorkspaceError(
            _("{path} cannot be read; it may be open in Excel or WPS. Close it there and try again.").format(
                path=path
            )
        )
    return WorkspaceError(_("{path} cannot be read; see who may read it.").format(path=path))
