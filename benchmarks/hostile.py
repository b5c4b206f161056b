"""What hostile files cost at worst: time of ``check`` and memory of it and its workers together.

Run by itself it writes the files of which it is told on its input, a number and a path in a line: they are
built by another process, so that what it takes to build them is not counted.
"""

import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "workbook"))

from family_memory import Peak  # noqa: E402 - found by the line above
from hostile_files import KINDS  # noqa: E402 - as above


def worst() -> None:
    """Check each hostile file by itself in an empty workspace; print the slowest and the largest."""
    from projledger.api.ledger import Ledger
    from projledger.intake.options import ImportOptions

    times: list[tuple[float, str]] = []
    sizes: list[tuple[float, str]] = []
    with (
        tempfile.TemporaryDirectory() as temporary,
        subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as builder,
        Ledger.create(Path(temporary) / "ledger") as ledger,
    ):
        assert builder.stdin and builder.stdout
        options = ImportOptions(received_on=date(2021, 7, 5))
        for number, kind in enumerate(KINDS):
            path = Path(temporary) / kind.name
            builder.stdin.write(f"{number} {path}\n")
            builder.stdin.flush()
            builder.stdout.readline()
            begun = time.perf_counter()
            with Peak(but=builder.pid) as peak:
                ledger.check([path], options)
            times.append((time.perf_counter() - begun, kind.kind))
            sizes.append((peak.most, kind.kind))
            path.unlink()
        builder.stdin.close()
    took, slowest = max(times)
    print(f"{f'{len(KINDS)} hostile files, each checked: the slowest':<52}{took * 1000:9.0f} ms  {slowest}")
    most, largest = max(sizes)
    if most:
        print(f"{'hostile files: peak memory with the workers':<52}{most:9.0f} MiB {largest}")


def build() -> None:
    """Write each file that is asked for, and say so."""
    for line in sys.stdin:
        number, _blank, path = line.strip().partition(" ")
        Path(path).write_bytes(KINDS[int(number)].build())
        print(path, flush=True)


if __name__ == "__main__":
    build()
