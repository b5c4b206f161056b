"""One project's months: what came, what counts, where from."""

from made_records import WAN, figure, held, nil_return, project, settings_of

from projledger.foundation.period import Month
from projledger.measures.lights import Light
from projledger.measures.project_history import project_history

JUNE = Month(2021, 6)
FARM = project(31, 12_000 * WAN, unit="岳家镇", planned_finish="2021-12", name="岳家生态肉牛")


def test_the_months_of_the_cattle_farm_read_as_on_the_screen() -> None:
    figures = [
        figure(31, 4, completed_month=900 * WAN, completed_ytd=4300 * WAN, status="在建"),
        figure(31, 5, completed_month=1200 * WAN, status="在建"),
        figure(31, 6, completed_ytd=12_100 * WAN, status="完工", actual_finish="2021-06-20"),
        figure(7, 6, completed_ytd=1),
    ]
    told = project_history(FARM, figures, [], [], JUNE, settings_of())
    columns = ("completed_month", "completed_ytd", "completion_rate", "schedule_gap")
    assert [(row.month.month, *(row.shown[name] for name in columns), row.status) for row in told.rows] == [
        (4, "900", "4,300", "35.83", "+2.50", "在建"),
        (5, "1,200", "5,500", "45.83", "+4.16", "在建"),
        (6, "6,600", "12,100", "100.83", "+50.83", "完工"),
    ]
    assert told.rows[2].figure is figures[2]
    assert told.rows[2].light is Light.GREEN
    assert told.months_early == 6


def test_a_month_without_a_return_is_carried_and_has_no_source() -> None:
    told = project_history(
        FARM,
        [figure(31, 4, completed_ytd=5, status="在建")],
        [held(31, 6)],
        [nil_return("岳家镇", 5)],
        JUNE,
        settings_of(),
    )
    april, may, june = told.rows
    assert (april.reported, april.nil, april.held) == (True, False, False)
    assert (may.reported, may.nil, may.figure, may.completed_month, may.status) == (
        True,
        True,
        None,
        0,
        "在建",
    )
    assert (june.reported, june.held, june.completed_month, june.completed_ytd) == (False, True, None, 5)
    assert june.shown["completed_month"] == "—"


def test_nothing_is_told_before_the_first_word_of_the_year() -> None:
    assert (
        project_history(FARM, [figure(31, 12, year=2020, completed_ytd=9)], [], [], JUNE, settings_of()).rows
        == ()
    )


def test_a_project_finished_late_or_without_dates_is_not_early() -> None:
    late = figure(31, 6, status="完工", actual_finish="2022-01")
    assert project_history(FARM, [late], [], [], JUNE, settings_of()).months_early is None
    assert (
        project_history(FARM, [figure(31, 6, status="完工")], [], [], JUNE, settings_of()).months_early
        is None
    )


def test_a_project_without_a_plan_has_months_but_no_rates() -> None:
    told = project_history(project(1, None), [figure(1, 6, completed_ytd=5)], [], [], JUNE, settings_of())
    assert told.rows[0].rate.shown is None
    assert told.rows[0].light is None
