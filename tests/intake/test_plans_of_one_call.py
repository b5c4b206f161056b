"""Plans and returns of one call are judged and stand as they would one call after the other."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook
from small_office import PLAN_HEAD, UNITS, WAN, Office, codes, report

from projledger.foundation.period import Month

TITLE = "2021年重点项目计划表"
PIGS = "PC-02,云台镇生猪养殖场,县级,5000,2000,云台镇"
SCHOOL = "PC-03,云台镇中心小学,县级,800,600,云台镇"
WATER = "PC-04,白衣镇污水处理厂,县级,900,900,白衣镇"


def table(*rows: str, head: str = PLAN_HEAD) -> str:
    return "\n".join([TITLE, head, *rows]) + "\n"


def sheets(*texts: str) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, text in enumerate(texts, 1):
        sheet = book.create_sheet(f"表{number}")
        for line in text.splitlines():
            sheet.append([int(word) if word.isdigit() else word for word in line.split(",")])
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


@pytest.fixture
def new_office(tmp_path: Path) -> Iterator[Callable[[], Office]]:
    made: list[Office] = []

    def make() -> Office:
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        folder.mkdir()
        office = Office(folder)
        office.take({"单位.csv": UNITS})
        made.append(office)
        return office

    yield make
    for office in made:
        office.reader.close()
        office.book.close()


def both_ways(
    new_office: Callable[[], Office], plans: dict[str, str | bytes], reports: dict[str, str]
) -> list[tuple[list[list[str]], object]]:
    """The codes of each report and the figures: all in one call, and the plans in a call before."""
    told = []
    for calls in ([{**plans, **reports}], [plans, reports]):
        office = new_office()
        outcomes = [office.take(call) for call in calls]
        files = {file.name: file for outcome in outcomes for file in outcome.files}
        told.append(([codes(files[name]) for name in reports], office.figures()))
    return told


def test_two_sheets_of_one_list_and_a_report_in_one_call(new_office: Callable[[], Office]) -> None:
    plans = {"计划.xlsx": sheets(table(PIGS), table(WATER))}
    together, apart = both_ways(
        new_office, plans, {"云台镇6月.csv": report("云台镇", 6, {"云台镇生猪养殖场": 900}, "2021-07-02")}
    )
    assert together == apart
    assert together == ([[]], {("PC-02", 6): 900})


def test_a_report_of_a_month_before_the_adjustment_that_brings_its_project_in(
    new_office: Callable[[], Office],
) -> None:
    adjusted = table(f"{SCHOOL},2021-07-01", head=f"{PLAN_HEAD},生效日期")
    together, apart = both_ways(
        new_office,
        {"计划.csv": table(PIGS), "调整.csv": adjusted},
        {"云台镇6月.csv": report("云台镇", 6, {"云台镇生猪养殖场": 900, "云台镇中心小学": 10}, "2021-07-02")},
    )
    assert together == apart
    assert "P501" not in together[0][0]


def test_a_date_of_last_year_makes_no_adjustment(new_office: Callable[[], Office]) -> None:
    office = new_office()
    again = table(f"{PIGS},2020-07-01", head=f"{PLAN_HEAD},生效日期")
    outcome = office.take(
        {
            "1计划.csv": table(PIGS, WATER),
            "2计划.csv": again,
            "白衣镇6月.csv": report("白衣镇", 6, {"白衣镇污水处理厂": 9}, "2021-07-02"),
        }
    )
    assert [one.code for one in office.view.projects(Month(2021, 1))] == ["PC-02"]
    assert "P501" in codes(outcome.files[-1])


def test_two_files_of_one_list_without_a_common_project_are_one_plan(
    new_office: Callable[[], Office],
) -> None:
    office = new_office()
    office.take({"旧计划.csv": table(SCHOOL)})
    reports = {
        "云台镇6月.csv": report("云台镇", 6, {"云台镇生猪养殖场": 900}, "2021-07-02"),
        "白衣镇6月.csv": report("白衣镇", 6, {"白衣镇污水处理厂": 9}, "2021-07-02"),
    }
    outcome = office.take({"云台镇计划.csv": table(PIGS), "白衣镇计划.csv": table(WATER), **reports})
    assert sorted(one.code or "" for one in office.view.projects(Month(2021, 1))) == ["PC-02", "PC-04"]
    assert [codes(file) for file in outcome.files if file.name in reports] == [[], []]
    left = [one.code for file in outcome.files for one in office.view.dropped(file.submission or 0)]
    assert left == ["PC-03"]


def test_two_versions_of_one_plan_in_one_call_are_not_added_up(new_office: Callable[[], Office]) -> None:
    office = new_office()
    outcome = office.take({"1.csv": table(PIGS, WATER), "2.csv": table(PIGS.replace("2000", "2100"), SCHOOL)})
    found = {one.code: one.annual_plan for one in office.view.projects(Month(2021, 1))}
    assert found == {"PC-02": 2100 * WAN, "PC-03": 600 * WAN}
    last = outcome.files[-1].submission or 0
    assert [one.code for one in office.view.dropped(last)] == ["PC-04"]


def test_a_project_that_left_the_plan_comes_back_as_itself(new_office: Callable[[], Office]) -> None:
    office = new_office()
    office.take({"1.csv": table(PIGS, WATER)})
    before = office.project("PC-04").id
    office.take({"2.csv": table(PIGS)})
    office.take({"3.csv": table(PIGS, WATER) + "\n"})
    assert office.project("PC-04").id == before


def test_a_corrected_part_sent_with_the_other_part_again_takes_out_only_its_own(
    new_office: Callable[[], Office],
) -> None:
    office = new_office()
    office.take({"云台镇计划.csv": table(PIGS, SCHOOL), "白衣镇计划.csv": table(WATER)})
    office.take({"云台镇计划.csv": table(PIGS.replace("2000", "2100")), "白衣镇计划.csv": table(WATER)})
    found = {one.code: one.annual_plan for one in office.view.projects(Month(2021, 1))}
    assert found == {"PC-02": 2100 * WAN, "PC-04": 900 * WAN}
