"""How much of a file is read before it is refused."""

from dataclasses import dataclass
from typing import Self

from projledger.foundation.settings import Limits as LimitSettings

_CELLS, _MEMBERS = 500_000, 5_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one file. Real returns stay far below each of them; bombs do not.

    Those that an office may raise are the settings of the same name (see :meth:`of`); the others are
    what no spreadsheet of a person needs.
    """

    file_mebibytes: int = 50
    archive_mebibytes: int = 200  # a zip of returns, and all its members together
    members: int = _MEMBERS  # parts of a workbook, files of an archive
    depth: int = 3  # archives inside archives
    unpacked_mebibytes: int = 64  # the parts of a workbook that are read, together
    ratio: int = 200  # of a part's size to its packed size; real ledgers have 5 to 10
    ratio_from: int = 1_048_576  # bytes unpacked below which the ratio does not matter
    sheets: int = 255
    rows: int = (
        10_000  # that hold something, of all sheets together; each is judged, which nothing interrupts
    )
    cells: int = _CELLS  # of all sheets together, without the blank ends of rows
    area: int = 6 * _CELLS  # height × width, which readers lay out in memory, of all sheets together
    gap: int = 20_000  # blank rows after which what follows is a stray cell
    columns: int = 512  # further right is a stray cell
    stray: int = 2_000  # more stray cells than that are no accident
    merges: int = 20_000
    text: int = 4_000  # characters of one cell; the rest is cut
    characters: int = 24 * _CELLS  # of all cells together
    slow_cells: int = 2 * _CELLS // 5  # where only the second reader of .xlsx can read them
    elements: int = 125_000  # of a part that is read as a tree, such as the names of a workbook
    seconds: int = 15
    memory_mebibytes: int = 400  # that the worker may fill, where the system can limit it

    @classmethod
    def of(cls, allowed: LimitSettings) -> Self:
        """The limits that the settings ``allowed``; what is laid out grows with the cells."""
        cells = max(allowed.cells, _CELLS)
        return cls(
            file_mebibytes=allowed.file_megabytes,
            archive_mebibytes=allowed.archive_megabytes,
            members=max(_MEMBERS, 10 * allowed.sheets),
            unpacked_mebibytes=allowed.unpacked_megabytes,
            ratio=allowed.ratio,
            sheets=allowed.sheets,
            rows=allowed.rows,
            cells=allowed.cells,
            area=6 * cells,
            characters=24 * cells,
            slow_cells=2 * cells // 5,
            seconds=allowed.seconds,
            memory_mebibytes=allowed.memory_megabytes,
        )
