"""Lights of projects month by month: what each city's rule gives, streaks, steps, and what was made up."""

from collections.abc import Sequence
from typing import Any

import pytest
from made_records import WAN, figure, project, settings_of

from projledger.foundation.period import Month, Period
from projledger.foundation.settings import Settings
from projledger.ledger.records import FigureRecord, ProjectRecord
from projledger.measures.light_history import (
    AtMonth,
    LightHistory,
    LightRow,
    light_history,
    running,
    step_after,
    turned,
)
from projledger.measures.light_record import light_history_record
from projledger.measures.lights import Light

G, Y, R = Light.GREEN, Light.YELLOW, Light.RED
LETTERS = {"G": G, "Y": Y, "R": R, "-": None}


def lights(text: str) -> list[Light | None]:
    return [LETTERS[letter] for letter in text]


def history(
    projects: Sequence[ProjectRecord],
    figures: Sequence[FigureRecord],
    through: int,
    measure: str = "investment",
    settings: str = "",
    *,
    plans: dict[int, Sequence[ProjectRecord]] | None = None,
    closed: dict[int, tuple[Sequence[FigureRecord], Settings]] | None = None,
) -> LightHistory:
    """The history to month ``through``; ``plans`` in force and ``closed`` states by month, where they differ."""
    rules = settings_of(settings)
    months = []
    for number in range(1, through + 1):
        rows, own_rules = (closed or {}).get(number, (figures, rules))
        plan = (plans or {}).get(number, projects)
        state = number if number in (closed or {}) else 0
        months.append(AtMonth(Month(2021, number), plan, own_rules, rows, [], [], state))
    return light_history(months, Period.of_month(Month(2021, through)), measure)


def shown(row: LightRow) -> str:
    """The row as letters, an asterisk after what was red."""
    letters = {light: letter for letter, light in LETTERS.items()}
    return "".join(letters[cell.light] + ("*" if cell.was else "") for cell in row.cells)


def only(found: LightHistory) -> LightRow:
    assert len(found.rows) == 1
    return found.rows[0]


def invested(*rates: int | None) -> list[FigureRecord]:
    """Rows of project 1 with cumulative investment in percent of a plan of 1200 万元, from January on."""
    return [
        figure(1, month, completed_ytd=rate * 12 * WAN)
        for month, rate in enumerate(rates, start=1)
        if rate is not None
    ]


def test_each_month_is_judged_by_its_own_target() -> None:
    # due: 8.33, 16.67, 25, 33.33, 41.67, 50
    assert shown(only(history([project(1)], invested(9, 10, 14, 30, 42, 50), 6))) == "GYRYGG"


def test_before_anything_came_there_is_no_light_and_a_month_without_a_row_carries_the_figure() -> None:
    assert shown(only(history([project(1)], invested(None, 10, None, 30), 5))) == "-YRYR"


def test_without_a_plan_there_is_no_light() -> None:
    found = history([project(1, None)], invested(9, 10), 2)
    assert shown(only(found)) == "--"
    assert found.counted() == {None: 1}


def test_an_adjusted_plan_changes_no_earlier_month() -> None:
    before, after = project(1, 1200 * WAN), project(1, 200 * WAN)
    plans = {number: [before] for number in (1, 2, 3)}
    assert shown(only(history([after], invested(1, 1, 1, 8), 4, plans=plans))) == "YRRG"


def test_a_project_that_came_in_mid_year_has_no_light_before() -> None:
    plans: dict[int, Sequence[ProjectRecord]] = {1: [], 2: []}
    assert shown(only(history([project(1)], invested(9, 18, 26), 3, plans=plans))) == "--G"


def test_a_closed_month_keeps_its_figures_and_its_rules() -> None:
    corrected = invested(9, 17)
    strict = settings_of("[lights.investment]\ngreen = { from = 0 }\nred = { to = 0 }\n")
    assert shown(only(history([project(1)], corrected, 2))) == "GG"
    assert shown(only(history([project(1)], corrected, 2, closed={1: (invested(8), strict)}))) == "RG"


def test_a_start_is_yellow_in_its_month_and_red_after_three_and_green_once_it_is_there() -> None:
    rows = [figure(1, month, status="未开工", completed_ytd=0) for month in range(1, 6)]
    rows.append(figure(1, 6, status="在建", completed_ytd=0))
    assert shown(only(history([project(1, planned_start="2021-03")], rows, 6, "start"))) == "GGYYRG"


def test_months_before_a_light_are_set() -> None:
    rows = [figure(1, 1, status="未开工", completed_ytd=0)]
    said = "[lights.start]\ngreen = { from = 0 }\nred = { to = 0 }\nmonths = { yellow = 2, red = 4 }\n"
    assert shown(only(history([project(1, planned_start="2021-01")], rows, 5, "start", said))) == "GYYRR"


