import pytest

from projledger.forms.row_reader import MARKS

YUAN = 10_000


def codes(converted):
    """Return-level codes without the notes on unknown columns, then each row's findings with cells."""
    return [finding.code for finding in converted.findings if finding.code != "L307"]


def row_codes(converted):
    return [(finding.code, str(finding.cell)) for row in converted.rows for finding in row.findings]


def test_a_sound_row_becomes_a_model_with_whole_yuan(converted):
    found = converted("""
填报单位：云台镇||||单位：万元||
项目名称|总投资|本月完成投资|本年累计完成投资|项目状态|实际开工时间|用地缺口（亩）
★甲项目|3.6|1.2亿|'54,583.00|在建|2021.6|25.5
""")
    (row,) = found.rows
    assert codes(found) == row_codes(found) == []
    assert row.values == {
        "project": "甲项目",
        "total_investment": 36_000,
        "completed_month": 120_000_000,
        "completed_ytd": 54_583 * YUAN,
        "status": "在建",
        "actual_start": "2021-06",
        "land_lacking": 2550,
    }
    assert row.model is not None and row.model.completed_ytd == 54_583 * YUAN
    assert str(row.cells["completed_ytd"]) == "D3"
    assert row.raw["completed_month"] == "1.2亿"
    assert row.extra == {MARKS: "★"}
    assert (found.money_unit, found.money_source) == ("万元", "line E1")


def test_every_fault_of_a_row_is_found_at_once_with_its_cell(converted):
    found = converted("""
项目名称|本月完成投资（万元）|本年累计完成投资（万元）|开工以来累计完成投资（万元）|项目状态|实际开工时间|资金缺口（万元）
甲项目|约480万|#REF!|=B3+1|在干|去年|-1
""")
    assert row_codes(found) == [
        ("N103", "B2"), ("N105", "C2"), ("N104", "D2"), ("N110", "E2"), ("D401", "F2"), ("N102", "G2"),
    ]  # fmt: skip
    (row,) = found.rows
    assert row.model is None
    assert row.values == {"project": "甲项目"}
    first = row.findings[0]
    assert (first.sheet, first.field, first.found) == ("月报", "completed_month", "约480万")
    assert "480" in first.remedy and "万元" in first.remedy


def test_a_row_without_its_name_is_asked_about(converted):
    found = converted("项目名称|本年累计完成投资（万元）|项目状态\n甲项目|1|在建\n|5|在建")
    assert row_codes(found) == [("N101", "A3")]


def test_rows_of_which_nothing_is_filled_in_are_left_out(converted):
    found = converted("序号|项目名称|本年累计完成投资（万元）|项目状态\n1|甲项目|1|在建\n2|||\n3|||")
    assert [row.row for row in found.rows] == [2]


def test_the_month_that_was_asked_for_is_taken_of_several_side_by_side(converted):
    text = """
项目名称|总投资（万元）|8月|<|9月|<
^|^|当月完成投资额（万元）|形象进度|当月完成投资额（万元）|形象进度
甲项目|100|1|基础|2|主体
"""
    september = converted(text, month=9)
    (finding,) = september.findings
    assert (finding.code, str(finding.cell), finding.found, finding.details["others"]) == (
        "L312",
        "E2",
        "E 9月/当月完成投资额（万元）、F 9月/形象进度",
        "8月/当月完成投资额（万元）、8月/形象进度",
    )
    assert september.rows[0].values["completed_month"] == 2 * YUAN
    assert september.rows[0].values["physical_progress"] == "主体"
    assert september.rows[0].extra == {"8月/当月完成投资额（万元）": "1", "8月/形象进度": "基础"}
    assert converted(text, month=8).rows[0].values["completed_month"] == YUAN
    none = converted(text, month=10)
    assert codes(none) == ["L309", "L309", "L303"]
    assert none.findings[0].found == "8月/当月完成投资额（万元）、9月/当月完成投资额（万元）"
    unknown = converted(text, month=None)
    assert "L304" not in codes(unknown) and "completed_month" not in unknown.columns


@pytest.mark.parametrize(
    ("title", "month", "expected"),
    [
        ("2021年1-6月完成投资", 6, []),
        ("2020年1-6月完成投资", 6, ["L309", "L303"]),
        ("1-5月完成投资", 6, ["L309", "L303"]),
        ("1-  月完成投资", 6, []),
        ("6月完成投资", 6, []),
        ("5月完成投资", 6, ["L309", "L303"]),
        ("1月完成投资", 1, []),
    ],
)
def test_a_title_of_another_period_is_not_this_figure(converted, title, month, expected):
    found = converted(f"项目名称|{title}（万元）|形象进度\n甲项目|1|基础", month=month)
    assert codes(found) == expected
    if expected:
        assert found.findings[0].details == {"expected": "2021-06"}
        assert "completed_ytd" not in found.columns and "completed_month" not in found.columns


