"""Which columns of the progress table a console has room for, and the small pictures among them."""

from dataclasses import replace
from decimal import Decimal

import pytest
from made_records import JUNE, WAN, figure, project, settings_of

from projledger.console import progress_columns
from projledger.console.gauges import bar, sparkline
from projledger.console.progress_columns import ALWAYS, COLUMNS, Column, fitted
from projledger.measures.grouping import By
from projledger.measures.progress import progress
from projledger.measures.progress_table import Progress

pytestmark = pytest.mark.slow


def table(by: By = By.LEVEL) -> Progress:
    figures = [figure(1, month, completed_ytd=month * 90 * WAN) for month in range(1, 7)]
    return progress([project(1, 1200 * WAN)], figures, [], [], JUNE, settings_of(), by=by)


def keys(width: int | None, *, pictures: bool = True, by: By = By.LEVEL) -> list[str]:
    return [column.key for column in fitted(table(by), width, pictures=pictures).shown]


def test_the_bar_is_filled_to_the_rate_and_has_a_stroke_at_the_target() -> None:
    half = Decimal(50)
    assert bar(Decimal("60.30"), half) == "█████│█····"
    assert bar(Decimal("46.72"), half) == "████▋│·····"
    assert bar(Decimal(0), half) == "·····│·····"
    assert bar(Decimal("130.5"), Decimal(100)) == "██████████│"
    assert bar(Decimal(100), Decimal(0)) == "│██████████"
    assert bar(None, half) == ""


def test_the_months_are_drawn_against_the_best_of_them() -> None:
    assert sparkline([0, 50, 100]) == "▁▅█"
    assert sparkline([-3, 100]) == "▁█"
    assert sparkline([0, 0, -1]) == "▁▁▁"
    assert sparkline([]) == ""


def test_a_wider_console_never_shows_fewer_columns_and_none_is_lost_without_being_named() -> None:
    every = set(keys(None))
    before: set[str] = set()
    for width in range(30, 200):
        columns = fitted(table(), width, pictures=True)
        shown = {column.key for column in columns.shown}
        assert before <= shown
        assert shown.isdisjoint(column.key for column in columns.dropped)
        assert shown | {column.key for column in columns.dropped} == every
        before = shown
    assert before == every


def test_the_main_figures_stay_however_narrow_the_console_is() -> None:
    assert keys(10) == ["annual_plan", "completed_ytd", "completion_rate", "schedule_gap", "light"]


def test_columns_go_in_the_order_that_they_say() -> None:
    for width in range(30, 200):
        columns = fitted(table(), width, pictures=True)
        kept = max(column.dropped for column in columns.shown)
        assert all(column.dropped > kept for column in columns.dropped)


def test_a_console_that_cannot_draw_is_offered_no_pictures() -> None:
    columns = fitted(table(), 60, pictures=False)
    assert {"bar", "months"}.isdisjoint(column.key for column in (*columns.shown, *columns.dropped))
    assert {"bar", "months"}.isdisjoint(keys(None, pictures=False))


def test_a_table_by_project_counts_no_projects() -> None:
    assert "projects" not in keys(None, by=By.PROJECT)
    assert "projects" in keys(None)


def test_a_further_figure_is_offered_once_rows_have_its_string(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress_columns, "COLUMNS", (*COLUMNS, Column("forecast", "Forecast", "", ALWAYS)))
    assert "forecast" not in keys(None)
    made = table()
    told = replace(made, total=replace(made.total, shown={**made.total.shown, "forecast": "101.20"}))
    assert "forecast" in [column.key for column in fitted(told, 40, pictures=True).shown]
