"""The lines under a table: why this month is not the rise of the figures, and that every view says how complete it is."""

import io
from datetime import date
from typing import Any

from made_records import WAN, figure, project, settings_of
from rich.console import Console

from projledger.api.answers import ProgressAnswer
from projledger.api.comparisons import ComparisonAnswer, RankingAnswer
from projledger.console.comparison_screen import show_comparison
from projledger.console.progress_remarks import remark_lines
from projledger.console.progress_screen import show_progress
from projledger.console.ranking_screen import show_ranking
from projledger.foundation.period import Month, Period
from projledger.measures.compare import Against, compare
from projledger.measures.grouping import By
from projledger.measures.progress import progress
from projledger.measures.ranking import Order
from projledger.measures.row_ranking import RankBy, rank_rows

SETTINGS = settings_of("")
PROJECTS = [project(n, 1000 * WAN, unit="云台镇") for n in (1, 2, 3)]
JUNE = Period("month", Month(2021, 6))
WHOLE = [figure(n, month, completed_ytd=month * 80 * WAN) for n in (1, 2) for month in range(1, 7)]


def answer(figures: list[Any], by: By = By.LEVEL) -> ProgressAnswer:
    table = progress(PROJECTS, figures, [], [], JUNE, SETTINGS, by=by, money_unit="万元")
    return ProgressAnswer(table, SETTINGS, date(2021, 7, 5))


def about_the_month(figures: list[Any], by: By = By.LEVEL) -> list[str]:
    return [
        line
        for line in remark_lines(answer(figures, by), month_shown=True)
        if "cumulative figures rose" in line
    ]


def test_where_a_month_is_missing_the_screen_says_why_its_rise_is_more_than_this_month() -> None:
    figures = [*WHOLE, figure(3, 4, completed_ytd=300 * WAN), figure(3, 6, completed_ytd=500 * WAN)]
    told = answer(figures)
    assert (told.progress.total.steps[-1], told.progress.total.completed_month) == (360 * WAN, 160 * WAN)
    assert about_the_month(figures) == [
        "In month 6 the cumulative figures rose by 360 万元, by which changes and months go; "
        "this month, 160 万元, adds what is known of the month alone"
    ]
    assert about_the_month(figures, By.PROJECT) == about_the_month(figures)
    assert not any("rose" in line for line in remark_lines(told, month_shown=False))


def test_where_every_month_came_there_is_nothing_to_explain() -> None:
    figures = [*WHOLE, *(figure(3, month, completed_ytd=month * WAN) for month in range(1, 7))]
    assert about_the_month(figures) == []


def test_where_no_amount_of_the_month_is_known_a_dash_needs_no_reason() -> None:
    figures = [figure(n, month, completed_ytd=month * WAN) for n in (1, 2, 3) for month in (4, 6)]
    assert about_the_month(figures) == []


def test_comparisons_and_rankings_say_how_complete_they_are_as_the_plain_table_does() -> None:
    told = answer(WHOLE[:-1], By.UNIT)
    comparison = compare(told.progress, Against.MONTH, None)
    ranking = rank_rows(told.progress, RankBy.RATE, order=Order.DESCENDING)
    shown = {}
    for name, show, found in (
        ("plain", show_progress, told),
        ("compared", show_comparison, ComparisonAnswer(comparison, told)),
        ("ranked", show_ranking, RankingAnswer(ranking, told)),
    ):
        written = io.StringIO()
        show(Console(file=written, width=200, highlight=False, markup=False, emoji=False), found)  # type: ignore[operator]
        shown[name] = written.getvalue().splitlines()
    said = [line for line in shown["plain"] if "carried on" in line or "count as 0" in line]
    assert len(said) == 2
    for name in ("compared", "ranked"):
        assert [line for line in shown[name] if line in said] == said
