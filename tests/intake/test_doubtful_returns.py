"""What a return leaves open is held or told, never entered as if it had been said."""

import io
from datetime import date

import pytest
from openpyxl import Workbook
from small_office import DAY, REPORT_HEAD, Office, codes, only, report

FARM, SCHOOL, PLANT, ROAD = "云台镇生猪养殖场", "云台镇中心小学", "白衣镇污水处理厂", "喜神至麻石公路改建工程"
HEAD = ["项目名称", "本月完成投资（万元）", "本年累计完成投资（万元）", "开工以来累计完成投资（万元）"]


def workbook(*sheets: tuple[str, list[list[object]], bool]) -> bytes:
    """Sheets by name with their rows; True hides the sheet."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows, hidden in sheets:
        sheet = made.create_sheet(name)
        sheet.sheet_state = "hidden" if hidden else "visible"
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def titled(unit: str, *rows: list[object]) -> list[list[object]]:
    return [[f"{unit}2021年6月重点项目月报表"], HEAD, *rows]


@pytest.mark.parametrize("words", [("待定", "/", "—"), ("", "待定", ""), ("", "", "")])
def test_words_that_leave_every_figure_open_take_no_figure_away(
    office: Office, words: tuple[str, str, str]
) -> None:
    office.take({"云台镇6月.csv": report("云台镇", 6, {FARM: 900, SCHOOL: 300}, "2021年7月1日")})
    later = workbook(("月报", titled("云台镇", [FARM, *words], [SCHOOL, 0, 300, None]), False))
    file = only(office.take({"云台镇6月补.xlsx": later}))
    assert (file.verdict, codes(file)) == ("held", ["N101"])
    assert str(file.findings[0].cell) == "C3"
    assert office.figures() == {("PC-02", 6): 900, ("PC-03", 6): 300}


def test_a_cell_that_cannot_be_read_is_asked_about_once(office: Office) -> None:
    file = only(office.check({"x.csv": report("云台镇", 6, {FARM: "约900万", SCHOOL: 1})}))
    assert codes(file) == ["N103"]


def test_a_total_since_the_start_alone_needs_what_was_completed_before_this_year(office: Office) -> None:
    rows = titled("云台镇", [FARM, None, None, 1500], [SCHOOL, None, 300, 300])
    file = only(office.take({"a.xlsx": workbook(("月报", rows, False))}))
    assert (codes(file), file.findings[0].field, str(file.findings[0].cell)) == (
        ["N101"],
        "completed_ytd",
        "C3",
    )
    told_before = [
        [*line, *([before] if number else [])]
        for number, (line, before) in enumerate(
            zip(rows, ("", "截至2020年底累计完成投资（万元）", 600, 0), strict=True)
        )
    ]
    assert codes(only(office.check({"b.xlsx": workbook(("月报", told_before, False))}))) == ["H207"]
    told_before[2][4] = 1600
    fallen = only(office.check({"c.xlsx": workbook(("月报", told_before, False))}))
    assert codes(fallen)[0] == "N109"
    assert fallen.findings[0].message == (
        "1,600 万元 is more than 开工以来累计完成投资 1,500 万元, of which it is a part."
    )


def test_a_hidden_sheet_is_named_and_not_read(office: Office) -> None:
    seen, old = (
        titled("云台镇", [FARM, None, 900, None], [SCHOOL, None, 300, None]),
        titled("云台镇", [FARM, None, 5, None], [SCHOOL, None, 6, None]),
    )
    file = only(office.take({"a.xlsx": workbook(("月报", seen, False), ("旧表", old, True))}))
    assert (codes(file), file.verdict) == (["L310"], "entered")
    assert office.figures() == {("PC-02", 6): 900, ("PC-03", 6): 300}
    only_hidden = only(office.check({"b.xlsx": workbook(("旧表", old, True), ("空", [["说明"]], False))}))
    assert (only_hidden.verdict, set(codes(only_hidden))) == ("rejected", {"L301", "L310"})


def test_a_project_on_two_sheets_of_one_month_is_held_where_the_sheets_differ(office: Office) -> None:
    first = titled("云台镇", [FARM, None, 900, None], [SCHOOL, None, 300, None])
    second = titled("云台镇", [FARM, None, 90, None], [SCHOOL, None, 300, None])
    file = only(office.take({"a.xlsx": workbook(("月报", first, False), ("月报 (2)", second, False))}))
    assert (file.verdict, codes(file)) == ("held", ["P503"])
    assert (file.findings[0].sheet, file.findings[0].details["row"]) == ("月报 (2)", "月报!3")
    assert office.figures() == {("PC-02", 6): 900, ("PC-03", 6): 300}
    strict = only(
        office.check({"a.xlsx": workbook(("月报", first, False), ("月报 (2)", second, False))}, strict=True)
    )
    assert [one.verdict for one in strict.returns] == ["entered", "rejected"]


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("云台镇6月.csv", "注：无新进展的实行零报告"),
        ("云台镇6月（非零报告）.csv", ""),
        ("云台镇6月零报告.csv", "零报告"),
    ],
)
def test_words_about_nil_returns_drop_no_filled_row(office: Office, name: str, note: str) -> None:
    text = report("云台镇", 6, {FARM: "待定", SCHOOL: 300})
    file = only(office.take({name: f"{text}{note},,,,\n"}))
    assert (file.verdict, codes(file), [one.nil for one in file.returns]) == ("held", ["N101"], [False])
    assert office.figures() == {("PC-03", 6): 300}


def test_rows_that_tell_only_progress_are_kept_beside_a_declaration(office: Office) -> None:
    text = f"云台镇2021年6月重点项目月报\n{REPORT_HEAD}\n{FARM},,,主体封顶,\n{SCHOOL},,,,\n零报告,,,,\n"
    file = only(office.check({"x.csv": text}))
    assert (codes(file), file.returns[0].nil) == (["N101", "N101"], False)


def test_a_row_without_a_unit_is_held_in_a_split_sheet_that_bears_a_label(office: Office) -> None:
    table = f"填报单位：云台镇\n项目名称,填报单位,本年累计完成投资（万元）\n{FARM},云台镇,900\n{PLANT},白衣镇,400\n{SCHOOL},,300\n"
    file = only(office.take({"6月.csv": table}))
    assert "N101" in codes(file)
    assert office.figures() == {("PC-02", 6): 900, ("PC-04", 6): 400}


def test_a_date_after_the_day_of_receipt_is_told_and_that_day_counts(office: Office) -> None:
    text = report("云台镇", 6, {FARM: 900, SCHOOL: 300}, "2021年7月6日")
    file = only(office.take({"a.csv": text}))
    assert (file.verdict, codes(file)) == ("entered", ["D406"])
    (kept,) = [one for one in office.view.returns(2021) if one.form == "report"]
    assert kept.return_date == DAY
    later = report("云台镇", 6, {FARM: 950, SCHOOL: 300}, "2021年7月6日")
    office.take({"b.csv": later}, received_on=date(2021, 7, 6))
    assert office.figures()["PC-02", 6] == 950


def test_a_copy_of_a_return_in_another_file_is_named_as_one_and_changes_nothing(office: Office) -> None:
    told_twice = {FARM: 900, SCHOOL: 300}
    one, other = report("云台镇", 6, told_twice, "2021-07-02"), report("白衣镇", 6, {PLANT: 70}, "2021-07-02")
    outcome = office.check({"a.csv": one, "b.csv": one.replace("月报表", "月报表（报送稿）"), "c.csv": other})
    assert [codes(file) for file in outcome.files] == [[], ["H209"], []]
    (finding,) = outcome.files[1].findings
    assert finding.details["earlier"] == "“a.csv” of this call"
    changed = one.replace("900", "950")
    assert codes(office.check({"a.csv": one, "b.csv": changed}).files[1]) == ["H207"]
