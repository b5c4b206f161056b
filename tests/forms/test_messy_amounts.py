"""Amounts, flags and words as they really come, and a slow strict reading that no text may contradict."""

from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from projledger.forms.field import Kind, Spec
from projledger.forms.parsed import says_nothing
from projledger.forms.values import parse_cell, ticked
from projledger.foundation.money import LARGEST
from projledger.workbook.cells import CellKind, CellValue

RATES = {"美元": Decimal("6.4601")}


def text(words):
    return CellValue(CellKind.TEXT, words)


def money(words, unit="万元", rates=None):
    return parse_cell(text(words), Spec("总投资", Kind.MONEY, example="36000"), unit=unit, rates=rates or {})


@pytest.mark.parametrize(
    ("words", "yuan"),
    [
        ("54，583．00", 545_830_000), ("５４，５８３．００", 545_830_000), ("12,000.50元", 12_001), ("500万元整", 5_000_000), ("￥1,200", 12_000_000), ("人民币1.2亿元", 120_000_000),
        ("RMB 300万", 3_000_000), ("'1200", 12_000_000), ("’1200", 12_000_000), ("+120", 1_200_000), ("1亿2000万", 120_000_000), ("1亿2千万元", 120_000_000),
        ("3万5千元", 35_000), ("五百万", 5_000_000), ("壹佰万元", 1_000_000), ("一亿二千万", 120_000_000), ("一点二亿元", 120_000_000), ("三千二百万元", 32_000_000), ("五千元", 5_000),
        ("两亿", 200_000_000), ("36000(万元)", 360_000_000), ("1.2（亿元）", 120_000_000), ("55000000（元）", 55_000_000), ("１２０　", 1_200_000), ("\u00a01200\u00a0", 12_000_000), ("3000萬元", None),
    ],
)  # fmt: skip
def test_amounts_in_many_writings_are_read_exactly(words, yuan):
    assert money(words).value == yuan


@pytest.mark.parametrize(
    "words",
    [
        "5,45,83", "1,23", "12,3456", "1.234,56", "1、234", "3。5", "1·5", "1'234", "80万吨/年", "80万吨", "500亩", "12公里", "3000平方米", "1.2亿元（含土地0.3亿）", "总投资5000万元",
        "1200（预计）", "500-600", "500~600", "500至600", "(120)", "（120）", "1/2", "45%", "45.8％", "1 234 56", "1, 234", "500\n600", "36000(万)", "36000(万吨)", "36000(12万元)", "(万元)", "TRUE", "NaN", "inf", "1e308x", "1.2E+03", "1e3", "三万五", "一百五",
        "二〇二一", "五百", "5千", "五千", "1亿2000", "1.5亿3000万", "3000万1亿", "1亿亿", "万", "2021年6月", "2021-06-03", "12:30", "0x10", "¥", "-", "--5", "同上", "未完成", "5000万吨标准煤", "1200万/年",
    ],
)  # fmt: skip
def test_what_may_be_something_else_is_asked_about(words):
    parsed = money(words)
    assert parsed.value is None
    assert parsed.code == "N103" or (words == "-" and parsed.code == "")


@pytest.mark.parametrize("words", ["-120", "−120", "－120", "-0.5万元"])
def test_a_negative_amount_is_told_as_such(words):
    assert money(words).code == "N102"


@pytest.mark.parametrize("words", ["99999999999999999", "1000000000000亿"])
def test_what_no_ledger_holds_is_out_of_range(words):
    assert money(words).code == "N107"
    assert money("1e9999").code == "N103"


@pytest.mark.parametrize(
    ("words", "example"),
    [
        ("约480万", "480"), ("480万左右", "480"), ("总投资5000万元", "5000"), ("1200（预计）", "1200"), ("1.2亿元（含土地0.3亿）", "12000"), ("大约1,200多", "1200"),
        ("80万吨/年", "36000"), ("500-600", "36000"), ("500亩", "36000"), ("7月完成500", "36000"), ("1/2", "36000"), ("2021年6月", "36000"), ("约2亿美元", "36000"),
    ],
)  # fmt: skip
def test_the_number_to_write_is_named_only_where_one_was_surely_meant(words, example):
    assert money(words).details["example"] == example


