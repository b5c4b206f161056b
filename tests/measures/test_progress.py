"""The progress table: groups, sums, gaps, filters, and that parts add up to the whole."""

from dataclasses import fields
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_records import JUNE, WAN, YI, figure, held, nil_return, project, settings_of

from projledger.foundation.period import Month, Period
from projledger.ledger.records import FigureRecord, ListPlan, ProjectRecord, UnitRecord
from projledger.measures.grouping import By
from projledger.measures.progress import SORTABLE, progress
from projledger.measures.progress_record import progress_record
from projledger.measures.progress_rows import ProgressRow
from projledger.measures.progress_table import Progress

SETTINGS = settings_of()
SUMMED = (
    "projects", "annual_plan", "completed_ytd", "completed_month", "not_reported", "held", "flash", "no_plan", "no_plan_completed",
)  # fmt: skip


def table(projects: list[ProjectRecord], figures: list[FigureRecord], **options: object) -> Progress:
    return progress(projects, figures, [], [], JUNE, SETTINGS, **options)  # type: ignore[arg-type]  # options as a caller gives them


def half_year() -> tuple[list[ProjectRecord], list[FigureRecord]]:
    """The county of DOMAIN C.1 in three projects a level: 200 count as 3 here, amounts are the real ones."""
    projects = [
        project(1, int(Decimal("31.58") * YI), level="市级", listed=True, unit="岳家镇"),
        project(2, int(Decimal("114.72") * YI), level="市级", unit="水利局"),
        project(3, int(Decimal("98.39") * YI), level="县级", unit="云台镇"),
    ]
    figures = [
        figure(1, 6, completed_ytd=int(Decimal("19.452") * YI), completed_month=int(Decimal("3.1") * YI)),
        figure(2, 6, completed_ytd=int(Decimal("68.764") * YI), completed_month=int(Decimal("9.2") * YI)),
        figure(3, 6, completed_ytd=int(Decimal("45.9711") * YI), completed_month=int(Decimal("8.3") * YI)),
    ]
    return projects, figures


def shown(row: ProgressRow) -> tuple[str, ...]:
    return tuple(
        row.shown[name]
        for name in ("annual_plan", "completed_ytd", "completion_rate", "schedule_gap", "light")
    )


def test_the_half_year_of_2021_comes_out_as_published() -> None:
    projects, figures = half_year()
    result = table(projects, figures)
    city, county = result.rows
    assert shown(city) == ("146.30", "88.22", "60.30", "+10.30", "green")
    assert shown(city.of_which[0]) == ("31.58", "19.45", "61.60", "+11.60", "green")
    assert shown(county) == ("98.39", "45.97", "46.72", "-3.28", "yellow")
    assert shown(result.total) == ("244.69", "134.19", "54.84", "+4.84", "green")
    assert [row.group for row in result.rows] == ["市级", "县级"]
    assert [row.group for row in city.of_which] == ["挂牌"]
    assert county.of_which == ()


def test_by_listed_gives_the_same_figure_as_the_row_within_its_level() -> None:
    projects, figures = half_year()
    listed, others = table(projects, figures, by=By.LISTED).rows
    assert (listed.group, others.group) == ("挂牌", "非挂牌")
    assert listed.shown["schedule_gap"] == "+11.60"


def test_levels_stand_from_the_highest_and_others_in_the_order_of_the_plan() -> None:
    projects = [
        project(1, level="县级", unit="丙"),
        project(2, level="省级", unit="甲"),
        project(3, level="县级", unit="乙"),
    ]
    assert [row.group for row in table(projects, []).rows] == ["省级", "县级"]
    assert [row.group for row in table(projects, [], by=By.UNIT).rows] == ["丙", "甲", "乙"]


def test_industries_of_the_standard_stand_in_its_order_and_local_words_behind_them() -> None:
    words = ("教育", "本地叫法", "制造业", "本地叫法", None)
    projects = [project(number, industry=word) for number, word in enumerate(words, start=1)]
    rows = table(projects, [], by=By.INDUSTRY).rows
    assert [(row.group, row.projects) for row in rows] == [
        ("制造业", 1), ("教育", 1), ("本地叫法", 2), ("未注明", 1)
    ]  # fmt: skip


