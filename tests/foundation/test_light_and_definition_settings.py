"""Lights of every measure, what follows from them, and what counts as started: refused where they say nothing."""

import json
from typing import get_args

import pytest

from projledger.forms.report import STATUSES
from projledger.foundation.errors import SettingsError
from projledger.foundation.settings import Settings, parse
from projledger.foundation.settings.definitions import Status

MINIMAL = '[office]\nname = "示例办"\ncounty = "示例县"\nyear = 2021\n'


def complaint(text: str) -> str:
    with pytest.raises(SettingsError) as caught:
        parse(MINIMAL + text)
    return str(caught.value)


def test_the_statuses_of_the_settings_are_those_of_the_report() -> None:
    assert get_args(Status) == STATUSES


def test_the_hole_that_a_citys_rule_leaves_from_0_to_10_below_is_refused_and_named() -> None:
    said = complaint(
        "[lights.investment]\ngreen = { from = 0 }\nyellow = { from = -30, to = -10 }\nred = { to = -30 }\n"
    )
    assert "line 7 [lights.investment]" in said
    assert "no light is set from -10 to 0" in said


@pytest.mark.parametrize("measure", ["start", "finish", "funds", "statistics"])
def test_lights_of_every_measure_are_held_to_the_same_rules(measure: str) -> None:
    said = complaint(
        f"[lights.{measure}]\ngreen = {{ from = 0 }}\nyellow = {{ to = 5 }}\nred = {{ to = -10 }}\n"
    )
    assert f"[lights.{measure}]" in said
    assert "overlap" in said


def test_where_a_rule_knows_no_yellow_green_and_red_must_meet() -> None:
    assert (
        parse(MINIMAL + "[lights.funds]\ngreen = { from = 0 }\nred = { to = 0 }\n").lights.funds.yellow
        is None
    )
    said = complaint("[lights.funds]\ngreen = { from = 0 }\nred = { to = -5 }\n")
    assert "no light is set from -5 to 0 (red ends at -5, green begins at 0)" in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "[lights.start]\ngreen = { from = 0 }\nred = { to = 0 }\nmonths = { yellow = 4, red = 3 }\n",
            "line 8 [lights.start.months]: red begins at 3 months and yellow only at 4",
        ),
        ('[lights.funds]\nby = "percent"\ngreen = { from = 0 }\nred = { to = 0 }\n', 'Write "points" or "ratio"'),
        ('[lights]\nmade_up = "blue"\n', 'Write "keep", "yellow" or "green"'),
        ('[definitions]\nstarted = { statuses = ["动工"] }\n', "Write a list of statuses"),
        ('[definitions]\nstarted = { needs = ["permit"] }\n', '"actual_start", "start_basis"'),
        ("[definitions]\nstatistics_from = -1\n", "line 6: definitions.statistics_from = -1 is not allowed"),
    ],
)  # fmt: skip
def test_what_is_not_allowed_is_said_with_its_line(text: str, said: str) -> None:
    assert said in complaint(text)


def test_what_changes_no_figure_leaves_no_trace_in_the_snapshot() -> None:
    assert set(parse(MINIMAL).figures_snapshot()) == {"office", "returns", "figures", "schedule", "lights"}
    assert set(parse(MINIMAL).figures_snapshot()["lights"]) == {"investment"}


def test_a_recorded_snapshot_gives_back_lights_steps_definitions_and_rates() -> None:
    said = parse(
        MINIMAL
        + '[lights]\nmade_up = "yellow"\nsteps = [{ light = "red", months = 2, step = "约谈", measures = ["start"] }]\n'
        + '[lights.start]\nby = "ratio"\ngreen = { from = 80 }\nyellow = { from = 60, to = 80 }\nred = { to = 60 }\n'
        + "months = { red = 2 }\n[lights.funds]\ngreen = { from = 0 }\nred = { to = 0 }\n"
        + '[definitions]\nstarted = { needs = ["start_basis"] }\nfunds = "total-investment"\n'
        + '[rates.main]\ntitle = "主体开工率"\nnumerator = "started"\ndenominator = "all"\nwindow = "period"\n'
    )
    recorded = json.loads(json.dumps(said.figures_snapshot()))
    found: Settings = parse(MINIMAL).with_snapshot(recorded)
    for section in ("lights", "definitions", "rates"):
        assert getattr(found, section) == getattr(said, section)
