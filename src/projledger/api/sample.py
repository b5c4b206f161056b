"""The sample county's ledger, built from its registers, plan and returns as an office would have done it.

Each file is imported on the day that ``received/`` names, by a clock that stands at nine o'clock of
that day, so that the sample can be asked as of any day of its half-year.
"""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from pathlib import Path

from projledger.api.ledger import Ledger
from projledger.foundation.findings import Verdict
from projledger.foundation.shipped import shipped
from projledger.intake.options import ImportOptions

#: The sample county lies in China: its days begin eight hours before those of UTC.
_COUNTY_TIME = timedelta(hours=8)


@dataclass(frozen=True, slots=True)
class Built:
    """What came of building the sample: files read, rows entered and rows held."""

    files: int
    entered: int
    held: int


class _SetClock:
    """A clock that stands where it is put."""

    def __init__(self) -> None:
        self.day = date(2021, 1, 4)

    def __call__(self) -> datetime:
        return datetime.combine(self.day, time(9), tzinfo=UTC) - _COUNTY_TIME


def build_sample(folder: Path, tick: Callable[[int, int], None] | None = None) -> Built:
    """A new workspace in ``folder`` with the sample county's registers, plan and returns."""
    return _build(folder, ("registers", "returns"), tick)


def build_registers(folder: Path) -> Built:
    """The same with registers and plan alone."""
    return _build(folder, ("registers",), None)


def _build(folder: Path, parts: tuple[str, ...], tick: Callable[[int, int], None] | None) -> Built:
    source = shipped("sample_data")
    clock = _SetClock()
    received = [item for part in parts for item in _received(source, part)]
    entered = held = done = 0
    settings = (source / "projledger.toml").read_text(encoding="utf-8")
    with Ledger.create(folder, settings_text=settings, clock=clock) as ledger:
        for day, batch in groupby(received, key=lambda item: item[0]):
            files = [path for _day, path in batch]
            clock.day = day
            report = ledger.import_(files, ImportOptions(received_on=day, who="重点办"), annotate=False)
            for file in report.outcome.files:
                entered += sum(back.entered for back in file.returns)
                held += sum(back.held for back in file.returns if back.verdict is not Verdict.REJECTED)
            done += len(files)
            if tick is not None:
                tick(done, len(received))
    return Built(done, entered, held)


def _received(source: Path, part: str) -> Iterator[tuple[date, Path]]:
    """The files of one part of the sample with the day each came in, in the order of receipt."""
    with (source / "received" / f"{part}.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for row in sorted(rows, key=lambda row: (row["received_on"], int(row["order"]))):
        yield date.fromisoformat(row["received_on"]), source / part / row["file"]
