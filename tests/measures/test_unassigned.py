"""The annual plan that a table of targets declares for a unit and that no project has been assigned."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from made_records import JUNE, WAN, project, settings_of
from rich.console import Console

from projledger.api.answers import ProgressAnswer
from projledger.api.comparisons import ComparisonAnswer
from projledger.console.comparison_screen import show_comparison
from projledger.console.progress_screen import show_progress
from projledger.console.terms_words import unassigned_lines
from projledger.exports.comparison_export import comparison_json
from projledger.exports.terms_text import terms_explained
from projledger.foundation.period import Month
from projledger.ledger.records import UnitRecord, UnitTargetRecord
from projledger.measures.compare import Against, compare
from projledger.measures.progress import progress
from projledger.measures.progress_record import progress_record
from projledger.measures.progress_table import Progress
from projledger.measures.targets import Yardstick
from projledger.measures.terms import Selected, Terms
from projledger.measures.unassigned import Unassigned, unassigned
from projledger.measures.unit_table import UnitTarget

PROJECTS = [project(1, 700 * WAN), project(2, None), project(3, 500 * WAN, unit="交通局")]


def declaring(**plans: int | None) -> Yardstick:
    records = [
        UnitTargetRecord(unit, None if plan is None else plan * WAN, {12: 1}, {}, {})
        for unit, plan in plans.items()
    ]
    return Yardstick.of(records, plan=PROJECTS)


def table(yardstick: Yardstick, **options: Any) -> Progress:
    return progress(PROJECTS, [], [], [], JUNE, settings_of(), yardstick=yardstick, **options)


def test_what_the_table_of_targets_declares_beyond_the_projects_plans_is_left_to_assign() -> None:
    found = table(declaring(云台镇=1000, 交通局=500, 水利局=60))
    assert found.unassigned == (
        Unassigned("云台镇", 1000 * WAN, 700 * WAN),
        Unassigned("水利局", 60 * WAN, 0),
    )
    assert progress_record(found)["remarks"]["unassigned"] == [
        {"unit": "云台镇", "declared": 1000 * WAN, "assigned": 700 * WAN, "left": 300 * WAN},
        {"unit": "水利局", "declared": 60 * WAN, "assigned": 0, "left": 60 * WAN},
    ]


@pytest.mark.parametrize("yardstick", [Yardstick(), declaring(云台镇=None), declaring(云台镇=600)])
def test_where_nothing_declares_more_than_is_planned_nothing_is_said(yardstick: Yardstick) -> None:
    found = table(yardstick)
    assert found.unassigned == ()
    assert list(unassigned_lines(found)) == []


def test_only_whole_units_are_compared_with_what_is_declared_for_them() -> None:
    yardstick = declaring(云台镇=1000, 交通局=600)
    assert [one.unit for one in table(yardstick, units=["交通局"]).unassigned] == ["交通局"]
    assert table(yardstick, levels=["县级"]).unassigned == ()
    chosen = Terms(selected=Selected(frozenset({1})))
    assert table(yardstick, terms=chosen).unassigned == ()


def test_a_plan_follows_the_unit_that_took_over_and_is_not_guessed_after_a_split() -> None:
    units = [
        UnitRecord("甲乡", "乡镇", (), None, "2021-03", None, True),
        UnitRecord("乙乡", "乡镇", (), None, "2021-03", None, True),
        UnitRecord("甲镇", "乡镇", (), "2021-04", None, "甲乡、乙乡", True),
        UnitRecord("丙局", "部门", (), None, "2021-03", None, True),
    ]
    targets = [UnitTarget(name, None, {}, {}, 100 * WAN) for name in ("甲乡", "乙乡", "丙局")]
    found = unassigned([project(1, 150 * WAN, unit="甲镇")], targets, Month(2021, 6), units)
    assert found == (Unassigned("甲镇", 200 * WAN, 150 * WAN),)


def test_the_table_the_comparison_and_the_workbook_say_it(capsys: pytest.CaptureFixture[str]) -> None:
    found = table(declaring(云台镇=1000))
    answer = ProgressAnswer(found, settings_of(), date(2021, 7, 5))
    comparison = compare(found, Against.MONTH)
    show_progress(Console(width=120), answer)
    show_comparison(Console(width=120), ComparisonAnswer(comparison, answer))
    screens = capsys.readouterr().out
    assert (
        screens.count("not yet assigned to projects, by the table of targets: 0.03 亿元 (云台镇 0.03)") == 2
    )
    assert '"left": 3000000' in comparison_json(comparison)
    assert ("尚未安排到项目的年度计划", "按时序目标表共300万元：云台镇300万元。") in list(
        terms_explained(found)
    )
    assert list(unassigned_lines(replace(found, unassigned=()))) == []
