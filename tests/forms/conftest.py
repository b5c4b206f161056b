"""Tables of forms, converted from sheets that are written as text."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from projledger.forms.convert import Converted, convert
from projledger.forms.register import FORMS
from projledger.forms.titles import vocabulary
from projledger.layout.find import workbook_tables
from projledger.workbook.cells import Workbook

sys.path.insert(0, str(Path(__file__).parent.parent / "layout"))


@pytest.fixture(scope="session")
def converted() -> Callable[..., Converted]:
    """``converted(text, month=6, year=2021, money_unit=None)``: the only table of the sheet as rows."""
    from text_sheets import sheet

    words = vocabulary(is_unit=frozenset(["云台镇", "白衣镇"]).__contains__)

    def run(
        text: str, month: int | None = 6, year: int | None = 2021, money_unit: str | None = None
    ) -> Converted:
        ((_sheet, table),) = workbook_tables(Workbook("xlsx", (sheet(text),)), words)
        return convert(
            FORMS[table.form],
            table,
            period_year=year,
            period_month=month,
            money_unit=money_unit,
            sheet="月报",
        )

    return run
