"""Sheets that name the unit of their rows in rows of their own: each unit's rows are its return."""

from small_office import Office, codes, only

HEAD = "序号,项目名称,本年累计完成投资（万元）,形象进度\n"
FARM, SCHOOL, PLANT = "1,云台镇生猪养殖场,900,x\n", "2,云台镇中心小学,300,x\n", "3,白衣镇污水处理厂,70,x\n"


def test_rows_below_a_units_name_are_its_return(office: Office) -> None:
    file = only(
        office.take({"6月.csv": HEAD + "云台镇,,,\n" + FARM + SCHOOL + "白衣镇人民政府,,,\n" + PLANT})
    )
    assert codes(file) == []
    assert [(one.unit, one.entered) for one in file.returns] == [("云台镇人民政府", 2), ("白衣镇人民政府", 1)]
    assert office.figures() == {("PC-02", 6): 900, ("PC-03", 6): 300, ("PC-04", 6): 70}


def test_an_unregistered_unit_is_asked_about_once_and_its_rows_wait(office: Office) -> None:
    file = only(office.take({"6月.csv": HEAD + "水利局,,,\n" + FARM + SCHOOL + "白衣镇,,,\n" + PLANT}))
    assert [(item.code, str(item.cell), item.found) for item in file.findings] == [("U604", "A2", "水利局")]
    assert office.figures() == {("PC-04", 6): 70}


def test_in_a_return_whose_unit_is_known_a_strange_place_only_groups_the_rows(office: Office) -> None:
    file = only(office.take({"云台镇6月.csv": HEAD + "石门镇,,,\n" + FARM + SCHOOL}))
    assert (file.verdict, codes(file)) == ("entered", [])
    assert office.figures() == {("PC-02", 6): 900, ("PC-03", 6): 300}


def test_a_register_in_the_same_call_knows_the_units_of_categories(bare_office: Office) -> None:
    from small_office import PLAN, UNITS

    report = HEAD + "云台镇,,,\n" + FARM + "白衣镇,,,\n" + PLANT
    outcome = bare_office.take({"单位.csv": UNITS, "计划.csv": PLAN, "6月.csv": report})
    assert [file.verdict for file in outcome.files] == ["entered"] * 3
    assert bare_office.figures() == {("PC-02", 6): 900, ("PC-04", 6): 70}
