"""How much of a file is read before it is refused."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one file. Real returns stay far below each of them; bombs do not."""

    file_mebibytes: int = 64
    archive_mebibytes: int = 1024  # a zip of returns, all its members together
    members: int = 5_000  # parts of a workbook, files of an archive
    depth: int = 3  # archives inside archives
    unpacked_mebibytes: int = 96  # the parts of a workbook that are read, together
    ratio: int = 200  # of a part's size to its packed size; real ledgers have 5 to 10
    ratio_from: int = 1_048_576  # bytes unpacked below which the ratio does not matter
    sheets: int = 255
    cells: int = 500_000  # of all sheets together, without the blank ends of rows
    area: int = 6_000_000  # height × width, which readers lay out in memory, of all sheets together
    gap: int = 20_000  # blank rows after which what follows is a stray cell
    columns: int = 512  # further right is a stray cell
    stray: int = 2_000  # more stray cells than that are no accident
    merges: int = 20_000
    text: int = 4_000  # characters of one cell; the rest is cut
    characters: int = 30_000_000  # of all cells together
    seconds: int = 15
    memory_mebibytes: int = 640  # address space of the worker, where the system can limit it
