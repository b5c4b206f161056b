import pytest
from hypothesis import given
from hypothesis import strategies as st
from known_county import ROAD, WAN, codes, facts, farm, findings, known, row
from stdnum.cn import uscc

from projledger.checks.identities import all_reported
from projledger.checks.match import (
    ProjectMatch,
    candidates,
    match_project,
    match_unit,
    near_units,
    unit_within,
)
from projledger.foundation.period import Month


@pytest.mark.parametrize(
    "name",
    [
        "喜麻公路",
        "示例县喜神至麻石公路改建工程",
        "示例县喜神至麻石公路改建工程 ",
        "★示例县喜神至麻石公路改建工程",
    ],
)
def test_a_project_is_found_by_any_of_its_names(name: str) -> None:
    found = match_project(known(), None, name)
    assert found.project is not None
    assert found.project.id == ROAD


def test_a_near_name_is_asked_about_and_never_taken() -> None:
    found = match_project(known(), None, "喜神—麻石公路改建工程")
    assert (found.project, found.trouble) == (None, "P502")
    assert found.candidates[0].project.id == ROAD


def test_a_name_that_nothing_resembles_has_no_candidate() -> None:
    assert match_project(known(), None, "污水处理厂") == ProjectMatch(None, "P501")


def test_a_code_wins_over_a_name_that_nobody_bears_but_not_over_another_project() -> None:
    county = known()
    assert match_project(county, "pc2021-012", "喜神麻石路").project == county.projects[ROAD]
    assert match_project(county, "PC2021-012", "云台镇中心小学").trouble == "P508"
    assert match_project(county, "PC2021-012", "云台镇中心小学校").trouble == "P508"


def test_a_name_of_two_projects_is_settled_by_the_unit_that_reports_one() -> None:
    county = known(project_names={"养殖场": (1, 2)})
    assert match_project(county, None, "养殖场").trouble == "P502"
    settled = match_project(county, None, "养殖场", "云台镇人民政府").project
    assert settled is not None
    assert settled.id == 2


@given(st.text(max_size=20))
def test_no_text_makes_the_candidates_fail(name: str) -> None:
    assert all(80 <= one.likeness <= 100 for one in candidates(known(), name, None))


def test_units_are_known_by_full_and_short_names_only() -> None:
    assert match_unit(known(), "云台镇") == "云台镇人民政府"
    assert match_unit(known(), "云台镇政府") is None
    assert near_units(known(), "云台镇政府").split("、")[0] == "云台镇人民政府"
    assert near_units(known(), "xyz") == "—"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("云台镇6月", "云台镇人民政府"),
        ("云台镇人民政府2021年6月重点项目月报表", "云台镇人民政府"),
        ("6月重点项目月报", None),
        ("云台镇、白衣镇6月", None),
    ],
)
def test_a_unit_is_found_within_a_title(text: str, unit: str | None) -> None:
    assert unit_within(known(), text) == unit


def test_an_unknown_project_holds_its_row_with_the_best_candidate_named() -> None:
    (finding,) = findings("report", farm(project="云台镇生猪养殖厂一期", actual_start=None, status=None))
    assert (finding.code, finding.details["candidate"]) == ("P502", "云台镇生猪养殖场（一期）")
    assert finding.details["key"] == "2101-511923-04-01-123456"


def test_a_project_reported_twice_or_by_another_unit_is_named() -> None:
    twice = findings("report", farm(), row(9, **farm()[1]))
    assert [(one.code, str(one.cell), one.details["row"]) for one in twice] == [("P503", "A9", "4")]
    assert codes("report", farm(), unit="交通运输局") == [("P504", "A4")]


def test_of_two_rows_of_a_project_with_different_amounts_neither_is_taken() -> None:
    values = farm()[1]
    second = row(9, **{**values, "completed_ytd": (values["completed_ytd"] or 0) + 1})
    both = findings("report", farm(), second)
    assert [(str(one.cell), one.details["row"]) for one in both if one.code == "P503"] == [
        ("A4", "9"),
        ("A9", "4"),
    ]


@pytest.mark.parametrize(
    ("code", "wrong"),
    [
        ("PC2021-099", False),
        ("2101-511923-04-01-12345", True),
        ("2101-511923-04-01-12345X", False),
        ("21015119230401123456", True),
        ("２１０１－511923－04－01－123457", False),
    ],
)
def test_only_what_looks_like_a_national_code_must_have_its_shape(code: str, wrong: bool) -> None:
    plan = row(4, name="新路", total_investment=WAN, annual_plan=WAN, lead_unit="云台镇", code=code)
    assert (codes("plan", plan) == [("P505", "E4")]) is wrong


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("91350100M000100Y44", "the check character does not fit the other 17"),
        ("91350100M000100Y4", "it has 17 characters, not 18"),
        ("91350100I000100Y43", "it holds a character that such codes do not use"),
    ],
)
def test_a_wrong_credit_code_is_told_with_its_reason(code: str, reason: str) -> None:
    plan = row(4, name="新路", total_investment=WAN, annual_plan=WAN, lead_unit="云台镇", credit_code=code)
    (finding,) = findings("plan", plan)
    assert (finding.code, finding.details["reason"]) == ("U607", reason)


LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@given(
    st.text(LETTERS, min_size=2, max_size=2),
    st.integers(0, 999_999),
    st.text(LETTERS, min_size=9, max_size=9),
)
def test_a_credit_code_with_its_own_check_character_passes(kind: str, region: int, organisation: str) -> None:
    body = f"{kind}{region:06d}{organisation}"
    code = body + uscc.calc_check_digit(body)
    plan = row(4, name="新路", total_investment=WAN, annual_plan=WAN, lead_unit="云台镇", credit_code=code)
    assert codes("plan", plan) == []


def test_units_of_a_plan_stand_in_the_register() -> None:
    plan = row(
        4,
        name="新路",
        total_investment=WAN,
        annual_plan=WAN,
        lead_unit="云台乡",
        co_units=("交通局", "水务局"),
    )
    assert codes("plan", plan) == [("U604", "D4"), ("U604", "E4")]


def test_a_unit_that_had_ceased_is_named() -> None:
    sent = row(4, project="云台镇中心小学", completed_ytd=0)
    assert ("U605", "") in codes("report", sent, unit="白衣镇人民政府")
    assert ("U605", "") not in codes("report", sent, unit="白衣镇人民政府", period=Month(2021, 3))


def test_a_name_stands_once_in_the_register_short_names_included() -> None:
    rows = (row(4, name="云台镇", short_names=("云台",)), row(5, name="云台街道", short_names=("云台",)))
    assert codes("units", *rows) == [("U606", "B5")]


def test_projects_missing_in_a_return_are_counted_and_doubtful_names_are_not_missing() -> None:
    (finding,) = all_reported(facts("report", farm()))
    assert (finding.code, finding.found, finding.details["count"]) == ("P510", "云台镇中心小学", "1")
    assert list(all_reported(facts("report", farm(), row(5, project="云台镇中心小学校")))) == []
    assert list(all_reported(facts("report", nil=True))) == []
