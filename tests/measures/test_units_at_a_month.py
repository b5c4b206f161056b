"""Units that are renamed, merged and split: who answers at a month."""

import pytest
from made_records import project

from projledger.foundation.period import Month
from projledger.ledger.records import UnitRecord
from projledger.measures.units import unit_at, units_at


def unit(name: str, first: str | None, last: str | None, before: str | None = None) -> UnitRecord:
    return UnitRecord(name, "乡镇", (), first, last, before, owes_return=True)


CHAIN = [
    unit("甲乡", None, "2021-03-31"),
    unit("甲镇", "2021-04-01", "2021-06-15", "甲乡"),
    unit("甲街道", "2021-06-16", None, "甲镇"),
]


@pytest.mark.parametrize(
    ("month", "expected"), [(3, "甲乡"), (4, "甲镇"), (5, "甲镇"), (6, "甲街道"), (12, "甲街道")]
)
@pytest.mark.parametrize("name", ["甲乡", "甲镇", "甲街道"])
def test_any_name_of_a_chain_gives_the_unit_of_the_month(name: str, month: int, expected: str) -> None:
    assert unit_at(name, Month(2021, month), CHAIN) == expected


def test_a_name_stays_where_nothing_or_too_much_follows_it() -> None:
    july = Month(2021, 7)
    assert unit_at("登记表外", july, CHAIN) == "登记表外"
    assert unit_at("撤乡", july, [unit("撤乡", None, "2021-06")]) == "撤乡"
    split = [unit("大镇", None, "2021-06"), *(unit(f"{side}镇", "2021-07", None, "大镇") for side in "东西")]
    assert unit_at("大镇", july, split) == "大镇"
    assert unit_at("东镇", Month(2021, 6), split) == "大镇"
    ring = [unit("甲", None, "2021-01", "乙"), unit("乙", None, "2021-01", "甲")]
    assert unit_at("甲", july, ring) == "甲"


def test_partial_dates_hold_at_their_own_precision() -> None:
    units = [unit("甲乡", None, "2020"), unit("甲镇", "2021", None, "甲乡")]
    assert [unit_at("甲乡", Month(year, 1), units) for year in (2020, 2021)] == ["甲乡", "甲镇"]


def test_lead_and_reporting_units_are_both_followed() -> None:
    (found,) = units_at([project(1, unit="甲乡", reporting_unit="水利局")], Month(2021, 5), CHAIN)
    assert (found.lead_unit, found.reporting_unit) == ("甲镇", "水利局")
