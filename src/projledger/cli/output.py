"""Writing what a command produced to standard output or to a file."""

import json
import sys
from pathlib import Path

from projledger.foundation.language import _


def write_text(text: str, output: Path | None, *, bom: bool = False) -> None:
    """``text`` to standard output, or as UTF-8 (``bom``: with a byte order mark, for Excel) to ``output``."""
    ended = text if text.endswith("\n") else f"{text}\n"
    if output is None:
        sys.stdout.write(ended)
    else:
        write_bytes(ended.encode("utf-8-sig" if bom else "utf-8"), output)


def write_json(record: object, output: Path | None) -> None:
    """``record`` as JSON that people can read, to standard output or to ``output``."""
    write_text(json.dumps(record, ensure_ascii=False, indent=2), output)


def write_bytes(data: bytes, output: Path) -> None:
    """``data`` to ``output``, whole; OutputBlocked where the file is open elsewhere."""
    from projledger.api.files import replace_file

    replace_file(output, data)


def say_written(output: Path) -> None:
    """Tell on standard error where the file lies."""
    print(_("Written: {file}").format(file=output), file=sys.stderr)
