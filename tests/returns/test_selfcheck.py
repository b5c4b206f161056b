"""The self-check of the monthly report: what it says, and that formula and Python say the same."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projledger.forms.report import FORM
from projledger.returns.columns import ADDED, CHECK, LAST, columns_of
from projledger.returns.selfcheck import Typed, computed, formulas

COLUMNS = columns_of(FORM)
SOUND: dict[str, Typed] = {
    "project": "喜麻公路",
    "total_investment": Decimal(36000),
    "completed_before": Decimal(20000),
    "annual_plan": Decimal(12000),
    LAST: Decimal(4500),
    "completed_month": Decimal(1200),
    "status": "在建",
    "actual_start": "2020-09-15",
}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "通过"),
        ({"project": None}, ""),
        ({"completed_month": None}, "未填"),
        ({"completed_month": "约480万"}, "应填数字"),
        ({"completed_month": Decimal(20000)}, "超过总投资"),
        ({"status": None}, "未选项目状态"),
        ({"status": "未开工"}, "状态与数字不符"),
        ({"status": "停工"}, "状态与数字不符"),
        ({"status": "停工", "completed_month": Decimal(0)}, "通过"),
        ({"actual_start": None}, "未填开工时间"),
        ({"status": "完工"}, "未填完工时间"),
        ({"status": "完工", "actual_finish": "2021-07-20"}, "通过"),
    ],
)
def test_the_check_names_what_is_wrong_when_the_month_is_typed(changes: dict[str, Typed], words: str) -> None:
    assert computed({**SOUND, **changes}, frozenset())[CHECK] == words


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"completed_ytd": Decimal(5700), "completed_month": None}, "通过"),
        ({"completed_ytd": Decimal(4499), "completed_month": None}, "累计小于上月"),
        (
            {"completed_ytd": Decimal(4499), "completed_month": None, "correction_reason": "上月误报"},
            "累计减少，已说明",
        ),
        ({"completed_ytd": Decimal(5600)}, "本月与累计不符"),
        ({"completed_ytd": None}, "请填本年累计"),
        ({"completed_ytd": "约480万", "completed_month": None}, "应填数字"),
        ({"completed_ytd": None, "completed_month": None}, "未填"),
    ],
)
def test_the_check_names_what_is_wrong_when_the_cumulative_figure_is_typed(
    changes: dict[str, Typed], words: str
) -> None:
    assert computed({**SOUND, **changes}, frozenset({"completed_ytd"}))[CHECK] == words


@given(st.decimals("0", "500000", places=4), st.decimals("0", "500000", places=4))
def test_month_and_cumulative_figure_give_one_another(last: Decimal, month: Decimal) -> None:
    by_month = computed({**SOUND, LAST: last, "completed_month": month}, frozenset())
    year = by_month["completed_ytd"]
    assert year == last + month
    by_year = computed(
        {**SOUND, LAST: last, "completed_month": None, "completed_ytd": year}, frozenset({"completed_ytd"})
    )
    assert by_year[ADDED] == by_month[ADDED] == month
    assert by_year["stated_rate"] == by_month["stated_rate"]


def test_without_a_plan_no_rate_and_without_last_year_no_total() -> None:
    found = computed({**SOUND, "annual_plan": None, "completed_before": None}, frozenset())
    assert (found["stated_rate"], found["completed_total"]) == ("", "")
    assert computed({**SOUND, "annual_plan": Decimal(0)}, frozenset())["stated_rate"] == ""


@pytest.mark.parametrize("carries", [True, False])
def test_no_formula_leads_back_to_itself(carries: bool) -> None:
    row = formulas(COLUMNS, 5, carries=carries)
    leads = {
        f"{COLUMNS.of(name).letter}5": {f"{letter}5" for letter in re.findall(r"\$([A-Z]+)5", formula)}
        for name, formula in row.items()
    }
    settled: set[str] = set()
    while ready := {cell for cell, needs in leads.items() if not (needs & leads.keys()) - settled} - settled:
        settled |= ready
    assert settled == leads.keys()
    assert f"{COLUMNS.of('completed_month').letter}5" not in leads
