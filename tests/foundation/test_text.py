"""Names and titles in the form in which they are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projledger.foundation.text import columns_wide, normal_name, normal_title


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("岳家生态肉牛（一期）", "岳家生态肉牛一期"),
        ("岳家生态肉牛Ⅰ期", "岳家生态肉牛一期"),
        ("岳家生态肉牛II期", "岳家生态肉牛(二期)"),
        ("岳家生态肉牛第2期工程", "岳家生态肉牛二期"),
        ("喜神—麻石公路", "喜神－麻石公路"),
        ("喜神——麻石公路", "喜神-麻石公路"),
        ("★喜麻公路", "喜麻 公路"),
        ("喜麻公路【改建】", "喜麻公路(改建)"),
        ("ＡＢＣ产业园", "abc产业园"),
        ("喜麻\n公路", "喜麻公路"),
    ],
)
def test_spellings_of_one_name_compare_equal(one: str, other: str) -> None:
    assert normal_name(one) == normal_name(other)


@pytest.mark.parametrize(
    ("one", "other"), [("一期", "二期"), ("第1中学", "第2中学"), ("县水利局", "县水务局"), ("3标段", "4标段")]
)
def test_different_names_stay_different(one: str, other: str) -> None:
    assert normal_name(one) != normal_name(other)


@given(st.text(alphabet=st.sampled_from("喜神麻石公路一二12ⅠⅡI第期工程项目（）()【】—-~★ \nAa"), max_size=12))
def test_a_compared_form_is_its_own_compared_form(name: str) -> None:
    assert normal_name(normal_name(name)) == normal_name(name)


def test_titles_lose_blanks_line_breaks_and_width() -> None:
    assert normal_title("本年累计\n完成投资　（万元）") == "本年累计完成投资(万元)"
    assert normal_title("【１－６月】 完成") == "(1-6月)完成"


def test_chinese_characters_are_two_columns_wide() -> None:
    assert columns_wide("市级") == 4
    assert columns_wide("Q2") == 2
    assert columns_wide("（") == 2
    assert columns_wide("e\u0301") == 1
