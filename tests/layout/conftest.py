"""Tables found in sheets that are written as text."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from projledger.forms.titles import vocabulary
from projledger.layout.find import workbook_tables
from projledger.layout.table import Table
from projledger.workbook.cells import Workbook

sys.path.insert(0, str(Path(__file__).parent))

UNITS = frozenset(["云台镇", "白衣镇", "交通运输局"])


@pytest.fixture(scope="session")
def find() -> Callable[..., list[Table]]:
    """``find(text, name="月报")``: the tables of a sheet written as text."""
    from text_sheets import sheet

    words = vocabulary(is_unit=UNITS.__contains__)
    return lambda text, name="月报": [
        table for _sheet, table in workbook_tables(Workbook("xlsx", (sheet(text, name),)), words)
    ]
