"""Names and titles in the form in which they are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projledger.foundation.text import columns_wide, normal_code, normal_name, normal_title


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
        ("喜麻公路（改建）", "喜麻公路改建"),
        ("喜神至麻石公路", "喜神—麻石公路"),
        ("喜神~麻石公路", "喜神 - 麻石公路"),
        ("“喜麻”公路", "「喜麻」公路"),
        ("《喜麻》公路", "喜麻公路"),
        ("万达·广场", "万达・广场"),
        ("1、喜麻公路", "喜麻公路"),
        ("（1）喜麻公路", "喜麻公路"),
        ("(一) 喜麻公路", "喜麻公路"),
        ("①喜麻公路", "喜麻公路"),
        ("3.喜麻公路", "喜麻公路"),
        ("喜麻公路Ⅰ标段", "喜麻公路（一标段）"),
        ("喜麻公路第1标段", "喜麻公路一标段"),
        ("喜麻公路01标段", "喜麻公路Ⅰ 标段"),
        ("第1中学", "第一中学"),
        ("国道245（一期）", "国道245 1期"),
    ],
)
def test_spellings_of_one_name_compare_equal(one: str, other: str) -> None:
    assert normal_name(one) == normal_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("一期", "二期"), ("第1中学", "第2中学"), ("县水利局", "县水务局"), ("3标段", "4标段"), ("某路A段", "某路B段"), ("某路北段", "某路南段"), ("某路I段", "某路Ⅱ段"),
        ("1、2号楼", "2号楼"), ("一、二期", "二期"), ("（一）期工程", "（二）期工程"), ("园区2 1期", "园区21期"), ("十（1期）", "十一期"), ("三一（一期）", "三（一期）"), ("1.5万吨厂", "5万吨厂"),
        ("1-2地块", "12地块"), ("1·2号路", "12号路"), ("3（1）号楼", "31号楼"), ("至善路", "善路"), ("某路", "某路一期"), ("一标准厂房", "标准厂房"),
    ],
)  # fmt: skip
def test_different_names_stay_different(one: str, other: str) -> None:
    assert normal_name(one) != normal_name(other)


_PIECES = "喜神麻石公路一二十12ⅠⅡIV第期标段批工程项目建设至（）()【】—-~★·“、.①# \nAa"


@given(st.text(alphabet=st.sampled_from(_PIECES), max_size=12))
def test_a_compared_form_is_its_own_compared_form(name: str) -> None:
    assert normal_name(normal_name(name)) == normal_name(name)


_CHINESE = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
_ROMAN = ["Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ", "Ⅵ", "Ⅶ", "Ⅷ", "Ⅸ", "Ⅹ", "Ⅺ", "Ⅻ"]
_LETTERS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
WRITINGS = st.sampled_from(["{}{}", "（{}{}）", "第{}{}", "（第{}{}）", " {} {}", "{}{}工程"])


@given(
    st.sampled_from(["喜麻公路", "某厂A区", "国道245", "示例县（城北）园区"]),
    st.tuples(*[st.integers(1, 12)] * 2),
    st.sampled_from(["期", "标段"]),
    st.tuples(WRITINGS, WRITINGS),
    st.tuples(st.integers(0, 3), st.integers(0, 3)),
)
def test_two_writings_of_an_ordinal_are_one_name_only_where_the_ordinal_is_the_same(
    base: str, ordinals: tuple[int, int], counter: str, writings: tuple[str, str], scripts: tuple[int, int]
) -> None:
    def written(ordinal: int, writing: str, script: int) -> str:
        letters = _LETTERS if ordinal <= len(_LETTERS) else _CHINESE
        number = [_CHINESE[ordinal - 1], _ROMAN[ordinal - 1], letters[ordinal - 1], str(ordinal)][script]
        end = writing if counter == "期" else writing.removesuffix("工程")
        return base + end.format(number, counter)

    one, other = (written(*of) for of in zip(ordinals, writings, scripts, strict=True))
    assert (normal_name(one) == normal_name(other)) == (ordinals[0] == ordinals[1])


_SIGNS = st.text(alphabet=st.sampled_from("（）()“”·★ 　\n"), max_size=2)


@given(
    st.lists(_SIGNS, min_size=4, max_size=4),
    st.lists(
        st.sampled_from(["东", "南", "北", "A", "B", "1", "2", "12", "一", "十一"]), min_size=2, max_size=2
    ),
    st.sampled_from(["段", "号楼", "地块", "区"]),
)
def test_no_sign_makes_names_with_different_directions_letters_or_numbers_one(
    signs: list[str], told: list[str], counter: str
) -> None:
    same = {"1": "一", "2": "二", "12": "十二"}
    one, other = (
        normal_name(f"喜麻路{before}{word}{after}{counter}")
        for word, before, after in zip(told, signs[:2], signs[2:], strict=True)
    )
    assert (one == other) == (same.get(told[0], told[0]) == same.get(told[1], told[1]))


def test_codes_lose_blanks_width_case_and_dashes_but_nothing_else() -> None:
    assert normal_code(" ｐｃ2021—012 ") == normal_code("PC2021-012") == "pc2021-012"
    assert len({normal_code(code) for code in ("(1)-1", "(2)-1", "1.1", "11", "1-1", "1期", "一期")}) == 7


def test_titles_lose_blanks_line_breaks_and_width() -> None:
    assert normal_title("本年累计\n完成投资　（万元）") == "本年累计完成投资(万元)"
    assert normal_title("【１－６月】 完成") == "(1-6月)完成"


def test_chinese_characters_are_two_columns_wide() -> None:
    assert columns_wide("市级") == 4
    assert columns_wide("Q2") == 2
    assert columns_wide("（") == 2
    assert columns_wide("e\u0301") == 1
