"""A mid-year adjustment: opening, out, in, changed, closing."""

from decimal import Decimal

from made_records import project

from projledger.ledger.records import ProjectRecord
from projledger.measures.reconciliation import Line, reconciliation

YI = 100_000_000


def yi(text: str) -> int:
    return int(Decimal(text) * YI)


def some(first: int, count: int, total: str, plan: str) -> list[ProjectRecord]:
    """``count`` projects, numbered from ``first``, that sum to ``total`` and ``plan`` (亿元)."""
    totals, plans = parted(yi(total), count), parted(yi(plan), count)
    return [project(first + place, plans[place], total_investment=totals[place]) for place in range(count)]


def parted(amount: int, count: int) -> list[int]:
    return [amount // count] * (count - 1) + [amount - amount // count * (count - 1)]


def test_the_adjustment_of_june_2012_reconciles_to_its_published_closing() -> None:
    # DOMAIN 1.6: 21 out, 41 in, 9 changed; after it 228 projects, 1797.8 in total, 514.1 planned.
    unchanged = some(1, 178, "1568.8", "448.0")
    out, came = some(201, 21, "162", "48.3"), some(301, 41, "192.4", "50.7")
    before, now = some(401, 9, "42.2", "17.7"), some(401, 9, "36.6", "15.4")
    found = reconciliation([*unchanged, *out, *before], [*unchanged, *now, *came])
    assert found.out == Line(21, yi("162"), yi("48.3"))
    assert found.came == Line(41, yi("192.4"), yi("50.7"))
    assert (found.changed_before, found.changed_now) == (
        Line(9, yi("42.2"), yi("17.7")),
        Line(9, yi("36.6"), yi("15.4")),
    )
    assert found.closing == Line(228, yi("1797.8"), yi("514.1"))
    assert found.opening == Line(208, yi("1773.0"), yi("514.0"))
    for column in range(3):
        moved = (
            found.came[column] - found.out[column] + found.changed_now[column] - found.changed_before[column]
        )
        assert found.opening[column] + moved == found.closing[column]
    assert [len(names) for names in (found.left, found.joined, found.altered)] == [21, 41, 9]


def test_a_changed_total_alone_is_a_change_and_another_unit_is_none() -> None:
    before = [project(1, 100, total_investment=500), project(2, 100, unit="甲镇")]
    now = [project(1, 100, total_investment=400), project(2, 100, unit="乙镇")]
    found = reconciliation(before, now)
    assert [(one.name, one.plan_before, one.total_before, one.total_now) for one in found.altered] == [
        ("项目1", 100, 500, 400)
    ]
    assert not found.nothing
    assert reconciliation(now, now).nothing


def test_a_project_without_a_plan_is_counted_and_adds_nothing() -> None:
    found = reconciliation([project(1, None)], [project(1, 70)])
    assert (found.opening, found.closing) == (Line(1, 0, 0), Line(1, 0, 70))
    assert found.altered[0].plan_before is None
