"""The size bands of the settings: every amount in exactly one, faults named with their line."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projledger.foundation.errors import SettingsError
from projledger.foundation.settings import Sizes, parse

OFFICE = '[office]\nname = "示例办"\ncounty = "示例县"\nyear = 2021\n'
YI = 100_000_000


def test_by_default_bands_part_at_1_10_and_100_yi_and_the_lower_end_belongs_to_the_band() -> None:
    sizes = parse(OFFICE).sizes
    assert [sizes.band_of(yuan).title for yuan in (0, YI - 1, YI, 10 * YI - 1, 10 * YI, 100 * YI - 1, 100 * YI)] == [
        "1亿元以下", "1亿元以下", "1亿元—10亿元", "1亿元—10亿元", "10亿元—100亿元", "10亿元—100亿元", "100亿元及以上",
    ]  # fmt: skip


def test_default_bands_are_not_in_the_snapshot_so_that_older_snapshots_stay_equal() -> None:
    assert "sizes" not in parse(OFFICE).figures_snapshot()


def test_own_bands_return_from_the_snapshot_that_an_issued_table_was_computed_with() -> None:
    text = (
        OFFICE
        + '[sizes]\nof = "annual_plan"\nbands = [{ name = "小", to = "1.5亿" }, { name = "大", from = "15000万元" }]'
    )
    settings = parse(text)
    assert [band.title for band in settings.sizes.bands] == ["小", "大"]
    assert parse(OFFICE).with_snapshot(settings.figures_snapshot()).sizes == settings.sizes


@pytest.mark.parametrize(
    ("bands", "said"),
    [
        ('[{ to = "1亿" }, { from = "2亿" }]', "line 5 [sizes]: no size band holds 1亿元 to 2亿元 (1亿元以下 ends before it"),
        ('[{ to = "1亿" }, { from = "5000万" }]', "line 5 [sizes]: the size bands 1亿元以下 and 5000万元及以上 overlap."),
        ('[{ from = "1亿" }]', "no size band holds less than 1亿元"),
        ('[{ to = "1亿" }]', "no size band holds 1亿元 and more"),
        ('[{ to = "3亿" }, { from = "3亿", to = "2亿" }, { from = "2亿" }]', "the size band 3亿元—2亿元 is empty."),
        ('[{ name = "大", to = "1亿" }, { name = "大", from = "1亿" }]', "two size bands are called 大."),
        ("[{ to = 1 }, { from = 1 }]", "line 6: sizes.bands = "),
        ('[{ to = "1美元" }, { from = "1美元" }]', 'line 6: sizes.bands.to = "1美元" is not allowed. Write an amount with its unit'),
        ('[{ frm = "1亿", to = "1亿" }, { from = "1亿" }]', "line 6: sizes.bands.frm is not a setting; did you mean sizes.bands.from?"),
        ("[]", "line 6: sizes.bands = [] is not allowed. Write a list of bands"),
    ],
)  # fmt: skip
def test_bands_with_a_fault_are_refused_and_the_fault_is_named(bands: str, said: str) -> None:
    with pytest.raises(SettingsError) as refused:
        parse(f"{OFFICE}[sizes]\nbands = {bands}\n")
    assert said in str(refused.value)


@given(st.lists(st.integers(1, 10**12), min_size=1, max_size=6, unique=True), st.integers(0, 10**12))
def test_bands_that_meet_hold_every_amount_exactly_once(limits: list[int], yuan: int) -> None:
    ends = [None, *sorted(limits), None]
    sizes = Sizes.model_validate(
        {
            "bands": [
                {k: f"{v}元" for k, v in (("from", low), ("to", high)) if v} for low, high in pairwise(ends)
            ]
        }
    )
    assert [band for band in sizes.bands if band.holds(yuan)] == [sizes.band_of(yuan)]
