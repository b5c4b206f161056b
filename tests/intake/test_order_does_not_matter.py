"""With register and plan in place, any permutation and any split into calls gives the same view."""

import tempfile
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from small_office import PLAN, UNITS, Office, report

from projledger.foundation.period import Month

JUNE = Month(2021, 6)
FARM, SCHOOL, PLANT, ROAD = "云台镇生猪养殖场", "云台镇中心小学", "白衣镇污水处理厂", "喜神至麻石公路改建工程"
#: Two units, three months, corrections with later dates, a row that is held, a nil return.
FILES = {
    "a4.csv": report("云台镇", 4, {FARM: 400, SCHOOL: 10}, "2021年5月2日"),
    "a5.csv": report("云台镇", 5, {FARM: 390, SCHOOL: 20}, "2021年6月2日"),
    "a5更正.csv": report("云台镇", 5, {FARM: 500, SCHOOL: 20}, "2021年6月4日"),
    "a6.csv": report("云台镇", 6, {FARM: 600, SCHOOL: "约30"}, "2021年7月2日"),
    "a6再次.csv": report("云台镇", 6, {FARM: 610}, "2021年7月3日"),
    "b5.csv": report("白衣镇", 5, {PLANT: 300}, "2021年6月3日"),
    "b6.csv": "白衣镇2021年6月重点项目月报\n填报日期：2021年7月4日\n零报告\n",
    "c6.csv": report("交通局", 6, {ROAD: 5000, "无此项目": 1}, "2021年7月1日"),
}


#: The register and the plan, under names that come after the reports'.
REGISTERS = {"y计划.csv": PLAN, "z单位.csv": UNITS}


def seen(office: Office) -> dict[str, Any]:
    """What a view shows, submission numbers apart."""
    view = office.view
    return {
        "figures": office.figures(),
        "held": sorted((row.file_name, row.row) for row in view.held()),
        "returns": sorted(
            (one.file_name, one.unit, one.period, one.verdict, one.entered, one.held, one.stands)
            for one in view.returns(2021)
            if one.form == "report"
        ),
        "sources": sorted((one.project, one.month, one.source.file_name) for one in view.figures(2021, JUNE)),
    }


def view_after(calls: Sequence[Sequence[str]], *, begun: bool = True) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        office = Office(Path(folder))
        if begun:
            office.begin()
        for names in calls:
            office.take({name: {**REGISTERS, **FILES}[name] for name in names})
        found = seen(office)
        office.book.close()
        return found


@cache
def expected() -> dict[str, Any]:
    return view_after([sorted(FILES)])


@settings(max_examples=12)
@given(st.permutations(sorted(FILES)), st.sets(st.integers(1, len(FILES) - 1)))
def test_any_order_and_any_split_into_calls_gives_the_same_view(order: list[str], cuts: set[int]) -> None:
    edges = [0, *sorted(cuts), len(order)]
    calls = [order[start:end] for start, end in pairwise(edges)]
    assert view_after(calls) == expected()


@settings(max_examples=8)
@given(st.permutations(sorted(FILES)), st.integers(0, len(FILES)), st.integers(0, 2), st.booleans())
def test_register_and_plan_may_come_in_the_call_of_the_first_reports_or_before(
    order: list[str], first: int, place: int, together: bool
) -> None:
    registers = list(REGISTERS)
    begin = [registers] if together else [registers[1:], registers[:1]]
    early = order[:first]
    mixed = [*early[:place], *begin[-1], *early[place:]]
    assert view_after([*begin[:-1], mixed, order[first:]], begun=False) == expected()
