"""What the wall chart says: the figures of the progress table, each with its place, and nothing private."""

import json
from datetime import date

from made_board import board_of, large, record_of, unit
from made_records import figure, project

from plain_records import WAN, plain_return
from projledger.exports.board_page import board_page
from projledger.exports.board_record import board_record
from projledger.exports.board_words import without_telephones
from projledger.measures.progress_record import progress_record

MOST_BYTES_OF_200_PROJECTS = 1_500_000


def three() -> tuple[list, list]:
    projects = [
        project(1, 1200 * WAN, unit="云台镇", level="市级"),
        project(2, 3000 * WAN, unit="水利局"),
        project(3, None, unit="水利局"),
    ]
    figures = [
        figure(1, 5, completed_ytd=500 * WAN, submission=31),
        figure(1, 6, completed_ytd=777 * WAN, submission=57),
        figure(2, 5, completed_ytd=900 * WAN, submission=44),
    ]
    return projects, figures


def test_every_figure_is_that_of_the_progress_table() -> None:
    board = board_of(*three())
    record = board_record(board)
    levels = progress_record(board.by_level)
    assert record["total"] == levels["total"]
    assert record["levels"] == levels["rows"]
    for shown, row in zip(record["projects"], progress_record(board.by_project)["rows"], strict=True):
        assert shown["name"] == row["group"]
        for name in (
            "annual_plan",
            "completed_ytd",
            "completion_rate",
            "schedule_gap",
            "light",
            "not_reported",
        ):
            assert shown["figures"][name] == row[name]
        assert shown["figures"]["shown"].items() <= row["shown"].items()
    ranked = {row["unit"]: row["figures"] for group in record["rankings"] for row in group["rows"]}
    for row in progress_record(board.by_unit)["rows"]:
        assert ranked[row["group"]]["completed_ytd"] == row["completed_ytd"]
        assert ranked[row["group"]]["shown"]["completion_rate"] == row["shown"]["completion_rate"]


def test_a_figure_leads_to_its_submission_file_cell_and_day() -> None:
    record = record_of(*three())
    first = record["projects"][0]["sources"]
    assert first["completed_ytd"] == {"submission": 57, "cell": "月报!F6", "day": "2021-06-28"}
    assert first["annual_plan"] == {"submission": 1, "cell": "计划!F4", "day": ""}
    assert record["submissions"]["57"] == {"file": "云台镇6月.xlsx", "kind": "file", "received": "2021-07-05"}


def test_a_carried_figure_leads_to_the_month_it_is_carried_from() -> None:
    record = record_of(*three())
    second = record["projects"][1]
    assert second["sources"]["completed_ytd"]["submission"] == 44
    assert [(month["month"], month["carried"]) for month in second["months"]] == [(5, ""), (6, "5月")]


def test_a_derived_figure_says_from_which_amount_it_follows() -> None:
    record = record_of([project(1)], [figure(1, 1, completed_month=100 * WAN)])
    source = record["projects"][0]["sources"]["completed_ytd"]
    assert (source["cell"], source["derived"]) == ("月报!F6", "由各月本月完成投资累加")


def test_a_project_of_which_nothing_came_has_no_place_and_no_months() -> None:
    record = record_of(*three())
    assert record["projects"][2]["months"] == []
    assert "completed_ytd" not in record["projects"][2]["sources"]


def test_starts_and_finishes_stand_against_the_plan() -> None:
    projects = [
        project(1, planned_start="2021-03", planned_finish="2021-09"),
        project(2, planned_start="2021-03"),
        project(3, planned_start="2021-04-30", planned_finish="2021-06"),
        project(4, planned_start="2021"),
        project(5, planned_start="2020-01"),
    ]
    figures = [
        figure(1, 6, completed_ytd=1, status="完工", actual_start="2021-03-09", actual_finish="2021-06-20"),
        figure(2, 6, completed_ytd=0, status="未开工"),
        figure(3, 5, completed_ytd=1, status="在建", actual_start="2021-05-01"),
        figure(4, 6, completed_ytd=0, status="前期"),
    ]
    record = record_of(projects, figures)
    assert [(one["start"], one["finish"]) for one in record["projects"]] == [
        ("on-time", "early"),
        ("overdue", "unknown"),
        ("late", "overdue"),
        ("not-due", "unknown"),
        ("unknown", "unknown"),
    ]
    assert record["works"]["starts"] == {
        "planned": 4, "due": 3, "overdue": 1, "early": 0, "done": 2, "unknown": 0, "rate": "50.00",
    }  # fmt: skip
    assert record["works"]["finishes"]["overdue"] == 1


