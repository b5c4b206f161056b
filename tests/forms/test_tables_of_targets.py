"""Tables of targets for units as offices lay them out: titles, totals, quarters that may be cumulative or not."""

from decimal import Decimal

import pytest
from text_sheets import sheet

from projledger.forms.convert import Converted, convert
from projledger.forms.register import FORMS
from projledger.forms.titles import vocabulary
from projledger.foundation.money import MONEY_UNITS
from projledger.layout.find import tables
from projledger.layout.table import Table

UNITS = {"云台镇", "麻石镇", "交通运输局"}
WAN = MONEY_UNITS["万元"]
#: Titles that mean a month's end, with the field that they must be read as.
ENDS = {
    "3月底目标（亿元）": "amount_03",
    "截至3月底累计目标（万元）": "amount_03",
    "一季度目标任务（万元）": "amount_03",
    "第一季度末累计应完成投资（万元）": "amount_03",
    "上半年目标（万元）": "amount_06",
    "6月底累计完成目标（万元）": "amount_06",
    "1-6月投资任务（万元）": "amount_06",
    "三季度末目标（万元）": "amount_09",
    "前三季度计划目标（万元）": "amount_09",
    "1—12月累计目标（万元）": "amount_12",
    "6月底目标（%）": "percent_06",
    "上半年应完成比例": "percent_06",
    "截至三季度末进度目标（%）": "percent_09",
}


def found(text: str, form: str = "") -> list[Table]:
    return tables(sheet(text), vocabulary(form, UNITS.__contains__))


def read(text: str, form: str = "") -> Converted:
    (table,) = found(text, form)
    assert table.form == "targets"
    return convert(FORMS["targets"], table, period_year=2021, period_month=None, sheet="目标")


def codes(text: str) -> list[tuple[str, str]]:
    return [(one.code, str(one.cell)) for one in read(text).findings if one.code != "L307"]


@pytest.mark.parametrize("title", ENDS)
def test_whatever_the_title_calls_it_the_field_is_that_of_the_last_month(title: str) -> None:
    came = read(f"2021年分单位目标任务表\n责任单位|{title}\n云台镇|30\n麻石镇|20")
    assert set(came.columns) == {"lead_unit", ENDS[title]}


@pytest.mark.parametrize(
    "title", ["2021年完成投资", "下半年目标（万元）", "6月底目标项目数（个）", "次年一季度目标"]
)
def test_what_is_no_target_by_a_months_end_is_not_taken_for_one(title: str) -> None:
    came = found(f"2021年分单位目标任务表\n责任单位|一季度目标（万元）|{title}\n云台镇|30|70\n麻石镇|20|80")
    assert {column.field for table in came for column in table.columns if column.title == title} <= {""}


def test_under_a_title_of_targets_mere_times_are_period_ends() -> None:
    text = "投资目标任务分解表\n单位：万元\n单位|全年任务|一季度|上半年|前三季度\n云台镇|400|100|200|300"
    assert set(read(text).columns) == {"lead_unit", "annual_plan", "amount_03", "amount_06", "amount_09"}


def test_titles_on_two_levels_are_put_together() -> None:
    text = "单位|各期末累计目标（万元）|<\n^|3月底|6月底\n云台镇|100|200\n麻石镇|50|90"
    came = read(text)
    assert [row.values for row in came.rows] == [
        {"lead_unit": "云台镇", "amount_03": 100 * WAN, "amount_06": 200 * WAN},
        {"lead_unit": "麻石镇", "amount_03": 50 * WAN, "amount_06": 90 * WAN},
    ]


