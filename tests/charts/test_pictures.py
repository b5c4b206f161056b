"""What the pictures show: the figures of the tables, ranks, ends, and what is left out in words."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from made_pictures import LONG, POINT, half_year, projects_of, ranking_of, table_of, written
from made_records import JUNE, WAN, figure, settings_of
from syrupy.assertion import SnapshotAssertion

from projledger.charts.courses import course_panel
from projledger.charts.groups import gap_picture, progress_picture, rank_picture
from projledger.charts.parts import Bar, Bars, Picture, Tiles, Timeline, TimelineRow, Words
from projledger.charts.projects import timeline_picture
from projledger.charts.units import units_picture
from projledger.charts.words import Standpoint
from projledger.measures.basis import Basis
from projledger.measures.grouping import By
from projledger.measures.lights import Light
from projledger.measures.progress import progress
from projledger.measures.progress_table import Progress
from projledger.measures.ranking import Order
from projledger.measures.rates import Rate
from projledger.measures.row_ranking import RankBy, rank_rows
from projledger.measures.targets import Yardstick
from projledger.measures.terms import Terms
from projledger.measures.timeline import timeline


def bars_of(picture: Picture) -> list[Bar]:
    panel = next(panel for panel in picture.panels if isinstance(panel, Bars))
    return [line for line in panel.lines if isinstance(line, Bar)]


def words_of(picture: Picture) -> list[str]:
    return [
        line.text
        for panel in picture.panels
        if isinstance(panel, Bars)
        for line in panel.lines
        if isinstance(line, Words)
    ]


def test_progress_shows_the_published_half_year_by_month_and_level(snapshot: SnapshotAssertion) -> None:
    table, months = half_year()
    assert written(progress_picture(table, course_panel(months, table), POINT, 25)) == snapshot


def test_gap_shows_the_gaps_of_the_table_with_their_lights(snapshot: SnapshotAssertion) -> None:
    table = table_of([603, 500, 467, 399, None])
    assert written(gap_picture(table, POINT, 40)) == snapshot


def test_every_figure_of_a_picture_is_one_that_the_table_prints() -> None:
    table = table_of([603, 500, 467, 399, 333])
    printed = {row.group: row.shown for row in table.rows}
    for bar in bars_of(gap_picture(table, POINT, 40)):
        assert bar.label.split()[0] == printed[bar.name]["schedule_gap"]
    for bar in bars_of(rank_picture(ranking_of(table), POINT, 40)):
        assert bar.label.split()[0] == printed[bar.name]["completion_rate"]


def test_equal_rates_share_a_rank_and_the_next_one_is_left_out() -> None:
    picture = rank_picture(ranking_of(table_of([400, 600, 500, 500, None])), POINT, 40)
    assert [(bar.rank, bar.name) for bar in bars_of(picture)] == [
        ("1", "第2镇"),
        ("2", "第3镇"),
        ("2", "第4镇"),
        ("4", "第1镇"),
    ]
    assert "没有年度计划，因而没有名次的：第5镇。" in picture.notes


def test_units_in_groups_are_ranked_among_their_like() -> None:
    table = table_of([400, 600, 500, 700])
    kinds = {"第1镇": "乡镇", "第2镇": "乡镇", "第3镇": "县级部门", "第4镇": "县级部门"}
    picture = rank_picture(ranking_of(table, kinds), POINT, 40)
    assert words_of(picture) == ["乡镇和街道（2个）", "县级部门和垂管单位（2个）"]
    assert [(bar.rank, bar.name) for bar in bars_of(picture)] == [
        ("1", "第2镇"),
        ("2", "第1镇"),
        ("1", "第4镇"),
        ("2", "第3镇"),
    ]


def test_beyond_the_most_bars_both_ends_are_drawn_and_the_middle_said_in_words() -> None:
    picture = rank_picture(ranking_of(table_of([10 * number for number in range(1, 101)])), POINT, 11)
    names = [bar.name for bar in bars_of(picture)]
    assert names == [*(f"第{n}镇" for n in range(100, 95, -1)), *(f"第{n}镇" for n in range(5, 0, -1))]
    assert words_of(picture) == ["其间90个未绘出：第6至95名，最高95.00，最低6.00"]


def test_groups_too_many_for_the_page_share_it_and_small_ones_are_whole() -> None:
    table = table_of([10 * number for number in range(1, 41)])
    kinds = {row.group: "乡镇" if place < 35 else "县级部门" for place, row in enumerate(table.rows)}
    picture = rank_picture(ranking_of(table, kinds), POINT, 22)
    panel = picture.panels[0]
    assert isinstance(panel, Bars)
    assert len(panel.lines) <= 22
    assert sum(1 for bar in bars_of(picture) if kinds[bar.name] == "县级部门") == 5


def test_the_heading_says_scope_basis_unit_target_and_day() -> None:
    picture = gap_picture(table_of([603]), Standpoint(date(2021, 7, 5), narrowed="第1镇"), 40)
    assert picture.title == "2021年1—6月市县重点项目超/欠时序进度情况"
    assert (
        picture.said == "范围：第1镇　口径：上报数　单位：百分点　时序进度50%　数据截至6月底　取数2021-07-05"
    )


def test_the_term_of_the_settings_is_the_only_one_used() -> None:
    table = table_of([603, 400], settings='term = "序时进度"\n')
    assert not [text for text in gap_picture(table, POINT, 40).texts() if "时序" in text]


def test_closings_and_what_has_changed_since_stand_below() -> None:
    table = table_of([603])
    closed = gap_picture(table, Standpoint(date(2021, 7, 5), closed=48, corrections=2), 40)
    assert closed.notes[-1] == "本期已封账（收件48号），此后的2次更正未计入。"
    latest = gap_picture(table, Standpoint(date(2021, 7, 5), corrections=2), 40)
    assert latest.notes[-1] == "含封账后的2次更正。"


def test_zeros_of_a_month_without_any_return_are_said_to_say_nothing() -> None:
    table = progress(projects_of(2), [], [], [], JUNE, settings_of(), by=By.UNIT)
    notes = gap_picture(table, POINT, 40).notes
    assert notes == ("2021年1—6月尚无任何项目报数，图中的0不表示没有完成投资。",)


def test_tiles_are_sized_by_plan_and_never_without_the_word_of_their_light() -> None:
    picture = units_picture(table_of([603, 450, 100, None]), POINT, 2)
    panel = picture.panels[0]
    assert isinstance(panel, Tiles)
    assert [(tile.size, tile.light, tile.lines[0]) for tile in panel.tiles] == [
        (1000 * WAN, Light.GREEN, "60.30% 绿"),
        (1000 * WAN, Light.YELLOW, "45.00% 黄"),
    ]
    assert "年度计划较小的1个未绘出：第3镇。" in picture.notes
    assert "没有年度计划、未绘出的：第4镇。" in picture.notes


def by_project() -> tuple[Progress, Picture]:
    projects = [
        *projects_of(1, names=["按期开工"], planned_start="2021-03", planned_finish="2022-06"),
        *projects_of(1, names=[LONG], planned_start="2021-05", planned_finish="2021-12"),
        *projects_of(1, names=["提前完工"], planned_start="2020-09", planned_finish="2021-12"),
        *projects_of(1, names=["应完未完"], planned_start="2020", planned_finish="2021-04", before=1),
        *projects_of(1, names=["尚无日期"]),
    ]
    projects = [replace(made, id=number) for number, made in enumerate(projects, start=1)]
    figures = [
        figure(1, 6, completed_ytd=603 * WAN, status="在建", actual_start="2021-03-15"),
        figure(2, 6, completed_ytd=0, status="未开工"),
        figure(3, 5, completed_ytd=900 * WAN, status="在建", actual_start="2020-09"),
        figure(3, 6, completed_ytd=1000 * WAN, status="完工", actual_finish="2021-06"),
        figure(4, 6, completed_ytd=400 * WAN, status="在建"),
    ]
    table = progress(projects, figures, [], [], JUNE, settings_of(), by=By.PROJECT)
    dates = timeline(table.rows, projects, figures, JUNE.last, settings_of())
    return table, timeline_picture(table, dates, POINT, 30)


def test_a_timeline_shows_planned_and_actual_times_and_what_is_overdue(snapshot: SnapshotAssertion) -> None:
    _table, picture = by_project()
    assert written(picture) == snapshot


def test_a_timeline_that_is_too_long_keeps_the_overdue_projects() -> None:
    count = 50
    projects = projects_of(count, planned_start="2021-01", planned_finish="2021-12")
    late = projects_of(count, planned_start="2021-02", planned_finish="2021-05")[-3:]
    projects[-3:] = late
    figures = [figure(number, 6, completed_ytd=WAN, status="在建") for number in range(1, count + 1)]
    table = progress(projects, figures, [], [], JUNE, settings_of(), by=By.PROJECT)
    picture = timeline_picture(
        table, timeline(table.rows, projects, figures, JUNE.last, settings_of()), POINT, 11
    )
    panel = picture.panels[0]
    assert isinstance(panel, Timeline)
    names = [row.name for row in panel.rows if isinstance(row, TimelineRow)]
    assert len(names) == 10
    assert names[-3:] == ["第48镇", "第49镇", "第50镇"]
    last = panel.rows[-1]
    assert isinstance(last, Words)
    assert last.text.startswith("另有40个项目未绘出")


@pytest.mark.parametrize("name", ["$x^2$ 项目", "a\nb\tc", "\x1b[31m红\x1b[0m", "<b>&\"'"])
def test_names_are_text_on_one_line(name: str) -> None:
    (bar,) = bars_of(gap_picture(table_of([603], names=[name]), POINT, 40))
    assert "\n" not in bar.name
    assert "\x1b" not in bar.name
    assert bar.value == Decimal("10.30")


def test_lights_by_ratio_are_explained_as_such() -> None:
    bands = 'by = "ratio"\ngreen = { from = 100 }\nyellow = { from = 80, to = 100 }\nred = { to = 80 }\n'
    picture = gap_picture(table_of([603, 420], settings=f"[lights.investment]\n{bands}"), POINT, 40)
    assert [words for _light, words in picture.lights] == [
        "绿：100≤完成率÷时序进度",
        "黄：80≤完成率÷时序进度＜100",
        "红：完成率÷时序进度＜80",
    ]
    assert picture.lights_unit == "%"
    assert [bar.light for bar in bars_of(picture)] == [Light.GREEN, Light.YELLOW]


def test_places_won_and_lost_stand_behind_the_figure() -> None:
    earlier, now = table_of([500, 400, 300]), table_of([400, 500, 300])
    found = rank_rows(now, RankBy.RATE, earlier=earlier)
    labels = [bar.label for bar in bars_of(rank_picture(found, POINT, 40))]
    assert labels == ["50.00 绿 ↑1", "40.00 黄 ↓1", "30.00 红 平"]


def test_a_ranking_by_gap_the_worst_first_says_so() -> None:
    found = rank_rows(table_of([400, 600]), RankBy.GAP, order=Order.ASCENDING)
    picture = rank_picture(found, POINT, 40)
    assert picture.title == "2021年1—6月市县重点项目超/欠时序进度排名（按单位）"
    assert "单位：百分点" in picture.said
    assert [(bar.rank, bar.label) for bar in bars_of(picture)] == [("1", "-10.00 黄"), ("2", "+10.00 绿")]
    panel = picture.panels[0]
    assert isinstance(panel, Bars)
    assert panel.caption.startswith("由低到高，显示数相同的名次并列")


def test_a_figure_on_another_basis_says_its_basis() -> None:
    projects = projects_of(1)
    figures = [figure(1, 6, completed_ytd=603 * WAN, statistical_ytd=400 * WAN)]
    terms = Terms(basis=Basis.STATISTICAL)
    table = progress(projects, figures, [], [], JUNE, settings_of(), by=By.UNIT, terms=terms)
    picture = gap_picture(table, POINT, 40)
    assert picture.said.startswith("口径：入统数　")
    assert bars_of(picture)[0].label == "-10.00 黄"


def test_a_ranking_by_starts_shows_the_fraction_and_no_light_of_investment() -> None:
    table = table_of([400, 600])
    starts = {"第1镇": Rate(1, 2, Fraction(50), Decimal("50.00"))}
    picture = rank_picture(rank_rows(table, RankBy.STARTS, starts=starts), POINT, 40)
    assert [(bar.label, bar.light) for bar in bars_of(picture)] == [("50.00 1/2", None)]
    assert picture.lights == ()
    assert "没有计划开工的项目，因而没有开工率的：第2镇。" in picture.notes


def test_where_groups_have_targets_of_their_own_the_heading_says_so() -> None:
    curves = (
        '[curves.slow]\nkind = "linear"\nfactor = 0.8\n[[schedule.scopes]]\ncurve = "slow"\nunit = "第2镇"\n'
    )
    table = table_of([603, 450], settings=curves)
    assert "时序进度因组而异，合计45%" in gap_picture(table, POINT, 40).said
    bars = bars_of(progress_picture(table, course_panel((), table), POINT, 40))
    assert [bar.mark for bar in bars] == [
        Decimal("45.00"),
        Decimal("50.00"),
        Decimal("40.00"),
    ]


def test_another_curve_than_the_settings_own_is_named_with_its_target() -> None:
    projects, settings = projects_of(1), settings_of('[curves.slow]\nkind = "linear"\nfactor = 0.8\n')
    figures = [figure(1, 6, completed_ytd=603 * WAN)]
    yardstick = Yardstick(curve="slow")
    table = progress(projects, figures, [], [], JUNE, settings, by=By.UNIT, yardstick=yardstick)
    picture = gap_picture(table, POINT, 40)
    assert "时序进度（曲线“slow”）40%" in picture.said
    assert bars_of(picture)[0].label == "+20.30 绿"