def test_the_plan_of_another_year_is_kept_beside_the_row(converted):
    found = converted(
        "项目名称|2020年计划投资（万元）|2021年计划投资（万元）|本年累计完成投资（万元）\n甲项目|1|2|1"
    )
    assert found.columns["annual_plan"].number == 3
    assert found.rows[0].extra == {"2020年计划投资（万元）": "1"}


def test_last_years_total_is_the_one_of_the_year_before(converted):
    text = "项目名称|至2020年底累计完成投资（万元）|本年累计完成投资（万元）\n甲项目|7|1"
    assert converted(text).rows[0].values["completed_before"] == 7 * YUAN
    assert codes(converted(text, year=2020)) == ["L309"]


def test_a_missing_money_unit_is_asked_for_unless_an_option_gives_it(converted):
    text = "项目名称|总投资|本年累计完成投资|项目状态\n甲项目|100|1|在建"
    found = converted(text)
    assert [(finding.code, str(finding.cell), finding.found) for finding in found.findings] == [
        ("L302", "B1", "总投资"), ("L302", "C1", "本年累计完成投资"),
    ]  # fmt: skip
    assert "completed_ytd" not in found.rows[0].values
    given = converted(text, money_unit="万元")
    assert codes(given) == []
    assert (given.rows[0].values["completed_ytd"], given.money_unit, given.money_source) == (
        YUAN,
        "万元",
        "option",
    )


def test_cells_that_state_their_own_unit_need_no_other(converted):
    found = converted(
        "项目名称|本年累计完成投资|项目状态\n甲项目|1.2亿|在建\n乙项目|300万元|在建\n丙项目||前期"
    )
    assert codes(found) == []
    assert [row.values.get("completed_ytd") for row in found.rows] == [120_000_000, 3_000_000, None]


def test_cells_that_are_no_amounts_do_not_ask_for_a_unit_and_errors_are_still_told(converted):
    found = converted(
        "项目名称|本年累计完成投资|项目状态\n甲项目|1.2亿|在建\n乙项目|0|在建\n丙项目|——|前期\n丁项目|#REF!|在建\n戊项目|'0.00|在建"
    )
    assert codes(found) == []
    assert [row.values.get("completed_ytd") for row in found.rows] == [120_000_000, 0, None, None, 0]
    assert row_codes(found) == [("N105", "B5")]


def test_an_option_does_not_make_dollars_of_yuan(converted):
    found = converted("项目名称|总投资（万美元）|本年累计完成投资（万元）\n甲项目|100|1", money_unit="万元")
    assert [finding.code for finding in found.rows[0].findings] == ["N112"]
    assert "total_investment" not in found.rows[0].values


def test_hundred_millions_and_ten_thousands_stand_in_one_row(converted):
    found = converted(
        "项目名称|总投资（亿元）|年度计划投资（万元）|本年累计完成投资（万元）\n甲项目|1.2|3000|1500"
    )
    assert found.rows[0].values == {
        "project": "甲项目", "total_investment": 120_000_000, "annual_plan": 30_000_000, "completed_ytd": 15_000_000,
    }  # fmt: skip
    assert found.money_unit == "万元、亿元"


def test_two_columns_that_claim_one_amount_are_named(converted):
    found = converted("项目名称|年度累计完成投资（万元）|今年累计完成投资（万元）|形象进度\n甲项目|1|2|基础")
    (finding,) = (finding for finding in found.findings if finding.code == "L304")
    assert finding.details == {"columns": "B、C", "title": "本年累计完成投资"}
    assert "completed_ytd" not in found.columns


@pytest.mark.parametrize("other", ["2021年计划投资（万元）", "本年计划投资（万元）", "年计划投资额（万元）"])
def test_of_two_different_plans_for_one_year_none_is_taken_for_its_title(converted, other):
    text = f"项目名称|年度计划投资（万元）|{other}|本年累计完成投资（万元）\n甲项目|100|{{}}|1"
    assert codes(converted(text.format(100))) == []
    found = converted(text.format(90))
    assert codes(found) == ["L304"] and "annual_plan" not in found.columns


def test_two_columns_that_say_the_same_in_every_row_are_one(converted):
    text = "项目名称|1-6月完成情况|<|形象进度\n^|累计完成投资（万元）|完成投资（万元）|^\n甲项目|1|1|基础\n乙项目|2|{}|基础"
    assert codes(converted(text.format(2))) == []
    assert codes(converted(text.format(3))) == ["L304"]


def test_the_forms_own_title_stands_before_an_alias(converted):
    found = converted("项目名称|责任单位|填报单位|本年累计完成投资（万元）\n甲项目|白衣镇|云台镇|1")
    assert codes(found) == []
    assert found.rows[0].values["unit"] == "云台镇"
    assert found.rows[0].extra == {"责任单位": "白衣镇"}


