"""Curves in the settings: what is refused names its line and what is allowed; old files and snapshots stay equal."""

import json

import pytest

from projledger.forms.plan import LEVELS
from projledger.foundation.errors import SettingsError
from projledger.foundation.settings import parse
from projledger.foundation.settings.curves import BUILT_IN, KINDS, Scope

MINIMAL = '[office]\nname = "示例办"\ncounty = "示例县"\nyear = 2021\n'  # four lines
POINTS = '[curves."季度"]\nkind = "points"\npoints = { 3 = 20, 6 = 50, 12 = 100 }\n'


def complaint(text: str) -> str:
    with pytest.raises(SettingsError) as caught:
        parse(MINIMAL + text)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[schedule]\ncurve = "liner"\n', ["line 6: schedule.curve", 'did you mean "linear"', "own-window"]),
        ('[schedule]\nstart = "x"\n', ["line 6: schedule.start", "There are: linear"]),
        (
            f'{POINTS}[[schedule.scopes]]\nlevel = "市级"\ncurve = "季度"\n'
            '[[schedule.scopes]]\nlisted = true\ncurve = "季渡"\n',
            ["line 13: schedule.scopes.curve", 'did you mean "季度"'],
        ),
        (
            '[curves.a]\nkind = "own-window"\notherwise = "b"\n',
            ["line 7: curves.a.otherwise", "There are: a"],
        ),
    ],
)
def test_an_unknown_curve_names_its_line_and_the_curves_there_are(text: str, said: list[str]) -> None:
    found = complaint(text)
    assert all(part in found for part in said), found


def test_a_circle_of_curves_is_named_once_with_its_way() -> None:
    text = (
        '[curves.a]\nkind = "next-quarter-end"\ncurve = "b"\n'
        '[curves.b]\nkind = "own-window"\notherwise = "c"\n'
        '[curves.c]\nkind = "by-scope"\nscopes = [{ level = "市级", curve = "a" }]\n'
    )
    found = complaint(text)
    assert found.splitlines() == [found]
    assert "line 13: curves.c.scopes.curve" in found
    assert "a → b → c → a" in found


def test_a_curve_that_names_itself_is_a_circle() -> None:
    assert "a → a" in complaint('[curves.a]\nkind = "project-plans"\notherwise = "a"\n')


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f'{POINTS}betwen = "step"\n', ["line 8: curves.季度.betwen", "did you mean curves.季度.between"]),
        (
            '[[schedule.scopes]]\nlevle = "市级"\ncurve = "linear"\n',
            ["line 6", "did you mean schedule.scopes.level"],
        ),
        ('[schedule]\ncurv = "linear"\n', ["line 6: schedule.curv", "did you mean schedule.curve"]),
        (
            '[curves.a]\nkind = "linear"\npoints = { 6 = 50 }\n',
            ["line 7: curves.a.points", "Known here: kind"],
        ),
    ],
)
def test_a_misspelt_field_of_a_curve_or_scope_names_its_line_and_the_nearest(
    text: str, said: list[str]
) -> None:
    found = complaint(text)
    assert all(part in found for part in said), found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            '[curves.a]\nkind = "pionts"\npoints = { 3 = 20 }\n',
            ["line 6: curves.a.kind", '"points"', '"campaign"'],
        ),
        ("[curves.a]\npoints = { 3 = 20 }\n", ["line 5: curves.a.kind is missing", '"own-window"']),
        ('[curves.a]\nkind = "points"\n', ["curves.a.points is missing"]),
        ('[curves.a]\nkind = "points"\npoints = { 3 = 50, 6 = 20 }\n', ["line 7", "rising percents"]),
        ('[curves.a]\nkind = "points"\npoints = { 13 = 50 }\n', ["line 7", "a table of months"]),
        ('[curves.a]\nkind = "points"\npoints = { x = 50 }\n', ["line 7", "a table of months"]),
        ('[curves.a]\nkind = "linear"\nfactor = 0\n', ["line 7: curves.a.factor", "above 0"]),
        (
            '[curves.a]\nkind = "campaign"\nfrom = 2021-06-01\nto = 2021-05-31\ntarget = 80\n',
            ["line 5: curves.a", "2021-05-31"],
        ),
        (
            '[curves.a]\nkind = "campaign"\nfrom = "6月"\nto = 2021-05-31\ntarget = 80\n',
            ["line 7: curves.a.from"],
        ),
        ('[[schedule.scopes]]\ncurve = "linear"\n', ["line 5", "level, sector, unit, listed, project"]),
        ('[[schedule.scopes]]\nlevel = "市"\ncurve = "linear"\n', ["line 6: schedule.scopes.level", "市级"]),
        ('[curves.linear]\nkind = "points"\npoints = { 3 = 20 }\n', ["line 5: curves.linear", "built in"]),
        ("[curves.市级]\n", ["line 5", '[curves."市级"]']),
        ("[curves]\na = 3\n", ["line 6: curves.a", "[curves.NAME]"]),
    ],
)
def test_a_wrong_curve_names_its_line_and_what_is_allowed(text: str, said: list[str]) -> None:
    found = complaint(text)
    assert all(part in found for part in said), found


def test_several_faults_of_curves_are_all_named() -> None:
    found = complaint('[schedule]\ncurve = "a"\nfinish = "b"\n').splitlines()
    assert [line.split(":")[0].rpartition(" ")[2] for line in found] == ["6", "7"]


def test_settings_of_before_there_were_curves_mean_and_record_the_same() -> None:
    settings = parse(f'{MINIMAL}[schedule]\ncurve = "linear"\nfactor = 1.2\n')
    snapshot = settings.figures_snapshot()
    assert snapshot["schedule"] == {"curve": "linear", "factor": "1.2"}
    assert "curves" not in snapshot
    assert parse(MINIMAL).figures_snapshot()["schedule"] == {"curve": "linear", "factor": "1"}


def test_a_recorded_snapshot_restores_curves_and_scopes() -> None:
    text = (
        f'{POINTS}between = "step"\n[curves.c]\nkind = "campaign"\nfrom = 2021-06-01\nto = 2021-09-10\n'
        'target = 80\npoints = { "6" = 40, "7.5" = 60 }\n'
        '[schedule]\ncurve = "c"\nstart = "季度"\nscopes = [{ listed = true, curve = "季度" }]\n'
    )
    then = parse(MINIMAL + text)
    recorded = json.loads(json.dumps(then.figures_snapshot()))
    seen = parse(MINIMAL).with_snapshot(recorded)
    assert (seen.curves, seen.schedule) == (then.curves, then.schedule)
    assert seen.figures_snapshot() == then.figures_snapshot()


def test_equal_numbers_written_otherwise_are_the_same_snapshot() -> None:
    first, second = (
        parse(f'{MINIMAL}[curves.a]\nkind = "points"\npoints = {points}\n').figures_snapshot()
        for points in ("{ 6 = 50.0, 3 = 20 }", '{ 3 = "20", 6 = "100/2" }')
    )
    assert first == second


def test_levels_of_scopes_are_those_of_plans() -> None:
    assert Scope.model_fields["level"].annotation.__args__[0].__args__ == LEVELS  # type: ignore[union-attr]


def test_every_built_in_curve_is_of_a_kind_that_can_be_written() -> None:
    assert {type(curve) for curve in BUILT_IN.values()} <= set(KINDS.values())
