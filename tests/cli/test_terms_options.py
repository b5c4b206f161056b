"""The options of ``progress`` that say on which terms it is computed: what they take and what they refuse."""

import pytest

from projledger.api.asked_terms import AskedTerms
from projledger.api.names import list_named
from projledger.cli.terms import asked
from projledger.foundation.errors import UnknownName, UsageError

LISTS = ("市级重点", "专项债券", "县级重点")


def given(**options: str) -> AskedTerms | None:
    usual = {"basis": "reported", "units": "as-was", "plans": "in-force"} | options
    return asked(usual["basis"], None, usual["units"], usual["plans"], single=False)


def test_the_usual_terms_are_none_at_all() -> None:
    assert given() is None
    assert given(basis="上报", units="原名", plans="现行") is None


@pytest.mark.parametrize(
    ("option", "word", "meaning"),
    [
        ("basis", "入统", "statistical"), ("basis", "核定口径", "verified"), ("basis", "双口径", "compare"),
        ("units", "现名", "current"), ("plans", "年初", "both"),
    ],
)  # fmt: skip
def test_a_chinese_word_means_the_same_as_the_english_one(option: str, word: str, meaning: str) -> None:
    assert given(**{option: word}) == given(**{option: meaning}) != given()


@pytest.mark.parametrize(
    ("option", "allowed"),
    [
        ("basis", "reported, verified, statistical, compare"),
        ("units", "as-was, current"),
        ("plans", "in-force, both"),
    ],
)
def test_what_is_not_known_is_answered_with_what_is_allowed(option: str, allowed: str) -> None:
    with pytest.raises(UsageError, match=f"--{option} 入库 is not known; choose one of: {allowed}"):
        given(**{option: "入库"})


def test_only_the_fields_that_the_terms_need_are_read() -> None:
    assert AskedTerms().fields == ()
    assert AskedTerms(basis="statistical").fields == ("statistical_ytd",)
    assert AskedTerms(basis="compare").fields == ("verified_ytd", "statistical_ytd", "difference_reason")


def test_a_list_is_found_by_its_name_or_the_part_that_no_other_has() -> None:
    assert list_named(LISTS, "专项") == "专项债券"
    assert list_named((*LISTS, "重点"), "重点") == "重点"
    with pytest.raises(UnknownName, match="fits several lists: 市级重点, 县级重点"):
        list_named(LISTS, "重点")
    with pytest.raises(UnknownName, match="The lists are: 市级重点, 专项债券, 县级重点"):
        list_named(LISTS, "国家重点项目")
    with pytest.raises(UnknownName, match="no project into a list"):
        list_named((), "重点")
