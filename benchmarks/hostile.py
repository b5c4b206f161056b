"""What hostile files cost at worst: time of ``check`` and memory of it and its workers together."""

import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def worst(held: Callable[[int], float], family: Callable[[int], list[int]]) -> None:
    """Check each hostile file by itself in an empty workspace; print the slowest and the largest.

    ``family`` gives a process and all below it, ``held`` the MiB that one of them holds.
    """
    sys.path.insert(0, str(ROOT / "tests" / "workbook"))
    from hostile_files import KINDS

    from projledger.api.ledger import Ledger
    from projledger.intake.options import ImportOptions

    times: list[tuple[float, str]] = []
    sizes: list[tuple[float, str]] = []
    with tempfile.TemporaryDirectory() as temporary, Ledger.create(Path(temporary) / "ledger") as ledger:
        options = ImportOptions(received_on=date(2021, 7, 5))
        for kind in KINDS:
            path = Path(temporary) / kind.name
            path.write_bytes(kind.build())
            peak = _Peak(held, family)
            begun = time.perf_counter()
            with peak:
                ledger.check([path], options)
            times.append((time.perf_counter() - begun, kind.kind))
            sizes.append((peak.most, kind.kind))
            path.unlink()
    took, slowest = max(times)
    print(f"{f'{len(KINDS)} hostile files, each checked: the slowest':<52}{took * 1000:9.0f} ms  {slowest}")
    most, largest = max(sizes)
    if most:
        print(f"{'hostile files: peak memory with the workers':<52}{most:9.0f} MiB {largest}")


class _Peak:
    """Samples what this process and its workers hold while a block runs."""

    def __init__(self, held: Callable[[int], float], family: Callable[[int], list[int]]) -> None:
        self.most = 0.0
        self._held, self._family = held, family
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(0.02):
            self.most = max(self.most, sum(self._held(number) for number in self._family(os.getpid())))
