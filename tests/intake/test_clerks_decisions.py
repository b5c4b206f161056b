from dataclasses import replace

import pytest
from openpyxl import load_workbook
from small_office import DAY, WAN, Office, codes, only, report

from projledger.foundation.errors import Refused, UnknownName, UsageError
from projledger.foundation.period import Month
from projledger.intake import decisions, rulings
from projledger.intake.entering import enter
from projledger.returns.questions import (
    DECISION,
    PROJECT,
    open_questions,
    question_columns,
    questions_workbook,
)

FARM, SCHOOL, PLANT, ROAD = "云台镇生猪养殖场", "云台镇中心小学", "白衣镇污水处理厂", "喜神至麻石公路改建工程"
JUNE = Month(2021, 6)


def held_return(office: Office, text: str) -> int:
    number = only(office.take({"云台镇6月.csv": text})).submission
    assert number is not None
    return number


def test_an_alias_enters_the_held_rows_that_bear_it(office: Office) -> None:
    held_return(office, report("云台镇", 6, {"云台生猪养殖厂": 900, SCHOOL: 300}))
    ruling = rulings.alias_project(office.view, "云台生猪养殖厂", office.project("PC-02"), received_on=DAY)
    assert [row.name for row in ruling.entered] == ["云台生猪养殖厂"]
    assert ruling.submission is not None
    office.book.post([ruling.submission])
    assert office.figures() == {("PC-02", 6): 900, ("PC-03", 6): 300}
    assert (
        only(
            office.check({"云台镇5月.csv": report("云台镇", 5, {"云台生猪养殖厂": 900, SCHOOL: 300})})
        ).verdict
        == "entered"
    )


def test_a_row_with_another_fault_stays_held_when_its_name_is_settled(office: Office) -> None:
    held_return(office, report("云台镇", 6, {"云台生猪养殖厂": "约900", SCHOOL: 300}))
    ruling = rulings.alias_project(office.view, "云台生猪养殖厂", office.project("PC-02"), received_on=DAY)
    assert (ruling.entered, len(ruling.refused)) == ((), 1)
    assert ruling.submission is not None
    assert (len(ruling.submission.aliases), ruling.submission.rulings) == (1, ())


def test_a_name_of_another_project_is_refused(office: Office) -> None:
    with pytest.raises(Refused, match="PC-03"):
        rulings.alias_project(office.view, SCHOOL, office.project("PC-02"), received_on=DAY)
    with pytest.raises(Refused, match="already"):
        rulings.alias_project(office.view, FARM, office.project("PC-02"), received_on=DAY)


def test_a_units_alias_names_the_returns_to_import_again(office: Office) -> None:
    text = report("云台乡", 6, {FARM: 900, SCHOOL: 300})
    assert codes(only(office.take({"6月.csv": text}))) == ["U601"]
    ruling = rulings.alias_unit(office.view, "云台乡", "云台镇人民政府", received_on=DAY)
    assert "云台镇人民政府" in ruling.notes[0]
    assert "6月.csv" in ruling.notes[1]
    assert ruling.submission is not None
    office.book.post([ruling.submission])
    assert only(office.take({"6月.csv": text})).verdict == "entered"
    with pytest.raises(Refused):
        rulings.alias_unit(office.view, "白衣镇", "云台镇人民政府", received_on=DAY)


def test_accept_enters_whole_rows_and_says_what_the_others_lack(office: Office) -> None:
    table = report("云台镇", 6, {FARM: 900, SCHOOL: "约300", "污水厂": 5}).replace(
        "项目名称,", "项目状态,项目名称,"
    )
    table = (
        table.replace(f"{FARM},", f"未开工,{FARM},")
        .replace(f"{SCHOOL},", f",{SCHOOL},")
        .replace("污水厂,", ",污水厂,")
    )
    number = held_return(office, table)
    assert len(office.view.held()) == 3
    ruling = rulings.accept(office.view, number, reason="已电话核实", received_on=DAY)
    assert [row.name for row in ruling.entered] == [FARM]
    assert [one.missing for one in ruling.refused] == [
        "it gives no figure that can be read",
        "its project is not known; use `projledger alias` or the list of questions",
    ]
    assert ruling.submission is not None
    office.book.post([ruling.submission])
    assert office.figures() == {("PC-02", 6): 900}


