"""Bare rates of one column are all per cents or all fractions: the figures beside them prove which."""

from decimal import Decimal

import pytest

from projledger.forms.convert import convert
from projledger.forms.register import FORMS

HEAD = "单位：万元|||\n项目名称|本年累计完成投资|{}|{}\n"
PLANNED = HEAD.format("年度计划投资", "占年度计划")


def rates(found):
    return [row.values.get("stated_rate") for row in found.rows]


def codes(found):
    return {finding.code for finding in found.findings} - {"L307"}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("甲|4000|8000|0.5\n乙|2520|6000|0.42\n丙|4800|12000|0.4\n丁|12000|3000|4\n", [50, 42, 40, 400]),
        ("甲|200|8000|2.5\n乙|108|6000|1.8\n丙|108|12000|0.9\n丁|27|3000|0.9\n", ["2.5", "1.8", "0.9", "0.9"]),
        ("甲|40|8000|0.5\n乙|24|6000|0.4\n", ["0.5", "0.4"]),  # all of them small, in January
        ("甲|4000|8000|0.5\n乙|2520|6000|0.42\n丙|4800|12000|0.7\n丁|12000|3000|4\n", [50, 42, 70, 400]),  # a slip
        ("甲|4000|8000|0.5\n乙|2520||42%\n丙|||4\n", [50, 42, 400]),
        ("甲|4000|8000|50\n乙|36|6000|0.6\n", [50, "0.6"]),
    ],
)  # fmt: skip
def test_all_rates_are_in_the_scale_that_the_figures_prove(converted, body, expected):
    found = converted(PLANNED + body)
    assert rates(found) == [Decimal(one) for one in expected]
    assert not codes(found)


def test_figures_prove_fractions_under_a_title_that_says_percent(converted):
    found = converted(HEAD.format("年度计划投资", "占年度计划%") + "甲|4000|8000|0.5\n乙|9000|6000|1.5\n")
    assert rates(found) == [50, 150]


def test_the_plan_may_be_known_from_the_register_only(table_of):
    table = table_of(HEAD.format("备注", "占年度计划") + "甲|4000||0.5\n乙|12000||4\n")
    found = convert(
        FORMS["report"], table, period_year=2021, period_month=6, plans={3: 80_000_000, 4: 30_000_000}
    )
    assert rates(found) == [50, 400]


@pytest.mark.parametrize(("body", "expected"), [("甲|4|x|0.22\n乙|5|x|18.08\n", ["0.22", "18.08"]), ("甲|4|x|0.2\n乙|5|x|1\n", [20, 100])])  # fmt: skip
def test_where_nothing_can_be_computed_their_size_tells(converted, body, expected):
    found = converted(HEAD.format("备注", "占年度计划") + body)
    assert rates(found) == [Decimal(one) for one in expected]


def test_where_neither_tells_the_column_is_left_out_and_kept_beside_the_row(converted):
    found = converted(HEAD.format("备注", "占年度计划") + "甲|4|x|0.9\n乙|5|x|1.2\n")
    assert rates(found) == [None, None]
    assert codes(found) == {"L333"}
    assert [row.extra["占年度计划"] for row in found.rows] == ["0.9", "1.2"]


def test_other_per_cents_than_those_of_the_plan_are_left_where_they_are(converted):
    found = converted(HEAD.format("占年度计划", "时序进度差距") + "甲|4000|50%|0\n乙|2500|41%|2.75\n")
    assert not codes(found)
    assert rates(found) == [50, 41]


def test_what_lags_behind_is_in_the_scale_of_the_rate_beside_it(converted):
    head = "单位：万元||||\n项目名称|本年累计完成投资|年度计划投资|占年度计划|时序进度差距\n"
    found = converted(head + "甲|4000|8000|0.5|0\n乙|15000|6000|2.5|2\n")
    assert rates(found) == [50, 250]
    assert [row.values["stated_gap"] for row in found.rows] == [0, 200]