def test_a_finish_has_a_light_only_when_it_is_due_this_year_or_there() -> None:
    rows = [figure(number, 1, status="在建", completed_ytd=0) for number in (1, 2, 3)]
    rows.append(figure(3, 2, status="完工", completed_ytd=0))
    finishes = {1: "2021-02", 2: "2022-02", 3: "2022-06"}
    projects = [project(number, planned_finish=planned) for number, planned in finishes.items()]
    found = history(projects, rows, 4, "finish")
    assert {row.project.id: shown(row) for row in found.rows} == {1: "GYYR", 2: "----", 3: "-GGG"}


def test_the_entry_in_statistics_is_due_the_month_after_the_start() -> None:
    rows = [figure(1, month, status="在建", actual_start="2021-02", completed_ytd=0) for month in range(2, 6)]
    rows.append(figure(1, 6, status="在建", statistical_entry="2021-06", completed_ytd=0))
    assert shown(only(history([project(1)], rows, 6, "statistics"))) == "-" * 5 + "G"
    other = figure(2, 2, status="在建", statistical_entry="2021-01", completed_ytd=0)
    both = history([project(1), project(2)], [*rows, other], 6, "statistics")
    assert {row.project.id: shown(row) for row in both.rows} == {1: "-GYYRG", 2: "-GGGGG"}


def test_funds_below_what_is_due_may_be_red_without_yellow() -> None:
    rows = [
        figure(1, month, completed_ytd=0, funds_received_ytd=amount * WAN)
        for month, amount in ((1, 100), (2, 199))
    ]
    said = "[lights.funds]\ngreen = { from = 0 }\nred = { to = 0 }\n"
    assert shown(only(history([project(1)], rows, 2, "funds", said))) == "GR"


@pytest.mark.parametrize(
    ("months", "streak", "reds"),
    [("GYY", 2, 0), ("YRR", 3, 2), ("RRY", 3, 0), ("RRG", 0, 0), ("RR-", 0, 0), ("Y-R", 1, 1), ("RRR", 3, 3)],
)
def test_a_streak_runs_to_the_last_month_and_red_counts_as_yellow_too(
    months: str, streak: int, reds: int
) -> None:
    assert running(lights(months)) == (streak, reds)


@pytest.mark.parametrize(
    ("months", "step"),
    [
        ("Y", ""),
        ("YY", "提醒函"),
        ("R", "督办函"),
        ("RY", "提醒函"),
        ("YR", "督办函"),
        ("RRR", "约谈"),
        ("RRRG", ""),
    ],
)
def test_the_step_that_a_streak_reaches_follows(months: str, step: str) -> None:
    assert step_after(*running(lights(months)), "investment", settings_of().lights.steps) == step


def test_a_step_may_be_for_some_measures_only() -> None:
    said = settings_of(
        '[lights]\nsteps = [{ light = "red", months = 1, step = "约谈", measures = ["start"] }]\n'
    )
    assert step_after(1, 1, "start", said.lights.steps) == "约谈"
    assert step_after(1, 1, "investment", said.lights.steps) == ""


@pytest.mark.parametrize(
    ("made_up", "expected"),
    [("keep", "YRRGR"), ("yellow", "YY*Y*GR"), ("green", "YG*G*GR")],
)
def test_a_red_month_that_was_made_up_turns_as_the_settings_say(made_up: str, expected: str) -> None:
    """In one county the old month turns yellow while the new one is green; by another's rule it stays red."""
    rates: Any = (7, 5, 10, 34, 30)
    found = only(history([project(1)], invested(*rates), 5, settings=f'[lights]\nmade_up = "{made_up}"\n'))
    assert shown(found) == expected
    assert (found.streak, found.reds, found.step) == (1, 1, "督办函")


def test_a_red_month_turns_only_once_a_later_month_is_green() -> None:
    assert turned(lights("RY-"), "yellow") == [(R, None), (Y, None), (None, None)]
    assert turned(lights("GR"), "yellow") == [(G, None), (R, None)]


def test_the_worst_stands_first_and_json_tells_the_same() -> None:
    rows = [figure(number, 1, completed_ytd=rate * 12 * WAN) for number, rate in ((1, 9), (2, 1), (3, -2))]
    found = history([project(number) for number in (1, 2, 3, 4)], rows, 2)
    assert [(row.project.id, shown(row)) for row in found.rows] == [
        (3, "RR"),
        (2, "YR"),
        (1, "GY"),
        (4, "--"),
    ]
    record = light_history_record(found)
    assert record["counts"] == {"green": 0, "yellow": 1, "red": 2, "none": 1}
    assert record["rows"][0]["months"][1] == {"month": "2021-02", "light": "red", "was": None}
    assert (record["rows"][0]["streak"], record["rows"][0]["step"]) == (2, "督办函")
