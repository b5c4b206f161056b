"""What a condition leaves out: chosen before grouping, said in the head, and never a part of the sums."""

from dataclasses import replace

from made_records import JUNE, WAN, YI, figure, project, settings_of

from projledger.exports.progress_export import progress_csv, progress_xlsx
from projledger.exports.terms_text import narrowed_text
from projledger.ledger.records import ListPlan, UnitRecord
from projledger.measures.grouping import By
from projledger.measures.progress import progress
from projledger.measures.progress_record import progress_record
from projledger.measures.progress_table import Progress
from projledger.measures.selection import Sources, chosen
from projledger.measures.terms import USUAL, Selected, Terms, Unmatched
from projledger.measures.where import Where

SETTINGS = settings_of()
PROJECTS = [
    project(
        1,
        1000 * WAN,
        level="市级",
        unit="云台镇",
        total_investment=2 * YI,
        lists=(ListPlan("专项债券", 100 * WAN),),
    ),
    project(2, 2000 * WAN, level="市级", unit="水利局", total_investment=YI - 1),
    project(3, 4000 * WAN, level="县级", unit="云台镇", total_investment=3 * YI),
    project(4, None, level="县级", unit="水利局", total_investment=None),
]
FIGURES = [
    figure(1, 6, completed_ytd=600 * WAN, status="在建", problem="征地"),
    figure(2, 5, completed_ytd=200 * WAN, status="停工"),
    figure(3, 6, completed_ytd=1000 * WAN, status="在建"),
]
UNITS = [
    UnitRecord("云台镇", "乡镇", ("云台",), None, None, None, True),
    UnitRecord("水利局", "县级部门", (), None, None, None, True),
]


def ids(text: str, terms: Terms = USUAL) -> list[int]:
    sources = Sources(PROJECTS, FIGURES, [], [], JUNE, SETTINGS, UNITS, terms)
    return sorted(chosen(Where.parse(text, 2021), sources))


def table(selected: Selected | None, **options: object) -> Progress:
    terms = replace(USUAL, selected=selected)
    return progress(PROJECTS, FIGURES, [], [], JUNE, SETTINGS, terms=terms, **options)  # type: ignore[arg-type]  # as a caller gives them


def test_figures_are_those_that_the_table_by_project_shows() -> None:
    rows = {
        row.members[0]: row for row in progress(PROJECTS, FIGURES, [], [], JUNE, SETTINGS, by=By.PROJECT).rows
    }
    for text, holds in (
        ("完成率<50%", lambda row: row.rate.shown is not None and row.rate.shown < 50),
        ("gap>=0", lambda row: row.schedule_gap is not None and row.schedule_gap >= 0),
        ("light=red", lambda row: row.light == "red"),
        ("未报", lambda row: row.not_reported == 1),
        ("completed_ytd>=600万元", lambda row: row.completed_ytd + row.no_plan_completed >= 600 * WAN),
    ):
        assert ids(text) == [number for number, row in rows.items() if holds(row)], text
        assert ids(text), text


def test_a_condition_asks_the_latest_return_the_size_and_units_by_any_name() -> None:
    assert ids("存在问题 包含 征地") == [1]
    assert ids("状态=停工") == [2]
    assert ids("规模=1亿元—10亿元") == [1, 3]
    assert ids("unit=云台") == [1, 3]


def test_within_a_list_a_condition_asks_the_plan_that_the_list_has() -> None:
    listed = Terms(of_list="专项债券")
    assert ids("annual_plan=100万元", listed) == [1]
    assert ids("rate>=100%", listed) == [1]
    assert ids("rate>=100%") == []


def test_what_is_left_out_is_said_with_its_plan_and_adds_nothing() -> None:
    found = table(Selected(frozenset({1, 4}), "项目级别=市级"))
    assert found.total.annual_plan == sum(row.annual_plan for row in found.rows) == 1000 * WAN
    assert found.narrowed is not None
    assert (found.narrowed.projects, found.narrowed.of, found.narrowed.annual_plan) == (2, 4, 6000 * WAN)
    assert narrowed_text(found) == "条件：项目级别=市级。选出2个项目（共4个），未列入2个，其年度计划0.60亿元"
    assert table(None).narrowed is None


def test_the_filter_holds_in_every_format() -> None:
    found = table(
        Selected(frozenset({2}), "x", "会议.xlsx", 2, (Unmatched(3, "某路", ("某某路",)),)), by=By.PROJECT
    )
    record = progress_record(found)
    assert [row["group"] for row in record["rows"]] == ["项目2"]
    assert record["narrowed"] == {
        "said": {"where": "x", "only": "会议.xlsx"}, "projects": 1, "of": 4, "left_out_plan": 5000 * WAN,
        "unmatched": [{"row": 3, "text": "某路", "near": ["某某路"]}],
    }  # fmt: skip
    assert "项目1" not in progress_csv(found)
    assert progress_xlsx(found)


def test_by_project_a_written_list_keeps_its_own_order() -> None:
    found = table(Selected(frozenset({1, 2, 3}), file="会议.txt", order=(3, 1, 2)), by=By.PROJECT)
    assert [row.group for row in found.rows] == ["项目3", "项目1", "项目2"]


def test_a_unit_and_a_level_are_said_too() -> None:
    found = table(None, units=("云台镇",), levels=("市级",))
    assert found.narrowed is not None
    assert found.narrowed.said == (("unit", "云台镇"), ("level", "市级"))


def test_a_table_about_no_project_keeps_the_target_that_all_share_and_is_called_empty() -> None:
    nobody = table(Selected(frozenset(), "total_investment>=1000亿"))
    assert nobody.empty
    assert not nobody.none_behind
    assert nobody.total.shown["target"] == "50.00"
    assert not table(None).empty


def test_that_no_group_lags_is_told_apart_from_that_none_was_chosen() -> None:
    first = Selected(frozenset({1}), "key=PC2021-001")  # 600 of 1000: ahead of June's 50 %
    assert table(first, behind=True).none_behind
    assert not table(Selected(frozenset(), "level=省级"), behind=True).none_behind
    assert not table(None, behind=True).empty
