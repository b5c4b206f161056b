import io

import pytest
from openpyxl import Workbook
from small_office import REPORT_HEAD, WAN, Office, codes, only

from projledger.foundation.language import set_language
from projledger.foundation.period import Month
from projledger.intake.wording import Stated, says_nil, stated_periods

FARM, SCHOOL, PLANT, ROAD = "云台镇生猪养殖场", "云台镇中心小学", "白衣镇污水处理厂", "喜神至麻石公路改建工程"
ROWS = f"{REPORT_HEAD}\n{FARM},,900,,\n{SCHOOL},,300,,\n"


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("云台镇6月(1)", [Stated(None, 6)]),
        ("2021-06", [Stated(2021, 6)]),
        ("2021年1—6月完成情况", [Stated(2021, 6)]),
        ("2021年度月报", [Stated(2021, None)]),
        ("填报于2021年7月5日", []),
        ("月报", []),
    ],
)
def test_words_give_months_with_or_without_a_year(text: str, stated: list[Stated]) -> None:
    assert stated_periods(text) == stated


@pytest.mark.parametrize("year", ["二O二O年", "二0二0年", "20年", "2020年"])
def test_a_year_in_words_or_in_short_is_never_taken_for_the_year_that_is_open(
    office: Office, year: str
) -> None:
    file = only(office.check({"x.csv": f"云台镇{year}六月重点项目月报\n{ROWS}"}))
    assert file.returns[0][2] == "2020-06"


@pytest.mark.parametrize("year", ["202年", "2O2l年", "二千零二十年", "20   年"])
def test_a_year_that_cannot_be_read_leaves_the_period_open(office: Office, year: str) -> None:
    file = only(office.check({"x.csv": f"云台镇{year}六月重点项目月报\n{ROWS}"}))
    assert "L305" in codes(file)
    assert file.returns[0][2] is None
    named = only(office.check({"2021年6月.csv": f"云台镇{year}六月重点项目月报\n{ROWS}"}))
    assert named.returns[0][2] == "2021-06"


@pytest.mark.parametrize(
    ("words", "month"), [("2021年元月", "2021-01"), ("1至当月", None), ("1月至本月", None)]
)
def test_a_first_month_by_name_is_read_and_an_open_span_is_not(
    office: Office, words: str, month: str | None
) -> None:
    file = only(office.check({"x.csv": f"云台镇{words}重点项目月报\n{ROWS}"}))
    assert ("L305" in codes(file)) == (month is None)
    assert file.returns[0][2] == month


def test_nothing_to_report_is_declared_in_several_words() -> None:
    assert [says_nil(text) for text in ("零 报 告", "本月无进展。", "无重大问题")] == [True, True, False]


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("云台镇6月.csv", ""),
        ("2021-06/云台镇.csv", ""),
        ("2021年6月.zip/月报/云台镇.csv", ""),
        ("x.csv", "云台镇2021年6月重点项目月报\n"),
        ("x.csv", "填报单位：云台镇人民政府（盖章）,报告期：2021年6月\n"),
        ("6月.csv", "填报单位：云台镇\n"),
        ("2021-07/云台镇6月.csv", ""),
        ("云台镇.csv", "2021年上半年\n"),
    ],
)
def test_unit_and_month_are_found_where_offices_write_them(office: Office, name: str, head: str) -> None:
    file = only(office.check({name: head + ROWS}))
    assert codes(file) == []
    assert file.returns[0][1:3] == ("云台镇人民政府", "2021-06")


@pytest.mark.parametrize(
    ("name", "head", "code", "found"),
    [
        ("云台镇.csv", "", "L305", ""),
        ("云台镇6月.csv", "2021年5月\n", "L306", "title: 2021年5月; file name: 6月"),
        ("6月.csv", "", "U602", ""),
        ("白衣镇6月.csv", "填报单位：云台镇\n", "U603", "label: 云台镇人民政府; file name: 白衣镇人民政府"),
        ("云台镇6月.csv", "填报单位：云台乡\n", "U601", "云台乡"),
    ],
)
def test_what_is_missing_or_contradicts_itself_rejects_the_return(
    office: Office, name: str, head: str, code: str, found: str
) -> None:
    file = only(office.check({name: head + ROWS}))
    assert (file.verdict, codes(file), file.findings[0].found) == ("rejected", [code], found)


