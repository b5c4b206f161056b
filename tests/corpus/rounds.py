"""Rounds of invented files, judged once a test run whatever the number of workers, and counted by trait."""

import json
import os
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, NamedTuple, Self

from compared import judge
from invented import invent
from ledgers import county_ledger

from projledger import Ledger
from projledger.api.mapping import map_bytes, record

CHUNK = 25
LONGEST_SECONDS = 600
#: At least so many rows in a hundred are read without help, in files whose titles are known.
READ_SHARE = 95
#: At least so many files in a hundred show each trait.
TRAIT_SHARE = 5


class Round(NamedTuple):
    """A run over the files 0 to ``files`` of a seed."""

    seed: int
    files: int

    @property
    def chunks(self) -> range:
        """The numbers of its chunks."""
        return range(self.files // CHUNK)


class Counties:
    """The invented counties' ledgers, each made when first asked for; a context manager."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made: dict[int, Ledger] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for ledger in self.made.values():
            ledger.close()

    def of(self, year: int) -> Ledger:
        """The ledger of the county of ``year``."""
        if year not in self.made:
            self.made[year] = county_ledger(self.folder, year)
        return self.made[year]


def judged(folder: Path, counties: Counties, seed: int, chunk: int) -> list[dict[str, Any]]:
    """The verdicts on the files of one chunk: judged by the first worker to ask, read back by the others."""
    folder.mkdir(exist_ok=True)
    done = folder / f"{seed}-{chunk}.json"
    try:
        os.close(os.open(done.with_suffix(".lock"), os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    except FileExistsError:
        until = time.monotonic() + LONGEST_SECONDS
        while not done.exists():
            assert time.monotonic() < until, f"another worker did not finish chunk {chunk}"
            time.sleep(0.2)
        return json.loads(done.read_text(encoding="utf-8"))
    verdicts = [_judged(counties, seed, index) for index in range(chunk * CHUNK, (chunk + 1) * CHUNK)]
    part = done.with_suffix(".part")
    part.write_text(json.dumps(verdicts, ensure_ascii=False), encoding="utf-8")
    part.replace(done)
    return verdicts


def _judged(counties: Counties, seed: int, index: int) -> dict[str, Any]:
    made = invent(seed, index)
    verdict = judge(made, record(map_bytes(made.data, made.name, ledger=counties.of(made.year))))
    return {
        "file": f"seed {seed}, file {index} ({made.name})",
        "traits": sorted(made.traits),
        "known": made.titles_known,
        **{
            name: getattr(verdict, name)
            for name in ("read", "asked", "excused", "misread", "unread", "unfound")
        },
    }


class Share(NamedTuple):
    """One trait over a whole round; ``read`` and ``rows`` count files whose titles are known."""

    trait: str
    files: int
    of_files: int
    read: int
    rows: int
    misread: int

    @property
    def occurs(self) -> float:
        """Files with the trait in a hundred."""
        return 100 * self.files / max(self.of_files, 1)

    @property
    def read_share(self) -> float:
        """Rows read without help in a hundred."""
        return 100 * self.read / self.rows if self.rows else 100.0


def shares(verdicts: list[dict[str, Any]]) -> list[Share]:
    """Every trait with its counts, and all files together first."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for verdict in verdicts:
        for trait in ("all files", *verdict["traits"]):
            count = counts[trait]
            count.update(files=1, misread=len(verdict["misread"]))
            if verdict["known"]:
                count.update(read=verdict["read"], rows=verdict["read"] + verdict["asked"])
    total = len(verdicts)
    found = [
        Share(trait, count["files"], total, count["read"], count["rows"], count["misread"])
        for trait, count in counts.items()
    ]
    return sorted(found, key=lambda share: (share.trait != "all files", share.trait))


def table(found: list[Share]) -> list[str]:
    """The coverage as lines of text."""
    lines = [f"{'trait':<36} files     %   rows read without help   misread"]
    for one in found:
        lines.append(
            f"{one.trait:<36} {one.files:>5} {one.occurs:>5.1f}   {one.read:>6} of {one.rows:>6} {one.read_share:>6.1f}%   {one.misread:>7}"
        )
    return lines
