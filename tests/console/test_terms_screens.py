"""The screens of a progress table on other terms than the usual, from hand-made records."""

import io
from datetime import date

import pytest
from made_records import WAN, figure, project, settings_of
from rich.cells import cell_len
from rich.console import Console
from syrupy.assertion import SnapshotAssertion

from projledger.api.answers import ProgressAnswer
from projledger.console.progress_screen import show_progress
from projledger.foundation.language import set_language
from projledger.foundation.period import Month, Period
from projledger.ledger.records import ListPlan, UnitRecord
from projledger.measures.basis import Basis
from projledger.measures.grouping import By
from projledger.measures.progress import progress
from projledger.measures.terms import Terms

SETTINGS = settings_of("[returns]\nnone_in = [1]\n")
TERMS = {
    "statistical": (Terms(basis=Basis.STATISTICAL), By.LEVEL, 6),
    "verified": (Terms(basis=Basis.VERIFIED), By.PROJECT, 6),
    "compare": (Terms(compare=True), By.UNIT, 6),
    "list": (Terms(of_list="专项债券"), By.PROJECT, 6),
    "units of now": (Terms(units_at=Month(2021, 9)), By.UNIT, 6),
    "quarter": (Terms(single=True), By.LEVEL, 6),
    "both plans": (Terms(opening=True), By.UNIT, 6),
    "all at once": (Terms(compare=True, single=True, opening=True), By.LEVEL, 6),
    "january and february": (Terms(single=True), By.UNIT, 2),
}
OPENING = [
    project(1, 1000 * WAN, unit="甲乡", level="市级", total_investment=9000 * WAN),
    project(2, 2000 * WAN, unit="乙乡", total_investment=5000 * WAN),
    project(3, 600 * WAN, unit="丙镇", total_investment=2000 * WAN),
]
NOW = [
    project(1, 1200 * WAN, unit="甲乡", level="市级", total_investment=9000 * WAN,
            lists=(ListPlan("市级重点", None), ListPlan("专项债券", 800 * WAN))),
    project(2, 2000 * WAN, unit="乙乡", total_investment=5000 * WAN),
    project(4, 500 * WAN, unit="大镇", total_investment=800 * WAN),
    project(5, None, unit="大镇", lists=(ListPlan("专项债券", None),)),
]  # fmt: skip
FIGURES = [
    figure(1, 2, completed_ytd=150 * WAN, statistical_ytd=100 * WAN),
    figure(1, 3, completed_ytd=300 * WAN, statistical_ytd=200 * WAN),
    figure(1, 6, completed_ytd=700 * WAN, statistical_ytd=520 * WAN, verified_ytd=650 * WAN, difference_reason="设备款尚未支付"),
    figure(2, 2, completed_ytd=200 * WAN),
    figure(2, 3, completed_ytd=400 * WAN, statistical_ytd=380 * WAN),
    figure(2, 6, completed_ytd=800 * WAN),
    figure(3, 3, completed_ytd=60 * WAN),
    figure(5, 6, completed_ytd=90 * WAN),
]  # fmt: skip
UNITS = [
    UnitRecord("甲乡", "乡镇", (), None, "2021-06-30", None, owes_return=True),
    UnitRecord("乙乡", "乡镇", (), None, "2021-06-30", None, owes_return=True),
    UnitRecord("新镇", "乡镇", (), "2021-07-01", None, "甲乡、乙乡", owes_return=True),
    UnitRecord("大镇", "乡镇", (), None, "2021-06-30", None, owes_return=True),
]


@pytest.mark.parametrize(("language", "width"), [("zh", 80), ("zh", 120), ("en", 80)])
@pytest.mark.parametrize("name", TERMS)
def test_a_screen_on_other_terms(name: str, language: str, width: int, snapshot: SnapshotAssertion) -> None:
    set_language(language)
    terms, by, month = TERMS[name]
    period = Period("quarter" if month == 6 else "month", Month(2021, month))
    table = progress(
        NOW, FIGURES, [], [], period, SETTINGS, by=by, money_unit="万元", unit_records=UNITS, terms=terms, opening=OPENING
    )  # fmt: skip
    written = io.StringIO()
    console = Console(file=written, width=width, highlight=False, markup=False, emoji=False)
    show_progress(console, ProgressAnswer(table, SETTINGS, date(2021, 7, 5)))
    assert [line for line in written.getvalue().splitlines() if cell_len(line) > width] == []
    assert "…" not in written.getvalue()
    assert written.getvalue() == snapshot