def test_a_contradiction_is_told_in_the_language_in_force(office: Office) -> None:
    set_language("zh")
    (finding,) = only(office.check({"云台镇6月.csv": "2021年5月\n" + ROWS})).findings
    assert finding.code == "L306"
    assert "2021年5月" in finding.message


def test_options_settle_what_the_file_does_not_say(office: Office) -> None:
    file = only(office.check({"x.csv": ROWS}, unit="云台镇人民政府", month=Month(2021, 6)))
    assert (file.verdict, codes(file)) == ("entered", [])
    other = only(office.check({"云台镇5月.csv": ROWS}, month=Month(2021, 6)))
    assert codes(other) == ["L306"]
    named = only(office.check({"6月.csv": "填报单位：云台乡\n" + ROWS}, unit="云台镇人民政府"))
    assert codes(named) == []


def test_a_stated_other_year_is_believed_and_an_unstated_one_is_the_offices(office: Office) -> None:
    assert only(office.check({"云台镇2020年12月.csv": ROWS})).returns[0].period == "2020-12"
    assert only(office.check({"云台镇6月.csv": ROWS}, year=2020)).returns[0].period == "2020-06"


def test_a_unit_column_splits_the_sheet_and_blank_units_are_held(office: Office) -> None:
    table = f"项目名称,填报单位,本年累计完成投资（万元）\n{FARM},云台镇,900\n{PLANT},白衣镇,400\n{SCHOOL},,300\n{ROAD},水务局,5\n"
    file = only(office.take({"6月.csv": "编制单位：重点办\n" + table}))
    assert [one[:6] for one in file.returns] == [
        ("report", "云台镇人民政府", "2021-06", "held", 1, 1),
        ("report", "白衣镇人民政府", "2021-06", "entered", 1, 0),
        ("report", "交通运输局", "2021-06", "held", 0, 1),
    ]
    assert codes(file) == ["N101", "U604"]
    assert office.figures() == {("PC-02", 6): 900, ("PC-04", 6): 400}


def test_a_column_of_responsible_units_does_not_contradict_the_unit_that_reports(office: Office) -> None:
    table = f"项目名称,责任单位,本年累计完成投资（万元）\n{FARM},云台镇,900\n{ROAD},交通局,5\n"
    file = only(office.check({"云台镇6月.csv": table}))
    assert [one.unit for one in file.returns] == ["云台镇人民政府"]
    assert set(codes(file)) == {"P504", "P510"}


def test_rows_that_all_name_another_unit_contradict_the_label(office: Office) -> None:
    table = f"填报单位：白衣镇\n项目名称,填报单位,本年累计完成投资（万元）\n{FARM},云台镇,900\n"
    file = only(office.check({"6月.csv": table}))
    assert (file.verdict, codes(file)[0]) == ("rejected", "U603")


def workbook(**sheets: list[list[object]]) -> bytes:
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_sheet_a_month_gives_a_return_a_month_and_summaries_none(office: Office) -> None:
    head = ["项目名称", "本年累计完成投资（万元）"]
    data = workbook(
        **{f"{month}月": [head, [FARM, month * 100], [SCHOOL, month * 10]] for month in (4, 5, 6)},
        汇总=[["项目类别", "项目个数", "总投资（万元）", "本年累计完成投资（万元）"], ["合计", 2, 5800, 660]],
    )
    file = only(office.take({"云台镇1-6月.xlsx": data}))
    assert [(one.period, one.entered) for one in file.returns] == [
        ("2021-04", 2),
        ("2021-05", 2),
        ("2021-06", 2),
    ]
    assert codes(file) == []
    assert office.figures()["PC-02", 5] == 500


def test_projects_spread_over_two_sheets_are_not_missing_in_either(office: Office) -> None:
    head = ["项目名称", "本年累计完成投资（万元）"]
    data = workbook(在建=[head, [FARM, 900]], 前期=[head, [SCHOOL, 0]])
    assert codes(only(office.check({"云台镇6月.xlsx": data}))) == []


@pytest.mark.parametrize(
    "text",
    [
        f"云台镇2021年6月重点项目月报\n{REPORT_HEAD}\n零报告,,,,\n",
        f"云台镇2021年6月重点项目月报\n{REPORT_HEAD}\n{FARM},,,,\n注：本月无进展\n",
        "云台镇2021年6月重点项目月报\n零报告\n",
    ],
)
def test_a_declaration_that_there_is_nothing_to_report_is_a_return(office: Office, text: str) -> None:
    file = only(office.take({"x.csv": text}))
    assert (file.verdict, codes(file), file.returns[0].nil) == ("entered", [], True)
    (kept,) = office.view.returns(2021)[-1:]
    assert (kept.unit, kept.period, kept.nil, kept.entered) == ("云台镇人民政府", "2021-06", True, 0)


