"""Money: parsed exactly, kept as whole yuan, rounded once, half up, when shown."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projledger.foundation.money import (
    LARGEST,
    MONEY_UNITS,
    Amount,
    half_up,
    parse_money,
    percent,
    scale,
    show_money,
)

UNITS = st.sampled_from(list(MONEY_UNITS))


@pytest.mark.parametrize(
    ("text", "unit", "yuan"),
    [
        ("480", "万元", 4_800_000),
        ("1,200.5", "万元", 12_005_000),
        ("１，２００．５", "万元", 12_005_000),
        ("1.2亿", "万元", 120_000_000),
        ("1.2 亿元", "元", 120_000_000),
        ("3千万", "元", 30_000_000),
        ("3百万元", "元", 3_000_000),
        ("5千元", "万元", 5_000),
        ("￥480万", "元", 4_800_000),
        ("-12", "万元", -120_000),
        ("−12", "万元", -120_000),
        ("+7", "元", 7),
        (".5", "万元", 5_000),
        ("5.", "元", 5),
        (" 4 800 ", "元", 4_800),
    ],
)
def test_amounts_as_clerks_write_them(text: str, unit: str, yuan: int) -> None:
    assert parse_money(text, unit) == Amount(yuan, Decimal(0))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "约480万",
        "480万左右",
        "1,20",
        "1,2000",
        "12,34.5",
        "1.2.3",
        "nan",
        "inf",
        "True",
        "四百八十",
        "480-500",
        "--3",
        "1e9999",
        "1e3",
        "1.23E+08",
        "1.5E3万元",
        "亿",
        "1.2亿3万",
    ],
)
def test_what_is_not_an_amount_is_none_and_never_zero(text: str) -> None:
    assert parse_money(text, "万元") is None


def test_what_is_finer_than_a_yuan_is_rounded_half_up_and_the_residue_told() -> None:
    assert parse_money("0.00005", "万元") == Amount(1, Decimal("-0.5"))
    assert parse_money("-0.00005", "万元") == Amount(-1, Decimal("0.5"))
    assert parse_money("1.00001", "万元") == Amount(10_000, Decimal("0.1"))


@pytest.mark.parametrize(
    "number", [Decimal("1e30"), Decimal("NaN"), Decimal("Infinity"), Decimal(LARGEST) + 1]
)
def test_absurd_numbers_are_no_amounts(number: Decimal) -> None:
    assert scale(number, "元") is None


def test_the_largest_amount_is_still_one() -> None:
    assert scale(Decimal(LARGEST), "元") == Amount(LARGEST, Decimal(0))


@given(st.integers(-LARGEST, LARGEST), UNITS, st.booleans())
def test_parsing_what_was_shown_gives_the_amount_back(yuan: int, unit: str, grouped: bool) -> None:
    shown = show_money(yuan, unit, grouped=grouped)
    assert parse_money(shown, unit) == Amount(yuan, Decimal(0))
    assert not shown.endswith((".", ".0"))


@given(st.integers(-LARGEST, LARGEST), UNITS)
def test_the_unit_in_the_cell_wins_over_the_columns(yuan: int, unit: str) -> None:
    assert parse_money(show_money(yuan, "万元") + "万元", unit) == Amount(yuan, Decimal(0))


@given(st.integers(-LARGEST, LARGEST), UNITS, st.integers(0, 6))
def test_amounts_are_shown_half_up_as_decimal_rounds(yuan: int, unit: str, decimals: int) -> None:
    expected = (Decimal(yuan) / MONEY_UNITS[unit]).quantize(
        Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP
    )
    assert Decimal(show_money(yuan, unit, decimals, grouped=False)) == expected


@given(st.fractions(-(10**6), 10**6, max_denominator=10**6), st.integers(0, 6))
def test_half_up_is_off_by_at_most_half_a_last_place_and_the_half_goes_outward(
    value: Fraction, decimals: int
) -> None:
    rounded = Fraction(half_up(value, decimals))
    off, half = rounded - value, Fraction(1, 2 * 10**decimals)
    assert abs(off) <= half
    if abs(off) == half:
        assert abs(rounded) > abs(value)


def test_amounts_of_a_table() -> None:
    assert show_money(134_1871_0000 * 100, "亿元", 2) == "13,418.71"
    assert show_money(13_418_710_000, "亿元", 2) == "134.19"
    assert show_money(120_000_000, "万元") == "12,000"
    assert show_money(-4_999, "亿元", 2) == "0.00"  # no minus before a zero
    assert show_money(12_345, "万元") == "1.2345"


def test_a_percent_is_exact_or_none() -> None:
    assert percent(1, 3) == Fraction(100, 3)
    assert percent(1, 0) is None
    assert percent(1, -5) is None
