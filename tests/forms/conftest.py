"""Tables of forms, converted from sheets that are written as text."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from projledger.forms.convert import Converted, convert
from projledger.forms.register import FORMS
from projledger.forms.titles import vocabulary
from projledger.layout.find import workbook_tables
from projledger.layout.table import Table
from projledger.workbook.cells import Workbook

sys.path.insert(0, str(Path(__file__).parent.parent / "layout"))


@pytest.fixture(scope="session")
def table_of() -> Callable[[str], Table]:
    """``table_of(text)``: the only table of a sheet that is written as text."""
    from text_sheets import sheet

    words = vocabulary(is_unit=frozenset(["云台镇", "白衣镇"]).__contains__)

    def run(text: str) -> Table:
        ((_sheet, table),) = workbook_tables(Workbook("xlsx", (sheet(text),)), words)
        return table

    return run


@pytest.fixture(scope="session")
def converted(table_of: Callable[[str], Table]) -> Callable[..., Converted]:
    """``converted(text, month=6, year=2021, money_unit=None)``: the only table of the sheet as rows."""

    def run(
        text: str, month: int | None = 6, year: int | None = 2021, money_unit: str | None = None
    ) -> Converted:
        table = table_of(text)
        return convert(
            FORMS[table.form],
            table,
            period_year=year,
            period_month=month,
            money_unit=money_unit,
            sheet="月报",
        )

    return run