def test_a_missing_column_is_named_once_and_not_in_every_row(converted):
    found = converted("项目名称|总投资（万元）|建设性质\n甲项目|1|新建\n乙项目|1|新建", month=None)
    missing = [finding.details["title"] for finding in found.findings if finding.code == "L303"]
    assert missing == ["项目级别", "牵头责任单位"]
    assert row_codes(found) == []


def test_a_category_row_gives_level_and_its_address(converted):
    found = converted(
        "序号|项目名称|总投资（万元）|责任单位|年度计划投资（万元）\n一、市级重点项目（1项）|<|<|<|<\n1|甲项目|5|云台镇|3\n二、县级（1项）|<|<|<|<\n2|乙项目|5|白衣镇|——",
        month=None,
    )
    assert codes(found) == []
    assert [(row.values["level"], row.addresses) for row in found.rows] == [
        ("市级", {"level": "月报!A2"}), ("县级", {"level": "月报!A4"}),
    ]  # fmt: skip
    assert "annual_plan" not in found.rows[1].values


def test_unknown_columns_are_noted_and_kept_with_the_row(converted):
    found = converted("序号|项目名称|本年累计完成投资（万元）|联系电话|邮编|邮编\n1●|甲项目|1|123|4|5")
    assert [finding.found for finding in found.findings] == ["联系电话", "邮编", "邮编"]
    assert found.rows[0].extra == {MARKS: "●", "联系电话": "123", "邮编（E列）": "4", "邮编（F列）": "5"}


@pytest.mark.parametrize("mark", ["是", "涉密"])
def test_a_classified_row_is_reported_and_none_of_its_words_kept(converted, mark):
    found = converted(
        f"项目名称|总投资（万元）|项目级别|责任单位|是否涉密\n甲项目|1|县级|云台镇|否\n乙项目|2|县级|云台镇|{mark}",
        month=None,
    )
    (finding,) = found.findings
    assert (finding.code, str(finding.cell), finding.found) == ("P507", "E3", "涉密")
    assert [row.values["name"] for row in found.rows] == ["甲项目"]


def test_a_rate_without_a_plan_may_be_a_division_by_nothing(converted):
    found = converted(
        "项目名称|年度计划投资（万元）|本年累计完成投资（万元）|占年度计划（%）\n甲项目||5|#DIV/0!\n乙项目|5|5|#DIV/0!"
    )
    assert row_codes(found) == [("N105", "D3")]


def test_units_are_read_with_their_kinds_and_defaults(converted):
    found = converted(
        "单位名称|单位类别|简称|是否报送月报|成立日期\n云台镇人民政府|镇|云台镇、云台||\n财政局|部门|财政|否|2021-01-01"
    )
    first, second = (row.model for row in found.rows)
    assert (first.kind, first.short_names, first.owes_return) == ("乡镇", ("云台镇", "云台"), True)
    assert (second.kind, second.owes_return, second.valid_from) == ("县级部门", False, "2021-01-01")


def test_rows_of_another_month_are_not_taken_for_this_one(converted):
    text = "月份|项目名称|本年累计完成投资（万元）|形象进度\n6月|甲项目|1|基础\n{}|乙项目|2|基础"
    assert codes(converted(text.format("2021年6月"))) == codes(converted(text.format(6))) == []
    found = converted(text.format("5月"))
    assert [
        (finding.code, str(finding.cell), finding.found)
        for finding in found.findings
        if finding.code != "L307"
    ] == [("L306", "A3", "月份 5月")]


def test_a_span_of_construction_gives_start_and_finish_of_a_plan(converted):
    found = converted(
        "项目名称|建设起止年限|总投资（万元）|项目级别|责任单位\n甲项目|09.10-11.3|5|县级|云台镇\n乙项目|2010-|5|县级|云台镇\n丙项目|2年|5|县级|云台镇",
        month=None,
    )
    spans = [(row.values.get("planned_start"), row.values.get("planned_finish")) for row in found.rows]
    assert spans == [("2009-10", "2011-03"), ("2010", None), (None, None)]
    assert found.rows[0].addresses["planned_start"] == "月报!B2"
    assert [row.extra["建设起止年限"] for row in found.rows] == ["09.10-11.3", "2010-", "2年"]


def test_a_card_of_one_project_is_a_table_of_one_row(converted):
    found = converted(
        """
在建、新开工项目台账|<|<|<
项目名称|某路改建工程|业主单位|甲公司
项目性质|新建|建设起止年限|2009-2011
项目主要建设目标|改建12公里|<|<
项目总投资额（万元）|1000|2009年累计完成投资（万元）|100
2010年计划完成投资额（万元）|200|1-7月已完成投资额（万元）|约150
""",
        year=2010,
        month=7,
    )
    assert row_codes(found) == [("N103", "D6")]
    assert found.rows[0].values == {
        "project": "某路改建工程",
        "total_investment": 1000 * YUAN,
        "annual_plan": 200 * YUAN,
        "owner": "甲公司",
        "nature": "新建",
        "scope": "改建12公里",
    }
    assert found.rows[0].addresses["annual_plan"] == "月报!B6"


