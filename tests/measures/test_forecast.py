"""Months ahead along a curve, and the year's end at the present pace."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projledger.measures.forecast import months_ahead, year_end

LINEAR = [Fraction(100 * month, 12) for month in range(13)]
FROM_SEPTEMBER = [Fraction(0)] * 9 + [Fraction(25 * month) for month in range(1, 5)]
CURVES = st.lists(st.integers(0, 40), min_size=12, max_size=12).map(
    lambda steps: [Fraction(sum(steps[:month])) for month in range(13)]
)


def test_on_the_linear_curve_a_twelfth_of_the_year_is_a_month() -> None:
    assert months_ahead(Fraction(100 * 8, 12), LINEAR, 6) == 2
    assert months_ahead(Fraction(100 * 9, 24), LINEAR, 6) == Fraction(-3, 2)
    assert months_ahead(Fraction(50), LINEAR, 6) == 0


def test_a_project_that_starts_in_september_is_not_behind_in_march() -> None:
    assert months_ahead(Fraction(0), FROM_SEPTEMBER, 3) == 0
    assert months_ahead(Fraction(0), FROM_SEPTEMBER, 10) == -2
    assert months_ahead(Fraction(25), FROM_SEPTEMBER, 3) == 6


def test_what_exceeds_the_curve_is_ahead_to_its_end_and_no_further() -> None:
    assert months_ahead(Fraction(130), LINEAR, 6) == 6
    assert months_ahead(Fraction(130), LINEAR, 12) == 0
    assert months_ahead(Fraction(-5), LINEAR, 6) == -6


def test_a_curve_that_asks_for_nothing_says_nothing_and_a_falling_one_is_refused() -> None:
    assert months_ahead(Fraction(5), [Fraction(0)] * 13, 6) is None
    with pytest.raises(ValueError, match="falls"):
        months_ahead(Fraction(5), [*LINEAR[:12], Fraction(0)], 6)


@given(CURVES, st.integers(-20, 500), st.integers(0, 12))
def test_ahead_and_behind_agree_with_the_sign_of_the_gap(
    curve: list[Fraction], percent: int, month: int
) -> None:
    rate = Fraction(percent)
    found = months_ahead(rate, curve, month)
    if found is None:
        assert curve[12] == 0
        return
    assert 0 <= month + found <= 12
    if rate == curve[month]:
        assert found == 0
    elif rate < curve[month]:
        assert found < 0
    elif month < 12:
        assert found > 0
    if curve[0] <= rate <= curve[12]:
        whole, part = divmod(month + found, 1)
        last = int(whole)
        asked = curve[last] + part * (curve[min(last + 1, 12)] - curve[last])
        assert asked == rate  # at that moment the curve asks for exactly what is done


def test_the_years_end_continues_the_average_month_exactly() -> None:
    assert year_end(500, 5) == 1200
    assert year_end(1, 9) == 1  # 12/9, half up
    assert year_end(134_1871_0000, 6) == 268_3742_0000
    assert year_end(777, 12) == 777
