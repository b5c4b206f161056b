"""The received files, kept byte for byte under their sha-256.

A file is written under another name, forced to the disk and renamed into place before the ledger
speaks of it; what a crash leaves behind is a file that nothing refers to, which harms nothing.
"""

import hashlib
import os
import re
from pathlib import Path, PurePath

from projledger.foundation.errors import OutputBlocked
from projledger.foundation.language import _

_PLAIN_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")


def sha256(data: bytes) -> str:
    """The hexadecimal sha-256 of ``data``."""
    return hashlib.sha256(data).hexdigest()


def keep(folder: Path, data: bytes, file_name: str) -> str:
    """Store ``data`` below ``folder`` and return its path there, with ``/``.

    The same bytes are stored once, whatever the names they came under. Raises OutputBlocked where the disk
    refuses.
    """
    name = sha256(data)
    shelf = folder / name[:2]
    try:
        present = sorted(shelf.glob(f"{name}*")) if shelf.is_dir() else []
        for path in present:
            if path.read_bytes() == data:
                return f"{name[:2]}/{path.name}"
        target = present[0] if present else shelf / (name + _suffix(file_name))  # a damaged one is mended
        if not shelf.is_dir():
            shelf.mkdir(parents=True, exist_ok=True)
            _force_folder(folder)
        _write(target, data)
    except OSError as error:
        raise OutputBlocked(
            _("The received file {file} could not be stored in {folder} ({reason}).").format(
                file=file_name, folder=folder, reason=error
            )
        ) from error
    return f"{name[:2]}/{target.name}"


def fault(folder: Path, original: str, expected: str) -> str:
    """What is wrong with a stored file: ``missing``, ``changed`` or "" (nothing)."""
    try:
        found = sha256((folder / original).read_bytes())
    except OSError:
        return "missing"
    return "" if found == expected else "changed"


def _suffix(file_name: str) -> str:
    suffix = PurePath(file_name).suffix.lower()
    return suffix if _PLAIN_SUFFIX.fullmatch(suffix) else ""


def _write(target: Path, data: bytes) -> None:
    temporary = target.with_name(f".incoming-{target.stem}-{os.getpid()}")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _force_folder(target.parent)


def _force_folder(folder: Path) -> None:
    """Force the new name itself to the disk, where the system can."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