def test_what_a_return_states_of_the_project_is_kept_with_the_row(converted):
    found = converted("""
项目名称|级别|建设性质|行业领域|业主单位|联系县领导|建设起止年限|累计到位资金（万元）|本年累计完成投资（万元）
甲项目|省重点|续建|交通|甲公司|分管副县长|2020.3-2022.6|30|1
""")
    assert codes(found) == row_codes(found) == []
    assert found.rows[0].values == {
        "project": "甲项目", "level": "省级", "nature": "续建", "sector": "交通", "owner": "甲公司", "county_leader": "分管副县长",
        "planned_start": "2020-03", "planned_finish": "2022-06", "funds_received": 30 * YUAN, "completed_ytd": YUAN,
    }  # fmt: skip


def test_words_that_a_merely_stated_field_does_not_admit_stay_beside_the_row(converted):
    found = converted("""
项目名称|级别|建设性质|计划开工时间|累计到位资金|本月计划投资（万元）|本月计划投资（万元）|本年累计完成投资（万元）
甲项目|A类|盘活|手续办完后|30|5|6|1
""")
    assert codes(found) == row_codes(found) == []
    (row,) = found.rows
    assert row.model is not None
    assert row.values == {"project": "甲项目", "completed_ytd": YUAN}
    assert row.extra == {
        "级别": "A类", "建设性质": "盘活", "计划开工时间": "手续办完后", "累计到位资金": "30",
        "本月计划投资（万元）（F列）": "5", "本月计划投资（万元）（G列）": "6",
    }  # fmt: skip


def test_levels_and_sectors_of_category_rows_are_kept_in_a_report(converted):
    found = converted("""
序号|项目名称|本年累计完成投资（万元）|形象进度
一、市级重点项目（1项）|<|<|<
（一）基础设施（1项）|<|<|<
1|甲项目|1|基础
""")
    assert found.rows[0].values["level"] == "市级" and found.rows[0].values["sector"] == "基础设施"
    assert found.rows[0].addresses == {"level": "月报!A2", "sector": "月报!A3"}


def test_a_card_without_a_money_unit_is_asked_about(converted):
    found = converted("项目名称|某路\n总投资|1000\n1-6月完成投资|100\n形象进度|基础\n存在问题|无")
    assert codes(found) == ["L302", "L302"]


@pytest.mark.parametrize(
    "title",
    [
        "自年初累计完成投资",
        "年初至今累计",
        "累计完成",
        "完成投资累计",
        "6月底累计",
        "6月累计完成投资",
        "本年累计",
        "年初至6月底累计完成投资",
    ],
)
def test_common_titles_of_the_years_cumulative_figure_are_read(converted, title):
    found = converted(f"单位：万元||\n项目名称|年计划|{title}\n甲项目|100|40\n")
    assert codes(found) == []
    assert found.rows[0].values == {
        "project": "甲项目",
        "annual_plan": 100 * YUAN,
        "completed_ytd": 40 * YUAN,
    }


def test_the_status_is_read_under_its_parent(converted):
    found = converted("""
单位：万元|||
项目名称|本年累计完成投资|建设情况|<
^|^|状态|形象进度
甲项目|40|在建|封顶
""")
    assert found.rows[0].values["status"] == "在建"


UNTIL = [
    "截止6月累计完成投资",
    "至本年底累计完成投资",
    "截至6月底累计完成投资",
    "截至6月累计完成",
    "目前累计完成投资",
]


@pytest.mark.parametrize("title", UNTIL)
def test_a_cumulative_title_that_does_not_say_since_when_is_settled_by_a_column_since_the_start(
    converted, title
):
    found = converted(f"单位：万元||\n项目名称|{title}|开工以来累计完成投资\n甲项目|40|100\n")
    assert codes(found) == []
    assert found.rows[0].values["completed_ytd"] == 40 * YUAN


@pytest.mark.parametrize("title", [*UNTIL, "截至2021年6月底累计完成投资"])
def test_such_a_title_alone_rejects_the_return_and_beside_the_month_is_left_out_with_a_warning(
    converted, title
):
    alone = converted(f"单位：万元||\n项目名称|形象进度|{title}\n甲项目|封顶|40\n")
    assert sorted(codes(alone)) == ["L303", "L311"]
    assert next(one.found for one in alone.findings if one.code == "L311") == title
    beside = converted(f"单位：万元||\n项目名称|本月完成投资|{title}\n甲项目|4|40\n")
    assert codes(beside) == ["L311"]
    assert 40 * YUAN not in beside.rows[0].values.values()