def test_an_empty_table_that_declares_nothing_is_asked_for_its_rows(office: Office) -> None:
    file = only(office.check({"云台镇6月.csv": f"云台镇2021年6月\n{REPORT_HEAD}\n"}))
    assert (file.verdict, codes(file)) == ("rejected", ["N101"])


def test_the_return_date_is_read_or_else_the_day_of_receipt(office: Office) -> None:
    office.take(
        {"云台镇6月.csv": "填报日期：2021年7月2日\n" + ROWS, "白衣镇6月.csv": ROWS.replace(FARM, PLANT)}
    )
    dated = {
        one.unit: one.return_date.isoformat() for one in office.view.returns(2021) if one.form == "report"
    }
    assert dated == {"云台镇人民政府": "2021-07-02", "白衣镇人民政府": "2021-07-05"}
    assert office.figures()["PC-02", 6] * WAN == 900 * WAN


def test_a_money_unit_in_the_title_does_not_hide_the_unit_that_it_names(office: Office) -> None:
    text = "云台镇2021年6月重点项目进展情况表（单位：万元）\n项目名称,本年累计完成投资\n云台镇生猪养殖场,900\n云台镇中心小学,300\n"
    file = only(office.check({"x.csv": text}))
    assert (file.verdict, codes(file)) == ("entered", [])
    assert file.returns[0].unit == "云台镇人民政府"


def test_units_of_measure_beside_the_money_unit_name_no_unit(office: Office) -> None:
    text = "云台镇2021年6月重点项目\n单位：个、万元、%\n项目名称,本年累计完成投资\n云台镇生猪养殖场,900\n云台镇中心小学,300\n"
    assert codes(only(office.check({"x.csv": text}))) == []


def test_a_column_of_months_says_the_month_where_all_rows_agree(office: Office) -> None:
    head = "云台镇2021年重点项目（万元）\n月份,项目名称,本年累计完成投资（万元）\n"
    file = only(office.check({"x.csv": head + "6,云台镇生猪养殖场,900\n6月,云台镇中心小学,300\n"}))
    assert (file.verdict, file.returns[0].period) == ("entered", "2021-06")
    mixed = only(office.check({"x.csv": head + "6,云台镇生猪养殖场,900\n5,云台镇中心小学,300\n"}))
    assert "L305" in codes(mixed)


def test_columns_that_compare_with_the_year_before_do_not_say_the_period(office: Office) -> None:
    head = "填报单位,项目名称,2020年1-6月完成投资（万元）,1-6月完成投资（万元）\n"
    file = only(office.check({"6月.csv": f"{head}云台镇,{FARM},700,900\n"}))
    assert codes(file) == ["L312", "P510"]
    assert file.returns[0][1:3] == ("云台镇人民政府", "2021-06")


@pytest.mark.parametrize(
    "title", ["截至2020年12月底累计完成投资（万元）", "开工至2020年12月累计完成投资（万元）"]
)
def test_a_title_that_closes_the_year_before_does_not_say_which_month_is_reported(
    office: Office, title: str
) -> None:
    head = f"填报单位：云台镇\n项目名称,{title},2021年计划投资（万元）,本年累计完成投资（万元）\n"
    file = only(office.check({"表.csv": head + f"{FARM},900,900,300\n"}))
    assert "L305" in codes(file)
    assert file.returns[0].period is None


def test_what_was_completed_by_last_december_does_not_say_the_period(office: Office) -> None:
    head = (
        "填报单位,项目名称,2021年计划投资（万元）,截至2020年12月底累计完成投资（万元）,当月完成投资（万元）\n"
    )
    file = only(office.check({"月报.csv": f"{head}云台镇,{FARM},900,700,20\n"}))
    assert "L305" in codes(file)


def test_a_plan_of_the_next_year_leaves_the_months_of_this_one_in_force(office: Office) -> None:
    titles = "2022年计划投资（万元）,2021年6月累计完成投资（万元）,截至5月底累计完成投资（万元）"
    file = only(office.check({"6月.csv": f"填报单位,项目名称,{titles}\n云台镇,{FARM},900,80,70\n"}))
    assert "L306" not in codes(file)
    assert file.returns[0].period == "2021-06"
