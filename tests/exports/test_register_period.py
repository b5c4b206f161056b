"""The period of an issued document, as the register names it."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from projledger.exports.register_table import period_words


@pytest.mark.parametrize(
    ("kind", "period", "said"),
    [
        ("urge", "2021-06", "2021年6月"),
        ("review", "2021Q2", "2021年6月"),
        ("bulletin", "2021-06", "2021年上半年"),
        ("rectify", "2021-05", "2021年1—5月"),
        ("urge", "早先", "早先"),
    ],
)
def test_papers_on_a_return_are_of_its_month_and_others_of_the_year_so_far(
    kind: str, period: str, said: str
) -> None:
    assert period_words(cast("Any", SimpleNamespace(kind=kind, period=period))) == said
