from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from projledger.forms.units import KINDS
from projledger.measures.ranking import GROUPS, Order, ranking, rankings_by_kind

_VALUES = st.lists(st.none() | st.integers(0, 6).map(Decimal), max_size=12)


def test_ties_share_the_better_rank_and_the_next_rank_is_skipped() -> None:
    values = [("甲", Decimal(90)), ("乙", Decimal(80)), ("丙", Decimal("80.00")), ("丁", Decimal(70))]
    assert [line.rank for line in ranking(values).lines] == [1, 2, 2, 4]


def test_what_has_no_value_has_no_rank_and_stands_last() -> None:
    found = ranking([("甲", None), ("乙", Decimal(0))], group="县级部门")
    assert [(line.name, line.rank) for line in found.lines] == [("乙", 1), ("甲", None)]
    assert (found.order, found.group) == (Order.DESCENDING, "县级部门")


def test_ascending_puts_the_worst_first() -> None:
    found = ranking([("甲", Decimal(90)), ("乙", Decimal(10))], order=Order.ASCENDING)
    assert [line.name for line in found.lines] == ["乙", "甲"]


def test_units_are_ranked_among_their_like() -> None:
    kinds = {"甲镇": "乡镇", "乙街道": "街道", "丙局": "县级部门", "丁分局": "垂管单位"}
    values = [
        ("丙局", Decimal(1)),
        ("甲镇", Decimal(2)),
        ("乙街道", Decimal(3)),
        ("丁分局", Decimal(0)),
        ("戊", Decimal(9)),
    ]
    found = rankings_by_kind(values, kinds)
    assert [(one.group, [line.name for line in one.lines]) for one in found] == [
        ("乡镇和街道", ["乙街道", "甲镇"]),
        ("县级部门和垂管单位", ["丙局", "丁分局"]),
        ("其他单位", ["戊"]),
    ]


def test_every_kind_of_unit_stands_in_exactly_one_group() -> None:
    assert sorted(kind for members in GROUPS.values() for kind in members) == sorted(KINDS)


@given(_VALUES)
def test_a_rank_is_one_more_than_the_number_of_better_values(values: list[Decimal | None]) -> None:
    named = [(str(place), value) for place, value in enumerate(values)]
    found = ranking(named)
    assert sorted(line.name for line in found.lines) == sorted(name for name, _value in named)
    for line in found.lines:
        if line.value is not None:
            assert line.rank == 1 + sum(other is not None and other > line.value for other in values)
