"""Views beside the plain table keep to its terms: the plans of a list, the units of one register."""

from collections.abc import Iterator
from datetime import date

import pytest

from projledger import Ledger
from projledger.api.asked_terms import AskedTerms
from projledger.foundation.period import Month
from projledger.intake.options import ImportOptions

WAN = 10_000
UNITS = "单位名称,单位类别,启用日期,停用日期,前身单位\n云台镇,乡镇,,,\n白衣乡,乡镇,,,\n"
MERGED = (
    "单位名称,单位类别,启用日期,停用日期,前身单位\n云台镇,乡镇,,2021-06-30,\n白衣乡,乡镇,,2021-06-30,\n"
    "云白镇,乡镇,2021-07-01,,云台镇、白衣乡\n"
)
PLAN = """2021年重点项目计划表
项目编号,项目名称,项目级别,列入名单,总投资（万元）,2021年计划投资（万元）,计划开工时间,责任单位
A1,小学,县级,县级重点,900,500,2021-02,云台镇
A1,小学,市级,专项债券,900,120,2021-02,云台镇
A2,公路,县级,县级重点,900,300,2020-01,白衣乡
"""
JUNE = "2021-06"


def report(unit: str, *rows: str) -> str:
    return (
        "\n".join(
            [
                f"{unit}2021年6月重点项目月报表",
                f"填报单位：{unit}",
                "项目名称,本年累计完成投资（万元）,项目状态",
                *rows,
            ]
        )
        + "\n"
    )


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """June is closed under the register of that time; later the two towns were merged."""
    folder = tmp_path_factory.mktemp("desk")
    made = Ledger.create(folder / "office", county="示例县", year=2021)

    def post(day: str, name: str, text: str) -> None:
        (folder / name).write_text(text, encoding="utf-8")
        found = made.import_([folder / name], ImportOptions(received_on=date.fromisoformat(day)))
        assert not found.troubled, (name, found)

    post("2021-01-05", "单位.csv", UNITS)
    post("2021-01-05", "计划2021.csv", PLAN)
    post("2021-07-03", "云台2021年6月.csv", report("云台镇", "小学,60,停工"))
    post("2021-07-03", "白衣2021年6月.csv", report("白衣乡", "公路,0,停工"))
    made.close_month(Month(2021, 6))
    post("2021-08-01", "单位新.csv", MERGED)
    yield made
    made.close()


def test_a_lists_projects_lag_behind_the_plans_that_they_have_in_it(ledger: Ledger) -> None:
    (own,) = [line for line in ledger.lags(JUNE).lists.lines if line.about.name == "小学"]
    (of_it,) = ledger.lags(JUNE, terms=AskedTerms(of_list="专项债券")).lists.lines
    assert (own.annual_plan, of_it.annual_plan) == (120 * WAN, 120 * WAN)
    (listed,) = [
        line
        for line in ledger.lags(JUNE, terms=AskedTerms(of_list="县级重点")).lists.lines
        if line.about.name == "小学"
    ]
    assert (listed.annual_plan, str(listed.rate.shown)) == (500 * WAN, "12.00")


@pytest.mark.parametrize(("units", "names"), [("as-was", {"云台镇", "白衣乡"}), ("current", {"云白镇"})])
def test_a_closed_month_names_its_units_by_one_register_in_every_view(
    ledger: Ledger, units: str, names: set[str]
) -> None:
    terms = AskedTerms(units=units)
    assert {row.group for row in ledger.progress(JUNE, by="unit", terms=terms).progress.rows} == names
    assert {line.about.unit for line in ledger.lags(JUNE, terms=terms).lists.lines} == names
    table = ledger.targets(JUNE, by="unit", terms=terms).table
    assert {row.group for row in table.rows} == names
    (group,) = ledger.rank(JUNE, by="unit", terms=terms, within=True).ranking.groups
    assert {row.row.group for row in group.rows} == names
    assert group.name == "乡镇和街道"  # by the kind that the register gives to them
