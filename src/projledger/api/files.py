"""Writing files so that a reader sees the whole of them or nothing."""

import os
import re
from contextlib import suppress
from pathlib import Path

from projledger.foundation.errors import OutputBlocked
from projledger.foundation.language import _

_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$", re.IGNORECASE)
_LONGEST = 80


def safe_name(text: str) -> str:
    """``text`` as a file name that Windows takes: no separators, no reserved names, not too long."""
    cleaned = re.sub(r'[\x00-\x1f<>:"/\\|?*]', "_", text).strip(" .")[:_LONGEST].strip(" .") or "_"
    return f"_{cleaned}" if _RESERVED.match(cleaned) else cleaned


def free_name(folder: Path, stem: str, suffix: str) -> Path:
    """``folder/stem.suffix``, with -2, -3 … where that name is taken: nothing is written over."""
    plain = folder / f"{safe_name(stem)}{suffix}"
    number, found = 2, plain
    while found.exists():
        found = folder / f"{safe_name(stem)}-{number}{suffix}"
        number += 1
    return found


def write_once(target: Path, data: bytes) -> None:
    """Write ``data`` to ``target`` whole, unless it is there already; on the disk when this returns.

    Nothing is written over: OutputBlocked where another file stands there, or the disk refuses.
    """
    partial = target.with_name(f".{os.getpid()}.partial")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with partial.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _place_once(partial, target)
    except FileExistsError:
        if target.is_file() and target.read_bytes() == data:
            return
        message = _("{file} is there already and is another file; it is not written over.")
        raise OutputBlocked(message.format(file=target)) from None
    except OSError as error:
        message = _("{file} could not be written ({reason}).")
        raise OutputBlocked(message.format(file=target, reason=error.strerror or error)) from None
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def _place_once(partial: Path, target: Path) -> None:
    """Give ``partial`` the name ``target``; FileExistsError where that is taken."""
    if os.name == "nt":
        partial.rename(target)  # refuses a name that is taken
        return
    try:
        target.hardlink_to(partial)
    except FileExistsError:
        raise
    except OSError:  # a file system without links, such as a stick's
        if target.exists():
            raise FileExistsError(target) from None
        partial.rename(target)


def replace_file(target: Path, data: bytes) -> None:
    """Write ``data`` to ``target`` whole; OutputBlocked where it is open elsewhere or the disk refuses."""
    if target.is_dir():
        raise OutputBlocked(_("{file} is a folder; name a file in it.").format(file=target))
    partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(data)
        partial.replace(target)
    except OSError as error:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        message = _("{file} could not be written ({reason}). If it is open in Excel or WPS, close it there.")
        raise OutputBlocked(message.format(file=target, reason=error.strerror or error)) from None