@pytest.mark.parametrize("title", [*UNTIL, "截至2021年6月底累计完成投资", "累计完成投资"])
def test_beside_the_years_figure_such_a_title_counts_since_the_start_where_the_figures_bear_it_out(
    converted, title
):
    header = f"单位：万元|||\n项目名称|截至上年底累计完成投资|本年累计完成投资|{title}\n"
    found = converted(header + "甲项目|36|4|40\n乙项目|0|5|5\n")
    assert codes(found) == []
    assert [row.values["completed_total"] for row in found.rows] == [40 * YUAN, 5 * YUAN]
    for row in ("甲项目|30|4|40\n", "甲项目|0|4|4\n"):  # no sum of both; or nothing to tell them apart
        assert "L311" in codes(converted(header + row))
    assert "L311" in codes(converted(f"单位：万元||\n项目名称|本年累计完成投资|{title}\n甲项目|40|4\n"))


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("总投资|累计完成投资|完成率", "500|40|8%"),
        ("总投资|累计完成投资|占总投资比例（%）", "500|40|8"),
        ("总投资|年度计划投资|累计完成投资|累计完成投资占总投资比例", "500|90|40|0.08"),
        ("总投资|本月完成投资|截至6月底累计完成投资|占概算（%）", "500|4|40|8"),
    ],
)
def test_a_share_of_the_total_proves_that_a_cumulative_figure_counts_since_the_start(converted, header, row):
    head = f"单位：万元|||\n项目名称|形象进度|{header}\n"
    found = converted(head + f"甲项目|封顶|{row}\n")
    assert codes(found) == []
    assert found.rows[0].values["completed_total"] == 40 * YUAN
    assert "stated_rate" not in found.rows[0].values
    assert (
        "completed_total" not in converted(head + f"甲项目|封顶|{row.replace('40', '50')}\n").rows[0].values
    )


def test_a_quarter_under_the_years_plan_is_not_the_years_plan(converted):
    found = converted(
        """
项目名称|级别|责任单位|总投资（万元）|年度投资计划（万元）|<|<
^|^|^|^|全年|一季度|二季度
甲项目|县级|云台镇|500|100|20|30
""",
        month=None,
    )
    values = found.rows[0].values
    assert (values["annual_plan"], values["plan_03"]) == (100 * YUAN, 20 * YUAN)
    assert values.get("plan_06") is None


@pytest.mark.parametrize("title", ["截至2020年12月底累计完成投资", "截止2020年12月31日累计完成投资", "至2020.12.31累计完成投资", "截至2020年累计完成投资"])  # fmt: skip
def test_what_counts_until_the_last_day_of_the_year_before_was_completed_before(converted, title):
    found = converted(f"单位：万元||\n项目名称|{title}|1月1日至6月30日完成投资\n甲项目|36|4\n")
    assert codes(found) == []
    assert (found.rows[0].values["completed_before"], found.rows[0].values["completed_ytd"]) == (
        36 * YUAN,
        4 * YUAN,
    )


@pytest.mark.parametrize(
    ("header", "row", "read"),
    [
        ("年度计划投资|累计完成投资", "100|40", True),
        ("本月完成投资|累计完成投资额", "4|40", False),  # of this year or of all
        ("年度计划投资|累计完成投资", "100|125", False),  # a quarter more than the year's plan
        ("形象进度|累计完成投资", "基础|40", False),  # nothing else speaks of the year
        ("完成率|累计完成投资", "85%|40", False),  # which may be a share of all that was allotted
        ("占年度计划|累计完成投资", "85%|40", True),
        ("总投资|本月完成投资|累计完成投资", "500|4|40", False),  # of all years, perhaps
        ("年度计划投资|累计完成投资|完成率", "100|40|8%", False),  # another share than the plan's
        ("年度计划投资|累计完成投资", "100|250", False),  # more than twice the year's plan
        (
            "截至上年底累计完成投资|年度计划投资|累计完成投资",
            "30|100|40",
            False,
        ),  # as much as was completed before
        (
            "截至上年底累计完成投资|年度计划投资|累计完成投资",
            "300|100|40",
            True,
        ),  # less: it cannot be since the start
        ("年度计划投资|截至6月底累计完成投资", "100|40", False),
        (
            "年度计划投资|截至6月底累计完成投资|占年度计划（%）",
            "100|40|40",
            True,
        ),  # the stated share proves it
        ("年度计划投资|截至6月底累计完成投资|占年度计划（%）", "100|40|60", False),
    ],
)
def test_what_the_table_shows_settles_since_when_a_cumulative_figure_counts(converted, header, row, read):
    found = converted(f"单位：万元|||\n项目名称|{header}\n甲项目|{row}\n")
    assert ("completed_ytd" in found.columns) is read
    assert ("L311" in codes(found)) is not read


