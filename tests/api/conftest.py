"""An office with the returns of two months, copied for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from issuing_desk import PLAN, UNITS, Clock, returned, take

from projledger import Ledger
from projledger.foundation.period import Month


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with the returns of May and June."""
    folder = tmp_path_factory.mktemp("desk")
    with Ledger.create(folder / "office", county="示例县", year=2021, clock=Clock()) as ledger:
        take(ledger, {"单位.csv": UNITS, "计划.csv": PLAN})
        take(ledger, {**returned(5, "200", "300"), **returned(6, "350", "400")})
        assert len(ledger.book.view().figures(2021, Month(2021, 6))) == 4
    return folder / "office"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ledger(filled: Path, tmp_path: Path, clock: Clock) -> Iterator[Ledger]:
    shutil.copytree(filled, tmp_path / "office")
    with Ledger.open(tmp_path / "office", clock=clock) as opened:
        yield opened
