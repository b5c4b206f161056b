"""Writing what a command produced to standard output or to a file."""

import sys
from pathlib import Path

from projledger.foundation.errors import OutputBlocked
from projledger.foundation.language import _


def write_text(text: str, output: Path | None, *, bom: bool = False) -> None:
    """``text`` to standard output, or as UTF-8 (``bom``: with a byte order mark, for Excel) to ``output``."""
    if output is None:
        sys.stdout.write(text if text.endswith("\n") else f"{text}\n")
        return
    write_bytes(
        (text if text.endswith("\n") else f"{text}\n").encode("utf-8-sig" if bom else "utf-8"), output
    )


def write_bytes(data: bytes, output: Path) -> None:
    """``data`` to ``output``, replacing the file whole; OutputBlocked where it is open elsewhere."""
    partial = output.with_name(f"{output.name}.partial")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(data)
        partial.replace(output)
    except OSError as error:
        partial.unlink(missing_ok=True)
        message = _("{file} could not be written ({reason}). If it is open in Excel or WPS, close it there.")
        raise OutputBlocked(message.format(file=output, reason=error.strerror or error)) from None


def say_written(output: Path) -> None:
    """Tell on standard error where the file lies."""
    print(_("Written: {file}").format(file=output), file=sys.stderr)