@pytest.mark.parametrize(
    ("title", "values", "field"),
    [
        ("项目性质", "新建|续建", "nature"),
        ("项目性质", "在建|前期", "status"),
        ("项目性质", "续建|前期", "status"),
        ("项目性质", "新建|前期", ""),
        ("项目性质", "新建|盘活", "nature"),
        ("项目性质", "前期|促竣工", ""),
        ("项目类别", "产业|基础设施", "sector"),
        ("项目类别", "在建|停工", "status"),
        ("项目类别", "在建|产业", ""),
        ("开工时间", "2021-03|2020-06", "actual_start"),
        ("开工时间", "2021-03|2021-09", "planned_start"),
        ("竣工时间", "2022-12|2021-06", "planned_finish"),
    ],
)  # fmt: skip
def test_titles_of_two_meanings_are_settled_by_what_stands_below(converted, title, values, field):
    first, second = values.split("|")
    found = converted(f"项目名称|{title}|本年累计完成投资（万元）\n甲项目|{first}|1\n乙项目|{second}|1")
    taken = [name for name, column in found.columns.items() if column.title == title]
    assert taken == ([field] if field else [])
    assert row_codes(found) == []


def test_the_plan_of_another_year_beside_this_years_is_named(converted):
    found = converted(
        "项目名称|2020年度计划投资（万元）|2021年计划（万元）|2021年1-6月完成投资（万元）\n甲项目|100|50|20"
    )
    assert codes(found) == ["L312"]
    assert (found.rows[0].values["annual_plan"], found.findings[0].details["others"]) == (
        50 * YUAN,
        "2020年度计划投资（万元）",
    )
    alone = converted("项目名称|2020年度计划投资（万元）|2021年1-6月完成投资（万元）\n甲项目|100|20")
    assert codes(alone) == ["L309"] and "annual_plan" not in alone.rows[0].values


def test_cumulative_amounts_of_another_kind_stay_a_note(converted):
    found = converted("单位：万元||\n项目名称|本年累计完成投资|累计拨付资金\n甲项目|4|40\n")
    assert [one.code for one in found.findings] == ["L307"]


def test_labels_of_categories_that_stand_for_no_field_stay_with_the_rows(converted):
    found = converted(
        "序号|项目名称|本年累计完成投资（万元）|包联人\n一、市本级（2项）|<|<|<\n（一）续建（2项）|<|<|<\n1|甲项目|1|某甲\n2|乙项目|1|^\n"
    )
    assert [row.extra for row in found.rows] == [{"所属分类": "市本级", "包联人": "某甲"}] * 2
    assert [row.values["nature"] for row in found.rows] == ["续建"] * 2
    assert found.rows[0].addresses == {"nature": "月报!A3"}


def test_a_span_fills_start_and_finish_and_an_unclear_one_is_asked_about(converted):
    found = converted(
        "项目名称|项目级别|总投资（万元）|年度计划投资（万元）|牵头责任单位|建设起止年限\n"
        "甲项目|县级|100|10|云台镇|2020.09-2022.12\n乙项目|县级|100|10|云台镇|36个月\n丙项目|县级|100|10|云台镇|2010-12",
        month=None,
    )
    first, duration, unclear = found.rows
    assert (first.values["planned_start"], first.values["planned_finish"]) == ("2020-09", "2022-12")
    assert first.addresses["planned_finish"] == "月报!F2"
    assert "planned_start" not in {**duration.values, **unclear.values}
    assert (duration.extra["建设起止年限"], duration.findings) == ("36个月", ())
    assert [(one.code, str(one.cell)) for one in unclear.findings] == [("D407", "F4")]
    assert codes(found) == []


def test_a_ledger_of_a_project_in_progress_is_read_as_a_card(converted):
    """The head of DOMAIN 2.8; the months' ten-day grid below is no part of the month's figure."""
    found = converted(
        """
在建、新开工项目台账|<|<|<|<|<
单位：万元|||||
项目名称|某路改建工程|<|业主单位|甲公司|<
项目性质|续建|<|建设起止年限|2009-2011|<
项目主要建设目标|改建12公里|<|<|<|<
项目总投资额（万元）|1000|<|2009年累计完成投资（万元）|100|<
2010年计划完成投资额（万元）|200|<|1-7月已完成投资额（万元）|150|<
形象进度|路基|<|存在问题|征地|<
大干150天|8月|<|<|<|
|上旬|中旬|下旬|小计|
计划完成投资额|10|10|10|30|
实际完成投资额|9|9|9|27|
业主（签名）：|||责任单位（签名）：||
""",
        year=2010,
        month=7,
    )
    assert row_codes(found) == []
    values = found.rows[0].values
    assert {
        name: values[name] for name in ("project", "completed_ytd", "annual_plan", "total_investment")
    } == {
        "project": "某路改建工程",
        "completed_ytd": 150 * YUAN,
        "annual_plan": 200 * YUAN,
        "total_investment": 1000 * YUAN,
    }
    assert (values["nature"], values["owner"], values["problem"]) == ("续建", "甲公司", "征地")
    assert "completed_month" not in values and "month_plan" not in values


