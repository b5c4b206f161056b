"""A unit or level written in the first row of a group only, with blanks below it that are not merged."""

from small_office import Office, only

FARM, SCHOOL, PLANT, ROAD = "云台镇生猪养殖场", "云台镇中心小学", "白衣镇污水处理厂", "喜神至麻石公路改建工程"
HEAD = "责任单位,项目名称,本年累计完成投资（万元）,形象进度\n"
PLAN_HEAD = "责任单位,项目级别,项目名称,总投资（万元）,2021年计划投资（万元）\n"


def test_the_register_confirms_whose_row_a_blank_is(office: Office) -> None:
    table = HEAD + f"云台镇,{FARM},900,x\n,{SCHOOL},300,x\n白衣镇,{PLANT},70,x\n,{ROAD},5,x\n"
    file = only(office.take({"6月.csv": table}))
    assert [(item.code, str(item.cell)) for item in file.findings] == [("N101", "A5")]
    assert office.figures() == {("PC-02", 6): 900, ("PC-03", 6): 300, ("PC-04", 6): 70}


def test_in_a_plan_each_blank_is_asked_about_with_the_word_above_it(office: Office) -> None:
    table = PLAN_HEAD + "云台镇,县级,甲路,500,100\n,,乙桥,500,100\n白衣镇,市级,丙厂,500,100\n,,丁站,500,100\n"
    file = only(office.check({"2021年计划.csv": table}))
    asked = [(str(item.cell), item.found) for item in file.findings if item.code == "N121"]
    assert asked == [("B3", "县级"), ("A3", "云台镇"), ("B5", "市级"), ("A5", "白衣镇")]
    assert not any(item.code == "N101" for item in file.findings)


def test_a_column_that_may_be_blank_is_left_blank_and_told_of(office: Office) -> None:
    head = HEAD.replace("责任单位", "项目级别")
    table = head + f"县级,{FARM},900,x\n,{SCHOOL},300,x\n,{PLANT},70,x\n"
    file = only(office.check({"云台镇6月.csv": table}))
    found = [(item.code, str(item.cell), item.details) for item in file.findings if item.code == "L332"]
    assert found == [("L332", "A2", {"rows": "3-4"})]


def test_a_lone_blank_among_repeated_words_is_only_a_blank(office: Office) -> None:
    table = (
        PLAN_HEAD
        + "云台镇,县级,甲路,500,100\n云台镇,县级,乙桥,500,100\n,县级,丙厂,500,100\n,县级,丁站,500,100\n"
    )
    file = only(office.check({"2021年计划.csv": table}))
    assert [(item.code, str(item.cell)) for item in file.findings if item.code[0] == "N"] == [
        ("N101", "A4"),
        ("N101", "A5"),
    ]


def test_a_plan_row_with_a_name_only_is_asked_about_once(office: Office) -> None:
    table = PLAN_HEAD + "云台镇,县级,甲路,500,100\n,,某某综合工程,,\n"
    file = only(office.check({"2021年计划.csv": table}))
    (finding,) = [item for item in file.findings if item.code == "N122"]
    assert (str(finding.cell), finding.found) == ("C3", "某某综合工程")
    assert not any(item.code == "N101" for item in file.findings)