def test_accept_refuses_what_is_not_held(office: Office) -> None:
    number = held_return(office, report("云台镇", 6, {FARM: 900, SCHOOL: "约300"}))
    with pytest.raises(UnknownName, match="99"):
        rulings.accept(office.view, 99, reason="", received_on=DAY)
    with pytest.raises(Refused):
        rulings.accept(office.view, 1, reason="", received_on=DAY)
    with pytest.raises(UnknownName, match="Row 77"):
        rulings.accept(office.view, number, reason="", received_on=DAY, rows=[77])


def answered_list(office: Office, *answers: tuple[str, str | None]) -> bytes:
    """The list of open questions with a decision, and a project where it is given, for each row."""
    import io

    questions = open_questions(office.view.held("report"), office.view.known(2021, DAY))
    assert len(questions) == len(answers)
    book = load_workbook(io.BytesIO(questions_workbook(questions)))
    sheet = book["待核对"]
    columns = question_columns()
    first = (
        next(row for row in range(1, 12) if sheet.cell(row, columns.of(DECISION).number).value == DECISION)
        + 1
    )
    for row, (decision, project) in enumerate(answers, start=first):
        sheet.cell(row, columns.of(DECISION).number).value = decision
        if project is not None:
            sheet.cell(row, columns.of(PROJECT).number).value = project
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_the_filled_list_of_questions_is_imported_like_any_file(office: Office) -> None:
    held_return(
        office, report("云台镇", 6, {"云台镇生猪养殖厂": 900, "中心小学": 300, "敬老院": 7, "体育馆": 8})
    )
    answers = answered_list(
        office, ("同一项目", None), ("同一项目", "PC-03"), ("新项目", None), ("不收", None)
    )
    file = only(office.take({"待核对.xlsx": answers}))
    assert (codes(file), file.verdict) == (["G904"], "entered")
    assert office.figures() == {("PC-02", 6): 900, ("PC-03", 6): 300}
    assert [row.name for row in office.view.held()] == ["敬老院"]
    assert {(alias.name, alias.key) for alias in office.view.aliases()} == {
        ("云台镇生猪养殖厂", "2"),
        ("中心小学", "3"),
    }
    again = only(office.check({"待核对2.xlsx": answers + b"\0"}))
    assert set(codes(again)) <= {"G903", "G904", "F005"}


def test_an_answer_that_names_no_project_fits_no_question(office: Office) -> None:
    held_return(office, report("云台镇", 6, {"敬老院": 7, FARM: 1, SCHOOL: 1}))
    file = only(office.take({"待核对.xlsx": answered_list(office, ("同一项目", "PC-77"))}))
    assert (codes(file), file.findings[0].found) == (["G902"], "PC-77")


def test_a_clerks_figure_stands_until_a_return_comes(office: Office) -> None:
    entering = enter(
        office.view,
        office.settings,
        office.project("PC-02"),
        JUNE,
        {"completed_ytd": "0.09亿", "项目状态": "在建"},
        source="电话",
        reason="月报未到",
        received_on=DAY,
    )
    assert entering.submission is not None
    assert entering.values["completed_ytd"] == 900 * WAN
    office.book.post([entering.submission])
    (figure,) = office.view.figures(2021, JUNE)
    assert (figure.flash, figure.source.stated, figure.values["status"]) == (True, "电话", "在建")
    office.take({"云台镇6月.csv": report("云台镇", 6, {FARM: 950, SCHOOL: 1}, "2021年7月2日")})
    assert office.figures()["PC-02", 6] == 950


