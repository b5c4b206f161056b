"""The received files, kept byte for byte under their sha-256.

A file is written under another name, forced to the disk and renamed into place before the ledger
speaks of it; what a crash leaves behind is a file that nothing refers to, which harms nothing.
"""

import hashlib
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath

from projledger.foundation.errors import OutputBlocked
from projledger.foundation.language import _

#: A disk forces several files at once in little more time than one.
_THREADS = 8
_PLAIN_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")


def sha256(data: bytes) -> str:
    """The hexadecimal sha-256 of ``data``."""
    return hashlib.sha256(data).hexdigest()


def keep(folder: Path, data: bytes, file_name: str) -> str:
    """As :func:`keep_all` for one file."""
    return keep_all(folder, [(data, file_name)])[0]


def keep_all(folder: Path, files: Sequence[tuple[bytes, str]]) -> list[str]:
    """Store ``files`` (bytes, name) below ``folder`` and return their paths there, with ``/``.

    The same bytes are stored once, whatever the names they came under. All of them are on the disk when
    this returns: the waiting for it is shared among threads. Raises OutputBlocked where the disk refuses.
    """
    places: dict[str, Path] = {}
    missing: dict[Path, tuple[bytes, str]] = {}
    names = [sha256(data) for data, _file_name in files]
    for name, (data, file_name) in zip(names, files, strict=True):
        if name not in places:
            with _refusals_of(folder, file_name):
                place, present = _place(folder, name, data, file_name)
            places[name] = place
            if not present:
                missing[place] = (data, file_name)
    if missing:
        _store(folder, missing)
    return [f"{name[:2]}/{places[name].name}" for name in names]


def _place(folder: Path, name: str, data: bytes, file_name: str) -> tuple[Path, bool]:
    """Where the bytes of that sha-256 stand or are to stand, and whether they stand there, undamaged."""
    shelf = folder / name[:2]
    try:
        found = sorted(path for path in shelf.iterdir() if path.name.startswith(name))
    except FileNotFoundError:
        found = []
    for path in found:
        if path.read_bytes() == data:
            return path, True
    return found[0] if found else shelf / (name + _suffix(file_name)), False  # a damaged one is mended


def _store(folder: Path, files: Mapping[Path, tuple[bytes, str]]) -> None:
    """Write all, then rename all, then force the folders: each step only when the one before is done."""
    shelves = {target.parent for target in files}
    made = [shelf for shelf in shelves if not shelf.is_dir()]
    temporaries = {target: _temporary(target) for target in files}

    def write(target: Path) -> None:
        data, file_name = files[target]
        with _refusals_of(folder, file_name):
            target.parent.mkdir(parents=True, exist_ok=True)
            with temporaries[target].open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())

    try:
        with ThreadPoolExecutor(min(_THREADS, len(files))) as threads:
            list(threads.map(write, files))
            for target, (_data, file_name) in files.items():
                with _refusals_of(folder, file_name):
                    temporaries[target].replace(target)
            with _refusals_of(folder, next(iter(files.values()))[1]):
                list(threads.map(_force_folder, [*shelves, *([folder] if made else [])]))
    except BaseException:
        for temporary in temporaries.values():
            with suppress(OSError):
                temporary.unlink()
        raise


@contextmanager
def _refusals_of(folder: Path, file_name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputBlocked(
            _("The received file {file} could not be stored in {folder} ({reason}).").format(
                file=file_name, folder=folder, reason=error
            )
        ) from error


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


def _temporary(target: Path) -> Path:
    return target.with_name(f".incoming-{target.stem}-{os.getpid()}")


def _force_folder(folder: Path) -> None:
    """Force the new name itself to the disk, where the system can."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
