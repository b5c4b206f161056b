"""The header rows of DOMAIN 2, and variations of where and how they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projledger.layout.table import Table


def mapped(table: Table) -> dict[str, int]:
    return {column.field: column.number for column in table.columns if column.field}


def column(table: Table, field: str):
    return next(column for column in table.columns if column.field == field)


def test_a_yearly_list_under_two_levels_is_a_report_because_it_states_progress(find):
    (table,) = find("""
古雷港经济开发区2010年项目明细表|<|<|<|<|<|<|<|<|<|<|<|<|<|<|<|<|<|<|<
序号|项目名称|项目性质|建设内容及规模|建设起止时间|总投资⏎（万元）|至2009年底累计完成投资（万元）|2010年计划投资⏎（万元）|2010年1-7月完成投资（万元）|后五个月项目进度关键节点的安排|大干150天力争完成的投资额（万元）|项目业主单位|<|<|<|市或县挂钩责任单位|<|<|<|市挂钩领导
^|^|^|^|^|^|^|^|^|^|^|业主名称|负责人|联系人|电话|单位名称|责任人|联络员|电话|^
1|甲项目|新建|标准厂房|2009-2011|500|100|150|50|封顶|20|甲公司||||云台镇||||
""")
    assert (table.form, table.header) == ("report", (2, 3))
    assert mapped(table) == {
        "project": 2, "nature": 3, "scope": 4, "total_investment": 6, "completed_before": 7, "annual_plan": 8, "completed_ytd": 9,
        "campaign_target": 11, "owner": 12, "unit": 16, "county_leader": 20,
    }  # fmt: skip
    assert column(table, "completed_ytd").months == (1, 7)
    assert column(table, "completed_before").year == 2009
    assert [item.title for item in table.columns if item.number == 15] == ["项目业主单位/电话"]


def test_the_same_list_without_progress_is_a_plan(find):
    (table,) = find("""
序号|项目名称|项目性质|建设内容及规模|总投资⏎（万元）|至2009年底累计完成投资（万元）|2010年计划投资⏎（万元）|项目业主单位|<|市或县挂钩责任单位|<
^|^|^|^|^|^|^|业主名称|电话|单位名称|电话
1|甲项目|新建|标准厂房|500|100|150|甲公司||云台镇|
""")
    assert table.form == "plan"
    assert mapped(table) == {
        "name": 2, "nature": 3, "scope": 4, "total_investment": 5, "completed_before": 6, "annual_plan": 7, "owner": 8, "lead_unit": 10,
    }  # fmt: skip


def test_months_side_by_side_all_claim_the_month(find):
    (table,) = find("""
项目名称|总投资（万元）|8月|<|9月|<|全年完成投资额（万元）
^|^|当月完成投资额（万元）|形象进度|当月完成投资额（万元）|形象进度|^
甲项目|100|1|基础|2|主体|3
""")
    assert [item.months for item in table.doubles["completed_month"]] == [(8, 8), (9, 9)]
    assert [item.number for item in table.doubles["physical_progress"]] == [4, 6]


def test_a_monthly_report_with_the_period_in_its_parent_titles(find):
    (table,) = find("""
重点项目月报表|<|<|<|<|<|<|<|<
序号|项目名称|总投资(万元)|开工至上一年度底累计完成投资|2010年 计划投资(万元)|2010年实际完成情况|<|<|建设单位 及责任人
^|^|^|^|^|1-3月实际完成投资(万元)|完成投资占年计划%|1-3月实际形象进度|^
1●|甲项目|500|1|1|1|45.83%%|基础|甲公司
""")
    assert table.header == (2, 3)
    assert mapped(table) == {
        "project": 2, "total_investment": 3, "completed_before": 4, "annual_plan": 5, "completed_ytd": 6, "stated_rate": 7, "physical_progress": 8,
    }  # fmt: skip
    assert column(table, "stated_rate").percent


def test_a_header_of_four_levels_keeps_repeated_child_titles_apart(find):
    (table,) = find("""
