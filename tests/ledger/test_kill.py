"""A process killed at any moment leaves a ledger that is whole: what was acknowledged is there."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from projledger.ledger.book import Book
from projledger.ledger.verify import verify

WRITER = """
import sys
from datetime import date
from pathlib import Path
from projledger.foundation.findings import Finding, Verdict
from projledger.ledger.book import Book
from projledger.ledger.new_records import NewEntry, NewReturn, NewSubmission

with Book.open(Path(sys.argv[1])) as book:
    for at in range(100_000):
        rows = tuple(NewEntry(5 + n, Verdict.ENTERED, {"completed_ytd": at}, n) for n in range(20))
        item = NewReturn("report", "unit", "2021-06", Verdict.ENTERED, entries=rows)
        call = [
            NewSubmission("file", date(2021, 7, 5), data=b"%d %d" % (at, n), returns=(item,), findings=(Finding("T801"),))
            for n in range(3)
        ]
        print(book.post(call)[-1], flush=True)
"""


@pytest.mark.slow
def test_a_writer_killed_at_random_moments_leaves_whole_calls_only(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    Book.create(path).close()
    chance = random.Random(20210705)
    for _attempt in range(6):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            acknowledged = int(writer.stdout.readline())
            time.sleep(chance.uniform(0, 0.15))
            writer.kill()
            rest = writer.stdout.read().split(b"\n")[:-1]
            acknowledged = int(rest[-1]) if rest else acknowledged
        with Book.open(path) as book:
            assert verify(book) == []
            assert book.head >= acknowledged
            assert book.head % 3 == 0  # each call recorded three submissions, or none
            last = book.view().figures(2021, book.view().months()[-1])
            assert len(last) == 20
            assert {figure.source.submission for figure in last} == {book.head}