def test_internal_projects_count_and_are_named_only_where_asked_for() -> None:
    projects, figures = three()
    projects[1] = project(2, 3000 * WAN, unit="水利局", internal=True, name="不公布的水库")
    kept = record_of(projects, figures)
    assert kept["total"]["annual_plan"] == 4200 * WAN
    assert kept["unnamed"] == 1
    assert "不公布的水库" not in json.dumps(kept, ensure_ascii=False)
    named = record_of(projects, figures, internal=True)
    assert [one["name"] for one in named["projects"]] == ["项目1", "不公布的水库", "项目3"]


def test_contacts_and_telephone_numbers_stand_only_where_asked_for() -> None:
    one = project(1)
    one = project(1, name="某路（电话0827-6222345）")
    one = type(one)(**{name: getattr(one, name) for name in one.__slots__} | {
        "values": {"contact_role": "项目股联络员", "first_responsible": "局长", "place": "联系138 0000 0000"}
    })  # fmt: skip
    said = [figure(1, 6, completed_ytd=1, problem="请致电13900000000，缺口13800000000元")]
    kept = json.dumps(record_of([one], said), ensure_ascii=False)
    for private in ("联络员", "局长", "138 0000 0000", "13900000000", "6222345"):
        assert private not in kept
    assert "缺口13800000000元" in kept
    asked = json.dumps(record_of([one], said, contacts=True), ensure_ascii=False)
    for private in ("联络员", "局长", "138 0000 0000", "13900000000", "6222345"):
        assert private in asked


def test_codes_amounts_and_days_are_no_telephone_numbers() -> None:
    for text in (
        "2101-511923-04-01-123456",
        "2021-06-30",
        "13,800,000,000",
        "13812345678.5万元",
        "20210630123456",
    ):
        assert without_telephones(text) == text


def test_the_grid_names_state_day_and_files_of_each_return() -> None:
    projects, figures = three()
    returns = [
        plain_return("云台镇", date(2021, 7, 9), submission=57, file_name="云台镇6月.xlsx"),
        plain_return("云台镇", date(2021, 7, 1), submission=50, file_name="云台镇6月初.xlsx", stands=False),
    ]
    record = record_of(projects, figures, returns=returns, units=[unit("云台镇"), unit("水利局", "县级部门")])
    lines = {line["unit"]: line["cells"] for line in record["returns"]["units"]}
    assert lines["云台镇"]["6"]["state"] == "on-time"
    assert lines["云台镇"]["6"]["received"] == "2021-07-01"
    assert lines["云台镇"]["6"]["submissions"] == [57, 50]
    assert record["submissions"]["50"]["file"] == "云台镇6月初.xlsx"
    assert lines["水利局"]["5"]["state"] == "missing"
    assert (record["returns"]["expected"], record["returns"]["received"]) == (2, 1)


def test_units_are_ranked_among_their_like() -> None:
    record = record_of(*three(), units=[unit("云台镇"), unit("水利局", "县级部门")])
    assert [(group["group"], [row["unit"] for row in group["rows"]]) for group in record["rankings"]] == [
        ("乡镇和街道", ["云台镇"]),
        ("县级部门和垂管单位", ["水利局"]),
    ]


def test_two_hundred_projects_with_twelve_months_stay_below_a_megabyte_and_a_half() -> None:
    assert len(board_page(large(200, months=12))) < MOST_BYTES_OF_200_PROJECTS


def test_each_month_has_its_light_and_a_streak_its_length() -> None:
    figures = [figure(1, month, completed_ytd=done * WAN) for month, done in ((4, 500), (5, 450), (6, 480))]
    one = record_of([project(1, 1200 * WAN)], figures)["projects"][0]
    assert [(month["month"], month["light"]) for month in one["months"]] == [
        (4, "green"),
        (5, "yellow"),
        (6, "yellow"),
    ]
    assert one["behind"]["months"] == 2


def test_a_nil_return_before_the_first_figure_is_named_as_such() -> None:
    returns = [plain_return("云台镇", date(2021, 5, 28), period="2021-05", nil=True, entered=0)]
    record = record_of([project(1)], [figure(1, 6, completed_ytd=1)], returns=returns, units=[unit("云台镇")])
    assert [
        (month["month"], month["nil"], month["source"] is None) for month in record["projects"][0]["months"]
    ] == [
        (5, True, True),
        (6, False, False),
    ]