序号|项目名称|建设性质|建设规模及内容|政府直接投资项目|<|<|<|<|<|<|年度工作目标|项目责任单位|备注
^|^|^|^|总投资|截至上年底完成投资|本年度计划投资及资金来源|<|<|<|<|^|^|^
^|^|^|^|^|^|合计|中央|市级|<|县区及管委会|^|^|^
^|^|^|^|^|^|^|^|小计|财政|^|^|^|^
1|甲项目|新建|厂房|100|10|20|1|1|1|1|目标|云台镇|
""")
    assert (table.form, table.header) == ("plan", (1, 4))
    assert column(table, "total_investment").title == "政府直接投资项目/总投资"
    assert column(table, "completed_before").number == 6
    titles = [item.title for item in table.columns]
    assert "政府直接投资项目/本年度计划投资及资金来源/市级/小计" in titles


def test_merely_blank_cells_make_levels_as_merges_do(find):
    (table,) = find("""
序号|项目名称|完成投资（万元）||项目状态|备注
||本月|本年累计||
1|甲项目|10|60|在建|
""")
    assert table.header == (1, 2)
    assert mapped(table) == {"project": 2, "completed_month": 3, "completed_ytd": 4, "status": 5, "remark": 6}
    assert column(table, "completed_ytd").title == "完成投资（万元）/本年累计"
    assert column(table, "completed_ytd").money.unit == "万元"


def test_a_title_split_over_two_cells_is_put_together(find):
    (table,) = find("""
序号|项目|2021年|本年累计
|名称|计划投资（万元）|完成投资（万元）
1|甲项目|10|60
""")
    assert mapped(table) == {"project": 2, "annual_plan": 3, "completed_ytd": 4}


def test_a_title_of_known_words_may_be_split_over_two_cells(find):
    (table,) = find("项目|当月已|本年累计实|截止上年\n名称|完成投资|际完成投资|底完成投资\n甲项目|1|2|3\n")
    assert [column.field for column in table.columns] == [
        "project",
        "completed_month",
        "completed_ytd",
        "completed_before",
    ]


def test_a_parent_row_above_the_names_row_is_part_of_the_header(find):
    (table,) = find("""
||完成情况|<|
序号|项目名称|1-6月完成投资（万元）|形象进度|备注
1|甲项目|10|基础|
""")
    assert table.header == (1, 2)
    assert column(table, "completed_ytd").title == "完成情况/1-6月完成投资（万元）"


def test_a_sentence_above_the_header_is_no_parent_title(find):
    (table,) = find("""
年度计划表|<|<|<|<|<
红色栏目必须填写，其余栏目没有的不填|<|<|<||
填报要求见后|<|<|||
序号|项目名称|总投资（万元）|责任单位|项目级别|备注
1|甲项目|5|云台镇|县级|
""")
    assert table.header == (4, 4)
    assert [item.title for item in table.columns][:2] == ["序号", "项目名称"]


def test_columns_that_are_only_numbered_belong_to_the_header(find):
    (table,) = find("""
项目名称|总投资（万元）|本年累计完成投资（万元）|形象进度
甲|1|2|3
某路|100|50|基础
""")
    assert table.header == (1, 2)
    assert [row.row for row in table.rows] == [3]


def test_names_may_stand_under_an_empty_title(find):
    (table,) = find("""
序号||总投资（万元）|年度计划投资（万元）|本年累计完成投资（万元）
1|某路|100|50|20
2|某桥|100|50|20
""")
    assert column(table, "project").number == 2


def test_names_may_stand_under_an_empty_title_between_others(find):
    (table,) = find("""
序号|2021年完成投资（万元）||项目代码|总投资（万元）|形象进度
|52281|合计||100|
1|52281|某路|A1|100|基础
2|73572|某桥|A2|100|主体
""")
    assert column(table, "project").number == 3


def test_levels_of_headings_that_say_nothing_are_passed_to_the_titles_below(find):
    (table,) = find("""