def test_a_column_of_money_units_gives_each_row_its_own(converted):
    text = "项目名称|单位|总投资|本年累计完成投资\n甲项目|万元|500|200\n乙项目|亿元|0.5|0.2\n丙项目|^|3|1\n合计||||"
    found = converted(text)
    assert codes(found) == row_codes(found) == []
    assert [row.values["total_investment"] for row in found.rows] == [5_000_000, 50_000_000, 300_000_000]
    assert "unit" not in found.columns
    assert codes(converted(text.replace("|亿元|", "||"), money_unit="元")) == ["L302", "L302"]
    titled = converted("项目名称|单位|总投资（亿元）|本年累计完成投资\n甲项目|万元|5|200")
    assert titled.rows[0].values["total_investment"] == 500_000_000
    named = converted("项目名称|单位|本年累计完成投资（万元）\n甲项目|云台镇|200")
    assert named.rows[0].values["unit"] == "云台镇"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("月报（单位：亿元）|单位：万元\n{}", "A1 月报（单位：亿元）; B1 单位：万元"),
        ("单位：万元|\n{}\n注：金额单位为亿元", "A1 单位：万元; A4 注：金额单位为亿元"),
        ("单位：万元|\n{}\n注：以上金额单位均为亿元", "A1 单位：万元; A4 注：以上金额单位均为亿元"),
        ("单位：万元|\n{}\n说明：本表数据单位为亿元", "A1 单位：万元; A4 说明：本表数据单位为亿元"),
    ],
)
def test_money_units_that_contradict_one_another_are_named(converted, text, found):
    table = text.format("项目名称|本年累计完成投资\n甲项目|200")
    (finding,) = (one for one in converted(table).findings if one.code != "L307")
    assert (finding.code, finding.found) == ("L318", found)
    assert "completed_ytd" not in converted(table).rows[0].values
    stated = table.replace("本年累计完成投资", "本年累计完成投资（万元）")
    assert codes(converted(stated)) == []


def test_a_note_on_one_columns_unit_does_not_contradict_the_line_above(converted):
    found = converted("单位：万元|\n项目名称|本年累计完成投资\n甲项目|200\n注：总投资1亿元（亿元）以上的项目")
    assert codes(found) == []


def test_an_error_or_nought_needs_no_money_unit_where_the_other_cells_state_theirs(converted):
    found = converted("""
填报单位：云台镇||
项目名称|本月完成投资|本年累计完成投资
甲项目|1.2亿|#REF!
乙项目|0|300万
""")
    assert codes(found) == []
    assert row_codes(found) == [("N105", "C3")]
    assert [row.values["completed_month"] for row in found.rows] == [120_000_000, 0]


def test_a_total_whose_cells_state_their_own_units_is_compared(converted):
    rows = "项目名称|本年累计完成投资\n甲项目|1.2亿\n乙项目|300万\n合计|"
    assert codes(converted("填报单位：云台镇|\n" + rows + "12300万")) == []
    assert codes(converted("填报单位：云台镇|\n" + rows + "13300万")) == ["T801"]


def test_a_card_whose_figures_bear_their_units_is_read(converted):
    found = converted(
        """
项目名称：|某路改建工程||建设单位：|甲公司
总投资：|5000万元||年度计划投资：|2000万元
2021年6月完成投资：|100万元||1-6月累计完成投资：|900万元
形象进度：|路基完成|||
"""
    )
    assert row_codes(found) == []
    values = found.rows[0].values
    assert (values["total_investment"], values["completed_ytd"]) == (5000 * YUAN, 900 * YUAN)


def test_a_number_beyond_any_ledger_needs_no_unit_where_the_other_cells_state_theirs(converted):
    found = converted("项目名称|总投资|本年累计完成投资\n甲项目|1亿元|'3万\n乙项目|" + "9" * 40 + "|5万元")
    assert codes(found) == []
    assert [
        (one.code, str(one.cell)) for row in found.rows for one in row.findings if one.code[0] == "N"
    ] == [("N107", "B3")]


def test_a_rate_of_another_year_is_not_taken_for_this_years(converted):
    found = converted(
        """
项目名称 | 本年累计完成投资（万元） | 2020年投资完成率（%）
甲路 | 100 | 96.5
"""
    )
    assert "stated_rate" not in found.columns
    assert [(finding.code, str(finding.cell)) for finding in found.findings] == [("L309", "C1")]
    assert list(found.rows[0].extra.values()) == ["96.5"]