@pytest.mark.parametrize("serials", [("1", "2", "3"), ("", "1", "2"), ("", "", ""), ("一", "二", "三")])
def test_a_units_row_is_no_total_whatever_stands_in_place_of_its_number(serials: tuple[str, ...]) -> None:
    rows = zip(serials, ("云台镇", "市本级", "交通运输局"), (30, 20, 50), strict=True)
    lines = "\n".join(f"{serial}|{unit}|{amount}" for serial, unit, amount in rows)
    text = f"序号|单位|一季度目标（万元）\n|合计|100\n{lines}"
    assert codes(text) == []
    assert [row.values["lead_unit"] for row in read(text).rows] == ["云台镇", "市本级", "交通运输局"]


def test_a_unit_numbered_in_its_own_cell_is_a_row_and_its_number_no_part_of_its_name() -> None:
    came = read("单位|一季度目标（万元）\n一、云台镇|30\n二、麻石镇|20\n合计|50")
    assert [row.values["lead_unit"] for row in came.rows] == ["云台镇", "麻石镇"]


def test_a_total_that_is_not_the_sum_is_told_and_never_entered() -> None:
    text = "单位|一季度目标（万元）\n合计|60\n云台镇|30\n麻石镇|20"
    assert codes(text) == [("T801", "B2")]
    assert len(read(text).rows) == 2


def test_cells_of_per_cents_under_a_title_without_a_sign_are_shares() -> None:
    came = read("单位|3月底目标|6月底目标\n云台镇|25%|50%\n麻石镇|20%|45.5%")
    assert set(came.columns) == {"lead_unit", "percent_03", "percent_06"}
    assert came.rows[1].values["percent_06"] == Decimal("45.5")


def test_a_money_unit_that_nothing_states_is_asked_for() -> None:
    assert codes("单位|3月底目标\n云台镇|25\n麻石镇|20") == [("L302", "B1")]


QUARTERS = (
    "单位|年度任务（万元）|一季度目标（万元）|二季度目标（万元）|三季度目标（万元）|四季度目标（万元）\n"
)


def test_quarters_that_rise_to_the_years_plan_count_from_january() -> None:
    came = read(QUARTERS + "云台镇|100|20|50|80|100\n麻石镇|60|10|30|45|60")
    assert not [one for one in came.findings if one.code == "L335"]
    assert came.rows[0].values["amount_06"] == 50 * WAN


@pytest.mark.parametrize(
    "rows",
    [
        "云台镇|100|20|30|30|20\n麻石镇|60|10|20|15|15",  # each quarter's own
        "云台镇|100|20|25|27|28",  # its own, and rising
        "云台镇|100|20|50|80|100\n麻石镇|60|10|20|15|15",  # the one this way, the other that way
    ],
)
def test_quarters_that_may_be_their_own_amounts_are_asked_about(rows: str) -> None:
    assert codes(QUARTERS + rows) == [("L335", "D1")]


def test_without_the_years_end_nothing_proves_a_quarter_cumulative() -> None:
    assert codes("单位|一季度目标（万元）|二季度目标（万元）\n云台镇|20|50") == [("L335", "C1")]


@pytest.mark.parametrize(
    "text",
    [
        "2021年项目投资目标表\n项目名称|责任单位|总投资（万元）|年度计划投资（万元）|一季度目标（万元）\n某路|云台镇|900|100|20",
        "目标完成情况表\n单位|年度目标（万元）|一季度目标（万元）|一季度完成投资（万元）\n云台镇|100|20|15",
        "重点项目汇总表\n单位|项目个数|年度计划投资（万元）|1-3月计划投资（万元）\n云台镇|3|100|20",
    ],
    ids=["a plan of projects", "what was done of targets", "a summary of plans"],
)
def test_tables_that_only_look_alike_are_not_taken_for_targets(text: str) -> None:
    assert "targets" not in {table.form for table in found(text)}


def test_the_summary_is_a_table_of_targets_where_the_clerk_says_so() -> None:
    text = "重点项目汇总表\n单位|项目个数|年度计划投资（万元）|1-3月计划投资（万元）\n云台镇|3|100|20"
    assert set(read(text, "targets").columns) == {"lead_unit", "annual_plan", "amount_03"}