序号|项目名称|重点项目情况|||||形象进度
||项目投资||总体情况|||
||||投资完成情况|||
||总投资（亿元）|年计划投资额（万元）|3月完成投资（万元）|本年累计完成投资（万元）|开工以来累计完成投资（万元）|
1|甲项目|1|2|3|4|5|基础
""")
    assert table.header == (1, 4)
    assert mapped(table) == {
        "project": 2, "total_investment": 3, "annual_plan": 4, "completed_month": 5, "completed_ytd": 6, "completed_total": 7,
        "physical_progress": 8,
    }  # fmt: skip


def test_a_first_project_of_words_only_is_no_level_of_the_header(find):
    (table,) = find("""
项目名称|项目状态|形象进度|存在问题|本年累计完成投资（万元）
甲项目|前期|投资完成情况|征地|
乙项目|在建|基础|无|5
""")
    assert table.header == (1, 1)
    assert [row.row for row in table.rows if row.kind == "project"] == [2, 3]


def test_a_title_merged_over_number_and_name_belongs_to_the_names(find):
    (table,) = find("""
项目名称|<|总投资（万元）|本年累计完成投资（万元）
1|某路|100|50
2|某桥|100|50
""")
    assert column(table, "project").number == 2


def test_two_total_columns_are_reported_as_claiming_one_field(find):
    (table,) = find("""
