"""A ledger of two years and a unit that was renamed: compared, ranked and looked through for what stands still."""

from collections.abc import Iterator
from datetime import date

import pytest

from projledger import Ledger
from projledger.foundation.errors import UsageError
from projledger.intake.options import ImportOptions

WAN = 10_000
UNITS = (
    "单位名称,简称,单位类别,启用日期,停用日期,前身单位\n"
    "白衣乡人民政府,白衣乡,乡镇,,2021-05-31,\n白衣镇人民政府,白衣镇,乡镇,2021-06-01,,白衣乡人民政府\n"
    "云台镇人民政府,云台镇,乡镇,,,\n教育局,,县级部门,,,\n"
)


def plan(year: int, *rows: str) -> str:
    head = f"项目编号,项目名称,项目级别,总投资（万元）,{year}年计划投资（万元）,计划开工时间,责任单位"
    return "\n".join([f"{year}年重点项目计划表", head, *rows]) + "\n"


def report(unit: str, year: int, month: int, *rows: str) -> str:
    head = "项目名称,本年累计完成投资（万元）,项目状态"
    return "\n".join([f"{unit}{year}年{month}月重点项目月报表", f"填报单位：{unit}", head, *rows]) + "\n"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    folder = tmp_path_factory.mktemp("desk")
    made = Ledger.create(folder / "office", county="示例县", year=2021)
    for day, name, text in (
        ("2020-01-05", "单位.csv", UNITS),
        ("2020-01-05", "计划2020.csv", plan(2020, "A1,小学,县级,900,400,2020-01,云台镇", "A2,公路,县级,900,300,2020-01,白衣乡", "B9,幼儿园,县级,900,100,2020-01,教育局")),
        ("2020-07-03", "云台2020年6月.csv", report("云台镇", 2020, 6, "小学,200,在建")),
        ("2020-07-03", "白衣2020年6月.csv", report("白衣乡", 2020, 6, "公路,50,在建")),
        ("2020-07-03", "教育2020年6月.csv", report("教育局", 2020, 6, "幼儿园,60,在建")),
        ("2021-01-05", "计划2021.csv", plan(
            2021, "A1,小学,县级,900,500,2020-01,云台镇", "A2,公路,县级,900,500,2020-01,白衣乡", "A3,中学,县级,900,200,2021-02,教育局")),
        ("2021-06-03", "云台2021年5月.csv", report("云台镇", 2021, 5, "小学,300,在建")),
        ("2021-06-03", "白衣2021年5月.csv", report("白衣乡", 2021, 5, "公路,350,在建")),
        ("2021-07-03", "云台2021年6月.csv", report("云台镇", 2021, 6, "小学,450,在建")),
        ("2021-07-03", "白衣2021年6月.csv", report("白衣镇", 2021, 6, "公路,350,在建")),
        ("2021-07-03", "教育2021年6月.csv", report("教育局", 2021, 6, "中学,0,未开工")),
    ):  # fmt: skip
        file = folder / name
        file.write_text(text, encoding="utf-8")
        found = made.import_([file], ImportOptions(received_on=date.fromisoformat(day)))
        assert not found.troubled, (name, found)
    yield made
    made.close()


def test_the_year_before_is_known_by_unit_and_under_the_name_of_now(ledger: Ledger) -> None:
    found = ledger.compare("2021-06", against="year", by="unit").comparison
    assert found.known
    assert {row.row.group: (row.shown["growth"], row.earlier_completed) for row in found.rows} == {
        "云台镇人民政府": ("+125.00", 200 * WAN),
        "白衣镇人民政府": ("+600.00", 50 * WAN),
        "教育局": ("-100.00", 60 * WAN),
    }
    assert found.total.shown["growth"] == "+158.06"
    assert found.total.earlier_completed == 310 * WAN


def test_the_year_before_is_compared_project_by_project(ledger: Ledger) -> None:
    rows = ledger.compare("2021-06", against="year", by="project").comparison.rows
    assert [(row.row.group, row.shown["change"]) for row in rows] == [
        ("小学", "+40.00"), ("公路", "+53.33"), ("中学", "—"),
    ]  # fmt: skip


def test_what_orders_or_narrows_the_rows_does_not_narrow_what_they_are_compared_with(ledger: Ledger) -> None:
    found = ledger.compare("2021-06", against="year", by="unit", sort="-group", behind=True).comparison
    assert [(row.row.group, row.shown["growth"]) for row in found.rows] == [("教育局", "-100.00")]
    assert found.total.earlier_completed == 60 * WAN
    ahead = ledger.compare("2020-06", against="year", by="unit").comparison
    assert not ahead.known


def test_a_renamed_unit_keeps_the_rank_that_it_had_under_its_old_name(ledger: Ledger) -> None:
    (all_units,) = ledger.rank("2021-06").ranking.groups
    assert [(row.row.group, row.rank, row.before) for row in all_units.rows] == [
        ("云台镇人民政府", 1, 2),
        ("白衣镇人民政府", 2, 1),
        ("教育局", 3, 3),
    ]
    towns, bureaus = ledger.rank("2021-06", rank_by="gap", within=True).ranking.groups
    assert (len(towns.rows), len(bureaus.rows)) == (2, 1)
    (starts,) = ledger.rank("2021-06", rank_by="starts").ranking.groups
    first = starts.rows[0]
    assert (first.row.group, first.rank) == ("教育局", 1)
    with pytest.raises(UsageError):
        ledger.rank("2021-06", rank_by="starts", by="project")


def test_what_stands_still_is_named_over_the_projects_that_were_asked_for(ledger: Ledger) -> None:
    lists = ledger.lags("2021-06").lists
    assert [(line.about.name, line.kind.value, line.months) for line in lists.lines] == [
        ("中学", "not-started", 5),
        ("公路", "idle", 1),
    ]
    assert [line.about.name for line in ledger.lags("2021-06", unit="白衣镇").lists.lines] == ["公路"]
    assert [line.about.name for line in ledger.lags("2021-06", months=2).lists.lines] == ["中学"]
