"""Writing what a command produced to standard output or to a file."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from projledger.foundation.language import _

if TYPE_CHECKING:
    from projledger.exports.columns import Table


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


def write_tables(tables: Sequence["Table"], form: str, output: Path | None) -> None:
    """``tables`` as csv (the first of them), Markdown, HTML or a workbook, which needs ``output``."""
    if form == "xlsx":
        from projledger.cli.asking import required_output
        from projledger.exports.workbook import tables_xlsx

        write_bytes(tables_xlsx(tables), required_output(output))
    elif form == "csv":
        from projledger.exports.csv_text import table_csv

        write_text(table_csv(tables[0]), output, bom=True)
    else:
        from projledger.exports.pages import tables_text

        write_text(tables_text(tables, form), output)


def say_written(output: Path) -> None:
    """Tell on standard error where the file lies."""
    print(_("Written: {file}").format(file=output), file=sys.stderr)