def test_a_clerks_figure_is_checked_like_a_row(office: Office) -> None:
    def given(**values: str) -> list[str]:
        entering = enter(
            office.view,
            office.settings,
            office.project("PC-02"),
            JUNE,
            values,
            source="电话",
            reason="",
            received_on=DAY,
        )
        return [finding.code for finding in entering.findings]

    assert given(completed_ytd="约480") == ["N103"]
    assert given(completed_ytd="900", completed_month="901") == ["N109"]
    assert given(completed_ytd="900", status="未开工") == ["S703"]
    assert given(completed_ytd="6000") == ["N111"] or given(completed_ytd="6000") == []
    assert given(problem="征地") == []
    with pytest.raises(UnknownName, match="completed_ytd"):
        given(complete="1")
    with pytest.raises(UsageError):
        given()
    with pytest.raises(UsageError):
        given(completed_ytd="待定")


def test_a_clerks_figure_below_last_months_is_told(office: Office) -> None:
    office.take({"云台镇5月.csv": report("云台镇", 5, {FARM: 950, SCHOOL: 1})})
    entering = enter(
        office.view,
        office.settings,
        office.project("PC-02"),
        JUNE,
        {"completed_ytd": "900"},
        source="电话",
        reason="",
        received_on=DAY,
    )
    assert [finding.code for finding in entering.findings] == ["H201"]
    assert entering.submission is not None


def test_a_month_is_closed_once_and_only_with_returns(office: Office) -> None:
    with pytest.raises(Refused, match="2021-06"):
        decisions.close_month(office.view, JUNE, received_on=DAY)
    office.take({"云台镇6月.csv": report("云台镇", 6, {FARM: 950, SCHOOL: 1})})
    (number,) = office.book.post([decisions.close_month(office.view, JUNE, received_on=DAY)])
    assert office.view.closed() == {"2021-06": number}
    with pytest.raises(Refused, match=str(number)):
        decisions.close_month(office.view, JUNE, received_on=DAY)


def test_undo_takes_a_submission_out_once(office: Office) -> None:
    number = held_return(office, report("云台镇", 6, {FARM: 950, SCHOOL: 1}))
    office.book.post([decisions.undo(office.view, number, reason="报错", received_on=DAY)])
    assert office.figures() == {}
    with pytest.raises(Refused):
        decisions.undo(office.view, number, reason="", received_on=DAY)
    with pytest.raises(UnknownName):
        decisions.undo(office.view, 99, reason="", received_on=DAY)
    assert (
        only(office.take({"云台镇6月.csv": report("云台镇", 6, {FARM: 950, SCHOOL: 1})})).verdict == "entered"
    )


def test_an_answer_needs_the_row_to_be_held_still(office: Office) -> None:
    held_return(office, report("云台镇", 6, {"云台镇生猪养殖厂": 900, SCHOOL: 300}))
    answers = answered_list(office, ("同一项目", None))
    ruling = rulings.alias_project(office.view, "云台镇生猪养殖厂", office.project("PC-02"), received_on=DAY)
    assert ruling.submission is not None
    office.book.post([replace(ruling.submission)])
    assert codes(only(office.check({"待核对.xlsx": answers}))) == ["G903"]


def test_an_answer_about_a_row_of_a_replaced_return_teaches_the_name_and_enters_nothing(
    office: Office,
) -> None:
    held_return(office, report("云台镇", 6, {"云台镇生猪养殖厂": 900, SCHOOL: 300}, "2021年7月1日"))
    answers = answered_list(office, ("同一项目", None))
    office.take({"更正.csv": report("云台镇", 6, {SCHOOL: 310}, "2021年7月3日")})
    file = only(office.take({"待核对.xlsx": answers}))
    assert (file.verdict, codes(file)) == ("entered", ["G903"])
    assert office.figures() == {("PC-03", 6): 310}
    assert [alias.name for alias in office.view.aliases()] == ["云台镇生猪养殖厂"]


def test_a_negative_figure_is_called_negative_when_it_is_to_be_accepted(office: Office) -> None:
    number = held_return(office, report("云台镇", 6, {FARM: -900, SCHOOL: 300}))
    text = report("云台镇", 6, {FARM: 1, SCHOOL: -3}).replace(f"{SCHOOL},,", f"{SCHOOL},5,")
    both = held_return(office, text)
    assert [
        rulings.accept(office.view, one, reason="", received_on=DAY).refused[0].missing
        for one in (number, both)
    ] == ["本年累计完成投资 is below zero; `projledger enter` takes the right figure"] * 2
