from datetime import date

import pytest
from known_county import WAN, codes, farm, findings, known, row

from projledger.foundation.period import Month


def test_finished_below_the_plan_is_a_warning() -> None:
    done = farm(status="完工", actual_finish="2021-06-20")
    assert codes("report", done) == [("S701", "B4")]
    assert codes("report", farm(status="完工", actual_finish="2021-06-20", completed_ytd=2_000 * WAN)) == []


def test_under_construction_without_a_start_is_asked_for_it_only_in_the_year_it_began() -> None:
    assert codes("report", farm(actual_start=None)) == [("S702", "C4")]
    road = {"project": "喜麻公路", "status": "在建", "actual_start": None, "completed_ytd": WAN}
    assert codes("report", row(4, **road), unit="交通运输局") == []


def test_a_return_without_the_column_of_starts_is_not_asked_for_them() -> None:
    assert codes("report", row(4, project="云台镇生猪养殖场（一期）", status="在建", completed_ytd=WAN)) == []


@pytest.mark.parametrize("status", ["前期", "未开工", "未进场"])
def test_figures_of_a_project_that_has_not_begun_are_an_error(status: str) -> None:
    assert codes("report", farm(status=status, actual_start=None)) == [("S703", "B4")]
    assert codes("report", farm(status=status, actual_start=None, completed_ytd=0)) == []


def test_suspended_finished_and_started_are_held_against_figures_and_dates() -> None:
    assert codes("report", farm(status="停工", completed_month=WAN)) == [("S704", "E4")]
    assert ("S705", "E4") in codes("report", farm(status="完工", actual_finish=None))
    assert codes("report", farm(status="未开工", completed_ytd=0)) == [("S706", "B4")]


@pytest.mark.parametrize(
    ("stated", "wrong"),
    [
        ("2021-07-03", False),
        ("2021-07-04", True),
        ("2021-07", False),
        ("2021-08", True),
        ("2021", False),
        ("2022", True),
    ],
)
def test_what_has_happened_lies_not_after_the_return(stated: str, wrong: bool) -> None:
    assert (("D402", "C4") in codes("report", farm(actual_start=stated))) is wrong


def test_a_finish_before_the_start_is_found_as_far_as_both_dates_tell() -> None:
    assert ("D403", "E4") in codes("report", farm(actual_finish="2021-02"))
    assert ("D403", "E4") not in codes("report", farm(actual_finish="2021-03"))


def test_a_month_that_is_not_over_is_refused_unless_returns_are_due_within_it() -> None:
    early = known(received_on=date(2021, 6, 28))
    about = {"known_as": early, "return_date": date(2021, 6, 28)}
    assert codes("report", farm(), **about) == [("D404", "")]
    assert codes("report", farm(), due_within_month=True, **about) == []
    assert codes("report", farm(), period=Month(2021, 7), due_within_month=True, **about)[0][0] == "D404"


def test_a_return_dated_after_its_receipt_is_told() -> None:
    found = findings("report", farm(), return_date=date(2022, 7, 3))
    assert [(one.code, one.found) for one in found] == [("D406", "2022-07-03")]


def test_a_month_without_a_due_return_is_a_warning() -> None:
    assert codes(
        "report",
        farm(actual_start="2021-01-10"),
        known_as=known(none_in=frozenset({1})),
        period=Month(2021, 1),
        return_date=date(2021, 2, 1),
    ) == [("D405", "")]
