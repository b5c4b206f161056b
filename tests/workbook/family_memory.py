"""How much memory this process and its workers hold together, where the system tells (``/proc``)."""

import os
import threading
from pathlib import Path
from typing import Self

#: What the parent and its workers may hold together, in MiB, beside the bytes of the files.
MOST_TOGETHER = 500
_BETWEEN = 0.02  # seconds


def family(number: int) -> list[int]:
    """The process and all below it; those that have just ended are left out."""
    try:
        threads = list(Path(f"/proc/{number}/task").iterdir())
        below = [int(child) for thread in threads for child in (thread / "children").read_text().split()]
    except OSError:
        return []
    return [number, *(member for child in below for member in family(child))]


def held(number: int) -> float:
    """The MiB of a process, pages that it shares counted in part."""
    try:
        for text in Path(f"/proc/{number}/smaps_rollup").read_text().splitlines():
            if text.startswith("Pss:"):
                return int(text.split()[1]) / 1024
    except OSError:
        pass
    return 0.0


def _command(number: int) -> bytes:
    try:
        return Path(f"/proc/{number}/cmdline").read_bytes()
    except OSError:
        return b""


class Peak:
    """Samples what this process and its workers hold while a block runs; ``most`` is the largest sum in MiB.

    A worker that is just being started still shows its parent's memory and command, and is not counted;
    nor is the process ``but``.
    """

    def __init__(self, but: int = 0) -> None:
        self.most = 0.0
        self._but = but
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        own = os.getpid()
        command = _command(own)
        while not self._over.wait(_BETWEEN):
            others = [
                number
                for number in family(own)
                if number not in {own, self._but} and _command(number) != command
            ]
            self.most = max(self.most, sum(map(held, [own, *others])))