def test_a_filled_cell_whose_unit_is_nowhere_stated_is_not_called_empty(converted):
    found = converted(
        """
项目名称 | 项目级别 | 总投资 | 牵头责任单位
甲路 | 县级 | 500 | 云台镇
乙桥 | 县级 | | 云台镇
"""
    )
    assert [finding.code for finding in found.findings] == ["L302"]
    assert [[finding.code for finding in row.findings] for row in found.rows] == [[], ["N101"]]
    assert [row.model for row in found.rows] == [None, None]


@pytest.mark.parametrize(
    ("rates", "read"),
    [
        (("18.08", "0.22"), ("18.08", "0.22")),
        (("0.18", "0.22"), ("18.00", "22.00")),
        (("18.08%%", "0.22"), ("18.0800", "22.00")),
        (("'18.08", "'0.22"), ("18.08", "0.22")),
    ],
)
def test_one_rate_too_large_for_a_fraction_tells_in_what_the_others_are(converted, rates, read):
    found = converted(
        f"项目名称|本年累计完成投资（万元）|完成比例\n甲项目|10|{rates[0]}\n乙项目|10|{rates[1]}\n"
    )
    assert [f"{row.values['stated_rate']:f}" for row in found.rows] == list(read)


def test_a_column_that_measures_holds_no_words(converted):
    found = converted("项目名称|建设规模（平方米）|本年累计完成投资（万元）\n甲项目|5000|10\n")
    assert "scope" not in found.rows[0].values
    assert found.rows[0].extra == {"建设规模（平方米）": "5000"}


def test_a_column_of_money_units_that_contradicts_the_line_above_the_table_is_asked_about(converted):
    found = converted(
        "单位：万元|||\n项目名称|计量单位|总投资|本年累计完成投资\n甲项目|万元|500|20\n乙项目|亿元|0.5|0.2\n"
    )
    assert codes(found) == ["L318"]
    assert found.rows[0].values["total_investment"] == 500 * YUAN
    assert "total_investment" not in found.rows[1].values


@pytest.mark.parametrize(
    "parts", ["建安工程|征地拆迁", "上旬|中旬", "政府投资|社会投资", "其中：中央|", "建安工程|"]
)
def test_words_right_below_the_titles_of_amounts_are_titles_too(converted, parts):
    found = converted(
        f"项目名称|年度计划投资（万元）|6月完成投资（万元）||形象进度\n||{parts}|\n甲项目|100|4|5|基础\n"
    )
    assert [row.values["project"] for row in found.rows] == ["甲项目"]
    assert "completed_month" not in found.rows[0].values


@pytest.mark.parametrize("row", ["合计|100万|4万|", "|100万|4万|小计", "共计（1个）|100万元|4万元|—"])
def test_a_total_whose_figures_are_texts_is_no_row_of_titles(converted, row):
    found = converted(f"项目名称|年度计划投资|6月完成投资|形象进度\n{row}\n甲项目|100万|4万|基础\n")
    assert [row.values.get("completed_month") for row in found.rows][-1] == 4 * YUAN


def test_a_years_aim_in_figures_is_no_milestone(converted):
    text = "2021年6月月报（万元）\n项目名称|年度目标|本年累计完成投资\n甲路|{}|120\n"
    assert converted(text.format("路基完成")).rows[0].values["milestone"] == "路基完成"
    (row,) = converted(text.format("500")).rows
    assert "milestone" not in row.values and row.extra == {"年度目标": "500"}


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ("甲|30000|60|0.8\n乙|20000|30|0.5\n", None),  # of the year's plan in February
        ("甲|30000|60|0.2\n乙|20000|30|0.15\n", "completed_total"),
        ("甲|30000|60|0\n乙|20000|30|0\n", None),
        ("甲|30000|12500|42\n乙|20000|13000|65\n", "completed_total"),
        ("甲|30000|12500|41.67\n乙|20000|13000|65.4\n", None),
    ],
)
def test_only_a_share_to_its_last_decimal_proves_that_a_sum_counts_since_the_start(converted, body, field):
    found = converted("单位：万元|||\n项目名称|总投资|累计完成投资|完成率%\n" + body)
    assert {name for name in found.columns if name.startswith("completed")} == ({field} - {None})
    assert ("L311" in codes(found)) == (field is None)


def test_a_share_that_is_the_plans_as_well_proves_nothing_of_the_total(converted):
    head = "单位：万元||||\n项目名称|总投资|2021年计划投资|累计完成投资|完成率%\n"
    found = converted(head + "甲|8000|8000|4000|50\n乙|6000||3000|50\n")
    assert "completed_total" not in found.columns
