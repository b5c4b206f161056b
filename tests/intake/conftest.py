"""A fresh office, with and without its register and plan."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from small_office import Office


@pytest.fixture
def bare_office(tmp_path: Path) -> Iterator[Office]:
    office = Office(tmp_path)
    yield office
    office.reader.close()
    office.book.close()


@pytest.fixture
def office(bare_office: Office) -> Office:
    bare_office.begin()
    return bare_office