@pytest.mark.parametrize(
    "words",
    ["——", "－－", "/", "//", "\\", "无", "暂无", "待定", "未定", "空", "（空）", "待核实", "待补充", "暂缺", "不涉及", "不适用", "N/A", "NA", "…", "……", "***", "\u3000", "\u00a0"],
)  # fmt: skip
def test_words_and_signs_for_nothing_are_blank(words):
    assert money(words) == (None, "", {})


@pytest.mark.parametrize("words", ["0", "未完成", "暂定500", "定", "涉及", "同上", "略", ".", "否"])
def test_other_words_say_something(words):
    assert not says_nothing(words)


@pytest.mark.parametrize(
    ("words", "unit", "yuan"),
    [
        ("2亿美元", "万元", 1_292_020_000), ("2亿美金", "万元", 1_292_020_000), ("1.5万 USD", "元", 96_902), ("US$100", "万元", 646), ("100", "万美元", 6_460_100), ("100万美元", "万美元", 6_460_100),
        ("人民币500万元", "万美元", 5_000_000), ("0.01美元", "万元", 0),
    ],
)  # fmt: skip
def test_foreign_money_is_converted_at_the_settings_rate(words, unit, yuan):
    assert money(words, unit, RATES) == (yuan, "", {})


@pytest.mark.parametrize(
    ("words", "unit", "currency"),
    [("2亿美元", "万元", "美元"), ("100", "万欧元", "欧元"), ("HK$5", "元", "港元")],
)
def test_foreign_money_without_a_rate_names_the_setting(words, unit, currency):
    assert money(words, unit, {"日元": Decimal("0.06")}) == (None, "N112", {"currency": currency})


@pytest.mark.parametrize("words", ["1.2亿", "500万", "500元", "¥500", "五百万", "人民币2亿美元"])
def test_yuan_or_dollars_in_a_column_of_dollars_is_asked(words):
    assert money(words, "万美元", RATES).code == "N103"


@pytest.mark.parametrize("words", ["#REF!", "#DIV/0!", " #N/A ", "#NAME?", "#VALUE!"])
@pytest.mark.parametrize("kind", [Kind.MONEY, Kind.DATE, Kind.TEXT, Kind.PERCENT, Kind.NAME])
def test_errors_that_became_text_stay_errors(words, kind):
    assert parse_cell(text(words), Spec("题", kind), unit="万元").code == "N105"


def test_a_date_or_a_flag_among_amounts_is_no_amount():
    spec = Spec("总投资", Kind.MONEY, example="36000")
    when = datetime(2010, 7, 17)  # noqa: DTZ001 - a cell's date has no zone
    for value in (CellValue(CellKind.DATE, when), CellValue(CellKind.BOOLEAN, True)):
        assert parse_cell(value, spec, unit="万元").code == "N103"


_UNITS = {"": 10_000, "万": 10_000, "万元": 10_000, "亿": 10**8, "亿元": 10**8, "元": 1, "千元": 1000}


def slowly(words):
    """The yuan of a text in a column of 万元 by the strict grammar of plain numbers, read step by step."""
    rest = words.strip()
    sign = -1 if rest[:1] == "-" else 1
    rest = rest.lstrip("+-") if len(rest) - len(rest.lstrip("+-")) <= 1 else "x"
    unit = max((unit for unit in _UNITS if rest.endswith(unit)), key=len)
    rest = rest[: len(rest) - len(unit)]
    whole, point, decimals = rest.partition(".")
    groups = whole.split(",")
    plain_groups = len(groups) == 1 or (
        0 < len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
    )
    digits = "".join(groups)
    if not plain_groups or not (digits + decimals) or (len(groups) > 1 and point and not decimals):
        return None
    if not set(digits + decimals) <= set("0123456789"):
        return None
    yuan = sign * int(digits + decimals or "0") * _UNITS[unit]
    scale = 10 ** len(decimals)
    half_up = (2 * abs(yuan) + scale) // (2 * scale)
    return half_up * (1 if yuan >= 0 else -1)