项目名称|政府直接投资项目|<|PPP项目|<|责任单位
^|总投资|计划投资|总投资|计划投资|^
某路|100|50|1|1|云台镇
""")
    assert [item.number for item in table.doubles["total_investment"]] == [2, 4]


@pytest.mark.parametrize(
    "text",
    [
        "|项目个数（项）|总投资(万元）|年度计划 投资(万元）|1～  月 完成投资\n合计|100|1|1|1",
        "地区|项目数|总投资|2016年投资计划|2016本年度累计完成投资\n云台镇|69|2791654|698579|338395",
    ],
)
def test_a_summary_that_counts_projects_is_no_return(find, text):
    assert find(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "填表说明\n一、请按月填报。\n二、项目名称须与计划一致。",
        "栏目|说明\n项目名称|与计划一致\n总投资|批复的总投资",
        "姓名|电话\n张|1",
        "栏目|必填|怎样填|举例\n项目名称|是|全称|某路\n总投资|是|批复的总投资|36000\n责任单位|是|简称|云台镇\n形象进度||一两句话|基础\n存在问题||没有的不填|无",
        "项目名称|与计划一致\n总投资|批复的总投资\n形象进度|一两句话\n存在问题|没有的不填\n责任单位|写简称",
    ],
)
def test_a_sheet_without_a_known_header_has_no_table(find, text):
    assert find(text) == []


HEADER = "序号|项目名称|项目状态|年度计划投资（万元）|本年累计完成投资（万元）|形象进度"
BODY = "1|甲项目|在建|500|100|基础\n2|乙项目|在建|500|100|基础"


@given(above=st.integers(0, 29), left=st.integers(0, 8), blank=st.integers(0, 3))
def test_the_header_is_found_wherever_it_stands(find, above, left, blank):
    shift = "|" * left
    lines = ["|"] * above + [shift + HEADER] + ["|"] * blank + [shift + line for line in BODY.splitlines()]
    (table,) = find("\n".join(lines))
    assert table.header == (above + 1, above + 1)
    assert mapped(table)["completed_ytd"] == left + 5
    assert [row.row for row in table.rows if row.kind == "project"] == [above + blank + 2, above + blank + 3]


def test_single_titles_below_one_another_are_levels_of_a_header_that_is_merely_blank(find):
    (table,) = find(
        "项目名称|级别|总体情况||竣工时间|总投资（万元）|责任单位\n"
        "||政府直接投资项目\n"
        "||基本情况\n"
        "||建设规模及内容|项目属地\n"
        "甲项目|县级|改建公路|云台镇|2021年12月|100|交通运输局\n"
    )
    assert table.header == (1, 4)
    assert {column.field for column in table.columns} >= {
        "name",
        "scope",
        "place",
        "total_investment",
        "lead_unit",
    }


def test_a_column_without_a_title_behind_the_code_holds_the_names(find):
    (table,) = find(
        "序号|项目代码||建设性质|总投资（万元）|年度计划投资（万元）|责任单位\n1|A-1|甲项目|新建|100|50|交通运输局\n"
    )
    assert next(column.number for column in table.columns if column.field == "name") == 3


def test_what_was_completed_in_an_earlier_year_makes_no_report_of_a_plan(find):
    (table,) = find(
        "项目名称|2023年完成投资（万元）|项目级别|总投资（万元）|2024年投资计划（万元）|责任单位\n甲项目|5|县级|100|50|交通运输局\n"
    )
    assert table.form == "plan"


@pytest.mark.parametrize(
    ("above", "titles"),
    [
        ("2024年重点项目投资计划表", "2023年完成投资（万元）|总投资（万元）|本年度投资计划（万元）"),
        ("重点项目投资计划表", "2023年完成投资（万元）|到2023年底累计完成投资（万元）|年计划投资额（万元）"),
    ],
)
def test_the_planned_year_is_told_by_other_titles_or_by_the_lines_above(find, above, titles):
    (table,) = find(f"{above}\n项目名称|项目级别|{titles}|责任单位\n甲项目|县级|5|100|50|交通运输局\n")
    assert table.form == "plan"
    assert next(column.field for column in table.columns if column.title.startswith("2023年完成")) == ""


def test_a_past_year_may_stand_above_what_was_completed_in_it(find):
    (table,) = find(
        "2024年重点项目名单\n项目名称|项目级别|2023年|总投资（万元）|年度|责任单位\n"
        "||完成投资（万元）||计划投资（万元）\n甲项目|县级|5|100|50|交通运输局\n"
    )
    assert table.form == "plan"


@pytest.mark.parametrize("above", ["2023年重点项目进展情况表", "填报日期：2024年1月", "2022年、2024年项目"])
def test_the_year_completed_stays_a_report_where_the_planned_year_is_the_same_or_open(find, above):
    (table,) = find(
        f"{above}\n项目名称|2023年完成投资（万元）|总投资（万元）|年度计划投资（万元）|责任单位\n甲项目|5|100|50|交通运输局\n"
    )
    assert table.form == "report"


def test_a_unit_below_a_title_takes_no_title_from_the_column_before(find):
    (table,) = find(
        "项目名称|投资情况|||责任单位\n|总投资|2024年|2023年计划投资\n||计划投资\n|万元|万元|万元\n甲项目|100|50|40|交通运输局\n"
    )
    assert [column.title for column in table.columns][1:4] == [
        "投资情况/总投资/万元",
        "投资情况/2024年/计划投资/万元",
        "投资情况/2023年计划投资/万元",
    ]


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("2021年7月重点项目推进情况一览表", "report"),
        ("重点项目投资计划完成情况表", "report"),
        ("2021年重点项目投资计划表", "plan"),
        ("2021年重点项目推进计划表", "plan"),
        ("重点项目名单", "plan"),
    ],
)
def test_a_table_titled_a_report_is_no_plan_though_its_completed_amounts_bear_unknown_titles(
    find, title, form
):
    (table,) = find(
        f"{title}\n项目名称|项目级别|建设内容及规模|总投资（万元）|年度计划投资（万元）|牵头单位|目前进展情况|投资做了多少\n"
        "甲项目|县级|改建公路|100|50|交通运输局|基础|5\n"
    )
    assert table.form == form


def test_a_parent_that_says_only_investment_takes_nothing_from_its_children(find):
    (table,) = find("项目名称|投资及进度|<\n^|当月投资（万元）|总投资（万元）\n甲项目|5|100\n")
    assert [column.field for column in table.columns] == ["project", "completed_month", "total_investment"]


def test_a_category_with_its_numeral_in_a_cell_of_its_own_is_no_level_of_the_header(find):
    (table,) = find(
        "序号||建设性质|总投资（万元）|本年累计完成投资（万元）\n一|市级（1项）|||\n1|甲项目|新建|5|2\n"
    )
    assert table.header == (1, 1)
    assert [row.kind.value for row in table.rows] == ["category", "project"]


def test_a_total_may_be_stated_by_an_estimate_of_either_kind(find):
    (table,) = find("项目名称|总投资（估、概算）（万元）|本年累计完成投资（万元）\n甲项目|5|2\n")
    assert [column.field for column in table.columns] == ["project", "total_investment", "completed_ytd"]


def test_what_was_completed_in_the_year_before_makes_no_report_of_a_plan(find):
    (table,) = find("""
