"""Reads workbooks in one process, for the benchmarks: ``reading.py bare|guarded FOLDER RUNS``.

``bare`` is python-calamine alone, one file after another over their bytes; ``guarded`` is what an import
does: limits, scan, worker processes, cells. Prints the seconds of each run, without start-up.
"""

import sys
import time
from io import BytesIO
from pathlib import Path


def bare(contents: list[bytes]) -> None:
    """Every cell of every sheet as calamine gives it."""
    from python_calamine import CalamineWorkbook

    for data in contents:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def guarded(contents: list[bytes]) -> None:
    """Every cell of every sheet as an import sees it; the workers are started within the time."""
    from projledger.workbook.reader import Reader, Task

    with Reader() as reader:
        for reading in reader.read_many(Task(data, "a.xlsx") for data in contents):
            if reading.workbook is None:
                raise SystemExit("a file was refused")


def main() -> None:
    """Print one line a run."""
    task, folder, runs = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    contents = [path.read_bytes() for path in sorted(folder.rglob("*.xlsx"))]
    read = {"bare": bare, "guarded": guarded}[task]
    for _run in range(runs):
        begin = time.perf_counter()
        read(contents)
        print(time.perf_counter() - begin)


if __name__ == "__main__":
    main()
