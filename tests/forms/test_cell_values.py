from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projledger.forms.field import Kind, Spec
from projledger.forms.parsed import says_nothing
from projledger.forms.values import parse_cell, split_marks
from projledger.foundation.money import LARGEST, MONEY_UNITS, show_money
from projledger.workbook.cells import CellKind, CellValue

YUAN = st.integers(0, LARGEST)
UNITS = st.sampled_from(sorted(MONEY_UNITS))


def text(words):
    return CellValue(CellKind.TEXT, words)


def number(digits, *, percent=False):
    return CellValue(CellKind.NUMBER, Decimal(digits), percent=percent)


def money(value, unit="万元"):
    return parse_cell(value, Spec("本月完成投资", Kind.MONEY, example="1200"), unit=unit)


def day(value, year=2021):
    return parse_cell(value, Spec("计划开工时间", Kind.DATE, example="2020-09"), year=year)


@given(YUAN, UNITS, st.booleans())
def test_money_that_is_shown_reads_back_as_the_same_yuan(yuan, unit, grouped):
    shown = show_money(yuan, unit, grouped=grouped)
    assert money(text(shown), unit).value == yuan
    assert money(number(show_money(yuan, unit, grouped=False)), unit).value == yuan
    assert money(text(shown + unit), "元").value == yuan


@given(YUAN)
def test_full_width_figures_read_as_half_width_ones(yuan):
    shown = show_money(yuan, "万元")
    wide = "".join(chr(ord(char) + 0xFEE0) for char in shown)
    assert money(text(wide)).value == money(text(shown)).value == yuan


@pytest.mark.parametrize(
    ("words", "yuan"),
    [
        ("1.2亿", 120_000_000), ("3000万", 30_000_000), ("20万元", 200_000), ("1.2 亿元", 120_000_000), ("54,583.00", 545_830_000), ("５４，５８３．００", 545_830_000),
        ("¥480", 4_800_000), ("1 234", 12_340_000), ("+5", 50_000), (" 480\n", 4_800_000), (".5", 5_000),
    ],
)  # fmt: skip
def test_amounts_as_they_are_typed(words, yuan):
    assert money(text(words)).value == yuan


@pytest.mark.parametrize("words", ["——", "—", "/", "无", "待定", "-", "－", "暂无", "N/A", "（无）", "  "])
def test_words_that_leave_an_amount_open_are_blank(words):
    assert money(text(words)) == (None, "", {})
    assert says_nothing(words) or not words.strip()


@pytest.mark.parametrize(
    "words",
    ["约480万", "80万吨/年", "480左右", "480（预计）", "500\n600", "12 34", "1,2345", "12，5", "nan", "inf", "完成", "1.2.3", "=1+1", ">100", "--5", "480万吨"],
)  # fmt: skip
def test_what_is_no_amount_is_never_made_one(words):
    parsed = money(text(words))
    assert (parsed.value, parsed.code) == (None, "N103")


def test_the_example_is_the_number_that_was_probably_meant():
    assert money(text("约480万")).details == {"unit": "万元", "example": "480"}
    assert money(text("大约1.2亿元")).details["example"] == "12000"
    assert money(text("完成")).details["example"] == "1200"


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (CellValue(CellKind.BOOLEAN, True), "N103"),
        (CellValue(CellKind.DATE, datetime(2010, 7, 17)), "N103"),  # noqa: DTZ001 - a cell's date has no zone
        (number("0.5", percent=True), "N103"),
        (CellValue(CellKind.NUMBER, Decimal("NaN")), "N103"),
        (CellValue(CellKind.NUMBER, Decimal("Infinity")), "N103"),
        (number("-5"), "N102"),
        (text("-0.5"), "N102"),
        (number("1e308"), "N107"),
        (text("99999999999999999"), "N107"),
        (CellValue(CellKind.ERROR, "#REF!"), "N105"),
        (CellValue(CellKind.UNCALCULATED, "=A1"), "N104"),
    ],
)
def test_cells_that_hold_no_amount_say_why(value, code):
    parsed = money(value)
    assert (parsed.value, parsed.code) == (None, code)


