"""Dates and spans as they really come: read as far as they are certain, else asked about."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projledger.forms.field import Kind, Spec
from projledger.forms.spans import is_open, parse_span
from projledger.forms.values import parse_cell
from projledger.workbook.cells import CellKind, CellValue


def text(words):
    return CellValue(CellKind.TEXT, words)


def number(digits):
    return CellValue(CellKind.NUMBER, Decimal(digits))


def day(value, year=2021):
    return parse_cell(value, Spec("计划开工时间", Kind.DATE, example="2020-09"), year=year)


@pytest.mark.parametrize(
    ("words", "stored"),
    [
        ("2021年6月底", "2021-06"), ("2021年6月中旬", "2021-06"), ("2021.6底", "2021-06"), ("2021年6月30日前", "2021-06-30"), ("2021年6月底前", "2021-06"), ("6月底", "2021-06"),
        ("2021/6/3", "2021-06-03"), ("2021-06-03T09:30:00", "2021-06-03"), ("2021/6/3 9:30", "2021-06-03"), ("2021－06－03", "2021-06-03"), ("2021‐6‐3", "2021-06-03"),
        ("二〇二一年六月", "2021-06"), ("二○二一年十二月三十一日", "2021-12-31"), ("二〇二一年", "2021"), ("2021年上半年", "2021-06"), ("2021年三季度", "2021-09"), ("2021年末", "2021-12"), ("2021.6", "2021-06"),
    ],
)  # fmt: skip
def test_dates_in_many_writings(words, stored):
    assert day(text(words)) == (stored, "", {})


@pytest.mark.parametrize(
    "words",
    [
        "2009-2011", "2021-2023年", "2021年3月至2023年12月", "2010-", "36个月", "两年", "3年", "已开工", "完工", "21.6", "6/3/2021", "06-03-2021", "2021年13月", "2021年2月30日", "2021.6-12", "1200",
        "2021年6月（计划）", "去年6月", "45.83", "2021年6月、7月", "五月", "210603", "9999", "0.5", "2021.6.3.4", "2021年6月3日开工",
    ],
)  # fmt: skip
def test_what_is_no_certain_date_is_asked_about(words):
    assert day(text(words)).code == "D401"


def test_an_amount_among_dates_is_not_taken_for_a_day_far_from_the_plan_year():
    assert day(number("40377")).value == "2010-07-18"
    assert day(number("36000")).code == "D401"
    assert day(number("54000")).code == "D401"
    assert day(number("44348.75")).value == "2021-06-01"
    assert day(number("40377"), year=2050).code == "D401"
    assert day(number("36000"), year=None).value == "1998-07-24"


@pytest.mark.parametrize(
    ("digits", "stored"), [("2021.6", "2021-06"), ("2021.1", None), ("2021.13", None), ("12", None)]
)
def test_a_number_that_may_be_january_or_october_is_asked_about(digits, stored):
    assert day(number(digits)).value == stored


@pytest.mark.parametrize(
    ("words", "start", "finish"),
    [
        ("2009-2011", "2009", "2011"), ("2010-", "2010", None), ("2021.1-2023.1", "2021-01", "2023-01"), ("2010－", "2010", None), ("09.10-11.3", "2009-10", "2011-03"), ("98.5-03.12", "1998-05", "2003-12"), ("2007.10-2010.12", "2007-10", "2010-12"),
        ("2011.01-2012.12", "2011-01", "2012-12"), ("2021-2023年", "2021", "2023"), ("2021年—2023年", "2021", "2023"), ("2021年3月至2023年12月", "2021-03", "2023-12"), ("2021.3～2023.12", "2021-03", "2023-12"),
        ("2021年3月-12月", "2021-03", "2021-12"), ("2021年至今", "2021", None), ("2021.3-至今", "2021-03", None), ("2021/3/1-2023/12/31", "2021-03-01", "2023-12-31"), ("2021-03-2023-12", "2021-03", "2023-12"),
        ("2021-03-01至2023-12-31", "2021-03-01", "2023-12-31"), ("202103-202312", "2021-03", "2023-12"), ("2021年3月——2023年12月底", "2021-03", "2023-12"), ("2020-2021.6", "2020", "2021-06"),
        ("2009-2011年度", "2009", "2011"), ("2021年3月到2023年底", "2021-03", "2023-12"), ("二〇二一年三月至二〇二三年十二月", "2021-03", "2023-12"),
    ],
)  # fmt: skip
def test_spans_in_many_writings(words, start, finish):
    assert parse_span(text(words)) == (start, finish)


@pytest.mark.parametrize(
    "words",
    ["2010-12", "2009-11", "2021.3-12", "2023-2021", "2021.10-2021.3", "2021", "2021年", "3-5年", "1-12月", "2021-2022-2023", "2021.13-2022", "21-23", "2021至2022至2023", "分期建设", "-2021", "-"],
)  # fmt: skip
def test_what_may_be_two_spans_or_none_is_no_span(words):
    assert parse_span(text(words)) is None


@pytest.mark.parametrize(
    "words", ["36个月", "两年", "24月", "730天", "500日历天", "一年半", "2年", "待定", "——", "", "半年"]
)
def test_a_duration_or_nothing_leaves_the_dates_open(words):
    assert is_open(text(words))
    assert parse_span(text(words)) is None


def test_a_date_or_a_year_alone_in_a_span_column_is_not_open():
    assert not is_open(CellValue(CellKind.DATE, datetime(2021, 6, 1)))  # noqa: DTZ001 - a cell's date has no zone
    assert not is_open(number("2021"))
    assert is_open(number("24"))


_MONTHS = st.dates(date(1960, 1, 1), date(2049, 12, 31))


@given(_MONTHS, _MONTHS, st.sampled_from(["-", "－", "—", "——", "~", "至", "到", " - "]))
def test_a_span_of_two_months_reads_the_same_with_every_sign_between(first, last, sign):
    start, finish = sorted([first, last])
    told = (f"{start:%Y-%m}", f"{finish:%Y-%m}")
    for pattern in ("%Y.%m", "%Y年%m月", "%Y/%m"):
        assert parse_span(text(f"{start:{pattern}}{sign}{finish:{pattern}}")) == told
    if start.year < finish.year:
        assert parse_span(text(f"{start.year}{sign}{finish.year}")) == (str(start.year), str(finish.year))
        assert (
            parse_span(text(f"{last:%Y.%m}{sign}{first.year}")) is None
            or last <= first
            or last.year == first.year
        )