2021年重点项目年度计划表
项目名称|总投资（万元）|2020年度累计完成投资（万元）|年度计划投资（万元）|牵头责任单位
甲路|500|100|150|云台镇
""")
    assert table.form == "plan"


@pytest.mark.parametrize("title", ["项目进展情况", "2021年7-8月项目推进情况", "形象进度", "项目概况"])
@pytest.mark.parametrize("line", ["", "单位：万元|||填报单位：云台镇\n"])
def test_a_sheets_title_that_might_be_a_columns_is_no_level_of_the_header(find, title, line):
    (table,) = find(f"{title}|||\n{line}序号|项目名称|总投资|本年累计完成投资\n1|甲项目|5|2\n")
    assert [column.title for column in table.columns] == ["序号", "项目名称", "总投资", "本年累计完成投资"]


def test_titles_merged_down_beside_belong_to_the_levels_between(find):
    (table,) = find("""
重点项目进展情况表|<|<|<
序号|重点项目情况|<|<
^|总体情况|<|<
^|总投资（万元）|形象进度|9月累计完成投资（万元）
^|^|^|^
1|500|路基|10
""")
    assert table.header[0] == 2
    assert [column.title.split("/")[0] for column in table.columns][:2] == ["序号", "重点项目情况"]


def test_a_row_with_units_in_brackets_belongs_to_the_header(find):
    (table,) = find("""
序号|项目|1-6月实际|形象进度|道路里程|静态投资
|名称|完成投资||（公里）|（单位：元）
1|甲路|10|路基|5|200
""")
    assert table.header == (1, 2)
    assert mapped(table) == {"project": 2, "completed_ytd": 3, "physical_progress": 4}


def test_an_upper_level_may_only_title_the_columns_that_the_lower_one_leaves_blank(find):
    header = "序||基本情况||期限|投资||1-6月完成情况||附注\n||建设性质|建设内容及规模||项目总投资额|2021年计划投资|6月完成投资|形象进度|\n"
    (table,) = find(
        f"2021年6月月报（万元）\n{header}1|甲路|新建|路|2020-2021|500|100|6|基础|\n{header}2|乙路|新建|路|2020-2021|500|100|6|基础|\n"
    )
    assert table.header == (2, 3)
    assert [row.values[2].text for row in table.rows] == ["甲路", "乙路"]
    (table,) = find("云台镇|||||2021年6月|||万元\n||建设性质||总投资|本月完成投资\n1|甲路|新建|路|500|6\n")
    assert table.header == (2, 2)


def test_a_total_whose_figures_state_their_unit_is_no_level_of_the_header(find):
    (table,) = find("""
序号||项目级别|政府直接投资项目|<|备注
^||^|总投资|2021年度计划投资额|^
共计|||509042.04万元|272380.56万元|
1|甲路|县级|500万元|100万元|
2|乙桥|市级|600万元|200万元|
""")
    assert table.header == (1, 2)
    assert [row.kind for row in table.rows] == ["total", "project", "project"]


def test_the_word_name_below_the_title_of_the_names_belongs_to_the_header(find):
    (table,) = find("""
序号|项目|项目级别|总投资/万元|年计划|责任单位
|名称|||完成投资/万元|
1|甲路|县级|500|100|云台镇
""")
    assert table.header == (1, 2)
    assert mapped(table)["annual_plan"] == 5
