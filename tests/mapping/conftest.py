"""Workbooks of text sheets, and what ``map`` understands of them."""

import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest

from projledger.intake.gather import gather
from projledger.intake.options import ImportOptions
from projledger.intake.understanding import Understanding, understand
from projledger.workbook.cells import Sheet, Workbook
from projledger.workbook.inputs import ReceivedFile
from projledger.workbook.reader import Reader, Reading, Task

sys.path.insert(0, str(Path(__file__).parent.parent / "layout"))  # the sheets written as text

OPTIONS = ImportOptions(received_on=date(2021, 7, 5))
Understand = Callable[..., Understanding]


class Cells(Reader):
    """A reader that has read already."""

    def __init__(self, *sheets: Sheet) -> None:
        super().__init__()
        self.workbook = Workbook("xlsx", sheets)

    def read_many(self, tasks: Iterable[Task]) -> Iterator[Reading]:
        return iter([Reading(self.workbook) for _task in tasks])


@pytest.fixture
def understood() -> Understand:
    def of(
        *sheets: Sheet,
        name: str = "2021年6月.xlsx",
        year: int | None = 2021,
        options: ImportOptions = OPTIONS,
    ) -> Understanding:
        (one,) = gather([ReceivedFile(name, "", Path(name), b"...")], Cells(*sheets), options)
        return understand(one, None, options, year)

    return of