@given(st.text(alphabet=st.sampled_from("0123456789,.+-万元亿千 "), max_size=9))
@example("1,234.5")
@example("12,34")
@example("1.2亿")
@example("1亿2000万")
def test_no_text_is_entered_as_another_amount_than_it_states(words):
    parsed = money(words)
    strict = slowly("".join(words.split()))
    if parsed.value is not None and strict is not None:
        assert parsed.value == strict
    elif parsed.value is not None:  # in parts: each times its unit, added up
        parts = words.replace(" ", "").replace("元", "")
        total, number = 0, ""
        for char in parts.replace("千万", "c"):
            if char.isdigit() or char == ".":
                number += char
            else:
                total += Decimal(number) * {"亿": 10**8, "c": 10**7, "万": 10**4, "千": 1000}[char]
                number = ""
        assert parsed.value == total + Decimal(number or 0)
    elif strict is not None and " " not in words and not words.endswith("千"):
        assert parsed.code in {"N102", "N107"} or (strict == 0 and parsed.code == "N102")


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_parts_in_falling_units_add_up(high, low):
    parsed = money(f"{high}亿{low}万元")
    assert parsed.value == (high * 10**8 + low * 10**4 if high * 10**8 <= LARGEST else None)


_FIGURES = "零一二三四五六七八九"


def spelt(number):
    """A number below ten thousand in Chinese numerals, as it is written in full."""
    words, zero = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            words += ("零" if zero and words else "") + _FIGURES[digit] + name
            zero = False
        else:
            zero = True
    return words


@given(st.integers(1, 9999))
def test_chinese_numerals_read_back_as_the_number_they_spell(number):
    assert money(f"{spelt(number)}万元").value == number * 10_000
    assert money(f"{spelt(number)}元").value == number


@pytest.mark.parametrize(
    ("words", "flag"),
    [
        ("☑是 □否", True), ("□是 ☑否", False), ("■是□否", True), ("□是 ■否", False), ("是☑ 否□", True), ("是□否√", False), ("（√）是 （ ）否", True), ("[ ]是 [x]否", False), ("√是", True),
        ("是√", True), ("√", True), ("✓", True), ("×", False), ("1", True), ("0", False), ("挂牌", True), ("已挂牌", True), ("未挂牌", False), ("非挂牌", False), ("Y", True), ("N", False),
    ],
)  # fmt: skip
def test_flags_as_they_are_ticked_and_written(words, flag):
    assert parse_cell(text(words), Spec("是否挂牌", Kind.FLAG)).value is flag


@pytest.mark.parametrize("words", ["□是 □否", "☑是 ☑否", "是 否", "是否", "是□否", "√×", "2"])
def test_a_flag_that_says_both_or_neither_is_asked(words):
    assert parse_cell(text(words), Spec("是否挂牌", Kind.FLAG)).code == "N110"


def test_a_choice_may_be_ticked():
    spec = Spec("建设性质", Kind.CHOICE, choices=("新建", "续建"))
    assert parse_cell(text("□新建 ☑续建"), spec).value == "续建"
    assert parse_cell(text("☑新建 ☑续建"), spec).code == "N110"
    assert ticked("项目■已开工") == ""


@pytest.mark.parametrize(
    ("words", "yuan"),
    [
        ("1.2亿", 120_000_000),
        ("300万元", 3_000_000),
        ("500元", 500),
        ("5千", None),
        ("五千", None),
        ("约480万", None),
    ],
)
def test_in_a_column_without_a_unit_the_cell_says_it_or_is_asked(words, yuan):
    assert money(words, "").value == yuan
