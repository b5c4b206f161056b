"""Rates, gaps and lights: rounded once, half up, and decided on what is shown."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projledger.foundation.language import set_language
from projledger.foundation.settings import Band, Figures, LightBands, Lights
from projledger.measures.lights import Light, light_against, light_of, show_light
from projledger.measures.rates import change_of, gap_of, json_number, rate_of, show_gap, show_rate
from projledger.measures.schedule import shown_target

BANDS = Lights().investment


def gap(done: int, plan: int, target: Fraction, figures: Figures) -> Decimal | None:
    return gap_of(rate_of(done, plan, figures.decimals), shown_target(target, figures), figures)


def test_no_plan_no_rate_no_gap_no_light() -> None:
    rate = rate_of(5, 0, 2)
    assert rate.exact is None
    assert rate.shown is None
    assert gap(5, 0, Fraction(50), Figures()) is None
    assert light_of(None, BANDS) is None
    assert show_rate(None) == show_gap(None) == show_light(None) == "—"


def test_the_gap_is_by_default_what_a_readers_calculator_gives() -> None:
    done, plan, target = 25417, 100000, Fraction(125, 3)  # 25.417 % against 41.666…
    assert gap(done, plan, target, Figures(decimals=2)) == Decimal("-16.25")  # 25.42 - 41.67
    assert gap(done, plan, target, Figures(decimals=2, gap="exact")) == Decimal("-16.25")
    assert gap(25414, plan, target, Figures(decimals=2)) == Decimal("-16.26")  # 25.41 - 41.67
    assert gap(25414, plan, target, Figures(decimals=2, gap="exact")) == Decimal("-16.25")  # -16.2526…


def test_rate_and_target_are_each_rounded_at_their_own_decimals() -> None:
    assert gap(288, 1000, Fraction(125, 3), Figures(decimals=0, gap_decimals=1)) == Decimal(
        "-12.7"
    )  # 29 - 41.7


def test_a_change_follows_the_gaps_method() -> None:
    now, before = rate_of(6667, 100000, 1), rate_of(3349, 100000, 1)  # 6.7 and 3.3
    assert change_of(now, before, Figures(decimals=1)) == Decimal("3.4")
    assert change_of(now, before, Figures(decimals=1, gap="exact")) == Decimal("3.3")
    assert change_of(now, rate_of(1, 0, 1), Figures()) is None


@pytest.mark.parametrize(
    ("value", "shown", "trimmed"),
    [
        ("10.30", "+10.30", "+10.3"),
        ("-3.28", "-3.28", "-3.28"),
        ("0.00", "0.00", "0"),
        ("-0.00", "0.00", "0"),
        ("5.00", "+5.00", "+5"),
    ],
)
def test_gaps_are_shown_with_their_sign(value: str, shown: str, trimmed: str) -> None:
    assert show_gap(Decimal(value)) == shown
    assert show_gap(Decimal(value), trim=True) == trimmed


def test_trimming_leaves_whole_tens_alone() -> None:
    assert show_rate(Decimal("100"), trim=True) == "100"
    assert show_rate(Decimal("60.30"), trim=True) == "60.3"


def test_json_rounds_half_up_at_six_decimals() -> None:
    assert json_number(Fraction(100, 3)) == 33.333333
    assert json_number(Fraction(200, 3)) == 66.666667
    assert json_number(None) is None


@given(st.integers(0, 10**13), st.integers(1, 10**13), st.integers(0, 6))
def test_rates_round_half_up_as_decimal_does(done: int, plan: int, decimals: int) -> None:
    shown = rate_of(done, plan, decimals).shown
    # 60 digits: the quotient is either exact by then or differs from a half long before.
    from decimal import localcontext

    with localcontext(prec=60):
        expected = (Decimal(100 * done) / plan).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    assert shown == expected


@pytest.mark.parametrize(
    ("gap", "light"),
    [
        ("0.00", Light.GREEN),
        ("0.01", Light.GREEN),
        ("-0.01", Light.YELLOW),
        ("-10.00", Light.YELLOW),
        ("-10.01", Light.RED),
    ],
)
def test_bands_are_half_open(gap: str, light: Light) -> None:
    assert light_of(Decimal(gap), BANDS) is light


def test_a_gap_too_small_to_show_is_not_behind() -> None:
    """49.996 % against 50 % prints 50.00 and 0.00: green, though it is exactly below."""
    shown = gap(49996, 100000, Fraction(50), Figures())
    assert light_of(shown, BANDS) is Light.GREEN
    assert show_gap(shown) == "0.00"


@given(st.decimals(-200, 200, places=2))
def test_every_gap_has_exactly_one_light(value: Decimal) -> None:
    holding = [name for name, band in BANDS.named() if band.holds(Fraction(value))]
    light = light_of(value, BANDS)
    assert light is not None
    assert holding == [light.value]


def test_lights_are_words_of_the_language_in_force() -> None:
    assert show_light(Light.YELLOW) == "yellow"
    set_language("zh")
    assert show_light(Light.YELLOW) == "黄"


@pytest.mark.parametrize(
    ("done", "light"), [(40, Light.GREEN), (39, Light.YELLOW), (30, Light.YELLOW), (29, Light.RED)]
)
def test_by_ratio_the_bands_are_of_what_was_due(done: int, light: Light) -> None:
    """A county tracks what stays below 80 % of the month's plan and shows a card below 60 % (DOMAIN 3.4)."""
    bands = LightBands(
        by="ratio",
        green=Band(lower=Fraction(80)),
        yellow=Band(lower=Fraction(60), upper=Fraction(80)),
        red=Band(upper=Fraction(60)),
    )
    due = shown_target(Fraction(50), Figures())
    assert light_against(rate_of(done, 100, 2), due, bands, Figures()) is light
    assert light_against(rate_of(done, 0, 2), due, bands, Figures()) is None
    nothing_due = shown_target(Fraction(0), Figures())
    assert light_against(rate_of(0, 100, 2), nothing_due, bands, Figures()) is Light.GREEN
