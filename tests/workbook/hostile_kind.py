"""What a hostile file is, for the tests and for ``make bench``."""

from collections.abc import Callable
from typing import NamedTuple

from projledger.workbook.cells import Workbook
from projledger.workbook.transport import address

#: Read after all, without a finding: the harm is only meant.
READ = "read"
#: Read after all, without cells far outside the table.
STRAY = "F012"

_SHOWN = 12  # characters of a cell


class Hostile(NamedTuple):
    """One hostile file: what it does, its name and bytes, and how it must end.

    ``code`` is the only finding of reading it, or :data:`READ`. ``says`` stands in the finding's English
    words; of a file that is read (:data:`READ`, :data:`STRAY`) it is what it holds, see :func:`held`.
    """

    kind: str
    name: str
    build: Callable[[], bytes]
    code: str
    says: str = ""


def held(workbook: Workbook) -> str:
    """The first and the last cell of ``workbook`` that hold something, and how many do."""
    cells = [
        f"{address(number, column)}={value.text[:_SHOWN]}"
        for sheet in workbook.sheets
        for number in range(1, len(sheet.rows) + 1)
        for column, value in sheet.filled(number)
    ]
    if len(cells) < 2:
        return cells[0] if cells else "nothing"
    return f"{cells[0]} … {cells[-1]}, {len(cells)} cells"
