"""Every hostile file ends soon in one finding that says what is so, and the next file is read."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest
from hostile_files import KINDS
from hostile_kind import READ, STRAY, Hostile, held
from hostile_xlsx import GOOD

from projledger.workbook.limits import Limits
from projledger.workbook.reader import Reader

pytestmark = pytest.mark.slow

#: What a worker may hold at most, in MiB; twice that and the parent stay below what a small machine has.
MOST_MEMORY = 480
#: Whether this system tells how much memory a process held.
MEASURED = Path("/proc/self/status").exists()
#: Seconds that a file may take here, where other tests may keep the machine busy.
PATIENT = 120


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader(Limits(seconds=PATIENT), workers=1) as kept:
        assert kept.read(GOOD, "好.xlsx").workbook  # a worker stands ready, whose memory can be watched
        yield kept


def peak_of(number: int | None) -> int:
    """The most memory, in MiB, that the process held so far; 0 where it has ended or the system does not say."""
    try:
        lines = Path(f"/proc/{number}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM:")), 0)


@contextmanager
def watched(reader: Reader) -> Iterator[list[int]]:
    """The peaks of the workers, seen again and again: one that a file brings down is gone after the reading."""
    done = Event()

    def look() -> int:
        return max((peak_of(worker.pid) for worker in reader._all), default=0)

    def watch() -> None:
        while not done.wait(0.002):
            peaks.append(look())

    peaks = [look()]
    thread = Thread(target=watch)
    thread.start()
    try:
        yield peaks
    finally:
        done.set()
        thread.join()
        peaks.append(look())


def seconds_of(reader: Reader) -> float:
    """The processor time that the workers took, those that have ended too; how busy the machine is counts not."""
    ended = os.times()
    took = ended.children_user + ended.children_system
    for worker in reader._all:
        try:
            fields = Path(f"/proc/{worker.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        took += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return took


@pytest.mark.parametrize("hostile", KINDS, ids=[hostile.kind for hostile in KINDS])
def test_a_hostile_file_ends_as_it_must_and_the_next_is_read(reader: Reader, hostile: Hostile) -> None:
    data = hostile.build()
    before = seconds_of(reader)
    with watched(reader) as peaks:
        reading = reader.read(data, hostile.name)
    assert seconds_of(reader) - before < Limits().seconds / 2  # no watchdog has to end it
    if MEASURED:
        assert 0 < max(peaks) < MOST_MEMORY
    assert all(finding.file == hostile.name for finding in reading.findings)
    assert [finding.code for finding in reading.findings] == ([] if hostile.code == READ else [hostile.code])
    if hostile.code in {READ, STRAY}:
        assert reading.workbook
        assert held(reading.workbook) == hostile.says
    else:
        assert reading.workbook is None
        assert hostile.says in reading.findings[0].found
    assert reader.read(GOOD, "好.xlsx").workbook


def test_no_two_kinds_are_the_same() -> None:
    assert len({hostile.kind for hostile in KINDS}) == len(KINDS)
