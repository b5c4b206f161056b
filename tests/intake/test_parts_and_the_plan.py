"""A project and its parts in one return: the plan says which of them is entered."""

from small_office import Office, codes, only

HEAD = "云台镇2021年6月重点项目月报\n序号,项目名称,本年累计完成投资（万元）,形象进度\n"
FARM, SCHOOL = "云台镇生猪养殖场", "云台镇中心小学"


def test_parts_that_the_plan_does_not_know_are_left_to_the_project_that_it_knows(office: Office) -> None:
    text = HEAD + f"1,{FARM},900,施工\n1.1,猪舍,600,施工\n1.2,道路,300,施工\n2,{SCHOOL},300,施工\n"
    file = only(office.take({"x.csv": text}))
    assert (file.verdict, codes(file)) == ("entered", ["T804"])
    assert (file.findings[0].found, file.findings[0].details) == (FARM, {"row": "3", "rows": "4、5"})
    assert office.figures() == {("PC-02", 6): 900, ("PC-03", 6): 300}


def test_parts_that_the_plan_knows_are_entered_and_not_the_row_that_sums_them_up(office: Office) -> None:
    text = (
        HEAD + f"1,云台镇打捆项目,1200,施工\n1.1,{FARM},900,施工\n1.2,{SCHOOL},300,施工\n合计（1个）,,1200\n"
    )
    file = only(office.take({"x.csv": text}))
    assert (file.verdict, codes(file)) == ("entered", [])
    assert office.figures() == {("PC-02", 6): 900, ("PC-03", 6): 300}


def test_where_the_plan_knows_neither_the_row_is_held_and_nothing_counts_twice(office: Office) -> None:
    text = HEAD + f"1,产业园项目,1200,施工\n1.1,厂房,900,施工\n1.2,{SCHOOL},300,施工\n"
    file = only(office.take({"x.csv": text}))
    assert file.verdict == "held"
    assert {"T804", "P510"} <= set(codes(file))
    assert office.figures() == {}


def test_a_part_that_the_plan_knows_beside_the_row_above_is_entered_too(office: Office) -> None:
    text = HEAD + f"1,{FARM},900,施工\n1.1,{SCHOOL},300,施工\n"
    file = only(office.take({"x.csv": text}))
    assert (file.verdict, codes(file)) == ("entered", [])
    assert office.figures() == {("PC-02", 6): 900, ("PC-03", 6): 300}


def test_a_project_of_the_plan_behind_the_words_of_which_is_entered(office: Office) -> None:
    text = HEAD + f"1,{FARM},900,施工\n其中：,{SCHOOL},300,施工\n"
    file = only(office.take({"x.csv": text}))
    assert (file.verdict, codes(file)) == ("entered", [])
    assert office.figures() == {("PC-02", 6): 900, ("PC-03", 6): 300}