@pytest.mark.parametrize("by", [By.SECTOR, By.INDUSTRY, By.NATURE])
def test_what_the_plan_does_not_state_is_a_row_of_its_own(by: By) -> None:
    said = project(1, industry="教育")
    rows = table([said, project(2, sector=None, nature=None)], [], by=by).rows
    assert rows[1].group == "未注明"
    assert rows[1].projects == 1


def test_projects_without_a_plan_are_in_no_rate_and_stand_beside() -> None:
    result = table(
        [project(1, 1000 * WAN), project(2, None), project(3, 0)],
        [
            figure(1, 6, completed_ytd=500 * WAN),
            figure(2, 6, completed_ytd=70 * WAN),
            figure(3, 6, completed_ytd=7 * WAN),
        ],
    )
    total = result.total
    assert (total.projects, total.annual_plan, total.completed_ytd) == (1, 1000 * WAN, 500 * WAN)
    assert (total.no_plan, total.no_plan_completed) == (2, 77 * WAN)
    assert total.shown["completion_rate"] == "50.00"
    assert [item.project for item in result.remarks.no_plan] == [2, 3]


def test_a_group_of_projects_without_plans_has_no_rate_and_no_light() -> None:
    (row,) = table([project(1, None)], [figure(1, 6, completed_ytd=5)]).rows
    assert shown(row) == ("—", "0.00", "—", "—", "—")
    assert (row.rate.exact, row.shortfall, row.needed_per_month, row.light) == (None, None, None, None)
    assert not row.behind


def test_a_project_that_never_reported_counts_zero_and_keeps_its_plan() -> None:
    result = table([project(1, 100 * WAN), project(2, 100 * WAN)], [figure(1, 6, completed_ytd=100 * WAN)])
    assert result.total.shown["completion_rate"] == "50.00"
    assert result.total.not_reported == 1
    assert result.remarks.carried_from() == [(None, 1)]


def test_the_change_since_last_month_and_this_months_amount() -> None:
    figures = [figure(1, 5, completed_ytd=400 * WAN), figure(1, 6, completed_ytd=500 * WAN)]
    (row,) = table([project(1, 1000 * WAN)], figures, by=By.PROJECT).rows
    assert row.completed_month == 100 * WAN
    assert row.shown["rate_change"] == "+10.00"
    assert row.shown["completed_month"] == "100"
    assert row.key == 1


def test_shortfall_and_what_each_remaining_month_must_bring() -> None:
    (row,) = table([project(1, 1000 * WAN)], [figure(1, 6, completed_ytd=400 * WAN)]).rows
    assert row.shortfall == 100 * WAN
    assert row.needed_per_month == 100 * WAN
    (ahead,) = table([project(1, 1000 * WAN)], [figure(1, 6, completed_ytd=1100 * WAN)]).rows
    assert ahead.shortfall == -600 * WAN
    assert ahead.needed_per_month == 0


def test_december_leaves_no_month_to_make_up() -> None:
    december = Period.of_month(Month(2021, 12))
    assert progress([project(1)], [], [], [], december, SETTINGS).total.needed_per_month is None


def test_nobody_is_unreported_in_a_month_without_returns() -> None:
    january = Period.of_month(Month(2021, 1))
    without = settings_of("[returns]\nnone_in = [1]\n")
    assert progress([project(1)], [], [], [], january, SETTINGS).total.not_reported == 1
    assert progress([project(1)], [], [], [], january, without).total.not_reported == 0


def test_a_nil_return_leaves_nobody_unreported() -> None:
    result = progress([project(1)], [], [], [nil_return("云台镇", 6)], JUNE, SETTINGS)
    assert result.total.not_reported == 0


def test_held_and_flash_figures_are_counted_and_named() -> None:
    result = progress(
        [project(1), project(2, name="喜麻公路")],
        [figure(1, 5, completed_ytd=1), figure(2, 6, completed_ytd=1, flash=True)],
        [held(1, 6), held(None, 6, name="喜神—麻石公路"), held(None, 5)],
        [],
        JUNE,
        SETTINGS,
    )
    assert (result.total.held, result.total.flash, result.total.not_reported) == (1, 1, 0)
    assert [item.name for item in result.remarks.held] == ["项目1"]
    assert [item.name for item in result.remarks.flash] == ["喜麻公路"]
    assert result.remarks.held_unknown == 1


