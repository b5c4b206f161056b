"""Every hostile file ends soon in one finding that says what is so, and the next file is read."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile_files import KINDS
from hostile_kind import READ, Hostile
from hostile_xlsx import GOOD

from projledger.foundation.codes import Severity
from projledger.workbook.limits import Limits
from projledger.workbook.reader import Reader

pytestmark = pytest.mark.slow

#: What a worker may hold at most, in MiB; twice that and the parent stay below what a small machine has.
MOST_MEMORY = 480


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader(workers=1) as kept:
        yield kept


def peak_of(number: int | None) -> int:
    """The most memory, in MiB, that the process held so far; 0 where the system does not say."""
    try:
        lines = Path(f"/proc/{number}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM:")), 0)


@pytest.mark.parametrize("hostile", KINDS, ids=[hostile.kind for hostile in KINDS])
def test_a_hostile_file_ends_in_one_finding_and_the_next_is_read(reader: Reader, hostile: Hostile) -> None:
    data = hostile.build()
    begun = time.monotonic()
    reading = reader.read(data, hostile.name)
    assert time.monotonic() - begun < Limits().seconds - 1  # no watchdog had to end it
    assert max((peak_of(worker.pid) for worker in reader._all), default=0) < MOST_MEMORY
    errors = [finding for finding in reading.findings if finding.severity is Severity.ERROR]
    assert (reading.workbook is None) == bool(errors)
    assert all(finding.file == hostile.name for finding in reading.findings)
    if hostile.code == READ:
        assert not errors
    elif hostile.code:
        assert [(finding.code, hostile.says in finding.found) for finding in errors] == [(hostile.code, True)]
    assert len(errors) <= 1
    assert reader.read(GOOD, "好.xlsx").workbook