@given(st.integers(0, 10**9), st.integers(0, 9_999))
def test_ten_thousandths_of_wan_are_whole_yuan_without_a_word(whole, rest):
    parsed = money(number(f"{whole}.{rest:04d}"))
    assert parsed == (whole * 10_000 + rest, "", {})


def test_finer_than_a_yuan_is_rounded_half_up_and_said():
    assert money(number("1.00005")) == (10_001, "N106", {"rounded": "10001"})
    assert money(number("1.000000001")) == (10_000, "", {})


@given(st.dates(date(2001, 1, 1), date(2036, 12, 31)))
def test_a_date_reads_the_same_in_every_writing(when):
    serial = (when - date(1899, 12, 30)).days
    for value in (
        CellValue(CellKind.DATE, datetime.combine(when, time())),
        text(when.isoformat()),
        text(f"{when.year}年{when.month}月{when.day}日"),
        text(f"{when.year}.{when.month}.{when.day}"),
        text(f"{when:%Y/%m/%d}"),
        text(f"{when:%Y%m%d}"),
        text(f"{when.isoformat()} 00:00:00"),
        number(str(serial)),
        number(f"{when:%Y%m%d}"),
    ):
        assert day(value).value == when.isoformat()


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        (text("2021.6"), "2021-06"), (text("2021.10"), "2021-10"), (number("2021.6"), "2021-06"), (number("2021.12"), "2021-12"), (number("2021.01"), "2021-01"),
        (text("2021年6月底"), "2021-06"), (text("2021年6月份"), "2021-06"), (text("2021年6月上旬"), "2021-06"), (text("2021年"), "2021"), (number("2021"), "2021"),
        (number("202106"), "2021-06"), (text("202106"), "2021-06"), (text("2021年底"), "2021-12"), (text("2021年二季度"), "2021-06"), (text("6月"), "2021-06"),
        (text("6月15日"), "2021-06-15"), (text("21年6月"), "2021-06"), (text("２０２１年６月"), "2021-06"), (text("2021—06"), "2021-06"), (text("待定"), None),
    ],
)  # fmt: skip
def test_dates_as_they_are_typed(value, stored):
    assert day(value) == (stored, "", {})


@pytest.mark.parametrize(
    "value",
    [
        text("2009-2011"), text("2010-"), text("09.10-11.3"), text("2007.10-2010.12"), text("去年秋天"), text("2021年13月"), text("2021-02-30"), text("已开工"), text("21.6"),
        number("2021.1"), number("5"), number("0"), number("0.45", percent=True), CellValue(CellKind.BOOLEAN, True), CellValue(CellKind.DATE, time(0, 0)),
    ],
)  # fmt: skip
def test_what_may_be_two_dates_or_none_is_refused(value):
    assert day(value) == (None, "D401", {"example": "2020-09"})


def test_a_month_without_a_year_needs_the_year_of_the_plan():
    assert day(text("6月"), year=None).code == "D401"


@pytest.mark.parametrize(
    ("value", "title_says_percent", "percent"),
    [
        (text("45.83%"), False, "45.83"), (text("45.83％"), True, "45.83"), (number("0.4583", percent=True), False, "45.83"), (number("0.4583"), False, "45.83"),
        (number("45.83"), False, "45.83"), (number("0.46"), True, "0.46"), (text("45.83"), True, "45.83"),
    ],
)  # fmt: skip
def test_percentages_as_text_as_fraction_and_as_number(value, title_says_percent, percent):
    parsed = parse_cell(value, Spec("占年度计划", Kind.PERCENT), title_says_percent=title_says_percent)
    assert parsed == (Decimal(percent), "", {})


