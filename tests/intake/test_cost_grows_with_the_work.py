"""What a call does grows with the files it is given and no faster: counted in function calls, not in seconds."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import FrameType

import pytest
from small_office import PLAN_HEAD, Office, report

PLACES = [f"{head}{tail}镇" for head in "云石清白金" for tail in "台桥溪坪岭"]
MONTHS = range(2, 6)


@pytest.fixture
def many_units(tmp_path: Path) -> Office:
    office = Office(tmp_path)
    units = "".join(f"{place}人民政府,{place},乡镇\n" for place in PLACES)
    rows = "".join(
        f"PC-{number},{place}中心小学,县级,9000,1200,{place}\n" for number, place in enumerate(PLACES)
    )
    plan = f"2021年重点项目计划表\n{PLAN_HEAD}\n{rows}"
    office.take({"单位.csv": f"单位名称,简称,单位类别\n{units}", "计划.csv": plan})
    return office


def returns(count: int, first: int = 0) -> dict[str, str]:
    """``count`` returns, all units of a month before the next month."""
    made = {
        f"{place}{month}月.csv": report(
            place, month, {f"{place}中心小学": month * 100}, f"2021-{month + 1:02d}-03"
        )
        for month in MONTHS
        for place in PLACES
    }
    return dict(list(made.items())[first : first + count])


def calls_of(work: Callable[[Mapping[str, str]], object], files: Mapping[str, str]) -> int:
    """How many Python functions ``work`` calls in this thread."""
    count = 0

    def counting(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counting)
    try:
        work(files)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("what", ["check", "take"])
def test_twice_the_files_take_twice_the_calls(many_units: Office, what: str) -> None:
    work: Callable[[Mapping[str, str]], object] = getattr(many_units, what)
    work(returns(10))  # what is remembered from file to file is there
    fewer, more = calls_of(work, returns(30, 10)), calls_of(work, returns(60, 40))
    assert more < 2.2 * fewer


def test_a_month_costs_no_more_when_there_are_more_months_before_it(many_units: Office) -> None:
    places = len(PLACES)
    many_units.take(returns(places))
    second = calls_of(many_units.check, returns(places, places))
    many_units.take(returns(2 * places, places))
    assert calls_of(many_units.check, returns(places, 3 * places)) < 1.5 * second