def test_behind_is_decided_on_what_is_shown_and_the_total_is_that_of_the_rows() -> None:
    plan = 1_000_000 * WAN
    projects = [project(1, plan), project(2, plan), project(3, plan)]
    figures = [
        figure(1, 6, completed_ytd=plan // 2 - 10 * WAN),  # 49.999 % prints 50.00
        figure(2, 6, completed_ytd=plan * 4 // 10),
        figure(3, 6, completed_ytd=plan),
    ]
    result = table(projects, figures, by=By.PROJECT, behind=True)
    assert [row.key for row in result.rows] == [2]
    assert result.total.annual_plan == plan
    assert result.total.projects == 1


def test_filters_narrow_the_projects_and_their_total() -> None:
    projects = [project(1, level="市级", unit="甲"), project(2, unit="甲"), project(3, unit="乙")]
    assert [row.group for row in table(projects, [], by=By.PROJECT, units=["甲"]).rows] == ["项目1", "项目2"]
    assert table(projects, [], levels=["市级"]).total.projects == 1
    empty = table(projects, [], units=["丙"])
    assert empty.rows == ()
    assert empty.total.projects == 0


def test_sorting_puts_rows_without_the_figure_last_either_way() -> None:
    projects = [project(1, 100), project(2, None), project(3, 100), project(4, 100)]
    figures = [figure(1, 6, completed_ytd=40), figure(3, 6, completed_ytd=60), figure(4, 6, completed_ytd=50)]
    down = table(projects, figures, by=By.PROJECT, sort="schedule_gap")
    up = table(projects, figures, by=By.PROJECT, sort="schedule_gap", ascending=True)
    assert [row.key for row in down.rows] == [3, 4, 1, 2]
    assert [row.key for row in up.rows] == [1, 4, 3, 2]


@pytest.mark.parametrize("column", SORTABLE)
def test_every_sortable_column_sorts_both_ways(column: str) -> None:
    projects, figures = half_year()
    shown_figures = figures if column in {"completed_month", "rate_change"} else figures[:2]

    def values(*, ascending: bool) -> list[object]:
        rows = table(projects, shown_figures, by=By.UNIT, sort=column, ascending=ascending).rows
        return [row.rate.shown if column == "completion_rate" else getattr(row, column) for row in rows]

    up = values(ascending=True)
    assert len(set(up)) > 1 or column in {"projects", "held"}
    assert up == sorted(up)  # type: ignore[type-var]  # one column is of one type
    assert values(ascending=False) == up[::-1]


def test_a_row_whose_month_is_not_known_stands_last_however_it_is_sorted() -> None:
    projects, figures = half_year()
    for ascending in (True, False):
        rows = table(projects, figures[:2], by=By.UNIT, sort="completed_month", ascending=ascending).rows
        assert rows[-1].group == "云台镇"


def test_an_unknown_column_is_refused() -> None:
    with pytest.raises(ValueError, match="colour"):
        table([], [], sort="colour")


def test_lists_that_share_projects_or_have_their_own_plans_stand_beside_the_total() -> None:
    projects = [
        project(1, 100 * WAN, lists=(ListPlan("市级重点", None), ListPlan("专项债券", 60 * WAN))),
        project(2, 100 * WAN, lists=(ListPlan("市级重点", None),)),
        project(3, 100 * WAN, lists=(ListPlan("专项债券", 40 * WAN),)),
        project(4, 100 * WAN),
    ]
    figures = [figure(number, 6, completed_ytd=50 * WAN) for number in (1, 2, 3, 4)]
    result = table(projects, figures, by=By.LIST)
    assert [(row.group, row.projects) for row in result.rows] == [("市级重点", 2), ("其他", 1), ("未注明", 1)]
    (bonds,) = result.total.of_which
    assert (bonds.group, bonds.projects, bonds.annual_plan) == ("专项债券", 2, 100 * WAN)
    assert bonds.shown["completion_rate"] == "100.00"
    assert result.total.projects == 4


def test_lists_apart_are_rows_of_their_own() -> None:
    projects = [project(1, lists=(ListPlan("甲单", None),)), project(2, lists=(ListPlan("乙单", None),))]
    result = table(projects, [], by=By.LIST)
    assert [row.group for row in result.rows] == ["甲单", "乙单"]
    assert result.total.of_which == ()


def test_finished_early_and_not_on_site_are_named() -> None:
    projects = [
        project(1, planned_finish="2021-12"),
        project(2, planned_finish="2021-06"),
        project(3, planned_finish="2021"),
        project(4, planned_finish="2021-12"),
        project(5),
    ]
    figures = [
        figure(1, 4, completed_ytd=1, status="完工", actual_finish="2021-04-20"),
        figure(1, 6, completed_ytd=1),  # status and finish hold until others are stated
        figure(2, 6, status="完工", actual_finish="2021-06-20"),
        figure(3, 6, status="完工", actual_finish="2021-06-20"),
        figure(4, 6, status="在建", actual_finish="2021-06-20"),
        figure(5, 6, status="未进场", problem="业主暂停投资"),
    ]
    said = table(projects, figures).remarks
    assert [item.project for item in said.finished_early] == [1]
    assert [(item.project, item.text) for item in said.not_on_site] == [(5, "业主暂停投资")]


def test_unreported_projects_say_from_which_month_their_figure_is() -> None:
    figures = [
        figure(1, 5, completed_ytd=1),
        figure(2, 5, completed_ytd=1),
        figure(3, 3, completed_ytd=1),
        figure(5, 6),
    ]
    said = table([project(number) for number in range(1, 6)], figures).remarks
    assert said.carried_from() == [(Month(2021, 5), 2), (Month(2021, 3), 1), (None, 1)]


def test_the_frame_holds_the_rows_with_the_documented_dtypes() -> None:
    projects, figures = half_year()
    frame = table(projects, figures).frame()
    assert frame["completed_ytd"].tolist() == [88_2160_0000, 45_9711_0000]
    assert str(frame["annual_plan"].dtype) == "Int64"
    assert frame["schedule_gap"].tolist() == [Decimal("10.30"), Decimal("-3.28")]
    assert frame["light"].tolist() == ["green", "yellow"]


def test_json_of_a_progress_table(snapshot: object) -> None:
    projects, figures = half_year()
    projects.append(project(4, None, level="县级", unit="云台镇"))
    assert (
        progress_record(progress(projects, figures, [held(4, 6)], [], JUNE, SETTINGS, submission=57))
        == snapshot
    )


def test_every_figure_of_a_row_is_in_its_json() -> None:
    projects, figures = half_year()
    row = table(projects, figures).total
    record = progress_record(table(projects, figures))["total"]
    assert {field.name for field in fields(row)} - {"key", "rate", "members", "heard"} <= record.keys()


PLANS = st.one_of(st.none(), st.integers(0, 10**12))
PROJECTS = st.lists(
    st.tuples(PLANS, st.sampled_from(["省级", "市级", "县级"]), st.sampled_from(["甲", "乙", "丙"]), st.booleans(),
              st.lists(st.sampled_from(["一", "二", "三"]), unique=True), st.integers(0, 10**12), st.integers(1, 8)),
    max_size=12,
)  # fmt: skip


@given(PROJECTS, st.sampled_from(list(By)))
def test_rows_add_up_to_the_total_whatever_the_grouping(made: list[tuple], by: By) -> None:  # type: ignore[type-arg]  # drawn values
    projects = [
        project(number, plan, level=level, unit=unit, listed=listed, lists=tuple(ListPlan(name, None) for name in lists),
                sector=None if listed else unit)
        for number, (plan, level, unit, listed, lists, _done, _month) in enumerate(made, start=1)
    ]  # fmt: skip
    figures = [figure(number, row[6], completed_ytd=row[5]) for number, row in enumerate(made, start=1)]
    result = table(projects, figures, by=by)
    for name in SUMMED:
        assert sum(getattr(row, name) for row in result.rows) == getattr(result.total, name)
    assert result.total.projects + result.total.no_plan == len(projects)
    for row in result.rows:
        for part in row.of_which:
            assert part.completed_ytd <= row.completed_ytd
            assert part.projects <= row.projects


def renamed() -> list[UnitRecord]:
    """A township that became a town in the middle of the year."""
    return [
        UnitRecord("甲乡", "乡镇", (), None, "2021-06-30", None, owes_return=True),
        UnitRecord("新甲镇", "乡镇", (), "2021-07-01", None, "甲乡", owes_return=True),
    ]


@pytest.mark.parametrize(("month", "name"), [(6, "甲乡"), (7, "新甲镇")])
def test_a_table_by_unit_names_the_unit_of_its_time(month: int, name: str) -> None:
    period = Period.of_month(Month(2021, month))
    facts = ([project(1, unit="甲乡")], [], [], [nil_return(name, month)], period, SETTINGS)
    result = progress(*facts, by=By.UNIT, unit_records=renamed())
    assert [(row.group, row.not_reported) for row in result.rows] == [(name, 0)]
    for asked in ("甲乡", "新甲镇"):
        assert progress(*facts, units=[asked], unit_records=renamed()).total.projects == 1


def test_a_row_by_project_says_which_project_of_which_unit_and_level() -> None:
    (row,) = table([project(7, unit="水利局", level="市级")], [], by=By.PROJECT).rows
    assert (row.key, row.project_key, row.unit, row.level) == (7, "PC2021-007", "水利局", "市级")
    (group,) = table([project(7)], [], by=By.UNIT).rows
    assert (group.key, group.project_key, group.unit, group.level) == (None, "", "", "")


def test_what_this_month_brought_is_added_up_where_it_is_known_and_counted_where_not() -> None:
    projects = [project(1, level="市级"), project(2), project(3)]
    figures = [
        figure(1, 3, completed_ytd=100 * WAN),
        figure(1, 6, completed_ytd=150 * WAN),
        figure(2, 5, completed_ytd=70 * WAN),
        figure(2, 6, completed_ytd=90 * WAN),
    ]
    result = table(projects, figures)
    city, county = result.rows
    assert (city.completed_month, city.month_unknown, city.shown["completed_month"]) == (0, 1, "—")
    assert (county.completed_month, county.month_unknown) == (20 * WAN, 1)
    assert (result.total.month_unknown, result.total.shown["completed_month"]) == (2, "0.00")


def test_figures_carried_over_a_month_without_returns_are_named_and_nobody_is_blamed() -> None:
    settings = settings_of("[returns]\nnone_in = [7]\n")
    projects = [project(1), project(2), project(3)]
    figures = [figure(1, 6, completed_ytd=5), figure(2, 7, completed_ytd=5)]
    found = progress(projects, figures, [], [], Period.of_month(Month(2021, 7)), settings).remarks
    assert [item.project for item in found.carried] == [1, 3]
    assert found.carried_over() == [(Month(2021, 6), 1), (None, 1)]
    assert (found.not_reported, found.reported) == ((), 1)


def test_held_projects_with_and_without_an_earlier_figure_are_told_apart() -> None:
    waiting = [held(1, 6), held(2, 6), held(None, 6)]
    facts = ([project(1), project(2)], [figure(1, 5, completed_ytd=5)], waiting, [])
    found = progress(*facts, JUNE, SETTINGS).remarks
    assert [item.project for item in found.held_standing] == [1]
    assert [item.project for item in found.held_at_zero] == [2]
    assert [item.project for item in found.unknown] == [2]
    assert found.held_unknown == 1


def test_a_clerks_figure_that_a_return_put_right_is_shown_with_both_figures() -> None:
    before = figure(1, 5, completed_ytd=400)
    told = figure(1, 6, completed_ytd=500)._replace(replaced_flash={"completed_month": 80})
    same = figure(2, 6, completed_ytd=500)._replace(replaced_flash={"completed_ytd": 500})
    status = figure(3, 6, completed_ytd=500)._replace(replaced_flash={"status": "在建"})
    projects = [project(number) for number in (1, 2, 3)]
    result = table(projects, [before, told, same, status])
    assert [item[:1] + item[3:] for item in result.remarks.confirmed] == [(1, 480, 500)]
    july = progress(projects, [before, told], [], [], Period.of_month(Month(2021, 7)), SETTINGS)
    assert july.remarks.confirmed == ()