@pytest.mark.parametrize(
    ("value", "measure", "hundredths"),
    [(number("25.5"), "", 2550), (text("25.5亩"), "", 2550), (number("2"), "公顷", 3000), (text("2公顷"), "亩", 3000), (number("2000"), "平方米", 300), (number("0.005"), "", 1)],
)  # fmt: skip
def test_land_is_kept_in_hundredths_of_a_mu(value, measure, hundredths):
    assert parse_cell(value, Spec("用地缺口", Kind.AREA), measure=measure).value == hundredths


def test_land_that_is_no_number_is_said():
    spec = Spec("用地缺口", Kind.AREA, example="25.5")
    assert parse_cell(text("约30"), spec) == (None, "N103", {"unit": "亩", "example": "25.5"})
    assert parse_cell(number("-1"), spec).code == "N102"


CHOICE = Spec(
    "项目状态", Kind.CHOICE, choices=("在建", "完工"), synonyms={"续建": "在建", "投产(投用)": "完工"}
)


@pytest.mark.parametrize(
    ("words", "stored"),
    [("在建", "在建"), (" 在 建 ", "在建"), ("续建项目", "在建"), ("投产（投用）", "完工"), ("—", None)],
)
def test_choices_and_their_synonyms(words, stored):
    assert parse_cell(text(words), CHOICE) == (stored, "", {})


def test_another_word_is_not_a_choice():
    assert parse_cell(text("差不多了"), CHOICE) == (None, "N110", {"allowed": "在建、完工"})


@pytest.mark.parametrize(
    ("value", "flag"),
    [(text("是"), True), (text("√"), True), (text("否"), False), (text("×"), False), (number("1"), True), (CellValue(CellKind.BOOLEAN, False), False)],
)  # fmt: skip
def test_flags(value, flag):
    assert parse_cell(value, Spec("是否挂牌", Kind.FLAG)).value is flag


def test_a_flag_is_yes_or_no():
    assert parse_cell(text("也许"), Spec("是否挂牌", Kind.FLAG)).code == "N110"


@pytest.mark.parametrize(
    ("written", "name", "marks"),
    [
        ("★某路", "某路", "★"), ("1●某路", "某路", "●"), ("某路☆", "某路", "☆"), ("■ ★某路", "某路", "■★"), ("1、某路", "某路", ""), ("2.某路", "某路", ""),
        ("某县\n某路", "某县某路", ""), ("110千伏某变电站", "110千伏某变电站", ""), ("1.5万吨某厂", "1.5万吨某厂", ""), ("2021年某改造", "2021年某改造", ""),
        ("A B 中心", "A B中心", ""), ("★", "★", "★"),
    ],
)  # fmt: skip
def test_names_without_marks_and_numbering(written, name, marks):
    assert split_marks(written) == (name, marks)


def test_lists_are_parted_by_marks_and_line_breaks():
    parsed = parse_cell(text("云台镇、 白衣镇；云台镇\n交通运输局，"), Spec("配合单位", Kind.LIST))
    assert parsed.value == ("云台镇", "白衣镇", "交通运输局")


def test_texts_keep_their_lines_and_numbers_their_digits():
    spec = Spec("备注")
    assert parse_cell(text(" 第一行 \n\n 第二行"), spec).value == "第一行\n第二行"
    assert parse_cell(number("123.50"), spec).value == "123.5"
    assert parse_cell(text("无"), spec).value is None
    assert parse_cell(text("无"), Spec("项目名称", Kind.NAME, required=True)).value == "无"


@given(st.text(max_size=20), st.sampled_from(list(Kind)))
def test_no_text_makes_a_parser_fail(words, kind):
    parsed = parse_cell(text(words), Spec("题", kind, choices=("在建",)), unit="万元")
    assert parsed.value is None or not parsed.code or parsed.code == "N106"


def test_an_error_that_a_text_format_kept_is_an_error():
    assert money(text("#DIV/0!")).code == "N105"
